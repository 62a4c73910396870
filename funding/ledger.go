package funding

import "github.com/thirdsector-go/partnership/internal/word"

// A Ledger is the part of a record that a line stands in. The zero value is
// LedgerNotStated. Seed-corn money was awarded out of project money: a total
// over Projects and Overheads has all of it once.
type Ledger uint8

// The ledgers.
const (
	LedgerNotStated Ledger = iota
	Projects               // awards to projects
	Overheads              // management and overhead of an area
	SeedCornNeeds          // seed-corn grants by need
	SeedCornPots           // the same grants by the pot they came from
)

var ledgers = word.NewList[Ledger]("Ledger", "not-stated", "projects", "overheads", "seed-corn-needs", "seed-corn-pots")

// ParseLedger returns the ledger that text names; empty text is
// LedgerNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseLedger(text string) (Ledger, error) { return ledgers.Parse(text) }

// Ledgers lists the ledgers.
func Ledgers() []Ledger { return ledgers.Values() }

// String returns the word of l, such as "projects".
func (l Ledger) String() string { return ledgers.String(l) }

// MarshalText returns the word of l.
func (l Ledger) MarshalText() ([]byte, error) { return ledgers.Marshal(l) }

// UnmarshalText sets l to the ledger that text names; see ParseLedger.
func (l *Ledger) UnmarshalText(text []byte) error { return ledgers.Unmarshal(l, text) }
