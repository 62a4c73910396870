package cohort

import (
	"math/bits"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A worker goes over chunks of people and keeps what it found.
type worker struct {
	scan *scan

	numbers [][]uint16 // of a block of people, by word
	counts  []uint32   // of people, by number, or by id where there are several words
	states  []state    // the same
	interns []intern   // where there are several words
	ids     []uint32   // of a block of people, where there are several words
	known   [][]uint16 // the numbers of an id

	local   [blockRows]uint16 // the eligible of a block, by place
	highs   [blockRows]uint64 // their ranks
	lows    [blockRows]uint64
	buckets []uint32 // the eligible by bucket of rank
	byArea  []int    // the eligible by area
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
	refused state = 2
	out     state = 4
	in      state = 5 // eligible: the lowest bit
)

func newWorker(sc *scan) *worker {
	w := &worker{scan: sc, buckets: make([]uint32, mostBuckets), byArea: make([]int, len(sc.areas)), flagged: make([]bool, mostBuckets)}
	for range sc.plan.words {
		w.numbers = append(w.numbers, make([]uint16, blockRows))
	}
	if sc.plan.words == 1 {
		w.counts, w.states = make([]uint32, sc.plan.size), make([]state, sc.plan.size)
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
	for k := range w.numbers {
		clear(w.numbers[k][:until-from])
	}
	var ones, twos [4]*lookup // of the same word, to be gone over together
	nOnes, nTwos := 0, 0
	word := 0
	flush := func() {
		numbers := w.numbers[word][:until-from]
		addOnes(numbers, chunk, from, ones[:nOnes])
		addTwos(numbers, chunk, from, twos[:nTwos])
		nOnes, nTwos = 0, 0
	}
	for _, l := range w.scan.plan.columns {
		if l.number != word || nOnes == len(ones) || nTwos == len(twos) {
			flush()
			word = l.number
		}
		numbers := w.numbers[word][:until-from]
		if l.fixes != nil {
			fixes := l.fixes[chunk]
			at, _ := slices.BinarySearchFunc(fixes, from, func(f fix, from int) int { return int(f.at) - from })
			for ; at < len(fixes) && int(fixes[at].at) < until; at++ {
				numbers[int(fixes[at].at)-from] += fixes[at].class * l.stride
			}
		}
		switch c := &l.chunks[chunk]; {
		case c.one != nil:
			ones[nOnes] = l
			nOnes++
		case c.two != nil:
			twos[nTwos] = l
			nTwos++
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
	flush()
}

// addOnes adds the digits of columns in one byte, up to four at a time: most of
// the time goes into reading and writing the numbers.
func addOnes(numbers []uint16, chunk, from int, columns []*lookup) {
	if len(columns) == 0 {
		return
	}
	var codes [4][]uint8
	var tables [4]*[1 << 8]uint16
	for i := range codes {
		codes[i], tables[i] = columns[0].chunks[chunk].one[from:from+len(numbers)], &nothingOne
		if i < len(columns) {
			codes[i], tables[i] = columns[i].chunks[chunk].one[from:from+len(numbers)], columns[i].one
		}
	}
	a, b, c, d := codes[0], codes[1], codes[2], codes[3]
	ta, tb, tc, td := tables[0], tables[1], tables[2], tables[3]
	a, b, c, d = a[:len(numbers)], b[:len(numbers)], c[:len(numbers)], d[:len(numbers)]
	switch len(columns) {
	case 1:
		for i := range numbers {
			numbers[i] += ta[a[i]]
		}
	case 2:
		for i := range numbers {
			numbers[i] += ta[a[i]] + tb[b[i]]
		}
	case 3:
		for i := range numbers {
			numbers[i] += ta[a[i]] + tb[b[i]] + tc[c[i]]
		}
	default:
		for i := range numbers {
			numbers[i] += ta[a[i]] + tb[b[i]] + tc[c[i]] + td[d[i]]
		}
	}
}

// addTwos does the same for columns in two bytes.
func addTwos(numbers []uint16, chunk, from int, columns []*lookup) {
	if len(columns) == 0 {
		return
	}
	var codes [4][]uint16
	var tables [4]*[1 << 16]uint16
	for i := range codes {
		codes[i], tables[i] = columns[0].chunks[chunk].two[from:from+len(numbers)], &nothingTwo
		if i < len(columns) {
			codes[i], tables[i] = columns[i].chunks[chunk].two[from:from+len(numbers)], columns[i].two
		}
	}
	a, b, c, d := codes[0], codes[1], codes[2], codes[3]
	ta, tb, tc, td := tables[0], tables[1], tables[2], tables[3]
	a, b, c, d = a[:len(numbers)], b[:len(numbers)], c[:len(numbers)], d[:len(numbers)]
	switch len(columns) {
	case 1:
		for i := range numbers {
			numbers[i] += ta[a[i]]
		}
	case 2:
		for i := range numbers {
			numbers[i] += ta[a[i]] + tb[b[i]]
		}
	case 3:
		for i := range numbers {
			numbers[i] += ta[a[i]] + tb[b[i]] + tc[c[i]]
		}
	default:
		for i := range numbers {
			numbers[i] += ta[a[i]] + tb[b[i]] + tc[c[i]] + td[d[i]]
		}
	}
}

// The tables of columns that are not there.
var (
	nothingOne [1 << 8]uint16
	nothingTwo [1 << 16]uint16
)

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
		if s <= refused {
			if s == unseen {
				s = w.meet(int(number))
			}
			if s == refused {
				w.refuse(uint32(start + i))
			}
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
	highs := w.highs[:len(local)]
	sc.ranking.block(chunk, from, local, highs, w.lows[:len(local)])
	for k, i := range local {
		at := from + int(i)
		area := areas.code(at)
		if area == 0 && limited {
			w.refuse(uint32(chunk<<chunkBits + at))
		}
		w.byArea[area]++
		bucket := highs[k] >> (64 - bucketBits)
		w.buckets[bucket]++
		to := sc.heapOf[area]
		if to == noHeap {
			w.flagged[bucket] = true
			continue
		}
		w.heaps[to].offer(uint16(bucket))
	}
}

// collect lists the eligible of a chunk who stand in flagged buckets.
func (w *worker) collect(chunk int) {
	sc := w.scan
	eligible := sc.eligible[chunk]
	for from := 0; from < len(eligible)*64; from += blockRows {
		local := w.local[:0]
		for i, word := range eligible[from/64 : min((from+blockRows)/64, len(eligible))] {
			for ; word != 0; word &= word - 1 {
				local = append(local, uint16(i*64+bits.TrailingZeros64(word)))
			}
		}
		highs, lows := w.highs[:len(local)], w.lows[:len(local)]
		sc.ranking.block(chunk, from, local, highs, lows)
		for k, i := range local {
			if sc.flagged[highs[k]>>(64-bucketBits)] {
				w.list = append(w.list, sc.ranked(uint32(chunk<<chunkBits+from+int(i)), highs[k], lows[k]))
			}
		}
	}
}

// A heap keeps the buckets of the best of an area, the last of them on top: who
// is best within a bucket is found when its people have been listed.
type heap struct {
	room  int
	items []uint16
}

// offer puts a bucket among the best, in the place of the last of them where
// there is no room.
func (h *heap) offer(bucket uint16) {
	if len(h.items) >= h.room {
		if h.room > 0 && bucket < h.items[0] {
			h.replace(bucket)
		}
		return
	}
	h.items = append(h.items, bucket)
	for at := len(h.items) - 1; at > 0; {
		parent := (at - 1) / 2
		if h.items[at] <= h.items[parent] {
			return
		}
		h.items[at], h.items[parent] = h.items[parent], h.items[at]
		at = parent
	}
}

// replace puts a bucket in the place of the last and lets it sink.
func (h *heap) replace(bucket uint16) {
	at := 0
	for {
		child := 2*at + 1
		if child >= len(h.items) {
			break
		}
		if child+1 < len(h.items) && h.items[child+1] > h.items[child] {
			child++
		}
		if h.items[child] <= bucket {
			break
		}
		h.items[at] = h.items[child]
		at = child
	}
	h.items[at] = bucket
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

// of returns the number of a key.
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
