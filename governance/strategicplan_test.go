package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R67.
func TestStrategicPlan_Check(t *testing.T) {
	exactly(t, "R67", 1, func(a []engagement.Answer) engagement.Outcome {
		return governance.StrategicPlan{VCSInDelivery: a[0]}.Check().Outcome
	})
	outcome(t, governance.StrategicPlan{Of: "trust", VCSInDelivery: isYes}.Check(), "R67", met)
	outcome(t, governance.StrategicPlan{Of: "trust", VCSInDelivery: isNo}.Check(), "R67", notMet)
}
