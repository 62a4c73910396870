package division

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/thirdsector-go/partnership/funding"
)

// A ranked is a claim and the place where it stands.
type ranked struct {
	claim funding.Pence
	place int
}

// ascending returns the claims from the smallest on, equal ones in the order in
// which they stand. It moves them by one digit after the other, the lowest first,
// so that the cost is linear; few claims are sorted by comparing.
func ascending(claims []funding.Pence) []ranked {
	order := make([]ranked, len(claims))
	var greatest funding.Pence
	for place, claim := range claims {
		order[place] = ranked{claim, place}
		greatest = max(greatest, claim)
	}
	if len(claims) < 32 {
		slices.SortFunc(order, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.claim, b.claim), cmp.Compare(a.place, b.place)) })
		return order
	}
	// Digits of equal width, and with few claims small ones.
	length := uint(max(bits.Len64(uint64(greatest)), 1))
	most := uint(min(bits.Len(uint(len(claims))), maxDigitBits))
	digits := (length + most - 1) / most
	width := (length + digits - 1) / digits
	spare := make([]ranked, len(claims))
	var counts digitCounts
	for shift := uint(0); shift < length; shift += width {
		d := digit{shift, width, 1<<width - 1}
		clear(counts[:d.size()])
		for _, claim := range claims {
			counts[d.of(uint64(claim))]++
		}
		next := 0 // where the first claim with this digit goes
		for i, count := range counts[:d.size()] {
			counts[i] = next
			next += count
		}
		for _, r := range order {
			to := &counts[d.of(uint64(r.claim))]
			spare[*to] = r
			*to++
		}
		order, spare = spare, order
	}
	return order
}
