package fundingtest

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// rounds returns those to try an allocator on: small ones systematically, the
// hostile ones, and those drawn from the seed.
func (o Options) rounds() []division.Round {
	rounds := []division.Round{{}, {Budget: 5}}
	rounds = append(rounds, systematic(1, []funding.Pence{0, 1, 3}, false)...)
	rounds = append(rounds, systematic(2, []funding.Pence{0, 1, 3}, false)...)
	rounds = append(rounds, systematic(3, []funding.Pence{0, 1, 3}, true)...)
	sizes := []int{1, 2, 3, 30}
	if o.Claims > 0 {
		sizes = []int{o.Claims}
	} else if o.MostClaims > 0 {
		sizes[len(sizes)-1] = min(30, o.MostClaims)
	}
	for _, n := range sizes {
		rounds = append(rounds, hostile(n)...)
	}
	r := rand.New(rand.NewPCG(o.Seed, 5))
	for i := range o.worlds() {
		if i%3 == 0 {
			rounds = append(rounds, drawSmall(r, o.size(2+r.IntN(5))))
			continue
		}
		rounds = append(rounds, draw(r, o.size(1+r.IntN(8))))
	}
	return o.ofSize(rounds)
}

// smallRounds returns those to try fractions on.
func (o Options) smallRounds() []division.Round {
	rounds := []division.Round{{}, {Budget: 5}}
	rounds = append(rounds, systematic(1, []funding.Pence{0, 1}, true)...)
	rounds = append(rounds, systematic(2, []funding.Pence{0, 1, 2, 3}, true)...)
	rounds = append(rounds, systematic(3, []funding.Pence{0, 1, 2}, true)...)
	rounds = append(rounds, systematic(4, []funding.Pence{0, 1, 3}, true)...)
	// Adjusted proportional needs five claims to be seen out of order when another
	// claim rises or leaves.
	rounds = append(rounds, round(5, []funding.Pence{0, 0, 1, 3, 3}), round(5, []funding.Pence{0, 1, 1, 3, 3}))
	r := rand.New(rand.NewPCG(o.Seed, 6))
	for range o.worlds() {
		n := o.size(2 + r.IntN(4))
		rounds = append(rounds, drawSmall(r, n))
	}
	return o.ofSize(rounds)
}

// size returns n, or a number of claims near it that the implementation is for.
func (o Options) size(n int) int {
	switch {
	case o.Claims > 0:
		return o.Claims
	case o.MostClaims > 0:
		return min(n, o.MostClaims)
	}
	return n
}

func (o Options) ofSize(rounds []division.Round) []division.Round {
	return slices.DeleteFunc(rounds, func(r division.Round) bool { return len(r.Claims) != o.size(len(r.Claims)) })
}

// systematic returns every round of n claims of these amounts, which rise, and
// any budget up to a penny more than what they claim together; if sorted, those
// alone in which the claims rise.
func systematic(n int, of []funding.Pence, sorted bool) []division.Round {
	var rounds []division.Round
	places, amounts := make([]int, n), make([]funding.Pence, n)
	for {
		if !sorted || slices.IsSorted(places) {
			for i, place := range places {
				amounts[i] = of[place]
			}
			for budget := range sum(amounts) + 2 {
				rounds = append(rounds, round(budget, amounts))
			}
		}
		i := n - 1
		for i >= 0 && places[i] == len(of)-1 {
			places[i] = 0
			i--
		}
		if i < 0 {
			return rounds
		}
		places[i]++
	}
}

