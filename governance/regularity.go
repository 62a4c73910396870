package governance

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A Payment is what a department has to show of money it pays out.
type Payment struct {
	ID            string            `json:"id,omitzero"`
	Aims          []string          `json:"aims,omitzero"` // of the department, that it serves; nil where nobody knows
	Regularity    engagement.Answer `json:"regularity,omitzero"`
	Propriety     engagement.Answer `json:"propriety,omitzero"`
	ValueForMoney engagement.Answer `json:"valueForMoney,omitzero"`
}

// Check says whether the payment may be made (R72). The Treasury sets rules "to
// ensure regularity, propriety and value for money", and they required the Home
// Office "to demonstrate how all funding distributed contributed to the
// achievement of the department's aims" (HO2012 Ch.2). It is met where the
// payment serves one of the department's aims, given as a list, and passes the
// three tests. A nil list says that nobody knows the department's aims.
//
// An aim that the department does not have is a Problem; it does not count, and
// where no other is served it is not known whether one is.
func (p Payment) Check(aims []string) (engagement.Reason, error) {
	var problems engagement.Problems
	served := engagement.NotKnown
	if p.Aims != nil {
		served = engagement.No
	}
	for i, aim := range p.Aims {
		switch {
		case aims == nil:
			served = served.Or(engagement.NotKnown)
		case slices.Contains(aims, aim):
			served = engagement.Yes
		default:
			problems.Add(fmt.Sprintf("aims[%d]", i), strconv.Quote(aim), fmt.Errorf("%w aim of the department", engagement.ErrUnknownID))
			served = served.Or(engagement.NotKnown)
		}
	}
	facts.CheckGiven(&problems, facts.Given("regularity", p.Regularity), facts.Given("propriety", p.Propriety), facts.Given("valueForMoney", p.ValueForMoney))
	parts := []engagement.Reason{
		facts.Answered(ruleRegularity, "aims", served, "serves one of the department's aims"),
		facts.Answered(ruleRegularity, "regularity", p.Regularity, "regularity"),
		facts.Answered(ruleRegularity, "propriety", p.Propriety, "propriety"),
		facts.Answered(ruleRegularity, "valueForMoney", p.ValueForMoney, "value for money"),
	}
	return engagement.Reason{Rule: ruleRegularity, Outcome: engagement.OutcomeOf(parts), Subject: p.ID, Because: parts,
		Format: "serves an aim: %v; regularity: %v, propriety: %v, value for money: %v",
		Values: []any{served, p.Regularity, p.Propriety, p.ValueForMoney}}, problems.Err()
}
