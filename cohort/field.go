package cohort

import (
	"fmt"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A FieldKind is which fact of a person a criterion asks. The zero value is
// FieldNotStated.
type FieldKind uint8

// The facts a criterion can ask. The last five have a name each, such as the
// scheme.
const (
	FieldNotStated FieldKind = iota
	FieldAge
	FieldSex
	FieldEthnicity
	FieldArea
	FieldRisk
	FieldRAG
	FieldRAGSince
	FieldPosition
	FieldSentence
	FieldSentenced
	FieldReleased
	FieldConsent
	FieldScheme // is in the named scheme
	FieldNeed   // has a need in the named pathway
	FieldSource // was identified by the named source
	FieldFact   // a fact of the caller's own
)

var fieldKinds = word.NewList[FieldKind]("FieldKind", "not-stated", "age", "sex", "ethnicity", "area", "risk",
	"rag", "ragSince", "position", "sentence", "sentenced", "released", "consent", "scheme", "need", "source", "fact")

// ParseFieldKind returns the kind that text names; empty text is
// FieldNotStated, and other text wraps ErrUnknownWord.
func ParseFieldKind(text string) (FieldKind, error) { return fieldKinds.Parse(text) }

// FieldKinds lists the kinds.
func FieldKinds() []FieldKind { return fieldKinds.Values() }

// String returns the word of k, such as "age".
func (k FieldKind) String() string { return fieldKinds.String(k) }

// MarshalText returns the word of k.
func (k FieldKind) MarshalText() ([]byte, error) { return fieldKinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParseFieldKind.
func (k *FieldKind) UnmarshalText(text []byte) error { return fieldKinds.Unmarshal(k, text) }

// named reports whether a field of this kind has a name.
func (k FieldKind) named() bool { return k >= FieldScheme && k <= FieldFact }

// A Field is a fact of a person that a criterion asks: "age", or with a name
// "scheme:ppo", "need:accommodation", "source:police", "fact:prolific". The
// zero value is not stated.
type Field struct {
	Kind FieldKind
	Name string // where the kind has names
}

// ParseField returns the field that text names. Empty text is the zero value;
// an unknown kind wraps ErrUnknownWord, a name that is missing or not wanted
// wraps ErrOutOfRange.
func ParseField(text string) (Field, error) {
	kind, name, colon := strings.Cut(text, ":")
	k, err := ParseFieldKind(kind)
	if err != nil {
		return Field{}, err
	}
	f := Field{k, name}
	if err := f.check(colon); err != nil {
		return Field{}, err
	}
	return f, nil
}

func (f Field) check(colon bool) error {
	switch {
	case f.Kind.named() && f.Name == "":
		return fmt.Errorf("%w: %s needs a name, as in %v:name", engagement.ErrOutOfRange, word.Quote(f.Kind.String()), f.Kind)
	case !f.Kind.named() && (colon || f.Name != ""):
		return fmt.Errorf("%w: %v has no name", engagement.ErrOutOfRange, f.Kind)
	case f.Kind == FieldNeed:
		_, err := engagement.ParsePathway(f.Name)
		return err
	}
	return nil
}

// String returns f as in a document, such as "scheme:ppo".
func (f Field) String() string {
	if f.Kind.named() {
		return f.Kind.String() + ":" + f.Name
	}
	return f.Kind.String()
}

// MarshalText returns f as in a document.
func (f Field) MarshalText() ([]byte, error) {
	if _, err := f.Kind.MarshalText(); err != nil {
		return nil, err
	}
	if err := f.check(false); err != nil {
		return nil, err
	}
	return []byte(f.String()), nil
}

// UnmarshalText sets f to the field that text names; see ParseField.
func (f *Field) UnmarshalText(text []byte) error {
	field, err := ParseField(string(text))
	if err != nil {
		return err
	}
	*f = field
	return nil
}
