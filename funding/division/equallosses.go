package division

import "github.com/thirdsector-go/partnership/funding"

// equalLosses leaves everyone short by the same, the level of what is lacking
// poured over the claims, and nobody below nothing. Exact losses of those who get
// something exceed the height by rest/open of a penny: rounded down all their
// awards are a penny less, and the pennies left over are open - rest, for which all
// of them tie.
func equalLosses(awards []funding.Pence, budget, sum funding.Pence, claims []funding.Pence) rounding {
	l := waterLevel(claims, sum-budget)
	if l.rest == 0 {
		for i, claim := range claims {
			awards[i] = max(claim-l.height, 0)
		}
		return rounding{}
	}
	for i, claim := range claims {
		awards[i] = 0
		if claim > l.height {
			awards[i] = mark(claim - l.height - 1)
		}
	}
	return rounding{l.open - l.rest, l.open, l.open - l.rest}
}
