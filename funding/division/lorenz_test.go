package division

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

// slowGini is the mean difference of two amounts drawn at random, over twice the
// mean: the definition itself.
func slowGini(amounts []funding.Pence) *big.Rat {
	differences, sum := new(big.Rat), new(big.Rat)
	for _, a := range amounts {
		sum.Add(sum, pence(a))
		for _, b := range amounts {
			differences.Add(differences, new(big.Rat).Abs(new(big.Rat).Sub(pence(a), pence(b))))
		}
	}
	if sum.Sign() == 0 {
		return nil
	}
	return differences.Quo(differences, sum.Mul(sum, big.NewRat(2*int64(len(amounts)), 1)))
}

// Worked by hand: of 1, 2 and 3 the nine differences come to 8, over 2·3·6.
func TestGini(t *testing.T) {
	for _, test := range []struct {
		amounts []funding.Pence
		want    string
	}{
		{[]funding.Pence{3, 1, 2}, "2/9"},
		{[]funding.Pence{5}, "0/1"},
		{[]funding.Pence{7, 7, 7, 7}, "0/1"},
		{[]funding.Pence{0, 0, 0, 9}, "3/4"},
		{[]funding.Pence{0, math.MaxInt64}, "1/2"},
		{[]funding.Pence{0, 1, 1}, "1/3"},
	} {
		gini, err := Gini(test.amounts)
		require.NoError(t, err)
		require.Equal(t, test.want, gini.String(), test.amounts)
	}
	for _, nothing := range [][]funding.Pence{nil, {0}, {0, 0}} {
		gini, err := Gini(nothing)
		require.NoError(t, err)
		require.Nil(t, gini)
	}
	_, err := Gini([]funding.Pence{1, -2, -3})
	require.EqualError(t, err, "[1]: -£0.02: negative\n[2]: -£0.03: negative")
	_, err = Gini([]funding.Pence{math.MaxInt64, 1})
	require.ErrorIs(t, err, funding.ErrOverflow)
}

func TestGini_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 1))
	for range 400 {
		amounts := claimsFrom(r)
		before := slices.Clone(amounts)
		gini, err := Gini(amounts)
		require.NoError(t, err)
		require.Equal(t, before, amounts, "the amounts were changed")
		want := slowGini(amounts)
		if want == nil {
			require.Nil(t, gini)
			continue
		}
		require.Zero(t, want.Cmp(gini), "%d: %v, want %v", amounts, gini, want)

		// From 0 to 1-1/n.
		n := int64(len(amounts))
		require.GreaterOrEqual(t, gini.Sign(), 0)
		require.LessOrEqual(t, gini.Cmp(big.NewRat(n-1, n)), 0)

		// Whatever the unit, and however often everyone stands there.
		small := make([]funding.Pence, len(amounts))
		for i, amount := range amounts {
			small[i] = amount >> 20
		}
		of, err := Gini(small)
		require.NoError(t, err)
		var scaled, twice []funding.Pence
		for _, amount := range small {
			scaled = append(scaled, 1_000*amount)
			twice = append(twice, amount, amount)
		}
		for _, other := range [][]funding.Pence{scaled, twice} {
			again, err := Gini(other)
			require.NoError(t, err)
			require.Equal(t, of, again)
		}
	}
}

// lorenzAt is the height of the curve of the amounts at a place from 0 to 1,
// worked out between its points.
func lorenzAt(amounts []funding.Pence, place *big.Rat) *big.Rat {
	sorted := slices.Sorted(slices.Values(amounts))
	left := new(big.Rat).Mul(place, big.NewRat(int64(len(sorted)), 1))
	have, sum := new(big.Rat), new(big.Rat)
	for _, amount := range sorted {
		taken := new(big.Rat).Set(left)
		if taken.Cmp(big.NewRat(1, 1)) > 0 {
			taken.SetInt64(1)
		}
		left.Sub(left, taken)
		have.Add(have, taken.Mul(taken, pence(amount)))
		sum.Add(sum, pence(amount))
	}
	return have.Quo(have, sum)
}

