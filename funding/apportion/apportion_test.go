package apportion

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "Method", ParseMethod, Methods(), "not-stated", "largest-remainder", "dhondt", "sainte-lague",
		"modified-sainte-lague", "huntington-hill", "adams", "dean", "quota")
	wordtest.Check(t, "Ties", ParseTies, AllTies(), "not-stated", "id", "weight", "draw")
}

func TestRules(t *testing.T) {
	for _, m := range Methods() {
		require.Equal(t, m.String(), m.Rule().ID, "every method has a row in the catalogue")
		require.Equal(t, engagement.Literature, m.Rule().Kind)
		require.NotEmpty(t, m.Rule().Source)
	}
	require.Zero(t, MethodNotStated.Rule())
}

// The worked cases, each checked by hand.
func TestMethod_Seats_literature(t *testing.T) {
	// The census of 1790, from Virginia to Delaware (Balinski and Young 1982).
	census := []int64{630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570, 141_822, 85_533, 70_835, 68_705, 68_446, 55_540}
	// Five states, of whom each of five divisor methods gives another
	// the 26th seat (Balinski and Young 1982).
	five := []int64{9_061, 7_179, 5_259, 3_319, 1_182}
	parties := []int64{47_000, 16_000, 15_900, 12_000, 6_000, 3_100}
	for _, test := range []struct {
		name    string
		method  Method
		seats   int64
		weights []int64
		want    []int64
	}{
		{"Jefferson's bill of 1792, one for each 33,000", DHondt, 105, census, []int64{19, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 1}},
		{"Hamilton's bill of 1792, which Washington sent back", LargestRemainder, 120, census, []int64{21, 16, 14, 12, 11, 9, 8, 7, 6, 5, 3, 2, 2, 2, 2}},
		{"the five states", DHondt, 26, five, []int64{10, 7, 5, 3, 1}},
		{"the five states", SainteLague, 26, five, []int64{9, 8, 5, 3, 1}},
		{"the five states", HuntingtonHill, 26, five, []int64{9, 7, 6, 3, 1}},
		{"the five states", Dean, 26, five, []int64{9, 7, 5, 4, 1}},
		{"the five states", Adams, 26, five, []int64{9, 7, 5, 3, 2}},
		{"the five states", LargestRemainder, 26, five, []int64{9, 7, 5, 4, 1}},
		{"six parties", LargestRemainder, 10, parties, []int64{5, 2, 1, 1, 1, 0}},
		{"six parties", DHondt, 10, parties, []int64{5, 2, 2, 1, 0, 0}},
		{"six parties", SainteLague, 10, parties, []int64{4, 2, 2, 1, 1, 0}},
		{"the paradox of Alabama", LargestRemainder, 10, []int64{6, 6, 2}, []int64{4, 4, 2}},
		{"the paradox of Alabama", LargestRemainder, 11, []int64{6, 6, 2}, []int64{5, 5, 1}},
		// D'Hondt leaves the exact share of 5/2 by more than a seat. By the quota
		// method the third seat would lift the first above its share of 15/8.
		{"above the exact share", DHondt, 4, []int64{5, 1, 1, 1}, []int64{4, 0, 0, 0}},
		{"above the exact share", Quota, 4, []int64{5, 1, 1, 1}, []int64{3, 1, 0, 0}},
		// A first seat for 45/1 is before a second for 100/3, for 45/1.4 behind it.
		{"a dearer first seat", SainteLague, 2, []int64{100, 45}, []int64{1, 1}},
		{"a dearer first seat", ModifiedSainteLague, 2, []int64{100, 45}, []int64{2, 0}},
	} {
		got, err := test.method.Seats(test.seats, slices.Clone(test.weights))
		require.NoError(t, err)
		require.Equal(t, test.want, got, "%s: %v of %d", test.name, test.method, test.seats)
	}
}

