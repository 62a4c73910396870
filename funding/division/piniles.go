package division

import "github.com/thirdsector-go/partnership/funding"

// piniles gives equal awards of half the claims, and once these are paid equal
// awards of the other halves.
func piniles(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	if budget <= sum-budget {
		return halfAwards(awards, budget, claims)
	}
	return halvesAndAwards(awards, budget, sum, claims)
}

// halvesAndAwards gives half the claim to each and equal awards of the other
// halves, where the budget is at least half of what is claimed.
func halvesAndAwards(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	l := waterLevel(claims, budget-(sum-budget)) // twice the budget less the claims
	for i, claim := range claims {
		awards[i] = claim + min(claim, l.height)
	}
	return l.partAbove().round(awards, budget, claims)
}
