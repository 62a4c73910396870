package division

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestConstraintWords(t *testing.T) {
	wordtest.Check(t, "Constraint", ParseConstraint, AllConstraints(), "not-stated", "weights", "floors", "baselines", "caps", "tiers",
		"minimums", "most-money", "groups", "reserve")
	wordtest.Check(t, "Minimums", ParseMinimums, AllMinimums(), "not-stated", "drop-furthest-below", "most-money")
}

func halfShare() Share { return Share{50, 2} }

// Worked by hand, one constraint at a time; amounts in pence.
func TestAllocate_constraints(t *testing.T) {
	for _, test := range []struct {
		name   string
		round  Round
		policy Policy
		awards []funding.Pence
		exact  string
	}{
		// 120 at level l: min(2l, 200) + l = 120, l = 40.
		{"a weight of 2 under equal awards", Round{Budget: 120, Claims: []Claim{{ID: "a", Amount: 200, Weight: 2}, {ID: "b", Amount: 200}}},
			Policy{Division: EqualAwards}, []funding.Pence{80, 40}, "80 40"},
		// 100 weighs 200, so that a gets 200/300 of 90.
		{"a weight of 2 in proportion", Round{Budget: 90, Claims: []Claim{{ID: "a", Amount: 100, Weight: 2}, {ID: "b", Amount: 100}}},
			Policy{Division: Proportional}, []funding.Pence{60, 30}, "60 30"},
		// The loss of 60 is borne 2 to 1.
		{"a weight of 2 under equal losses", Round{Budget: 140, Claims: []Claim{{ID: "a", Amount: 100, Weight: 2}, {ID: "b", Amount: 100}}},
			Policy{Division: EqualLosses}, []funding.Pence{60, 80}, "60 80"},
		// In proportion a would get 10; held to 30, the others share 70 as 100 to 800.
		{"a floor", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 100, Floor: 30}, {ID: "b", Amount: 100}, {ID: "c", Amount: 800}}},
			Policy{Division: Proportional, Ties: TiesByID}, []funding.Pence{30, 8, 62}, "30 70/9 560/9"},
		// Paid first, it leaves 70 for claims of 70, 100 and 800: 70/970 of each.
		{"a floor as a baseline", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 100, Floor: 30}, {ID: "b", Amount: 100}, {ID: "c", Amount: 800}}},
			Policy{Division: Proportional, Baselines: true}, []funding.Pence{35, 7, 58}, "3400/97 700/97 5600/97"},
		// Talmud of 40 among 40 and 80, after 20: equal awards of the halves.
		{"a baseline under talmud", Round{Budget: 60, Claims: []Claim{{ID: "a", Amount: 60, Floor: 20}, {ID: "b", Amount: 80}}},
			Policy{Division: Talmud, Baselines: true}, []funding.Pence{40, 20}, "40 20"},
		// Half each but for the cap of 30.
		{"a cap", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 100, Cap: 30}, {ID: "b", Amount: 100}}},
			Policy{Division: Proportional}, []funding.Pence{30, 70}, "30 70"},
		// A claim of 30 and one of 100 under Talmud: half of 30, and the rest.
		{"a cap cuts the claim under talmud", Round{Budget: 65, Claims: []Claim{{ID: "a", Amount: 100, Cap: 30}, {ID: "b", Amount: 100}}},
			Policy{Division: Talmud}, []funding.Pence{15, 50}, "15 50"},
		{"a cap for all leaves money", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 100}, {ID: "b", Amount: 20}}},
			Policy{Division: EqualLosses, Most: 40}, []funding.Pence{40, 20}, "40 20"},
		{"a reserve", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 100}, {ID: "b", Amount: 100}}},
			Policy{Division: EqualAwards, Reserve: 30}, []funding.Pence{35, 35}, "35 35"},
		{"a reserve as a share, rounded down", Round{Budget: 101, Claims: []Claim{{ID: "a", Amount: 100}}},
			Policy{Division: EqualAwards, ReserveShare: Share{5, 1}}, []funding.Pence{51}, "51"},
		// Tier 1 whole, and 40 left for two claims of tier 2.
		{"tiers", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 90, Tier: 2}, {ID: "b", Amount: 60, Tier: 1}, {ID: "c", Amount: 30, Tier: 2}, {ID: "d", Amount: 9, Tier: 7}}},
			Policy{Division: Proportional}, []funding.Pence{30, 60, 10, 0}, "30 60 10 0"},
		// The floor in tier 2 is paid although tier 1 is not served whole.
		{"a floor in a later tier", Round{Budget: 50, Claims: []Claim{{ID: "a", Amount: 60, Tier: 1}, {ID: "b", Amount: 60, Tier: 2, Floor: 10}}},
			Policy{Division: EqualAwards}, []funding.Pence{40, 10}, "40 10"},
		// In proportion s gets 20 of 100; held to 50, which its claims share 1 to 3.
		{"a group below its least", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 20, Groups: []string{"s"}}, {ID: "b", Amount: 60, Groups: []string{"s"}}, {ID: "c", Amount: 320}},
			Groups: []Group{{ID: "s", AtLeast: halfShare()}}}, Policy{Division: Proportional, Ties: TiesByID}, []funding.Pence{13, 37, 50}, "25/2 75/2 50"},
		{"a group above its most", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 300, Groups: []string{"l"}}, {ID: "b", Amount: 50}, {ID: "c", Amount: 50}},
			Groups: []Group{{ID: "l", AtMost: halfShare()}}}, Policy{Division: Proportional}, []funding.Pence{50, 25, 25}, "50 25 25"},
		// a and b are held to 50 of 60 asked for, and in them b to 40.
		{"groups in groups", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 20, Groups: []string{"s"}}, {ID: "b", Amount: 40, Groups: []string{"s", "t"}}, {ID: "c", Amount: 340}},
			Groups: []Group{{ID: "t", AtLeast: Share{4, 1}}, {ID: "s", AtLeast: halfShare()}}}, Policy{Division: Proportional}, []funding.Pence{10, 40, 50}, "10 40 50"},
		{"a parent not named by the claim", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 20, Groups: []string{"s"}}, {ID: "b", Amount: 40, Groups: []string{"t"}}, {ID: "c", Amount: 340}},
			Groups: []Group{{ID: "t", AtLeast: Share{4, 1}, Parent: "s"}, {ID: "s", AtLeast: halfShare()}}}, Policy{Division: Proportional}, []funding.Pence{10, 40, 50}, "10 40 50"},
		// Equal awards give s 10 and 10, and the others 10 each. Held to 30, it leaves 10 for the other two.
		{"a group's shares are of what the reserve leaves", Round{Budget: 50, Claims: []Claim{{ID: "a", Amount: 20, Groups: []string{"s"}}, {ID: "b", Amount: 90, Groups: []string{"s"}}, {ID: "c", Amount: 90}, {ID: "d", Amount: 90}},
			Groups: []Group{{ID: "s", AtLeast: Share{75, 2}}}}, Policy{Division: EqualAwards, Reserve: 10}, []funding.Pence{15, 15, 5, 5}, "15 15 5 5"},
		// 51 and 51 of 101 do not fit: of equal remainders "t", the last, gets a penny less.
		{"least shares of an odd budget", Round{Budget: 101, Claims: []Claim{{ID: "a", Amount: 100, Groups: []string{"s"}}, {ID: "b", Amount: 100, Groups: []string{"t"}}},
			Groups: []Group{{ID: "t", AtLeast: halfShare()}, {ID: "s", AtLeast: halfShare()}}}, Policy{Division: EqualAwards, Ties: TiesByID}, []funding.Pence{51, 50}, "101/2 101/2"},
		// Enough for all is no error, though "s" misses its 50.
		{"a least share above what is asked for", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 20, Groups: []string{"s"}}, {ID: "b", Amount: 30, Cap: 5, Groups: []string{"s"}}, {ID: "c", Amount: 75}},
			Groups: []Group{{ID: "s", AtLeast: halfShare()}}}, Policy{Division: EqualAwards}, []funding.Pence{20, 5, 75}, "20 5 75"},
		// The same with the first by identifier in "t": now the groups have to be held.
		{"least shares against the order of ties", Round{Budget: 101, Claims: []Claim{{ID: "b", Amount: 100, Groups: []string{"s"}}, {ID: "a", Amount: 100, Groups: []string{"t"}}},
			Groups: []Group{{ID: "t", AtLeast: halfShare()}, {ID: "s", AtLeast: halfShare()}}}, Policy{Division: EqualAwards, Ties: TiesByID}, []funding.Pence{51, 50}, "51 50"},
	} {
		t.Run(test.name, func(t *testing.T) {
			awards, err := test.policy.Awards(test.round)
			require.NoError(t, err)
			require.Equal(t, test.awards, awards)
			exact, err := test.policy.Exact(test.round)
			require.NoError(t, err)
			require.Equal(t, test.exact, texts(exact))
		})
	}
}

