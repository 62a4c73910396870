package division

import "github.com/thirdsector-go/partnership/funding"

// Where half the claims count, exact awards are whole half pence and a part of
// one that only a few claims can differ in: those whose award the level of the
// water sets have rest/open of one half penny, or what that lacks of one, and
// those whose award the claim sets have none. So there are only a few different
// remainders, and to count the claims that have each shows who gets a penny.

// parts says what part of a half penny exact awards have beyond whole half
// pence. It is the same for all claims up to first, for all above that and up to
// second, and for all above second.
type parts struct {
	first, second funding.Pence
	// rank puts the three parts in order: nothing is 0, the next larger part 1,
	// and so on; equal parts have equal ranks.
	rank [3]uint8
}

// partAbove is the parts where claims above the level have rest/open of a half
// penny, or what that lacks of one, and others none.
func (l level) partAbove() parts {
	if l.rest == 0 {
		return parts{}
	}
	return parts{l.height, l.height, [3]uint8{0, 0, 1}}
}

// short is the whole pence or half pence by which water at the level shortens an
// award rounded down: the part that is lacking of one more is then the award's.
func (l level) short() funding.Pence {
	if l.rest == 0 {
		return l.height
	}
	return l.height + 1
}

// A remainder is one half or nothing, and a part: numbered in their order by the
// half first and then by the rank of the part.
const (
	halfRemainder  = 4
	manyRemainders = 8
)

func (p *parts) remainder(halves uint64, claim funding.Pence) uint64 {
	zone := uint64(p.first-claim)>>63 + uint64(p.second-claim)>>63
	return halves&1*halfRemainder + uint64(p.rank[zone])
}

// round brings awards that hold half pence to whole pence, which are to add up
// to budget: each is rounded down, and the pennies left over go to the largest
// remainders. The half pence of an award may need all 64 bits and so look
// negative. A tie is marked.
func (p parts) round(awards []funding.Pence, budget funding.Pence, claims []funding.Pence) rounding {
	var counts [manyRemainders]int
	awards = awards[:len(claims)] // as it is: spares a check of each
	left := budget
	for i, claim := range claims {
		halves := uint64(awards[i])
		counts[p.remainder(halves, claim)%manyRemainders]++
		left -= funding.Pence(halves >> 1)
	}
	pennies := int(left)
	last, above := manyRemainders, 0
	for above < pennies {
		last--
		above += counts[last]
	}
	var r rounding
	if pennies > 0 {
		r = rounding{pennies, counts[last], pennies - (above - counts[last])}
	}
	var more, marks [manyRemainders]funding.Pence
	for remainder := last; remainder < manyRemainders; remainder++ {
		more[remainder] = 1
	}
	if r.decided() {
		more[last], marks[last] = 0, mark(0)
	}
	for i, claim := range claims {
		halves := uint64(awards[i])
		remainder := p.remainder(halves, claim) % manyRemainders
		awards[i] = (funding.Pence(halves>>1) + more[remainder]) ^ marks[remainder]
	}
	return r
}
