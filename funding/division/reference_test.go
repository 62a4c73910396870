package division

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/funding"
)

// What follows works awards out from other definitions than exact.go: each
// division but three is parametric (Young, Mathematics of Operations Research 12
// (1987)): what a claim gets depends on the claim and one number that is the same
// for all. In fractions, with sorting.

// A parametric is what the claim gets at the level, and the levels at which that
// bends. Top is half of the largest claim.
type parametric struct {
	award func(claim, level, top *big.Rat) *big.Rat
	bends func(claim, top *big.Rat) []*big.Rat
}

var (
	nought = new(big.Rat)
	double = big.NewRat(2, 1)
)

func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func half(a *big.Rat) *big.Rat     { return new(big.Rat).Quo(a, double) }
func twice(a *big.Rat) *big.Rat    { return new(big.Rat).Mul(a, double) }

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// parametrics is as in Thomson (2003), section 5, but for the scale of the level.
var parametrics = map[Division]parametric{
	EqualAwards: {
		func(claim, level, top *big.Rat) *big.Rat { return least(claim, level) },
		func(claim, top *big.Rat) []*big.Rat { return []*big.Rat{nought, claim} },
	},
	EqualLosses: {
		func(claim, level, top *big.Rat) *big.Rat { return most(nought, minus(plus(claim, level), twice(top))) },
		func(claim, top *big.Rat) []*big.Rat { return []*big.Rat{minus(twice(top), claim), twice(top)} },
	},
	Talmud: {
		func(claim, level, top *big.Rat) *big.Rat {
			return plus(least(half(claim), level), most(nought, minus(plus(half(claim), level), twice(top))))
		},
		func(claim, top *big.Rat) []*big.Rat {
			return []*big.Rat{nought, half(claim), minus(twice(top), half(claim)), twice(top)}
		},
	},
	ReverseTalmud: {
		func(claim, level, top *big.Rat) *big.Rat {
			if level.Cmp(top) <= 0 {
				return most(nought, minus(plus(half(claim), level), top))
			}
			return plus(half(claim), least(half(claim), minus(level, top)))
		},
		func(claim, top *big.Rat) []*big.Rat {
			return []*big.Rat{minus(top, half(claim)), top, plus(top, half(claim))}
		},
	},
	Piniles: {
		func(claim, level, top *big.Rat) *big.Rat {
			return plus(least(half(claim), level), least(half(claim), most(nought, minus(level, top))))
		},
		func(claim, top *big.Rat) []*big.Rat {
			return []*big.Rat{nought, half(claim), top, plus(top, half(claim))}
		},
	},
	ConstrainedEgalitarian: {
		func(claim, level, top *big.Rat) *big.Rat {
			if level.Cmp(top) <= 0 {
				return least(half(claim), level)
			}
			return most(half(claim), least(claim, minus(level, top)))
		},
		func(claim, top *big.Rat) []*big.Rat {
			return []*big.Rat{nought, half(claim), top, plus(top, half(claim)), plus(top, claim)}
		},
	},
}

// share finds the level at which the awards add up to the budget: the sum rises
// with the level, in a straight line between two bends.
func (p parametric) share(budget funding.Pence, claims []funding.Pence) []*big.Rat {
	top := half(pence(slices.Max(claims)))
	var bends []*big.Rat
	for _, claim := range claims {
		bends = append(bends, p.bends(pence(claim), top)...)
	}
	sort.Slice(bends, func(i, j int) bool { return bends[i].Cmp(bends[j]) < 0 })
	at := func(level *big.Rat) ([]*big.Rat, *big.Rat) {
		awards, sum := make([]*big.Rat, len(claims)), new(big.Rat)
		for i, claim := range claims {
			awards[i] = new(big.Rat).Set(p.award(pence(claim), level, top))
			sum.Add(sum, awards[i])
		}
		return awards, sum
	}
	above := sort.Search(len(bends), func(i int) bool {
		_, sum := at(bends[i])
		return sum.Cmp(pence(budget)) > 0
	})
	if above == len(bends) {
		awards, _ := at(bends[above-1])
		return awards
	}
	_, low := at(bends[above-1])
	_, high := at(bends[above])
	part := new(big.Rat).Quo(minus(pence(budget), low), minus(high, low))
	awards, _ := at(plus(bends[above-1], part.Mul(part, minus(bends[above], bends[above-1]))))
	return awards
}