// seedFor is a seed where ties need one.
func seedFor(ties Ties) uint64 {
	if ties == TiesByDraw {
		return 7
	}
	return 0
}

func texts(values []*big.Rat) string {
	var text []string
	for _, value := range values {
		text = append(text, value.RatString())
	}
	return strings.Join(text, " ")
}

// The research page's asks of 10 and 5, whole or not at all.
func TestAllocate_minimums(t *testing.T) {
	for _, test := range []struct {
		budget   funding.Pence
		minimums Minimums
		want     []funding.Pence
	}{
		{9, DropFurthestBelow, []funding.Pence{0, 5}},
		{9, MostMoney, []funding.Pence{0, 5}},
		{10, DropFurthestBelow, []funding.Pence{0, 5}},
		{10, MostMoney, []funding.Pence{10, 0}},
		{4, DropFurthestBelow, []funding.Pence{0, 0}},
		{4, MostMoney, []funding.Pence{0, 0}},
		{15, MinimumsNotStated, []funding.Pence{10, 5}},
	} {
		round := Round{Budget: test.budget, Claims: []Claim{{ID: "first", Amount: 10, Minimum: 10}, {ID: "second", Amount: 5, Minimum: 5}}}
		got, err := Policy{Division: EqualAwards, Ties: TiesByID, Minimums: test.minimums}.Awards(round)
		require.NoError(t, err)
		require.Equal(t, test.want, got, "%v of %d", test.minimums, int64(test.budget))
	}
	round := Round{Budget: 10, Claims: []Claim{{ID: "first", Amount: 10, Minimum: 10}, {ID: "second", Amount: 5, Minimum: 5}}}
	_, err := Policy{Division: EqualAwards}.Awards(round)
	require.EqualError(t, err, `minimums: not-stated: missing: claims that would get less than their minimum: 1, such as "first" £0.05 of £0.10`)

	// In proportion both get 3/5 of what they need: who is dropped is a tie.
	round.Budget = 9
	_, err = Policy{Division: Proportional, Minimums: DropFurthestBelow}.Awards(round)
	require.EqualError(t, err, "ties: not-stated: missing: claims whose awards are the same part of their minimums, of which one is to be dropped: 2")
	got, err := Policy{Division: Proportional, Minimums: DropFurthestBelow, Ties: TiesByID}.Awards(round)
	require.NoError(t, err)
	require.Equal(t, []funding.Pence{0, 0}, got, "the second is dropped, and then the first gets 9 of 10")
}

