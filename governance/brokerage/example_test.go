package brokerage_test

import (
	"context"
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance/brokerage"
)

// town is a synthetic network: probation refers to a council for voluntary
// service, which passes on to a hostel and a mentoring scheme; the hostel also
// refers to the mentors, and these report to the police.
func town() *brokerage.Graph {
	g, err := brokerage.FromAgencies(
		[]engagement.Agency{
			{ID: "probation", Sector: engagement.Statutory}, {ID: "police", Sector: engagement.Statutory},
			{ID: "cvs", Sector: engagement.VCS}, {ID: "hostel", Sector: engagement.VCS}, {ID: "mentors", Sector: engagement.VCS}},
		[][2]engagement.AgencyID{{"probation", "cvs"}, {"cvs", "hostel"}, {"cvs", "mentors"}, {"hostel", "mentors"}, {"mentors", "police"}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return g
}

// The council (2) lets probation in to the hostel and to the mentors: twice a
// gatekeeper. The mentors (4) speak to the police for the council and for the
// hostel: twice a representative. From the council over the hostel to the
// mentors does not count: the council has its own tie to them.
func ExampleGraph_Roles() {
	counts, err := town().Roles(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	for v, c := range counts {
		fmt.Println(v, c.Coordinator, c.Consultant, c.Representative, c.Gatekeeper, c.Liaison, c.Total)
	}
	// Output:
	// 0 0 0 0 0 0 0
	// 1 0 0 0 0 0 0
	// 2 0 0 0 2 0 2
	// 3 0 0 0 0 0 0
	// 4 0 0 2 0 0 2
}

// Between 0 and 3 stand two agencies, each with one half of the pair.
func ExampleGraph_Shared() {
	g, err := brokerage.New(4, []string{"A", "A", "B", "B"}, [][2]int{{0, 1}, {0, 2}, {1, 3}, {2, 3}})
	if err != nil {
		fmt.Println(err)
		return
	}
	shares, err := g.Shared(context.Background())
	fmt.Println(shares[1].Representative, shares[2].Gatekeeper, err)
	// Output: 0.5 0.5 <nil>
}

// If the council (2) left, probation would no longer reach the hostel and the
// mentors: two pairs of different sectors. (It would not reach the police
// either, but that is a pair of one sector.) If the mentors (4) left, the
// council and the hostel would no longer reach the police. The hostel could
// leave: the council has its own tie to the mentors.
func ExampleGraph_PairsLost() {
	lost, err := town().PairsLost(context.Background(), 2)
	fmt.Println(lost, err)
	// Output: [0 0 2 0 2] <nil>
}

// Whatever the direction of ties, probation (0) hangs on the council (2), and
// the police (1) on the mentors (4).
func ExampleGraph_Bridges() {
	fmt.Println(town().Articulation(), town().Bridges())
	// Output: [2 4] [[0 2] [1 4]]
}

// The shortest paths through the council (2): from probation to the hostel, the
// mentors and the police. Through the mentors (4): to the police from probation,
// the council and the hostel. None leads through the hostel.
func ExampleGraph_Betweenness() {
	scores, err := town().Betweenness(context.Background(), 2)
	fmt.Println(scores, err)
	// Output: [0 0 3 0 3] <nil>
}

// Probation (0) has one contact: 1. So has the police. The hostel (3) has the
// council and the mentors, who have three contacts each and know each other:
// 2·(1/2 + 1/2·1/3)² = 8/9. The council (2) has probation, the hostel and the
// mentors: (1/3)² + (1/3 + 1/3·1/3)² + (1/3 + 1/3·1/2)² = 1/9 + 16/81 + 1/4 =
// 181/324. So have the mentors.
func ExampleGraph_Constraint() {
	constraint, err := town().Constraint(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	for v, c := range constraint {
		fmt.Printf("%d %.6f\n", v, c)
	}
	// Output:
	// 0 1.000000
	// 1 1.000000
	// 2 0.558642
	// 3 0.888889
	// 4 0.558642
}

// A line A → A → B whose groups are drawn anew: of the three ways to place the
// one B, the second agency is a representative in one, a gatekeeper in one and
// a consultant in one.
func ExampleGraph_Permute() {
	g, err := brokerage.New(3, []string{"A", "A", "B"}, [][2]int{{0, 1}, {1, 2}})
	if err != nil {
		fmt.Println(err)
		return
	}
	tests, err := g.Permute(context.Background(), brokerage.Policy{Hold: brokerage.HoldTies, Draws: 9999, Seed: 1}, 4)
	if err != nil {
		fmt.Println(err)
		return
	}
	test := tests[1].Representative
	fmt.Printf("observed %d, mean %.1f, share at least as large %.1f\n", test.Observed, test.Mean, test.ShareAtLeast())
	// Output: observed 1, mean 0.3, share at least as large 0.3
}
