package division

import (
	"cmp"

	"github.com/thirdsector-go/partnership/internal/word"
)

// Ties says who comes first for the last pennies among claims with equal
// remainders. The zero value is TiesNotStated: nothing is assumed, and an
// allocation in which a tie decides who gets a penny is an error.
type Ties uint8

// The ways to settle a tie. Both order the claims whole, so that the order in
// which they stand never matters.
const (
	TiesNotStated Ties = iota
	// TiesByID puts the identifier first that sorts first, byte by byte.
	TiesByID
	// TiesByClaim puts the larger claim first, and equal claims by identifier.
	TiesByClaim
)

var tieWords = word.NewList[Ties]("Ties", "not-stated", "id", "claim")

// ParseTies returns the way that text names; empty text is TiesNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseTies(text string) (Ties, error) { return tieWords.Parse(text) }

// AllTies lists the ways to settle a tie.
func AllTies() []Ties { return tieWords.Values() }

// String returns the word of t, such as "id".
func (t Ties) String() string { return tieWords.String(t) }

// MarshalText returns the word of t.
func (t Ties) MarshalText() ([]byte, error) { return tieWords.Marshal(t) }

// UnmarshalText sets t to the way that text names; see ParseTies.
func (t *Ties) UnmarshalText(text []byte) error { return tieWords.Unmarshal(t, text) }

// compare orders two claims for the last pennies. Where ties are not stated
// the order is by identifier, so that whether a tie decides does not depend on
// the order of the claims either.
func (t Ties) compare(a, b Claim) int {
	if t == TiesByClaim {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.ID, b.ID))
	}
	return cmp.Compare(a.ID, b.ID)
}
