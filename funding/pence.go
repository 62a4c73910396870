package funding

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// Pence is an amount of money in whole pence, positive or negative, up to
// £92,233,720,368,547,758.07. Its zero value is no money, £0.00. Arithmetic
// that would overflow is an error, never a wrong amount. In JSON an amount is
// a string of pounds and pence, "2479.50".
//
// In a program an amount reads well with the pence set apart: 2_479_50.
type Pence int64

// Units that amounts are printed to.
const (
	Penny Pence = 1
	Pound Pence = 100
)

// What can be wrong with an amount.
var (
	ErrOverflow = errors.New("too large")
	ErrAmount   = errors.New("not an amount of money")
)

// ParsePence reads an amount such as "£2,479.50", "2479.50", "2479" or
// "-£0.05": an optional sign, an optional pound sign, pounds with or without
// commas between every three digits, and at most two decimals. Anything else
// is an error wrapping ErrAmount, or ErrOverflow where the amount is too large.
func ParsePence(text string) (Pence, error) {
	refuse := func(why string) (Pence, error) { return 0, fmt.Errorf("%w: %s: %s", ErrAmount, word.Quote(text), why) }
	rest, negative := strings.CutPrefix(text, "-")
	rest = strings.TrimPrefix(rest, "£")
	pounds, pence, point := strings.Cut(rest, ".")
	digits, ok := ungroup(pounds)
	switch {
	case text == "":
		return refuse("it is empty")
	case !ok:
		return refuse("the pounds should be digits, with commas between every three or none at all")
	case point && (len(pence) < 1 || len(pence) > 2 || !isDigits(pence)):
		return refuse("after the point there should be one or two digits")
	}
	for len(pence) < 2 {
		pence += "0"
	}
	magnitude, err := strconv.ParseUint(digits+pence, 10, 64)
	switch {
	case err != nil || magnitude > 1<<63 || magnitude == 1<<63 && !negative:
		return 0, fmt.Errorf("%w: %s", ErrOverflow, word.Quote(text))
	case negative:
		return Pence(-magnitude), nil // two's complement: right for 1<<63 too
	}
	return Pence(magnitude), nil
}

// ungroup removes the commas of whole pounds, and reports whether the digits
// and the commas stand as they should.
func ungroup(pounds string) (digits string, ok bool) {
	groups := strings.Split(pounds, ",")
	for i, group := range groups {
		first, alone := i == 0, len(groups) == 1
		if !isDigits(group) || group == "" || !alone && (first && len(group) > 3 || !first && len(group) != 3) {
			return "", false
		}
	}
	digits = strings.Join(groups, "")
	return digits, digits == "0" || digits[0] != '0'
}

func isDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// Add returns p + q, or an error wrapping ErrOverflow.
func (p Pence) Add(q Pence) (Pence, error) {
	sum := p + q
	if (sum > p) != (q > 0) && q != 0 {
		return 0, fmt.Errorf("%w: %v plus %v", ErrOverflow, p, q)
	}
	return sum, nil
}

// Sub returns p - q, or an error wrapping ErrOverflow.
func (p Pence) Sub(q Pence) (Pence, error) {
	difference := p - q
	if (difference < p) != (q > 0) && q != 0 {
		return 0, fmt.Errorf("%w: %v less %v", ErrOverflow, p, q)
	}
	return difference, nil
}

// Times returns n times p, or an error wrapping ErrOverflow.
func (p Pence) Times(n int64) (Pence, error) {
	hi, lo := bits.Mul64(p.magnitude(), Pence(n).magnitude())
	negative := (p < 0) != (n < 0)
	switch {
	case hi != 0 || lo > 1<<63 || lo == 1<<63 && !negative:
		return 0, fmt.Errorf("%w: %d times %v", ErrOverflow, n, p)
	case negative:
		return Pence(-lo), nil
	}
	return Pence(lo), nil
}

