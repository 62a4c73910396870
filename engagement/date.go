package engagement

import (
	"cmp"
	"fmt"
	"time"

	"github.com/thirdsector-go/partnership/internal/word"
)

// A Date is a day of the calendar, from 0001-01-01 to 9999-12-31, without a
// time of day or a time zone. The zero value is a day that is not known. Dates
// are four bytes, comparable with ==, and usable as map keys. In JSON a date
// is "2010-11-01", and null where it is not known.
type Date struct {
	day int32 // 1 is 0001-01-01, so that 0 can mean not known
}

// unixDayOne is the day number of 1970-01-01: there are 719,162 days before it
// from 0001-01-01 on in the Gregorian calendar extended backwards.
const unixDayOne = 719163

const secondsPerDay = 24 * 60 * 60

var (
	firstDay = dateOf(1, time.January, 1)
	lastDay  = dateOf(9999, time.December, 31)
)

// NewDate returns the given day. A day that the calendar does not have, such
// as 30 February, is an error wrapping ErrOutOfRange; nothing is rolled over.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 {
		return Date{}, fmt.Errorf("%w: year %d is not from 1 to 9999", ErrOutOfRange, year)
	}
	d := dateOf(year, month, day)
	if y, m, dd := d.YearMonthDay(); y != year || m != month || dd != day {
		return Date{}, fmt.Errorf("%w: there is no day %04d-%02d-%02d", ErrOutOfRange, year, int(month), day)
	}
	return d, nil
}

// dateOf counts the days without checking them; time.Date rolls over.
func dateOf(year int, month time.Month, day int) Date {
	seconds := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()
	return Date{int32(seconds/secondsPerDay + unixDayOne)}
}

// ParseDate returns the day written as "2010-11-01". Empty text is the day
// that is not known; anything else is an error wrapping ErrOutOfRange.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < 1 {
		return Date{}, fmt.Errorf("%w: %s is not a day such as 2010-11-01", ErrOutOfRange, word.Quote(text))
	}
	return dateOf(t.Date()), nil
}

// MustParseDate is ParseDate for tests, examples and tables of facts, where
// the text is written in the program: it panics on what ParseDate refuses.
func MustParseDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// IsKnown reports whether d is a day, not the zero value.
func (d Date) IsKnown() bool { return d != Date{} }

// YearMonthDay returns the parts of d, all zero where d is not known.
func (d Date) YearMonthDay() (year int, month time.Month, day int) {
	if !d.IsKnown() {
		return 0, 0, 0
	}
	return d.time().Date()
}

func (d Date) time() time.Time {
	return time.Unix((int64(d.day)-unixDayOne)*secondsPerDay, 0).UTC()
}

// Compare returns -1, 0 or +1 as d is earlier than, the same as or later than
// e. A day that is not known sorts before every day.
func (d Date) Compare(e Date) int { return cmp.Compare(d.day, e.day) }

// Equal reports whether d and e are the same day, as == does; it lets
// packages that compare values by reflection see that a Date is a value.
func (d Date) Equal(e Date) bool { return d == e }

// DaysSince returns the number of days from e to d, negative where d is
// earlier, and whether both are known.
func (d Date) DaysSince(e Date) (days int, known bool) {
	if !d.IsKnown() || !e.IsKnown() {
		return 0, false
	}
	return int(d.day) - int(e.day), true
}

// AddDays returns the day n days later, or earlier where n is negative. A day
// that is not known stays so; a result outside the calendar's range is an
// error wrapping ErrOutOfRange.
func (d Date) AddDays(n int) (Date, error) {
	if !d.IsKnown() {
		return Date{}, nil
	}
	if n < int(firstDay.day)-int(d.day) || n > int(lastDay.day)-int(d.day) {
		return Date{}, fmt.Errorf("%w: %v plus %d days", ErrOutOfRange, d, n)
	}
	return Date{d.day + int32(n)}, nil
}

// AddMonths returns the same day of the month n calendar months later, or
// earlier where n is negative, and the last day of that month where it is
// shorter: one month after 31 January is 28 or 29 February. A day that is not
// known stays so; a result outside the calendar's range is an error wrapping
// ErrOutOfRange.
func (d Date) AddMonths(n int) (Date, error) {
	if !d.IsKnown() {
		return Date{}, nil
	}
	year, month, day := d.YearMonthDay()
	// No span of the calendar has more months: this keeps the sum below
	// from overflowing.
	if n < -12*9999 || n > 12*9999 {
		return Date{}, fmt.Errorf("%w: %v plus %d months", ErrOutOfRange, d, n)
	}
	months := year*12 + int(month) - 1 + n
	if months < 12 || months >= 12*10000 {
		return Date{}, fmt.Errorf("%w: %v plus %d months", ErrOutOfRange, d, n)
	}
	year, month = months/12, time.Month(months%12+1)
	// Day 0 of the next month is the last of this one.
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return dateOf(year, month, min(day, last)), nil
}

// String returns d as "2010-11-01", or "not-known".
func (d Date) String() string {
	if !d.IsKnown() {
		return "not-known"
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText returns d as "2010-11-01", and empty text where not known.
func (d Date) MarshalText() ([]byte, error) {
	if !d.IsKnown() {
		return []byte{}, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText sets d to the day that text names; see ParseDate.
func (d *Date) UnmarshalText(text []byte) error {
	date, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = date
	return nil
}

// MarshalJSON returns the day as a string, and null where not known.
func (d Date) MarshalJSON() ([]byte, error) {
	if !d.IsKnown() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads null or a string such as "2010-11-01".
func (d *Date) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Date{}
		return nil
	}
	if len(data) != len(`"2010-11-01"`) || data[0] != '"' || data[len(data)-1] != '"' {
		return fmt.Errorf("%w: a day is null or a string such as \"2010-11-01\"", ErrWrongType)
	}
	return d.UnmarshalText(data[1 : len(data)-1])
}
