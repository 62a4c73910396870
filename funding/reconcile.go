package funding

import (
	"context"
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Check is a printed figure beside what its lines come to.
type Check struct {
	Figure       Figure       `json:"figure"`
	Lines        int          `json:"lines"`      // how many the figure speaks of
	Computed     Pence        `json:"computed"`   // their total, smallest or largest
	Difference   Pence        `json:"difference"` // printed less computed: negative where the printed figure is short
	Agreement    Agreement    `json:"agreement"`  // not known where there is no line to compute from
	Explanations Explanations `json:"explanations,omitzero"`
}

// Agree compares two figures for one thing, printed to the given unit or
// finer (R207): £73,791.82 and £73,792.00 agree within rounding to the pound. A
// unit that is not positive gives AgreementNotKnown.
func Agree(a, b, unit Pence) Agreement {
	switch {
	case unit <= 0:
		return AgreementNotKnown
	case a == b:
		return Agrees
	case a.inUnits(unit) == b.inUnits(unit):
		return AgreesWithinRounding
	}
	return Disagrees
}

// Reconcile compares each figure with what its lines come to, in the order of
// the figures. For a total that disagrees it searches the lines of the ledger
// Projects for what would explain it, where they are at most MaxParts; to
// search others, see Explain. Figures that are not valid are Problems; a sum
// or difference that overflows is an error wrapping ErrOverflow.
//
// Its cost is figures times lines, and a search of up to tens of milliseconds
// for each total that disagrees; where the context ends, its error is returned.
func Reconcile(ctx context.Context, figures []Figure, lines []Line) ([]Check, error) {
	parts := Select(lines, Selection{Ledgers: []Ledger{Projects}})
	var problems engagement.Problems
	checks := make([]Check, len(figures))
	for i, figure := range figures {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		path := fmt.Sprintf("figures[%d]", i)
		if err := figure.Validate(); err != nil {
			problems.AddAll(path, err)
			continue
		}
		check, err := compare(figure, lines)
		if err == nil && check.Agreement == Disagrees && figure.Measure == Total && len(parts) <= MaxParts {
			check.Explanations, err = Explain(figure, lines, parts)
		}
		problems.AddAll(path, err)
		checks[i] = check
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return checks, nil
}

// compare computes what a figure says of its lines.
func compare(figure Figure, lines []Line) (Check, error) {
	check := Check{Figure: figure}
	var total tally
	var smallest, largest Pence
	for _, line := range lines {
		if !figure.Of.Matches(line) {
			continue
		}
		if check.Lines == 0 {
			smallest, largest = line.Amount, line.Amount
		}
		check.Lines++
		total.add(line.Amount)
		smallest, largest = min(smallest, line.Amount), max(largest, line.Amount)
	}
	if check.Lines == 0 {
		return check, nil
	}
	var err error
	switch figure.Measure {
	case Total:
		check.Computed, err = total.sum()
	case Smallest:
		check.Computed = smallest
	case Largest:
		check.Computed = largest
	}
	if err != nil {
		return check, err
	}
	check.Difference, err = figure.Printed.Sub(check.Computed)
	check.Agreement = Agree(figure.Printed, check.Computed, figure.Unit)
	return check, err
}

// Reason returns the check as a reason, met where the figures agree, if only
// within rounding. It names the figure's rule: R207 where the figure names
// none, and the bare id where it is not one of Rules.
func (c Check) Reason() engagement.Reason {
	rule := engagement.Rule{ID: c.Figure.Rule}
	for _, row := range Rules() {
		if row.ID == c.Figure.Rule {
			rule = row
		}
	}
	if c.Figure.Rule == "" {
		rule = ruleExact
	}
	return engagement.Reason{Rule: rule, Subject: c.Figure.ID, Outcome: c.Agreement.outcome(),
		Format: "%s: printed %v (%s), computed %v, difference %v: %v",
		Values: []any{c.Figure.Title, c.Figure.Printed, c.Figure.Place, c.Computed, c.Difference, c.Agreement}}
}
