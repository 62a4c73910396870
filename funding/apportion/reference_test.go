package apportion

import (
	"cmp"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

// slowly apportions straight from the definitions, with fractions, one seat at a
// time. Ties go to the earlier place.
func slowly(m Method, r contest) []int64 {
	switch m {
	case LargestRemainder:
		return slowRemainders(r)
	case Quota:
		return slowQuota(r)
	}
	seats := slices.Clone(r.least)
	for given := sumOf(seats).Int64(); given < r.seats; given++ {
		best := -1
		for i, w := range r.weights {
			if w == 0 || seats[i] == r.most[i] {
				continue
			}
			if best < 0 || slowRank(m, r.weights, i, seats[i]+1, best, seats[best]+1) > 0 {
				best = i
			}
		}
		seats[best]++
	}
	return seats
}

// slowRank compares the rank of the k-th seat of i with that of the l-th of j.
func slowRank(m Method, weights []int64, i int, k int64, j int, l int64) int {
	a, b := slowDivisor(m, k), slowDivisor(m, l)
	if a.Sign() == 0 && b.Sign() == 0 {
		return cmp.Compare(weights[i], weights[j])
	}
	// v/a against w/b is v·b against w·a, all of them not negative; for
	// Huntington–Hill their squares.
	left, right := new(big.Rat).Mul(whole(weights[i]), b), new(big.Rat).Mul(whole(weights[j]), a)
	if m == HuntingtonHill {
		left.Mul(left, whole(weights[i]))
		right.Mul(right, whole(weights[j]))
	}
	return left.Cmp(right)
}

// slowDivisor returns d(k), of Huntington–Hill its square; for k-1 not negative.
func slowDivisor(m Method, k int64) *big.Rat {
	before := whole(k - 1) // in range where k is one above the largest, too
	number := new(big.Rat).Add(before, whole(1))
	below, twice := new(big.Rat).Mul(number, before), new(big.Rat).Add(number, before)
	switch m {
	case DHondt:
		return number
	case ModifiedSainteLague:
		if k == 1 {
			return big.NewRat(7, 5)
		}
		return twice
	case SainteLague:
		return twice
	case HuntingtonHill:
		return below
	case Adams:
		return before
	}
	return below.Quo(below, twice)
}

// slowRemainders finds the level at which all have the seats together among the
// levels where someone meets a bound, and between the two of them that enclose
// it.
func slowRemainders(r contest) []int64 {
	at := func(level *big.Rat, i int) *big.Rat {
		share := new(big.Rat).Mul(level, whole(r.weights[i]))
		if share.Cmp(whole(r.least[i])) < 0 {
			share = whole(r.least[i])
		}
		if share.Cmp(whole(r.most[i])) > 0 {
			share = whole(r.most[i])
		}
		return share
	}
	sum := func(level *big.Rat) *big.Rat {
		all := new(big.Rat)
		for i := range r.weights {
			all.Add(all, at(level, i))
		}
		return all
	}
	levels := []*big.Rat{new(big.Rat)}
	for i, w := range r.weights {
		if w > 0 {
			levels = append(levels, big.NewRat(r.least[i], w), big.NewRat(r.most[i], w))
		}
	}
	slices.SortFunc(levels, (*big.Rat).Cmp)
	seats := whole(r.seats)
	level := levels[len(levels)-1]
	for i, next := range levels {
		if sum(next).Cmp(seats) >= 0 {
			level = next
			if i > 0 {
				// A straight line between the two.
				low, high := levels[i-1], next
				slope := new(big.Rat).Sub(sum(high), sum(low))
				if slope.Sign() > 0 {
					part := new(big.Rat).Quo(new(big.Rat).Sub(seats, sum(low)), slope)
					level = new(big.Rat).Add(low, part.Mul(part, new(big.Rat).Sub(high, low)))
				}
			}
			break
		}
	}
	result, order := make([]int64, len(r.weights)), make([]int, len(r.weights))
	rest := make([]*big.Rat, len(r.weights))
	left := r.seats
	for i := range r.weights {
		share := at(level, i)
		floor := new(big.Int).Quo(share.Num(), share.Denom())
		result[i], order[i] = floor.Int64(), i
		rest[i] = share.Sub(share, new(big.Rat).SetInt(floor))
		left -= result[i]
	}
	slices.SortStableFunc(order, func(i, j int) int { return rest[j].Cmp(rest[i]) })
	for _, i := range order[:left] {
		result[i]++
	}
	return result
}

func slowQuota(r contest) []int64 {
	seats := make([]int64, len(r.weights))
	for h := int64(1); h <= r.seats; h++ {
		best := -1
		for i, w := range r.weights {
			quota := new(big.Rat).Mul(whole(w), big.NewRat(h, r.total))
			if quota.Cmp(whole(seats[i])) <= 0 {
				continue // one more would be above the quota rounded up
			}
			if best < 0 || slowRank(DHondt, r.weights, i, seats[i]+1, best, seats[best]+1) > 0 {
				best = i
			}
		}
		seats[best]++
	}
	return seats
}

// contestFrom draws a contest that is hard on ties and bounds: few claimants or
// many, weights alike, tiny, nothing, in simple ratios, heavy-tailed and near
// the largest.
func contestFrom(r *rand.Rand, most int, bounds bool) contest {
	for {
		n := 1 + r.IntN(most)
		weights, least, upper := make([]int64, n), make([]int64, n), make([]int64, n)
		scale := r.UintN(56)
		for i := range weights {
			switch r.IntN(6) {
			case 0:
				weights[i] = r.Int64N(4)
			case 1:
				weights[i] = (1 + r.Int64N(6)) << scale
			case 2:
				weights[i] = weights[r.IntN(i+1)]
			case 3:
				weights[i] = 1 + r.Int64N(100)
			default:
				weights[i] = r.Int64N(1<<59) >> r.UintN(59)
			}
			if bounds && r.IntN(3) == 0 {
				least[i] = r.Int64N(4)
			}
			if bounds && r.IntN(3) == 0 {
				upper[i] = least[i] + r.Int64N(6)
			}
		}
		seats := r.Int64N(int64(4*n) + 2)
		if c, err := newContest(seats, weights, least, upper); err == nil {
			return c
		}
	}
}

func (c contest) clone() contest {
	c.least, c.most = slices.Clone(c.least), slices.Clone(c.most)
	return c
}

func TestMethod_slowly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 500 {
		c := contestFrom(r, 8, n%2 == 0)
		for _, m := range Methods() {
			if m == Quota && (n%2 == 0 || c.total == 0) {
				continue
			}
			want := slowly(m, c)
			got, err := c.clone().run(m, inOrder)
			require.NoError(t, err)
			require.Equal(t, want, got.seats, "%v of %d seats by %d, at least %d, at most %d", m, c.seats, c.weights, c.least, c.most)
		}
	}
}

