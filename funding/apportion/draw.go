package apportion

import (
	"math/bits"
	"math/rand/v2"
	"slices"
)

// draw draws an order of places, each as likely, and returns at which turn each
// place comes.
func draw(seed uint64, n int, sorted order) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, sorted)
	random := rand.NewPCG(seed, 0)
	for last := n - 1; last > 0; last-- {
		k := below(random, uint64(last)+1)
		places[last], places[k] = places[k], places[last]
	}
	turns := make([]int, n)
	for turn, place := range places {
		turns[place] = turn
	}
	return turns
}

// below draws a number from 0 to bound-1, each as likely. The bound is not 0.
func below(random *rand.PCG, bound uint64) uint64 {
	high, low := bits.Mul64(random.Uint64(), bound)
	if low < bound {
		for reject := -bound % bound; low < reject; {
			high, low = bits.Mul64(random.Uint64(), bound)
		}
	}
	return high
}
