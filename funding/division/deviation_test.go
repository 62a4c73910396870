package division

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// given makes an allocation of bare claims and awards, whoever may have made it.
func given(claims, awards []funding.Pence) Allocation {
	var a Allocation
	for i, claim := range claims {
		a.Awards = append(a.Awards, Award{ID: fmt.Sprint(i), Claim: claim, Award: awards[i]})
		a.Awarded += awards[i]
	}
	a.Budget = a.Awarded
	return a
}

func rats(values []*big.Rat) (text []string) {
	for _, value := range values {
		text = append(text, value.RatString())
	}
	return text
}

// The claims of Aumann and Maschler (1985), worked by hand. On 300 the parts
// claimed are 1/6, 1/2 and 1 so far, those given by equal awards 1/3, 2/3 and 1:
// 1 - (1/6·1/3 + 1/3·1 + 1/2·5/3) = -2/9.
func TestAllocation_Deviation(t *testing.T) {
	claims := []funding.Pence{100, 200, 300}
	for _, test := range []struct {
		name                        string
		awards                      []funding.Pence
		deviations                  []string
		misplaced, signed, unsigned string
	}{
		{"proportional", []funding.Pence{50, 100, 150}, []string{"0", "0", "0"}, "0/1", "0/1", "0/1"},
		{"equal awards", []funding.Pence{100, 100, 100}, []string{"50", "0", "-50"}, "1/6", "-2/9", "2/9"},
		{"equal losses", []funding.Pence{0, 100, 200}, []string{"-50", "0", "50"}, "1/6", "2/9", "2/9"},
		{"Talmud of 200", []funding.Pence{50, 75, 75}, []string{"50/3", "25/3", "-25"}, "1/8", "-7/48", "7/48"},
		// Below the diagonal by 1/6 at 1/6, above it by 1/6 at 1/2: triangles of
		// 1/72, 1/72, 1/72 and 1/24.
		{"crossing", []funding.Pence{0, 200, 100}, []string{"-50", "100", "-50"}, "1/3", "-1/18", "1/6"},
	} {
		d, err := given(claims, test.awards).Deviation()
		require.NoError(t, err)
		require.Equal(t, test.deviations, rats(d.Awards), test.name)
		require.Equal(t, []string{test.misplaced, test.signed, test.unsigned}, []string{d.Misplaced.String(), d.Signed.String(), d.Unsigned.String()}, test.name)
	}
	// As large as amounts get: all of the claim that is all but a penny.
	const most = math.MaxInt64
	d, err := given([]funding.Pence{most - 1, 1}, []funding.Pence{most - 1, 0}).Deviation()
	require.NoError(t, err)
	require.Equal(t, []string{fmt.Sprintf("%d/%d", int64(most-1), int64(most)), fmt.Sprintf("-%d/%d", int64(most-1), int64(most))}, rats(d.Awards))
	require.Equal(t, big.NewRat(1, most), d.Misplaced)
	for _, nothing := range []Allocation{{}, given([]funding.Pence{0}, []funding.Pence{0}), given([]funding.Pence{5}, []funding.Pence{0})} {
		d, err := nothing.Deviation()
		require.NoError(t, err)
		require.Equal(t, Deviation{}, d)
	}
	_, err = given([]funding.Pence{-1}, []funding.Pence{-2}).Deviation()
	require.EqualError(t, err, "awards[0].claim: -£0.01: negative\nawards[0].award: -£0.02: negative")
	require.ErrorIs(t, err, engagement.ErrNegative)
	_, err = Allocation{Awards: []Award{{Claim: 1 << 62, Award: 1 << 62}, {Claim: 1 << 62, Award: 1 << 62}}}.Deviation()
	require.EqualError(t, err, "awards.claim: too large: a sum\nawards.award: too large: a sum")
}

// areasSlowly works out the areas from the curve's corners, with the place of
// each crossing.
func areasSlowly(claims, awards []funding.Pence) (misplaced, signed, unsigned *big.Rat) {
	places := make([]int, len(claims))
	claimed, awarded := new(big.Rat), new(big.Rat)
	for i := range claims {
		places[i] = i
		claimed.Add(claimed, pence(claims[i]))
		awarded.Add(awarded, pence(awards[i]))
	}
	slices.SortFunc(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(claims[a], claims[b]), cmp.Compare(awards[a], awards[b]))
	})
	misplaced, signed, unsigned = new(big.Rat), new(big.Rat), new(big.Rat)
	half := big.NewRat(1, 2)
	above := new(big.Rat) // how far the curve is above the diagonal
	for _, i := range places {
		width := new(big.Rat).Quo(pence(claims[i]), claimed)
		rise := new(big.Rat).Sub(new(big.Rat).Quo(pence(awards[i]), awarded), width)
		misplaced.Add(misplaced, new(big.Rat).Mul(half, new(big.Rat).Abs(rise)))
		next := new(big.Rat).Add(above, rise)
		trapezium := func(width, from, to *big.Rat) *big.Rat { // twice its area
			return new(big.Rat).Mul(width, new(big.Rat).Add(from, to))
		}
		signed.Sub(signed, trapezium(width, above, next))
		if above.Sign()*next.Sign() < 0 {
			upTo := new(big.Rat).Quo(new(big.Rat).Mul(width, above), new(big.Rat).Sub(above, next))
			beyond := new(big.Rat).Sub(width, upTo)
			unsigned.Add(unsigned, new(big.Rat).Abs(trapezium(upTo, above, new(big.Rat))))
			unsigned.Add(unsigned, new(big.Rat).Abs(trapezium(beyond, new(big.Rat), next)))
		} else {
			unsigned.Add(unsigned, new(big.Rat).Abs(trapezium(width, above, next)))
		}
		above = next
	}
	return misplaced, signed, unsigned
}

