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
)

// slowOverlap is the definition as O'Neill gives it, each layer of the nested
// claims summed anew for every claim.
func slowOverlap(budget funding.Pence, claims []funding.Pence) []*big.Rat {
	rat := func(n int) *big.Rat { return big.NewRat(int64(n), 1) }
	least := func(a, b *big.Rat) *big.Rat {
		if a.Cmp(b) < 0 {
			return a
		}
		return b
	}
	nested := func(height *big.Rat) []*big.Rat {
		var sorted []*big.Rat
		for _, claim := range claims {
			sorted = append(sorted, least(pence(claim), height))
		}
		slices.SortFunc(sorted, (*big.Rat).Cmp)
		awards := make([]*big.Rat, len(claims))
		for i, claim := range claims {
			awards[i] = new(big.Rat)
			under := new(big.Rat)
			for k, c := range sorted {
				if c.Cmp(pence(claim)) > 0 {
					break
				}
				layer := new(big.Rat).Sub(c, under)
				awards[i].Add(awards[i], layer.Quo(layer, rat(len(claims)-k)))
				under = c
			}
		}
		return awards
	}
	if budget == 0 || slices.Max(claims) >= budget {
		return nested(pence(budget))
	}
	// Of all who could be those that rise above the height, take those who do.
	sorted := slices.Sorted(slices.Values(claims))
	for k := 2; k <= len(sorted); k++ {
		height := new(big.Rat).Neg(pence(budget))
		for _, claim := range sorted[len(sorted)-k:] {
			height.Add(height, pence(claim))
		}
		height.Quo(height, rat(k-1))
		rising := new(big.Rat)
		for _, claim := range sorted {
			if more := new(big.Rat).Sub(pence(claim), height); more.Sign() > 0 {
				rising.Add(rising, more)
			}
		}
		if height.Sign() < 0 || rising.Cmp(new(big.Rat).Sub(pence(budget), height)) != 0 {
			continue
		}
		awards := nested(height)
		for i, claim := range claims {
			if more := new(big.Rat).Sub(pence(claim), height); more.Sign() > 0 {
				awards[i].Add(awards[i], more)
			}
		}
		return awards
	}
	panic("no height fits")
}

// wholePence brings exact awards to whole pence by sorting the remainders.
func wholePence(exact []*big.Rat) []funding.Pence {
	awards := make([]funding.Pence, len(exact))
	largestRemainders(awards, exact).settle(awards)
	return awards
}

func requireExactly(t *testing.T, want, got []*big.Rat, about ...any) {
	t.Helper()
	require.Len(t, got, len(want), about...)
	for i := range want {
		if want[i].Cmp(got[i]) != 0 {
			t.Fatalf("award %d is exactly %v, want %v: %s", i, got[i], want[i], fmt.Sprint(about...))
		}
	}
}

// texts parses fractions such as "100/3".
func fractions(t *testing.T, texts ...string) []*big.Rat {
	t.Helper()
	var values []*big.Rat
	for _, text := range texts {
		value, ok := new(big.Rat).SetString(text)
		require.True(t, ok, text)
		values = append(values, value)
	}
	return values
}

// By hand. The first is Ibn Ezra's: of an estate of 120 four sons claim all, half,
// a third and a quarter. In the last two no claim is as large as the budget: the
// height is (100+200+300-400)/2 = 100 and (100+200+300-500)/2 = 50.
func TestMinimalOverlap_byHand(t *testing.T) {
	for _, test := range []struct {
		budget funding.Pence
		claims []funding.Pence
		want   []string
	}{
		{120, []funding.Pence{120, 60, 40, 30}, []string{"485/6", "125/6", "65/6", "15/2"}},
		{100, []funding.Pence{100, 200, 300}, []string{"100/3", "100/3", "100/3"}},
		{200, []funding.Pence{100, 200, 300}, []string{"100/3", "250/3", "250/3"}},
		{300, []funding.Pence{100, 200, 300}, []string{"100/3", "250/3", "550/3"}},
		{400, []funding.Pence{100, 200, 300}, []string{"100/3", "400/3", "700/3"}},
		{500, []funding.Pence{100, 200, 300}, []string{"200/3", "500/3", "800/3"}},
		{5, []funding.Pence{0, 9}, []string{"0", "5"}},
	} {
		got, err := MinimalOverlap.Exact(bare(test.budget, test.claims))
		require.NoError(t, err)
		requireExactly(t, fractions(t, test.want...), got, test)
	}
}

