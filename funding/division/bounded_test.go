package division

import (
	"encoding/binary"
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

// boundedSlowly works out the exact awards from the definition: it tries every
// level at which an award meets a bound, and between the last two goes on in a
// straight line.
func boundedSlowly(d Division, b bounded) []*big.Rat {
	n := len(b.claims)
	floor := func(i int) *big.Rat {
		if b.floors == nil {
			return new(big.Rat)
		}
		return pence(b.floors[i])
	}
	top := func(i int) *big.Rat {
		if b.caps == nil {
			return pence(b.claims[i])
		}
		return pence(min(b.caps[i], b.claims[i]))
	}
	weight := func(i int) *big.Rat {
		if b.weights == nil {
			return big.NewRat(1, 1)
		}
		return new(big.Rat).SetInt64(b.weights[i])
	}
	// at is what each gets at a level, and that added up.
	at := func(level *big.Rat) (awards []*big.Rat, sum *big.Rat) {
		sum = new(big.Rat)
		for i, claim := range b.claims {
			award := new(big.Rat).Mul(level, weight(i))
			switch d {
			case Proportional:
				award.Mul(award, pence(claim))
			case EqualLosses:
				award.Sub(pence(claim), award)
			}
			if award.Cmp(floor(i)) < 0 {
				award = floor(i)
			}
			if award.Cmp(top(i)) > 0 {
				award = top(i)
			}
			awards = append(awards, award)
			sum.Add(sum, award)
		}
		return awards, sum
	}
	tops := new(big.Rat)
	levels := []*big.Rat{new(big.Rat)}
	for i, claim := range b.claims {
		tops.Add(tops, top(i))
		factor := weight(i)
		if d == Proportional {
			factor.Mul(factor, pence(claim))
		}
		for _, bound := range []*big.Rat{floor(i), top(i)} {
			if d == EqualLosses {
				bound.Sub(pence(claim), bound)
			}
			if factor.Sign() > 0 {
				levels = append(levels, bound.Quo(bound, factor))
			}
		}
	}
	budget := pence(b.budget)
	if budget.Cmp(tops) >= 0 {
		exact := make([]*big.Rat, n)
		for i := range exact {
			exact[i] = top(i)
		}
		return exact
	}
	slices.SortFunc(levels, (*big.Rat).Cmp)
	k, _ := slices.BinarySearchFunc(levels, budget, func(level, budget *big.Rat) int {
		_, sum := at(level)
		if d == EqualLosses {
			return budget.Cmp(sum)
		}
		return sum.Cmp(budget)
	})
	above, sumAbove := at(levels[k])
	if k == 0 || sumAbove.Cmp(budget) == 0 {
		return above
	}
	exact, sum := at(levels[k-1])
	part := new(big.Rat).Quo(new(big.Rat).Sub(budget, sum), new(big.Rat).Sub(sumAbove, sum))
	for i, award := range exact {
		more := new(big.Rat).Sub(above[i], award)
		award.Add(award, more.Mul(more, part))
	}
	return exact
}

// boundedFrom draws bounds and weights that are hard: none, floors equal to
// tops, caps of nothing and above the claim, all alike, budgets of exactly the
// floors or the tops or a penny off them, weights as heavy as can be.
func boundedFrom(r *rand.Rand) bounded {
	b := bounded{claims: claimsFrom(r)}
	n := len(b.claims)
	if r.IntN(6) == 0 {
		// The claims together as large as they can be.
		var others funding.Pence
		for _, claim := range b.claims[1:] {
			others += claim
		}
		b.claims[0] = math.MaxInt64 - others
	}
	sum, err := total(b.claims)
	if err != nil {
		panic(err)
	}
	below := func(most funding.Pence) funding.Pence {
		switch r.IntN(6) {
		case 0:
			return 0
		case 1:
			return most
		case 2:
			return min(1, most)
		}
		return funding.Pence(r.Int64N(max(int64(most), 1)))
	}
	if r.IntN(3) > 0 {
		b.caps = make([]funding.Pence, n)
		all := below(sum / funding.Pence(n))
		same := r.IntN(3) == 0
		for i, claim := range b.claims {
			b.caps[i] = []funding.Pence{below(claim), below(claim), math.MaxInt64, all}[r.IntN(4)]
			if same {
				b.caps[i] = all
			}
		}
	}
	if r.IntN(3) > 0 {
		b.floors = make([]funding.Pence, n)
		for i := range b.floors {
			b.floors[i] = below(b.top(i))
		}
	}
	if r.IntN(3) > 0 {
		b.weights = make([]int64, n)
		most := max(math.MaxInt64/max(int64(sum), 1)/int64(n), 1)
		if r.IntN(2) == 0 {
			most = min(most, 5)
		}
		for i := range b.weights {
			b.weights[i] = 1 + r.Int64N(most)
		}
		if r.IntN(5) == 0 {
			heavy := r.IntN(n) // with its claim it leaves little room or too little
			b.weights[heavy] = math.MaxInt64/max(int64(b.claims[heavy]), 2) - r.Int64N(int64(2*n))
			b.weights[heavy] = max(b.weights[heavy], 1)
		}
	}
	var floors, tops funding.Pence
	for i := range b.claims {
		floors += b.floor(i)
		tops += b.top(i)
	}
	b.budget = []funding.Pence{floors, tops, floors + min(1, tops-floors), max(tops-1, floors), sum,
		floors + (tops-floors)/2, floors + below(tops-floors), floors + below(tops-floors)}[r.IntN(8)]
	return b
}

func (b bounded) String() string {
	return fmt.Sprintf("budget %d claims %d weights %d floors %d caps %d", int64(b.budget), b.claims, b.weights, b.floors, b.caps)
}

// requireBounded holds d to the laws of sharing within bounds and to the slow
// way. It reports whether d could share.
func requireBounded(t *testing.T, d Division, b bounded) bool {
	t.Helper()
	factors := new(big.Int)
	var floors, tops funding.Pence
	for i, claim := range b.claims {
		factor := new(big.Int).SetUint64(b.weight(i))
		if d == Proportional {
			factor.Mul(factor, big.NewInt(int64(claim)))
		}
		factors.Add(factors, factor)
		floors += b.floor(i)
		tops += b.top(i)
	}
	before := bounded{b.budget, slices.Clone(b.claims), slices.Clone(b.weights), slices.Clone(b.floors), slices.Clone(b.caps)}
	awards := make([]funding.Pence, len(b.claims))
	rounded, err := d.divideBounded(awards, b)
	require.Equal(t, before, b, "what is shared is not changed")
	if !factors.IsInt64() {
		require.ErrorIs(t, err, funding.ErrOverflow, "%v of %v", d, b)
		return false
	}
	require.NoError(t, err, "%v of %v", d, b)

	wantExact := boundedSlowly(d, b)
	want := make([]funding.Pence, len(b.claims))
	wantRounded := largestRemainders(want, wantExact)
	if !slices.Equal(want, awards) || rounded != wantRounded {
		t.Fatalf("%v of %v: %d %+v, want %d %+v", d, b, awards, rounded, want, wantRounded)
	}

	rounded.settle(awards)
	var awarded funding.Pence
	for i, award := range awards {
		if award < b.floor(i) || award > b.top(i) {
			t.Fatalf("%v of %v: claim %d gets %d, outside of %d to %d", d, b, i, int64(award), int64(b.floor(i)), int64(b.top(i)))
		}
		awarded += award
	}
	require.Equal(t, min(b.budget, tops), awarded, "%v of %v: awards together", d, b)

	exact, err := d.exactlyBounded(b)
	require.NoError(t, err)
	for i := range exact {
		if exact[i].Cmp(wantExact[i]) != 0 {
			t.Fatalf("%v of %v: claim %d gets exactly %v, want %v", d, b, i, exact[i], wantExact[i])
		}
	}
	return true
}

func TestDivision_divideBounded_slowly(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	overflows := 0
	for range 700 {
		b := boundedFrom(r)
		for _, d := range simple {
			if !requireBounded(t, d, b) {
				overflows++
			}
		}
	}
	require.Less(t, overflows, 1_200, "most are no overflow")
	require.NotZero(t, overflows)
}

// FuzzDivision_divideBounded reads numbers from data: each is a byte that says
// of how many more bytes it is.
func FuzzDivision_divideBounded(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{7, 1, 150, 1, 100, 1, 50, 1, 10, 1, 0, 1, 200, 1, 100, 1, 0, 1, 1})
	f.Add([]byte{7, 1, 1, 8, 255, 255, 255, 255, 255, 255, 255, 127, 4, 255, 255, 255, 255, 1, 3, 1, 2, 1, 9, 1, 9, 1, 9, 1, 9})
	f.Add([]byte{4, 2, 0, 1, 1, 7, 8, 0, 0, 0, 0, 0, 0, 0, 1, 1, 7, 8, 1, 0, 0, 0, 0, 0, 0, 2})
	f.Fuzz(func(t *testing.T, data []byte) {
		number := func() uint64 {
			if len(data) == 0 {
				return 0
			}
			var bytes [8]byte
			size := min(int(data[0]%9), len(data)-1)
			copy(bytes[:], data[1:1+size])
			data = data[1+size:]
			return binary.LittleEndian.Uint64(bytes[:])
		}
		upTo := func(most funding.Pence) funding.Pence { return funding.Pence(number() % (uint64(most) + 1)) }
		var kinds byte
		if len(data) > 0 {
			kinds, data = data[0], data[1:]
		}
		var b bounded
		more := number()
		left := funding.Pence(math.MaxInt64)
		var floors funding.Pence
		for len(data) > 0 && len(b.claims) < 12 {
			i := len(b.claims)
			b.claims = append(b.claims, upTo(left))
			left -= b.claims[i]
			if kinds&1 != 0 {
				b.caps = append(b.caps, upTo(math.MaxInt64))
			}
			if kinds&2 != 0 {
				b.floors = append(b.floors, upTo(b.top(i)))
				floors += b.floors[i]
			}
			if kinds&4 != 0 {
				b.weights = append(b.weights, 1+int64(number()%math.MaxInt64))
			}
		}
		// A penny more than is claimed, or any budget between.
		b.budget = floors + funding.Pence(more%max(uint64(math.MaxInt64-left-floors)+2, 1))
		b.budget = max(b.budget, floors) // at most 1<<63 - 1
		for _, d := range simple {
			requireBounded(t, d, b)
		}
	})
}

