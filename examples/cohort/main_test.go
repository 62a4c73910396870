package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// runWith runs the program on rows and returns its exit code and what it wrote.
func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// output is what a test reads of the output.
type output struct {
	Synthetic                                bool
	LeftOut                                  *int
	Considered, Eligible, NotKnown, Selected int
	Attrition                                []struct {
		Criterion                               string
		Excluded, NotKnown, OnlyThis, Remaining int
	}
	Members []struct {
		ID    string
		Rank  int
		Score *string
	}
	Rates []struct {
		Group                string
		Considered, Selected int
		Rate, Ratio          *float64
		Low, High            *float64
	}
}

func answered(t *testing.T, stdin string, args ...string) (o output) {
	t.Helper()
	code, stdout, stderr := runWith(stdin, args...)
	if code != 0 || stderr != "" {
		t.Fatalf("%q: exit code %d: %s", args, code, stderr)
	}
	if err := json.Unmarshal([]byte(stdout), &o); err != nil || !strings.HasSuffix(stdout, "}\n") {
		t.Fatalf("%v in\n%s", err, stdout)
	}
	return o
}

// Lewisham on 2009-02-01, each limb on both sides.
const lewisham = `id,born,sex,sentence,sentenced,released,fact:stand-alone-unpaid-work
in,1980-05-05,male,6m,2008-05-01,2008-10-01,no
first-day,1980-05-05,male,6m,2008-05-01,2008-08-01,no
too-early,1980-05-05,male,6m,2008-05-01,2008-07-31,no
twelve-months,1980-05-05,female,12m,2008-05-01,2008-10-01,no
minor,1991-02-02,male,6m,2008-05-01,2008-10-01,no
of-age,1991-02-01,male,6m,2008-05-01,2008-10-01,no
unpaid-work,1995-01-01,female,,,,yes
unknown,1980-05-05,,6m,2008-05-01,2008-10-01,
open,1980-05-05,female,12m,2008-05-01,2008-10-01,
`

func members(o output) []string {
	ids := []string{}
	for _, m := range o.Members {
		ids = append(ids, m.ID)
	}
	return ids
}

func TestCohort_lewisham(t *testing.T) {
	o := answered(t, lewisham, "-policy", "lewisham-diamond", "-as-of", "2009-02-01")
	if diff := cmp.Diff([]string{"first-day", "in", "of-age", "unknown", "unpaid-work"}, members(o)); diff != "" {
		t.Error(diff)
	}
	if o.Considered != 9 || o.Selected != 5 || o.NotKnown != 1 {
		t.Errorf("%+v", o)
	}
	step := o.Attrition[0]
	if step.Excluded != 3 || step.NotKnown != 1 || step.Remaining != 5 || step.Criterion != "eligible" {
		t.Errorf("%+v", step)
	}
	// Unknown let in, and an adult from 17 on.
	o = answered(t, lewisham, "-policy", "lewisham-diamond", "-as-of", "2009-02-01", "-unknown", "let-in", "-adult-age", "17")
	if o.Selected != 7 || o.NotKnown != 1 {
		t.Errorf("%+v", o)
	}
	code, _, stderr := runWith(lewisham, "-policy", "lewisham-diamond", "-as-of", "2009-02-01", "-unknown", "refuse")
	if code != 1 || !strings.Contains(stderr, "open") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

func TestCohort_rates(t *testing.T) {
	o := answered(t, lewisham, "-policy", "lewisham-diamond", "-as-of", "2009-02-01", "-reference", "sex=male")
	type counts struct{ considered, selected int }
	got := map[string]counts{}
	for _, r := range o.Rates {
		got[r.Group] = counts{r.Considered, r.Selected}
		if r.Group == "sex=female" && (*r.Ratio < 0.555 || *r.Ratio > 0.556) { // 1/3 against 3/5
			t.Errorf("ratio %v", *r.Ratio)
		}
	}
	want := map[string]counts{"sex=male": {5, 3}, "sex=female": {3, 1}, `sex=""`: {1, 1}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(counts{})); diff != "" {
		t.Error(diff)
	}
	o = answered(t, lewisham, "-policy", "lewisham-diamond", "-as-of", "2009-02-01", "-by", "sex")
	if len(o.Rates) != 3 || o.Rates[0].Ratio != nil || o.Rates[0].Rate == nil {
		t.Errorf("%+v", o.Rates)
	}
}

// A policy of the caller's, with room for two an area and ranked by risk.
const own = `{"id": "own", "asOf": "2010-01-01", "unknown": "leave-out",
	"criteria": [{"id": "adult", "field": "age", "is": "at-least", "values": ["18"]},
		{"id": "ppo", "exclude": true, "field": "scheme:ppo", "is": "yes"}],
	"ranking": [{"field": "risk"}], "ties": "id", "capacity": {"byArea": {"n": 2}}}`

const ownPeople = `id,age,area,risk,schemes
a,20,n,10,none
b,30,n,30.5,none
c,40,n,30.5,dip
d,50,n,20,ppo
e,17,s,99,none
f,60,s,1,none
`

func ownFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "policy.json")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestCohort_ownPolicy(t *testing.T) {
	o := answered(t, ownPeople, "-policy", ownFile(t, own))
	if diff := cmp.Diff([]string{"b", "c", "f"}, members(o)); diff != "" {
		t.Error(diff)
	}
	if *o.Members[0].Score != "30.5" || o.Members[2].Rank != 4 {
		t.Errorf("%+v", o.Members)
	}
	// Whoever has no ties broken is asked: c and b have one rank, and there is
	// room for both; with room for one it would decide.
	tied := strings.Replace(own, `"ties": "id", `, "", 1)
	answered(t, ownPeople, "-policy", ownFile(t, tied))
	code, _, stderr := runWith(ownPeople, "-policy", ownFile(t, strings.Replace(tied, `"n": 2`, `"n": 1`, 1)))
	if code != 1 || !strings.Contains(stderr, "ties") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	// What is shown can be read again.
	code, shown, stderr := runWith("", "-policy", ownFile(t, own), "-show")
	if code != 0 {
		t.Fatal(stderr)
	}
	if diff := cmp.Diff(o, answered(t, ownPeople, "-policy", ownFile(t, shown))); diff != "" {
		t.Error(diff)
	}
}

