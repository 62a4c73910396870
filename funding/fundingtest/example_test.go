package fundingtest_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// Which way to share keeps which axiom, found by trying: X where there is a
// counterexample, a point where none was found, - where the axiom is about other
// numbers of claims than the rule is for.
func ExampleTabulate() {
	found, err := table()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := found.WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// axiom                       PRO CEA CEL Tal RTal PIN CE AV APRO MO RA AA DT CD
	// efficiency                  .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// claims-boundedness          .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// non-negativity              .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// equal-treatment             .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// anonymity                   .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// awards-order                .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// losses-order                .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// endowment-monotonicity      .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// claim-monotonicity          .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// linked-claim-endowment      .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// no-transfer-paradox         .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// bounded-transfer-impact     .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// homogeneity                 .   .   .   .   .    .   .  .  .    .  .  .  .  .
	// composition-down            .   .   .   X   X    X   X  X  X    X  X  X  X  X
	// composition-up              .   .   .   X   X    X   X  X  X    X  X  X  X  X
	// consistency                 .   .   .   .   .    .   .  X  X    X  X  X  X  -
	// null-claims                 .   .   .   .   .    .   .  .  .    .  .  .  X  -
	// null-compensation           .   .   .   .   .    .   .  .  .    .  .  .  X  -
	// full-compensation           .   .   .   .   .    .   .  .  .    .  .  .  X  -
	// replication-invariance      .   .   .   .   .    .   .  .  X    X  X  X  X  -
	// self-duality                .   X   X   .   .    X   X  .  .    X  .  .  X  .
	// midpoint                    .   X   X   .   .    .   .  .  .    X  .  .  X  .
	// population-monotonicity     .   .   .   .   .    .   .  .  X    .  .  .  X  -
	// linked-endowment-population .   .   .   .   .    .   .  .  X    X  .  .  X  -
	// order-under-endowment       .   .   .   .   .    .   X  .  .    .  .  .  .  .
	// order-under-claims          .   .   .   .   .    .   X  .  X    .  .  .  .  -
	// order-under-population      .   .   .   .   .    .   X  .  X    .  .  .  X  -
	// group-order                 .   X   X   X   X    X   X  X  X    X  X  X  X  .
	// progressivity               .   X   .   X   X    X   X  X  X    X  X  X  X  X
	// regressivity                .   .   X   X   X    .   .  X  X    X  X  X  .  X
	// truncation-invariance       X   .   X   .   X    X   X  X  .    .  .  .  .  .
	// minimal-rights-first        X   X   .   .   X    X   X  X  .    .  .  .  X  .
	// awards-lower-bound          X   .   X   .   X    .   .  X  .    .  .  .  .  .
	// losses-lower-bound          X   X   .   .   X    X   X  X  .    .  .  .  X  .
	// no-advantageous-merging     .   .   X   X   X    .   .  X  X    X  X  X  X  -
	// no-advantageous-splitting   .   X   .   X   X    X   X  X  X    X  X  X  X  -
}

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
