//go:build !race

package fundingtest_test

import (
	"fmt"
	"os"
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
