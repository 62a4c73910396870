package division

import "github.com/thirdsector-go/partnership/funding"

// adjustedProportional gives each claim what the others leave over even if paid
// in full, and shares what is left in proportion to what is open of the claims,
// none of which counts above what is left. What each is given first is whole
// pence, so that the remainders are those of the proportional shares.
func adjustedProportional(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	lacking := sum - budget
	left := budget
	for _, claim := range claims {
		left -= max(claim-lacking, 0)
	}
	if left == 0 {
		for i, claim := range claims {
			awards[i] = max(claim-lacking, 0)
		}
		return rounding{}
	}
	// A claim is open up to what is lacking: above that it has been given.
	most := min(lacking, left)
	open := make([]funding.Pence, len(claims))
	var counting funding.Pence
	for i, claim := range claims {
		open[i] = min(claim, most)
		counting += open[i]
	}
	rounded := proportional(awards, left, counting, open)
	for i, claim := range claims {
		if first := max(claim-lacking, 0); awards[i] < 0 {
			awards[i] = mark(mark(awards[i]) + first)
		} else {
			awards[i] += first
		}
	}
	return rounded
}
