package cohort_test

import (
	"fmt"
	"strings"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
)

// What the sources leave open: the day, the adult age, and what becomes of a
// person of whom a fact is not known.
var exampleTerms = published.Terms{AsOf: engagement.MustParseDate("2009-02-01"), Unknown: cohort.LeaveOut, AdultAge: 18}

// nottinghamSynthetic are people made up to the caseload that NA2009 1.4 has
// for Nottingham, and six whom the list leaves out.
func nottinghamSynthetic() []cohort.Person {
	var people []cohort.Person
	add := func(n int, position cohort.Position, young, listed engagement.Answer, schemes ...cohort.SchemeID) {
		for range n {
			people = append(people, cohort.Person{
				ID: cohort.PersonID(fmt.Sprintf("synthetic-%02d", len(people)+1)), Position: position,
				Schemes: append([]cohort.SchemeID{}, schemes...),
				Facts:   map[cohort.FactID]engagement.Answer{published.YoungOffender: young, published.Listed: listed},
			})
		}
	}
	add(7, cohort.CommunityOrder, engagement.No, engagement.Yes)
	add(17, cohort.NonStatutory, engagement.Yes, engagement.Yes)
	add(5, cohort.NonStatutory, engagement.No, engagement.Yes)
	add(2, cohort.NonStatutory, engagement.No, engagement.Yes, published.PPO)
	add(2, cohort.NonStatutory, engagement.No, engagement.Yes, published.CJIT)
	add(2, cohort.NonStatutory, engagement.No, engagement.No)
	return people
}

// A policy is checked before any person is seen.
func ExamplePrepare() {
	_, err := cohort.Prepare(cohort.Policy{
		ID: "mine", Unknown: cohort.LeaveOut,
		Criteria: []cohort.Criterion{
			{ID: "released", Field: cohort.Field{Kind: cohort.FieldReleased}, Is: cohort.WithinLast, Values: []string{"6m"}},
			{ID: "in-ppo", Exclude: true, Field: cohort.Field{Kind: cohort.FieldScheme, Name: "ppo"}, Is: cohort.IsYes},
		},
		Capacity: cohort.Capacity{Overall: cohort.Room(50)},
	})
	fmt.Println(err)
	_, err = cohort.Prepare(cohort.Policy{
		ID: "nobody", Unknown: cohort.LeaveOut, AsOf: engagement.MustParseDate("2009-02-01"),
		Criteria: []cohort.Criterion{
			{ID: "adult", Field: cohort.Field{Kind: cohort.FieldAge}, Is: cohort.AtLeast, Values: []string{"18"}},
			{ID: "young", Field: cohort.Field{Kind: cohort.FieldAge}, Is: cohort.Under, Values: []string{"18"}},
		},
	})
	fmt.Println(err)
	// Output:
	// criteria[0].values[0]: "6m": missing: the policy has no day from which to count
	// ranking: missing: there is room for some only, and nothing says who comes first
	// criteria[1]: young: contradicts "adult": nobody can pass both
}

// A policy is a document, too.
func ExampleReadPolicy() {
	policy, err := cohort.ReadPolicy(strings.NewReader(`{
		"id": "west-yorkshire-by-hand", "source": "NA2009 Appendix 1", "unknown": "leave-out",
		"criteria": [
			{"id": "in-ppo", "exclude": true, "field": "scheme:ppo", "is": "yes"},
			{"id": "no-need", "field": "need:accommodation", "is": "perhaps"}
		]
	}`))
	fmt.Println(policy.ID, "is refused:", err)
	// Output:
	// west-yorkshire-by-hand is refused: criteria[1].is: unknown word "perhaps": a Comparison is one of one-of, none-of, at-least, over, at-most, under, within-last, within-next, at-least-ago, before, from, yes, no
}

