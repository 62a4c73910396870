package cohort

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
)

// A PersonID identifies a person. It means nothing outside the caller's own
// records and never appears in a published table.
type PersonID string

// A SchemeID identifies a scheme that manages people, such as "ppo" or "dip".
type SchemeID string

// A SourceID identifies who told of a person, such as "police" or "prison".
type SourceID string

// A FactID names a fact of the caller's own that a policy may ask, such as
// "prolific".
type FactID string

// A Person is what is known of one person. Every fact but the identifier may
// be unknown, and is where it is the zero value. A list that is nil is not
// known; one that is given is complete, so that an empty list says that there
// is nothing of the kind.
type Person struct {
	ID        PersonID        `json:"id"`
	Born      engagement.Date `json:"born,omitzero"`
	Age       Age             `json:"age,omitzero"` // on the day asked about, where the day of birth is not known
	Sex       string          `json:"sex,omitzero"`
	Ethnicity string          `json:"ethnicity,omitzero"`
	Area      string          `json:"area,omitzero"`

	Risk     Score           `json:"risk,omitzero"`
	RAG      RAG             `json:"rag,omitzero"`
	RAGSince engagement.Date `json:"ragSince,omitzero"` // the first day of the status it has now

	Position  Position        `json:"position,omitzero"`
	Schemes   []SchemeID      `json:"schemes,omitzero"` // that manage the person already
	Sentenced engagement.Date `json:"sentenced,omitzero"`
	Sentence  Term            `json:"sentence,omitzero"` // of imprisonment
	Released  engagement.Date `json:"released,omitzero"` // or to be released

	Needs   []engagement.Pathway         `json:"needs,omitzero"`
	Consent engagement.Answer            `json:"consent,omitzero"`
	Sources []SourceID                   `json:"sources,omitzero"` // who identified the person (R150)
	Facts   map[FactID]engagement.Answer `json:"facts,omitempty"`
}

// Validate returns every problem of p.
func (p Person) Validate() error {
	var problems engagement.Problems
	if p.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	if p.Born.IsKnown() && p.Age.IsKnown() {
		problems.Add("age", p.Age.String(), fmt.Errorf("%w: an age is stated only where the day of birth is not", engagement.ErrContradicts))
	}
	problems.CheckWord("rag", p.RAG)
	if p.RAGSince.IsKnown() && p.RAG == RAGNotKnown {
		problems.Add("ragSince", p.RAGSince.String(), fmt.Errorf("%w: the status it dates is not stated", engagement.ErrContradicts))
	}
	problems.CheckWord("position", p.Position)
	checkList(&problems, "schemes", p.Schemes)
	if p.Sentenced.IsKnown() && p.Released.IsKnown() && p.Released.Compare(p.Sentenced) < 0 {
		problems.Add("released", p.Released.String(), fmt.Errorf("%w: before the sentence of %v", engagement.ErrContradicts, p.Sentenced))
	}
	if p.Born.IsKnown() && p.Sentenced.IsKnown() && p.Sentenced.Compare(p.Born) < 0 {
		problems.Add("sentenced", p.Sentenced.String(), fmt.Errorf("%w: before the birth of %v", engagement.ErrContradicts, p.Born))
	}
	for i, need := range p.Needs {
		path := fmt.Sprintf("needs[%d]", i)
		problems.CheckWord(path, need)
		switch {
		case need == engagement.PathwayNotStated:
			problems.Add(path, "", engagement.ErrMissing)
		case slices.Contains(p.Needs[:i], need):
			problems.Add(path, need.String(), engagement.ErrDuplicate)
		}
	}
	problems.CheckWord("consent", p.Consent)
	checkList(&problems, "sources", p.Sources)
	for _, id := range slices.Sorted(maps.Keys(p.Facts)) {
		path := "facts" + document.Key(string(id))
		if id == "" {
			problems.Add(path, "", engagement.ErrMissing)
		}
		problems.CheckWord(path, p.Facts[id])
	}
	return problems.Err()
}

// checkList refuses names that are empty or stand twice. The lists are short.
func checkList[S ~string](problems *engagement.Problems, path string, names []S) {
	for i, name := range names {
		at := fmt.Sprintf("%s[%d]", path, i)
		switch {
		case name == "":
			problems.Add(at, "", engagement.ErrMissing)
		case slices.Contains(names[:i], name):
			problems.Add(at, strconv.Quote(string(name)), engagement.ErrDuplicate)
		}
	}
}

// AgeOn returns the age of p on a day: from the day of birth, else as stated.
func (p Person) AgeOn(day engagement.Date) Age {
	if p.Born.IsKnown() {
		return AgeOn(p.Born, day)
	}
	return p.Age
}
