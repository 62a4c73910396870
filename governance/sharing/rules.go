package sharing

import "github.com/thirdsector-go/partnership/engagement"

// The rows of the catalogue that this package decides, in the catalogue's own
// words.
var (
	ruleDue          = engagement.Rule{ID: "R31", Title: "Formalisation trigger", Kind: engagement.Normative, Source: "NA2009 5.0; 4.1 and 4.2 Service level agreements; Appendix 6"}
	ruleStandard     = engagement.Rule{ID: "R32", Title: "Standard SLA", Kind: engagement.Normative, Source: "NA2009 recommendation 17; 4.1"}
	ruleMoney        = engagement.Rule{ID: "R33", Title: "SLA without money", Kind: engagement.Claim, Source: "NA2009 4.4"}
	ruleFragile      = engagement.Rule{ID: "R34", Title: "Relationship fragility", Kind: engagement.Derived, Source: "NA2009 Appendix 6"}
	ruleGate         = engagement.Rule{ID: "R35", Title: "Information sharing gate", Kind: engagement.Normative, Source: "HO2012 Ch.6 Data sharing; WO2011 Revised model"}
	rulePublicBodies = engagement.Rule{ID: "R36", Title: "Existing public-body protocol does not cover the VCS", Kind: engagement.Normative, Source: "HO2012 Ch.5 Sharing information at a local level"}
	ruleSecure       = engagement.Rule{ID: "R37", Title: "Secure handling precondition", Kind: engagement.Normative, Source: "HO2012 Ch.5; Executive summary"}
	ruleTemplate     = engagement.Rule{ID: "R38", Title: "National template", Kind: engagement.Normative, Source: "HO2012 Executive summary Implications, Ch.6; CL2012 Key learning (top four, 3rd)"}
	ruleContent      = engagement.Rule{ID: "R39", Title: "Content limits by direction", Kind: engagement.Normative, Source: "NA2009 4.1 Barriers and Service delivery; Appendix 6"}
	ruleConsent      = engagement.Rule{ID: "R40", Title: "Informed consent route", Kind: engagement.Normative, Source: "SH2004 Part Two 3.2 (quoting the National Action Plan)"}
	ruleDuty         = engagement.Rule{ID: "R41", Title: "Duty to pass on risk information", Kind: engagement.Normative, Source: "SH2004 3.2; Key Recommendation 2 (Confidentiality)"}
	ruleEnforcement  = engagement.Rule{ID: "R42", Title: "Enforcement role must be explicit", Kind: engagement.Normative, Source: "SH2004 1.5; Key Recommendation 2 (Enforcement); HO2012 Ch.5-6"}
	ruleVetting      = engagement.Rule{ID: "R43", Title: "Vetting", Kind: engagement.Normative, Source: "NA2009 4.1 Barriers; Executive summary"}
	ruleSecurity     = engagement.Rule{ID: "R44", Title: "Security and ex-offender staff", Kind: engagement.Normative, Source: "SH2004 3.1; Key Recommendation 2 (Security)"}
)

// Rules lists the rules that this package decides.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		ruleDue, ruleStandard, ruleMoney, ruleFragile, ruleGate, rulePublicBodies, ruleSecure, ruleTemplate,
		ruleContent, ruleConsent, ruleDuty, ruleEnforcement, ruleVetting, ruleSecurity,
	}
}

// reason is a Reason in one line; sentence is in the manner of package fmt.
func reason(rule engagement.Rule, subject string, outcome engagement.Outcome, sentence string, values ...any) engagement.Reason {
	return engagement.Reason{Rule: rule, Subject: subject, Outcome: outcome, Format: sentence, Values: values}
}

// sentences says a thing for each outcome, all about the same values.
type sentences struct{ met, notMet, notKnown, notApplicable string }

// say is the reason with the sentence of the outcome.
func (s sentences) say(rule engagement.Rule, subject string, outcome engagement.Outcome, values ...any) engagement.Reason {
	text := s.notKnown
	switch outcome {
	case engagement.Met:
		text = s.met
	case engagement.NotMet:
		text = s.notMet
	case engagement.NotApplicable:
		text = s.notApplicable
	}
	return reason(rule, subject, outcome, text, values...)
}

// open reports whether an outcome withholds.
func open(outcome engagement.Outcome) bool {
	return outcome != engagement.Met && outcome != engagement.NotApplicable
}

// or is the outcome of two routes of which one is enough. Neither may be
// NotApplicable.
func or(a, b engagement.Outcome) engagement.Outcome {
	switch {
	case a == engagement.Met || b == engagement.Met:
		return engagement.Met
	case a == engagement.NotMet && b == engagement.NotMet:
		return engagement.NotMet
	}
	return engagement.OutcomeNotKnown
}
