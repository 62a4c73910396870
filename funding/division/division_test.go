package division

import (
	"cmp"
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
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "Division", ParseDivision, Divisions(), "not-stated", "proportional", "equal-awards", "equal-losses",
		"talmud", "reverse-talmud", "piniles", "constrained-egalitarian", "average", "adjusted-proportional", "concede-and-divide",
		"minimal-overlap", "random-arrival", "average-of-awards", "dominguez-thomson")
	wordtest.Check(t, "Ties", ParseTies, AllTies(), "not-stated", "id", "claim", "draw")
}

func TestRules(t *testing.T) {
	for _, d := range Divisions() {
		require.Equal(t, d.String(), d.Rule().ID, "every division has a row in the catalogue")
		require.NotEmpty(t, d.Rule().Source)
	}
	require.Zero(t, DivisionNotStated.Rule())
}

// simple is the divisions that the reference for many claims works out.
var simple = []Division{Proportional, EqualAwards, EqualLosses}

// sharing is the divisions that share among n claims.
func sharing(n int) []Division {
	return slices.DeleteFunc(Divisions(), func(d Division) bool { return d == ConcedeAndDivide && n != 2 })
}

// linear is those of them whose cost is linear in the claims.
func linear(n int) []Division {
	return slices.DeleteFunc(sharing(n), func(d Division) bool { return slices.Contains(hard, d) })
}

// benchSizes is the numbers of claims that benchmarks run for: up to a million,
// in short mode up to ten thousand.
func benchSizes() []int {
	sizes := []int{10, 100, 1_000, 10_000}
	if testing.Short() {
		return sizes
	}
	return append(sizes, 100_000, 1_000_000)
}

// bare makes a round of bare amounts.
func bare(budget funding.Pence, claims []funding.Pence) Round {
	round := Round{Budget: budget}
	for i, amount := range claims {
		round.Claims = append(round.Claims, Claim{ID: fmt.Sprint(i), Amount: amount})
	}
	return round
}

// claimsFrom draws claims that are hard on rounding: few or many, alike, zero,
// tiny, heavy-tailed, and so large that they nearly overflow.
func claimsFrom(r *rand.Rand) []funding.Pence {
	n := 1 + r.IntN(12)
	claims := make([]funding.Pence, n)
	scale := uint(r.IntN(59))
	for i := range claims {
		switch r.IntN(5) {
		case 0:
			claims[i] = funding.Pence(r.Int64N(4))
		case 1:
			claims[i] = funding.Pence(1) << scale
		case 2:
			claims[i] = claims[r.IntN(i+1)]
		default:
			claims[i] = funding.Pence(r.Int64N(1<<59)) >> r.UintN(59)
		}
	}
	return claims
}

func budgetFor(r *rand.Rand, claims []funding.Pence) funding.Pence {
	sum, err := total(claims)
	if err != nil {
		panic(err)
	}
	return []funding.Pence{0, 1, sum / 2, max(sum-1, 0), sum, sum + 1, funding.Pence(r.Int64N(int64(sum) + 1)), funding.Pence(r.Int64N(int64(sum) + 1))}[r.IntN(8)]
}

// Many claims, so that the digits by which the last penny and the level are
// found are as wide and as many as they get: held to whole numbers, sorting and
// products that cannot overflow.
func TestDivision_Divide_many(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for _, n := range []int{3_000, 20_000} {
		claims := make([]funding.Pence, n)
		scale := r.UintN(44)
		for i := range claims {
			claims[i] = funding.Pence(r.Int64N(1<<48)) >> scale
			if r.IntN(4) == 0 {
				claims[i] = claims[r.IntN(i+1)]
			}
		}
		sum, err := total(claims)
		require.NoError(t, err)
		for _, budget := range []funding.Pence{sum * 4 / 5, sum - 1, sum / 2, sum / 3, funding.Pence(r.Int64N(int64(sum)))} {
			for _, d := range simple {
				want := inWholes(d, budget, sum, claims)
				got, err := d.Divide(budget, claims)
				require.NoError(t, err)
				if !slices.Equal(want, got) {
					t.Fatalf("%v of %d among %d claims differs from the reference", d, int64(budget), n)
				}
			}
		}
	}
}

