package division_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// The programme of 2010-11 paid in two instalments, in November and in January
// (CL2012 2.6); amounts and claims here are synthetic. Shared anew each time,
// c would get two pennies of the first ten and one of all eleven.
func ExampleInstalments() {
	round := division.Round{Budget: 11, Claims: []division.Claim{{ID: "a", Amount: 6}, {ID: "b", Amount: 6}, {ID: "c", Amount: 2}}}
	schedule, err := division.Instalments(round, []funding.Pence{10, 1}, division.Policy{Division: division.Proportional, Ties: division.TiesByID})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, instalment := range schedule.Instalments {
		fmt.Println(instalment.Budget, instalment.Paid, instalment.Payments)
	}
	fmt.Println(schedule.Reasons[2].Detail())
	// Output:
	// £0.10 £0.10 [{a £0.05 £0.05} {b £0.04 £0.04} {c £0.01 £0.01}]
	// £0.11 £0.01 [{a £0.00 £0.05} {b £0.01 £0.05} {c £0.00 £0.01}]
	// paid in 2 parts, each award within a penny of the exact one at every part; pennies that end elsewhere than in the allocation at once: 0
}
