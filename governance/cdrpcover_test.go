package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R77: in the West Midlands no Third Sector agency sat on local CDRPs.
func TestCDRPCover(t *testing.T) {
	for _, test := range []struct {
		cover  governance.CDRPCover
		want   engagement.Outcome
		option string
		arises engagement.Outcome
	}{
		{governance.CDRPCover{isNo, isYes}, met, "VCS and Faith Alliance at the DOM office", met},
		{governance.CDRPCover{isNo, isNo}, notMet, "VCS and Faith Alliance at the DOM office", met},
		{governance.CDRPCover{isNo, notKnown}, open, "VCS and Faith Alliance at the DOM office", met},
		{governance.CDRPCover{isYes, isNo}, notAsks, "", notAsks},
		{governance.CDRPCover{notKnown, isYes}, open, "", open},
		{governance.CDRPCover{99, isYes}, open, "", open},
	} {
		outcome(t, test.cover.Check(), "R77", test.want)
		if option, arises := test.cover.Option(); option != test.option || arises != test.arises {
			t.Errorf("%+v: %q, %v", test.cover, option, arises)
		}
	}
	exactly(t, "R77", 2, func(a []engagement.Answer) engagement.Outcome {
		return governance.CDRPCover{a[0], a[1]}.Check().Outcome
	})
}
