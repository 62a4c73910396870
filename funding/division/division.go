package division

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Division is a way to share a budget among claims. The zero value is
// DivisionNotStated, which shares nothing: using it is an error.
type Division uint8

// The ways to share.
const (
	DivisionNotStated Division = iota
	// Proportional gives each claim the same part of it.
	Proportional
	// EqualAwards gives everyone the same, but nobody more than the claim.
	EqualAwards
	// EqualLosses leaves everyone short by the same, but nobody below nothing.
	EqualLosses
)

var divisions = word.NewList[Division]("Division", "not-stated", "proportional", "equal-awards", "equal-losses")

// ParseDivision returns the division that text names; empty text is
// DivisionNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseDivision(text string) (Division, error) { return divisions.Parse(text) }

// Divisions lists the divisions.
func Divisions() []Division { return divisions.Values() }

// String returns the word of d, such as "equal-awards".
func (d Division) String() string { return divisions.String(d) }

// MarshalText returns the word of d.
func (d Division) MarshalText() ([]byte, error) { return divisions.Marshal(d) }

// UnmarshalText sets d to the division that text names; see ParseDivision.
func (d *Division) UnmarshalText(text []byte) error { return divisions.Unmarshal(d, text) }

// Rule returns the catalogue's row for d, the zero rule where d is not a way
// to share.
func (d Division) Rule() engagement.Rule {
	for _, rule := range Rules() {
		if rule.ID == d.String() {
			return rule
		}
	}
	return engagement.Rule{}
}

var ruleLargestRemainder = engagement.Rule{ID: "largest-remainder", Title: "Whole pence by largest remainder", Kind: engagement.Literature,
	Source: "Hamilton's method: Balinski and Young, Fair Representation, 1982, ch. 2"}

// Rules lists the ways to share and how their awards become whole pence.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		{ID: "proportional", Title: "Proportional", Kind: engagement.Literature,
			Source: "Aristotle, Nicomachean Ethics V; Thomson, Mathematical Social Sciences 45 (2003)"},
		{ID: "equal-awards", Title: "Constrained equal awards", Kind: engagement.Literature,
			Source: "Maimonides; Aumann and Maschler, Journal of Economic Theory 36 (1985); Thomson (2003)"},
		{ID: "equal-losses", Title: "Constrained equal losses", Kind: engagement.Literature,
			Source: "Maimonides; Aumann and Maschler, Journal of Economic Theory 36 (1985); Thomson (2003)"},
		ruleLargestRemainder,
	}
}