// Two sets are paid as much and are as large.
// A claim whose minimum is above all that it may get is never served: it must
// not count beside the others either, whether or not its award would be nothing.
func TestExact_hopelessMinimum(t *testing.T) {
	for _, minimums := range append(AllMinimums(), MinimumsNotStated) {
		for budget := range funding.Pence(12) {
			policy := Policy{Division: Proportional, Ties: TiesByID, Minimums: minimums}
			round := Round{Budget: budget, Claims: []Claim{{ID: "a", Amount: 9}, {ID: "b", Amount: 1, Minimum: 2}, {ID: "c", Amount: 3}}}
			with, err := policy.Exact(round)
			require.NoError(t, err)
			round.Claims[1].Amount, round.Claims[1].Minimum = 0, 0
			without, err := policy.Exact(round)
			require.NoError(t, err)
			require.Equal(t, fmt.Sprint(without), fmt.Sprint(with), "%v of %d", minimums, int64(budget))
		}
	}
}

func TestAllocate_mostMoney(t *testing.T) {
	round := Round{Budget: 10, Claims: []Claim{{ID: "c", Amount: 10, Minimum: 10}, {ID: "b", Amount: 10, Minimum: 10}, {ID: "a", Amount: 10, Minimum: 10}}}
	policy := Policy{Division: EqualAwards, Minimums: MostMoney}
	_, err := policy.Awards(round)
	require.ErrorContains(t, err, "ties: not-stated: missing")
	policy.Ties = TiesByID
	got, err := policy.Awards(round)
	require.NoError(t, err)
	require.Equal(t, []funding.Pence{0, 0, 10}, got)

	// More claims are better than fewer, and more money better than that.
	for budget, want := range map[funding.Pence][]funding.Pence{8: {8, 0, 0}, 9: {0, 5, 4}, 7: {0, 0, 4}} {
		got, err = policy.Awards(Round{Budget: budget, Claims: []Claim{{ID: "a", Amount: 9, Minimum: 8}, {ID: "b", Amount: 5, Minimum: 5}, {ID: "c", Amount: 4, Minimum: 4}}})
		require.NoError(t, err)
		if budget == 7 {
			want = []funding.Pence{0, 5, 0}
		}
		require.Equal(t, want, got, int64(budget))
	}

	// Held to 90 by its group, "a" is paid no more than the other two together.
	held := Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 100, Minimum: 90, Groups: []string{"g"}}, {ID: "b", Amount: 45, Minimum: 45}, {ID: "c", Amount: 45, Minimum: 45}},
		Groups: []Group{{ID: "g", AtMost: Share{9, 1}}}}
	got, err = policy.Awards(held)
	require.NoError(t, err)
	require.Equal(t, []funding.Pence{0, 45, 45}, got)

	many := Round{Budget: 10}
	for i := range MaxMinimums + 1 {
		many.Claims = append(many.Claims, Claim{ID: fmt.Sprint(i), Amount: 5, Minimum: 3})
	}
	_, err = policy.Awards(many)
	require.ErrorIs(t, err, engagement.ErrLimit)
	many.Budget = 1000
	_, err = policy.Awards(many)
	require.NoError(t, err, "all can be served")
	many.Budget, many.Claims = 10, many.Claims[1:]
	got, err = policy.Awards(many)
	require.NoError(t, err)
	sum, err := total(got)
	require.NoError(t, err)
	require.Equal(t, funding.Pence(10), sum)
}

// A claim with a floor is served; with a minimum it gets at least the larger.
func TestAllocate_floorAndMinimum(t *testing.T) {
	round := Round{Budget: 60, Claims: []Claim{{ID: "a", Amount: 60, Floor: 10, Minimum: 50}, {ID: "b", Amount: 60}}}
	got, err := Policy{Division: EqualAwards}.Awards(round)
	require.NoError(t, err)
	require.Equal(t, []funding.Pence{50, 10}, got)
	round.Claims[0].Cap = 40
	_, err = Policy{Division: EqualAwards}.Awards(round)
	require.EqualError(t, err, "claims[0].minimum: £0.50: contradicts: it is £0.10 more than the cap of £0.40")
}

