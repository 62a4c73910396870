package brokerage

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

// countdown is a context that is cancelled after being asked some times.
type countdown struct {
	context.Context
	mu   sync.Mutex
	left int
	done chan struct{}
}

func (c *countdown) Done() <-chan struct{} { return c.done }

func (c *countdown) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left--; c.left == 0 {
		close(c.done)
	}
	if c.left <= 0 {
		return context.Canceled
	}
	return nil
}

func TestWords(t *testing.T) {
	wordtest.Check(t, "Hold", ParseHold, Holds(), "not-stated", "tie-count", "ties")
}

// Every rule is listed once and complete.
func TestRules(t *testing.T) {
	kinds := map[string]string{}
	for _, rule := range Rules() {
		if rule.Title == "" || rule.Source == "" || kinds[rule.ID] != "" {
			t.Errorf("%+v is incomplete or listed twice", rule)
		}
		kinds[rule.ID] = rule.Kind.String()
	}
	want := map[string]string{"brokerage-roles": "literature", "brokerage-shared": "literature", "brokerage-permutation": "literature",
		"articulation-points": "literature", "bridges": "literature", "constraint": "literature", "betweenness": "literature", "pairs-lost": "derived"}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
}

func TestPolicy_Validate(t *testing.T) {
	for _, test := range []struct {
		policy Policy
		want   string
	}{
		{Policy{HoldTies, 1, 0}, "<nil>"},
		{Policy{HoldTieCount, MaxDraws, math.MaxUint64}, "<nil>"},
		{Policy{}, "hold: missing\ndraws: missing"},
		{Policy{Hold: 9, Draws: -3}, "hold: unknown word Hold(9)\ndraws: -3: negative"},
		{Policy{HoldTies, MaxDraws + 1, 0}, "draws: 1000001: over the limit of 1000000 draws"},
	} {
		if got := fmt.Sprint(test.policy.Validate()); got != test.want {
			t.Errorf("%+v: %s, want %s", test.policy, got, test.want)
		}
	}
	g := newNetwork([]string{"A"}, nil).graph(t)
	if r, err := g.Permute(t.Context(), Policy{}, 1); r != nil || !errors.Is(err, engagement.ErrMissing) {
		t.Errorf("Permute without a policy = %v, %v", r, err)
	}
	large := &Graph{group: make([]int32, 4_000_000)} // whose square times a million exceeds an int64
	if r, err := large.Permute(t.Context(), Policy{HoldTies, MaxDraws, 1}, 1); r != nil || !errors.Is(err, engagement.ErrLimit) {
		t.Errorf("Permute of too many = %d results, %v", len(r), err)
	}
}

func TestTest_shares(t *testing.T) {
	test := Test{Draws: 99, AtLeast: 4, AtMost: 99}
	if test.ShareAtLeast() != 0.05 || test.ShareAtMost() != 1 || (Test{}).ShareAtLeast() != 1 {
		t.Errorf("shares %v and %v, without draws %v", test.ShareAtLeast(), test.ShareAtMost(), Test{}.ShareAtLeast())
	}
}

