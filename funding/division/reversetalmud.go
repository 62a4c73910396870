package division

import "github.com/thirdsector-go/partnership/funding"

// reverseTalmud gives equal losses of half the claims up to half of what is
// claimed; above that half the claim to each, and equal awards of the rest of the
// halves.
func reverseTalmud(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	lacking := sum - budget
	if budget > lacking {
		return halvesAndAwards(awards, budget, sum, claims)
	}
	// In half pence the shares of half the claims are those of the claims, and
	// what is lacking of them is all but twice the budget.
	l := waterLevel(claims, lacking-budget)
	short := l.short()
	for i, claim := range claims {
		awards[i] = max(claim-short, 0)
	}
	return l.partAbove().round(awards, budget, claims)
}
