package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// runWith runs the program on a document and returns its exit code and what it
// wrote.
func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

type reason struct {
	Rule, Subject, Outcome, Source, Detail string
}

// answer is the output in the issue's form.
type answer struct {
	Rule        string
	Budget      funding.Pence
	Reserve     funding.Pence
	Awarded     funding.Pence
	Unallocated funding.Pence
	Awards      []struct {
		ID      string
		Claim   funding.Pence
		Award   funding.Pence
		Exact   string
		Reasons []reason
	}
	Draws   []division.Draw
	Reasons []reason
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil || !strings.HasSuffix(text, "}\n") {
		t.Fatalf("%v in\n%s", err, text)
	}
}

func answered(t *testing.T, document string, args ...string) (a answer) {
	t.Helper()
	code, stdout, stderr := runWith(document, args...)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	decode(t, stdout, &a)
	return a
}

// short is an answer in a line: rule, what is awarded and left, awards.
func (a answer) short() string {
	text := fmt.Sprintf("%s %v %v:", a.Rule, a.Awarded, a.Unallocated)
	for _, award := range a.Awards {
		text += fmt.Sprintf(" %s %v %s", award.ID, award.Award, award.Exact)
	}
	return text
}

// The three estates of the Talmud's Ketubot 93a, whatever rule the document names.
func TestAllocate_estates(t *testing.T) {
	for estate, want := range map[int]string{
		100: "talmud £100.00 £0.00: a £33.34 100/3 b £33.33 100/3 c £33.33 100/3",
		200: "talmud £200.00 £0.00: a £50.00 50 b £75.00 75 c £75.00 75",
		300: "talmud £300.00 £0.00: a £50.00 50 b £100.00 100 c £150.00 150",
	} {
		for _, rule := range []string{`"rule":"talmud",`, `"rule":"piniles",`, ""} {
			document := fmt.Sprintf(`{"budget":"%d",%s"ties":"id","claims":[{"id":"a","amount":"100.00"},{"id":"b","amount":200},{"id":"c","amount":300.00}]}`, estate, rule)
			if got := answered(t, document, "-rule", "talmud").short(); got != want {
				t.Errorf("estate %d: %s, want %s", estate, got, want)
			}
		}
	}
}

// The issue's own document: enough for all, so that the claim gets its cap.
func TestAllocate_issue(t *testing.T) {
	a := answered(t, `{"budget":"1000.00","rule":"equal-awards","ties":"id","claims":[{"id":"a","amount":"300.00","weight":2,"floor":"10.00","cap":"250.00","minimum":"50.00","tier":1,"groups":["small"]}],"groups":[{"id":"small","atLeast":"0.50"}]}`)
	if got, want := a.short(), "equal-awards £250.00 £750.00: a £250.00 250"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	rules := map[string]bool{}
	for _, reason := range append(a.Reasons, a.Awards[0].Reasons...) {
		rules[reason.Rule] = true
		if reason.Detail == "" || reason.Source == "" || reason.Outcome == "" {
			t.Errorf("%+v", reason)
		}
	}
	for _, rule := range []string{"equal-awards", "weights", "floors", "caps", "minimums", "tiers", "groups", "largest-remainder"} {
		if !rules[rule] {
			t.Errorf("no reason of rule %s", rule)
		}
	}
}

