package engagement

import (
	"cmp"

	"github.com/thirdsector-go/partnership/internal/word"
)

// A Level is how closely an agency works with the IOM. The zero value is
// LevelNotKnown.
type Level uint8

// The three levels of NA2009 3.1. The 2011 model (WO2011) has no referral
// agency and defines the two partners otherwise: a level says nothing until it
// is known by which model it was found.
const (
	LevelNotKnown   Level = iota
	NoLevel               // known to be none of the three
	ReferralAgency        // the IOM refers clients to it
	ReferralPartner       // exchanges more with the IOM than a referral agency
	DeliveryPartner       // an integral part of the IOM
)

var levels = word.NewList[Level]("Level", "not-known", "none", "referral-agency", "referral-partner", "delivery-partner")

// ParseLevel returns the level that text names; empty text is LevelNotKnown,
// and other text wraps ErrUnknownWord.
func ParseLevel(text string) (Level, error) { return levels.Parse(text) }

// Levels lists NoLevel and the three levels, the least close first.
func Levels() []Level { return levels.Values() }

// IsKnown reports whether l is one of the three levels or NoLevel.
func (l Level) IsKnown() bool { return l >= NoLevel && l <= DeliveryPartner }

// Compare returns -1, 0 or +1 as l is less close to the IOM than m, as close or
// closer. The sources do not rank the two partners, so that they are equally
// close (R11, NA2009 3.1); NoLevel sorts before the three, and a level that is
// not known before all.
func (l Level) Compare(m Level) int {
	return cmp.Compare(min(l, ReferralPartner), min(m, ReferralPartner))
}

// String returns the word of l, such as "delivery-partner".
func (l Level) String() string { return levels.String(l) }

// MarshalText returns the word of l.
func (l Level) MarshalText() ([]byte, error) { return levels.Marshal(l) }

// UnmarshalText sets l to the level that text names; see ParseLevel.
func (l *Level) UnmarshalText(text []byte) error { return levels.Unmarshal(l, text) }