// Sum returns the sum of the amounts, or an error wrapping ErrOverflow. It is
// an error only where the sum itself is too large, in whatever order the
// amounts stand. Its cost is linear.
func Sum(amounts ...Pence) (Pence, error) {
	var t tally
	for _, amount := range amounts {
		t.add(amount)
	}
	return t.sum()
}

// A tally adds amounts in 128 bits, so that no order of them overflows on the
// way to a sum that does not.
type tally struct{ hi, lo uint64 }

func (t *tally) add(p Pence) {
	var carry uint64
	t.lo, carry = bits.Add64(t.lo, uint64(p), 0)
	t.hi, _ = bits.Add64(t.hi, uint64(p>>63), carry) // the sign, extended
}

func (t *tally) sum() (Pence, error) {
	sum := Pence(t.lo)
	if t.hi != uint64(sum>>63) {
		return 0, fmt.Errorf("%w: a sum", ErrOverflow)
	}
	return sum, nil
}

// Compare returns -1, 0 or +1 as p is less than, equal to or more than q.
func (p Pence) Compare(q Pence) int { return cmp.Compare(p, q) }

// magnitude is right for the least int64 too, which has no positive.
func (p Pence) magnitude() uint64 {
	if p < 0 {
		return -uint64(p)
	}
	return uint64(p)
}

// String returns p as "£2,479.50", and "-£2,479.50" where negative.
func (p Pence) String() string { return p.format("£", ",") }

// MarshalText returns p as "2479.50".
func (p Pence) MarshalText() ([]byte, error) { return []byte(p.format("", "")), nil }

func (p Pence) format(pound, comma string) string {
	m := p.magnitude()
	digits := strconv.FormatUint(m/100, 10)
	var text strings.Builder
	if p < 0 {
		text.WriteByte('-')
	}
	text.WriteString(pound)
	for i, digit := range digits {
		if left := len(digits) - i; i > 0 && left%3 == 0 {
			text.WriteString(comma)
		}
		text.WriteRune(digit)
	}
	fmt.Fprintf(&text, ".%02d", m%100)
	return text.String()
}

// UnmarshalText sets p to the amount that text names; see ParsePence.
func (p *Pence) UnmarshalText(text []byte) error {
	amount, err := ParsePence(string(text))
	if err != nil {
		return err
	}
	*p = amount
	return nil
}

// MarshalJSON returns p as a string, "2479.50".
func (p Pence) MarshalJSON() ([]byte, error) { return []byte(`"` + p.format("", "") + `"`), nil }

// UnmarshalJSON reads a string as ParsePence does, or a number with at most
// two decimals and no exponent.
func (p *Pence) UnmarshalJSON(data []byte) error {
	text := string(data)
	switch {
	case text == "":
		return engagement.ErrMissing
	case text[0] == '"':
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	case text[0] != '-' && !isDigits(text[:1]):
		return fmt.Errorf("%w: an amount is a string such as \"2479.50\"", engagement.ErrWrongType)
	}
	return p.UnmarshalText([]byte(text))
}

// inUnits returns p in whole units, rounded half up.
func (p Pence) inUnits(unit Pence) int64 {
	units, rest := p/unit, p%unit
	if rest < 0 {
		units, rest = units-1, rest+unit
	}
	if rest >= unit-rest {
		units++
	}
	return int64(units)
}

// sameUnits returns the least and the greatest amount that, rounded half up,
// is as many units as p: the amounts that p may stand for where it is printed
// to that unit. They stay inside the range of Pence.
func (p Pence) sameUnits(unit Pence) (least, greatest Pence) {
	middle := -(p % unit) // from p to what it rounds to
	if middle > 0 {
		middle -= unit
	}
	if -middle >= unit+middle {
		middle += unit
	}
	below, above := unit/2-middle, middle+(unit-unit/2)-1
	least, greatest = p-below, p+above
	if least > p {
		least = math.MinInt64
	}
	if greatest < p {
		greatest = math.MaxInt64
	}
	return least, greatest
}
