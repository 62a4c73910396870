package fairness

import "math"

// Katz returns the log interval of the ratio of two rates (Katz et al. 1978,
// method C): the ratio times and divided by exp(z √(1/x₁ - 1/n₁ + 1/x₂ - 1/n₂)).
//
// It does not exist where nobody was considered or nobody selected in either
// group, nor where everybody was selected in both: the formula then gives an
// interval without width, which would claim a certainty that one person in each
// cannot give. [Koopman] gives the interval in all of these cases. It is poor for
// small counts. Level 0 means DefaultLevel; counts or a level out of range are
// Problems.
func Katz(group, reference Counts, level float64) (Interval, error) {
	z, err := prepare(level, twoNames, group, reference)
	if err != nil {
		return Interval{}, err
	}
	return katz(group, reference, z), nil
}

func katz(group, reference Counts, z float64) Interval {
	ratio := group.ratio(reference)
	if !ratio.exists || group.Selected == 0 {
		return Interval{}
	}
	spread := missed(group) + missed(reference)
	if spread == 0 {
		return Interval{}
	}
	factor := math.Exp(z * math.Sqrt(spread))
	return interval(ratio.x/factor, ratio.x*factor)
}

// missed is 1/x - 1/n, in the form in which nothing cancels.
func missed(c Counts) float64 {
	return float64(c.Considered-c.Selected) / float64(c.Selected) / float64(c.Considered)
}
