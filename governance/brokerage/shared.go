package brokerage

import (
	"context"
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// MaxShared is the most two-step paths i → v → j that Shared will walk, a
// matter of some seconds.
const MaxShared = 100_000_000

// Shared counts for each agency the pairs it stands between, as Roles does, but
// where k agencies stand between a pair each gets 1/k of it, in its own role.
// Over all agencies the totals add up to the number of pairs that have a broker.
//
// The shares are added up by ascending i and then as v's and j's numbers
// ascend. With s shares of at most 1 the error is below s·2⁻⁵³ relative to the
// sum. Total is the sum of the five roles.
//
// It walks every two-step path, which at a hub is the square of its ties, and
// is therefore for smaller graphs: with more than MaxShared of them the error
// wraps engagement.ErrLimit. Otherwise it is the context's.
func (g *Graph) Shared(ctx context.Context) ([]ByRole[float64], error) {
	n := int32(g.Agencies())
	steps := int64(0)
	for v := range n {
		steps += g.in.count(v) * g.out.count(v)
	}
	if steps > MaxShared {
		return nil, fmt.Errorf("%w of %d two-step paths: there are %d", engagement.ErrLimit, MaxShared, steps)
	}
	tallies := make([]tally[float64], n)
	direct := make([]int32, n)  // i+1 where there is a tie i → j, or j is i
	brokers := make([]int32, n) // between i and j
	for i := range n {
		if err := failed(ctx); err != nil {
			return nil, err
		}
		direct[i] = i + 1
		for _, j := range g.out.of(i) {
			direct[j] = i + 1
		}
		for _, v := range g.out.of(i) {
			for _, j := range g.out.of(v) {
				brokers[j]++
			}
		}
		for _, v := range g.out.of(i) {
			for _, j := range g.out.of(v) {
				if direct[j] != i+1 {
					tallies[v][roleOf(g.group[i], g.group[v], g.group[j])] += 1 / float64(brokers[j])
				}
			}
		}
		for _, v := range g.out.of(i) {
			for _, j := range g.out.of(v) {
				brokers[j] = 0
			}
		}
	}
	result := make([]ByRole[float64], n)
	for v, t := range tallies {
		for role := range total {
			t[total] += t[role]
		}
		result[v] = t.byRole()
	}
	return result, failed(ctx)
}
