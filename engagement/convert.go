package engagement

// Convert decides what an agency recorded under the 2009 model is under the
// 2011 one (R14): each role by its own rule from the ties. The label of the
// record converts to nothing: the reason says only whether the ties bear it
// out, and the ties that are still needed.
//
// The 2011 model has no referral agency. Typically a delivery partner of 2009
// lacks an agreed protocol, and a referral agency the referrals it would make
// and the opportunity to share and shape.
func Convert(label Level, t Ties) (Classification, Reason) {
	c := Classify(Model2011, t)
	var needs tieSet
	for _, level := range c.Open.Levels() {
		needs |= Model2011.hangsOn(level, &t)
	}
	reason := Reason{Rule: ruleConversion, Outcome: Met, Subject: label.String(),
		Format: "the 2009 label %v converts to nothing; by the 2011 model the ties make it, for certain, %v", Values: []any{label, c.Held},
		Because: []Reason{CheckLabel(Model2009, label, t)}}
	if c.Open != 0 {
		reason.Outcome = OutcomeNotKnown
		reason.Format += "; they leave open %v: needs %v"
		reason.Values = append(reason.Values, c.Open, needs)
	}
	return c, reason
}

// CheckLabel says whether the role that somebody gives an agency is one that
// the ties make by the model: met where it is, not met where it cannot be, not
// known where the ties do not tell, or no role is given. The study of 2009
// itself calls agencies referral partners that its definition makes referral
// agencies (R10).
func CheckLabel(m Model, label Level, t Ties) Reason {
	c := Classify(m, t)
	reason := Reason{Rule: ruleLoose, Subject: label.String(), Format: "called %v; by the model %v the ties make it, for certain, %v", Values: []any{label, m, c.Held}}
	if c.Open != 0 {
		reason.Format += "; they leave open %v"
		reason.Values = append(reason.Values, c.Open)
	}
	switch {
	case !label.IsKnown():
		reason.Outcome = OutcomeNotKnown
	case label == NoLevel && c.Level == NoLevel, c.Held.Has(label):
		reason.Outcome = Met
	case label == NoLevel && c.Held == 0, c.Open.Has(label):
		reason.Outcome = OutcomeNotKnown
	default:
		reason.Outcome = NotMet
	}
	return reason
}
