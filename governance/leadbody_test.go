package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R49 by HO2012 Ch.2: three infrastructure organisations, and in Leeds an
// agency that delivers.
func TestLeadBodies2010(t *testing.T) {
	lio := 0
	areas := map[string]bool{}
	for _, body := range governance.LeadBodies2010() {
		outcome(t, body.Check(), "R49", met)
		wrong(t, body.Validate(), "")
		areas[body.Area] = true
		if body.Agency.Kind == engagement.LIO {
			lio++
			subjects(t, body.Check(), met, "infrastructure")
		} else {
			subjects(t, body.Check(), met, "delivering-agency")
		}
	}
	if len(areas) != 4 || lio != 3 {
		t.Errorf("%d areas, %d infrastructure organisations, want 4 and 3", len(areas), lio)
	}
}

func TestLeadBody_Check(t *testing.T) {
	body := func(sector engagement.Sector, kind engagement.Kind, delivers, justice, vcs engagement.Answer) governance.LeadBody {
		return governance.LeadBody{Agency: engagement.Agency{Sector: sector, Kind: kind}, DeliversToOffenders: delivers, LinksToJustice: justice, LinksToVCS: vcs}
	}
	for _, test := range []struct {
		body governance.LeadBody
		want engagement.Outcome
	}{
		{body(0, engagement.LIO, notKnown, notKnown, notKnown), met},
		{body(engagement.VCS, engagement.LIO, isNo, isNo, isNo), met},
		{body(engagement.VCS, engagement.VCSOrganisation, isYes, isYes, isNo), notMet}, // links to both are asked
		{body(engagement.VCS, engagement.VCSOrganisation, isNo, isYes, isYes), notMet},
		{body(0, engagement.SocialEnterprise, isYes, isYes, isYes), met},
		{body(engagement.Statutory, 0, isYes, isYes, isYes), notMet}, // it is for a VCS agency
		{body(engagement.Private, 0, notKnown, isYes, isYes), notMet},
		{body(engagement.Statutory, engagement.LIO, isYes, isYes, isYes), notMet}, // a contradiction: see Validate
		{body(0, 0, isYes, isYes, isYes), open},                                   // it may be statutory
		{body(engagement.VCS, 0, isNo, isYes, isYes), open},                       // it may be an infrastructure organisation
		{body(engagement.VCS, 0, isYes, isYes, isYes), met},                       // whichever it is
		{body(99, 99, isYes, isYes, isYes), open},
		{governance.LeadBody{}, open},
	} {
		outcome(t, test.body.Check(), "R49", test.want)
	}
	exactly(t, "R49", 3, func(a []engagement.Answer) engagement.Outcome {
		return body(engagement.VCS, engagement.VCSOrganisation, a[0], a[1], a[2]).Check().Outcome
	})
	wrong(t, body(99, 0, 9, isYes, isYes).Validate(), `agency.sector: unknown word Sector(99)
deliversToOffenders: unknown word Answer(9)`)
}
