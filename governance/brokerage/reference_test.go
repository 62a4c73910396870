package brokerage

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Slow, obvious versions of every measure, straight from its definition.

// network is a graph as a matrix.
type network struct {
	groups []string
	edges  [][2]int
	tie    [][]bool
}

func newNetwork(groups []string, edges [][2]int) network {
	nw := network{groups, edges, make([][]bool, len(groups))}
	for i := range nw.tie {
		nw.tie[i] = make([]bool, len(groups))
	}
	for _, edge := range edges {
		nw.tie[edge[0]][edge[1]] = true
	}
	return nw
}

func (nw network) graph(t testing.TB) *Graph {
	t.Helper()
	g, err := New(len(nw.groups), nw.groups, nw.edges)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// random makes a small network: any density, mutual ties, repeated edges, a hub
// now and then, one group, some, or one each.
func random(rng *rand.Rand) network {
	n := rng.IntN(10)
	groups := make([]string, n)
	kinds := []int{1, 2, 3, n + 1}[rng.IntN(4)]
	for i := range groups {
		groups[i] = fmt.Sprint("group ", rng.IntN(kinds))
		if kinds > n {
			groups[i] = fmt.Sprint("group ", i)
		}
	}
	var edges [][2]int
	if n > 1 {
		add := func(a, b int) {
			if a != b {
				edges = append(edges, [2]int{a, b})
				if rng.IntN(8) == 0 {
					edges = append(edges, [2]int{a, b})
				}
				if rng.IntN(4) == 0 {
					edges = append(edges, [2]int{b, a})
				}
			}
		}
		for range rng.IntN(n * n) {
			add(rng.IntN(n), rng.IntN(n))
		}
		if rng.IntN(4) == 0 {
			for v := 1; v < n; v++ {
				if rng.IntN(3) > 0 {
					add(0, v)
				}
				if rng.IntN(3) > 0 {
					add(v, 0)
				}
			}
		}
	}
	return newNetwork(groups, edges)
}

// brokers lists for every pair i, j those that stand between.
func (nw network) brokers(i, j int) (between []int) {
	if i == j || nw.tie[i][j] {
		return nil
	}
	for v := range nw.groups {
		if nw.tie[i][v] && nw.tie[v][j] {
			between = append(between, v)
		}
	}
	return between
}

func addRole[T int64 | float64](to *ByRole[T], i, v, j string, x T) {
	switch {
	case i == v && v == j:
		to.Coordinator += x
	case i == j && i != v:
		to.Consultant += x
	case i == v && v != j:
		to.Representative += x
	case v == j && i != v:
		to.Gatekeeper += x
	case i != v && v != j && i != j:
		to.Liaison += x
	}
	to.Total += x
}

func (nw network) roles() []ByRole[int64] {
	result := make([]ByRole[int64], len(nw.groups))
	for i := range nw.groups {
		for j := range nw.groups {
			for _, v := range nw.brokers(i, j) {
				addRole(&result[v], nw.groups[i], nw.groups[v], nw.groups[j], 1)
			}
		}
	}
	return result
}

func (nw network) shared() []ByRole[float64] {
	result := make([]ByRole[float64], len(nw.groups))
	for i := range nw.groups {
		for j := range nw.groups {
			between := nw.brokers(i, j)
			for _, v := range between {
				addRole(&result[v], nw.groups[i], nw.groups[v], nw.groups[j], 1/float64(len(between)))
			}
		}
	}
	return result
}

// steps returns the distance from s to everybody, -1 where there is no path,
// by the ties that use allows.
func (nw network) steps(s int, use func(a, b int) bool) []int {
	distance := make([]int, len(nw.groups))
	for v := range distance {
		distance[v] = -1
	}
	distance[s] = 0
	for changed := true; changed; {
		changed = false
		for a := range distance {
			for b := range distance {
				if distance[a] >= 0 && use(a, b) && (distance[b] < 0 || distance[b] > distance[a]+1) {
					distance[b] = distance[a] + 1
					changed = true
				}
			}
		}
	}
	return distance
}

func (nw network) directed(a, b int) bool { return nw.tie[a][b] }
func (nw network) contact(a, b int) bool  { return nw.tie[a][b] || nw.tie[b][a] }

// reach counts the unordered pairs of contacts' network, without v, that can
// reach each other, by what use allows.
func (nw network) reach(without int, use func(a, b int) bool) (pairs int) {
	for s := range nw.groups {
		if s == without {
			continue
		}
		for t, d := range nw.steps(s, func(a, b int) bool { return a != without && b != without && use(a, b) }) {
			if d > 0 && t != without {
				pairs++
			}
		}
	}
	return pairs / 2
}

func (nw network) articulation() []int {
	points := []int{}
	for v := range nw.groups {
		// Pairs without v that could reach each other, and can when it has left.
		before := 0
		for s := range nw.groups {
			for t, d := range nw.steps(s, nw.contact) {
				if s < t && d > 0 && s != v && t != v {
					before++
				}
			}
		}
		if nw.reach(v, nw.contact) < before {
			points = append(points, v)
		}
	}
	return points
}

func (nw network) bridges() [][2]int {
	bridges := [][2]int{}
	all := nw.reach(-1, nw.contact)
	for x := range nw.groups {
		for y := x + 1; y < len(nw.groups); y++ {
			without := func(a, b int) bool { return nw.contact(a, b) && !(a == x && b == y || a == y && b == x) }
			if nw.contact(x, y) && nw.reach(-1, without) < all {
				bridges = append(bridges, [2]int{x, y})
			}
		}
	}
	return bridges
}

func (nw network) constraint() []float64 {
	n := len(nw.groups)
	p := func(a, b int) float64 {
		degree := 0
		for c := range n {
			if nw.contact(a, c) {
				degree++
			}
		}
		if !nw.contact(a, b) {
			return 0
		}
		return 1 / float64(degree)
	}
	result := make([]float64, n)
	for i := range n {
		contacts := 0
		for j := range n {
			if !nw.contact(i, j) {
				continue
			}
			contacts++
			inner := p(i, j)
			for q := range n {
				if q != i && q != j {
					inner += p(i, q) * p(q, j)
				}
			}
			result[i] += inner * inner
		}
		if contacts == 0 {
			result[i] = math.NaN()
		}
	}
	return result
}

// betweenness lists every shortest path.
func (nw network) betweenness() []float64 {
	n := len(nw.groups)
	result := make([]float64, n)
	for s := range n {
		distance := nw.steps(s, nw.directed)
		for t := range n {
			if s == t || distance[t] < 0 {
				continue
			}
			var paths [][]int
			var walk func(path []int)
			walk = func(path []int) {
				v := path[len(path)-1]
				if v == t {
					paths = append(paths, slices.Clone(path))
					return
				}
				for w := range n {
					if nw.tie[v][w] && distance[w] == distance[v]+1 && distance[w] <= distance[t] {
						walk(append(path, w))
					}
				}
			}
			walk([]int{s})
			for _, path := range paths {
				for _, v := range path[1 : len(path)-1] {
					result[v] += 1 / float64(len(paths))
				}
			}
		}
	}
	return result
}

func (nw network) pairsLost() []int64 {
	n := len(nw.groups)
	result := make([]int64, n)
	for v := range n {
		for i := range n {
			before := nw.steps(i, nw.directed)
			after := nw.steps(i, func(a, b int) bool { return a != v && b != v && nw.tie[a][b] })
			for j := range n {
				if i != j && i != v && j != v && nw.groups[i] != nw.groups[j] && before[j] > 0 && after[j] < 0 {
					result[v]++
				}
			}
		}
	}
	return result
}

// near compares floating-point results.
var near = cmp.Options{cmpopts.EquateApprox(1e-12, 1e-12), cmpopts.EquateNaNs()}

// measures is every measure of a graph.
type measures struct {
	Roles        []ByRole[int64]
	Shared       []ByRole[float64]
	Articulation []int
	Bridges      [][2]int
	Constraint   []float64
	Betweenness  []float64
	PairsLost    []int64
}

func measure(t testing.TB, g *Graph, workers int) (m measures) {
	t.Helper()
	var errs [5]error
	m.Roles, errs[0] = g.Roles(t.Context())
	m.Shared, errs[1] = g.Shared(t.Context())
	m.Articulation, m.Bridges = g.Articulation(), g.Bridges()
	m.Constraint, errs[2] = g.Constraint(t.Context())
	m.Betweenness, errs[3] = g.Betweenness(t.Context(), workers)
	m.PairsLost, errs[4] = g.PairsLost(t.Context(), workers)
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func (nw network) measure() measures {
	return measures{nw.roles(), nw.shared(), nw.articulation(), nw.bridges(), nw.constraint(), nw.betweenness(), nw.pairsLost()}
}

// Every measure agrees with its definition on some thousand random networks.
func TestMeasures_reference(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1989))
	var seen [7]int
	for range 1000 {
		nw := random(rng)
		want, got := nw.measure(), measure(t, nw.graph(t), 1)
		if diff := cmp.Diff(want, got, near); diff != "" {
			t.Fatalf("groups %q, edges %v (-want +got):\n%s", nw.groups, nw.edges, diff)
		}
		for v, r := range want.Roles {
			for i, is := range []bool{r.Coordinator > 0, r.Consultant > 0, r.Representative > 0, r.Gatekeeper > 0, r.Liaison > 0,
				want.PairsLost[v] > 0, math.IsNaN(want.Constraint[v])} {
				if is {
					seen[i]++
				}
			}
		}
	}
	for i, count := range seen {
		if count < 100 {
			t.Errorf("case %d occurs %d times", i, count)
		}
	}
}

