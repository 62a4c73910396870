package division

import (
	"math/big"

	"github.com/thirdsector-go/partnership/internal/word"
)

// Dominance says which of two Lorenz curves is the more equal. The zero value is
// DominanceNotKnown.
type Dominance uint8

// What two curves can be to each other.
const (
	// DominanceNotKnown is for a curve of nobody or of nothing.
	DominanceNotKnown Dominance = iota
	// SameCurve is for two that are the same everywhere.
	SameCurve
	// Dominates is for a curve nowhere below the other, and somewhere above: any
	// index that respects transfers from richer to poorer calls it more equal.
	Dominates
	// Dominated is for a curve that the other dominates.
	Dominated
	// Crosses is for curves each above the other somewhere: which is the more
	// equal depends on the index.
	Crosses
)

var dominances = word.NewList[Dominance]("Dominance", "not-known", "same", "dominates", "dominated", "crosses")

// ParseDominance returns the relation that text names; empty text is
// DominanceNotKnown, and other text wraps engagement.ErrUnknownWord.
func ParseDominance(text string) (Dominance, error) { return dominances.Parse(text) }

// Dominances lists the relations.
func Dominances() []Dominance { return dominances.Values() }

// String returns the word of d, such as "dominates".
func (d Dominance) String() string { return dominances.String(d) }

// MarshalText returns the word of d.
func (d Dominance) MarshalText() ([]byte, error) { return dominances.Marshal(d) }

// UnmarshalText sets d to the relation that text names; see ParseDominance.
func (d *Dominance) UnmarshalText(text []byte) error { return dominances.Unmarshal(d, text) }

// Dominance says what c is to other, in parts of the whole: the curves may be of
// different totals and of different numbers of claimants. It is exact: a penny
// can make two curves cross that would not as fractions. Its cost is linear in
// both. See Atkinson, Journal of Economic Theory 2 (1970), and for ways to share
// a budget Bosmans and Lauwers, International Journal of Game Theory 40 (2011).
func (c LorenzCurve) Dominance(other LorenzCurve) Dominance {
	if c.Total() == 0 || other.Total() == 0 {
		return DominanceNotKnown
	}
	// Both are straight between their points: what holds at the points of
	// either holds everywhere.
	above, below := c.aboveAt(other)
	otherAbove, otherBelow := other.aboveAt(c)
	above, below = above || otherBelow, below || otherAbove
	switch {
	case above && below:
		return Crosses
	case above:
		return Dominates
	case below:
		return Dominated
	}
	return SameCurve
}

// aboveAt reports whether at some point of its own c is above other, and at some
// below.
func (c LorenzCurve) aboveAt(other LorenzCurve) (above, below bool) {
	n, m := uint64(len(c.sums)), uint64(len(other.sums))
	if n == m {
		for k, sum := range c.sums {
			order := compareProducts(uint64(sum), uint64(other.Total()), uint64(other.sums[k]), uint64(c.Total()))
			above, below = above || order > 0, below || order < 0
		}
		return above, below
	}
	// With other numbers the point stands between two of the other's: k/n of
	// the claimants are q + r/n of its m.
	ours, theirs, part := new(big.Int), new(big.Int), new(big.Int)
	total, times := big.NewInt(int64(c.Total())), new(big.Int).Mul(big.NewInt(int64(n)), big.NewInt(int64(other.Total())))
	q, r := uint64(0), uint64(0)
	for k := range c.sums[:n-1] {
		q, r = q+m/n, r+m%n
		if r >= n {
			q, r = q+1, r-n
		}
		ours.Mul(part.SetInt64(int64(c.sums[k])), times)
		theirs.Mul(part.SetInt64(int64(other.at(int(q)))), theirs.SetUint64(n))
		if r > 0 {
			step := part.SetInt64(int64(other.at(int(q)+1) - other.at(int(q))))
			theirs.Add(theirs, step.Mul(step, new(big.Int).SetUint64(r)))
		}
		order := ours.Cmp(theirs.Mul(theirs, total))
		above, below = above || order > 0, below || order < 0
	}
	return above, below
}
