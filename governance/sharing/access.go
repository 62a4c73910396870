package sharing

import "github.com/thirdsector-go/partnership/engagement"

// An Access is how a prison gives a VCS worker access.
type Access struct {
	Person           string            `json:"person,omitzero"` // an identifier
	ExOffender       engagement.Answer `json:"exOffender,omitzero"`
	RegionalProtocol engagement.Answer `json:"regionalProtocol,omitzero"` // access of ex-offenders follows one; case by case is no
	Disrupted        engagement.Answer `json:"disrupted,omitzero"`        // security is used to prevent or disrupt the work
}

// PrisonAccess says whether access follows a regional protocol and whether
// security leaves the work alone (R44), as two parts. SH2004 3.1 found that
// "the employment of ex-offenders was dealt with on an individual basis with no
// regional protocols", and says: "Security should not be used as a tool to
// prevent or disrupt the work of those engaged to work directly with
// prisoners." The first part is not applicable to a worker known not to be an
// ex-offender.
func PrisonAccess(a Access) engagement.Reason {
	protocol := engagement.OutcomeNotKnown
	switch {
	case a.ExOffender == engagement.No:
		protocol = engagement.NotApplicable
	case a.RegionalProtocol == engagement.Yes:
		protocol = engagement.Met
	case a.ExOffender == engagement.Yes:
		protocol = a.RegionalProtocol.Outcome()
	}
	parts := []engagement.Reason{
		protocolSentences.say(ruleSecurity, "regionalProtocol", protocol),
		disruptedSentences.say(ruleSecurity, "disrupted", a.Disrupted.Not().Outcome()),
	}
	r := accessSentences.say(ruleSecurity, a.Person, engagement.OutcomeOf(parts), a.Person)
	r.Because = parts
	return r
}

var (
	protocolSentences = sentences{
		met:           "access of ex-offenders follows a regional protocol",
		notMet:        "access of ex-offenders follows no regional protocol, but is decided case by case",
		notKnown:      "whether access follows a regional protocol for ex-offenders is not known: ask",
		notApplicable: "the worker is no ex-offender",
	}
	disruptedSentences = sentences{
		met:      "security is not used to prevent or disrupt the work",
		notMet:   "security is used to prevent or disrupt the work",
		notKnown: "whether security is used to prevent or disrupt the work is not known: ask",
	}
	accessSentences = sentences{
		met:      "access of %s to the prison is in order",
		notMet:   "access of %s to the prison is not in order",
		notKnown: "whether access of %s to the prison is in order is not known",
	}
)
