package division

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// hard is the divisions whose exact fractions take as many digits as there are claims.
var hard = []Division{MinimalOverlap, RandomArrival, AverageOfAwards, DominguezThomson}

// exactOf is Exact for claims that are within its limits.
func exactOf(t *testing.T, d Division, budget funding.Pence, claims []funding.Pence) []*big.Rat {
	t.Helper()
	exact, err := d.Exact(bare(budget, claims))
	require.NoError(t, err, "%v of %d among %d", d, int64(budget), claims)
	return exact
}

func smallProblem(t *testing.T, r *rand.Rand) (funding.Pence, []funding.Pence) {
	t.Helper()
	claims := make([]funding.Pence, 2+r.IntN(7))
	scale := 1 + r.Int64N(1_000)
	for i := range claims {
		claims[i] = funding.Pence(r.Int64N(scale + 1))
	}
	sum, err := total(claims)
	require.NoError(t, err)
	return funding.Pence(r.Int64N(int64(sum) + 1)), claims
}

// What the literature proves of these divisions, on exact fractions: all give out
// the budget, between nothing and the claim; larger claims get no less and lose no
// less; more of a budget is less for nobody; a larger claim gets no less; claims
// count up to the budget. Random arrival and the average of awards share losses as
// they share awards (O'Neill 1982; Mirás Calvo and others 2022).
func TestHard_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(71, 72))
	for range 250 {
		budget, claims := smallProblem(t, r)
		sum, err := total(claims)
		require.NoError(t, err)
		for _, d := range hard {
			about := fmt.Sprintf("%v of %d among %d", d, int64(budget), claims)
			exact := exactOf(t, d, budget, claims)
			given := new(big.Rat)
			for i, award := range exact {
				given.Add(given, award)
				lost := new(big.Rat).Sub(pence(claims[i]), award)
				require.True(t, award.Sign() >= 0 && lost.Sign() >= 0, about)
				for k, other := range exact {
					if claims[i] >= claims[k] {
						require.GreaterOrEqual(t, award.Cmp(other), 0, about)
						require.GreaterOrEqual(t, lost.Cmp(new(big.Rat).Sub(pence(claims[k]), other)), 0, about)
					}
				}
			}
			require.Zero(t, given.Cmp(pence(budget)), about)

			more := exactOf(t, d, budget+1+funding.Pence(r.Int64N(20)), claims)
			for i := range more {
				require.GreaterOrEqual(t, more[i].Cmp(exact[i]), 0, about)
			}

			truncated, increased, lacking := make([]funding.Pence, len(claims)), make([]funding.Pence, len(claims)), sum-budget
			for i, claim := range claims {
				truncated[i] = min(claim, budget)
				increased[i] = claim
			}
			requireExactly(t, exact, exactOf(t, d, budget, truncated), about, " with claims up to the budget")
			one := r.IntN(len(claims))
			increased[one] += 1 + funding.Pence(r.Int64N(50))
			require.GreaterOrEqual(t, exactOf(t, d, budget, increased)[one].Cmp(exact[one]), 0, about)

			if d == RandomArrival || d == AverageOfAwards {
				for i, award := range exactOf(t, d, lacking, claims) {
					require.Zero(t, award.Add(award, exact[i]).Cmp(pence(claims[i])), about)
				}
			}
			if d != DominguezThomson && len(claims) == 2 {
				requireExactly(t, exactOf(t, ConcedeAndDivide, budget, claims), exact, about)
			}
		}
	}
}

