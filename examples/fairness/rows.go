package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/cohort/fairness"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// mostProblems bounds what is reported of rows, as of a document.
const mostProblems = 200

// People is what the rows add up to.
type people struct {
	table    fairness.Table
	count    int64
	notKnown notKnown
}

// NotKnown counts people who are left out, as a cell of theirs is empty.
type notKnown struct {
	Selected int64            `json:"selected"` // whether selected or not
	Groups   map[string]int64 `json:"groups"`   // the group, by grouping
}

// read counts the people of each group.
func read(from io.Reader, ask request) (people, error) {
	rows := csv.NewReader(from)
	rows.ReuseRecord = true
	heading, err := rows.Read()
	if err == io.EOF {
		return people{}, fmt.Errorf("%w: a heading that names the columns", engagement.ErrMissing)
	}
	if err != nil {
		return people{}, broken(err)
	}
	heading = slices.Clone(heading)
	heading[0] = strings.TrimPrefix(heading[0], "\uFEFF") // as spreadsheets write
	r := reader{rows: rows, ask: ask}
	if err := r.columns(heading); err != nil {
		return people{}, err
	}
	result := people{notKnown: notKnown{Groups: map[string]int64{}}}
	counts := make([]map[string]*fairness.Row, len(ask.by))
	for i := range counts {
		counts[i] = map[string]*fairness.Row{}
	}
	for row := range r.each() {
		result.count++
		if row[r.selected] == "" {
			result.notKnown.Selected++
			continue
		}
		for i, columns := range r.by {
			r.count(counts[i], &result, i, row, columns)
		}
	}
	if err := r.problems.Err(); err != nil {
		return people{}, err
	}
	for _, grouping := range counts {
		var table fairness.Table
		for _, row := range grouping {
			table = append(table, *row)
		}
		slices.SortFunc(table, func(a, b fairness.Row) int { return strings.Compare(string(a.Group), string(b.Group)) })
		result.table = append(result.table, table...)
	}
	return result, nil
}

// A reader reads rows one by one.
type reader struct {
	rows     *csv.Reader
	ask      request
	selected int     // place of the column
	by       [][]int // places of the columns, by grouping
	key      []byte
	problems engagement.Problems
}

// columns finds the columns that are asked for.
func (r *reader) columns(heading []string) error {
	find := func(flag, name string) int {
		at := slices.Index(heading, name)
		switch {
		case at < 0:
			r.problems.Add("line 1", word.Quote(name), fmt.Errorf("%w column for %s: the columns are %s", engagement.ErrUnknownID, flag, word.Quote(strings.Join(heading, ", "))))
		case slices.Contains(heading[at+1:], name):
			r.problems.Add("line 1", word.Quote(name), engagement.ErrDuplicate)
		}
		return at
	}
	r.selected = find("-selected", r.ask.selected)
	for _, names := range r.ask.by {
		var places []int
		for _, name := range names {
			places = append(places, find("-by", name))
		}
		r.by = append(r.by, places)
	}
	return r.problems.Err()
}

// each yields the rows that can be read.
func (r *reader) each() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for {
			row, err := r.rows.Read()
			if err == io.EOF {
				return
			}
			if err != nil {
				r.report("", "", broken(err))
				if !errors.Is(err, csv.ErrFieldCount) {
					return // what follows cannot be told apart
				}
				continue
			}
			if r.fault(row) {
				continue
			}
			if !yield(row) {
				return
			}
		}
	}
}

// fault reports what is wrong with a row.
func (r *reader) fault(row []string) bool {
	before := len(r.problems)
	switch cell := row[r.selected]; cell {
	case "", "0", "1":
	default:
		r.report(r.place(r.selected), word.Quote(cell), fmt.Errorf("%w: 1 for selected, 0 for not, or empty", engagement.ErrOutOfRange))
	}
	for _, places := range r.by {
		for _, at := range places {
			if !utf8.ValidString(row[at]) {
				r.report(r.place(at), word.Quote(row[at]), engagement.ErrText)
			}
		}
	}
	return len(r.problems) > before
}

// place says where the cell of a column stands in the text.
func (r *reader) place(column int) string {
	line, at := r.rows.FieldPos(column)
	return fmt.Sprintf("line %d, column %d", line, at)
}

// report adds a problem, up to a number; the rest are counted.
func (r *reader) report(path, value string, err error) {
	if len(r.problems) < mostProblems {
		if path == "" {
			r.problems.AddAll("", err)
			return
		}
		r.problems.Add(path, value, err)
		return
	}
	if len(r.problems) == mostProblems {
		r.problems.Add("", "", fmt.Errorf("%w of %d problems: more are not shown", engagement.ErrLimit, mostProblems))
	}
}

// count adds a person to the group of a grouping, or to those who have none.
func (r *reader) count(groups map[string]*fairness.Row, result *people, grouping int, row []string, columns []int) {
	r.key = r.key[:0]
	for _, at := range columns {
		if row[at] == "" {
			result.notKnown.Groups[strings.Join(r.ask.by[grouping], ",")]++
			return
		}
		// The length sets cells apart, whatever they hold.
		r.key = fmt.Appendf(r.key, "%d:", len(row[at]))
		r.key = append(r.key, row[at]...)
	}
	counts := groups[string(r.key)]
	if counts == nil {
		var terms []fairness.Term
		for k, at := range columns {
			terms = append(terms, fairness.Term{Name: r.ask.by[grouping][k], Value: strings.Clone(row[at])})
		}
		counts = &fairness.Row{Group: fairness.GroupOf(terms...)}
		groups[string(r.key)] = counts
	}
	counts.Considered++
	if row[r.selected] == "1" {
		counts.Selected++
	}
}

// broken says at which line the rows could not be read.
func broken(err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	return engagement.Problems{{Path: fmt.Sprintf("line %d", parse.Line), Err: fmt.Errorf("%w: %w", engagement.ErrWrongType, parse.Err)}}
}
