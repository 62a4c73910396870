package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A LeadBody is what is known of an agency that leads, or would lead, for an
// area: that acts as broker, co-ordinates the local bid and oversees delivery.
// The zero value knows nothing.
type LeadBody struct {
	Area                string            `json:"area,omitzero"`
	Agency              engagement.Agency `json:"agency,omitzero"` // its sector and kind are read
	DeliversToOffenders engagement.Answer `json:"deliversToOffenders,omitzero"`
	LinksToJustice      engagement.Answer `json:"linksToJustice,omitzero"` // established ones, to local criminal justice agencies
	LinksToVCS          engagement.Answer `json:"linksToVCS,omitzero"`     // established ones, to VCS networks
	Place               string            `json:"place,omitzero"`
}

// Validate returns every problem of b: those of the agency, and values that are
// no answer.
func (b LeadBody) Validate() error {
	var problems engagement.Problems
	problems.AddAll("agency", b.Agency.Validate())
	facts.CheckGiven(&problems, facts.Given("deliversToOffenders", b.DeliversToOffenders), facts.Given("linksToJustice", b.LinksToJustice),
		facts.Given("linksToVCS", b.LinksToVCS))
	return problems.Err()
}

// Check says whether the agency may lead for an area (R49). It is one of two:
// "a local VCS infrastructure organisation", or "a VCS agency already
// delivering services to offenders with established links to local criminal
// justice agencies and VCS networks" (HO2012 Ch.2). One of the two parts
// suffices; a statutory or a private body is neither. The second part rests on
// its three conditions.
func (b LeadBody) Check() engagement.Reason {
	vcs, lio := b.vcs(), b.infrastructure()
	conditions := []engagement.Reason{
		facts.Answered(ruleLeadBody, "deliversToOffenders", b.DeliversToOffenders, "already delivers services to offenders"),
		facts.Answered(ruleLeadBody, "linksToJustice", b.LinksToJustice, "has established links to local criminal justice agencies"),
		facts.Answered(ruleLeadBody, "linksToVCS", b.LinksToVCS, "has established links to VCS networks"),
	}
	delivering := b.DeliversToOffenders.And(b.LinksToJustice).And(b.LinksToVCS)
	second := facts.Answered(ruleLeadBody, "delivering-agency", vcs.And(delivering), "a VCS agency that delivers to offenders, with links to both")
	second.Because = conditions
	return engagement.Reason{Rule: ruleLeadBody, Outcome: vcs.And(lio.Or(delivering)).Outcome(), Subject: string(b.Agency.ID),
		Because: []engagement.Reason{facts.Answered(ruleLeadBody, "infrastructure", vcs.And(lio), "a local infrastructure organisation"), second},
		Format:  "sector %v, kind %v; delivers to offenders: %v, links to criminal justice agencies: %v, to VCS networks: %v",
		Values:  []any{b.Agency.Sector, b.Agency.Kind, b.DeliversToOffenders, b.LinksToJustice, b.LinksToVCS}}
}

// vcs says whether the agency is one of the VCS. Only those have a kind.
func (b LeadBody) vcs() engagement.Answer {
	switch {
	case b.Agency.Sector == engagement.Statutory || b.Agency.Sector == engagement.Private:
		return engagement.No
	case b.Agency.Sector == engagement.VCS || b.infrastructure().IsKnown():
		return engagement.Yes
	}
	return engagement.NotKnown
}

func (b LeadBody) infrastructure() engagement.Answer {
	switch b.Agency.Kind {
	case engagement.LIO:
		return engagement.Yes
	case engagement.VCSOrganisation, engagement.SocialEnterprise:
		return engagement.No
	}
	return engagement.NotKnown
}

// LeadBodies2010 returns the four lead bodies of the programme of 2010-11, as
// the headings of Supplement 1 name them: three infrastructure organisations,
// and in Leeds an agency that delivers. CL2012 2.3 names others beside them:
// for Bournemouth, Dorset and Poole, Dorset Community Action and Poole's
// Council for Voluntary Service; for Gloucestershire, the county's VCS Forum.
func LeadBodies2010() []LeadBody {
	const place = "CL2012 2.3, headings of Supplement 1; HO2012 Ch.2"
	lio := func(area string, id engagement.AgencyID, name string) LeadBody {
		return LeadBody{Area: area, Agency: engagement.Agency{ID: id, Name: name, Sector: engagement.VCS, Kind: engagement.LIO}, Place: place}
	}
	return []LeadBody{
		lio("Bournemouth, Dorset and Poole", "bournemouth-cvs", "Bournemouth Council for Voluntary Service"),
		lio("Croydon", "croydon-voluntary-action", "Croydon Voluntary Action"),
		lio("Gloucestershire", "gavca", "Gloucestershire Association for Voluntary and Community Action"),
		{Area: "Leeds", Agency: engagement.Agency{ID: "wyccp", Name: "West Yorkshire Community Chaplaincy Project", Sector: engagement.VCS},
			DeliversToOffenders: engagement.Yes, LinksToJustice: engagement.Yes, LinksToVCS: engagement.Yes, Place: place},
	}
}
