package governance_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R84: NOMS2005 6.2.
func TestReplacedBy(t *testing.T) {
	for _, id := range []governance.AdvisoryBodyID{governance.PrisonServiceAdvisoryGroup, governance.PartnershipCLAN} {
		by, reason := governance.ReplacedBy(id)
		outcome(t, reason, "R84", met)
		if by != governance.NOMSAdvisoryGroup {
			t.Errorf("%s is replaced by %q", id, by)
		}
	}
	by, reason := governance.ReplacedBy(governance.NOMSAdvisoryGroup)
	outcome(t, reason, "R84", notAsks)
	if by != "" {
		t.Errorf("the new body is replaced by %q", by)
	}
	_, reason = governance.ReplacedBy("stranger")
	outcome(t, reason, "R84", open)

	chaired := map[governance.AdvisoryBodyID]engagement.Answer{}
	for _, body := range governance.AdvisoryBodies() {
		chaired[body.ID] = body.IndependentlyChaired
	}
	if diff := cmp.Diff(map[governance.AdvisoryBodyID]engagement.Answer{governance.NOMSAdvisoryGroup: isYes,
		governance.PrisonServiceAdvisoryGroup: isYes, governance.PartnershipCLAN: notKnown}, chaired); diff != "" {
		t.Errorf("independently chaired (-want +got):\n%s", diff)
	}
	known := map[governance.AdvisoryBodyID]bool{}
	for _, body := range governance.AdvisoryBodies() {
		known[body.ID] = true
		if body.Name == "" || body.Place == "" || len(body.Members) == 0 {
			t.Errorf("%+v", body)
		}
	}
	for _, body := range governance.AdvisoryBodies() {
		for _, replaced := range body.Replaces {
			if !known[replaced] {
				t.Errorf("%s replaces %s, which is not in the table", body.ID, replaced)
			}
		}
	}
	governance.AdvisoryBodies()[0].Replaces[0] = "changed"
	if by, _ := governance.ReplacedBy(governance.PrisonServiceAdvisoryGroup); by == "" {
		t.Error("a result is not fresh")
	}
}
