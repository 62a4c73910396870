package division

import (
	"fmt"
	"math/big"
	"math/bits"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A recursion is the rounds of Dominguez and Thomson among n claims, of which
// some may be nothing. In a round each claim is given an nth of it, or of the
// budget if that is less. Two things keep a round from costing more than a few
// sums:
//
//   - A claim below the budget keeps (n-1)/n of itself in each round, so that all
//     such claims are known by one number, what is left of a penny.
//   - Once a claim is not below what is left of the budget it stays so, and all
//     such claims are given the same. The larger claims come to that first.
//
// When all claims above nothing are there, what is left is shared equally.
type recursion struct {
	order       []ranked
	firsts      []int // of the alikes: claims that are equal, or not below the budget
	zeros       int   // claims of nothing
	budget, sum funding.Pence
}

// newRecursion takes claims that add up to sum, which is above the budget.
func newRecursion(claims []funding.Pence, budget, sum funding.Pence) recursion {
	r := recursion{order: ascending(claims), budget: budget, sum: sum}
	for i, ranked := range r.order {
		if ranked.claim == 0 {
			r.zeros++
		}
		if i == 0 || min(ranked.claim, budget) > min(r.order[i-1].claim, budget) {
			r.firsts = append(r.firsts, i)
		}
	}
	return r
}

// reached goes down the alikes above nothing in the order in which they come to
// be not below what is left of the budget.
type reached struct {
	recursion
	next  int           // the alike that is to come there next; the last is zeroed() - 1
	large int64         // claims that are there
	small funding.Pence // what the others claim
}

func (r recursion) start() reached {
	return reached{r, len(r.firsts) - 1, 0, r.sum}
}

// zeroed returns how many alikes are of claims of nothing.
func (r recursion) zeroed() int { return min(r.zeros, 1) }

func (r *reached) done() bool { return r.next < r.zeroed() }

func (r *reached) claim() int64 { return int64(r.order[r.firsts[r.next]].claim) }

func (r *reached) advance() {
	end := len(r.order)
	if r.next+1 < len(r.firsts) {
		end = r.firsts[r.next+1]
	}
	for _, member := range r.order[r.firsts[r.next]:end] {
		r.large++
		r.small -= member.claim
	}
	r.next--
}

// A near is what the rounds come to with so many bits after the point.
type near struct {
	awards []*big.Int // of the alikes, from below
	slack  *big.Int
	rounds int
}

// near goes through the rounds in whole parts of a penny. Each part of a claim is
// rounded down in each round, and what is given is taken off the claim and the
// budget to the last part, so that the loss of all together stays as it is. Such
// a step moves what is left of claims by rₖ together no more than one part of each
// penny claimed and one of each claim. Later steps do not make more of it: they
// leave the sum of the moves, each as it is above nothing, plus that of the budget
// no larger, because what is left of a claim keeps its move or changes it by an
// nth of the budget's, by which the budget's shrinks. So no award is off by more than
// twice (claimed + n) parts for each round, and what is left of the budget when
// the rounds are broken off. The rounds before the first claim is not below the
// budget are taken together, with twice as many parts and some for the products.
//
// The rounds are below n times the logarithm of what a part is of the budget.
func (r recursion) near(precision uint) near {
	n := int64(len(r.order))
	off := new(big.Int).Add(big.NewInt(int64(r.sum)), big.NewInt(n))
	off.Lsh(off, 1)
	guard := uint(off.BitLen() + bits.Len64(uint64(n)) + bits.Len(precision+256) + 3)
	digits := precision + guard + 2

	penny := new(big.Int).Lsh(big.NewInt(1), digits)
	left := new(big.Int).Set(penny) // of a penny of a small claim
	budget := new(big.Int).Mul(big.NewInt(int64(r.budget)), penny)
	given := new(big.Int) // to each large claim so far, had it been large from the start
	claimants, factor := big.NewInt(n), new(big.Int)
	share, lost, rest := new(big.Int), new(big.Int), new(big.Int)
	result := near{awards: make([]*big.Int, len(r.firsts))}
	at := r.start()
	settle := func() {
		award := new(big.Int).Sub(penny, left)
		award.Mul(award, factor.SetInt64(at.claim()))
		result.awards[at.next] = award.Sub(award, given)
		at.advance()
	}
	if r.largest() < r.budget {
		result.rounds = r.skip(left, penny)
		budget.Mul(left, factor.SetInt64(int64(r.sum)))
		budget.Sub(budget, rest.Mul(penny, factor.SetInt64(int64(r.sum-r.budget))))
	}
	for {
		for !at.done() && rest.Mul(left, factor.SetInt64(at.claim())).Cmp(budget) >= 0 {
			settle()
		}
		if at.done() || uint(budget.BitLen()) <= guard {
			break
		}
		result.rounds++
		share.QuoRem(budget, claimants, rest)
		lost.QuoRem(left, claimants, rest)
		given.Add(given, share)
		left.Sub(left, lost)
		budget.Sub(budget, share.Mul(share, factor.SetInt64(at.large)))
		budget.Sub(budget, lost.Mul(lost, factor.SetInt64(int64(at.small))))
	}
	off.Mul(off, big.NewInt(2*int64(result.rounds)+64))
	if at.done() {
		if at.large > 0 {
			given.Add(given, share.Quo(budget, big.NewInt(at.large)))
		}
	} else {
		off.Add(off, budget)
		for !at.done() {
			settle()
		}
	}
	for i, award := range result.awards {
		if i < r.zeroed() {
			result.awards[i] = new(big.Int)
			continue
		}
		award.Add(award, given)
		if award.Sub(award, off).Sign() < 0 {
			award.SetInt64(0)
		}
		award.Rsh(award, digits-precision)
	}
	result.slack = off.Rsh(off, digits-precision-1)
	result.slack.Add(result.slack, big.NewInt(2))
	return result
}

func (r recursion) largest() funding.Pence { return r.order[len(r.order)-1].claim }

// skip takes rounds at once, in which all claims are below the budget and keep
// (n-1)/n: as many as keep it so, and returns how many. What all together lose
// stays, so that the budget is what is left of all claims less that, and the
// largest claim is below it while left is above
//
//	(claimed - budget)/(claimed - largest claim)
//
// of a penny. Powers of (n-1)/n are squared, each rounded down: that to the power
// of k is off by less than 2k parts.
func (r recursion) skip(left, penny *big.Int) (rounds int) {
	digits := uint(penny.BitLen() - 1)
	least := new(big.Int).Mul(penny, big.NewInt(int64(r.sum-r.budget)))
	least.Quo(least, big.NewInt(int64(r.sum-r.largest())))
	n := big.NewInt(int64(len(r.order)))
	power := new(big.Int).Quo(penny, n)
	power.Sub(penny, power.Add(power, big.NewInt(1)))
	var powers []*big.Int
	for power.Cmp(least) > 0 {
		powers = append(powers, new(big.Int).Set(power))
		power.Rsh(power.Mul(power, power), digits)
	}
	product := new(big.Int)
	for k := len(powers) - 1; k >= 0; k-- {
		if product.Rsh(product.Mul(left, powers[k]), digits).Cmp(least) > 0 {
			left.Set(product)
			rounds += 1 << k
		}
	}
	return rounds
}

// mostFractionBits bounds the denominators, which take the bits of the number of
// claims for each round.
const mostFractionBits = 1 << 16

// exactly returns the exact awards of the alikes asked for, ascending, or of all
// where none are given; false where there are too many rounds. The numerators are
// over n to the power of the rounds so far.
func (r recursion) exactly(alikes []int) (awards []*big.Rat, ok bool) {
	n := big.NewInt(int64(len(r.order)))
	wanted := make([]bool, len(r.firsts))
	for _, i := range alikes {
		wanted[i] = true
	}
	all := make([]*big.Rat, len(r.firsts))
	denominator, left := big.NewInt(1), big.NewInt(1)
	budget, given := big.NewInt(int64(r.budget)), new(big.Int)
	most := mostFractionBits / n.BitLen()
	one, factor, product := big.NewInt(1), new(big.Int), new(big.Int)
	at := r.start()
	for round := 0; ; round++ {
		for !at.done() && product.Mul(left, factor.SetInt64(at.claim())).Cmp(budget) >= 0 {
			if alikes == nil || wanted[at.next] {
				award := new(big.Int).Sub(denominator, left)
				award.Sub(award.Mul(award, factor), given)
				all[at.next] = new(big.Rat).SetFrac(award, denominator)
			}
			at.advance()
		}
		if at.done() {
			break
		}
		if round == most {
			return nil, false
		}
		given.Add(given.Mul(given, n), budget)
		product.Mul(budget, factor.SetInt64(int64(len(r.order))-at.large))
		budget.Sub(product, factor.Mul(left, factor.SetInt64(int64(at.small))))
		left.Mul(left, factor.Sub(n, one))
		denominator.Mul(denominator, n)
	}
	last := new(big.Rat)
	if at.large > 0 {
		last.SetFrac(budget, product.Mul(denominator, factor.SetInt64(at.large)))
		last.Add(last, new(big.Rat).SetFrac(given, denominator))
	}
	for i, award := range all {
		switch {
		case alikes != nil && !wanted[i]:
			continue
		case i < r.zeroed():
			award = new(big.Rat)
		default:
			award.Add(award, last)
		}
		awards = append(awards, award)
	}
	return awards, true
}

// exactRecursion gives each claim its fraction.
func exactRecursion(claims []funding.Pence, budget, sum funding.Pence) ([]*big.Rat, error) {
	if err := exactClaims(claims); err != nil {
		return nil, err
	}
	r := newRecursion(claims, budget, sum)
	awards, ok := r.exactly(nil)
	if !ok {
		return nil, engagement.Problems{{Path: "claims", Err: fmt.Errorf(
			"%w: denominators of Dominguez and Thomson's fractions here take more than %d bits", engagement.ErrLimit, mostFractionBits)}}
	}
	exact := make([]*big.Rat, len(claims))
	alike := 0
	for i, ranked := range r.order {
		if alike+1 < len(r.firsts) && r.firsts[alike+1] == i {
			alike++
		}
		exact[ranked.place] = new(big.Rat).Set(awards[alike])
	}
	return exact, nil
}

// dominguezThomson brings the awards to whole pence.
func dominguezThomson(awards []funding.Pence, claims []funding.Pence, budget, sum funding.Pence) (rounding, error) {
	r := newRecursion(claims, budget, sum)
	near := r.near(64)
	if rounded, ok := r.nearlyFull(awards, near); ok {
		return rounded, nil
	}
	b := bounds{order: r.order, alikes: make([]alike, len(r.firsts)), slack: near.slack.Uint64()}
	whole, fraction := new(big.Int), new(big.Int)
	next := len(r.order) // the first claim of the alike above
	for i := len(r.firsts) - 1; i >= 0; i-- {
		award := near.awards[i]
		b.alikes[i] = alike{fraction.Sub(award, whole.Lsh(whole.Rsh(award, 64), 64)).Uint64(), r.firsts[i]}
		pence := funding.Pence(whole.Rsh(award, 64).Int64())
		for _, ranked := range r.order[r.firsts[i]:next] {
			awards[ranked.place] = pence
		}
		next = r.firsts[i]
	}
	return b.round(awards, budget, r)
}

// nearlyFull is for one claim that is so large that all others together lose less
// than half a penny. How little that is may take more rounds than could ever be
// counted, and need not be known: nobody else is given a claim to the last, so
// that the remainders of all others are above half a penny, and that of the
// largest is what they lose.
func (r recursion) nearlyFull(awards []funding.Pence, near near) (rounding, bool) {
	top := len(r.firsts) - 1
	largest := r.order[len(r.order)-1]
	full := r.budget - (r.sum - largest.claim) // if nobody else loses
	if r.firsts[top] != len(r.order)-1 || full < 0 {
		return rounding{}, false
	}
	most := new(big.Int).Add(near.awards[top], near.slack)
	most.Sub(most, new(big.Int).Lsh(big.NewInt(int64(full)), 64))
	if most.BitLen() > 63 {
		return rounding{}, false
	}
	for _, ranked := range r.order {
		awards[ranked.place] = ranked.claim
	}
	awards[largest.place] = full
	rounded := rounding{pennies: len(r.order) - 1 - r.zeros}
	if rounded.pennies > 0 {
		// The second largest claims lose the most.
		rounded.tied = r.firsts[top] - r.firsts[top-1]
		rounded.given = rounded.tied
	}
	return rounded, true
}

// mostNearBits bounds the work of closer bounds: claims times bits.
const mostNearBits = 1 << 29

// closer goes through the rounds with more bits, if that is not too much.
func (r recursion) closer(alikes []int, precision uint) ([]*big.Int, *big.Int) {
	if uint64(precision)*uint64(len(r.order)) > mostNearBits {
		return nil, nil
	}
	near := r.near(precision)
	awards := make([]*big.Int, len(alikes))
	for k, i := range alikes {
		awards[k] = near.awards[i]
	}
	return awards, near.slack
}

// equal compares the exact awards. Where these take too many digits none are
// called equal, and bounds then show them apart or remain too wide.
func (r recursion) equal(before int, alikes []int) []bool {
	equal := make([]bool, len(alikes))
	wanted := alikes
	if before != none {
		wanted = append([]int{before}, alikes...)
	}
	exact, ok := r.exactly(wanted)
	if !ok {
		return equal
	}
	base := new(big.Rat)
	if before != none {
		base, exact = exact[0], exact[1:]
	}
	for k, award := range exact {
		equal[k] = new(big.Rat).Sub(award, base).IsInt()
	}
	return equal
}
