package division

import (
	"fmt"
	"math/big"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// isPlain reports whether a round and a policy have nothing but a budget,
// claims, a division and an order for ties.
func (p Policy) isPlainFor(r Round) bool {
	if !p.isPlain() || len(r.Groups) > 0 {
		return false
	}
	for i := range r.Claims {
		if !r.Claims[i].isPlain() {
			return false
		}
	}
	return true
}

// within shares a round with constraints.
func (p Policy) within(r Round) (*plan, *result, error) {
	s, err := p.ready(r)
	if err != nil {
		return nil, nil, err
	}
	done, err := s.shareMinimums()
	if err != nil {
		return nil, nil, err
	}
	if done.tied.decided() && p.Ties == TiesNotStated {
		return nil, nil, engagement.Problems{{Path: "ties", Value: p.Ties.String(), Err: fmt.Errorf(
			"%w: of %d claims with equal remainders %d get a penny", engagement.ErrMissing, done.tied.tied, done.tied.given)}}
	}
	for _, portion := range done.portions {
		if len(portion.tied) > 0 {
			done.draws = append(done.draws, s.draw(ruleLargestRemainder.ID, portion.tied, portion.rounded.given)...)
		}
	}
	return s, done, nil
}

// inOrder returns the awards of a result in the order of the round.
func (s *plan) inOrder(done *result) []funding.Pence {
	awards := make([]funding.Pence, len(s.order))
	for place, i := range s.order {
		awards[i] = done.awards[place]
	}
	return awards
}

// allocateWithin is Allocate for a round with constraints.
func (p Policy) allocateWithin(r Round) (Allocation, error) {
	s, done, err := p.within(r)
	if err != nil {
		return Allocation{}, err
	}
	allocation := newAllocation(r, s.inOrder(done))
	allocation.Rule = p.Division.Rule()
	allocation.Reserve = s.reserve
	allocation.Unallocated -= s.reserve
	allocation.Draws = done.draws
	s.explain(&allocation, done)
	return allocation, nil
}

// Exact returns the awards of Allocate before rounding, as fractions of a penny
// in the order of the claims. Each is a fresh value, the caller's to change.
//
// Amounts that groups and tiers get are whole pence, and the fractions are those
// that come of them. Ties need be stated only where these amounts, or which claims
// are served, may depend on them; otherwise errors are those of Allocate.
func (p Policy) Exact(r Round) ([]*big.Rat, error) {
	if p.isPlainFor(r) {
		amounts, sum, err := p.amounts(r)
		if err != nil {
			return nil, err
		}
		return p.Division.exactly(r.Budget, sum, amounts)
	}
	s, err := p.ready(r)
	if err != nil {
		return nil, err
	}
	done, err := s.shareMinimums()
	if err != nil {
		return nil, err
	}
	if done.tied.decided() && p.Ties == TiesNotStated && (s.chains != nil || s.minimums != nil) {
		return nil, s.tie("%w: of claims with equal remainders some get a penny, on which other amounts may depend", 0)
	}
	return s.exact(done)
}