func TestLorenz_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(1905, 1))
	zero, one := new(big.Rat), big.NewRat(1, 1)
	for range 200 {
		amounts := claimsFrom(r)
		curve, err := Lorenz(amounts)
		require.NoError(t, err)
		require.Equal(t, len(amounts), len(curve.sums))
		points := curve.Points()
		if curve.Total() == 0 {
			require.Nil(t, points)
			continue
		}
		require.Len(t, points, len(amounts)+1)
		require.Zero(t, points[0].Claimants.Cmp(zero))
		require.Zero(t, points[0].Amount.Cmp(zero))
		require.Zero(t, points[len(amounts)].Claimants.Cmp(one))
		require.Zero(t, points[len(amounts)].Amount.Cmp(one))
		step := zero
		for k := 1; k < len(points); k++ {
			require.Zero(t, lorenzAt(amounts, points[k].Claimants).Cmp(points[k].Amount))
			require.LessOrEqual(t, points[k].Amount.Cmp(points[k].Claimants), 0, "nowhere above the diagonal")
			next := new(big.Rat).Sub(points[k].Amount, points[k-1].Amount)
			require.GreaterOrEqual(t, next.Cmp(step), 0, "ever steeper")
			step = next

			largest, err := curve.Largest(len(amounts) - k)
			require.NoError(t, err)
			require.Zero(t, new(big.Rat).Add(largest, points[k].Amount).Cmp(one), "the largest and the others are all")
		}
	}
	_, err := LorenzCurve{}.Largest(1)
	require.ErrorIs(t, err, engagement.ErrOutOfRange)
	_, err = LorenzCurve{}.Largest(-1)
	require.ErrorIs(t, err, engagement.ErrOutOfRange)
	none, err := LorenzCurve{}.Largest(0)
	require.NoError(t, err)
	require.Nil(t, none)
	require.Nil(t, LorenzCurve{}.Gini())
}

func TestDominance_words(t *testing.T) {
	wordtest.Check(t, "Dominance", ParseDominance, Dominances(), "not-known", "same", "dominates", "dominated", "crosses")
}

var converse = map[Dominance]Dominance{DominanceNotKnown: DominanceNotKnown, SameCurve: SameCurve, Dominates: Dominated, Dominated: Dominates, Crosses: Crosses}

func TestLorenzCurve_Dominance(t *testing.T) {
	for _, test := range []struct {
		a, b []funding.Pence
		want Dominance
	}{
		{[]funding.Pence{1, 1}, []funding.Pence{2, 2}, SameCurve},
		{[]funding.Pence{1, 2}, []funding.Pence{1, 1, 2, 2}, SameCurve},
		{[]funding.Pence{100, 100, 100}, []funding.Pence{50, 100, 150}, Dominates},
		// 2/10 and 6/10 against 1/10 and 4/10.
		{[]funding.Pence{2, 4, 4}, []funding.Pence{1, 6, 3}, Dominates},
		// 2/10 and 4/10 against 1/10 and 5/10: each is ahead once.
		{[]funding.Pence{2, 2, 6}, []funding.Pence{1, 4, 5}, Crosses},
		// Between points: 1/6 against 1/8 at a third, 1/4 against 5/16 at a half.
		{[]funding.Pence{1, 3}, []funding.Pence{1, 3, 4}, Crosses},
		{[]funding.Pence{1, 2}, []funding.Pence{0, 1, 1}, Dominates},
		{[]funding.Pence{0}, []funding.Pence{1}, DominanceNotKnown},
		{nil, nil, DominanceNotKnown},
	} {
		a, err := Lorenz(test.a)
		require.NoError(t, err)
		b, err := Lorenz(test.b)
		require.NoError(t, err)
		require.Equal(t, test.want, a.Dominance(b), "%d and %d", test.a, test.b)
		require.Equal(t, converse[test.want], b.Dominance(a), "%d and %d", test.b, test.a)
	}
}