// Lewisham took adults who had served less than 12 months in the last six
// months (R136). A sentence of exactly 12 months is not less.
func ExampleSelector_Explain() {
	selector, err := cohort.Prepare(published.LewishamDiamond(exampleTerms))
	if err != nil {
		fmt.Println(err)
		return
	}
	var show func(reason engagement.Reason, indent string)
	show = func(reason engagement.Reason, indent string) {
		fmt.Printf("%s%s %v: %s\n", indent, reason.Subject, reason.Outcome, reason.Detail())
		for _, part := range reason.Because {
			show(part, indent+"  ")
		}
	}
	show(selector.Explain(cohort.Person{
		ID: "synthetic", Born: engagement.MustParseDate("1991-02-01"), Sentence: cohort.MustParseTerm("12m"), Released: engagement.MustParseDate("2008-08-01"),
		Facts: map[cohort.FactID]engagement.Answer{published.StandAloneUnpaidWork: engagement.No},
	}), "")
	// Output:
	// synthetic not-met: 0 of 1 criteria passed
	//   eligible not-met: (age at least 18 and sentence under 12 months and released within the last 6 months) or stand-alone-unpaid-work
	//     short-sentence not-met: age at least 18 and sentence under 12 months and released within the last 6 months
	//       adult met: age at least 18; it is 18
	//       under-12-months not-met: sentence under 12 months; it is 12m
	//       served-in-last-6-months met: released within the last 6 months; it is 2008-08-01
	//     unpaid-work not-met: stand-alone-unpaid-work; it is no
}

// Pennine ranked people by risk and named no capacity (R137). With room for one
// in each area, who is in is a matter of rank.
func ExampleSelector_Select() {
	policy := published.Pennine(exampleTerms)
	policy.Capacity, policy.Ties = cohort.Capacity{EachArea: cohort.Room(1)}, cohort.TiesByID
	selector, err := cohort.Prepare(policy)
	if err != nil {
		fmt.Println(err)
		return
	}
	person := func(id cohort.PersonID, area, risk string, crime engagement.Answer, schemes ...cohort.SchemeID) cohort.Person {
		return cohort.Person{ID: id, Area: area, Risk: cohort.MustParseScore(risk), Schemes: append([]cohort.SchemeID{}, schemes...),
			Facts: map[cohort.FactID]engagement.Answer{published.VolumeAcquisitive: crime, published.DomesticViolence: engagement.No}}
	}
	people := []cohort.Person{
		person("synthetic-1", "north", "62.5", engagement.Yes),
		person("synthetic-2", "north", "74", engagement.Yes),
		person("synthetic-3", "north", "91", engagement.Yes, published.PPO),
		person("synthetic-4", "south", "", engagement.Yes),
		person("synthetic-5", "south", "80", engagement.NotKnown),
	}
	selection, err := selector.Select(people)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d considered, %d eligible, %d not known, %d selected\n", selection.Considered, selection.Eligible, selection.NotKnown, selection.Selected)
	for _, m := range selection.Members {
		fmt.Printf("rank %d: %s, %s, risk %v\n", m.Rank, m.ID, m.Area, m.Score)
	}
	for _, p := range people {
		reason := selection.Explain(p)
		fmt.Printf("%s %v: %s\n", p.ID, selection.Place(p), reason.Because[len(reason.Because)-1])
	}
	// Output:
	// 5 considered, 3 eligible, 1 not known, 2 selected
	// rank 1: synthetic-2, north, risk 74
	// rank 3: synthetic-4, south, risk not-known
	// synthetic-1 out: capacity synthetic-1 not-met: no place: room for 1 in north, and "synthetic-2" was the last for whom there was
	// synthetic-2 in: capacity synthetic-2 met: rank 1 of 3 eligible
	// synthetic-3 out: R137 eligible not-met: (volume-acquisitive-crime and not in the scheme ppo) or domestic-violence-risk (NA2009 1.4; Appendix 1)
	// synthetic-4 in: capacity synthetic-4 met: rank 3 of 3 eligible
	// synthetic-5 out: R137 eligible not-known: (volume-acquisitive-crime and not in the scheme ppo) or domestic-violence-risk (NA2009 1.4; Appendix 1)
}

// The table of who is left after each criterion, in the policy's order and in
// another, from one selection. The people are made up to the caseload of
// Nottingham: 29 on the list.
func ExampleSelection_Attrition() {
	selector, err := cohort.Prepare(published.NottinghamList(exampleTerms))
	if err != nil {
		fmt.Println(err)
		return
	}
	selection, err := selector.Select(nottinghamSynthetic())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, order := range [][]cohort.CriterionID{nil, {"in-cjit", "identified", "in-ppo"}} {
		steps, err := selection.Attrition(order...)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("considered", selection.Considered)
		for _, step := range steps {
			fmt.Printf("%-10s takes %d, of whom %d by this alone; leaves %d\n", step.Criterion, step.Excluded, step.OnlyThis, step.Remaining)
		}
	}
	// Output:
	// considered 35
	// identified takes 2, of whom 2 by this alone; leaves 33
	// in-ppo     takes 2, of whom 2 by this alone; leaves 31
	// in-cjit    takes 2, of whom 2 by this alone; leaves 29
	// considered 35
	// in-cjit    takes 2, of whom 2 by this alone; leaves 33
	// identified takes 2, of whom 2 by this alone; leaves 31
	// in-ppo     takes 2, of whom 2 by this alone; leaves 29
}

