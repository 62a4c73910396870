package division

import (
	"math/big"

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
	exact := make([]*big.Rat, len(claims))
	switch {
	case budget >= sum:
		for i, claim := range claims {
			exact[i] = pence(claim)
		}
	case d == Proportional:
		part := big.NewRat(int64(budget), int64(sum))
		for i, claim := range claims {
			exact[i] = new(big.Rat).Mul(part, pence(claim))
		}
	case d == EqualAwards:
		height := waterLevel(claims, budget).exact()
		for i, claim := range claims {
			exact[i] = pence(claim)
			if exact[i].Cmp(height) > 0 {
				exact[i].Set(height)
			}
		}
	default:
		height := waterLevel(claims, sum-budget).exact()
		for i, claim := range claims {
			exact[i] = pence(claim)
			if exact[i].Sub(exact[i], height).Sign() < 0 {
				exact[i].SetInt64(0)
			}
		}
	}
	return exact, nil
}

func pence(amount funding.Pence) *big.Rat { return new(big.Rat).SetInt64(int64(amount)) }

func (l level) exact() *big.Rat {
	if l.open == 0 {
		return pence(l.height)
	}
	return new(big.Rat).Add(pence(l.height), big.NewRat(int64(l.rest), int64(l.open)))
}
