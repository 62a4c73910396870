package sharing

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// Allows is the outcome of [MayPass] without its reasons. It does not allocate.
// Its cost is linear in the facts.
func Allows(f Facts, q Request, category Category) engagement.Outcome {
	from, fromDeclared := lookUp(f.Parties, q.From)
	to, toDeclared := lookUp(f.Parties, q.To)
	both := between(from.Sector, to.Sector)
	outcome := declaredOutcome(fromDeclared).And(declaredOutcome(toDeclared)).
		And(from.trainedOutcome(both)).And(to.trainedOutcome(both)).And(to.secureOutcome()).
		And(statedOutcome(category))
	if slices.Contains(f.Withdrawn, category) {
		outcome = engagement.NotMet
	}
	for i := range f.Prohibitions {
		p := &f.Prohibitions[i]
		if p.about(q.From, q.To) && (len(p.Categories) == 0 || slices.Contains(p.Categories, category)) {
			outcome = engagement.NotMet
		}
	}
	consented := slices.Contains(f.Consent, category)
	named := engagement.NotMet
	for i := range f.Agreements {
		a := &f.Agreements[i]
		for j := range a.Permits {
			p := &a.Permits[j]
			if p.From == q.From && p.To == q.To && slices.Contains(p.Categories, category) {
				named = or(named, a.ground(&q).And(consentOutcome(p.ConsentNeeded, consented)))
			}
		}
	}
	return outcome.And(named)
}

// MayPass says whether information of a category may pass as q asks (R35 to
// R37, R39, R40), whatever duty q asserts: a duty is about named fields, see
// [Disclose]. The outcome is Met only if everything that the package comment
// lists is known to hold, NotMet if something is known not to, else not known.
//
// Because has a part for everything that was looked at: the two sides, the
// training of each, secure handling by the recipient, prohibitions, withdrawn
// consent, and last the agreements that name the category, of which one is
// enough. That part has one part for each agreement in turn.
//
// Any facts are accepted, also those in which Validate finds problems: a value
// outside its enumeration is not known, and of two statements about one party
// only that in which they agree is known. The cost is linear in the facts.
func MayPass(f Facts, q Request, category Category) engagement.Reason {
	ix := newIndex(&f, &q, func(c Category) bool { return c == category })
	return ix.decide(category)
}

// An index is what the facts say of one request, gathered once for every
// category that is asked about.
type index struct {
	q          *Request
	sides      []engagement.Reason                // what does not depend on the category
	grounds    map[*Agreement][]engagement.Reason // computed once for an agreement that names anything
	naming     map[Category][]naming
	reverse    map[Category]*Agreement // the first that names it in the other direction only
	prohibited map[Category]bool
	all        bool // every category is prohibited
	consent    map[Category]bool
	withdrawn  map[Category]bool
	sectors    map[engagement.AgencyID]engagement.Sector
}

// A naming is an agreement that names a category from the sender to the
// recipient, and whether it needs consent.
type naming struct {
	agreement *Agreement
	consent   engagement.Answer
}

// newIndex gathers what concerns the request and the wanted categories. Its
// cost is linear in the facts.
func newIndex(f *Facts, q *Request, wanted func(Category) bool) *index {
	ix := &index{
		q: q, naming: map[Category][]naming{}, reverse: map[Category]*Agreement{}, grounds: map[*Agreement][]engagement.Reason{},
		prohibited: map[Category]bool{}, consent: map[Category]bool{}, withdrawn: map[Category]bool{},
		sectors: make(map[engagement.AgencyID]engagement.Sector, len(f.Parties)),
	}
	for _, p := range f.Parties {
		if before, twice := ix.sectors[p.ID]; twice && before != p.Sector {
			p.Sector = engagement.SectorNotStated
		}
		ix.sectors[p.ID] = p.Sector
	}
	ix.sides = sides(f, q)
	for i := range f.Agreements {
		a := &f.Agreements[i]
		for _, p := range a.Permits {
			switch {
			case p.From == q.From && p.To == q.To:
				for _, category := range p.Categories {
					if wanted(category) {
						ix.naming[category] = append(ix.naming[category], naming{a, p.ConsentNeeded})
					}
				}
			case p.From == q.To && p.To == q.From:
				for _, category := range p.Categories {
					if wanted(category) && ix.reverse[category] == nil {
						ix.reverse[category] = a
					}
				}
			}
		}
	}
	for i := range f.Prohibitions {
		p := &f.Prohibitions[i]
		if !p.about(q.From, q.To) {
			continue
		}
		ix.all = ix.all || len(p.Categories) == 0
		mark(ix.prohibited, p.Categories)
	}
	mark(ix.consent, f.Consent)
	mark(ix.withdrawn, f.Withdrawn)
	return ix
}