// Faults found in other software, which this must not have.
func TestMethod_Seats_faults(t *testing.T) {
	// The larger remainder comes before those that are equal.
	got, err := LargestRemainder.Seats(13, []int64{6, 6, 10})
	require.NoError(t, err)
	require.Equal(t, []int64{4, 3, 6}, got)
	// With fewer seats than claimants the largest weight has one.
	for _, m := range []Method{HuntingtonHill, Adams, Dean} {
		got, err := m.Seats(3, []int64{200, 200, 200, 200, 200, 200, 350})
		require.NoError(t, err)
		require.Equal(t, []int64{1, 1, 0, 0, 0, 0, 1}, got, "%v", m)
		// No votes, no seat.
		got, err = m.Seats(2, []int64{0, 7})
		require.NoError(t, err)
		require.Equal(t, []int64{0, 2}, got, "%v", m)
	}
}

func claimants(weights ...int64) []Claimant {
	var all []Claimant
	for i, weight := range weights {
		all = append(all, Claimant{ID: string(rune('a' + i)), Weight: weight})
	}
	return all
}

func seatsOf(a Apportionment) (seats []int64) {
	for _, holding := range a.Seats {
		seats = append(seats, int64(holding.Seats))
	}
	return seats
}

func TestApportion_threshold(t *testing.T) {
	round := Round{10, claimants(60, 35, 5)}
	for _, test := range []struct {
		threshold string
		want      []int64
		below     []string
	}{
		{"0%", []int64{6, 4, 0}, nil},
		// 60, 30, 20, 15, 12, 10 and 35, 17.5, 11.67, 8.75: the tenth is 8.75,
		// above 8.57.
		{"5%", []int64{6, 4, 0}, nil}, // exactly is enough
		{"5.000001%", []int64{6, 4, 0}, []string{"c"}},
		{"36%", []int64{10, 0, 0}, []string{"b", "c"}},
	} {
		var threshold funding.Percent
		require.NoError(t, threshold.UnmarshalText([]byte(test.threshold)))
		a, err := Apportion(round, Policy{Method: DHondt, Threshold: threshold})
		require.NoError(t, err, test.threshold)
		require.Equal(t, test.want, seatsOf(a), test.threshold)
		var below []string
		for _, reason := range a.Reasons {
			if reason.Rule == ruleThreshold {
				below = reason.Subjects(engagement.NotMet)
			}
		}
		require.Equal(t, test.below, below, test.threshold)
	}
	// At the share of 5% a claimant has the seat that 1/20 of the 20 seats is.
	a, err := Apportion(Round{20, claimants(12, 7, 1)}, Policy{Method: LargestRemainder, Threshold: funding.Percent{Units: 5}})
	require.NoError(t, err)
	require.Equal(t, []int64{12, 7, 1}, seatsOf(a))
	_, err = Apportion(Round{3, claimants(1, 1, 1)}, Policy{Method: DHondt, Threshold: funding.Percent{Units: 50}})
	require.EqualError(t, err, "threshold: 50%: contradicts: nobody has that share of all weight\nseats: contradicts: there is no weight to hand out 3 of the seats by")
}

