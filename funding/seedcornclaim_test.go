package funding

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

// The bounds of a pot are those over every way to make up its total, and facts
// contradict one another just where there is none.
func TestPot_bounds(t *testing.T) {
	contradictions, open := 0, 0
	for grants := int64(1); grants <= 4; grants++ {
		for total := Pence(0); total <= 10; total++ {
			for most := Pence(0); most <= 6; most++ {
				for smallest := Pence(0); smallest <= 5; smallest++ {
					for largest := Pence(0); largest <= 6; largest++ {
						pot := Pot{Grants: grants, Total: total, Cap: most, Smallest: smallest, Largest: largest}
						var low, high bounds
						found := false
						var fill func(left int64, from, rest Pence, first Pence)
						fill = func(left int64, from, rest, first Pence) {
							if left == 0 {
								switch {
								case rest != 0, most > 0 && from > most, smallest > 0 && first != smallest, largest > 0 && from != largest:
								case !found:
									found, low, high = true, bounds{first, first}, bounds{from, from}
								default:
									low = bounds{min(low.least, first), max(low.most, first)}
									high = bounds{min(high.least, from), max(high.most, from)}
								}
								return
							}
							for amount := from; amount <= rest; amount++ {
								lowest := first
								if left == grants {
									lowest = amount
								}
								fill(left-1, amount, rest-amount, lowest)
							}
						}
						fill(grants, 0, total, 0)
						gotLow, gotHigh, err := pot.bounds()
						if !found {
							require.ErrorIs(t, err, engagement.ErrContradicts, "%+v", pot)
							contradictions++
							continue
						}
						require.NoError(t, err, "%+v", pot)
						require.Equal(t, [2]bounds{low, high}, [2]bounds{gotLow, gotHigh}, "%+v", pot)
						if low.least < low.most || high.least < high.most {
							open++
						}
					}
				}
			}
		}
	}
	require.Greater(t, contradictions, 100)
	require.Greater(t, open, 100)
}

// Each part of a claim is decided by the fact it speaks of.
func TestCheckSeedCornClaim(t *testing.T) {
	pots := SeedCornGrants{Pots: []Pot{{ID: "p", Area: "A", Grants: 3, Total: 100, Cap: 40}, {ID: "q", Area: "B"}, {ID: "r", Area: "C", Total: 50}}}
	outcomes := func(c SeedCornClaim) (got []engagement.Outcome) {
		reason, err := CheckSeedCornClaim(pots, c)
		require.NoError(t, err)
		require.Equal(t, engagement.OutcomeOf(reason.Because), reason.Outcome)
		for _, part := range reason.Because {
			require.Equal(t, "R113", part.Rule.ID)
			got = append(got, part.Outcome)
		}
		return got
	}
	const (
		met     = engagement.Met
		notMet  = engagement.NotMet
		unknown = engagement.OutcomeNotKnown
		no      = engagement.NotApplicable
	)
	require.Equal(t, []engagement.Outcome{no, no, no, no}, outcomes(SeedCornClaim{Area: "A"}))
	require.Equal(t, []engagement.Outcome{met, met, unknown, unknown}, outcomes(SeedCornClaim{Area: "A", Grants: 3, Total: 100, Smallest: 20, Largest: 40}))
	require.Equal(t, []engagement.Outcome{notMet, notMet, notMet, notMet}, outcomes(SeedCornClaim{Area: "A", Grants: 2, Total: 101, Smallest: 19, Largest: 41}))
	require.Equal(t, []engagement.Outcome{no, no, notMet, notMet}, outcomes(SeedCornClaim{Area: "A", Smallest: 34, Largest: 33}))
	require.Equal(t, []engagement.Outcome{unknown, met, unknown, unknown}, outcomes(SeedCornClaim{Area: "C", Grants: 3, Total: 50, Smallest: 1, Largest: 50}))
	require.Equal(t, []engagement.Outcome{unknown, unknown, unknown, unknown}, outcomes(SeedCornClaim{Area: "B", Grants: 3, Total: 50, Smallest: 1, Largest: 50}))
	require.Equal(t, []engagement.Outcome{notMet, met, notMet, notMet}, outcomes(SeedCornClaim{Grants: 2, Total: 150, Smallest: 34, Largest: 33}))

	_, err := CheckSeedCornClaim(SeedCornGrants{Pots: []Pot{{Grants: -1}, {ID: "p", Grants: 2, Total: 10, Cap: 4}}}, SeedCornClaim{Grants: -1, Total: -1, Smallest: -1, Largest: -1})
	require.EqualError(t, err, `claim.grants: -1: negative
claim.total: -£0.01: negative
claim.smallest: -£0.01: negative
claim.largest: -£0.01: negative
pots[0].grants: -1: negative
pots[1]: "p": contradicts: 2 grants of £0.10 in all, none above £0.04, the smallest stated £0.00 and the largest £0.00`)
	_, err = CheckSeedCornClaim(SeedCornGrants{Pots: []Pot{{Grants: math.MaxInt64, Total: math.MaxInt64}, {Grants: 1, Total: 1}}}, SeedCornClaim{})
	require.ErrorIs(t, err, ErrOverflow)
}