// Held to the heights of both curves at every point of either.
func TestLorenzCurve_Dominance_slowly(t *testing.T) {
	r := rand.New(rand.NewPCG(1970, 1))
	seen := map[Dominance]int{}
	for range 400 {
		draw := func() []funding.Pence {
			if r.IntN(4) == 0 {
				return claimsFrom(r)
			}
			amounts := make([]funding.Pence, 1+r.IntN(5))
			for i := range amounts {
				amounts[i] = funding.Pence(r.IntN(6))
			}
			return amounts
		}
		a, b := draw(), draw()
		curveA, err := Lorenz(a)
		require.NoError(t, err)
		curveB, err := Lorenz(b)
		require.NoError(t, err)
		want := DominanceNotKnown
		if curveA.Total() > 0 && curveB.Total() > 0 {
			above, below := false, false
			for _, n := range []int{len(a), len(b)} {
				for k := range n {
					place := big.NewRat(int64(k), int64(n))
					order := lorenzAt(a, place).Cmp(lorenzAt(b, place))
					above, below = above || order > 0, below || order < 0
				}
			}
			want = map[[2]bool]Dominance{{false, false}: SameCurve, {true, false}: Dominates, {false, true}: Dominated, {true, true}: Crosses}[[2]bool{above, below}]
			if want == Dominates {
				require.Negative(t, curveA.Gini().Cmp(curveB.Gini()), "the more equal curve has the smaller coefficient")
			}
		}
		require.Equal(t, want, curveA.Dominance(curveB), "%d and %d", a, b)
		require.Equal(t, converse[want], curveB.Dominance(curveA), "%d and %d", b, a)
		seen[want]++
	}
	require.Len(t, seen, 5, "every relation has to occur")
}

// wholeRound draws a round of at most six claims in a unit that all but the
// adjusted proportional division share in whole pence.
func wholeRound(r *rand.Rand) Round {
	claims := make([]funding.Pence, 2+r.IntN(5))
	var sum funding.Pence
	for i := range claims {
		claims[i] = funding.Pence(r.IntN(30))
		sum += claims[i]
	}
	unit := 120 * max(sum, 1) // twice the least number that all up to six divide, times what proportional parts are of
	for i := range claims {
		claims[i] *= unit
	}
	return bare(unit*funding.Pence(r.Int64N(int64(sum)+1)), claims)
}

// Equal awards are the most equal way to share and equal losses the least; Piniles
// and constrained egalitarian are nowhere below Talmud (compare Bosmans and
// Lauwers 2011).
func TestLorenzCurve_Dominance_divisions(t *testing.T) {
	r := rand.New(rand.NewPCG(2011, 1))
	curveOf := func(round Round, d Division) LorenzCurve {
		awards, err := Policy{Division: d, Ties: TiesByID}.Awards(round)
		require.NoError(t, err)
		curve, err := Lorenz(awards)
		require.NoError(t, err)
		return curve
	}
	notBelow := func(round Round, more, less Division) {
		if relation := curveOf(round, more).Dominance(curveOf(round, less)); relation == Dominated || relation == Crosses {
			t.Fatalf("of %+v %v is %v by %v", round, more, relation, less)
		}
	}
	for range 500 {
		round := wholeRound(r)
		for _, d := range []Division{Proportional, Talmud, ReverseTalmud, Piniles, ConstrainedEgalitarian, Average} {
			notBelow(round, EqualAwards, d)
			notBelow(round, d, EqualLosses)
		}
		notBelow(round, Piniles, Talmud)
		notBelow(round, ConstrainedEgalitarian, Talmud)
	}
}

func BenchmarkLorenz(b *testing.B) {
	for _, n := range benchSizes() {
		amounts := benchClaims(n)
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Lorenz(amounts); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}

// BenchmarkLorenzCurve_Gini measures the coefficient of a curve that is there.
func BenchmarkLorenzCurve_Gini(b *testing.B) {
	for _, n := range benchSizes() {
		curve, err := Lorenz(benchClaims(n))
		require.NoError(b, err)
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if curve.Gini() == nil {
					b.Fatal("not known")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}

// BenchmarkLorenzCurve_Dominance measures curves of as many and of one fewer.
func BenchmarkLorenzCurve_Dominance(b *testing.B) {
	for _, n := range benchSizes() {
		curve, err := Lorenz(benchClaims(n))
		require.NoError(b, err)
		fewer, err := Lorenz(benchClaims(n)[1:])
		require.NoError(b, err)
		for name, other := range map[string]LorenzCurve{"as-many": curve, "fewer": fewer} {
			b.Run(fmt.Sprintf("%s/n=%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if curve.Dominance(other) == DominanceNotKnown {
						b.Fatal("not known")
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
			})
		}
	}
}
