package apportion_test

import (
	"errors"
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/apportion"
)

// Five states, of whom each divisor method gives another the 26th seat (Balinski
// and Young 1982).
func ExampleApportion() {
	states := apportion.Round{Seats: 26, Claimants: []apportion.Claimant{{ID: "A", Weight: 9_061}, {ID: "B", Weight: 7_179},
		{ID: "C", Weight: 5_259}, {ID: "D", Weight: 3_319}, {ID: "E", Weight: 1_182}}}
	for _, method := range []apportion.Method{apportion.DHondt, apportion.SainteLague, apportion.HuntingtonHill, apportion.Dean, apportion.Adams} {
		result, err := apportion.Apportion(states, apportion.Policy{Method: method})
		fmt.Println(method, result.Seats, err)
	}
	// Output:
	// dhondt [{A 10} {B 7} {C 5} {D 3} {E 1}] <nil>
	// sainte-lague [{A 9} {B 8} {C 5} {D 3} {E 1}] <nil>
	// huntington-hill [{A 9} {B 7} {C 6} {D 3} {E 1}] <nil>
	// dean [{A 9} {B 7} {C 5} {D 4} {E 1}] <nil>
	// adams [{A 9} {B 7} {C 5} {D 3} {E 2}] <nil>
}

// Places on a board for three parts of a partnership, one each at least, none
// with more than half. Every decision has its reasons.
func ExampleApportion_bounds() {
	board := apportion.Round{Seats: 8, Claimants: []apportion.Claimant{{ID: "statutory", Weight: 90, Minimum: 1, Maximum: 4},
		{ID: "private", Weight: 4, Minimum: 1, Maximum: 4}, {ID: "voluntary", Weight: 16, Minimum: 1, Maximum: 4}}}
	result, err := apportion.Apportion(board, apportion.Policy{Method: apportion.SainteLague})
	fmt.Println(result.Seats, err)
	for _, reason := range result.Reasons {
		fmt.Println(reason.Rule.ID, reason.Outcome, reason.Detail())
	}
	// Output:
	// [{statutory 4} {private 1} {voluntary 3}] <nil>
	// sainte-lague met 8 seats for a weight of 110: 3 of 3 claimants have one or more
	// minimum-and-maximum-seats met claimants with just their minimum: 1; with their maximum: 1
}

// Parties below the threshold have no seats. At exactly the threshold they take
// part.
func ExamplePolicy_threshold() {
	round := apportion.Round{Seats: 20, Claimants: []apportion.Claimant{{ID: "a", Weight: 56}, {ID: "b", Weight: 35}, {ID: "c", Weight: 5}, {ID: "d", Weight: 4}}}
	result, err := apportion.Apportion(round, apportion.Policy{Method: apportion.LargestRemainder, Threshold: funding.Percent{Units: 5}})
	fmt.Println(result.Seats, err)
	fmt.Println(result.Reasons[1].Subjects(engagement.NotMet))
	// Output:
	// [{a 12} {b 7} {c 1} {d 0}] <nil>
	// [d]
}

// Who gets the last seat is for the policy to say.
func ExampleTieError() {
	round := apportion.Round{Seats: 3, Claimants: []apportion.Claimant{{ID: "b", Weight: 1}, {ID: "a", Weight: 1}}}
	_, err := apportion.Apportion(round, apportion.Policy{Method: apportion.DHondt})
	fmt.Println(err)
	var tie *apportion.TieError
	if errors.As(err, &tie) {
		fmt.Println(tie.Settled.Seats, tie.Settled.Ties)
	}
	drawn, err := apportion.Apportion(round, apportion.Policy{Method: apportion.DHondt, Ties: apportion.TiesByDraw, Seed: 2026})
	fmt.Println(drawn.Ties, err)
	// Output:
	// ties: not-stated: missing: of 2 claimants with the same right to a seat 1 get one: "a", "b"
	// [{b 1} {a 1}] [{[a b] 1}]
	// [{[a b] 1}] <nil>
}

// A budget in pence is apportioned as quickly as a board of twelve.
func ExampleMethod_Seats() {
	seats, err := apportion.DHondt.Seats(10_000_000_000, []int64{53_000, 24_000, 23_000})
	fmt.Println(seats, err)
	// Output: [5300000000 2400000000 2300000000] <nil>
}

// Two methods, compared claimant by claimant and by group: the larger parties
// gain what the smaller ones lose.
func ExampleApportionment_Entries() {
	round := apportion.Round{Seats: 10, Claimants: []apportion.Claimant{{ID: "a", Weight: 47_000}, {ID: "b", Weight: 16_000},
		{ID: "c", Weight: 15_900}, {ID: "d", Weight: 12_000}, {ID: "e", Weight: 6_000}, {ID: "f", Weight: 3_100}}}
	size := func(id string) string {
		if id == "a" {
			return "large"
		}
		return "small"
	}
	var entries [2][]engagement.Entry[apportion.Seats]
	for i, method := range []apportion.Method{apportion.SainteLague, apportion.DHondt} {
		result, err := apportion.Apportion(round, apportion.Policy{Method: method})
		if err != nil {
			fmt.Println(err)
			return
		}
		entries[i] = result.Entries(size)
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
	// id  group  before  after  difference  change
	// a   large       4      5           1  gained
	// b   small       2      2           0  unchanged
	// c   small       2      2           0  unchanged
	// d   small       1      1           0  unchanged
	// e   small       1      0          -1  lost
	// f   small       0      0           0  unchanged
	//
	// group  gained  lost  changed  unchanged  before  after  difference
	// large       1     0        0          0       4      5           1
	// small       0     1        0          4       6      5          -1
}

// A policy's seats alone, as an apportioner. The quotients in order: 53, 26.5, 24,
// 23, 17.7, 13.25 and 12.
func ExamplePolicy_Seats() {
	var hand apportion.Apportioner = apportion.Policy{Method: apportion.DHondt}.Seats
	seats, err := hand(apportion.Round{Seats: 7, Claimants: []apportion.Claimant{{ID: "a", Weight: 53}, {ID: "b", Weight: 24}, {ID: "c", Weight: 23}}})
	fmt.Println(seats, err)
	// Output: [4 2 1] <nil>
}
