package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An Appointment is how a body was made the intermediary that distributes
// public money.
type Appointment struct {
	Agency          engagement.AgencyID `json:"agency,omitzero"`
	Tendered        engagement.Answer   `json:"tendered,omitzero"`        // by competitive tendering
	OnlySuitable    engagement.Answer   `json:"onlySuitable,omitzero"`    // it is the only suitable body
	ManagementFee   engagement.Answer   `json:"managementFee,omitzero"`   // it takes one
	Expenses        engagement.Answer   `json:"expenses,omitzero"`        // its expenses are reimbursed
	FeeDefined      engagement.Answer   `json:"feeDefined,omitzero"`      // "management fee", in writing, before
	ExpensesDefined engagement.Answer   `json:"expensesDefined,omitzero"` // "expenses", in writing, before
	Place           string              `json:"place,omitzero"`
}

// Check says whether the body may be appointed without competition (R73): where
// it is "the only suitable" one and takes no management fee, it "could be used
// legitimately without the need for a competitive tendering process" (HO2012
// Ch.2). It is not applicable to what was tendered.
//
// Three more parts are no part of the outcome. "expenses" is not applicable:
// "suitable reimbursement of expenses" is allowed. "feeDefined" and
// "expensesDefined" are not met where a term is not defined in writing before:
// the two sides had "slightly different understandings of what constituted a
// management fee". That it was resolved is stated, and how only as
// reimbursement of expenses.
func (a Appointment) Check() engagement.Reason {
	fee := facts.Answered(ruleAppointment, "managementFee", a.ManagementFee, "takes a management fee")
	fee.Outcome = a.ManagementFee.Not().Outcome()
	expenses := facts.Answered(ruleAppointment, "expenses", a.Expenses, "reimbursement of expenses, which is allowed")
	expenses.Outcome = engagement.NotApplicable
	return engagement.Reason{Rule: ruleAppointment, Subject: string(a.Agency),
		Outcome: facts.Arising(a.Tendered.Not(), a.OnlySuitable.And(a.ManagementFee.Not()).Outcome()),
		Because: []engagement.Reason{
			facts.Answered(ruleAppointment, "onlySuitable", a.OnlySuitable, "the only suitable body"),
			fee, expenses,
			facts.Answered(ruleAppointment, "feeDefined", a.FeeDefined, "\"management fee\" is defined in writing"),
			facts.Answered(ruleAppointment, "expensesDefined", a.ExpensesDefined, "\"expenses\" is defined in writing"),
		},
		Format: "tendered: %v; the only suitable body: %v; takes a management fee: %v; terms defined: fee %v, expenses %v",
		Values: []any{a.Tendered, a.OnlySuitable, a.ManagementFee, a.FeeDefined, a.ExpensesDefined}}
}

// ClinksAppointment returns the appointment of Clinks in 2010 as HO2012 tells
// it. That nothing was written down beforehand it does not say: it says that
// each side understood the fee in its own way, and of "expenses" nothing.
func ClinksAppointment() Appointment {
	return Appointment{Agency: "clinks", Tendered: engagement.No, OnlySuitable: engagement.Yes, ManagementFee: engagement.No, Expenses: engagement.Yes,
		Place: "HO2012 Ch.2 Incorrect assumptions"}
}
