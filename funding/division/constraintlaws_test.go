package division

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A feed gives numbers out of bytes, and noughts once they are used up.
type feed []byte

func (f *feed) below(n int) int {
	if len(*f) == 0 {
		return 0
	}
	b := (*f)[0]
	*f = (*f)[1:]
	return int(b) % n
}

// constrainedFrom makes a round of up to 6 claims and a policy that state
// everything, small enough for ties and contradictions to be common. Groups are
// "a" and "b" with "a1" in "a".
func constrainedFrom(data []byte) (Round, Policy) {
	f := feed(data)
	amounts := []funding.Pence{0, 1, 2, 7, 30, 31, 100, 250, 1_000}
	amount := func() funding.Pence { return amounts[f.below(len(amounts))] }
	shares := []Share{{}, {1, 1}, {25, 2}, {5, 1}, {333, 3}, {1, 0}, {0, 1}}
	round := Round{Budget: amount() + amount() + amount(), Groups: []Group{{ID: "a"}, {ID: "b"}, {ID: "a1", Parent: "a"}}}
	for i := range round.Groups {
		group := &round.Groups[i]
		group.AtLeast, group.AtMost = shares[f.below(5)], shares[f.below(7)]
		if group.AtMost.IsStated() && group.AtLeast.cmp(group.AtMost) > 0 {
			group.AtLeast, group.AtMost = group.AtMost, group.AtLeast
		}
	}
	policy := Policy{Ties: TiesByID + Ties(f.below(3)), Minimums: DropFurthestBelow, Baselines: f.below(2) == 1, Reserve: amount() / 8}
	policy.Seed = seedFor(policy.Ties)
	if f.below(3) == 0 {
		policy.Most = amount()
	}
	for i := range f.below(7) {
		claim := Claim{ID: fmt.Sprint((i * 5) % 7), Amount: amount() + amount(), Weight: int64(f.below(4)), Tier: 1 + f.below(3)}
		if f.below(2) == 0 {
			claim.Floor = min(amount()/4, claim.Amount)
		}
		if f.below(2) == 0 {
			claim.Cap = max(amount(), claim.Floor)
		}
		if f.below(2) == 0 {
			claim.Minimum = amount() / 2
		}
		if group := []string{"", "a", "b", "a1"}[f.below(4)]; group != "" {
			claim.Groups = []string{group}
		}
		round.Claims = append(round.Claims, claim)
	}
	return round, policy
}

// only leaves one kind of constraint of a round and a policy.
func only(c Constraint, round Round, policy Policy) (Round, Policy) {
	kept := Round{Budget: round.Budget}
	one := Policy{Ties: policy.Ties, Seed: policy.Seed}
	switch c {
	case WithBaselines:
		one.Baselines = true
	case WithCaps:
		one.Most = policy.Most
	case WithMinimums:
		one.Minimums = DropFurthestBelow
	case WithMostMoney:
		one.Minimums = MostMoney
	case WithGroups:
		kept.Groups = round.Groups
	case WithReserve:
		one.Reserve = policy.Reserve
	}
	for _, claim := range round.Claims {
		bare := Claim{ID: claim.ID, Amount: claim.Amount}
		switch c {
		case WithWeights:
			bare.Weight = claim.Weight
		case WithFloors, WithBaselines:
			bare.Floor = claim.Floor
		case WithCaps:
			bare.Cap = claim.Cap
		case WithTiers:
			bare.Tier = claim.Tier
		case WithMinimums, WithMostMoney:
			bare.Minimum = claim.Minimum
		case WithGroups:
			bare.Groups = claim.Groups
		}
		kept.Claims = append(kept.Claims, bare)
	}
	return kept, one
}

// without takes from a round and a policy what a division does not take.
func without(d Division, round Round, policy Policy) (Round, Policy) {
	round = round.clone()
	takes := func(c Constraint) bool { return d.Takes(c).Takes }
	if !takes(WithFloors) {
		policy.Baselines = true
	}
	if !takes(WithGroups) {
		round.Groups = nil
	}
	for i := range round.Claims {
		claim := &round.Claims[i]
		if !takes(WithWeights) {
			claim.Weight = 0
		}
		if !takes(WithTiers) {
			claim.Tier = 0
		}
		if !takes(WithMinimums) {
			claim.Minimum = 0
		}
		if !takes(WithGroups) {
			claim.Groups = nil
		}
	}
	return round, policy
}