func TestAllocation_Deviation_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(1971, 1))
	one := big.NewRat(1, 1)
	crossed := 0
	for range 400 {
		claims := claimsFrom(r)
		awards := make([]funding.Pence, len(claims))
		for i, claim := range claims {
			awards[i] = funding.Pence(r.Int64N(int64(claim) + 1))
		}
		allocation := given(claims, awards)
		before := slices.Clone(allocation.Awards)
		d, err := allocation.Deviation()
		require.NoError(t, err)
		require.Equal(t, before, allocation.Awards, "the allocation was changed")
		if allocation.Awarded == 0 {
			require.Equal(t, Deviation{}, d)
			continue
		}
		sum := new(big.Rat)
		for _, off := range d.Awards {
			sum.Add(sum, off)
		}
		require.Zero(t, sum.Sign(), "what some are given above their part others lack")

		misplaced, signed, unsigned := areasSlowly(claims, awards)
		require.Zero(t, misplaced.Cmp(d.Misplaced), "%d of %d: %v, want %v", awards, claims, d.Misplaced, misplaced)
		require.Zero(t, signed.Cmp(d.Signed), "%d of %d: %v, want %v", awards, claims, d.Signed, signed)
		require.Zero(t, unsigned.Cmp(d.Unsigned), "%d of %d: %v, want %v", awards, claims, d.Unsigned, unsigned)
		require.LessOrEqual(t, new(big.Rat).Abs(d.Signed).Cmp(d.Unsigned), 0)
		require.LessOrEqual(t, d.Unsigned.Cmp(one), 0)
		require.LessOrEqual(t, d.Misplaced.Cmp(one), 0)
		if new(big.Rat).Abs(d.Signed).Cmp(d.Unsigned) < 0 {
			crossed++
		}

		// In another order it is the same.
		r.Shuffle(len(allocation.Awards), func(i, j int) {
			allocation.Awards[i], allocation.Awards[j] = allocation.Awards[j], allocation.Awards[i]
		})
		again, err := allocation.Deviation()
		require.NoError(t, err)
		require.Equal(t, []*big.Rat{d.Misplaced, d.Signed, d.Unsigned}, []*big.Rat{again.Misplaced, again.Signed, again.Unsigned})
	}
	require.Greater(t, crossed, 50)
}

// In whole pence: proportional has no deviation, equal awards favour smaller
// claims and equal losses larger ones.
func TestAllocation_Deviation_divisions(t *testing.T) {
	r := rand.New(rand.NewPCG(2023, 1))
	for range 500 {
		round := wholeRound(r)
		signs := map[Division][2]int{Proportional: {0, 0}, EqualAwards: {-1, 0}, EqualLosses: {0, 1}}
		for d, sign := range signs {
			allocation, err := Allocate(round, Policy{Division: d, Ties: TiesByID})
			require.NoError(t, err)
			deviation, err := allocation.Deviation()
			require.NoError(t, err)
			if allocation.Awarded == 0 {
				continue
			}
			require.GreaterOrEqual(t, deviation.Signed.Sign(), sign[0], "%v of %+v", d, round)
			require.LessOrEqual(t, deviation.Signed.Sign(), sign[1], "%v of %+v", d, round)
			require.Zero(t, new(big.Rat).Abs(deviation.Signed).Cmp(deviation.Unsigned), "the curve does not cross")
		}
	}
}

// With all claims alike the smaller awards come first: the curve is that of
// Lorenz, and the signed index the Gini coefficient.
func TestAllocation_Deviation_gini(t *testing.T) {
	r := rand.New(rand.NewPCG(2023, 2))
	for range 500 {
		awards := make([]funding.Pence, 1+r.IntN(9))
		claims := make([]funding.Pence, len(awards))
		for i := range awards {
			awards[i], claims[i] = 1+funding.Pence(r.IntN(50)), 50
		}
		d, err := given(claims, awards).Deviation()
		require.NoError(t, err)
		gini, err := Gini(awards)
		require.NoError(t, err)
		require.Zero(t, gini.Cmp(d.Signed))
		require.Zero(t, gini.Cmp(d.Unsigned))
	}
}