// byDefinition works out exact awards.
func byDefinition(d Division, budget funding.Pence, claims []funding.Pence) []*big.Rat {
	sum, others := new(big.Rat), make([]*big.Rat, len(claims))
	for _, claim := range claims {
		sum.Add(sum, pence(claim))
	}
	estate := pence(budget)
	exact := make([]*big.Rat, len(claims))
	if estate.Cmp(sum) >= 0 {
		for i, claim := range claims {
			exact[i] = pence(claim)
		}
		return exact
	}
	rest, rights := estate, make([]*big.Rat, len(claims)) // what the others leave over
	for i, claim := range claims {
		others[i] = minus(sum, pence(claim))
		rights[i] = most(nought, minus(estate, others[i]))
		rest = minus(rest, rights[i])
	}
	switch d {
	case Proportional:
		for i, claim := range claims {
			exact[i] = new(big.Rat).Mul(pence(claim), new(big.Rat).Quo(estate, sum))
		}
	case Average:
		gains, losses := byDefinition(EqualAwards, budget, claims), byDefinition(EqualLosses, budget, claims)
		for i := range claims {
			exact[i] = half(plus(gains[i], losses[i]))
		}
	case AdjustedProportional:
		counting, open := new(big.Rat), make([]*big.Rat, len(claims))
		for i, claim := range claims {
			open[i] = least(minus(pence(claim), rights[i]), rest)
			counting.Add(counting, open[i])
		}
		for i := range claims {
			exact[i] = rights[i]
			if rest.Sign() > 0 {
				exact[i] = plus(rights[i], new(big.Rat).Quo(new(big.Rat).Mul(rest, open[i]), counting))
			}
		}
	case ConcedeAndDivide:
		for i := range claims {
			conceded := most(nought, minus(estate, pence(claims[1-i])))
			exact[i] = plus(conceded, half(rest))
		}
	default:
		return parametrics[d].share(budget, claims)
	}
	return exact
}

// roundedDown brings exact awards to whole pence by the words: round down, then
// again and again give a penny to the largest remainder not yet given one, the
// first of them. It counts what a rounding reports.
func roundedDown(exact []*big.Rat) ([]funding.Pence, rounding) {
	awards := make([]funding.Pence, len(exact))
	remainders := make([]*big.Rat, len(exact))
	sum := new(big.Rat)
	for i, award := range exact {
		floor := new(big.Int).Div(award.Num(), award.Denom())
		awards[i] = funding.Pence(floor.Int64())
		remainders[i] = minus(award, new(big.Rat).SetInt(floor))
		sum = plus(sum, remainders[i])
	}
	if !sum.IsInt() {
		panic(fmt.Sprint("the awards are not whole pence together: ", exact))
	}
	r := rounding{pennies: int(sum.Num().Int64())}
	var last *big.Rat
	given := make([]bool, len(exact))
	for range r.pennies {
		first := -1
		for i := range remainders {
			if !given[i] && (first < 0 || remainders[i].Cmp(remainders[first]) > 0) {
				first = i
			}
		}
		awards[first]++
		given[first], last = true, remainders[first]
	}
	for i, remainder := range remainders {
		if last != nil && remainder.Cmp(last) == 0 {
			r.tied++
			if given[i] {
				r.given++
			}
		}
	}
	return awards, r
}

// checkReference holds the awards, exact and in pence, and the report of the
// rounding to the reference.
func checkReference(t *testing.T, d Division, budget funding.Pence, claims []funding.Pence) {
	t.Helper()
	sum, err := total(claims)
	require.NoError(t, err)
	where := func() string { return fmt.Sprintf("%v of %d among %d", d, int64(budget), claims) }
	wantExact := byDefinition(d, budget, claims)
	exact, err := d.exactly(budget, sum, claims)
	require.NoError(t, err, where())
	for i := range exact {
		if exact[i].Cmp(wantExact[i]) != 0 {
			t.Fatalf("%s: claim %d gets exactly %v, want %v", where(), i, exact[i], wantExact[i])
		}
	}
	want, wantRounding := roundedDown(wantExact)
	for name, divide := range map[string]func([]funding.Pence) (rounding, error){
		"fast": func(awards []funding.Pence) (rounding, error) { return d.divide(awards, budget, sum, claims) },
		"slow": func(awards []funding.Pence) (rounding, error) { return largestRemainders(awards, exact), nil },
	} {
		got := make([]funding.Pence, len(claims))
		rounded, err := divide(got)
		require.NoError(t, err, where())
		if rounded != wantRounding {
			t.Fatalf("%s: the %s way reports %+v, want %+v", where(), name, rounded, wantRounding)
		}
		// A tie is left to the caller, and only where it decides.
		if marked := slices.ContainsFunc(got, func(award funding.Pence) bool { return award < 0 }); marked != rounded.decided() {
			t.Fatalf("%s: %+v and %d", where(), rounded, got)
		}
		rounded.settle(got)
		if !slices.Equal(want, got) {
			t.Fatalf("%s: the %s way gives %d, want %d", where(), name, got, want)
		}
	}
}

