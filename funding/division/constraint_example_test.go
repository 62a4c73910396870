package division_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

func printAwards(round division.Round, policy division.Policy) {
	allocation, err := division.Allocate(round, policy)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, award := range allocation.Awards {
		fmt.Println(award)
		for _, reason := range award.Reasons {
			fmt.Println("  ", reason.Detail())
		}
	}
	if allocation.Unallocated > 0 {
		fmt.Println(allocation.Unallocated, "is left")
	}
}

func ExampleWriteMatrix() {
	if err := division.WriteMatrix(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// division                 weights  floors  baselines  caps   tiers  minimums  most-money  groups  reserve
	// proportional             yes      yes     yes        yes    yes    yes       yes         yes     yes
	// equal-awards             yes      yes     yes        yes    yes    yes       yes         yes     yes
	// equal-losses             yes      yes     yes        yes    yes    yes       yes         yes     yes
	// talmud                   no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	// reverse-talmud           no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	// piniles                  no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	// constrained-egalitarian  no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	// average                  no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	// adjusted-proportional    no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	// concede-and-divide       no 1     no 2    yes        yes 3  no 4   no 4      no 4        no 4    yes
	// minimal-overlap          no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	// random-arrival           no 1     no 2    yes        yes 3  yes    yes       no 5        yes     yes
	// average-of-awards        no 1     no 2    yes        yes 3  yes    yes       no 5        yes     yes
	// dominguez-thomson        no 1     no 2    yes        yes 3  yes    yes       yes         yes     yes
	//
	// 1  By its definition equal claims are treated alike, and there is no one accepted way to weigh it: claims that are to count differently can be put in tiers or groups.
	// 2  A floor in mid-division would cut across the halves, means or layers by which it is defined: floors are paid first, as baselines, and it shares the rest.
	// 3  A claim counts only as far as its cap: the division has no level that a cap could stop.
	// 4  It is for exactly two claims, and this may leave it another number.
	// 5  Each of many sets of claims is shared among, which takes this division too long: claims can be dropped one after the other.
}

// £2,000 at the most for each, a tenth kept back, and one promise kept: the level
// of the rest follows from what is left.
func ExampleClaim() {
	round := division.Round{Budget: 5_000_00, Claims: []division.Claim{
		{ID: "band", Amount: 400_00},
		{ID: "hall", Amount: 9_000_00},
		{ID: "choir", Amount: 1_800_00, Floor: 1_500_00},
		{ID: "club", Amount: 1_200_00, Weight: 2},
	}}
	printAwards(round, division.Policy{Division: division.EqualAwards, Most: 2_000_00, ReserveShare: division.Share{Units: 1, Decimals: 1}})
	// Output:
	// {band £400.00 £400.00}
	// {hall £9,000.00 £1,400.00}
	// {choir £1,800.00 £1,500.00}
	//    it gets its floor of £1,500.00
	// {club £1,200.00 £1,200.00}
	//    it counts with a weight of 2
}

// At least half is for small organisations.
func ExampleGroup() {
	half := division.Share{Units: 5, Decimals: 1}
	round := division.Round{Budget: 1_000_00, Claims: []division.Claim{
		{ID: "a", Amount: 300_00, Groups: []string{"small"}},
		{ID: "b", Amount: 500_00, Groups: []string{"small"}},
		{ID: "c", Amount: 2_000_00},
		{ID: "d", Amount: 1_200_00},
	}, Groups: []division.Group{{ID: "small", AtLeast: half}}}
	printAwards(round, division.Policy{Division: division.Proportional})

	// What cannot be met is an error that says by how much.
	round.Claims[1].Cap = 100_00
	printAwards(round, division.Policy{Division: division.Proportional})
	// Output:
	// {a £300.00 £187.50}
	//    group "small" gets £500.00, its least share
	// {b £500.00 £312.50}
	//    group "small" gets £500.00, its least share
	// {c £2,000.00 £312.50}
	// {d £1,200.00 £187.50}
	// groups[0].atLeast: 0.5: contradicts: £500.00 is to go to group "small", whose claims can take £400.00: £100.00 too little
}

// Whole or not at all, by both readings.
func ExampleMinimums() {
	round := division.Round{Budget: 10_00, Claims: []division.Claim{{ID: "a", Amount: 10_00, Minimum: 10_00}, {ID: "b", Amount: 5_00, Minimum: 5_00}}}
	for _, minimums := range division.AllMinimums() {
		fmt.Println(minimums)
		printAwards(round, division.Policy{Division: division.EqualAwards, Minimums: minimums})
	}
	// Output:
	// drop-furthest-below
	// {a £10.00 £0.00}
	//    it would have got £5.00, less than its minimum of £10.00
	// {b £5.00 £5.00}
	// £5.00 is left
	// most-money
	// {a £10.00 £10.00}
	// {b £5.00 £0.00}
	//    it is not in the set of claims that is paid the most with every minimum, its own being £5.00, reached
}

// Anyone who knows the seed can replay the draw.
func ExampleDraw() {
	round := division.Round{Budget: 1, Claims: []division.Claim{{ID: "a", Amount: 5}, {ID: "b", Amount: 5}, {ID: "c", Amount: 5}}}
	allocation, err := division.Allocate(round, division.Policy{Division: division.Talmud, Ties: division.TiesByDraw, Seed: 2026})
	fmt.Printf("%+v %v\n", allocation.Draws, err)
	// Output:
	// [{Rule:largest-remainder Order:[b a c] First:1}] <nil>
}

// Bare amounts within bounds: of 100 pence, shared equally, the second is to get
// 40 at least, and the third 10 at most.
func ExampleDivision_DivideWithin() {
	awards, err := division.EqualAwards.DivideWithin(100, []funding.Pence{80, 80, 80}, division.Bounds{
		Floors: []funding.Pence{0, 40, 0},
		Caps:   []funding.Pence{80, 80, 10},
	})
	fmt.Println(awards, err)
	awards, err = division.EqualAwards.DivideWithin(100, []funding.Pence{80, 80, 80}, division.Bounds{Weights: []int64{2, 1, 1}})
	fmt.Println(awards, err)
	// Output:
	// [£0.45 £0.45 £0.10] <nil>
	// [£0.50 £0.25 £0.25] <nil>
}

// The awards before rounding, in pence: a has a cap of 20, and the others share
// what is left.
func ExamplePolicy_Exact() {
	exact, err := division.Policy{Division: division.EqualAwards}.Exact(division.Round{Budget: 75, Claims: []division.Claim{
		{ID: "a", Amount: 80, Cap: 20}, {ID: "b", Amount: 80}, {ID: "c", Amount: 80}}})
	fmt.Println(exact, err)
	// Output: [20/1 55/2 55/2] <nil>
}

// Whether a way to share takes a constraint, and what it makes of it.
func ExampleDivision_Takes() {
	fmt.Println(division.EqualLosses.Takes(division.WithFloors).Takes)
	fmt.Println(division.Talmud.Takes(division.WithFloors).Note)
	// Output:
	// true
	// A floor in mid-division would cut across the halves, means or layers by which it is defined: floors are paid first, as baselines, and it shares the rest.
}

// Which divisions take floors as bounds in the middle of the division.
func ExampleMatrix() {
	for _, cell := range division.Matrix() {
		if cell.Constraint == division.WithFloors && cell.Takes {
			fmt.Println(cell.Division)
		}
	}
	// Output:
	// proportional
	// equal-awards
	// equal-losses
}

func ExampleParseShare() {
	for _, text := range []string{"0.50", "1", "50%"} {
		share, err := division.ParseShare(text)
		fmt.Println(share.Units, share.Decimals, err)
	}
	// Output:
	// 50 2 <nil>
	// 1 0 <nil>
	// 0 0 out of range: "50%" is not a share from 0 to 1 such as 0.50, with up to 9 decimals
}