// Everything that contradicts is reported at once, with by how much.
func TestAllocate_infeasible(t *testing.T) {
	for _, test := range []struct {
		name   string
		round  Round
		policy Policy
		want   string
	}{
		{"floors above their claims and caps", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 10, Floor: 15, Cap: 12}, {ID: "b", Amount: 90, Floor: 30}}}, Policy{Most: 20},
			"claims[0].floor: £0.15: contradicts: it is £0.05 more than the claim of £0.10\nclaims[0].floor: £0.15: contradicts: it is £0.03 more than the cap of £0.12"},
		{"a floor above the most", Round{Budget: 100, Claims: []Claim{{ID: "b", Amount: 90, Floor: 30}}}, Policy{Most: 20},
			"claims[0].floor: £0.30: contradicts: by £0.10 more than the most of £0.20"},
		{"floors above the budget", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 60, Floor: 60}, {ID: "b", Amount: 90, Floor: 40}}}, Policy{Reserve: 1},
			"budget: contradicts: floors of £1.00 come to £1.00, £0.01 more than the £0.99 that can be shared after a reserve of £0.01"},
		{"a reserve above the budget", Round{Budget: 100}, Policy{Reserve: 101}, "reserve: £1.01: contradicts: it is £0.01 more than the budget of £1.00"},
		{"groups above all", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 90, Groups: []string{"s"}}, {ID: "b", Amount: 90, Groups: []string{"t"}}},
			Groups: []Group{{ID: "s", AtLeast: Share{6, 1}}, {ID: "t", AtLeast: halfShare()}}}, Policy{},
			`budget: contradicts: £0.60 for group "s" and £0.50 for group "t" come to £1.10, £0.10 more than the £1.00 that can be shared`},
		{"claims below their group's least", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 20, Groups: []string{"s"}}, {ID: "b", Amount: 30, Cap: 5, Groups: []string{"s"}}, {ID: "c", Amount: 76}},
			Groups: []Group{{ID: "s", AtLeast: halfShare()}, {ID: "none", AtLeast: Share{1, 1}}}}, Policy{},
			"groups[0].atLeast: 0.50: contradicts: £0.50 is to go to group \"s\", whose claims can take £0.25: £0.25 too little\n" +
				"groups[1].atLeast: 0.1: contradicts: £0.10 is to go to group \"none\", whose claims can take £0.00: £0.10 too little"},
		{"floors above their group's most", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 80, Floor: 60, Groups: []string{"s"}}}, Groups: []Group{{ID: "s", AtMost: halfShare()}}}, Policy{},
			"groups[0].atMost: 0.50: contradicts: in group \"s\" floors of £0.60 come to £0.60, £0.10 more than the £0.50 it may get"},
		{"a group within a smaller one", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 80, Groups: []string{"s"}}}, Groups: []Group{{ID: "s", AtLeast: halfShare(), Parent: "t"}, {ID: "t", AtMost: Share{3, 1}}}}, Policy{},
			"groups[1].atMost: 0.3: contradicts: in group \"t\" £0.50 for group \"s\" come to £0.50, £0.20 more than the £0.30 it may get"},
		{"a group that can take less than its least, within a full one", Round{Budget: 17, Claims: []Claim{{ID: "a", Amount: 10}, {ID: "b", Amount: 5, Groups: []string{"t"}}, {ID: "c", Amount: 2, Floor: 1, Groups: []string{"s"}}},
			Groups: []Group{{ID: "s", AtMost: Share{34, 2}}, {ID: "t", AtLeast: Share{333, 3}, Parent: "s"}}}, Policy{},
			"groups[0].atMost: 0.34: contradicts: in group \"s\" floors of £0.01 and £0.05 for group \"t\" come to £0.06, £0.01 more than the £0.05 it may get"},
		{"dropping takes from a group", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 60, Minimum: 60, Groups: []string{"s"}}, {ID: "b", Amount: 90}}, Groups: []Group{{ID: "s", AtLeast: halfShare(), AtMost: halfShare()}}}, Policy{Minimums: DropFurthestBelow},
			"groups[0].atLeast: 0.50: contradicts: £0.50 is to go to group \"s\", whose claims can take £0.00: £0.50 too little (claims not served, as they would get less than their minimum: 1)"},
		{"no set serves a group", Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 60, Minimum: 60, Groups: []string{"s"}}, {ID: "b", Amount: 90}}, Groups: []Group{{ID: "s", AtLeast: halfShare(), AtMost: halfShare()}}}, Policy{Minimums: MostMoney},
			"groups[0].atLeast: 0.50: contradicts: £0.50 is to go to group \"s\", whose claims can take £0.00: £0.50 too little (claims not served, as they would get less than their minimum: 1)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.policy.Division = EqualAwards
			_, err := Allocate(test.round, test.policy)
			require.EqualError(t, err, test.want)
			require.ErrorIs(t, err, engagement.ErrContradicts)
		})
	}
}

func TestAllocate_constraintProblems(t *testing.T) {
	for _, test := range []struct {
		name   string
		round  Round
		policy Policy
		want   string
	}{
		{"negative", Round{Claims: []Claim{{ID: "a", Amount: 1, Weight: -1, Floor: -2, Cap: -3, Minimum: -4, Tier: -5}}}, Policy{Division: Talmud, Most: -6, Reserve: -7},
			"claims[0].floor: -£0.02: negative\nclaims[0].cap: -£0.03: negative\nclaims[0].minimum: -£0.04: negative\nclaims[0].weight: -1: negative\nclaims[0].tier: -5: negative\nmost: -£0.06: negative\nreserve: -£0.07: negative"},
		{"a tier left out", Round{Claims: []Claim{{ID: "a", Amount: 1}, {ID: "b", Amount: 1, Tier: 2}}}, Policy{Division: Talmud},
			`claims[0].tier: missing: claim "b" is in a tier, so that every claim has to be`},
		{"weights too large", Round{Claims: []Claim{{ID: "b", Amount: 5, Weight: math.MaxInt64}, {ID: "a", Amount: 5, Weight: 1}}}, Policy{Division: EqualAwards},
			"claims[1].weight: 1: too large: with the others"},
		{"groups", Round{Claims: []Claim{{ID: "a", Amount: 1, Groups: []string{"x", "s", "s"}}},
			Groups: []Group{{ID: ""}, {ID: "s", AtLeast: Share{6, 1}, AtMost: halfShare()}, {ID: "s", AtLeast: Share{5, 0}}, {ID: "p", Parent: "q"}, {ID: "q", Parent: "p"}, {ID: "r", Parent: "z"}}}, Policy{Division: EqualAwards},
			"groups[0].id: missing\ngroups[1].atLeast: 0.6: contradicts: at most is 0.50, 0.10 less\ngroups[2].id: \"s\": duplicate\ngroups[2].atLeast: 5: out of range: a share is from 0 to 1, with up to 9 decimals\n" +
				"groups[3].parent: \"q\": contradicts: the group lies in itself\ngroups[4].parent: \"p\": contradicts: the group lies in itself\ngroups[5].parent: \"z\": no such group"},
		{"groups of a claim", Round{Claims: []Claim{{ID: "a", Amount: 1, Groups: []string{"x", "s", "s"}}}, Groups: []Group{{ID: "s"}}}, Policy{Division: EqualAwards},
			"claims[0].groups[0]: \"x\": no such group\nclaims[0].groups[2]: \"s\": duplicate"},
		{"groups that cross", Round{Claims: []Claim{{ID: "a", Amount: 1, Groups: []string{"s"}}, {ID: "b", Amount: 1, Groups: []string{"s", "t"}}, {ID: "c", Amount: 1, Groups: []string{"t"}}}, Groups: []Group{{ID: "s"}, {ID: "t"}}}, Policy{Division: EqualAwards},
			`claims[1].groups: "b": contradicts: it is in groups "s" and "t", and neither holds all claims of the other`},
		{"a policy that contradicts itself", Round{}, Policy{Division: EqualAwards, Seed: 5, Reserve: 5, ReserveShare: halfShare(), Minimums: 9},
			"minimums: unknown word Minimums(9)\nseed: 5: contradicts: ties are not drawn\nreserve: £0.05: contradicts: a share of 0.50 is stated too"},
		{"a draw without a seed", Round{}, Policy{Division: EqualAwards, Ties: TiesByDraw}, "seed: missing: a draw needs one, from 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Allocate(test.round, test.policy)
			require.EqualError(t, err, test.want)
			_, err = test.policy.Exact(test.round)
			require.EqualError(t, err, test.want)
		})
	}
}

