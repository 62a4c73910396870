package funding

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// MaxParts is the most parts that Explain searches.
const MaxParts = 30

// MaxListed is the most explanations that Explain lists. It counts them all.
const MaxListed = 10

// Explanations are the sets of parts that, left out of a total or added to it,
// make it agree with a printed figure.
type Explanations struct {
	Parts  int           `json:"parts"`            // how many parts were searched; 0 where there was no search
	BySize []int64       `json:"bySize,omitempty"` // how many explanations make 0, 1, 2, … changes, up to the most that any makes
	Listed []Explanation `json:"listed,omitempty"` // those with the fewest changes, at most MaxListed
}

// An Explanation is one set of changes, by the ids of the lines.
type Explanation struct {
	LeftOut []string `json:"leftOut,omitempty"` // lines the figure speaks of, which the printed total would lack
	Added   []string `json:"added,omitempty"`   // other lines, which it would hold besides
}

// Count returns how many explanations there are in all. Zero after a search
// means that no set of the parts explains the figure.
func (e Explanations) Count() int64 {
	var count int64
	for _, n := range e.BySize {
		count += n
	}
	return count
}

// Fewest returns the number of changes of the explanations listed, and -1
// where there is none.
func (e Explanations) Fewest() int {
	return slices.IndexFunc(e.BySize, func(n int64) bool { return n > 0 })
}

// Explain searches for sets of the parts that explain why a figure, which
// should be the total of its lines, is not: those of its lines that were left
// out, and other lines that were added. An explanation makes the total agree
// with the figure, if only within rounding (R207). All sets are tried; those
// with the fewest changes are listed, in an order that does not depend on the
// order of the parts, and the number of all their rivals is counted.
//
// Parts of no amount explain nothing and are not searched. More than MaxParts
// others, a part twice, a figure that is not valid or is not a total, and
// amounts that overflow are errors.
//
// With n parts the search takes time and memory in the order of 2^(n/2): it
// meets in the middle.
func Explain(figure Figure, lines, parts []Line) (Explanations, error) {
	toggles, err := togglesOf(figure, parts)
	if err != nil {
		return Explanations{}, err
	}
	check, err := compare(figure, lines)
	if err != nil {
		return Explanations{}, err
	}
	// A set of changes explains the figure if it moves the computed total
	// to an amount that prints as the figure does.
	least, greatest := figure.Printed.sameUnits(figure.Unit)
	from, err := least.Sub(check.Computed)
	if err != nil {
		return Explanations{}, err
	}
	to, err := greatest.Sub(check.Computed)
	if err != nil {
		return Explanations{}, err
	}
	return search(toggles, max(from, -2*farthest), min(to, 2*farthest)), nil
}

// farthest is a bound on how far all parts together may move a total. Twice as
// far no set of them gets: up to there no sum or difference of moves overflows.
const farthest Pence = 1 << 61

// A toggle is a part and by how much changing it moves the total.
type toggle struct {
	line    Line
	counted bool // among the figure's lines, so that changing it leaves it out
	moves   Pence
}

func togglesOf(figure Figure, parts []Line) ([]toggle, error) {
	var problems engagement.Problems
	problems.AddAll("figure", figure.Validate())
	if figure.Measure != Total {
		problems.Add("figure.measure", figure.Measure.String(), fmt.Errorf("%w: only a total has parts", engagement.ErrOutOfRange))
	}
	type name struct {
		ledger Ledger
		id     string
	}
	seen := map[name]bool{}
	var toggles []toggle
	var reach tally
	for i, part := range parts {
		if n := (name{part.Ledger, part.ID}); seen[n] {
			problems.Add(fmt.Sprintf("parts[%d].id", i), strconv.Quote(part.ID), engagement.ErrDuplicate)
		} else {
			seen[n] = true
		}
		if part.Amount == 0 {
			continue
		}
		t := toggle{part, figure.Of.Matches(part), part.Amount}
		if t.counted {
			t.moves = -part.Amount
		}
		toggles = append(toggles, t)
		reach.add(Pence(part.Amount.magnitude()/2 + 1)) // the least amount has no positive, its half has
	}
	if len(toggles) > MaxParts {
		problems.Add("parts", strconv.Itoa(len(toggles)), fmt.Errorf("%w: at most %d are searched", engagement.ErrOutOfRange, MaxParts))
	}
	if half, err := reach.sum(); err != nil || half > farthest/2 {
		problems.Add("parts", "", ErrOverflow)
	}
	slices.SortFunc(toggles, func(a, b toggle) int {
		return cmp.Or(cmp.Compare(a.line.Ledger, b.line.Ledger), cmp.Compare(a.line.ID, b.line.ID))
	})
	return toggles, problems.Err()
}

