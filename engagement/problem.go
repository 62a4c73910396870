package engagement

import (
	"encoding"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/word"
)

// What can be wrong with a value. A Problem wraps one of these, so that a
// program can ask errors.Is; a person reads the text around it.
var (
	ErrUnknownWord = word.ErrUnknown     // a word that an enumeration does not have
	ErrMissing     = document.ErrMissing // what has to be there is not
	ErrOutOfRange  = errors.New("out of range")
	ErrNegative    = errors.New("negative")
	ErrDuplicate   = errors.New("duplicate")
	ErrUnknownID   = errors.New("no such")      // an identifier that nothing has
	ErrContradicts = errors.New("contradicts")  // two facts that cannot both hold
	ErrTooMuch     = errors.New("too much")     // an amount above what it may be
	ErrLimit       = document.ErrLimit          // a document over a limit of size, depth or problems
	ErrSyntax      = document.ErrSyntax         // text that is not JSON
	ErrText        = document.ErrText           // text with bytes that are not UTF-8
	ErrTrailing    = document.ErrTrailing       // data after a document's end
	ErrWrongType   = document.ErrWrongType      // a JSON value of another type than the field's
	ErrUnknownName = document.ErrUnknownField   // a field that the document does not have
	ErrTwice       = document.ErrDuplicateField // a field or key given more than once
)

// A Problem is one thing that is wrong with a document or a literal: where,
// what stands there, and why it is wrong.
type Problem struct {
	Path  string // such as "applications[3].amount"; empty for the whole
	Value string // the value as written, shortened if long
	Err   error  // the cause, for errors.Is and errors.As; never nil in what this library returns
}

// Error returns path, value and cause. The value is left out where the cause
// already quotes it.
func (p Problem) Error() string {
	text := "a problem"
	if p.Err != nil {
		text = p.Err.Error()
	}
	if p.Value != "" && !quotes(text, p.Value) {
		text = p.Value + ": " + text
	}
	if p.Path != "" {
		text = p.Path + ": " + text
	}
	return text
}

// quotes reports whether value stands in text as a word of its own: not as a
// part of another word, number or amount, as 0.50 does in £0.50 or in -0.50.
func quotes(text, value string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], value)
		if at < 0 {
			return false
		}
		before, after := text[:from+at], text[from+at+len(value):]
		last, _ := utf8.DecodeLastRuneInString(before)
		if !joins(last) && last != '.' && !unicode.Is(unicode.Sc, last) && !continues(after) {
			return true
		}
		from += at + 1
	}
}

// continues reports whether text goes on with a word or number that stands
// before it.
func continues(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	if first == '.' || first == ',' { // the end of a sentence, or more digits
		next, _ := utf8.DecodeRuneInString(text[size:])
		return unicode.IsDigit(next)
	}
	return joins(first) || first == '%'
}

// joins reports whether r is part of a word or a number beside it.
func joins(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_'
}

// Unwrap returns the cause.
func (p Problem) Unwrap() error { return p.Err }

// Problems is everything that is wrong, in the order of the input. As an error
// it prints one problem a line; errors.Is and errors.As see each.
type Problems []Problem

// Add appends a problem.
func (p *Problems) Add(path, value string, err error) {
	*p = append(*p, Problem{path, word.Shorten(value), err})
}

// AddAll appends what err holds, with path before the path of each: all of
// them where err is Problems, one otherwise, none where it is nil.
func (p *Problems) AddAll(path string, err error) {
	if err == nil {
		return
	}
	var inner Problems
	if !errors.As(err, &inner) {
		p.Add(path, "", err)
		return
	}
	for _, problem := range inner {
		problem.Path = joinPath(path, problem.Path)
		*p = append(*p, problem)
	}
}

func joinPath(outer, inner string) string {
	switch {
	case outer == "":
		return inner
	case inner == "" || strings.HasPrefix(inner, "["):
		return outer + inner
	}
	return outer + "." + inner
}

// Err returns p as an error, nil where there is no problem.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// Error returns the problems, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems.
func (p Problems) Unwrap() []error {
	errs := make([]error, len(p))
	for i, problem := range p {
		errs[i] = problem
	}
	return errs
}

// CheckWord adds a problem at path where value is outside its enumeration, as
// a number converted by hand can be.
func (p *Problems) CheckWord(path string, value interface {
	encoding.TextMarshaler
	fmt.Stringer
}) {
	if _, err := value.MarshalText(); err != nil {
		p.Add(path, value.String(), err)
	}
}

func contradiction(text string) error { return fmt.Errorf("%w: %s", ErrContradicts, text) }
