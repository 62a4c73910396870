package apportion

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// quota apportions by the quota method.
//
// The next seat of each claimant is a job: released with the first number of
// seats at which it does not lift the claimant above its quota rounded up, and
// due, like the rank, by k/weight. To serve the earliest due among the released
// is what keeps the lower quota too. When the seats are as many as the weight
// in lowest terms, every claimant has its quota exactly, and everything begins
// anew: whole rounds need not be played.
func (c contest) quota(before order) (outcome, error) {
	if c.total == 0 {
		return outcome{seats: c.least}, nil
	}
	whole := int64(0)
	for _, w := range c.weights {
		for w != 0 {
			whole, w = w, whole%w
		}
	}
	round := c.total / whole
	rounds, seats := c.seats/round, c.seats%round
	if seats > MaxQuotaSeats {
		var problems engagement.Problems
		problems.Add("seats", strconv.FormatInt(c.seats, 10), fmt.Errorf(
			"%w of %d for the quota method: after %d rounds of %d seats are left %d to hand out one by one",
			engagement.ErrLimit, MaxQuotaSeats, rounds, round, seats))
		return outcome{}, problems
	}
	q := newQuotaRun(c, seats, before)
	for q.given < seats {
		q.next()
	}
	result := outcome{seats: q.seats, ties: q.ties()}
	for i, w := range c.weights {
		result.seats[i] += rounds * (w / whole)
	}
	return result, nil
}

// A quotaRun is the quota method at work.
type quotaRun struct {
	contest
	before   order
	last     int64   // seats to hand out
	given    int64   // seats handed out
	seats    []int64 // by place
	when     []int64 // the number of the last seat of each place
	release  []int64 // with how many seats in all the next seat of each place can be given
	waiting  []int   // by release, the first place that waits for it, -1 where none does
	behind   []int   // by place, the next that waits for the same
	released heap    // places by rank
}

func newQuotaRun(c contest, last int64, before order) *quotaRun {
	n := len(c.weights)
	q := &quotaRun{contest: c, before: before, last: last, seats: make([]int64, n), when: make([]int64, n), release: make([]int64, n),
		waiting: make([]int, last+1), behind: make([]int, n)}
	for h := range q.waiting {
		q.waiting[h] = -1
	}
	q.released.before = func(i, j int) bool {
		rank := q.compareRanks(q.seats[i]+1, i, q.seats[j]+1, j)
		return rank < 0 || rank == 0 && q.before(i, j) < 0
	}
	for i, w := range c.weights {
		if w > 0 {
			q.wait(i)
		}
	}
	return q
}

// compareRanks is negative where the rank of the k-th seat of place i is above
// that of the l-th seat of place j.
func (c contest) compareRanks(k int64, i int, l int64, j int) int {
	return product(uint64(k), uint64(c.weights[j])).compare(product(uint64(l), uint64(c.weights[i])))
}

// released returns with how many seats in all the k-th seat of place i can be
// given: with the first number h such that h·weight/total is above k-1. It is
// MaxQuotaSeats+1 at most, for those that come after the last.
func (c contest) releasedAt(k int64, i int) int64 {
	high, low := bits.Mul64(uint64(k-1), uint64(c.total))
	weight := uint64(c.weights[i])
	if high >= weight {
		return MaxQuotaSeats + 1
	}
	h, _ := bits.Div64(high, low, weight)
	return int64(min(h, MaxQuotaSeats)) + 1
}

func (q *quotaRun) wait(i int) {
	h := q.releasedAt(q.seats[i]+1, i)
	q.release[i] = h
	if h <= q.last {
		q.behind[i], q.waiting[h] = q.waiting[h], i
	}
}

// next hands out one seat. There is always someone to have it: the quotas of h
// seats add up to h, and the h-1 seats given to less.
func (q *quotaRun) next() {
	q.given++
	for i := q.waiting[q.given]; i >= 0; i = q.behind[i] {
		q.released.push(i)
	}
	i := q.released.pop()
	q.seats[i]++
	q.when[i] = q.given
	q.wait(i)
}

// A job is the k-th seat of the claimant in a place: released with how many
// seats in all, and given as which of them, or as last+1 if not.
type job struct {
	place          int
	k              int64
	released, when int64
}

// ties returns the ties that matter in the end. Seats of one rank are handed out
// in whatever order comes of the ties, but how many of them is not moved by it.
// So a tie matters where one such seat has not been given, although it was
// released when another of the same rank was: or when one was that might have
// been given earlier itself, and so on.
func (q *quotaRun) ties() []tie {
	var jobs []job
	open := map[int]bool{}
	for _, i := range q.released.items {
		open[i] = true
		jobs = append(jobs, job{i, q.seats[i] + 1, q.release[i], q.last + 1})
	}
	for i := range q.weights {
		// Of the seats that were given only those above the quota can have
		// the rank of one that was not: the others were due before.
		if k := q.seats[i]; k > 0 && !open[i] && q.compareQuota(k, i) > 0 {
			jobs = append(jobs, job{i, k, q.releasedAt(k, i), q.when[i]})
		}
	}
	slices.SortFunc(jobs, func(a, b job) int {
		rank := q.compareRanks(a.k, a.place, b.k, b.place)
		if rank != 0 {
			return rank
		}
		return q.before(a.place, b.place)
	})
	var ties []tie
	for len(jobs) > 0 {
		n := 1
		for n < len(jobs) && q.compareRanks(jobs[0].k, jobs[0].place, jobs[n].k, jobs[n].place) == 0 {
			n++
		}
		same := jobs[:n]
		jobs = jobs[n:]
		if t := q.tieAmong(same); t.seats > 0 {
			ties = append(ties, t)
		}
	}
	return ties
}

// tieAmong returns the tie among jobs of one rank, in the order of the policy.
func (q *quotaRun) tieAmong(same []job) tie {
	latest := int64(0) // when one was given
	for _, j := range same {
		if j.when <= q.last {
			latest = max(latest, j.when)
		}
	}
	slices.SortStableFunc(same, func(a, b job) int { return cmp.Compare(b.when, a.when) })
	since := q.last + 1 // when the first of those in the tie was released
	var with, without []int
	for _, j := range same {
		switch {
		case j.when > q.last && j.released <= latest:
			without = append(without, j.place)
		case j.when <= q.last && j.when >= since:
			with = append(with, j.place)
		default:
			continue
		}
		since = min(since, j.released)
	}
	slices.SortFunc(with, q.before)
	return tie{append(with, without...), len(with)}
}

// compareQuota compares k seats with the quota of place i.
func (q *quotaRun) compareQuota(k int64, i int) int {
	return product(uint64(k), uint64(q.total)).compare(product(uint64(q.last), uint64(q.weights[i])))
}
