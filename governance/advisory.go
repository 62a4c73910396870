package governance

import "github.com/thirdsector-go/partnership/engagement"

// An AdvisoryBodyID identifies a body of the advisory structure of 2005.
type AdvisoryBodyID string

// The bodies of NOMS2005.
const (
	NOMSAdvisoryGroup          AdvisoryBodyID = "noms-advisory-group"
	PrisonServiceAdvisoryGroup AdvisoryBodyID = "prison-service-advisory-group"
	PartnershipCLAN            AdvisoryBodyID = "npd-partnership-clan"
)

// An AdvisoryBody is a body that advises on work with the VCS.
type AdvisoryBody struct {
	ID                   AdvisoryBodyID    `json:"id"`
	Name                 string            `json:"name"`
	IndependentlyChaired engagement.Answer `json:"independentlyChaired,omitzero"`
	Members              []string          `json:"members"` // of what kind
	Replaces             []AdvisoryBodyID  `json:"replaces,omitempty"`
	Place                string            `json:"place"`
}

// AdvisoryBodies returns the advisory structure of 2005 (R84): the Advisory
// Group, and the two whose roles it was to replace.
func AdvisoryBodies() []AdvisoryBody {
	return []AdvisoryBody{
		{NOMSAdvisoryGroup, "Advisory Group", engagement.Yes,
			[]string{"national voluntary sector", "regional voluntary sector", "local voluntary sector",
				"operational managers of prisons", "operational managers of probation"},
			[]AdvisoryBodyID{PrisonServiceAdvisoryGroup, PartnershipCLAN}, "NOMS2005 6.2"},
		{PrisonServiceAdvisoryGroup, "Prison Service's Voluntary and Community Sector Advisory Group", engagement.Yes,
			[]string{"voluntary sector", "prison service", "operational managers", "policy staff"}, nil, "NOMS2005 1.5, 6.2"},
		{PartnershipCLAN, "National Probation Directorate's Partnership CLAN (Centrally Led Action Network)", engagement.NotKnown,
			[]string{"voluntary sector organisations", "probation policy staff", "probation operational staff"}, nil, "NOMS2005 1.7, 6.2"},
	}
}

// ReplacedBy returns the body that replaces another in the structure of 2005
// (R84): "This body will replace the roles previously played by" the two. Empty
// where none does. The reason is met where one does, not applicable to the body
// that stays, and not known for a body that the structure does not have.
func ReplacedBy(id AdvisoryBodyID) (AdvisoryBodyID, engagement.Reason) {
	reason := engagement.Reason{Rule: ruleAdvisory, Subject: string(id), Format: "no such body in the structure of 2005"}
	for _, body := range AdvisoryBodies() {
		if body.ID == id {
			reason.Outcome, reason.Format = engagement.NotApplicable, "stays"
		}
	}
	for _, body := range AdvisoryBodies() {
		for _, replaced := range body.Replaces {
			if replaced == id {
				reason.Outcome, reason.Format, reason.Values = engagement.Met, "its roles are replaced by the %s", []any{body.Name}
				return body.ID, reason
			}
		}
	}
	return "", reason
}
