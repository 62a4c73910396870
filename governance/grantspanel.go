package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A GrantsPanel is which classes of member sit on a panel that awards grants.
type GrantsPanel struct {
	Lead         string            `json:"lead,omitzero"`         // who leads it
	Government   engagement.Answer `json:"government,omitzero"`   // departments
	VCS          engagement.Answer `json:"vcs,omitzero"`          // the voluntary and community sector
	Statutory    engagement.Answer `json:"statutory,omitzero"`    // statutory organisations
	TrustFunders engagement.Answer `json:"trustFunders,omitzero"` // charitable trust funders
	Place        string            `json:"place,omitzero"`
}

// Check says whether the panel is mixed (R69): "mixed bid assessment panels
// (from, for example, government departments, the VCS and statutory
// organisations) to award government funding can help to provide a balanced and
// inclusive approach" (HO2012 Ch.6). Each of the three classes is a part.
// Funders of charitable trusts are a fourth, which is not applicable: the panel
// of 2010 had them, and nothing asks for them.
func (p GrantsPanel) Check() engagement.Reason {
	asked := []engagement.Reason{
		facts.Answered(rulePanel, "government", p.Government, "members from government"),
		facts.Answered(rulePanel, "vcs", p.VCS, "members from the VCS"),
		facts.Answered(rulePanel, "statutory", p.Statutory, "members from statutory organisations"),
	}
	funders := facts.Answered(rulePanel, "trustFunders", p.TrustFunders, "members who fund for charitable trusts")
	funders.Outcome = engagement.NotApplicable
	return engagement.Reason{Rule: rulePanel, Outcome: engagement.OutcomeOf(asked), Subject: p.Lead, Because: append(asked, funders),
		Format: "government: %v, vcs: %v, statutory: %v; charitable trust funders: %v", Values: []any{p.Government, p.VCS, p.Statutory, p.TrustFunders}}
}

// GrantsPanel2010 returns the panel of the programme of 2010-11: "Clinks-led"
// (HO2012 Annex I), with "very experienced charitable trust funders" (CL2012
// 2.3) and "VCS panel members" (HO2012 Ch.2). Whether anybody from government or
// from a statutory organisation sat on it is not stated.
func GrantsPanel2010() GrantsPanel {
	return GrantsPanel{Lead: "Clinks", VCS: engagement.Yes, TrustFunders: engagement.Yes, Place: "CL2012 2.3; HO2012 Ch.2, Annex I"}
}
