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

// An Explanation is one set of changes.
type Explanation struct {
	LeftOut []LineID `json:"leftOut,omitempty"` // lines the figure speaks of, which the printed total would lack
	Added   []LineID `json:"added,omitempty"`   // other lines, which it would hold besides
}

// A LineID names a line: its id is unique within its ledger.
type LineID struct {
	Ledger Ledger `json:"ledger"`
	ID     string `json:"id"`
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
// A part that the figure speaks of has to be one of the lines. Parts of no
// amount explain nothing and are not searched. More than MaxParts others, a
// part twice, a part that its line contradicts, a figure that is not valid or
// is not a total, and amounts that overflow are errors.
//
// With n parts the search takes time and memory in the order of 2^(n/2), tens
// of milliseconds at most: it meets in the middle.
func Explain(figure Figure, lines, parts []Line) (Explanations, error) {
	toggles, err := togglesOf(figure, lines, parts)
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
	return search(toggles, within(from), within(to)), nil
}

// farthest is a bound on how far all parts together may move a total. Nothing
// twice as far is reached, and up to there no difference of moves overflows.
const farthest Pence = 1 << 61

// within brings an end of the range searched to where that is all it says.
func within(end Pence) Pence { return min(max(end, -2*farthest), 2*farthest) }

// A toggle is a part and by how much changing it moves the total.
type toggle struct {
	id      LineID
	counted bool // among the figure's lines, so that changing it leaves it out
	moves   Pence
}

func togglesOf(figure Figure, lines, parts []Line) ([]toggle, error) {
	var problems engagement.Problems
	problems.AddAll("figure", figure.Validate())
	if figure.Measure != Total {
		problems.Add("figure.measure", figure.Measure.String(), fmt.Errorf("%w: only a total has parts", engagement.ErrOutOfRange))
	}
	known := map[LineID]Line{}
	for _, line := range lines {
		known[LineID{line.Ledger, line.ID}] = line
	}
	seen := map[LineID]bool{}
	var toggles []toggle
	var reach tally
	for i, part := range parts {
		id := LineID{part.Ledger, part.ID}
		path := fmt.Sprintf("parts[%d]", i)
		line, isLine := known[id]
		counted := figure.Of.Matches(part)
		switch {
		case seen[id]:
			problems.Add(path+".id", strconv.Quote(part.ID), engagement.ErrDuplicate)
		case counted && !isLine:
			problems.Add(path+".id", strconv.Quote(part.ID), fmt.Errorf("%w line among the figure's", engagement.ErrUnknownID))
		case isLine && line != part:
			problems.Add(path, strconv.Quote(part.ID), fmt.Errorf("%w: its line is another", engagement.ErrContradicts))
		}
		seen[id] = true
		if part.Amount == 0 {
			continue
		}
		t := toggle{id, counted, part.Amount}
		if counted {
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
		return cmp.Or(cmp.Compare(a.id.Ledger, b.id.Ledger), cmp.Compare(a.id.ID, b.id.ID))
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
				count += meet(left[i], right[j], from, to)
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

// meet counts the pairs of a left and a right subset that together move the
// total by an amount from from to to. Both lists are walked once, the right one
// backwards.
func meet(left, right []subset, from, to Pence) (pairs int64) {
	low, high := len(right), len(right) // right[low:high] are the partners
	for _, a := range left {
		for high > 0 && right[high-1].moves > to-a.moves {
			high--
		}
		for low > 0 && right[low-1].moves >= from-a.moves {
			low--
		}
		pairs += int64(high - low)
	}
	return pairs
}

// list returns up to MaxListed explanations of the given size, those with the
// first parts first: it goes through the left subsets in that order until
// enough have partners.
func list(toggles []toggle, left, right [][]subset, size int, from, to Pence) []Explanation {
	var lefts []subset
	for i := range left {
		if j := size - i; j >= 0 && j < len(right) {
			lefts = append(lefts, left[i]...)
		}
	}
	slices.SortFunc(lefts, firstParts)
	var listed []Explanation
	for _, a := range lefts {
		partners := right[size-bits.OnesCount32(a.which)]
		byMoves := func(s subset, moves Pence) int { return cmp.Compare(s.moves, moves) }
		low, _ := slices.BinarySearchFunc(partners, from-a.moves, byMoves)
		high, _ := slices.BinarySearchFunc(partners, to-a.moves+1, byMoves)
		bs := slices.SortedFunc(slices.Values(partners[low:high]), firstParts)
		for _, b := range bs {
			if len(listed) == MaxListed {
				return listed
			}
			listed = append(listed, explanation(toggles, a.which|b.which<<(len(toggles)/2)))
		}
	}
	return listed
}

// firstParts orders subsets of one size by their parts, first parts first.
func firstParts(a, b subset) int {
	return cmp.Compare(bits.Reverse32(b.which), bits.Reverse32(a.which))
}

func explanation(toggles []toggle, which uint32) (e Explanation) {
	for ; which != 0; which &= which - 1 {
		if t := toggles[bits.TrailingZeros32(which)]; t.counted {
			e.LeftOut = append(e.LeftOut, t.id)
		} else {
			e.Added = append(e.Added, t.id)
		}
	}
	return e
}
