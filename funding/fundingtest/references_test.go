package fundingtest_test

import (
	"math/big"
	"slices"
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