// A subset of one half of the toggles: which, as a bit set, and how far it
// moves the total.
type subset struct {
	moves Pence
	which uint32
}

// search counts the subsets of toggles whose moves add up to an amount from
// from to to, by size, and lists the smallest.
func search(toggles []toggle, from, to Pence) Explanations {
	e := Explanations{Parts: len(toggles)}
	half := len(toggles) / 2
	left, right := subsets(toggles[:half]), subsets(toggles[half:])
	for size := range len(toggles) + 1 {
		var count int64
		for i := range left {
			if j := size - i; j >= 0 && j < len(right) {
				meet(left[i], right[j], from, to, func(a subset, bs []subset) {
					count += int64(len(bs))
				})
			}
		}
		if count == 0 {
			continue
		}
		e.BySize = append(e.BySize, make([]int64, size+1-len(e.BySize))...)
		e.BySize[size] = count
		if e.Listed == nil {
			e.Listed = list(toggles, left, right, size, from, to)
		}
	}
	return e
}

// subsets returns all subsets of the toggles by size, each size in the order
// of its moves.
func subsets(toggles []toggle) [][]subset {
	bySize := make([][]subset, len(toggles)+1)
	all := make([]subset, 1<<len(toggles))
	for which := range uint32(len(all)) {
		if which > 0 {
			last := bits.Len32(which) - 1
			all[which] = subset{all[which&^(1<<last)].moves + toggles[last].moves, which}
		}
		size := bits.OnesCount32(which)
		bySize[size] = append(bySize[size], all[which])
	}
	for _, list := range bySize {
		slices.SortFunc(list, func(a, b subset) int {
			return cmp.Or(cmp.Compare(a.moves, b.moves), cmp.Compare(a.which, b.which))
		})
	}
	return bySize
}

// meet calls found with each subset a of the left list for which there are
// subsets of the right list that bring the sum between from and to, and with
// those. Both lists are walked once, the right one backwards.
func meet(left, right []subset, from, to Pence, found func(a subset, bs []subset)) {
	low, high := len(right), len(right) // right[low:high] are the partners
	for _, a := range left {
		for high > 0 && right[high-1].moves > to-a.moves {
			high--
		}
		for low > 0 && right[low-1].moves >= from-a.moves {
			low--
		}
		if low < high {
			found(a, right[low:high])
		}
	}
}

// list returns up to MaxListed explanations of the given size, those with the
// first parts first.
func list(toggles []toggle, left, right [][]subset, size int, from, to Pence) []Explanation {
	half := len(toggles) / 2
	var first []uint32 // the best so far, as bit sets with the first part in the highest bit
	for i := range left {
		j := size - i
		if j < 0 || j >= len(right) {
			continue
		}
		meet(left[i], right[j], from, to, func(a subset, bs []subset) {
			for _, b := range bs {
				order := bits.Reverse32(a.which | b.which<<half)
				if len(first) == MaxListed && order < first[MaxListed-1] {
					continue
				}
				if at, _ := slices.BinarySearchFunc(first, order, func(x, y uint32) int { return cmp.Compare(y, x) }); at < MaxListed {
					first = slices.Insert(first, at, order)
					first = first[:min(len(first), MaxListed)]
				}
			}
		})
	}
	listed := make([]Explanation, len(first))
	for i, order := range first {
		for which := bits.Reverse32(order); which != 0; which &= which - 1 {
			t := toggles[bits.TrailingZeros32(which)]
			if t.counted {
				listed[i].LeftOut = append(listed[i].LeftOut, t.line.ID)
			} else {
				listed[i].Added = append(listed[i].Added, t.line.ID)
			}
		}
	}
	return listed
}