func TestApportion_bounds(t *testing.T) {
	// One seat each first; the other 7 by 90/2, …, 90/8, all above 9/2.
	round := Round{10, claimants(90, 9, 1)}
	for i := range round.Claimants {
		round.Claimants[i].Minimum = 1
	}
	a, err := Apportion(round, Policy{Method: DHondt})
	require.NoError(t, err)
	require.Equal(t, []int64{8, 1, 1}, seatsOf(a))
	require.Equal(t, "claimants with just their minimum: 2; with their maximum: 0", a.Reasons[1].Detail())
	// The exact shares of what the last leaves are 9·90/99 and 9·9/99.
	a, err = Apportion(round, Policy{Method: LargestRemainder})
	require.NoError(t, err)
	require.Equal(t, []int64{8, 1, 1}, seatsOf(a))
	// 5 at most, and the other 5 by 9, 4.5, 3, 2.25 and 1.8.
	round = Round{10, claimants(90, 9, 1)}
	round.Claimants[0].Maximum = 5
	a, err = Apportion(round, Policy{Method: DHondt})
	require.NoError(t, err)
	require.Equal(t, []int64{5, 5, 0}, seatsOf(a))

	for _, test := range []struct {
		min, max int64
		want     string
	}{
		{4, 0, "seats: 10: contradicts: the minimum seats together are 12, 2 more than there are"},
		{0, 3, "seats: 10: contradicts: the maximum seats together are 9, 1 fewer than there are"},
	} {
		for i := range round.Claimants {
			round.Claimants[i].Minimum, round.Claimants[i].Maximum = test.min, test.max
		}
		_, err := Apportion(round, Policy{Method: SainteLague})
		require.EqualError(t, err, test.want)
	}
}

func TestApportion_ties(t *testing.T) {
	round := Round{4, []Claimant{{ID: "d", Weight: 1}, {ID: "b", Weight: 1}, {ID: "c", Weight: 1}, {ID: "a", Weight: 5}}}
	_, err := Apportion(round, Policy{Method: Quota})
	var undecided *TieError
	require.ErrorAs(t, err, &undecided)
	require.EqualError(t, err, `ties: not-stated: missing: of 3 claimants with the same right to a seat 1 get one: "b", "c", "d"`)
	require.Equal(t, []int64{0, 0, 0, 3}, seatsOf(undecided.Settled))
	require.Equal(t, []Tie{{[]string{"b", "c", "d"}, 1}}, undecided.Settled.Ties)
	require.Equal(t, engagement.OutcomeNotKnown, engagement.OutcomeOf(undecided.Settled.Reasons))

	a, err := Apportion(round, Policy{Method: Quota, Ties: TiesByID})
	require.NoError(t, err)
	require.Equal(t, []int64{0, 1, 0, 3}, seatsOf(a))

	// 4/2 against 2/1: the larger weight first, although its identifier is not.
	a, err = Apportion(Round{2, []Claimant{{ID: "a", Weight: 2}, {ID: "b", Weight: 4}}}, Policy{Method: DHondt, Ties: TiesByWeight})
	require.NoError(t, err)
	require.Equal(t, []int64{0, 2}, seatsOf(a))
	require.Equal(t, []Tie{{[]string{"b", "a"}, 1}}, a.Ties)

	// A tie that decides nothing is none.
	a, err = Apportion(Round{2, claimants(1, 1)}, Policy{Method: DHondt})
	require.NoError(t, err)
	require.Empty(t, a.Ties)
}

// Drawn, each of three has the seat about as often; the order of the list and
// what else is apportioned does not matter.
func TestApportion_draw(t *testing.T) {
	const seeds = 3_000
	won := map[string]int{}
	for seed := range uint64(seeds) {
		policy := Policy{Method: DHondt, Ties: TiesByDraw, Seed: seed}
		a, err := Apportion(Round{1, claimants(1, 1, 1)}, policy)
		require.NoError(t, err)
		won[a.Ties[0].IDs[0]]++
		reversed := claimants(1, 1, 1)
		slices.Reverse(reversed)
		again, err := Apportion(Round{4, reversed}, policy)
		require.NoError(t, err)
		require.Equal(t, a.Ties, again.Ties)
	}
	for id, times := range won {
		require.InDelta(t, seeds/3, times, 130, id) // five standard deviations
	}
	require.Len(t, won, 3)
}

