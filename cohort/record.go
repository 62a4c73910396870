package cohort

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"

	"github.com/thirdsector-go/partnership/engagement"
)

// records reads the records of a CSV text (RFC 4180) one after the other, as
// encoding/csv does and with the same errors at the same places, without
// allocating for each: at ten million rows that is most of the time. Fuzzing
// holds the two to be the same.
type records struct {
	r     io.Reader
	buf   []byte
	start int // of what is not yet read
	end   int
	line  int   // the number of the last line read
	err   error // of r, once what it gave before is used up

	fields [][]byte // of the record, valid until the next
	first  int      // the line of the record
	places []place  // of the fields, where some are in quotes
	text   []byte   // of fields in quotes
	ends   []int    // of these in text
}

// A place is where a field begins: line and column in bytes, both from 1, as
// encoding/csv counts them.
type place struct{ line, column int }

// longestLine bounds the memory that a text without line ends can take.
const longestLine = 16 << 20

func newRecords(r io.Reader) *records { return &records{r: r, buf: make([]byte, 256<<10)} }

// fill reads more, and reports whether there was more.
func (r *records) fill() bool {
	if r.err != nil {
		return false
	}
	if r.start > 0 {
		copy(r.buf, r.buf[r.start:r.end])
		r.start, r.end = 0, r.end-r.start
	}
	if r.end == len(r.buf) {
		if len(r.buf) >= longestLine {
			r.err = fmt.Errorf("%w: a line of more than %d bytes", engagement.ErrLimit, longestLine)
			r.start = r.end
			return false
		}
		r.buf = append(r.buf, make([]byte, len(r.buf))...)
	}
	for range 100 {
		n, err := r.r.Read(r.buf[r.end:])
		r.end += max(0, min(n, len(r.buf)-r.end))
		r.err = err
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	r.err = io.ErrNoProgress
	return false
}

// skipMark passes over a byte order mark at the beginning.
func (r *records) skipMark() {
	const mark = "\uFEFF"
	for r.end-r.start < len(mark) && r.fill() {
	}
	if bytes.HasPrefix(r.buf[r.start:r.end], []byte(mark)) {
		r.start += len(mark)
	}
}

// nextLine returns a line with its end, which is always "\n" where there is
// one. It is valid until the next.
func (r *records) nextLine() ([]byte, error) {
	seen := 0
	for {
		if i := bytes.IndexByte(r.buf[r.start+seen:r.end], '\n'); i >= 0 {
			line := r.buf[r.start : r.start+seen+i+1]
			r.start += len(line)
			r.line++
			if n := len(line); n >= 2 && line[n-2] == '\r' {
				line[n-2] = '\n'
				line = line[:n-1]
			}
			return line, nil
		}
		seen = r.end - r.start
		if r.fill() {
			continue
		}
		if r.err != io.EOF || seen == 0 {
			return nil, r.err
		}
		line := r.buf[r.start:r.end]
		r.start = r.end
		r.line++
		if line[len(line)-1] == '\r' {
			line = line[:len(line)-1]
		}
		return line, nil
	}
}

// A recordError is a record that is not CSV; the reader can go on after it.
type recordError struct {
	place place
	err   error
}

func (e recordError) Error() string { return e.err.Error() }
func (e recordError) Unwrap() error { return e.err }

// ErrCSV is wrapped by what is wrong with a record that is not CSV.
var ErrCSV = errors.New("not CSV")

var (
	errBareQuote = fmt.Errorf("%w: a quote in a cell that does not begin with one", ErrCSV)
	errQuote     = fmt.Errorf("%w: text after the quote that closes a cell", ErrCSV)
	errOpen      = fmt.Errorf("%w: a quote that is not closed", ErrCSV)
)

// next reads a record, passing over empty lines: io.EOF after the last, a
// recordError for a bad one, any other error is the end.
func (r *records) next() (line int, err error) {
	var text []byte
	for {
		if text, err = r.nextLine(); err != nil {
			return r.line, err
		}
		if len(text) > 1 || len(text) == 1 && text[0] != '\n' {
			break
		}
	}
	line = r.line
	r.first, r.fields, r.places = line, r.fields[:0], r.places[:0]
	if bytes.IndexByte(text, '"') >= 0 {
		return line, r.quoted(text)
	}
	if n := len(text); text[n-1] == '\n' {
		text = text[:n-1]
	}
	r.split(text)
	return line, nil
}

// split cuts a record without quotes at its commas, which it looks for in eight
// bytes at a time.
func (r *records) split(text []byte) {
	const (
		commas = 0x2C2C2C2C2C2C2C2C
		seven  = 0x7F7F7F7F7F7F7F7F
	)
	fields, from, i := r.fields, 0, 0
	for ; i+8 <= len(text); i += 8 {
		word := binary.LittleEndian.Uint64(text[i:]) ^ commas
		// The high bit of each byte that is a comma.
		found := ^(word&seven + seven | word | seven)
		for ; found != 0; found &= found - 1 {
			at := i + bits.TrailingZeros64(found)/8
			fields = append(fields, text[from:at])
			from = at + 1
		}
	}
	for ; i < len(text); i++ {
		if text[i] == ',' {
			fields = append(fields, text[from:i])
			from = i + 1
		}
	}
	r.fields = append(fields, text[from:])
}

// place returns where a field begins.
func (r *records) place(i int) place {
	if len(r.places) > 0 {
		return r.places[i]
	}
	at := place{r.first, 1}
	for _, field := range r.fields[:i] {
		at.column += len(field) + 1
	}
	return at
}

// quoted reads a record of which some field is in quotes. It may go on over
// several lines.
func (r *records) quoted(text []byte) error {
	r.text, r.ends = r.text[:0], r.ends[:0]
	at := place{r.line, 1}
	for more := true; more; {
		r.places = append(r.places, at)
		var err error
		if len(text) > 0 && text[0] == '"' {
			text, more, err = r.inQuotes(text, &at)
		} else {
			text, more, err = r.plain(text, &at)
		}
		switch {
		case errors.Is(err, ErrCSV):
			return recordError{at, err}
		case err != nil:
			return err
		}
		r.ends = append(r.ends, len(r.text))
	}
	from := 0
	for _, end := range r.ends {
		r.fields = append(r.fields, r.text[from:end])
		from = end
	}
	return nil
}

// plain reads a field without quotes, and returns what follows its comma.
func (r *records) plain(text []byte, at *place) (rest []byte, more bool, err error) {
	field := text
	i := bytes.IndexByte(text, ',')
	if i >= 0 {
		field = text[:i]
	} else if n := len(text); n > 0 && text[n-1] == '\n' {
		field = text[:n-1]
	}
	if quote := bytes.IndexByte(field, '"'); quote >= 0 {
		at.column += quote
		return nil, false, errBareQuote
	}
	r.text = append(r.text, field...)
	if i < 0 {
		return nil, false, nil
	}
	at.column += i + 1
	return text[i+1:], true, nil
}

// inQuotes reads a field in quotes, and returns what follows its comma.
func (r *records) inQuotes(text []byte, at *place) (rest []byte, more bool, err error) {
	text = text[1:]
	at.column++
	for {
		i := bytes.IndexByte(text, '"')
		switch {
		case i >= 0:
			r.text = append(r.text, text[:i]...)
			text = text[i+1:]
			at.column += i + 1
			switch {
			case len(text) > 0 && text[0] == '"':
				r.text = append(r.text, '"')
				text = text[1:]
				at.column++
			case len(text) > 0 && text[0] == ',':
				at.column++
				return text[1:], true, nil
			case len(text) == 0 || len(text) == 1 && text[0] == '\n':
				return nil, false, nil
			default:
				at.column--
				return nil, false, errQuote
			}
		case len(text) > 0:
			r.text = append(r.text, text...)
			at.column += len(text)
			if len(r.text) > longestLine {
				return nil, false, fmt.Errorf("%w: a record of more than %d bytes", engagement.ErrLimit, longestLine)
			}
			text, err = r.nextLine()
			if err != nil && err != io.EOF {
				return nil, false, err
			}
			if len(text) > 0 {
				at.line++
				at.column = 1
			}
		default:
			return nil, false, errOpen
		}
	}
}
