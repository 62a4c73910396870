package apportion

// A heap hands out places in order.
type heap struct {
	items  []int
	before func(i, j int) bool
}

func (h *heap) push(place int) {
	h.items = append(h.items, place)
	for i := len(h.items) - 1; i > 0; {
		above := (i - 1) / 2
		if !h.before(h.items[i], h.items[above]) {
			return
		}
		h.items[i], h.items[above] = h.items[above], h.items[i]
		i = above
	}
}

func (h *heap) pop() int {
	first, last := h.items[0], len(h.items)-1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		next := 2*i + 1
		if next >= last {
			return first
		}
		if next+1 < last && h.before(h.items[next+1], h.items[next]) {
			next++
		}
		if !h.before(h.items[next], h.items[i]) {
			return first
		}
		h.items[i], h.items[next] = h.items[next], h.items[i]
		i = next
	}
}
