package fundingtest_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// Rules straight from their definitions, slowly: references for divisions that
// are hard to share by quickly.

func rats(n int) []*big.Rat {
	all := make([]*big.Rat, n)
	for i := range all {
		all[i] = new(big.Rat)
	}
	return all
}

func sumOf(amounts []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, amount := range amounts {
		sum.Add(sum, amount)
	}
	return sum
}

func minOf(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return new(big.Rat).Set(a)
	}
	return new(big.Rat).Set(b)
}

func whole(n int) *big.Rat { return big.NewRat(int64(n), 1) }

// enough wraps a rule for budgets that do not cover the claims.
func enough(rule func(*big.Rat, []*big.Rat) []*big.Rat) func(*big.Rat, []*big.Rat) ([]*big.Rat, error) {
	return func(budget *big.Rat, claims []*big.Rat) ([]*big.Rat, error) {
		if budget.Cmp(sumOf(claims)) >= 0 {
			awards := rats(len(claims))
			for i, c := range claims {
				awards[i].Set(c)
			}
			return awards, nil
		}
		return rule(budget, claims), nil
	}
}

// randomArrival pays in full, in order of arrival, while the money lasts, and
// averages over all orders (O'Neill 1982): over those who may have come before,
// by how many orders they came in.
func randomArrival(budget *big.Rat, claims []*big.Rat) []*big.Rat {
	n := len(claims)
	factorial := []*big.Rat{whole(1)}
	for i := 1; i <= n; i++ {
		factorial = append(factorial, new(big.Rat).Mul(factorial[i-1], whole(i)))
	}
	awards := rats(n)
	for before := range 1 << n {
		left, size := new(big.Rat).Set(budget), 0
		for i, c := range claims {
			if before>>i&1 == 1 {
				left.Sub(left, c)
				size++
			}
		}
		if left.Sign() <= 0 {
			continue
		}
		orders := new(big.Rat)
		for i, c := range claims {
			if before>>i&1 == 0 {
				orders.Mul(factorial[size], factorial[n-size-1])
				awards[i].Add(awards[i], orders.Mul(orders, minOf(left, c)))
			}
		}
	}
	for _, award := range awards {
		award.Quo(award, factorial[n])
	}
	return awards
}

// averageOfAwards is the centroid of all awards that are efficient, not
// negative and not above the claims (Miras Calvo et al. 2022). The set is a slice
// of a box; its size and moments are found by inclusion and exclusion of the
// claims that are exceeded.
func averageOfAwards(budget *big.Rat, claims []*big.Rat) []*big.Rat {
	awards := rats(len(claims))
	var at []int // those who claim something: the others get nothing
	for i, c := range claims {
		if c.Sign() > 0 {
			at = append(at, i)
		}
	}
	n := len(at)
	if budget.Sign() == 0 || n == 0 {
		return awards
	}
	if n == 1 {
		awards[at[0]].Set(budget)
		return awards
	}
	// Sizes are multiplied by (n-1)!, moments by n!, which leaves integers where
	// the claims are.
	power := func(x *big.Rat, k int) *big.Rat {
		p := whole(1)
		for range k {
			p.Mul(p, x)
		}
		return p
	}
	size, moments := new(big.Rat), rats(n)
	for set := range 1 << n {
		left, sign := new(big.Rat).Set(budget), whole(1)
		for i, place := range at {
			if set>>i&1 == 1 {
				left.Sub(left, claims[place])
				sign.Neg(sign)
			}
		}
		if left.Sign() < 0 {
			continue
		}
		part := power(left, n-1)
		part.Mul(part, sign)
		size.Add(size, part)
		moment := new(big.Rat).Mul(part, left)
		for i, place := range at {
			moments[i].Add(moments[i], moment)
			if set>>i&1 == 1 { // the moment of what starts at the claim
				start := new(big.Rat).Mul(part, claims[place])
				moments[i].Add(moments[i], start.Mul(start, whole(n)))
			}
		}
	}
	size.Mul(size, whole(n))
	for i, place := range at {
		awards[place].Quo(moments[i], size)
	}
	return awards
}

// minimalOverlap lays claims on the budget so that as little as can be is
// claimed by more than one, and shares each part equally among those who claim
// it (O'Neill 1982): claims on top of one another, up to a level t above which
// what is left of each claim lies alone.
func minimalOverlap(budget *big.Rat, claims []*big.Rat) []*big.Rat {
	n := len(claims)
	over := func(c, t *big.Rat) *big.Rat {
		if c.Cmp(t) <= 0 {
			return new(big.Rat)
		}
		return new(big.Rat).Sub(c, t)
	}
	counting := rats(n) // no claim counts above the budget
	for i, c := range claims {
		counting[i] = minOf(c, budget)
	}
	sorted := slices.SortedFunc(slices.Values(counting), (*big.Rat).Cmp)
	t := new(big.Rat).Set(budget)
	if n > 0 && budget.Cmp(sorted[n-1]) > 0 {
		// Between two neighbouring claims the equation for t, that what lies
		// above it adds up to budget - t, is linear.
		for k := range n {
			low := new(big.Rat)
			if k > 0 {
				low.Set(sorted[k-1])
			}
			if n-k == 1 {
				break
			}
			// sum of claims above - (n-k)t = budget - t
			t.Sub(sumOf(sorted[k:]), budget)
			t.Quo(t, whole(n-k-1))
			if t.Cmp(low) >= 0 && t.Cmp(sorted[k]) <= 0 {
				break
			}
		}
	}
	awards := rats(n)
	for i, c := range counting {
		low := new(big.Rat)
		for k, high := range sorted {
			if low.Cmp(c) >= 0 {
				break
			}
			layer := new(big.Rat).Sub(minOf(high, t), minOf(low, t))
			awards[i].Add(awards[i], layer.Quo(layer, whole(n-k)))
			low = high
		}
		awards[i].Add(awards[i], over(c, t))
	}
	return awards
}

