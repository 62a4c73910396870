package division

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// slowArrival is the definition: every order of arrival, one after the other.
func slowArrival(budget funding.Pence, claims []funding.Pence) []*big.Rat {
	sums, orders := make([]int64, len(claims)), int64(0)
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	var arrive func(place int)
	arrive = func(place int) {
		if place == len(order) {
			orders++
			left := budget
			for _, i := range order {
				paid := min(left, claims[i])
				sums[i] += int64(paid)
				left -= paid
			}
			return
		}
		for k := place; k < len(order); k++ {
			order[place], order[k] = order[k], order[place]
			arrive(place + 1)
			order[place], order[k] = order[k], order[place]
		}
	}
	arrive(0)
	exact := make([]*big.Rat, len(claims))
	for i, sum := range sums {
		exact[i] = big.NewRat(sum, orders)
	}
	return exact
}

// A pieced is a function that is nothing outside of pieces, and in each of them a
// polynomial, its coefficients from the constant on.
type pieced struct {
	from, to []*big.Rat
	pieces   [][]*big.Rat
}

func at(polynomial []*big.Rat, x *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for k := len(polynomial) - 1; k >= 0; k-- {
		sum.Mul(sum, x).Add(sum, polynomial[k])
	}
	return sum
}

// integral is that of a polynomial, nothing at 0.
func integral(polynomial []*big.Rat) []*big.Rat {
	result := []*big.Rat{new(big.Rat)}
	for k, c := range polynomial {
		result = append(result, new(big.Rat).Quo(c, big.NewRat(int64(k+1), 1)))
	}
	return result
}

// until is the integral up to x of the function times (x-y), or of the function.
func (p pieced) until(x *big.Rat, moment bool) *big.Rat {
	sum := new(big.Rat)
	for i, piece := range p.pieces {
		end := p.to[i]
		if x.Cmp(end) < 0 {
			end = x
		}
		if end.Cmp(p.from[i]) <= 0 {
			continue
		}
		if moment {
			times := []*big.Rat{new(big.Rat)} // piece times y
			times = append(times, piece...)
			for k, c := range piece {
				times[k] = new(big.Rat).Sub(times[k], new(big.Rat).Mul(c, x))
			}
			for k := range times {
				times[k] = new(big.Rat).Neg(times[k])
			}
			piece = times
		}
		antiderivative := integral(piece)
		sum.Add(sum, at(antiderivative, end))
		sum.Sub(sum, at(antiderivative, p.from[i]))
	}
	return sum
}

