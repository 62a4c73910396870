package funding

import "github.com/thirdsector-go/partnership/internal/word"

// A Measure is what a printed figure says of its parts. The zero value is
// MeasureNotStated.
type Measure uint8

// The measures.
const (
	MeasureNotStated Measure = iota
	Total
	Smallest
	Largest
)

var measures = word.NewList[Measure]("Measure", "not-stated", "total", "smallest", "largest")

// ParseMeasure returns the measure that text names; empty text is
// MeasureNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseMeasure(text string) (Measure, error) { return measures.Parse(text) }

// Measures lists the measures.
func Measures() []Measure { return measures.Values() }

// String returns the word of m, such as "total".
func (m Measure) String() string { return measures.String(m) }

// MarshalText returns the word of m.
func (m Measure) MarshalText() ([]byte, error) { return measures.Marshal(m) }

// UnmarshalText sets m to the measure that text names; see ParseMeasure.
func (m *Measure) UnmarshalText(text []byte) error { return measures.Unmarshal(m, text) }
