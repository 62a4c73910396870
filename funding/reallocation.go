package funding

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// Unspent is money of a programme that is there to be given again.
type Unspent struct {
	From   ApplicationID `json:"from,omitzero"` // whose award it was part of; empty for what was never awarded
	Amount Pence         `json:"amount"`
	Place  string        `json:"place,omitzero"`
}

// A Candidate is a strand of work that could be given unspent money.
type Candidate struct {
	Application      ApplicationID     `json:"application"`
	NeedsDevelopment engagement.Answer `json:"needsDevelopment,omitzero"` // the panel thought that it needed further development
	Expansion        engagement.Answer `json:"expansion,omitzero"`        // the money would expand work that is funded already
	Innovative       engagement.Answer `json:"innovative,omitzero"`       // that work is particularly innovative, as the panel finds
	Given            Pence             `json:"given,omitzero"`            // what the plan gives it
}

// A Reallocation is a plan for unspent money: where it comes from, and who gets
// it.
type Reallocation struct {
	Unspent    []Unspent   `json:"unspent"`
	Candidates []Candidate `json:"candidates"`
}

// A Reallocated is what a plan comes to: what is unspent is what is given and
// what is left, to the penny. What is left is negative where the plan gives
// more than there is.
type Reallocated struct {
	Unspent Pence               `json:"unspent"`
	Given   Pence               `json:"given"`
	Left    Pence               `json:"left"`
	Outcome engagement.Outcome  `json:"outcome"` // of the plan as a whole
	Reasons []engagement.Reason `json:"reasons"` // one for every candidate in their order, then one for the plan
}

// Validate returns every problem of r: candidates without an identifier or
// with one given twice, sources given twice, negative amounts, values that are
// no answers.
func (r Reallocation) Validate() error {
	var problems engagement.Problems
	sources := facts.NewIDs[ApplicationID](&problems)
	for i, unspent := range r.Unspent {
		path := fmt.Sprintf("unspent[%d]", i)
		if unspent.From != "" { // what was never awarded may come from several places
			sources.Add(path+".from", unspent.From)
		}
		checkNotNegative(&problems, path+".amount", unspent.Amount)
	}
	candidates := facts.NewIDs[ApplicationID](&problems)
	for i, c := range r.Candidates {
		path := fmt.Sprintf("candidates[%d]", i)
		candidates.Add(path+".application", c.Application)
		problems.CheckWord(path+".needsDevelopment", c.NeedsDevelopment)
		problems.CheckWord(path+".expansion", c.Expansion)
		problems.CheckWord(path+".innovative", c.Innovative)
		checkNotNegative(&problems, path+".given", c.Given)
	}
	return problems.Err()
}

// Permitted says whether unspent money may go to c (R103): to work "that the
// panel felt required further development", or "to enable some particularly
// innovative work, e.g. locally held small grant funds, to be expanded". Either
// suffices; other work is not met, and what the panel has not found is not
// known. Whether c meets the programme's conditions is for [Gate] to say.
func (c Candidate) Permitted() engagement.Reason {
	return engagement.Reason{Rule: ruleReallocation, Subject: string(c.Application), Outcome: c.NeedsDevelopment.Or(c.Expansion.And(c.Innovative)).Outcome(),
		Format: "needs further development: %v; expands funded work: %v; that work is particularly innovative: %v",
		Values: []any{c.NeedsDevelopment, c.Expansion, c.Innovative}}
}

// CheckReallocation makes up a plan for unspent money and decides it (R103):
// met where every candidate that is given money may be, and no more is given
// than is unspent. Candidates that get nothing have a reason, and do not count
// against the plan. A plan that gives nothing is not applicable. How the money
// is shared among those permitted is the caller's, or package division's, to
// work out.
//
// Problems of the plan are errors; a sum that overflows wraps ErrOverflow. The
// cost is linear.
func CheckReallocation(plan Reallocation) (Reallocated, error) {
	var problems engagement.Problems
	problems.AddAll("", plan.Validate())
	var unspent, given tally
	for _, u := range plan.Unspent {
		unspent.add(u.Amount)
	}
	outcome, paid := engagement.NotApplicable, 0
	result := Reallocated{Reasons: make([]engagement.Reason, 0, len(plan.Candidates)+1)}
	for _, c := range plan.Candidates {
		given.add(c.Given)
		reason := c.Permitted()
		result.Reasons = append(result.Reasons, reason)
		if c.Given > 0 {
			outcome = outcome.And(reason.Outcome)
			paid++
		}
	}
	var err error
	result.Unspent, err = unspent.sum()
	problems.AddAll("unspent", err)
	result.Given, err = given.sum()
	problems.AddAll("candidates", err)
	if err := problems.Err(); err != nil {
		return Reallocated{}, err
	}
	result.Left = result.Unspent - result.Given // neither is negative
	if paid > 0 {
		outcome = outcome.And(engagement.AnswerOf(result.Left >= 0).Outcome())
	}
	result.Outcome = outcome
	result.Reasons = append(result.Reasons, engagement.Reason{Rule: ruleReallocation, Outcome: outcome,
		Format: "given %v of %v unspent, to %d of %d candidates; left %v",
		Values: []any{result.Given, result.Unspent, paid, len(plan.Candidates), result.Left}})
	return result, nil
}