func TestMinimalOverlap_slowly(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 200 {
		claims := closeClaims(r)
		budget := budgetFor(r, claims)
		sum, err := total(claims)
		require.NoError(t, err)
		if budget >= sum {
			continue
		}
		want := slowOverlap(budget, claims)
		got, err := MinimalOverlap.Exact(bare(budget, claims))
		require.NoError(t, err)
		requireExactly(t, want, got, budget, claims)
		awards, err := MinimalOverlap.Divide(budget, claims)
		require.NoError(t, err)
		require.Equal(t, wholePence(want), awards, "%d among %d", int64(budget), claims)
		if budget == 0 {
			continue
		}

		// With bounds so coarse that they decide little, the same.
		wantRounding := largestRemainders(slices.Clone(awards), want)
		for _, bits := range []uint{1, 5, 50, 64} {
			o := newOverlap(claims, budget)
			awards := make([]funding.Pence, len(claims))
			gotRounding, err := coarse(o.bounds(awards), bits).round(awards, budget, o)
			require.NoError(t, err)
			gotRounding.settle(awards)
			require.Equal(t, wholePence(want), awards, "%d among %d at %d bits", int64(budget), claims, bits)
			require.Equal(t, wantRounding, gotRounding)
		}
	}
}

// closeClaims draws up to forty claims, often small multiples of each other, whose
// shares add up to whole pence and to the same remainders in many ways.
func closeClaims(r *rand.Rand) []funding.Pence {
	if r.IntN(3) == 0 {
		return claimsFrom(r)
	}
	claims := make([]funding.Pence, 1+r.IntN(40))
	unit, spread := 1+r.Int64N(30), 1+r.Int64N(30)
	for i := range claims {
		claims[i] = funding.Pence(unit * r.Int64N(spread))
	}
	claims[r.IntN(len(claims))] *= 10
	return claims
}

// coarse leaves of the fractions only some bits, at least one.
func coarse(b bounds, bits uint) bounds {
	lost := uint64(math.MaxUint64) >> bits
	for i := range b.alikes {
		b.alikes[i].fraction &^= lost
	}
	b.slack += lost
	return b
}

// Many claims: the sums of layers in whole numbers, with a common denominator.
func TestMinimalOverlap_many(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	for _, n := range []int{400, 1_000} {
		for range 2 {
			claims := make([]funding.Pence, n)
			scale := r.UintN(44)
			for i := range claims {
				claims[i] = funding.Pence(r.Int64N(1<<48)) >> scale
				if r.IntN(4) == 0 {
					claims[i] = claims[r.IntN(i+1)]
				}
			}
			if r.IntN(2) == 0 {
				claims[0] *= funding.Pence(n)
			}
			sum, err := total(claims)
			require.NoError(t, err)
			for _, budget := range []funding.Pence{sum / 7, sum * 4 / 5, sum - 1} {
				exact, err := MinimalOverlap.Exact(bare(budget, claims))
				require.NoError(t, err)
				awards, err := MinimalOverlap.Divide(budget, claims)
				require.NoError(t, err)
				require.True(t, slices.Equal(wholePence(exact), awards), "%d among %d claims, seeded", int64(budget), n)
			}
		}
	}
}

// Fractions over so many claims would be too long; whole pence are not.
func TestMinimalOverlap_limit(t *testing.T) {
	claims := benchClaims(mostExactClaims + 1)
	_, err := MinimalOverlap.Exact(bare(1_000_00, claims))
	require.ErrorIs(t, err, engagement.ErrLimit)
	require.EqualError(t, err, "claims: 1001: over the limit: exact fractions are for up to 1000 claims")
	_, err = MinimalOverlap.Exact(bare(1_000_00, claims[1:]))
	require.NoError(t, err)
	_, err = MinimalOverlap.Divide(1_000_00, claims)
	require.NoError(t, err)
}

func TestPrimeParts(t *testing.T) {
	r := rand.New(rand.NewPCG(35, 36))
	whole := 0
	for range 20_000 {
		bound := 1 + r.IntN(12)
		parts, sum := newPrimeParts(bound), new(big.Rat)
		for range r.IntN(8) {
			of := 1 + r.Int64N(int64(bound))
			rest := r.Int64N(of)
			parts.add(uint64(rest), uint64(of))
			sum.Add(sum, big.NewRat(rest, of))
			require.Equal(t, sum.IsInt(), parts.open == 0, "%v", sum)
		}
		if sum.IsInt() {
			whole++
		}
	}
	require.Greater(t, whole, 1_000)
}

func TestAscending(t *testing.T) {
	r := rand.New(rand.NewPCG(37, 38))
	for _, n := range []int{0, 1, 5, 199, 200, 5_000} {
		for _, bits := range []uint{0, 1, 11, 12, 34, 62, 63} {
			claims := make([]funding.Pence, n)
			for i := range claims {
				claims[i] = funding.Pence(r.Uint64() >> (64 - bits))
			}
			order := ascending(claims)
			require.Len(t, order, n)
			for i, ranked := range order {
				require.Equal(t, claims[ranked.place], ranked.claim)
				if i > 0 {
					before := order[i-1]
					require.True(t, before.claim < ranked.claim || before.claim == ranked.claim && before.place < ranked.place)
				}
			}
		}
	}
}
