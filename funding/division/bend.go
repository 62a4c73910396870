package division

import (
	"math/bits"

	"github.com/thirdsector-go/partnership/funding"
)

// A vessel has two bends: the level, least/factor, at which it leaves its least,
// and most/factor, at which it reaches its most. There the line bends that says
// how much is in all the vessels together at a level. In between it is straight.
//
// The bends still looked at are a list of numbers, so that the room for the awards
// is enough for it: each a vessel, and of either bend the bucket or the digit that
// it is in, or none where it is no longer looked at.
const (
	placeBits = 12
	noPlace   = 1<<placeBits - 1
)

func packBends(vessel int, leaves, reaches uint64) funding.Pence {
	return funding.Pence(uint64(vessel)<<(2*placeBits) | leaves<<placeBits | reaches)
}

func unpackBends(packed funding.Pence) (vessel int, leaves, reaches uint64) {
	return int(packed >> (2 * placeBits)), uint64(packed) >> placeBits & noPlace, uint64(packed) & noPlace
}

// keepBends returns the bends that are in a bucket or have a digit. It writes over
// those it is given.
func keepBends(near []funding.Pence, place uint64) []funding.Pence {
	kept := near[:0]
	for _, packed := range near {
		vessel, leaves, reaches := unpackBends(packed)
		if leaves != place && reaches != place {
			continue
		}
		if leaves != place {
			leaves = noPlace
		}
		if reaches != place {
			reaches = noPlace
		}
		kept = append(kept, packBends(vessel, leaves, reaches))
	}
	return kept
}

// A line is how much the vessels take at a level: slope·level in all those that
// are filling, where left is left for these.
type line struct {
	slope uint64
	left  int64
}

// after returns the line beyond some bends.
func (l line) after(b bendSum) line { return line{l.slope + b.slope, l.left + int64(b.left)} }

// covers reports whether what is left reaches for level/whole. Whole is a power
// of two.
func (l line) covers(level, whole uint64) bool {
	if l.left < 0 {
		return false
	}
	hi, lo := bits.Mul64(l.slope, level)
	leftHi, leftLo := bits.Mul64(uint64(l.left), whole)
	return hi < leftHi || hi == leftHi && lo <= leftLo
}

// A bendSum is what some bends together change in a line; all may be negative,
// and so are modulo 1<<64.
type bendSum struct {
	slope uint64
	takes uint64 // what the vessels take by where the bucket or the digit ends: in buckets as left
	left  uint64
}

func (s *bendSum) add(slope, takes, left uint64) {
	s.slope += slope
	s.takes += takes
	s.left += left
}

// octaves sorts levels into buckets that are as much wider as the levels are
// larger, 1<<fine to each doubling: so they suit levels of any size.
type octaves struct{ fine uint }

// newOctaves returns buckets for so many bends. With few bends the buckets are
// few, as it is walking them that costs.
func newOctaves(number int) octaves {
	return octaves{uint(min(max(bits.Len(uint(number)), 7), maxDigitBits) - 7)}
}

// size returns how many buckets there are: levels are fractions of numbers
// below 1<<63, and so between 2⁻⁶³ and 2⁶³.
func (o octaves) size() int { return 126 << o.fine }

// bucket returns the bucket of amount/factor, both from 1 to 1<<63 - 1. It
// never falls where that rises.
func (o octaves) bucket(amount, factor uint64) uint64 {
	amountZeros, factorZeros := bits.LeadingZeros64(amount), bits.LeadingZeros64(factor)
	amount <<= amountZeros & 63
	// Of two numbers of equal length the quotient is between 1/2 and 2: with
	// fine bits more it has these and one, or these and two.
	quotient, _ := bits.Div64(amount>>((63-o.fine)&63), amount<<((o.fine+1)&63), factor<<(factorZeros&63))
	carry := quotient >> ((o.fine + 1) & 63)
	octave := uint64(62+factorZeros-amountZeros) + carry
	return octave<<(o.fine&63) + quotient>>(carry&63) - 1<<(o.fine&63)
}

// interval returns where a bucket begins and how wide it is.
func (o octaves) interval(bucket int) interval {
	return interval{1<<o.fine + uint64(bucket)&(1<<o.fine-1), int(o.fine) + 63 - bucket>>o.fine}
}

// find returns the bucket that the level is in, and the line where that begins,
// given the line below all of them.
func (o octaves) find(sums []bendSum, l line) (int, line) {
	bucket := 0
	for ; bucket < o.size()-1; bucket++ {
		next := l.after(sums[bucket])
		if !o.interval(bucket + 1).reachedBy(next) {
			break
		}
		l = next
	}
	return bucket, l
}

