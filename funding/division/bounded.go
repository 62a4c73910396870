package division

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"
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

func (b bounded) weight(i int) int64 {
	if b.weights == nil {
		return 1
	}
	return b.weights[i]
}

// factor is what the level is multiplied by for claim i, in awards or in losses.
func (d Division) factor(b bounded, i int) int64 {
	if d == Proportional {
		return b.weight(i) * int64(b.claims[i])
	}
	return b.weight(i)
}

// checkBounded returns a problem where d takes no bounds, and one for every
// weight that is too large: factors have to add up to at most 1<<63 - 1, so
// that a factor times an amount is exact in 128 bits.
func (d Division) checkBounded(b bounded) error {
	var problems engagement.Problems
	problems.AddAll("", d.stated())
	if d != Proportional && d != EqualAwards && d != EqualLosses && len(problems) == 0 {
		problems.Add("division", d.String(), fmt.Errorf("%w: it takes no floors, caps or weights", engagement.ErrContradicts))
	}
	left := uint64(math.MaxInt64)
	for i := range b.weights {
		hi, factor := uint64(0), uint64(b.weights[i])
		if d == Proportional {
			hi, factor = bits.Mul64(factor, uint64(b.claims[i]))
		}
		if hi != 0 || factor > left {
			problems.Add(fmt.Sprintf("claims[%d].weight", i), strconv.FormatInt(b.weights[i], 10), fmt.Errorf("%w: with those before it", funding.ErrOverflow))
			continue
		}
		left -= factor
	}
	return problems.Err()
}

// divideBounded fills awards with whole pence: the exact awards rounded down,
// and the pennies left over for the largest remainders, among equal ones for
// the first.
func (d Division) divideBounded(awards []funding.Pence, b bounded) (rounding, error) {
	exact, err := d.exactlyBounded(b)
	if err != nil {
		return rounding{}, err
	}
	return largestRemainders(awards, exact), nil
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
	if err := d.checkBounded(b); err != nil {
		return nil, err
	}
	exact := make([]*big.Rat, len(b.claims))
	var tops funding.Pence
	for i := range b.claims {
		tops += b.top(i)
		exact[i] = pence(b.top(i))
	}
	if b.budget >= tops {
		return exact, nil
	}
	amount := b.budget
	if d == EqualLosses {
		amount = -b.budget
		for _, claim := range b.claims {
			amount += claim
		}
	}
	type bend struct{ at, amount, factor *big.Rat } // where the straight line changes, and by what
	bends := []bend{}
	least, most := make([]*big.Rat, len(b.claims)), make([]*big.Rat, len(b.claims))
	at, slope := new(big.Rat), new(big.Rat)
	for i, claim := range b.claims {
		least[i], most[i] = pence(b.floor(i)), pence(b.top(i))
		if d == EqualLosses {
			least[i], most[i] = pence(claim-b.top(i)), pence(claim-b.floor(i))
		}
		at.Add(at, least[i])
		if factor := pence(funding.Pence(d.factor(b, i))); factor.Sign() > 0 {
			bends = append(bends,
				bend{new(big.Rat).Quo(least[i], factor), new(big.Rat).Neg(least[i]), factor},
				bend{new(big.Rat).Quo(most[i], factor), most[i], new(big.Rat).Neg(factor)})
		}
	}
	slices.SortFunc(bends, func(a, b bend) int { return a.at.Cmp(b.at) })
	level := new(big.Rat)
	for _, bend := range bends {
		reached := new(big.Rat).Mul(slope, bend.at)
		if reached.Add(reached, at).Cmp(pence(amount)) >= 0 {
			break
		}
		at.Add(at, bend.amount)
		slope.Add(slope, bend.factor)
	}
	if slope.Sign() > 0 {
		level.Sub(pence(amount), at)
		level.Quo(level, slope)
	}
	for i, claim := range b.claims {
		share := pence(funding.Pence(d.factor(b, i)))
		share.Mul(share, level)
		if share.Cmp(least[i]) < 0 {
			share.Set(least[i])
		}
		if share.Cmp(most[i]) > 0 {
			share.Set(most[i])
		}
		if d == EqualLosses {
			share.Sub(pence(claim), share)
		}
		exact[i] = share
	}
	return exact, nil
}
