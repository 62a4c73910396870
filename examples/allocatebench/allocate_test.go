package allocatebench

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/Rhymond/go-money"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

func ours(t testing.TB, budget int64, claims []int) []int64 {
	t.Helper()
	amounts := make([]funding.Pence, len(claims))
	for i, claim := range claims {
		amounts[i] = funding.Pence(claim)
	}
	awards, err := division.Proportional.Divide(funding.Pence(budget), amounts)
	if err != nil {
		t.Fatal(err)
	}
	shares := make([]int64, len(awards))
	for i, award := range awards {
		shares[i] = int64(award)
	}
	return shares
}

// theirs returns an error where Allocate panics.
func theirs(budget int64, claims []int) (shares []int64, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("it panics: %v", fault)
		}
	}()
	parties, err := money.New(budget, money.GBP).Allocate(claims...)
	for _, party := range parties {
		shares = append(shares, party.Amount())
	}
	return shares, err
}

// check says why shares are not those in proportion to the claims, brought to
// whole pence by largest remainder with ties to the first listed.
func check(budget int64, claims []int, shares []int64) error {
	sum := new(big.Int) // more than the budget
	for _, claim := range claims {
		sum.Add(sum, big.NewInt(int64(claim)))
	}
	exact, remainders := make([]int64, len(claims)), make([]*big.Int, len(claims))
	order := make([]int, len(claims))
	left := budget
	for i, claim := range claims {
		product := new(big.Int).Mul(big.NewInt(budget), big.NewInt(int64(claim)))
		quotient, remainder := product.QuoRem(product, sum, new(big.Int))
		exact[i], remainders[i] = quotient.Int64(), remainder
		left -= exact[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return remainders[b].Cmp(remainders[a]) })
	for _, i := range order[:left] {
		exact[i]++
	}
	for i := range exact {
		if shares[i] != exact[i] {
			return fmt.Errorf("%d of %d pence gets %d, want %d", i, claims[i], shares[i], exact[i])
		}
	}
	return nil
}

func TestAllocate(t *testing.T) {
	for _, test := range []struct {
		name         string
		budget       int64
		claims       []int
		ours, theirs []int64 // theirs is nil where it panics
	}{
		{"both are exact where no penny is left", 50, []int{30, 70}, []int64{15, 35}, []int64{15, 35}},
		{"the odd penny is for 2/3 and not for 1/3", 10, []int{19, 11}, []int64{6, 4}, []int64{7, 3}},
		{"the order makes no difference to who gets it", 10, []int{11, 19}, []int64{4, 6}, []int64{4, 6}},
		{"who asks for nothing gets nothing", 5, []int{0, 7, 3}, []int64{0, 4, 1}, []int64{1, 3, 1}},
		{"three pennies are for those with 2/3", 4, []int{2, 1, 1, 1, 1}, []int64{1, 1, 1, 1, 0}, []int64{2, 1, 1, 0, 0}},
		// 10¹⁰ times 9.5·10⁸ is more than 64 bits hold.
		{"a hundred million pounds, among sixteen claims of nine and a half", 100_000_000_00,
			slices.Repeat([]int{950_000_000}, 16), slices.Repeat([]int64{625_000_000}, 16), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ours(t, test.budget, test.claims)
			if !slices.Equal(test.ours, got) {
				t.Errorf("ours gives %d, want %d", got, test.ours)
			}
			if err := check(test.budget, test.claims, got); err != nil {
				t.Error("ours is not exact:", err)
			}
			got, err := theirs(test.budget, test.claims)
			if !slices.Equal(test.theirs, got) || (err != nil) != (test.theirs == nil) {
				t.Errorf("theirs gives %d (%v), want %d", got, err, test.theirs)
			}
			if err == nil && (check(test.budget, test.claims, got) == nil) != slices.Equal(test.ours, test.theirs) {
				t.Error("the check does not tell theirs from ours")
			}
		})
	}
}

// A third of the claims but the first are nothing, and pennies are left almost
// always: ours is exact on every draw.
func TestAllocate_random(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 77))
	const draws = 500
	inexact := 0
	for range draws {
		claims, _ := random(rng, 2+rng.IntN(60))
		sum := int64(claims[0]) // is not nothing
		for i := range claims[1:] {
			if rng.IntN(3) == 0 {
				claims[1+i] = 0
			}
			sum += int64(claims[1+i])
		}
		budget := rng.Int64N(sum)
		if err := check(budget, claims, ours(t, budget, claims)); err != nil {
			t.Fatalf("ours of %d among %d: %v", budget, claims, err)
		}
		shares, err := theirs(budget, claims)
		if err != nil {
			t.Fatalf("theirs of %d among %d: %v", budget, claims, err)
		}
		if check(budget, claims, shares) != nil {
			inexact++
		}
	}
	if inexact == 0 {
		t.Error("theirs is exact too: there is nothing to tell")
	}
	t.Logf("theirs is not exact in %d of %d", inexact, draws)
}

// random draws n claims of up to £10,000, and a budget of four fifths of them:
// with a million, products stay within 64 bits.
func random(rng *rand.Rand, n int) (claims []int, budget int64) {
	claims = make([]int, n)
	for i := range claims {
		claims[i] = 1 + rng.IntN(10_000_00)
		budget += int64(claims[i])
	}
	return claims, budget / 5 * 4
}

// Both have the claims ready as they take them, and tie in the order listed.
func BenchmarkAllocate(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		if testing.Short() && n > 10_000 {
			continue
		}
		claims, budget := random(rand.New(rand.NewPCG(17, uint64(n))), n)
		amounts := make([]funding.Pence, n)
		for i, claim := range claims {
			amounts[i] = funding.Pence(claim)
		}
		each := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		}
		b.Run(fmt.Sprintf("division/n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := division.Proportional.Divide(funding.Pence(budget), amounts); err != nil {
					b.Fatal(err)
				}
			}
			each(b)
		})
		b.Run(fmt.Sprintf("go-money/n=%d", n), func(b *testing.B) {
			whole := money.New(budget, money.GBP)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := whole.Allocate(claims...); err != nil {
					b.Fatal(err)
				}
			}
			each(b)
		})
	}
}