// inWholes shares a budget by sorting, the remainders as whole numbers.
func inWholes(d Division, budget, sum funding.Pence, claims []funding.Pence) []funding.Pence {
	awards := make([]funding.Pence, len(claims))
	remainders := make([]*big.Int, len(claims))
	places := make([]int, len(claims))
	left := budget
	water := budget
	if d == EqualLosses {
		water = sum - budget
	}
	sorted := slices.Sorted(slices.Values(claims))
	height, part := funding.Pence(0), big.NewRat(0, 1) // the level and what it is above whole pence
	for i, claim := range sorted {
		if open := funding.Pence(len(sorted) - i); water/open < claim {
			height, part = water/open, big.NewRat(int64(water%open), int64(open))
			break
		}
		height = claim
		water -= claim
	}
	const unit = 1 << 40 // of the remainders of equal awards and losses: all are alike but nought
	for i, claim := range claims {
		remainders[i] = big.NewInt(0)
		switch {
		case d == Proportional:
			quotient, remainder := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(int64(budget)), big.NewInt(int64(claim))), big.NewInt(int64(sum)), new(big.Int))
			awards[i], remainders[i] = funding.Pence(quotient.Int64()), remainder
		case d == EqualAwards && claim > height:
			awards[i] = height
			remainders[i].SetInt64(unit * int64(part.Sign()))
		case d == EqualAwards:
			awards[i] = claim
		case claim > height:
			awards[i] = claim - height - funding.Pence(part.Sign())
			remainders[i].SetInt64(unit * int64(part.Sign()))
		}
		left -= awards[i]
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return remainders[b].Cmp(remainders[a]) })
	for _, i := range places[:left] {
		awards[i]++
	}
	return awards
}

// checkLaws holds awards to what every division promises.
func checkLaws(t *testing.T, d Division, round Round, awards []funding.Pence) {
	t.Helper()
	var claimed, awarded funding.Pence
	for i, claim := range round.Claims {
		claimed += claim.Amount
		awarded += awards[i]
		if awards[i] < 0 || awards[i] > claim.Amount {
			t.Fatalf("%v of %+v: claim %d gets %d", d, round, i, int64(awards[i]))
		}
		for j, other := range round.Claims {
			if claim.Amount == other.Amount && awards[i]-awards[j] > 1 {
				t.Fatalf("%v of %+v: equal claims %d and %d get %d and %d", d, round, i, j, int64(awards[i]), int64(awards[j]))
			}
			if claim.Amount > other.Amount && awards[j]-awards[i] > 1 {
				t.Fatalf("%v of %+v: the larger claim %d gets %d, %d gets %d", d, round, i, int64(awards[i]), j, int64(awards[j]))
			}
		}
	}
	if want := min(round.Budget, claimed); awarded != want {
		t.Fatalf("%v of %+v: %d is given out, want %d", d, round, int64(awarded), int64(want))
	}
}

func roundFrom(r *rand.Rand) Round {
	round := Round{}
	claims := claimsFrom(r)
	for i, amount := range claims {
		round.Claims = append(round.Claims, Claim{ID: fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), i), Amount: amount})
	}
	round.Budget = budgetFor(r, claims)
	return round
}

func TestAllocate_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		round := roundFrom(r)
		for _, d := range sharing(len(round.Claims)) {
			for _, ties := range AllTies() {
				policy := Policy{Division: d, Ties: ties, Seed: seedFor(ties)}
				before := slices.Clone(round.Claims)
				awards, err := policy.Awards(round)
				require.NoError(t, err)
				require.Equal(t, before, round.Claims, "the claims were changed")
				checkLaws(t, d, round, awards)

				allocation, err := Allocate(round, policy)
				require.NoError(t, err)
				require.Equal(t, round.Budget, allocation.Awarded+allocation.Unallocated)
				byID := map[string]funding.Pence{}
				for i, award := range allocation.Awards {
					require.Equal(t, Award{ID: round.Claims[i].ID, Claim: round.Claims[i].Amount, Award: awards[i]}, award)
					byID[award.ID] = award.Award
				}

				// In another order everyone gets the same.
				shuffled := Round{Budget: round.Budget, Claims: slices.Clone(round.Claims)}
				r.Shuffle(len(shuffled.Claims), func(i, j int) {
					shuffled.Claims[i], shuffled.Claims[j] = shuffled.Claims[j], shuffled.Claims[i]
				})
				again, err := policy.Awards(shuffled)
				require.NoError(t, err)
				for i, claim := range shuffled.Claims {
					require.Equal(t, byID[claim.ID], again[i], "%v of %+v: %s gets otherwise in another order", policy, round, claim.ID)
				}
			}

			// Without a way to settle ties the result is either the same,
			// whichever way one takes, or an error.
			awards, err := Policy{Division: d}.Awards(round)
			byID, _ := Policy{Division: d, Ties: TiesByID}.Awards(round)
			byClaim, _ := Policy{Division: d, Ties: TiesByClaim}.Awards(round)
			if err == nil {
				require.Equal(t, byID, awards)
				require.Equal(t, byClaim, awards)
			} else {
				require.ErrorIs(t, err, engagement.ErrMissing)
			}
		}
	}
}

