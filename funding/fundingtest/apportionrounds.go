package fundingtest

import (
	"math"
	"math/rand/v2"

	"github.com/thirdsector-go/partnership/funding/apportion"
)

// rounds returns those to try an apportioner on: small ones systematically,
// hostile ones, and those drawn from the seed.
func (o SeatOptions) rounds() []apportion.Round {
	rounds := append([]apportion.Round{{}}, systematicSeats(3, 3, 5)...)
	for _, n := range []int{1, 2, 3, 5, 60} {
		rounds = append(rounds, hostileSeats(n)...)
	}
	r := rand.New(rand.NewPCG(o.Seed, 7))
	for k := range o.worlds() {
		rounds = append(rounds, drawSeats(r, 1+r.IntN(8), k%2 == 0))
	}
	return rounds
}

// smallRounds returns those to look for a counterexample in, in order of size.
func (o SeatOptions) smallRounds() []apportion.Round {
	rounds := append(systematicSeats(3, 4, 6), lopsidedSeats()...)
	r := rand.New(rand.NewPCG(o.Seed, 8))
	for range o.worlds() {
		rounds = append(rounds, drawSeats(r, 2+r.IntN(5), true))
	}
	return rounds
}

// systematicSeats returns every round of up to n claimants of weights up to a
// bound, that rise, and up to so many seats.
func systematicSeats(n int, most, seats int64) []apportion.Round {
	var rounds []apportion.Round
	var more func(weights []int64)
	more = func(weights []int64) {
		for h := int64(0); h <= seats && len(weights) > 0 && weights[len(weights)-1] > 0; h++ {
			rounds = append(rounds, seatRound(h, weights))
		}
		if len(weights) == n {
			return
		}
		from := int64(0)
		if len(weights) > 0 {
			from = weights[len(weights)-1]
		}
		for weight := from; weight <= most; weight++ {
			more(append(weights[:len(weights):len(weights)], weight))
		}
	}
	more(nil)
	return rounds
}

// lopsidedSeats returns rounds of a large claimant beside small equals, whose
// exact shares are all rounded the same way, so that the large one has to make up
// for them. A unit of weight is a tenth of a seat.
func lopsidedSeats() []apportion.Round {
	var rounds []apportion.Round
	for _, small := range [][]int64{{4, 4, 4, 4}, {8, 8, 8, 8, 8}, {12, 12, 12, 12, 12}, {13, 13, 13, 13, 13}} {
		for _, large := range []int64{84, 100, 135, 140} {
			weights := append(small[:len(small):len(small)], large)
			all := large + small[0]*int64(len(small))
			rounds = append(rounds, seatRound(all/10, weights))
		}
	}
	return rounds
}

// hostileSeats returns rounds of n claimants that are hard on arithmetic and
// ties.
func hostileSeats(n int) []apportion.Round {
	all := func(weight func(i int) int64) []int64 {
		weights := make([]int64, n)
		for i := range weights {
			weights[i] = weight(i)
		}
		return weights
	}
	share := math.MaxInt64 / int64(n)
	var rounds []apportion.Round
	for _, weights := range [][]int64{
		all(func(int) int64 { return 1 }),
		all(func(i int) int64 { return int64((i + 1) % 2 * 7) }), // the second is nothing
		all(func(i int) int64 { return []int64{7, 0, 3}[i%3] }),
		all(func(i int) int64 { return int64(i+1) * 100 }),
		all(func(i int) int64 { return []int64{1, 1_000, 1_000_000_000, 1_000_000_000_000_000}[i%4] }),
		all(func(int) int64 { return share }),
		all(func(i int) int64 { return share - int64(i) }),
		all(func(i int) int64 { // one that leaves the others next to nothing
			if i == n-1 {
				return math.MaxInt64 - int64(n-1)
			}
			return 1
		}),
	} {
		for _, seats := range []int64{0, 1, int64(n) - 1, int64(n), int64(n) + 1, 435, 10_000_000_000, math.MaxInt64} {
			rounds = append(rounds, seatRound(seats, weights))
		}
	}
	return rounds
}

// drawSeats makes a round of n claimants: ties, nothing, heavy tails; of a few
// seats each, and if not small of any weights and seats.
func drawSeats(r *rand.Rand, n int, small bool) apportion.Round {
	weights := make([]int64, n)
	most := []int64{4, 10, 60, 1000}[r.IntN(4)]
	if !small {
		most = 1 << (1 + r.UintN(58))
	}
	for i := range weights {
		switch r.IntN(8) {
		case 0:
			weights[i] = r.Int64N(3)
		case 1:
			weights[i] = weights[r.IntN(i+1)]
		case 2:
			weights[i] = most >> r.UintN(20)
		default:
			weights[i] = r.Int64N(most)
		}
	}
	weights[r.IntN(n)] += 1 // someone has some
	seats := r.Int64N(int64(6*n) + 1)
	if !small && r.IntN(3) == 0 {
		seats = r.Int64() >> r.UintN(62)
	}
	return seatRound(seats, weights)
}

// seatRound names the claimants a, b, c, …
func seatRound(seats int64, weights []int64) apportion.Round {
	r := apportion.Round{Seats: seats, Claimants: make([]apportion.Claimant, len(weights))}
	for i, weight := range weights {
		r.Claimants[i] = apportion.Claimant{ID: name(i), Weight: weight}
	}
	return r
}

// smallerSeats makes a round that breaks a law as small as it finds it can be
// while it still breaks it: with fewer claimants, fewer seats and lower weights.
func smallerSeats(r apportion.Round, broken func(apportion.Round) bool) apportion.Round {
	better := func(less apportion.Round) bool {
		sum, _ := weightOf(less)
		if less.Seats < 0 || sum == 0 && less.Seats > 0 || !simplerSeats(less, r) || !broken(less) {
			return false
		}
		r = less
		return true
	}
	for again := true; again; {
		again = false
		for i := 0; i < len(r.Claimants); i++ {
			less := copied(r)
			less.Claimants = append(less.Claimants[:i], less.Claimants[i+1:]...)
			again = better(less) || again
		}
		for cut := r.Seats; cut > 0; cut /= 2 {
			less := copied(r)
			less.Seats -= cut
			again = better(less) || again
		}
		for _, divisor := range []int64{1_000_000, 1000, 10, 2} {
			less := copied(r)
			for i := range less.Claimants {
				less.Claimants[i].Weight /= divisor
			}
			again = better(less) || again
		}
		for i := range r.Claimants {
			for cut := r.Claimants[i].Weight; cut > 0; cut /= 2 {
				less := copied(r)
				less.Claimants[i].Weight = max(less.Claimants[i].Weight-cut, 0)
				again = better(less) || again
			}
		}
	}
	return r
}

// simplerSeats reports whether a is a smaller round than b. It is an order without
// end upwards only.
func simplerSeats(a, b apportion.Round) bool {
	if len(a.Claimants) != len(b.Claimants) {
		return len(a.Claimants) < len(b.Claimants)
	}
	if a.Seats > b.Seats {
		return false
	}
	less := a.Seats < b.Seats
	for i := range a.Claimants {
		if a.Claimants[i].Weight > b.Claimants[i].Weight {
			return false
		}
		less = less || a.Claimants[i].Weight < b.Claimants[i].Weight
	}
	return less
}