func mark(set map[Category]bool, categories []Category) {
	for _, category := range categories {
		set[category] = true
	}
}

// sides says what is known of the sender and the recipient.
func sides(f *Facts, q *Request) []engagement.Reason {
	from, fromDeclared := lookUp(f.Parties, q.From)
	to, toDeclared := lookUp(f.Parties, q.To)
	both := between(from.Sector, to.Sector)
	return []engagement.Reason{
		declaredSentences.say(ruleGate, string(q.From), declaredOutcome(fromDeclared), q.From),
		declaredSentences.say(ruleGate, string(q.To), declaredOutcome(toDeclared), q.To),
		trainedSentences.say(ruleGate, string(q.From), from.trainedOutcome(both), q.From),
		trainedSentences.say(ruleGate, string(q.To), to.trainedOutcome(both), q.To),
		Secure(to),
	}
}

// declaredOutcome is not known, never a no, of an agency that the facts do not
// mention.
func declaredOutcome(declared bool) engagement.Outcome {
	if declared {
		return engagement.Met
	}
	return engagement.OutcomeNotKnown
}

var declaredSentences = sentences{
	met:      "%s is a known party",
	notKnown: "nothing is stated of party %q: ask who it is, its sector, its training and how it handles information",
}

// statedOutcome is not known where the category is not stated.
func statedOutcome(category Category) engagement.Outcome { return declaredOutcome(category != "") }

// consentOutcome is the outcome of R40 for a permit, where consent has not been
// withdrawn: "Where there are privacy and data protection issues, these have
// generally been addressed through the use of offenders giving their informed
// consent". Consent that nobody asked for is not known, not refused.
func consentOutcome(needed engagement.Answer, consented bool) engagement.Outcome {
	switch {
	case consented:
		return engagement.Met
	case needed == engagement.No:
		return engagement.NotApplicable
	}
	return engagement.OutcomeNotKnown
}

// decide returns the decision on a category with its reasons. Its cost is
// linear in the agreements that name the category.
func (ix *index) decide(category Category) engagement.Reason {
	parts := slices.Clone(ix.sides)
	if category == "" {
		parts = append(parts, reason(ruleContent, "", engagement.OutcomeNotKnown, "the category is not stated: ask which it is"))
	}
	prohibited := ix.all || ix.prohibited[category]
	parts = append(parts,
		prohibitedSentences.say(ruleContent, string(category), engagement.AnswerOf(!prohibited).Outcome(), category, ix.q.From, ix.q.To),
		withdrawnSentences.say(ruleConsent, string(category), engagement.AnswerOf(!ix.withdrawn[category]).Outcome(), category),
		ix.agreed(category))
	r := decidedSentences.say(ruleGate, string(category), engagement.OutcomeOf(parts), category, ix.q.From, ix.q.To, ix.q.Purpose, ix.q.On)
	r.Because = parts
	return r
}

var (
	decidedSentences = sentences{
		met:      "%q may pass from %s to %s for %q on %v",
		notMet:   "%q may not pass from %s to %s for %q on %v",
		notKnown: "%q is not known to be free to pass from %s to %s for %q on %v",
	}
	prohibitedSentences = sentences{
		met:    "nothing prohibits that %q passes from %s to %s",
		notMet: "it is prohibited that %q passes from %s to %s, whatever agreements permit",
	}
	withdrawnSentences = sentences{
		met:    "consent to %q has not been withdrawn",
		notMet: "the person's consent to %q is withdrawn",
	}
)

// agreed says whether an agreement lets the category pass (R39: deny unless one
// names the category and the direction).
func (ix *index) agreed(category Category) engagement.Reason {
	found := ix.naming[category]
	if len(found) == 0 {
		if other := ix.reverse[category]; other != nil {
			return reason(ruleContent, string(category), engagement.NotMet, "no agreement names %q from %s to %s: agreement %s names it in the other direction only",
				category, ix.q.From, ix.q.To, other.ID)
		}
		return reason(ruleContent, string(category), engagement.NotMet, "no agreement names %q from %s to %s", category, ix.q.From, ix.q.To)
	}
	outcome := engagement.NotMet
	routes := make([]engagement.Reason, 0, len(found))
	for _, n := range found {
		route := ix.route(n, category)
		outcome = or(outcome, route.Outcome)
		routes = append(routes, route)
	}
	r := agreedSentences.say(ruleContent, string(category), outcome, category, ix.q.From, ix.q.To)
	r.Because = routes
	return r
}