// A protected table has no identifier and no count from 1 to the minimum less
// one, and its shown cells do not give a hidden one away by a row or column.
func TestCohort_publish(t *testing.T) {
	code, stdout, stderr := runWith("", "-policy", "lewisham-diamond", "-as-of", "2009-02-01", "-synthetic", "3000", "-by", "sex,ethnicity", "-publish", "10")
	if code != 0 {
		t.Fatal(stderr)
	}
	if strings.Contains(stdout, "synthetic-") {
		t.Error("an identifier is published")
	}
	var out struct {
		Synthetic bool
		Table     struct{ Values [][]*int64 }
	}
	if err := json.Unmarshal([]byte(stdout), &out); err != nil || !out.Synthetic {
		t.Fatal(err, stdout)
	}
	hidden := 0
	values := out.Table.Values
	alone := func(cells []*int64) {
		missing := 0
		for _, cell := range cells {
			if cell == nil {
				missing++
			} else if *cell > 0 && *cell < 10 {
				t.Errorf("%d is published", *cell)
			}
		}
		hidden += missing
		if missing == 1 {
			t.Errorf("a cell follows from the rest: %v", cells)
		}
	}
	for _, row := range values {
		alone(row)
	}
	for c := range values[0] {
		var column []*int64
		for _, row := range values {
			column = append(column, row[c])
		}
		alone(column)
	}
	if hidden == 0 {
		t.Error("nothing had to be hidden: the test tries nothing")
	}
}

func TestCohort_syntheticAtAnyWorkers(t *testing.T) {
	args := []string{"-policy", "west-yorkshire", "-as-of", "2009-02-01", "-synthetic", "20000", "-seed", "7", "-by", "area", "-workers"}
	_, one, _ := runWith("", append(args, "1")...)
	_, four, _ := runWith("", append(args, "4")...)
	if one != four || !strings.Contains(one, `"synthetic": true`) {
		t.Error("the output differs by workers, or is not marked")
	}
}

func TestCohort_problems(t *testing.T) {
	good := []string{"-policy", "lewisham-diamond", "-as-of", "2009-02-01"}
	with := func(more ...string) []string { return append(append([]string{}, good...), more...) }
	for _, c := range []struct {
		stdin string
		args  []string
		code  int
		want  []string
	}{
		{"", good, 1, []string{"cohort: "}},
		{lewisham + "in,1980-05-05,,,,,\n", good, 1, []string{`"in"`, "duplicate"}},
		{"id,born,sentence,released,fact:stand-alone-unpaid-work\na,1980-02-30,6m,x,no\nb,1980-01-01,6w,,perhaps\n", good, 1,
			[]string{"line 2", "1980-02-30", `"x"`, "line 3", "6w", "perhaps"}},
		{lewisham, []string{"-policy", "lewisham-diamond"}, 1, []string{"asOf"}},
		{"id\na\n", []string{"-policy", "connect", "-as-of", "2009-02-01"}, 1, []string{"values"}},
		{"", []string{"-policy", "no-such-file"}, 1, []string{"no-such-file", "lewisham-diamond"}},
		{"", []string{"-policy", ownFile(t, `{"id": "x", "criterion": []}`)}, 1, []string{"criterion", "unknown field"}},
		{lewisham, with("-reference", "sex=other"), 1, []string{"sex=other"}},
		{"", nil, 2, []string{"-policy"}},
		{"", with("-as-of", "soon"), 2, []string{"soon"}},
		{"", with("-by", "shoe-size"), 2, []string{"shoe-size"}},
		{"", with("-reference", "sex"), 2, []string{"-reference"}},
		{"", with("-publish", "2"), 2, []string{"at least 3"}},
		{"", with("-publish", "10", "-reference", "sex=male"), 2, []string{"-publish"}},
		{"", with("-synthetic", "0"), 2, []string{"-synthetic"}},
		{"", with("-unknown", "perhaps"), 2, []string{"perhaps"}},
		{"", with("people.csv"), 2, []string{"unexpected argument"}},
	} {
		code, stdout, stderr := runWith(c.stdin, c.args...)
		if code != c.code || stdout != "" {
			t.Errorf("%q: exit code %d, want %d, output %q: %s", c.args, code, c.code, stdout, stderr)
		}
		for _, want := range c.want {
			if !strings.Contains(stderr, want) {
				t.Errorf("%q: no %q in %q", c.args, want, stderr)
			}
		}
	}
	o := answered(t, lewisham+"bad,1980-02-30,,,,,\n", with("-lenient")...)
	if o.LeftOut == nil || *o.LeftOut != 1 || o.Considered != 9 {
		t.Errorf("%+v", o)
	}
}
