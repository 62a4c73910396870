package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A StrategicPlan is what the strategic plan of a partnership or a trust says.
type StrategicPlan struct {
	Of            string            `json:"of,omitzero"`
	VCSInDelivery engagement.Answer `json:"vcsInDelivery,omitzero"` // states involvement of the VCS in service delivery
	Place         string            `json:"place,omitzero"`
}

// Check says whether the plan states what it must (R67): "Involving the VCS in
// service delivery MUST feature in the strategic plans of Partnerships and
// Trusts" (CL2012, the first of the top four learning points). A plan that
// speaks of the VCS otherwise, as of its views, does not meet it.
func (p StrategicPlan) Check() engagement.Reason {
	return facts.Answered(ruleStrategicPlan, p.Of, p.VCSInDelivery, "the strategic plan states involvement of the VCS in service delivery")
}