// hostile returns rounds of n claims that are hard on arithmetic and ties.
func hostile(n int) []division.Round {
	all := func(amount func(i int) funding.Pence) []funding.Pence {
		amounts := make([]funding.Pence, n)
		for i := range amounts {
			amounts[i] = amount(i)
		}
		return amounts
	}
	share := funding.Pence(math.MaxInt64 / int64(n))
	heavy := []funding.Pence{1, 1_000, 1_000_000_000, 1_000_000_000_000_000}
	var rounds []division.Round
	for _, amounts := range [][]funding.Pence{
		all(func(int) funding.Pence { return 0 }),
		all(func(int) funding.Pence { return 1 }),
		all(func(int) funding.Pence { return 7_00 }),
		all(func(i int) funding.Pence { return funding.Pence(i % 2 * 7) }), // the first is nothing
		all(func(i int) funding.Pence { return []funding.Pence{0, 7, 3}[i%3] }),
		all(func(i int) funding.Pence { return funding.Pence(i+1) * 100_00 }),
		all(func(i int) funding.Pence { return heavy[i%len(heavy)] }),
		all(func(i int) funding.Pence { return []funding.Pence{9_300_000_00, 90_700_000_00}[i%2] }), // their product with the budget overflows
		all(func(int) funding.Pence { return share }),
		all(func(i int) funding.Pence { return share - funding.Pence(i) }),
		all(func(i int) funding.Pence { // one that leaves the others next to nothing
			if i == n-1 {
				return math.MaxInt64 - funding.Pence(n-1)
			}
			return 1
		}),
	} {
		d := sum(amounts)
		budgets := []funding.Pence{0, 1, d / 10, d/2 + 1, d - d/10, d - 1, d, math.MaxInt64}
		if d < math.MaxInt64 {
			budgets = append(budgets, d+1)
		}
		if n > 8 {
			budgets = []funding.Pence{1, d / 10, d - d/10} // fewer claims have shown the rest
		}
		slices.Sort(budgets)
		for _, budget := range slices.Compact(budgets) {
			if budget >= 0 {
				rounds = append(rounds, round(budget, amounts))
			}
		}
	}
	return rounds
}

// draw makes a round of n claims of any size and a budget to match: ties,
// nothing, heavy tails, nearly overflowing; with strange names at times.
func draw(r *rand.Rand, n int) division.Round {
	amounts := make([]funding.Pence, n)
	most := int64(1) << (1 + r.UintN(uint(59-n/8)))
	if r.IntN(2) == 0 {
		most = []int64{10, 100, 1_00_00, 100_00_00}[r.IntN(4)]
	}
	for i := range amounts {
		switch r.IntN(8) {
		case 0:
			amounts[i] = funding.Pence(r.Int64N(3))
		case 1:
			amounts[i] = amounts[r.IntN(i+1)]
		case 2:
			amounts[i] = funding.Pence(r.Int64N(most) / 100 * 100)
		case 3:
			amounts[i] = funding.Pence(most >> r.UintN(20))
		default:
			amounts[i] = funding.Pence(r.Int64N(most))
		}
	}
	drawn := round(drawBudget(r, sum(amounts)), amounts)
	if r.IntN(4) == 0 {
		// The two that look alike are different texts.
		strange := []string{"10", "9", "Z", "a ", "\u00e9", "e\u0301", "ß/2", "0", "-1", "a\n"}
		r.Shuffle(len(strange), func(i, j int) { strange[i], strange[j] = strange[j], strange[i] })
		for i := range drawn.Claims[:min(n, len(strange))] {
			drawn.Claims[i].ID = strange[i]
		}
	}
	r.Shuffle(n, func(i, j int) { drawn.Claims[i], drawn.Claims[j] = drawn.Claims[j], drawn.Claims[i] })
	return drawn
}

// drawSmall makes a round of n claims of a few pence.
func drawSmall(r *rand.Rand, n int) division.Round {
	amounts := make([]funding.Pence, n)
	most := []int64{4, 7, 13, 60}[r.IntN(4)]
	for i := range amounts {
		if amounts[i] = funding.Pence(r.Int64N(most)); r.IntN(5) == 0 {
			amounts[i] = amounts[r.IntN(i+1)]
		}
	}
	return round(funding.Pence(r.Int64N(int64(sum(amounts))+1)), amounts)
}

func drawBudget(r *rand.Rand, d funding.Pence) funding.Pence {
	switch r.IntN(12) {
	case 0:
		return 1
	case 1:
		return max(d-1, 0)
	case 2:
		return d
	case 3:
		return d + 1
	case 4:
		return d / 2
	}
	return funding.Pence(r.Int64N(int64(d) + 1))
}

func sum(amounts []funding.Pence) funding.Pence {
	var d funding.Pence
	for _, amount := range amounts {
		d += amount
	}
	return d
}

// round names the claims a, b, c, …
func round(budget funding.Pence, amounts []funding.Pence) division.Round {
	r := division.Round{Budget: budget, Claims: make([]division.Claim, len(amounts))}
	for i, amount := range amounts {
		r.Claims[i] = division.Claim{ID: name(i), Amount: amount}
	}
	return r
}

func name(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return "claim-" + strconv.Itoa(i)
}
