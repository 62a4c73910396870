package apportion

import (
	"cmp"
	"math/bits"
)

// A remainder is what rounding down has left of the exact share of the claimant
// in a place.
type remainder struct {
	size  uint64 // in parts of a seat: all have the same
	place int
}

func (r remainder) at() int { return r.place }

// largestRemainder rounds the exact shares down and hands the seats left over to
// the largest remainders. Where bounds are met, the exact shares are those of the
// claimants between their bounds, in the seats that the others leave.
func (c contest) largestRemainder(before order) outcome {
	left, weight := c.settleBounds()
	seats := uint64(left)
	remainders := make([]remainder, 0, len(c.weights))
	for i, w := range c.weights {
		if c.least[i] == c.most[i] {
			continue
		}
		high, low := bits.Mul64(seats, uint64(w))
		whole, rest := bits.Div64(high, low, uint64(weight))
		c.least[i] = int64(whole)
		left -= int64(whole)
		if rest > 0 {
			remainders = append(remainders, remainder{rest, i})
		}
	}
	// The remainders add up to the seats that are left, and each is less
	// than one: so there are more remainders than seats.
	return hand(c.least, remainders, int(left), remainder.at,
		func(a, b remainder) int { return cmp.Compare(b.size, a.size) }, before)
}
