// Package wordtest holds an enumeration to what all enumerations of the
// library promise.
package wordtest

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"testing"

	"github.com/thirdsector-go/partnership/internal/word"
)

type enumeration interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}

// Check holds an enumeration to what all promise: the words, in order, the
// zero value's first; there and back; strangers refused.
func Check[E enumeration, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, name string, parse func(string) (E, error), values []E, words ...string) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		if len(values) != len(words)-1 {
			t.Fatalf("%d values are listed, want %d: all but the zero value", len(values), len(words)-1)
		}
		hyphenated := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
		for i, text := range words {
			value := E(i)
			if i > 0 && values[i-1] != value {
				t.Errorf("value %d of the list is %v", i, values[i-1])
			}
			if value.String() != text || !hyphenated.MatchString(text) {
				t.Errorf("value %d prints %q, want %q, hyphenated and lower-case", i, value, text)
			}
			if got, err := parse(text); got != value || err != nil {
				t.Errorf("parsing %q gives %v, %v", text, got, err)
			}
			written, err := value.MarshalText()
			if string(written) != text || err != nil {
				t.Errorf("%v as text is %q, %v", value, written, err)
			}
			var back E
			if err := P(&back).UnmarshalText(written); back != value || err != nil {
				t.Errorf("%q is read as %v, %v", written, back, err)
			}
			if key, err := json.Marshal(map[E]int{value: 1}); string(key) != `{"`+text+`":1}` || err != nil {
				t.Errorf("%v as a key is %s, %v", value, key, err)
			}
		}
		if got, err := parse(""); got != 0 || err != nil {
			t.Errorf("empty text is %v, %v, want the zero value", got, err)
		}
		for _, stranger := range []string{"stranger", "Not-Known", words[1] + " ", fmt.Sprint(E(200))} {
			if got, err := parse(stranger); got != 0 || !errors.Is(err, word.ErrUnknown) {
				t.Errorf("parsing %q gives %v, %v, want ErrUnknown", stranger, got, err)
			}
		}
		if _, err := E(len(words)).MarshalText(); !errors.Is(err, word.ErrUnknown) {
			t.Errorf("a value outside the enumeration is written, error %v", err)
		}
	})
}
