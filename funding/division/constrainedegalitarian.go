package division

import "github.com/thirdsector-go/partnership/funding"

// constrainedEgalitarian gives equal awards of half the claims up to half of what
// is claimed; above that the same to everyone, but nobody less than half the
// claim or more than the claim.
func constrainedEgalitarian(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	if budget <= sum-budget {
		return halfAwards(awards, budget, claims)
	}
	l := clampedLevel(claims, 2*uint64(budget))
	for i, claim := range claims {
		awards[i] = funding.Pence(min(max(l.height, uint64(claim)), 2*uint64(claim)))
	}
	p := parts{}
	if l.rest > 0 {
		// The level sets the awards of those whose half claims are not above
		// it and whose claims are not below: in half pence, claim <= height
		// < 2·claim.
		p = parts{funding.Pence(l.height / 2), funding.Pence(min(l.height, 1<<63-1)), [3]uint8{0, 1, 0}}
	}
	return p.round(awards, budget, claims)
}

// A halfLevel is a level in half pence, which may need all 64 bits.
type halfLevel struct {
	height uint64
	rest   uint64 // half pence left, fewer than the claims that would take one more
}

// clampedLevel returns the greatest height at which the height for every claim,
// but no less than half of it and no more than all, adds up to at most water; all
// in half pence. Water is at least the halves and less than all the claims
// together, twice which fit in 64 bits.
//
// It finds the height digit by digit, as waterLevel does. A claim takes what the
// height is from where that reaches its half, and up to where it reaches the
// whole.
func clampedLevel(claims []funding.Pence, water uint64) halfLevel {
	var greatest funding.Pence
	var fixed uint64 // what claims take that do not follow the height
	for _, claim := range claims {
		greatest = max(greatest, claim)
		fixed += uint64(claim)
	}
	var height uint64 // as far as it is known
	following := 0    // claims that take the height
	// How many more claims follow, and how much more is fixed, once the height
	// is above the digit. Both may go down: what wraps around comes back.
	var follow digitCounts
	var fix [1 << maxDigitBits]uint64
	for d := topDigit(2*uint64(greatest), len(claims)); ; d = d.next() {
		clear(follow[:d.size()])
		clear(fix[:d.size()])
		prefix := d.above(height)
		for _, claim := range claims {
			half, whole := uint64(claim), 2*uint64(claim)
			if d.above(half) == prefix {
				digit := d.of(half)
				follow[digit]++
				fix[digit] -= half
			}
			if d.above(whole) == prefix {
				digit := d.of(whole)
				follow[digit]--
				fix[digit] += whole
			}
		}
		for digit := range d.size() - 1 {
			higher := height + 1<<d.shift
			nowFollowing, nowFixed := following+follow[digit], fixed+fix[digit]
			// This does not overflow: it is at most all the claims.
			if nowFixed+uint64(nowFollowing)*higher > water {
				break
			}
			height, following, fixed = higher, nowFollowing, nowFixed
		}
		if d.shift == 0 {
			return halfLevel{height, water - fixed - uint64(following)*height}
		}
	}
}
