package division

import (
	"math/big"

	"github.com/thirdsector-go/partnership/funding"
)

// randomArrival works out the mean over all orders of arrival.
//
// Of n claims one is at the place after the set S of others in |S|!(n-|S|-1)! of
// n! orders, and then gets (E - claims in S)⁺ less what that is with its own claim
// in S too. Sorted by sets this is the sum over all sets S without it of
// |S|!(n-|S|-1)! (E - claims in S)⁺, less that over all with it of
// (|S|-1)!(n-|S|)! times the same, which is as much as
//
//	something that is the same for everyone - n·sum over S with it of (|S|-1)!(n-|S|-1)! (E - claims in S)⁺
//
// What is the same for everyone follows from E being the sum of all.
func randomArrival(claims []funding.Pence, budget funding.Pence) ([]*big.Rat, error) {
	c := contestOf(claims, budget)
	if c.budget == 0 {
		return c.awards(nil), nil
	}
	distinct, n := repeatedClaims(c.claims)
	if len(distinct) == 1 {
		return c.equalAwards(n), nil
	}
	if n > mostExactClaims {
		return nil, tooManySubsets(RandomArrival, n, len(distinct))
	}
	w := newArrivalWeight(n)
	// The sum over S with a claim of (E - claims in S)⁺ / C(n-2, |S|-1) is at most
	// E times the sum of C(n-1, s-1) / C(n-2, s-1) = (n-1)/(n-s).
	bits := w.unit.BitLen() + new(big.Int).Mul(big.NewInt(int64(budget)), big.NewInt(int64(n)*int64(n))).BitLen()
	having, _, err := weighSubsets(RandomArrival, distinct, c.budget, true, bits, w)
	if err != nil {
		return nil, err
	}
	return c.awards(evenedOut(distinct, c.budget, having, w.unit.Mul(w.unit, big.NewInt(int64(1-n))))), nil
}

// evenedOut returns parts/unit for each claim, and the same for everyone on top,
// so that all awards together are the budget.
func evenedOut(claims []repeated, budget funding.Pence, parts map[funding.Pence]*big.Int, unit *big.Int) map[funding.Pence]*big.Rat {
	sum, n := new(big.Int), int64(0)
	for _, r := range claims {
		copies := big.NewInt(int64(r.copies))
		sum.Add(sum, copies.Mul(copies, parts[funding.Pence(r.claim)]))
		n += int64(r.copies)
	}
	// budget/n + (part - sum/n)/unit
	base := new(big.Int).Mul(unit, big.NewInt(int64(budget)))
	base.Sub(base, sum)
	denominator := new(big.Int).Mul(unit, big.NewInt(n))
	awards := make(map[funding.Pence]*big.Rat, len(claims))
	for _, r := range claims {
		part := new(big.Int).Mul(parts[funding.Pence(r.claim)], big.NewInt(n))
		awards[funding.Pence(r.claim)] = new(big.Rat).SetFrac(part.Add(part, base), denominator)
	}
	return awards
}

// arrivalWeight is (|S|-1)!(n-|S|-1)!/(n-2)! = 1/C(n-2, |S|-1) for a set S, in
// parts of a unit.
type arrivalWeight struct {
	unit   *big.Int
	bySize []*big.Int
}

func newArrivalWeight(n int) arrivalWeight {
	// The least common multiple of C(m, k) over all k is that of 1 to m+1, over m+1.
	w := arrivalWeight{big.NewInt(1), make([]*big.Int, n)}
	for k := int64(2); k < int64(n); k++ {
		part := big.NewInt(k)
		w.unit.Mul(w.unit, part.Quo(part, new(big.Int).GCD(nil, nil, w.unit, part)))
	}
	w.unit.Quo(w.unit, big.NewInt(int64(n-1)))
	w.bySize[0] = new(big.Int)
	for size := 1; size < n; size++ {
		w.bySize[size] = new(big.Int).Quo(w.unit, new(big.Int).Binomial(int64(n-2), int64(size-1)))
	}
	return w
}

func (w arrivalWeight) steps(words, others int) int64 {
	return 4 * int64(others) * int64(words) * int64(w.unit.BitLen()/64+4)
}

// against sums the other half by size, from the largest sum of this half down:
// the less it has, the more of the other go with it.
func (w arrivalWeight) against(half, other *subsetSums, words int) []uint64 {
	weights := make([]uint64, len(half.sums)*words)
	bySize := make([][]int, len(w.bySize))
	for i, sum := range other.sums {
		bySize[sum.size] = append(bySize[sum.size], i)
	}
	factors := make([]wide, len(w.bySize))
	for size, weight := range w.bySize {
		factors[size] = wideOf(weight, weight.BitLen()/64+1)
	}
	count, sum, part := make(wide, words), make(wide, words), make(wide, words)
	longer, term := make(wide, words), make(wide, words)
	for size, others := range bySize {
		clear(count)
		clear(sum)
		next := 0
		for i := len(half.sums) - 1; i >= 0 && len(others) > 0; i-- {
			left := half.budget - half.sums[i].sum
			for ; next < len(others) && other.sums[others[next]].sum < left; next++ {
				clear(longer)
				copy(longer, other.count(others[next]))
				count.add(longer)
				clear(term)
				term.scale(0, longer)
				sum.addTimes(term, other.sums[others[next]].sum)
			}
			if next == 0 {
				continue
			}
			clear(part)
			part.addTimes(count, left)
			part.sub(sum)
			wide(weights[i*words:(i+1)*words]).addProduct(part, factors[half.sums[i].size+size])
		}
	}
	return weights
}
