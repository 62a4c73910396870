package cohort

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// Referrals is what a project planned and got, and what held it back.
type Referrals struct {
	Planned Count             `json:"planned,omitzero"`
	Actual  Count             `json:"actual,omitzero"`
	Below   engagement.Answer `json:"below,omitzero"` // fewer than planned, as a document says without the numbers

	OtherSchemes   engagement.Answer `json:"otherSchemes,omitzero"`   // take most offenders
	PrisonLeavers  engagement.Answer `json:"prisonLeavers,omitzero"`  // not known to the team
	SlowReferral   engagement.Answer `json:"slowReferral,omitzero"`   // by frontline staff
	OtherObstacles []string          `json:"otherObstacles,omitzero"` // of the caller's own
	Place          string            `json:"place,omitzero"`
}

// Validate returns every problem of r: negative numbers, values that are no
// answer, and numbers that belie the document.
func (r Referrals) Validate() error {
	var problems engagement.Problems
	planned := r.Planned.check(&problems, "planned")
	actual := r.Actual.check(&problems, "actual")
	facts.CheckGiven(&problems, facts.Given("below", r.Below), facts.Given("otherSchemes", r.OtherSchemes), facts.Given("prisonLeavers", r.PrisonLeavers), facts.Given("slowReferral", r.SlowReferral))
	if planned && actual && r.Below.IsKnown() && r.Below != engagement.AnswerOf(r.Actual.n < r.Planned.n) {
		problems.Add("below", r.Below.String(), fmt.Errorf("%w: %v of %v", engagement.ErrContradicts, r.Actual, r.Planned))
	}
	return problems.Err()
}

// Causes lists the causes of a shortfall that hold, by the names of their
// fields, and then those of the caller's own.
func (r Referrals) Causes() []string {
	causes := r.Check().Subjects(engagement.Met)
	return append(causes, r.OtherObstacles...)
}

// Check says whether referrals are as planned (R167): met where they are as many
// or more, not met where they are fewer. The parts are the causes that the
// sources name: other schemes take most offenders, and prison leavers "are not
// known to the IOM team" (NA2009 4.4 Problems), and frontline managers refer
// slowly (HO2012 Ch.5). They are no part of the outcome: a part is met where the
// cause holds, and not applicable where there is no shortfall. Where the numbers
// contradict the document, the numbers count; Validate says so.
func (r Referrals) Check() engagement.Reason {
	below := r.Below
	if r.Planned.IsKnown() && r.Actual.IsKnown() {
		below = engagement.AnswerOf(r.Actual.n < r.Planned.n)
	}
	cause := func(subject string, holds engagement.Answer, sentence string) engagement.Reason {
		part := facts.Answered(ruleShortfall, subject, holds, sentence)
		part.Outcome = facts.Arising(below, holds.Outcome())
		return part
	}
	return engagement.Reason{Rule: ruleShortfall, Subject: r.Place, Outcome: below.Not().Outcome(),
		Because: []engagement.Reason{
			cause("otherSchemes", r.OtherSchemes, "other schemes take most offenders"),
			cause("prisonLeavers", r.PrisonLeavers, "prison leavers are not known to the team"),
			cause("slowReferral", r.SlowReferral, "frontline staff refer slowly"),
		},
		Format: "%v referrals of %v planned; below plan: %v", Values: []any{r.Actual, r.Planned, below}}
}
