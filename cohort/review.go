package cohort

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A ReviewCase is a case that is reviewed at an interval of its own:
// "frequency of review varied according to situation of individual offender".
type ReviewCase struct {
	ID      PersonID        `json:"id"`
	Started engagement.Date `json:"started,omitzero"` // the interval runs from here until there is a review
	Last    engagement.Date `json:"last,omitzero"`    // review
	Every   Term            `json:"every,omitzero"`   // from one review to the next
}

// A ReviewDue is when a case is to be reviewed next.
type ReviewDue struct {
	ID      PersonID          `json:"id"`
	On      engagement.Date   `json:"on,omitzero"`      // the day on which it is due
	Due     engagement.Answer `json:"due,omitzero"`     // by the day asked about: yes from the day itself on
	Overdue int               `json:"overdue,omitzero"` // days past that day
	Reason  engagement.Reason `json:"reason"`
}

// Validate returns every problem of c: a case without an identifier, and a
// review before the case started.
func (c ReviewCase) Validate() error {
	var problems engagement.Problems
	if c.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	if c.Started.IsKnown() && c.Last.IsKnown() && c.Last.Compare(c.Started) < 0 {
		problems.Add("last", c.Last.String(), fmt.Errorf("%w: before the start on %v", engagement.ErrContradicts, c.Started))
	}
	return problems.Err()
}

// Due says whether a review of the case is due on a day, and whether it is
// late (R157). The next is due an interval after the last, or after the start
// where there was none: first the months of the interval and then its days are
// added. On that day itself it is due and not late. The reason is met as long as
// it is not late, and not known where the interval or the day it runs from is
// not. No source names an interval: it is the caller's, and that of one case
// manager in Leeds, "we review them every month", is no default.
//
// The error is the Problems of c, a last review after the day, and a next one
// outside the calendar; it is not known then whether one is due.
func (c ReviewCase) Due(on engagement.Date) (ReviewDue, error) {
	var problems engagement.Problems
	problems.AddAll("", c.Validate())
	from := c.Last
	if !from.IsKnown() {
		from = c.Started
	}
	next, err := from.AddMonths(int(c.Every.Months))
	if err == nil {
		next, err = next.AddDays(int(c.Every.Days))
	}
	switch {
	case err != nil:
		problems.Add("every", c.Every.String(), err)
	case c.Last.IsKnown() && on.IsKnown() && c.Last.Compare(on) > 0:
		problems.Add("last", c.Last.String(), fmt.Errorf("%w: after %v", engagement.ErrOutOfRange, on))
	}
	due := ReviewDue{ID: c.ID}
	if c.Every.IsKnown() && len(problems) == 0 {
		due.On = next
	}
	if late, known := on.DaysSince(due.On); known {
		due.Due, due.Overdue = engagement.AnswerOf(late >= 0), max(late, 0)
		due.Reason.Outcome = engagement.AnswerOf(late <= 0).Outcome()
	}
	due.Reason.Rule, due.Reason.Subject = ruleReview, string(c.ID)
	due.Reason.Format = "last reviewed %v, started %v, every %v: due on %v; on %v %d days overdue"
	due.Reason.Values = []any{c.Last, c.Started, c.Every, due.On, on, due.Overdue}
	return due, problems.Err()
}

// ReviewsDue lists the cases of which a review is due on a day, the longest
// overdue first and then by identifier, and the cases of which that is not
// known, in the order given. The error is Problems: those of each case, and an
// identifier that stands twice. Its cost is that of sorting.
func ReviewsDue(cases []ReviewCase, on engagement.Date) (due, unknown []ReviewDue, err error) {
	var problems engagement.Problems
	seen := map[PersonID]bool{}
	for i, c := range cases {
		if c.ID != "" && seen[c.ID] {
			problems.Add(index(i)+".id", strconv.Quote(string(c.ID)), engagement.ErrDuplicate)
		}
		seen[c.ID] = true
		one, err := c.Due(on)
		problems.AddAll(index(i), err)
		switch one.Due {
		case engagement.Yes:
			due = append(due, one)
		case engagement.NotKnown:
			unknown = append(unknown, one)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, nil, err
	}
	slices.SortFunc(due, func(a, b ReviewDue) int {
		return cmp.Or(cmp.Compare(b.Overdue, a.Overdue), cmp.Compare(a.ID, b.ID))
	})
	return due, unknown, nil
}

// ReviewChecklist returns what reviews are (R157).
func ReviewChecklist() engagement.Checklist {
	const place = "WO2011 IOM best practice model, Review"
	return engagement.Checklist{Rule: ruleReview, Items: []engagement.Item{
		{ID: "regular", Text: "regular", Place: place},
		{ID: "scheduled", Text: "scheduled", Place: place},
		{ID: "multi-agency", Text: "multi-agency", Place: place},
		{ID: "formal", Text: "formal reviews", Place: place},
		{ID: "informal", Text: "informal reviews", Place: place},
		{ID: "frequency", Text: "schedule and frequency varied according to the situation of the individual offender", Place: place},
	}}
}
