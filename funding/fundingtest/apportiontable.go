package fundingtest

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/thirdsector-go/partnership/funding/apportion"
)

// A SeatColumn is a way to apportion that is to be tabulated.
type SeatColumn struct {
	Name      string
	Apportion apportion.Apportioner
}

// SeatColumns are the methods of package apportion, with ties by identifier.
func SeatColumns() []SeatColumn {
	var columns []SeatColumn
	for _, m := range apportion.Methods() {
		columns = append(columns, SeatColumn{m.String(), apportion.Policy{Method: m, Ties: apportion.TiesByID}.Seats})
	}
	return columns
}

// A SeatTable says which ways to apportion were seen to break which axioms.
type SeatTable struct {
	Axioms  []SeatAxiom
	Columns []string
	Cells   [][]Cell // by axiom, then by column
}

// TabulateSeats looks for a counterexample to each axiom by each way to apportion:
// among all rounds of up to three claimants of weights up to 4 and up to 6 seats,
// then among those of a large claimant beside small ones, and those drawn from the
// seed, of up to six claimants. Of the options
// it reads Worlds, Seed and Seats. Columns without an apportioner, and axioms that
// are none, are an error.
func TabulateSeats(columns []SeatColumn, axioms []SeatAxiom, o SeatOptions) (SeatTable, error) {
	o.Axioms = axioms
	if err := o.validate(); err != nil {
		return SeatTable{}, err
	}
	table := SeatTable{Axioms: axioms, Cells: make([][]Cell, len(axioms))}
	rounds := o.smallRounds()
	for _, column := range columns {
		if column.Apportion == nil {
			return SeatTable{}, fmt.Errorf("column %q: there is no apportioner", column.Name)
		}
		table.Columns = append(table.Columns, column.Name)
		a := o.apportioner(rememberSeats(column.Apportion))
		for row, axiom := range axioms {
			compared, err := a.search(axiom.String(), axiom.law(), rounds)
			table.Cells[row] = append(table.Cells[row], Cell{compared, err})
		}
	}
	return table, nil
}

// rememberSeats asks an apportioner every round once: axioms have many in common.
func rememberSeats(a apportion.Apportioner) apportion.Apportioner {
	type answer struct {
		seats []int64
		err   error
	}
	known := map[string]answer{}
	return func(r apportion.Round) ([]int64, error) {
		key := binary.AppendVarint(make([]byte, 0, 64), r.Seats)
		for _, c := range r.Claimants {
			key = binary.AppendVarint(append(append(key, c.ID...), 0), c.Weight)
		}
		if found, ok := known[string(key)]; ok {
			return found.seats, found.err
		}
		seats, err := a(r)
		known[string(key)] = answer{seats, err}
		return seats, err
	}
}

// WriteText writes the table, a line for each axiom.
func (t SeatTable) WriteText(w io.Writer) error {
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
