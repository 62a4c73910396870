package division

import (
	"errors"
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

// partsFrom splits a budget at random points, some of them the same, so that
// parts of nothing are among them.
func partsFrom(r *rand.Rand, budget funding.Pence, n int) []funding.Pence {
	cuts := []funding.Pence{0, budget}
	for range n - 1 {
		cut := funding.Pence(r.Int64N(int64(budget) + 1))
		if r.IntN(5) == 0 {
			cut = cuts[r.IntN(len(cuts))]
		}
		cuts = append(cuts, cut)
	}
	slices.Sort(cuts)
	parts := make([]funding.Pence, n)
	for t := range parts {
		parts[t] = cuts[t+1] - cuts[t]
	}
	return parts
}

// checkSchedule holds a schedule to what Instalments promises, with the exact
// awards of each part worked out anew.
func checkSchedule(t testing.TB, round Round, parts []funding.Pence, d Division, s Schedule) {
	t.Helper()
	require.Len(t, s.Instalments, len(parts))
	soFar := make([]funding.Pence, len(round.Claims))
	part := round
	part.Budget = 0
	for k, instalment := range s.Instalments {
		part.Budget += parts[k]
		exact, err := d.Exact(part)
		require.NoError(t, err)
		var paid, together funding.Pence
		for i, payment := range instalment.Payments {
			require.Equal(t, round.Claims[i].ID, payment.ID)
			if payment.Paid < 0 {
				t.Fatalf("%v of %+v in %v: %s is asked for %v back at part %d", d, round, parts, payment.ID, payment.Paid, k)
			}
			soFar[i] += payment.Paid
			require.Equal(t, soFar[i], payment.SoFar)
			paid += payment.Paid
			together += payment.SoFar
			off := new(big.Rat).Sub(pence(payment.SoFar), exact[i])
			if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Fatalf("%v of %+v in %v: %s has been paid %d after part %d, exactly %v", d, round, parts, payment.ID, int64(payment.SoFar), k, exact[i])
			}
		}
		claimed, err := total(part.amounts())
		require.NoError(t, err)
		require.Equal(t, part.Budget, instalment.Budget)
		require.Equal(t, paid, instalment.Paid)
		require.Equal(t, together, instalment.SoFar)
		require.Equal(t, min(part.Budget, claimed), instalment.SoFar, "%v of %+v in %v: part %d", d, round, parts, k)
		require.Equal(t, instalment.Budget, instalment.SoFar+instalment.Unallocated)
	}
}

func finalOf(s Schedule) (awards []funding.Pence) {
	for _, payment := range s.Instalments[len(s.Instalments)-1].Payments {
		awards = append(awards, payment.SoFar)
	}
	return awards
}

func TestInstalments_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(104, 1))
	for range 80 {
		round := roundFrom(r)
		parts := partsFrom(r, round.Budget, 1+r.IntN(5))
		divisions := linear(len(round.Claims))
		if len(round.Claims) <= 6 { // the exact fractions of the others grow with the claims
			divisions = sharing(len(round.Claims))
		}
		for _, d := range divisions {
			policy := Policy{Division: d, Ties: AllTies()[r.IntN(2)]}
			claims, given := slices.Clone(round.Claims), slices.Clone(parts)
			schedule, err := Instalments(round, parts, policy)
			if d == DominguezThomson && errors.Is(err, engagement.ErrLimit) {
				continue // its fractions may be too long for the exact awards that instalments start from
			}
			require.NoError(t, err)
			require.Equal(t, claims, round.Claims, "the claims were changed")
			require.Equal(t, given, parts, "the parts were changed")
			checkSchedule(t, round, parts, d, schedule)
			if len(parts) == 1 {
				awards, err := policy.Awards(round)
				require.NoError(t, err)
				require.Equal(t, awards, finalOf(schedule), "all at once is the allocation")
			}

			// In another order everyone is paid the same.
			shuffled := Round{Budget: round.Budget, Claims: slices.Clone(round.Claims)}
			r.Shuffle(len(shuffled.Claims), func(i, j int) {
				shuffled.Claims[i], shuffled.Claims[j] = shuffled.Claims[j], shuffled.Claims[i]
			})
			again, err := Instalments(shuffled, parts, policy)
			require.NoError(t, err)
			for k := range parts {
				require.ElementsMatch(t, schedule.Instalments[k].Payments, again.Instalments[k].Payments)
			}
		}
	}
}

