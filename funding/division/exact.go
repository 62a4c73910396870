package division

import (
	"math/big"
	"slices"

	"github.com/thirdsector-go/partnership/funding"
)

// Exact returns the awards before rounding, as Policy.Exact does: with the
// constraints of the round, and no tie settled.
//
// Fractions of MinimalOverlap and DominguezThomson take the more digits the more
// claims there are: they are for up to 1,000 claims, and of DominguezThomson's for
// denominators of up to 65,536 bits, which are those of the number of claims for
// each round; beyond that the error is engagement.ErrLimit. For RandomArrival and
// AverageOfAwards see Divide.
func (d Division) Exact(r Round) ([]*big.Rat, error) { return Policy{Division: d}.Exact(r) }

// exactly returns the awards before rounding, for claims that have been checked
// and add up to sum.
func (d Division) exactly(budget, sum funding.Pence, claims []funding.Pence) ([]*big.Rat, error) {
	if budget >= sum {
		return each(claims, pence), nil
	}
	low := budget <= sum-budget // up to half of what is claimed
	switch d {
	case Proportional:
		part := big.NewRat(int64(budget), int64(sum))
		return each(claims, func(claim funding.Pence) *big.Rat { return new(big.Rat).Mul(part, pence(claim)) }), nil
	case EqualAwards:
		return exactAwards(claims, budget), nil
	case EqualLosses:
		return exactLosses(claims, budget, sum), nil
	// In what follows a share of half the claims is half of one of the claims.
	case Talmud:
		if low {
			return halves(exactAwards(claims, 2*budget)), nil
		}
		lost := halves(exactAwards(claims, 2*(sum-budget)))
		return with(claims, lost, func(claim, lost *big.Rat) *big.Rat { return claim.Sub(claim, lost) }), nil
	case ReverseTalmud:
		if low {
			return halves(exactLosses(claims, 2*budget, sum)), nil
		}
		return halvesAnd(claims, budget-(sum-budget)), nil
	case Piniles:
		if low {
			return halves(exactAwards(claims, 2*budget)), nil
		}
		return halvesAnd(claims, budget-(sum-budget)), nil
	case ConstrainedEgalitarian:
		if low {
			return halves(exactAwards(claims, 2*budget)), nil
		}
		return exactConstrainedEgalitarian(claims, budget), nil
	case Average:
		more := exactLosses(claims, budget, sum)
		average := exactAwards(claims, budget)
		for i := range average {
			average[i].Add(average[i], more[i])
		}
		return halves(average), nil
	case AdjustedProportional:
		return exactAdjustedProportional(claims, budget, sum), nil
	case ConcedeAndDivide:
		// What neither concedes is halved; with two claims that is what Talmud gives.
		return Talmud.exactly(budget, sum, claims)
	case MinimalOverlap:
		return exactOverlap(claims, budget)
	case RandomArrival:
		return randomArrival(claims, budget)
	case AverageOfAwards:
		return averageOfAwards(claims, budget)
	case DominguezThomson:
		return exactRecursion(claims, budget, sum)
	}
	return nil, d.stated()
}

func each(claims []funding.Pence, of func(claim funding.Pence) *big.Rat) []*big.Rat {
	exact := make([]*big.Rat, len(claims))
	for i, claim := range claims {
		exact[i] = of(claim)
	}
	return exact
}

func with(claims []funding.Pence, values []*big.Rat, of func(claim, value *big.Rat) *big.Rat) []*big.Rat {
	exact := make([]*big.Rat, len(claims))
	for i, claim := range claims {
		exact[i] = of(pence(claim), values[i])
	}
	return exact
}

func halves(values []*big.Rat) []*big.Rat {
	half := big.NewRat(1, 2)
	for _, value := range values {
		value.Mul(value, half)
	}
	return values
}

// halvesAnd is half of each claim and an equal share of what is left, half of
// twice, nobody above the claim.
func halvesAnd(claims []funding.Pence, twice funding.Pence) []*big.Rat {
	return halves(with(claims, exactAwards(claims, twice), func(claim, more *big.Rat) *big.Rat { return claim.Add(claim, more) }))
}

func exactAwards(claims []funding.Pence, budget funding.Pence) []*big.Rat {
	height := waterLevel(claims, budget).exact()
	return each(claims, func(claim funding.Pence) *big.Rat {
		award := pence(claim)
		if award.Cmp(height) > 0 {
			award.Set(height)
		}
		return award
	})
}

func exactLosses(claims []funding.Pence, budget, sum funding.Pence) []*big.Rat {
	height := waterLevel(claims, sum-budget).exact()
	return each(claims, func(claim funding.Pence) *big.Rat {
		award := pence(claim)
		if award.Sub(award, height).Sign() < 0 {
			award.SetInt64(0)
		}
		return award
	})
}

// exactConstrainedEgalitarian finds the level of max(claim/2, min(claim,
// level)), where the budget is more than half of what is claimed.
func exactConstrainedEgalitarian(claims []funding.Pence, budget funding.Pence) []*big.Rat {
	at := func(level *big.Rat) (awards []*big.Rat, sum *big.Rat) {
		sum = new(big.Rat)
		return each(claims, func(claim funding.Pence) *big.Rat {
			award := new(big.Rat).Set(level)
			if whole := pence(claim); award.Cmp(whole) > 0 {
				award = whole
			}
			if half := big.NewRat(int64(claim), 2); award.Cmp(half) < 0 {
				award = half
			}
			sum.Add(sum, award)
			return award
		}), sum
	}
	levels := slices.Concat(each(claims, pence), halves(each(claims, pence)))
	slices.SortFunc(levels, (*big.Rat).Cmp)
	want := pence(budget)
	// The first level, the half of a claim, gives too little, and the last, a
	// claim, too much. Between two neighbours the sum rises in a straight line.
	i, _ := slices.BinarySearchFunc(levels, want, func(level, want *big.Rat) int {
		_, sum := at(level)
		return sum.Cmp(want)
	})
	_, below := at(levels[i-1])
	_, above := at(levels[i])
	level := new(big.Rat).Sub(levels[i], levels[i-1])
	level.Mul(level, want.Sub(want, below))
	level.Quo(level, above.Sub(above, below))
	awards, _ := at(level.Add(level, levels[i-1]))
	return awards
}

// exactAdjustedProportional gives minimal rights, then shares what is left in
// proportion to what is open of the claims, none above what is left.
func exactAdjustedProportional(claims []funding.Pence, budget, sum funding.Pence) []*big.Rat {
	right := func(claim funding.Pence) funding.Pence { return max(claim-(sum-budget), 0) }
	left := budget
	for _, claim := range claims {
		left -= right(claim)
	}
	counting := new(big.Rat)
	open := each(claims, func(claim funding.Pence) *big.Rat {
		open := pence(min(claim-right(claim), left))
		counting.Add(counting, open)
		return open
	})
	exact := each(claims, func(claim funding.Pence) *big.Rat { return pence(right(claim)) })
	if counting.Sign() > 0 {
		part := new(big.Rat).Quo(pence(left), counting)
		for i, award := range exact {
			award.Add(award, open[i].Mul(open[i], part))
		}
	}
	return exact
}

func pence(amount funding.Pence) *big.Rat { return new(big.Rat).SetInt64(int64(amount)) }

func (l level) exact() *big.Rat {
	if l.open == 0 {
		return pence(l.height)
	}
	return new(big.Rat).Add(pence(l.height), big.NewRat(int64(l.rest), int64(l.open)))
}
