package brokerage

import (
	"context"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Hold is what every random draw of Permute leaves as it is. The zero value
// is HoldNotStated.
type Hold uint8

// What is held.
const (
	HoldNotStated Hold = iota
	HoldTieCount       // each agency's group, and the number of ties; which pairs are tied is drawn, each set of that many as likely
	HoldTies           // every tie, and how many agencies a group has; which agencies they are is drawn, each way as likely
)

var holds = word.NewList[Hold]("Hold", "not-stated", "tie-count", "ties")

// ParseHold returns the hold that text names; empty text is HoldNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseHold(text string) (Hold, error) { return holds.Parse(text) }

// Holds lists what can be held.
func Holds() []Hold { return holds.Values() }

// String returns the word of h, such as "tie-count".
func (h Hold) String() string { return holds.String(h) }

// MarshalText returns the word of h.
func (h Hold) MarshalText() ([]byte, error) { return holds.Marshal(h) }

// UnmarshalText sets h to the hold that text names; see ParseHold.
func (h *Hold) UnmarshalText(text []byte) error { return holds.Unmarshal(h, text) }

// MaxDraws is the most draws of a Policy.
const MaxDraws = 1_000_000

// A Policy says how Permute draws. What is held decides what the test means, so
// it has no default; nor has the number of draws.
//
// Draw k, from 0, comes from the generator PCG of math/rand/v2 with the seeds
// Seed and k, so the draws do not depend on each other's order, and more draws
// begin with the same ones. A number below a bound is drawn by multiplication
// and rejection (Lemire 2019), an order by exchanging from the end (Durstenfeld
// 1964). Both are part of this package: the same seed gives the same draws for
// ever.
type Policy struct {
	Hold  Hold   `json:"hold"`
	Draws int    `json:"draws"` // 1 to MaxDraws
	Seed  uint64 `json:"seed"`  // any
}

// Validate returns every problem of p.
func (p Policy) Validate() error {
	var problems engagement.Problems
	problems.CheckWord("hold", p.Hold)
	if p.Hold == HoldNotStated {
		problems.Add("hold", "", engagement.ErrMissing)
	}
	switch {
	case p.Draws == 0:
		problems.Add("draws", "", engagement.ErrMissing)
	case p.Draws < 0:
		problems.Add("draws", strconv.Itoa(p.Draws), engagement.ErrNegative)
	case p.Draws > MaxDraws:
		problems.Add("draws", strconv.Itoa(p.Draws), fmt.Errorf("%w of %d draws", engagement.ErrLimit, MaxDraws))
	}
	return problems.Err()
}

// A Test sets a count beside those of random draws. The zero value is one of no
// draws.
type Test struct {
	Observed int64   `json:"observed"`
	Draws    int     `json:"draws"`
	AtLeast  int     `json:"atLeast"` // draws with a count as large or larger
	AtMost   int     `json:"atMost"`  // draws with a count as small or smaller
	Mean     float64 `json:"mean"`    // over the draws; NaN never, 0 without draws
}

// ShareAtLeast is (AtLeast + 1)/(Draws + 1): how often a count as large as the
// observed one comes about, the observed one taken as a draw itself. Without
// that one the test would reject too often, and could give the share 0, which
// no number of draws can show (Davison and Hinkley 1997, 4.2). It lies above 0
// and is 1 without draws.
func (t Test) ShareAtLeast() float64 { return float64(t.AtLeast+1) / float64(t.Draws+1) }

// ShareAtMost is (AtMost + 1)/(Draws + 1), likewise for counts as small.
func (t Test) ShareAtMost() float64 { return float64(t.AtMost+1) / float64(t.Draws+1) }

// Permute counts the roles of each agency, as Roles does, in random draws, and
// sets what is observed beside them. With many agencies some shares are small
// by chance alone: nothing is corrected for that.
//
// The closed-form expectations and z scores in common use are not offered. They
// claim to hold the number of ties and take the ties as independent, which they
// then are not: at a density of 0.15 the spread of the totals is 6.4 in
// simulation and 17.3 by the formula.
//
// A draw takes as long as Roles, and one that draws ties O(m log m) more. The
// draws are shared among the workers; sums are of whole numbers, and so the same
// for any number of workers. The error is engagement.Problems for the policy
// (also where draws times the square of the agencies exceed an int64, which the
// sums have to fit), or the context's.
func (g *Graph) Permute(ctx context.Context, policy Policy, workers int) ([]ByRole[Test], error) {
	if err := policy.Validate(); err != nil {
		return nil, err
	}
	n := g.Agencies()
	if n > 0 && int64(policy.Draws) > math.MaxInt64/int64(n)/int64(n) {
		var problems engagement.Problems
		problems.Add("draws", strconv.Itoa(policy.Draws), fmt.Errorf("%w for %d agencies", engagement.ErrLimit, n))
		return nil, problems
	}
	if n == 0 {
		return []ByRole[Test]{}, failed(ctx)
	}
	t := newTriangles(g)
	observed, err := g.tallies(ctx, t, g.group)
	if err != nil {
		return nil, err
	}
	owned, err := share(ctx, workers, policy.Draws, func() []tally[moment] { return make([]tally[moment], n) },
		func(own []tally[moment], draw int) {
			random := rand.NewPCG(policy.Seed, uint64(draw))
			drawn, t, group := g, t, g.group
			if policy.Hold == HoldTies {
				group = shuffled(random, g.group)
			} else {
				drawn = build(g.group, g.kinds, drawTies(random, n, g.Ties()))
				t = newTriangles(drawn)
			}
			if counts, err := drawn.tallies(ctx, t, group); err == nil {
				add(own, observed, counts)
			}
		})
	if err != nil {
		return nil, err
	}
	result := make([]ByRole[Test], n)
	for v := range result {
		var tests tally[Test]
		for role := range tests {
			var sum moment
			for _, own := range owned {
				m := own[v][role]
				sum.atLeast, sum.atMost, sum.sum = sum.atLeast+m.atLeast, sum.atMost+m.atMost, sum.sum+m.sum
			}
			tests[role] = Test{Observed: observed[v][role], Draws: policy.Draws, AtLeast: int(sum.atLeast), AtMost: int(sum.atMost),
				Mean: float64(sum.sum) / float64(policy.Draws)}
		}
		result[v] = tests.byRole()
	}
	return result, nil
}

// moment is what is added up over draws.
type moment struct {
	sum             int64
	atLeast, atMost int32
}

// add adds a draw.
func add(sums []tally[moment], observed, drawn []tally[int64]) {
	for v := range sums {
		for role := range sums[v] {
			m, seen, got := &sums[v][role], observed[v][role], drawn[v][role]
			m.sum += got
			if got >= seen {
				m.atLeast++
			}
			if got <= seen {
				m.atMost++
			}
		}
	}
}

// below draws a number from 0 to bound-1, each as likely. The bound is not 0.
func below(random *rand.PCG, bound uint64) uint64 {
	high, low := bits.Mul64(random.Uint64(), bound)
	if low < bound {
		for reject := -bound % bound; low < reject; {
			high, low = bits.Mul64(random.Uint64(), bound)
		}
	}
	return high
}

// shuffled returns the groups in another order, each order as likely.
func shuffled(random *rand.PCG, group []int32) []int32 {
	group = slices.Clone(group)
	for last := len(group) - 1; last > 0; last-- {
		k := below(random, uint64(last)+1)
		group[last], group[k] = group[k], group[last]
	}
	return group
}

// drawTies draws count of the ordered pairs of n agencies, each set of as many
// as likely, and lists the sources of each agency.
func drawTies(random *rand.PCG, n, count int) lists {
	l := lists{start: make([]int32, n+1), items: make([]int32, 0, count)}
	if count == 0 {
		return l
	}
	all := uint64(n) * uint64(n-1)
	// Of many pairs, those that are not tied are drawn.
	tie := func(pair uint64) {
		to, from := int32(pair/uint64(n-1)), int32(pair%uint64(n-1))
		if from >= to {
			from++ // not to itself
		}
		l.start[to+1]++
		l.items = append(l.items, from)
	}
	if uint64(count) <= all/2 {
		for _, pair := range drawSet(random, all, count) {
			tie(pair)
		}
	} else {
		next := uint64(0)
		for _, untied := range append(drawSet(random, all, int(all-uint64(count))), all) {
			for ; next < untied; next++ {
				tie(next)
			}
			next = untied + 1
		}
	}
	l.sum()
	return l
}

// drawSet draws count different numbers below bound, each set as likely, and
// returns them ascending: numbers are drawn one by one until there are as many
// different ones. Drawing as many as are missing never draws one too many.
func drawSet(random *rand.PCG, bound uint64, count int) []uint64 {
	set := make([]uint64, 0, count)
	for len(set) < count {
		for range count - len(set) {
			set = append(set, below(random, bound))
		}
		slices.Sort(set)
		set = slices.Compact(set)
	}
	return set
}
