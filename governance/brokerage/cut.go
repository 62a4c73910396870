package brokerage

// Articulation lists the articulation points, ascending: the agencies without
// which some of their contacts could no longer reach each other, whatever the
// direction of ties (Hopcroft and Tarjan 1973). It takes O(n + m) time and no
// recursion, so that a chain of any length is no danger.
func (g *Graph) Articulation() []int {
	points := []int{}
	for v, visit := range g.search() {
		if visit.point {
			points = append(points, v)
		}
	}
	return points
}

// Bridges lists the bridges, ascending, the lower number first: the links
// without which two contacts could no longer reach each other, whatever the
// direction of ties (Tarjan 1974). Ties both ways are one link and can be a
// bridge. It takes O(n + m) time and no recursion.
func (g *Graph) Bridges() [][2]int {
	bridges := [][2]int{}
	s := g.search()
	// up says whether the link from v is the search's to its parent w, and a
	// bridge.
	up := func(v, w int32) bool { return s[v].bridge && s[v].parent == w }
	for v := range int32(g.Agencies()) {
		for _, w := range g.near.of(v) {
			if v < w && (up(v, w) || up(w, v)) {
				bridges = append(bridges, [2]int{int(v), int(w)})
			}
		}
	}
	return bridges
}

// A visit is what a depth-first search of the contacts says of an agency. What
// is needed together stands together: in large graphs memory is what takes the
// time. When it was found is looked at once for every link, and so is apart.
type visit struct {
	low    int32 // the earliest found from here or below by one link that is not the search's
	parent int32 // in the search, -1 at a root
	next   int32 // the place of the contact to look at next
	end    int32 // the place after the last
	point  bool  // an articulation point
	bridge bool  // the link to the parent is a bridge
}

func (g *Graph) search() []visit {
	n := int32(g.Agencies())
	s := make([]visit, n)
	found := make([]int32, n) // when, from 1; 0 where not yet
	time := int32(0)
	enter := func(v, parent int32) {
		time++
		found[v] = time
		s[v] = visit{low: time, parent: parent, next: g.near.start[v], end: g.near.start[v+1]}
	}
	for root := range n {
		if found[root] != 0 {
			continue
		}
		enter(root, -1)
		branches := 0
		// The way back is in parent: it is the stack.
		for v := root; v >= 0; {
			here := &s[v]
			next, low, down := here.next, here.low, int32(-1)
			for _, w := range g.near.items[next:here.end] {
				next++
				if there := found[w]; there == 0 {
					down = w
					break
				} else if w != here.parent { // two agencies have one link at most
					low = min(low, there)
				}
			}
			here.next, here.low = next, low
			if down >= 0 {
				enter(down, v)
				v = down
				continue
			}
			left := v
			v = here.parent
			if v < 0 {
				break
			}
			above := &s[v]
			above.low = min(above.low, low)
			here.bridge = low == found[left] // no other way up
			if v == root {
				branches++
			} else if low >= found[v] {
				above.point = true
			}
		}
		s[root].point = branches > 1
	}
	return s
}
