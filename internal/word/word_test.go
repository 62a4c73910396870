package word

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type colour uint8

var colours = NewList[colour]("Colour", "not-stated", "red", "dark-green")

func TestList(t *testing.T) {
	if diff := cmp.Diff([]colour{1, 2}, colours.Values()); diff != "" {
		t.Errorf("Values (-want +got):\n%s", diff)
	}
	for value, text := range map[colour]string{0: "not-stated", 1: "red", 2: "dark-green", 3: "Colour(3)", 255: "Colour(255)"} {
		if got := colours.String(value); got != text {
			t.Errorf("String(%d) = %q, want %q", value, got, text)
		}
	}
	for text, value := range map[string]colour{"": 0, "not-stated": 0, "red": 1, "dark-green": 2} {
		if got, err := colours.Parse(text); got != value || err != nil {
			t.Errorf("Parse(%q) = %d, %v, want %d", text, got, err, value)
		}
	}
}

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"": `""`, "a\nb": `"a\nb"`, strings.Repeat("x", 120): `"` + strings.Repeat("x", 120) + `"`,
		strings.Repeat("x", 121): `"` + strings.Repeat("x", 120) + `…"`, "x" + strings.Repeat("é", 80): `"x` + strings.Repeat("é", 59) + `…"`,
	} {
		if got := Quote(text); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestList_strangers(t *testing.T) {
	for _, text := range []string{"Red", " red", "red ", "dark_green", "darkGreen", "Colour(1)", "0"} {
		value := colour(2)
		err := colours.Unmarshal(&value, []byte(text))
		if !errors.Is(err, ErrUnknown) || value != 2 {
			t.Errorf("Unmarshal(%q) gave %d, %v, want the value unchanged and ErrUnknown", text, value, err)
		}
	}
	if text, err := colours.Marshal(9); !errors.Is(err, ErrUnknown) || text != nil {
		t.Errorf("Marshal(9) = %q, %v, want ErrUnknown: what is written must be readable", text, err)
	}
}
