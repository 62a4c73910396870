package publish_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/cohort/fairness"
	"github.com/thirdsector-go/partnership/cohort/publish"
)

// The three women selected are suppressed; and so that nobody takes 197 from 200
// or 117 from 120, so are a number in their row, one in their column, and the
// fourth in the corner. Synthetic counts.
func ExampleProtect() {
	counts := fairness.Table{{Group: "sex=female", Considered: 200, Selected: 3}, {Group: "sex=male", Considered: 800, Selected: 117}}
	rows := publish.Axis{Name: "group"}
	var cells [][]int64
	for _, row := range counts {
		rows.Labels = append(rows.Labels, string(row.Group))
		cells = append(cells, []int64{row.Selected, row.Considered - row.Selected})
	}
	table, err := publish.NewCounts(rows, publish.Axis{Name: "outcome", Labels: []string{"selected", "not selected"}}, cells)
	if err != nil {
		fmt.Println(err)
		return
	}
	protected, err := publish.Protect(table, publish.Policy{Minimum: 10})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(protected)
	// Output:
	// group       selected  not selected  Total
	// sex=female       [c]           [c]    200
	// sex=male         [c]           [c]    800
	// Total            120           880   1000
	// [c]: suppressed; counts of 1 to 9; and others that keep these from being worked out
	// totals are exact, and those shown are the sums of their cells
}

// An unprotected table prints what it is by, and no numbers.
func ExampleTable() {
	table, err := publish.NewCounts(publish.Axis{Name: "area", Labels: []string{"north", "south"}}, publish.Axis{}, [][]int64{{2}, {31}})
	fmt.Println(table, err)
	// Output: an unprotected table by "area" <nil>
}

// Rounded to the base of 5: nobody can tell a one from a nought.
func ExamplePolicy_rounding() {
	table, err := publish.NewCounts(publish.Axis{Name: "area", Labels: []string{"north", "south", "west"}}, publish.Axis{}, [][]int64{{1}, {33}, {8}})
	if err != nil {
		fmt.Println(err)
		return
	}
	protected, err := publish.Protect(table, publish.Policy{Base: 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := protected.WriteCSV(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// area,Total
	// north,0
	// south,35
	// west,10
	// Total,45
}

// Days of work that agencies gave, where one gave nearly all of an area's.
func ExampleNewValues() {
	table, err := publish.NewValues(publish.Axis{Name: "area", Labels: []string{"north", "south", "west"}}, publish.Axis{},
		[][][]int64{{{90, 5, 5}}, {{30, 30, 40}}, {{50, 50, 60, 70}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	policy := publish.Policy{Dominance: publish.Dominance{N: 1, Percent: 75}}
	protected, err := publish.Protect(table, policy)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(protected)
	reasons, err := publish.Explain(table, policy)
	for _, reason := range reasons {
		fmt.Println(reason.Subject, reason.Rule.ID)
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// area   Total
	// north    [c]
	// south    [c]
	// west     230
	// Total    430
	// [c]: suppressed; values that few dominate; and others that keep these from being worked out
	// totals are exact, and those shown are the sums of their cells
	// north dominance
	// south secondary-suppression
}
