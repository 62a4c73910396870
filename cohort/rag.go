package cohort

import (
	"cmp"

	"github.com/thirdsector-go/partnership/internal/word"
)

// A RAG is a person's place on the scale of risk (R142): red is high risk and
// prolific, green is low. No source defines amber, or gives points or
// thresholds for any of the three, so a status is a fact and never worked out
// from a score. The scale is stated for Leeds, and green for Pennine; one scale
// is assumed. The zero value is RAGNotKnown.
type RAG uint8

// The scale, from low risk to high.
const (
	RAGNotKnown RAG = iota
	Green
	Amber
	Red
)

var rags = word.NewList[RAG]("RAG", "not-known", "green", "amber", "red")

// ParseRAG returns the status that text names; empty text is RAGNotKnown, and
// other text wraps ErrUnknownWord.
func ParseRAG(text string) (RAG, error) { return rags.Parse(text) }

// RAGs lists the three, from low risk to high.
func RAGs() []RAG { return rags.Values() }

// IsKnown reports whether r is on the scale.
func (r RAG) IsKnown() bool { return r >= Green && r <= Red }

// Compare returns -1, 0 or +1 as r is a lower risk than s, the same or a
// higher one. What is not known comes before green.
func (r RAG) Compare(s RAG) int { return cmp.Compare(r, s) }

// String returns the word of r, such as "amber".
func (r RAG) String() string { return rags.String(r) }

// MarshalText returns the word of r.
func (r RAG) MarshalText() ([]byte, error) { return rags.Marshal(r) }

// UnmarshalText sets r to the status that text names; see ParseRAG.
func (r *RAG) UnmarshalText(text []byte) error { return rags.Unmarshal(r, text) }
