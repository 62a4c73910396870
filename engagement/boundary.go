package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Boundary is a line that a document draws around the sector. The same
// organisation can be inside one and outside another, so that a record keeps
// the boundary it was made under. The zero value is BoundaryNotStated.
type Boundary uint8

// The boundaries that SH2004 compares (Part One 1.1 footnote 1). NA2009 alone
// of the six documents defines the Third Sector.
const (
	BoundaryNotStated Boundary = iota
	GeneralCharities
	VoluntarySector
	VCS2004         // the VCS of the study of 2004, "not … tightly defined"
	ThirdSector2009 // the Third Sector, which NA2009 1.2 defines
	NonProfit
	SocialEconomy
)

var boundaries = word.NewList[Boundary]("Boundary", "not-stated",
	"general-charities", "voluntary-sector", "vcs-2004", "third-sector", "non-profit", "social-economy")

// ParseBoundary returns the boundary that text names; empty text is
// BoundaryNotStated, and other text wraps ErrUnknownWord.
func ParseBoundary(text string) (Boundary, error) { return boundaries.Parse(text) }

// Boundaries lists the boundaries.
func Boundaries() []Boundary { return boundaries.Values() }

// String returns the word of b, such as "third-sector".
func (b Boundary) String() string { return boundaries.String(b) }

// MarshalText returns the word of b.
func (b Boundary) MarshalText() ([]byte, error) { return boundaries.Marshal(b) }

// UnmarshalText sets b to the boundary that text names; see ParseBoundary.
func (b *Boundary) UnmarshalText(text []byte) error { return boundaries.Unmarshal(b, text) }

// A Breadth is how wide one boundary is beside another. The zero value is
// Unrelated: the sources draw no relation, which does not say that the two
// have no member in common.
type Breadth uint8

// The relations of R2, and that of a boundary to itself.
const (
	Unrelated Breadth = iota
	Narrower
	Same
	Wider
)

var breadths = word.NewList[Breadth]("Breadth", "unrelated", "narrower", "same", "wider")

// ParseBreadth returns the relation that text names; empty text is Unrelated,
// and other text wraps ErrUnknownWord.
func ParseBreadth(text string) (Breadth, error) { return breadths.Parse(text) }

// Breadths lists the relations other than Unrelated.
func Breadths() []Breadth { return breadths.Values() }

// String returns the word of b, such as "narrower".
func (b Breadth) String() string { return breadths.String(b) }

// MarshalText returns the word of b.
func (b Breadth) MarshalText() ([]byte, error) { return breadths.Marshal(b) }

// UnmarshalText sets b to the relation that text names; see ParseBreadth.
func (b *Breadth) UnmarshalText(text []byte) error { return breadths.Unmarshal(b, text) }

// Beside says whether b is narrower or wider than other (R2): "wider in scope
// than 'general charities' and the 'voluntary sector' … but narrower in scope
// than 'non-profit', 'third' sector or 'social economy'". The VCS of 2004 lies
// between, and so whatever is narrower than it is narrower than what is wider.
// Between two on the same side of it the source draws no relation.
func (b Boundary) Beside(other Boundary) Breadth {
	switch side, otherSide := b.side(), other.side(); {
	case side == 0 || otherSide == 0:
		return Unrelated
	case b == other:
		return Same
	case side < otherSide:
		return Narrower
	case side > otherSide:
		return Wider
	}
	return Unrelated
}

// side is where b lies from the VCS of 2004: 1 inside it, 2 it, 3 around it;
// 0 for none.
func (b Boundary) side() int {
	switch b {
	case GeneralCharities, VoluntarySector:
		return 1
	case VCS2004:
		return 2
	case ThirdSector2009, NonProfit, SocialEconomy:
		return 3
	}
	return 0
}

// Within says whether what is recorded under b counts as other: yes where b is
// the same or narrower. Otherwise it is not known, and never a no: a Third
// Sector body of 2009 may or may not be of the VCS of 2004.
func (b Boundary) Within(other Boundary) Reason {
	beside := b.Beside(other)
	reason := Reason{Rule: ruleBoundary, Subject: other.String(), Format: "recorded as %v, which is %v beside %v", Values: []any{b, beside, other}}
	if beside == Narrower || beside == Same {
		reason.Outcome = Met
	}
	return reason
}
