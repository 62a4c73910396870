package division

import (
	"math/bits"

	"github.com/thirdsector-go/partnership/funding"
)

// average gives half of equal awards and half of equal losses. In half pence an
// exact award is the sum of the two, each with a part of its own above its own
// level: where both have one, the parts may add up to one more half penny.
func average(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	gain, loss := waterLevel(claims, budget), waterLevel(claims, sum-budget)
	short := loss.short()
	carry, p := gain.partsWith(loss)
	above := max(gain.height, loss.height)
	for i, claim := range claims {
		halves := min(claim, gain.height) + max(claim-short, 0)
		if claim > above {
			halves += carry
		}
		awards[i] = halves
	}
	return p.round(awards, budget, claims)
}

// partsWith is the parts where claims above the gain's level have its rest/open
// of a half penny, and those above the loss's what its rest/open lacks of one;
// carry is the whole half penny of those above both.
func (gain level) partsWith(loss level) (carry funding.Pence, p parts) {
	lower, higher := gain, loss
	if loss.height < gain.height {
		lower, higher = loss, gain
	}
	p = parts{first: lower.height, second: higher.height}
	hasPart := func(l level) uint8 { return uint8(min(l.rest, 1)) }
	// The parts make a whole where gain's rest/open is at least loss's.
	gainHi, gainLo := bits.Mul64(uint64(gain.rest), uint64(loss.open))
	lossHi, lossLo := bits.Mul64(uint64(loss.rest), uint64(gain.open))
	less := gainHi < lossHi || gainHi == lossHi && gainLo < lossLo
	switch whole := gainHi == lossHi && gainLo == lossLo; {
	case loss.rest == 0 || less:
		// Both together are no whole: at least the part of either.
		one := hasPart(lower)
		p.rank = [3]uint8{0, one, one + hasPart(higher)}
		return 0, p
	case whole:
		p.rank = [3]uint8{0, 1, 0}
	default:
		// What is above a whole is less than either.
		p.rank = [3]uint8{0, 2, 1}
	}
	return 1, p
}
