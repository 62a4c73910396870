package funding

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// An Agreement says how two figures for one thing compare. The zero value is
// AgreementNotKnown.
type Agreement uint8

// The ways of agreeing.
const (
	AgreementNotKnown    Agreement = iota
	Agrees                         // equal to the penny
	AgreesWithinRounding           // equal in the coarser printed unit
	Disagrees                      //
)

var agreements = word.NewList[Agreement]("Agreement", "not-known", "agrees", "agrees-within-rounding", "disagrees")

// ParseAgreement returns the agreement that text names; empty text is
// AgreementNotKnown, and other text wraps engagement.ErrUnknownWord.
func ParseAgreement(text string) (Agreement, error) { return agreements.Parse(text) }

// Agreements lists the agreements.
func Agreements() []Agreement { return agreements.Values() }

// outcome is met where the figures agree, if only within rounding.
func (a Agreement) outcome() engagement.Outcome {
	switch a {
	case Agrees, AgreesWithinRounding:
		return engagement.Met
	case Disagrees:
		return engagement.NotMet
	}
	return engagement.OutcomeNotKnown
}

// String returns the word of a, such as "agrees-within-rounding".
func (a Agreement) String() string { return agreements.String(a) }

// MarshalText returns the word of a.
func (a Agreement) MarshalText() ([]byte, error) { return agreements.Marshal(a) }

// UnmarshalText sets a to the agreement that text names; see ParseAgreement.
func (a *Agreement) UnmarshalText(text []byte) error { return agreements.Unmarshal(a, text) }
