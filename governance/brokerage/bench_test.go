package brokerage

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// large makes n agencies of five groups with 3n ties at random; with a hub, the
// first has n/5 of them each way.
func large(n int, hub bool) (groups []string, edges [][2]int) {
	rng := rand.New(rand.NewPCG(uint64(n), 5))
	groups = make([]string, n)
	for i := range groups {
		groups[i] = fmt.Sprint("group ", i%5)
	}
	add := func(a, b int) {
		if a != b {
			edges = append(edges, [2]int{a, b})
		}
	}
	if hub {
		for range n / 5 {
			add(0, rng.IntN(n))
			add(rng.IntN(n), 0)
		}
	}
	for len(edges) < 3*n {
		add(rng.IntN(n), rng.IntN(n))
	}
	return groups, edges
}

// atSizes runs a benchmark on 10 to most agencies, with and without a hub.
func atSizes(b *testing.B, most int, run func(b *testing.B, g *Graph)) {
	for n := 10; n <= most; n *= 10 {
		for _, hub := range []bool{false, true} {
			name := fmt.Sprintf("n=%d", n)
			if hub {
				name += ",hub"
			}
			b.Run(name, func(b *testing.B) {
				if testing.Short() && n > 1000 {
					b.Skip("long")
				}
				groups, edges := large(n, hub)
				g, err := New(n, groups, edges)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportAllocs()
				b.ResetTimer()
				run(b, g)
			})
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			groups, edges := large(n, true)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := New(n, groups, edges); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRoles(b *testing.B) {
	atSizes(b, 100_000, func(b *testing.B, g *Graph) {
		for b.Loop() {
			if _, err := g.Roles(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkArticulation(b *testing.B) {
	atSizes(b, 100_000, func(b *testing.B, g *Graph) {
		for b.Loop() {
			g.Articulation()
		}
	})
}

func BenchmarkBridges(b *testing.B) {
	atSizes(b, 100_000, func(b *testing.B, g *Graph) {
		for b.Loop() {
			g.Bridges()
		}
	})
}

func BenchmarkConstraint(b *testing.B) {
	atSizes(b, 100_000, func(b *testing.B, g *Graph) {
		for b.Loop() {
			if _, err := g.Constraint(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// One worker: the processor time.
func BenchmarkBetweenness(b *testing.B) {
	atSizes(b, 10_000, func(b *testing.B, g *Graph) {
		for b.Loop() {
			if _, err := g.Betweenness(b.Context(), 1); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// One worker: the processor time.
func BenchmarkPairsLost(b *testing.B) {
	atSizes(b, 1000, func(b *testing.B, g *Graph) {
		for b.Loop() {
			if _, err := g.PairsLost(b.Context(), 1); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkShared(b *testing.B) {
	atSizes(b, 10_000, func(b *testing.B, g *Graph) {
		for b.Loop() {
			if _, err := g.Shared(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// A draw of 100 for each of what can be held.
func BenchmarkPermute(b *testing.B) {
	for _, hold := range Holds() {
		b.Run(hold.String(), func(b *testing.B) {
			atSizes(b, 1000, func(b *testing.B, g *Graph) {
				for b.Loop() {
					if _, err := g.Permute(b.Context(), Policy{hold, 100, 7}, 1); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