// Thousands of claims with equal remainders: who gets a penny is the first by the
// policy's order, in whatever order the claims stand.
func TestAllocate_manyTied(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	round := Round{}
	for i, place := range r.Perm(3_000) {
		round.Claims = append(round.Claims, Claim{ID: fmt.Sprintf("%04d", place), Amount: 1_000 + funding.Pence(i%2)*500})
	}
	round.Budget = 3_000*300 + 1_700
	for _, test := range []struct {
		policy Policy
		first  func(Claim) bool
	}{
		{Policy{Division: EqualAwards, Ties: TiesByID}, func(c Claim) bool { return c.ID < "1700" }},
		{Policy{Division: EqualAwards, Ties: TiesByClaim}, func(c Claim) bool { return c.Amount == 1_500 || place(round, c) < 200 }},
	} {
		awards, err := test.policy.Awards(round)
		require.NoError(t, err)
		for i, claim := range round.Claims {
			want := funding.Pence(300)
			if test.first(claim) {
				want++
			}
			require.Equal(t, want, awards[i], "%v: %v", test.policy, claim)
		}
	}
}

// place is how many claims of the same amount have a smaller identifier.
func place(round Round, claim Claim) (n int) {
	for _, other := range round.Claims {
		if other.Amount == claim.Amount && other.ID < claim.ID {
			n++
		}
	}
	return n
}

// Three equal claims on two pennies: somebody gets nothing, and the policy has
// to say who.
func TestAllocate_ties(t *testing.T) {
	round := Round{Budget: 2, Claims: []Claim{{ID: "c", Amount: 5}, {ID: "a", Amount: 5}, {ID: "b", Amount: 4}}}
	for _, test := range []struct {
		policy Policy
		want   []funding.Pence
	}{
		{Policy{Division: EqualAwards, Ties: TiesByID}, []funding.Pence{0, 1, 1}},
		{Policy{Division: EqualAwards, Ties: TiesByClaim}, []funding.Pence{1, 1, 0}},
		{Policy{Division: Proportional, Ties: TiesByID}, []funding.Pence{1, 1, 0}},
		{Policy{Division: EqualLosses, Ties: TiesByID}, []funding.Pence{1, 1, 0}},
	} {
		got, err := test.policy.Awards(round)
		require.NoError(t, err)
		require.Equal(t, test.want, got, test.policy)
	}
	_, err := Policy{Division: EqualAwards}.Awards(round)
	require.ErrorIs(t, err, engagement.ErrMissing)
	require.EqualError(t, err, "ties: not-stated: missing: of 3 claims with equal remainders 2 get a penny")

	// Where every one of the equal gets a penny nothing is decided.
	_, err = Policy{Division: EqualAwards}.Awards(Round{Budget: 3, Claims: round.Claims})
	require.NoError(t, err)
	// Proportional to the claims the remainders 10/14, 10/14 and 8/14 differ where it matters.
	_, err = Policy{Division: Proportional}.Awards(round)
	require.NoError(t, err)
}

