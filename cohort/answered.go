package cohort

import (
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// answered is a part of a decision that asks for a yes.
func answered(rule engagement.Rule, subject string, answer engagement.Answer, sentence string) engagement.Reason {
	return engagement.Reason{Rule: rule, Outcome: answer.Outcome(), Subject: subject, Format: sentence + ": %v", Values: []any{answer}}
}

// arising is the outcome of a rule that asks for something only where a
// condition holds. Where nobody knows whether it does, the outcome is not known,
// even where nothing would be lacking: the rule may not arise.
func arising(condition engagement.Answer, then engagement.Outcome) engagement.Outcome {
	switch condition {
	case engagement.Yes:
		return then
	case engagement.No:
		return engagement.NotApplicable
	}
	return engagement.OutcomeNotKnown
}

// A given is an answer with its name in a document.
type given struct {
	path   string
	answer engagement.Answer
}

// checkGiven adds a problem for every value that is no answer.
func checkGiven(problems *engagement.Problems, facts ...given) {
	for _, fact := range facts {
		problems.CheckWord(fact.path, fact.answer)
	}
}

// index is the path of an entry of a list.
func index(i int) string { return "[" + strconv.Itoa(i) + "]" }
