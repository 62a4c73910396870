package cohort

import "github.com/thirdsector-go/partnership/engagement"

// A clock finds the first of the days that are clean without a break up to the
// day asked about. With facts missing that is a range: earliest if all that is
// not known was clean, latest if none of it was. The zero Date is before every
// day.
type clock struct {
	on               engagement.Date
	earliest, latest engagement.Date
	clean            engagement.Answer // whether the day asked about is
}

// A spell is the answer from a day on, up to the next spell.
type spell struct {
	from  engagement.Date
	clean engagement.Answer
}

func newClock(on engagement.Date) clock { return clock{on: on, clean: engagement.Yes} }

// unknown says that any day may have been clean or not.
func (c *clock) unknown() { c.clean = c.clean.And(engagement.NotKnown) }

// until says that days before next were clean or not: where they were not, the
// clock starts no earlier than next.
func (c *clock) until(next engagement.Date, clean engagement.Answer) {
	if clean == engagement.Yes {
		return
	}
	if next.Compare(c.latest) > 0 {
		c.latest = next
	}
	if clean == engagement.No && next.Compare(c.earliest) > 0 {
		c.earliest = next
	}
}

// event says that something happened on a day, which is then not clean. What
// happened after the day asked about is not looked at, and of a day that is not
// known it is not known whether it matters.
func (c *clock) event(day engagement.Date) {
	if !day.IsKnown() {
		c.unknown()
		return
	}
	switch day.Compare(c.on) {
	case 0:
		c.clean = engagement.No
	case -1:
		next, err := day.AddDays(1)
		if err == nil { // it is not after the day asked about
			c.until(next, engagement.No)
		}
	}
}

// events are all that happened; nil is not known.
func (c *clock) events(days []engagement.Date) {
	if days == nil {
		c.unknown()
	}
	for _, day := range days {
		c.event(day)
	}
}

// spells are the answers in the order of their days, and what held before the
// first.
func (c *clock) spells(before engagement.Answer, spells []spell) {
	last := before
	for _, s := range spells {
		if s.from.Compare(c.on) > 0 {
			break
		}
		c.until(s.from, last)
		last = s.clean
	}
	c.clean = c.clean.And(last)
}

// held answers whether all days were clean for so many calendar months up to
// the day asked about, which is the first day on which they can be: the same
// day of the month, or that month's last where it is shorter.
func (c clock) held(months int) engagement.Answer {
	reached := func(start engagement.Date) engagement.Answer {
		due, err := start.AddMonths(months)
		return engagement.AnswerOf(err == nil && due.Compare(c.on) <= 0) // beyond the calendar is after every day
	}
	switch {
	case !c.on.IsKnown():
		return engagement.NotKnown
	case c.clean == engagement.No || reached(c.earliest) == engagement.No:
		return engagement.No
	case c.clean == engagement.Yes && reached(c.latest) == engagement.Yes:
		return engagement.Yes
	}
	return engagement.NotKnown
}

// and is the clock of days that are clean in both.
func (c clock) and(d clock) clock {
	c.clean = c.clean.And(d.clean)
	if d.earliest.Compare(c.earliest) > 0 {
		c.earliest = d.earliest
	}
	if d.latest.Compare(c.latest) > 0 {
		c.latest = d.latest
	}
	return c
}