// What a division does not take is refused at the field that states it.
func TestAllocate_refused(t *testing.T) {
	round := Round{Budget: 1, Claims: []Claim{{ID: "a", Amount: 10, Weight: 2, Floor: 1, Cap: 5, Tier: 1, Minimum: 3, Groups: []string{"s"}}, {ID: "b", Amount: 5, Tier: 1}}, Groups: []Group{{ID: "s"}}}
	for _, d := range Divisions() {
		for _, baselines := range []bool{false, true} {
			for _, minimums := range AllMinimums() {
				policy := Policy{Division: d, Baselines: baselines, Minimums: minimums, Reserve: 1}
				want := map[string]bool{}
				add := func(path string, c Constraint) {
					if !d.Takes(c).Takes {
						want[path] = true
					}
				}
				add("claims[0].weight", WithWeights)
				if !baselines {
					add("claims[0].floor", WithFloors)
				}
				for _, path := range []string{"claims[0].tier", "claims[1].tier"} {
					add(path, WithTiers)
				}
				if minimums == MostMoney {
					add("claims[0].minimum", WithMostMoney)
				} else {
					add("claims[0].minimum", WithMinimums)
				}
				add("claims[0].groups", WithGroups)
				add("groups", WithGroups)
				_, err := Allocate(round, policy)
				var problems engagement.Problems
				got := map[string]bool{}
				if errors.As(err, &problems) {
					for _, problem := range problems {
						if strings.Contains(problem.Error(), " takes no ") {
							got[problem.Path] = true
						}
					}
				}
				require.Equal(t, want, got, policy)
			}
		}
	}
}

func TestMatrix(t *testing.T) {
	cells := Matrix()
	require.Len(t, cells, len(Divisions())*len(AllConstraints()))
	for _, cell := range cells {
		if cell.Division == Proportional || cell.Division == EqualAwards || cell.Division == EqualLosses {
			require.True(t, cell.Takes, cell)
			require.Empty(t, cell.Note)
		}
		if !cell.Takes {
			require.NotEmpty(t, cell.Note)
		}
	}
	require.False(t, DivisionNotStated.Takes(WithCaps).Takes)
	require.False(t, Division(200).Takes(WithCaps).Takes)
	require.False(t, Proportional.Takes(ConstraintNotStated).Takes)
	require.False(t, Proportional.Takes(200).Takes)
}

// The draw is the one described: anyone can replay it from the identifiers, the
// seed, and PCG-DXSM.
func TestAllocate_draw(t *testing.T) {
	round := Round{Budget: 2}
	ids := []string{"e", "b", "d", "a", "c"}
	for _, id := range ids {
		round.Claims = append(round.Claims, Claim{ID: id, Amount: 5})
	}
	winners := map[string]int{}
	for seed := uint64(1); seed <= 500; seed++ {
		source := rand.NewPCG(seed, 0)
		number := map[string]uint64{}
		for _, id := range slices.Sorted(slices.Values(ids)) {
			number[id] = source.Uint64()
		}
		want := slices.SortedFunc(slices.Values(ids), func(a, b string) int {
			if number[a] < number[b] {
				return -1
			}
			return 1
		})
		for _, d := range []Division{Proportional, EqualAwards, EqualLosses, Talmud, AdjustedProportional} {
			allocation, err := Allocate(round, Policy{Division: d, Ties: TiesByDraw, Seed: seed})
			require.NoError(t, err)
			require.Equal(t, []Draw{{"largest-remainder", want, 2}}, allocation.Draws, d)
			for _, award := range allocation.Awards {
				require.Equal(t, slices.Contains(want[:2], award.ID), award.Award == 1, "%v by seed %d: %v of %v", d, seed, award, want)
			}
		}
		for _, id := range want[:2] {
			winners[id]++
		}
	}
	for _, id := range ids {
		require.InDelta(t, 200, winners[id], 50, "%s wins in about two of five draws", id)
	}
	// Where nothing is decided nothing is drawn.
	round.Budget = 5
	allocation, err := Allocate(round, Policy{Division: EqualAwards, Ties: TiesByDraw, Seed: 1})
	require.NoError(t, err)
	require.Empty(t, allocation.Draws)
}

