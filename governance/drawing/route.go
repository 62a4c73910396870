package drawing

import (
	"cmp"
	"container/heap"
	"slices"
)

// A net is the lines of one kind to one box that come from the same side: they
// run together, across in the channels between rows and up or down in a lane at
// the side, and end in one head.
type net struct {
	to, kind int
	under    bool // ends at the lower edge of its box; else at the upper
	x        int  // where it ends
	channel  int  // above the row of this number, where it ends
	pins     []pin
	lane     int // -1 where it needs none
	parts    []part
}

// A pin is where a line leaves its box.
type pin struct {
	box     int
	under   bool // leaves at the lower edge
	x       int
	channel int
}

// A part of a net runs across in one channel.
type part struct {
	channel, track int
	from, to       int // x
}

// A port is an end of a net, or of one of its pins, on an edge of a box.
type port struct {
	box   int
	under bool
	net   int
	pin   int // -1 for the end of the net
}

// route lays the lines: nets, then where on the edges of boxes they end, then
// lanes, then tracks. It sorts and sweeps, so that its cost is n log n.
func (l *layout) route() {
	l.makeNets()
	l.setPorts()
	l.setLanes()
	l.setTracks()
}

func (l *layout) makeNets() {
	type key struct {
		to, kind int
		under    bool
	}
	at := map[key]int{}
	for _, line := range l.picture.lines {
		from, to := l.places[line.from].row, l.places[line.to].row
		k := key{line.to, line.kind, from > to}
		n, known := at[k]
		if !known {
			n = len(l.nets)
			at[k] = n
			l.nets = append(l.nets, net{to: line.to, kind: line.kind, under: k.under, channel: to, lane: -1})
			if k.under {
				l.nets[n].channel = to + 1
			}
		}
		p := pin{box: line.from, under: from < to, channel: from}
		if p.under {
			p.channel = from + 1
		}
		l.nets[n].pins = append(l.nets[n].pins, p)
	}
	for i := range l.nets {
		n := &l.nets[i]
		for _, p := range n.pins {
			if p.channel != n.channel {
				n.lane = 0 // which is set later
			}
		}
	}
}

