package division

import "github.com/thirdsector-go/partnership/internal/word"

// Minimums says what becomes of claims whose awards would be more than nothing
// and less than their minimum: they are not served, but which of several is
// dropped makes a difference. The zero value is MinimumsNotStated, which is an
// error where there is such a claim. A claim whose minimum is more than it may get
// at most is dropped first by either reading, and without one.
//
// Two asks of 10 and 5, each whole or not at all, show it, by equal awards. Of a
// budget of 9 both readings pay (0, 5). Of 10 the division gives 5 to each:
// DropFurthestBelow drops the ask of 10 and pays (0, 5), which leaves 5 over;
// MostMoney pays (10, 0). So the one may leave money that could have been paid,
// and the other may take from a claim all that it had when the budget rises. No
// reading avoids both (Estañ and others, Group Decision and Negotiation 30, 2021,
// on claims that cannot be split).
type Minimums uint8

// The readings.
const (
	MinimumsNotStated Minimums = iota
	// DropFurthestBelow drops one claim after the other: that whose award is
	// the smallest part of its minimum, of equal ones the last by Ties; the
	// budget is shared anew among the rest each time, until every award is
	// nothing or reaches its minimum. A claim whose award is nothing at a step
	// stays in: it may be served when others are dropped. It takes as many
	// allocations as claims are dropped. It never takes a claim back: where a
	// group then has too few claims left for its least share it is an error, even
	// if MostMoney finds a set of claims with which the share is met.
	DropFurthestBelow
	// MostMoney serves the set of claims that is paid the most together, among
	// the sets in which every award is nothing or reaches its minimum; of equal
	// ones that with the most claims, and of these that with the first claim by
	// Ties in which they differ. Beyond MaxMinimums claims with a minimum it is
	// an error wrapping engagement.ErrLimit, unless all can be served as they
	// are: every set may be tried.
	MostMoney
)

// MaxMinimums is the most claims with a minimum among which MostMoney searches.
const MaxMinimums = 16

var minimumWords = word.NewList[Minimums]("Minimums", "not-stated", "drop-furthest-below", "most-money")

// ParseMinimums returns the reading that text names; empty text is
// MinimumsNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseMinimums(text string) (Minimums, error) { return minimumWords.Parse(text) }

// AllMinimums lists the readings.
func AllMinimums() []Minimums { return minimumWords.Values() }

// String returns the word of m, such as "most-money".
func (m Minimums) String() string { return minimumWords.String(m) }

// MarshalText returns the word of m.
func (m Minimums) MarshalText() ([]byte, error) { return minimumWords.Marshal(m) }

// UnmarshalText sets m to the reading that text names; see ParseMinimums.
func (m *Minimums) UnmarshalText(text []byte) error { return minimumWords.Unmarshal(m, text) }