// The reverse of every tie swaps representative and gatekeeper and changes
// nothing else; another numbering of the agencies gives the same to each.
func TestMeasures_reversedAndRenumbered(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1989))
	for range 300 {
		nw := random(rng)
		n := len(nw.groups)
		base := measure(t, nw.graph(t), 1)

		order := rng.Perm(n) // agency v becomes order[v]
		reversed := make([][2]int, len(nw.edges))
		renumbered := make([][2]int, len(nw.edges))
		groups := make([]string, n)
		for v, w := range order {
			groups[w] = nw.groups[v]
		}
		for i, edge := range nw.edges {
			reversed[i] = [2]int{edge[1], edge[0]}
			renumbered[i] = [2]int{order[edge[0]], order[edge[1]]}
		}

		want := base
		want.Roles, want.Shared = slices.Clone(base.Roles), slices.Clone(base.Shared)
		for v := range n {
			r, s := &want.Roles[v], &want.Shared[v]
			r.Representative, r.Gatekeeper = r.Gatekeeper, r.Representative
			s.Representative, s.Gatekeeper = s.Gatekeeper, s.Representative
		}
		if diff := cmp.Diff(want, measure(t, newNetwork(nw.groups, reversed).graph(t), 1), near); diff != "" {
			t.Fatalf("%v reversed (-want +got):\n%s", nw.edges, diff)
		}

		want = measures{Articulation: []int{}, Bridges: [][2]int{},
			Roles: make([]ByRole[int64], n), Shared: make([]ByRole[float64], n),
			Constraint: make([]float64, n), Betweenness: make([]float64, n), PairsLost: make([]int64, n)}
		for v, w := range order {
			want.Roles[w], want.Shared[w] = base.Roles[v], base.Shared[v]
			want.Constraint[w], want.Betweenness[w], want.PairsLost[w] = base.Constraint[v], base.Betweenness[v], base.PairsLost[v]
		}
		for _, v := range base.Articulation {
			want.Articulation = append(want.Articulation, order[v])
		}
		for _, b := range base.Bridges {
			x, y := order[b[0]], order[b[1]]
			want.Bridges = append(want.Bridges, [2]int{min(x, y), max(x, y)})
		}
		slices.Sort(want.Articulation)
		slices.SortFunc(want.Bridges, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
		if diff := cmp.Diff(want, measure(t, newNetwork(groups, renumbered).graph(t), 1), near); diff != "" {
			t.Fatalf("%v renumbered by %v (-want +got):\n%s", nw.edges, order, diff)
		}
	}
}
