package division

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// bounded is amounts to be shared with bounds and weights. A nil slice is none
// of its kind.
type bounded struct {
	budget       funding.Pence
	claims       []funding.Pence
	weights      []int64         // at least 1; nil: all 1
	floors, caps []funding.Pence // 0 ≤ floor ≤ min(cap, claim); the floors together are at most the budget
}

// top is the most that claim i may get: the claim, or its cap where that is lower.
func (b bounded) top(i int) funding.Pence {
	if b.caps == nil {
		return b.claims[i]
	}
	return min(b.caps[i], b.claims[i])
}

func (b bounded) floor(i int) funding.Pence {
	if b.floors == nil {
		return 0
	}
	return b.floors[i]
}

func (b bounded) weight(i int) uint64 {
	if b.weights == nil {
		return 1
	}
	return uint64(b.weights[i])
}

// divideBounded fills awards with whole pence: the exact awards (see
// exactlyBounded) rounded down, and the pennies left over for the largest
// remainders. Where a tie decides who gets one, none of the tied has one and
// their awards are marked: the caller settles who.
//
// Its cost is linear whatever the amounts and the weights. Beyond the awards it
// allocates a digit for each claim, and what is needed for the claims close to
// the last to get a penny.
func (d Division) divideBounded(awards []funding.Pence, b bounded) (rounding, error) {
	sums, err := d.checkBounded(b)
	switch {
	case err != nil:
		return rounding{}, err
	case b.budget >= sums.tops:
		for i := range awards {
			awards[i] = b.top(i)
		}
		return rounding{}, nil
	case b.budget == sums.floors:
		for i := range awards {
			awards[i] = b.floor(i)
		}
		return rounding{}, nil
	}
	p := d.pour(b, sums)
	return p.fill(awards, p.level(awards), b), nil
}

// exactlyBounded returns the awards before rounding. Where the budget covers
// the top of every claim, everyone gets that. Otherwise there is one level at
// which these add up to the budget:
//
//   - Proportional: level·weight·claim
//   - EqualAwards: level·weight
//   - EqualLosses: claim - level·weight
//
// each no less than the floor and no more than the top. For equal losses the
// weight is that of the loss: a heavier claim loses more. That is the dual of
// weighted equal awards (Moulin, Econometrica 68, 2000).
func (d Division) exactlyBounded(b bounded) ([]*big.Rat, error) {
	sums, err := d.checkBounded(b)
	switch {
	case err != nil:
		return nil, err
	case b.budget >= sums.tops:
		return eachPlace(b, b.top), nil
	case b.budget == sums.floors:
		return eachPlace(b, b.floor), nil
	}
	p := d.pour(b, sums)
	return p.exactly(p.level(make([]funding.Pence, len(b.claims)))), nil
}

func eachPlace(b bounded, of func(i int) funding.Pence) []*big.Rat {
	exact := make([]*big.Rat, len(b.claims))
	for i := range exact {
		exact[i] = pence(of(i))
	}
	return exact
}

// boundedSums are the amounts of a bounded added up. None overflows, as the
// claims together do not. The factors are the weights, for Proportional each
// times its claim.
type boundedSums struct {
	claims, tops, floors funding.Pence
	factors              uint64
}

// checkBounded adds up. It returns a problem where d takes no bounds, and one
// for every weight too large: the weights together, and for Proportional the
// weights times their claims, are at most 1<<63 - 1. So an amount times one of
// them is exact in 128 bits, and what divides by their sum fits in 64.
func (d Division) checkBounded(b bounded) (boundedSums, error) {
	if d != Proportional && d != EqualAwards && d != EqualLosses {
		return boundedSums{}, d.boundedProblems(b)
	}
	// A kind at a time, so as to ask only once which kinds there are.
	var sums boundedSums
	for _, claim := range b.claims {
		sums.claims += claim
	}
	for _, floor := range b.floors {
		sums.floors += floor
	}
	sums.tops = sums.claims
	if b.caps != nil {
		sums.tops = 0
		for i, claim := range b.claims {
			sums.tops += min(claim, b.caps[i])
		}
	}
	if b.weights == nil {
		sums.factors = uint64(len(b.claims))
		if d == Proportional {
			sums.factors = uint64(sums.claims)
		}
		return sums, nil
	}
	var tooLarge uint64
	for i, weight := range b.weights {
		hi, factor := uint64(0), uint64(weight)
		if d == Proportional {
			hi, factor = bits.Mul64(factor, uint64(b.claims[i]))
		}
		// Once over, the sum may wrap: that it was over is kept.
		sums.factors += factor
		tooLarge |= hi | (factor|sums.factors)>>63
	}
	if tooLarge != 0 {
		return boundedSums{}, d.boundedProblems(b)
	}
	return sums, nil
}

func (d Division) boundedProblems(b bounded) error {
	if err := d.stated(); err != nil {
		return err
	}
	var problems engagement.Problems
	if d != Proportional && d != EqualAwards && d != EqualLosses {
		problems.Add("division", d.String(), fmt.Errorf("%w: it takes no floors, caps or weights", engagement.ErrContradicts))
		return problems.Err()
	}
	what := "the weights together"
	if d == Proportional {
		what = "the claims times their weights together"
	}
	left := uint64(math.MaxInt64)
	for i, claim := range b.claims {
		hi, factor := uint64(0), b.weight(i)
		if d == Proportional {
			hi, factor = bits.Mul64(factor, uint64(claim))
		}
		if hi != 0 || factor > left {
			problems.Add(fmt.Sprintf("claims[%d].weight", i), strconv.FormatUint(b.weight(i), 10), fmt.Errorf("%w: %s", funding.ErrOverflow, what))
			continue
		}
		left -= factor
	}
	return problems.Err()
}
