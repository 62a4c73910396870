package fairness

import "math"

// Wilson returns the score interval of a rate (Wilson 1927): the rates p that a
// score test of p at the level does not reject. It lies within 0 and 1, and has
// a width for rates of nought and of one too. It does not exist where nobody was
// considered. Level 0 means DefaultLevel; counts or a level out of range are
// Problems.
func Wilson(c Counts, level float64) (Interval, error) {
	z, err := prepare(level, oneName, c)
	if err != nil {
		return Interval{}, err
	}
	return wilson(c, z), nil
}

// The ends are the roots of (n + z²)p² - (2x + z²)p + x²/n. The upper is found
// first: nothing cancels in it, and the product of the two gives the lower.
func wilson(c Counts, z float64) Interval {
	if !c.IsKnown() {
		return Interval{}
	}
	x, n := float64(c.Selected), float64(c.Considered)
	square := float64(z * z)
	high := (2*x + square + float64(z*math.Sqrt(square+float64(4*x*(float64(c.Considered-c.Selected)/n))))) / (2 * (n + square))
	low := x / n * x / ((n + square) * high)
	switch c.Selected {
	case 0:
		low = 0
	case c.Considered:
		high = 1
	}
	// Rounding may put the rate itself outside an interval that touches it.
	rate := x / n
	return interval(min(low, rate), max(high, rate))
}
