package brokerage

import "context"

// triangles finds every three agencies of which each two are contacts.
//
// Agencies are renumbered by ascending number of contacts, and each link is
// kept only at its lower end. No agency then has more than √(2m) links upwards,
// so that all triangles are found in O(m√m) time however large a hub is (Chiba
// and Nishizeki 1985; Schank and Wagner 2005).
type triangles struct {
	agency []int32 // by new number
	up     lists   // by new number, contacts of higher number
	way    []way   // per entry of up
}

func newTriangles(g *Graph) triangles {
	n := int32(g.Agencies())
	most := int64(0)
	for v := range n {
		most = max(most, g.near.count(v))
	}
	// Sorted by counting; among equals by the old number.
	place := make([]int32, most+2)
	for v := range n {
		place[g.near.count(v)+1]++
	}
	for d := range most {
		place[d+1] += place[d]
	}
	t := triangles{agency: make([]int32, n)}
	number := make([]int32, n)
	for v := range n {
		d := g.near.count(v)
		number[v] = place[d]
		t.agency[place[d]] = v
		place[d]++
	}
	links := len(g.near.items) / 2
	t.up = lists{make([]int32, n+1), make([]int32, 0, links)}
	t.way = make([]way, 0, links)
	for a, v := range t.agency {
		first := g.near.start[v]
		for k, w := range g.near.of(v) {
			if number[w] > int32(a) {
				t.up.items = append(t.up.items, number[w])
				t.way = append(t.way, g.way[first+int32(k)])
			}
		}
		t.up.start[a+1] = int32(len(t.up.items))
	}
	return t
}

// A triangle is three contacts by new number, a < b and a < c, and the places
// of their links among the upward ones: ab and ac at a, bc at b.
type triangle struct {
	a, b, c    int32
	ab, ac, bc int32
}

// each calls found once for every triangle, in an order that depends on the
// graph alone.
func (t triangles) each(ctx context.Context, found func(triangle)) error {
	mark := make([]int32, len(t.agency)) // of the contacts of a, the place of the link, plus one
	since := 0
	for a := range int32(len(t.agency)) {
		from, to := t.up.start[a], t.up.start[a+1]
		if since += int(to-from) + 1; since >= 1<<10 {
			if err := failed(ctx); err != nil {
				return err
			}
			since = 0
		}
		for ab := from; ab < to; ab++ {
			mark[t.up.items[ab]] = ab + 1
		}
		for ab := from; ab < to; ab++ {
			b := t.up.items[ab]
			for bc := t.up.start[b]; bc < t.up.start[b+1]; bc++ {
				c := t.up.items[bc]
				if ac := mark[c]; ac > 0 {
					found(triangle{a, b, c, ab, ac - 1, bc})
				}
			}
		}
		for ab := from; ab < to; ab++ {
			mark[t.up.items[ab]] = 0
		}
	}
	return failed(ctx)
}
