package programme2010

import (
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// R106: the five grants that CL2012 names are within Croydon's cap; a penny more
// on one at the cap is not. Of all 23 only totals are known, £392 below the cap
// for each.
func TestSeedCornCap(t *testing.T) {
	require.Equal(t, []funding.AreaCap{{Area: Croydon, Cap: 2_000_00, Place: "HO2012 Ch.3, Seed-corn grants; Table 2"}}, SeedCornPolicy().Caps)
	grants := SeedCornGrants()
	reasons, err := funding.CheckSeedCornCaps(SeedCornPolicy(), grants)
	require.NoError(t, err)
	require.Len(t, reasons, 5)
	require.Equal(t, engagement.Met, engagement.OutcomeOf(reasons))
	for i, grant := range grants {
		grants := SeedCornGrants()
		grants[i].Amount = 2_000_01
		reasons, err := funding.CheckSeedCornCaps(SeedCornPolicy(), grants)
		require.NoError(t, err)
		require.Equal(t, engagement.NotMet, reasons[i].Outcome)
		require.Equal(t, engagement.NotMet, engagement.OutcomeOf(reasons))
		grants[i].Area = BDP
		reasons, err = funding.CheckSeedCornCaps(SeedCornPolicy(), grants)
		require.NoError(t, err)
		require.Equal(t, engagement.NotApplicable, reasons[i].Outcome, "no cap is stated there")
		require.NotEmpty(t, grant.Place)
	}
	pots := funding.CheckPotCaps(SeedCornPolicy(), SeedCorn().Pots)
	require.Equal(t, engagement.NotApplicable, pots[0].Outcome)
	require.Equal(t, engagement.OutcomeNotKnown, pots[1].Outcome)
	perturbed := SeedCorn().Pots
	perturbed[1].Total += 392_01
	require.Equal(t, engagement.NotMet, funding.CheckPotCaps(SeedCornPolicy(), perturbed)[1].Outcome)
}

// R113: the text and footnote 9 hold, Table 2's range does not. That £480 and
// £7,362 are the smallest and the largest of all thirty follows from Croydon's
// cap and total: 22 grants of £2,000 leave £1,608 for the last.
func TestSeedCornClaims(t *testing.T) {
	want := []engagement.Outcome{engagement.Met, engagement.Met, engagement.Met, engagement.NotMet}
	check := func(s funding.SeedCornGrants) (got []engagement.Outcome) {
		for _, claim := range SeedCornClaims() {
			reason, err := funding.CheckSeedCornClaim(s, claim)
			require.NoError(t, err)
			got = append(got, reason.Outcome)
			require.NotEmpty(t, claim.Place)
		}
		return got
	}
	require.Equal(t, want, check(SeedCorn()))

	table2, err := funding.CheckSeedCornClaim(SeedCorn(), SeedCornClaims()[3])
	require.NoError(t, err)
	require.Equal(t, []string{"smallest", "largest"}, table2.Subjects(engagement.NotMet))
	require.Equal(t, []string{"grants"}, table2.Subjects(engagement.Met), "seven grants in both")
	require.Equal(t, "claimed £500.00, in the pots £480.00 to £480.00", table2.Because[2].Detail())

	// Without the text's range Table 2 could be right: £35,000 fits both.
	open := SeedCorn()
	open.Pots[0].Smallest, open.Pots[0].Largest = 0, 0
	require.Equal(t, []engagement.Outcome{0, engagement.Met, 0, 0}, check(open))

	// A penny or a grant more on either pot, and one end of the range, change
	// the claims that speak of it and no other.
	const no = engagement.NotMet
	for _, test := range []struct {
		name   string
		change func(s *funding.SeedCornGrants)
		want   []engagement.Outcome
	}{
		{"BDP's total", func(s *funding.SeedCornGrants) { s.Pots[0].Total++ }, []engagement.Outcome{no, want[1], no, no}},
		{"BDP's grants", func(s *funding.SeedCornGrants) { s.Pots[0].Grants++ }, []engagement.Outcome{no, want[1], no, no}},
		{"Croydon's total", func(s *funding.SeedCornGrants) { s.Pots[1].Total-- }, []engagement.Outcome{want[0], no, no, no}},
		{"BDP's smallest", func(s *funding.SeedCornGrants) { s.Pots[0].Smallest++ }, []engagement.Outcome{no, want[1], no, no}},
		{"BDP's largest", func(s *funding.SeedCornGrants) { s.Pots[0].Largest-- }, []engagement.Outcome{no, want[1], no, no}},
		// Without the cap a grant in Croydon could be as small or as large.
		{"Croydon's cap", func(s *funding.SeedCornGrants) { s.Pots[1].Cap = 0 }, []engagement.Outcome{want[0], want[1], 0, no}},
	} {
		s := SeedCorn()
		test.change(&s)
		require.Equal(t, test.want, check(s), test.name)
	}
}
