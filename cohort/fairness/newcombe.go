package fairness

import "math"

// Newcombe returns the hybrid score interval of the difference between two
// rates, the group's less the reference's (Newcombe 1998, method 10), made of
// the Wilson intervals of each. It lies within -1 and 1, and does not exist
// where nobody was considered in either. Level 0 means DefaultLevel; counts or a
// level out of range are Problems.
func Newcombe(group, reference Counts, level float64) (Interval, error) {
	z, err := prepare(level, twoNames, group, reference)
	if err != nil {
		return Interval{}, err
	}
	return newcombe(group, reference, z), nil
}

func newcombe(group, reference Counts, z float64) Interval {
	difference := group.difference(reference)
	if !difference.exists {
		return Interval{}
	}
	one, two := wilson(group, z), wilson(reference, z)
	p1, p2 := group.Rate().x, reference.Rate().x
	low := difference.x - math.Hypot(p1-one.low, two.high-p2)
	high := difference.x + math.Hypot(one.high-p1, p2-two.low)
	// The bounds hold exactly; the last bit of a sum need not know it.
	return interval(max(-1, low), min(1, high))
}
