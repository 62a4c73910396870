package brokerage

import (
	"context"
	"math"
)

// Betweenness returns for each agency v the sum, over the ordered pairs (s, t)
// of other agencies, of the share of the shortest paths from s to t that lead
// through v (Freeman 1977), along the direction of ties and not normalised. A
// pair without a path adds nothing.
//
// It takes O(n·m) time (Brandes 2001), shared among the workers by source.
// Sources are taken in blocks of a size that depends on n alone. Within a block
// they are added up in ascending order, and the blocks' sums likewise: the order
// of every addition is the same for any number of workers, and so is the result,
// to the last bit. The number of shortest paths can exceed what a float64 holds;
// then it is kept with an exponent of its own.
//
// The error is the context's.
func (g *Graph) Betweenness(ctx context.Context, workers int) ([]float64, error) {
	n := g.Agencies()
	result := make([]float64, n)
	size := max(64, (n+1023)/1024)
	blocks := (n + size - 1) / size
	added := make([]chan struct{}, blocks+1) // closed when all blocks before this one have been added
	for i := range added {
		added[i] = make(chan struct{})
	}
	close(added[0])
	var done <-chan struct{}
	if ctx != nil {
		done = ctx.Done()
	}
	_, err := share(ctx, workers, blocks, func() *brandes { return newBrandes(g) }, func(b *brandes, block int) {
		clear(b.sum)
		for s := block * size; s < min(n, (block+1)*size); s++ {
			if failed(ctx) != nil {
				return
			}
			b.from(int32(s))
		}
		select {
		case <-added[block]: // somebody has taken the block before, see share
		case <-done:
			return
		}
		for v, x := range b.sum {
			result[v] += x
		}
		close(added[block+1])
	})
	if err != nil {
		return nil, err
	}
	return result, nil
}

// brandes is what a worker needs. From a source, agencies go by the place in
// which a breadth-first search reaches them, 0 for the source: what belongs to
// one distance then stands together.
type brandes struct {
	g     *Graph
	sum   []float64 // of the block, by agency
	place []int32   // of an agency, -1 where not reached

	agency []int32   // by place
	first  []int32   // by place, where its steps begin
	step   []int32   // the places one step further on, for all one after the other
	paths  []float64 // by place, the number of shortest paths from the source
	scale  []int     // the number is paths·2^scale; only in wide
	weight []float64 // by place, (1 + dependency)/paths
}

func newBrandes(g *Graph) *brandes {
	n := g.Agencies()
	b := &brandes{g: g, sum: make([]float64, n), place: make([]int32, n), agency: make([]int32, n+1), first: make([]int32, n+1),
		step: make([]int32, g.Ties()+1), paths: make([]float64, n), weight: make([]float64, n)}
	for v := range b.place {
		b.place[v] = -1
	}
	return b
}

// mostPaths is a number of paths whose inverse, times the number of agencies,
// is still a float64 of full precision.
const mostPaths = 0x1p900

// from adds to the sums what the paths from s contribute.
func (b *brandes) from(s int32) {
	count := b.search(s)
	first, step, paths, weight := b.first, b.step, b.paths, b.weight
	clear(paths[:count])
	paths[0] = 1
	most := 1.0
	for at := range count {
		through := paths[at]
		most = max(most, through)
		for _, to := range step[first[at]:first[at+1]] {
			paths[to] += through
		}
	}
	if most <= mostPaths {
		// The dependency of s on v is Σ paths(v)/paths(w)·(1 + dependency(w))
		// over the w one step further on. The conversion keeps the product from
		// being fused with a sum.
		for at := count - 1; at > 0; at-- {
			onwards := 0.0
			for _, to := range step[first[at]:first[at+1]] {
				onwards += weight[to]
			}
			dependency := float64(paths[at] * onwards)
			b.sum[b.agency[at]] += dependency
			weight[at] = (1 + dependency) / paths[at]
		}
	} else {
		b.wide(count)
	}
	for _, v := range b.agency[:count] {
		b.place[v] = -1
	}
}

// search finds the agencies that can be reached from s and the steps of shortest
// paths, and returns how many agencies they are.
//
// Whether an agency is new and whether a tie is a step can hardly be predicted
// by a processor. Both are therefore written down in any case, and kept by
// counting on or not, which takes no jump: that halves the time.
func (b *brandes) search(s int32) int {
	place, agency, step := b.place, b.agency, b.step
	place[s], agency[0] = 0, s
	count, further, steps := int32(1), int32(1), int32(0) // further is the first place of a greater distance
	for at := int32(0); at < count; at++ {
		if at == further {
			further = count
		}
		b.first[at] = steps
		for _, w := range b.g.out.of(agency[at]) {
			p, reached, stepped := place[w], int32(0), int32(0)
			if p < 0 {
				reached = 1
			}
			if p < 0 {
				p = count
			}
			if p >= further {
				stepped = 1
			}
			agency[count], place[w], step[steps] = w, p, p
			count += reached
			steps += stepped
		}
	}
	b.first[count] = steps
	return int(count)
}

// wide does what remains in from where there are more paths than a float64
// holds.
func (b *brandes) wide(count int) {
	if b.scale == nil {
		b.scale = make([]int, len(b.sum))
	}
	first, step, paths, scale, dependency := b.first, b.step, b.paths, b.scale, b.weight
	clear(paths[:count])
	clear(scale[:count])
	paths[0] = 1
	for at := range count {
		for _, to := range step[first[at]:first[at+1]] {
			// The smaller is brought to the scale of the larger.
			if up := scale[at] - scale[to]; up > 0 || paths[to] == 0 {
				paths[to], scale[to] = math.Ldexp(paths[to], -up), scale[at]
			}
			fraction, exponent := math.Frexp(paths[to] + math.Ldexp(paths[at], scale[at]-scale[to]))
			paths[to], scale[to] = fraction, scale[to]+exponent
		}
	}
	for at := count - 1; at > 0; at-- {
		dependency[at] = 0
		for _, to := range step[first[at]:first[at+1]] {
			share := math.Ldexp(paths[at]/paths[to], scale[at]-scale[to])
			dependency[at] += float64(share * (1 + dependency[to]))
		}
		b.sum[b.agency[at]] += dependency[at]
	}
}
