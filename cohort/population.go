package cohort

import (
	"fmt"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Population is people as columns, to select from millions: only the facts
// that were asked for are kept, words by their place in a dictionary, statuses
// and answers in two bits each, days and scores in two bytes where they fit.
// The identifier, the area and the score of risk are always kept, since they
// are part of a [Member]. People have been validated when they were taken in.
//
// A Population never changes and may be used by many goroutines. It is made by
// [NewPopulation], a [Loader], [ReadCSV] or [ReadJSONLines]. The zero value has
// nobody.
type Population struct {
	rows    int
	fields  []Field
	columns []*column
	ids     ids
}

// NewPopulation returns the people as columns with the facts that the fields
// name; [Selector.Fields] lists those that a policy asks. The error is Problems,
// those of [Person.Validate] and identifiers given twice, of which
// the first 200 are shown and the rest counted. Its cost is a few dozen nanoseconds for each
// fact of each person.
func NewPopulation(people []Person, fields ...Field) (Population, error) {
	var problems engagement.Problems
	loader, err := NewLoader(fields...)
	if err != nil {
		return Population{}, err
	}
	good := true
	for i := range people {
		good = loader.Add(people[i]) == nil && good
	}
	if good && len(loader.twice()) == 0 {
		return loader.population(), nil
	}
	seen := make(map[PersonID]bool, len(people))
	for i := range people {
		checkPerson(&problems, i, &people[i], seen)
	}
	return Population{}, capped(problems, len(problems)).Err()
}

// mostProblems bounds what is reported of people: a file can hold millions.
const mostProblems = 200

// capped returns the first problems and how many more there are of all.
func capped(problems engagement.Problems, all int) engagement.Problems {
	if all <= mostProblems {
		return problems
	}
	problems = slices.Clip(problems[:mostProblems])
	problems.Add("", "", fmt.Errorf("%w of %d problems: %d more not shown", engagement.ErrLimit, mostProblems, all-mostProblems))
	return problems
}

// Fields lists the facts that the policy asks, for its criteria, its ranking
// and its room, each once, and those of a [Member]: area and risk.
func (s Selector) Fields() []Field {
	var fields []Field
	var of func(tests []test)
	of = func(tests []test) {
		for i := range tests {
			if field := tests[i].criterion.Field; field != (Field{}) {
				fields = append(fields, field)
			}
			of(tests[i].any)
			of(tests[i].all)
		}
	}
	of(s.tests)
	for _, key := range s.policy.Ranking {
		fields = append(fields, key.Field)
	}
	return withNeeded(fields)
}

// withNeeded adds the fields that the given ones need and those of a Member,
// and returns each once, in order.
func withNeeded(fields []Field) []Field {
	fields = append(slices.Clone(fields), Field{Kind: FieldArea}, Field{Kind: FieldRisk})
	if slices.Contains(fields, Field{Kind: FieldSentence}) {
		// How long so many months are turns on where they begin.
		fields = append(fields, Field{Kind: FieldSentenced})
	}
	slices.SortFunc(fields, func(a, b Field) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		return strings.Compare(a.Name, b.Name)
	})
	return slices.Compact(fields)
}

// Len returns the number of people.
func (p Population) Len() int { return p.rows }

// Fields lists the facts that are kept, in order.
func (p Population) Fields() []Field { return slices.Clone(p.fields) }

// Bytes returns what the codes of the named facts take, for all people
// together, and of all facts that are kept where none are named; a column
// that holds several facts counts once. The identifiers and the dictionaries
// come on top.
func (p Population) Bytes(fields ...Field) int {
	n := 0
	for _, c := range p.columns {
		if len(fields) == 0 || slices.ContainsFunc(c.fields, func(f Field) bool { return slices.Contains(fields, f) }) {
			n += c.bytes()
		}
	}
	return n
}

// Person returns what is kept of a person, by the order in which people were
// taken in: every criterion on the fields of p answers of it as it does of the
// person taken in. Lists hold only the entries that fields name. The zero
// Person is returned for a number that nobody has.
func (p Population) Person(i int) Person {
	var person Person
	if i < 0 || i >= p.rows {
		return person
	}
	person.ID = p.ids.at(i)
	for _, c := range p.columns {
		c.tell(c.at(i), &person)
	}
	return person
}

// ID returns the identifier of a person, empty for a number that nobody has.
func (p Population) ID(i int) PersonID {
	if i < 0 || i >= p.rows {
		return ""
	}
	return p.ids.at(i)
}

// column returns the column of a field and, where it is packed, the place of
// its bits in it.
func (p Population) column(f Field) (c *column, at int) {
	for _, c := range p.columns {
		if i := slices.Index(c.fields, f); i >= 0 {
			return c, i
		}
	}
	return nil, 0
}

// ids are the identifiers, in chunks of text.
type ids struct {
	chunks []idChunk
	common string // with which all of them begin
}

type idChunk struct {
	text string
	ends []uint32
}

func (c *idChunk) at(i int) PersonID {
	start := uint32(0)
	if i > 0 {
		start = c.ends[i-1]
	}
	return PersonID(c.text[start:c.ends[i]])
}

func (s *ids) at(row int) PersonID { return s.chunks[row>>chunkBits].at(row & (chunkRows - 1)) }
