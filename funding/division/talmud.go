package division

import "github.com/thirdsector-go/partnership/funding"

// talmud gives equal awards of half the claims up to half of what is claimed, and
// above that leaves everyone short by equal awards of half the claims.
func talmud(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	lacking := sum - budget
	if budget <= lacking {
		return halfAwards(awards, budget, claims)
	}
	// In half pence the shares of half the claims are those of the claims.
	l := waterLevel(claims, 2*lacking)
	short := l.short()
	for i, claim := range claims {
		halves := claim
		if claim > l.height {
			halves = 2*claim - short
		}
		awards[i] = halves
	}
	return l.partAbove().round(awards, budget, claims)
}

// halfAwards gives equal awards of half the claims, where the budget is at most
// half of what is claimed.
func halfAwards(awards []funding.Pence, budget funding.Pence, claims []funding.Pence) rounding {
	l := waterLevel(claims, 2*budget)
	for i, claim := range claims {
		awards[i] = min(claim, l.height)
	}
	return l.partAbove().round(awards, budget, claims)
}
