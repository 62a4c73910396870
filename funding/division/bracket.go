package division

import (
	"math/bits"

	"github.com/thirdsector-go/partnership/funding"
)

// fewVessels is up to how many a small table serves: to clear a large one would
// take longer than all the rest.
const fewVessels = 127

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
	if len(p.of.claims) <= fewVessels {
		var sums [fewVessels + 1]bendSum
		return p.levelBy(sums[:], scratch)
	}
	var sums [1 << maxDigitBits]bendSum
	return p.levelBy(sums[:], scratch)
}

func (p *pouring) levelBy(sums []bendSum, scratch []funding.Pence) ratio {
	l, near, found := line{}, scratch[:0], false
	if len(p.of.claims) >= manyVessels {
		l, near, found = p.near(p.sampled(sums), scratch)
	}
	if !found {
		l, near = p.all(scratch)
	}
	o := newOctaves(len(near))
	clear(sums[:o.size()])
	for k, packed := range near {
		vessel, leaves, reaches := unpackBends(packed)
		least, most, factor := p.vessel(vessel)
		if leaves != noPlace {
			leaves = o.bucket(least, factor)
			sums[leaves].add(factor, least, least)
		}
		if reaches != noPlace {
			reaches = o.bucket(most, factor)
			sums[reaches].add(-factor, -most, -most)
		}
		near[k] = packBends(vessel, leaves, reaches)
	}
	bucket, l := o.find(sums, l)
	return p.narrow(o.interval(bucket), l, keepBends(near, uint64(bucket)), sums)
}

// all returns the line just above a level of nothing, and all bends beyond it.
func (p *pouring) all(scratch []funding.Pence) (line, []funding.Pence) {
	l, near := line{left: int64(p.amount - p.least)}, scratch[:0]
	for i := range p.of.claims {
		switch least, most, factor := p.vessel(i); {
		case least == most:
		case least == 0:
			l.slope += factor
			near = append(near, packBends(i, noPlace, 0))
		default:
			near = append(near, packBends(i, 0, 0))
		}
	}
	return l, near
}

// A bracket is the levels from low up to and not with high, in parts of which
// 1<<places are a level of one. Low is not zero.
type bracket struct {
	low, high uint64
	places    uint // up to 63
}

// manyVessels is from how many on a sample pays.
const manyVessels = 4096

// sampled returns where the level is likely to be, as far as one vessel of every
// few tells: by what these take up to each level.
func (p *pouring) sampled(sums []bendSum) bracket {
	n := len(p.of.claims)
	size := manyVessels/4 + n/32
	step := n / size
	// What a sample takes differs from the whole by a part that falls with the
	// square root of its size; allow some more: 1/8 for 1,024 and 1/32 for 16,384.
	margin := uint(bits.Len(uint(size))-1)/2 - 2
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
			sums[o.bucket(least, factor)].add(factor, least, least)
		}
		sums[o.bucket(most, factor)].add(-factor, -most, -most)
	}
	// The sample's part of what is poured: by what it takes at most where
	// vessels fill in proportion to that, or by how many vessels it has.
	part, whole := takes, p.most-p.least
	if !p.claims {
		part, whole = uint64(n/step), uint64(n)
	}
	hi, lo := bits.Mul64(p.amount-p.least, part)
	share, _ := bits.Div64(hi, lo, whole)
	off := share >> margin
	low, _ := o.find(sums, line{slope, int64(share - off)})
	high := o.size() - 1
	if share+off < takes {
		high, _ = o.find(sums, line{slope, int64(share + off)})
	}
	b := o.bracket(low, high)
	if p.claims {
		b.high = min(b.high, 1<<b.places) // at a level of 1 everyone would have all of the claim
	}
	return b
}

// bracket returns the levels from one bucket to another, both with.
func (o octaves) bracket(low, high int) bracket {
	from, to := o.interval(low), o.interval(high)
	to.first++
	// As many places as leave the high level below 1<<64.
	places := min(to.places+64-bits.Len64(to.first), 63)
	at := func(in interval) uint64 {
		if more := places - in.places; more >= 0 {
			return in.first << uint(more)
		}
		return in.first >> uint(in.places-places)
	}
	return bracket{max(at(from), 1), at(to) + 1, uint(places)}
}

// near returns the line where the bracket begins and the bends in it, and
// whether the level is in it. Where factors times levels might be too large for
// 64 bits it does not look: such levels are beyond what ordinary claims come to.
func (p *pouring) near(b bracket, scratch []funding.Pence) (line, []funding.Pence, bool) {
	if p.factors>>b.places != 0 {
		return line{}, nil, false // a factor times the high level may reach 1<<64
	}
	below := line{left: int64(p.amount - p.least)}
	found, shift := 0, 64-b.places
	var room vessels
	for i := 0; i < len(p.of.claims); i += vesselBlock {
		least, most, factor := p.lay(&room, i)
		most, factor = most[:len(least)], factor[:len(least)]
		for k, least := range least {
			// What is in the vessel at each level if its bounds do not hold,
			// rounded up: a bend is below the level where its amount is less.
			factor := uint64(factor[k])
			low, lowRest := bits.Mul64(factor<<(shift&63), b.low)
			high, highRest := bits.Mul64(factor<<(shift&63), b.high)
			low, high = low+some(lowRest), high+some(highRest)
			// All bits set where it is below, without branches, as these could
			// not be foreseen.
			least, most := uint64(least), uint64(most[k])
			leavesLow, leavesHigh := below64(least, low), below64(least, high)
			reachesLow, reachesHigh := below64(most, low), below64(most, high)
			below.slope += factor & (leavesLow ^ reachesLow)
			below.left += int64(least&leavesLow - most&reachesLow)
			leaves, reaches := leavesLow^leavesHigh, reachesLow^reachesHigh
			scratch[found] = packBends(i+k, ^leaves&noPlace, ^reaches&noPlace)
			found += int((leaves | reaches) & 1)
		}
	}
	near := scratch[:found]
	above := below // the line where the bracket ends
	for _, packed := range near {
		vessel, leaves, reaches := unpackBends(packed)
		least, most, factor := p.vessel(vessel)
		if leaves != noPlace {
			above.slope += factor
			above.left += int64(least)
		}
		if reaches != noPlace {
			above.slope -= factor
			above.left -= int64(most)
		}
	}
	return below, near, below.covers(b.low, 1<<b.places) && !above.covers(b.high, 1<<b.places)
}

// below64 returns all bits set where a number is less than another, else noPlace.
func below64(number, other uint64) uint64 {
	_, borrow := bits.Sub64(number, other, 0)
	return -borrow
}
