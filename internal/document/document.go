// Package document reads and writes the library's JSON documents, strictly and
// the same way everywhere.
//
// encoding/json stops at the first problem, takes the last of two equal keys,
// matches names in any case, replaces bytes that are not UTF-8, and passes
// over what follows the document. Decode does none of these: it reports every
// problem with its path, and reads on where it can. The tokens themselves are
// encoding/json's; this package is the part above them.
//
// The document is read as a stream. Only what the caller's value keeps stays
// in memory, and an [Each] keeps nothing of a long list.
package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// What can be wrong with a document. The engagement package exports these.
var (
	ErrSyntax         = errors.New("not JSON")
	ErrText           = errors.New("text that is not UTF-8, or that lost a character before")
	ErrTrailing       = errors.New("data after the document's end")
	ErrLimit          = errors.New("over the limit")
	ErrWrongType      = errors.New("wrong type")
	ErrMissing        = errors.New("missing")
	ErrUnknownField   = errors.New("unknown field")
	ErrDuplicateField = errors.New("given more than once")
)

// Limits bound what a document may ask of the reader. A zero field is its
// default.
type Limits struct {
	Bytes    int64 // of the whole document; default 256 MiB
	Depth    int   // of lists and objects in one another; default 32
	Problems int   // reported one by one; the rest are counted; default 100
}

func (l Limits) orDefault() Limits {
	if l.Bytes == 0 {
		l.Bytes = 256 << 20
	}
	if l.Depth == 0 {
		l.Depth = 32
	}
	if l.Problems == 0 {
		l.Problems = 100
	}
	return l
}

// Ignored is a field whose value is passed over whatever it is.
type Ignored struct{}

// Each is a list whose elements are handed to the function one by one, in
// order, with their index, and not kept. An element with a problem is reported
// and not handed on.
type Each[T any] func(index int, element T)

// Decode reads one document from r into the value that into points to, and
// reports every problem it finds: path, value as written, cause.
//
// A struct's fields go by their json names, exactly. A field is required
// unless its tag says omitempty or omitzero: what is always written must
// always be there. A value with UnmarshalJSON or UnmarshalText reads itself
// from a scalar. Null is for those, and for pointers, slices and maps.
// Supported besides are structs, with the fields of structs they embed beside
// their own, slices, maps with string keys, pointers, strings, booleans and
// integers with a sign or without, Ignored and Each.
//
// What was read before a problem, and beside it, stands in into.
func Decode(r io.Reader, into any, limits Limits, report func(path, value string, err error)) {
	limits = limits.orDefault()
	buffered := bufio.NewReader(&limited{r, limits.Bytes})
	if mark, _ := buffered.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		report("", "", fmt.Errorf("%w: the text begins with a byte order mark: save it as UTF-8 without", ErrSyntax))
		return
	}
	d := &decoder{
		tokens: json.NewDecoder(buffered),
		limits: limits,
		report: report,
	}
	d.tokens.UseNumber()
	d.document(into)
	if extra := d.problems - limits.Problems; extra > 0 {
		report("", "", fmt.Errorf("%w of %d problems: %d more not shown", ErrLimit, limits.Problems, extra))
	}
}

const byteOrderMark = "\uFEFF"

// Encode writes v to w as a document: two spaces of indent, no escapes for
// HTML, a newline at the end.
//
// Text that is not UTF-8 is an error wrapping ErrText, and nothing is written:
// encoding/json would put a replacement character in its place.
func Encode(w io.Writer, v any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return err
	}
	if lossy(text.Bytes()) {
		return ErrText
	}
	_, err := w.Write(text.Bytes())
	return err
}

// lossy reports whether a document holds a replacement character, written as
// one or as its escape.
func lossy(text []byte) bool {
	const escape = `\ufffd`
	for i := 0; i < len(text); i++ {
		switch {
		case bytes.HasPrefix(text[i:], []byte(escape)), bytes.HasPrefix(text[i:], []byte("\uFFFD")):
			return true
		case text[i] == '\\':
			i++ // the escaped character is not the beginning of an escape
		}
	}
	return false
}

// limited reads up to left bytes and then fails where io.LimitReader would
// pretend that the input had ended.
type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		// The document may end exactly at the limit.
		var one [1]byte
		n, err := l.r.Read(one[:])
		if n > 0 {
			return 0, fmt.Errorf("%w of size", ErrLimit)
		}
		return 0, err
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}
