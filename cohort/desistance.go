package cohort

import "github.com/thirdsector-go/partnership/engagement"

// DesistanceChecklist returns the seven statements on desistance, as questions
// to a plan (R168): WO2011 gives them after McNeill (2010), whose own text is
// not among the sources.
func DesistanceChecklist() engagement.Checklist {
	const place = "WO2011 Desistance journeys"
	return engagement.Checklist{Rule: ruleDesistance, Items: []engagement.Item{
		{ID: "process", Text: "the plan allows for a complex process and not an event, with ambivalence and vacillation", Place: place},
		{ID: "re-biography", Text: "for re-biography: changing identities", Place: place},
		{ID: "life-events", Text: "for life events that prompt it", Place: place},
		{ID: "belief", Text: "for someone who believes in the offender", Place: place},
		{ID: "active", Text: "for the offender to be active", Place: place},
		{ID: "social-capital", Text: "for social capital (opportunities) as well as human capital (capacity and skills)", Place: place},
		{ID: "certified", Text: "for redemption or restoration to be certified, and purpose in constructive activities", Place: place},
	}}
}
