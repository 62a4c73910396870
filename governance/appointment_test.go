package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R73: Clinks was appointed without a tender, without a fee, with expenses.
func TestAppointment_Check(t *testing.T) {
	clinks := governance.ClinksAppointment()
	outcome(t, clinks.Check(), "R73", met)
	subjects(t, clinks.Check(), open, "feeDefined", "expensesDefined")

	if clinks.Expenses != isYes || clinks.Tendered != isNo {
		t.Errorf("%+v", clinks)
	}
	clinks.FeeDefined, clinks.ExpensesDefined = isNo, isYes // a flag that does not forbid
	outcome(t, clinks.Check(), "R73", met)
	subjects(t, clinks.Check(), notMet, "feeDefined")
	for _, expenses := range []engagement.Answer{isYes, isNo, notKnown} { // allowed
		clinks.Expenses = expenses
		outcome(t, clinks.Check(), "R73", met)
		subjects(t, clinks.Check(), notAsks, "expenses")
	}
	for _, test := range []struct {
		tendered, only, fee engagement.Answer
		want                engagement.Outcome
	}{
		{isNo, isYes, isYes, notMet},
		{isNo, isNo, isNo, notMet},
		{isNo, isYes, notKnown, open},
		{isNo, notKnown, isYes, notMet},
		{isYes, isNo, isYes, notAsks},
		{notKnown, isYes, isNo, open},
	} {
		outcome(t, governance.Appointment{Tendered: test.tendered, OnlySuitable: test.only, ManagementFee: test.fee}.Check(), "R73", test.want)
	}
	exactly(t, "R73", 3, func(a []engagement.Answer) engagement.Outcome {
		return governance.Appointment{Tendered: a[0], OnlySuitable: a[1], ManagementFee: a[2]}.Check().Outcome
	})
}
