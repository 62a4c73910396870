package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A BrokeragePlan is what a plan says of brokerage by a local lead body.
type BrokeragePlan struct {
	Assigned    engagement.Answer `json:"assigned,omitzero"`    // the plan gives brokerage to a lead body
	FundedHours engagement.Answer `json:"fundedHours,omitzero"` // and funds hours for it
}

// Check says whether the plan is complete (R52): it is not where brokerage is
// assigned and no hours are funded, since "their critical local brokerage role
// was not resource neutral" (HO2012 Ch.4) and needs "appropriate levels of
// funding" (Ch.6). How many hours are enough "it was not possible … to
// determine": no number is asked for. It is not applicable to a plan that
// assigns none.
func (p BrokeragePlan) Check() engagement.Reason {
	return engagement.Reason{Rule: ruleFundedBrokerage, Outcome: facts.Arising(p.Assigned, p.FundedHours.Outcome()),
		Format: "brokerage assigned to a lead body: %v; hours funded for it: %v", Values: []any{p.Assigned, p.FundedHours}}
}
