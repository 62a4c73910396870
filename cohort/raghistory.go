package cohort

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A RAGEntry is the status that a person has from a day on, up to the next
// entry. RAGNotKnown is a spell of which the status is not known.
type RAGEntry struct {
	From   engagement.Date `json:"from"`
	Status RAG             `json:"status"`
}

// A RAGHistory is a person's statuses in the order of their days. The first
// entry is the first day on which the person had any: before it there is none,
// and none is not green. Two entries in a row may have the same status, as
// where it was confirmed. An empty history is one that is not known.
type RAGHistory []RAGEntry

// Validate returns every problem of h: a day that is missing or not after the
// one before, and a status outside its enumeration.
func (h RAGHistory) Validate() error {
	var problems engagement.Problems
	var before engagement.Date
	for i, entry := range h {
		before = checkAfter(&problems, fmt.Sprintf("[%d].from", i), entry.From, before)
		problems.CheckWord("["+strconv.Itoa(i)+"].status", entry.Status)
	}
	return problems.Err()
}

// checkAfter adds a problem where a day is missing or not after the one
// before, and returns the day that the next is to follow.
func checkAfter(problems *engagement.Problems, path string, day, before engagement.Date) engagement.Date {
	switch {
	case !day.IsKnown():
		problems.Add(path, "", engagement.ErrMissing)
		return before
	case before.IsKnown() && day.Compare(before) <= 0:
		problems.Add(path, day.String(), fmt.Errorf("%w: not after %v", engagement.ErrOutOfRange, before))
	}
	return day
}

// At returns the status on a day: RAGNotKnown before the first entry. Its cost
// is linear in the entries.
func (h RAGHistory) At(day engagement.Date) RAG {
	status := RAGNotKnown
	for _, entry := range h {
		if !day.IsKnown() || entry.From.Compare(day) > 0 {
			break
		}
		status = entry.Status
	}
	return status
}

// GreenSince returns the first day of the spell of green that a day lies in,
// and whether it lies in one. The first day is the zero Date where it is not
// known, as it is where the status just before may have been green, too. Its
// cost is linear in the entries.
func (h RAGHistory) GreenSince(day engagement.Date) (engagement.Date, engagement.Answer) {
	if !day.IsKnown() {
		return engagement.Date{}, engagement.NotKnown
	}
	c := h.clock(day)
	if c.clean != engagement.Yes || c.earliest != c.latest {
		return engagement.Date{}, c.clean
	}
	return c.latest, engagement.Yes
}

// clock counts the days of green up to a day.
func (h RAGHistory) clock(on engagement.Date) clock {
	c := newClock(on)
	if len(h) == 0 {
		c.unknown()
		return c
	}
	spells := make([]spell, len(h))
	for i, entry := range h {
		green := engagement.NotKnown
		if entry.Status.IsKnown() {
			green = engagement.AnswerOf(entry.Status == Green)
		}
		spells[i] = spell{entry.From, green}
	}
	c.spells(engagement.No, spells)
	return c
}