// in reports whether a claim is in a group, or in one that lies in it.
func (r Round) in(claim Claim, id string) bool {
	for _, group := range claim.Groups {
		for group != "" {
			if group == id {
				return true
			}
			group = r.Groups[r.groupPlaces()[group]].Parent
		}
	}
	return false
}

// rights are the least and most pence that a group may get by its shares.
func rights(group Group, pot funding.Pence) (least, most funding.Pence) {
	part := func(share Share) (funding.Pence, bool) {
		whole := new(big.Int).Mul(big.NewInt(share.Units), big.NewInt(int64(pot)))
		quotient, rest := whole.QuoRem(whole, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(share.Decimals)), nil), new(big.Int))
		return funding.Pence(quotient.Int64()), rest.Sign() > 0
	}
	// A least share may be rounded down where all cannot be rounded up.
	least, between := part(group.AtLeast)
	most = pot
	if group.AtMost.IsStated() {
		most, _ = part(group.AtMost)
		if between {
			most = max(most, least+1)
		}
	}
	return least, most
}

// checkConstrained holds an allocation to its round and policy: everything is
// accounted for, nobody and no group is out of bounds, and nothing is left that
// somebody could still be given.
func checkConstrained(t *testing.T, round Round, policy Policy, a Allocation) {
	t.Helper()
	fail := func(format string, values ...any) {
		t.Helper()
		t.Fatalf("%+v of %+v gives %+v: %s", policy, round, a.Awards, fmt.Sprintf(format, values...))
	}
	pot := round.Budget - a.Reserve
	var awarded, tops funding.Pence
	dropped := map[int]bool{}
	for i, award := range a.Awards {
		claim := round.Claims[i]
		top := claim.top(policy.Most)
		awarded += award.Award
		tops += top
		if award.ID != claim.ID || award.Claim != claim.Amount {
			fail("award %d is not that of its claim", i)
		}
		if award.Award < claim.Floor || award.Award > top {
			fail("%v is not from %v to %v", award, claim.Floor, top)
		}
		if award.Award > 0 && award.Award < claim.Minimum {
			fail("%v is below its minimum", award)
		}
		for _, reason := range award.Reasons {
			dropped[i] = dropped[i] || reason.Rule.ID == "minimums" && reason.Outcome == engagement.NotMet
		}
		if dropped[i] && award.Award != 0 {
			fail("%v is dropped", award)
		}
	}
	if awarded != a.Awarded || awarded+a.Unallocated+a.Reserve != round.Budget || a.Unallocated < 0 {
		fail("it does not add up: %v awarded, %v left, %v kept back", a.Awarded, a.Unallocated, a.Reserve)
	}
	full := map[string]bool{}
	for _, group := range round.Groups {
		var total funding.Pence
		for i, claim := range round.Claims {
			if round.in(claim, group.ID) {
				total += a.Awards[i].Award
			}
		}
		least, most := rights(group, pot)
		if total > most || total < least && pot < tops {
			fail("group %q gets %v, not from %v to %v", group.ID, total, least, most)
		}
		full[group.ID] = total == most
	}
	for i, award := range a.Awards {
		claim := round.Claims[i]
		blocked := award.Award == claim.top(policy.Most) || dropped[i]
		for id, is := range full {
			blocked = blocked || is && round.in(claim, id)
		}
		if a.Unallocated > 0 && !blocked {
			fail("%v is left, and %v could have more", a.Unallocated, award)
		}
		// Within a group an earlier tier is served first.
		for j, other := range round.Claims {
			if claim.Tier < other.Tier && slices.Equal(claim.Groups, other.Groups) && !blocked && a.Awards[j].Award > other.least() {
				fail("%v of tier %d is not served whole, and %v of tier %d gets some", award, claim.Tier, a.Awards[j], other.Tier)
			}
		}
	}
}

