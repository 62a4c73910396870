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
// awards, for Proportional and AdjustedProportional room for the remainders that
// are close to the last to get a penny, and for the latter what is left of the
// claims. The exceptions are these:
//
//   - MinimalOverlap is linear, by bounds of 64 bits after the point, but where
//     these leave a penny open; then the sums are taken again with more bits.
//   - DominguezThomson takes a sort of the claims and of its rounds those after
//     the first claim is not below what is left: some for each claim, of a few
//     sums each. Where bounds leave a penny open that exact fractions are too
//     long to settle, the error is engagement.ErrLimit.
//   - RandomArrival and AverageOfAwards are hard problems: with claims that have
//     nothing in common the cost doubles with every two. Claims that are equal,
//     and sums of claims that agree, are counted once. What would take more than
//     about a second is engagement.ErrLimit; 30 distinct claims are within it, and
//     hundreds of a few amounts, or any number of equal ones. More than 1,000
//     claims are beyond it unless all are equal. See Policy.Estimate.
//
// A division not stated or not for so many claims, a negative budget or claim,
// and claims that together overflow are errors.
func (d Division) Divide(budget funding.Pence, claims []funding.Pence) ([]funding.Pence, error) {
	sum, err := d.check(budget, claims)
	if err != nil {
		return nil, err
	}
	awards := make([]funding.Pence, len(claims))
	rounded, err := d.divide(awards, budget, sum, claims)
	if err != nil {
		return nil, err
	}
	rounded.settle(awards)
	return awards, nil
}

// check returns the sum of the claims, or what is wrong; it allocates only for
// the latter.
func (d Division) check(budget funding.Pence, claims []funding.Pence) (funding.Pence, error) {
	sum, err := total(claims)
	if err == nil && budget >= 0 && d.isStated() && d.among(len(claims)) == nil {
		return sum, nil
	}
	var problems engagement.Problems
	problems.AddAll("", d.stated())
	problems.AddAll("", d.among(len(claims)))
	if budget < 0 {
		problems.Add("budget", budget.String(), engagement.ErrNegative)
	}
	problems.AddAll("", err)
	return 0, problems.Err()
}

func (d Division) isStated() bool { return d > DivisionNotStated && d <= DominguezThomson }

// stated returns a problem where d is not a way to share.
func (d Division) stated() error {
	var problems engagement.Problems
	problems.CheckWord("division", d)
	if d == DivisionNotStated {
		problems.Add("division", d.String(), fmt.Errorf("%w: the way to share", engagement.ErrMissing))
	}
	return problems.Err()
}

// among returns a problem where d cannot share among n claims, whatever the
// budget.
func (d Division) among(n int) error {
	if d == ConcedeAndDivide {
		return two(n)
	}
	return nil
}

// A rounding is how exact awards became whole pence.
type rounding struct {
	pennies int // given out after rounding down
	tied    int // claims with the smallest remainder that got one
	given   int // how many of those got one
}

// decided reports whether some of the tied got a penny and others did not.
func (r rounding) decided() bool { return r.given < r.tied }

// mark is how an award that ties for the last pennies is written down until
// somebody settles who gets one: its complement, which is negative as no award
// is. It undoes itself.
func mark(award funding.Pence) funding.Pence { return ^award }

// settle gives the last pennies to the first of the tied, where that is left to
// decide.
func (r rounding) settle(awards []funding.Pence) {
	if !r.decided() {
		return
	}
	left := funding.Pence(r.given)
	for i, award := range awards {
		// Without branches, as these could not be foreseen: take is one
		// where the award is marked and a penny is left.
		tied := award >> 63
		take := tied & (-left >> 63) & 1
		awards[i] = award ^ tied + take
		left -= take
	}
}

// divide fills awards. The claims have been checked and add up to sum. Where a
// tie decides who gets a penny, none of the tied has one and their awards are
// marked: the caller settles who. So the result does not depend on the order of
// the claims. The error is that of a division that cannot share these claims.
func (d Division) divide(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) (rounding, error) {
	if budget >= sum {
		copy(awards, claims)
		return rounding{}, nil
	}
	switch d {
	case Proportional:
		return proportional(awards, budget, sum, claims), nil
	case EqualAwards:
		return equalAwards(awards, budget, claims), nil
	case EqualLosses:
		return equalLosses(awards, budget, sum, claims), nil
	case Talmud:
		return talmud(awards, budget, sum, claims), nil
	case ReverseTalmud:
		return reverseTalmud(awards, budget, sum, claims), nil
	case Piniles:
		return piniles(awards, budget, sum, claims), nil
	case ConstrainedEgalitarian:
		return constrainedEgalitarian(awards, budget, sum, claims), nil
	case Average:
		return average(awards, budget, sum, claims), nil
	case AdjustedProportional:
		return adjustedProportional(awards, budget, sum, claims), nil
	case ConcedeAndDivide:
		return concedeAndDivide(awards, budget, sum, claims), nil
	case MinimalOverlap:
		return minimalOverlap(awards, budget, claims)
	case DominguezThomson:
		return dominguezThomson(awards, claims, budget, sum)
	}
	exact, err := d.exactly(budget, sum, claims)
	if err != nil {
		return rounding{}, err
	}
	return largestRemainders(awards, exact), nil
}

// largestRemainders brings exact awards, which add up to whole pence, to whole
// pence: each is rounded down, and the pennies left over go to the largest
// remainders. A tie is marked.
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
	last := remainders[order[pennies-1]]
	r := rounding{pennies: pennies}
	above := 0 // with a larger remainder than the last
	for _, remainder := range remainders {
		switch remainder.Cmp(last) {
		case +1:
			above++
		case 0:
			r.tied++
		}
	}
	r.given = pennies - above
	for _, i := range order[:above+r.tied] {
		switch {
		case remainders[i].Cmp(last) > 0 || !r.decided():
			awards[i]++
		default:
			awards[i] = mark(awards[i])
		}
	}
	return r
}
