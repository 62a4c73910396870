package division

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

func payee(id string, amount funding.Pence) Envelope {
	return Envelope{Claim: Claim{ID: id, Amount: amount}}
}

func holds(id string, parts ...Envelope) Envelope {
	return Envelope{Claim: Claim{ID: id}, Parts: parts}
}

// Two areas that claim 300 each share 300 in proportion, 150 each; the claims of
// 100 and 200 in the one share theirs equally, and south has one for all of it.
func twoAreas() (funding.Pence, []Envelope, []Policy) {
	return 300, []Envelope{holds("north", payee("n1", 100), payee("n2", 200)), holds("south", payee("s1", 300)), payee("national", 0)},
		[]Policy{{Division: Proportional, Ties: TiesByID}, {Division: EqualAwards, Ties: TiesByID}}
}

func TestAllocateEnvelopes(t *testing.T) {
	budget, parts, policies := twoAreas()
	cascade, err := AllocateEnvelopes(budget, parts, policies)
	require.NoError(t, err)
	require.Equal(t, []Award{{ID: "north", Claim: 300, Award: 150}, {ID: "south", Claim: 300, Award: 150}, {ID: "national"}}, cascade.Awards)
	require.Equal(t, "proportional", cascade.Rule.ID)
	require.Len(t, cascade.Parts, 2)
	require.Equal(t, []Award{{ID: "n1", Claim: 100, Award: 75}, {ID: "n2", Claim: 200, Award: 75}}, cascade.Parts[0].Awards)
	require.Equal(t, []Award{{ID: "s1", Claim: 300, Award: 150}}, cascade.Parts[1].Awards)
	require.Equal(t, "equal-awards", cascade.Parts[1].Rule.ID)
	require.Equal(t, []LayerAccount{
		{Envelopes: 1, Received: 300, PassedOn: 300, Payees: 1},
		{Envelopes: 2, Received: 300, Paid: 300, Payees: 3},
	}, cascade.Layers())
	check := cascade.Reasons[len(cascade.Reasons)-1]
	require.Equal(t, engagement.Met, check.Outcome)
	require.Equal(t, "£3.00 through layers: 2; paid £3.00, left in envelopes £0.00", check.Detail())
	require.Equal(t, "envelopes: 2; received £3.00, passed on £0.00, paid £3.00 to 3, left £0.00", check.Because[1].Detail())

	paid, err := cascade.Paid()
	require.NoError(t, err)
	require.Equal(t, []Award{{ID: "national"}, {ID: "n1", Claim: 100, Award: 75}, {ID: "n2", Claim: 200, Award: 75}, {ID: "s1", Claim: 300, Award: 150}}, paid.Awards)
	require.Equal(t, []funding.Pence{300, 300, 0}, []funding.Pence{paid.Budget, paid.Awarded, paid.Unallocated})

	data, err := json.Marshal(cascade.Parts[1])
	require.NoError(t, err)
	require.Contains(t, string(data), `"id":"south","budget":"1.50","awarded":"1.50","unallocated":"0.00","awards":[{"id":"s1","claim":"3.00","award":"1.50"}]`)
}

// An amount of an envelope limits it, or leaves money in it.
func TestAllocateEnvelopes_stated(t *testing.T) {
	limited, larger := holds("limited", payee("a", 100), payee("b", 100)), holds("larger", payee("c", 10), payee("d", 20))
	limited.Amount, larger.Amount = 50, 100
	cascade, err := AllocateEnvelopes(1_000, []Envelope{limited, larger}, []Policy{{Division: EqualAwards}, {Division: EqualAwards}})
	require.NoError(t, err)
	require.Equal(t, []LayerAccount{
		{Envelopes: 1, Received: 1_000, PassedOn: 150, Unallocated: 850},
		{Envelopes: 2, Received: 150, Paid: 80, Payees: 4, Unallocated: 70},
	}, cascade.Layers())
	require.Equal(t, funding.Pence(25), cascade.Parts[0].Awards[0].Award)
	require.Equal(t, funding.Pence(70), cascade.Parts[1].Unallocated)
	paid, err := cascade.Paid()
	require.NoError(t, err)
	require.Equal(t, funding.Pence(920), paid.Unallocated)
}