// Awards before rounding, worked out by hand.
func TestDivision_divideBounded_cases(t *testing.T) {
	claims := []funding.Pence{100, 200, 300}
	for _, test := range []struct {
		name     string
		division Division
		b        bounded
		want     []string
	}{
		// A fifth of 100·3, 200·1 and 300·1.
		{"weights", Proportional, bounded{budget: 160, claims: claims, weights: []int64{3, 1, 1}}, []string{"60/1", "40/1", "60/1"}},
		// The first would get 480·300/800 = 180 and has 100; the others share 380 as 2 to 3.
		{"weights, one has all", Proportional, bounded{budget: 480, claims: claims, weights: []int64{3, 1, 1}}, []string{"100/1", "152/1", "228/1"}},
		// The first would get 40 and keeps 90; the others share 150 as 2 to 3.
		{"floor", Proportional, bounded{budget: 240, claims: claims, floors: []funding.Pence{90, 0, 0}}, []string{"90/1", "60/1", "90/1"}},
		// The third would get 110 and has 100; the others share 120 as 1 to 2.
		{"cap", Proportional, bounded{budget: 220, claims: claims, caps: []funding.Pence{100, 100, 100}}, []string{"40/1", "80/1", "100/1"}},
		// What the cap of the third leaves raises the first above its floor.
		{"floor and cap", Proportional, bounded{budget: 240, claims: claims, floors: []funding.Pence{45, 0, 0}, caps: []funding.Pence{300, 300, 90}}, []string{"50/1", "100/1", "90/1"}},
		{"weights", EqualAwards, bounded{budget: 150, claims: claims, weights: []int64{1, 2, 3}}, []string{"25/1", "50/1", "75/1"}},
		{"weights, one has all", EqualAwards, bounded{budget: 250, claims: claims, weights: []int64{3, 1, 2}}, []string{"100/1", "50/1", "100/1"}},
		{"floor", EqualAwards, bounded{budget: 240, claims: claims, floors: []funding.Pence{0, 0, 140}}, []string{"50/1", "50/1", "140/1"}},
		{"cap", EqualAwards, bounded{budget: 240, claims: claims, caps: []funding.Pence{20, 300, 300}}, []string{"20/1", "110/1", "110/1"}},
		// Losses of 300 as 1 to 2 to 3.
		{"weights", EqualLosses, bounded{budget: 300, claims: claims, weights: []int64{1, 2, 3}}, []string{"50/1", "100/1", "150/1"}},
		// Losses of 300 as 3 to 1 to 1 would be 180, 60 and 60; the first has 100 to lose.
		{"weights, one has nothing", EqualLosses, bounded{budget: 300, claims: claims, weights: []int64{3, 1, 1}}, []string{"0/1", "100/1", "200/1"}},
		// The first loses no more than 50, the others share 250.
		{"floor", EqualLosses, bounded{budget: 300, claims: claims, floors: []funding.Pence{50, 0, 0}}, []string{"50/1", "75/1", "175/1"}},
		// The third loses 180 by its cap, the others share 120.
		{"cap", EqualLosses, bounded{budget: 300, claims: claims, caps: []funding.Pence{300, 300, 120}}, []string{"40/1", "140/1", "120/1"}},
		{"a third of a penny", EqualAwards, bounded{budget: 100, claims: claims, weights: []int64{1, 1, 1}}, []string{"100/3", "100/3", "100/3"}},
		{"the floors and no more", EqualAwards, bounded{budget: 60, claims: claims, floors: []funding.Pence{10, 20, 30}}, []string{"10/1", "20/1", "30/1"}},
		{"the caps and no more", EqualLosses, bounded{budget: 900, claims: claims, caps: []funding.Pence{10, 20, 900}}, []string{"10/1", "20/1", "300/1"}},
		{"nobody", Proportional, bounded{budget: 900}, nil},
		// At the level that the first needs, weight times level is more than 64 bits hold.
		{"light and heavy", EqualAwards, bounded{budget: 1<<60 + 1, claims: []funding.Pence{1 << 62, 1}, weights: []int64{1, 1 << 62}}, []string{"1152921504606846976/1", "1/1"}},
		{"light and heavy", EqualLosses, bounded{budget: 1<<62 - 1<<60, claims: []funding.Pence{1 << 62, 1}, weights: []int64{1, 1 << 62}}, []string{"3458764513820540928/1", "0/1"}},
		// Of Fibonacci numbers: the level F(89)/F(90) is less than 2⁻¹²¹ above F(88)/F(89), where the second has all.
		{"two levels as close as can be", EqualAwards, bounded{
			budget:  2*1779979416004714189 + 1100087778366101931,
			claims:  []funding.Pence{1779979416004714189, 1100087778366101931, 2880067194370816120},
			weights: []int64{2880067194370816120, 1779979416004714189, 2880067194370816120},
		}, []string{"1779979416004714189/1", "1100087778366101931/1", "1779979416004714189/1"}},
	} {
		t.Run(test.division.String()+" "+test.name, func(t *testing.T) {
			exact, err := test.division.exactlyBounded(test.b)
			require.NoError(t, err)
			var got []string
			for _, award := range exact {
				got = append(got, award.String())
			}
			require.Equal(t, test.want, got)
		})
	}
}