// onto is the function integrated over the last c before each point: what it is
// for one more claim. Each piece of it follows from as many points as it needs.
func (p pieced) onto(c *big.Rat) pieced {
	var ends []*big.Rat
	for i := range p.pieces {
		for _, end := range []*big.Rat{p.from[i], p.to[i]} {
			ends = append(ends, end, new(big.Rat).Add(end, c))
		}
	}
	slices.SortFunc(ends, (*big.Rat).Cmp)
	ends = slices.CompactFunc(ends, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	var result pieced
	degree := len(p.pieces[0])
	for i := 1; i < len(ends); i++ {
		from, width := ends[i-1], new(big.Rat).Sub(ends[i], ends[i-1])
		polynomial := []*big.Rat{new(big.Rat)}
		basis := []*big.Rat{big.NewRat(1, 1)} // Newton's: nothing at all points so far
		for k := 0; k <= degree; k++ {
			x := new(big.Rat).Mul(width, big.NewRat(int64(k), int64(degree)))
			x.Add(x, from)
			value := new(big.Rat).Sub(p.until(x, false), p.until(new(big.Rat).Sub(x, c), false))
			value.Quo(value.Sub(value, at(polynomial, x)), at(basis, x))
			next := make([]*big.Rat, len(basis)+1)
			for m := range next {
				next[m] = new(big.Rat)
				if m > 0 {
					next[m].Set(basis[m-1])
				}
				if m < len(basis) {
					next[m].Sub(next[m], new(big.Rat).Mul(x, basis[m]))
				}
			}
			for m, b := range basis {
				if m == len(polynomial) {
					polynomial = append(polynomial, new(big.Rat))
				}
				polynomial[m].Add(polynomial[m], new(big.Rat).Mul(value, b))
			}
			basis = next
		}
		result.from, result.to = append(result.from, from), append(result.to, ends[i])
		result.pieces = append(result.pieces, polynomial)
	}
	return result
}

// slowAverage is the definition: the set of awards, integrated one claim after the
// other. What f(E) is for the other claims, the volume of how they can share E,
// weighs an award of x with f(E-x).
func slowAverage(budget funding.Pence, claims []funding.Pence) []*big.Rat {
	exact := each(claims, func(funding.Pence) *big.Rat { return new(big.Rat) })
	if budget == 0 {
		return exact
	}
	for i, claim := range claims {
		if claim == 0 {
			continue
		}
		var others pieced
		for k, other := range claims {
			switch {
			case k == i || other == 0:
			case others.pieces == nil:
				others = pieced{[]*big.Rat{new(big.Rat)}, []*big.Rat{pence(other)}, [][]*big.Rat{{big.NewRat(1, 1)}}}
			default:
				others = others.onto(pence(other))
			}
		}
		if others.pieces == nil {
			exact[i] = pence(budget)
			continue
		}
		// The award is budget-y, from nothing up to the claim.
		high, low := pence(budget), pence(budget-claim)
		volume := new(big.Rat).Sub(others.until(high, false), others.until(low, false))
		moment := new(big.Rat).Sub(others.until(high, true), others.until(low, true))
		// Below low the distance was taken to low, which is short by the claim.
		moment.Sub(moment, new(big.Rat).Mul(pence(claim), others.until(low, false)))
		exact[i] = moment.Quo(moment, volume)
	}
	return exact
}

// By hand, and as O'Neill has it: the mean over orders of arrival on the estates
// of the Talmud, and on Ibn Ezra's of 120 where four sons claim all, half, a third
// and a quarter.
func TestRandomArrival_byHand(t *testing.T) {
	for _, test := range []struct {
		budget funding.Pence
		claims []funding.Pence
		want   []string
	}{
		{100, []funding.Pence{100, 200, 300}, []string{"100/3", "100/3", "100/3"}},
		{200, []funding.Pence{100, 200, 300}, []string{"100/3", "250/3", "250/3"}},
		{300, []funding.Pence{100, 200, 300}, []string{"50", "100", "150"}},
		{400, []funding.Pence{100, 200, 300}, []string{"200/3", "350/3", "650/3"}},
		{120, []funding.Pence{120, 60, 40, 30}, []string{"115/2", "175/6", "115/6", "85/6"}},
		{5, []funding.Pence{0, 9}, []string{"0", "5"}},
		{0, []funding.Pence{0, 9}, []string{"0", "0"}},
	} {
		got, err := RandomArrival.Exact(bare(test.budget, test.claims))
		require.NoError(t, err)
		requireExactly(t, fractions(t, test.want...), got, test)
	}
}

// By hand. Of 200 the first gets no more than 100: the triangle of all ways to
// share 200 among three loses the quarter of it in which it gets more. There the
// mean is 400/3, 100/3, 100/3, and of all of it 200/3 each; so of the rest
// (200/3 - 1/4·400/3)/(3/4) = 400/9. Of 400 the losses are that. With two claims
// all ways to share are a line, and its middle is to concede and divide.
func TestAverageOfAwards_byHand(t *testing.T) {
	for _, test := range []struct {
		budget funding.Pence
		claims []funding.Pence
		want   []string
	}{
		{100, []funding.Pence{100, 200, 300}, []string{"100/3", "100/3", "100/3"}},
		{200, []funding.Pence{100, 200, 300}, []string{"400/9", "700/9", "700/9"}},
		{300, []funding.Pence{100, 200, 300}, []string{"50", "100", "150"}},
		{400, []funding.Pence{100, 200, 300}, []string{"500/9", "1100/9", "2000/9"}},
		{100, []funding.Pence{50, 100}, []string{"25", "75"}},
		{5, []funding.Pence{0, 9}, []string{"0", "5"}},
		{0, []funding.Pence{0, 9}, []string{"0", "0"}},
	} {
		got, err := AverageOfAwards.Exact(bare(test.budget, test.claims))
		require.NoError(t, err)
		requireExactly(t, fractions(t, test.want...), got, test)
	}
}

func TestSubsets_slowly(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	for _, test := range []struct {
		division       Division
		slow           func(funding.Pence, []funding.Pence) []*big.Rat
		problems, most int
	}{{RandomArrival, slowArrival, 2_000, 7}, {AverageOfAwards, slowAverage, 400, 6}} {
		for range test.problems {
			claims := closeClaims(r)
			claims = claims[:min(len(claims), 1+r.IntN(test.most))]
			for i := range claims {
				claims[i] >>= 13 // the sum over all orders has to be below 2⁶³
			}
			budget := budgetFor(r, claims)
			sum, err := total(claims)
			require.NoError(t, err)
			if budget >= sum {
				continue
			}
			want := test.slow(budget, claims)
			got, err := test.division.Exact(bare(budget, claims))
			require.NoError(t, err)
			requireExactly(t, want, got, test.division, budget, claims)
			awards, err := test.division.Divide(budget, claims)
			require.NoError(t, err)
			require.Equal(t, wholePence(want), awards)
		}
	}
}

// textbookShapley is O'Neill's game by Shapley's formula: what a claim adds to each
// set of others that may have come before it, weighed by how many orders have that.
func textbookShapley(budget funding.Pence, claims []funding.Pence) []*big.Rat {
	n := len(claims)
	factorial := func(k int) *big.Int { return new(big.Int).MulRange(1, int64(k)) }
	exact := make([]*big.Rat, n)
	for i, claim := range claims {
		sum := new(big.Int)
		for set := range 1 << n {
			if set>>i&1 == 1 {
				continue
			}
			left, size := budget, 0
			for k, other := range claims {
				if set>>k&1 == 1 {
					left -= min(left, other)
					size++
				}
			}
			weight := factorial(size)
			weight.Mul(weight, factorial(n-size-1))
			sum.Add(sum, weight.Mul(weight, big.NewInt(int64(min(left, claim)))))
		}
		exact[i] = new(big.Rat).SetFrac(sum, factorial(n))
	}
	return exact
}

// textbookAverage takes the volume of how k claims can share t, which is the sum
// over all sets of them of (-1)^|S| ((t - claims in S)⁺)ᵏ⁻¹/(k-1)!, and weighs each
// award x of one claim c with that of the others sharing E-x: with a = (E - claims
// in S)⁺ and b = (a-c)⁺ the integral of x(a-x)ᵏ⁻¹ up to c, for k others, is
// a(aᵏ-bᵏ)/k - (aᵏ⁺¹-bᵏ⁺¹)/(k+1).
func textbookAverage(budget funding.Pence, claims []funding.Pence) []*big.Rat {
	n := len(claims)
	power := func(base funding.Pence, k int) *big.Rat {
		return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(int64(k)), nil))
	}
	exact := make([]*big.Rat, n)
	for i, claim := range claims {
		moment, volume := new(big.Rat), new(big.Rat)
		for set := range 1 << n {
			left, sign := budget, new(big.Rat).SetInt64(1)
			for k, other := range claims {
				if set>>k&1 == 1 {
					left -= min(left, other)
					sign.Neg(sign)
				}
			}
			volume.Add(volume, new(big.Rat).Mul(sign, power(left, n-1)))
			if set>>i&1 == 1 {
				continue
			}
			over := left - min(left, claim)
			first := minus(power(left, n-1), power(over, n-1))
			first.Mul(first, new(big.Rat).Quo(pence(left), big.NewRat(int64(n-1), 1)))
			second := minus(power(left, n), power(over, n))
			first.Sub(first, second.Quo(second, big.NewRat(int64(n), 1)))
			moment.Add(moment, first.Mul(first, sign))
		}
		// (n-2)! below the moment and (n-1)! below the volume.
		moment.Mul(moment, big.NewRat(int64(n-1), 1))
		exact[i] = moment.Quo(moment, volume)
	}
	return exact
}