// Many claimants and many seats, against the definitions once more.
func TestMethod_slowly_many(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2 {
		c := contestFrom(r, 40, false)
		c, err := newContest(250+r.Int64N(100), c.weights, make([]int64, len(c.weights)), make([]int64, len(c.weights)))
		if err != nil {
			continue // no weight
		}
		for _, m := range Methods() {
			want := slowly(m, c)
			got, err := c.clone().run(m, inOrder)
			require.NoError(t, err)
			require.Equal(t, want, got.seats, "%v of %d seats by %d", m, c.seats, c.weights)
		}
	}
}

// In the largest numbers there are, where no seats can be counted one by one:
// nobody's last seat has a lower rank than anybody's next (Balinski and Young
// 1982, the min-max inequality), and all are handed out.
func TestMethod_Seats_largest(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		c := contestFrom(r, 6, false)
		if c.total == 0 {
			continue
		}
		total := math.MaxInt64 - r.Int64N(5)
		if r.IntN(2) == 0 {
			total >>= r.UintN(40)
		}
		for _, m := range Methods() {
			if m == Quota {
				continue
			}
			seats, err := m.Seats(total, c.weights)
			require.NoError(t, err)
			require.Equal(t, big.NewInt(total), sumOf(seats))
			for i, w := range c.weights {
				for j, v := range c.weights {
					switch {
					case w == 0:
						require.Zero(t, seats[i])
					case v == 0:
					case m == LargestRemainder:
						quota := new(big.Rat).Mul(whole(w), big.NewRat(total, c.total))
						require.Negative(t, quota.Sub(quota, whole(seats[i])).Abs(quota).Cmp(whole(1)))
					case seats[j] > 0:
						require.LessOrEqual(t, slowRank(m, c.weights, i, seats[i]+1, j, seats[j]), 0, "%v of %d by %d: %d", m, total, c.weights, seats)
					}
				}
			}
		}
	}
}

// permutations calls f with every order of n places.
func permutations(n int, f func([]int)) {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	var rest func(int)
	rest = func(from int) {
		if from == n {
			f(places)
			return
		}
		for i := from; i < n; i++ {
			places[from], places[i] = places[i], places[from]
			rest(from + 1)
			places[from], places[i] = places[i], places[from]
		}
	}
	rest(0)
}

// A tie is reported exactly where another order of the claimants would have
// given other seats, and it is about those whose seats the order moves.
func TestMethod_ties(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	found := map[Method]int{}
	for n := range 500 {
		c := contestFrom(r, 4, n%2 == 0)
		for _, m := range Methods() {
			if m == Quota && (n%2 == 0 || c.total == 0) {
				continue
			}
			var low, high []int64
			permutations(len(c.weights), func(places []int) {
				turn := make([]int, len(places))
				for k, place := range places {
					turn[place] = k
				}
				result, err := c.clone().run(m, func(i, j int) int { return turn[i] - turn[j] })
				require.NoError(t, err)
				if low == nil {
					low, high = slices.Clone(result.seats), slices.Clone(result.seats)
				}
				for i, seats := range result.seats {
					low[i], high[i] = min(low[i], seats), max(high[i], seats)
				}
			})
			var want []int
			for i := range low {
				require.LessOrEqual(t, high[i], low[i]+1)
				if low[i] < high[i] {
					want = append(want, i)
				}
			}
			result, err := c.clone().run(m, inOrder)
			require.NoError(t, err)
			var got []int
			settled := slices.Clone(result.seats)
			for _, tie := range result.ties {
				require.Less(t, tie.seats, len(tie.places))
				require.Positive(t, tie.seats)
				got = append(got, tie.places...)
				for _, i := range tie.places[:tie.seats] {
					settled[i]--
				}
			}
			slices.Sort(got)
			require.Equal(t, want, got, "%v of %d seats by %d, at least %d, at most %d: %v", m, c.seats, c.weights, c.least, c.most, result)
			require.Equal(t, low, settled)
			found[m] += len(result.ties)
		}
	}
	for _, m := range Methods() {
		require.Greater(t, found[m], 10, "%v: hardly any ties were tried", m)
	}
}
