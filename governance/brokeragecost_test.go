package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R52: HO2012 Ch.4, "not resource neutral".
func TestBrokeragePlan_Check(t *testing.T) {
	for _, test := range []struct {
		plan governance.BrokeragePlan
		want engagement.Outcome
	}{
		{governance.BrokeragePlan{isYes, isYes}, met},
		{governance.BrokeragePlan{isYes, isNo}, notMet},
		{governance.BrokeragePlan{isYes, notKnown}, open},
		{governance.BrokeragePlan{isNo, isNo}, notAsks},
		{governance.BrokeragePlan{notKnown, isYes}, open},
		{governance.BrokeragePlan{}, open},
	} {
		outcome(t, test.plan.Check(), "R52", test.want)
	}
	exactly(t, "R52", 2, func(a []engagement.Answer) engagement.Outcome {
		return governance.BrokeragePlan{a[0], a[1]}.Check().Outcome
	})
}
