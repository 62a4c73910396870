package cohorttest_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/cohorttest"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestCauses(t *testing.T) {
	wordtest.Check[cohorttest.Cause](t, "Cause", cohorttest.ParseCause, cohorttest.Causes(), "not-stated", "missing", "unknown-word",
		"unknown-id", "unknown-name", "out-of-range", "negative", "duplicate", "contradicts", "wrong-type", "over-limit")
}

func age(years int) cohort.Age {
	age, err := cohort.NewAge(years)
	if err != nil {
		panic(err)
	}
	return age
}

// limited is the policy adults with room for one.
func limited() cohort.Policy {
	policy := adults()
	policy.Capacity.Overall = cohort.Room(1)
	return policy
}

func row(id cohort.PersonID, years int, risk string, schemes []cohort.SchemeID, r cohorttest.Row) cohorttest.Row {
	r.Person = cohort.Person{ID: id, Age: age(years), Risk: cohort.MustParseScore(risk), Schemes: schemes}
	return r
}

type ids = []cohort.CriterionID

// rightRows are what the policy does, asked in every way.
func rightRows() []cohorttest.Row {
	none := []cohort.SchemeID{}
	ppo := []cohort.SchemeID{"ppo"}
	return []cohorttest.Row{
		row("a", 18, "2", none, cohorttest.Row{Want: cohort.In, Failed: ids{}, NotKnown: ids{}, Rank: 1}),
		row("b", 18, "1", none, cohorttest.Row{Want: cohort.Out, KeptOut: true, Failed: ids{}}),
		row("c", 17, "9", ppo, cohorttest.Row{Want: cohort.Out, Failed: ids{"in-ppo", "adult"}, NotKnown: ids{}}),
		row("d", 17, "9", nil, cohorttest.Row{Failed: ids{"adult"}, NotKnown: ids{"in-ppo"},
			Outcomes: map[cohort.CriterionID]engagement.Outcome{"adult": engagement.NotMet, "in-ppo": engagement.OutcomeNotKnown}}),
	}
}

func TestCheckCases_right(t *testing.T) {
	cohorttest.RunCases(t, cohorttest.Case{Policy: limited(), People: rightRows()})
}

// Each expectation fails where the fact is another, and says so.
func TestCheckCases_wrong(t *testing.T) {
	for _, c := range []struct {
		at     int
		change func(*cohorttest.Row)
		want   string
	}{
		{0, func(r *cohorttest.Row) { *r = row("a", 17, "2", []cohort.SchemeID{}, *r) },
			`adults: "a": want in, and is out; want none failed, and it is adult; want rank 1, and is out`},
		{0, func(r *cohorttest.Row) { r.Rank = 2 }, `adults: "a": want rank 2, and has 1`},
		{1, func(r *cohorttest.Row) { r.Want, r.KeptOut, r.Why = cohort.In, false, "half a point" }, `adults: "b": want in, and is out (half a point)`},
		{0, func(r *cohorttest.Row) { *r = cohorttest.Row{Person: r.Person, KeptOut: true} }, `adults: "a": want out for want of room, and is in`},
		{2, func(r *cohorttest.Row) { *r = cohorttest.Row{Person: r.Person, KeptOut: true} }, `adults: "c": want out for want of room alone, and is out by adult, in-ppo`},
		{2, func(r *cohorttest.Row) { r.Failed = ids{"adult"} }, `adults: "c": want adult failed, and it is adult, in-ppo`},
		{3, func(r *cohorttest.Row) { r.NotKnown = ids{} }, `adults: "d": want none not known, and it is in-ppo`},
		{3, func(r *cohorttest.Row) { r.Outcomes["adult"] = engagement.Met }, `adults: "d": want adult met, and it is not-met`},
	} {
		rows := rightRows()
		if c.at == 0 { // the others follow from the first: not asked
			rows = rows[:1]
		}
		c.change(&rows[c.at])
		err := cohorttest.CheckCases(cohorttest.Case{Policy: limited(), People: rows})
		var unmet cohorttest.Unmet
		if !errors.As(err, &unmet) {
			t.Errorf("no failure, want %q: %v", c.want, err)
			continue
		}
		if got, _, _ := strings.Cut(err.Error(), "\n"); got != c.want {
			t.Errorf("fails with\n%s\nwant\n%s", got, c.want)
		}
	}
}

