package governance

import "github.com/thirdsector-go/partnership/engagement"

// InfrastructureChecklist returns the four conditions on the sector's
// infrastructure (R245): it must "be sector owned and led", "sustainable", "have
// infrastructure at each tier of government" and "promote diversity".
func InfrastructureChecklist() engagement.Checklist {
	const place = "SH2004 1.2 (quoting NCVO 2004)"
	return engagement.Checklist{Rule: ruleInfrastructure, Items: []engagement.Item{
		{ID: "sector-owned-and-led", Text: "owned and led by the sector", Place: place},
		{ID: "sustainable", Text: "sustainable", Place: place},
		{ID: "each-tier", Text: "present at each tier of government", Place: place},
		{ID: "promotes-diversity", Text: "promotes diversity", Place: place},
	}}
}