// Equal losses are the dual of equal awards, weights and bounds included: who
// shares what is lacking by equal awards loses what equal losses take (Moulin,
// Econometrica 68, 2000).
func TestDivision_divideBounded_dual(t *testing.T) {
	r := rand.New(rand.NewPCG(35, 36))
	for range 1_000 {
		b := boundedFrom(r)
		var sum, tops funding.Pence
		for i, claim := range b.claims {
			sum += claim
			tops += b.top(i)
		}
		b.budget = min(b.budget, tops)
		lacking := bounded{budget: sum - b.budget, claims: b.claims, weights: b.weights}
		for i, claim := range b.claims {
			lacking.floors = append(lacking.floors, claim-b.top(i))
			lacking.caps = append(lacking.caps, claim-b.floor(i))
		}
		awards, err := EqualLosses.exactlyBounded(b)
		if err != nil {
			continue // of a weight too large, tested elsewhere
		}
		losses, err := EqualAwards.exactlyBounded(lacking)
		require.NoError(t, err)
		for i, claim := range b.claims {
			sum := new(big.Rat).Add(awards[i], losses[i])
			require.Zero(t, sum.Cmp(pence(claim)), "%v: claim %d gets %v and loses %v", b, i, awards[i], losses[i])
		}
	}
}

func TestDivision_divideBounded_allocations(t *testing.T) {
	for _, n := range []int{10, 1_000, 10_000} {
		b := benchBounded(n, true, true, true)
		awards := make([]funding.Pence, n)
		for _, d := range simple {
			allocations := testing.AllocsPerRun(5, func() {
				if _, err := d.divideBounded(awards, b); err != nil {
					t.Fatal(err)
				}
			})
			require.LessOrEqual(t, allocations, 2.0, "%v among %d", d, n)
			bounds := Bounds{b.weights, b.floors, b.caps}
			allocations = testing.AllocsPerRun(5, func() {
				if _, err := d.DivideWithin(b.budget, b.claims, bounds); err != nil {
					t.Fatal(err)
				}
			})
			require.LessOrEqual(t, allocations, 3.0, "%v among %d with the awards", d, n)
		}
	}
}

