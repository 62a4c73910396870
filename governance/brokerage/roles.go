package brokerage

import "context"

// ByRole is one value for each of the roles in which an agency v can stand
// between two others, i → v → j, and one for all of them (Gould and Fernandez
// 1989). Which role it is follows from the groups of the three.
type ByRole[T any] struct {
	Coordinator    T `json:"coordinator"`    // all three of one group
	Consultant     T `json:"consultant"`     // i and j of one group, v of another; also called itinerant broker
	Representative T `json:"representative"` // i and v of one group, j of another: v speaks for its group
	Gatekeeper     T `json:"gatekeeper"`     // v and j of one group, i of another: v lets into its group
	Liaison        T `json:"liaison"`        // three different groups
	Total          T `json:"total"`          // any of the five
}

// The roles as places in a tally.
const (
	coordinator = iota
	consultant
	representative
	gatekeeper
	liaison
	total
	roles
)

type tally[T any] [roles]T

func (t tally[T]) byRole() ByRole[T] {
	return ByRole[T]{t[coordinator], t[consultant], t[representative], t[gatekeeper], t[liaison], t[total]}
}

// roleOf is the role of an agency of group v between groups i and j.
func roleOf(i, v, j int32) int {
	switch {
	case i == j && i == v:
		return coordinator
	case i == j:
		return consultant
	case i == v:
		return representative
	case j == v:
		return gatekeeper
	}
	return liaison
}

// Roles counts for each agency v the ordered pairs (i, j) that it stands
// between, by role: there are ties i → v and v → j, i and j are different, and
// there is no tie i → j. A tie j → i does not matter.
//
// The counts are of pairs, whether or not others stand between them, too: see
// Shared. They are exact: an agency has at most MaxAgencies sources and as many
// targets, so no count exceeds 10¹⁴, and an int64 holds 9·10¹⁸.
//
// It takes O(n + m√m) time for m ties, and not the square of a hub's ties: all
// pairs are counted by group, and those with a tie i → j subtracted. The error
// is the context's.
func (g *Graph) Roles(ctx context.Context) ([]ByRole[int64], error) {
	if g.Agencies() == 0 {
		return []ByRole[int64]{}, failed(ctx)
	}
	tallies, err := g.tallies(ctx, newTriangles(g), g.group)
	if err != nil {
		return nil, err
	}
	result := make([]ByRole[int64], len(tallies))
	for v, t := range tallies {
		result[v] = t.byRole()
	}
	return result, nil
}

// tallies counts the roles as if the agencies' groups were those given.
func (g *Graph) tallies(ctx context.Context, t triangles, group []int32) ([]tally[int64], error) {
	result := make([]tally[int64], g.Agencies())
	into := make([]int64, g.kinds) // sources of v by group
	for v := range int32(len(result)) {
		result[v] = g.pairs(v, group, into)
	}
	closed := func(i, v, j int32) { result[v][roleOf(group[i], group[v], group[j])]-- }
	err := t.each(ctx, func(f triangle) {
		a, b, c := t.agency[f.a], t.agency[f.b], t.agency[f.c]
		ab, ac, bc := t.way[f.ab], t.way[f.ac], t.way[f.bc]
		// Each of the three between the other two, in both directions.
		if ab&forth != 0 && bc&forth != 0 && ac&forth != 0 {
			closed(a, b, c)
		}
		if bc&back != 0 && ab&back != 0 && ac&back != 0 {
			closed(c, b, a)
		}
		if ab&back != 0 && ac&forth != 0 && bc&forth != 0 {
			closed(b, a, c)
		}
		if ac&back != 0 && ab&forth != 0 && bc&back != 0 {
			closed(c, a, b)
		}
		if ac&forth != 0 && bc&back != 0 && ab&forth != 0 {
			closed(a, c, b)
		}
		if bc&forth != 0 && ac&back != 0 && ab&back != 0 {
			closed(b, c, a)
		}
	})
	if err != nil {
		return nil, err
	}
	for v := range result {
		for role := range total {
			result[v][total] += result[v][role]
		}
	}
	return result, nil
}

// pairs counts the pairs (i, j), i and j different, with ties i → v → j, whether
// or not there is a tie i → j. The scratch into is zero before and after.
func (g *Graph) pairs(v int32, group []int32, into []int64) tally[int64] {
	in, out, own := g.in.of(v), g.out.of(v), group[v]
	for _, i := range in {
		into[group[i]]++
	}
	// By the group of j, over all i.
	var t tally[int64]
	sources, outside := int64(len(in)), int64(len(in))-into[own]
	for _, j := range out {
		if to := group[j]; to == own {
			t[coordinator] += into[own]
			t[gatekeeper] += outside
		} else {
			t[consultant] += into[to]
			t[representative] += into[own]
			t[liaison] += sources - into[own] - into[to]
		}
	}
	for _, i := range in {
		into[group[i]] = 0
	}
	// Without those who are both source and target.
	first := g.near.start[v]
	for k, i := range g.near.of(v) {
		if g.way[first+int32(k)] == forth|back {
			t[roleOf(group[i], own, group[i])]--
		}
	}
	return t
}
