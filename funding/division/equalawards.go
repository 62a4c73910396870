package division

import "github.com/thirdsector-go/partnership/funding"

// equalAwards gives everyone the same, the level of the budget poured over the
// claims, and nobody more than the claim. All who do not get the claim have the
// same remainder, so that ties settle every penny of the rest.
func equalAwards(awards []funding.Pence, budget funding.Pence, claims []funding.Pence) rounding {
	l := waterLevel(claims, budget)
	if l.rest == 0 {
		for i, claim := range claims {
			awards[i] = min(claim, l.height)
		}
		return rounding{}
	}
	for i, claim := range claims {
		awards[i] = claim
		if claim > l.height {
			awards[i] = mark(l.height)
		}
	}
	return rounding{l.rest, l.open, l.rest}
}