// An interval is the levels from first·width up to and not with (first+1)·width,
// where width is 2 to the power of -places.
type interval struct {
	first  uint64
	places int
}

// wide returns by how many bits width is more than one, 0 where it is less.
func (in interval) wide() uint { return uint(max(-in.places, 0)) }

// reachedBy reports whether what is left reaches to where the interval begins.
func (in interval) reachedBy(l line) bool {
	if in.places <= 63 {
		return l.left >= 0 && line{l.slope, l.left >> in.wide()}.covers(in.first, 1<<max(in.places, 0))
	}
	// Slope times first is below 1<<(64+fine).
	hi, lo := bits.Mul64(l.slope, in.first)
	left := uint64(l.left) << uint(in.places-64)
	return l.left >= 0 && (l.left>>uint(128-in.places) > 0 || hi < left || hi == left && lo == 0)
}

// A zoom is an interval that is made narrower digit by digit. What it says of a
// bend in the interval is right modulo 1<<64, and so right, though terms may wrap.
type zoom struct {
	first  uint64
	places uint // of the digits, and of the interval at first where it was narrower than one
	wide   uint // see interval.wide
}

// within returns factor times the width of the interval at first, and how far
// into the interval now amount/factor is, as that many parts of its width. A
// width at first below one does not count: all is relative to it.
func (z *zoom) within(factor, amount uint64) (scaled, rest uint64) {
	scaled = factor << (z.wide & 63)
	return scaled, amount<<z.places - scaled*z.first
}

// digit returns the next binary digits of how far a bend is into the interval,
// and what the vessel takes from there to where the next digit begins.
func (z *zoom) digit(factor, amount uint64, width uint) (digit, scaled, takes uint64) {
	scaled, rest := z.within(factor, amount)
	digit, rest = bits.Div64(rest>>((64-width)&63), rest<<(width&63), scaled)
	return digit, scaled, scaled - rest
}

// narrow finds the level in the interval, given the line where that begins and
// the bends in it. It changes these.
//
// It goes on digit by digit as in long division: each makes the interval
// narrower, and leaves only the bends that have the same digit as the level.
// Two different fractions of numbers below 1<<63 differ by more than 2⁻¹²⁶. The level
// is such a fraction, and so are the bends: once the interval is that narrow all that are
// left are at the level, where they make no difference.
func (p *pouring) narrow(in interval, l line, near []funding.Pence, sums []bendSum) ratio {
	wide := in.wide()
	z := zoom{in.first, uint(max(in.places, 0)), wide}
	slope, rest := z.within(l.slope, uint64(l.left))
	for z.places < 126+wide && rest > 0 && len(near) > 0 {
		width := uint(min(max(bits.Len(uint(len(near))), 4), maxDigitBits))
		clear(sums[:1<<width])
		for k, packed := range near {
			vessel, leaves, reaches := unpackBends(packed)
			least, most, factor := p.vessel(vessel)
			if leaves != noPlace {
				digit, scaled, takes := z.digit(factor, least, width)
				sums[digit].add(scaled, takes, least)
				leaves = digit
			}
			if reaches != noPlace {
				digit, scaled, takes := z.digit(factor, most, width)
				sums[digit].add(-scaled, -takes, -most)
				reaches = digit
			}
			near[k] = packBends(vessel, leaves, reaches)
		}
		// From digit to digit the vessels take up what is left.
		hi, lo := rest>>(64-width), rest<<width
		var digit uint64
		for ; digit < 1<<width-1; digit++ {
			more := slope + sums[digit].takes
			if hi == 0 && lo < more {
				break
			}
			var borrow uint64
			lo, borrow = bits.Sub64(lo, more, 0)
			hi -= borrow
			slope += sums[digit].slope
			l.left += int64(sums[digit].left)
		}
		rest = lo
		near = keepBends(near, digit)
		z.first = z.first<<width + digit
		z.places += width
	}
	if slope > 0 {
		return ratio{uint64(l.left), slope >> wide}
	}
	// No vessel is filling here and nothing is left: the level is anything
	// up to where the next begins to fill.
	next := ratio{1<<63 - 1, 1}
	for _, packed := range near {
		vessel, leaves, _ := unpackBends(packed)
		least, _, factor := p.vessel(vessel)
		if at := (ratio{least, factor}); leaves != noPlace && at.less(next) {
			next = at
		}
	}
	return next
}

// A ratio is part/whole, both below 1<<63 and whole not zero.
type ratio struct{ part, whole uint64 }

func (r ratio) less(other ratio) bool {
	hi, lo := bits.Mul64(r.part, other.whole)
	otherHi, otherLo := bits.Mul64(other.part, r.whole)
	return hi < otherHi || hi == otherHi && lo < otherLo
}
