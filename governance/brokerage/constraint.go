package brokerage

import (
	"context"
	"math"
)

// Constraint returns Burt's constraint of each agency (Burt 1992): how far its
// contacts are tied to each other, so that it has few to stand between. With
// the contacts N(i) of agency i, whatever the direction of ties and each of the
// same weight,
//
//	c(i) = Σ (p(i,j) + Σ p(i,q)·p(q,j))²,  p(i,j) = 1/|N(i)| for j in N(i), else 0
//
// the outer sum over j in N(i), the inner over q other than i and j. An agency
// whose d contacts do not know each other has 1/d; the three of a triangle have
// 9/8 each: it can exceed 1.
//
// It is NaN for an agency without contacts, for which it is not defined: it is
// not 0, which would be the freest of all. NaN cannot be written as JSON by
// accident.
//
// In general use the outer sum is over contacts only, as here, and not over
// those reached by two steps: igraph and networkx both do so, and return NaN
// for an agency without contacts. On a directed graph they give ties both ways
// twice the weight of one; here, as on their undirected simple graphs, the
// weights are equal.
//
// It takes O(n + m√m) time, and not the square of a hub's ties. The error is
// the context's.
func (g *Graph) Constraint(ctx context.Context) ([]float64, error) {
	n := g.Agencies()
	if n == 0 {
		return []float64{}, failed(ctx)
	}
	t := newTriangles(g)
	inverse := make([]float64, n) // 1/|N|, by new number
	for a, v := range t.agency {
		inverse[a] = 1 / float64(g.near.count(v))
	}
	// p(i,q)·p(q,j) is 1/(|N(i)|·|N(q)|) where q is a contact of both. What is
	// not i's own of the inner sum belongs to the link between i and j: the sum
	// of 1/|N(q)| over the triangles that it is in.
	between := make([]float64, len(t.up.items))
	err := t.each(ctx, func(f triangle) {
		between[f.ab] += inverse[f.c]
		between[f.ac] += inverse[f.b]
		between[f.bc] += inverse[f.a]
	})
	if err != nil {
		return nil, err
	}
	sum := make([]float64, n)
	for a := range int32(n) {
		for ab := t.up.start[a]; ab < t.up.start[a+1]; ab++ {
			one := 1 + between[ab]
			square := float64(one * one) // the conversion keeps it from being fused with the addition
			sum[a] += square
			sum[t.up.items[ab]] += square
		}
	}
	result := make([]float64, n)
	for a, v := range t.agency {
		if g.near.count(v) == 0 {
			result[v] = math.NaN()
			continue
		}
		result[v] = sum[a] * inverse[a] * inverse[a]
	}
	return result, nil
}
