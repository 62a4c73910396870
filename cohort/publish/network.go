package publish

import (
	"container/heap"
	"math"
)

// A network is a table with its totals as a circulation: each row and column is
// a node and each cell an arc, from its row to its column; a row's total flows
// into the row, a column's out of the column, and the total of all from the row
// of totals to the column of totals. That the numbers add up is that what flows
// into a node flows out of it. What somebody can say of a suppressed cell is then
// by how much the flow in its arc can change while that in the published arcs
// stays: the greatest flow from its one end to its other through the arcs of the
// other suppressed cells (Kelly, Golden and Assad 1992). The bounds of a linear
// program over such a network are whole numbers that are attained.
type network struct {
	arcs  []arc
	nodes [][]int32 // arcs that begin or end there
}

type arc struct {
	from, to int32
	value    int64
	floor    int64 // the least it can be, where it is suppressed
	weight   int64 // what it costs to suppress it
	open     bool  // it is suppressed
	never    bool  // it is not to be
}

// heaviest keeps the weights along a path from overflowing.
const heaviest = 1 << 40

func newNetwork(t Table, p Policy) *network {
	height, width := t.size()
	n := &network{arcs: make([]arc, len(t.cells))}
	if t.oneWay() {
		n.nodes = make([][]int32, 2)
	} else {
		n.nodes = make([][]int32, height+width)
	}
	for i, c := range t.cells {
		r, k := i/width, i%width
		a := arc{value: c.value, floor: p.floor(t), weight: min(max(1, c.value), heaviest)}
		a.never = c.value < a.floor || t.values && c.contributors == 0
		switch {
		case t.oneWay() && r == height-1:
			a.from, a.to = 1, 0
		case t.oneWay():
			a.from, a.to = 0, 1
		case r == height-1 && k == width-1:
			a.from, a.to = int32(r), int32(height+k)
		case k == width-1, r == height-1:
			// A row's total comes from the column of totals; a column's goes to
			// the row of totals.
			a.from, a.to = int32(height+k), int32(r)
		default:
			a.from, a.to = int32(r), int32(height+k)
		}
		n.arcs[i] = a
		n.nodes[a.from] = append(n.nodes[a.from], int32(i))
		n.nodes[a.to] = append(n.nodes[a.to], int32(i))
	}
	return n
}

// A search finds by how much an arc can change. It is used again and again, so
// as not to be made anew for each.
type search struct {
	*network
	change   []int64 // of the flow, by arc
	touched  []int32 // arcs that may have changed
	distance []int64 // by node
	via      []int32 // by node, the arc that led to it
	reached  []int32 // nodes whose distance is not far
	line     []int32 // nodes that are as near as the one they are reached from
	queue    queue   // nodes that are farther
}

func newSearch(n *network) *search {
	s := &search{network: n, change: make([]int64, len(n.arcs)), distance: make([]int64, len(n.nodes)), via: make([]int32, len(n.nodes))}
	for i := range s.distance {
		s.distance[i] = far
	}
	return s
}

// move returns by how much arc e can change, up or down to its floor, at most by most; the
// change of all arcs but e that makes room for it stands in s.change. Arcs that
// are not suppressed take part where mayOpen says so, cheapest first.
func (s *search) move(e int, up bool, most int64, mayOpen bool) int64 {
	for _, i := range s.touched {
		s.change[i] = 0
	}
	s.touched = s.touched[:0]
	source, target := s.arcs[e].from, s.arcs[e].to
	if up {
		source, target = target, source
	} else {
		most = min(most, s.arcs[e].value-s.arcs[e].floor)
	}
	moved := int64(0)
	for moved < most && s.path(int32(e), source, target, mayOpen) {
		by := most - moved
		for at := target; at != source; {
			i := s.via[at]
			by = min(by, s.room(i, at))
			at = s.other(i, at)
		}
		for at := target; at != source; {
			i := s.via[at]
			if s.arcs[i].to == at {
				s.change[i] += by
			} else {
				s.change[i] -= by
			}
			s.touched = append(s.touched, i)
			at = s.other(i, at)
		}
		moved += by
	}
	return moved
}

func (s *search) other(i, node int32) int32 {
	if a := &s.arcs[i]; a.from == node {
		return a.to
	}
	return s.arcs[i].from
}

// room is by how much more can flow through arc i towards a node: without limit
// along it, and against it down to its floor.
func (s *search) room(i, towards int32) int64 {
	a := &s.arcs[i]
	if a.to == towards {
		return math.MaxInt64
	}
	return a.value + s.change[i] - a.floor
}

// path finds a cheapest way from source to target without arc e, and leaves it
// in s.via. Of ways that cost the same it takes the same one always.
//
// Most arcs that matter are suppressed already and cost nothing. Nodes that are
// no farther than the one they are reached from therefore wait in a line by
// themselves, and the target ends the search as soon as it is as near as that.
func (s *search) path(e, source, target int32, mayOpen bool) bool {
	for _, node := range s.reached {
		s.distance[node] = far
	}
	s.reached = append(s.reached[:0], source)
	s.distance[source] = 0
	s.queue = s.queue[:0]
	s.line = append(s.line[:0], source)
	for distance := int64(0); ; {
		for next := 0; next < len(s.line); next++ {
			node := s.line[next]
			if s.distance[node] < distance {
				continue // it was reached more cheaply since it was queued
			}
			for _, i := range s.nodes[node] {
				a := &s.arcs[i]
				if i == e || a.never || !a.open && !mayOpen {
					continue
				}
				onwards, to := distance, s.other(i, node)
				if !a.open && s.change[i] == 0 {
					onwards += a.weight
				}
				if onwards >= s.distance[to] || s.room(i, to) <= 0 {
					continue
				}
				if s.distance[to] == far {
					s.reached = append(s.reached, to)
				}
				s.distance[to], s.via[to] = onwards, i
				switch {
				case onwards > distance:
					heap.Push(&s.queue, step{onwards, to})
				case to == target:
					return true
				default:
					s.line = append(s.line, to)
				}
			}
		}
		if len(s.queue) == 0 {
			return false
		}
		nearest := heap.Pop(&s.queue).(step)
		distance = nearest.distance
		if s.distance[nearest.node] < distance {
			s.line = s.line[:0]
			continue
		}
		if nearest.node == target {
			return true
		}
		s.line = append(s.line[:0], nearest.node)
	}
}

// far is the distance of a node that has not been reached.
const far = math.MaxInt64

type step struct {
	distance int64
	node     int32
}

// A queue is a heap of steps, nearest first.
type queue []step

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].distance < q[j].distance || q[i].distance == q[j].distance && q[i].node < q[j].node
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(step)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
