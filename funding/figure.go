package funding

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Figure is an amount printed in a document: a fact with its place, that
// says something of the lines it is drawn from.
type Figure struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Place   string    `json:"place"`         // document key and section
	Rule    string    `json:"rule,omitzero"` // id of the rule it bears on; it labels the finding and decides nothing
	Measure Measure   `json:"measure"`       // what it says of its lines
	Of      Selection `json:"of"`            // the lines
	Printed Pence     `json:"printed"`       // the amount
	Unit    Pence     `json:"unit"`          // the coarser of the units that it and its lines are printed to (R207)
	Note    string    `json:"note,omitzero"`
}

// Validate returns every problem of f.
func (f Figure) Validate() error {
	var problems engagement.Problems
	if f.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	problems.CheckWord("measure", f.Measure)
	if f.Measure == MeasureNotStated {
		problems.Add("measure", f.Measure.String(), fmt.Errorf("%w: what the figure says of its lines", engagement.ErrMissing))
	}
	if len(f.Of.Ledgers) == 0 {
		problems.Add("of.ledgers", "", fmt.Errorf("%w: seed-corn money lies inside project money, and counts twice in all ledgers together", engagement.ErrMissing))
	}
	for i, ledger := range f.Of.Ledgers {
		problems.CheckWord("of.ledgers["+strconv.Itoa(i)+"]", ledger)
	}
	problems.CheckWord("of.type", f.Of.Type)
	problems.CheckWord("of.bidder", f.Of.Bidder)
	problems.CheckWord("of.experience", f.Of.Experience)
	problems.CheckWord("of.need", f.Of.Need)
	checkNotNegative(&problems, "printed", f.Printed)
	if f.Unit <= 0 {
		problems.Add("unit", f.Unit.String(), fmt.Errorf("%w: a unit is a penny, a pound or another positive amount", engagement.ErrOutOfRange))
	}
	return problems.Err()
}
