package fairness_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/cohort/fairness"
	"github.com/thirdsector-go/partnership/engagement"
)

// Synthetic counts.
func ExampleMeasure() {
	table := fairness.Table{
		{Group: "ethnicity=white", Considered: 800, Selected: 160},
		{Group: "ethnicity=black", Considered: 120, Selected: 36},
		{Group: "ethnicity=asian", Considered: 60, Selected: 9},
		{Group: "ethnicity=other", Considered: 2, Selected: 0},
	}
	report, err := fairness.Measure(table, fairness.Policy{
		References: []fairness.Group{"ethnicity=white"},
		Band:       fairness.Band{Low: 0.8, High: 1.25},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range report.Groups {
		fmt.Printf("%s: rate %v, ratio %v, Katz %v, Koopman %v, p %v, in band: %v\n", d.Group, d.Rate, d.Ratio, d.Katz, d.Koopman, d.Holm, d.InBand)
	}
	fmt.Println(report.Comparisons, "comparisons")
	// Output:
	// ethnicity=white: rate 0.2, ratio 1, Katz -, Koopman -, p -, in band: not-applicable
	// ethnicity=black: rate 0.3, ratio 1.5, Katz 1.104 to 2.038, Koopman 1.093 to 2.011, p 0.0494, in band: not-met
	// ethnicity=asian: rate 0.15, ratio 0.75, Katz 0.4042 to 1.392, Koopman 0.3992 to 1.33, p 0.8062, in band: not-met
	// ethnicity=other: rate 0, ratio 0, Katz -, Koopman 0 to 3.33, p 1, in band: not-met
	// 3 comparisons
}

// A lady says of eight cups of tea which four had the milk first, and is right
// about three (Fisher 1935).
func ExampleFisher() {
	p, err := fairness.Fisher(fairness.Counts{Considered: 4, Selected: 3}, fairness.Counts{Considered: 4, Selected: 1})
	fmt.Println(p, err)
	// Output: 0.4857 <nil>
}

// Newcombe (1998), example (a): 56 of 70 less 48 of 80.
func ExampleNewcombe() {
	interval, err := fairness.Newcombe(fairness.Counts{Considered: 70, Selected: 56}, fairness.Counts{Considered: 80, Selected: 48}, 0.95)
	low, high, _ := interval.Bounds()
	fmt.Printf("%.4f %.4f %v\n", low, high, err)
	// Output: 0.0524 0.3339 <nil>
}

func ExampleWilson() {
	interval, err := fairness.Wilson(fairness.Counts{Considered: 20, Selected: 0}, 0.95)
	fmt.Println(interval, err)
	// Output: 0 to 0.1611 <nil>
}

// Koopman (1984): 36 of 40 against 16 of 80.
func ExampleKoopman() {
	interval, err := fairness.Koopman(fairness.Counts{Considered: 40, Selected: 36}, fairness.Counts{Considered: 80, Selected: 16}, 0.95)
	low, high, _ := interval.Bounds()
	fmt.Printf("%.2f %.2f %v\n", low, high, err)
	// Output: 2.94 7.15 <nil>
}

// Placebo and aspirin, of the Physicians' Health Study.
func ExampleKatz() {
	interval, err := fairness.Katz(fairness.Counts{Considered: 11034, Selected: 189}, fairness.Counts{Considered: 11037, Selected: 104}, 0.95)
	fmt.Println(interval, err)
	// Output: 1.433 to 2.306 <nil>
}

// Where a criterion of age takes out more of the women than of the men, its
// stage shows it; the criterion of risk after it treats both alike.
func ExampleMeasureAttrition() {
	steps, err := fairness.MeasureAttrition(fairness.Attrition{
		Groups:     []fairness.Group{"sex=male", "sex=female"},
		Considered: []int64{1000, 400},
		Steps: []fairness.Step{
			{Criterion: "adult", Remaining: []int64{800, 200}},
			{Criterion: "high risk", Remaining: []int64{120, 30}},
		},
	}, fairness.Policy{References: []fairness.Group{"sex=male"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := steps.WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// criterion  group       left    of  rate  ratio           Koopman       Holm  ratio since the start
	// adult      sex=male     800  1000   0.8      1                 -          -                      1
	// adult      sex=female   200   400   0.5  0.625  0.5616 to 0.6897  2.026e-27                  0.625
	// high risk  sex=male     120   800  0.15      1                 -          -                      1
	// high risk  sex=female    30   200  0.15      1   0.6885 to 1.432          1                  0.625
}

// People as they come, and the table by one attribute of two. Synthetic.
func ExampleTabulate() {
	people := func(yield func([]string, bool) bool) {
		_ = yield([]string{"female", "black"}, true) && yield([]string{"male", "white"}, false) &&
			yield([]string{"female", "white"}, false) && yield([]string{"female", "black"}, false)
	}
	table, err := fairness.Tabulate([]string{"sex", "ethnicity"}, people)
	if err != nil {
		fmt.Println(err)
		return
	}
	bySex, err := table.By("sex")
	for _, row := range append(table, bySex...) {
		fmt.Println(row.Group, row.Selected, "of", row.Considered)
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// sex=female,ethnicity=black 1 of 2
	// sex=female,ethnicity=white 0 of 1
	// sex=male,ethnicity=white 0 of 1
	// sex=female 1 of 3
	// sex=male 0 of 1
}

// What ten places kept for women would do.
func ExampleCompare() {
	before := fairness.Table{{Group: "sex=male", Considered: 800, Selected: 120}, {Group: "sex=female", Considered: 200, Selected: 18}}
	after := fairness.Table{{Group: "sex=male", Considered: 800, Selected: 110}, {Group: "sex=female", Considered: 200, Selected: 28}}
	effect, err := fairness.Compare(before, after, fairness.Policy{References: []fairness.Group{"sex=male"}, Band: fairness.Band{Low: 0.8, High: 1.25}})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := effect.WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// group                  before                after  selected  ratio before  ratio after  in band before  in band after
	// sex=male    120 of 800 (0.15)  110 of 800 (0.1375)       -10             1            1  not-applicable  not-applicable
	// sex=female   18 of 200 (0.09)     28 of 200 (0.14)        10           0.6        1.018  not-met         met
}

// NA2009 recommendation 20, on synthetic counts.
func ExampleRepresent() {
	groups, err := fairness.Represent(
		fairness.Population{Total: 60, Groups: []fairness.GroupCount{{Group: engagement.Women, Count: 0}, {Group: engagement.BME, Count: 6}}},
		fairness.Population{Total: 900, Groups: []fairness.GroupCount{{Group: engagement.Women, Count: 90}, {Group: engagement.BME, Count: 150}}},
		[]fairness.Specialist{{Service: "women's centre", Group: engagement.Women}},
		0)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range groups {
		fmt.Println(g.Group, g.CohortShare, "against", g.ReferenceShare, "absent:", g.Absent, g.Services)
	}
	// Output:
	// women 0 against 0.1 absent: yes [women's centre]
	// bme 0.1 against 0.1667 absent: no []
}