func TestAllocate_enough(t *testing.T) {
	round := Round{Budget: 1_000_00, Claims: []Claim{{ID: "a", Amount: 300_00}, {ID: "b", Amount: 0}}}
	for _, d := range Divisions() {
		allocation, err := Allocate(round, Policy{Division: d})
		require.NoError(t, err)
		require.Equal(t, funding.Pence(700_00), allocation.Unallocated)
		require.Equal(t, []Award{{ID: "a", Claim: 300_00, Award: 300_00}, {ID: "b", Claim: 0, Award: 0}}, allocation.Awards)
		require.Equal(t, "the budget covers every claim; £700.00 is returned", allocation.Reasons[0].Detail())
	}
	exact, err := Allocate(Round{Budget: 300_00, Claims: round.Claims}, Policy{Division: EqualAwards})
	require.NoError(t, err)
	require.Equal(t, "the budget covers every claim; £0.00 is returned", exact.Reasons[0].Detail())
	none, err := Allocate(Round{Budget: 5}, Policy{Division: EqualLosses})
	require.NoError(t, err)
	require.Equal(t, funding.Pence(5), none.Unallocated)
}

func TestAllocate_reasons(t *testing.T) {
	allocation, err := Allocate(Round{Budget: 100, Claims: []Claim{{ID: "a", Amount: 10}, {ID: "b", Amount: 90}, {ID: "c", Amount: 90}, {ID: "d", Amount: 0}, {ID: "e", Amount: 91}}}, Policy{Division: EqualAwards, Ties: TiesByID})
	require.NoError(t, err)
	require.Equal(t, "equal-awards", allocation.Reasons[0].Rule.ID)
	require.Equal(t, "£1.00 of claims of £2.81 is shared: 2 of 5 claims in full, 0 with nothing", allocation.Reasons[0].Detail())
	require.Equal(t, "no pennies are left after rounding down", allocation.Reasons[1].Detail())
	allocation, err = Allocate(Round{Budget: 2, Claims: []Claim{{ID: "a", Amount: 10}, {ID: "b", Amount: 90}, {ID: "c", Amount: 90}, {ID: "e", Amount: 90}}}, Policy{Division: EqualLosses, Ties: TiesByID})
	require.NoError(t, err)
	require.Equal(t, "£0.02 of claims of £2.80 is shared: 0 of 4 claims in full, 2 with nothing", allocation.Reasons[0].Detail())
	require.Equal(t, "pennies left after rounding down, for the largest remainders: 2; claims equal at the last: 3, of which get one: 2; the first by: id",
		allocation.Reasons[1].Detail())
}

func TestAllocate_problems(t *testing.T) {
	_, err := Allocate(Round{Budget: -1, Claims: []Claim{{ID: "a", Amount: 5}, {ID: "", Amount: 5}, {ID: "a", Amount: -3}, {ID: "c", Amount: -4}}}, Policy{Division: 99, Ties: 7})
	want := `budget: -£0.01: negative
claims[1].id: missing
claims[2].id: "a": duplicate
claims[2].amount: -£0.03: negative
claims[3].amount: -£0.04: negative
division: unknown word Division(99)
ties: unknown word Ties(7)`
	require.EqualError(t, err, want)
	_, err = Allocate(Round{Budget: 5, Claims: []Claim{{ID: "a", Amount: math.MaxInt64}, {ID: "b", Amount: 1}}}, Policy{Division: Proportional})
	require.ErrorIs(t, err, funding.ErrOverflow)
	_, err = Allocate(Round{Budget: 5, Claims: nil}, Policy{})
	require.EqualError(t, err, "division: not-stated: missing: the way to share")
	_, err = Allocate(Round{Budget: -5, Claims: nil}, Policy{Division: ConcedeAndDivide})
	require.EqualError(t, err, "budget: -£0.05: negative\nclaims: 0: out of range: concede and divide is for two claims")
}

func TestDivision_Divide_problems(t *testing.T) {
	for _, test := range []struct {
		division Division
		budget   funding.Pence
		claims   []funding.Pence
		cause    error
	}{
		{DivisionNotStated, 5, nil, engagement.ErrMissing},
		{DominguezThomson + 1, 5, nil, engagement.ErrUnknownWord},
		{EqualAwards, -1, nil, engagement.ErrNegative},
		{ConcedeAndDivide, 5, []funding.Pence{4, 3, 2}, engagement.ErrOutOfRange},
		{ConcedeAndDivide, 5, []funding.Pence{9}, engagement.ErrOutOfRange},
		{ConcedeAndDivide, 50, nil, engagement.ErrOutOfRange}, // enough or not
		{EqualAwards, 1, []funding.Pence{5, -1}, engagement.ErrNegative},
		{EqualAwards, 1, []funding.Pence{math.MaxInt64, math.MaxInt64, math.MaxInt64}, funding.ErrOverflow},
		{EqualAwards, 1, []funding.Pence{math.MaxInt64, 5, math.MinInt64}, engagement.ErrNegative},
	} {
		got, err := test.division.Divide(test.budget, test.claims)
		require.ErrorIs(t, err, test.cause)
		require.Nil(t, got)
		_, err = test.division.Exact(bare(test.budget, test.claims))
		require.ErrorIs(t, err, test.cause)
	}
	_, err := Proportional.Exact(Round{Budget: 1, Claims: []Claim{{ID: "a", Amount: 1}, {ID: "a", Amount: 1}}})
	require.ErrorIs(t, err, engagement.ErrDuplicate)
}

