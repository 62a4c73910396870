package division_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// The estates of the Talmud, 100, 200 and 300 among claims of 100, 200 and 300,
// in four of the literature's ways; in exact pence.
func ExampleDivision_Exact_talmud() {
	claims := []division.Claim{{ID: "a", Amount: 100}, {ID: "b", Amount: 200}, {ID: "c", Amount: 300}}
	for _, d := range []division.Division{division.MinimalOverlap, division.RandomArrival, division.AverageOfAwards, division.DominguezThomson} {
		fmt.Println(d)
		for budget := range 3 {
			round := division.Round{Claims: claims}
			round.Budget = round.Claims[budget].Amount
			exact, err := d.Exact(round)
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Print(" ")
			for _, award := range exact {
				fmt.Print(" ", award.RatString())
			}
			fmt.Println()
		}
	}
	// Output:
	// minimal-overlap
	//   100/3 100/3 100/3
	//   100/3 250/3 250/3
	//   100/3 250/3 550/3
	// random-arrival
	//   100/3 100/3 100/3
	//   100/3 250/3 250/3
	//   50 100 150
	// average-of-awards
	//   100/3 100/3 100/3
	//   400/9 700/9 700/9
	//   50 100 150
	// dominguez-thomson
	//   100/3 100/3 100/3
	//   400/9 700/9 700/9
	//   1600/27 2800/27 3700/27
}

// Ibn Ezra's problem, as O'Neill (1982) gives it: of an estate of 120 four sons
// claim all, half, a third and a quarter. The last pennies of equal remainders go by
// name: in the first case one for three, in the second two for three.
func ExampleAllocate_ibnEzra() {
	round := division.Round{Budget: 120_00, Claims: []division.Claim{
		{ID: "Reuben", Amount: 120_00}, {ID: "Simeon", Amount: 60_00}, {ID: "Levi", Amount: 40_00}, {ID: "Judah", Amount: 30_00}}}
	for _, d := range []division.Division{division.MinimalOverlap, division.RandomArrival} {
		allocation, err := division.Allocate(round, division.Policy{Division: d, Ties: division.TiesByID})
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, award := range allocation.Awards {
			fmt.Print(award.ID, " ", award.Award, " ")
		}
		fmt.Println(d)
	}
	// Output:
	// Reuben £80.83 Simeon £20.83 Levi £10.84 Judah £7.50 minimal-overlap
	// Reuben £57.50 Simeon £29.16 Levi £19.17 Judah £14.17 random-arrival
}

// A hundred claims with little in common are too many for the mean over all orders
// of arrival; orders drawn from a seed give it but for an error that is stated.
func ExamplePolicy_Estimate() {
	round := division.Round{Budget: 90_000_00}
	for i := range 100 {
		amount := funding.Pence(1_000_00 + i*i*i)
		round.Claims = append(round.Claims, division.Claim{ID: fmt.Sprintf("claim-%02d", i), Amount: amount})
	}
	policy := division.Policy{Division: division.RandomArrival, Ties: division.TiesByID}
	_, err := division.Allocate(round, policy)
	fmt.Println(err)

	estimated, err := policy.Estimate(round, 2026, 10_000)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(estimated.Allocation.Awarded)
	fmt.Println(estimated.Allocation.Reasons[2].Detail())
	// Output:
	// claims: over the limit: random-arrival among so many claims, 100 of them distinct, takes too long to work out
	// £90,000.00
	// estimated from 10000 orders drawn from seed 2026; the largest standard error is 4612.47 pence
}
