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
	most   uint64 // of all vessels together
	// factors is those of all vessels together.
	factors uint64
	losses  bool
	claims  bool // the factor is the weight times the claim, and no more than that goes in
}

// pour returns the pouring of b by d, for a budget between the floors and the tops.
func (d Division) pour(b bounded, sums boundedSums) pouring {
	if d == EqualLosses {
		return pouring{of: b, amount: uint64(sums.claims - b.budget), least: uint64(sums.claims - sums.tops), most: uint64(sums.claims - sums.floors), factors: sums.factors, losses: true}
	}
	return pouring{of: b, amount: uint64(b.budget), least: uint64(sums.floors), most: uint64(sums.tops), factors: sums.factors, claims: d == Proportional}
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

// vesselBlock is how many vessels are laid out at a time: few enough to stay in
// the fastest memory.
const vesselBlock = 128

// vessels is room for what of some vessels has to be worked out.
type vessels struct {
	least, most [vesselBlock]funding.Pence
	factor      [vesselBlock]int64
}

// lay returns the bounds and the factors of vessels from the i-th on, as far as
// there is room. Those that lie ready are not copied. To work out the others a
// kind at a time asks only once a block which kinds there are.
func (p *pouring) lay(room *vessels, i int) (least, most []funding.Pence, factor []int64) {
	claims := p.of.claims[i:min(i+vesselBlock, len(p.of.claims))]
	least, most, factor = room.least[:len(claims)], claims, room.factor[:len(claims)]
	if p.of.floors != nil {
		least = p.of.floors[i:][:len(claims)]
	} else {
		clear(least)
	}
	if p.of.caps != nil {
		most = room.most[:len(claims)]
		for k, limit := range p.of.caps[i:][:len(claims)] {
			most[k] = min(limit, claims[k])
		}
	}
	switch {
	case p.of.weights != nil && p.claims:
		for k, weight := range p.of.weights[i:][:len(claims)] {
			factor[k] = weight * int64(claims[k])
		}
	case p.of.weights != nil:
		factor = p.of.weights[i:][:len(claims)]
	case p.claims:
		for k, claim := range claims {
			factor[k] = int64(claim)
		}
	default:
		for k := range factor {
			factor[k] = 1
		}
	}
	if p.losses {
		floors, tops := least, most
		least, most = room.least[:len(claims)], room.most[:len(claims)]
		for k, claim := range claims {
			least[k], most[k] = claim-tops[k], claim-floors[k]
		}
	}
	return least, most, factor
}

// fill gives each vessel its whole pence at the level, as awards, and the
// pennies left over to the largest remainders. A tie is marked.
func (p *pouring) fill(awards []funding.Pence, level ratio, b bounded) rounding {
	if b.weights == nil && !p.claims {
		return p.fillEqually(awards, level, b)
	}
	digits := make([]uint16, len(awards))
	shares := newShares(level)
	top := topDigit(level.whole, len(awards))
	var counts digitCounts
	left := b.budget
	var room vessels
	var remainders [vesselBlock]uint64
	for i := 0; i < len(awards); i += vesselBlock {
		least, most, factor := p.lay(&room, i)
		n := len(least)
		most, factor = most[:n], factor[:n]
		awards, digits, claims := awards[i:][:n], digits[i:][:n], b.claims[i:][:n]
		// Two loops, as one would need more registers than there are.
		for k := range least {
			share, remainder := shares.at(uint64(factor[k])).between(uint64(least[k]), uint64(most[k]))
			awards[k], remainders[k] = funding.Pence(share), remainder
		}
		if p.losses {
			for k, claim := range claims {
				share, remainder := shares.lost(uint64(claim), uint64(awards[k]), remainders[k])
				awards[k], remainders[k] = funding.Pence(share), remainder
			}
		}
		for k, remainder := range remainders[:n] {
			left -= awards[k]
			digit := top.of(remainder)
			counts[digit]++
			digits[k] = uint16(digit)
		}
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
			share, remainder := shares.at(factor).between(least, most)
			if p.losses {
				_, remainder = shares.lost(uint64(b.claims[i]), share, remainder)
			}
			agree = append(agree, candidate{remainder, i})
		}
	}
	return giveLast(awards, agree, pennies, last, &counts)
}

// fillEqually is fill where all factors are 1. All vessels between their bounds
// then have the same in them, and if that is no whole pence they tie: as each
// lacks less than a penny, there is not one for each.
func (p *pouring) fillEqually(awards []funding.Pence, level ratio, b bounded) rounding {
	shares := newShares(level)
	share, tied := shares.at(1), uint64(0)
	left := b.budget
	var room vessels
	for i := 0; i < len(awards); i += vesselBlock {
		least, most, _ := p.lay(&room, i)
		n := len(least)
		most = most[:n]
		awards, claims := awards[i:][:n], b.claims[i:][:n]
		for k := range least {
			award, remainder := share.between(uint64(least[k]), uint64(most[k]))
			ties := some(remainder)
			tied += ties
			if p.losses {
				award, _ = shares.lost(uint64(claims[k]), award, remainder)
			}
			left -= funding.Pence(award)
			awards[k] = funding.Pence(award ^ -ties) // marked if it ties
		}
	}
	return rounding{int(left), int(tied), int(left)}
}

// exactly returns what each gets at the level.
func (p *pouring) exactly(level ratio) []*big.Rat {
	shares := newShares(level)
	exact := make([]*big.Rat, len(p.of.claims))
	for i, claim := range p.of.claims {
		least, most, factor := p.vessel(i)
		share, remainder := shares.at(factor).between(least, most)
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

// at returns level·factor. Like the next two it has no branches, as these could
// not be foreseen.
func (s *shares) at(factor uint64) share {
	part, _ := bits.Mul64(s.f, factor)
	// Less than 2·whole, and so right in 64 bits though the terms may wrap.
	remainder := s.rest*factor - part*s.whole
	less, short := bits.Sub64(remainder, s.whole, 0)
	hi, pence := bits.Mul64(s.pence, factor)
	pence, carry := bits.Add64(pence, part, 1-short)
	return share{hi | carry, pence, less + s.whole&-short}
}

// A share is whole pence of 128 bits, where the upper are only zero or not, and
// a remainder in parts of a penny.
type share struct{ over, pence, remainder uint64 }

// between returns the share if it is between least and most, and else that.
func (s share) between(least, most uint64) (pence, remainder uint64) {
	pence = s.pence | -some(s.over)
	_, below := bits.Sub64(pence, least, 0)
	_, inside := bits.Sub64(pence, most, 0)
	return max(min(pence, most), least), s.remainder & -(inside &^ below)
}

// lost returns what is left of the claim by a loss, and its remainder.
func (s *shares) lost(claim, loss, remainder uint64) (uint64, uint64) {
	rest := some(remainder)
	return claim - loss - rest, (s.whole - remainder) & -rest
}

// some returns 1 where there is some of n, else 0.
func some(n uint64) uint64 {
	_, borrow := bits.Sub64(0, n, 0)
	return borrow
}
