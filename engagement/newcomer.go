package engagement

// Newcomer is what is known of an agency that takes up work with offenders.
type Newcomer struct {
	PriorExperience        Answer `json:"priorExperience,omitzero"`        // of working with offenders
	RiskSupport            Answer `json:"riskSupport,omitzero"`            // support with risk assessment is offered
	ReferralRouteExplained Answer `json:"referralRouteExplained,omitzero"` // it is told how offenders will reach it
}

// Check says whether an agency new to offenders is given what it needs (R54):
// agencies new to this work "may not have the expertise to do this effectively
// and will therefore require additional support", and some of those
// awarded seed-corn grants presumed "that they would be allocated offenders to
// work with", which nobody had arranged. It is not applicable to an agency with experience.
func (n Newcomer) Check() Reason {
	parts := []Reason{
		{Rule: ruleNewcomer, Outcome: n.RiskSupport.Outcome(), Subject: "riskSupport", Format: "support with risk assessment is offered: %v", Values: []any{n.RiskSupport}},
		{Rule: ruleNewcomer, Outcome: n.ReferralRouteExplained.Outcome(), Subject: "referralRouteExplained",
			Format: "how offenders will reach it is explained: %v", Values: []any{n.ReferralRouteExplained}},
	}
	reason := Reason{Rule: ruleNewcomer, Outcome: OutcomeOf(parts), Because: parts,
		Format: "prior experience: %v; risk support: %v; referral route explained: %v",
		Values: []any{n.PriorExperience, n.RiskSupport, n.ReferralRouteExplained}}
	switch {
	case n.PriorExperience == Yes:
		reason.Outcome = NotApplicable
	case n.PriorExperience != No && reason.Outcome == NotMet:
		reason.Outcome = OutcomeNotKnown // it may have experience, and then need neither
	}
	return reason
}
