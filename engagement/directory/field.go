package directory

import "github.com/thirdsector-go/partnership/internal/word"

// A Field is one of the five that a record of a relationship with a VCS agency
// needs to be reliable (R199). The zero value is FieldNotStated.
type Field uint8

// The five fields (SH2004 5.3).
const (
	FieldNotStated      Field = iota
	FieldDate                 // when it was last checked
	FieldOwner                // whom to notify of errors
	FieldClassification       // its classification code
	FieldContract             // the contractual nature of the relationship
	FieldCurrentVersion       // the mark that says whether it is the current version
)

var fields = word.NewList[Field]("Field", "not-stated", "date", "owner", "classification", "contract", "current-version")

// ParseField returns the field that text names; empty text is
// FieldNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseField(text string) (Field, error) { return fields.Parse(text) }

// Fields lists the fields.
func Fields() []Field { return fields.Values() }

// String returns the word of f, such as "date".
func (f Field) String() string { return fields.String(f) }

// MarshalText returns the word of f.
func (f Field) MarshalText() ([]byte, error) { return fields.Marshal(f) }

// UnmarshalText sets f to what text names; see ParseField.
func (f *Field) UnmarshalText(text []byte) error { return fields.Unmarshal(f, text) }
