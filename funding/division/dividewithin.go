package division

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Bounds are what DivideWithin heeds beside the claims. A nil slice is none of
// its kind; the others are as long as the claims.
type Bounds struct {
	Weights []int64         // from 1; see Claim.Weight
	Floors  []funding.Pence // the least that each gets
	Caps    []funding.Pence // the most that each gets, where that is less than the claim; nought is nothing
}

// DivideWithin is Divide with bounds and weights, for the divisions that take
// them: Proportional, EqualAwards and EqualLosses. Where the budget covers what
// everyone may get, everyone gets that.
//
// Its cost is linear whatever the amounts and the weights. Beside the errors of
// Divide, bounds of another number than the claims, negative ones, floors above
// caps, claims or together the budget, and weights below 1 or too large together
// are errors.
func (d Division) DivideWithin(budget funding.Pence, claims []funding.Pence, bounds Bounds) ([]funding.Pence, error) {
	if _, err := d.check(budget, claims); err != nil {
		return nil, err
	}
	if err := bounds.check(budget, claims); err != nil {
		return nil, err
	}
	awards := make([]funding.Pence, len(claims))
	rounded, err := d.divideBounded(awards, bounded{budget: budget, claims: claims, weights: bounds.Weights, floors: bounds.Floors, caps: bounds.Caps})
	if err != nil {
		return nil, err
	}
	rounded.settle(awards)
	return awards, nil
}

// check returns what is wrong with bounds for claims that have been checked.
func (b Bounds) check(budget funding.Pence, claims []funding.Pence) error {
	var problems engagement.Problems
	for _, list := range []struct {
		name   string
		length int
		stated bool
	}{{"weights", len(b.Weights), b.Weights != nil}, {"floors", len(b.Floors), b.Floors != nil}, {"caps", len(b.Caps), b.Caps != nil}} {
		if list.stated && list.length != len(claims) {
			problems.Add(list.name, strconv.Itoa(list.length), fmt.Errorf("%w: there are %d claims", engagement.ErrOutOfRange, len(claims)))
		}
	}
	if len(problems) > 0 {
		return problems
	}
	for i, weight := range b.Weights {
		if weight < 1 {
			problems.Add(fmt.Sprintf("weights[%d]", i), strconv.FormatInt(weight, 10), fmt.Errorf("%w: a weight is from 1", engagement.ErrOutOfRange))
		}
	}
	for i, limit := range b.Caps {
		if limit < 0 {
			problems.Add(fmt.Sprintf("caps[%d]", i), limit.String(), engagement.ErrNegative)
		}
	}
	var floors funding.Pence
	for i, floor := range b.Floors {
		top := claims[i]
		if b.Caps != nil {
			top = min(top, max(b.Caps[i], 0))
		}
		switch {
		case floor < 0:
			problems.Add(fmt.Sprintf("floors[%d]", i), floor.String(), engagement.ErrNegative)
		case floor > top:
			problems.Add(fmt.Sprintf("floors[%d]", i), floor.String(), fmt.Errorf("%w: by %v more than the most of %v", engagement.ErrContradicts, floor-top, top))
		default:
			floors += floor // at most the claims together
		}
	}
	if floors > budget {
		problems.Add("floors", floors.String(), fmt.Errorf("%w: together they are %v more than the budget of %v", engagement.ErrContradicts, floors-budget, budget))
	}
	return problems.Err()
}
