package directory

import "github.com/thirdsector-go/partnership/internal/word"

// A Unit is what a step of a funnel counts. The zero value is UnitNotStated.
type Unit uint8

// The units (R218): 12 and 22 referrals of 21 people are events.
const (
	UnitNotStated Unit = iota
	Persons            // each person once
	Events             // such as referrals, of which a person may have several
)

var units = word.NewList[Unit]("Unit", "not-stated", "persons", "events")

// ParseUnit returns the unit that text names; empty text is
// UnitNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseUnit(text string) (Unit, error) { return units.Parse(text) }

// Units lists the units.
func Units() []Unit { return units.Values() }

// String returns the word of u, such as "persons".
func (u Unit) String() string { return units.String(u) }

// MarshalText returns the word of u.
func (u Unit) MarshalText() ([]byte, error) { return units.Marshal(u) }

// UnmarshalText sets u to what text names; see ParseUnit.
func (u *Unit) UnmarshalText(text []byte) error { return units.Unmarshal(u, text) }
