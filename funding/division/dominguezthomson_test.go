package division

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// slowRecursion is the definition, round by round and claim by claim, until what
// is left is shared equally for ever. It gives up after so many rounds.
func slowRecursion(budget funding.Pence, claims []funding.Pence, rounds int) ([]*big.Rat, bool) {
	left, lacking := pence(budget), each(claims, pence)
	awards := each(claims, func(funding.Pence) *big.Rat { return new(big.Rat) })
	n := big.NewRat(int64(len(claims)), 1)
	for range rounds {
		var large []int // claims above nothing, none of them below what is left
		short := false
		for i, claim := range lacking {
			switch {
			case claim.Sign() == 0:
			case claim.Cmp(left) < 0:
				short = true
			default:
				large = append(large, i)
			}
		}
		if !short {
			for _, i := range large {
				awards[i].Add(awards[i], new(big.Rat).Quo(left, big.NewRat(int64(len(large)), 1)))
			}
			return awards, true
		}
		given := new(big.Rat)
		for i, claim := range lacking {
			bound := new(big.Rat).Set(claim)
			if left.Cmp(bound) < 0 {
				bound.Set(left)
			}
			bound.Quo(bound, n)
			awards[i].Add(awards[i], bound)
			claim.Sub(claim, bound)
			given.Add(given, bound)
		}
		left.Sub(left, given)
	}
	return nil, false
}

// By hand. Of 300 among 100, 200 and 300 the rounds give out 200 and 800/9, after
// which the rest of 100/9 is below every claim and is shared equally.
func TestDominguezThomson_byHand(t *testing.T) {
	for _, test := range []struct {
		budget funding.Pence
		claims []funding.Pence
		want   []string
	}{
		{100, []funding.Pence{100, 200, 300}, []string{"100/3", "100/3", "100/3"}},
		{200, []funding.Pence{100, 200, 300}, []string{"400/9", "700/9", "700/9"}},
		{300, []funding.Pence{100, 200, 300}, []string{"1600/27", "2800/27", "3700/27"}},
		{2, []funding.Pence{1, 3}, []string{"3/4", "5/4"}},
		{5, []funding.Pence{0, 9}, []string{"0", "5"}}, // half, a quarter, an eighth of it and so on
		{0, []funding.Pence{0, 9}, []string{"0", "0"}},
	} {
		got, err := DominguezThomson.Exact(bare(test.budget, test.claims))
		require.NoError(t, err)
		requireExactly(t, fractions(t, test.want...), got, test)
	}
}

func TestDominguezThomson_slowly(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	checked := 0
	for range 300 {
		claims := closeClaims(r)
		claims = claims[:min(len(claims), 1+r.IntN(9))]
		budget := budgetFor(r, claims)
		sum, err := total(claims)
		require.NoError(t, err)
		if budget >= sum {
			continue
		}
		want, ok := slowRecursion(budget, claims, 120)
		if !ok {
			continue
		}
		checked++
		got, err := DominguezThomson.Exact(bare(budget, claims))
		require.NoError(t, err)
		requireExactly(t, want, got, budget, claims)
		awards := make([]funding.Pence, len(claims))
		rounded, err := DominguezThomson.divide(awards, budget, sum, claims)
		require.NoError(t, err)
		rounded.settle(awards)
		wantAwards, wantRounded := roundedDown(want)
		require.Equal(t, wantAwards, awards, "%d among %d", int64(budget), claims)
		require.Equal(t, wantRounded, rounded, "%d among %d", int64(budget), claims)

		// Bounds hold the exact awards, and the closer the precision the closer.
		rec := newRecursion(claims, budget, sum)
		for _, precision := range []uint{1, 64, 300} {
			near := rec.near(precision)
			require.LessOrEqual(t, near.slack.BitLen(), 4)
			for i, first := range rec.firsts {
				lower := new(big.Rat).SetFrac(near.awards[i], new(big.Int).Lsh(big.NewInt(1), precision))
				slack := new(big.Rat).SetFrac(near.slack, new(big.Int).Lsh(big.NewInt(1), precision))
				exact := want[rec.order[first].place]
				require.LessOrEqual(t, lower.Cmp(exact), 0)
				require.GreaterOrEqual(t, lower.Add(lower, slack).Cmp(exact), 0)
			}
		}
	}
	require.Greater(t, checked, 150)
}

// One claim far above all others takes rounds without number, and yet everyone
// else surely gets the claim.
func TestDominguezThomson_nearlyFull(t *testing.T) {
	claims := []funding.Pence{1, 1 << 60, 0, 7, 7}
	awards := make([]funding.Pence, len(claims))
	rounded, err := DominguezThomson.divide(awards, 1<<59, 1<<60+15, claims)
	require.NoError(t, err)
	require.Equal(t, []funding.Pence{1, 1<<59 - 15, 0, 7, 7}, awards)
	require.Equal(t, rounding{3, 2, 2}, rounded)
	_, err = DominguezThomson.Exact(bare(1<<59, claims))
	require.ErrorIs(t, err, engagement.ErrLimit)
	require.EqualError(t, err, "claims: over the limit: denominators of Dominguez and Thomson's fractions here take more than 65536 bits")
}

// Many claims: whole pence from bounds are those of the fractions.
func TestDominguezThomson_many(t *testing.T) {
	r := rand.New(rand.NewPCG(43, 44))
	for _, n := range []int{100, 300} {
		claims := make([]funding.Pence, n)
		for i := range claims {
			claims[i] = funding.Pence(r.Int64N(1 << 40))
			if r.IntN(4) == 0 {
				claims[i] = claims[r.IntN(i+1)]
			}
		}
		sum, err := total(claims)
		require.NoError(t, err)
		for _, budget := range []funding.Pence{sum / 7, sum * 4 / 5, sum - 1} {
			exact, err := DominguezThomson.Exact(bare(budget, claims))
			if n > 100 && budget == sum-1 {
				require.ErrorIs(t, err, engagement.ErrLimit, "rounds are many where little is lacking")
				continue
			}
			require.NoError(t, err)
			awards, err := DominguezThomson.Divide(budget, claims)
			require.NoError(t, err)
			require.True(t, slices.Equal(wholePence(exact), awards), "%d among %d claims, seeded", int64(budget), n)
		}
	}
	_, err := DominguezThomson.Exact(bare(5, benchClaims(mostExactClaims+1)))
	require.ErrorIs(t, err, engagement.ErrLimit)
}
