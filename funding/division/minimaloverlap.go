package division

import (
	"fmt"
	"iter"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// mostExactClaims is among how many claims divisions whose fractions take the
// more digits the more claims there are give these out.
const mostExactClaims = 1_000

// exactClaims is an error where there are more.
func exactClaims(claims []funding.Pence) error {
	if len(claims) <= mostExactClaims {
		return nil
	}
	return engagement.Problems{{Path: "claims", Value: strconv.Itoa(len(claims)), Err: fmt.Errorf(
		"%w: exact fractions are for up to %d claims", engagement.ErrLimit, mostExactClaims)}}
}

// An overlap is claims laid on the budget so that as little of it as can be is
// claimed by many. From one end on the smaller lie inside the larger, up to a
// height: the difference between one claim and the next smaller is a slice, in
// which all who claim it have equal shares. What rises above the height is laid
// side by side over the rest of the budget, for each alone. Where one claim is as
// large as the budget the height is the budget, and claims count up to it.
type overlap struct {
	order []ranked
	top   int           // the claims from here on reach up to the height
	alone bool          // they rise above it
	last  funding.Pence // see layers
}

// newOverlap lays out claims that together exceed the budget, which is not 0.
//
// The height h leaves room for what rises above it: the sum of max(claim-h, 0)
// is budget-h. It is found from the largest claim down.
func newOverlap(claims []funding.Pence, budget funding.Pence) overlap {
	o := overlap{order: ascending(claims), top: len(claims)}
	level := o.under()
	if level >= budget {
		for o.under() >= budget {
			o.top--
		}
		o.last = budget - o.under()
		return o
	}
	rising := funding.Pence(0) // above level; with level at most the claims that rise
	for rising+level < budget {
		o.top--
		next := o.under()
		rising += (level - next) * funding.Pence(len(claims)-o.top)
		level = next
	}
	o.alone = true
	o.last = rising + level - budget
	return o
}

// under returns the largest claim that does not reach up to the height.
func (o overlap) under() funding.Pence {
	if o.top == 0 {
		return 0
	}
	return o.order[o.top-1].claim
}

// A slice is what some claims have more than the next smaller: share + rest/of
// pence.
type slice struct {
	first int // of the claims, in ascending order
	share funding.Pence
	rest  uint64 // less than of
	of    uint64
}

// slices returns the layers from the lowest on. The last is of all claims that
// reach up to the height, and for the first of these what it has alone is in it.
//
// With k claims that rise above h, and r what rises above the largest claim c
// under h, they have (h-c)/k of the last slice and claim-h alone, where r-k(h-c)
// is budget-h: together claim-c-(r+c-budget)/k.
func (o overlap) slices() iter.Seq[slice] {
	return func(yield func(slice) bool) {
		under := funding.Pence(0)
		for i := 0; i < o.top; i++ {
			if claim := o.order[i].claim; claim > under || i == 0 {
				delta, of := uint64(claim-under), uint64(len(o.order)-i)
				share := delta / of
				if !yield(slice{i, funding.Pence(share), delta - share*of, of}) {
					return
				}
				under = claim
			}
		}
		of := uint64(len(o.order) - o.top)
		if !o.alone {
			yield(slice{o.top, funding.Pence(uint64(o.last) / of), uint64(o.last) % of, of})
			return
		}
		share, rest := o.order[o.top].claim-under-funding.Pence(uint64(o.last)/of), uint64(o.last)%of
		if rest > 0 {
			share, rest = share-1, of-rest
		}
		yield(slice{o.top, share, rest, of})
	}
}

// minimalOverlap brings the awards to whole pence. Its cost is linear but where
// sums of layers are too close to a penny or to each other for 64 bits.
func minimalOverlap(awards []funding.Pence, budget funding.Pence, claims []funding.Pence) (rounding, error) {
	if budget == 0 {
		clear(awards)
		return rounding{}, nil
	}
	o := newOverlap(claims, budget)
	return o.bounds(awards).round(awards, budget, o)
}

// bounds adds up the layers in pence and parts of 2⁶⁴ of a penny, each rounded
// down, and sets awards to the pence.
func (o overlap) bounds(awards []funding.Pence) bounds {
	b := bounds{order: o.order, alikes: make([]alike, 0, len(o.order))}
	var award funding.Pence
	var fraction uint64
	filled := 0 // claims with an award
	for l := range o.slices() {
		for ; filled < l.first; filled++ {
			awards[o.order[filled].place] = award
		}
		part, left := bits.Div64(l.rest, 0, l.of)
		if left > 0 {
			b.slack++
		}
		var carry uint64
		fraction, carry = bits.Add64(fraction, part, 0)
		award += l.share + funding.Pence(carry)
		b.alikes = append(b.alikes, alike{fraction, l.first})
	}
	for _, r := range o.order[o.top:] {
		awards[r.place] = award
		if o.alone {
			awards[r.place] += r.claim - o.order[o.top].claim
		}
	}
	return b
}

// exactOverlap adds up the layers over a common denominator.
func exactOverlap(claims []funding.Pence, budget funding.Pence) ([]*big.Rat, error) {
	if err := exactClaims(claims); err != nil {
		return nil, err
	}
	exact := make([]*big.Rat, len(claims))
	if budget == 0 {
		return each(claims, func(funding.Pence) *big.Rat { return new(big.Rat) }), nil
	}
	o := newOverlap(claims, budget)
	denominator := big.NewInt(1)
	for l := range o.slices() {
		of := new(big.Int).SetUint64(l.of / gcd(l.rest, l.of))
		denominator.Mul(denominator, of.Quo(of, new(big.Int).GCD(nil, nil, denominator, of)))
	}
	sum := new(big.Int)
	award := new(big.Rat)
	filled := 0
	fill := func(until int) {
		for ; filled < until; filled++ {
			exact[o.order[filled].place] = new(big.Rat).Set(award)
		}
	}
	for l := range o.slices() {
		fill(l.first)
		part := new(big.Int).Mul(denominator, new(big.Int).SetUint64(l.rest))
		sum.Add(sum, part.Quo(part, new(big.Int).SetUint64(l.of)))
		part.Mul(denominator, big.NewInt(int64(l.share)))
		sum.Add(sum, part)
		award.SetFrac(sum, denominator)
	}
	fill(len(claims))
	if o.alone {
		for _, r := range o.order[o.top:] {
			exact[r.place].Add(exact[r.place], pence(r.claim-o.order[o.top].claim))
		}
	}
	return exact, nil
}

// closer adds up the layers in parts of 2^bits.
func (o overlap) closer(alikes []int, bits uint) ([]*big.Int, *big.Int) {
	awards := make([]*big.Int, 0, len(alikes))
	sum, part, of, left := new(big.Int), new(big.Int), new(big.Int), new(big.Int)
	slack := int64(0)
	i := 0
	for l := range o.slices() {
		part.SetInt64(int64(l.share))
		sum.Add(sum, part.Lsh(part, bits))
		if l.rest > 0 {
			part.SetUint64(l.rest)
			part.QuoRem(part.Lsh(part, bits), of.SetUint64(l.of), left)
			sum.Add(sum, part)
			slack += int64(left.Sign())
		}
		if len(awards) < len(alikes) && alikes[len(awards)] == i {
			awards = append(awards, new(big.Int).Set(sum))
		}
		i++
	}
	return awards, big.NewInt(slack)
}

// equal adds up the fractions of the layers from the one after before on, each
// taken apart into one for every power of a prime in its denominator: rest/of is,
// but for whole numbers, the sum of some a/pᵏ, and the sum of all is whole where
// that of each prime is. That needs no large numbers.
func (o overlap) equal(before int, alikes []int) []bool {
	equal := make([]bool, 0, len(alikes))
	sums := newPrimeParts(len(o.order))
	i := 0
	for l := range o.slices() {
		if i > before {
			sums.add(l.rest, l.of)
		}
		if len(equal) < len(alikes) && alikes[len(equal)] == i {
			equal = append(equal, sums.open == 0)
		}
		i++
	}
	return equal
}
