package apportion

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A contest is a round as the methods see it: places for claimants, a weight of
// nothing where a claimant has none of the seats but its least, and bounds that
// the seats fit. The methods may change it.
type contest struct {
	seats   int64
	total   int64   // of the weights, above 0 where a seat goes by weight
	weights []int64 // not changed: they may be the caller's
	least   []int64 // at most their most, together at most seats
	most    []int64 // at most seats, together at least seats; the least where the weight is nothing
}

// newContest bounds the seats that are handed out by weight. Least and most are
// kept; most is 0 where there is no bound. The error is that the seats do not fit
// the bounds.
func newContest(seats int64, weights, least, most []int64) (contest, error) {
	c := contest{seats: seats, weights: weights, least: least, most: most}
	for i, weight := range weights {
		c.total += weight
		switch {
		case weight == 0:
			most[i] = least[i]
		case most[i] == 0 || most[i] > seats:
			most[i] = seats
		}
	}
	return c, c.check()
}

// check returns a problem where the seats are fewer than the least or more than
// the most that the claimants have together.
func (c contest) check() error {
	least, most := c.seats, c.seats // what is still to be reached
	for i := range c.weights {
		if least -= c.least[i]; least < 0 {
			return c.problem()
		}
		most -= min(most, c.most[i])
	}
	if most > 0 {
		return c.problem()
	}
	return nil
}

func (c contest) problem() error {
	var problems engagement.Problems
	seats := big.NewInt(c.seats)
	if least := sumOf(c.least); least.Cmp(seats) > 0 {
		problems.Add("seats", seats.String(), fmt.Errorf("%w: the minimum seats together are %v, %v more than there are",
			engagement.ErrContradicts, least, new(big.Int).Sub(least, seats)))
		return problems
	}
	most := sumOf(c.most)
	err := fmt.Errorf("%w: the maximum seats together are %v, %v fewer than there are", engagement.ErrContradicts, most, new(big.Int).Sub(seats, most))
	if c.total == 0 {
		err = fmt.Errorf("%w: there is no weight to hand out %v of the seats by", engagement.ErrContradicts, new(big.Int).Sub(seats, most))
	}
	problems.Add("seats", seats.String(), err)
	return problems
}

// An outcome is seats by place, and the ties for the last of them.
type outcome struct {
	seats []int64 // with those that ties are about
	ties  []tie
}

// A tie is claimants with the same right to fewer seats than they are.
type tie struct {
	places []int // in the order of the policy: the first of them have a seat
	seats  int
}

// An order compares the claimants in two places: negative where the first comes
// first for a seat to which they have the same right. It is never 0 for two.
type order func(i, j int) int

func inOrder(i, j int) int { return i - j }

// run apportions. The contest is used up.
func (c contest) run(m Method, before order) (outcome, error) {
	switch m {
	case LargestRemainder:
		return c.largestRemainder(before), nil
	case Quota:
		return c.quota(before)
	}
	return c.divide(divisors[m], before), nil
}

// hand gives a seat more to those of the candidates whose right to one is best,
// as many as there are seats; compare is negative where the first has the better
// right. The candidates are at least as many as the seats, and those of equal
// right are different claimants.
func hand[T any](seats []int64, candidates []T, count int, place func(T) int, compare func(a, b T) int, before order) outcome {
	if count == 0 {
		return outcome{seats: seats}
	}
	better, equal := selectFirst(candidates, count, compare)
	for _, candidate := range candidates[:better] {
		seats[place(candidate)]++
	}
	tied := make([]int, equal)
	for i, candidate := range candidates[better : better+equal] {
		tied[i] = place(candidate)
	}
	result := outcome{seats: seats}
	if left := count - better; left < equal {
		slices.SortFunc(tied, before)
		result.ties = []tie{{tied, left}}
		tied = tied[:left]
	}
	for _, i := range tied {
		seats[i]++
	}
	return result
}

// Seats apportions seats by weights and returns them in the order of the
// weights. These must stand in the order in which ties are settled: of equal
// rights to a seat that of the earlier weight is served.
//
// It is the core of Apportion for bare numbers, without identifiers and reasons.
// Its cost is linear in the weights whatever the seats, but for Quota: that is
// seats times the logarithm of the weights.
//
// A method not stated, negative seats or weights, weights that together
// overflow, seats to hand out without any weight, and more than MaxQuotaSeats
// seats to hand out one by one are errors.
func (m Method) Seats(seats int64, weights []int64) ([]int64, error) {
	var problems engagement.Problems
	problems.AddAll("", m.check())
	if seats < 0 {
		problems.Add("seats", strconv.FormatInt(seats, 10), engagement.ErrNegative)
	}
	_, err := total(weights)
	problems.AddAll("", err)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	c, err := newContest(seats, weights, make([]int64, len(weights)), make([]int64, len(weights)))
	if err != nil {
		return nil, err
	}
	result, err := c.run(m, inOrder)
	return result.seats, err
}