// Small claims, where half pence and thirds abound: after the last part the
// awards are those of the allocation at once just where any plan leads there,
// which a search of all plans finds out.
func TestInstalments_final(t *testing.T) {
	r := rand.New(rand.NewPCG(104, 2))
	reached, impossible := 0, 0
	for range 250 {
		round := Round{}
		var sum funding.Pence
		for i := range 2 + r.IntN(5) {
			amount := funding.Pence(r.IntN(6))
			sum += amount
			round.Claims = append(round.Claims, Claim{ID: fmt.Sprint(i), Amount: amount})
		}
		round.Budget = funding.Pence(r.Int64N(int64(sum) + 1))
		parts := partsFrom(r, round.Budget, 2+r.IntN(2))
		for _, d := range sharing(len(round.Claims)) {
			policy := Policy{Division: d, Ties: AllTies()[r.IntN(2)]}
			schedule, err := Instalments(round, parts, policy)
			require.NoError(t, err)
			checkSchedule(t, round, parts, d, schedule)
			awards, err := policy.Awards(round)
			require.NoError(t, err)
			leads := leadsTo(t, round, parts, d, awards)
			require.Equal(t, leads, slices.Equal(awards, finalOf(schedule)), "%v of %+v in %v: %v", policy, round, parts, schedule.Instalments)
			if leads {
				reached++
			} else {
				impossible++
			}
		}
	}
	require.Greater(t, reached, 1_000)
	require.Positive(t, impossible, "the search has to be needed")
}

// leadsTo reports whether some plan, each award rounded down or up at each part
// and none falling, ends at the awards: it tries all, from the end.
func leadsTo(t *testing.T, round Round, parts []funding.Pence, d Division, awards []funding.Pence) bool {
	ends := [][]funding.Pence{awards}
	part := round
	for k := len(parts) - 1; k > 0; k-- {
		part.Budget -= parts[k]
		exact, err := d.Exact(part)
		require.NoError(t, err)
		var before [][]funding.Pence
		for set := range 1 << len(exact) {
			plan := make([]funding.Pence, len(exact))
			fits := true
			var sum funding.Pence
			for i, award := range exact {
				plan[i] = funding.Pence(new(big.Int).Quo(award.Num(), award.Denom()).Int64())
				if set>>i&1 == 1 {
					plan[i]++
					fits = fits && !award.IsInt()
				}
				sum += plan[i]
			}
			claimed, err := total(part.amounts())
			require.NoError(t, err)
			fits = fits && sum == min(part.Budget, claimed) && slices.ContainsFunc(ends, func(end []funding.Pence) bool {
				for i := range end {
					if end[i] < plan[i] {
						return false
					}
				}
				return true
			})
			if fits {
				before = append(before, plan)
			}
		}
		ends = before
	}
	return len(ends) > 0
}