// Every field changes what comes out. Of 90: a asks 60, b 60, c 30.
func TestAllocate_fields(t *testing.T) {
	for _, test := range []struct{ policy, a, groups, want string }{
		{"", "", "", "equal-awards £0.90 £0.00: a £0.30 3/10 b £0.30 3/10 c £0.30 3/10"},
		{`"rule":"proportional",`, "", "", "proportional £0.90 £0.00: a £0.36 9/25 b £0.36 9/25 c £0.18 9/50"},
		{`"reserve":"0.30",`, "", "", "equal-awards £0.60 £0.00: a £0.20 1/5 b £0.20 1/5 c £0.20 1/5"},
		{`"reserveShare":"0.3333333",`, "", "", "equal-awards £0.61 £0.00: a £0.21 61/300 b £0.20 61/300 c £0.20 61/300"},
		{`"most":"0.25",`, "", "", "equal-awards £0.75 £0.15: a £0.25 1/4 b £0.25 1/4 c £0.25 1/4"},
		{"", `"weight":2,`, "", "equal-awards £0.90 £0.00: a £0.45 9/20 b £0.23 9/40 c £0.22 9/40"},
		{"", `"cap":"0.20",`, "", "equal-awards £0.90 £0.00: a £0.20 1/5 b £0.40 2/5 c £0.30 3/10"},
		{"", `"floor":"0.40",`, "", "equal-awards £0.90 £0.00: a £0.40 2/5 b £0.25 1/4 c £0.25 1/4"},
		{`"baselines":true,`, `"floor":"0.30",`, "", "equal-awards £0.90 £0.00: a £0.50 1/2 b £0.20 1/5 c £0.20 1/5"},
		{`"minimums":"drop-furthest-below",`, `"minimum":"0.31",`, "", "equal-awards £0.90 £0.00: a £0.00 0 b £0.60 3/5 c £0.30 3/10"},
		{`"minimums":"most-money",`, `"minimum":"0.31",`, "", "equal-awards £0.90 £0.00: a £0.00 0 b £0.60 3/5 c £0.30 3/10"},
		{"", `"groups":["s"],`, `[{"id":"s","atLeast":"0.5"}]`, "equal-awards £0.90 £0.00: a £0.45 9/20 b £0.23 9/40 c £0.22 9/40"},
		{"", `"groups":["s"],`, `[{"id":"t","atMost":"0.2"},{"id":"s","parent":"t"}]`, "equal-awards £0.90 £0.00: a £0.18 9/50 b £0.42 21/50 c £0.30 3/10"},
	} {
		if test.groups == "" {
			test.groups = "[]"
		}
		if !strings.Contains(test.policy, "rule") {
			test.policy += `"rule":"equal-awards",`
		}
		document := fmt.Sprintf(`{%s"ties":"claim","budget":"0.90","claims":[{%s"id":"a","amount":"0.60"},{"id":"b","amount":"0.60"},{"id":"c","amount":"0.30"}],"groups":%s}`, test.policy, test.a, test.groups)
		a := answered(t, document)
		if got := a.short(); got != test.want {
			t.Errorf("%s\n%s, want\n%s", document, got, test.want)
		}
		if a.Awarded+a.Unallocated+a.Reserve != 90 {
			t.Errorf("%s does not add up", a.short())
		}
	}
}

func TestAllocate_output(t *testing.T) {
	_, stdout, _ := runWith(`{"budget":"0.03","rule":"equal-awards","ties":"draw","seed":18446744073709551615,"claims":[{"id":"é<b>","amount":"0.02"},{"id":"a","amount":"0.02"}]}`)
	const source = "Maimonides; Aumann and Maschler, Journal of Economic Theory 36 (1985); Thomson (2003)"
	const hamilton = "Hamilton's method: Balinski and Young, Fair Representation, 1982, ch. 2"
	var drawn answer
	decode(t, stdout, &drawn)
	first := drawn.Draws[0].Order[0]
	if drawn.Draws[0].First != 1 || (drawn.Awards[0].Award == 2) != (first == "é<b>") || (drawn.Awards[1].Award == 2) != (first == "a") {
		t.Errorf("the first drawn gets the penny: %s", stdout)
	}
	_, stdout, _ = runWith(`{"budget":"0.03","rule":"equal-awards","ties":"id","claims":[{"id":"é<b>","amount":"0.02"},{"id":"a","amount":"0.02"}]}`)
	want := `{
  "rule": "equal-awards",
  "budget": "0.03",
  "awarded": "0.03",
  "unallocated": "0.00",
  "awards": [
    {
      "id": "é<b>",
      "claim": "0.02",
      "award": "0.01",
      "exact": "3/200",
      "reasons": [
        {
          "rule": "equal-awards",
          "outcome": "not-met",
          "source": "` + source + `",
          "detail": "it is given £0.01 of its claim of £0.02"
        },
        {
          "rule": "largest-remainder",
          "outcome": "not-met",
          "source": "` + hamilton + `",
          "detail": "rounded down from 3/2 pence: other remainders are larger, or as large and first by id"
        }
      ]
    },
    {
      "id": "a",
      "claim": "0.02",
      "award": "0.02",
      "exact": "3/200",
      "reasons": [
        {
          "rule": "equal-awards",
          "outcome": "met",
          "source": "` + source + `",
          "detail": "it is given its claim of £0.02"
        },
        {
          "rule": "largest-remainder",
          "outcome": "met",
          "source": "` + hamilton + `",
          "detail": "rounded up from 3/2 pence: its remainder is among the largest, of equal ones the first by id"
        }
      ]
    }
  ],
  "reasons": [
    {
      "rule": "equal-awards",
      "outcome": "met",
      "source": "` + source + `",
      "detail": "£0.03 of claims of £0.04 is shared: 1 of 2 claims in full, 0 with nothing"
    },
    {
      "rule": "largest-remainder",
      "outcome": "met",
      "source": "` + hamilton + `",
      "detail": "pennies left after rounding down, for the largest remainders: 1; claims equal at the last: 2, of which get one: 1; the first by: id"
    }
  ]
}
`
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
	_, stdout, _ = runWith(`{"budget":"5","rule":"talmud","claims":[]}`)
	if !strings.Contains(stdout, `"awards": []`) || !strings.Contains(stdout, `"unallocated": "5.00"`) {
		t.Errorf("of nobody:\n%s", stdout)
	}
}