// Whatever the method and the ties, the order of the claimants does not matter,
// the input stays as it is, and all seats are handed out within the bounds.
func TestApportion_order(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 300 {
		c := contestFrom(r, 6, true)
		round := Round{Seats: c.seats}
		for i, weight := range c.weights {
			claimant := Claimant{ID: fmt.Sprint(i), Weight: weight, Minimum: c.least[i], Maximum: c.most[i]}
			if weight == 0 {
				claimant.Maximum = 0
			}
			round.Claimants = append(round.Claimants, claimant)
		}
		for _, m := range Methods() {
			for _, ties := range AllTies() {
				checkSeats(t, r, round, Policy{Method: m, Ties: ties})
			}
		}
	}
}

func checkSeats(t *testing.T, r *rand.Rand, round Round, p Policy) {
	t.Helper()
	given := Round{round.Seats, slices.Clone(round.Claimants)}
	a, err := Apportion(given, p)
	require.Equal(t, round, given, "the input is changed")
	r.Shuffle(len(given.Claimants), func(i, j int) {
		given.Claimants[i], given.Claimants[j] = given.Claimants[j], given.Claimants[i]
	})
	again, errAgain := Apportion(given, p)
	var undecided, undecidedAgain *TieError
	if errors.As(err, &undecided) && errors.As(errAgain, &undecidedAgain) {
		a, again, err, errAgain = undecided.Settled, undecidedAgain.Settled, nil, nil
	}
	if err != nil {
		require.Error(t, errAgain)
		return
	}
	require.NoError(t, errAgain)
	require.Equal(t, a.Ties, again.Ties)
	var sum Seats
	for i, holding := range a.Seats {
		c := round.Claimants[i]
		require.GreaterOrEqual(t, int64(holding.Seats), c.Minimum)
		require.True(t, c.Maximum == 0 || int64(holding.Seats) <= c.Maximum)
		require.True(t, c.Weight > 0 || int64(holding.Seats) == c.Minimum)
		require.Contains(t, again.Seats, holding)
		sum += holding.Seats
	}
	if undecided != nil {
		for _, tie := range a.Ties {
			sum += tie.Seats
		}
	}
	require.Equal(t, Seats(round.Seats), sum, "%+v %+v", round, p)
}

func TestApportion_problems(t *testing.T) {
	for _, test := range []struct {
		name   string
		round  Round
		policy Policy
		want   string
	}{
		{"nothing stated", Round{}, Policy{}, "method: not-stated: missing: the way to apportion"},
		{"all at once", Round{-1, []Claimant{{ID: "", Weight: -2}, {ID: "x", Minimum: 3, Maximum: 2}, {ID: "x", Minimum: -1, Maximum: -7}}}, Policy{Method: 99, Ties: 99, Threshold: funding.Percent{Units: 101}},
			"seats: -1: negative\nweights[0].id: missing\nweights[1].maximum: 2: contradicts: the minimum is 3\nweights[2].id: \"x\": duplicate\n" +
				"weights[2].minimum: -1: negative\nweights[2].maximum: -7: negative\nweights[0].weight: -2: negative\n" +
				"method: unknown word Method(99)\nties: unknown word Ties(99)\nthreshold: 101%: out of range: it is above 100%"},
		{"a seed without a draw", Round{}, Policy{Method: DHondt, Seed: 3}, "seed: 3: contradicts: ties are settled by not-stated, not by draw"},
		{"too much weight", Round{1, claimants(math.MaxInt64, 1)}, Policy{Method: DHondt},
			"weights: 9223372036854775808: too large: the weights together, above 9223372036854775807"},
		{"no weight", Round{1, claimants(0)}, Policy{Method: Quota}, "seats: contradicts: there is no weight to hand out 1 of the seats by"},
		{"bounds of the quota method", Round{1, []Claimant{{ID: "a", Weight: 1, Minimum: 1}}}, Policy{Method: Quota},
			"weights[0].minimum: 1: contradicts: the quota method takes no minimum and maximum seats: it is defined by its history, seat after seat from the first on (Balinski and Young 1975), and has no such bounds"},
		{"too many seats by the quota method", Round{3_000_001, claimants(1_500_000, 1_500_001)}, Policy{Method: Quota}, ""},
		{"too many seats by the quota method", Round{3_000_000, claimants(1_500_000, 1_500_001)}, Policy{Method: Quota},
			"seats: over the limit of 1000000 for the quota method: after 0 rounds of 3000001 seats are left 3000000 to hand out one by one"},
	} {
		_, err := Apportion(test.round, test.policy)
		if test.want == "" {
			require.NoError(t, err, test.name)
			continue
		}
		require.EqualError(t, err, test.want, test.name)
	}
}

