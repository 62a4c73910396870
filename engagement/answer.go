package engagement

import (
	"cmp"
	"fmt"

	"github.com/thirdsector-go/partnership/internal/word"
)

// An Answer says whether something is so. The zero value is NotKnown, so that
// a fact nobody has stated never counts as a no. In JSON it is null, true or
// false; as text "not-known", "yes" or "no".
type Answer uint8

// The three answers.
const (
	NotKnown Answer = iota
	Yes
	No
)

var answers = word.NewList[Answer]("Answer", "not-known", "yes", "no")

// AnswerOf returns Yes for true and No for false.
func AnswerOf(known bool) Answer {
	if known {
		return Yes
	}
	return No
}

// ParseAnswer returns the answer that text names: "yes", "no", or "not-known"
// and empty text for NotKnown. Other text wraps ErrUnknownWord.
func ParseAnswer(text string) (Answer, error) { return answers.Parse(text) }

// Answers lists Yes and No.
func Answers() []Answer { return answers.Values() }

// IsKnown reports whether a is Yes or No.
func (a Answer) IsKnown() bool { return a == Yes || a == No }

// Compare returns -1, 0 or +1 as a comes before b, is the same or comes after:
// No before Yes, and what is not known before both.
func (a Answer) Compare(b Answer) int { return cmp.Compare(a.rank(), b.rank()) }

func (a Answer) rank() int { return [...]int{NotKnown: 0, No: 1, Yes: 2}[a.orNotKnown()] }

// Not returns the opposite answer; what is not known stays not known.
func (a Answer) Not() Answer { return opposites[a.orNotKnown()] }

var opposites = [...]Answer{NotKnown: NotKnown, Yes: No, No: Yes}

// And returns Yes if both are yes, No if either is no, else NotKnown.
func (a Answer) And(b Answer) Answer { return both[a.orNotKnown()][b.orNotKnown()] }

// A table and not a switch: on facts that differ from agency to agency a
// processor predicts the branches badly.
var both = [...][3]Answer{
	NotKnown: {NotKnown: NotKnown, Yes: NotKnown, No: No},
	Yes:      {NotKnown: NotKnown, Yes: Yes, No: No},
	No:       {NotKnown: No, Yes: No, No: No},
}

// Or returns Yes if either is yes, No if both are no, else NotKnown.
func (a Answer) Or(b Answer) Answer { return a.Not().And(b.Not()).Not() }

// Outcome returns the outcome of a rule that asks for a yes.
func (a Answer) Outcome() Outcome { return answerOutcomes[a.orNotKnown()] }

var answerOutcomes = [...]Outcome{NotKnown: OutcomeNotKnown, Yes: Met, No: NotMet}

// orNotKnown is a, or NotKnown for a value that is no answer.
func (a Answer) orNotKnown() Answer {
	if a > No {
		return NotKnown
	}
	return a
}

// String returns "not-known", "yes" or "no".
func (a Answer) String() string { return answers.String(a) }

// MarshalText returns the word of a.
func (a Answer) MarshalText() ([]byte, error) { return answers.Marshal(a) }

// UnmarshalText sets a to the answer that text names; see ParseAnswer.
func (a *Answer) UnmarshalText(text []byte) error { return answers.Unmarshal(a, text) }

// MarshalJSON returns null, true or false.
func (a Answer) MarshalJSON() ([]byte, error) {
	switch a {
	case NotKnown:
		return []byte("null"), nil
	case Yes:
		return []byte("true"), nil
	case No:
		return []byte("false"), nil
	}
	return nil, fmt.Errorf("%w %v", ErrUnknownWord, a)
}

// UnmarshalJSON reads null, true or false and nothing else.
func (a *Answer) UnmarshalJSON(data []byte) error {
	switch string(data) {
	case "null":
		*a = NotKnown
	case "true":
		*a = Yes
	case "false":
		*a = No
	default:
		return fmt.Errorf("%w: an answer is null, true or false", ErrWrongType)
	}
	return nil
}
