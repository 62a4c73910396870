package apportion

import (
	"cmp"
	"math/bits"
)

// A divisor is the sequence d(1), d(2), … of a divisor method, each d(k) from
// k-1 to k.
type divisor struct {
	// ratio returns d(k), up to a factor that is the same for every k, as a
	// fraction, or its square.
	ratio func(k uint64) (numerator, denominator wide)
	// square says that ratio is the square.
	square bool
	// free says that d(1) is nothing: first seats come before all others.
	free bool
	// atLeast and atMost bound how many d(k) are at most y: at least
	// y+atLeast/2 and at most y+atMost/2, each rounded down; but for first
	// seats where those are free.
	atLeast, atMost uint64
}

var divisors = map[Method]divisor{
	DHondt: {ratio: func(k uint64) (wide, wide) { return wide{0, k}, wide{0, 1} }},
	SainteLague: {ratio: func(k uint64) (wide, wide) { return wide{0, 2*k - 1}, wide{0, 1} },
		atLeast: 1, atMost: 1},
	ModifiedSainteLague: {ratio: func(k uint64) (wide, wide) {
		if k == 1 {
			return wide{0, 7}, wide{0, 1}
		}
		return product(5, 2*k-1), wide{0, 1}
	}, atLeast: 0, atMost: 1},
	HuntingtonHill: {ratio: func(k uint64) (wide, wide) { return product(k, k-1), wide{0, 1} },
		square: true, free: true, atLeast: 1, atMost: 2},
	Adams: {ratio: func(k uint64) (wide, wide) { return wide{0, k - 1}, wide{0, 1} },
		free: true, atLeast: 2, atMost: 2},
	Dean: {ratio: func(k uint64) (wide, wide) { return product(k, k-1), wide{0, 2*k - 1} },
		free: true, atLeast: 1, atMost: 2},
}

// A bid is the claim of the claimant in a place to its k-th seat.
type bid struct {
	k     uint64
	place int
}

// divide apportions by a divisor method.
//
// At a rate t every claimant has the seats k with d(k) ≤ t·weight, within its
// bounds. A rate is found at which all these seats can be given, and another
// that reaches all that will be; the bids between them are some per claimant at
// most, and the best of these are selected.
func (c contest) divide(d divisor, before order) outcome {
	left := c.seats
	for _, least := range c.least {
		left -= least
	}
	if left == 0 {
		return outcome{seats: c.least}
	}
	if d.free {
		firsts := make([]bid, 0, len(c.weights))
		for i, weight := range c.weights {
			if weight > 0 && c.least[i] == 0 {
				firsts = append(firsts, bid{1, i})
			}
		}
		if left <= int64(len(firsts)) {
			return hand(c.least, firsts, int(left), bid.at, func(a, b bid) int { return cmp.Compare(c.weights[b.place], c.weights[a.place]) }, before)
		}
		for _, first := range firsts {
			c.least[first.place] = 1
		}
		left -= int64(len(firsts))
	}
	low, high := c.bracket(d)
	bids := make([]bid, 0, len(c.weights)/4)
	for i := range c.weights {
		seats, most := c.at(low, i, d.atLeast), c.at(high, i, d.atMost)
		left -= seats - c.least[i]
		for k := seats; k < most; k++ {
			bids = append(bids, bid{uint64(k) + 1, i})
		}
		c.least[i] = seats
	}
	return hand(c.least, bids, int(left), bid.at, func(a, b bid) int { return c.compare(d, a, b) }, before)
}

func (b bid) at() int { return b.place }

// compare is negative where the rank of a, weight/d(k), is above that of b. No
// first seats that are free are compared.
func (c contest) compare(d divisor, a, b bid) int {
	aAbove, aBelow := d.ratio(a.k)
	bAbove, bBelow := d.ratio(b.k)
	aWeight, bWeight := uint64(c.weights[a.place]), uint64(c.weights[b.place])
	aFactor, bFactor := wide{0, aWeight}, wide{0, bWeight}
	if d.square {
		aFactor, bFactor = product(aWeight, aWeight), product(bWeight, bWeight)
	}
	// Of d(k)/weight the smaller comes first. A denominator above one stands
	// beside one word: its product with a weight has two.
	return compareProducts(aAbove, bFactor.times(bBelow), bAbove, aFactor.times(aBelow))
}

// A wide is a number of 128 bits.
type wide struct{ high, low uint64 }

func product(a, b uint64) wide {
	high, low := bits.Mul64(a, b)
	return wide{high, low}
}

// times returns the product of two numbers where it has 128 bits: where one of
// them is one, or each has 64.
func (a wide) times(b wide) wide {
	switch (wide{0, 1}) {
	case a:
		return b
	case b:
		return a
	}
	return product(a.low, b.low)
}

// compareProducts compares a·b with c·d, in 256 bits where they need them.
func compareProducts(a, b, c, d wide) int {
	if a.high|b.high|c.high|d.high == 0 {
		return product(a.low, b.low).compare(product(c.low, d.low))
	}
	aHigh, aLow := a.fully(b)
	cHigh, cLow := c.fully(d)
	return cmp.Or(aHigh.compare(cHigh), aLow.compare(cLow))
}

func (a wide) compare(b wide) int {
	return cmp.Or(cmp.Compare(a.high, b.high), cmp.Compare(a.low, b.low))
}

// fully returns a·b in 256 bits.
func (a wide) fully(b wide) (high, low wide) {
	low = product(a.low, b.low)
	high = product(a.high, b.high)
	for _, middle := range [2]wide{product(a.high, b.low), product(a.low, b.high)} {
		var carry uint64
		low.high, carry = bits.Add64(low.high, middle.low, 0)
		high.low, carry = bits.Add64(high.low, middle.high, carry)
		high.high += carry
	}
	return high, low
}
