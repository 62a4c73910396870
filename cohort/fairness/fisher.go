package fairness

import (
	"math/big"
	"math/bits"
)

// Fisher returns the two-sided p-value of Fisher's exact test that two groups
// have the same rate: the probability, with all totals held, of the tables no
// more probable than the one observed (Irwin 1935; Freeman and Halton 1951). It
// does not exist where nobody was considered in either group. Counts out of
// range are Problems.
//
// Probabilities are built up from the most probable table by ratios of whole
// numbers, so that no logarithm of a factorial loses digits. The relative error
// is below 1e-11 up to a million people, and below 2e-8 at MaxCount. Tables just
// as probable as the one observed are told from others exactly, unless they lie
// more than 4,096 people apart; there, within one part in ten million counts as
// the same. A p-value below 1e-300 is 0. The cost is linear in the standard
// deviation of the selected in a group: at most the square root of the people.
func Fisher(group, reference Counts) (Number, error) {
	if _, err := prepare(0, twoNames, group, reference); err != nil {
		return Number{}, err
	}
	return fisher(group, reference), nil
}

func fisher(group, reference Counts) Number {
	if !group.IsKnown() || !reference.IsKnown() {
		return Number{}
	}
	return number(newTables(group, reference).atMost(group.Selected))
}

// Tables are the two-by-two tables with given totals, by how many of the group
// are selected.
type tables struct {
	group, reference int64 // considered
	selected         int64 // in both
	low, mode, high  int64 // of the number selected in the group
}

const (
	negligible = 1e-22  // of a sum: beyond, the terms fall at least geometrically
	nothing    = 1e-300 // of the most probable table's probability
	sameWithin = 1e-7   // relative; far above the error of a weight
	farApart   = 4096
)

func newTables(group, reference Counts) tables {
	t := tables{group: group.Considered, reference: reference.Considered, selected: group.Selected + reference.Selected}
	t.low = max(0, t.selected-t.reference)
	t.high = min(t.selected, t.group)
	// The mode is (selected + 1)(group + 1) ÷ (all + 2), rounded down.
	hi, lo := bits.Mul64(uint64(t.selected+1), uint64(t.group+1))
	mode, _ := bits.Div64(hi, lo, uint64(t.group+t.reference+2))
	t.mode = int64(mode)
	return t
}

// up is how much more probable k+1 is than k.
func (t tables) up(k int64) float64 {
	return float64(t.group-k) * float64(t.selected-k) / (float64(k+1) * float64(t.reference-t.selected+k+1))
}

// next is how much more probable the neighbour of k is that lies step away.
func (t tables) next(k, step int64) float64 {
	if step > 0 {
		return t.up(k)
	}
	return 1 / t.up(k-1)
}

// atMost returns the probability of the tables no more probable than k.
func (t tables) atMost(k int64) float64 {
	if k == t.mode {
		return 1
	}
	step := int64(1)
	if k < t.mode {
		step = -1
	}
	// Weights are probabilities relative to the mode's.
	weight := 1.0
	for at := t.mode; at != k; at += step {
		weight = float64(weight * t.next(at, step))
		if weight < nothing {
			return 0
		}
	}
	tail := t.outwards(k, weight, step)
	// On the other side lie the mode, which may be as probable as k, and beyond.
	at, other := t.mode, 1.0
	total := t.outwards(at, other, step) - other
	for at >= t.low && at <= t.high && other > 0 && !t.noMore(at, other, k, weight) {
		total += other
		if at == t.low && step > 0 || at == t.high && step < 0 {
			other = 0
			break
		}
		other = float64(other * t.next(at, -step))
		at -= step
	}
	if other > 0 {
		rest := t.outwards(at, other, -step)
		tail += rest
		total += rest
	}
	return min(1, tail/total)
}

// outwards sums the weights from k, whose weight is given, away from the mode.
func (t tables) outwards(k int64, weight float64, step int64) float64 {
	sum := weight
	for (step > 0 && k < t.high || step < 0 && k > t.low) && weight > negligible*sum {
		weight = float64(weight * t.next(k, step)) // never fused with the sum, on any machine
		k += step
		sum += weight
	}
	return sum
}

// noMore reports whether at is no more probable than k.
func (t tables) noMore(at int64, atWeight float64, k int64, kWeight float64) bool {
	switch {
	case atWeight < kWeight*(1-sameWithin):
		return true
	case atWeight > kWeight*(1+sameWithin):
		return false
	case t.group == t.reference && at+k == t.selected, 2*t.selected == t.group+t.reference && at+k == t.group:
		return true // one is the mirror image of the other
	}
	from, to := min(at, k), max(at, k)
	if to-from > farApart {
		return true
	}
	// The probability of to ÷ that of from, as above ÷ below.
	above, below := big.NewInt(1), big.NewInt(1)
	var factor big.Int
	for j := from; j < to; j++ {
		above.Mul(above, factor.SetInt64(t.group-j))
		above.Mul(above, factor.SetInt64(t.selected-j))
		below.Mul(below, factor.SetInt64(j+1))
		below.Mul(below, factor.SetInt64(t.reference-t.selected+j+1))
	}
	order := above.Cmp(below) // of to against from
	if at == to {
		return order <= 0
	}
	return order >= 0
}
