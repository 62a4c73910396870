package division

import (
	"cmp"
	"math/big"
	"slices"
)

// A Deviation is how far an allocation is from giving everyone the same part of
// the claim. Its fractions are exact; they are nil, not known, where nothing was
// claimed or nothing given.
type Deviation struct {
	// Awards holds what each claim was given above its proportional part of all
	// that was given, in pence in the order of the claims: negative where it was
	// given less. They add up to nothing.
	Awards []*big.Rat `json:"awards"`
	// Misplaced is what part of the money would have to go to others to be in
	// proportion, from 0 to 1: half the sum of the differences between the parts
	// claimed and given (Loosemore and Hanby, British Journal of Political Science 1, 1971).
	Misplaced *big.Rat `json:"misplaced"`
	// Signed is twice the area between the diagonal and the curve of the parts
	// given against the parts claimed, smaller claims first, from -1 to 1: below
	// 0 where smaller claims have more than their part, above 0 where larger ones
	// have. Areas on both sides of the diagonal make up for each other.
	Signed *big.Rat `json:"signed"`
	// Unsigned is the same where these areas add up, from 0 to 1: 0 where all is
	// in proportion. Every crossing of the diagonal brings a denominator of its
	// own; with more than 1,000 it is nil.
	Unsigned *big.Rat `json:"unsigned"`
}

// mostCrossings is the most crossings of the diagonal with which
// Deviation.Unsigned is worked out.
const mostCrossings = 1000

// Deviation returns how far a is from proportional. Of equal claims the one
// given less counts as the smaller, so that the order of the claims does not
// matter. A negative amount and a sum that overflows, which no allocation of this
// package has, are errors. Its cost is n log n in the claims, for sorting. See
// Mirás Calvo, Núñez Lugilde, Quinteiro Sandomingo and Sánchez Rodríguez, Review
// of Economic Design, doi:10.1007/s10058-022-00300-y, for the areas.
func (a Allocation) Deviation() (Deviation, error) {
	if err := a.checkAmounts(); err != nil {
		return Deviation{}, err
	}
	var claimed, awarded uint64
	for _, award := range a.Awards {
		claimed += uint64(award.Claim)
		awarded += uint64(award.Award)
	}
	if claimed == 0 || awarded == 0 {
		return Deviation{}, nil
	}
	d := Deviation{Awards: make([]*big.Rat, len(a.Awards))}
	whole := new(big.Int).SetUint64(claimed)
	var apart, under products
	for i, award := range a.Awards {
		off, less := difference(uint64(award.Award), claimed, uint64(award.Claim), awarded)
		apart.addAll(off)
		d.Awards[i] = new(big.Rat).SetFrac(off.int(), whole)
		if less {
			d.Awards[i].Neg(d.Awards[i])
		}
	}

	sorted := slices.Clone(a.Awards)
	slices.SortFunc(sorted, func(a, b Award) int { return cmp.Or(cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Award, b.Award)) })
	var sum uint64
	for _, award := range sorted {
		under.add(uint64(award.Claim), 2*sum+uint64(award.Award)) // less than 1<<64, as sum is less than 1<<63
		sum += uint64(award.Award)
	}
	var square products
	square.add(claimed, awarded)
	whole = square.int()
	d.Misplaced = new(big.Rat).SetFrac(apart.int(), new(big.Int).Lsh(whole, 1))
	d.Signed = new(big.Rat).SetFrac(under.int(), whole)
	d.Signed.Sub(big.NewRat(1, 1), d.Signed)
	d.Unsigned = unsignedArea(sorted, claimed, awarded)
	return d, nil
}

// unsignedArea returns twice the area between the diagonal and the curve of the
// awards against the claims, both in parts of the whole: nil where it crosses
// the diagonal too often.
//
// In units of 1/(claimed·awarded) the curve is above the diagonal by
// off = claimed·(awards so far) - awarded·(claims so far). Over a claim twice
// the area is claim·(|before| + |after|) on one side of the diagonal, and
// claim·(before² + after²)/(|before| + |after|) in two triangles where it
// crosses.
func unsignedArea(sorted []Award, claimed, awarded uint64) *big.Rat {
	var (
		wholes    = new(big.Int)
		crossings [][2]*big.Int // numerators and denominators
		before    = new(big.Int)
		after     = new(big.Int)
		product   = new(big.Int)
		step      = new(big.Int)
		allClaims = new(big.Int).SetUint64(claimed)
		allAwards = new(big.Int).SetUint64(awarded)
	)
	for _, award := range sorted {
		claim := step.SetInt64(int64(award.Claim))
		after.Sub(before, product.Mul(claim, allAwards))
		after.Add(after, product.Mul(product.SetInt64(int64(award.Award)), allClaims))
		switch {
		case award.Claim == 0: // of no width
		case before.Sign()*after.Sign() >= 0:
			product.Abs(product.Add(before, after))
			wholes.Add(wholes, product.Mul(product, claim))
		case len(crossings) == mostCrossings:
			return nil
		default:
			squares := new(big.Int).Mul(before, before)
			squares.Add(squares, product.Mul(after, after))
			width := new(big.Int).Sub(before, after)
			crossings = append(crossings, [2]*big.Int{squares.Mul(squares, claim), width.Abs(width)})
		}
		before, after = after, before
	}
	parts := addFractions(append(crossings, [2]*big.Int{wholes, big.NewInt(1)}))
	scale := product.Mul(allClaims, allClaims) // the width in parts of the claims, the height in both
	return new(big.Rat).SetFrac(parts[0], parts[1].Mul(parts[1], scale.Mul(scale, allAwards)))
}

// addFractions adds up numerators over denominators by halves, so that few of
// the sums are of large numbers. It brings them to lowest terms nowhere.
func addFractions(fractions [][2]*big.Int) [2]*big.Int {
	if len(fractions) == 1 {
		return fractions[0]
	}
	a, b := addFractions(fractions[:len(fractions)/2]), addFractions(fractions[len(fractions)/2:])
	sum := new(big.Int).Mul(a[0], b[1])
	return [2]*big.Int{sum.Add(sum, new(big.Int).Mul(b[0], a[1])), new(big.Int).Mul(a[1], b[1])}
}