func TestAllocateEnvelopes_problems(t *testing.T) {
	_, err := AllocateEnvelopes(-1, []Envelope{
		holds("a", payee("", 1), payee("b", -2), holds("c", payee("d", 1))),
		holds("e", payee("b", 1), payee("f", 1), payee("f", 1)),
		payee("e", 1),
		holds("g", payee("h", math.MaxInt64), payee("i", 1)),
	}, []Policy{{Division: EqualAwards, Ties: 99}, {}})
	require.EqualError(t, err, `budget: -£0.01: negative
policies[0].ties: unknown word Ties(99)
policies[1].division: not-stated: missing: the way to share
parts[0].parts[2].parts: 1: over the limit: there are policies for 2 layers
parts[0].parts[0].id: missing
parts[0].parts[1].amount: -£0.02: negative
parts[1].parts[0].id: "b": duplicate
parts[1].parts[2].id: "f": duplicate
parts[3].parts: too large: the claims together
parts[2].id: "e": duplicate`)

	// A tie in one envelope, and who has none there.
	budget, parts, policies := twoAreas()
	parts[0].Amount, policies[1].Ties = 298, TiesNotStated // 298/598 of 300 is 149 and a half
	_, err = AllocateEnvelopes(budget, parts, policies)
	require.EqualError(t, err, "parts[0].ties: not-stated: missing: of 2 claims with equal remainders 1 get a penny")
	_, err = AllocateEnvelopes(0, nil, nil)
	require.ErrorIs(t, err, engagement.ErrLimit)
	none, err := AllocateEnvelopes(5, nil, policies)
	require.NoError(t, err)
	require.Equal(t, []LayerAccount{{Envelopes: 1, Received: 5, Unallocated: 5}}, none.Layers())

	// An envelope inside itself.
	loop := []Envelope{holds("loop"), holds("other")}
	loop[0].Parts, loop[1].Parts = loop, loop
	_, err = AllocateEnvelopes(5, loop, slices.Repeat([]Policy{{Division: EqualAwards}}, 50))
	require.ErrorIs(t, err, engagement.ErrDuplicate)
}

// tree draws envelopes up to so many layers deep.
func tree(r *rand.Rand, depth int, next *int) []Envelope {
	parts := make([]Envelope, 1+r.IntN(4))
	for i := range parts {
		*next++
		parts[i] = payee(fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), *next), funding.Pence(r.Int64N(1<<r.IntN(40))))
		if depth > 1 && r.IntN(3) > 0 {
			parts[i].Parts = tree(r, depth-1, next)
			if r.IntN(3) > 0 {
				parts[i].Amount = 0
			}
		}
	}
	return parts
}

func clone(parts []Envelope) []Envelope {
	copied := slices.Clone(parts)
	for i := range copied {
		copied[i].Parts = clone(copied[i].Parts)
	}
	return copied
}

// bySteps shares envelopes step by step: by the awards of each.
func bySteps(t *testing.T, budget funding.Pence, parts []Envelope, policies []Policy, awards map[string]funding.Pence) {
	var claimed func(e Envelope) funding.Pence
	claimed = func(e Envelope) (sum funding.Pence) {
		if len(e.Parts) == 0 || e.Amount > 0 {
			return e.Amount
		}
		for _, part := range e.Parts {
			sum += claimed(part)
		}
		return sum
	}
	round := Round{Budget: budget}
	for _, part := range parts {
		round.Claims = append(round.Claims, Claim{ID: part.ID, Amount: claimed(part)})
	}
	got, err := policies[0].Awards(round)
	require.NoError(t, err)
	for i, part := range parts {
		awards[part.ID] = got[i]
		if len(part.Parts) > 0 {
			bySteps(t, got[i], part.Parts, policies[1:], awards)
		}
	}
}

func TestAllocateEnvelopes_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(50, 1))
	for range 500 {
		next := 0
		parts := tree(r, 3, &next)
		budget := funding.Pence(r.Int64N(1 << r.IntN(44)))
		var policies []Policy
		for range 3 {
			policies = append(policies, Policy{Division: anyDivision(r), Ties: Ties(1 + r.IntN(2))})
		}
		before := clone(parts)
		cascade, err := AllocateEnvelopes(budget, parts, policies)
		require.NoError(t, err)
		require.Equal(t, before, parts, "the envelopes were changed")
		require.Equal(t, engagement.Met, cascade.Check().Outcome)

		// Every layer is made up, and the next received what it passed on.
		layers := cascade.Layers()
		var paid, left funding.Pence
		passed := budget
		for _, layer := range layers {
			require.Equal(t, passed, layer.Received)
			require.Equal(t, layer.Received, layer.PassedOn+layer.Paid+layer.Unallocated)
			passed = layer.PassedOn
			paid += layer.Paid
			left += layer.Unallocated
		}
		require.Zero(t, passed)
		require.Equal(t, budget, paid+left)

		// Everyone gets what the steps give.
		want := map[string]funding.Pence{}
		bySteps(t, budget, parts, policies, want)
		all, err := cascade.Paid()
		require.NoError(t, err)
		require.Equal(t, []funding.Pence{paid, left}, []funding.Pence{all.Awarded, all.Unallocated})
		for _, award := range all.Awards {
			require.Equal(t, want[award.ID], award.Award)
		}

		// In another order everyone gets the same.
		shuffled := clone(parts)
		var shuffle func(parts []Envelope)
		shuffle = func(parts []Envelope) {
			r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			for _, part := range parts {
				shuffle(part.Parts)
			}
		}
		shuffle(shuffled)
		again, err := AllocateEnvelopes(budget, shuffled, policies)
		require.NoError(t, err)
		others, err := again.Paid()
		require.NoError(t, err)
		require.ElementsMatch(t, all.Awards, others.Awards)
		require.Equal(t, layers, again.Layers())
	}
}

