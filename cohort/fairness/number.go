package fairness

import (
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// The digits to which figures are printed: fewer than a float64 has, as its last
// bits differ from machine to machine.
const (
	textDigits = 4  // significant, for people
	jsonDigits = 12 // significant, for programs
)

// A Number is a figure that may not exist, such as a rate of nobody. It is
// never infinite. The zero value does not exist. In JSON it is null or a number
// of twelve significant digits.
type Number struct {
	x      float64
	exists bool
}

// NumberOf returns the figure x, which does not exist where x is infinite or not
// a number.
func NumberOf(x float64) Number {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return Number{}
	}
	return number(x)
}

func number(x float64) Number { return Number{x, true} }

// Float64 returns the figure, and whether it exists; 0 where it does not.
func (n Number) Float64() (x float64, exists bool) { return n.x, n.exists }

// Equal reports whether n and m are the same, as == does; it lets packages that
// compare values by reflection see that a Number is a value.
func (n Number) Equal(m Number) bool { return n == m }

// String returns the figure to four significant digits, and "-" where it does
// not exist.
func (n Number) String() string {
	if !n.exists {
		return "-"
	}
	return strconv.FormatFloat(n.x, 'g', textDigits, 64)
}

// MarshalJSON returns the figure to twelve significant digits, and null where
// it does not exist.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.exists {
		return []byte("null"), nil
	}
	return appendJSON(nil, n.x), nil
}

// appendJSON appends x, to twelve significant digits; null for infinity.
func appendJSON(text []byte, x float64) []byte {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return append(text, "null"...)
	}
	return strconv.AppendFloat(text, x, 'g', jsonDigits, 64)
}

// An Interval is a confidence interval, both ends included, that may not exist.
// Its upper end may be infinite: then the data set no limit. The zero value does
// not exist. In JSON it is null, or an object of low and high, with null for an
// infinite end.
type Interval struct {
	low, high float64
	exists    bool
}

func interval(low, high float64) Interval { return Interval{low, high, true} }

// Bounds returns the ends, and whether the interval exists; zeros where it does
// not. An end without limit is +Inf.
func (i Interval) Bounds() (low, high float64, exists bool) { return i.low, i.high, i.exists }

// Equal reports whether i and j are the same, as == does.
func (i Interval) Equal(j Interval) bool { return i == j }

// Contains answers whether x lies in the interval; not known where the interval
// does not exist.
func (i Interval) Contains(x float64) engagement.Answer {
	if !i.exists {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(i.low <= x && x <= i.high)
}

// String returns such as "0.8 to 1.25", each to four significant digits, and
// "-" where the interval does not exist.
func (i Interval) String() string {
	if !i.exists {
		return "-"
	}
	return end(i.low) + " to " + end(i.high)
}

func end(x float64) string {
	if math.IsInf(x, 1) {
		return "no limit"
	}
	return number(x).String()
}

// MarshalJSON returns {"low":…,"high":…} to twelve significant digits, or null.
func (i Interval) MarshalJSON() ([]byte, error) {
	if !i.exists {
		return []byte("null"), nil
	}
	text := appendJSON([]byte(`{"low":`), i.low)
	text = appendJSON(append(text, `,"high":`...), i.high)
	return append(text, '}'), nil
}