// The Alabama paradox (Balinski and Young 1982, ch. 5) in pence: claims of 6, 6
// and 2 get 4, 4 and 2 of 10, and 5, 5 and 1 of 11 by largest remainder. Paid in
// these two parts, c is not asked for the penny back.
func TestInstalments_alabama(t *testing.T) {
	round := Round{Budget: 11, Claims: []Claim{{ID: "a", Amount: 6}, {ID: "b", Amount: 6}, {ID: "c", Amount: 2}}}
	policy := Policy{Division: Proportional, Ties: TiesByID}
	for budget, want := range map[funding.Pence][]funding.Pence{10: {4, 4, 2}, 11: {5, 5, 1}} {
		got, err := policy.Awards(Round{Budget: budget, Claims: round.Claims})
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	schedule, err := Instalments(round, []funding.Pence{10, 1}, policy)
	require.NoError(t, err)
	require.Equal(t, []Instalment{
		{Budget: 10, Paid: 10, SoFar: 10, Payments: []Payment{{ID: "a", Paid: 5, SoFar: 5}, {ID: "b", Paid: 4, SoFar: 4}, {ID: "c", Paid: 1, SoFar: 1}}},
		{Budget: 11, Paid: 1, SoFar: 11, Payments: []Payment{{ID: "a", Paid: 0, SoFar: 5}, {ID: "b", Paid: 1, SoFar: 5}, {ID: "c", Paid: 0, SoFar: 1}}},
	}, schedule.Instalments)
	require.Equal(t, "paid in 2 parts, each award within a penny of the exact one at every part; pennies that end elsewhere than in the allocation at once: 0",
		schedule.Reasons[2].Detail())
}

// Talmud of 1, 1, 2 and 2 gives half a penny each of 2, and 1/2, 1/2, 1, 1 of 3:
// of the first two pennies one at least has to go to the larger claims, whoever
// comes first, or they would lack a whole penny at the second part.
func TestInstalments_deadline(t *testing.T) {
	round := Round{Budget: 3, Claims: []Claim{{ID: "a", Amount: 1}, {ID: "b", Amount: 1}, {ID: "c", Amount: 2}, {ID: "d", Amount: 2}}}
	schedule, err := Instalments(round, []funding.Pence{2, 1}, Policy{Division: Talmud, Ties: TiesByID})
	require.NoError(t, err)
	require.Equal(t, []funding.Pence{1, 0, 1, 1}, finalOf(schedule))
	require.Equal(t, funding.Pence(0), schedule.Instalments[0].Payments[0].Paid, "a can wait")
	checkSchedule(t, round, []funding.Pence{2, 1}, Talmud, schedule)
}

func TestInstalments_enough(t *testing.T) {
	schedule, err := Instalments(Round{Budget: 10, Claims: []Claim{{ID: "a", Amount: 3}}}, []funding.Pence{2, 3, 5}, Policy{Division: EqualAwards})
	require.NoError(t, err)
	require.Equal(t, []Instalment{
		{Budget: 2, Paid: 2, SoFar: 2, Payments: []Payment{{ID: "a", Paid: 2, SoFar: 2}}},
		{Budget: 5, Paid: 1, SoFar: 3, Unallocated: 2, Payments: []Payment{{ID: "a", Paid: 1, SoFar: 3}}},
		{Budget: 10, Paid: 0, SoFar: 3, Unallocated: 7, Payments: []Payment{{ID: "a", Paid: 0, SoFar: 3}}},
	}, schedule.Instalments)
	none, err := Instalments(Round{Claims: []Claim{{ID: "a", Amount: 3}}}, nil, Policy{Division: EqualAwards})
	require.NoError(t, err)
	require.Empty(t, none.Instalments)
}

// Of 5 and of 10 a tenth, rounded down, is kept back: 0 and 1; a claims 3 of the rest.
func TestInstalments_reserve(t *testing.T) {
	policy := Policy{Division: EqualAwards, ReserveShare: Share{Units: 1, Decimals: 1}}
	schedule, err := Instalments(Round{Budget: 10, Claims: []Claim{{ID: "a", Amount: 3}}}, []funding.Pence{5, 5}, policy)
	require.NoError(t, err)
	require.Equal(t, []Instalment{
		{Budget: 5, Paid: 3, SoFar: 3, Unallocated: 2, Payments: []Payment{{ID: "a", Paid: 3, SoFar: 3}}},
		{Budget: 10, SoFar: 3, Reserve: 1, Unallocated: 6, Payments: []Payment{{ID: "a", SoFar: 3}}},
	}, schedule.Instalments)
	_, err = Instalments(Round{Budget: 10, Claims: []Claim{{ID: "a", Amount: 3}}}, []funding.Pence{5, 5}, Policy{Division: EqualAwards, Reserve: 6})
	require.EqualError(t, err, "reserve: £0.06: contradicts: it is £0.01 more than the budget of £0.05")
}

func TestInstalments_problems(t *testing.T) {
	_, err := Instalments(Round{Budget: 5, Claims: []Claim{{ID: "a", Amount: -3}}}, []funding.Pence{7, -1}, Policy{})
	require.EqualError(t, err, `claims[0].amount: -£0.03: negative
division: not-stated: missing: the way to share
parts[1]: -£0.01: negative
parts: £0.06: contradicts: the budget is £0.05`)
	_, err = Instalments(Round{Budget: 5}, []funding.Pence{math.MaxInt64, 1}, Policy{Division: EqualAwards})
	require.ErrorIs(t, err, funding.ErrOverflow)

	// Two equal claims, a penny, then another: who is paid sooner is decided.
	round := Round{Budget: 2, Claims: []Claim{{ID: "a", Amount: 5}, {ID: "b", Amount: 5}}}
	_, err = Instalments(round, []funding.Pence{1, 1}, Policy{Division: EqualAwards})
	require.EqualError(t, err, "ties: not-stated: missing: at part 1 of 2 claims with equal remainders 1 are paid a penny")
	_, err = Instalments(round, []funding.Pence{2}, Policy{Division: EqualAwards})
	require.NoError(t, err)

	// What only another allocator's exact awards could do wrong.
	rats := func(awards ...string) (row []*big.Rat) {
		for _, text := range awards {
			rat, _ := new(big.Rat).SetString(text)
			row = append(row, rat)
		}
		return row
	}
	_, _, _, err = schedulePennies([][]*big.Rat{rats("1", "0"), rats("1/2", "1/3")}, []funding.Pence{1, 0}, []int{0, 1})
	require.EqualError(t, err, "claims[0]: 1/2: contradicts: of less it gets 1\nparts[1]: 5/6: out of range: exact awards that are not whole pence together")
	require.ErrorIs(t, err, engagement.ErrContradicts)
}

func FuzzInstalments(f *testing.F) {
	f.Add([]byte("\x05\x00\x00\x07"), []byte{3, 4}, uint8(0), uint8(2))
	f.Add([]byte{1, 1, 2, 2}, []byte{2, 1}, uint8(0), uint8(3))
	f.Add([]byte{255, 254, 3}, []byte{9, 0, 9, 9}, uint8(50), uint8(9))
	f.Fuzz(func(t *testing.T, data, cuts []byte, shift, division uint8) {
		if len(data) > 40 || len(cuts) > 12 {
			return
		}
		round := Round{}
		for i, b := range data {
			round.Claims = append(round.Claims, Claim{ID: fmt.Sprint(i), Amount: funding.Pence(b) << (shift % 48) >> (i % 8)})
		}
		var parts []funding.Pence
		for i, b := range cuts {
			parts = append(parts, funding.Pence(b)<<(shift%48)>>(i%5))
			round.Budget += parts[i]
		}
		divisions := sharing(len(round.Claims))
		d := divisions[int(division)%len(divisions)]
		schedule, err := Instalments(round, parts, Policy{Division: d, Ties: TiesByClaim})
		require.NoError(t, err)
		checkSchedule(t, round, parts, d, schedule)
	})
}

// BenchmarkInstalments measures four parts, exact awards and reasons included.
func BenchmarkInstalments(b *testing.B) {
	for _, n := range benchSizes() {
		round := Round{}
		for i, amount := range benchClaims(n) {
			round.Claims = append(round.Claims, Claim{ID: fmt.Sprintf("claim-%07d", i), Amount: amount})
			round.Budget += amount / 2
		}
		quarter := round.Budget / 4
		parts := []funding.Pence{quarter, quarter, quarter, round.Budget - 3*quarter}
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Instalments(round, parts, Policy{Division: EqualAwards, Ties: TiesByID}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}

// A draw that decides who is paid sooner is published, and only where it does.
func TestInstalments_draws(t *testing.T) {
	round := Round{Budget: 6, Claims: []Claim{{ID: "a", Amount: 10}, {ID: "b", Amount: 10}, {ID: "c", Amount: 10}}}
	policy := Policy{Division: EqualAwards, Ties: TiesByDraw, Seed: 3}
	schedule, err := Instalments(round, []funding.Pence{1, 5}, policy)
	require.NoError(t, err)
	require.Len(t, schedule.Draws, 1)
	require.Equal(t, "instalments", schedule.Draws[0].Rule)
	require.Len(t, schedule.Draws[0].Order, 3)
	for _, payment := range schedule.Instalments[0].Payments {
		require.Equal(t, payment.ID == schedule.Draws[0].Order[0], payment.Paid == 1)
	}
	schedule, err = Instalments(round, []funding.Pence{3, 3}, policy)
	require.NoError(t, err)
	require.Empty(t, schedule.Draws)
}
