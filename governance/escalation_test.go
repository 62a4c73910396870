package governance_test

import (
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R82: NA2009 4.4 tells of two issues.
func TestEscalation_Check(t *testing.T) {
	leeds := governance.LeedsEscalations()
	for _, e := range leeds {
		outcome(t, e.Check(), "R82", met)
		wrong(t, e.Validate(), "")
		e.Resolved = isNo
		outcome(t, e.Check(), "R82", notMet)
		wrong(t, e.Validate(), "throughStructure: yes: contradicts: the issue is not resolved")
	}
	if len(leeds) != 2 || leeds[0].Issue == leeds[1].Issue {
		t.Errorf("%v, want two issues", leeds)
	}
	outcome(t, governance.Escalation{Issue: governance.OtherIssue, Resolved: isYes, ThroughStructure: isNo}.Check(), "R82", notMet)
	exactly(t, "R82", 2, func(a []engagement.Answer) engagement.Outcome {
		return governance.Escalation{Resolved: a[0], ThroughStructure: a[1]}.Check().Outcome
	})
	if got := governance.EscalationRoute(); !slices.Equal(got, []string{"operational", "strategic"}) {
		t.Errorf("route %q", got)
	}
	wrong(t, governance.Escalation{Resolved: isNo, ThroughStructure: isNo}.Validate(), "")
	wrong(t, governance.Escalation{Issue: 9}.Validate(), "issue: unknown word Issue(9)")
}
