package division

import (
	"cmp"
	"strings"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/internal/word"
)

// Ties says who comes first for the last pennies among claims with equal
// remainders. The zero value is TiesNotStated: nothing is assumed, and an
// allocation in which a tie decides who gets a penny is an error.
type Ties uint8

// The ways to settle a tie. All order the claims whole, so that the order in
// which they stand never matters.
const (
	TiesNotStated Ties = iota
	// TiesByID puts the identifier first that sorts first, byte by byte.
	TiesByID
	// TiesByClaim puts the larger claim first, and equal claims by identifier.
	TiesByClaim
	// TiesByDraw draws lots by Policy.Seed, and the allocation publishes the
	// order drawn of those it decided among: see Draw.
	TiesByDraw
)

var tieWords = word.NewList[Ties]("Ties", "not-stated", "id", "claim", "draw")

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

// compare orders two claims as settle does.
func (t Ties) compare(a, b *Claim) int {
	if t == TiesByClaim {
		if order := cmp.Compare(b.Amount, a.Amount); order != 0 {
			return order
		}
	}
	return cmp.Compare(a.ID, b.ID)
}

// settle gives the last pennies to those of the tied that come first, where that
// is left to decide. It never depends on the order of the claims. Its cost is
// linear in the claims and in the length of the identifiers.
func (t Ties) settle(awards []funding.Pence, r rounding, claims []Claim) {
	if !r.decided() {
		return
	}
	tied := make([]candidate, 0, r.tied)
	for i, award := range awards {
		if award < 0 {
			awards[i] = mark(award)
			tied = append(tied, candidate{uint64(claims[i].Amount), i})
		}
	}
	given := r.given
	var counts digitCounts
	if t == TiesByClaim {
		tied, given = giveLargest(awards, tied, given, &counts)
	}
	giveFirst(awards, tied, given, claims, &counts)
}

// giveFirst adds a penny to the awards of the candidates whose identifiers come
// first, as many as there are pennies: that is at least one.
func giveFirst(awards []funding.Pence, candidates []candidate, pennies int, claims []Claim, counts *digitCounts) {
	same := 0 // bytes that the identifiers of all candidates begin with
	for len(candidates) > pennies {
		begin := claims[candidates[0].place].ID[same:]
		for _, c := range candidates[:min(len(candidates), 16)] {
			begin = begin[:agreeing(begin, claims[c.place].ID[same:])]
		}
		// What a few begin with is most often what all do, so that each
		// identifier is looked at once; otherwise it is known after that.
		for known := false; !known; {
			known = true
			for i, c := range candidates {
				id := claims[c.place].ID[same:]
				if !strings.HasPrefix(id, begin) {
					begin = begin[:agreeing(begin, id)]
					known = false
				}
				candidates[i].key = ^beginning(id[len(begin):])
			}
		}
		same += len(begin)
		before := len(candidates)
		candidates, pennies = giveLargest(awards, candidates, pennies, counts)
		if len(candidates) == before {
			break // these are equal: identifiers that are not different
		}
	}
	for _, c := range candidates[:pennies] {
		awards[c.place]++
	}
}

// agreeing returns how many bytes a and b begin with that are the same.
func agreeing(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// keyBytes is how many bytes of an identifier a key holds: one less than would
// go in, which tells identifiers that end from those that go on.
const keyBytes = 7

// beginning returns a number for the beginning of id: numbers are in the order of the
// identifiers, and equal only where these begin with the same seven bytes and
// both go on, or are the same.
func beginning(id string) (key uint64) {
	if len(id) > keyBytes {
		_ = id[keyBytes] // spares a check of each
		return uint64(id[0])<<56 | uint64(id[1])<<48 | uint64(id[2])<<40 | uint64(id[3])<<32 |
			uint64(id[4])<<24 | uint64(id[5])<<16 | uint64(id[6])<<8 | (keyBytes + 1)
	}
	for i := range keyBytes {
		key <<= 8
		if i < len(id) {
			key |= uint64(id[i])
		}
	}
	return key<<8 | uint64(len(id))
}
