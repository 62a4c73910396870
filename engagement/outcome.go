package engagement

import (
	"cmp"

	"github.com/thirdsector-go/partnership/internal/word"
)

// An Outcome is what a rule says of some facts. The zero value is
// OutcomeNotKnown: facts are missing, which is not the same as NotMet.
type Outcome uint8

// The four outcomes.
const (
	OutcomeNotKnown Outcome = iota
	Met
	NotMet
	NotApplicable // the policy does not ask for it, or it does not arise
)

var outcomes = word.NewList[Outcome]("Outcome", "not-known", "met", "not-met", "not-applicable")

// ParseOutcome returns the outcome that text names; empty text is
// OutcomeNotKnown, and other text wraps ErrUnknownWord.
func ParseOutcome(text string) (Outcome, error) { return outcomes.Parse(text) }

// Outcomes lists the outcomes other than OutcomeNotKnown.
func Outcomes() []Outcome { return outcomes.Values() }

// And returns the outcome of two rules that must both hold: NotMet if either
// is not met, else OutcomeNotKnown if either is not known, else Met;
// NotApplicable drops out, and remains only where both are.
func (o Outcome) And(p Outcome) Outcome {
	switch {
	case o == NotMet || p == NotMet:
		return NotMet
	case o > NotApplicable || p > NotApplicable:
		return OutcomeNotKnown
	case o == NotApplicable:
		return p
	case p == NotApplicable:
		return o
	case o == Met && p == Met:
		return Met
	}
	return OutcomeNotKnown
}

// IsKnown reports whether o is Met or NotMet. Between others there is no better
// and no worse.
func (o Outcome) IsKnown() bool { return o == Met || o == NotMet }

// Compare returns -1, 0 or +1 as o comes before p, is the same or comes after:
// NotMet before Met, and the others, which are neither, before both.
func (o Outcome) Compare(p Outcome) int { return cmp.Compare(o.rank(), p.rank()) }

func (o Outcome) rank() int {
	switch o {
	case Met:
		return 2
	case NotMet:
		return 1
	}
	return 0
}

// String returns the word of o, such as "not-met".
func (o Outcome) String() string { return outcomes.String(o) }

// MarshalText returns the word of o.
func (o Outcome) MarshalText() ([]byte, error) { return outcomes.Marshal(o) }

// UnmarshalText sets o to the outcome that text names; see ParseOutcome.
func (o *Outcome) UnmarshalText(text []byte) error { return outcomes.Unmarshal(o, text) }
