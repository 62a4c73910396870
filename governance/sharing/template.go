package sharing

import "github.com/thirdsector-go/partnership/engagement"

// Conforms says whether a local protocol contains every clause of a template
// (R38), with a part for each clause of the template; what is missing is
// r.Subjects(engagement.NotMet). The documents ask for "a nationally agreed
// template" (HO2012 Ch.6) "to which we can all sign up as a minimum standard"
// (CL2012), and none existed: the template is the caller's, and without one the
// rule is not applicable. A protocol without any clauses does not state them:
// what it contains is not known.
//
// A clause is contained if one of its identifier is; its words may be local.
// Clauses beyond the template are free. The cost is linear in the clauses.
func Conforms(template, protocol []Clause) engagement.Reason {
	local := make(map[string]bool, len(protocol))
	for _, clause := range protocol {
		local[clause.ID] = true
	}
	parts := make([]engagement.Reason, 0, len(template))
	for _, clause := range template {
		outcome := engagement.AnswerOf(local[clause.ID]).Outcome()
		if len(protocol) == 0 {
			outcome = engagement.OutcomeNotKnown
		}
		parts = append(parts, clauseSentences.say(ruleTemplate, clause.ID, outcome, clause.ID))
	}
	r := templateSentences.say(ruleTemplate, "", engagement.OutcomeOf(parts), len(template))
	r.Because = parts
	return r
}

var (
	clauseSentences = sentences{
		met:      "the protocol has clause %q",
		notMet:   "the protocol lacks clause %q",
		notKnown: "whether the protocol has clause %q is not known: ask for its clauses",
	}
	templateSentences = sentences{
		met:           "the protocol has all %d clauses of the template",
		notMet:        "the protocol does not have all %d clauses of the template",
		notKnown:      "the clauses of the protocol are not stated: ask for them, to compare them with the template's %d",
		notApplicable: "there is no template to conform to, or one of %d clauses",
	}
)
