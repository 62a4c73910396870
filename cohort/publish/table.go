package publish

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/engagement"
)

// The limits of a table. The cost of protection grows with the square of the
// cells, and more than these nobody reads.
const (
	MaxCells = 10_000  // with totals
	MaxValue = 1 << 50 // of a number in a table, totals among them
)

// TotalLabel is the label of totals. No other may be the same.
const TotalLabel = "Total"

// An Axis is a dimension of a table: what it is by, such as sex, and its values
// in the order of the rows or columns.
type Axis struct {
	Name   string   `json:"name"`
	Labels []string `json:"labels"` // of groups, never of people; without the total
}

// A Table is a table that is not protected. It cannot be printed or written; see
// [Protect]. The zero value is an empty table, which cannot be protected.
type Table struct {
	rows, columns Axis
	values        bool // and not counts
	cells         []cell
}

// A cell is a number of the table, or a total. Cells stand row by row, each row
// ending in its total, and the last row is that of the totals.
type cell struct {
	value        int64
	contributors int64
	largest      []int64 // contributions of a value, largest first; not of counts
	filled       int64   // cells that are not nought, in a total; 1 or 0 in others
}

// Format writes what the table is by, whatever the verb, and none of its
// numbers, so that no message or log gives away what is not protected.
func (t Table) Format(s fmt.State, _ rune) {
	_, _ = io.WriteString(s, "an unprotected table by "+strconv.Quote(t.rows.Name))
	if t.columns.Name != "" {
		_, _ = io.WriteString(s, " and "+strconv.Quote(t.columns.Name))
	}
}

// NewCounts makes a table of how many people there are: counts[r][c] of row r and
// column c. For a table of one dimension the columns are Axis{}, and each row
// has one count. The input is copied. What is wrong is engagement.Problems, all
// at once.
func NewCounts(rows, columns Axis, counts [][]int64) (Table, error) {
	var problems engagement.Problems
	t := newTable(&problems, rows, columns, "counts", len(counts))
	for r, row := range counts {
		path := "counts[" + strconv.Itoa(r) + "]"
		if !t.checkRow(&problems, path, len(row)) {
			continue
		}
		for c, n := range row {
			checkNumber(&problems, path+"["+strconv.Itoa(c)+"]", n)
			if r < len(rows.Labels) {
				*t.at(r, c) = cell{value: n, contributors: n}
			}
		}
	}
	return t.finish(problems)
}

// NewValues makes a table of values that people or agencies contribute to, such
// as days: contributions[r][c] lists those to row r and column c, one for each
// who contributes. For a table of one dimension the columns are Axis{}, and
// each row has one list. The input is copied. What is wrong is
// engagement.Problems, all at once.
func NewValues(rows, columns Axis, contributions [][][]int64) (Table, error) {
	var problems engagement.Problems
	t := newTable(&problems, rows, columns, "contributions", len(contributions))
	t.values = true
	for r, row := range contributions {
		path := "contributions[" + strconv.Itoa(r) + "]"
		if !t.checkRow(&problems, path, len(row)) {
			continue
		}
		for c, list := range row {
			path := path + "[" + strconv.Itoa(c) + "]"
			sum := int64(0)
			before := len(problems)
			for i, n := range list {
				checkNumber(&problems, path+"["+strconv.Itoa(i)+"]", n)
				if sum += n; len(problems) == before && sum > MaxValue {
					problems.Add(path, strconv.FormatInt(sum, 10), tooMuch())
				}
				if len(problems) > before {
					sum = 0
				}
			}
			if r < len(rows.Labels) {
				*t.at(r, c) = cell{value: sum, contributors: int64(len(list)), largest: slices.Clone(list)}
			}
		}
	}
	return t.finish(problems)
}

