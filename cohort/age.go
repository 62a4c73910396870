package cohort

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// An Age is a number of completed years, from 0 to MaxAge. The zero value is
// an age that is not known. In JSON it is a number, and null where not known.
type Age struct {
	next uint8 // the birthday to come, so that 0 can mean not known
}

// MaxAge is the highest age that can be stated.
const MaxAge = 150

// NewAge returns the age of so many completed years; other than 0 to MaxAge is
// an error wrapping ErrOutOfRange.
func NewAge(years int) (Age, error) {
	if years < 0 || years > MaxAge {
		return Age{}, fmt.Errorf("%w: an age is 0 to %d years", engagement.ErrOutOfRange, MaxAge)
	}
	return Age{uint8(years + 1)}, nil
}

// AgeOn returns the age on a day of a person born on another. It is not known
// where either day is not, or the birth lies after, or more than MaxAge years
// before. A year is completed on the birthday; one born on 29 February
// completes it on 1 March where the year has no such day, which no source
// settles.
func AgeOn(born, day engagement.Date) Age {
	if !born.IsKnown() || !day.IsKnown() || day.Compare(born) < 0 {
		return Age{}
	}
	y, m, d := born.YearMonthDay()
	year, month, dayOfMonth := day.YearMonthDay()
	years := year - y
	if month < m || month == m && dayOfMonth < d {
		years--
	}
	age, err := NewAge(years)
	if err != nil {
		return Age{}
	}
	return age
}

// IsKnown reports whether a is an age.
func (a Age) IsKnown() bool { return a.next != 0 }

// Years returns the completed years, and whether they are known.
func (a Age) Years() (years int, known bool) { return int(a.next) - 1, a.IsKnown() }

// Compare returns -1, 0 or +1 as a is lower than b, the same or higher. What
// is not known comes first.
func (a Age) Compare(b Age) int { return cmp.Compare(a.next, b.next) }

// String returns the years, or "not-known".
func (a Age) String() string {
	if !a.IsKnown() {
		return "not-known"
	}
	return strconv.Itoa(int(a.next) - 1)
}

// MarshalJSON returns the years as a number, and null where not known.
func (a Age) MarshalJSON() ([]byte, error) {
	if !a.IsKnown() {
		return []byte("null"), nil
	}
	return []byte(a.String()), nil
}

// UnmarshalJSON reads null or a whole number.
func (a *Age) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*a = Age{}
		return nil
	}
	years, err := strconv.Atoi(string(data))
	if err != nil {
		return fmt.Errorf("%w: an age is null or a whole number of years", engagement.ErrWrongType)
	}
	*a, err = NewAge(years)
	return err
}

// UnmarshalText reads the years as text, and empty text as not known.
func (a *Age) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*a = Age{}
		return nil
	}
	years, err := strconv.Atoi(string(text))
	if err != nil || !isDigits(string(text)) {
		return fmt.Errorf("%w: %s is not a whole number of years", engagement.ErrOutOfRange, word.Quote(string(text)))
	}
	*a, err = NewAge(years)
	return err
}
