package sharing

import "github.com/thirdsector-go/partnership/engagement"

// An Applicant is an individual of an agency who seeks a post.
type Applicant struct {
	Person string              `json:"person,omitzero"` // an identifier
	Agency engagement.AgencyID `json:"agency,omitzero"`
	InUnit engagement.Answer   `json:"inUnit,omitzero"` // the post is within the co-located unit
	Passed engagement.Answer   `json:"passed,omitzero"` // full police vetting; of another kind is no
}

// Vet says whether an individual may take up a post (R43), and what that says
// of the agency, which is nothing: NA2009 4.1, individuals "have to undergo full
// Police vetting. This may exclude some individuals from taking up their
// positions. It was acknowledged by interviewees that this was less of an issue
// for the agencies and more for individuals." The agency's reason is therefore
// never NotMet. Posts outside the unit are not the rule's concern.
func Vet(a Applicant) (individual, agency engagement.Reason) {
	outcome := engagement.OutcomeNotKnown
	switch {
	case a.InUnit == engagement.No:
		outcome = engagement.NotApplicable
	case a.Passed == engagement.Yes:
		outcome = engagement.Met // wherever the post is, vetting does not stand against it
	case a.InUnit == engagement.Yes:
		outcome = a.Passed.Outcome()
	}
	return vettingSentences.say(ruleVetting, a.Person, outcome, a.Person),
		reason(ruleVetting, string(a.Agency), engagement.NotApplicable, "vetting is of individuals: it excludes %s from nothing", a.Agency)
}

var vettingSentences = sentences{
	met:           "%s has passed full police vetting",
	notMet:        "%s has not passed full police vetting and cannot take up a post within the unit",
	notKnown:      "whether %s may take up the post is not known: ask whether it is within the unit, and for the result of full police vetting",
	notApplicable: "the post of %s is not within the co-located unit",
}
