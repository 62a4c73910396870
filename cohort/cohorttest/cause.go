package cohorttest

import (
	"errors"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Cause is why something is refused, as engagement's errors have it. The zero
// value is CauseNotStated.
type Cause uint8

// The causes, by the error of package engagement that each stands for.
const (
	CauseNotStated Cause = iota
	Missing              // ErrMissing
	UnknownWord          // ErrUnknownWord
	UnknownID            // ErrUnknownID
	UnknownName          // ErrUnknownName: a field that a policy does not have
	OutOfRange           // ErrOutOfRange
	Negative             // ErrNegative
	Duplicate            // ErrDuplicate
	Contradicts          // ErrContradicts
	WrongType            // ErrWrongType
	OverLimit            // ErrLimit
)

var causes = word.NewList[Cause]("Cause", "not-stated", "missing", "unknown-word", "unknown-id", "unknown-name",
	"out-of-range", "negative", "duplicate", "contradicts", "wrong-type", "over-limit")

var causeErrors = [...]error{
	Missing: engagement.ErrMissing, UnknownWord: engagement.ErrUnknownWord, UnknownID: engagement.ErrUnknownID,
	UnknownName: engagement.ErrUnknownName, OutOfRange: engagement.ErrOutOfRange, Negative: engagement.ErrNegative,
	Duplicate: engagement.ErrDuplicate, Contradicts: engagement.ErrContradicts, WrongType: engagement.ErrWrongType,
	OverLimit: engagement.ErrLimit,
}

// ParseCause returns the cause that text names; empty text is CauseNotStated,
// and other text wraps ErrUnknownWord.
func ParseCause(text string) (Cause, error) { return causes.Parse(text) }

// Causes lists the causes.
func Causes() []Cause { return causes.Values() }

// String returns the word of c, such as "contradicts".
func (c Cause) String() string { return causes.String(c) }

// MarshalText returns the word of c.
func (c Cause) MarshalText() ([]byte, error) { return causes.Marshal(c) }

// UnmarshalText sets c to the cause that text names; see ParseCause.
func (c *Cause) UnmarshalText(text []byte) error { return causes.Unmarshal(c, text) }

// of reports whether err is of this cause.
func (c Cause) of(err error) bool {
	return int(c) < len(causeErrors) && causeErrors[c] != nil && errors.Is(err, causeErrors[c])
}
