package division

import (
	"math/bits"

	"github.com/thirdsector-go/partnership/funding"
)

// proportional gives each claim budget/sum of it, where budget is less than
// sum. One division serves all claims: with f = ⌊2⁶⁴·budget/sum⌋ the product
// f·claim/2⁶⁴ falls short of the exact award by less than claim/2⁶⁴, and so by
// less than one; what is left of the exact award shows whether to add one.
func proportional(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	f, _ := bits.Div64(uint64(budget), 0, uint64(sum))
	remainders := remainders{uint64(budget), uint64(sum), claims, awards}
	left := budget
	var counts digitCounts
	top := topDigit(uint64(sum), len(claims))
	awards = awards[:len(claims)] // as it is: spares a check of each
	for i, claim := range claims {
		floor, _ := bits.Mul64(f, uint64(claim))
		remainder := remainders.of(claim, funding.Pence(floor))
		if remainder >= uint64(sum) {
			remainder -= uint64(sum)
			floor++
		}
		counts[top.of(remainder)]++
		awards[i] = funding.Pence(floor)
		left -= funding.Pence(floor)
	}
	if left == 0 {
		return rounding{}
	}
	// The remainders add up to left·sum and each is less than sum, so more
	// than left of them are not zero: no penny goes where there is no claim.
	return remainders.round(int(left), top, &counts)
}

// remainders are what rounding down has left of each exact award, in parts of
// a penny of which sum are one. They are worked out anew where they are needed:
// that is quicker than to keep as many numbers again.
type remainders struct {
	budget, sum    uint64
	claims, awards []funding.Pence
}

// of returns budget·claim - award·sum. It is less than 2·sum even for an award
// that is one too low, and so right in 64 bits though the terms may wrap.
func (r remainders) of(claim, award funding.Pence) uint64 {
	return r.budget*uint64(claim) - uint64(award)*r.sum
}

// round adds a penny to each of the awards with the largest remainders, as
// many as there are pennies. A tie is marked. Counts says how many remainders
// have each top digit.
//
// The top digit settles of most claims whether they get a penny. Those that agree
// in it are looked at again: see giveLast.
func (r remainders) round(pennies int, top digit, counts *digitCounts) rounding {
	last := rank{}
	last.descend(pennies, top, counts)
	agree := make([]candidate, last.equal+1) // one more, to write before it is known whether to keep
	n := 0
	awards, lastDigit := r.awards[:len(r.claims)], last.digit
	for i, claim := range r.claims {
		award := awards[i]
		remainder := r.of(claim, award)
		digit := top.of(remainder)
		// Without branches, as these could not be foreseen: one more where
		// the digit is larger, one kept where it is the same.
		awards[i] = award + funding.Pence((lastDigit-digit)>>63)
		agree[n] = candidate{remainder, i}
		n += int(((lastDigit ^ digit) - 1) >> 63)
	}
	return giveLast(awards, agree[:n], pennies, last, counts)
}