// worlds lists every network that a draw can come to, each as often as the
// others.
func (nw network) worlds(hold Hold) (worlds []network) {
	n := len(nw.groups)
	if hold == HoldTies {
		var order func(left, groups []string)
		order = func(left, groups []string) {
			if len(left) == 0 {
				worlds = append(worlds, newNetwork(slices.Clone(groups), nw.edges))
			}
			for k := range left {
				order(slices.Delete(slices.Clone(left), k, k+1), append(groups, left[k]))
			}
		}
		order(nw.groups, nil)
		return worlds
	}
	var pairs [][2]int
	for a := range n {
		for b := range n {
			if a != b {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	var choose func(from int, edges [][2]int)
	choose = func(from int, edges [][2]int) {
		if len(edges) == len(nw.edges) {
			worlds = append(worlds, newNetwork(nw.groups, slices.Clone(edges)))
			return
		}
		for k := from; k < len(pairs); k++ {
			choose(k+1, append(edges, pairs[k]))
		}
	}
	choose(0, nil)
	return worlds
}

// Means and shares come close to those over all that can be drawn: C(12,5) =
// 792 sets of ties, and the same of 7 of them, which is more than half; 4! = 24
// orders of the groups.
func TestPermute_enumerated(t *testing.T) {
	const draws = 20_000
	few := [][2]int{{0, 1}, {1, 2}, {2, 3}, {1, 3}, {3, 1}}
	many := append([][2]int{{2, 1}, {2, 0}}, few...)
	for _, edges := range [][][2]int{few, many} {
		nw := newNetwork([]string{"A", "A", "B", "C"}, edges)
		for _, hold := range Holds() {
			got, err := nw.graph(t).Permute(t.Context(), Policy{hold, draws, 11}, 2)
			if err != nil {
				t.Fatal(err)
			}
			observed := nw.roles()
			worlds := nw.worlds(hold)
			var all []([]ByRole[int64])
			for _, world := range worlds {
				all = append(all, world.roles())
			}
			for v, tests := range got {
				for role, one := range map[string]struct {
					test Test
					of   func(ByRole[int64]) int64
				}{
					"coordinator":    {tests.Coordinator, func(r ByRole[int64]) int64 { return r.Coordinator }},
					"consultant":     {tests.Consultant, func(r ByRole[int64]) int64 { return r.Consultant }},
					"representative": {tests.Representative, func(r ByRole[int64]) int64 { return r.Representative }},
					"gatekeeper":     {tests.Gatekeeper, func(r ByRole[int64]) int64 { return r.Gatekeeper }},
					"liaison":        {tests.Liaison, func(r ByRole[int64]) int64 { return r.Liaison }},
					"total":          {tests.Total, func(r ByRole[int64]) int64 { return r.Total }},
				} {
					seen := one.of(observed[v])
					var mean, atLeast, atMost float64
					for _, world := range all {
						x := one.of(world[v])
						mean += float64(x) / float64(len(all))
						if x >= seen {
							atLeast += 1 / float64(len(all))
						}
						if x <= seen {
							atMost += 1 / float64(len(all))
						}
					}
					// Five standard errors of a share are below 0.018.
					test := one.test
					if test.Observed != seen || test.Draws != draws || math.Abs(test.Mean-mean) > 0.05 ||
						math.Abs(test.ShareAtLeast()-atLeast) > 0.018 || math.Abs(test.ShareAtMost()-atMost) > 0.018 {
						t.Errorf("%v, %d ties, agency %d, %s: %+v, want observed %d, mean %.4f, shares %.4f and %.4f",
							hold, len(edges), v, role, test, seen, mean, atLeast, atMost)
					}
				}
			}
		}
	}
}

// Each set of ties is as likely as any other, of few ties and of many.
func TestDrawTies(t *testing.T) {
	const n, draws = 3, 10_000 // six pairs
	for count := range 7 {
		seen := map[string]int{}
		for k := range draws {
			g := build(make([]int32, n), 1, drawTies(rand.NewPCG(2, uint64(k)), n, count))
			if g.Ties() != count {
				t.Fatalf("%d ties drawn, want %d", g.Ties(), count)
			}
			for v := range int32(n) {
				if slices.Contains(g.out.of(v), v) {
					t.Fatalf("agency %d is tied to itself", v)
				}
			}
			seen[fmt.Sprint(g.out)]++
		}
		sets := []int{1, 6, 15, 20, 15, 6, 1}[count]
		for set, times := range seen {
			p := 1 / float64(sets)
			if d := float64(times)/draws - p; math.Abs(d) > 5*math.Sqrt(p*(1-p)/draws) {
				t.Errorf("%d ties: %s is drawn %d times of %d, of %d sets", count, set, times, draws, sets)
			}
		}
		if len(seen) != sets {
			t.Errorf("%d ties: %d sets are drawn, want %d", count, len(seen), sets)
		}
	}
	if l := drawTies(rand.NewPCG(1, 1), 1, 0); len(l.items) != 0 {
		t.Errorf("of one agency %v is drawn", l)
	}
}

// A bound that does not divide 2⁶⁴ makes no number likelier: of 3·2⁶² the three
// thirds come about as often, which the top bits of a draw alone would not give.
func TestBelow(t *testing.T) {
	const draws, third = 10_000, 1 << 62
	random := rand.NewPCG(3, 3)
	var seen [3]int
	for range draws {
		seen[below(random, 3*third)/third]++
	}
	for k, times := range seen {
		if math.Abs(float64(times)/draws-1./3) > 0.024 {
			t.Errorf("third %d is drawn %d times of %d", k, times, draws)
		}
	}
}

// What a seed gives never changes: results that were published with it must be
// found again.
func TestDraws_forEver(t *testing.T) {
	random := rand.NewPCG(2010, 3)
	got := fmt.Sprint(below(random, 6), below(random, 6), below(random, 1<<40), shuffled(random, []int32{0, 1, 2, 3, 4, 5, 6, 7}), drawSet(random, 1000, 5))
	const want = "0 2 949230728908 [7 3 0 4 5 2 1 6] [371 555 801 867 950]"
	if got != want {
		t.Errorf("drawn %s, want %s", got, want)
	}
}

// Without room for chance every draw is what is observed.
func TestPermute_noChance(t *testing.T) {
	nw := newNetwork([]string{"A", "A", "A"}, [][2]int{{0, 1}, {1, 2}})
	got, err := nw.graph(t).Permute(t.Context(), Policy{HoldTies, 7, 1}, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := Test{Observed: 1, Draws: 7, AtLeast: 7, AtMost: 7, Mean: 1}
	if got[1].Coordinator != want || got[1].Total != want || got[1].Coordinator.ShareAtLeast() != 1 {
		t.Errorf("%+v, want %+v", got[1], want)
	}
}
