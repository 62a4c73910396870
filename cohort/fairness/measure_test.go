package fairness

import (
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// problemLines returns what an error says, one problem a line.
func problemLines(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func TestGroup_Terms(t *testing.T) {
	for _, test := range []struct {
		text string
		want []Term
		err  error
	}{
		{"sex=female", []Term{{"sex", "female"}}, nil},
		{"race=African-American", []Term{{"race", "African-American"}}, nil},
		{"ethnicity=black,sex=female", []Term{{"ethnicity", "black"}, {"sex", "female"}}, nil},
		{`ethnicity="White, British",age="18=24"`, []Term{{"ethnicity", "White, British"}, {"age", "18=24"}}, nil},
		{`sex=""`, []Term{{"sex", ""}}, nil},
		{`sex="female"`, []Term{{"sex", "female"}}, nil},
		{"lingua materna=inglês", []Term{{"lingua materna", "inglês"}}, nil},
		{"", nil, engagement.ErrMissing},
		{"sex", nil, engagement.ErrWrongType},
		{"sex=", nil, engagement.ErrWrongType},
		{"=female", nil, engagement.ErrWrongType},
		{`""=female`, nil, engagement.ErrWrongType},
		{"sex=female,", nil, engagement.ErrWrongType},
		{",sex=female", nil, engagement.ErrWrongType},
		{"sex=female,,age=1", nil, engagement.ErrWrongType},
		{"sex=a=b", nil, engagement.ErrWrongType},
		{"sex= female", nil, engagement.ErrWrongType},
		{"sex=fe\"male", nil, engagement.ErrWrongType},
		{`sex="female`, nil, engagement.ErrWrongType},
		{"sex=a\n", nil, engagement.ErrWrongType},
		{"sex=a\xff", nil, engagement.ErrWrongType},
		{"sex=female,sex=male", nil, engagement.ErrDuplicate},
	} {
		got, err := Group(test.text).Terms()
		if diff := cmp.Diff(test.want, got); diff != "" || !errors.Is(err, test.err) {
			t.Errorf("Terms(%q): %v (-want +got):\n%s", test.text, err, diff)
		}
	}
}

func FuzzGroup(f *testing.F) {
	for _, seed := range []string{"sex=female", `a="b,c",d=e`, "a=", `"`, "a=b,", "\xff=\xff", `a="\xff"`} {
		f.Add(seed, "x")
	}
	f.Fuzz(func(t *testing.T, text, other string) {
		if terms, err := Group(text).Terms(); err == nil {
			again, err := GroupOf(terms...).Terms()
			if err != nil || !slices.Equal(again, terms) {
				t.Fatalf("%q has terms %q, written again %q, %v", text, terms, again, err)
			}
		}
		// Whatever the values, they are read as they were.
		terms := []Term{{"a" + text, other}, {"b" + other, text}}
		if got, err := GroupOf(terms...).Terms(); terms[0].Name != terms[1].Name && (err != nil || !slices.Equal(got, terms)) {
			t.Fatalf("%q, %v, want %q", got, err, terms)
		}
	})
}

var (
	bySex = Table{{"sex=male", 800, 120}, {"sex=female", 200, 18}}
	men   = []Group{"sex=male"}
	fifth = Band{Low: 0.8, High: 1.25}
)

func TestMeasure(t *testing.T) {
	report, err := Measure(bySex, Policy{References: men, Band: fifth})
	if err != nil {
		t.Fatal(err)
	}
	if report.Comparisons != 1 || report.Level != 0.95 || len(report.Groups) != 2 {
		t.Errorf("report: %+v", report)
	}
	reference, women := report.Groups[0], report.Groups[1]
	if !reference.IsReference() || reference.Ratio != number(1) || reference.Difference != number(0) || reference.P.exists ||
		reference.Katz.exists || reference.Koopman.exists || reference.Newcombe.exists || !reference.Wilson.exists || reference.InBand != engagement.NotApplicable {
		t.Errorf("the reference: %+v", reference)
	}
	// 18/200 ÷ 120/800 = 0.6, and 0.09 less 0.15.
	if women.Rate != number(0.09) || women.Ratio != number(0.6) || women.Difference != number(-0.06) || women.InBand != engagement.NotMet || women.Overlap != engagement.No {
		t.Errorf("women: %+v", women)
	}
	if women.Katz != must(Katz(Counts{200, 18}, Counts{800, 120}, 0)) || women.Koopman != must(Koopman(Counts{200, 18}, Counts{800, 120}, 0)) ||
		women.Newcombe != must(Newcombe(Counts{200, 18}, Counts{800, 120}, 0)) || women.P != must(Fisher(Counts{200, 18}, Counts{800, 120})) || women.Holm != women.P {
		t.Errorf("women: %+v", women)
	}
	// The interval reaches into the band although the ratio lies outside.
	if women.IntervalInBand != engagement.OutcomeNotKnown {
		t.Errorf("interval %v in %v: %v", women.Koopman, fifth, women.IntervalInBand)
	}
}

// Both ends of the band belong to it, and one person decides.
func TestMeasure_band(t *testing.T) {
	for _, test := range []struct {
		group, reference Counts
		want             engagement.Outcome
	}{
		{Counts{100, 40}, Counts{100, 50}, engagement.Met},                              // 0.8
		{Counts{1000, 399}, Counts{1000, 500}, engagement.NotMet},                       // 0.798
		{Counts{7_000_003, 2_800_001}, Counts{7_000_003, 3_500_001}, engagement.Met},    // just above 0.8
		{Counts{7_000_003, 2_800_000}, Counts{7_000_003, 3_500_001}, engagement.NotMet}, // just below
		{Counts{100, 50}, Counts{100, 40}, engagement.Met},                              // 1.25
		{Counts{1000, 501}, Counts{1000, 400}, engagement.NotMet},                       // 1.2525
		{Counts{3, 1}, Counts{12, 5}, engagement.Met},                                   // 12/15
		{Counts{MaxCount, MaxCount / 8 * 4}, Counts{MaxCount, MaxCount / 8 * 5}, engagement.Met},
		{Counts{MaxCount, MaxCount/8*4 - 1}, Counts{MaxCount, MaxCount / 8 * 5}, engagement.NotMet},
		{Counts{10, 0}, Counts{10, 4}, engagement.NotMet},
		{Counts{10, 4}, Counts{10, 0}, engagement.OutcomeNotKnown},
		{Counts{0, 0}, Counts{10, 5}, engagement.OutcomeNotKnown},
	} {
		table := Table{{"g=1", test.group.Considered, test.group.Selected}, {"g=2", test.reference.Considered, test.reference.Selected}}
		report, err := Measure(table, Policy{References: []Group{"g=2"}, Band: fifth})
		if err != nil || report.Groups[0].InBand != test.want {
			t.Errorf("%v against %v: %v, %v, want %v", test.group, test.reference, report.Groups[0].InBand, err, test.want)
		}
		report, err = Measure(table, Policy{References: []Group{"g=2"}})
		if err != nil || report.Groups[0].InBand != engagement.NotApplicable || report.Groups[0].IntervalInBand != engagement.NotApplicable {
			t.Errorf("without a band: %+v, %v", report.Groups[0], err)
		}
	}
}

// A group may pass four fifths and differ significantly, or fail it without
// significance.
func TestMeasure_bandAndTest(t *testing.T) {
	many := Table{{"g=1", 100_000, 45_000}, {"g=2", 100_000, 50_000}}
	few := Table{{"g=1", 10, 2}, {"g=2", 10, 5}}
	for name, test := range map[string]struct {
		table       Table
		band, equal engagement.Outcome
	}{"many": {many, engagement.Met, engagement.NotMet}, "few": {few, engagement.NotMet, engagement.OutcomeNotKnown}} {
		d := must(Measure(test.table, Policy{References: []Group{"g=2"}, Band: fifth})).Groups[0]
		reasons := d.Reasons()
		if reasons[0].Outcome != test.band || reasons[2].Outcome != test.equal || reasons[2].Rule.ID != "fisher-exact" {
			t.Errorf("%s: %v", name, reasons)
		}
	}
	whole := must(Measure(many, Policy{References: []Group{"g=2"}, Band: fifth})).Groups[0]
	if whole.IntervalInBand != engagement.Met {
		t.Errorf("%v in %v: %v", whole.Koopman, fifth, whole.IntervalInBand)
	}
	above := must(Measure(Table{{"g=1", 1000, 500}, {"g=2", 1000, 100}}, Policy{References: []Group{"g=2"}, Band: fifth})).Groups[0]
	if above.InBand != engagement.NotMet || above.IntervalInBand != engagement.NotMet {
		t.Errorf("%v in %v: %v", above.Koopman, fifth, above.IntervalInBand)
	}
	outside := must(Measure(Table{{"g=1", 1000, 100}, {"g=2", 1000, 500}}, Policy{References: []Group{"g=2"}, Band: fifth})).Groups[0]
	if outside.IntervalInBand != engagement.NotMet {
		t.Errorf("%v in %v: %v", outside.Koopman, fifth, outside.IntervalInBand)
	}
}

// Attributes that cross may be compared with a group of fewer attributes.
func TestMeasure_widerReference(t *testing.T) {
	table := Table{
		{"sex=male,ethnicity=white", 500, 90}, {"ethnicity=black,sex=male", 300, 30},
		{"sex=female,ethnicity=white", 150, 15}, {"sex=female,ethnicity=black", 50, 3},
	}
	report, err := Measure(table, Policy{References: men})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range report.Groups {
		if d.Against != (Counts{800, 120}) {
			t.Errorf("%s against %v", d.Group, d.Against)
		}
		got = append(got, d.Ratio.String()+" "+d.Overlap.String())
		if d.Overlap == engagement.Yes && (d.Katz.exists || d.Koopman.exists || d.Newcombe.exists || d.P.exists) {
			t.Errorf("%s shares people with its reference: %+v", d.Group, d)
		}
	}
	if diff := cmp.Diff([]string{"1.2 yes", "0.6667 yes", "0.6667 no", "0.4 no"}, got); diff != "" || report.Comparisons != 2 {
		t.Errorf("%d comparisons (-want +got):\n%s", report.Comparisons, diff)
	}
	// The narrower reference wins, and the table by sex alone takes its own row.
	both := append(slices.Clone(table), bySex...)
	report, err = Measure(both, Policy{References: []Group{"sex=male", "ethnicity=white,sex=male"}})
	if err != nil || report.Groups[0].Overlap != engagement.NotKnown || report.Groups[3].Against != (Counts{500, 90}) || report.Groups[5].Against != (Counts{800, 120}) {
		t.Errorf("%+v, %v", report.Groups, err)
	}
	both[4].Selected = 119 // of the men, but 120 by ethnicity
	if _, err := Measure(both, Policy{References: men}); !errors.Is(err, engagement.ErrContradicts) {
		t.Errorf("groups of more people than the whole: %v", err)
	}
	both[4].Selected, both[4].Considered = 120, 799
	if _, err := Measure(both, Policy{References: men}); !errors.Is(err, engagement.ErrContradicts) {
		t.Errorf("groups of more people than the whole: %v", err)
	}
	three := append(slices.Clone(table), Row{"sex=male,age=old", 100, 10}, Row{"sex=male,age=young", 700, 111})
	if _, err := Measure(three, Policy{References: men}); !errors.Is(err, engagement.ErrContradicts) {
		t.Errorf("two groupings of other people: %v", err)
	}
}

func TestMeasure_problems(t *testing.T) {
	_, err := Measure(Table{{"sex", 5, 6}, {"sex=male", -1, -2}, {"sex=male", 1, 1}}, Policy{References: []Group{"a"}, Level: 95, Band: Band{Low: -1, High: math.NaN()}})
	want := []string{
		`table[0].selected: 6: too much: more than the 5 considered`,
		`table[1].considered: -1: negative`,
		`table[1].selected: -2: negative`,
		`table[0].group: wrong type: "sex" is not a group such as sex=female,ethnicity=black`,
		`table[2].group: "sex=male": duplicate`,
		`policy.level: 95: out of range: a confidence level lies between 0 and 1`,
		`policy.band.low: -1: out of range: a band begins at 0 or above`,
		`policy.band.high: NaN: out of range: a band ends above 0`,
		`policy.references[0]: wrong type: "a" is not a group such as sex=female,ethnicity=black`,
	}
	if diff := cmp.Diff(want, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	for _, test := range []struct {
		name  string
		table Table
		refs  []Group
		want  []string
	}{
		{"nothing", nil, nil, []string{"table: missing: a table of at least one group", "policy.references: missing: a group to compare with"}},
		{"no such group", bySex, []Group{"sex=other"}, []string{`policy.references[0]: "sex=other": no such group in the table`}},
		{"another grouping", bySex, []Group{"age=old"}, []string{"policy.references: missing: a group to compare with, for the grouping by sex", `policy.references[0]: "age=old": no such group in the table`}},
		{"two of one", bySex, []Group{"sex=male", "sex=female"}, []string{`policy.references[1]: "sex=female": duplicate: a second reference for the grouping by sex`, `policy.references[1]: "sex=female": no such group in the table`}},
		{"the same in another order", Table{{"a=1,b=2", 1, 1}, {"b=2,a=1", 1, 1}}, []Group{"a=1,b=2"}, []string{`table[1].group: "b=2,a=1": duplicate`}},
		{"too many together", Table{{"a=1,b=1", MaxCount, 1}, {"a=1,b=2", MaxCount, 1}}, []Group{"a=1"}, []string{"table[1]: too much: at most 1099511627776 people in a reference group"}},
	} {
		_, err := Measure(test.table, Policy{References: test.refs})
		if diff := cmp.Diff(test.want, problemLines(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// The order of rows changes the order of the report and nothing else, and the
// input is not changed.
func TestMeasure_order(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1))
	table := Table{{"g=a", 100, 20}, {"g=b", 90, 3}, {"g=c", 7, 0}, {"g=d", 0, 0}, {"g=e", 30, 30}}
	policy := Policy{References: []Group{"g=a"}, Band: fifth, Level: 0.9}
	want := must(Measure(table, policy))
	for range 20 {
		shuffled := slices.Clone(table)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		before := slices.Clone(shuffled)
		got := must(Measure(shuffled, policy))
		if !slices.Equal(before, shuffled) {
			t.Fatal("the table was changed")
		}
		slices.SortFunc(got.Groups, func(a, b Disparity) int { return strings.Compare(string(a.Group), string(b.Group)) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%v (-want +got):\n%s", before, diff)
		}
	}
}

// The Holm-adjusted values are those of all comparisons of the report.
func TestMeasure_holm(t *testing.T) {
	table := Table{{"g=a", 100, 50}, {"g=b", 100, 30}, {"g=c", 100, 45}, {"g=d", 0, 0}}
	report := must(Measure(table, Policy{References: []Group{"g=a"}}))
	p, q := report.Groups[1].P.x, report.Groups[2].P.x
	if report.Comparisons != 2 || !(p < q) || report.Groups[1].Holm.x != 2*p || report.Groups[2].Holm.x != max(2*p, q) || report.Groups[3].Holm.exists {
		t.Errorf("%+v", report)
	}
	// What one comparison would call different, many do not.
	table = Table{{"g=a", 100, 50}, {"g=b", 100, 35}, {"g=c", 100, 50}, {"g=d", 100, 50}}
	report = must(Measure(table, Policy{References: []Group{"g=a"}}))
	d := report.Groups[1]
	if equal := d.Reasons()[2]; d.P.x > 0.05 || d.Holm.x <= 0.05 || equal.Outcome != engagement.OutcomeNotKnown {
		t.Errorf("p %v, adjusted %v: %v", d.P, d.Holm, equal)
	}
	report = must(Measure(table[:2], Policy{References: []Group{"g=a"}}))
	if equal := report.Groups[1].Reasons()[2]; equal.Outcome != engagement.NotMet {
		t.Errorf("%v", equal)
	}
}

func TestReport_JSON(t *testing.T) {
	report := must(Measure(Table{{"g=a", 10, 5}, {"g=b", 2, 0}, {"g=c", 0, 0}}, Policy{References: []Group{"g=a"}}))
	text, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"comparisons":1`, `"counts":{"considered":2,"selected":0}`, `"katz":null`, `"rate":null`, `"koopman":{"low":0,"high":`, `"overlap":null`} {
		if !strings.Contains(string(text), part) {
			t.Errorf("no %s in %s", part, text)
		}
	}
	report = must(Measure(Table{{"g=a", 10, 0}, {"g=b", 2, 1}}, Policy{References: []Group{"g=a"}}))
	if text, err := json.Marshal(report); err != nil || !strings.Contains(string(text), `"high":null}`) {
		t.Errorf("an end without limit: %s, %v", text, err)
	}
}

func TestReport_WriteCSV(t *testing.T) {
	var text strings.Builder
	report := must(Measure(Table{{"g=a", 10, 0}, {"g=b", 2, 1}, {"g=c", 0, 0}}, Policy{References: []Group{"g=a"}}))
	if err := report.WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text.String(), "\n")
	if len(lines) != 5 || !strings.HasPrefix(lines[1], "g=a,g=a,10,0,0,0,0.27753279") || !strings.Contains(lines[2], ",,,,") || !strings.Contains(lines[2], ",inf,0.5,") ||
		lines[3] != "g=c,g=a,0,0,,,,,,,,,,,,,,not-applicable,not-applicable" {
		t.Errorf("wrote\n%s", text.String())
	}
}

func TestMeasureAttrition(t *testing.T) {
	a := Attrition{Groups: []Group{"sex=male", "sex=female"}, Considered: []int64{1000, 400}, Steps: []Step{
		{"adult", []int64{800, 200}}, {"high risk", []int64{120, 30}}}}
	steps, err := MeasureAttrition(a, Policy{References: men, Band: fifth})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range steps {
		got = append(got, s.Criterion, s.Stage.Groups[1].Counts.String(), s.Stage.Groups[1].Ratio.String(), s.Start.Groups[1].Counts.String(), s.Start.Groups[1].Ratio.String())
	}
	// The second step takes as many of the women as of the men; the first does
	// not, and its effect stays.
	want := []string{"adult", "200 of 400 (0.5)", "0.625", "200 of 400 (0.5)", "0.625", "high risk", "30 of 200 (0.15)", "1", "30 of 400 (0.075)", "0.625"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	// Both stages are one family.
	p, q := steps[0].Stage.Groups[1].P.x, steps[1].Stage.Groups[1].P.x
	if h := steps[0].Stage.Groups[1].Holm.x; p >= q || h != 2*p {
		t.Errorf("p %v and %v adjusted to %v", p, q, h)
	}
	// Each step is the same as its table by itself, but for the adjustment.
	alone := must(Measure(Table{{"sex=male", 800, 120}, {"sex=female", 200, 30}}, Policy{References: men, Band: fifth}))
	for i := range alone.Groups {
		alone.Groups[i].Holm = steps[1].Stage.Groups[i].Holm
	}
	if diff := cmp.Diff(alone, steps[1].Stage); diff != "" {
		t.Errorf("the stage by itself (-want +got):\n%s", diff)
	}
}

func TestMeasureAttrition_problems(t *testing.T) {
	a := Attrition{Groups: []Group{"sex=male", "sex"}, Considered: []int64{10}, Steps: []Step{{"x", []int64{5, -1}}, {"y", []int64{6, 0}}}}
	_, err := MeasureAttrition(a, Policy{})
	want := []string{
		`groups[1]: wrong type: "sex" is not a group such as sex=female,ethnicity=black`,
		`considered: contradicts: 1 counts for 2 groups`,
		`steps[0].remaining[1]: -1: negative`,
		`steps[1].remaining[0]: 6: too much: more than the 5 before`,
		`steps[1].remaining[1]: 0: too much: more than the -1 before`,
		`policy.references: missing: a group to compare with`,
	}
	if diff := cmp.Diff(want, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if _, err := MeasureAttrition(Attrition{}, Policy{References: men}); len(problemLines(err)) != 2 {
		t.Errorf("nothing at all: %v", err)
	}
	a = Attrition{Groups: []Group{"a=1,b=1", "a=1,b=2"}, Considered: []int64{MaxCount, MaxCount}, Steps: []Step{{"x", []int64{0, 0}}}}
	if _, err := MeasureAttrition(a, Policy{References: []Group{"a=1"}}); !errors.Is(err, engagement.ErrTooMuch) {
		t.Errorf("too many together: %v", err)
	}
	a.Considered = []int64{5, 5}
	if _, err := MeasureAttrition(a, Policy{References: []Group{"c=1"}}); !errors.Is(err, engagement.ErrUnknownID) {
		t.Errorf("an unknown reference: %v", err)
	}
}

func TestCompare(t *testing.T) {
	after := Table{{"sex=female", 200, 28}, {"sex=male", 800, 110}, {"sex=other", 4, 1}}
	effect, err := Compare(bySex, after, Policy{References: men, Band: fifth})
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]engagement.ChangeKind{}
	for _, change := range effect.Rates.Changes {
		kinds[change.ID] = change.Kind
	}
	want := map[string]engagement.ChangeKind{"sex=male": engagement.Lost, "sex=female": engagement.Gained, "sex=other": engagement.Gained}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if g := effect.Rates.Groups[0]; g.Group != "sex" || g.Before != (Counts{1000, 138}) || g.After != (Counts{1004, 139}) || g.Difference != (Counts{4, 1}) {
		t.Errorf("totals: %+v", g)
	}
	if d := effect.Rates.Changes[1].Difference; d != (Counts{0, 10}) || d.String() != "10 of 0" {
		t.Errorf("difference of the women: %v", d)
	}
	var text strings.Builder
	if err := effect.WriteTable(&text); err != nil {
		t.Fatal(err)
	}
	wantText := "" +
		"group                  before                after  selected  ratio before  ratio after  in band before  in band after\n" +
		"sex=male    120 of 800 (0.15)  110 of 800 (0.1375)       -10             1            1  not-applicable  not-applicable\n"
	if !strings.HasPrefix(text.String(), wantText) || !strings.Contains(text.String(), "sex=other ") {
		t.Errorf("wrote\n%s", text.String())
	}
	if err := effect.Rates.WriteTable(&text); err != nil {
		t.Error(err)
	}
	_, err = Compare(Table{}, Table{{"x", 1, 1}}, Policy{References: men})
	lines := []string{"before.table: missing: a table of at least one group", `after.table[0].group: wrong type: "x" is not a group such as sex=female,ethnicity=black`}
	if diff := cmp.Diff(lines, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	// The order in which attributes stand makes no other group.
	effect, err = Compare(Table{{"a=1,b=1", 5, 1}}, Table{{"b=1,a=1", 5, 1}}, Policy{References: []Group{"a=1,b=1"}})
	if err != nil || len(effect.Rates.Changes) != 1 || effect.Rates.Changes[0].Kind != engagement.Unchanged {
		t.Errorf("%+v, %v", effect.Rates, err)
	}
}

func TestRepresent(t *testing.T) {
	cohort := Population{Total: 200, Groups: []GroupCount{{engagement.Women, 0}, {engagement.BME, 30}, {engagement.Young, 10}}}
	reference := Population{Total: 1000, Groups: []GroupCount{{engagement.Women, 100}, {engagement.BME, 200}}}
	services := []Specialist{{"women's centre", engagement.Women}, {"BME mentors", engagement.BME}, {"a hostel for women", engagement.Women}}
	got, err := Represent(cohort, reference, services, 0)
	if err != nil || len(got) != 3 {
		t.Fatalf("%+v, %v", got, err)
	}
	for i, want := range []struct {
		group         engagement.OffenderGroup
		absent, lower engagement.Answer
		outcome       engagement.Outcome
		ratio         string
		services      []string
	}{
		{engagement.Women, engagement.Yes, engagement.Yes, engagement.NotMet, "0", []string{"women's centre", "a hostel for women"}},
		{engagement.BME, engagement.No, engagement.Yes, engagement.Met, "0.75", []string{"BME mentors"}},
		{engagement.Young, engagement.No, engagement.NotKnown, engagement.Met, "-", []string{}},
	} {
		r := got[i]
		if r.Group != want.group || r.Absent != want.absent || r.Lower != want.lower || r.Reason.Outcome != want.outcome || r.Ratio.String() != want.ratio || !slices.Equal(r.Services, want.services) {
			t.Errorf("%+v, want %+v", r, want)
		}
		if r.Reason.Rule.ID != "R163" || r.Reason.Because[0].Rule.ID != "R164" || !r.Interval.exists {
			t.Errorf("%v", r.Reason)
		}
	}
	want := `R163 women not-met: in the cohort 0 of 200 (0), in the reference population 100 of 1000 (0.1); absent yes, share lower yes; specialist services: 2 (NA2009 5.0; recommendation 20)`
	if got := got[0].Reason.String(); got != want {
		t.Errorf("reason\n%s\nwant\n%s", got, want)
	}
}

// One person in the cohort turns absence to presence; a share just as high is
// not lower; what is not stated is not known.
func TestRepresent_boundaries(t *testing.T) {
	women := func(total, n int64) Population { return Population{total, []GroupCount{{engagement.Women, n}}} }
	for _, test := range []struct {
		name              string
		cohort, reference Population
		absent, lower     engagement.Answer
		outcome           engagement.Outcome
	}{
		{"none of some", women(50, 0), women(100, 1), engagement.Yes, engagement.Yes, engagement.NotMet},
		{"one", women(100, 1), women(100, 1), engagement.No, engagement.No, engagement.Met},
		{"one fewer in a hundred", women(100, 9), women(10, 1), engagement.No, engagement.Yes, engagement.Met},
		{"the same share", women(100, 10), women(10, 1), engagement.No, engagement.No, engagement.Met},
		{"none of none", women(50, 0), women(100, 0), engagement.No, engagement.No, engagement.NotApplicable},
		{"an empty cohort", women(0, 0), women(100, 5), engagement.No, engagement.NotKnown, engagement.NotApplicable},
		{"not counted in the cohort", Population{Total: 50}, women(100, 5), engagement.NotKnown, engagement.NotKnown, engagement.OutcomeNotKnown},
		{"not counted in the reference", women(50, 0), Population{Total: 50}, engagement.NotKnown, engagement.NotKnown, engagement.OutcomeNotKnown},
		{"nothing known", Population{}, Population{}, engagement.NotKnown, engagement.NotKnown, engagement.OutcomeNotKnown},
	} {
		got, err := Represent(test.cohort, test.reference, nil, 0.9)
		if err != nil || len(got) != 2 || got[0].Absent != test.absent || got[0].Lower != test.lower || got[0].Reason.Outcome != test.outcome {
			t.Errorf("%s: %+v, %v", test.name, got, err)
		}
	}
}

func TestRepresent_problems(t *testing.T) {
	bad := Population{Total: -1, Groups: []GroupCount{{engagement.Women, -2}, {engagement.Women, 3}, {0, 0}, {99, 0}}}
	_, err := Represent(bad, Population{Total: MaxCount + 1}, []Specialist{{}}, -1)
	want := []string{
		"level: -1: out of range: a confidence level lies between 0 and 1",
		"cohort.total: -1: negative",
		"cohort.groups[0].count: -2: negative",
		"cohort.groups[1].group: women: duplicate",
		"cohort.groups[1].count: 3: too much: more than all -1",
		"cohort.groups[2].group: missing: a group of R164",
		"cohort.groups[2].count: 0: too much: more than all -1",
		"cohort.groups[3].group: unknown word OffenderGroup(99)",
		"cohort.groups[3].count: 0: too much: more than all -1",
		"reference.total: 1099511627777: too much: at most 1099511627776 people",
		"services[0].service: missing",
		"services[0].group: missing: a group of R164",
	}
	if diff := cmp.Diff(want, problemLines(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestCounts(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	for range 2000 {
		a, b := randomCounts(rng), randomCounts(rng)
		want := 0
		if d := slowRate(a).Cmp(slowRate(b)); d != 0 {
			want = d
		}
		if got := a.Compare(b); got != want {
			t.Fatalf("%v compared with %v: %d, want %d", a, b, got, want)
		}
		if r := a.ratio(b); r.exists {
			want, _ := slowRate(a).Quo(slowRate(a), slowRate(b)).Float64()
			if r.x != want {
				t.Fatalf("%v ÷ %v = %v, want %v", a, b, r.x, want)
			}
		}
		want2, _ := slowRate(a).Sub(slowRate(a), slowRate(b)).Float64()
		if d := a.difference(b); d.x != want2 {
			t.Fatalf("%v - %v = %v, want %v", a, b, d.x, want2)
		}
	}
	// Products that a float64 does not hold.
	for range 2000 {
		most := []int64{1 << 30, MaxCount}[rng.IntN(2)]
		a, b := Counts{Considered: 1 + rng.Int64N(most)}, Counts{Considered: 1 + rng.Int64N(most)}
		a.Selected, b.Selected = rng.Int64N(a.Considered+1), 1+rng.Int64N(b.Considered)
		want, _ := slowRate(a).Quo(slowRate(a), slowRate(b)).Float64()
		if r := a.ratio(b); r.x != want {
			t.Fatalf("%v ÷ %v = %v, want %v", a, b, r.x, want)
		}
		if got, want := a.Compare(b), slowRate(a).Cmp(slowRate(b)); got != want {
			t.Fatalf("%v compared with %v: %d, want %d", a, b, got, want)
		}
	}
	most := Counts{math.MaxInt64, 1}
	if _, err := most.Add(Counts{1, 0}); !errors.Is(err, engagement.ErrOutOfRange) {
		t.Error(err)
	}
	if _, err := (Counts{}).Sub(Counts{math.MinInt64, 0}); !errors.Is(err, engagement.ErrOutOfRange) {
		t.Error(err)
	}
	for _, c := range []Counts{{}, {-1, 0}, {5, 6}, {MaxCount + 1, 0}} {
		if c.IsKnown() || c.Rate().exists || c.Compare(Counts{1, 0}) != -1 || (Counts{1, 0}).Compare(c) != 1 || c.Compare(c) != 0 {
			t.Errorf("%v has a rate", c)
		}
	}
}

// FuzzMeasure holds every table to what must be so: an error with the whole of
// what is wrong, or figures that are numbers.
func FuzzMeasure(f *testing.F) {
	f.Add(int64(10), int64(5), int64(20), int64(0), 0.95, 0.8, 1.25)
	f.Add(int64(MaxCount), int64(1), int64(MaxCount), int64(MaxCount), 0.5, 0.0, 0.0)
	f.Add(int64(-1), int64(5), int64(20), int64(99), 2.0, 5.0, 1.25)
	f.Add(int64(1), int64(1), int64(1), int64(1), 0.9999999999999999, 0.8, 1.25)
	f.Add(int64(1), int64(0), int64(1), int64(0), 5e-324, 0.8, 1.25)
	f.Fuzz(func(t *testing.T, n, x, m, y int64, level, low, high float64) {
		report, err := Measure(Table{{"g=a", n, x}, {"g=b", m, y}}, Policy{References: []Group{"g=b"}, Level: level, Band: Band{low, high}})
		if err != nil {
			var problems engagement.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		if text, err := json.Marshal(report); err != nil || strings.Contains(string(text), "NaN") {
			t.Fatalf("%s, %v", text, err)
		}
		d := report.Groups[0]
		for name, i := range map[string]Interval{"wilson": d.Wilson, "katz": d.Katz, "koopman": d.Koopman, "newcombe": d.Newcombe} {
			if low, high, exists := i.Bounds(); exists && !(low <= high) {
				t.Fatalf("%s of %v against %v at %v: %v to %v", name, d.Counts, d.Against, level, low, high)
			}
		}
		for name, n := range map[string]Number{"rate": d.Rate, "p": d.P, "holm": d.Holm} {
			if x, exists := n.Float64(); exists && !(x >= 0 && x <= 1) {
				t.Fatalf("%s of %v against %v: %v", name, d.Counts, d.Against, x)
			}
		}
		for _, reason := range d.Reasons() {
			_ = reason.String()
		}
	})
}

// Every rule is listed once, complete, with its kind.
func TestRules(t *testing.T) {
	kinds := map[string]string{}
	for _, rule := range Rules() {
		if rule.Title == "" || rule.Source == "" || kinds[rule.ID] != "" {
			t.Errorf("%+v is incomplete or listed twice", rule)
		}
		kinds[rule.ID] = rule.Kind.String()
	}
	want := map[string]string{
		"R163": "normative", "R164": "definition", "relative-rate-index": "literature", "wilson-interval": "literature", "katz-log-interval": "literature",
		"koopman-score-interval": "literature", "newcombe-interval": "literature", "fisher-exact": "literature", "holm-adjustment": "literature",
		"ratio-in-band": "caller", "interval-in-band": "caller",
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	for _, group := range []Disparity{{}, {Overlap: 99, InBand: 99}} {
		for _, reason := range group.Reasons() {
			_ = reason.String()
		}
	}
}
