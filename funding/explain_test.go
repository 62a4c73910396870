package funding

import (
	"context"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

// parts draws lines of two types: a figure speaks of the service projects.
func parts(r *rand.Rand, n int) []Line {
	lines := make([]Line, n)
	for i := range lines {
		lines[i] = Line{Ledger: Projects, ID: fmt.Sprintf("p%02d", i), Type: []ProjectType{Strategic, Service}[r.IntN(2)], Amount: Pence(r.IntN(40) - 5)}
	}
	return lines
}

func serviceFigure(printed, unit Pence) Figure {
	return Figure{ID: "service", Title: "Service", Place: "synthetic", Rule: "R212", Measure: Total,
		Of: Selection{Ledgers: []Ledger{Projects}, Type: Service}, Printed: printed, Unit: unit}
}

// Explain is held to trying every set of parts one after another.
func TestExplain_slowly(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 400 {
		lines := parts(r, r.IntN(10))
		figure := serviceFigure(Pence(r.IntN(120)), []Pence{1, 5, 10}[r.IntN(3)])
		want := Explanations{}
		var listed []Explanation
		for which := range 1 << len(lines) {
			var total Pence
			var e Explanation
			moves := true
			for i, line := range lines {
				changed := which>>i&1 == 1
				counted := line.Type == Service
				if changed && line.Amount == 0 {
					moves = false
				}
				if counted != changed {
					total += line.Amount
				}
				if changed && counted {
					e.LeftOut = append(e.LeftOut, LineID{line.Ledger, line.ID})
				} else if changed {
					e.Added = append(e.Added, LineID{line.Ledger, line.ID})
				}
			}
			if !moves || Agree(figure.Printed, total, figure.Unit) == Disagrees {
				continue
			}
			size := bits.OnesCount(uint(which))
			want.BySize = append(want.BySize, make([]int64, max(0, size+1-len(want.BySize)))...)
			want.BySize[size]++
			listed = append(listed, e)
		}
		for _, line := range lines {
			if line.Amount != 0 {
				want.Parts++
			}
		}
		for _, e := range listed {
			if len(e.LeftOut)+len(e.Added) == want.Fewest() {
				want.Listed = append(want.Listed, e)
			}
		}
		names := func(e Explanation) string {
			var ids []string
			for _, id := range slices.Concat(e.LeftOut, e.Added) {
				ids = append(ids, id.ID)
			}
			return strings.Join(slices.Sorted(slices.Values(ids)), " ")
		}
		slices.SortFunc(want.Listed, func(a, b Explanation) int { return strings.Compare(names(a), names(b)) })
		want.Listed = want.Listed[:min(len(want.Listed), MaxListed)]
		if len(want.Listed) == 0 {
			want.Listed = nil
		}

		got, err := Explain(figure, lines, lines)
		require.NoError(t, err)
		require.Equal(t, want, got, "figure %v in units of %v, lines %+v", figure.Printed, figure.Unit, lines)
		require.Equal(t, int64(len(listed)), got.Count())

		// The order of the parts does not matter.
		shuffled := slices.Clone(lines)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		again, err := Explain(figure, lines, shuffled)
		require.NoError(t, err)
		require.Equal(t, got, again)
	}
}

// The caller names the parts: the same figure explained by one, and not by the
// others.
func TestExplain_named(t *testing.T) {
	lines := []Line{
		{Ledger: Projects, ID: "a", Type: Service, Amount: 10}, {Ledger: Projects, ID: "b", Type: Service, Amount: 25},
		{Ledger: Overheads, ID: "a", Amount: 7},
	}
	figure := serviceFigure(42, 1)
	got, err := Explain(figure, lines, lines)
	require.NoError(t, err)
	require.Equal(t, []Explanation{{Added: []LineID{{Overheads, "a"}}}}, got.Listed)
	require.Equal(t, []int64{0, 1}, got.BySize)
	got, err = Explain(figure, lines, lines[:2])
	require.NoError(t, err)
	require.Zero(t, got.Count())
	require.Equal(t, 2, got.Parts)
}

func TestExplain_problems(t *testing.T) {
	many := make([]Line, MaxParts+1)
	for i := range many {
		many[i] = Line{Ledger: Projects, ID: fmt.Sprint(i), Amount: 1}
	}
	_, err := Explain(serviceFigure(5, 1), nil, many)
	require.EqualError(t, err, "parts: 31: out of range: at most 30 are searched")
	_, err = Explain(serviceFigure(5, 1), nil, many[:30])
	require.NoError(t, err)
	many[0].Amount = 0
	_, err = Explain(serviceFigure(5, 1), nil, many)
	require.NoError(t, err, "a part of no amount is not searched")

	figure := serviceFigure(5, 0)
	figure.Measure = Largest
	_, err = Explain(figure, nil, []Line{{ID: "a", Amount: 1}, {ID: "a", Amount: 2}, {Ledger: Projects, Type: Service, ID: "ghost", Amount: 1}})
	require.EqualError(t, err, `figure.unit: £0.00: out of range: a unit is a penny, a pound or another positive amount
figure.measure: largest: out of range: only a total has parts
parts[1].id: "a": duplicate
parts[2].id: "ghost": no such line among the figure's`)
	line := Line{Ledger: Projects, Type: Service, ID: "a", Amount: 100}
	part := line
	part.Amount = 50
	_, err = Explain(serviceFigure(50, 1), []Line{line}, []Line{part})
	require.EqualError(t, err, `parts[0]: "a": contradicts: its line is another`)
	part = line
	part.Area = "elsewhere"
	_, err = Explain(serviceFigure(50, 1), []Line{line}, []Line{part})
	require.EqualError(t, err, `parts[0]: "a": contradicts: its line is another`)

	for _, huge := range [][]Line{{{ID: "a", Amount: math.MaxInt64}}, {{ID: "a", Amount: math.MinInt64}}, {{ID: "a", Amount: 1 << 61}, {ID: "b", Amount: 1 << 61}}} {
		_, err = Explain(serviceFigure(5, 1), nil, huge)
		require.ErrorIs(t, err, ErrOverflow)
	}
	just := []Line{{ID: "a", Amount: 1 << 60}, {ID: "b", Amount: 1<<60 - 1}}
	_, err = Explain(serviceFigure(5, 1), nil, just)
	require.ErrorIs(t, err, ErrOverflow, "together just beyond the bound")
	_, err = Explain(serviceFigure(math.MaxInt64, 1), []Line{{Ledger: Projects, Type: Service, Amount: -1}}, nil)
	require.ErrorIs(t, err, ErrOverflow)
}

// Two ledgers may have the same id: the order of the parts settles nothing.
func TestExplain_sameID(t *testing.T) {
	lines := []Line{{Ledger: Overheads, ID: "a", Amount: 5}, {Ledger: SeedCornPots, ID: "a", Amount: 5}}
	want := []Explanation{{Added: []LineID{{Overheads, "a"}}}, {Added: []LineID{{SeedCornPots, "a"}}}}
	for range 2 {
		got, err := Explain(serviceFigure(5, 1), nil, lines)
		require.NoError(t, err)
		require.Equal(t, want, got.Listed)
		slices.Reverse(lines)
	}
}

// Thirty equal parts, half of which would do: 155,117,520 explanations are
// counted, and ten listed, without waiting for it.
func TestExplain_manyRivals(t *testing.T) {
	equal := make([]Line, MaxParts)
	for i := range equal {
		equal[i] = Line{Ledger: Projects, ID: fmt.Sprintf("%02d", i), Type: Service, Amount: 1_000_00}
	}
	got, err := Explain(serviceFigure(15_000_00, Pound), equal, equal)
	require.NoError(t, err)
	require.Equal(t, int64(155_117_520), got.Count())
	require.Equal(t, 15, got.Fewest())
	require.Len(t, got.Listed, 10)
	for i, id := range got.Listed[0].LeftOut {
		require.Equal(t, LineID{Projects, fmt.Sprintf("%02d", i)}, id)
	}
}

// Totals near the ends of what an amount can be are not explained by parts that
// come nowhere near.
func TestExplain_farAway(t *testing.T) {
	few := []Line{{Ledger: Overheads, ID: "x", Amount: 1_000_00}, {Ledger: Overheads, ID: "y", Amount: 3_000_00}}
	got, err := Explain(serviceFigure(100_00, 1), []Line{{Ledger: Projects, Type: Service, ID: "p", Amount: math.MaxInt64}}, few)
	require.NoError(t, err)
	require.Zero(t, got.Count())
	few[0].Amount, few[1].Amount = -1_000_00, -3_000_00
	got, err = Explain(serviceFigure(math.MaxInt64-100, 1), nil, few)
	require.NoError(t, err)
	require.Zero(t, got.Count())
	got, err = Explain(serviceFigure(0, 1), []Line{{Ledger: Projects, Type: Service, ID: "p", Amount: math.MinInt64 + 200}}, few)
	require.NoError(t, err)
	require.Zero(t, got.Count())

	// At the bound itself what does explain is found.
	half := []Line{{Ledger: Overheads, ID: "x", Amount: 1<<60 - 10}, {Ledger: Overheads, ID: "y", Amount: 1<<60 - 10}}
	got, err = Explain(serviceFigure(1<<61-20, 1), nil, half)
	require.NoError(t, err)
	require.Equal(t, []int64{0, 0, 1}, got.BySize)
}

func TestAgree(t *testing.T) {
	for _, test := range []struct {
		a, b, unit Pence
		want       Agreement
	}{
		{73_791_82, 73_792_00, Pound, AgreesWithinRounding}, // R207's own case
		{73_791_82, 73_792_00, Penny, Disagrees},
		{73_791_00, 73_792_00, Pound, Disagrees},
		{496_557_00, 496_557_00, Pound, Agrees},
		{496_557_00, 497_000_00, 1000 * Pound, AgreesWithinRounding},
		{496_499_99, 497_000_00, 1000 * Pound, Disagrees},
		{150, 200, Pound, AgreesWithinRounding}, // half rounds up
		{149, 200, Pound, Disagrees},
		{1, 1, 0, AgreementNotKnown},
		{1, 1, -1, AgreementNotKnown},
	} {
		require.Equal(t, test.want, Agree(test.a, test.b, test.unit), "%v and %v to %v", test.a, test.b, test.unit)
		require.Equal(t, test.want, Agree(test.b, test.a, test.unit))
	}
}

func TestReconcile_problems(t *testing.T) {
	figures := []Figure{serviceFigure(5, 1), {Measure: 9, Of: Selection{Ledgers: []Ledger{77}, Type: 8, Bidder: 7, Experience: 6, Need: 50}}}
	_, err := Reconcile(t.Context(), figures, []Line{{Ledger: Projects, Type: Service, Amount: math.MaxInt64}, {Ledger: Projects, Type: Service, Amount: 1}})
	require.EqualError(t, err, `figures[0]: too large: a sum
figures[1].id: missing
figures[1].measure: unknown word Measure(9)
figures[1].of.ledgers[0]: unknown word Ledger(77)
figures[1].of.type: unknown word ProjectType(8)
figures[1].of.bidder: unknown word Kind(7)
figures[1].of.experience: unknown word Answer(6)
figures[1].of.need: unknown word Need(50)
figures[1].unit: £0.00: out of range: a unit is a penny, a pound or another positive amount`)

	checks, err := Reconcile(t.Context(), []Figure{serviceFigure(5, 1)}, nil)
	require.NoError(t, err)
	require.Equal(t, AgreementNotKnown, checks[0].Agreement, "without lines nothing is known")
	require.Equal(t, engagement.OutcomeNotKnown, checks[0].Reason().Outcome)

	// The rule labels the finding: R207 where none is named, and the bare id
	// where it is another's.
	for named, want := range map[string]engagement.Rule{"R212": ruleTypeTotals, "": ruleExact, "own": {ID: "own"}} {
		figure := serviceFigure(5, 1)
		figure.Rule = named
		require.Equal(t, want, Check{Figure: figure}.Reason().Rule)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = Reconcile(ctx, []Figure{serviceFigure(5, 1)}, nil)
	require.ErrorIs(t, err, context.Canceled)
}

// With more awards than can be searched the disagreement stands, unexplained
// and said not to be searched.
func TestReconcile_manyAwards(t *testing.T) {
	lines := make([]Line, 1000)
	for i := range lines {
		lines[i] = Line{Ledger: Projects, ID: fmt.Sprint(i), Type: Service, Amount: 1}
	}
	checks, err := Reconcile(t.Context(), []Figure{serviceFigure(999, 1)}, lines)
	require.NoError(t, err)
	require.Equal(t, Disagrees, checks[0].Agreement)
	require.Zero(t, checks[0].Explanations.Parts)
}

func BenchmarkExplain(b *testing.B) {
	for _, n := range []int{10, 17, 24, 30} {
		r := rand.New(rand.NewPCG(15, 16))
		lines := make([]Line, n)
		for i := range lines {
			lines[i] = Line{Ledger: Projects, ID: fmt.Sprint(i), Type: Service, Amount: Pence(r.IntN(80_000)) * Pound}
		}
		figure := serviceFigure(119_911_00, Pound)
		b.Run(fmt.Sprintf("parts=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Explain(figure, lines, lines); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
