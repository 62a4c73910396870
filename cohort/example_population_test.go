package cohort_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// People from CSV, those with a place, and what each criterion took away.
func ExampleReadCSV() {
	selector, err := cohort.Prepare(cohort.Policy{
		ID: "local", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: cohort.LeaveOut,
		Criteria: []cohort.Criterion{
			{ID: "adult", Field: cohort.Field{Kind: cohort.FieldAge}, Is: cohort.AtLeast, Values: []string{"18"}},
			{ID: "not-ppo", Exclude: true, Field: cohort.Field{Kind: cohort.FieldScheme, Name: "ppo"}, Is: cohort.IsYes},
		},
		Ranking: []cohort.RankKey{{Field: cohort.Field{Kind: cohort.FieldRisk}}}, Ties: cohort.TiesByID,
		Capacity: cohort.Capacity{EachArea: cohort.Room(1)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	people := `id,born,area,risk,schemes
synthetic-1,1991-02-01,north,61.5,none
synthetic-2,1991-02-02,north,80,none
synthetic-3,1970-06-30,north,74.5,dip;ppo
synthetic-4,1980-01-01,south,12,dip
synthetic-5,1980-01-01,south,44,
synthetic-6,1985-01-01,north,40,none
`
	ctx := context.Background()
	population, report, err := cohort.ReadCSV(ctx, strings.NewReader(people), cohort.ReadOptions{Fields: selector.Fields()})
	if err != nil {
		fmt.Println(err)
		return
	}
	selection, err := selector.SelectFrom(ctx, population, 1, cohort.Field{Kind: cohort.FieldArea})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Taken, "taken in,", selection.Selected, "in")
	for _, m := range selection.Members {
		fmt.Println(m.Rank, m.ID, m.Area, m.Score)
	}
	steps, _ := selection.Attrition("not-ppo", "adult")
	for _, s := range steps {
		fmt.Println(s.Criterion, "failed", s.Excluded, "not known", s.NotKnown, "remaining", s.Remaining)
	}
	groups, _ := selection.Groups()
	for _, g := range groups {
		fmt.Println(g.Of, g.Selected, "of", g.Considered)
	}
	failed, notKnown := selection.Failed(4)
	fmt.Println(population.ID(4), "failed", failed, "not known", notKnown)
	// Output:
	// 6 taken in, 2 in
	// 1 synthetic-1 north 61.5
	// 3 synthetic-4 south 12
	// not-ppo failed 1 not known 1 remaining 4
	// adult failed 1 not known 0 remaining 3
	// [north] 1 of 4
	// [south] 1 of 2
	// synthetic-5 failed [] not known [not-ppo]
}

func ExampleReadCSV_problems() {
	_, report, err := cohort.ReadCSV(context.Background(), strings.NewReader("id,risk,sentence\na,74.5,12m\nb,high,1y\n,5,6m\n"), cohort.ReadOptions{})
	fmt.Println(err)
	fmt.Println(report.LeftOut, "of", report.Rows)
	// Output:
	// line 3, column 3, risk: out of range: "high" is not a score from 0 to 214748 with at most four decimals
	// line 3, column 8, sentence: out of range: "1y" is not a term such as 12m, 90d or 3m14d
	// line 4, column 1, id: missing
	// 2 of 3
}

func ExampleSynthetic() {
	for p := range cohort.Synthetic(1, 2, engagement.MustParseDate("2009-02-01")) {
		fmt.Println(p.ID, p.Validate() == nil)
	}
	// Output:
	// synthetic-000001 true
	// synthetic-000002 true
}
