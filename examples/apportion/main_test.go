package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// runWith runs the program on a document and returns its exit code and what it
// wrote.
func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// answer is the output in the form.
type answer struct {
	Method string `json:"method"`
	Seats  []struct {
		ID    string `json:"id"`
		Seats int64  `json:"seats"`
	} `json:"seats"`
	Ties []struct {
		IDs     []string `json:"ids"`
		Seats   int64    `json:"seats"`
		Settled string   `json:"settled"`
	} `json:"ties"`
}

func answered(t *testing.T, document string) (a answer) {
	t.Helper()
	code, stdout, stderr := runWith(document)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	decoder := json.NewDecoder(strings.NewReader(stdout))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&a); err != nil || !strings.HasSuffix(stdout, "}\n") {
		t.Fatalf("%v in\n%s", err, stdout)
	}
	return a
}

// Six parties and ten seats. By D'Hondt the tenth goes to the second's 16000/2
// before the fourth's 12000/2; by largest remainder the fifth and the fourth
// have 0.6 and 0.2 left, the first 0.7.
func TestApportion_methods(t *testing.T) {
	for method, want := range map[string][]int64{
		"largest-remainder":     {5, 2, 1, 1, 1, 0},
		"dhondt":                {5, 2, 2, 1, 0, 0},
		"sainte-lague":          {4, 2, 2, 1, 1, 0},
		"modified-sainte-lague": {5, 2, 2, 1, 0, 0}, // 47000/9 comes before 6000/1.4
		"huntington-hill":       {4, 2, 1, 1, 1, 1}, // 47000/√2, 47000/√6, 47000/√12, 16000/√2
		"adams":                 {3, 2, 2, 1, 1, 1}, // 47000/1, 47000/2, 16000/1, 15900/1
		"dean":                  {4, 2, 1, 1, 1, 1}, // 47000·3/4, 47000·5/12, 47000·7/24, 16000·3/4
		"quota":                 {5, 2, 2, 1, 0, 0},
	} {
		a := answered(t, fmt.Sprintf(`{"method":%q,"seats":10,"weights":[{"id":"a","weight":47000},{"id":"b","weight":16000},
			{"id":"c","weight":15900},{"id":"d","weight":12000},{"id":"e","weight":6000},{"id":"f","weight":3100}]}`, method))
		var got []int64
		for i, holding := range a.Seats {
			if holding.ID != string(rune('a'+i)) {
				t.Errorf("%s: %v is not in the order of the input", method, a.Seats)
			}
			got = append(got, holding.Seats)
		}
		if diff := cmp.Diff(want, got); diff != "" || a.Method != method || len(a.Ties) > 0 {
			t.Errorf("%s, ties %v (-want +got):\n%s", method, a.Ties, diff)
		}
	}
}

func TestApportion_output(t *testing.T) {
	const document = `{"method":"dhondt","seats":3,%s"weights":[{"id":"b","weight":1},{"id":"a","weight":1}]}`
	for _, test := range []struct{ policy, want string }{
		{"", `{
  "method": "dhondt",
  "seats": [
    {"id":"b","seats":1},
    {"id":"a","seats":1}
  ],
  "ties": [
    {"ids":["a","b"],"seats":1,"settled":"not-stated"}
  ]
}
`},
		{`"ties":"id",`, `{
  "method": "dhondt",
  "seats": [
    {"id":"b","seats":1},
    {"id":"a","seats":2}
  ],
  "ties": [
    {"ids":["a","b"],"seats":1,"settled":"id"}
  ]
}
`},
	} {
		if _, stdout, _ := runWith(fmt.Sprintf(document, test.policy)); stdout != test.want {
			t.Errorf("output (-want +got):\n%s", cmp.Diff(test.want, stdout))
		}
	}
	want := "{\n  \"method\": \"adams\",\n  \"seats\": [],\n  \"ties\": []\n}\n"
	if _, stdout, _ := runWith(`{"method":"adams","seats":0,"weights":[]}`); stdout != want {
		t.Errorf("of nobody:\n%s", stdout)
	}
}

