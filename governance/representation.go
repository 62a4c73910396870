package governance

import "github.com/thirdsector-go/partnership/engagement"

// RepresentationChecklist returns the three conditions of accountable
// representation of the VCS on strategic boards and Community Safety
// Partnerships (R85): "electing and training VCS representatives" (CL2012 2.3),
// and a forum or e-network open to "all the local voluntary, community and
// user-led organisations / groups that have voiced an interest" (2.5).
func RepresentationChecklist() engagement.Checklist {
	return engagement.Checklist{Rule: ruleAccountable, Items: []engagement.Item{
		{ID: "elected", Text: "the representative is elected by the sector", Place: "CL2012 2.3; HO2012 Ch.5"},
		{ID: "trained", Text: "the representative is trained", Place: "CL2012 2.3"},
		{ID: "accountable", Text: "accountable through a forum or e-network open to every local group that has voiced an interest", Place: "CL2012 2.5"},
	}}
}
