package division

import (
	"cmp"

	"github.com/thirdsector-go/partnership/funding"
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

// settle gives the last pennies to those of the tied that come first, where that
// is left to decide. It never depends on the order of the claims.
func (t Ties) settle(awards []funding.Pence, r rounding, claims []Claim) {
	if !r.decided() {
		return
	}
	tied := make([]int, 0, r.tied)
	for i, award := range awards {
		if award < 0 {
			awards[i] = mark(award)
			tied = append(tied, i)
		}
	}
	selectFirst(tied, r.given, func(a, b int) int { return t.compare(&claims[a], &claims[b]) })
	for _, i := range tied[:r.given] {
		awards[i]++
	}
}

// compare orders two claims for the last pennies.
func (t Ties) compare(a, b *Claim) int {
	if t == TiesByClaim {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.ID, b.ID))
	}
	return cmp.Compare(a.ID, b.ID)
}
