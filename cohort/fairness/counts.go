package fairness

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// MaxCount is the most people in a group: far more than there are, and few
// enough for sums of counts, and for the error stated with each figure.
const MaxCount = 1 << 40

// Counts are how many people were considered and how many of them selected.
// As a value for comparison, counts are ranked by their rate, exactly.
type Counts struct {
	Considered int64 `json:"considered"` // from 0 to MaxCount
	Selected   int64 `json:"selected"`   // from 0 to Considered
}

// Rate returns selected ÷ considered, correctly rounded; it does not exist
// where nobody was considered.
func (c Counts) Rate() Number {
	if !c.IsKnown() {
		return Number{}
	}
	return number(float64(c.Selected) / float64(c.Considered))
}

// IsKnown reports whether c has a rate: counts that are out of range have none,
// nor has a group in which nobody was considered.
func (c Counts) IsKnown() bool { return c.Considered > 0 && c.valid() }

func (c Counts) valid() bool {
	return c.Considered >= 0 && c.Considered <= MaxCount && c.Selected >= 0 && c.Selected <= c.Considered
}

// Compare returns -1, 0 or +1 as the rate of c is below, the same as or above
// that of d. Counts without a rate come before all others.
func (c Counts) Compare(d Counts) int {
	if !c.IsKnown() || !d.IsKnown() {
		return cmp.Compare(b2i(c.IsKnown()), b2i(d.IsKnown()))
	}
	hi, lo := bits.Mul64(uint64(c.Selected), uint64(d.Considered))
	hi2, lo2 := bits.Mul64(uint64(d.Selected), uint64(c.Considered))
	return cmp.Or(cmp.Compare(hi, hi2), cmp.Compare(lo, lo2))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Add returns the counts of both groups together. A sum that overflows is an
// error wrapping engagement.ErrOutOfRange.
func (c Counts) Add(d Counts) (Counts, error) {
	considered, ok1 := add(c.Considered, d.Considered)
	selected, ok2 := add(c.Selected, d.Selected)
	if !ok1 || !ok2 {
		return Counts{}, fmt.Errorf("%w: %v and %v together", engagement.ErrOutOfRange, c, d)
	}
	return Counts{considered, selected}, nil
}

// Sub returns by how much the counts of c are above those of d; either
// difference may be negative. One that overflows is an error wrapping
// engagement.ErrOutOfRange.
func (c Counts) Sub(d Counts) (Counts, error) {
	if d.Considered == math.MinInt64 || d.Selected == math.MinInt64 {
		return Counts{}, fmt.Errorf("%w: %v less %v", engagement.ErrOutOfRange, c, d)
	}
	return c.Add(Counts{-d.Considered, -d.Selected})
}

func add(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0)
}

// String returns such as "12 of 40 (0.3)"; the rate, of four significant
// digits, is left out where there is none.
func (c Counts) String() string {
	text := strconv.FormatInt(c.Selected, 10) + " of " + strconv.FormatInt(c.Considered, 10)
	if rate := c.Rate(); rate.exists {
		text += " (" + rate.String() + ")"
	}
	return text
}

// Validate returns all that is wrong with the counts, as engagement.Problems.
func (c Counts) Validate() error {
	var problems engagement.Problems
	c.check(&problems, "")
	return problems.Err()
}

func (c Counts) check(problems *engagement.Problems, path string) {
	field := func(name string) string {
		if path == "" {
			return name
		}
		return path + "." + name
	}
	for _, count := range []struct {
		name string
		n    int64
	}{{"considered", c.Considered}, {"selected", c.Selected}} {
		switch {
		case count.n < 0:
			problems.Add(field(count.name), strconv.FormatInt(count.n, 10), engagement.ErrNegative)
		case count.n > MaxCount:
			problems.Add(field(count.name), strconv.FormatInt(count.n, 10), fmt.Errorf("%w: at most %d people in a group", engagement.ErrTooMuch, int64(MaxCount)))
		}
	}
	if c.Selected > c.Considered && c.Considered >= 0 {
		problems.Add(field("selected"), strconv.FormatInt(c.Selected, 10), fmt.Errorf("%w: more than the %d considered", engagement.ErrTooMuch, c.Considered))
	}
}

// ratio returns the rate of c ÷ the rate of d, correctly rounded, so that a
// ratio of exactly 4/5 is the float64 0.8 and lies in a band from 0.8. It does
// not exist where either has no rate, or that of d is nought.
func (c Counts) ratio(d Counts) Number {
	if !c.IsKnown() || !d.IsKnown() || d.Selected == 0 {
		return Number{}
	}
	hi, above := bits.Mul64(uint64(c.Selected), uint64(d.Considered))
	hi2, below := bits.Mul64(uint64(c.Considered), uint64(d.Selected))
	if hi == 0 && hi2 == 0 && above < 1<<53 && below < 1<<53 {
		return number(float64(above) / float64(below)) // both exact
	}
	a := new(big.Int).Mul(big.NewInt(c.Selected), big.NewInt(d.Considered))
	b := new(big.Int).Mul(big.NewInt(c.Considered), big.NewInt(d.Selected))
	x, _ := new(big.Rat).SetFrac(a, b).Float64()
	return number(x)
}

// difference returns the rate of c less that of d, correctly rounded where the
// product of the numbers considered is below 2^53; it does not exist where
// either has no rate.
func (c Counts) difference(d Counts) Number {
	if !c.IsKnown() || !d.IsKnown() {
		return Number{}
	}
	if c.Considered < 1<<26 && d.Considered < 1<<26 {
		return number(float64(c.Selected*d.Considered-d.Selected*c.Considered) / float64(c.Considered*d.Considered))
	}
	return number(float64(c.Selected)/float64(c.Considered) - float64(d.Selected)/float64(d.Considered))
}
