package governance

import "github.com/thirdsector-go/partnership/engagement"

// HandsOffChecklist returns the three parameters that the Home Office set for
// the programme of 2010-11 (R70): "the project should allow the VCS to take a
// lead role in IOM", "require the Home Office to take a 'hands-off' approach in
// managing the funding" and "seek to encourage innovation".
func HandsOffChecklist() engagement.Checklist {
	const place = "HO2012 Ch.2"
	return engagement.Checklist{Rule: ruleHandsOff, Items: []engagement.Item{
		{ID: "vcs-lead", Text: "the VCS takes a lead role in IOM", Place: place},
		{ID: "hands-off", Text: "the funder takes a hands-off approach to managing the funding", Place: place},
		{ID: "innovation", Text: "the project encourages innovation", Place: place},
	}}
}