// Without bounds and with weights of 1 a bounded division is the plain one.
func TestDivision_divideBounded_plain(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 3_000 {
		claims := claimsFrom(r)
		budget := budgetFor(r, claims)
		ones := make([]int64, len(claims))
		for i := range ones {
			ones[i] = 1
		}
		sum, err := total(claims)
		require.NoError(t, err)
		for _, d := range simple {
			want := make([]funding.Pence, len(claims))
			wantRounded, err := d.divide(want, budget, sum, claims)
			require.NoError(t, err)
			for _, b := range []bounded{
				{budget: budget, claims: claims},
				{budget: budget, claims: claims, weights: ones, floors: make([]funding.Pence, len(claims)), caps: claims},
			} {
				awards := make([]funding.Pence, len(claims))
				rounded, err := d.divideBounded(awards, b)
				require.NoError(t, err)
				require.Equal(t, want, awards, "%v %v", d, b)
				if budget != 0 { // with nothing to share everyone gets it
					require.Equal(t, wantRounded, rounded, "%v %v", d, b)
				}
			}
		}
	}
}

func TestDivision_divideBounded_problems(t *testing.T) {
	b := bounded{budget: 5, claims: []funding.Pence{8, 10}, weights: []int64{1, 1}}
	for _, test := range []struct {
		division Division
		cause    error
	}{{DivisionNotStated, engagement.ErrMissing}, {99, engagement.ErrUnknownWord}, {Talmud, engagement.ErrContradicts}} {
		_, err := test.division.divideBounded(make([]funding.Pence, 2), b)
		require.ErrorIs(t, err, test.cause)
		_, err = test.division.exactlyBounded(b)
		require.ErrorIs(t, err, test.cause)
	}
	for _, test := range []struct {
		division Division
		weights  []int64
		want     string
	}{
		{EqualAwards, []int64{math.MaxInt64 - 1, 1}, ""},
		{EqualAwards, []int64{math.MaxInt64, 1}, "claims[1].weight: 1: too large: the weights together"},
		{EqualLosses, []int64{1, math.MaxInt64}, "claims[1].weight: 9223372036854775807: too large: the weights together"},
		{Proportional, []int64{1, math.MaxInt64 / 10}, "claims[1].weight: 922337203685477580: too large: the claims times their weights together"},
		{Proportional, []int64{1, math.MaxInt64/10 - 1}, ""},
		// Together they wrap to less than 1<<63.
		{Proportional, []int64{math.MaxInt64 / 8, math.MaxUint64 / 10}, "claims[1].weight: 1844674407370955161: too large: the claims times their weights together"},
		{Proportional, []int64{math.MaxInt64, math.MaxInt64 - 1}, `claims[0].weight: 9223372036854775807: too large: the claims times their weights together
claims[1].weight: 9223372036854775806: too large: the claims times their weights together`},
	} {
		b.weights = test.weights
		_, err := test.division.divideBounded(make([]funding.Pence, 2), b)
		_, exactErr := test.division.exactlyBounded(b)
		require.Equal(t, err, exactErr)
		if test.want == "" {
			require.NoError(t, err)
			continue
		}
		require.EqualError(t, err, test.want)
		require.ErrorIs(t, err, funding.ErrOverflow)
	}
}

