package apportion

import "slices"

// selectFirst puts the k items first that come first, in any order, and after
// them those that are equal to the last of the k. It returns how many are
// better than that one, and how many are equal to it. There are at least k
// items, and k is not 0. Its cost is linear, whatever the items: a pivot is
// taken from a sample, and where that served badly from the medians of fives
// (Blum, Floyd, Pratt, Rivest and Tarjan 1973).
func selectFirst[T any](items []T, k int, compare func(a, b T) int) (better, equal int) {
	low, high := 0, len(items) // what comes before low is better, what comes from high on is worse
	careful := false
	for {
		part := items[low:high]
		pivot := sampled(part, compare)
		if careful {
			pivot = medianOfMedians(part, compare)
		}
		first, last := partition(part, pivot, compare)
		switch {
		case k <= low+first:
			high = low + first
		case k > low+last:
			low += last
		default:
			return low + first, last - first
		}
		careful = careful || high-low > len(part)-len(part)/4
	}
}

// partition puts the items before the pivot first and those after it last, and
// returns where those equal to it begin and end.
func partition[T any](items []T, pivot T, compare func(a, b T) int) (first, last int) {
	last = len(items)
	for i := 0; i < last; {
		switch order := compare(items[i], pivot); {
		case order < 0:
			items[i], items[first] = items[first], items[i]
			first++
			i++
		case order > 0:
			last--
			items[i], items[last] = items[last], items[i]
		default:
			i++
		}
	}
	return first, last
}

// sampled returns the median of some items from all over.
func sampled[T any](items []T, compare func(a, b T) int) T {
	var sample [9]T
	for i := range sample {
		sample[i] = items[i*(len(items)-1)/(len(sample)-1)]
	}
	slices.SortFunc(sample[:], compare)
	return sample[len(sample)/2]
}

// medianOfMedians returns an item with at least about three in ten on either
// side.
func medianOfMedians[T any](items []T, compare func(a, b T) int) T {
	if len(items) <= 5 {
		slices.SortFunc(items, compare)
		return items[len(items)/2]
	}
	medians := 0
	for i := 0; i+5 <= len(items); i += 5 {
		slices.SortFunc(items[i:i+5], compare)
		items[medians], items[i+2] = items[i+2], items[medians]
		medians++
	}
	middle := medians / 2
	first, last := 0, medians
	for {
		part := items[first:last]
		pivot := medianOfMedians(part, compare)
		before, after := partition(part, pivot, compare)
		switch {
		case middle < first+before:
			last = first + before
		case middle >= first+after:
			first += after
		default:
			return pivot
		}
	}
}
