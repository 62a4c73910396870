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
	if len(p.of.claims) >= manyVessels {
		if in, l, near, found := p.near(p.sampled(sums), sums, scratch); found {
			return p.narrow(in, l, near, sums)
		}
	}
	in, l, near := p.all(sums, scratch)
	return p.narrow(in, l, near, sums)
}

// all returns the bucket that the level is in, the line where that begins and
// the bends in it, of those of all vessels.
func (p *pouring) all(sums []bendSum, scratch []funding.Pence) (interval, line, []funding.Pence) {
	o := newOctaves(len(p.of.claims))
	clear(sums[:o.size()])
	l, near := line{left: int64(p.amount - p.least)}, scratch[:0]
	for i := range p.of.claims {
		least, most, factor := p.vessel(i)
		if least == most {
			continue
		}
		leaves, reaches := uint64(noPlace), o.bucket(most, factor)
		sums[reaches].add(-factor, -most, -most)
		if least == 0 {
			l.slope += factor // it fills from the beginning
		} else {
			leaves = o.bucket(least, factor)
			sums[leaves].add(factor, least, least)
		}
		near = append(near, packBends(i, leaves, reaches))
	}
	bucket, l := o.find(sums, l)
	return o.interval(bucket), l, keepBends(near, uint64(bucket))
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

// near returns where in the bracket the level is, to as many digits as there is
// room for sums, the line where that begins and the bends in it, and whether the
// level is in the bracket at all. It does not look where factors times levels might
// be too large for 64 bits: ordinary claims do not come to such levels.
func (p *pouring) near(b bracket, sums []bendSum, scratch []funding.Pence) (interval, line, []funding.Pence, bool) {
	// The bracket is cut into even pieces, as many as maxDigitBits tell apart.
	rest := uint(max(bits.Len64(b.high-b.low)+1-maxDigitBits, 0))
	first, pieces := b.low>>rest, int((b.high-1)>>rest-b.low>>rest)+1
	if first == 0 || p.factors>>b.places != 0 {
		// The sample has told almost nothing, or a factor times the high level
		// may reach 1<<64.
		return interval{}, line{}, nil, false
	}
	clear(sums[:pieces])
	piece := func(amount, factor uint64) uint64 {
		level, _ := bits.Div64(amount>>((64-b.places)&63), amount<<(b.places&63), factor)
		return level>>(rest&63) - first
	}
	l := line{left: int64(p.amount - p.least)} // where the bracket begins
	inside := line{}                           // what the bends in the bracket change in it
	near, shift := scratch[:0], 64-b.places
	var room vessels
	for i := 0; i < len(p.of.claims); i += vesselBlock {
		least, most, factor := p.lay(&room, i)
		most, factor = most[:len(least)], factor[:len(least)]
		for k := range least {
			// What is in the vessel at each level if its bounds do not hold,
			// rounded up: a bend is below the level where its amount is less.
			least, most, factor := uint64(least[k]), uint64(most[k]), uint64(factor[k])
			low, parts := bits.Mul64(factor<<(shift&63), b.low)
			low += some(parts)
			high, parts := bits.Mul64(factor<<(shift&63), b.high)
			high += some(parts)
			// Without branches, as these could not be foreseen.
			leaves, reaches := ifLess(least, low), ifLess(most, low)
			l.slope += factor & (leaves ^ reaches)
			l.left += int64(least&leaves - most&reaches)
			leaves ^= ifLess(least, high)
			reaches ^= ifLess(most, high)
			if leaves|reaches == 0 { // of most vessels
				continue
			}
			inside.slope += factor&leaves - factor&reaches
			inside.left += int64(least&leaves - most&reaches)
			leavesIn, reachesIn := uint64(noPlace), uint64(noPlace)
			if leaves != 0 {
				leavesIn = piece(least, factor)
				sums[leavesIn].add(factor, least, least)
			}
			if reaches != 0 {
				reachesIn = piece(most, factor)
				sums[reachesIn].add(-factor, -most, -most)
			}
			near = append(near, packBends(i+k, leavesIn, reachesIn))
		}
	}
	above := line{l.slope + inside.slope, l.left + inside.left}
	if !l.covers(b.low, 1<<b.places) || above.covers(b.high, 1<<b.places) {
		return interval{}, line{}, nil, false
	}
	in := interval{first, int(b.places) - int(rest)}
	at := 0
	for ; at < pieces-1; at++ {
		next := l.after(sums[at])
		if !(interval{in.first + 1, in.places}).reachedBy(next) {
			break
		}
		l = next
		in.first++
	}
	return in, l, keepBends(near, uint64(at)), true
}

// ifLess returns all bits set where a number is less than another, else none.
func ifLess(number, other uint64) uint64 {
	_, borrow := bits.Sub64(number, other, 0)
	return -borrow
}
