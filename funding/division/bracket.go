package division

import (
	"math/bits"

	"github.com/thirdsector-go/partnership/funding"
)

// level returns the level as an exact fraction. Scratch is room for a number a
// vessel.
//
// It selects and does not sort (Brucker, Operations Research Letters 3, 1984;
// Kiwiel, Mathematical Programming 112, 2008). Bends are added up by the first
// binary digits of their level, which tells the interval that the level is in, and only
// those in it are looked at again, by their next digits. Where there are many vessels
// a sample tells first where the level is likely to be, so that most vessels need no
// division; if it is not there, all are asked. So the cost is linear whatever
// the bounds and the factors are.
func (p *pouring) level(scratch []funding.Pence) ratio {
	var sums bendSums
	b := p.sampled(&sums)
	l, near, found := p.near(b, scratch)
	if !found {
		l, near, _ = p.near(p.bracket(1, 0, &sums), scratch)
	}
	o := newOctaves(len(near))
	clear(sums[:o.size()])
	for _, b := range near {
		amount := uint64(max(b.amount, -b.amount))
		sums[o.bucket(amount, b.factor)].add(b.sign(b.factor), uint64(b.amount))
	}
	bucket, l := o.find(&sums, l)
	kept := near[:0]
	for _, b := range near {
		if o.bucket(uint64(max(b.amount, -b.amount)), b.factor) == bucket {
			kept = append(kept, b)
		}
	}
	return o.interval(bucket).narrow(l, kept, &sums)
}

// A bracket is the levels from low/whole up to and not with high/whole, where
// whole is a power of two and low not zero.
type bracket struct{ low, high, whole uint64 }

// manyVessels is from how many on a sample pays.
const manyVessels = 4096

// sampled returns where the level is likely to be, by a sample where there are
// many vessels.
func (p *pouring) sampled(sums *bendSums) bracket {
	n := len(p.of.claims)
	if n < manyVessels {
		return p.bracket(1, 0, sums)
	}
	size := manyVessels/4 + n/32
	// What a sample takes differs from the whole by a part that falls with the
	// square root of its size; allow some more: 1/8 for 1,024 and 1/32 for 16,384.
	return p.bracket(n/size, uint(bits.Len(uint(size))-1)/2-2, sums)
}

// bracket returns where the level is, as far as one vessel of every step tells.
// With a step of one it is certain; otherwise what the vessels of the sample
// take may be wrong by 1/2^margin.
func (p *pouring) bracket(step int, margin uint, sums *bendSums) bracket {
	n := len(p.of.claims)
	o := newOctaves(n / step)
	clear(sums[:o.size()])
	var (
		slope uint64
		takes uint64 // what the vessels of the sample take at most, beyond their least
	)
	for i := 0; i+step <= n; i += step {
		// Not the same place in every step, where vessels might be alike.
		least, most, factor := p.vessel(i + i/step%step)
		if least == most {
			continue
		}
		takes += most - least
		if least == 0 {
			slope += factor
		} else {
			sums[o.bucket(least, factor)].add(factor, least)
		}
		sums[o.bucket(most, factor)].add(-factor, -most)
	}
	share := p.amount - p.least
	var off uint64
	if step > 1 {
		// The sample's part of what is poured: by what it takes at most where
		// vessels fill in proportion to that, or by how many vessels it has.
		part, whole := takes, p.most-p.least
		if !p.claims {
			part, whole = uint64(n/step), uint64(n)
		}
		hi, lo := bits.Mul64(share, part)
		share, _ = bits.Div64(hi, lo, whole)
		off = share >> margin
	}
	low, _ := o.find(sums, line{slope, int64(share - off)})
	high := o.size() - 1
	if share+off < takes {
		high, _ = o.find(sums, line{slope, int64(share + off)})
	}
	b := o.bracket(low, high)
	if p.claims {
		b.high = min(b.high, b.whole) // at a level of 1 everyone would have all of the claim
	}
	return b
}

// bracket returns the levels from one bucket to another, both with.
func (o octaves) bracket(low, high int) bracket {
	from, to := o.interval(low), o.interval(high)
	to.first++
	// The whole is as large as leaves the high level below 1<<64.
	places := min(to.places+64-bits.Len64(to.first), 63)
	at := func(in interval) uint64 {
		if more := places - in.places; more >= 0 {
			return in.first << uint(more)
		}
		return in.first >> uint(in.places-places)
	}
	return bracket{max(at(from), 1), at(to) + 1, 1 << uint(places)}
}

// near returns the line where the bracket begins and the bends in it, and
// whether the level is in it.
func (p *pouring) near(b bracket, scratch []funding.Pence) (line, []bend, bool) {
	below := line{left: int64(p.amount - p.least)}
	above := below // the line where the bracket ends
	found, number := 0, 0
	var v vessels
	for i := 0; i < len(p.of.claims); i += vesselBlock {
		for k := range p.lay(&v, i) {
			least, most, factor := v.least[k], v.most[k], v.factor[k]
			lowHi, lowLo := bits.Mul64(factor, b.low)
			highHi, highLo := bits.Mul64(factor, b.high)
			leavesHi, leavesLo := bits.Mul64(least, b.whole)
			reachesHi, reachesLo := bits.Mul64(most, b.whole)
			// 1 where the bend is below a level, without branches, as these
			// could not be foreseen.
			leavesLow := less(leavesHi, leavesLo, lowHi, lowLo)
			leavesHigh := less(leavesHi, leavesLo, highHi, highLo)
			reachesLow := less(reachesHi, reachesLo, lowHi, lowLo)
			reachesHigh := less(reachesHi, reachesLo, highHi, highLo)
			below.slope += factor & -(leavesLow ^ reachesLow)
			below.left += int64(least&-leavesLow - most&-reachesLow)
			above.slope += factor & -(leavesHigh ^ reachesHigh)
			above.left += int64(least&-leavesHigh - most&-reachesHigh)
			leaves, reaches := leavesLow^leavesHigh, reachesLow^reachesHigh
			scratch[found] = funding.Pence(uint64(i+k)<<2 | leaves<<1 | reaches)
			found += int(leaves | reaches)
			number += int(leaves + reaches)
		}
	}
	if !below.covers(b.low, b.whole) || above.covers(b.high, b.whole) {
		return line{}, nil, false
	}
	near := make([]bend, 0, number)
	for _, vessel := range scratch[:found] {
		least, most, factor := p.vessel(int(vessel >> 2))
		if vessel&2 != 0 {
			near = append(near, bend{factor: factor, amount: int64(least)})
		}
		if vessel&1 != 0 {
			near = append(near, bend{factor: factor, amount: -int64(most)})
		}
	}
	return below, near, true
}

// less returns 1 where one number of 128 bits is less than another, else 0.
func less(hi, lo, otherHi, otherLo uint64) uint64 {
	_, borrow := bits.Sub64(lo, otherLo, 0)
	_, borrow = bits.Sub64(hi, otherHi, borrow)
	return borrow
}