// A minimum, a maximum and a threshold: c is below 5%, and has the one seat it
// is to have all the same; b has no more than 3; a has the other 6.
func TestApportion_policy(t *testing.T) {
	const document = `{"method":"sainte-lague","seats":10,"threshold":"5%","ties":"draw","seed":18446744073709551615,
		"weights":[{"id":"a","weight":56},{"id":"b","weight":40,"maximum":3},{"id":"c","weight":4,"minimum":1}]}`
	code, stdout, stderr := runWith(document, "-reasons")
	var got struct {
		answer
		Reasons []struct{ Rule, Subject, Outcome, Source, Detail string }
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %v %s", code, err, stderr)
	}
	if got.Seats[0].Seats != 6 || got.Seats[1].Seats != 3 || got.Seats[2].Seats != 1 {
		t.Errorf("%v", got.Seats)
	}
	var rules []string
	for _, reason := range got.Reasons {
		rules = append(rules, reason.Rule+" "+reason.Outcome)
	}
	if diff := cmp.Diff([]string{"sainte-lague met", "minimum-and-maximum-seats met", "seat-threshold met"}, rules); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
}

func TestApportion_problems(t *testing.T) {
	for _, test := range []struct{ name, document, want string }{
		{"fields left out", `{}`, "apportion: method: missing\napportion: seats: missing\napportion: weights: missing\n"},
		{"fields left out of a claimant", `{"method":"dhondt","seats":1,"weights":[{}]}`, "apportion: weights[0].id: missing\napportion: weights[0].weight: missing\n"},
		{"null", `{"method":null,"seats":null,"weights":null}`,
			"apportion: seats: null: wrong type: it should be a whole number\napportion: weights: missing\napportion: method: not-stated: missing: the way to apportion\n"},
		{"null in a claimant", `{"method":"dhondt","seats":0,"weights":[{"id":"a","weight":null}]}`, "apportion: weights[0].weight: null: wrong type: it should be a whole number\n"},
		{"an unknown method", `{"method":"dhont","seats":0,"weights":[]}`, `apportion: method: unknown word "dhont": a Method is one of largest-remainder, dhondt, sainte-lague, modified-sainte-lague, huntington-hill, adams, dean, quota` + "\n"},
		{"negative", `{"method":"dhondt","seats":-1,"weights":[{"id":"a","weight":-5}]}`, "apportion: seats: -1: negative\napportion: weights[0].weight: -5: negative\n"},
		{"given twice", `{"method":"dhondt","seats":1,"weights":[{"id":"a","weight":5},{"id":"a","weight":6}]}`, "apportion: weights[1].id: \"a\": duplicate\n"},
		{"a fraction", `{"method":"dhondt","seats":1,"weights":[{"id":"a","weight":0.5}]}`, "apportion: weights[0].weight: 0.5: wrong type: not a whole number of 64 bits\n"},
		{"text", `{"method":"dhondt","seats":"1","weights":[{"id":"a","weight":1}]}`, "apportion: seats: \"1\": wrong type: it should be a whole number\n"},
		{"no weight", `{"method":"dhondt","seats":1,"weights":[{"id":"a","weight":0}]}`, "apportion: seats: contradicts: there is no weight to hand out 1 of the seats by\n"},
		{"a maximum of nothing", `{"method":"dhondt","seats":1,"weights":[{"id":"a","weight":1,"maximum":0}]}`,
			"apportion: weights[0].maximum: 0: out of range: leave it out where there is none, and the claimant where it has no seats\n"},
		{"a draw without a seed", `{"method":"dhondt","seats":1,"ties":"draw","weights":[{"id":"a","weight":1}]}`, "apportion: seed: missing: of the draw\n"},
		{"a seed without a draw", `{"method":"dhondt","seats":1,"seed":0,"weights":[{"id":"a","weight":1}]}`,
			"apportion: seed: 0: contradicts: ties are settled by not-stated, not by draw\n"},
		{"seeds", `{"method":"dhondt","seats":1,"ties":"draw","seed":-1,"weights":[{"id":"a","weight":1}]}`, "apportion: seed: -1: negative\n"},
		{"seeds", `{"method":"dhondt","seats":1,"ties":"draw","seed":1e3,"weights":[{"id":"a","weight":1}]}`,
			"apportion: seed: 1e3: wrong type: not a whole number of 64 bits\n"},
		{"a threshold that nobody reaches", `{"method":"dhondt","seats":1,"threshold":"51%","weights":[{"id":"a","weight":1},{"id":"b","weight":1}]}`,
			"apportion: threshold: 51%: contradicts: nobody has that share of all weight\napportion: seats: contradicts: there is no weight to hand out 1 of the seats by\n"},
		{"another field", `{"method":"dhondt","seats":0,"weights":[],"tie":"id"}`, "apportion: tie: \"id\": unknown field\n"},
		{"not JSON", `{`, "apportion: not JSON: the text ends early (byte 1)\n"},
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
	_, _, stderr := runWith(`{"method":"dhondt","seats":1,"weights":[` + strings.Repeat("{},", 5000) + `{}]}`)
	if lines := strings.Count(stderr, "\n"); lines > 201 || !strings.Contains(stderr, "more not shown") {
		t.Errorf("of 10,002 problems %d lines are written", lines)
	}
}

func TestRun_usage(t *testing.T) {
	for _, test := range []struct {
		args string
		code int
		want string
	}{
		{"-h", 0, "Usage"},
		{"-x", 2, "-x"},
		{"file.json", 2, "unexpected argument"},
		{"-reasons", 0, ""},
	} {
		code, stdout, stderr := runWith(`{"method":"dean","seats":1,"weights":[{"id":"a","weight":1}]}`, strings.Fields(test.args)...)
		if code != test.code || !strings.Contains(stderr, test.want) || (stdout != "") != (code == 0 && test.want == "") {
			t.Errorf("%s: exit code %d, %q, output %q", test.args, code, stderr, stdout)
		}
	}
}

// A document gives all its seats, but for those of ties that are not settled, or
// errors; never both.
func FuzzApportion(f *testing.F) {
	f.Add(`{"method":"dhondt","seats":12,"weights":[{"id":"a","weight":53000},{"id":"b","weight":53000,"maximum":3}]}`)
	f.Add(`{"method":"quota","seats":3,"ties":"draw","seed":4,"weights":[{"id":"a","weight":1},{"id":"b","weight":1}]}`)
	f.Add(`{"method":"adams","seats":9223372036854775807,"threshold":"5%","weights":[{"id":"a","weight":9223372036854775800},{"id":"b","weight":1,"minimum":1}]}`)
	f.Add(`{"method":"x","seats":-1,"weights":[{"id":"","weight":-1},null]}`)
	f.Add(`[`)
	f.Fuzz(func(t *testing.T, document string) {
		code, stdout, stderr := runWith(document)
		switch {
		case code == 0 && stderr == "":
			var in struct {
				Seats   int64
				Weights []struct{}
			}
			var out answer
			if err := json.Unmarshal([]byte(stdout), &out); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(document), &in); err != nil {
				t.Fatal(err)
			}
			left := in.Seats
			for _, holding := range out.Seats {
				left -= holding.Seats
			}
			for _, tie := range out.Ties {
				if tie.Settled == "not-stated" {
					left -= tie.Seats
				}
			}
			if left != 0 || len(out.Seats) != len(in.Weights) {
				t.Fatalf("%d seats are left of %s in %s", left, document, stdout)
			}
		case code == 1 && stdout == "" && strings.HasPrefix(stderr, "apportion: "):
		default:
			t.Fatalf("exit code %d, output %q, errors %q", code, stdout, stderr)
		}
	})
}

func BenchmarkApportion(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			var document strings.Builder
			document.WriteString(`{"method":"dhondt","seats":10000000000,"ties":"id","weights":[{"id":"first","weight":1000}`)
			for k := range n - 1 {
				fmt.Fprintf(&document, `,{"id":"%d","weight":%d}`, k, 1000+k*k%7919)
			}
			document.WriteString("]}")
			b.ReportAllocs()
			for b.Loop() {
				if code, _, stderr := runWith(document.String()); code != 0 {
					b.Fatal(stderr)
				}
			}
		})
	}
}
