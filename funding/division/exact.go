package division

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Exact returns the awards before rounding, as fractions of a penny in the
// order of the claims. Each is a fresh value, the caller's to change. No tie is
// settled, so that none need be stated; otherwise errors are those of Allocate.
func (d Division) Exact(r Round) ([]*big.Rat, error) {
	var problems engagement.Problems
	problems.AddAll("", r.Validate())
	problems.AddAll("", d.stated())
	if err := problems.Err(); err != nil {
		return nil, err
	}
	budget, claims := r.Budget, r.amounts()
	sum, err := total(claims)
	if err != nil {
		return nil, err
	}
	return d.exactly(budget, sum, claims)
}

// exactly is Exact for claims that have been checked and add up to sum.
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
		return constrainedEgalitarian(claims, budget), nil
	case Average:
		more := exactLosses(claims, budget, sum)
		average := exactAwards(claims, budget)
		for i := range average {
			average[i].Add(average[i], more[i])
		}
		return halves(average), nil
	case AdjustedProportional:
		return adjustedProportional(claims, budget, sum), nil
	case ConcedeAndDivide:
		if len(claims) != 2 {
			return nil, engagement.Problems{{Path: "claims", Value: strconv.Itoa(len(claims)), Err: fmt.Errorf("%w: concede and divide is for two claims", engagement.ErrOutOfRange)}}
		}
		// What neither concedes is halved; with two claims that is what Talmud gives.
		return Talmud.exactly(budget, sum, claims)
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

// constrainedEgalitarian finds the level of max(claim/2, min(claim, level)): in
// half pence, it rises from the half of a claim on to the claim.
func constrainedEgalitarian(claims []funding.Pence, budget funding.Pence) []*big.Rat {
	zero := new(big.Rat)
	levels := []*big.Rat{}
	for _, claim := range claims {
		levels = append(levels, pence(claim), new(big.Rat).Quo(pence(claim), big.NewRat(2, 1)))
	}
	slices.SortFunc(levels, (*big.Rat).Cmp)
	at := func(level *big.Rat) ([]*big.Rat, *big.Rat) {
		sum := new(big.Rat)
		awards := each(claims, func(claim funding.Pence) *big.Rat {
			award := new(big.Rat).Quo(pence(claim), big.NewRat(2, 1))
			if award.Cmp(level) < 0 {
				award.Set(level)
			}
			if whole := pence(claim); award.Cmp(whole) > 0 {
				award = whole
			}
			sum.Add(sum, award)
			return award
		})
		return awards, sum
	}
	// Between two neighbouring levels the sum rises in a straight line.
	want := pence(budget)
	i, _ := slices.BinarySearchFunc(levels, want, func(level, want *big.Rat) int {
		_, sum := at(level)
		return sum.Cmp(want)
	})
	if i == 0 {
		awards, _ := at(zero)
		return awards
	}
	_, below := at(levels[i-1])
	_, above := at(levels[i])
	if above.Cmp(below) == 0 {
		awards, _ := at(levels[i])
		return awards
	}
	rise := new(big.Rat).Quo(new(big.Rat).Sub(want, below), new(big.Rat).Sub(above, below))
	rise.Mul(rise, new(big.Rat).Sub(levels[i], levels[i-1]))
	awards, _ := at(rise.Add(rise, levels[i-1]))
	return awards
}

func adjustedProportional(claims []funding.Pence, budget, sum funding.Pence) []*big.Rat {
	lacking := sum - budget
	left := budget // after what the others leave over for each
	for _, claim := range claims {
		left -= max(claim-lacking, 0)
	}
	counting := new(big.Rat) // claims as far as they are open, none above what is left
	open := make([]funding.Pence, len(claims))
	for i, claim := range claims {
		open[i] = min(claim-max(claim-lacking, 0), left)
		counting.Add(counting, pence(open[i]))
	}
	exact := make([]*big.Rat, len(claims))
	for i, claim := range claims {
		exact[i] = pence(max(claim-lacking, 0))
		if counting.Sign() > 0 {
			more := new(big.Rat).Mul(pence(left), pence(open[i]))
			exact[i].Add(exact[i], more.Quo(more, counting))
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
