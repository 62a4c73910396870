package cohort

import "github.com/thirdsector-go/partnership/internal/word"

// A Position is whether a court's order or a licence puts a person under the
// supervision of Probation. The zero value is PositionNotKnown.
type Position uint8

// The positions.
const (
	PositionNotKnown Position = iota
	NonStatutory              // under neither
	CommunityOrder
	Licence // released under supervision
)

var positions = word.NewList[Position]("Position", "not-known", "none", "order", "licence")

// ParsePosition returns the position that text names; empty text is
// PositionNotKnown, and other text wraps ErrUnknownWord.
func ParsePosition(text string) (Position, error) { return positions.Parse(text) }

// Positions lists the three.
func Positions() []Position { return positions.Values() }

// String returns the word of p, such as "licence".
func (p Position) String() string { return positions.String(p) }

// MarshalText returns the word of p.
func (p Position) MarshalText() ([]byte, error) { return positions.Marshal(p) }

// UnmarshalText sets p to the position that text names; see ParsePosition.
func (p *Position) UnmarshalText(text []byte) error { return positions.Unmarshal(p, text) }
