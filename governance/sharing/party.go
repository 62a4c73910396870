package sharing

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Party is what is known of an agency that information passes from or to.
type Party struct {
	ID     engagement.AgencyID `json:"id"`
	Sector engagement.Sector   `json:"sector,omitzero"`

	// SecureHandling is whether it can receive and keep sensitive information
	// securely (R37). SecureEmail and SecureStorage are the two examples that
	// the source gives: without either, handling is not secure; with both, it
	// is, unless SecureHandling says otherwise.
	SecureHandling engagement.Answer `json:"secureHandling,omitzero"`
	SecureEmail    engagement.Answer `json:"secureEmail,omitzero"`
	SecureStorage  engagement.Answer `json:"secureStorage,omitzero"`

	// Trained is whether those who use the protocol are trained in it (R35).
	Trained engagement.Answer `json:"trained,omitzero"`
}

// Validate returns every problem of p: no identifier, a value outside its
// enumeration, secure handling that contradicts its parts.
func (p Party) Validate() error {
	var problems engagement.Problems
	if p.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	problems.CheckWord("sector", p.Sector)
	problems.CheckWord("secureHandling", p.SecureHandling)
	problems.CheckWord("secureEmail", p.SecureEmail)
	problems.CheckWord("secureStorage", p.SecureStorage)
	problems.CheckWord("trained", p.Trained)
	if p.SecureHandling == engagement.Yes && (p.SecureEmail == engagement.No || p.SecureStorage == engagement.No) {
		problems.Add("secureHandling", "true", fmt.Errorf("%w: e-mail or storage is not secure", engagement.ErrContradicts))
	}
	return problems.Err()
}

// secure answers whether p handles information securely. A no of any part is a
// no of the whole.
func (p Party) secure() engagement.Answer {
	parts := p.SecureEmail.And(p.SecureStorage)
	switch {
	case p.SecureHandling == engagement.No || parts == engagement.No:
		return engagement.No
	case p.SecureHandling == engagement.Yes:
		return engagement.Yes
	}
	return parts
}

// Secure says whether p may receive sensitive information as far as its own
// handling goes (R37): HO2012 Ch.5 names "the limitations of their IT
// equipment, which lacked appropriate security and storage systems (for
// example, secure email addresses)". Not applicable to a party known to be of
// another sector than the VCS. What is missing is
// r.Subjects(engagement.NotMet), what to ask is
// r.Subjects(engagement.OutcomeNotKnown).
func Secure(p Party) engagement.Reason {
	r := secureSentences.say(ruleSecure, string(p.ID), p.secureOutcome(), p.ID)
	if open(r.Outcome) {
		for _, part := range []struct {
			name   string
			answer engagement.Answer
		}{{"secureHandling", p.SecureHandling}, {"secureEmail", p.SecureEmail}, {"secureStorage", p.SecureStorage}} {
			r.Because = append(r.Because, answerSentences.say(ruleSecure, part.name, part.answer.Outcome(), part.name))
		}
	}
	return r
}

var secureSentences = sentences{
	met:           "%s handles information securely",
	notMet:        "%s does not handle information securely: it needs, for example, a secure e-mail address and secure storage",
	notKnown:      "whether %s, as a VCS recipient, handles information securely is not known: ask for its sector, secure e-mail and storage",
	notApplicable: "%s is no VCS recipient, of whom secure handling is asked",
}

var answerSentences = sentences{met: "%s: yes", notMet: "%s: no", notKnown: "%s: not known", notApplicable: "%s: does not arise"}

// secureOutcome is the outcome of R37 for a recipient. Whoever handles
// information securely does so in any sector.
func (p Party) secureOutcome() engagement.Outcome {
	secure, vcs := p.secure(), is(p.Sector, engagement.VCS)
	switch {
	case vcs == engagement.No:
		return engagement.NotApplicable
	case secure == engagement.Yes:
		return engagement.Met
	case vcs == engagement.Yes:
		return secure.Outcome()
	}
	return engagement.OutcomeNotKnown
}

// is answers whether a sector is the wanted one. A value that is no sector is
// not known.
func is(sector, wanted engagement.Sector) engagement.Answer {
	switch sector {
	case engagement.Statutory, engagement.VCS, engagement.Private:
		return engagement.AnswerOf(sector == wanted)
	}
	return engagement.NotKnown
}

// between answers whether the two are a VCS agency and a statutory body, in
// either order: the passages that R35 is about.
func between(from, to engagement.Sector) engagement.Answer {
	return is(from, engagement.VCS).And(is(to, engagement.Statutory)).
		Or(is(from, engagement.Statutory).And(is(to, engagement.VCS)))
}

// trainedOutcome is the outcome of R35's "training" for one side of a passage.
func (p Party) trainedOutcome(between engagement.Answer) engagement.Outcome {
	switch {
	case between == engagement.No:
		return engagement.NotApplicable
	case p.Trained == engagement.Yes:
		return engagement.Met
	case between == engagement.Yes:
		return p.Trained.Outcome()
	}
	return engagement.OutcomeNotKnown
}

var trainedSentences = sentences{
	met:           "%s is trained in the protocol",
	notMet:        "%s is not trained in the protocol",
	notKnown:      "whether %s is trained in the protocol is not known: ask for its sector and training",
	notApplicable: "the passage is not between a VCS agency and a statutory body: the training of %s is not asked",
}

// lookUp returns what the facts state of an agency, and whether they state
// anything. Where an identifier stands twice, only that in which all agree is
// known; Validate reports it.
func lookUp(parties []Party, id engagement.AgencyID) (party Party, declared bool) {
	if id == "" {
		return Party{}, false
	}
	for _, p := range parties {
		switch {
		case p.ID != id:
		case !declared:
			party, declared = p, true
		default:
			party = party.agreeing(p)
		}
	}
	if !declared {
		party.ID = id
	}
	return party, declared
}

// agreeing is what two statements about one party agree on.
func (p Party) agreeing(q Party) Party {
	if p.Sector != q.Sector {
		p.Sector = engagement.SectorNotStated
	}
	p.SecureHandling = same(p.SecureHandling, q.SecureHandling)
	p.SecureEmail = same(p.SecureEmail, q.SecureEmail)
	p.SecureStorage = same(p.SecureStorage, q.SecureStorage)
	p.Trained = same(p.Trained, q.Trained)
	return p
}

func same(a, b engagement.Answer) engagement.Answer {
	if a != b {
		return engagement.NotKnown
	}
	return a
}
