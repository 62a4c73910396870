package cohort

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A DormancyPolicy says when a case is dormant. The zero value is none: it
// names no months, and Check refuses it.
type DormancyPolicy struct {
	Months int `json:"months"` // calendar months of green
	// MissedRestarts takes attendance for a part of the definition, so that one
	// missed appointment starts the months anew. Without it a missed appointment
	// does so only if the status changes.
	MissedRestarts bool `json:"missedRestarts,omitzero"`
}

// PublishedDormancy returns the policy of Pennine in 2009: four months (NA2009
// 4.1 footnote 19), and missed appointments by the status alone.
func PublishedDormancy() DormancyPolicy { return DormancyPolicy{Months: 4} }

// Validate returns a problem where no months are named, or a negative number.
func (p DormancyPolicy) Validate() error {
	var problems engagement.Problems
	switch {
	case p.Months == 0:
		problems.Add("months", "", engagement.ErrMissing)
	case p.Months < 0:
		problems.Add("months", strconv.Itoa(p.Months), engagement.ErrNegative)
	}
	return problems.Err()
}

// A CaseRecord is what dormancy turns on. A list that is nil is not known; one
// that is given is complete up to the day asked about. A zero Date in a list is
// something that happened on a day nobody knows.
type CaseRecord struct {
	History         RAGHistory        `json:"history"`
	Offences        []engagement.Date `json:"offences"`
	Missed          []engagement.Date `json:"missed"`                   // appointments
	TreatmentNeeded engagement.Answer `json:"treatmentNeeded,omitzero"` // none needed is none lacking
	Treatment       []TreatmentEntry  `json:"treatment"`                // in the order of their days; not known before the first
}

// A TreatmentEntry says whether treatment is undertaken from a day on, up to
// the next entry. Before the first it is not known.
type TreatmentEntry struct {
	From       engagement.Date   `json:"from"`
	Undertaken engagement.Answer `json:"undertaken,omitzero"`
}

// Validate returns every problem of r: days that are missing or out of order
// where they begin something, and values outside their enumerations.
func (r CaseRecord) Validate() error {
	var problems engagement.Problems
	problems.AddAll("history", r.History.Validate())
	problems.CheckWord("treatmentNeeded", r.TreatmentNeeded)
	var before engagement.Date
	for i, entry := range r.Treatment {
		before = checkAfter(&problems, fmt.Sprintf("treatment[%d].from", i), entry.From, before)
		problems.CheckWord("treatment["+strconv.Itoa(i)+"].undertaken", entry.Undertaken)
	}
	return problems.Err()
}

// A Dormancy is whether a case is dormant on a day.
type Dormancy struct {
	Since engagement.Date `json:"since"` // the first day of being dormant; not known where the case is not, or facts are missing
	// Earliest is the first day on which the case is or will be dormant if what
	// is not known was in order and nothing more happens. It is not known where
	// the day asked about is in breach itself.
	Earliest engagement.Date   `json:"earliest"`
	Reason   engagement.Reason `json:"reason"`
}

// Check says whether a case is dormant on a day (R143): an offender "who
// sustains green status (low risk) for four months, i.e. attends appointments,
// undertakes treatment and commits no further crimes" (NA2009 4.1 footnote 19).
//
// The months are calendar months, and the day they are completed on belongs to
// them: green from 31 January is four months on 31 May, and green from 31
// October on the last day of February. The count starts on the first day that
// is in order, so that a spell of another status, a lapse of treatment that is
// needed, and an offence all start it anew the day after. Treatment not needed
// is none lacking. What a missed appointment does is the policy's. What lies
// after the day is not looked at.
//
// The parts are "status", "treatment", "offences" and "appointments", each by
// itself. Where facts are missing, the outcome is the one that all ways to fill
// them in have in common, and not known where they have none.
//
// The error is the Problems of both; nothing is decided then. The cost is
// linear in the record.
func (p DormancyPolicy) Check(r CaseRecord, on engagement.Date) (Dormancy, error) {
	reason := engagement.Reason{Rule: ruleDormant, Format: "%d months of green up to %v", Values: []any{p.Months, on}}
	var problems engagement.Problems
	problems.AddAll("", p.Validate())
	problems.AddAll("", r.Validate())
	if len(problems) > 0 {
		return Dormancy{Reason: reason}, problems.Err()
	}
	whole := newClock(on)
	add := func(subject, sentence string, c clock) {
		whole = whole.and(c)
		reason.Because = append(reason.Because, engagement.Reason{Rule: ruleDormant, Subject: subject, Outcome: c.held(p.Months).Outcome(),
			Format: sentence + " since %v, or %v where facts are missing; on %v: %v", Values: []any{c.earliest, c.latest, on, c.clean}})
	}
	add("status", "green", r.History.clock(on))
	add("treatment", "treatment undertaken or not needed", r.treatment(on))
	offences := newClock(on)
	offences.events(r.Offences)
	add("offences", "no offence", offences)
	if p.MissedRestarts {
		missed := newClock(on)
		missed.events(r.Missed)
		add("appointments", "no appointment missed", missed)
	} else {
		reason.Because = append(reason.Because, engagement.Reason{Rule: ruleDormant, Subject: "appointments", Outcome: engagement.NotApplicable,
			Format: "a missed appointment counts where the status changes"})
	}
	reason.Outcome = whole.held(p.Months).Outcome()
	d := Dormancy{Reason: reason}
	if on.IsKnown() && whole.clean != engagement.No {
		d.Earliest, _ = whole.earliest.AddMonths(p.Months) // none where it lies beyond the calendar
	}
	if reason.Outcome == engagement.Met && whole.earliest == whole.latest {
		d.Since = d.Earliest
	}
	return d, nil
}

// treatment counts the days on which treatment was undertaken or not needed.
func (r CaseRecord) treatment(on engagement.Date) clock {
	c := newClock(on)
	needless := r.TreatmentNeeded.Not()
	spells := make([]spell, len(r.Treatment))
	for i, entry := range r.Treatment {
		spells[i] = spell{entry.From, needless.Or(entry.Undertaken)}
	}
	c.spells(needless.Or(engagement.NotKnown), spells)
	return c
}
