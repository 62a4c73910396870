package division

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// An Allocation is a round shared, with the reasons.
type Allocation struct {
	Rule        engagement.Rule     `json:"-"` // of the division; the zero rule for another allocator's
	Budget      funding.Pence       `json:"budget"`
	Reserve     funding.Pence       `json:"reserve,omitzero"` // kept back first
	Awarded     funding.Pence       `json:"awarded"`
	Unallocated funding.Pence       `json:"unallocated"`     // what is returned: the budget less the reserve and what was awarded
	Awards      []Award             `json:"awards"`          // in the order of the claims
	Draws       []Draw              `json:"draws,omitempty"` // what was drawn by lot
	Reasons     []engagement.Reason `json:"reasons"`
}

// An Award is what one claim was given.
type Award struct {
	ID      string              `json:"id"`
	Claim   funding.Pence       `json:"claim"`
	Award   funding.Pence       `json:"award"`
	Reasons []engagement.Reason `json:"reasons,omitempty"` // the constraints that hold for it alone, such as a cap reached
}

// String returns identifier, claim and award, such as "{a £80.00 £50.00}".
func (a Award) String() string { return fmt.Sprintf("{%s %v %v}", a.ID, a.Claim, a.Award) }

// Allocate shares a round by a policy. The result does not depend on the order
// of the claims, but that the awards stand in it. Problems of the round, a
// division not stated or not for so many claims, and ties not stated where a tie
// decides who gets a penny are errors. Its cost is linear in the claims.
//
// With tiers, minimums or groups, or ties by draw, the claims are put in order
// first: n log n.
// Groups take as many allocations as are held, and minimums as many as claims
// are dropped. A constraint that the division does not take, and constraints
// that contradict each other, are errors that say by how much.
func Allocate(r Round, p Policy) (Allocation, error) {
	if !p.isPlainFor(r) {
		return p.allocateWithin(r)
	}
	awards, rounded, err := p.shareBy(r, p.Division.divide)
	if err != nil {
		return Allocation{}, err
	}
	return p.allocation(r, awards, rounded), nil
}

// allocation puts awards, with the reasons, beside the claims.
func (p Policy) allocation(r Round, awards []funding.Pence, rounded rounding) Allocation {
	allocation := newAllocation(r, awards)
	allocation.Rule = p.Division.Rule()
	allocation.Reasons = []engagement.Reason{allocation.reason(), rounded.reason(p.Ties)}
	return allocation
}

// reason says where the last pennies went.
func (r rounding) reason(ties Ties) engagement.Reason {
	if r.pennies == 0 {
		return engagement.Reason{Rule: ruleLargestRemainder, Outcome: engagement.NotApplicable, Format: "no pennies are left after rounding down"}
	}
	if !r.decided() {
		return engagement.Reason{Rule: ruleLargestRemainder, Outcome: engagement.Met,
			Format: "pennies left after rounding down, for the largest remainders: %d; no tie decides who gets one", Values: []any{r.pennies}}
	}
	return engagement.Reason{Rule: ruleLargestRemainder, Outcome: engagement.Met,
		Format: "pennies left after rounding down, for the largest remainders: %d; claims equal at the last: %d, of which get one: %d; the first by: %v",
		Values: []any{r.pennies, r.tied, r.given, ties}}
}

// newAllocation puts awards, none of them above its claim, beside the claims.
func newAllocation(r Round, awards []funding.Pence) Allocation {
	allocation := Allocation{Budget: r.Budget, Awards: make([]Award, len(r.Claims))}
	for i := range r.Claims {
		claim := &r.Claims[i]
		allocation.Awards[i] = Award{ID: claim.ID, Claim: claim.Amount, Award: awards[i]}
		allocation.Awarded += awards[i] // at most the claims together, which do not overflow
	}
	allocation.Unallocated = r.Budget - allocation.Awarded
	return allocation
}

// Awards returns the awards of Allocate alone; Policy.Awards is an Allocator.
func (p Policy) Awards(r Round) ([]funding.Pence, error) {
	if !p.isPlainFor(r) {
		s, done, err := p.within(r)
		if err != nil {
			return nil, err
		}
		return s.inOrder(done), nil
	}
	awards, _, err := p.shareBy(r, p.Division.divide)
	return awards, err
}

// shareBy shares a round by a function like Division.divide, and settles ties.
func (p Policy) shareBy(r Round, divide func(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) (rounding, error)) ([]funding.Pence, rounding, error) {
	amounts, sum, err := p.amounts(r)
	if err != nil {
		return nil, rounding{}, err
	}
	awards := make([]funding.Pence, len(amounts))
	rounded, err := divide(awards, r.Budget, sum, amounts)
	if err != nil {
		return nil, rounding{}, err
	}
	if rounded.decided() && p.Ties == TiesNotStated {
		return nil, rounding{}, engagement.Problems{{Path: "ties", Value: p.Ties.String(), Err: fmt.Errorf(
			"%w: of %d claims with equal remainders %d get a penny", engagement.ErrMissing, rounded.tied, rounded.given)}}
	}
	p.Ties.settle(awards, rounded, r.Claims)
	return awards, rounded, nil
}

// amounts returns the bare claims of a round without constraints, and their sum.
func (p Policy) amounts(r Round) ([]funding.Pence, funding.Pence, error) {
	var problems engagement.Problems
	problems.AddAll("", r.Validate())
	problems.AddAll("", p.Division.stated())
	problems.AddAll("", p.Division.among(len(r.Claims)))
	problems.CheckWord("ties", p.Ties)
	if err := problems.Err(); err != nil {
		return nil, 0, err
	}
	amounts := r.amounts()
	sum, err := total(amounts)
	return amounts, sum, err
}

// reason says in the division's own terms what was done.
func (a Allocation) reason() engagement.Reason {
	reason := engagement.Reason{Rule: a.Rule, Outcome: engagement.Met}
	if a.Awarded == a.claimed() {
		reason.Format, reason.Values = "the budget covers every claim; %v is returned", []any{a.Unallocated}
		return reason
	}
	full, none := 0, 0
	for _, award := range a.Awards {
		switch award.Award {
		case award.Claim:
			full++
		case 0:
			none++
		}
	}
	reason.Format = "%v of claims of %v is shared: %d of %d claims in full, %d with nothing"
	reason.Values = []any{a.Awarded, a.claimed(), full, len(a.Awards), none}
	return reason
}

func (a Allocation) claimed() (sum funding.Pence) {
	for _, award := range a.Awards {
		sum += award.Claim
	}
	return sum
}

// Entries returns the awards for engagement.Compare, each in the group that
// groupOf says its identifier counts in.
func (a Allocation) Entries(groupOf func(id string) string) []engagement.Entry[funding.Pence] {
	entries := make([]engagement.Entry[funding.Pence], len(a.Awards))
	for i, award := range a.Awards {
		entries[i] = engagement.Entry[funding.Pence]{ID: award.ID, Group: groupOf(award.ID), Value: award.Award}
	}
	return entries
}
