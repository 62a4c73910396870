package division

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Estimates lie about the exact awards as their standard errors say: of 300
// problems' claims about one in twenty is off by more than two, and hardly any by
// more than five.
func TestPolicy_Estimate_errors(t *testing.T) {
	r := rand.New(rand.NewPCG(61, 62))
	claimed, offByTwo := 0, 0
	for problem := range 300 {
		claims := make([]funding.Pence, 2+r.IntN(7))
		for i := range claims {
			claims[i] = funding.Pence(1 + r.Int64N(1_000))
		}
		sum, err := total(claims)
		require.NoError(t, err)
		round := bare(1+funding.Pence(r.Int64N(int64(sum)-1)), claims)
		exact, err := RandomArrival.Exact(round)
		require.NoError(t, err)
		got, err := Policy{Division: RandomArrival, Ties: TiesByID}.Estimate(round, uint64(problem), 400)
		require.NoError(t, err)
		means := new(big.Rat)
		for i, mean := range got.Means {
			means.Add(means, mean)
			off, _ := new(big.Rat).Sub(mean, exact[i]).Float64()
			claimed++
			if off*off > 4*got.StandardErrors[i]*got.StandardErrors[i]+1e-12 {
				offByTwo++
			}
			require.LessOrEqual(t, off*off, 36*got.StandardErrors[i]*got.StandardErrors[i]+0.01, "%v", round)
		}
		require.Zero(t, means.Cmp(pence(round.Budget)), "the means are what is awarded")
		require.Equal(t, round.Budget, got.Allocation.Awarded)
	}
	require.Less(t, float64(offByTwo), 0.08*float64(claimed))
	require.Greater(t, float64(offByTwo), 0.02*float64(claimed))
}

// By hand: of 1 among two claims of 1 each order pays one of them, so that with
// equal claims the mean is a half whatever is drawn, without error. With 1 among
// 1 and 2 each is paid in half of the orders: if k of m orders pay the first, the
// mean is k/m, and the variance of the mean k(m-k)/(m²(m-1)).
func TestPolicy_Estimate_byHand(t *testing.T) {
	got, err := Policy{Division: RandomArrival, Ties: TiesByID}.Estimate(bare(1, []funding.Pence{1, 1}), 7, 10)
	require.NoError(t, err)
	requireExactly(t, fractions(t, "1/2", "1/2"), got.Means)
	require.Equal(t, []float64{0, 0}, got.StandardErrors)

	const m = 1_000
	got, err = Policy{Division: RandomArrival}.Estimate(bare(1, []funding.Pence{1, 2}), 7, m)
	require.NoError(t, err)
	k := new(big.Rat).Mul(got.Means[0], big.NewRat(m, 1)).Num().Int64()
	require.InDelta(t, m/2, k, 80)
	variance := float64(k) * float64(m-k) / (m * m * (m - 1))
	require.InEpsilon(t, variance, got.StandardErrors[0]*got.StandardErrors[0], 1e-9)
	require.Equal(t, got.StandardErrors[0], got.StandardErrors[1])
}

// In another order, and however ties are settled, the draw is the same.
func TestPolicy_Estimate_order(t *testing.T) {
	r := rand.New(rand.NewPCG(63, 64))
	for seed := range uint64(50) {
		round := roundFrom(r)
		want, err := Policy{Division: RandomArrival, Ties: TiesByID}.Estimate(round, seed, 20)
		require.NoError(t, err)
		byID := map[string]*big.Rat{}
		for i, claim := range round.Claims {
			byID[claim.ID] = want.Means[i]
		}
		shuffled := round.clone()
		r.Shuffle(len(shuffled.Claims), func(i, j int) {
			shuffled.Claims[i], shuffled.Claims[j] = shuffled.Claims[j], shuffled.Claims[i]
		})
		got, err := Policy{Division: RandomArrival, Ties: TiesByClaim}.Estimate(shuffled, seed, 20)
		require.NoError(t, err)
		for i, claim := range shuffled.Claims {
			require.Zero(t, byID[claim.ID].Cmp(got.Means[i]))
		}
		awards := make([]funding.Pence, len(round.Claims))
		for i, award := range got.Allocation.Awards {
			awards[i] = award.Award
			require.LessOrEqual(t, award.Award, award.Claim)
			require.GreaterOrEqual(t, award.Award, funding.Pence(0))
		}
		given, err := total(awards)
		require.NoError(t, err)
		require.Equal(t, given, got.Allocation.Awarded)
	}
}

func TestPolicy_Estimate_problems(t *testing.T) {
	round := Round{Budget: -1, Claims: []Claim{{ID: "a", Amount: 5}, {ID: "a", Amount: 5}}}
	_, err := Policy{Division: AverageOfAwards, Ties: 9}.Estimate(round, 1, 1)
	require.EqualError(t, err, `budget: -£0.01: negative
claims[1].id: "a": duplicate
ties: unknown word Ties(9)
division: average-of-awards: out of range: only random-arrival is estimated
samples: 1: out of range: a standard error takes at least 2`)
	_, err = Policy{Division: RandomArrival, Ties: TiesByDraw, Seed: 1}.Estimate(bare(1, nil), 1, 2)
	require.EqualError(t, err, "ties: draw: out of range: an estimate settles ties by an order that is not drawn")
	_, err = Policy{Division: RandomArrival, Reserve: 1}.Estimate(bare(1, nil), 1, 2)
	require.EqualError(t, err, "out of range: an estimate is for claims without constraints")
	_, err = Policy{}.Estimate(bare(1, nil), 1, 2)
	require.ErrorIs(t, err, engagement.ErrMissing)
	_, err = Policy{Division: RandomArrival}.Estimate(bare(1, []funding.Pence{1, 1}), 1, mostArrivals)
	require.EqualError(t, err, "samples: 1073741824: over the limit: with 2 claims at most 536870912")
	_, err = Policy{Division: RandomArrival}.Estimate(bare(1, []funding.Pence{1, 1}), 1, 2)
	require.ErrorIs(t, err, engagement.ErrMissing, "a tie decides")
}
