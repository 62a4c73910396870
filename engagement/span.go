package engagement

import "fmt"

// A Span is the days from From up to, but not including, Until. In a policy a
// zero From or Until sets no limit on that side; in a fact it is a limit that
// is not known.
type Span struct {
	From  Date `json:"from"`  // first day
	Until Date `json:"until"` // day after the last
}

// Days returns the span from the first to the last day, both included, as
// documents state it. An unknown day leaves its side open. A last day of
// 9999-12-31 is an error wrapping ErrOutOfRange, as no day follows it.
func Days(first, last Date) (Span, error) {
	until, err := last.AddDays(1)
	if err != nil {
		return Span{}, err
	}
	return Span{first, until}, nil
}

// MustDays is Days of two days written as text, for tests, examples and tables
// of facts, as MustParseDate is: it panics on what ParseDate or Days refuses.
func MustDays(first, last string) Span {
	span, err := Days(MustParseDate(first), MustParseDate(last))
	if err != nil {
		panic(err)
	}
	return span
}

// Validate returns a problem where Until is known and not after From.
func (s Span) Validate() error {
	var problems Problems
	if s.From.IsKnown() && s.Until.IsKnown() && s.Until.Compare(s.From) <= 0 {
		problems.Add("until", s.Until.String(), fmt.Errorf("%w: not after %v, so that the span holds no day", ErrOutOfRange, s.From))
	}
	return problems.Err()
}

// Contains answers whether day lies in the policy span s: Yes if s has no
// limits, NotKnown if it has any and the day is not known.
func (s Span) Contains(day Date) Answer {
	next := Date{}
	if day.IsKnown() {
		next = Date{day.day + 1}
	}
	return s.Covers(Span{day, next})
}

// Covers answers whether all of the fact span t lies in the policy span s. It
// is No as soon as one known end lies outside, NotKnown while an end that
// matters is not known.
func (s Span) Covers(t Span) Answer {
	from, until := Yes, Yes
	if s.From.IsKnown() {
		switch {
		case t.From.IsKnown():
			from = AnswerOf(t.From.Compare(s.From) >= 0)
		case t.Until.IsKnown() && t.Until.Compare(s.From) <= 0:
			from = No // it ends before s begins, wherever it began
		default:
			from = NotKnown
		}
	}
	if s.Until.IsKnown() {
		switch {
		case t.Until.IsKnown():
			until = AnswerOf(t.Until.Compare(s.Until) <= 0)
		case t.From.IsKnown() && t.From.Compare(s.Until) >= 0:
			until = No // it begins after s ends, wherever it ends
		default:
			until = NotKnown
		}
	}
	return from.And(until)
}

// String returns the first and the last day, both included, as documents
// print them: "2010-11-01 to 2011-03-31", or the day alone where it is one.
func (s Span) String() string {
	switch {
	case s.From.IsKnown() && s.From == s.lastDay():
		return s.From.String()
	case s.From.IsKnown() && s.Until.IsKnown():
		return s.From.String() + " to " + s.lastDay().String()
	case s.From.IsKnown():
		return "from " + s.From.String()
	case s.Until.IsKnown():
		return "by " + s.lastDay().String()
	}
	return "not-known"
}

// lastDay is the day before Until: not known where Until is 0001-01-01.
func (s Span) lastDay() Date { return Date{s.Until.day - 1} }