// benchBounded are benchClaims with bounds and weights: floors up to a quarter
// of the claim, caps from three quarters up and one for all, weights from 1 to 5.
func benchBounded(n int, floors, caps, weights bool) bounded {
	r := rand.New(rand.NewPCG(41, 42))
	b := bounded{claims: benchClaims(n)}
	if caps {
		b.caps = make([]funding.Pence, n)
		for i, claim := range b.claims {
			b.caps[i] = min(claim*3/4+funding.Pence(r.Int64N(int64(claim)/2+1)), 20_000_00)
		}
	}
	if floors {
		b.floors = make([]funding.Pence, n)
		for i, claim := range b.claims {
			b.floors[i] = min(funding.Pence(r.Int64N(int64(claim)/4+1)), b.top(i))
		}
	}
	if weights {
		b.weights = make([]int64, n)
		for i := range b.weights {
			b.weights[i] = 1 + r.Int64N(5)
		}
	}
	for i := range b.claims {
		b.budget += b.top(i)
	}
	b.budget = b.budget * 3 / 5
	return b
}

// BenchmarkDivideBounded measures the core with floors, caps and weights.
func BenchmarkDivideBounded(b *testing.B) {
	for _, d := range simple {
		for _, kind := range []struct {
			name                  string
			floors, caps, weights bool
		}{{"none", false, false, false}, {"floors", true, false, false}, {"caps", false, true, false}, {"weights", false, false, true}, {"all", true, true, true}} {
			for _, n := range benchSizes() {
				bounds := benchBounded(n, kind.floors, kind.caps, kind.weights)
				awards := make([]funding.Pence, n)
				b.Run(fmt.Sprintf("%v/%s/n=%d", d, kind.name, n), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if _, err := d.divideBounded(awards, bounds); err != nil {
							b.Fatal(err)
						}
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
				})
			}
		}
	}
}
