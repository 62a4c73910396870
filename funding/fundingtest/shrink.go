package fundingtest

import (
	"slices"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// smaller leaves out claims and makes amounts smaller while the law stays
// broken. It tries so many rounds at most: enough for those that are drawn, and
// an end for implementations that are slow.
func smaller(r division.Round, broken func(division.Round) bool) division.Round {
	tries := 4000
	better := func(less division.Round) bool {
		if tries == 0 || !simpler(less, r) || less.Validate() != nil {
			return false
		}
		tries--
		if !broken(less) {
			return false
		}
		r = less
		return true
	}
	for again := true; again; {
		again = false
		for i := 0; i < len(r.Claims); i++ {
			less := clone(r)
			less.Claims = slices.Delete(less.Claims, i, i+1)
			without := clone(less)
			without.Budget -= r.Claims[i].Amount
			again = better(less) || better(without) || again
		}
		for _, divisor := range []funding.Pence{1_000_000, 1000, 100, 10, 2} {
			less := clone(r)
			less.Budget /= divisor
			for i := range less.Claims {
				less.Claims[i].Amount /= divisor
			}
			again = better(less) || again
		}
		for _, cut := range cuts(r.Budget) {
			less := clone(r)
			less.Budget -= cut
			again = better(less) || again
		}
		for i := range r.Claims {
			for _, cut := range cuts(r.Claims[i].Amount) {
				less := clone(r)
				less.Claims[i].Amount = max(less.Claims[i].Amount-cut, 0)
				both := clone(less)
				both.Budget -= cut
				again = better(less) || better(both) || again
			}
			// Two claims at once: some faults need them equal.
			for j := range i {
				less := clone(r)
				less.Claims[i].Amount--
				less.Claims[j].Amount--
				both := clone(less)
				both.Budget--
				again = better(less) || better(both) || again
			}
		}
	}
	// Plain names, where the fault does not hang on them.
	plain := clone(r)
	for i := range plain.Claims {
		plain.Claims[i].ID = name(i)
	}
	if broken(plain) {
		return plain
	}
	return r
}

// cuts returns what to take off an amount, the largest first.
func cuts(amount funding.Pence) []funding.Pence {
	var cuts []funding.Pence
	for cut := amount; cut > 0; cut /= 2 {
		cuts = append(cuts, cut)
	}
	return cuts
}

// simpler reports whether a is a smaller round than b: it has fewer claims or
// smaller amounts. Nothing goes on for ever, as it is an order without end
// upwards only.
func simpler(a, b division.Round) bool {
	if len(a.Claims) != len(b.Claims) {
		return len(a.Claims) < len(b.Claims)
	}
	less := a.Budget < b.Budget
	if a.Budget > b.Budget {
		return false
	}
	for i := range a.Claims {
		if a.Claims[i].Amount > b.Claims[i].Amount {
			return false
		}
		less = less || a.Claims[i].Amount < b.Claims[i].Amount
	}
	return less
}