// checkPair shares a round by a division within constraints, or has it refused.
func checkPair(t *testing.T, round Round, policy Policy) {
	t.Helper()
	before := round.clone()
	a, err := Allocate(round, policy)
	require.Equal(t, before, round.clone(), "the round is left as it is")
	exact, exactErr := policy.Exact(round)
	if err != nil {
		require.Zero(t, a)
		require.True(t, errors.Is(err, engagement.ErrContradicts), "%+v of %+v: %v", policy, round, err)
		require.EqualError(t, exactErr, err.Error())
		return
	}
	require.NoError(t, exactErr)
	checkConstrained(t, round, policy, a)
	sum := new(big.Rat)
	for i, award := range exact {
		sum.Add(sum, award)
		off := new(big.Rat).Sub(award, pence(a.Awards[i].Award))
		if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
			t.Fatalf("%+v of %+v: %v is exactly %v", policy, round, a.Awards[i], award)
		}
	}
	require.Zero(t, sum.Cmp(pence(a.Awarded)), "%+v of %+v: %v in fractions", policy, round, sum)
	// The other way round everybody gets the same.
	turned := round.clone()
	slices.Reverse(turned.Claims)
	slices.Reverse(turned.Groups)
	again, err := policy.Awards(turned)
	require.NoError(t, err)
	slices.Reverse(again)
	for i, award := range a.Awards {
		require.Equal(t, award.Award, again[i], "%+v of %+v turned round: %v", policy, round, award)
	}
}

// checkPairs holds a division to each constraint by itself, and to all that it
// takes.
func checkPairs(t *testing.T, d Division, data []byte) {
	t.Helper()
	round, policy := constrainedFrom(data)
	if d.among(len(round.Claims)) != nil {
		return
	}
	for _, c := range AllConstraints() {
		kept, one := only(c, round, policy)
		one.Division = d
		if used := one.used(kept); !d.Takes(c).Takes && used.has(c) {
			_, err := Allocate(kept, one)
			require.ErrorContains(t, err, d.String()+" takes no "+c.String()+": "+d.Takes(c).Note)
			continue
		}
		checkPair(t, kept, one)
	}
	kept, all := without(d, round, policy)
	all.Division = d
	checkPair(t, kept, all)
	if all.Minimums = MostMoney; d.Takes(WithMostMoney).Takes {
		checkPair(t, kept, all)
	}
}

func TestAllocate_pairs(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	for range 50 {
		data := make([]byte, 80)
		for i := range data {
			data[i] = byte(r.UintN(256))
		}
		for _, d := range Divisions() {
			checkPairs(t, d, data)
		}
	}
}

// Every division with every constraint by itself, and with all that it takes.
func FuzzAllocate_constraints(f *testing.F) {
	f.Add(byte(1), []byte{})
	f.Add(byte(2), []byte("The vineyard of one and the field of two, held to their caps and floors, in three tiers."))
	f.Add(byte(3), []byte{8, 8, 7, 2, 0, 3, 5, 4, 4, 1, 0, 4, 0, 0, 6, 8, 3, 1, 0, 0, 4, 1, 5, 0, 6, 2, 7, 7, 2, 2, 1, 0, 3, 1, 2, 5, 5, 0, 1, 0, 1, 0, 2, 1, 3})
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		divisions := Divisions()
		checkPairs(t, divisions[int(which)%len(divisions)], data)
	})
}

