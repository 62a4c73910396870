package cohort

import "github.com/thirdsector-go/partnership/engagement"

// SelectionChecklist returns what the stage of selection and allocation has
// (R154). For "multi-agency" see [MultiAgency].
func SelectionChecklist() engagement.Checklist {
	const place = "WO2011 IOM best practice model, Select/Allocate"
	return engagement.Checklist{Rule: ruleSelection, Items: []engagement.Item{
		{ID: "criteria", Text: "clearly articulated selection criteria", Place: place},
		{ID: "multi-agency", Text: "a multi-agency decision", Place: place},
		{ID: "intelligence", Text: "shared and standardised intelligence", Place: place},
		{ID: "defensible", Text: "evidence-based and defensible decisions", Place: place},
		{ID: "lead-professional", Text: "a lead professional", Place: place},
	}}
}

// PlanningChecklist returns what the stage of assessment and planning has
// (R155). For "police-role" see [PoliceRoleNamed].
func PlanningChecklist() engagement.Checklist {
	const place = "WO2011 IOM best practice model, Assess and Plan"
	return engagement.Checklist{Rule: rulePlanning, Items: []engagement.Item{
		{ID: "services", Text: "interventions and support services are available", Place: place},
		{ID: "shared-it", Text: "shared IT systems", Place: place},
		{ID: "single-plan", Text: "a single assessment process and plan", Place: place},
		{ID: "lead-professional", Text: "a lead professional", Place: place},
		{ID: "police-role", Text: "a police role: intel, pathways, enforcement or disruption", Place: place},
	}}
}

// ImplementationChecklist returns what the stage of implementation has (R156).
func ImplementationChecklist() engagement.Checklist {
	const place = "WO2011 IOM best practice model, Implement"
	return engagement.Checklist{Rule: ruleImplementation, Items: []engagement.Item{
		{ID: "lead-professional", Text: "a lead professional", Place: place},
		{ID: "links-out", Text: "links with prisons and with other agencies", Place: place},
		{ID: "links-levels", Text: "links at all levels", Place: place},
		{ID: "pathways", Text: "pathways and interventions", Place: place},
		{ID: "disruption", Text: "disruption or attrition visits", Place: place},
		{ID: "enforcement", Text: "enforcement and compliance", Place: place},
	}}
}
