package cohort

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/table"
)

// Feeders is who the people of a cohort were identified by.
type Feeders struct {
	People  int               `json:"people"`
	Unknown int               `json:"unknown"` // people whose sources are not known
	None    int               `json:"none"`    // people whom no source identified
	Sources []Feeder          `json:"sources"` // by name
	Reason  engagement.Reason `json:"reason"`
}

// A Feeder is one source of identification.
type Feeder struct {
	Source   SourceID `json:"source"`
	Existing bool     `json:"existing"` // it is a scheme that holds people already
	People   int      `json:"people"`   // it identified, alone or with others
	Alone    int      `json:"alone"`    // it identified and no other did
}

// FeedersOf counts the sources of a cohort and says whether it has a route
// other than existing schemes (R243). "By selecting cohorts that are identified
// through existing tried and tested practice (e.g. PPO schemes) others may be
// missed – in particular, those offenders most likely to be involved in gangs
// and knife crime" (NA2009 5.0). Which sources are existing schemes is the
// caller's to say.
//
// It is met where somebody was identified by another source, not met where
// nobody was, and not known where only those may have been whose sources are not
// known. It is not applicable to an empty cohort. There is no threshold: that a
// route is there does not say that it is wide.
//
// The shares are of all people, and add up to more where several sources
// identified the same person. The error is Problems: sources that are empty or
// stand twice. The cost is linear in the sources.
func FeedersOf(people []Person, existing []SourceID) (Feeders, error) {
	var problems engagement.Problems
	checkList(&problems, "existing", existing)
	f := Feeders{People: len(people)}
	counts := map[SourceID]*Feeder{}
	other := engagement.No
	for i, p := range people {
		if !eachOnce(p.Sources) { // a path is only written where there is a problem: there may be millions of people
			checkList(&problems, fmt.Sprintf("people[%d].sources", i), p.Sources)
		}
		switch {
		case p.Sources == nil:
			f.Unknown++
			other = other.Or(engagement.NotKnown)
		case len(p.Sources) == 0:
			f.None++
		}
		for _, source := range p.Sources {
			feeder := counts[source]
			if feeder == nil {
				feeder = &Feeder{Source: source, Existing: slices.Contains(existing, source)}
				counts[source] = feeder
			}
			feeder.People++
			if len(p.Sources) == 1 {
				feeder.Alone++
			}
			other = other.Or(engagement.AnswerOf(!feeder.Existing))
		}
	}
	f.Reason = engagement.Reason{Rule: ruleFeeder, Outcome: facts.Arising(engagement.AnswerOf(len(people) > 0), other.Outcome()),
		Format: "%d people, of %d of them no source known; identified by other than existing schemes: %v", Values: []any{f.People, f.Unknown, other}}
	if err := problems.Err(); err != nil {
		return Feeders{Reason: engagement.Reason{Rule: ruleFeeder, Format: "the sources cannot be counted"}}, err
	}
	for _, feeder := range counts {
		f.Sources = append(f.Sources, *feeder)
	}
	slices.SortFunc(f.Sources, func(a, b Feeder) int {
		if a.Source < b.Source {
			return -1
		}
		return 1
	})
	return f, nil
}

// eachOnce reports whether every source has a name and stands once.
func eachOnce(sources []SourceID) bool {
	for i, source := range sources {
		if source == "" || slices.Contains(sources[:i], source) {
			return false
		}
	}
	return true
}

// rows are the sources, and what is not a source, one a row. A share is the
// people of a row and all people, to be divided by who reads it.
func (f Feeders) rows() [][]string {
	var rows [][]string
	add := func(name, existing string, people int, alone string) {
		rows = append(rows, []string{name, existing, strconv.Itoa(people), alone, strconv.Itoa(f.People)})
	}
	for _, feeder := range f.Sources {
		add(string(feeder.Source), engagement.AnswerOf(feeder.Existing).String(), feeder.People, strconv.Itoa(feeder.Alone))
	}
	add("(none)", "", f.None, "")
	add("(not known)", "", f.Unknown, "")
	return rows
}

// WriteTable writes the sources as text in aligned columns. The counts are not
// protected: who publishes them sees to that.
func (f Feeders) WriteTable(w io.Writer) error {
	return table.Table{Header: []string{"source", "existing scheme", ">people", ">alone", ">of"}, Rows: f.rows()}.Write(w)
}

// WriteCSV writes the sources as CSV with a header, as WriteTable does.
func (f Feeders) WriteCSV(w io.Writer) error {
	return csv.NewWriter(w).WriteAll(append([][]string{{"source", "existing", "people", "alone", "of"}}, f.rows()...))
}
