package division

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Estates of 200 among claims of 100, 200 and 300: equal losses gives 0, 50 and
// 150, Talmud 50, 75 and 75 (Aumann and Maschler 1985).
func TestCompare(t *testing.T) {
	claims := []funding.Pence{100, 200, 300}
	losses, talmud := given(claims, []funding.Pence{0, 50, 150}), given(claims, []funding.Pence{50, 75, 75})
	group := func(id string) string { return map[string]string{"0": "small", "1": "small", "2": "large"}[id] }
	c, err := Compare(losses, talmud, group)
	require.NoError(t, err)
	require.Equal(t, Moved{2, 75}, c.Gained)
	require.Equal(t, Moved{1, 75}, c.Lost)
	require.Equal(t, funding.Pence(75), c.Moved)
	require.Zero(t, c.Difference)
	require.Equal(t, []string{"0"}, c.FromNothing)
	require.Empty(t, c.ToNothing)
	require.Equal(t, []engagement.GroupChange[funding.Pence]{
		{Group: "small", Gained: 2, Before: 50, After: 125, Difference: 75},
		{Group: "large", Lost: 1, Before: 150, After: 75, Difference: -75},
	}, c.Groups)

	// One claimant more, one fewer, and 100 less to give.
	other := Allocation{Awards: []Award{{ID: "1", Claim: 200, Award: 50}, {ID: "new", Claim: 10, Award: 5}, {ID: "empty", Claim: 10}}}
	c, err = Compare(talmud, other, nil)
	require.NoError(t, err)
	require.Equal(t, Moved{2, 5}, c.Gained, "one that was not there is gained, with whatever award")
	require.Equal(t, Moved{3, 150}, c.Lost)
	require.Zero(t, c.Unchanged)
	require.Equal(t, []string{"new"}, c.FromNothing)
	require.Equal(t, []string{"0", "2"}, c.ToNothing)
	require.Equal(t, funding.Pence(5), c.Moved)
	require.Equal(t, funding.Pence(-145), c.Difference)

	_, err = Compare(given(claims, []funding.Pence{-1, 0, 0}), given(claims, []funding.Pence{0, 0, -1}), nil)
	require.EqualError(t, err, "before.awards[0].award: -£0.01: negative\nafter.awards[2].award: -£0.01: negative")
	_, err = Compare(Allocation{}, Allocation{Awards: []Award{{ID: "a"}, {ID: "a"}}}, nil)
	require.ErrorIs(t, err, engagement.ErrDuplicate)
}

// quick is divisions that share among any number of claims at little cost.
var quick = []Division{Proportional, EqualAwards, EqualLosses, Talmud, ReverseTalmud, Piniles, ConstrainedEgalitarian, Average}

func anyDivision(r *rand.Rand) Division { return quick[r.IntN(len(quick))] }

func TestCompare_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 26))
	for range 1_500 {
		before, after := roundFrom(r), roundFrom(r)
		if r.IntN(2) == 0 {
			after = Round{Budget: budgetFor(r, before.amounts()), Claims: before.Claims}
		}
		var allocations [2]Allocation
		for i, round := range []Round{before, after} {
			var err error
			allocations[i], err = Allocate(round, Policy{Division: anyDivision(r), Ties: TiesByID})
			require.NoError(t, err)
		}
		group := func(id string) string { return id[:1] }
		c, err := Compare(allocations[0], allocations[1], group)
		require.NoError(t, err)
		require.Equal(t, len(c.Changes), c.Gained.Claimants+c.Lost.Claimants+c.Unchanged)
		require.Equal(t, allocations[1].Awarded-allocations[0].Awarded, c.Difference)
		require.Equal(t, c.Difference, c.Gained.Amount-c.Lost.Amount)
		require.Equal(t, min(c.Gained.Amount, c.Lost.Amount), c.Moved)
		var groups engagement.GroupChange[funding.Pence]
		for _, g := range c.Groups {
			groups.Gained += g.Gained
			groups.Lost += g.Lost
			groups.Unchanged += g.Unchanged
			groups.Difference += g.Difference
		}
		require.Equal(t, engagement.GroupChange[funding.Pence]{Gained: c.Gained.Claimants, Lost: c.Lost.Claimants, Unchanged: c.Unchanged, Difference: c.Difference}, groups)

		// Back again everything is the other way round.
		back, err := Compare(allocations[1], allocations[0], group)
		require.NoError(t, err)
		require.Equal(t, c.Gained, back.Lost)
		require.Equal(t, c.Lost, back.Gained)
		require.Equal(t, c.Moved, back.Moved)
		require.Equal(t, -c.Difference, back.Difference)
		require.ElementsMatch(t, c.FromNothing, back.ToNothing)
		require.ElementsMatch(t, c.ToNothing, back.FromNothing)

		// With itself nothing is.
		same, err := Compare(allocations[0], allocations[0], group)
		require.NoError(t, err)
		require.Equal(t, Comparison{Comparison: same.Comparison, Unchanged: len(before.Claims), FromNothing: []string{}, ToNothing: []string{}}, same)
	}
}

// The tables are those of every comparison.
func TestCompare_table(t *testing.T) {
	c, err := Compare(given([]funding.Pence{5}, []funding.Pence{0}), given([]funding.Pence{5}, []funding.Pence{5}), nil)
	require.NoError(t, err)
	var text strings.Builder
	require.NoError(t, c.WriteCSV(&text))
	require.Equal(t, "id,group,before,after,difference,change\n0,,0.00,0.05,0.05,gained\n", text.String())
}

func BenchmarkCompare(b *testing.B) {
	for _, n := range benchSizes() {
		before, after := benchAllocation(b, n, EqualAwards), benchAllocation(b, n, Proportional)
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Compare(before, after, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}
