package fairness

import "math"

// Koopman returns the score interval of the ratio of two rates (Koopman 1984):
// the ratios that Pearson's chi-squared test at the level does not reject. It is
// the small-sample alternative to [Katz], and exists wherever somebody was
// considered in both groups: where nobody was selected in the group it begins
// at 0, and where nobody was in the reference it has no upper limit. Fagerland,
// Lydersen and Laake (2015, Statistical Methods in Medical Research 24,
// 224-254) recommend it for ratios.
//
// Level 0 means DefaultLevel; counts or a level out of range are Problems. The
// ends are found by bisection, in sixty steps whatever the counts.
func Koopman(group, reference Counts, level float64) (Interval, error) {
	z, err := prepare(level, twoNames, group, reference)
	if err != nil {
		return Interval{}, err
	}
	return koopman(group, reference, z), nil
}

func koopman(group, reference Counts, z float64) Interval {
	if !group.IsKnown() || !reference.IsKnown() {
		return Interval{}
	}
	low, high := 0.0, math.Inf(1)
	if group.Selected > 0 {
		low = scoreRoot(group, reference, z)
	}
	if reference.Selected > 0 {
		high = scoreRoot(group, reference, -z)
	}
	// Rounding may put the ratio itself outside an interval that touches it.
	if ratio := group.ratio(reference); ratio.exists {
		low, high = min(low, ratio.x), max(high, ratio.x)
	}
	return interval(low, high)
}

// scoreRoot returns the ratio at which the score is z. The score falls as the
// ratio rises.
func scoreRoot(group, reference Counts, z float64) float64 {
	// The bits of a positive float64 are in the order of its values, so that
	// halving them finds the nearest one. Of counts up to MaxCount no end that is
	// looked for lies beyond these.
	low, high := math.Float64bits(1e-35), math.Float64bits(1e35)
	for high-low > 1 {
		middle := low + (high-low)/2
		if score(group, reference, math.Float64frombits(middle)) > z {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Float64frombits(low)
}

// score is (p₁ - θp₂)/√(p̃₁(1-p̃₁)/n₁ + θ²p̃₂(1-p̃₂)/n₂), where p̃₁ = θp̃₂ are the
// rates of greatest likelihood among those whose ratio is θ.
func score(group, reference Counts, ratio float64) float64 {
	x1, n1 := float64(group.Selected), float64(group.Considered)
	x2, n2 := float64(reference.Selected), float64(reference.Considered)
	// p̃₂ is the lesser root of (n₁+n₂)θp² - ((n₁+x₂)θ + x₁+n₂)p + x₁+x₂. The
	// discriminant is written as a sum, so that nothing cancels in it.
	left, right := float64((n1+x2)*ratio), x1+n2
	root := math.Sqrt(float64((left-right)*(left-right)) + float64(4*ratio*(n1-x1)*(n2-x2)))
	p2 := min(1, 2*(x1+x2)/(left+right+root))
	p1 := min(1, float64(ratio*p2))
	variance := float64(p1*(1-p1)/n1) + float64(ratio*ratio*p2*(1-p2)/n2)
	distance := x1/n1 - float64(ratio*(x2/n2))
	if variance <= 0 && distance == 0 {
		return 0 // everybody is selected in both, and the ratio is 1
	}
	return distance / math.Sqrt(variance)
}
