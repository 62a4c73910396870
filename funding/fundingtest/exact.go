package fundingtest

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// An Exact shares a budget among claims in fractions: it returns the awards in
// the order of the claims. Budget and claims are pence, not always whole ones,
// as axioms lead from whole pence to fractions of them; none is negative.
type Exact func(budget *big.Rat, claims []*big.Rat) ([]*big.Rat, error)

// Fractions returns the exact awards of a division, for fractions of a penny
// too: it multiplies the problem by the least number that makes it whole pence,
// asks d.Exact, and divides the awards again.
//
// That takes for granted that d is homogeneous. A problem in whole pence is
// handed over as it is, so that Homogeneity, which multiplies by whole numbers,
// is checked of the division itself. A problem that does not fit into whole
// pence is an error wrapping funding.ErrOverflow.
func Fractions(d division.Division) Exact {
	return func(budget *big.Rat, claims []*big.Rat) ([]*big.Rat, error) {
		unit := new(big.Int).Set(budget.Denom())
		for _, c := range claims {
			if c.IsInt() || c.Denom().Cmp(unit) == 0 {
				continue
			}
			common := new(big.Int).GCD(nil, nil, unit, c.Denom())
			unit.Mul(unit, common.Quo(c.Denom(), common))
		}
		scale := new(big.Rat).SetInt(unit)
		var problems engagement.Problems
		whole := func(path string, amount *big.Rat) funding.Pence {
			scaled := new(big.Rat).Mul(amount, scale)
			if !scaled.Num().IsInt64() {
				problems.Add(path, amount.RatString(), fmt.Errorf("%w: in parts of a penny of which %v are one", funding.ErrOverflow, unit))
			}
			return funding.Pence(scaled.Num().Int64())
		}
		round := division.Round{Budget: whole("budget", budget), Claims: make([]division.Claim, len(claims))}
		for i, c := range claims {
			round.Claims[i] = division.Claim{ID: strconv.Itoa(i), Amount: whole(fmt.Sprintf("claims[%d]", i), c)}
		}
		if err := problems.Err(); err != nil {
			return nil, err
		}
		awards, err := d.Exact(round)
		if err != nil {
			return nil, err
		}
		for _, award := range awards {
			award.Quo(award, scale)
		}
		return awards, nil
	}
}

// A subject is what is checked: an Exact or an Allocator.
type subject struct {
	share   func(budget rat, claims []claim) ([]rat, error)
	whole   bool    // awards are whole pence
	options Options // say how many claims it is for
}

// errNotAsked is the error of a problem that the subject cannot be asked: it
// is out of its domain, and nothing is wrong with the subject.
var errNotAsked = errors.New("cannot be asked")

func ofExact(rule Exact, o Options) subject {
	return subject{func(budget rat, claims []claim) ([]rat, error) {
		amounts := make([]rat, len(claims))
		for i, c := range claims {
			amounts[i] = new(big.Rat).Set(c.amount)
		}
		awards, err := rule(new(big.Rat).Set(budget), amounts)
		if errors.Is(err, funding.ErrOverflow) {
			return nil, errNotAsked
		}
		for _, award := range awards {
			if award == nil && err == nil {
				return nil, errors.New("an award is nil")
			}
		}
		return awards, err
	}, false, o}
}

func ofAllocator(allocate division.Allocator, o Options) subject {
	return subject{func(budget rat, claims []claim) ([]rat, error) {
		round := division.Round{Claims: make([]division.Claim, len(claims))}
		asked := true
		pence := func(amount rat) funding.Pence {
			asked = asked && amount.IsInt() && amount.Num().IsInt64()
			return funding.Pence(amount.Num().Int64())
		}
		round.Budget = pence(budget)
		for i, c := range claims {
			round.Claims[i] = division.Claim{ID: c.id, Amount: pence(c.amount)}
		}
		if !asked || round.Validate() != nil {
			return nil, errNotAsked
		}
		awards, err := allocate(round)
		if err != nil {
			return nil, err
		}
		exact := make([]rat, len(awards))
		for i, award := range awards {
			exact[i] = pennies(award)
		}
		return exact, nil
	}, true, o}
}

// ask shares, and turns a panic and a wrong number of awards into errors.
func (s subject) ask(budget rat, claims []claim) (awards []rat, err error) {
	if len(claims) != s.options.size(len(claims)) || budget.Sign() < 0 {
		return nil, errNotAsked
	}
	for _, c := range claims {
		if c.amount.Sign() < 0 {
			return nil, errNotAsked
		}
	}
	if panicked := try(func() { awards, err = s.share(budget, claims) }); panicked != "" {
		return nil, errors.New(panicked)
	}
	if err == nil && len(awards) != len(claims) {
		return nil, fmt.Errorf("%d awards for %d claims", len(awards), len(claims))
	}
	return awards, err
}