func TestSeats(t *testing.T) {
	for _, test := range []struct {
		a, b Seats
		sum  bool
		diff bool
	}{{3, 4, true, true}, {math.MaxInt64, 1, false, true}, {math.MinInt64, 1, true, false}, {math.MinInt64, math.MinInt64, false, true}, {0, math.MinInt64, true, false}} {
		sum, err := test.a.Add(test.b)
		require.Equal(t, test.sum, err == nil)
		if test.sum {
			require.Equal(t, test.a+test.b, sum)
		} else {
			require.ErrorIs(t, err, funding.ErrOverflow)
		}
		difference, err := test.a.Sub(test.b)
		require.Equal(t, test.diff, err == nil, "%v less %v", test.a, test.b)
		if test.diff {
			require.Equal(t, test.a-test.b, difference)
		}
	}
	require.Equal(t, -1, Seats(1).Compare(2))
}

// The core needs a few allocations however many claimants and seats there are.
func TestMethod_Seats_allocations(t *testing.T) {
	weights := benchWeights(10_000)
	for _, m := range Methods() {
		seats := int64(10_000_000_000)
		if m == Quota {
			seats = 10_000
		}
		allocations := testing.AllocsPerRun(3, func() { _, _ = m.Seats(seats, weights) })
		require.LessOrEqual(t, allocations, 120.0, "%v", m) // lists that grow
	}
}

// Every input is apportioned within its bounds, as the definitions have it where
// the seats can be counted, or is an error that says what is wrong.
func FuzzApportion(f *testing.F) {
	f.Add(int64(12), []byte("\x05\x00\x00\x07"), uint8(0), uint8(0))
	f.Add(int64(1), []byte{255, 255, 255, 255, 255, 255, 255, 127, 1}, uint8(3), uint8(1))
	f.Add(int64(math.MaxInt64), []byte{1, 1, 9}, uint8(50), uint8(0))
	f.Fuzz(func(t *testing.T, seats int64, data []byte, shift, bounds uint8) {
		data = data[:min(len(data), 12)]
		round := Round{Seats: seats}
		r := rand.New(rand.NewPCG(uint64(seats), uint64(bounds)))
		for i, b := range data {
			c := Claimant{ID: fmt.Sprint(i), Weight: int64(b) << (shift % 60) >> (i % 8)}
			if bounds > 0 {
				c.Minimum, c.Maximum = r.Int64N(3), r.Int64N(9)
			}
			round.Claimants = append(round.Claimants, c)
		}
		for _, m := range Methods() {
			if m == Quota && seats > 1_000 {
				continue
			}
			ties := AllTies()[int(shift)%len(AllTies())]
			checkSeats(t, r, round, Policy{Method: m, Ties: ties, Threshold: funding.Percent{Units: int64(shift % 30)}})
			a, err := Apportion(round, Policy{Method: m, Ties: TiesByID})
			if err != nil || seats > 20 || len(data) > 10 { // up to ten the identifiers are in order
				continue
			}
			weights, least, most := round.weights(), make([]int64, len(data)), make([]int64, len(data))
			for i, c := range round.Claimants {
				least[i], most[i] = c.Minimum, c.Maximum
			}
			c, err := newContest(seats, weights, least, most)
			require.NoError(t, err)
			if c.total > 0 {
				require.Equal(t, slowly(m, c), append([]int64{}, seatsOf(a)...), "%v of %+v", m, round)
			}
		}
	})
}