// A human sees the person, the criterion, its text and the facts.
func ExampleCheckCases() {
	policy := published.LewishamDiamond(published.Terms{AsOf: engagement.MustParseDate("2009-02-01"), Unknown: cohort.LeaveOut, AdultAge: 18})
	fmt.Println(cohorttest.CheckCases(cohorttest.Case{Policy: policy, People: []cohorttest.Row{{
		Person: cohort.Person{
			ID: "synthetic-1", Born: engagement.MustParseDate("1991-02-02"), Sentence: cohort.MustParseTerm("3m"), Released: engagement.MustParseDate("2008-12-01"),
			Facts: map[cohort.FactID]engagement.Answer{published.StandAloneUnpaidWork: engagement.No},
		},
		Want: cohort.In, Why: "18 in February",
	}}}))
	// Output:
	// lewisham-diamond: "synthetic-1": want in, and is out (18 in February)
	//   not-met eligible "eligible by either limb": (age at least 18 and sentence under 12 months and released within the last 6 months) or stand-alone-unpaid-work
	//     not-met short-sentence "adult offenders who have served a prison sentence of less than 12 months in the last 6 months": age at least 18 and sentence under 12 months and released within the last 6 months
	//       not-met adult: age at least 18; it is 17
	//       met under-12-months: sentence under 12 months; it is 3m
	//       met served-in-last-6-months: released within the last 6 months; it is 2008-12-01
	//     not-met unpaid-work "individuals with stand alone unpaid work orders": stand-alone-unpaid-work; it is no
	//   out: {"id":"synthetic-1","born":"1991-02-02","sentence":"3m","released":"2008-12-01","facts":{"stand-alone-unpaid-work":false}}
}