// Every two and some three claims up to 4 and every budget, both ways round.
func TestDivision_Divide_everySmall(t *testing.T) {
	const largest = 4
	check := func(claims ...funding.Pence) {
		sum, err := total(claims)
		require.NoError(t, err)
		for budget := range sum + 1 {
			for _, d := range linear(len(claims)) {
				checkReference(t, d, budget, claims)
			}
		}
	}
	for a := funding.Pence(0); a <= largest; a++ {
		for b := funding.Pence(0); b <= largest; b++ {
			check(a, b)
			for c := funding.Pence(1); c <= largest && a <= b; c += 2 {
				check(c, a, b)
			}
		}
	}
}

// hugeFrom draws claims that together are the most that there can be.
func hugeFrom(r *rand.Rand) []funding.Pence {
	claims := make([]funding.Pence, 1+r.IntN(6))
	left := int64(math.MaxInt64)
	for i := range claims[1:] {
		claims[i+1] = funding.Pence(r.Int64N(left) >> r.UintN(3))
		left -= int64(claims[i+1])
	}
	claims[0] = funding.Pence(left)
	r.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
	return claims
}

// budgetsFor is budgets at which something changes: half of what is claimed, the
// levels at which a claim is full or has half, and one more or less.
func budgetsFor(r *rand.Rand, claims []funding.Pence) []funding.Pence {
	sum, err := total(claims)
	if err != nil {
		panic(err)
	}
	level := claims[r.IntN(len(claims))] >> r.UintN(2)
	var filled funding.Pence
	for _, claim := range claims {
		filled += max(claim/2, min(claim, level))
	}
	budget := []funding.Pence{sum / 2, sum, filled, filled / 2, sum - filled, sum - filled/2}[r.IntN(6)]
	return []funding.Pence{min(max(budget, 1)-1, sum), budget, min(budget, sum-1) + 1, funding.Pence(r.Int64N(int64(max(sum, 1))))}
}

// Claims of which two together overflow in half pence, and one alone does.
func TestDivision_Divide_nearOverflow(t *testing.T) {
	const most = math.MaxInt64
	for _, claims := range [][]funding.Pence{
		{most},
		{most - 1, 1},
		{most/2 + 1, most / 2},
		{most - 2, 1, 1, 0},
		{most - 5, 0, 2, 3},
		{most / 3, most / 3, most / 3, most % 3},
		{5 << 60, 2 << 60, 1<<60 - 1},
	} {
		sum, err := total(claims)
		require.NoError(t, err)
		require.Equal(t, funding.Pence(most), sum)
		for _, budget := range []funding.Pence{0, 1, most / 4, most/2 - 1, most / 2, most/2 + 1, most/2 + 2, most / 4 * 3, most - 2, most - 1, most} {
			for _, d := range linear(len(claims)) {
				checkReference(t, d, budget, claims)
			}
		}
	}
}

func TestDivision_Divide_definition(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 25 {
		for _, claims := range [][]funding.Pence{claimsFrom(r), hugeFrom(r), {funding.Pence(r.Int64N(1 << 40)), funding.Pence(r.Int64N(1 << 40))}} {
			for _, budget := range budgetsFor(r, claims) {
				for _, d := range linear(len(claims)) {
					checkReference(t, d, budget, claims)
				}
			}
		}
	}
}

// Many claims, so that the digits of the searches are as wide as they get.
func TestDivision_divide_largestRemainders(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	for _, scale := range []uint{0, 30} {
		claims := make([]funding.Pence, 1_100)
		for i := range claims {
			claims[i] = funding.Pence(r.Int64N(1<<52)) >> scale
			if r.IntN(4) == 0 {
				claims[i] = claims[r.IntN(i+1)]
			}
		}
		sum, err := total(claims)
		require.NoError(t, err)
		for _, budget := range append(budgetsFor(r, claims)[1:2], sum/5*4) {
			for _, d := range linear(len(claims)) {
				exact, err := d.exactly(budget, sum, claims)
				require.NoError(t, err)
				want, got := make([]funding.Pence, len(claims)), make([]funding.Pence, len(claims))
				wantRounding := largestRemainders(want, exact)
				rounded, err := d.divide(got, budget, sum, claims)
				require.NoError(t, err)
				require.Equal(t, wantRounding, rounded, "%v of %d", d, int64(budget))
				if !slices.Equal(want, got) {
					t.Fatalf("%v of %d among %d claims differs from the slow way", d, int64(budget), len(claims))
				}
			}
		}
	}
}