// Draws for who is dropped are published too.
func TestAllocate_drawMinimums(t *testing.T) {
	round := Round{Budget: 10, Claims: []Claim{{ID: "a", Amount: 10, Minimum: 10}, {ID: "b", Amount: 10, Minimum: 10}}}
	for _, minimums := range AllMinimums() {
		served := map[string]bool{}
		for seed := uint64(1); seed < 20; seed++ {
			allocation, err := Allocate(round, Policy{Division: EqualAwards, Ties: TiesByDraw, Seed: seed, Minimums: minimums})
			require.NoError(t, err)
			require.Len(t, allocation.Draws, 1)
			require.Equal(t, "minimums", allocation.Draws[0].Rule)
			for _, award := range allocation.Awards {
				require.Equal(t, award.ID == allocation.Draws[0].Order[0], award.Award == 10)
			}
			served[allocation.Draws[0].Order[0]] = true
		}
		require.Len(t, served, 2, "not always the same")
	}
}

func TestAllocate_constraintReasons(t *testing.T) {
	round := Round{Budget: 1000, Claims: []Claim{
		{ID: "a", Amount: 300, Cap: 200, Tier: 1, Groups: []string{"s"}},
		{ID: "b", Amount: 900, Tier: 1, Floor: 50, Weight: 2},
		{ID: "c", Amount: 80, Minimum: 90, Tier: 1},
		{ID: "d", Amount: 500, Tier: 2},
	}, Groups: []Group{{ID: "s", AtMost: Share{1, 1}}}}
	allocation, err := Allocate(round, Policy{Division: EqualAwards, Ties: TiesByID, Minimums: DropFurthestBelow, Reserve: 100})
	require.NoError(t, err)
	require.Equal(t, funding.Pence(100), allocation.Reserve)
	require.Equal(t, funding.Pence(0), allocation.Unallocated)
	var got []string
	for _, award := range allocation.Awards {
		for _, reason := range award.Reasons {
			got = append(got, award.String()+" "+reason.Rule.ID+" "+reason.Outcome.String()+": "+reason.Detail())
		}
	}
	for _, reason := range allocation.Reasons {
		got = append(got, reason.Rule.ID+" "+reason.Outcome.String()+": "+reason.Detail())
	}
	require.Equal(t, []string{
		`{a £3.00 £0.90} groups met: group "s" gets £0.90, its most share`,
		`{a £3.00 £0.90} tiers not-met: tier 1 is served in part only: £0.90 of £2.00`,
		`{b £9.00 £8.10} tiers not-met: tier 1 is served in part only: £8.10 of £9.00`,
		`{b £9.00 £8.10} weights met: it counts with a weight of 2`,
		`{c £0.80 £0.00} minimums not-met: it can get £0.80 at most, less than its minimum of £0.90`,
		`{d £5.00 £0.00} tiers not-met: nothing is left for tier 2`,
		`equal-awards met: £9.00 of claims of £17.80 is shared: 0 of 4 claims in full, 2 with nothing`,
		`reserve met: £1.00 of the budget is kept back first`,
		`groups met: group "s" gets £0.90, its most share`,
		`minimums met: claims that are not served, as they would get less than their minimum: 1`,
		`tiers not-met: tier 1 gets £8.10 of the £9.00 that it can take`,
		`tiers not-met: tier 2 gets £0.00 of the £5.00 that it can take`,
		`tiers not-met: tier 1 in group "s" gets £0.90 of the £2.00 that it can take`,
		`floors met: awards at their floors: 0, of floors of £0.50`,
		`weights met: claims that count with another weight than 1: 1`,
		`largest-remainder not-applicable: no pennies are left after rounding down`,
	}, got)
	for _, rule := range constraintRules() {
		require.Contains(t, Rules(), rule)
	}
}

// A policy without constraints and one whose constraints do nothing give the same.
// Whatever a draw decides, on the way too, is published: there is a draw just
// where ties that are not stated would be an error.
func TestAllocate_drawsPublished(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 123))
	drawn := map[string]int{}
	for range 3000 {
		round := Round{Claims: make([]Claim, 2+rng.IntN(4)), Groups: []Group{{ID: "s", AtLeast: Share{35, 2}}, {ID: "t", AtMost: Share{35, 2}}}}
		sum := 0
		for i := range round.Claims {
			amount := 5 + 2*rng.IntN(3)
			sum += amount
			round.Claims[i] = Claim{ID: string(rune('a' + i)), Amount: funding.Pence(amount)}
			if rng.IntN(2) == 0 {
				round.Claims[i].Minimum = 4
			}
			if group := rng.IntN(3); group > 0 {
				round.Claims[i].Groups = []string{[]string{"s", "t"}[group-1]}
			}
		}
		round.Budget = funding.Pence(rng.IntN(sum))
		policy := Policy{Division: []Division{EqualAwards, Talmud, Proportional}[rng.IntN(3)], Minimums: Minimums(1 + rng.IntN(2)), Ties: TiesByDraw, Seed: 1 + rng.Uint64N(100)}
		allocation, err := Allocate(round, policy)
		if err != nil {
			require.ErrorIs(t, err, engagement.ErrContradicts)
			continue
		}
		policy.Ties, policy.Seed = TiesNotStated, 0
		_, err = Allocate(round, policy)
		if len(allocation.Draws) == 0 {
			require.NoError(t, err, "%+v", round)
			continue
		}
		require.Error(t, err, "%+v drew %+v", round, allocation.Draws)
		for _, draw := range allocation.Draws {
			drawn[draw.Rule]++
		}
	}
	require.Len(t, drawn, 3, "all three ways to decide: %v", drawn)
}

