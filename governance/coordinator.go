package governance

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A Coordinator is what is known of the VCS co-ordinator of a prison.
type Coordinator struct {
	Prison              string            `json:"prison,omitzero"`
	InPlace             engagement.Answer `json:"inPlace,omitzero"`             // there is one, of the prison or of a cluster
	Cluster             engagement.Answer `json:"cluster,omitzero"`             // who covers several prisons
	DedicatedHours      engagement.Answer `json:"dedicatedHours,omitzero"`      // hours are set aside for it
	HeadOfResettlement  engagement.Answer `json:"headOfResettlement,omitzero"`  // the post is combined with that one
	ProbationEquivalent engagement.Answer `json:"probationEquivalent,omitzero"` // probation has a similar role
}

// Validate returns every problem of c: values that are no answer, and facts of
// a co-ordinator where there is none.
func (c Coordinator) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("inPlace", c.InPlace), facts.Given("cluster", c.Cluster), facts.Given("dedicatedHours", c.DedicatedHours),
		facts.Given("headOfResettlement", c.HeadOfResettlement), facts.Given("probationEquivalent", c.ProbationEquivalent))
	for _, fact := range []facts.Stated{facts.Given("cluster", c.Cluster), facts.Given("dedicatedHours", c.DedicatedHours), facts.Given("headOfResettlement", c.HeadOfResettlement)} {
		if c.InPlace == engagement.No && fact.Answer == engagement.Yes {
			problems.Add(fact.Path, fact.Answer.String(), fmt.Errorf("%w: there is no co-ordinator", engagement.ErrContradicts))
		}
	}
	return problems.Err()
}

// Check says whether a prison has a VCS co-ordinator, a role that "emerged from
// Prison Service Order 4190" (R81; SH2004 3.4). A "Cluster job role where one
// individual could undertake the work across a number of prisons" will do.
//
// The other parts are flags and no part of the outcome, not met where the flag
// is raised: "dedicatedHours", as "the role is inadequately resourced";
// "headOfResettlement", whose combination with it "confuses lines of
// responsibility"; and "probationEquivalent", as "a similar role does not exist
// in probation". The first two are not applicable where there is no
// co-ordinator.
func (c Coordinator) Check() engagement.Reason {
	hours := facts.Answered(ruleCoordinator, "dedicatedHours", c.DedicatedHours, "has hours set aside for the role")
	hours.Outcome = facts.Arising(c.InPlace, hours.Outcome)
	combined := facts.Answered(ruleCoordinator, "headOfResettlement", c.HeadOfResettlement, "is Head of Resettlement too")
	combined.Outcome = facts.Arising(c.InPlace, c.HeadOfResettlement.Not().Outcome())
	return engagement.Reason{Rule: ruleCoordinator, Outcome: c.InPlace.Outcome(), Subject: c.Prison,
		Because: []engagement.Reason{
			facts.Answered(ruleCoordinator, "inPlace", c.InPlace, "the prison has a VCS co-ordinator"),
			hours, combined,
			facts.Answered(ruleCoordinator, "probationEquivalent", c.ProbationEquivalent, "probation has a similar role"),
		},
		Format: "co-ordinator in place: %v, of a cluster: %v; hours: %v; Head of Resettlement too: %v; probation equivalent: %v",
		Values: []any{c.InPlace, c.Cluster, c.DedicatedHours, c.HeadOfResettlement, c.ProbationEquivalent}}
}
