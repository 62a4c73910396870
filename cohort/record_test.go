package cohort

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Our records are those of encoding/csv, field by field, with the places of
// fields and of errors.
func FuzzRecords(f *testing.F) {
	for _, text := range []string{
		"", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a\n\n\r\nb", "\"a\"\"b\",c\n", "\"a\nb\r\nc\",d\n\"x\"", "a\"b,c\nd\n", "\"a\"b\nc\n", "\"a\n", "\"a", "\"", "\"\"",
		",", ",,\n,", "a,\"\",\n", "a\r", "\r", "\"a\"\r", "a\rb,c\r\r\n", "\"\r\n\r\n\"\"\"\n", "\"a\",\"b\"x,\n\"", "é,\"ü\"\n", "\xff,\"\xfe\"\n", "x,\"a\n\nb\"\n\n\ny,z",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		one := newRecords(iotest.OneByteReader(strings.NewReader(text)))
		one.buf = one.buf[:8] // so that it has to grow and to move
		small := newRecords(strings.NewReader(text))
		small.buf = small.buf[:64]
		for _, ours := range []*records{small, one} {
			theirs := csv.NewReader(strings.NewReader(text))
			theirs.FieldsPerRecord = -1
			for {
				want, wantErr := theirs.Read()
				line, err := ours.next()
				if wantErr != nil {
					require.Error(t, err)
					require.True(t, sameError(err, wantErr), "%v, want %v", err, wantErr)
					if wantErr == io.EOF {
						break
					}
					continue
				}
				require.NoError(t, err)
				require.Equal(t, len(want), len(ours.fields))
				for i := range want {
					require.Equal(t, want[i], string(ours.fields[i]))
					wantLine, wantColumn := theirs.FieldPos(i)
					require.Equal(t, place{wantLine, wantColumn}, ours.place(i))
					if i == 0 {
						require.Equal(t, wantLine, line)
					}
				}
			}
		}
	})
}

func TestRecordsEnd(t *testing.T) {
	r := newRecords(iotest.ErrReader(io.ErrClosedPipe))
	_, err := r.next()
	assert.Equal(t, io.ErrClosedPipe, err)
	r = newRecords(io.MultiReader(strings.NewReader("a,b\nc"), iotest.ErrReader(io.ErrClosedPipe)))
	_, err = r.next()
	require.NoError(t, err)
	_, err = r.next()
	assert.Equal(t, io.ErrClosedPipe, err)
	r = newRecords(strings.NewReader(strings.Repeat("x", longestLine+1)))
	_, err = r.next()
	assert.ErrorContains(t, err, "over the limit")
}

// sameError reports whether an error of ours is that of encoding/csv.
func sameError(ours, theirs error) bool {
	var parse *csv.ParseError
	var record recordError
	switch {
	case !errors.As(theirs, &parse):
		return ours == theirs
	case !errors.As(ours, &record) || record.place != (place{parse.Line, parse.Column}):
		return false
	case errors.Is(theirs, csv.ErrBareQuote):
		return errors.Is(ours, errBareQuote)
	}
	return errors.Is(ours, errQuote) || errors.Is(ours, errOpen)
}
