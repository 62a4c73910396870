package facts_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

type town struct {
	Name  string   `json:"name"`
	Parts []string `json:"parts"`
	Twin  string   `json:"twin,omitempty"`
}

func read(document string) (town, error) {
	var t town
	err := facts.Read(strings.NewReader(document), &t, func() error {
		var problems engagement.Problems
		if t.Name == "" {
			problems.Add("name", "", engagement.ErrMissing)
		}
		ids := facts.NewIDs[string](&problems)
		for i, part := range t.Parts {
			ids.Add(fmt.Sprintf("parts[%d]", i), part)
		}
		if t.Twin != "" {
			ids.Refer("twin", t.Twin, "part in parts")
		}
		return problems.Err()
	})
	return t, err
}

func TestRead(t *testing.T) {
	for _, test := range []struct{ name, document, want string }{
		{"valid", `{"name":"a","parts":["x","y"],"twin":"y"}`, ""},
		{"wrong in itself, and in what it says", `{"name":"a","parts":["x","x",""],"twin":"z","more":1}`,
			"more: 1: unknown field\nparts[1]: \"x\": duplicate\nparts[2]: missing\ntwin: \"z\": no such part in parts"},
		{"no echo of what could not be read", `{"name":5,"parts":["x"]}`, "name: 5: wrong type: it should be text"},
		{"nothing after what is no text", `{"name":"a","parts":["x","x"`, "parts: not JSON: the text ends early (byte 28)"},
	} {
		_, err := read(test.document)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// Of more problems than are shown all are counted, those of the text and those
// of the facts.
func TestRead_countsAll(t *testing.T) {
	parts := strings.Repeat(`"x",`, 300) + strings.Repeat("1,", 250) + `"y"`
	_, err := read(`{"name":"","parts":[` + parts + `]}`)
	var problems engagement.Problems
	if !errors.As(err, &problems) || len(problems) != 201 {
		t.Fatalf("%d problems are shown", len(problems))
	}
	// 250 numbers, a missing name and 299 duplicates; the 250 parts that could
	// not be read are not missing besides.
	if last := problems[200]; !errors.Is(last, engagement.ErrLimit) || !strings.Contains(last.Error(), "350 more not shown") {
		t.Errorf("the last says %v, want 350 more", last)
	}
}

// A validator's error of another kind is not lost.
func TestRead_otherError(t *testing.T) {
	var into town
	err := facts.Read(strings.NewReader(`{"name":"a","parts":[]}`), &into, func() error { return errors.New("plain") })
	if err == nil || err.Error() != "plain" {
		t.Errorf("%v, want plain", err)
	}
}
