package cohort

import (
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Comparison is how a criterion holds a fact to its values. The zero value
// is ComparisonNotStated.
type Comparison uint8

// The comparisons, and the fields they are for.
const (
	ComparisonNotStated Comparison = iota
	OneOf                          // sex, ethnicity, area, RAG, position: is one of the values
	NoneOf                         // the same: is known and none of the values
	AtLeast                        // age, risk, RAG, sentence
	Over                           // age, risk, RAG, sentence
	AtMost                         // age, risk, RAG, sentence
	Under                          // age, risk, RAG, sentence
	WithinLast                     // a day: in the time of this length that ends on the day of the policy, both ends included
	WithinNext                     // a day: in the time of this length that begins on the day of the policy, both ends included
	AtLeastAgo                     // a day: this length of time before the day of the policy, or longer ago
	Before                         // a day: before the value
	From                           // a day: on the value or later
	IsYes                          // consent, scheme, need, source, fact
	IsNo                           // the same
)

var comparisons = word.NewList[Comparison]("Comparison", "not-stated", "one-of", "none-of", "at-least", "over",
	"at-most", "under", "within-last", "within-next", "at-least-ago", "before", "from", "yes", "no")

// ParseComparison returns the comparison that text names; empty text is
// ComparisonNotStated, and other text wraps ErrUnknownWord.
func ParseComparison(text string) (Comparison, error) { return comparisons.Parse(text) }

// Comparisons lists the comparisons.
func Comparisons() []Comparison { return comparisons.Values() }

// String returns the word of c, such as "at-least".
func (c Comparison) String() string { return comparisons.String(c) }

// MarshalText returns the word of c.
func (c Comparison) MarshalText() ([]byte, error) { return comparisons.Marshal(c) }

// UnmarshalText sets c to the comparison that text names; see ParseComparison.
func (c *Comparison) UnmarshalText(text []byte) error { return comparisons.Unmarshal(c, text) }

// A CriterionID identifies a criterion within a policy, such as "adult".
type CriterionID string

// A Criterion is one test of a person, as data: a field held to values, or
// several criteria of which any or all are to hold. It has exactly one of
// Field, Any and All.
//
// The values are text, in the form that the field has in documents: years for
// an age, "74.5" for a score, "12m" for a sentence, words for the rest. For
// the comparisons with time they are one length such as "6m" or "30d", or one
// day.
type Criterion struct {
	ID      CriterionID `json:"id"`
	Text    string      `json:"text,omitzero"`    // the source's words for it
	Rule    string      `json:"rule,omitzero"`    // the row of the catalogue it is from; empty for the caller's own
	Source  string      `json:"source,omitzero"`  // where it stands, for the caller's own
	Exclude bool        `json:"exclude,omitzero"` // whoever it holds for is out

	Field  Field      `json:"field,omitzero"`
	Is     Comparison `json:"is,omitzero"`
	Values []string   `json:"values,omitzero"`

	Any []Criterion `json:"any,omitzero"`
	All []Criterion `json:"all,omitzero"`
}
