package directory

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Count is a number of people or of places for them that may not be known.
// The zero value is not known, which is not nought. In JSON it is null or a
// whole number.
type Count struct {
	n     int64
	known bool
}

// CountOf returns the known count n. A negative one can be written down, and is
// a problem wherever it is used.
func CountOf(n int64) Count { return Count{n, true} }

// Int64 returns the count, and whether it is known; 0 where it is not.
func (c Count) Int64() (n int64, known bool) { return c.n, c.known }

// IsKnown reports whether the count is known.
func (c Count) IsKnown() bool { return c.known }

// Equal reports whether c and d are the same, as == does; it lets packages that
// compare values by reflection see that a Count is a value.
func (c Count) Equal(d Count) bool { return c == d }

// String returns the number, or "not-known".
func (c Count) String() string {
	if !c.known {
		return "not-known"
	}
	return strconv.FormatInt(c.n, 10)
}

// MarshalJSON returns the number, and null where it is not known.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.known {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, c.n, 10), nil
}

// UnmarshalJSON reads null or a whole number of 64 bits and nothing else.
func (c *Count) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*c = Count{}
		return nil
	}
	n, err := strconv.ParseInt(string(data), 10, 64)
	if err != nil {
		return fmt.Errorf("%w: a count is null or a whole number of 64 bits", engagement.ErrWrongType)
	}
	*c = CountOf(n)
	return nil
}

// check adds a problem at path for a negative count.
func (c Count) check(problems *engagement.Problems, path string) {
	if c.n < 0 {
		problems.Add(path, c.String(), engagement.ErrNegative)
	}
}