// Whether constraints can be met is told by trying all amounts: an error if and
// only if none will do. Shares of a budget of 20 are whole.
func TestAllocate_feasible(t *testing.T) {
	r := rand.New(rand.NewPCG(43, 44))
	infeasible := 0
	for range 600 {
		round := Round{Budget: 20, Groups: []Group{{ID: "a"}, {ID: "b"}, {ID: "a1", Parent: "a"}}}
		shares := []Share{{}, {}, {25, 2}, {5, 1}, {7, 1}}
		for i := range round.Groups {
			round.Groups[i].AtLeast, round.Groups[i].AtMost = shares[r.IntN(5)], shares[r.IntN(5)]
			if round.Groups[i].AtMost.IsStated() && round.Groups[i].AtLeast.cmp(round.Groups[i].AtMost) > 0 {
				round.Groups[i].AtMost = Share{}
			}
		}
		tops := funding.Pence(0)
		for i := range 3 {
			claim := Claim{ID: fmt.Sprint(i), Amount: funding.Pence(r.IntN(21))}
			claim.Floor = funding.Pence(r.IntN(int(claim.Amount)/2 + 1))
			claim.Groups = [][]string{nil, {"a"}, {"b"}, {"a1"}}[r.IntN(4)]
			tops += claim.Amount
			round.Claims = append(round.Claims, claim)
		}
		possible := false
		awards := make([]funding.Pence, 3)
		var try func(i int, left funding.Pence)
		try = func(i int, left funding.Pence) {
			if i < len(awards) {
				for awards[i] = round.Claims[i].Floor; awards[i] <= min(round.Claims[i].Amount, left); awards[i]++ {
					try(i+1, left-awards[i])
				}
				return
			}
			for _, group := range round.Groups {
				least, most := rights(group, round.Budget)
				total, all := funding.Pence(0), true
				for k, claim := range round.Claims {
					if round.in(claim, group.ID) {
						total += awards[k]
						all = all && awards[k] == claim.Amount
					}
				}
				if total > most || total < least && !(all && tops <= round.Budget) {
					return
				}
			}
			possible = true
		}
		try(0, round.Budget)
		for _, d := range []Division{Proportional, EqualAwards, EqualLosses} {
			_, err := Policy{Division: d, Ties: TiesByID}.Awards(round)
			if possible {
				require.NoError(t, err, "%+v", round)
			} else {
				require.ErrorIs(t, err, engagement.ErrContradicts, "%+v", round)
				infeasible++
			}
		}
	}
	require.Greater(t, infeasible, 180)
}

// What minimums do, from the definitions: rounds without them, claim by claim.
func TestAllocate_minimumsSlowly(t *testing.T) {
	r := rand.New(rand.NewPCG(45, 46))
	dropping := 0
	for range 1_500 {
		round := Round{Budget: funding.Pence(r.IntN(60))}
		for i := range 1 + r.IntN(5) {
			claim := Claim{ID: string(rune('a' + i)), Amount: funding.Pence(1 + r.IntN(30))}
			if r.IntN(4) > 0 {
				claim.Minimum = funding.Pence(r.IntN(int(claim.Amount) + 2))
			}
			round.Claims = append(round.Claims, claim)
		}
		for _, d := range []Division{Proportional, EqualAwards, EqualLosses, Talmud} {
			policy := Policy{Division: d, Ties: TiesByID}
			share := func(in []bool) []funding.Pence {
				some := Round{Budget: round.Budget}
				for i, claim := range round.Claims {
					if in[i] {
						some.Claims = append(some.Claims, Claim{ID: claim.ID, Amount: claim.Amount})
					}
				}
				awards, err := policy.Awards(some)
				require.NoError(t, err)
				for i := range in {
					if !in[i] {
						awards = slices.Insert(awards, i, 0)
					}
				}
				return awards
			}
			isShort := func(i int, awards []funding.Pence) bool { return awards[i] > 0 && awards[i] < round.Claims[i].Minimum }
			anyShort := func(awards []funding.Pence) bool {
				for i := range awards {
					if isShort(i, awards) {
						return true
					}
				}
				return false
			}
			n := len(round.Claims)
			all := slices.Repeat([]bool{true}, n)
			want := share(all)
			if anyShort(want) {
				dropping++
				in := make([]bool, n)
				for i, claim := range round.Claims {
					in[i] = claim.Minimum <= claim.Amount
				}
				hopeful := slices.Clone(in)
				for want = share(in); anyShort(want); want = share(in) {
					drop := -1
					for i := range in {
						if isShort(i, want) && (drop < 0 || want[i]*round.Claims[drop].Minimum <= want[drop]*round.Claims[i].Minimum) {
							drop = i
						}
					}
					in[drop] = false
				}
				policy.Minimums = DropFurthestBelow
				got, err := policy.Awards(round)
				require.NoError(t, err)
				require.Equal(t, want, got, "%v of %+v", policy, round)

				policy.Minimums = MinimumsNotStated
				var best []funding.Pence
				var money funding.Pence
				size, chosen := 0, ""
				for set := range 1 << n {
					count, name := 0, ""
					for i, claim := range round.Claims {
						in[i] = hopeful[i] && (claim.Minimum == 0 || set>>i&1 == 1)
						if in[i] {
							count++
							name += "0" // sorts first
						} else {
							name += "1"
						}
					}
					awards := share(in)
					sum, err := total(awards)
					require.NoError(t, err)
					if !anyShort(awards) && (best == nil || sum > money || sum == money && (count > size || count == size && name < chosen)) {
						best, money, size, chosen = awards, sum, count, name
					}
				}
				policy.Minimums = MostMoney
				got, err = policy.Awards(round)
				require.NoError(t, err)
				require.Equal(t, best, got, "%v of %+v", policy, round)
			}
		}
	}
	require.Greater(t, dropping, 1_000)
}