// Minimal overlap cuts a claim to its cap before it shares: that is said where the award
// is below the cap, too. Nor does it say who settled a tie where none was.
func TestAllocate_cutReasons(t *testing.T) {
	allocation, err := Allocate(Round{Budget: 201, Claims: []Claim{{ID: "a", Amount: 900, Cap: 100}, {ID: "b", Amount: 303}, {ID: "c", Amount: 1, Cap: 1}}}, Policy{Division: MinimalOverlap})
	require.NoError(t, err)
	var got []string
	for _, award := range allocation.Awards {
		for _, reason := range award.Reasons {
			got = append(got, award.ID+" "+reason.String())
		}
	}
	for _, reason := range allocation.Reasons {
		got = append(got, reason.String())
	}
	text := strings.Join(got, "\n")
	require.Contains(t, text, "the claim counts only as far as its cap of £1.00")
	require.Contains(t, text, "other claims that count only as far as their caps: 1")
	require.Contains(t, text, "no tie decides who gets one")
	require.NotContains(t, text, "not-stated")
}

func TestAllocate_idle(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 100 {
		round := roundFrom(r)
		idle := round.clone()
		for i := range idle.Claims {
			claim := &idle.Claims[i]
			claim.Cap, claim.Minimum, claim.Tier, claim.Groups = claim.Amount+1, min(claim.Amount, 1), 3, []string{"all"}
		}
		idle.Groups = []Group{{ID: "all", AtMost: Share{1, 0}}}
		for _, d := range sharing(len(round.Claims)) {
			if d == ConcedeAndDivide {
				continue
			}
			for _, ties := range AllTies() {
				policy := Policy{Division: d, Ties: ties, Seed: seedFor(ties)}
				want, err := policy.Awards(round)
				require.NoError(t, err)
				got, err := policy.Awards(idle)
				require.NoError(t, err)
				require.Equal(t, want, got, "%v of %+v", policy, round)
			}
		}
	}
}

func TestAllocate_missed(t *testing.T) {
	allocation, err := Allocate(Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 20, Groups: []string{"s"}}, {ID: "c", Amount: 70}}, Groups: []Group{{ID: "s", AtLeast: halfShare()}}}, Policy{Division: EqualLosses})
	require.NoError(t, err)
	require.Equal(t, funding.Pence(10), allocation.Unallocated)
	require.Equal(t, `groups s not-met: group "s" gets £0.20, all that its claims can take: £0.30 less than its least share (Borm, Carpente, Casas-Méndez and Hendrickx, Annals of Operations Research 137 (2005))`,
		allocation.Reasons[1].String())
}

// Where shares cannot be met in whole pence the reasons say who is off.
func TestAllocate_offByAPenny(t *testing.T) {
	details := func(r Round) (groups []string) {
		allocation, err := Allocate(r, Policy{Division: EqualAwards, Ties: TiesByID})
		require.NoError(t, err)
		for _, reason := range allocation.Reasons {
			if reason.Rule.ID == ruleGroups.ID {
				groups = append(groups, reason.Outcome.String()+": "+reason.Detail())
			}
		}
		return groups
	}
	one := []Claim{{ID: "a", Amount: 5, Groups: []string{"g"}}}
	require.Equal(t, []string{`not-met: group "g" gets £0.01, £0.01 more than its most share: no whole penny lies between its least and its most share, and the least one counts`},
		details(Round{Budget: 1, Claims: one, Groups: []Group{{ID: "g", AtLeast: Share{1, 1}, AtMost: Share{5, 1}}}}))
	require.Equal(t, []string{"met: every group is within its shares as it is"},
		details(Round{Budget: 2, Claims: one, Groups: []Group{{ID: "g", AtLeast: Share{1, 1}, AtMost: Share{1, 0}}}}))

	// Half of 101 pence each: one of the two halves is rounded down.
	two := []Claim{{ID: "a", Amount: 100, Groups: []string{"s"}}, {ID: "b", Amount: 100, Groups: []string{"t"}}}
	require.Equal(t, []string{`not-met: group "t" gets £0.50, £0.01 less than its least share rounded up: not all least shares can be`},
		details(Round{Budget: 101, Claims: two, Groups: []Group{{ID: "s", AtLeast: halfShare()}, {ID: "t", AtLeast: halfShare()}}}))
	two[0].Amount = 20
	two[1].Amount = 200
	two = append(two, Claim{ID: "c", Amount: 200, Groups: []string{"s"}}, Claim{ID: "d", Amount: 200, Groups: []string{"s"}})
	require.Equal(t, []string{`met: group "t" gets £0.50, its least share rounded down`,
		`not-met: group "t" gets £0.50, £0.01 less than its least share rounded up: not all least shares can be`},
		details(Round{Budget: 101, Claims: two, Groups: []Group{{ID: "s", AtLeast: halfShare()}, {ID: "t", AtLeast: halfShare()}}}))
}

