package funding

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

var croydonCap = SeedCornPolicy{Caps: []AreaCap{{Area: "CRO", Cap: 2_000_00}}}

// R106: the cap is Croydon's, of £2,000, and binds what one project gets.
func TestCheckSeedCornCaps(t *testing.T) {
	const (
		met     = engagement.Met
		notMet  = engagement.NotMet
		unknown = engagement.OutcomeNotKnown
		no      = engagement.NotApplicable
	)
	for _, test := range []struct {
		name   string
		policy SeedCornPolicy
		grants []SeedCornGrant
		want   []engagement.Outcome
	}{
		{"at the cap", croydonCap, []SeedCornGrant{{Area: "CRO", Amount: 2_000_00}}, []engagement.Outcome{met}},
		{"a penny over", croydonCap, []SeedCornGrant{{Area: "CRO", Amount: 2_000_01}}, []engagement.Outcome{notMet}},
		{"another area", croydonCap, []SeedCornGrant{{Area: "BDP", Amount: 7_362_00}}, []engagement.Outcome{no}},
		{"no area stated", croydonCap, []SeedCornGrant{{Amount: 7_362_00}}, []engagement.Outcome{unknown}},
		{"no caps at all", SeedCornPolicy{}, []SeedCornGrant{{Amount: 7_362_00}}, []engagement.Outcome{no}},
		{"amount not known", croydonCap, []SeedCornGrant{{Area: "CRO"}}, []engagement.Outcome{unknown}},
		{"two to one project", croydonCap, []SeedCornGrant{{Area: "CRO", Project: "p", Amount: 1_000_00}, {Area: "CRO", Project: "p", Amount: 1_000_01}},
			[]engagement.Outcome{notMet, notMet}},
		{"two to two projects", croydonCap, []SeedCornGrant{{Area: "CRO", Project: "p", Amount: 1_000_00}, {Area: "CRO", Project: "q", Amount: 1_000_01}},
			[]engagement.Outcome{met, met}},
		{"two to projects not named", croydonCap, []SeedCornGrant{{Area: "CRO", Amount: 2_000_00}, {Area: "CRO", Amount: 2_000_00}}, []engagement.Outcome{met, met}},
		{"one of two not known", croydonCap, []SeedCornGrant{{Area: "CRO", Project: "p", Amount: 1_000_00}, {Area: "CRO", Project: "p"}},
			[]engagement.Outcome{unknown, unknown}},
		{"one over, the other not known", croydonCap, []SeedCornGrant{{Area: "CRO", Project: "p", Amount: 2_000_01}, {Area: "CRO", Project: "p"}},
			[]engagement.Outcome{notMet, notMet}},
		{"a scenario: £5,000", SeedCornPolicy{Caps: []AreaCap{{Area: "BDP", Cap: 5_000_00}}},
			[]SeedCornGrant{{Area: "BDP", Amount: 7_362_00}, {Area: "BDP", Amount: 480_00}}, []engagement.Outcome{notMet, met}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for i := range test.grants {
				test.grants[i].ID = string(rune('a' + i))
			}
			reasons, err := CheckSeedCornCaps(test.policy, test.grants)
			require.NoError(t, err)
			var got []engagement.Outcome
			for i, reason := range reasons {
				got = append(got, reason.Outcome)
				require.Equal(t, "R106", reason.Rule.ID)
				require.Equal(t, test.grants[i].ID, reason.Subject)
			}
			require.Equal(t, test.want, got)
		})
	}
}

func TestCheckSeedCornCaps_problems(t *testing.T) {
	_, err := CheckSeedCornCaps(SeedCornPolicy{Caps: []AreaCap{{Area: "CRO"}, {Area: "CRO", Cap: 1}, {Cap: -1}}},
		[]SeedCornGrant{{ID: "a", Amount: -1}, {ID: "a"}, {}})
	require.EqualError(t, err, `policy.caps[0].cap: £0.00: out of range: a cap is positive; an area without one is left out
policy.caps[1].area: "CRO": duplicate
policy.caps[2].area: missing
policy.caps[2].cap: -£0.01: out of range: a cap is positive; an area without one is left out
grants[0].amount: -£0.01: negative
grants[1].id: "a": duplicate
grants[2].id: missing`)
	_, err = CheckSeedCornCaps(croydonCap, []SeedCornGrant{{ID: "a", Project: "p", Amount: math.MaxInt64}, {ID: "b", Project: "p", Amount: 1}})
	require.ErrorIs(t, err, ErrOverflow)
}

// R106 where only totals are known: 23 grants of £2,000 would be £46,000.
func TestCheckPotCaps(t *testing.T) {
	for _, test := range []struct {
		name string
		pot  Pot
		want engagement.Outcome
	}{
		{"as published", Pot{Area: "CRO", Grants: 23, Total: 45_608_00}, engagement.OutcomeNotKnown},
		{"more than all caps", Pot{Area: "CRO", Grants: 23, Total: 46_000_01}, engagement.NotMet},
		{"all caps", Pot{Area: "CRO", Grants: 23, Total: 46_000_00}, engagement.OutcomeNotKnown},
		{"one grant fewer", Pot{Area: "CRO", Grants: 22, Total: 45_608_00}, engagement.NotMet},
		{"one cap in all", Pot{Area: "CRO", Grants: 23, Total: 2_000_00}, engagement.Met},
		{"the largest is stated", Pot{Area: "CRO", Grants: 23, Total: 45_608_00, Largest: 2_000_00}, engagement.Met},
		{"the largest is above", Pot{Area: "CRO", Grants: 23, Total: 45_608_00, Largest: 2_000_01}, engagement.NotMet},
		{"number not known", Pot{Area: "CRO", Total: 45_608_00}, engagement.OutcomeNotKnown},
		{"total not known", Pot{Area: "CRO", Grants: 23}, engagement.OutcomeNotKnown},
		{"more grants than money", Pot{Area: "CRO", Grants: math.MaxInt64, Total: 45_608_00}, engagement.OutcomeNotKnown},
		{"another area", Pot{Area: "BDP", Grants: 7, Total: 35_000_00}, engagement.NotApplicable},
	} {
		require.Equal(t, test.want, CheckPotCaps(croydonCap, []Pot{test.pot})[0].Outcome, test.name)
	}
}
