package cohort

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// ReadOptions says how people are read. The zero value reads strictly and keeps
// only what a [Member] has.
type ReadOptions struct {
	// Fields are the facts to keep; Selector.Fields lists those of a policy.
	Fields []Field

	// Lenient ignores columns that are not known, and leaves out rows that are
	// bad: both are reported. Otherwise either is an error.
	Lenient bool

	// WarrantUnique switches off the check of identifiers; see
	// Loader.WarrantUnique.
	WarrantUnique bool
}

// A ReadReport is what was read and what was not.
type ReadReport struct {
	Rows    int      `json:"rows"`    // people in the input, the header not counted
	Taken   int      `json:"taken"`   // in the population
	LeftOut int      `json:"leftOut"` // bad, whether that was an error or not
	Ignored []string `json:"ignored"` // columns that are not known
	Missing []Field  `json:"missing"` // facts to keep that the input has no column for: of nobody known

	// Problems are those of bad rows, each with line and column, the first 200
	// and the number of the rest.
	Problems engagement.Problems `json:"-"`
}

// reading is a file of people while it is read.
type reading struct {
	options  ReadOptions
	loader   *Loader
	report   ReadReport
	problems int // of rows, with those not kept

	lines []lineOf // where the line of a person is not that of the one before plus one
}

type lineOf struct{ row, line int }

// problem reports what is wrong with a row.
func (r *reading) problem(path, value string, err error) {
	r.problems++
	if len(r.report.Problems) < mostProblems {
		r.report.Problems.Add(path, value, err)
	}
}

// took notes the line of the person taken in last.
func (r *reading) took(line int) {
	row := r.loader.rows - 1
	if n := len(r.lines); n == 0 || r.lines[n-1].line+row-r.lines[n-1].row != line {
		r.lines = append(r.lines, lineOf{row, line})
	}
}

// line returns the line of a person.
func (r *reading) line(row int) int {
	i, found := slices.BinarySearchFunc(r.lines, row, func(l lineOf, row int) int { return l.row - row })
	if !found {
		i--
	}
	return r.lines[i].line + row - r.lines[i].row
}

// end returns the population, where nothing stands against it.
func (r *reading) end() (Population, ReadReport, error) {
	r.report.Taken = r.loader.rows
	twice := r.loader.twice()
	var again engagement.Problems
	for _, row := range twice[:min(len(twice), mostProblems)] {
		again.Add(fmt.Sprintf("line %d, id", r.line(row)), strconv.Quote(string(r.loader.ids.at(row))), engagement.ErrDuplicate)
	}
	r.report.Problems = append(capped(r.report.Problems, r.problems), capped(again, len(twice))...)
	if len(twice) > 0 || r.report.LeftOut > 0 && !r.options.Lenient {
		return Population{}, r.report, r.report.Problems
	}
	return r.loader.population(), r.report, nil
}
