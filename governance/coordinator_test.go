package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R81: SH2004 3.4 found all three flags.
func TestCoordinator_Check(t *testing.T) {
	found := governance.Coordinator{InPlace: isYes, DedicatedHours: isNo, HeadOfResettlement: isYes, ProbationEquivalent: isNo}
	outcome(t, found.Check(), "R81", met)
	subjects(t, found.Check(), notMet, "dedicatedHours", "headOfResettlement", "probationEquivalent")

	none := governance.Coordinator{InPlace: isNo}
	outcome(t, none.Check(), "R81", notMet)
	subjects(t, none.Check(), notAsks, "dedicatedHours", "headOfResettlement")
	cluster := governance.Coordinator{InPlace: isYes, Cluster: isYes, DedicatedHours: isYes, HeadOfResettlement: isNo, ProbationEquivalent: isYes}
	outcome(t, cluster.Check(), "R81", met)
	subjects(t, cluster.Check(), notMet)
	outcome(t, governance.Coordinator{}.Check(), "R81", open)
	for part := range 4 {
		exactly(t, "R81", 4, func(a []engagement.Answer) engagement.Outcome {
			return governance.Coordinator{InPlace: a[0], DedicatedHours: a[1], HeadOfResettlement: a[2], ProbationEquivalent: a[3]}.Check().Because[part].Outcome
		})
	}
	wrong(t, governance.Coordinator{InPlace: isNo, DedicatedHours: isYes, ProbationEquivalent: 9}.Validate(), `probationEquivalent: unknown word Answer(9)
dedicatedHours: yes: contradicts: there is no co-ordinator`)
}