// A stranger's allocator takes part by the function type, and is held to what
// every allocation promises.
func TestAllocator(t *testing.T) {
	var firstCome Allocator = func(r Round) ([]funding.Pence, error) {
		left := r.Budget
		awards := make([]funding.Pence, len(r.Claims))
		for i, claim := range r.Claims {
			awards[i] = min(left, claim.Amount)
			left -= awards[i]
		}
		return awards, nil
	}
	round := Round{Budget: 10, Claims: []Claim{{ID: "a", Amount: 6}, {ID: "b", Amount: 6}}}
	for _, test := range []struct {
		allocator Allocator
		want      []funding.Pence
	}{{firstCome, []funding.Pence{6, 4}}, {Policy{Division: EqualAwards, Ties: TiesByID}.Awards, []funding.Pence{5, 5}}} {
		got, err := test.allocator(round)
		require.NoError(t, err)
		require.Equal(t, test.want, got)
	}

	allocation, err := firstCome.Allocate(round)
	require.NoError(t, err)
	require.Equal(t, Allocation{Budget: 10, Awarded: 10, Awards: []Award{{ID: "a", Claim: 6, Award: 6}, {ID: "b", Claim: 6, Award: 4}}}, allocation)

	giving := func(awards ...funding.Pence) Allocator {
		return func(r Round) ([]funding.Pence, error) {
			for i := range r.Claims {
				r.Claims[i] = Claim{} // it spoils only its own copy
			}
			return awards, nil
		}
	}
	for _, test := range []struct {
		allocator Allocator
		round     Round
		want      string
	}{
		{giving(1), round, "awards: 1: out of range: there are 2 claims"},
		{giving(), round, "awards: 0: out of range: there are 2 claims"},
		{giving(7, -1), round, "awards[0]: £0.07: too much: the claim is £0.06\nawards[1]: -£0.01: negative"},
		{giving(6, 6), round, "awards: £0.12: too much: the budget is £0.10"},
		{giving(1, 1), Round{Budget: -1, Claims: round.Claims}, "budget: -£0.01: negative"},
		{func(Round) ([]funding.Pence, error) { return nil, errors.New("out of order") }, round, "out of order"},
	} {
		_, err := test.allocator.Allocate(test.round)
		require.EqualError(t, err, test.want)
	}
	allocation, err = giving(1, 0).Allocate(round)
	require.NoError(t, err, "to give out less is no fault")
	require.Equal(t, funding.Pence(9), allocation.Unallocated)
	require.Equal(t, []Claim{{ID: "a", Amount: 6}, {ID: "b", Amount: 6}}, round.Claims)
}

func TestRemainders_round(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 3_000 {
		// With awards of nothing and a budget of one the remainders are the claims.
		claims := claimsFrom(r)
		largest := slices.Max(claims)
		var counts digitCounts
		top := topDigit(uint64(largest)+1, len(claims))
		places := make([]int, len(claims))
		for i, claim := range claims {
			counts[top.of(uint64(claim))]++
			places[i] = i
		}
		slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(claims[b], claims[a]) })
		pennies := 1 + r.IntN(len(claims))
		want := make([]funding.Pence, len(claims))
		for _, i := range places[:pennies] {
			want[i] = 1
		}
		awards := make([]funding.Pence, len(claims))
		rounded := remainders{1, uint64(largest) + 1, claims, awards}.round(pennies, top, &counts)
		rounded.settle(awards)
		require.Equal(t, want, awards, "%d pennies for remainders %v", pennies, claims)

		// Ties decided are those at the last penny.
		last := claims[places[pennies-1]]
		decided := pennies < len(claims) && claims[places[pennies]] == last
		require.Equal(t, decided, rounded.decided(), "%d pennies for remainders %v: %+v", pennies, claims, rounded)
	}
}

