package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/governance/brokerage"
)

// runWith runs the program on a document and returns its exit code and what it
// wrote.
func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

type counts struct {
	Coordinator, Consultant, Representative, Gatekeeper, Liaison, Total int64
}

// answer is the output in the form.
type answer struct {
	Roles        []counts   `json:"roles"`
	Articulation []int      `json:"articulation"`
	Bridges      [][2]int   `json:"bridges"`
	Constraint   []*float64 `json:"constraint"`
	Betweenness  []float64  `json:"betweenness"`
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

// One broker, agency 1, of group B; what it is follows from the groups before
// and behind.
func TestBroker_roles(t *testing.T) {
	for _, test := range []struct {
		before, behind string
		want           counts
	}{
		{"B", "B", counts{Coordinator: 1, Total: 1}},
		{"A", "A", counts{Consultant: 1, Total: 1}},
		{"B", "A", counts{Representative: 1, Total: 1}},
		{"A", "B", counts{Gatekeeper: 1, Total: 1}},
		{"A", "C", counts{Liaison: 1, Total: 1}},
	} {
		a := answered(t, fmt.Sprintf(`{"n":3,"groups":[%q,"B",%q],"edges":[[0,1],[1,2],[0,1]]}`, test.before, test.behind))
		if diff := cmp.Diff([]counts{{}, test.want, {}}, a.Roles); diff != "" {
			t.Errorf("%s→[B]→%s (-want +got):\n%s", test.before, test.behind, diff)
		}
	}
}

// A tie 0→2 closes 0→1→2; the reverse tie 2→0 does not, and makes paths of its
// own (1→2→0 and 2→0→1), none of them closed.
func TestBroker_closed(t *testing.T) {
	closed := answered(t, `{"n":3,"groups":["A","A","A"],"edges":[[0,1],[1,2],[0,2]]}`)
	if diff := cmp.Diff([]counts{{}, {}, {}}, closed.Roles); diff != "" {
		t.Errorf("closed (-want +got):\n%s", diff)
	}
	one := counts{Coordinator: 1, Total: 1}
	round := answered(t, `{"n":3,"groups":["A","A","A"],"edges":[[0,1],[1,2],[2,0]]}`)
	if diff := cmp.Diff([]counts{one, one, one}, round.Roles); diff != "" {
		t.Errorf("round (-want +got):\n%s", diff)
	}
	mutual := answered(t, `{"n":2,"groups":["A","B"],"edges":[[0,1],[1,0]]}`)
	if diff := cmp.Diff([]counts{{}, {}}, mutual.Roles); diff != "" || len(mutual.Bridges) != 1 {
		t.Errorf("there and back, bridges %v (-want +got):\n%s", mutual.Bridges, diff)
	}
}

// A triangle 0, 1, 2 with 3 behind 2, both ways, and 4 alone. Agency 2 has the
// contacts 0, 1 and 3: (1/3 + 1/3·1/2)² twice and (1/3)², 11/18. Agency 0 has 1
// and 2: (1/2 + 1/2·1/3)² + (1/2 + 1/2·1/2)² = 145/144. Agency 2 stands
// between 1 and 0 (a consultant), 3 and 0 (a representative), 1 and 3 (a
// gatekeeper), and on the shortest paths from 3 to 1 and from 0 to 3 as well.
func TestBroker_output(t *testing.T) {
	_, stdout, _ := runWith(`{"n":5,"groups":["A","A","B","B","C"],"edges":[[0,1],[1,2],[2,0],[2,3],[3,2]]}`)
	want := `{
  "roles": [
    {"coordinator":0,"consultant":0,"representative":0,"gatekeeper":1,"liaison":0,"total":1},
    {"coordinator":0,"consultant":0,"representative":1,"gatekeeper":0,"liaison":0,"total":1},
    {"coordinator":0,"consultant":1,"representative":1,"gatekeeper":1,"liaison":0,"total":3},
    {"coordinator":0,"consultant":0,"representative":0,"gatekeeper":0,"liaison":0,"total":0},
    {"coordinator":0,"consultant":0,"representative":0,"gatekeeper":0,"liaison":0,"total":0}
  ],
  "articulation": [2],
  "bridges": [[2,3]],
  "constraint": [1.00694444444, 1.00694444444, 0.611111111111, 1, null],
  "betweenness": [2, 2, 5, 0, 0]
}
`
	if diff := cmp.Diff(want, stdout); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
	_, stdout, _ = runWith(`{"n":0,"groups":[],"edges":[]}`)
	if want := "{\n  \"roles\": [],\n  \"articulation\": [],\n  \"bridges\": [],\n  \"constraint\": [],\n  \"betweenness\": []\n}\n"; stdout != want {
		t.Errorf("of nobody:\n%s", stdout)
	}
}

func TestBroker_problems(t *testing.T) {
	for _, test := range []struct{ name, document, want string }{
		{"a tie to itself", `{"n":2,"groups":["A","B"],"edges":[[0,1],[1,1]]}`, "broker: edges[1]: 1: contradicts: a tie leads to another agency\n"},
		{"out of range", `{"n":2,"groups":["A","B"],"edges":[[0,1],[1,0],[0,1],[0,2],[-1,0]]}`,
			"broker: edges[3][1]: 2: out of range: agencies are 0 to 1\nbroker: edges[4][0]: -1: out of range: agencies are 0 to 1\n"},
		{"a missing group", `{"n":2,"groups":["A",""],"edges":[]}`, "broker: groups[1]: missing\n"},
		{"no group", `{"n":2,"groups":["A",null],"edges":[]}`, "broker: groups[1]: null: wrong type: it should be text\n"},
		{"too few groups", `{"n":2,"groups":["A"],"edges":[]}`, "broker: groups: contradicts: there are 1, and n is 2\n"},
		{"a negative number", `{"n":-1,"groups":[],"edges":[[0,1]]}`, "broker: n: -1: negative\n"},
		{"more than there can be", `{"n":2000000000,"groups":[],"edges":[]}`, "broker: n: 2000000000: over the limit of 10000000 agencies\n"},
		{"edges that are not pairs", `{"n":2,"groups":["A","B"],"edges":[[0],[0,1,0],[],null,[0,0]]}`,
			"broker: edges[0]: wrong type: 1 numbers, and an edge is two\nbroker: edges[1]: wrong type: 3 numbers, and an edge is two\n" +
				"broker: edges[2]: wrong type: 0 numbers, and an edge is two\nbroker: edges[3]: wrong type: 0 numbers, and an edge is two\n" +
				"broker: edges[4]: 0: contradicts: a tie leads to another agency\n"},
		{"ends that are not numbers are reported once", `{"n":2,"groups":["A","B"],"edges":[["x",0],[0,null],[0,9]]}`,
			"broker: edges[0][0]: \"x\": wrong type: it should be a whole number\nbroker: edges[1][1]: null: wrong type: it should be a whole number\n" +
				"broker: edges[2][1]: 9: out of range: agencies are 0 to 1\n"},
		{"a fraction", `{"n":2,"groups":["A","B"],"edges":[[0,1.0]]}`,
			fmt.Sprintf("broker: edges[0][1]: 1.0: wrong type: not a whole number of %d bits\n", strconv.IntSize)},
		{"null", `{"n":1,"groups":["A"],"edges":null}`, "broker: edges: missing\n"},
		{"fields left out", `{"n":1}`, "broker: groups: missing\nbroker: edges: missing\n"},
		{"another field", `{"n":1,"groups":["A"],"edges":[],"ties":[]}`, "broker: ties: […]: unknown field\n"},
		{"not JSON", `{`, "broker: not JSON: the text ends early (byte 1)\n"},
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
	_, _, stderr := runWith(`{"n":1,"groups":["A"],"edges":[` + strings.Repeat("[5,5],", 5000) + `[5,5]]}`)
	if lines := strings.Count(stderr, "\n"); lines > 201 || !strings.Contains(stderr, "more not shown") {
		t.Errorf("of 10,002 problems %d lines are written", lines)
	}
}

func TestRun_usage(t *testing.T) {
	const document = `{"n":1,"groups":["A"],"edges":[]}`
	for _, test := range []struct {
		args string
		code int
		want string
	}{
		{"-h", 0, "Usage"},
		{"-x", 2, "-x"},
		{"file.json", 2, "unexpected argument"},
		{"-workers 0", 2, "-workers"},
		{"-draws 10", 2, "-hold: missing"},
		{"-hold ties", 2, "-draws: missing"},
		{"-hold ties -draws -1", 2, "-draws: -1: negative"},
		{"-hold everything -draws 10", 2, "unknown word"},
		{"-hold tie-count -draws 10 -seed 0 -lost -shared", 0, ""},
		{"-betweenness=false", 0, ""},
	} {
		code, stdout, stderr := runWith(document, strings.Fields(test.args)...)
		if code != test.code || !strings.Contains(stderr, test.want) || (stdout != "") != (code == 0 && test.want == "") {
			t.Errorf("%s: exit code %d, %q, output %q", test.args, code, stderr, stdout)
		}
	}
}

// What is asked for besides stands beside the rest, the same for any number of
// workers.
func TestRun_more(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	const document = `{"n":4,"groups":["A","A","B","B"],"edges":[[0,1],[0,2],[1,3],[2,3]]}`
	args := []string{"-lost", "-shared", "-draws", "50", "-hold", "tie-count", "-seed", "7", "-betweenness=false"}
	code, stdout, stderr := runWith(document, args...)
	var got struct {
		answer
		Shared      []brokerage.ByRole[float64] `json:"shared"`
		PairsLost   []int64                     `json:"pairsLost"`
		Policy      brokerage.Policy            `json:"policy"`
		Permutation []brokerage.ByRole[test]    `json:"permutation"`
	}
	decoder := json.NewDecoder(strings.NewReader(stdout))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil || code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %v %s", code, err, stderr)
	}
	if got.Shared[1].Representative != 0.5 || got.Shared[2].Gatekeeper != 0.5 || len(got.PairsLost) != 4 || got.Betweenness != nil ||
		got.Policy != (brokerage.Policy{Hold: brokerage.HoldTieCount, Draws: 50, Seed: 7}) ||
		got.Permutation[1].Representative.Observed != 1 || got.Permutation[1].Representative.ShareAtLeast > 1 {
		t.Errorf("%+v", got)
	}
	for _, workers := range []string{"1", "2", "3", "4"} {
		if _, again, _ := runWith(document, append(args, "-workers", workers)...); again != stdout {
			t.Errorf("with %s workers:\n%s", workers, cmp.Diff(stdout, again))
		}
	}
}

// A document gives an answer for each agency or errors, never both.
func FuzzBroker(f *testing.F) {
	f.Add(`{"n":5,"groups":["A","B","A","B","C"],"edges":[[0,4],[4,1],[1,2],[2,1]]}`)
	f.Add(`{"n":2,"groups":["A",""],"edges":[[0,0],[0,5],[1],["x",1.5]]}`)
	f.Add(`{"n":-1,"groups":null,"edges":null}`)
	f.Add(`[`)
	f.Fuzz(func(t *testing.T, document string) {
		code, stdout, stderr := runWith(document, "-lost", "-shared", "-hold", "ties", "-draws", "3")
		switch {
		case code == 0 && stderr == "":
			var in struct {
				N     int
				Edges [][]int
			}
			var out answer
			if err := json.Unmarshal([]byte(stdout), &out); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(document), &in); err != nil {
				t.Fatal(err)
			}
			if len(out.Roles) != in.N || len(out.Constraint) != in.N || len(out.Betweenness) != in.N {
				t.Fatalf("%d agencies and %s", in.N, stdout)
			}
			touched := make([]bool, in.N)
			for _, edge := range in.Edges {
				touched[edge[0]], touched[edge[1]] = true, true
			}
			for v, c := range out.Constraint {
				if (c != nil) != touched[v] {
					t.Fatalf("constraint of agency %d in\n%s", v, stdout)
				}
			}
		case code == 1 && stdout == "" && strings.HasPrefix(stderr, "broker: "):
		default:
			t.Fatalf("exit code %d, output %q, errors %q", code, stdout, stderr)
		}
	})
}

func BenchmarkBroker(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			if testing.Short() && n > 1000 {
				b.Skip("long")
			}
			var document strings.Builder
			fmt.Fprintf(&document, `{"n":%d,"groups":["A"%s],"edges":[[0,1]`, n, strings.Repeat(`,"B"`, n-1))
			for k := range 3 * n {
				if a, c := k%n, (k*k+7*k+1)%n; a != c {
					fmt.Fprintf(&document, ",[%d,%d]", a, c)
				}
			}
			document.WriteString("]}")
			b.ReportAllocs()
			for b.Loop() {
				if code, _, stderr := runWith(document.String(), "-betweenness=false"); code != 0 {
					b.Fatal(stderr)
				}
			}
		})
	}
}
