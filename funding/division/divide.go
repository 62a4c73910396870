package division

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Divide shares budget among the claims and returns the awards in the order of
// the claims. These must stand in the order in which ties are settled: of equal
// remainders the earlier claim gets the penny.
//
// It is the core of Allocate for bare amounts, without identifiers and reasons.
// Its cost is linear in the claims whatever the amounts. It allocates the
// awards, and for Proportional room for the remainders that are close to the
// last to get a penny.
//
// A division not stated, a negative budget or claim, and claims that together
// overflow are errors.
func (d Division) Divide(budget funding.Pence, claims []funding.Pence) ([]funding.Pence, error) {
	sum, err := d.check(budget, claims)
	if err != nil {
		return nil, err
	}
	awards := make([]funding.Pence, len(claims))
	if _, err := d.divide(awards, budget, sum, claims); err != nil {
		return nil, err
	}
	return awards, nil
}

// check returns the sum of the claims, or what is wrong; it allocates only for
// the latter.
func (d Division) check(budget funding.Pence, claims []funding.Pence) (funding.Pence, error) {
	sum, err := total(claims)
	if err == nil && budget >= 0 && d.isStated() {
		return sum, nil
	}
	var problems engagement.Problems
	problems.AddAll("", d.stated())
	if budget < 0 {
		problems.Add("budget", budget.String(), engagement.ErrNegative)
	}
	problems.AddAll("", err)
	return 0, problems.Err()
}

func (d Division) isStated() bool { return d > DivisionNotStated && d <= ConcedeAndDivide }

// stated returns a problem where d is not a way to share.
func (d Division) stated() error {
	var problems engagement.Problems
	problems.CheckWord("division", d)
	if d == DivisionNotStated {
		problems.Add("division", d.String(), fmt.Errorf("%w: the way to share", engagement.ErrMissing))
	}
	return problems.Err()
}

// A rounding is how exact awards became whole pence.
type rounding struct {
	pennies int // given out after rounding down
	tied    int // claims with the smallest remainder that got one
	given   int // how many of those got one
}

// decided reports whether some of the tied got a penny and others did not.
func (r rounding) decided() bool { return r.given < r.tied }

// divide fills awards. The claims have been checked and add up to sum. The error
// is that of a division that cannot share among so many claims.
func (d Division) divide(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) (rounding, error) {
	if budget >= sum {
		copy(awards, claims)
		return rounding{}, nil
	}
	switch d {
	case Proportional:
		return proportional(awards, budget, sum, claims), nil
	case EqualAwards:
		return equalAwards(awards, waterLevel(claims, budget), claims), nil
	case EqualLosses:
		return equalLosses(awards, waterLevel(claims, sum-budget), claims), nil
	}
	exact, err := d.exactly(budget, sum, claims)
	if err != nil {
		return rounding{}, err
	}
	return largestRemainders(awards, exact), nil
}

// largestRemainders brings exact awards, which add up to whole pence, to whole
// pence: each is rounded down, and the pennies left over go to the largest
// remainders, among equal ones to the first.
func largestRemainders(awards []funding.Pence, exact []*big.Rat) rounding {
	remainders, order := make([]*big.Rat, len(exact)), make([]int, len(exact))
	left := new(big.Rat)
	for i, award := range exact {
		floor := new(big.Int).Quo(award.Num(), award.Denom())
		awards[i] = funding.Pence(floor.Int64())
		remainders[i] = new(big.Rat).Sub(award, new(big.Rat).SetInt(floor))
		left.Add(left, remainders[i])
		order[i] = i
	}
	pennies := int(left.Num().Int64())
	if pennies == 0 {
		return rounding{}
	}
	slices.SortStableFunc(order, func(a, b int) int { return remainders[b].Cmp(remainders[a]) })
	for _, i := range order[:pennies] {
		awards[i]++
	}
	last := remainders[order[pennies-1]]
	r := rounding{pennies: pennies}
	for place, i := range order {
		if remainders[i].Cmp(last) == 0 {
			r.tied++
			if place < pennies {
				r.given++
			}
		}
	}
	return r
}