// Groups from their definition, by rounds without any.
func TestAllocate_groupsSlowly(t *testing.T) {
	r := rand.New(rand.NewPCG(47, 48))
	heldSome := 0
	for range 1_000 {
		round := Round{Budget: 20 * funding.Pence(1+r.IntN(10)), Groups: []Group{{ID: "a"}, {ID: "b"}, {ID: "a1", Parent: "a"}}}
		shares := []Share{{}, {25, 2}, {5, 1}, {3, 1}, {15, 2}}
		for i := range round.Groups {
			if r.IntN(2) == 0 {
				round.Groups[i].AtLeast = shares[r.IntN(5)]
			} else {
				round.Groups[i].AtMost = shares[r.IntN(5)]
			}
		}
		for i := range 2 + r.IntN(5) {
			round.Claims = append(round.Claims, Claim{ID: fmt.Sprint(i), Amount: funding.Pence(1 + r.IntN(120)), Tier: 1 + r.IntN(2), Groups: [][]string{nil, {"a"}, {"b"}, {"a1"}}[r.IntN(4)]})
		}
		for _, d := range []Division{Proportional, EqualAwards, EqualLosses, Piniles} {
			policy := Policy{Division: d, Ties: TiesByID}
			got, err := policy.Awards(round)
			if err != nil {
				require.ErrorIs(t, err, engagement.ErrContradicts)
				continue
			}
			awards := map[string]funding.Pence{}
			if shareGroupsSlowly(t, policy, round, "", round.Claims, round.Budget, awards) {
				heldSome++
			}
			for i, claim := range round.Claims {
				require.Equal(t, awards[claim.ID], got[i], "%v of %+v: claim %d of %v", policy, round, i, got)
			}
		}
	}
	require.Greater(t, heldSome, 1_000)
}

// bounds are the least and the most that a group can get with those in it.
func (r Round) bounds(id string) (low, high funding.Pence) {
	group := r.Groups[r.groupPlaces()[id]]
	low, high = rights(group, r.Budget)
	var capacity, need, tops funding.Pence
	for _, claim := range r.Claims {
		tops += claim.Amount
		if slices.Equal(claim.Groups, []string{id}) {
			capacity += claim.Amount
		}
	}
	for _, other := range r.Groups {
		if other.Parent == id {
			otherLow, otherHigh := r.bounds(other.ID)
			capacity += otherHigh
			need += otherLow
		}
	}
	return min(max(low, need), capacity), min(high, capacity)
}

