package cohort

import (
	"math/bits"

	"github.com/thirdsector-go/partnership/engagement"
)

// A worker goes over chunks of people and keeps what it found.
type worker struct {
	scan *scan

	numbers [][]uint16 // of a block of people, by word
	counts  []uint64   // of people, by number, or by id where there are several words
	states  []state    // the same
	interns []intern   // where there are several words
	ids     []uint32   // of a block of people, where there are several words
	known   [][]uint16 // the numbers of an id

	local   [blockRows]uint16 // the eligible of a block, by place
	buckets []uint64          // the eligible by bucket of rank
	byArea  []int             // the eligible by area
	heaps   []heap
	flagged []bool
	bad     []uint32 // the first people who cannot be selected from
	enough  bool     // of these, before the block at hand
	allBad  int
	list    []ranked
}

// A block is small enough for what is worked out of it to stay in the cache.
const blockRows = 2048

// A state is what follows from a number.
type state uint8

const (
	unseen  state = 0
	out     state = 2
	in      state = 3 // eligible: the lowest bit
	refused state = 4
)

func newWorker(sc *scan) *worker {
	w := &worker{scan: sc, buckets: make([]uint64, mostBuckets), byArea: make([]int, len(sc.areas)), flagged: make([]bool, mostBuckets)}
	for range sc.plan.words {
		w.numbers = append(w.numbers, make([]uint16, blockRows))
	}
	if sc.plan.words == 1 {
		w.counts, w.states = make([]uint64, sc.plan.size), make([]state, sc.plan.size)
	} else {
		w.interns = make([]intern, sc.plan.words-1)
		w.ids = make([]uint32, blockRows)
	}
	w.heaps = make([]heap, len(sc.rooms))
	for i := range w.heaps {
		w.heaps[i].room = sc.rooms[i]
	}
	return w
}

// numbersOf returns the numbers that an id of a pattern stands for.
func (w *worker) numbersOf(id int) []uint16 {
	if w.interns == nil {
		return []uint16{uint16(id)}
	}
	return w.known[id]
}

// number works out the numbers of a block of people.
func (w *worker) number(chunk, from, until int) {
	n := until - from
	for k := range w.numbers {
		clear(w.numbers[k][:n])
	}
	for _, l := range w.scan.plan.columns {
		numbers := w.numbers[l.number][:n]
		c := &l.chunks[chunk]
		switch {
		case l.unsure != nil:
			for i := range numbers {
				numbers[i] += l.digit(chunk<<chunkBits + from + i)
			}
		case c.one != nil:
			codes, table := c.one[from:until], l.one
			codes = codes[:len(numbers)]
			for i, code := range codes {
				numbers[i] += table[code]
			}
		case c.two != nil:
			codes, table := c.two[from:until], l.two
			codes = codes[:len(numbers)]
			for i, code := range codes {
				numbers[i] += table[code]
			}
		case l.kind.ordered():
			for i, code := range c.four[from:until] {
				segment := 0
				for _, cut := range l.cuts {
					// 1 where the code is not below the cut, without a branch.
					segment += int((uint64(cut) - uint64(code) - 1) >> 63)
				}
				numbers[i] += l.four[segment]
			}
		default:
			for i, code := range c.four[from:until] {
				numbers[i] += l.four[code]
			}
		}
	}
}

// count counts the people of a chunk by pattern, and finds the eligible.
func (w *worker) count(chunk int) {
	sc := w.scan
	rows := sc.area.chunks[chunk].rows()
	eligible := make([]uint64, (rows+63)/64)
	for from := 0; from < rows; from += blockRows {
		until := min(from+blockRows, rows)
		w.number(chunk, from, until)
		w.enough = len(w.bad) >= mostProblems
		start := chunk<<chunkBits + from
		var n int
		if w.interns == nil {
			n = countBlock(w, start, w.numbers[0][:until-from])
		} else {
			w.intern(until - from)
			n = countBlock(w, start, w.ids[:until-from])
		}
		for _, i := range w.local[:n] {
			at := from + int(i)
			eligible[at/64] |= 1 << (at % 64)
		}
		w.rank(chunk, from, w.local[:n])
	}
	sc.eligible[chunk] = eligible
}

// countBlock counts a block of people, the first of whom is start, and writes
// the places of the eligible.
func countBlock[N uint16 | uint32](w *worker, start int, numbers []N) (n int) {
	counts, states := w.counts, w.states
	if len(numbers) > len(w.local) {
		return 0
	}
	for i, number := range numbers {
		counts[number]++
		s := states[number]
		if s == unseen {
			s = w.meet(int(number))
		}
		if s == refused {
			w.refuse(uint32(start + i))
		}
		w.local[n&(blockRows-1)] = uint16(i)
		n += int(s & 1)
	}
	return n
}