// The 29 whom Nottingham's project listed were managed by three agencies: 7, 17
// and 5 (NA2009 1.4, R138).
func ExamplePrepareRouting() {
	router, err := cohort.PrepareRouting(published.NottinghamManagers(exampleTerms))
	if err != nil {
		fmt.Println(err)
		return
	}
	selector, err := cohort.Prepare(published.NottinghamList(exampleTerms))
	if err != nil {
		fmt.Println(err)
		return
	}
	managed := map[string]int{}
	for _, p := range nottinghamSynthetic() {
		if selector.Test(p) == engagement.Yes {
			managed[router.Assign(p).Manager]++
		}
	}
	fmt.Println(managed)
	// Output:
	// map[General Offender Management:5 Probation:7 Youth Offending Team:17]
}

// In Leeds a young offender goes to the IOM from 16, if the YOS agrees (R141):
// where that is not known, so is the scheme.
func ExampleRouter_Assign() {
	router, err := cohort.PrepareRouting(published.Leeds(exampleTerms))
	if err != nil {
		fmt.Println(err)
		return
	}
	p := cohort.Person{ID: "synthetic", Born: engagement.MustParseDate("1993-02-01"), RAG: cohort.Amber, Facts: map[cohort.FactID]engagement.Answer{
		published.Prolific: engagement.No, published.DrugUsing: engagement.No, published.YoungOffender: engagement.Yes,
	}}
	fmt.Println(router.Assign(p).Reason.Detail())
	p.Facts[published.YOSAgrees] = engagement.Yes
	fmt.Println(router.Assign(p).Reason.Detail())
	p.Born = engagement.MustParseDate("1993-02-02") // 16 tomorrow
	fmt.Println(router.Assign(p).Reason.Detail())
	// Output:
	// not known which of [yos iom]
	// iom is the first of the routes whose criteria are met
	// yos is the first of the routes whose criteria are met
}

// Appendix 1 leaves out the six months that the text of NA2009 1.4 has for
// Lewisham: who would come in by that reading?
func ExampleComparePolicies() {
	before := published.LewishamDiamond(exampleTerms)
	after := published.LewishamDiamond(exampleTerms)
	after.ID = "lewisham-diamond-appendix-1"
	limb := &after.Criteria[0].Any[0]
	limb.All = limb.All[:2]
	first, err := cohort.Prepare(before)
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := cohort.Prepare(after)
	if err != nil {
		fmt.Println(err)
		return
	}
	person := func(id cohort.PersonID, area, released string, work engagement.Answer) cohort.Person {
		return cohort.Person{ID: id, Area: area, Born: engagement.MustParseDate("1980-05-05"), Sentence: cohort.MustParseTerm("3m"),
			Released: engagement.MustParseDate(released), Facts: map[cohort.FactID]engagement.Answer{published.StandAloneUnpaidWork: work}}
	}
	comparison, err := cohort.ComparePolicies(first, second, []cohort.Person{
		person("synthetic-1", "north", "2008-08-01", engagement.No),
		person("synthetic-2", "north", "2008-07-31", engagement.No),
		person("synthetic-3", "south", "2007-01-01", engagement.Yes),
	}, func(p cohort.Person) string { return p.Area })
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range comparison.Groups {
		fmt.Printf("%s: %d gained, %d lost, %d unchanged\n", group.Group, group.Gained, group.Lost, group.Unchanged)
	}
	for _, move := range comparison.Moves {
		fmt.Printf("%s %v: before, %s\n", move.ID, move.Kind, move.Before.Because[0].Because[0].Because[2].Detail())
	}
	// Output:
	// north: 1 gained, 0 lost, 1 unchanged
	// south: 0 gained, 0 lost, 1 unchanged
	// synthetic-2 gained: before, released within the last 6 months; it is 2008-07-31
}
