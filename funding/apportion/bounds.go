package apportion

// A level is seats for each unit of weight, as a fraction; over nothing it is
// above all others.
type level struct{ seats, weight int64 }

func (l level) compare(m level) int {
	return product(uint64(l.seats), uint64(m.weight)).compare(product(uint64(m.seats), uint64(l.weight)))
}

// settleBounds finds who has the least or the most it can have where the others
// have equal seats for equal weight, exactly, and all together have the seats.
// For those it makes least and most the same, and it returns the seats that are
// left for the others and their weight.
//
// The seats at a level grow with it, in a straight line between the levels at
// which a bound is met. The median of these levels tells which half of them to
// look at next, so that the cost is linear.
func (c contest) settleBounds() (left, weight int64) {
	left = c.seats
	open := make([]int, 0, len(c.weights)) // places of which it is not known yet
	var pivot level
	for i, w := range c.weights {
		if c.least[i] == c.most[i] {
			left -= c.least[i]
			continue
		}
		open = append(open, i)
		pivot.weight += w
	}
	pivot.seats = left // the level where no bound is met
	low, high := level{0, 1}, level{1, 0}
	for len(open) > 0 {
		switch order := c.compareAt(pivot, open, left, weight); {
		case order > 0:
			high = pivot
		case order < 0:
			low = pivot
		default:
			low, high = pivot, pivot
		}
		var inside []level
		kept := open[:0]
		for _, i := range open {
			least, most := c.levels(i)
			aboveLow, belowHigh := least.compare(low) > 0, most.compare(high) < 0
			switch {
			case high.compare(least) <= 0:
				c.most[i] = c.least[i]
				left -= c.least[i]
			case most.compare(low) <= 0:
				c.least[i] = c.most[i]
				left -= c.most[i]
			case !aboveLow && !belowHigh:
				weight += c.weights[i]
			default:
				kept = append(kept, i)
				if aboveLow {
					inside = append(inside, least)
				}
				if belowHigh {
					inside = append(inside, most)
				}
			}
		}
		open = kept
		if len(open) > 0 {
			middle := len(inside) / 2
			selectFirst(inside, middle+1, level.compare)
			pivot = inside[middle]
		}
	}
	return left, weight
}

// levels returns at which level the claimant in place i leaves its least and
// reaches its most.
func (c contest) levels(i int) (least, most level) {
	return level{c.least[i], c.weights[i]}, level{c.most[i], c.weights[i]}
}

// compareAt compares what the claimants in some places, and others of a weight,
// have at a level with the seats that are left for them.
func (c contest) compareAt(at level, places []int, left, weight int64) int {
	for _, i := range places {
		least, most := c.levels(i)
		switch {
		case at.compare(least) <= 0:
			left -= c.least[i]
		case at.compare(most) >= 0:
			left -= c.most[i]
		default:
			weight += c.weights[i]
		}
		if left < 0 {
			return 1
		}
	}
	return product(uint64(weight), uint64(at.seats)).compare(product(uint64(left), uint64(at.weight)))
}
