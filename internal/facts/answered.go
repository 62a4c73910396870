package facts

import "github.com/thirdsector-go/partnership/engagement"

// Answered is a part of a decision that asks for a yes.
func Answered(rule engagement.Rule, subject string, answer engagement.Answer, sentence string) engagement.Reason {
	return engagement.Reason{Rule: rule, Outcome: answer.Outcome(), Subject: subject, Format: sentence + ": %v", Values: []any{answer}}
}

// Arising is the outcome of a rule that asks for something only where a
// condition holds. Where nobody knows whether it does, the outcome is not known,
// even where nothing would be lacking: the rule may not arise.
func Arising(condition engagement.Answer, then engagement.Outcome) engagement.Outcome {
	switch condition {
	case engagement.Yes:
		return then
	case engagement.No:
		return engagement.NotApplicable
	}
	return engagement.OutcomeNotKnown
}

// A Stated is an answer with its name in a document.
type Stated struct {
	Path   string
	Answer engagement.Answer
}

// Given returns the answer that stands at a path.
func Given(path string, answer engagement.Answer) Stated { return Stated{path, answer} }

// CheckGiven adds a problem for every value that is no answer.
func CheckGiven(problems *engagement.Problems, given ...Stated) {
	for _, fact := range given {
		problems.CheckWord(fact.Path, fact.Answer)
	}
}
