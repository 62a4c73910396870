package engagement

// VolunteerRole is a role for volunteers in an IOM service.
type VolunteerRole struct {
	OpportunitiesStated Answer `json:"opportunitiesStated,omitzero"` // what volunteers may do is stated
	ConstraintsStated   Answer `json:"constraintsStated,omitzero"`   // what they may not, or cannot, is stated
	FillsPublicGap      Answer `json:"fillsPublicGap,omitzero"`      // the plan relies on them to fill a gap in a public service
}

// Check says whether the role keeps to the limits of volunteering (R57): "more
// clarity is necessary around the role which volunteers may have", its
// "opportunities and constraints", and "there are limits … to the extent to
// which the VCS can be expected and relied upon to fill service gaps within the
// public sector". The report sets no limit by number: a plan that relies on
// volunteers for a gap is flagged by the part "gap".
func (v VolunteerRole) Check() Reason {
	parts := []Reason{
		{Rule: ruleVolunteeringLimits, Outcome: v.OpportunitiesStated.Outcome(), Subject: "opportunities", Format: "opportunities stated: %v", Values: []any{v.OpportunitiesStated}},
		{Rule: ruleVolunteeringLimits, Outcome: v.ConstraintsStated.Outcome(), Subject: "constraints", Format: "constraints stated: %v", Values: []any{v.ConstraintsStated}},
		{Rule: ruleVolunteeringLimits, Outcome: v.FillsPublicGap.Not().Outcome(), Subject: "gap",
			Format: "relies on volunteers to fill a gap in a public service: %v", Values: []any{v.FillsPublicGap}},
	}
	return Reason{Rule: ruleVolunteeringLimits, Outcome: OutcomeOf(parts), Because: parts,
		Format: "opportunities stated: %v; constraints stated: %v; fills a gap in a public service: %v",
		Values: []any{v.OpportunitiesStated, v.ConstraintsStated, v.FillsPublicGap}}
}
