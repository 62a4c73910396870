package fairness

import (
	"cmp"
	"slices"
)

// Holm returns the p-values of several comparisons, adjusted by Holm's
// step-down procedure (Holm 1979): the least times the number of comparisons,
// the next times one fewer, and so on, none less than the one before, none above
// 1. Among all comparisons whose adjusted value is at most α, one or more are
// false with a probability of at most α, whatever depends on what. A p-value
// that does not exist is no comparison and stays so. The input is not changed.
// The cost is that of sorting.
func Holm(p []Number) []Number {
	adjusted := make([]Number, len(p))
	order := make([]int, 0, len(p))
	for i, value := range p {
		if value.exists {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(p[i].x, p[j].x) })
	least := 0.0
	for rank, i := range order {
		least = max(least, min(1, float64(len(order)-rank)*p[i].x))
		adjusted[i] = number(least)
	}
	return adjusted
}
