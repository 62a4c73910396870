package division

import "github.com/thirdsector-go/partnership/funding"

// A level is how high water stands when an amount of it is poured over the
// claims, each a vessel as high as the claim: whole pence, and a rest that
// does not reach to raise all the vessels still open by a penny.
type level struct {
	height funding.Pence // whole pence, in every vessel that is not full
	rest   int           // pennies left, fewer than open
	open   int           // vessels higher than height
}

// waterLevel returns the level of water poured over the claims: the greatest
// height up to the largest claim at which min(claim, height), added up, is at
// most water. Water is at most the claims together, and these do not overflow.
//
// It finds the height digit by digit from the top. At each digit it counts and
// adds up only the claims that agree with the height so far: those below it
// are full and those above it are open whatever the lower digits turn out to
// be. So its cost is linear whatever the claims are.
func waterLevel(claims []funding.Pence, water funding.Pence) level {
	var greatest funding.Pence
	for _, claim := range claims {
		greatest = max(greatest, claim)
	}
	var (
		height uint64        // as far as it is known
		full   funding.Pence // in the vessels known to be full
		open   = len(claims) // vessels not known to be full
	)
	var counts digitCounts
	var sums [1 << maxDigitBits]funding.Pence
	for d := topDigit(uint64(greatest), len(claims)); ; d = d.next() {
		clear(counts[:d.size()])
		clear(sums[:d.size()])
		prefix := d.above(height)
		for _, claim := range claims {
			if d.above(uint64(claim)) == prefix {
				digit := d.of(uint64(claim))
				counts[digit]++
				sums[digit] += claim
			}
		}
		// Raise the height by one at this digit while the water reaches
		// and a vessel is still open.
		for digit := range d.size() - 1 {
			higher := height + 1<<d.shift
			stillOpen, nowFull := open-counts[digit], full+sums[digit]
			if stillOpen == 0 || nowFull > water || funding.Pence(higher) > (water-nowFull)/funding.Pence(stillOpen) {
				break
			}
			height, open, full = higher, stillOpen, nowFull
		}
		if d.shift == 0 {
			rest := water - full - funding.Pence(height)*funding.Pence(open)
			// Of the vessels not known to be full, those exactly as
			// high as the water are.
			return level{funding.Pence(height), int(rest), open - counts[d.of(height)]}
		}
	}
}