func TestCheckCases_refusals(t *testing.T) {
	contradictory := adults()
	contradictory.Criteria[1] = cohort.Criterion{ID: "young", Field: cohort.Field{Kind: cohort.FieldAge}, Is: cohort.Under, Values: []string{"18"}}
	contradictory.ID = ""
	twice := []cohorttest.Row{{Person: cohort.Person{ID: "a"}}, {Person: cohort.Person{ID: "a"}}}
	refuse := func(path string, cause cohorttest.Cause) []cohorttest.Refusal {
		return []cohorttest.Refusal{{Path: path, Cause: cause}}
	}
	missing := adults()
	missing.ID, missing.Unknown = "", cohort.UnknownNotStated
	people := rightRows()[:1]
	for _, c := range []struct {
		name string
		of   cohorttest.Case
		want string // empty where nothing is wrong
	}{
		{"both problems", cohorttest.Case{Policy: missing, PolicyRefused: append(refuse("id", cohorttest.Missing), refuse("unknown", cohorttest.Missing)...)}, ""},
		{"one of the two", cohorttest.Case{Name: "n", Policy: missing, PolicyRefused: refuse("id", cohorttest.Missing)},
			"n: the policy is refused, too: unknown: missing: say what becomes of a person of whom a criterion is not known"},
		{"another cause", cohorttest.Case{Name: "n", Policy: contradictory, PolicyRefused: refuse("id", cohorttest.Duplicate)},
			"n: the policy is not refused for id: duplicate; the policy is refused, too: id: missing"},
		{"not refused at all", cohorttest.Case{Policy: adults(), PolicyRefused: refuse("id", cohorttest.Missing)}, "adults: the policy is not refused for id: missing"},
		{"the same twice", cohorttest.Case{Name: "n", Policy: contradictory, PolicyRefused: append(refuse("id", cohorttest.Missing), refuse("id", cohorttest.Missing)...)},
			"n: the policy is not refused for id: missing"},
		{"refused unexpectedly", cohorttest.Case{Name: "n", Policy: missing, People: people}, "n: the policy is refused: id: missing; "},
		{"people", cohorttest.Case{Policy: adults(), People: twice, SelectionRefused: refuse("people[1].id", cohorttest.Duplicate)}, ""},
		{"people, unexpectedly", cohorttest.Case{Policy: adults(), People: []cohorttest.Row{people[0], people[0]}}, `adults: the selection is refused: people[1].id: "a": duplicate`},
		{"people in order", cohorttest.Case{Policy: adults(), People: []cohorttest.Row{{Person: people[0].Person}}, SelectionRefused: refuse("people[1].id", cohorttest.Duplicate)},
			"adults: the selection is not refused for people[1].id: duplicate"},
	} {
		err := cohorttest.CheckCases(c.of)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// What cannot be asked is not taken for something that was asked and held.
func TestCase_Validate(t *testing.T) {
	p := cohort.Person{ID: "a"}
	for path, c := range map[string]cohorttest.Case{
		"cases[0].people":                  {Policy: adults()},
		"cases[0].people[0].want":          {Policy: adults(), People: []cohorttest.Row{{Person: p}}},
		"cases[0].people[0].rank":          {Policy: adults(), People: []cohorttest.Row{{Person: p, Rank: -1}}},
		"cases[0].people[0].failed[0]":     {Policy: adults(), People: []cohorttest.Row{{Person: p, Failed: ids{"other"}}}},
		"cases[0].people[0].failed[1]":     {Policy: adults(), People: []cohorttest.Row{{Person: p, Failed: ids{"adult", "adult"}}}},
		"cases[0].people[0].notKnown[0]":   {Policy: adults(), People: []cohorttest.Row{{Person: p, Failed: ids{"adult"}, NotKnown: ids{"adult"}}}},
		"cases[0].people[0].failed":        {Policy: adults(), People: []cohorttest.Row{{Person: p, Failed: ids{"adult"}, Want: cohort.In}}},
		"cases[0].people[0].keptOut":       {Policy: adults(), People: []cohorttest.Row{{Person: p, KeptOut: true, Want: cohort.In}}},
		"cases[0].people[0].outcomes.x":    {Policy: adults(), People: []cohorttest.Row{{Person: p, Outcomes: map[cohort.CriterionID]engagement.Outcome{"x": engagement.Met}}}},
		"cases[0].policyRefused[0].cause":  {Policy: adults(), PolicyRefused: []cohorttest.Refusal{{}}},
		"cases[0].selectionRefused":        {Policy: adults(), PolicyRefused: []cohorttest.Refusal{{Cause: cohorttest.Missing}}, SelectionRefused: []cohorttest.Refusal{{Cause: cohorttest.Missing}}},
		"cases[0].people[0].want (refuse)": {Policy: adults(), People: []cohorttest.Row{{Person: p, Want: cohort.In}}, SelectionRefused: []cohorttest.Refusal{{Cause: cohorttest.Missing}}},
	} {
		path, _, _ = strings.Cut(path, " ")
		err := cohorttest.CheckCases(c)
		var problems engagement.Problems
		var unmet cohorttest.Unmet
		if !errors.As(err, &problems) || errors.As(err, &unmet) || len(problems) != 1 || problems[0].Path != path {
			t.Errorf("%v, want one problem at %s", err, path)
		}
	}
	if err := cohorttest.CheckCases(); !errors.Is(err, engagement.ErrMissing) {
		t.Errorf("no cases: %v", err)
	}
}

func TestReadCases_published(t *testing.T) {
	file, err := os.Open("testdata/lewisham.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cases, err := cohorttest.ReadCases(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range cases {
		if cases[i].Policy.ID == "" {
			cases[i].Policy = published.LewishamDiamond(published.Terms{AsOf: day, Unknown: cohort.LeaveOut, AdultAge: 18})
		}
	}
	cohorttest.RunCases(t, cases...)
	// Each expectation bites: turned round, it fails.
	for i := range cases {
		for k := range cases[i].People {
			turned := cases[i]
			turned.People = append([]cohorttest.Row{}, turned.People...)
			r := &turned.People[k]
			switch {
			case r.Want == cohort.PlaceNotStated:
				continue
			case r.Want == cohort.In:
				*r = cohorttest.Row{Person: r.Person, Want: cohort.Out}
			default:
				*r = cohorttest.Row{Person: r.Person, Want: cohort.In}
			}
			if cohorttest.CheckCases(turned) == nil {
				t.Errorf("%s, %s: holds when turned round", cases[i].Name, r.Person.ID)
			}
		}
	}
	var text bytes.Buffer
	right := []cohorttest.Case{{Name: "n", Policy: limited(), People: rightRows()}}
	if err := cohorttest.WriteCases(&text, right); err != nil {
		t.Fatal(err)
	}
	again, err := cohorttest.ReadCases(&text)
	if diff := cmp.Diff(right, again, cmpopts.IgnoreUnexported(cohorttest.Case{}), cmp.AllowUnexported(cohort.Age{}, cohort.Score{})); err != nil || diff != "" {
		t.Errorf("there and back: %v\n%s", err, diff)
	}
}

func TestReadCases_isStrict(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:           "cases: missing",
		`{"cases":[]}`: "cases: missing",
		`{"cases":[{"people":[{"person":{"id":"a"},"want":"inside"}]}]}`:                       `cases[0].people[0].want: unknown word "inside": a Place is one of out, in`,
		`{"cases":[{"people":[{"person":{"id":"a","height":1},"want":"in"}]}]}`:                `cases[0].people[0].person.height: 1: unknown field`,
		`{"cases":[{"people":[{"person":{"id":"a"},"want":"in","failed":["x"]}]}]}`:            `cases[0].people[0].failed: contradicts: the person is to be in`,
		`{"cases":[{"policy":{"id":"p","shape":1},"people":[]}]}`:                              `cases[0].policy.shape: 1: unknown field`,
		`{"cases":[{"policyRefused":[{"path":"id","cause":"ugly"}]}]}`:                         `cases[0].policyRefused[0].cause: unknown word "ugly"`,
		`{"cases":[{"people":[{"person":{"id":"a"},"want":"out","why":"x"}]}]} {"cases":[]}`:   `data after the document's end`,
		`{"cases":[{"people":[{"person":{"id":"a"},"want":"out","want":"in"}]}]}`:              `cases[0].people[0].want: "in": given more than once`,
		`{"cases":[{"people":[{"person":{"id":"a","age":17.5},"want":"out"}]}]}`:               `cases[0].people[0].person.age`,
		`{"cases":[{"name":"n","people":[{"person":{"id":"a"},"outcomes":{"x":"perhaps"}}]}]}`: `cases[0].people[0].outcomes.x: unknown word "perhaps"`,
	} {
		if _, err := cohorttest.ReadCases(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
