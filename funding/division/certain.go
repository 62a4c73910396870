package division

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Some divisions have awards whose exact fractions take as many digits as there
// are claims. What follows brings them to whole pence from bounds: where those
// leave a floor or the last penny open, and only there, it asks for closer
// bounds, and whether the awards are exactly equal but for whole pence.

// An alike is some claims whose awards have the same fraction of a penny: those
// from first on in ascending order, up to the first of the next alike.
type alike struct {
	fraction uint64 // in parts of 2⁶⁴ of a penny, rounded down
	first    int
}

// bounds are the awards of claims in ascending order: whole pence and the
// fraction rounded down, which together are never above the exact award.
type bounds struct {
	order  []ranked
	alikes []alike
	slack  uint64 // in parts of 2⁶⁴: no award is above its bound by more
}

// A closer knows the exact awards behind bounds.
type closer interface {
	// closer returns the awards of the first claims of some alikes, given in
	// ascending order, in parts of 2^precision of a penny, as numbers that are not
	// above the exact ones and below them by no more than slack; no slack is
	// returned where that is too much work.
	closer(alikes []int, precision uint) (awards []*big.Int, slack *big.Int)
	// equal reports for each of some alikes, in ascending order, whether the
	// exact awards differ by whole pence from those of an alike before them,
	// or, where that is none, whether they are whole pence.
	equal(before int, alikes []int) []bool
}

// none is the alike before the first.
const none = -1

// The bits of the fraction of closer bounds, at first and at most. The last is
// far more than what the fractions of distinct awards need that come of
// amounts of 63 bits.
const (
	firstCloserBits = 256
	mostCloserBits  = 1 << 20
)

// round brings awards, which hold the whole pence of the bounds, to whole pence
// that together are the budget, by largest remainder of the exact awards.
func (b bounds) round(awards []funding.Pence, budget funding.Pence, exact closer) (rounding, error) {
	if err := b.floor(awards, exact); err != nil {
		return rounding{}, err
	}
	left := budget
	for _, award := range awards {
		left -= award
	}
	if left == 0 {
		return rounding{}, nil
	}

	// The last remainder to get a penny is not below the last of the bounds
	// that would, nor above it by more than the slack.
	pennies := int(left)
	last := b.fraction(pennies)
	high, low := last+min(b.slack, math.MaxUint64-last), last-min(b.slack, last)
	var open []int // neither surely above the last, nor surely below
	above := 0
	for i, a := range b.alikes {
		switch {
		case a.fraction > high:
			above += b.give(awards, i)
		case a.fraction >= low:
			open = append(open, i)
		}
	}
	given, open, err := b.narrow(awards, open, pennies-above, exact)
	if err != nil {
		return rounding{}, err
	}
	rounded := rounding{pennies: pennies, given: pennies - above - given}
	rounded.tied = b.tie(awards, open, rounded.given)
	return rounded, nil
}

// members returns the claims of an alike.
func (b bounds) members(i int) []ranked {
	if i+1 < len(b.alikes) {
		return b.order[b.alikes[i].first:b.alikes[i+1].first]
	}
	return b.order[b.alikes[i].first:]
}

func (b bounds) size(i int) int { return len(b.members(i)) }

// give adds a penny to each claim of an alike and returns how many these are.
func (b bounds) give(awards []funding.Pence, i int) int {
	members := b.members(i)
	for _, r := range members {
		awards[r.place]++
	}
	return len(members)
}

// tie gives so many pennies to the claims of some alikes, which are equal at the
// last of them, and returns how many claims these are. Where not all get one they
// are marked instead.
func (b bounds) tie(awards []funding.Pence, alikes []int, pennies int) int {
	tied := 0
	for _, i := range alikes {
		tied += b.size(i)
	}
	for _, i := range alikes {
		if pennies == tied {
			b.give(awards, i)
			continue
		}
		for _, r := range b.members(i) {
			awards[r.place] = mark(awards[r.place])
		}
	}
	return tied
}