var agreedSentences = sentences{
	met:      "an agreement lets %q pass from %s to %s",
	notMet:   "agreements name %q from %s to %s, but none applies",
	notKnown: "agreements name %q from %s to %s, but none is known to apply",
}

// route says whether one agreement that names the category applies.
func (ix *index) route(n naming, category Category) engagement.Reason {
	a := n.agreement
	grounds, done := ix.grounds[a]
	if !done {
		grounds = ix.explain(a)
		ix.grounds[a] = grounds
	}
	parts := append(slices.Clip(grounds), consentSentences.say(ruleConsent, string(a.ID), consentOutcome(n.consent, ix.consent[category]), category, a.ID))
	r := routeSentences.say(ruleGate, string(a.ID), engagement.OutcomeOf(parts), a.ID, category)
	r.Because = parts
	return r
}

var (
	routeSentences = sentences{
		met:      "agreement %s lets %q pass",
		notMet:   "agreement %s names %q, but does not apply",
		notKnown: "agreement %s names %q, but is not known to apply",
	}
	consentSentences = sentences{
		met:           "the person consents to %q (agreement %s)",
		notKnown:      "whether the person consents to %q is not known: ask the person, or whether agreement %s needs no consent for it",
		notApplicable: "consent to %q is not needed under agreement %s",
	}
)

// explain says what of an agreement does not depend on the category.
func (ix *index) explain(a *Agreement) []engagement.Reason {
	q := ix.q
	return []engagement.Reason{
		ix.coverage(a),
		a.force(q.On),
		purposeSentences(a, q.Purpose).say(ruleGate, string(a.ID), a.names(q.Purpose), a.ID, q.Purpose),
	}
}

// coverage says whether both sides are parties (R36): protocols that existed
// "were primarily between public bodies and were not designed for the type of
// information sharing that was required" (HO2012 Ch.5).
func (ix *index) coverage(a *Agreement) engagement.Reason {
	q := ix.q
	outcome := a.covers(q.From, q.To)
	if outcome == engagement.NotMet && ix.publicBodiesOnly(a) {
		return reason(rulePublicBodies, string(a.ID), outcome, "agreement %s is between public bodies only: it does not cover %s and %s", a.ID, q.From, q.To)
	}
	return coverSentences.say(rulePublicBodies, string(a.ID), outcome, a.ID, q.From, q.To)
}

var coverSentences = sentences{
	met:      "agreement %s covers %s and %s",
	notMet:   "agreement %s does not cover %s and %s: they are not both parties to it",
	notKnown: "the parties to agreement %s are not stated: ask whether %s and %s are",
}

// publicBodiesOnly reports whether every party is known to be statutory.
func (ix *index) publicBodiesOnly(a *Agreement) bool {
	for _, id := range a.Parties {
		if ix.sectors[id] != engagement.Statutory {
			return false
		}
	}
	return true
}

// force says whether the agreement is in force on a day.
func (a *Agreement) force(on engagement.Date) engagement.Reason {
	outcome := a.InForce(on).Outcome()
	switch {
	case outcome == engagement.Met:
		return reason(ruleGate, string(a.ID), outcome, "agreement %s is in force on %v", a.ID, on)
	case outcome == engagement.NotMet && begun(a.From, on) == engagement.No:
		return reason(ruleGate, string(a.ID), outcome, "agreement %s is not in force on %v: it begins on %v", a.ID, on, a.From)
	case outcome == engagement.NotMet:
		return reason(ruleGate, string(a.ID), outcome, "agreement %s is not in force on %v: it ended before %v", a.ID, on, a.Until)
	case !on.IsKnown():
		return reason(ruleGate, string(a.ID), outcome, "whether agreement %s is in force is not known: ask for the day of the passage", a.ID)
	case !a.From.IsKnown():
		return reason(ruleGate, string(a.ID), outcome, "whether agreement %s is in force on %v is not known: ask since when", a.ID, on)
	}
	return reason(ruleGate, string(a.ID), outcome, "whether agreement %s is in force on %v is not known: ask until when, or whether it is open-ended", a.ID, on)
}

// purposeSentences are about the uses that both sides have to be clear about
// (HO2012 Ch.6: "clarity around the potential impact which data sharing could
// have").
func purposeSentences(a *Agreement, purpose Purpose) sentences {
	s := sentences{
		met:      "agreement %s names the purpose %q",
		notMet:   "agreement %s does not name the purpose %q",
		notKnown: "the purposes of agreement %s are not stated: ask whether %q is one",
	}
	if purpose == "" {
		s.notKnown = "whether agreement %s names the purpose %q is not known: ask what the information is for"
	}
	return s
}