func newTable(problems *engagement.Problems, rows, columns Axis, name string, given int) Table {
	rows.check(problems, "rows")
	if columns.Name != "" || len(columns.Labels) > 0 {
		columns.check(problems, "columns")
	}
	t := Table{rows: rows.clone(), columns: columns.clone()}
	if given != len(rows.Labels) {
		problems.Add(name, "", fmt.Errorf("%w: %d rows for %d labels", engagement.ErrContradicts, given, len(rows.Labels)))
	}
	height, width := t.size()
	if height > MaxCells/width {
		problems.Add(name, "", fmt.Errorf("%w of %d cells, totals among them", engagement.ErrLimit, MaxCells))
		height = 0 // nothing more is looked at
	}
	t.cells = make([]cell, height*width)
	return t
}

func (a Axis) clone() Axis { return Axis{a.Name, slices.Clone(a.Labels)} }

func (a Axis) check(problems *engagement.Problems, path string) {
	if a.Name == "" {
		problems.Add(path+".name", "", engagement.ErrMissing)
	}
	if !utf8.ValidString(a.Name) {
		problems.Add(path+".name", strconv.Quote(a.Name), engagement.ErrText)
	}
	if len(a.Labels) == 0 {
		problems.Add(path+".labels", "", engagement.ErrMissing)
	}
	seen := map[string]bool{TotalLabel: true}
	for i, label := range a.Labels {
		at := path + ".labels[" + strconv.Itoa(i) + "]"
		switch {
		case label == "":
			problems.Add(at, "", engagement.ErrMissing)
		case !utf8.ValidString(label):
			problems.Add(at, strconv.Quote(label), engagement.ErrText)
		case seen[label]:
			problems.Add(at, strconv.Quote(label), engagement.ErrDuplicate)
		}
		seen[label] = true
	}
}

func checkNumber(problems *engagement.Problems, path string, n int64) {
	if n < 0 {
		problems.Add(path, strconv.FormatInt(n, 10), engagement.ErrNegative)
	} else if n > MaxValue {
		problems.Add(path, strconv.FormatInt(n, 10), tooMuch())
	}
}

func tooMuch() error {
	return fmt.Errorf("%w: at most %d", engagement.ErrTooMuch, int64(MaxValue))
}

// checkRow adds a problem for a row of the wrong length, and reports whether the
// row can be looked at.
func (t Table) checkRow(problems *engagement.Problems, path string, given int) bool {
	if want := max(1, len(t.columns.Labels)); given != want {
		problems.Add(path, "", fmt.Errorf("%w: %d cells for %d columns", engagement.ErrContradicts, given, want))
		return false
	}
	return len(t.cells) > 0
}

// oneWay reports whether the table has one dimension.
func (t Table) oneWay() bool { return len(t.columns.Labels) == 0 }

// size returns the rows and columns, with those of totals. A table of one
// dimension has no column of totals.
func (t Table) size() (height, width int) {
	if t.oneWay() {
		return len(t.rows.Labels) + 1, 1
	}
	return len(t.rows.Labels) + 1, len(t.columns.Labels) + 1
}

func (t Table) at(r, c int) *cell {
	_, width := t.size()
	return &t.cells[r*width+c]
}

// finish works out the totals.
func (t Table) finish(problems engagement.Problems) (Table, error) {
	if err := problems.Err(); err != nil {
		return Table{}, err
	}
	height, width := t.size()
	columns := max(1, width-1)
	for r := range height - 1 {
		for c := range columns {
			one := t.at(r, c)
			if one.value > 0 {
				one.filled = 1
			}
			totals := []*cell{t.at(height-1, c)}
			if !t.oneWay() {
				totals = append(totals, t.at(r, width-1), t.at(height-1, width-1))
			}
			for _, total := range totals {
				total.value += one.value
				total.contributors += one.contributors
				total.filled += one.filled
				total.largest = append(total.largest, one.largest...)
			}
			if last := t.at(height-1, width-1); last.value > MaxValue {
				problems.Add("", strconv.FormatInt(last.value, 10), fmt.Errorf("%w in all", tooMuch()))
				return Table{}, problems.Err()
			}
		}
	}
	for i := range t.cells {
		slices.SortFunc(t.cells[i].largest, func(a, b int64) int { return cmp.Compare(b, a) })
	}
	return t, nil
}
