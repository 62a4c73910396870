package division_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// The claims of 100, 200 and 300 of Aumann and Maschler (1985), here in
// pounds, on an estate of 200.
func ExampleAllocate() {
	round := division.Round{Budget: 200_00, Claims: []division.Claim{{ID: "a", Amount: 100_00}, {ID: "b", Amount: 200_00}, {ID: "c", Amount: 300_00}}}
	for _, d := range []division.Division{division.Proportional, division.EqualAwards, division.EqualLosses} {
		allocation, err := division.Allocate(round, division.Policy{Division: d, Ties: division.TiesByID})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(d)
		for _, award := range allocation.Awards {
			fmt.Println(" ", award.ID, award.Award)
		}
		fmt.Println(" ", allocation.Reasons[1].Detail())
	}
	// Output:
	// proportional
	//   a £33.33
	//   b £66.67
	//   c £100.00
	//   pennies left after rounding down, for the largest remainders: 1; no tie decides who gets one
	// equal-awards
	//   a £66.67
	//   b £66.67
	//   c £66.66
	//   pennies left after rounding down, for the largest remainders: 2; claims equal at the last: 3, of which get one: 2; the first by: id
	// equal-losses
	//   a £0.00
	//   b £50.00
	//   c £150.00
	//   no pennies are left after rounding down
}

// Who gets the last penny is for the policy to say.
func ExampleTies() {
	round := division.Round{Budget: 1, Claims: []division.Claim{{ID: "a", Amount: 5}, {ID: "b", Amount: 5}}}
	_, err := division.Allocate(round, division.Policy{Division: division.EqualAwards})
	fmt.Println(err)
	// Output: ties: not-stated: missing: of 2 claims with equal remainders 1 get a penny
}

// The fractions before rounding, in pence.
func ExampleDivision_Exact() {
	exact, err := division.EqualLosses.Exact(division.Round{Budget: 500, Claims: []division.Claim{{ID: "a", Amount: 100}, {ID: "b", Amount: 200}, {ID: "c", Amount: 300}}})
	fmt.Println(exact, err)
	// Output: [200/3 500/3 800/3] <nil>
}

// The core, for amounts that have been checked and stand in the order in which
// ties are settled.
func ExampleDivision_Divide() {
	awards, err := division.EqualAwards.Divide(200, []funding.Pence{100, 200, 300})
	fmt.Println(awards, err)
	// Output: [£0.67 £0.67 £0.66] <nil>
}

// An outside allocator beside this package's: first come, first served.
func ExampleAllocator() {
	var firstCome division.Allocator = func(r division.Round) ([]funding.Pence, error) {
		awards := make([]funding.Pence, len(r.Claims))
		for i, claim := range r.Claims {
			awards[i] = min(r.Budget, claim.Amount)
			r.Budget -= awards[i]
		}
		return awards, nil
	}
	var equal division.Allocator = division.Policy{Division: division.EqualAwards, Ties: division.TiesByID}.Awards

	round := division.Round{Budget: 100_00, Claims: []division.Claim{{ID: "a", Amount: 80_00}, {ID: "b", Amount: 80_00}}}
	for _, allocate := range []division.Allocator{firstCome, equal} {
		allocation, err := allocate.Allocate(round)
		fmt.Println(allocation.Awards, allocation.Unallocated, err)
	}
	// Output:
	// [{a £80.00 £80.00} {b £80.00 £20.00}] £0.00 <nil>
	// [{a £80.00 £50.00} {b £80.00 £50.00}] £0.00 <nil>
}

// Two ways to share, compared claim by claim and by group.
func ExampleAllocation_Entries() {
	round := division.Round{Budget: 200_00, Claims: []division.Claim{{ID: "a", Amount: 100_00}, {ID: "b", Amount: 300_00}}}
	size := func(id string) string { return map[string]string{"a": "small", "b": "large"}[id] }
	var entries [2][]engagement.Entry[funding.Pence]
	for i, d := range []division.Division{division.Proportional, division.EqualAwards} {
		allocation, err := division.Allocate(round, division.Policy{Division: d})
		if err != nil {
			fmt.Println(err)
			return
		}
		entries[i] = allocation.Entries(size)
	}
	comparison, err := engagement.Compare(entries[0], entries[1])
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := comparison.WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// id  group   before    after  difference  change
	// a   small   £50.00  £100.00      £50.00  gained
	// b   large  £150.00  £100.00     -£50.00  lost
	//
	// group  gained  lost  changed  unchanged   before    after  difference
	// small       1     0        0          0   £50.00  £100.00      £50.00
	// large       0     1        0          0  £150.00  £100.00     -£50.00
}

// A policy's awards alone, as an allocator: a is given its claim and the others
// share what is left.
func ExamplePolicy_Awards() {
	var allocate division.Allocator = division.Policy{Division: division.EqualAwards}.Awards
	awards, err := allocate(division.Round{Budget: 100_00, Claims: []division.Claim{{ID: "a", Amount: 30_00}, {ID: "b", Amount: 60_00}, {ID: "c", Amount: 60_00}}})
	fmt.Println(awards, err)
	// Output: [£30.00 £35.00 £35.00] <nil>
}
