package directory_test

import (
	"os"
	"strings"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

// The document that the README shows is one.
func TestRead_readme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "```json\n")
	document, _, ended := strings.Cut(rest, "```")
	if !found || !ended {
		t.Fatal("the README shows no document")
	}
	d, err := directory.Read(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	index, err := directory.New(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := index.Find(directory.Query{Need: directory.Need{Pathway: engagement.Accommodation}, Area: "north", Group: engagement.Women})
	if err != nil || len(r.Matches) != 1 || r.Matches[0].Room != directory.Free {
		t.Errorf("%+v, %v", r, err)
	}
}