// Alcalde, Marco and Silva (Social Choice and Welfare 31, 2008): minimal overlap
// of more than the largest claim is Ibn Ezra's of the largest claim, and then the
// rest such that losses are as equal as can be.
func TestMinimalOverlap_twoSteps(t *testing.T) {
	r := rand.New(rand.NewPCG(73, 74))
	checked := 0
	for range 600 {
		budget, claims := smallProblem(t, r)
		largest := funding.Pence(0)
		for _, claim := range claims {
			largest = max(largest, claim)
		}
		if budget <= largest {
			continue
		}
		checked++
		want := exactOf(t, MinimalOverlap, largest, claims)
		lacking := make([]*big.Rat, len(claims))
		for i, claim := range claims {
			lacking[i] = new(big.Rat).Sub(pence(claim), want[i])
		}
		// Of the rest, those who lack most get what they lack beyond a loss: found
		// by trying how many these are.
		for m := 1; m <= len(claims); m++ {
			loss := largestLoss(lacking, m, pence(budget-largest))
			rest := new(big.Rat)
			more := make([]*big.Rat, len(claims))
			for i := range claims {
				more[i] = new(big.Rat).Sub(lacking[i], loss)
				if more[i].Sign() < 0 {
					more[i].SetInt64(0)
				}
				rest.Add(rest, more[i])
			}
			if loss.Sign() < 0 || rest.Cmp(pence(budget-largest)) != 0 {
				continue
			}
			for i := range want {
				want[i].Add(want[i], more[i])
			}
			break
		}
		requireExactly(t, want, exactOf(t, MinimalOverlap, budget, claims), budget, claims)
	}
	require.Greater(t, checked, 150)
}

// largestLoss is what each of the m who lack most is left without if they share
// the rest.
func largestLoss(lacking []*big.Rat, m int, rest *big.Rat) *big.Rat {
	sorted := append([]*big.Rat(nil), lacking...)
	for i := range sorted {
		for k := i + 1; k < len(sorted); k++ {
			if sorted[k].Cmp(sorted[i]) > 0 {
				sorted[i], sorted[k] = sorted[k], sorted[i]
			}
		}
	}
	loss := new(big.Rat).Neg(rest)
	for _, lack := range sorted[:m] {
		loss.Add(loss, lack)
	}
	return loss.Quo(loss, big.NewRat(int64(m), 1))
}

// What is returned is the caller's to change, whatever else it is used for.
func TestHard_fresh(t *testing.T) {
	for _, d := range hard {
		claims := []funding.Pence{70, 70, 30, 0, 0}
		want := exactOf(t, d, 90, claims)
		got := exactOf(t, d, 90, claims)
		for i := range got {
			got[i].SetInt64(-1)
			for k := i + 1; k < len(got); k++ {
				require.Zero(t, got[k].Cmp(want[k]), "%v: award %d changed with %d", d, k, i)
			}
		}
		require.Equal(t, []funding.Pence{70, 70, 30, 0, 0}, claims)
	}
}

// FuzzDivide_hard holds the divisions to their laws where amounts are far apart.
func FuzzDivide_hard(f *testing.F) {
	f.Add(uint64(1)<<59, []byte{1, 0, 255, 60, 7, 0, 7, 0})
	f.Add(uint64(99), []byte{200, 0, 100, 0, 50, 0, 49, 1})
	f.Add(uint64(7), []byte{200, 0, 100, 0, 50, 0, 49, 1, 3, 3})
	f.Add(uint64(1)<<40, []byte{200, 30, 100, 31, 50, 32})
	f.Fuzz(func(t *testing.T, budget uint64, data []byte) {
		var claims []funding.Pence
		for i := 0; i+1 < len(data) && len(claims) < 12; i += 2 {
			claims = append(claims, funding.Pence(data[i])<<(data[i+1]%56))
		}
		sum, err := total(claims)
		if err != nil {
			return
		}
		round := bare(funding.Pence(budget%(uint64(sum)+1)), claims)
		d := hard[len(data)/2%len(hard)]
		awards, err := d.Divide(round.Budget, claims)
		if err != nil {
			t.Fatalf("%v of %+v: %v", d, round, err)
		}
		checkLaws(t, d, round, awards)
		exact, err := d.Exact(round)
		if errors.Is(err, engagement.ErrLimit) && d == DominguezThomson {
			return
		}
		require.NoError(t, err)
		require.Equal(t, wholePence(exact), awards, "%v of %+v", d, round)
	})
}
