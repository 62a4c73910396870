package directory

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// Freshness is a caller's limit of age for records. The sources state none.
type Freshness struct {
	AsOf   engagement.Date `json:"asOf,omitzero"` // the day to judge by
	Months Count           `json:"months,omitzero"`
	Days   Count           `json:"days,omitzero"` // after the months; with neither, there is no limit
}

// Validate returns a problem for a negative number of months or days.
func (f Freshness) Validate() error {
	var problems engagement.Problems
	f.Months.check(&problems, "months")
	f.Days.check(&problems, "days")
	return problems.Err()
}

// A RecordFinding is what is wrong, or not known, about the record of a service.
type RecordFinding struct {
	Service ServiceID           `json:"service"`
	Owner   string              `json:"owner"`   // whom to notify; empty where that is missing
	Missing []Field             `json:"missing"` // of the five of R199
	Reasons []engagement.Reason `json:"reasons"` // R199, then R200
}

// Records holds the record of every service to its five fields (R199) and to a
// limit of age (R200), and returns those that fall short, by identifier.
//
// A field that is missing makes a record unreliable, NotMet: that it is missing
// is known. So does a mark that it is not the current version. An undated record
// is never fresh, whatever the limit. A dated one is fresh up to and including
// the day on which the limit is reached, months first, by the calendar; without
// a limit or a day to judge by it is not known.
//
// A limit that is negative, and a record checked after the day to judge by, are
// errors, engagement.Problems, with the path of the service in the directory's
// list. The cost is linear in the services.
func (ix *Index) Records(f Freshness) ([]RecordFinding, error) {
	ix = ix.orEmpty()
	if err := f.Validate(); err != nil {
		return nil, err
	}
	var problems engagement.Problems
	future := map[int]string{}
	for i, s := range ix.services {
		if f.AsOf.IsKnown() && s.Checked.Compare(f.AsOf) > 0 {
			future[ix.position[i]] = s.Checked.String()
		}
	}
	if len(future) > 0 {
		for at := range ix.services {
			if day, is := future[at]; is {
				problems.Add(fmt.Sprintf("services[%d].checked", at), day, fmt.Errorf("%w: after %v, the day to judge by", engagement.ErrOutOfRange, f.AsOf))
			}
		}
		return nil, problems
	}
	var findings []RecordFinding
	for _, s := range ix.services {
		missing := s.Missing()
		reliable := engagement.AnswerOf(len(missing) == 0 && s.Current == engagement.Yes).Outcome()
		fresh := f.fresh(s.Checked)
		if !open(reliable) && !open(fresh) {
			continue
		}
		findings = append(findings, RecordFinding{s.ID, s.Owner, missing, []engagement.Reason{
			{Rule: ruleRecord, Subject: string(s.ID), Outcome: reliable,
				Format: "missing: %v; it is the current version: %v", Values: []any{missing, s.Current}},
			{Rule: ruleFreshness, Subject: string(s.ID), Outcome: fresh,
				Format: "checked: %v; judged on: %v; the limit: %s", Values: []any{s.Checked, f.AsOf, f.limit()}},
		}})
	}
	return findings, nil
}

// Missing returns the fields of R199 that the record of s does not have.
func (s Service) Missing() []Field {
	var missing []Field
	for _, field := range []struct {
		Field
		has bool
	}{
		{FieldDate, s.Checked.IsKnown()},
		{FieldOwner, s.Owner != ""},
		{FieldClassification, s.Classification != ""},
		{FieldContract, s.Contract != ""},
		{FieldCurrentVersion, s.Current.IsKnown()},
	} {
		if !field.has {
			missing = append(missing, field.Field)
		}
	}
	return missing
}

// fresh is R200: entries older than a limit that the caller gives are flagged, and
// undated ones always.
func (f Freshness) fresh(checked engagement.Date) engagement.Outcome {
	switch {
	case !checked.IsKnown():
		return engagement.NotMet
	case !f.AsOf.IsKnown() || !f.Months.known && !f.Days.known:
		return engagement.OutcomeNotKnown
	}
	return engagement.AnswerOf(!f.olderThan(checked)).Outcome()
}

// olderThan reports whether a record checked on a known day is over the limit.
func (f Freshness) olderThan(checked engagement.Date) bool {
	// No span of the calendar is as long: what is larger is never reached, and
	// fits into an int of 32 bits when cut to this.
	const longest = 1 << 30
	last, err := checked.AddMonths(int(min(f.Months.n, longest)))
	if err == nil {
		last, err = last.AddDays(int(min(f.Days.n, longest)))
	}
	// A limit beyond the calendar's end is later than every day.
	return err == nil && last.Compare(f.AsOf) < 0
}

func (f Freshness) limit() string {
	switch {
	case f.Months.known && f.Days.known:
		return strconv.FormatInt(f.Months.n, 10) + " months and " + strconv.FormatInt(f.Days.n, 10) + " days"
	case f.Months.known:
		return strconv.FormatInt(f.Months.n, 10) + " months"
	case f.Days.known:
		return strconv.FormatInt(f.Days.n, 10) + " days"
	}
	return "none given"
}
