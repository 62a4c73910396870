package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// OutputData is what a programme asks its projects to record of those they
// work with.
type OutputData struct {
	Required engagement.Answer `json:"required,omitzero"` // data on those worked with are to be collected
	ByClass  engagement.Answer `json:"byClass,omitzero"`  // by their class: see [Beneficiary]
	Recorded engagement.Answer `json:"recorded,omitzero"` // they were
	Place    string            `json:"place,omitzero"`
}

// Validate returns a problem for every value that is no answer.
func (d OutputData) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("required", d.Required), facts.Given("byClass", d.ByClass), facts.Given("recorded", d.Recorded))
	return problems.Err()
}

// Check says whether output data by class of beneficiary are required and
// recorded (R240). "No output data in relation to offenders and/or IOM offenders
// were required to be collected for the programme" of 2010-11, so that nobody
// can say how many of those supported were IOM offenders (HO2012 Ch.5). The
// parts are "required", not met for a programme that asks for none, "byClass"
// and "recorded".
func (d OutputData) Check() engagement.Reason {
	return engagement.Reason{Rule: ruleOutputData, Subject: d.Place, Outcome: d.Required.And(d.ByClass).And(d.Recorded).Outcome(),
		Because: []engagement.Reason{
			facts.Answered(ruleOutputData, "required", d.Required, "output data are required"),
			facts.Answered(ruleOutputData, "byClass", d.ByClass, "by class of beneficiary"),
			facts.Answered(ruleOutputData, "recorded", d.Recorded, "recorded"),
		},
		Format: "output data required: %v; by class: %v; recorded: %v", Values: []any{d.Required, d.ByClass, d.Recorded}}
}

// Reach is how many of those worked with are IOM offenders, as far as the
// classes recorded tell.
type Reach struct {
	People int                 `json:"people"`
	Least  int                 `json:"least"` // IOM offenders
	Most   int                 `json:"most"`  // with those whose class is unknown or not recorded
	Counts map[Beneficiary]int `json:"counts"`
}

// ReachOf counts the classes of those worked with: one for each. Its cost is
// linear. The error is Problems: a class outside the enumeration.
func ReachOf(classes []Beneficiary) (Reach, error) {
	reach := Reach{People: len(classes), Counts: map[Beneficiary]int{}}
	var problems engagement.Problems
	for i, class := range classes {
		problems.CheckWord(index(i), class)
		reach.Counts[class]++
	}
	if err := problems.Err(); err != nil {
		return Reach{}, err
	}
	reach.Least = reach.Counts[IOMOffender]
	reach.Most = reach.Least + reach.Counts[BeneficiaryUnknown] + reach.Counts[BeneficiaryNotStated]
	return reach, nil
}
