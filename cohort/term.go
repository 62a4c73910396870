package cohort

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Term is the length of a sentence as it was passed: calendar months, days,
// or both, so that "12 months" is never taken for 360 or 365 days. The zero
// value is a term that is not known. As text it is "12m", "90d" or "3m14d".
type Term struct {
	Months uint16
	Days   uint16
}

// ParseTerm returns the term written as "12m", "90d" or "3m14d". Empty text is
// the term that is not known; anything else is an error wrapping
// ErrOutOfRange.
func ParseTerm(text string) (Term, error) {
	if text == "" {
		return Term{}, nil
	}
	refuse := func() (Term, error) {
		return Term{}, fmt.Errorf("%w: %s is not a term such as 12m, 90d or 3m14d", engagement.ErrOutOfRange, word.Quote(text))
	}
	var term Term
	months, days, found := strings.Cut(text, "m")
	if !found {
		months, days = "", text
	}
	if found {
		n, err := strconv.ParseUint(months, 10, 16)
		if err != nil || n == 0 || !isDigits(months) {
			return refuse()
		}
		term.Months = uint16(n)
	}
	if days != "" {
		number, ok := strings.CutSuffix(days, "d")
		n, err := strconv.ParseUint(number, 10, 16)
		if !ok || err != nil || n == 0 || !isDigits(number) {
			return refuse()
		}
		term.Days = uint16(n)
	}
	return term, nil
}

// MustParseTerm is ParseTerm for tests, examples and tables of facts: it
// panics on what ParseTerm refuses.
func MustParseTerm(text string) Term {
	term, err := ParseTerm(text)
	if err != nil {
		panic(err)
	}
	return term
}

// IsKnown reports whether t is a term.
func (t Term) IsKnown() bool { return t != Term{} }

// Under answers whether a sentence of t passed on the given day is shorter
// than n calendar months. Where days have to be held against months and the
// day is not known, the answer is not known if it turns on the length of the
// months: 364 days are under 12 months and 366 are not, whenever they began.
func (t Term) Under(n int, passed engagement.Date) engagement.Answer {
	return t.below(n, 0, passed)
}

// Over answers whether a sentence of t passed on the given day is longer than
// n calendar months, as Under does.
func (t Term) Over(n int, passed engagement.Date) engagement.Answer {
	return t.below(n, 1, passed).Not()
}

// below answers whether t is shorter than n months and so many days.
func (t Term) below(n, days int, passed engagement.Date) engagement.Answer {
	if !t.IsKnown() {
		return engagement.NotKnown
	}
	if n < int(t.Months) {
		return engagement.No
	}
	months := n - int(t.Months)
	if months == 0 && int(t.Days) >= days {
		return engagement.No
	}
	// No number of days that a term can have makes 2,400 months.
	if months == 0 || t.Days == 0 || months >= 2400 {
		return engagement.Yes
	}
	if passed.IsKnown() {
		until, errUntil := passed.AddMonths(n)
		from, errFrom := passed.AddMonths(int(t.Months))
		length, known := until.DaysSince(from)
		if errUntil == nil && errFrom == nil && known {
			return engagement.AnswerOf(int(t.Days) < length+days)
		}
	}
	fewest, most := 28*months, 31*months
	if int(t.Days) >= fewest+days && int(t.Days) < most+days {
		fewest, most = daysInMonths(months)
	}
	switch {
	case int(t.Days) < fewest+days:
		return engagement.Yes
	case int(t.Days) >= most+days:
		return engagement.No
	}
	return engagement.NotKnown
}

// daysInMonths returns the fewest and the most days that n calendar months in
// a row can have, wherever they begin. 4,800 steps of a few nanoseconds.
func daysInMonths(n int) (fewest, most int) {
	// The calendar repeats itself after 400 years.
	const cycle = 4800
	for from := range cycle {
		days := daysBefore(from+n) - daysBefore(from)
		if from == 0 || days < fewest {
			fewest = days
		}
		most = max(most, days)
	}
	return fewest, most
}

// daysBefore returns the days of so many calendar months from a March on that
// follows a year divisible by 400. Counted from March the lengths of the months
// run 31, 30, 31, 30, 31 twice and a bit, and the leap day comes last.
func daysBefore(months int) int {
	years, month := months/12, months%12
	return years*365 + years/4 - years/100 + years/400 + (month*153+2)/5
}

// String returns t as "3m14d", or "not-known".
func (t Term) String() string {
	text := ""
	if t.Months != 0 {
		text += strconv.Itoa(int(t.Months)) + "m"
	}
	if t.Days != 0 {
		text += strconv.Itoa(int(t.Days)) + "d"
	}
	if text == "" {
		return "not-known"
	}
	return text
}

// MarshalText returns t as "3m14d", and empty text where not known.
func (t Term) MarshalText() ([]byte, error) {
	if !t.IsKnown() {
		return []byte{}, nil
	}
	return []byte(t.String()), nil
}

// UnmarshalText sets t to the term that text names; see ParseTerm.
func (t *Term) UnmarshalText(text []byte) error {
	term, err := ParseTerm(string(text))
	if err != nil {
		return err
	}
	*t = term
	return nil
}