// In proportion it makes no difference but for pennies through how many layers a
// budget goes: an area's penny and a project's own.
func TestAllocateEnvelopes_proportional(t *testing.T) {
	r := rand.New(rand.NewPCG(50, 2))
	for range 300 {
		var areas []Envelope
		var atOnce Round
		for i := range 1 + r.IntN(5) {
			area := holds(fmt.Sprint("area", i))
			for j, amount := range claimsFrom(r) {
				part := payee(fmt.Sprint(i, "/", j), amount>>4)
				area.Parts = append(area.Parts, part)
				atOnce.Claims = append(atOnce.Claims, part.Claim)
			}
			areas = append(areas, area)
		}
		atOnce.Budget = budgetFor(r, atOnce.amounts())
		policy := Policy{Division: Proportional, Ties: TiesByClaim}
		cascade, err := AllocateEnvelopes(atOnce.Budget, areas, []Policy{policy, policy})
		require.NoError(t, err)
		exact, err := Proportional.Exact(atOnce)
		require.NoError(t, err)
		paid, err := cascade.Paid()
		require.NoError(t, err)
		for i, award := range paid.Awards {
			require.Equal(t, atOnce.Claims[i].ID, award.ID)
			off := new(big.Rat).Sub(pence(award.Award), exact[i])
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(2, 1)))
		}
	}
}

// FuzzAllocateEnvelopes reads a tree from bytes: how deep each stands, and its
// amount.
func FuzzAllocateEnvelopes(f *testing.F) {
	f.Add([]byte{0, 0, 1, 100, 1, 200, 0, 0, 1, 44}, int64(300), uint8(2))
	f.Add([]byte{0, 9, 1, 0, 2, 7, 2, 7}, int64(5), uint8(1))
	f.Fuzz(func(t *testing.T, data []byte, budget int64, division uint8) {
		if len(data) > 60 {
			return
		}
		var parts []Envelope
		for i := 0; i+1 < len(data); i += 2 {
			at := &parts
			for depth := int(data[i] % 4); depth > 0 && len(*at) > 0; depth-- {
				at = &(*at)[len(*at)-1].Parts
			}
			*at = append(*at, payee(fmt.Sprint(i), funding.Pence(data[i+1])<<(data[i]/8)))
		}
		policy := Policy{Division: quick[int(division)%len(quick)], Ties: TiesByID}
		cascade, err := AllocateEnvelopes(funding.Pence(budget), parts, []Policy{policy, policy, policy, policy})
		if budget < 0 {
			require.ErrorIs(t, err, engagement.ErrNegative)
			return
		}
		require.NoError(t, err)
		require.Equal(t, engagement.Met, cascade.Check().Outcome)
		paid, err := cascade.Paid()
		require.NoError(t, err)
		require.Equal(t, funding.Pence(budget), paid.Awarded+paid.Unallocated)
	})
}

// BenchmarkAllocateEnvelopes measures projects in areas of a hundred, in one
// country, reasons and the check of all layers included.
func BenchmarkAllocateEnvelopes(b *testing.B) {
	for _, n := range benchSizes() {
		var areas []Envelope
		var budget funding.Pence
		for i, amount := range benchClaims(n) {
			if i%100 == 0 {
				areas = append(areas, holds(fmt.Sprint("area-", i/100)))
			}
			area := &areas[len(areas)-1]
			area.Parts = append(area.Parts, payee(fmt.Sprintf("claim-%07d", i), amount))
			budget += amount / 2
		}
		policy := Policy{Division: EqualAwards, Ties: TiesByID}
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := AllocateEnvelopes(budget, areas, []Policy{policy, policy}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}
