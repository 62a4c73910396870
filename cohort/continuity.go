package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// Continuity is what becomes of a case that has gone dormant.
type Continuity struct {
	Dormant engagement.Answer `json:"dormant,omitzero"` // see [DormancyPolicy.Check]
	Managed engagement.Answer `json:"managed,omitzero"` // by the IOM still
	Offered engagement.Answer `json:"offered,omitzero"` // interventions and support by a VCS agency go on
}

// Validate returns a problem for every value that is no answer.
func (c Continuity) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("dormant", c.Dormant), facts.Given("managed", c.Managed), facts.Given("offered", c.Offered))
	return problems.Err()
}

// Check says whether a dormant case that the IOM no longer manages is offered
// continuity (R144): "to offer continuity of interventions and support to
// 'dormant cases'", which is recommended for "all IOM schemes" (NA2009
// recommendation 19). It is asked for an offer, not for its being taken. It is
// not applicable to a case that is not dormant, and to one still managed.
func (c Continuity) Check() engagement.Reason {
	return engagement.Reason{Rule: ruleContinuity, Outcome: facts.Arising(c.Dormant.And(c.Managed.Not()), c.Offered.Outcome()),
		Format: "dormant: %v; still managed by the IOM: %v; VCS interventions and support offered: %v", Values: []any{c.Dormant, c.Managed, c.Offered}}
}
