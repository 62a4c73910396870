package publish

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/table"
)

// Mark stands where a cell is suppressed, in text and CSV. In JSON it is null.
const Mark = "[c]"

// A Protected is a table as it may be published. Only [Protect] makes one. The
// zero value is an empty table.
type Protected struct {
	rows, columns Axis
	values        []int64 // row by row with totals, as they are published
	shown         []bool
	notes         []string
}

// Protect protects a table by a policy: it suppresses, then rounds. The same
// table and policy give the same result always.
//
// An empty table, a policy that asks for nothing, and one that does not fit the
// kind of table are engagement.Problems, all at once. The cost is that of a
// shortest path through the table for each sensitive cell: linear in the cells
// times the sensitive ones.
func Protect(t Table, p Policy) (Protected, error) {
	if err := check(t, p); err != nil {
		return Protected{}, err
	}
	protected := Protected{rows: t.rows.clone(), columns: t.columns.clone(), values: make([]int64, len(t.cells)), shown: make([]bool, len(t.cells))}
	hidden := 0
	if p.suppresses() {
		for i, a := range suppress(t, p).arcs {
			protected.shown[i] = !a.open
			hidden += b2i(a.open)
		}
	} else {
		for i := range protected.shown {
			protected.shown[i] = true
		}
	}
	for i, c := range t.cells {
		if protected.shown[i] {
			protected.values[i] = p.round(c.value)
		}
	}
	if p.Base > 0 && !p.suppresses() {
		protected.addUp()
	}
	protected.notes = p.notes(t, hidden)
	return protected, nil
}

func check(t Table, p Policy) error {
	var problems engagement.Problems
	if len(t.cells) == 0 {
		problems.Add("table", "", fmt.Errorf("%w: a table with rows", engagement.ErrMissing))
	}
	p.checkFor(&problems, t)
	return problems.Err()
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// addUp makes the totals those of the rounded cells.
func (p *Protected) addUp() {
	height, width := p.size()
	inner := max(1, width-1)
	for i := range p.values {
		if r, c := i/width, i%width; r == height-1 || c == inner {
			p.values[i] = 0
		}
	}
	for r := range height - 1 {
		for c := range inner {
			n := p.values[r*width+c]
			p.values[(height-1)*width+c] += n
			if inner < width {
				p.values[r*width+width-1] += n
				p.values[height*width-1] += n
			}
		}
	}
}

// notes say what was done to the table. They do not give the parameters of the
// dominance rule, from which bounds of a value could be worked out.
func (p Policy) notes(t Table, hidden int) []string {
	var notes []string
	if p.suppresses() {
		text := Mark + ": suppressed"
		if p.Minimum > 0 {
			of := "counts of"
			if t.values {
				of = "values to which"
			}
			low := "1"
			if p.HideZeros {
				low = "0"
			}
			if t.values {
				text += fmt.Sprintf("; %s fewer than %d contribute", of, p.Minimum)
			} else {
				text += fmt.Sprintf("; %s %s to %d", of, low, p.Minimum-1)
			}
		}
		if p.Dominance != (Dominance{}) {
			text += "; values that few dominate"
		}
		notes = append(notes, text+"; and others that keep these from being worked out")
	}
	if p.Base > 0 {
		text := "rounded to the nearest multiple of " + strconv.FormatInt(p.Base, 10) + "; "
		if p.suppresses() {
			text += "totals are rounded by themselves and need not be the sum of their cells"
		} else {
			text += "totals are the sums of the rounded cells and may differ from the rounded totals"
		}
		notes = append(notes, text)
	} else {
		notes = append(notes, "totals are exact, and those shown are the sums of their cells")
	}
	if p.suppresses() && hidden == 0 {
		notes = append(notes, "nothing had to be suppressed")
	}
	return notes
}

// Rows returns what the rows are by; the row of totals comes after them.
func (p Protected) Rows() Axis { return p.rows.clone() }

// Columns returns what the columns are by; the column of totals comes after them.
// A table of one dimension has the zero value, and one column.
func (p Protected) Columns() Axis { return p.columns.clone() }

// Notes say what was done to the table, for print below it.
func (p Protected) Notes() []string { return append([]string(nil), p.notes...) }

// size returns the rows and columns, with those of totals; 0 and 0 of the zero
// value.
func (p Protected) size() (height, width int) {
	switch {
	case len(p.values) == 0:
		return 0, 0
	case len(p.columns.Labels) == 0:
		return len(p.rows.Labels) + 1, 1
	}
	return len(p.rows.Labels) + 1, len(p.columns.Labels) + 1
}

// Cell returns the number of a row and column, as it is published, and whether
// it is: false where it is suppressed, and where there is no such cell. The row
// after the last is that of totals, and so is the column.
func (p Protected) Cell(row, column int) (value int64, shown bool) {
	height, width := p.size()
	if row < 0 || column < 0 || row >= height || column >= width {
		return 0, false
	}
	i := row*width + column
	return p.values[i], p.shown[i]
}

// Suppressed returns how many cells are, totals among them.
func (p Protected) Suppressed() int {
	n := 0
	for _, shown := range p.shown {
		n += b2i(!shown)
	}
	return n
}

// grid is the table as text, with its header.
func (p Protected) grid() [][]string {
	height, width := p.size()
	if height == 0 {
		return nil
	}
	header := []string{p.rows.Name}
	if width == 1 {
		header = append(header, TotalLabel)
	} else {
		header = append(append(header, p.columns.Labels...), TotalLabel)
	}
	grid := [][]string{header}
	for r := range height {
		row := []string{label(p.rows, r)}
		for c := range width {
			if value, shown := p.Cell(r, c); shown {
				row = append(row, strconv.FormatInt(value, 10))
			} else {
				row = append(row, Mark)
			}
		}
		grid = append(grid, row)
	}
	return grid
}

// String returns the table as text in aligned columns, with its notes below.
func (p Protected) String() string {
	var text strings.Builder
	_ = p.WriteTable(&text) // a builder does not fail
	return text.String()
}

// WriteTable writes the table as text in aligned columns, with its notes below.
func (p Protected) WriteTable(w io.Writer) error {
	grid := p.grid()
	if grid == nil {
		return nil
	}
	header := grid[0]
	for i := range header[1:] {
		header[i+1] = ">" + header[i+1]
	}
	text := table.Table{Header: header, Rows: grid[1:]}
	if err := text.Write(w); err != nil {
		return err
	}
	for _, note := range p.notes {
		if _, err := io.WriteString(w, note+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// WriteCSV writes the table as CSV with a header, without the notes. The labels
// are the caller's: one that begins with "=" is a formula to a spreadsheet.
func (p Protected) WriteCSV(w io.Writer) error {
	return csv.NewWriter(w).WriteAll(p.grid())
}

// MarshalJSON returns rows, columns, values and notes: the values row by row,
// each row ending in its total, the last row that of the totals; null where a
// cell is suppressed.
func (p Protected) MarshalJSON() ([]byte, error) {
	height, width := p.size()
	values := make([][]*int64, height)
	for r := range values {
		values[r] = make([]*int64, width)
		for c := range values[r] {
			if value, shown := p.Cell(r, c); shown {
				values[r][c] = &value
			}
		}
	}
	return json.Marshal(struct {
		Rows    Axis       `json:"rows"`
		Columns Axis       `json:"columns,omitzero"`
		Values  [][]*int64 `json:"values"`
		Notes   []string   `json:"notes"`
	}{p.rows, p.columns, values, p.Notes()})
}
