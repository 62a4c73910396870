package governance_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R50: HO2012 Ch.4 counts "two intermediary layers (Clinks and the local VCS
// lead agencies)".
func TestPublishedChain(t *testing.T) {
	chain := governance.PublishedChain()
	wrong(t, chain.Validate(), "")
	outcome(t, chain.Check(), "R50", met)
	if diff := cmp.Diff([]engagement.AgencyID{"clinks", "lead-vcs-agency"}, chain.Intermediaries()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	chain.Intermediaries()[0] = "changed"
	if governance.PublishedChain().Path[1] != "clinks" || chain.Path[1] != "clinks" {
		t.Error("a result is not fresh")
	}
}

func TestChain_Check(t *testing.T) {
	path := func(n int) []engagement.AgencyID {
		return []engagement.AgencyID{"a", "b", "c", "d", "e"}[:n]
	}
	for _, test := range []struct {
		chain governance.Chain
		want  engagement.Outcome
	}{
		{governance.Chain{Path: path(4), Complete: isYes}, met},
		{governance.Chain{Path: path(3), Complete: isYes}, notMet}, // a lead agency that delivers
		{governance.Chain{Path: path(2), Complete: isYes}, notMet},
		{governance.Chain{Path: path(5)}, notMet}, // others make it longer still
		{governance.Chain{Path: path(5), Complete: isNo}, notMet},
		{governance.Chain{Path: path(4), Complete: isNo}, notMet}, // there is a third
		{governance.Chain{Path: path(4)}, open},
		{governance.Chain{Path: path(4), Complete: 77}, open},
		{governance.Chain{Path: path(3), Complete: isNo}, open},
		{governance.Chain{Path: path(1), Complete: isYes}, open},
		{governance.Chain{Path: []engagement.AgencyID{"a", "", "", "d"}, Complete: isYes}, met}, // there, and not named
		{governance.Chain{}, open},
	} {
		outcome(t, test.chain.Check(), "R50", test.want)
	}
	wrong(t, governance.Chain{Path: []engagement.AgencyID{"a", "b", "a", "", ""}, Complete: 9}.Validate(), `path[2]: "a": duplicate
complete: unknown word Answer(9)`)
	wrong(t, governance.Chain{Path: path(2)}.Validate(), "")
	wrong(t, governance.Chain{}.Validate(), "path: 0: missing: a chain has a funder and an agency funded")
}
