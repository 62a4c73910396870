package governance

import (
	"time"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// ReoffendingDutySpan returns the days on which reducing re-offending is a
// statutory responsibility of Community Safety Partnerships, Probation Trusts
// being statutory partners: "from April 2010" (CL2012 1.1), read as from the
// first day of that month. No document names an end. They reach to 2012, and
// what the law is since they do not say.
func ReoffendingDutySpan() engagement.Span {
	from, _ := engagement.NewDate(2010, time.April, 1) // a day there is
	return engagement.Span{From: from}
}

// ReoffendingDuty says whether the duty is in force on a day (R78): met where
// it is, not applicable before, not known where the day is not. The part
// "section-83" is what NA2009 expected a year earlier, "if section 83 of the
// Policing and Crime Bill 2009 is enacted" (4.1): a duty to formulate a strategy
// to reduce re-offending. It is always not known, as no document says what
// became of the Bill, and it is no part of the outcome.
func ReoffendingDuty(on engagement.Date) engagement.Reason {
	outcome := facts.Arising(ReoffendingDutySpan().Contains(on), engagement.Met)
	return engagement.Reason{Rule: ruleDuty, Outcome: outcome, Format: "on %v, in force %v", Values: []any{on, ReoffendingDutySpan()},
		Because: []engagement.Reason{
			{Rule: ruleDuty, Outcome: outcome, Subject: "statutory-responsibility", Format: "reducing re-offending, of Community Safety Partnerships"},
			{Rule: ruleDuty, Outcome: outcome, Subject: "probation-trusts", Format: "Probation Trusts are statutory partners"},
			{Rule: ruleDuty, Subject: "section-83", Format: "a Bill of 2009, in committee when NA2009 was written"},
		}}
}
