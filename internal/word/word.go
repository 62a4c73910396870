// Package word gives an enumeration its text form: one table of hyphenated
// lower-case words from which it prints, parses and lists its values, so that
// every enumeration of the library does these the same way.
package word

import (
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// ErrUnknown is wrapped by the error for a word that the enumeration does not
// have. The engagement package exports it as ErrUnknownWord.
var ErrUnknown = errors.New("unknown word")

// Quote quotes text for an error, shortened where it is very long.
func Quote(text string) string { return strconv.Quote(Shorten(text)) }

// Shorten cuts text that is too long for an error, visibly.
func Shorten(text string) string {
	const most = 120
	if len(text) <= most {
		return text
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// A List is the words of an enumeration E whose values are 0, 1, 2, … in the
// order of the words. The first word is that of the zero value, which means
// that the value is not known or not stated.
type List[E ~uint8] struct {
	name  string
	words []string
}

// NewList returns the words of the enumeration called name in Go; the first
// word is the zero value's.
func NewList[E ~uint8](name string, words ...string) List[E] {
	return List[E]{name, words}
}

// String returns the word of e, or name and number, such as Sector(9), for a
// value outside the enumeration.
func (l List[E]) String(e E) string {
	if int(e) < len(l.words) {
		return l.words[e]
	}
	return fmt.Sprintf("%s(%d)", l.name, uint8(e))
}

// Parse returns the value that text names. Empty text is the zero value, as
// its own word is; any other unknown text is an error wrapping ErrUnknown.
func (l List[E]) Parse(text string) (E, error) {
	if text == "" {
		return 0, nil
	}
	for i, word := range l.words {
		if word == text {
			return E(i), nil
		}
	}
	return 0, fmt.Errorf("%w %s: a %s is one of %s", ErrUnknown, Quote(text), l.name, l.choices())
}

// Marshal returns the word of e as text, or an error for a value outside the
// enumeration: a document never holds a word that could not be read again.
func (l List[E]) Marshal(e E) ([]byte, error) {
	if int(e) >= len(l.words) {
		return nil, fmt.Errorf("%w %s", ErrUnknown, l.String(e))
	}
	return []byte(l.words[e]), nil
}

// Unmarshal sets e to the value that text names; on an error e is unchanged.
func (l List[E]) Unmarshal(e *E, text []byte) error {
	value, err := l.Parse(string(text))
	if err != nil {
		return err
	}
	*e = value
	return nil
}

// Values returns the values in order, without the zero value.
func (l List[E]) Values() []E {
	values := make([]E, 0, len(l.words)-1)
	for i := range l.words[1:] {
		values = append(values, E(i+1))
	}
	return values
}

func (l List[E]) choices() string {
	text := ""
	for i, word := range l.words[1:] {
		if i > 0 {
			text += ", "
		}
		text += word
	}
	return text
}
