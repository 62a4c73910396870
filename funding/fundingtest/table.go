package fundingtest

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/thirdsector-go/partnership/funding/division"
)

// A Column is a rule to be tabulated.
type Column struct {
	Name   string
	Rule   Exact
	Claims int // how many claims it is for; any number where not positive
}

// Columns returns a column for each division, in fractions, by its word.
func Columns() []Column {
	var columns []Column
	for _, d := range division.Divisions() {
		column := Column{Name: d.String(), Rule: Fractions(d)}
		if d == division.ConcedeAndDivide {
			column.Claims = 2
		}
		columns = append(columns, column)
	}
	return columns
}

// A Table says which rules were seen to break which axioms.
type Table struct {
	Axioms  []Axiom
	Columns []string
	Cells   [][]Cell // by axiom, then by column
}

// A Cell is what was found of one rule and one axiom.
type Cell struct {
	// Compared is how many awards or sums of awards were compared. Where there is
	// none, the rule cannot be asked the problems that the axiom is about.
	Compared int
	// Counterexample is a Violation; nil where none was found, which proves nothing.
	Counterexample error
}

// String returns "X" for a counterexample, "." for none, and "-" where nothing
// could be compared.
func (c Cell) String() string {
	switch {
	case c.Counterexample != nil:
		return "X"
	case c.Compared == 0:
		return "-"
	}
	return "."
}

// Tabulate looks for a counterexample to each axiom by each rule: among all
// problems of two claims of up to 3p, of three of up to 2p and of four of 0p, 1p
// or 3p, two of five claims, and then among those drawn from the seed, of up to five claims of up to
// 60p. Of the options it reads Worlds and Seed. Rules are held to the letter, and
// should be pure: each is asked the same problem once. Columns without a rule,
// and axioms that are none, are an error.
func Tabulate(columns []Column, axioms []Axiom, o Options) (Table, error) {
	o.Axioms = axioms
	if err := o.validate(); err != nil {
		return Table{}, err
	}
	table := Table{Axioms: axioms, Cells: make([][]Cell, len(axioms))}
	for _, column := range columns {
		if column.Rule == nil {
			return Table{}, fmt.Errorf("column %q: there is no rule", column.Name)
		}
		table.Columns = append(table.Columns, column.Name)
		o.Claims = column.Claims
		rounds := o.smallRounds()
		s := ofExact(column.Rule, o)
		s.share = remember(s.share)
		for row, a := range axioms {
			compared, err := o.search(law{a.String(), func(r division.Round) (string, int) {
				t := a.try(s, r, true)
				return t.detail(), t.compared
			}}, rounds)
			table.Cells[row] = append(table.Cells[row], Cell{compared, err})
		}
	}
	return table, nil
}

// remember asks share every problem once: axioms have many in common.
func remember(share func(rat, []claim) ([]rat, error)) func(rat, []claim) ([]rat, error) {
	type answer struct {
		awards []rat
		err    error
	}
	known := map[string]answer{}
	return func(budget rat, claims []claim) ([]rat, error) {
		key := appendRat(make([]byte, 0, 64), budget)
		for _, c := range claims {
			key = appendRat(key, c.amount)
		}
		a, ok := known[string(key)]
		if !ok {
			a.awards, a.err = share(budget, claims)
			known[string(key)] = a
		}
		return a.awards, a.err
	}
}

func appendRat(key []byte, r rat) []byte {
	key = r.Num().Append(append(key, ' '), 36)
	if r.IsInt() {
		return key
	}
	return r.Denom().Append(append(key, '/'), 36)
}

// WriteText writes the table, a line for each axiom.
func (t Table) WriteText(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	fmt.Fprintf(tw, "axiom\t%s\n", strings.Join(t.Columns, "\t"))
	for row, a := range t.Axioms {
		fmt.Fprint(tw, a)
		for _, cell := range t.Cells[row] {
			fmt.Fprintf(tw, "\t%v", cell)
		}
		fmt.Fprintln(tw)
	}
	return tw.Flush()
}
