package brokerage

import "context"

// PairsLost counts for each agency v the ordered pairs (i, j) of other agencies
// of different groups that have a path from i to j now, of any length and along
// the direction of ties, and would have none if v left. Pairs of which v itself
// is one are not counted: they would be lost with any agency.
//
// From i, all paths to j lead through v exactly if v dominates j in the graph
// as seen from i. One tree of dominators for each i (Lengauer and Tarjan 1979)
// therefore gives the counts of all v at once, in O(n·m·log n) time altogether,
// shared among the workers by i; that is seconds for some thousand agencies. The
// counts are exact, below n², and so the same for any number of workers.
//
// The error is the context's.
func (g *Graph) PairsLost(ctx context.Context, workers int) ([]int64, error) {
	n := g.Agencies()
	owned, err := share(ctx, workers, n, func() *dominators { return newDominators(g) },
		func(d *dominators, i int) { d.from(int32(i)) })
	if err != nil {
		return nil, err
	}
	result := make([]int64, n)
	for _, d := range owned {
		for v, lost := range d.lost {
			result[v] += lost
		}
	}
	return result, nil
}

// dominators is what a worker needs. Agencies go by the number in which a
// depth-first search from i reaches them, from 0 for i itself.
type dominators struct {
	g      *Graph
	lost   []int64 // by agency
	number []int32 // of an agency, -1 where not reached

	agency   []int32 // by number
	parent   []int32 // in the search
	next     []int32 // while searching, the place of the tie to look at next
	semi     []int32 // the semidominator
	dominant []int32 // the immediate dominator
	ancestor []int32 // in the forest, -1 at a root
	label    []int32 // the one of least semi on the way up the forest
	bucket   []int32 // the first of those whose semidominator it is, -1 for none
	chain    []int32 // the next of the same bucket
	path     []int32 // scratch of lowest
	others   []int64 // of another group than i's, in the subtree
}

func newDominators(g *Graph) *dominators {
	n := g.Agencies()
	d := &dominators{g: g, lost: make([]int64, n), number: make([]int32, n), others: make([]int64, n)}
	for _, list := range []*[]int32{&d.agency, &d.parent, &d.next, &d.semi, &d.dominant, &d.ancestor, &d.label, &d.bucket, &d.chain} {
		*list = make([]int32, n)
	}
	for v := range d.number {
		d.number[v] = -1
	}
	return d
}

// from adds to the counts the pairs that begin at i.
func (d *dominators) from(i int32) {
	count := d.search(i)
	for w := count - 1; w > 0; w-- {
		for _, source := range d.g.in.of(d.agency[w]) {
			if v := d.number[source]; v >= 0 {
				d.semi[w] = min(d.semi[w], d.semi[d.lowest(v)])
			}
		}
		s, p := d.semi[w], d.parent[w]
		d.chain[w], d.bucket[s] = d.bucket[s], w
		d.ancestor[w] = p
		for v := d.bucket[p]; v >= 0; v = d.chain[v] {
			if u := d.lowest(v); d.semi[u] < d.semi[v] {
				d.dominant[v] = u // has the same dominator, which is not known yet
			} else {
				d.dominant[v] = p
			}
		}
		d.bucket[p] = -1
	}
	for w := int32(1); w < count; w++ {
		if d.dominant[w] != d.semi[w] {
			d.dominant[w] = d.dominant[d.dominant[w]]
		}
	}
	// A dominator has a lower number than those it dominates.
	for w := count - 1; w > 0; w-- {
		v := d.agency[w]
		d.lost[v] += d.others[w]
		if d.g.group[v] != d.g.group[i] {
			d.others[w]++
		}
		d.others[d.dominant[w]] += d.others[w]
	}
	for w := range count {
		d.number[d.agency[w]] = -1
	}
}

// search numbers the agencies that can be reached from i, and returns how many
// they are.
func (d *dominators) search(i int32) int32 {
	count := int32(0)
	enter := func(v, parent int32) {
		w := count
		d.number[v], d.agency[w], d.parent[w], d.next[w] = w, v, parent, d.g.out.start[v]
		d.semi[w], d.label[w], d.ancestor[w], d.bucket[w], d.others[w] = w, w, -1, -1, 0
		count++
	}
	enter(i, -1)
	for w := int32(0); w >= 0; {
		v := d.agency[w]
		if d.next[w] == d.g.out.start[v+1] {
			w = d.parent[w]
			continue
		}
		to := d.g.out.items[d.next[w]]
		d.next[w]++
		if d.number[to] < 0 {
			enter(to, w)
			w = count - 1
		}
	}
	return count
}

// lowest returns the one of least semidominator on the way from v up to the
// root of its tree in the forest, without the root; v itself where it is a root.
// The way is shortened as it is walked.
func (d *dominators) lowest(v int32) int32 {
	if d.ancestor[v] < 0 {
		return v
	}
	path := d.path[:0]
	for d.ancestor[d.ancestor[v]] >= 0 {
		path = append(path, v)
		v = d.ancestor[v]
	}
	top := d.ancestor[v]
	for k := len(path) - 1; k >= 0; k-- {
		above := v
		v = path[k]
		if d.semi[d.label[above]] < d.semi[d.label[v]] {
			d.label[v] = d.label[above]
		}
		d.ancestor[v] = top
	}
	d.path = path
	return d.label[v]
}
