package division

import (
	"math/big"
	"math/bits"

	"github.com/thirdsector-go/partnership/funding"
)

// averageOfAwards works out the centroid of the set of awards {x: 0 ≤ x ≤ claims,
// sum of x = E}.
//
// Its volume is the sum over all sets S of claims of (-1)^|S| ((E - claims in S)⁺)ⁿ⁻¹,
// but for a factor: inclusion and exclusion of who gets more than the claim. The
// mean of x for one claim c is its integral over that volume; integrated by parts
// it comes to
//
//	something that is the same for everyone + c·sum over S with c of (-1)^|S| ((E - claims in S)⁺)ⁿ⁻¹ / volume
//
// where what is the same for everyone follows from E being the sum of all.
// Claims of nothing get nothing and are left out.
func averageOfAwards(claims []funding.Pence, budget funding.Pence) ([]*big.Rat, error) {
	c := contestOf(claims, budget)
	if c.budget == 0 {
		return c.awards(nil), nil
	}
	distinct, n := repeatedClaims(c.claims)
	if len(distinct) == 1 {
		return c.equalAwards(n), nil
	}
	if n > mostExactClaims {
		return nil, tooManySubsets(AverageOfAwards, n, len(distinct))
	}
	w := newVolumeWeight(n - 1)
	having, volume, err := weighSubsets(AverageOfAwards, distinct, c.budget, false, n+(n-1)*bits.Len64(uint64(c.budget)), w)
	if err != nil {
		return nil, err
	}
	for claim, part := range having {
		part.Mul(part, big.NewInt(int64(claim)))
	}
	return c.awards(evenedOut(distinct, c.budget, having, volume)), nil
}

// volumeWeight is a power of what is left of the budget.
type volumeWeight struct {
	power     int
	binomials []*big.Int // of the power
}

func newVolumeWeight(power int) volumeWeight {
	w := volumeWeight{power, make([]*big.Int, power+1)}
	for k := range w.binomials {
		w.binomials[k] = new(big.Int).Binomial(int64(power), int64(k))
	}
	return w
}

func (w volumeWeight) steps(words, _ int) int64 {
	return int64(w.power+1) * int64(words) * int64(w.power/64+3)
}

// against takes the powers apart: with z left by one subset the sum over some y of
// (z-y)ᵏ is a polynomial in z, whose coefficients are the sums of powers of y. From
// the largest sum down more and more of the other half go with it.
func (w volumeWeight) against(half, other *subsetSums, words int) []uint64 {
	weights := make([]uint64, len(half.sums)*words)
	coefficients, factors := make([]wide, w.power+1), make([]wide, w.power+1)
	for k, binomial := range w.binomials {
		coefficients[k] = make(wide, words)
		factors[k] = wideOf(binomial, binomial.BitLen()/64+1)
	}
	term, zero := make(wide, words), make(wide, words)
	next := 0
	for i := len(half.sums) - 1; i >= 0; i-- {
		left := half.budget - half.sums[i].sum
		for ; next < len(other.sums) && other.sums[next].sum < left; next++ {
			// The count, as long as need be, times the powers of -y.
			clear(term)
			count := other.count(next)
			copy(term, count)
			if count.negative() {
				for k := len(count); k < len(term); k++ {
					term[k] = 1<<64 - 1
				}
			}
			for k := range coefficients {
				if k > 0 {
					term.scale(other.sums[next].sum, zero)
					for j := range term {
						term[j] = ^term[j]
					}
					addOne(term)
				}
				coefficients[k].addProduct(term, factors[k])
			}
		}
		sum := wide(weights[i*words : (i+1)*words])
		for _, coefficient := range coefficients {
			sum.scale(left, coefficient)
		}
	}
	return weights
}

func addOne(w wide) {
	for i := range w {
		if w[i]++; w[i] != 0 {
			return
		}
	}
}