// floor makes sure of the whole pence of awards whose bounds leave open whether
// they reach the next penny.
func (b bounds) floor(awards []funding.Pence, exact closer) error {
	var open []int
	for i, a := range b.alikes {
		if a.fraction > math.MaxUint64-b.slack {
			open = append(open, i)
		}
	}
	// An award that reaches the penny has a fraction of next to nothing, which
	// rounded down by no more than the slack is nothing.
	reaches := func(i int) {
		b.give(awards, i)
		b.alikes[i].fraction = 0
	}
	if len(open) == 0 {
		return nil
	}
	whole := exact.equal(none, open)
	kept := open[:0]
	for k, i := range open {
		if whole[k] {
			reaches(i)
		} else {
			kept = append(kept, i)
		}
	}
	open = kept
	for precision := uint(firstCloserBits); len(open) > 0; precision *= 2 {
		if precision > mostCloserBits {
			return tooClose(precision)
		}
		lower, slack := exact.closer(open, precision)
		if slack == nil {
			return tooClose(precision)
		}
		kept := open[:0]
		for k, i := range open {
			floor := new(big.Int).Rsh(lower[k], precision)
			most := new(big.Int).Add(lower[k], slack)
			switch most.Rsh(most, precision); {
			case floor.Cmp(most) != 0:
				kept = append(kept, i)
			case floor.Int64() > int64(awards[b.order[b.alikes[i].first].place]):
				reaches(i)
			}
		}
		open = kept
	}
	return nil
}

// narrow gives a penny to those of the open alikes whose exact remainders are
// above the last that gets one, and returns how many claims that were and the
// alikes with exactly that remainder.
func (b bounds) narrow(awards []funding.Pence, open []int, pennies int, exact closer) (given int, last []int, err error) {
	for precision := uint(firstCloserBits); len(open) > 1; precision *= 2 {
		if !slices.Contains(exact.equal(open[0], open[1:]), false) {
			break
		}
		if precision > mostCloserBits {
			return 0, nil, tooClose(precision)
		}
		lower, slack := exact.closer(open, precision)
		if slack == nil {
			return 0, nil, tooClose(precision)
		}
		remainders := make(map[int]*big.Int, len(open))
		for k, i := range open {
			floor := big.NewInt(int64(awards[b.order[b.alikes[i].first].place]))
			remainders[i] = lower[k].Sub(lower[k], floor.Lsh(floor, precision))
		}
		descending := slices.Clone(open)
		slices.SortStableFunc(descending, func(i, j int) int { return remainders[j].Cmp(remainders[i]) })
		reached, at := given, 0
		for at = range descending {
			if reached += b.size(descending[at]); reached >= pennies {
				break
			}
		}
		cut := remainders[descending[at]]
		high, low := new(big.Int).Add(cut, slack), new(big.Int).Sub(cut, slack)
		kept := open[:0]
		for _, i := range open {
			switch {
			case remainders[i].Cmp(high) > 0:
				given += b.give(awards, i)
			case remainders[i].Cmp(low) >= 0:
				kept = append(kept, i)
			}
		}
		open = kept
	}
	return given, open, nil
}

func tooClose(precision uint) error {
	return engagement.Problems{{Path: "claims", Err: fmt.Errorf("%w: remainders that %d bits do not tell apart", engagement.ErrLimit, precision)}}
}

// fraction returns the k-th largest fraction of the claims: by the topmost digit
// it leaves a few to be sorted.
func (b bounds) fraction(k int) uint64 {
	d := topDigit(math.MaxInt64, len(b.alikes))
	d.shift++ // of 64 bits
	var counts digitCounts
	for i, a := range b.alikes {
		counts[d.of(a.fraction)] += b.size(i)
	}
	last := rank{}
	last.descend(k, d, &counts)
	var agree []int
	for i, a := range b.alikes {
		if d.of(a.fraction) == last.digit {
			agree = append(agree, i)
		}
	}
	slices.SortFunc(agree, func(i, j int) int { return cmp.Compare(b.alikes[j].fraction, b.alikes[i].fraction) })
	reached := last.above
	for _, i := range agree {
		if reached += b.size(i); reached >= k {
			return b.alikes[i].fraction
		}
	}
	return 0
}
