package division

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// A Draw is what a draw of lots decided. To replay it, put the identifiers of
// all claims of the round in order, byte by byte, and give each the next 64-bit
// number of PCG-DXSM, seeded with the policy's seed and nought (NewPCG of
// math/rand/v2). The lowest number comes first; of equal ones the first
// identifier. That is a draw without replacement, and does not depend on the
// order of the claims: see RFC 3797 on draws that anyone can check, and Moulin,
// Social Choice and Welfare 19 (2002) on lots for what cannot be divided.
//
// What was drawn on the way counts too: a penny that decided which group was
// held, or which claim was dropped for its minimum.
type Draw struct {
	Rule  string   `json:"rule"`  // under which it decided: "largest-remainder", "groups", "minimums" or "instalments"
	Order []string `json:"order"` // those among which it decided, in the order drawn
	// First is how many from the beginning get a penny, or are served. It is
	// nought where the order as a whole decided: between sets of claims, or who is
	// paid sooner.
	First int `json:"first"`
}

// order returns the claims in the order in which ties are settled. Where ties
// are not stated that is by identifier, so that whether a tie decides does not
// depend on the order of the claims.
func (p Policy) order(claims []Claim) []int {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return p.Ties.compare(&claims[a], &claims[b]) })
	if p.Ties == TiesByDraw {
		numbers := make([]uint64, len(claims))
		source := rand.NewPCG(p.Seed, 0)
		for _, i := range order {
			numbers[i] = source.Uint64()
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(numbers[a], numbers[b]) })
	}
	return order
}