// dominguezThomson gives everyone the bound min(claim, budget)/n, and again of
// what is left, for ever (Dominguez and Thomson 2006). Once the budget is at most
// every claim above nothing, what is left goes equally to those.
func dominguezThomson(budget *big.Rat, claims []*big.Rat) []*big.Rat {
	n := len(claims)
	awards, open := rats(n), rats(n)
	claiming := 0
	for i, c := range claims {
		open[i].Set(c)
		claiming += c.Sign()
	}
	left := new(big.Rat).Set(budget)
	for left.Sign() > 0 {
		last := true
		for _, c := range open {
			last = last && (c.Sign() == 0 || c.Cmp(left) >= 0)
		}
		round := new(big.Rat)
		for i, c := range open {
			bound := minOf(c, left)
			if last {
				if bound.Sign() > 0 {
					bound.Quo(left, whole(claiming))
				}
			} else {
				bound.Quo(bound, whole(n))
			}
			awards[i].Add(awards[i], bound)
			round.Add(round, bound)
			open[i] = new(big.Rat).Sub(c, bound)
		}
		left.Sub(left, round)
	}
	return awards
}

// references are the rules by the words that divisions have for them.
func references() map[string]fundingtest.Exact {
	return map[string]fundingtest.Exact{"minimal-overlap": enough(minimalOverlap), "random-arrival": enough(randomArrival),
		"average-of-awards": enough(averageOfAwards), "dominguez-thomson": enough(dominguezThomson)}
}

// O'Neill's (1982) examples: the estate of 120 among claims of 30, 40, 60 and 120
// of Ibn Ezra, and 200 among 100, 200 and 300. The centroid of the awards of 100
// among two who claim at least that is the middle, and of claims of 1 and 3 on 2,
// where the first gets anything up to 1, half way; all claims of 1 on 1 are equal.
func TestReferences_worked(t *testing.T) {
	for _, test := range []struct {
		rule   string
		budget int
		claims []int
		want   string
	}{
		{"minimal-overlap", 120, []int{30, 40, 60, 120}, "[15/2 65/6 125/6 485/6]"},
		{"random-arrival", 200, []int{100, 200, 300}, "[100/3 250/3 250/3]"},
		{"average-of-awards", 100, []int{100, 500}, "[50/1 50/1]"},
		{"average-of-awards", 2, []int{1, 3}, "[1/2 3/2]"},
		{"average-of-awards", 1, []int{1, 1, 1}, "[1/3 1/3 1/3]"},
		{"dominguez-thomson", 1, []int{1, 1, 1}, "[1/3 1/3 1/3]"},
		{"dominguez-thomson", 2, []int{1, 2}, "[3/4 5/4]"}, // bounds of 1/2 and 1, then of 1/2 on 1/2 each
	} {
		claims := rats(len(test.claims))
		for i, c := range test.claims {
			claims[i] = whole(c)
		}
		awards, err := references()[test.rule](whole(test.budget), claims)
		if err != nil {
			t.Fatal(err)
		}
		text := "["
		for i, award := range awards {
			if i > 0 {
				text += " "
			}
			text += award.String()
		}
		if text += "]"; text != test.want {
			t.Errorf("%s of %d among %v: %s, want %s", test.rule, test.budget, test.claims, text, test.want)
		}
	}
}

// Divisions that there are agree with the definitions here.
func TestReferences_divisions(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for _, column := range fundingtest.Columns() {
		reference, ok := references()[column.Name]
		if !ok {
			continue
		}
		for range 100 {
			claims, sum := rats(1+r.IntN(5)), 0
			for i := range claims {
				c := r.IntN(40)
				claims[i], sum = whole(c), sum+c
			}
			budget := whole(r.IntN(sum + 2))
			want, err := reference(budget, claims)
			if err != nil {
				t.Fatal(err)
			}
			got, err := column.Rule(budget, claims)
			if err != nil || !slices.EqualFunc(got, want, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 }) {
				t.Fatalf("%s of %v among %v: %v, %v, want %v", column.Name, budget, claims, got, err, want)
			}
		}
	}
}

// Fractions of a penny are shared as whole pence are, in smaller parts.
func TestFractions(t *testing.T) {
	rule := fundingtest.Fractions(division.EqualAwards)
	awards, err := rule(big.NewRat(1, 2), []*big.Rat{big.NewRat(1, 10), big.NewRat(1, 3), big.NewRat(7, 3)})
	if err != nil || len(awards) != 3 || awards[0].Cmp(big.NewRat(1, 10)) != 0 || awards[1].Cmp(big.NewRat(1, 5)) != 0 || awards[2].Cmp(big.NewRat(1, 5)) != 0 {
		t.Errorf("%v, %v", awards, err)
	}
	if _, err := rule(whole(1), []*big.Rat{big.NewRat(1, 1<<62), big.NewRat(1, 3)}); err == nil {
		t.Error("a part of a penny that is too small is no error")
	}
	if _, err := rule(whole(-1), []*big.Rat{whole(1)}); err == nil {
		t.Error("a negative budget is no error")
	}
}