// Amounts as large as there are, and more claims.
func TestSubsets_large(t *testing.T) {
	r := rand.New(rand.NewPCG(55, 56))
	for _, test := range []struct {
		division Division
		slow     func(funding.Pence, []funding.Pence) []*big.Rat
		claims   int
	}{{RandomArrival, textbookShapley, 11}, {AverageOfAwards, textbookAverage, 9}} {
		for _, scale := range []uint{0, 20, 50} {
			claims := make([]funding.Pence, test.claims)
			for i := range claims {
				claims[i] = funding.Pence(r.Int64N(math.MaxInt64/int64(len(claims)))) >> scale
				if r.IntN(4) == 0 {
					claims[i] = claims[r.IntN(i+1)]
				}
			}
			sum, err := total(claims)
			require.NoError(t, err)
			for _, budget := range []funding.Pence{sum / 3, sum / 8 * 7} {
				requireExactly(t, test.slow(budget, claims), exactOf(t, test.division, budget, claims), test.division, budget, claims)
			}
		}
	}
}

// Equal claims are shared whatever their number, of three amounts many, and 25 that
// have nothing in common; where that takes too long the error says so, at once.
func TestSubsets_limit(t *testing.T) {
	r := rand.New(rand.NewPCG(53, 54))
	distinct := func(n int) []funding.Pence {
		claims := make([]funding.Pence, n)
		for i := range claims {
			claims[i] = funding.Pence(r.Int64N(1 << 40))
		}
		return claims
	}
	repeated := make([]funding.Pence, 90)
	for i := range repeated {
		repeated[i] = []funding.Pence{500_00, 1_000_00, 2_000_00}[i%3]
	}
	equal := make([]funding.Pence, 2_000)
	for i := range equal {
		equal[i] = 7
	}
	for _, d := range []Division{RandomArrival, AverageOfAwards} {
		for _, claims := range [][]funding.Pence{distinct(25), repeated, equal} {
			sum, err := total(claims)
			require.NoError(t, err)
			for _, budget := range []funding.Pence{sum / 2, sum / 5} {
				awards, err := d.Divide(budget, claims)
				require.NoError(t, err, "%v among %d", d, len(claims))
				given, err := total(awards)
				require.NoError(t, err)
				require.Equal(t, budget, given)
				require.LessOrEqual(t, len(slices.Compact(slices.Sorted(slices.Values(awards)))), 25)
			}
		}
		for _, claims := range [][]funding.Pence{distinct(60), distinct(mostExactClaims + 1)} {
			sum, err := total(claims)
			require.NoError(t, err)
			awards, err := d.Divide(sum/2, claims)
			require.ErrorIs(t, err, engagement.ErrLimit)
			require.Nil(t, awards)
		}
	}
}
