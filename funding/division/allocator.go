package division

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// An Allocator is any way to share a round, this package's or another's: it
// returns the awards in the order of the round's claims. It may be called with
// any valid round, and should leave the claims as they are.
type Allocator func(Round) ([]funding.Pence, error)

// Allocate shares a round by the allocator and holds the awards to what every
// allocation promises: one for each claim, none negative or above its claim,
// together not above the budget. What breaks that is a Problem, and so is what
// is wrong with the round, which the allocator then does not see. An allocator
// that gives out less than it could is not at fault.
func (a Allocator) Allocate(r Round) (Allocation, error) {
	if err := r.Validate(); err != nil {
		return Allocation{}, err
	}
	awards, err := a(r.clone())
	if err != nil {
		return Allocation{}, err
	}
	var problems engagement.Problems
	if len(awards) != len(r.Claims) {
		problems.Add("awards", strconv.Itoa(len(awards)), fmt.Errorf("%w: there are %d claims", engagement.ErrOutOfRange, len(r.Claims)))
		return Allocation{}, problems.Err()
	}
	for i, award := range awards {
		path := fmt.Sprintf("awards[%d]", i)
		switch claim := r.Claims[i].Amount; {
		case award < 0:
			problems.Add(path, award.String(), engagement.ErrNegative)
		case award > claim:
			problems.Add(path, award.String(), fmt.Errorf("%w: the claim is %v", engagement.ErrTooMuch, claim))
		}
	}
	if err := problems.Err(); err != nil {
		return Allocation{}, err
	}
	allocation := newAllocation(r, awards)
	if allocation.Unallocated < 0 {
		problems.Add("awards", allocation.Awarded.String(), fmt.Errorf("%w: the budget is %v", engagement.ErrTooMuch, r.Budget))
		return Allocation{}, problems.Err()
	}
	return allocation, nil
}