// meet works out the state of a number that occurs for the first time.
func (w *worker) meet(id int) state {
	answers, _ := w.scan.plan.meaning(w.numbersOf(id))
	c := cell{answers: answers}
	s := out
	switch answer := c.answer(); {
	case !answer.IsKnown() && w.scan.selector.policy.Unknown == Refuse:
		s = refused
	case answer == engagement.Yes, !answer.IsKnown() && w.scan.selector.policy.Unknown == LetIn:
		s = in
	}
	w.states[id] = s
	return s
}

// refuse keeps a person who cannot be selected from.
func (w *worker) refuse(row uint32) {
	if w.allBad++; !w.enough {
		w.bad = append(w.bad, row)
	}
}

// rank counts the eligible of a block by rank and area, and keeps the best.
func (w *worker) rank(chunk, from int, local []uint16) {
	sc := w.scan
	areas := &sc.area.chunks[chunk]
	limited := sc.selector.policy.Capacity.limitsAreas()
	for _, i := range local {
		at := from + int(i)
		row := chunk<<chunkBits + at
		area := areas.code(at)
		if area == 0 && limited {
			w.refuse(uint32(row))
		}
		w.byArea[area]++
		high, low := sc.ranking.of(chunk, at)
		bucket := high >> (64 - bucketBits)
		w.buckets[bucket]++
		to := sc.heapOf[area]
		if to == noHeap {
			w.flagged[bucket] = true
			continue
		}
		if h := &w.heaps[to]; h.open(high) {
			h.offer(sc, sc.ranked(uint32(row), high, low))
		}
	}
}

// collect lists the eligible of a chunk who stand in flagged buckets.
func (w *worker) collect(chunk int) {
	sc := w.scan
	for i, word := range sc.eligible[chunk] {
		for ; word != 0; word &= word - 1 {
			at := i*64 + bits.TrailingZeros64(word)
			high, low := sc.ranking.of(chunk, at)
			if sc.flagged[high>>(64-bucketBits)] {
				w.list = append(w.list, sc.ranked(uint32(chunk<<chunkBits+at), high, low))
			}
		}
	}
}

// A heap keeps the best of an area, the last of them on top.
type heap struct {
	room  int
	items []ranked
}

// open reports whether somebody of such a key may be among the best.
func (h *heap) open(high uint64) bool {
	return len(h.items) < h.room || len(h.items) > 0 && high <= h.items[0].high
}

// offer puts r among the best, in the place of the last of them where there is
// no room.
func (h *heap) offer(sc *scan, r ranked) {
	if len(h.items) < h.room {
		h.items = append(h.items, r)
		for at := len(h.items) - 1; at > 0; {
			parent := (at - 1) / 2
			if sc.order(h.items[at], h.items[parent]) <= 0 {
				return
			}
			h.items[at], h.items[parent] = h.items[parent], h.items[at]
			at = parent
		}
		return
	}
	if h.room == 0 || sc.order(r, h.items[0]) >= 0 {
		return
	}
	h.items[0] = r
	for at := 0; ; {
		child := 2*at + 1
		if child >= len(h.items) {
			return
		}
		if child+1 < len(h.items) && sc.order(h.items[child+1], h.items[child]) > 0 {
			child++
		}
		if sc.order(h.items[child], h.items[at]) <= 0 {
			return
		}
		h.items[at], h.items[child] = h.items[child], h.items[at]
		at = child
	}
}

// intern numbers the combinations of the words of a block of people.
func (w *worker) intern(n int) {
	for i, number := range w.numbers[0][:n] {
		w.ids[i] = uint32(number)
	}
	last := len(w.interns) - 1
	for k := range w.interns {
		numbers := w.numbers[k+1]
		for i := range n {
			w.ids[i] = w.interns[k].of(uint64(w.ids[i])<<16 | uint64(numbers[i]))
			if k == last && int(w.ids[i]) == len(w.known) {
				var all []uint16
				for j := range w.numbers {
					all = append(all, w.numbers[j][i])
				}
				w.known = append(w.known, all)
				w.counts, w.states = append(w.counts, 0), append(w.states, unseen)
			}
		}
	}
}

// An intern numbers keys from 0 in the order in which they first occur. It is a
// table with open addresses, since a map is several times as slow.
type intern struct {
	slots []internSlot
	n     int
}

type internSlot struct {
	key  uint64
	next uint32 // the number and one
}

func (t *intern) of(key uint64) uint32 {
	if 2*(t.n+1) > len(t.slots) {
		old := t.slots
		t.slots = make([]internSlot, max(64, 2*len(old)))
		for _, slot := range old {
			if slot.next != 0 {
				*t.slot(slot.key) = slot
			}
		}
	}
	slot := t.slot(key)
	if slot.next == 0 {
		t.n++
		*slot = internSlot{key, uint32(t.n)}
	}
	return slot.next - 1
}

// slot finds where a key is, or where it belongs.
func (t *intern) slot(key uint64) *internSlot {
	mask := len(t.slots) - 1
	at := int(key*0x9E3779B97F4A7C15>>32) & mask
	for t.slots[at].next != 0 && t.slots[at].key != key {
		at = (at + 1) & mask
	}
	return &t.slots[at]
}
