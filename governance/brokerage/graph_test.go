package brokerage

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

func TestNew_problems(t *testing.T) {
	ab := []string{"A", "B"}
	for _, test := range []struct {
		name   string
		n      int
		groups []string
		edges  [][2]int
		want   string
		is     error
	}{
		{"a negative number", -1, nil, [][2]int{{0, 1}}, "n: -1: negative", engagement.ErrNegative},
		{"a huge number", math.MaxInt32, nil, [][2]int{{0, 1}}, "n: 2147483647: over the limit of 10000000 agencies", engagement.ErrLimit},
		{"too few groups", 3, ab, [][2]int{{0, 2}}, "groups: contradicts: there are 2, and n is 3", engagement.ErrContradicts},
		{"too many groups", 1, ab, nil, "groups: contradicts: there are 2, and n is 1", engagement.ErrContradicts},
		{"no groups", 1, nil, nil, "groups: contradicts: there are 0, and n is 1", engagement.ErrContradicts},
		{"blank groups", 2, []string{"", " "}, nil, "groups[0]: missing\ngroups[1]:  : missing", engagement.ErrMissing},
		{"ends out of range", 2, ab, [][2]int{{0, 1}, {1, 2}, {-1, 0}},
			"edges[1][1]: 2: out of range: agencies are 0 to 1\nedges[2][0]: -1: out of range: agencies are 0 to 1", engagement.ErrOutOfRange},
		{"a tie to itself", 2, ab, [][2]int{{0, 1}, {1, 1}}, "edges[1]: 1: contradicts: a tie leads to another agency", engagement.ErrContradicts},
		{"out of range twice is no tie to itself", 0, nil, [][2]int{{3, 3}},
			"edges[0][0]: 3: out of range: there are no agencies\nedges[0][1]: 3: out of range: there are no agencies", engagement.ErrOutOfRange},
		{"all at once", 2, []string{"A", ""}, [][2]int{{0, 0}, {5, 0}},
			"groups[1]: missing\nedges[0]: 0: contradicts: a tie leads to another agency\nedges[1][0]: 5: out of range: agencies are 0 to 1", engagement.ErrMissing},
	} {
		t.Run(test.name, func(t *testing.T) {
			g, err := New(test.n, test.groups, test.edges)
			if g != nil || err == nil {
				t.Fatalf("New = %v, %v", g, err)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" || !errors.Is(err, test.is) {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
	_, err := New(1, []string{"A"}, make([][2]int, 1000))
	var problems engagement.Problems
	if !errors.As(err, &problems) || len(problems) != mostProblems+1 || problems[mostProblems].Error() != "over the limit of 100 problems: 900 more not shown" {
		t.Errorf("of a thousand problems %d are shown, the last %v", len(problems), problems[len(problems)-1])
	}
}

func TestFromAgencies(t *testing.T) {
	agencies := []engagement.Agency{{ID: "police", Sector: engagement.Statutory}, {ID: "cvs", Sector: engagement.VCS}, {ID: "hostel", Sector: engagement.VCS}}
	g, err := FromAgencies(agencies, [][2]engagement.AgencyID{{"police", "cvs"}, {"cvs", "hostel"}, {"police", "cvs"}})
	if err != nil || g.Agencies() != 3 || g.Ties() != 2 {
		t.Fatalf("FromAgencies = %v, %v", g, err)
	}
	counts, err := g.Roles(t.Context())
	if want := []ByRole[int64]{{}, {Gatekeeper: 1, Total: 1}, {}}; err != nil || !slices.Equal(counts, want) {
		t.Errorf("Roles = %+v, %v, want %+v", counts, err, want)
	}
	_, err = FromAgencies([]engagement.Agency{{ID: "a"}, {Sector: engagement.VCS}, {ID: "a", Sector: 9}},
		[][2]engagement.AgencyID{{"a", "a"}, {"b", ""}})
	want := `agencies[0].sector: missing
agencies[1].id: missing
agencies[2].id: "a": duplicate
agencies[2].sector: unknown word Sector(9)
ties[0]: "a": contradicts: a tie leads to another agency
ties[1][0]: "b": no such agency
ties[1][1]: "": no such agency`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// Ties given twice count once, and what was given is neither changed nor kept.
func TestNew_input(t *testing.T) {
	groups, edges := []string{"A", "B", "B"}, [][2]int{{2, 1}, {0, 2}, {2, 1}, {0, 2}, {1, 2}}
	g, err := New(3, groups, edges)
	if err != nil || g.Agencies() != 3 || g.Ties() != 3 {
		t.Fatalf("%v: %d agencies and %d ties, want 3 and 3", err, g.Agencies(), g.Ties())
	}
	if !slices.Equal(groups, []string{"A", "B", "B"}) || !slices.Equal(edges, [][2]int{{2, 1}, {0, 2}, {2, 1}, {0, 2}, {1, 2}}) {
		t.Errorf("New changed what it was given: %q %v", groups, edges)
	}
	before := measure(t, g, 1)
	clear(groups)
	clear(edges)
	again := measure(t, g, 1)
	if diff := cmp.Diff(before, again, near); diff != "" {
		t.Errorf("a change of what was given changes the graph (-before +after):\n%s", diff)
	}
	clear(again.Roles)
	clear(again.Articulation)
	clear(again.Bridges)
	if diff := cmp.Diff(before, measure(t, g, 1), near); diff != "" {
		t.Errorf("a change of a result changes the graph (-before +after):\n%s", diff)
	}
}

// A nil graph, the zero graph and one of no agencies have empty results.
func TestGraph_empty(t *testing.T) {
	none, err := New(0, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := measures{[]ByRole[int64]{}, []ByRole[float64]{}, []int{}, [][2]int{}, []float64{}, []float64{}, []int64{}}
	for name, g := range map[string]*Graph{"nil": nil, "zero": {}, "New(0)": none} {
		if diff := cmp.Diff(want, measure(t, g, 3)); diff != "" || g.Agencies() != 0 || g.Ties() != 0 {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		tests, err := g.Permute(t.Context(), Policy{HoldTies, 5, 1}, 3)
		if err != nil || len(tests) != 0 {
			t.Errorf("%s: Permute = %v, %v", name, tests, err)
		}
	}
}

// The kite of Krackhardt (1990), each link as ties both ways. Betweenness is
// published for unordered pairs (14 for Heather); ordered pairs are twice as
// many. Heather and Ike are all that Jane has.
func TestMeasures_kite(t *testing.T) {
	const andre, beverly, carol, diane, ed, fernando, garth, heather, ike, jane = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
	var edges [][2]int
	for _, link := range [][2]int{{andre, beverly}, {andre, carol}, {andre, diane}, {andre, fernando}, {beverly, diane}, {beverly, ed},
		{beverly, garth}, {carol, diane}, {carol, fernando}, {diane, ed}, {diane, fernando}, {diane, garth}, {ed, garth},
		{fernando, garth}, {fernando, heather}, {garth, heather}, {heather, ike}, {ike, jane}} {
		edges = append(edges, link, [2]int{link[1], link[0]})
	}
	g, err := New(10, slices.Repeat([]string{"A"}, 10), edges)
	if err != nil {
		t.Fatal(err)
	}
	m := measure(t, g, 2)
	if diff := cmp.Diff([]float64{5. / 3, 5. / 3, 0, 22. / 3, 0, 50. / 3, 50. / 3, 28, 16, 0}, m.Betweenness, near); diff != "" {
		t.Errorf("betweenness (-want +got):\n%s", diff)
	}
	if !slices.Equal(m.Articulation, []int{heather, ike}) || !slices.Equal(m.Bridges, [][2]int{{heather, ike}, {ike, jane}}) {
		t.Errorf("articulation %v, bridges %v", m.Articulation, m.Bridges)
	}
	// Jane has one contact, Ike two who do not know each other; all of one
	// group, and so nobody but a coordinator, and no pair to lose.
	if m.Constraint[jane] != 1 || m.Constraint[ike] != 0.5 {
		t.Errorf("constraint %v", m.Constraint)
	}
	for v, r := range m.Roles {
		if r.Total != r.Coordinator || m.PairsLost[v] != 0 {
			t.Errorf("agency %d: %+v, %d pairs lost", v, r, m.PairsLost[v])
		}
	}
	if m.Roles[ike].Total != 2 { // Heather to Jane and back
		t.Errorf("Ike stands between %d pairs, want 2", m.Roles[ike].Total)
	}
}

// On graphs that no reference could do: the totals of Roles add up to the open
// two-step paths, those of Shared to the pairs that have a broker.
func TestRoles_totals(t *testing.T) {
	for _, hub := range []bool{false, true} {
		groups, edges := large(300, hub)
		g, err := New(len(groups), groups, edges)
		if err != nil {
			t.Fatal(err)
		}
		out := make([]map[int]bool, len(groups))
		for v := range out {
			out[v] = map[int]bool{}
		}
		for _, e := range edges {
			out[e[0]][e[1]] = true
		}
		open, pairs := int64(0), int64(0)
		for i := range out {
			brokered := map[int]bool{}
			for v := range out[i] {
				for j := range out[v] {
					if i != j && !out[i][j] {
						open++
						brokered[j] = true
					}
				}
			}
			pairs += int64(len(brokered))
		}
		m := measure(t, g, 2)
		total, shared := int64(0), 0.0
		for v := range m.Roles {
			total += m.Roles[v].Total
			shared += m.Shared[v].Total
		}
		if total != open || math.Abs(shared-float64(pairs)) > 1e-6 || open == pairs {
			t.Errorf("totals %d and %v, want %d open paths and %d pairs", total, shared, open, pairs)
		}
	}
}

// The same bits for any number of workers and processors.
func TestWorkers(t *testing.T) {
	groups, edges := large(200, true)
	g, err := New(len(groups), groups, edges)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	type results struct {
		measures
		permuted [2][]ByRole[Test]
	}
	at := func(workers int) (r results) {
		r.measures = measure(t, g, workers)
		for k, hold := range Holds() {
			if r.permuted[k], err = g.Permute(t.Context(), Policy{hold, 10, 3}, workers); err != nil {
				t.Fatal(err)
			}
		}
		return r
	}
	want := fmt.Sprintf("%x", at(1))
	for _, workers := range []int{0, 2, 3, 5, 8, 1 << 30} {
		if got := fmt.Sprintf("%x", at(workers)); got != want {
			t.Fatalf("with %d workers the result is another", workers)
		}
	}
	runtime.GOMAXPROCS(1)
	if got := fmt.Sprintf("%x", at(8)); got != want {
		t.Error("with one processor the result is another")
	}
}

// A context that is done gives its error and no result, also to workers who
// wait for others; a nil one is never done.
func TestContext(t *testing.T) {
	groups, edges := large(400, false)
	g, err := New(len(groups), groups, edges)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	var none context.Context
	for name, run := range map[string]func(ctx context.Context) (int, error){
		"Roles":       func(ctx context.Context) (int, error) { r, err := g.Roles(ctx); return len(r), err },
		"Shared":      func(ctx context.Context) (int, error) { r, err := g.Shared(ctx); return len(r), err },
		"Constraint":  func(ctx context.Context) (int, error) { r, err := g.Constraint(ctx); return len(r), err },
		"Betweenness": func(ctx context.Context) (int, error) { r, err := g.Betweenness(ctx, 4); return len(r), err },
		"PairsLost":   func(ctx context.Context) (int, error) { r, err := g.PairsLost(ctx, 4); return len(r), err },
		"Permute tie-count": func(ctx context.Context) (int, error) {
			r, err := g.Permute(ctx, Policy{HoldTieCount, 4, 1}, 4)
			return len(r), err
		},
		"Permute ties": func(ctx context.Context) (int, error) {
			r, err := g.Permute(ctx, Policy{HoldTies, 4, 1}, 4)
			return len(r), err
		},
	} {
		if n, err := run(cancelled); n != 0 || !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled: %d results, %v", name, n, err)
		}
		if n, err := run(none); n != 400 || err != nil {
			t.Errorf("%s without a context: %d results, %v", name, n, err)
		}
		if n, err := run(&countdown{Context: t.Context(), left: 2, done: make(chan struct{})}); n != 0 || !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled on the way: %d results, %v", name, n, err)
		}
	}
}

// A chain of 100,000 agencies: each but the ends is an articulation point, each
// link a bridge, and nothing recurses. The agency in the k-th place of the chain
// stands between k·(n-1-k) pairs.
func TestMeasures_chain(t *testing.T) {
	const n = 100_000
	rng := rand.New(rand.NewPCG(6, 6))
	order := rng.Perm(n)
	edges := make([][2]int, n-1)
	for k := range edges {
		edges[k] = [2]int{order[k], order[k+1]}
	}
	g, err := New(n, slices.Repeat([]string{"A"}, n), edges)
	if err != nil {
		t.Fatal(err)
	}
	if points, bridges := g.Articulation(), g.Bridges(); len(points) != n-2 || len(bridges) != n-1 || !slices.IsSorted(points) ||
		slices.Contains(points, order[0]) || slices.Contains(points, order[n-1]) {
		t.Errorf("%d articulation points and %d bridges", len(points), len(bridges))
	}

	const short = 600 // whose two ends are of other groups
	groups := slices.Repeat([]string{"A"}, short)
	groups[0], groups[short-1] = "B", "C"
	edges = edges[:short-1]
	for k := range edges {
		edges[k] = [2]int{k, k + 1}
	}
	if g, err = New(short, groups, edges); err != nil {
		t.Fatal(err)
	}
	m := measure(t, g, 2)
	for k := range short {
		// From the first to those after k, and to the last from the others before k.
		lost := int64(max(0, short-1-k) + max(0, k-1))
		if k == 0 || k == short-1 {
			lost = 0
		}
		if m.Betweenness[k] != float64(k*(short-1-k)) || m.PairsLost[k] != lost {
			t.Fatalf("agency %d: betweenness %v, %d pairs lost, want %d and %d", k, m.Betweenness[k], m.PairsLost[k], k*(short-1-k), lost)
		}
	}
}

// A chain of 1100 diamonds: two ways at each, and so 2^1100 shortest paths from
// end to end, which no float64 holds. All paths pass the middles; each side of
// a diamond is on half of those that pass it.
func TestBetweenness_manyPaths(t *testing.T) {
	const diamonds = 1100
	n := 3*diamonds + 1
	var edges [][2]int
	for d := range diamonds {
		a := 3 * d
		edges = append(edges, [2]int{a, a + 1}, [2]int{a, a + 2}, [2]int{a + 1, a + 3}, [2]int{a + 2, a + 3})
	}
	g, err := New(n, slices.Repeat([]string{"A"}, n), edges)
	if err != nil {
		t.Fatal(err)
	}
	got, err := g.Betweenness(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	for v, b := range got {
		d, side := v/3, v%3
		want := float64(3*d) * float64(n-1-v) // those before the middle times those behind
		if side > 0 {
			// To or from the side itself does not count; the middle before and
			// all before it reach the middle behind and all behind it.
			want = float64(3*d+1) * float64(n-3*(d+1)) / 2
		}
		if math.Abs(b-want) > 1e-9*(1+want) {
			t.Fatalf("agency %d: %v, want %v", v, b, want)
		}
	}
}

// Unequal numbers of paths, small and large, with and without an exponent of
// their own, give the same.
func TestBetweenness_wide(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 300 {
		nw := random(rng)
		g := nw.graph(t)
		narrow, wide := newBrandes(g), newBrandes(g)
		for s := range int32(g.Agencies()) {
			narrow.from(s)
			wide.wide(wide.search(s))
			for v := range wide.place {
				wide.place[v] = -1
			}
		}
		if diff := cmp.Diff(narrow.sum, wide.sum, near); diff != "" {
			t.Fatalf("%v (-narrow +wide):\n%s", nw.edges, diff)
		}
	}
}

func TestShared_limit(t *testing.T) {
	const n = 20_003 // a hub with more than 10,000 ties each way
	groups := slices.Repeat([]string{"A"}, n)
	var edges [][2]int
	for v := 1; v <= 10_001; v++ {
		edges = append(edges, [2]int{v, 0}, [2]int{0, 10_001 + v})
	}
	g, err := New(n, groups, edges)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := g.Shared(t.Context()); r != nil || !errors.Is(err, engagement.ErrLimit) {
		t.Errorf("Shared of 10,001² two-step paths = %d results, %v", len(r), err)
	}
	counts, err := g.Roles(t.Context())
	if err != nil || counts[0].Coordinator != 10_001*10_001 {
		t.Errorf("Roles of the hub = %+v, %v, want 10,001²", counts[0], err)
	}
}

// FuzzNew: any numbers give a graph or problems, never a panic; what is accepted
// agrees with the definitions.
func FuzzNew(f *testing.F) {
	f.Add(4, []byte("ABBA"), []byte{0, 1, 1, 2, 2, 3, 3, 0})
	f.Add(2, []byte("A "), []byte{0, 9})
	f.Add(-1, []byte(""), []byte{0})
	f.Fuzz(func(t *testing.T, n int, names, ends []byte) {
		names, ends = names[:min(len(names), 9)], ends[:min(len(ends), 60)]
		groups := make([]string, len(names))
		for i, name := range names {
			groups[i] = string(rune(name))
		}
		edges := make([][2]int, len(ends)/2)
		for i := range edges {
			edges[i] = [2]int{int(int8(ends[2*i])), int(ends[2*i+1])}
		}
		g, err := New(n, groups, edges)
		if (g == nil) == (err == nil) {
			t.Fatalf("New = %v, %v", g, err)
		}
		if err != nil {
			return
		}
		if diff := cmp.Diff(newNetwork(groups, edges).measure(), measure(t, g, 2), near); diff != "" {
			t.Fatalf("groups %q, edges %v (-want +got):\n%s", groups, edges, diff)
		}
	})
}
