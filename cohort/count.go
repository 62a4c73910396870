package cohort

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Count is a number of people or things that a document states. The zero
// value is a count that is not known, which is not a count of none. In JSON it
// is a whole number, and null where not known.
type Count struct {
	n      int64
	stated bool
}

// Counted returns the count of n. A negative one can be made, so that a mistake
// is not lost, and is refused by whatever reads it.
func Counted(n int64) Count { return Count{n, true} }

// IsKnown reports whether c is a count.
func (c Count) IsKnown() bool { return c.stated }

// Number returns the count, and whether it is known.
func (c Count) Number() (n int64, known bool) { return c.n, c.stated }

// Compare returns -1, 0 or +1 as c is smaller than d, the same or larger. What
// is not known comes first.
func (c Count) Compare(d Count) int {
	if c.stated != d.stated {
		if d.stated {
			return -1
		}
		return 1
	}
	return cmp.Compare(c.n, d.n)
}

// String returns the number, or "not-known".
func (c Count) String() string {
	if !c.stated {
		return "not-known"
	}
	return strconv.FormatInt(c.n, 10)
}

// MarshalJSON returns the number, and null where not known.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.stated {
		return []byte("null"), nil
	}
	return []byte(c.String()), nil
}

// UnmarshalJSON reads null or a whole number that is not negative.
func (c *Count) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*c = Count{}
		return nil
	}
	n, err := strconv.ParseInt(string(data), 10, 64)
	if err != nil {
		return fmt.Errorf("%w: a count is null or a whole number", engagement.ErrWrongType)
	}
	if n < 0 {
		return engagement.ErrNegative
	}
	*c = Counted(n)
	return nil
}

// check adds a problem at path where c is negative, and reports whether it can
// be worked with: known and not negative.
func (c Count) check(problems *engagement.Problems, path string) bool {
	if c.n < 0 {
		problems.Add(path, c.String(), engagement.ErrNegative)
		return false
	}
	return c.stated
}
