package division

import (
	"math/big"
	"math/bits"

	"github.com/thirdsector-go/partnership/funding"
)

// A pouring is an amount to be poured over vessels until all have the same
// level: level·factor goes into each, but no less than its least and no more
// than its most. For equal losses what is poured is the losses.
type pouring struct {
	of     bounded
	amount uint64 // more than the least of all vessels together, less than the most
	least  uint64 // of all vessels together
	losses bool
	claims bool // the factor is the weight times the claim, and no more than that goes in
}

// pour returns the pouring of b by d, for a budget between the floors and the tops.
func (d Division) pour(b bounded, sums boundedSums) pouring {
	if d == EqualLosses {
		return pouring{of: b, amount: uint64(sums.claims - b.budget), least: uint64(sums.claims - sums.tops), losses: true}
	}
	return pouring{of: b, amount: uint64(b.budget), least: uint64(sums.floors), claims: d == Proportional}
}

// vessel returns the bounds and the factor of vessel i. All are below 1<<63.
func (p *pouring) vessel(i int) (least, most, factor uint64) {
	least, most, factor = uint64(p.of.floor(i)), uint64(p.of.top(i)), p.of.weight(i)
	claim := uint64(p.of.claims[i])
	if p.losses {
		return claim - most, claim - least, factor
	}
	if p.claims {
		factor *= claim
	}
	return least, most, factor
}

// A ratio is part/whole, both below 1<<63 and whole not zero.
type ratio struct{ part, whole uint64 }

// fill gives each vessel its whole pence at the level, as awards, and the
// pennies left over to the largest remainders. Digits is room for two a claim.
func (p *pouring) fill(awards []funding.Pence, level ratio, b bounded, digits []uint16) rounding {
	digits = digits[:len(awards)]
	shares := newShares(level)
	top := topDigit(level.whole, len(awards))
	var counts digitCounts
	left := b.budget
	for i := range awards {
		least, most, factor := p.vessel(i)
		share, remainder := shares.of(least, most, factor)
		if p.losses {
			share, remainder = shares.lost(uint64(b.claims[i]), share, remainder)
		}
		awards[i] = funding.Pence(share)
		left -= funding.Pence(share)
		digit := top.of(remainder)
		counts[digit]++
		digits[i] = uint16(digit)
	}
	if left == 0 {
		return rounding{}
	}
	pennies, last := int(left), rank{}
	last.descend(pennies, top, &counts)
	agree := make([]candidate, 0, last.equal)
	for i, digit := range digits {
		awards[i] += funding.Pence((last.digit - uint64(digit)) >> 63) // without a branch, as it could not be foreseen
		if uint64(digit) == last.digit {
			least, most, factor := p.vessel(i)
			share, remainder := shares.of(least, most, factor)
			if p.losses {
				_, remainder = shares.lost(uint64(b.claims[i]), share, remainder)
			}
			agree = append(agree, candidate{remainder, i})
		}
	}
	return giveLast(awards, agree, pennies, last, top, &counts)
}

// exactly returns what each gets at the level.
func (p *pouring) exactly(level ratio) []*big.Rat {
	shares := newShares(level)
	exact := make([]*big.Rat, len(p.of.claims))
	for i, claim := range p.of.claims {
		share, remainder := shares.of(p.vessel(i))
		if p.losses {
			share, remainder = shares.lost(uint64(claim), share, remainder)
		}
		exact[i] = big.NewRat(int64(remainder), int64(level.whole))
		exact[i].Add(exact[i], pence(funding.Pence(share)))
	}
	return exact
}

// shares multiplies by a level with no division: with f = ⌊2⁶⁴·rest/whole⌋, rest
// being what part has over whole pence, f·factor/2⁶⁴ falls short of
// rest·factor/whole by less than one, and what is left shows whether to add one.
type shares struct{ pence, rest, whole, f uint64 }

func newShares(level ratio) shares {
	s := shares{pence: level.part / level.whole, rest: level.part % level.whole, whole: level.whole}
	s.f, _ = bits.Div64(s.rest, 0, s.whole)
	return s
}

// of returns the whole pence of level·factor between least and most, and what
// is left of it, in parts of a penny of which whole are one.
func (s *shares) of(least, most, factor uint64) (share, remainder uint64) {
	part, _ := bits.Mul64(s.f, factor)
	// Less than 2·whole, and so right in 64 bits though the terms may wrap.
	remainder = s.rest*factor - part*s.whole
	if remainder >= s.whole {
		remainder -= s.whole
		part++
	}
	hi, lo := bits.Mul64(s.pence, factor)
	lo, carry := bits.Add64(lo, part, 0)
	switch {
	case hi|carry != 0 || lo >= most:
		return most, 0
	case lo < least:
		return least, 0
	}
	return lo, remainder
}

// lost returns what is left of the claim by a loss, and its remainder.
func (s *shares) lost(claim, loss, remainder uint64) (uint64, uint64) {
	if remainder == 0 {
		return claim - loss, 0
	}
	return claim - loss - 1, s.whole - remainder
}
