package funding

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Percent is a share as it is printed: a whole number of units of the last
// decimal. 22% is {22, 0}, 55.84% is {5584, 2}. The zero value is 0%.
type Percent struct {
	Units    int64
	Decimals int // from 0 to MaxDecimals
}

// MaxDecimals is the most decimals that a Percent has.
const MaxDecimals = 6

var powersOfTen = [MaxDecimals + 1]int64{1, 10, 100, 1e3, 1e4, 1e5, 1e6}

// PercentOf returns part as a share of whole, rounded half up to the given
// decimals (R208). Shares of one whole are rounded each by itself and need not
// add up to 100%; CheckColumn says whether they do so well enough. A negative
// part, a whole that is not positive, and decimals out of range are errors
// wrapping engagement.ErrOutOfRange; a share too large to write wraps
// ErrOverflow.
func PercentOf(part, whole Pence, decimals int) (Percent, error) {
	switch {
	case decimals < 0 || decimals > MaxDecimals:
		return Percent{}, fmt.Errorf("%w: %d decimals are not from 0 to %d", engagement.ErrOutOfRange, decimals, MaxDecimals)
	case part < 0:
		return Percent{}, fmt.Errorf("%w: the part %v is negative", engagement.ErrOutOfRange, part)
	case whole <= 0:
		return Percent{}, fmt.Errorf("%w: the whole %v is not positive", engagement.ErrOutOfRange, whole)
	}
	// floor(100 part/whole + 1/2), both terms doubled, in 128 bits.
	hi, lo := bits.Mul64(uint64(part), uint64(200*powersOfTen[decimals]))
	lo, carry := bits.Add64(lo, uint64(whole), 0)
	hi += carry
	if hi >= 2*uint64(whole) {
		return Percent{}, fmt.Errorf("%w: %v as a share of %v", ErrOverflow, part, whole)
	}
	units, _ := bits.Div64(hi, lo, 2*uint64(whole))
	if units > math.MaxInt64 {
		return Percent{}, fmt.Errorf("%w: %v as a share of %v", ErrOverflow, part, whole)
	}
	return Percent{int64(units), decimals}, nil
}

// ParsePercent reads a printed share, such as "22%" or "55.84%". Other text is
// an error wrapping engagement.ErrOutOfRange.
func ParsePercent(text string) (Percent, error) {
	number, ok := strings.CutSuffix(text, "%")
	whole, fraction, point := strings.Cut(number, ".")
	if !ok || whole == "" || !isDigits(whole) || len(whole) > 1 && whole[0] == '0' || point && fraction == "" || !isDigits(fraction) || len(fraction) > MaxDecimals {
		return Percent{}, fmt.Errorf("%w: %s is not a share such as 22%% or 55.84%%", engagement.ErrOutOfRange, word.Quote(text))
	}
	units, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return Percent{}, fmt.Errorf("%w: the share %s is too large", engagement.ErrOutOfRange, word.Quote(text))
	}
	return Percent{units, len(fraction)}, nil
}

// Validate returns a problem for negative units and for decimals out of range.
func (p Percent) Validate() error {
	var problems engagement.Problems
	if p.Units < 0 {
		problems.Add("", strconv.FormatInt(p.Units, 10), engagement.ErrNegative)
	}
	if p.Decimals < 0 || p.Decimals > MaxDecimals {
		problems.Add("", strconv.Itoa(p.Decimals), fmt.Errorf("%w: decimals are from 0 to %d", engagement.ErrOutOfRange, MaxDecimals))
	}
	return problems.Err()
}

// String returns p as printed, such as "55.84%".
func (p Percent) String() string {
	if p.Validate() != nil {
		return fmt.Sprintf("Percent(%d, %d)", p.Units, p.Decimals)
	}
	if p.Decimals == 0 {
		return strconv.FormatInt(p.Units, 10) + "%"
	}
	one := powersOfTen[p.Decimals]
	return fmt.Sprintf("%d.%0*d%%", p.Units/one, p.Decimals, p.Units%one)
}

// MarshalText returns p as printed.
func (p Percent) MarshalText() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return []byte(p.String()), nil
}

// UnmarshalText sets p to the share that text names; see ParsePercent.
func (p *Percent) UnmarshalText(text []byte) error {
	percent, err := ParsePercent(string(text))
	if err != nil {
		return err
	}
	*p = percent
	return nil
}

// CheckColumn says whether a column of printed shares adds up to 100% (R209):
// exactly, within the half unit that rounding may have moved each, or not. The
// shares must be printed to the same decimals. A column that is not is an
// error wrapping engagement.ErrOutOfRange; so is an empty one.
func CheckColumn(column []Percent) (Agreement, error) {
	if len(column) == 0 {
		return AgreementNotKnown, fmt.Errorf("%w: a column without shares", engagement.ErrOutOfRange)
	}
	var problems engagement.Problems
	var sum tally
	for i, p := range column {
		path := fmt.Sprintf("[%d]", i)
		problems.AddAll(path, p.Validate())
		if p.Decimals != column[0].Decimals {
			problems.Add(path, p.String(), fmt.Errorf("%w: printed to other decimals than %v", engagement.ErrOutOfRange, column[0]))
		}
		sum.add(Pence(p.Units)) // units, here
	}
	if err := problems.Err(); err != nil {
		return AgreementNotKnown, err
	}
	total, err := sum.sum()
	if err != nil {
		return AgreementNotKnown, err
	}
	off := int64(total) - 100*powersOfTen[column[0].Decimals]
	switch n := int64(len(column)); {
	case off == 0:
		return Agrees, nil
	case off <= n/2 && off >= -n/2: // off and n/2 in whole units: 2·|off| ≤ n
		return AgreesWithinRounding, nil
	}
	return Disagrees, nil
}