// setPorts spreads the ends of nets over the edges of boxes, in the order of
// where they come from. On lower edges they are at multiples of 16, on upper
// ones half-way between, so that lines from above and from below do not meet;
// only a line straight up between two boxes that have no other goes straight.
func (l *layout) setPorts() {
	var ports []port
	for i, n := range l.nets {
		ports = append(ports, port{n.to, n.under, i, -1})
		for j, p := range n.pins {
			ports = append(ports, port{p.box, p.under, i, j})
		}
	}
	toward := func(p port) int { // where the line comes from or goes to
		n := &l.nets[p.net]
		if p.pin >= 0 {
			if n.pins[p.pin].channel != n.channel {
				return l.contentRight
			}
			return l.places[n.to].middle()
		}
		if n.lane >= 0 {
			return l.contentRight
		}
		sum := int64(0)
		for _, pin := range n.pins {
			sum += int64(l.places[pin.box].middle())
		}
		return int(sum / int64(len(n.pins)))
	}
	towards := make(map[port]int, len(ports))
	for _, p := range ports {
		towards[p] = toward(p)
	}
	edge := func(a, b port) int {
		return cmp.Or(cmp.Compare(a.box, b.box), compareBool(a.under, b.under))
	}
	slices.SortFunc(ports, func(a, b port) int {
		return cmp.Or(edge(a, b), cmp.Compare(towards[a], towards[b]), cmp.Compare(a.net, b.net), cmp.Compare(a.pin, b.pin))
	})
	pitch := 16
	if l.picture.letter {
		pitch = 32 // room for a letter
	}
	most := (boxWidth - 2*padding) / pitch
	alone := map[port]bool{}
	for start := 0; start < len(ports); {
		end := start
		for end < len(ports) && edge(ports[start], ports[end]) == 0 {
			end++
		}
		count := end - start
		alone[port{box: ports[start].box, under: ports[start].under}] = count == 1
		for i, p := range ports[start:end] {
			if count > most {
				i = i * most / count // some share a place
			}
			x := l.places[p.box].middle() + (i-min(count, most)/2)*pitch
			if !p.under {
				x += 8
			}
			if p.pin < 0 {
				l.nets[p.net].x = x
			} else {
				l.nets[p.net].pins[p.pin].x = x
			}
		}
		start = end
	}
	for i := range l.nets {
		n := &l.nets[i]
		if len(n.pins) != 1 {
			continue
		}
		p := &n.pins[0]
		if n.under != p.under && p.channel == n.channel && l.places[n.to].x == l.places[p.box].x &&
			alone[port{box: n.to, under: n.under}] && alone[port{box: p.box, under: p.under}] {
			n.x, p.x = l.places[n.to].middle(), l.places[n.to].middle()
		}
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// setLanes gives each net that passes a row a lane that no other net uses on the
// way.
func (l *layout) setLanes() {
	var spans []span
	for i, n := range l.nets {
		if n.lane < 0 {
			continue
		}
		s := span{index: i, from: n.channel, to: n.channel}
		for _, p := range n.pins {
			s.from, s.to = min(s.from, p.channel), max(s.to, p.channel)
		}
		spans = append(spans, s)
	}
	lane, count := colour(spans)
	for i, s := range spans {
		l.nets[s.index].lane = lane[i]
	}
	l.lanes = count
}

// setTracks gives each net a track in every channel it runs across, that no
// other net uses at the same place.
func (l *layout) setTracks() {
	across := make([][]span, len(l.rows)+1)
	for i := range l.nets {
		n := &l.nets[i]
		reach := map[int]part{}
		add := func(channel, x int) {
			r, known := reach[channel]
			if !known {
				r = part{channel: channel, from: x, to: x}
			}
			r.from, r.to = min(r.from, x), max(r.to, x)
			reach[channel] = r
		}
		add(n.channel, n.x)
		for _, p := range n.pins {
			add(p.channel, p.x)
		}
		for _, r := range reach {
			if n.lane >= 0 {
				r.to = max(r.to, l.laneX(n.lane))
			}
			n.parts = append(n.parts, r)
		}
		slices.SortFunc(n.parts, func(a, b part) int { return cmp.Compare(a.channel, b.channel) })
		for j, r := range n.parts {
			if r.from < r.to {
				across[r.channel] = append(across[r.channel], span{index: i, part: j, from: r.from, to: r.to})
			}
		}
	}
	for channel, spans := range across {
		tracks, count := colour(spans)
		for i, s := range spans {
			l.nets[s.index].parts[s.part].track = tracks[i]
		}
		if channel < len(l.rows) {
			l.rows[channel].channel.tracks = count
		} else {
			l.below.tracks = count
		}
	}
}

// channel returns the channel of a number: above a row, or below the last.
func (l *layout) channel(n int) channel {
	if n < len(l.rows) {
		return l.rows[n].channel
	}
	return l.below
}

// A span is from from to to, both included.
type span struct {
	index, part int
	from, to    int
}

// colour gives each span the lowest number that no overlapping span before it
// has, and returns how many numbers there are. It is fewest.
func colour(spans []span) (numbers []int, count int) {
	order := make([]int, len(spans))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(spans[a].from, spans[b].from), cmp.Compare(spans[a].to, spans[b].to), cmp.Compare(a, b))
	})
	numbers = make([]int, len(spans))
	var busy ends
	var free lowest
	for _, i := range order {
		for len(busy) > 0 && busy[0].to < spans[i].from {
			heap.Push(&free, heap.Pop(&busy).(end).number)
		}
		if len(free) > 0 {
			numbers[i] = heap.Pop(&free).(int)
		} else {
			numbers[i] = count
			count++
		}
		heap.Push(&busy, end{spans[i].to, numbers[i]})
	}
	return numbers, count
}

// An end is where a span ends, and its number.
type end struct{ to, number int }

// ends is a heap, the first end on top.
type ends []end

func (h ends) Len() int           { return len(h) }
func (h ends) Less(i, j int) bool { return h[i].to < h[j].to }
func (h ends) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ends) Push(x any)        { *h = append(*h, x.(end)) }
func (h *ends) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// lowest is a heap of numbers, the least on top.
type lowest []int

func (h lowest) Len() int           { return len(h) }
func (h lowest) Less(i, j int) bool { return h[i] < h[j] }
func (h lowest) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *lowest) Push(x any)        { *h = append(*h, x.(int)) }
func (h *lowest) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
