package apportion

import "github.com/thirdsector-go/partnership/internal/word"

// Ties says who comes first for the last seats among claimants with the same
// right to them. The zero value is TiesNotStated: nothing is assumed, and an
// apportionment that a tie decides is an error, see [TieError].
type Ties uint8

// The ways to settle a tie. All order the claimants whole, so that the order in
// which they stand never matters.
const (
	TiesNotStated Ties = iota
	// TiesByID puts the identifier first that sorts first, byte by byte.
	TiesByID
	// TiesByWeight puts the larger weight first, and equal weights by identifier.
	TiesByWeight
	// TiesByDraw puts all claimants in an order drawn from the policy's seed,
	// see [Policy].
	TiesByDraw
)

var tieWords = word.NewList[Ties]("Ties", "not-stated", "id", "weight", "draw")

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