// Claims that are given in turn two pence above and below half, the first and
// the last one penny: the curve crosses the diagonal at all but these. Up to so
// many crossings the area is known.
func TestAllocation_Deviation_crossings(t *testing.T) {
	zigzag := func(crossings int) Allocation {
		n := crossings + 2
		claims, awards := make([]funding.Pence, n), make([]funding.Pence, n)
		for i := range n {
			step := funding.Pence(2 - 4*(i%2))
			if i == 0 || i == n-1 {
				step /= 2
			}
			claims[i] = funding.Pence(100*n + 2*i)
			awards[i] = claims[i]/2 + step
		}
		return given(claims, awards)
	}
	most, err := zigzag(mostCrossings).Deviation()
	require.NoError(t, err)
	require.NotNil(t, most.Unsigned)
	claims, awards := zigzag(mostCrossings).amounts()
	_, _, want := areasSlowly(claims, awards)
	require.Zero(t, want.Cmp(most.Unsigned))
	tooMany, err := zigzag(mostCrossings + 1).Deviation()
	require.NoError(t, err)
	require.Nil(t, tooMany.Unsigned)
	require.NotNil(t, tooMany.Signed)
}

func TestAllocation_Holding(t *testing.T) {
	allocation := given([]funding.Pence{100, 200, 300, 0}, []funding.Pence{50, 0, 150, 0})
	even, err := allocation.Holding(func(id string) bool { return id == "0" || id == "2" })
	require.NoError(t, err)
	require.Equal(t, Holding{Claims: 2, Funded: 2, Claimed: 400, Awarded: 200, OfClaimed: big.NewRat(2, 3), OfAwarded: big.NewRat(1, 1), Met: big.NewRat(1, 2)}, even)
	first, err := allocation.Holding(func(id string) bool { return id < "2" })
	require.NoError(t, err)
	require.Equal(t, []int{2, 1}, []int{first.Claims, first.Funded}, "one of the two has nothing")
	nobody, err := allocation.Holding(func(string) bool { return false })
	require.NoError(t, err)
	require.Zero(t, nobody.Claims)
	require.Equal(t, []string{"0", "0"}, rats([]*big.Rat{nobody.OfClaimed, nobody.OfAwarded}))
	require.Nil(t, nobody.Met)
	nothing, err := Allocation{}.Holding(func(string) bool { return true })
	require.NoError(t, err)
	require.Equal(t, Holding{}, nothing)
	_, err = given([]funding.Pence{1}, []funding.Pence{-2}).Holding(func(string) bool { return true })
	require.ErrorIs(t, err, engagement.ErrNegative)
}

// Groups without a claim in common add up to the whole.
func TestAllocation_Holding_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 50))
	for range 500 {
		round := roundFrom(r)
		allocation, err := Allocate(round, Policy{Division: anyDivision(r), Ties: TiesByID})
		require.NoError(t, err)
		group := func(id string) byte { return id[0] % 3 }
		var all Holding
		ofAwarded, ofClaimed := new(big.Rat), new(big.Rat)
		for g := range byte(3) {
			h, err := allocation.Holding(func(id string) bool { return group(id) == g })
			require.NoError(t, err)
			all.Claims += h.Claims
			all.Claimed += h.Claimed
			all.Awarded += h.Awarded
			if allocation.Awarded > 0 {
				ofAwarded.Add(ofAwarded, h.OfAwarded)
				ofClaimed.Add(ofClaimed, h.OfClaimed)
			}
		}
		require.Equal(t, Holding{Claims: len(round.Claims), Claimed: allocation.claimed(), Awarded: allocation.Awarded}, all)
		if allocation.Awarded > 0 {
			require.Equal(t, []string{"1", "1"}, rats([]*big.Rat{ofAwarded, ofClaimed}))
		}
	}
}

func BenchmarkAllocation_Deviation(b *testing.B) {
	for _, n := range benchSizes() {
		allocation := benchAllocation(b, n, EqualAwards)
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := allocation.Deviation(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}

func BenchmarkAllocation_Holding(b *testing.B) {
	for _, n := range benchSizes() {
		allocation := benchAllocation(b, n, EqualAwards)
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := allocation.Holding(func(id string) bool { return id[len(id)-1] == '7' }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}

// benchAllocation is half of what is claimed, shared.
func benchAllocation(b *testing.B, n int, d Division) Allocation {
	b.Helper()
	claims := benchClaims(n)
	sum, err := total(claims)
	require.NoError(b, err)
	awards, err := d.Divide(sum/2, claims)
	require.NoError(b, err)
	return given(claims, awards)
}