func TestAllocate_problems(t *testing.T) {
	for _, test := range []struct{ name, document, want string }{
		{"not JSON", `{`, "allocate: not JSON: the text ends early (byte 1)\n"},
		{"fields left out", `{"claims":[{"weight":1}]}`,
			"allocate: claims[0].id: missing\nallocate: claims[0].amount: missing\nallocate: budget: missing\nallocate: rule: not-stated: missing: the way to share\n"},
		{"unknown fields and words", `{"budget":"1","rule":"fair","ties":"list","claims":[{"id":"a","amount":"1","share":2}],"extra":[]}`,
			"allocate: rule: unknown word \"fair\": a Division is one of " + rules() + "\n" +
				"allocate: ties: unknown word \"list\": a Ties is one of id, claim, draw\nallocate: claims[0].share: 2: unknown field\nallocate: extra: […]: unknown field\n"},
		{"fields twice", `{"budget":"1","budget":"2","rule":"talmud","claims":[{"id":"a","id":"b","amount":"1"}]}`,
			"allocate: budget: \"2\": given more than once\nallocate: claims[0].id: \"b\": given more than once\n"},
		{"claims that are wrong", `{"budget":"-1","rule":"talmud","claims":[{"id":"a","amount":"-1"},{"id":"a","amount":"1.005"},{"id":"","amount":1e3}]}`,
			"allocate: claims[1].amount: not an amount of money: \"1.005\": after the point there should be one or two digits\n" +
				"allocate: claims[2].amount: not an amount of money: \"1e3\": the pounds should be digits, with commas between every three or none at all\n" +
				"allocate: budget: -£1.00: negative\nallocate: claims[1].id: \"a\": duplicate\nallocate: claims[2].id: missing\nallocate: claims[0].amount: -£1.00: negative\n"},
		{"noughts that would not count", `{"budget":"1","rule":"proportional","most":"0","seed":0,"claims":[{"id":"a","amount":"1","weight":0,"cap":"0.00","tier":0},{"id":"a","amount":"1"}]}`,
			"allocate: claims[0].weight: 0: out of range: leave it out where it is not to count\nallocate: claims[0].cap: 0: out of range: leave it out where it is not to count\n" +
				"allocate: claims[0].tier: 0: out of range: leave it out where it is not to count\nallocate: seed: 0: out of range: leave it out where it is not to count\n" +
				"allocate: most: 0: out of range: leave it out where it is not to count\nallocate: claims[1].id: \"a\": duplicate\n"},
		{"null", `{"budget":"1","rule":"talmud","claims":null}`, "allocate: claims: missing\n"},
		{"a tie", `{"budget":"0.01","rule":"talmud","claims":[{"id":"a","amount":"1"},{"id":"b","amount":"1"}]}`,
			"allocate: ties: not-stated: missing: of 2 claims with equal remainders 1 get a penny\n"},
		{"a draw without a seed", `{"budget":"0.01","rule":"talmud","ties":"draw","claims":[]}`, "allocate: seed: missing: a draw needs one, from 1\n"},
		{"a seed that is no number", `{"budget":"0.01","rule":"talmud","ties":"draw","seed":"5","claims":[]}`,
			"allocate: seed: \"5\": wrong type: it should be a whole number of 64 bits that is not negative\n"},
		{"floors above the budget", `{"budget":"1","rule":"equal-losses","claims":[{"id":"a","amount":"1","floor":"0.75"},{"id":"b","amount":"1","floor":"0.50"}]}`,
			"allocate: budget: contradicts: floors of £1.25 come to £1.25, £0.25 more than the £1.00 that can be shared\n"},
		{"a constraint that is not taken", `{"budget":"1","rule":"talmud","claims":[{"id":"a","amount":"1","weight":2}]}`,
			"allocate: claims[0].weight: 2: contradicts: talmud takes no weights: " + division.Talmud.Takes(division.WithWeights).Note + "\n"},
		{"one claim for two", `{"budget":"1","rule":"concede-and-divide","claims":[{"id":"a","amount":"1"}]}`, "allocate: claims: 1: out of range: concede and divide is for two claims\n"},
		{"no such group", `{"budget":"1","rule":"talmud","claims":[{"id":"a","amount":"1","groups":["x"]}]}`, "allocate: claims[0].groups[0]: \"x\": no such group\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := runWith(test.document)
			if code != 1 || stdout != "" {
				t.Errorf("exit code %d, output %q", code, stdout)
			}
			if diff := cmp.Diff(test.want, stderr); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
	_, _, stderr := runWith(`{"budget":"1","rule":"talmud","claims":[` + strings.Repeat(`{"id":"","amount":"-1"},`, 5000) + `{"id":"a","amount":"1"}]}`)
	if lines := strings.Count(stderr, "\n"); lines > 201 || !strings.Contains(stderr, "more not shown") {
		t.Errorf("of 10,000 problems %d lines are written", lines)
	}
}

func TestAllocate_rows(t *testing.T) {
	args := []string{"-csv", "-budget", "200", "-rule", "talmud", "-ties", "id"}
	want := "talmud £200.00 £0.00: a £50.00 50 b, the second £75.00 75 c £75.00 75"
	const rows = "a,100\n\"b, the second\",200.00\nc,£300\n"
	for _, text := range []string{rows, "id,amount\n" + rows, "ID,Amount\r\n" + rows, "\ufeff" + rows, "\ufeff\"Id\",AMOUNT\n" + rows, strings.ReplaceAll(rows, "\n", "\r\n"), strings.TrimSuffix(rows, "\n")} {
		if got := answered(t, text, args...).short(); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for _, test := range []struct{ rows, want string }{
		{"a,1\n\na,-2\n,3\n", "allocate: line 3: id: \"a\": duplicate\nallocate: line 4: id: missing\nallocate: line 3: amount: -£2.00: negative\n"},
		{"a,1\nb\nc,1,1\nd,x\nd,2\nid,amount\n", "allocate: line 2: wrong type: fields: 1, and a line is id,amount\nallocate: line 3: wrong type: fields: 3, and a line is id,amount\n" +
			"allocate: line 4: amount: not an amount of money: \"x\": the pounds should be digits, with commas between every three or none at all\n" +
			"allocate: line 6: amount: not an amount of money: \"amount\": the pounds should be digits, with commas between every three or none at all\nallocate: line 5: id: \"d\": duplicate\n"},
		{"a,1\nb\"c,2\nd,x\n", "allocate: line 2: wrong type: not CSV: bare \" in non-quoted-field; what follows is not read\n"},
		{"a,1\n\ufeffb,x\n", "allocate: line 2: amount: not an amount of money: \"x\": the pounds should be digits, with commas between every three or none at all\n"},
		{"a\xff,1\n", "allocate: line 1: id: \"a\\xff\": text that is not UTF-8, or that lost a character before\n"},
		{"a,92233720368547758.07\nb,0.01\n", "allocate: claims: too large: the claims together\n"},
	} {
		code, stdout, stderr := runWith(test.rows, args...)
		if code != 1 || stdout != "" {
			t.Errorf("%q: exit code %d, output %q", test.rows, code, stdout)
		}
		if diff := cmp.Diff(test.want, stderr); diff != "" {
			t.Errorf("%q: errors (-want +got):\n%s", test.rows, diff)
		}
	}
	_, _, stderr := runWith(strings.Repeat("a\n", 1000), args...)
	if lines := strings.Count(stderr, "\n"); lines != 201 || !strings.Contains(stderr, "800 more not shown") {
		t.Errorf("of 1,000 problems %d lines are written", lines)
	}
}

func TestRun_usage(t *testing.T) {
	const document = `{"budget":"1","rule":"talmud","claims":[]}`
	for _, test := range []struct {
		args string
		code int
		want string
	}{
		{"-h", 0, "Usage"},
		{"-x", 2, "-x"},
		{"file.json", 2, "unexpected argument"},
		{"-rule fair", 2, `-rule: "fair" is no rule`},
		{"-rule not-stated", 2, "is no rule"},
		{"-rule=", 2, "is no rule"},
		{"-budget 5", 2, "-budget is for -csv"},
		{"-ties id", 2, "-ties is for -csv"},
		{"-seed 5", 2, "-seed is for -csv"},
		{"-csv -rule talmud", 2, "-budget: missing"},
		{"-csv -budget 1", 2, "-rule: missing"},
		{"-csv -budget 1.005 -rule all", 2, "-budget"},
		{"-csv -budget 1 -rule all -ties list", 2, "-ties"},
		{"-rule all", 0, ""},
		{"-rule proportional", 0, ""},
	} {
		code, stdout, stderr := runWith(document, strings.Fields(test.args)...)
		if code != test.code || !strings.Contains(stderr, test.want) || (stdout != "") != (code == 0 && test.want == "") {
			t.Errorf("%s: exit code %d, %q, output %q", test.args, code, stderr, stdout)
		}
	}
	if code, _, stderr := runWith("a,1\n", "-csv", "-budget", "-1", "-rule", "all"); code != 1 || stderr != "allocate: budget: -£1.00: negative\n" {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

type all struct {
	Allocations []answer
	Refused     []struct {
		Rule     string
		Problems []string
	}
	Comparison []struct {
		Before, After string
		division.Comparison
	}
}

// Every rule shares or says why not, and each is compared with the document's.
func TestAllocate_all(t *testing.T) {
	const claims = `"claims":[{"id":"a","amount":"100","groups":["s"]},{"id":"b","amount":"200"},{"id":"c","amount":"300"}],"groups":[{"id":"s"}]`
	for _, test := range []struct{ rule, before string }{{"", "proportional"}, {`"rule":"equal-awards",`, "equal-awards"}, {`"rule":"concede-and-divide",`, "proportional"}} {
		code, stdout, stderr := runWith(`{"budget":"200","ties":"id",`+test.rule+claims+`}`, "-rule", "all")
		if code != 0 || stderr != "" {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		var got all
		decode(t, stdout, &got)
		if len(got.Allocations)+len(got.Refused) != len(division.Divisions()) || len(got.Comparison) != len(got.Allocations)-1 {
			t.Fatalf("%d allocations, %d refused, %d compared", len(got.Allocations), len(got.Refused), len(got.Comparison))
		}
		if len(got.Refused) != 1 || got.Refused[0].Rule != "concede-and-divide" || len(got.Refused[0].Problems) == 0 {
			t.Errorf("refused: %+v", got.Refused)
		}
		byRule := map[string]answer{}
		for _, a := range got.Allocations {
			byRule[a.Rule] = a
		}
		for _, c := range got.Comparison {
			if c.Before != test.before || c.After == test.before {
				t.Errorf("%s is compared with %s", c.After, c.Before)
			}
			var gained, lost funding.Pence
			for i, change := range c.Changes {
				if change.Before != byRule[c.Before].Awards[i].Award || change.After != byRule[c.After].Awards[i].Award {
					t.Errorf("%s after %s: %+v", c.After, c.Before, change)
				}
				gained += max(0, change.After-change.Before)
				lost += max(0, change.Before-change.After)
			}
			if c.Gained.Amount != gained || c.Lost.Amount != lost || c.Moved != gained || c.Difference != 0 || c.Gained.Claimants+c.Lost.Claimants+c.Unchanged != 3 {
				t.Errorf("%s after %s: gained %v, lost %v: %+v", c.After, c.Before, gained, lost, c)
			}
			// Equal losses of 400/3 leave a, who asks for 100, with nothing.
			if c.After == "equal-losses" && !slices.Equal(c.ToNothing, []string{"a"}) {
				t.Errorf("%s after %s: to nothing %v", c.After, c.Before, c.ToNothing)
			}
			if c.Gained.Amount != c.Lost.Amount || c.Moved != c.Gained.Amount {
				t.Errorf("%s after %s moves %v: gained %v, lost %v", c.After, c.Before, c.Moved, c.Gained, c.Lost)
			}
			if len(c.Groups) != 2 || c.Groups[0].Group != "s" {
				t.Errorf("groups %v", c.Groups)
			}
		}
		if got, want := byRule["talmud"].short(), "talmud £200.00 £0.00: a £50.00 50 b £75.00 75 c £75.00 75"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	// What no rule can share is an error, each problem once.
	code, stdout, stderr := runWith(`{"budget":"1","claims":[{"id":"a","amount":"5"},{"id":"a","amount":"5"}]}`, "-rule", "all")
	if code != 1 || stdout != "" || stderr != "allocate: claims[1].id: \"a\": duplicate\n" {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	code, _, stderr = runWith(`{"budget":"1","reserve":"2","claims":[{"id":"a","amount":"5"},{"id":"b","amount":"5"}]}`, "-rule", "all")
	if code != 1 || stderr != "allocate: reserve: £2.00: contradicts: it is £1.00 more than the budget of £1.00\n" {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// A document gives an allocation that adds up or errors, never both.
func FuzzAllocate(f *testing.F) {
	f.Add(`{"budget":"1000.00","rule":"equal-awards","ties":"id","claims":[{"id":"a","amount":"300.00","weight":2,"floor":"10.00","cap":"250.00","minimum":"50.00","tier":1,"groups":["small"]}],"groups":[{"id":"small","atLeast":"0.50"}]}`)
	f.Add(`{"budget":"1.00","rule":"talmud","ties":"draw","seed":3,"reserve":"0.01","claims":[{"id":"a","amount":"3"},{"id":"b","amount":3}]}`)
	f.Add(`{"budget":"1","rule":"fair","claims":[{"id":"","amount":"-1"}]}`)
	f.Add(`[`)
	f.Fuzz(func(t *testing.T, document string) {
		code, stdout, stderr := runWith(document)
		switch {
		case code == 0 && stderr == "":
			var a answer
			decode(t, stdout, &a)
			var sum funding.Pence
			exact := new(big.Rat)
			for _, award := range a.Awards {
				sum += award.Award
				one, ok := new(big.Rat).SetString(award.Exact)
				if award.Award < 0 || award.Award > award.Claim || !ok || len(award.Reasons) == 0 {
					t.Fatalf("%+v", award)
				}
				exact.Add(exact, one)
			}
			if sum != a.Awarded || a.Awarded+a.Unallocated+a.Reserve != a.Budget || a.Unallocated < 0 || exact.Cmp(big.NewRat(int64(a.Awarded), 100)) != 0 {
				t.Fatalf("it does not add up: %s", a.short())
			}
		case code == 1 && stdout == "" && strings.HasPrefix(stderr, "allocate: "):
		default:
			t.Fatalf("exit code %d, output %q, errors %q", code, stdout, stderr)
		}
	})
}

func BenchmarkAllocate(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			if testing.Short() && n > 1000 {
				b.Skip("long")
			}
			var document strings.Builder
			fmt.Fprintf(&document, `{"budget":"%d.00","rule":"equal-awards","ties":"id","claims":[{"id":"","amount":"1.00"}`, n)
			for i := range n {
				fmt.Fprintf(&document, `,{"id":"claim-%d","amount":"%d.00"}`, i, i*7919%n)
			}
			document.WriteString("]}")
			text := strings.Replace(document.String(), `""`, `"first"`, 1)
			b.ReportAllocs()
			for b.Loop() {
				if code, _, stderr := runWith(text); code != 0 {
					b.Fatal(stderr)
				}
			}
		})
	}
}