func TestShare(t *testing.T) {
	for text, want := range map[string]Share{"0.50": {50, 2}, "1": {1, 0}, "0": {0, 1}, "0.0": {0, 1}, "0.333333333": {333333333, 9}, "1.00": {100, 2}} {
		got, err := ParseShare(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got)
		again, err := ParseShare(got.String())
		require.NoError(t, err)
		require.Equal(t, got, again)
	}
	for _, text := range []string{"", ".5", "2", "1.01", "-0.5", "0.", "0.0000000001", "50%", "0,5", "00.5", "+0.5", "1e0", "0.5 ", "0._5"} {
		_, err := ParseShare(text)
		require.ErrorIs(t, err, engagement.ErrOutOfRange, text)
	}
	for text, want := range map[string]Share{`"0.50"`: {50, 2}, `0.50`: {50, 2}, `0.1`: {1, 1}, `1`: {1, 0}, `0`: {0, 1}, `0.333333333`: {333333333, 9}, `""`: {}, `null`: {}} {
		var got Share
		require.NoError(t, json.Unmarshal([]byte(text), &got), text)
		require.Equal(t, want, got, text)
	}
	for text, want := range map[string]error{`5e-1`: engagement.ErrOutOfRange, `-0.5`: engagement.ErrOutOfRange, `1.5`: engagement.ErrOutOfRange,
		`0.1234567890`: engagement.ErrOutOfRange, `true`: engagement.ErrWrongType, `{}`: engagement.ErrWrongType, `"half"`: engagement.ErrOutOfRange} {
		got := Share{5, 1}
		require.ErrorIs(t, json.Unmarshal([]byte(text), &got), want, text)
		require.Equal(t, Share{5, 1}, got)
	}
	r := rand.New(rand.NewPCG(33, 34))
	for range 2_000 {
		decimals := r.IntN(MaxShareDecimals + 1)
		share := Share{r.Int64N(powersOfTen[decimals] + 1), decimals}
		amount := r.Int64N(math.MaxInt64) >> r.UintN(60)
		floor, rest := share.of(funding.Pence(amount))
		want := new(big.Int).Mul(big.NewInt(share.Units), big.NewInt(amount))
		want.Mul(want, big.NewInt(powersOfTen[MaxShareDecimals]/powersOfTen[decimals]))
		got := new(big.Int).Mul(big.NewInt(int64(floor)), big.NewInt(powersOfTen[MaxShareDecimals]))
		require.Zero(t, want.Cmp(got.Add(got, big.NewInt(rest))), "%v of %d", share, amount)
		require.Less(t, rest, powersOfTen[MaxShareDecimals])
	}
}

// Instalments heed the constraints at each part, and ties by draw.
func TestInstalments_constraints(t *testing.T) {
	round := Round{Budget: 90, Claims: []Claim{{ID: "a", Amount: 100, Cap: 20}, {ID: "b", Amount: 100, Weight: 2}, {ID: "c", Amount: 100}}}
	schedule, err := Instalments(round, []funding.Pence{30, 60}, Policy{Division: EqualAwards, Ties: TiesByID})
	require.NoError(t, err)
	var got []funding.Pence
	for _, instalment := range schedule.Instalments {
		for _, payment := range instalment.Payments {
			got = append(got, payment.SoFar)
		}
	}
	// 30 as 1 to 2 to 1; then 20, and 70 as 2 to 1.
	require.Equal(t, funding.Pence(30), got[0]+got[1]+got[2])
	require.Equal(t, []funding.Pence{15, 20, 47, 23}, append(got[1:2:2], got[3:]...))

	// The first part does not cover what has to be paid.
	round.Claims[2].Floor = 40
	_, err = Instalments(round, []funding.Pence{30, 60}, Policy{Division: EqualAwards, Ties: TiesByID})
	require.EqualError(t, err, "budget: contradicts: floors of £0.40 come to £0.40, £0.10 more than the £0.30 that can be shared")

	// By lots the one drawn first is paid first.
	round = Round{Budget: 2, Claims: []Claim{{ID: "a", Amount: 1}, {ID: "b", Amount: 1}, {ID: "c", Amount: 1}}}
	for seed := range uint64(20) {
		policy := Policy{Division: EqualAwards, Ties: TiesByDraw, Seed: seed + 1}
		allocation, err := Allocate(round, policy)
		require.NoError(t, err)
		schedule, err := Instalments(round, []funding.Pence{1, 1}, policy)
		require.NoError(t, err)
		for i, payment := range schedule.Instalments[0].Payments {
			require.Equal(t, round.Claims[i].ID == allocation.Draws[0].Order[0], payment.Paid == 1)
			require.Equal(t, allocation.Awards[i].Award, schedule.Instalments[1].Payments[i].SoFar)
		}
	}
}

// A reserve is accounted for through the layers.
func TestAllocateEnvelopes_constraints(t *testing.T) {
	parts := []Envelope{
		{Claim: Claim{ID: "north", Cap: 40}, Parts: []Envelope{{Claim: Claim{ID: "n1", Amount: 60}}, {Claim: Claim{ID: "n2", Amount: 60}}}},
		{Claim: Claim{ID: "south", Amount: 80, Weight: 2}},
	}
	cascade, err := AllocateEnvelopes(100, parts, []Policy{{Division: EqualAwards, Reserve: 10}, {Division: EqualAwards, Reserve: 4}})
	require.NoError(t, err)
	// 90 as 1 to 2 is 30 and 60; of the 30 there are 26 for two.
	require.Equal(t, engagement.Met, cascade.Check().Outcome)
	paid, err := cascade.Paid()
	require.NoError(t, err)
	require.Equal(t, []funding.Pence{100, 14, 86, 0}, []funding.Pence{paid.Budget, paid.Reserve, paid.Awarded, paid.Unallocated})
	cascade.Reserve++
	require.Equal(t, engagement.NotMet, cascade.Check().Outcome)

	_, err = AllocateEnvelopes(100, parts, []Policy{{Division: EqualAwards, Most: -1}, {Division: EqualAwards, Ties: TiesByDraw}})
	require.EqualError(t, err, "policies[0].most: -£0.01: negative\npolicies[1].seed: missing: a draw needs one, from 1")
}
