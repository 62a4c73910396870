package sharing

import "github.com/thirdsector-go/partnership/engagement"

// Conditions are what one agency's agreement adds to the standard terms. Remove
// names standard terms that it would take away, which it may not (R32).
type Conditions struct {
	Add    []Clause `json:"add,omitempty"`
	Remove []string `json:"remove,omitempty"`
}

// EffectiveTerms returns the terms in effect between an agency and its partner
// (R32): the standard terms, then the agency's own. NA2009 recommendation 17:
// "Standard service level agreements should be devised which would apply to all
// TSAs with additional agency specific conditions being attached as
// appropriate."
//
// That conditions cannot remove standard terms is the catalogue's reading. A
// condition that removes one, or has the identifier of one and other words, is
// refused: the standard term stays as it is, and the reason is NotMet with a
// part for each. One that repeats a standard term is met and adds nothing. A
// condition to remove what is no standard term is not known: ask which is
// meant. Where standard is empty no standard agreement is known, and neither is
// the outcome; the agency's own terms are returned.
//
// Problems of the clauses, an identifier missing or repeated in one list, are
// an error, engagement.Problems. The cost is linear in the clauses.
func EffectiveTerms(standard []Clause, own Conditions) ([]Clause, engagement.Reason, error) {
	var problems engagement.Problems
	checkClauses(&problems, "standard", standard)
	checkClauses(&problems, "add", own.Add)
	if err := problems.Err(); err != nil {
		return nil, engagement.Reason{Rule: ruleStandard}, err
	}
	terms := make([]Clause, 0, len(standard)+len(own.Add))
	terms = append(terms, standard...)
	words := make(map[string]string, len(standard))
	for _, clause := range standard {
		words[clause.ID] = clause.Text
	}
	var parts []engagement.Reason
	for _, clause := range own.Add {
		text, taken := words[clause.ID]
		switch {
		case !taken:
			terms = append(terms, clause)
			parts = append(parts, reason(ruleStandard, clause.ID, engagement.Met, "%q is added to the standard terms", clause.ID))
		case text == clause.Text:
			parts = append(parts, reason(ruleStandard, clause.ID, engagement.Met, "%q is a standard term already", clause.ID))
		default:
			parts = append(parts, reason(ruleStandard, clause.ID, engagement.NotMet, "%q would change a standard term, which stays", clause.ID))
		}
	}
	for _, id := range own.Remove {
		if _, taken := words[id]; taken {
			parts = append(parts, reason(ruleStandard, id, engagement.NotMet, "%q would be removed from the standard terms, and stays", id))
		} else {
			parts = append(parts, reason(ruleStandard, id, engagement.OutcomeNotKnown, "%q is to be removed, but is no standard term: ask which is meant", id))
		}
	}
	outcome := engagement.Met.And(engagement.OutcomeOf(parts))
	if len(standard) == 0 {
		outcome = outcome.And(engagement.OutcomeNotKnown)
	}
	r := termSentences.say(ruleStandard, "", outcome, len(standard), len(terms)-len(standard))
	r.Because = parts
	return terms, r, nil
}

var termSentences = sentences{
	met:      "%d standard terms apply, and %d of the agency's own",
	notMet:   "%d standard terms apply, and %d of the agency's own; what would remove or change a standard term is refused",
	notKnown: "%d standard terms and %d of the agency's own are stated: ask for the standard agreement and what is meant",
}