// shareGroupsSlowly shares an amount among the claims of a group, and reports
// whether a group in it had to be held.
func shareGroupsSlowly(t *testing.T, policy Policy, round Round, id string, claims []Claim, amount funding.Pence, awards map[string]funding.Pence) bool {
	held := map[string]funding.Pence{}
	var capacity funding.Pence
	for _, claim := range claims {
		if slices.Equal(claim.Groups, []string{id}) || id == "" && claim.Groups == nil {
			capacity += claim.Amount
		}
	}
	for _, group := range round.Groups {
		if group.Parent == id {
			_, high := round.bounds(group.ID)
			capacity += high
		}
	}
	amount = min(amount, capacity)
	for {
		rest := Round{Budget: amount}
		for _, pence := range held {
			rest.Budget -= pence
		}
		for _, claim := range claims {
			isHeld := false
			for group := range held {
				isHeld = isHeld || round.in(claim, group)
			}
			if !isHeld {
				rest.Claims = append(rest.Claims, Claim{ID: claim.ID, Amount: claim.Amount, Tier: claim.Tier})
			}
		}
		got, err := policy.Awards(rest)
		require.NoError(t, err)
		total := map[string]funding.Pence{}
		for i, claim := range rest.Claims {
			awards[claim.ID] = got[i]
			for _, group := range round.Groups {
				for _, full := range round.Claims {
					if full.ID == claim.ID && round.in(full, group.ID) {
						total[group.ID] += got[i]
					}
				}
			}
		}
		var next map[string]funding.Pence
		below, above, within := map[string]funding.Pence{}, map[string]funding.Pence{}, map[string]funding.Pence{}
		var short, over funding.Pence
		for _, group := range round.Groups {
			if _, is := held[group.ID]; is || group.Parent != id {
				continue
			}
			low, high := round.bounds(group.ID)
			switch sum := total[group.ID]; {
			case sum < low:
				below[group.ID] = low
				short += low - sum
			case sum > high:
				above[group.ID] = high
				over += sum - high
			default:
				for _, inner := range round.Groups {
					if innerLow, innerHigh := round.bounds(inner.ID); inner.Parent == group.ID && (total[inner.ID] < innerLow || total[inner.ID] > innerHigh) {
						within[group.ID] = sum
					}
				}
			}
		}
		switch {
		case short == 0 && over == 0:
			next = within
		case short >= over:
			next = below
		default:
			next = above
		}
		if len(next) == 0 {
			break
		}
		for group, pence := range next {
			held[group] = pence
		}
	}
	for group, pence := range held {
		var inside []Claim
		for _, claim := range claims {
			if round.in(claim, group) {
				inside = append(inside, claim)
			}
		}
		shareGroupsSlowly(t, policy, round, group, inside, pence, awards)
	}
	return len(held) > 0
}

// Tiers from their definition: a round for each, of what the ones before left.
func TestAllocate_tiersSlowly(t *testing.T) {
	r := rand.New(rand.NewPCG(49, 50))
	for range 300 {
		round := roundFrom(r)
		tiers := map[int]Round{}
		for i := range round.Claims {
			claim := &round.Claims[i]
			claim.Tier = 1 + r.IntN(3)
			tier := tiers[claim.Tier]
			tier.Claims = append(tier.Claims, Claim{ID: claim.ID, Amount: claim.Amount})
			tiers[claim.Tier] = tier
		}
		for _, d := range Divisions() {
			if !d.Takes(WithTiers).Takes {
				continue
			}
			policy := Policy{Division: d, Ties: TiesByID}
			want := map[string]funding.Pence{}
			left := round.Budget
			for tier := 1; tier <= 3; tier++ {
				one := tiers[tier]
				one.Budget = left
				awards, err := policy.Awards(one)
				require.NoError(t, err)
				for i, claim := range one.Claims {
					want[claim.ID] = awards[i]
					left -= awards[i]
				}
			}
			got, err := policy.Awards(round)
			require.NoError(t, err)
			for i, claim := range round.Claims {
				require.Equal(t, want[claim.ID], got[i], "%v of %+v", policy, round)
			}
		}
	}
}

func TestWriteMatrix(t *testing.T) {
	var text strings.Builder
	require.NoError(t, WriteMatrix(&text))
	for _, cell := range Matrix() {
		require.Contains(t, text.String(), cell.Note)
	}
	matrix, _, _ := strings.Cut(text.String(), "\n\n")
	require.Equal(t, len(Divisions()), strings.Count(matrix, "\n"), "a line for each, and the heading")
}
