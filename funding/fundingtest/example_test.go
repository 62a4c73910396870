package fundingtest_test

import (
	"fmt"
	"math/big"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// An allocator that gives odd pennies to whoever is listed first.
func ExampleCheck() {
	firstListed := func(r division.Round) ([]funding.Pence, error) {
		if err := r.Validate(); err != nil {
			return nil, err
		}
		amounts := make([]funding.Pence, len(r.Claims))
		for i, c := range r.Claims {
			amounts[i] = c.Amount
		}
		return division.EqualAwards.Divide(r.Budget, amounts)
	}
	fmt.Println(fundingtest.Check(firstListed, fundingtest.Options{Axioms: []fundingtest.Axiom{fundingtest.EqualTreatment}}))
	// Output:
	// list-order: b (claim £0.01) gets £0.00, and £0.01 when the list is in another order: {"budget":"0.01","claims":[{"id":"a","amount":"0.01"},{"id":"b","amount":"0.01"}]}
}

// Axioms in one round: the Talmud's estate of 300 among claims of 100, 200 and
// 300.
func ExampleAxiom_CheckExact() {
	round := division.Round{Budget: 300, Claims: []division.Claim{{ID: "a", Amount: 100}, {ID: "b", Amount: 200}, {ID: "c", Amount: 300}}}
	for _, a := range []fundingtest.Axiom{fundingtest.SelfDuality, fundingtest.Consistency, fundingtest.CompositionUp} {
		fmt.Println(a, a.CheckExact(fundingtest.Fractions(division.Talmud), round))
	}
	// Output:
	// self-duality <nil>
	// consistency <nil>
	// composition-up composition-up: a (claim 100p) gets 50p at once, and 301/6p when 1p is shared first and the rest by what is left of the claims; 300p is shared as a 50p, b 100p, c 150p: {"budget":"3.00","claims":[{"id":"a","amount":"1.00"},{"id":"b","amount":"2.00"},{"id":"c","amount":"3.00"}]}
}

// A rule in fractions: by the squares of the claims, which gives more than is
// claimed.
func ExampleCheckExact() {
	squares := func(budget *big.Rat, claims []*big.Rat) ([]*big.Rat, error) {
		sum, awards := new(big.Rat), make([]*big.Rat, len(claims))
		for i, c := range claims {
			awards[i] = new(big.Rat).Mul(c, c)
			sum.Add(sum, awards[i])
		}
		for _, award := range awards {
			if sum.Sign() > 0 {
				award.Quo(award.Mul(award, budget), sum)
			}
		}
		return awards, nil
	}
	fmt.Println(fundingtest.CheckExact(squares, fundingtest.Options{Axioms: []fundingtest.Axiom{fundingtest.Homogeneity}}))
	// Output:
	// efficiency: the awards are 2p together, want 1p; 2p is shared as a 2p: {"budget":"0.02","claims":[{"id":"a","amount":"0.01"}]}
	// claims-boundedness: a (claim 1p) gets 2p; 2p is shared as a 2p: {"budget":"0.02","claims":[{"id":"a","amount":"0.01"}]}
}

// The exact awards of a division, for fractions of a penny too.
func ExampleFractions() {
	awards, err := fundingtest.Fractions(division.Talmud)(big.NewRat(5, 2), []*big.Rat{big.NewRat(1, 1), big.NewRat(10, 3)})
	fmt.Println(awards, err)
	// Output: [1/2 2/1] <nil>
}