// The core allocates the awards, for proportional shares what is needed to find
// the last penny, and for adjusted ones what is left of the claims: nothing that
// grows with more.
func TestDivision_Divide_allocations(t *testing.T) {
	claims := benchClaims(10_000)
	sum, err := total(claims)
	require.NoError(t, err)
	for _, d := range linear(len(claims)) {
		want := map[Division]float64{Proportional: 2, AdjustedProportional: 3}[d]
		for _, budget := range []funding.Pence{sum / 5, sum / 5 * 4} {
			if got := testing.AllocsPerRun(5, func() {
				if _, err := d.Divide(budget, claims); err != nil {
					t.Fatal(err)
				}
			}); got > max(want, 1) {
				t.Errorf("%v allocates %v times, want at most %v", d, got, max(want, 1))
			}
		}
	}
}

func FuzzDivide(f *testing.F) {
	f.Add(int64(100), []byte("\x05\x00\x00\x07"), uint8(0))
	f.Add(int64(1), []byte{255, 255, 255, 255, 255, 255, 255, 127, 1}, uint8(3))
	f.Add(int64(math.MaxInt64), []byte{}, uint8(60))
	f.Add(int64(400), []byte{100, 100, 75}, uint8(0))
	f.Add(int64(1)<<62, []byte{15, 15, 15, 15, 7}, uint8(59))
	f.Fuzz(func(t *testing.T, budget int64, data []byte, shift uint8) {
		var round Round
		data = data[:min(len(data), 200)] // the laws are checked for every two
		for i, b := range data {
			round.Claims = append(round.Claims, Claim{ID: fmt.Sprint(i), Amount: funding.Pence(b) << (shift % 64) >> (i % 8)})
		}
		round.Budget = funding.Pence(budget)
		divisions := linear(len(round.Claims))
		for which, d := range divisions {
			allocation, err := Allocate(round, Policy{Division: d, Ties: TiesByClaim})
			if err != nil {
				if round.Validate() == nil {
					t.Fatalf("%v of a valid round: %v", d, err)
				}
				if !errors.Is(err, engagement.ErrNegative) && !errors.Is(err, funding.ErrOverflow) {
					t.Fatalf("%v: unexpected %v", d, err)
				}
				continue
			}
			awards := make([]funding.Pence, len(allocation.Awards))
			for i, award := range allocation.Awards {
				awards[i] = award.Award
			}
			checkLaws(t, d, round, awards)
			// The reference is slow: few claims, and one division for each input.
			if len(round.Claims) <= 12 && len(data) > 0 && which == int(data[0])%len(divisions) {
				checkReference(t, d, round.Budget, round.amounts())
			}
		}
	})
}

// benchClaims are amounts as a large grants programme might see them: mostly
// small, with a long tail. Synthetic.
func benchClaims(n int) []funding.Pence {
	r := rand.New(rand.NewPCG(11, 12))
	claims := make([]funding.Pence, n)
	for i := range claims {
		claims[i] = funding.Pence(math.Exp(r.NormFloat64()*1.5+13)) + 1
	}
	return claims
}

// BenchmarkDivide measures the core on validated amounts, pence in and pence
// out, ties already ranked.
func BenchmarkDivide(b *testing.B) {
	for _, d := range linear(10) {
		for _, n := range benchSizes() {
			claims := benchClaims(n)
			sum, err := total(claims)
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%v/n=%d", d, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := d.Divide(sum*4/5, claims); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
			})
		}
	}
}

// BenchmarkAllocate measures the whole: checking, ranking by identifier, reasons.
func BenchmarkAllocate(b *testing.B) {
	for _, n := range benchSizes() {
		round := Round{}
		for i, amount := range benchClaims(n) {
			round.Claims = append(round.Claims, Claim{ID: fmt.Sprintf("claim-%07d", i*7919%n), Amount: amount})
			round.Budget += amount / 2
		}
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Allocate(round, Policy{Division: EqualAwards, Ties: TiesByID}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
		})
	}
}
