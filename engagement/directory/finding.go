package directory

import "github.com/thirdsector-go/partnership/engagement"

// A Finding is something about a directory that is wrong, NotMet, or not known.
// It says where; fields that a question is not about are the zero value.
type Finding struct {
	Area     AreaID                   `json:"area,omitzero"`
	Need     Need                     `json:"need,omitzero"`
	Group    engagement.OffenderGroup `json:"group,omitzero"`
	Service  ServiceID                `json:"service,omitzero"`
	Agencies []engagement.AgencyID    `json:"agencies,omitempty"` // concerned, by identifier
	People   Count                    `json:"people,omitzero"`    // counted as having the need
	Reason   engagement.Reason        `json:"reason"`
}

// open reports whether an outcome is one that findings list.
func open(outcome engagement.Outcome) bool {
	return outcome == engagement.NotMet || outcome == engagement.OutcomeNotKnown
}
