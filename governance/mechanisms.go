package governance

import "github.com/thirdsector-go/partnership/engagement"

// MechanismsChecklist returns the five mechanisms suggested for giving the VCS
// a voice "at the strategic table" (R74). They are suggestions: a partnership
// that lacks one is not at fault, and [engagement.Reason.Subjects] says which it
// has.
func MechanismsChecklist() engagement.Checklist {
	const place = "SH2004 5.5"
	return engagement.Checklist{Rule: ruleMechanisms, Items: []engagement.Item{
		{ID: "key-boards", Text: "representation on key boards: Probation Boards, commissioning bodies, regional forums, ROM reference groups", Place: place},
		{ID: "national-consultation", Text: "national consultation mechanisms", Place: place},
		{ID: "infrastructure-bodies", Text: "greater use of organisations such as Clinks across the sector", Place: place},
		{ID: "development-workers", Text: "Partnership Development Workers", Place: place},
		{ID: "neutral-bidding-agency", Text: "a neutral bidding agency", Place: place},
	}}
}
