package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Line runs from one body to another. What kind it is matters: that a
// steering group is overseen by a board does not say that it reports to it
// (R59). One line joins nothing: where lines run both ways between two bodies,
// whatever their kinds, the agencies of a sector that sit on them are connected
// (R20).
type Line struct {
	From  BodyID   `json:"from"`
	To    BodyID   `json:"to"`
	Kind  LineKind `json:"kind,omitzero"`
	Place string   `json:"place,omitzero"`
}

// A LineKind is what a line between bodies is. The zero value is
// LineKindNotStated.
type LineKind uint8

// The kinds of NA2009 3.1: the steering group has links to the CDRP, the
// pioneer site group has oversight of it and reports to the Criminal Justice
// Board. The lower body stands first in each.
const (
	LineKindNotStated LineKind = iota
	Link
	Oversight // From is overseen by To
	Report    // From reports to To
)

var lineKinds = word.NewList[LineKind]("LineKind", "not-stated", "link", "oversight", "report")

// ParseLineKind returns the kind that text names; empty text is
// LineKindNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseLineKind(text string) (LineKind, error) { return lineKinds.Parse(text) }

// LineKinds lists the kinds.
func LineKinds() []LineKind { return lineKinds.Values() }

// String returns the word of k, such as "report".
func (k LineKind) String() string { return lineKinds.String(k) }

// MarshalText returns the word of k.
func (k LineKind) MarshalText() ([]byte, error) { return lineKinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParseLineKind.
func (k *LineKind) UnmarshalText(text []byte) error { return lineKinds.Unmarshal(k, text) }

// A Channel says whether one agency informs another: an agency that delivers
// informs the one that sits on a board, or hears back from it (R20, R22). It
// runs one way; being heard and hearing are two channels.
type Channel struct {
	From   engagement.AgencyID `json:"from"`
	To     engagement.AgencyID `json:"to"`
	Exists engagement.Answer   `json:"exists"`
	Place  string              `json:"place,omitzero"`
}
