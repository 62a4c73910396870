package division

import (
	"math/bits"
	"slices"
)

// selectFirst moves the k places that come first to the front, in no order. No
// two places may compare equal. Its cost is linear for all but orders made to
// defeat it, and n log n for those.
func selectFirst(places []int, k int, compare func(a, b int) int) {
	const few = 32 // as many are as well sorted
	for rounds := 2 * bits.Len(uint(len(places))); len(places) > few && rounds > 0; rounds-- {
		// Part them at one that comes about k-th among a few.
		var sample [few]int
		for i := range sample {
			sample[i] = places[i*(len(places)/few)]
		}
		slices.SortFunc(sample[:], compare)
		before := part(places, sample[min(k/(len(places)/few), few-1)], compare)
		switch {
		case before == 0:
			rounds = 0 // the same would come out again
		case k <= before:
			places = places[:before]
		default:
			places, k = places[before:], k-before
		}
	}
	slices.SortFunc(places, compare)
}

// part moves the places that come before pivot to the front, and returns how
// many they are.
func part(places []int, pivot int, compare func(a, b int) int) int {
	low, high := 0, len(places)
	for {
		for low < high && compare(places[low], pivot) < 0 {
			low++
		}
		for low < high && compare(places[high-1], pivot) >= 0 {
			high--
		}
		if low >= high {
			return low
		}
		places[low], places[high-1] = places[high-1], places[low]
	}
}
