package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R69: the panel of 2010 was led by Clinks and had funders of charitable
// trusts; whether it was mixed the sources do not say.
func TestGrantsPanel_Check(t *testing.T) {
	panel := governance.GrantsPanel2010()
	outcome(t, panel.Check(), "R69", open)
	subjects(t, panel.Check(), met, "vcs")
	subjects(t, panel.Check(), open, "government", "statutory")
	subjects(t, panel.Check(), notAsks, "trustFunders")

	if panel.TrustFunders != isYes || panel.Lead != "Clinks" {
		t.Errorf("%+v", panel)
	}
	panel.Government, panel.Statutory = isYes, isYes
	outcome(t, panel.Check(), "R69", met)
	panel.Statutory = isNo
	outcome(t, panel.Check(), "R69", notMet)
	subjects(t, panel.Check(), notMet, "statutory")
	exactly(t, "R69", 4, func(a []engagement.Answer) engagement.Outcome {
		return governance.GrantsPanel{Government: a[0], VCS: a[1], Statutory: a[2], TrustFunders: a[3]}.Check().Outcome
	})
}
