package division_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// estate shares 300 pounds among the claims of 100, 200 and 300 of Aumann and
// Maschler (1985).
func estate(d division.Division) division.Allocation {
	round := division.Round{Budget: 300_00, Claims: []division.Claim{{ID: "a", Amount: 100_00}, {ID: "b", Amount: 200_00}, {ID: "c", Amount: 300_00}}}
	allocation, err := division.Allocate(round, division.Policy{Division: d, Ties: division.TiesByID})
	if err != nil {
		fmt.Println(err)
	}
	return allocation
}

// Of 50, 100 and 150 the coefficient is 2/9; two that have nothing and one that
// has all come to 2/3.
func ExampleGini() {
	for _, amounts := range [][]funding.Pence{{50, 100, 150}, {100, 100, 100}, {0, 0, 300}} {
		gini, err := division.Gini(amounts)
		fmt.Println(gini.RatString(), err)
	}
	// Output:
	// 2/9 <nil>
	// 0 <nil>
	// 2/3 <nil>
}

func ExampleLorenz() {
	curve, err := division.Lorenz([]funding.Pence{150, 50, 100})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, point := range curve.Points() {
		fmt.Println(point.Claimants.RatString(), point.Amount.RatString())
	}
	largest, err := curve.Largest(1)
	fmt.Println("the largest has", largest, err)
	// Output:
	// 0 0
	// 1/3 1/6
	// 2/3 1/2
	// 1 1
	// the largest has 1/2 <nil>
}

// Awards of 100, 100 and 100 are more equal than 50, 100 and 150; and where one
// curve is ahead here and another there, no index has the last word.
func ExampleLorenzCurve_Dominance() {
	lorenz := func(amounts ...funding.Pence) division.LorenzCurve {
		curve, err := division.Lorenz(amounts)
		if err != nil {
			fmt.Println(err)
		}
		return curve
	}
	fmt.Println(lorenz(100, 100, 100).Dominance(lorenz(50, 100, 150)))
	fmt.Println(lorenz(2, 2, 6).Dominance(lorenz(1, 4, 5)))
	// Output:
	// dominates
	// crosses
}

// Equal awards move a sixth of the money from the largest claim to the smallest.
func ExampleAllocation_Deviation() {
	for _, d := range []division.Division{division.Proportional, division.EqualAwards, division.EqualLosses} {
		deviation, err := estate(d).Deviation()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(d, deviation.Awards, deviation.Misplaced.RatString(), deviation.Signed.RatString(), deviation.Unsigned.RatString())
	}
	// Output:
	// proportional [0/1 0/1 0/1] 0 0 0
	// equal-awards [5000/1 0/1 -5000/1] 1/6 -2/9 2/9
	// equal-losses [-5000/1 0/1 5000/1] 1/6 2/9 2/9
}

// What the two smaller claims are given, by two ways to share.
func ExampleAllocation_Holding() {
	small := func(id string) bool { return id != "c" }
	for _, d := range []division.Division{division.EqualAwards, division.EqualLosses} {
		holding, err := estate(d).Holding(small)
		fmt.Println(d, holding.Awarded, holding.OfClaimed, holding.OfAwarded, holding.Met, err)
	}
	// Output:
	// equal-awards £200.00 1/2 2/3 2/3 <nil>
	// equal-losses £100.00 1/2 1/3 1/3 <nil>
}

// From equal losses to equal awards: a moves from nothing to something.
func ExampleCompare() {
	size := func(id string) string { return map[string]string{"a": "small", "b": "small", "c": "large"}[id] }
	comparison, err := division.Compare(estate(division.EqualLosses), estate(division.EqualAwards), size)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("gained", comparison.Gained, "lost", comparison.Lost, "unchanged", comparison.Unchanged)
	fmt.Println("from nothing", comparison.FromNothing, "moved", comparison.Moved)
	if err := comparison.WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// gained {1 £100.00} lost {1 £100.00} unchanged 1
	// from nothing [a] moved £100.00
	// id  group   before    after  difference  change
	// a   small    £0.00  £100.00     £100.00  gained
	// b   small  £100.00  £100.00       £0.00  unchanged
	// c   large  £200.00  £100.00    -£100.00  lost
	//
	// group  gained  lost  changed  unchanged   before    after  difference
	// small       1     0        0          1  £100.00  £200.00     £100.00
	// large       0     1        0          0  £200.00  £100.00    -£100.00
}

// The half of the claimants with the least have a tenth of the money.
func ExampleLorenzCurve_Points() {
	curve, err := division.Lorenz([]funding.Pence{60, 5, 30, 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	point := curve.Points()[2]
	fmt.Println(point.Claimants, point.Amount)
	// Output: 1/2 1/10
}

func ExampleLorenzCurve_Largest() {
	curve, err := division.Lorenz([]funding.Pence{60, 5, 30, 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	for k := range 3 {
		part, err := curve.Largest(k)
		fmt.Println(part.RatString(), err)
	}
	// Output:
	// 0 <nil>
	// 3/5 <nil>
	// 9/10 <nil>
}
