package engagement

// BuyIn is who is committed to working with the VCS, and whether a project
// depends on it.
type BuyIn struct {
	Senior             Answer `json:"senior,omitzero"`             // at strategic level
	Frontline          Answer `json:"frontline,omitzero"`          // offender managers
	DependsOnReferrals Answer `json:"dependsOnReferrals,omitzero"` // the project relies on offender managers to refer to it
}

// Check says whether there is buy-in at strategic and at frontline level
// (R55). The third part, "referrals", is not met where a project that depends
// on offender managers' referrals has no buy-in of theirs: "statutory agencies
// therefore determined their success to some degree". It is a risk, whatever
// senior managers think, and not part of the outcome.
func (b BuyIn) Check() Reason {
	levels := []Reason{
		{Rule: ruleBuyIn, Outcome: b.Senior.Outcome(), Subject: "senior", Format: "buy-in at strategic level: %v", Values: []any{b.Senior}},
		{Rule: ruleBuyIn, Outcome: b.Frontline.Outcome(), Subject: "frontline", Format: "buy-in at frontline level: %v", Values: []any{b.Frontline}},
	}
	referrals := Reason{Rule: ruleBuyIn, Outcome: b.DependsOnReferrals.Not().Or(b.Frontline).Outcome(), Subject: "referrals",
		Format: "depends on offender managers' referrals: %v; their buy-in: %v", Values: []any{b.DependsOnReferrals, b.Frontline}}
	if b.DependsOnReferrals == No {
		referrals.Outcome = NotApplicable
	}
	return Reason{Rule: ruleBuyIn, Outcome: OutcomeOf(levels), Because: append(levels, referrals),
		Format: "buy-in at strategic level: %v, at frontline level: %v", Values: []any{b.Senior, b.Frontline}}
}
