package directory

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// R134: a need is a pathway by the pathway's own word, or beyond the pathways
// by its own words, and no text is both.
func TestParseNeed(t *testing.T) {
	for text, want := range map[string]Need{
		"":                     {},
		"not-stated":           {},
		"accommodation":        {Pathway: engagement.Accommodation},
		"ete":                  {Pathway: engagement.EducationTrainingEmployment},
		"beyond:food-parcels":  {Beyond: FoodParcels},
		"beyond:a GP's letter": {Beyond: "a GP's letter"},
		"beyond:housing":       {Beyond: "housing"}, // the caller's words: not made the pathway that it may be
		"beyond:beyond:x":      {Beyond: "beyond:x"},
	} {
		got, err := ParseNeed(text)
		if err != nil || got != want {
			t.Errorf("ParseNeed(%q) = %+v, %v, want %+v", text, got, err, want)
		}
		if again, err := ParseNeed(got.String()); again != got || err != nil {
			t.Errorf("%v is read again as %v, %v", got, again, err)
		}
	}
	for text, want := range map[string]error{
		"housing":                      engagement.ErrUnknownWord, // a pathway or not? not guessed
		"food-parcels":                 engagement.ErrUnknownWord,
		"Accommodation":                engagement.ErrUnknownWord,
		"Beyond:food":                  engagement.ErrUnknownWord,
		" accommodation":               engagement.ErrUnknownWord,
		"beyond:":                      engagement.ErrMissing,
		"beyond:accommodation":         engagement.ErrContradicts,
		"beyond:Drugs and Alcohol":     engagement.ErrContradicts,
		"beyond:not-stated":            engagement.ErrContradicts,
		"beyond: food":                 engagement.ErrOutOfRange,
		"beyond:food\n":                engagement.ErrOutOfRange,
		"beyond:fo\x1bod":              engagement.ErrOutOfRange,
		"beyond:\xff":                  engagement.ErrText,
		"accommodation,beyond:clothes": engagement.ErrUnknownWord,
	} {
		if got, err := ParseNeed(text); !errors.Is(err, want) || got != (Need{}) {
			t.Errorf("ParseNeed(%q) = %v, %v, want %v", text, got, err, want)
		}
	}
}

func TestNeed_text(t *testing.T) {
	for _, bad := range []Need{{Pathway: 99}, {Pathway: engagement.Health, Beyond: Clothing}, {Beyond: "health"}, {Beyond: " "}} {
		if bad.Validate() == nil {
			t.Errorf("%v is valid", bad)
		}
		if text, err := json.Marshal(bad); err == nil {
			t.Errorf("%v is written as %s", bad, text)
		}
	}
	seen := map[Need]bool{}
	for _, need := range PathwayNeeds() {
		seen[need] = need.IsStated() && !need.IsBeyond()
	}
	for _, beyond := range BeyondPathways() {
		seen[Need{Beyond: beyond}] = Need{Beyond: beyond}.IsBeyond() && Need{Beyond: beyond}.Validate() == nil
	}
	for need, ok := range seen {
		if !ok {
			t.Errorf("%v is not what it is listed as", need)
		}
	}
	if len(seen) != 14 { // NA2009 4.1: seven pathways; seven needs beyond them
		t.Errorf("%d needs, want 14", len(seen))
	}
}

func TestCount(t *testing.T) {
	for text, want := range map[string]Count{"null": {}, "0": CountOf(0), "-3": CountOf(-3), "9223372036854775807": CountOf(1<<63 - 1)} {
		var got Count
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != want {
			t.Errorf("%s is read as %v, %v", text, got, err)
		}
		if back, err := json.Marshal(got); string(back) != text || err != nil {
			t.Errorf("%v is written %s, %v", got, back, err)
		}
	}
	for _, text := range []string{"1.0", "1e3", `"5"`, "true", "9223372036854775808"} {
		got := CountOf(7)
		if err := got.UnmarshalJSON([]byte(text)); !errors.Is(err, engagement.ErrWrongType) || got != CountOf(7) {
			t.Errorf("%s is read as %v, %v", text, got, err)
		}
	}
	if (Count{}) == CountOf(0) || (Count{}).IsKnown() || CountOf(0).String() != "0" || (Count{}).String() != "not-known" {
		t.Error("not known is nought")
	}
	if n, known := CountOf(5).Int64(); n != 5 || !known {
		t.Errorf("Int64 = %d, %v", n, known)
	}
}
