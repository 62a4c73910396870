package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R24: NA2009 recommendation 8.
func TestDeliveryModel(t *testing.T) {
	for _, test := range []struct {
		located, working engagement.Answer
		rank             int
		want             engagement.Outcome
	}{
		{isYes, isYes, 1, met},
		{isYes, isNo, 2, notMet},
		{isNo, notKnown, 2, notMet},
		{isYes, notKnown, 0, open},
		{notKnown, notKnown, 0, open},
	} {
		model := governance.DeliveryModelOf(test.located, test.working)
		outcome(t, model.Check(), "R24", test.want)
		if model.Rank() != test.rank {
			t.Errorf("%v has rank %d, want %d", model, model.Rank(), test.rank)
		}
	}
	exactly(t, "R24", 2, func(a []engagement.Answer) engagement.Outcome {
		return governance.DeliveryModelOf(a[0], a[1]).Check().Outcome
	})
	outcome(t, governance.DeliveryModel(200).Check(), "R24", open)
}
