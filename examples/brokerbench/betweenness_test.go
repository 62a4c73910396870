package brokerbench

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/governance/brokerage"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
)

// random makes the same network of n agencies and up to ties ties for both; with
// a hub, the first agency has a third of the ties.
func random(t testing.TB, rng *rand.Rand, n, ties int, hub bool) (*brokerage.Graph, *simple.DirectedGraph) {
	t.Helper()
	theirs := simple.NewDirectedGraph()
	for v := range n {
		theirs.AddNode(simple.Node(v))
	}
	var edges [][2]int
	for range ties {
		a, b := rng.IntN(n), rng.IntN(n)
		if hub {
			switch rng.IntN(6) {
			case 0:
				a = 0
			case 1:
				b = 0
			}
		}
		if a == b {
			continue
		}
		edges = append(edges, [2]int{a, b})
		theirs.SetEdge(simple.Edge{F: simple.Node(a), T: simple.Node(b)})
	}
	ours, err := brokerage.New(n, slices.Repeat([]string{"A"}, n), edges)
	if err != nil {
		t.Fatal(err)
	}
	return ours, theirs
}

// Both give the same within 10⁻⁹. Gonum leaves out agencies of betweenness 0.
func TestBetweenness(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 2001))
	for range 200 {
		n := 1 + rng.IntN(60)
		ours, theirs := random(t, rng, n, rng.IntN(4*n), rng.IntN(2) == 0)
		got, err := ours.Betweenness(t.Context(), 2)
		if err != nil {
			t.Fatal(err)
		}
		want := network.Betweenness(theirs)
		for v, b := range got {
			if w := want[int64(v)]; math.Abs(b-w) > 1e-9*max(1, w) {
				t.Fatalf("agency %d of %d: %v, gonum has %v", v, n, b, w)
			}
		}
	}
}

// One worker: gonum uses one.
func BenchmarkBetweenness(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		if testing.Short() && n > 100 {
			continue
		}
		ours, theirs := random(b, rand.New(rand.NewPCG(17, uint64(n))), n, 3*n, false)
		b.Run(fmt.Sprintf("brokerage/n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ours.Betweenness(b.Context(), 1); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("gonum/n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				network.Betweenness(theirs)
			}
		})
	}
}
