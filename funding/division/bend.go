package division

import "math/bits"

// A bend is a level, amount/factor, at which a vessel leaves its least or
// reaches its most, and so one at which the line bends that says how much is in
// all the vessels together at a level. In between it is straight.
type bend struct {
	factor uint64 // in an interval wider than one times its width
	amount int64  // more than 0 where the vessel leaves its least, less where it reaches its most
	rest   uint64 // how far into an interval the bend is: rest/factor of its width
}

// sign returns factor as the bend adds it to the slope.
func (b bend) sign(factor uint64) uint64 {
	if b.amount < 0 {
		return -factor
	}
	return factor
}

// digit returns the next binary digits of how far into its interval b is, and
// how far it is into what they leave of that.
func (b bend) digit(width uint) (digit, rest uint64) {
	return bits.Div64(b.rest>>(64-width), b.rest<<width, b.factor)
}

// A line is how much the vessels take at a level: slope·level in all those that
// are filling, where left is left for these.
type line struct {
	slope uint64
	left  int64
}

// after returns the line beyond some bends.
func (l line) after(b bendSum) line { return line{l.slope + b.slope, l.left + int64(b.amount)} }

// covers reports whether what is left reaches for level first/whole. Whole is
// a power of two.
func (l line) covers(level, whole uint64) bool {
	if l.left < 0 {
		return false
	}
	hi, lo := bits.Mul64(l.slope, level)
	leftHi, leftLo := bits.Mul64(uint64(l.left), whole)
	return hi < leftHi || hi == leftHi && lo <= leftLo
}

// A bendSum is what some bends together change in a line; the slope and the
// amount may be negative, and so are modulo 1<<64.
type bendSum struct {
	slope, amount uint64
	number        int
}

func (s *bendSum) add(slope, amount uint64) {
	s.slope += slope
	s.amount += amount
	s.number++
}

// bendSums has the bends of each bucket, or of each digit, added up.
type bendSums [1 << maxDigitBits]bendSum

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
func (o octaves) bucket(amount, factor uint64) int {
	amountZeros, factorZeros := bits.LeadingZeros64(amount), bits.LeadingZeros64(factor)
	amount <<= amountZeros & 63
	// Of two numbers of equal length the quotient is between 1/2 and 2: with
	// fine bits more it has these and one, or these and two.
	quotient, _ := bits.Div64(amount>>((63-o.fine)&63), amount<<((o.fine+1)&63), factor<<(factorZeros&63))
	carry := quotient >> ((o.fine + 1) & 63)
	octave := uint64(62+factorZeros-amountZeros) + carry
	return int(octave<<(o.fine&63) + quotient>>(carry&63) - 1<<(o.fine&63))
}

// interval returns where a bucket begins and how wide it is.
func (o octaves) interval(bucket int) interval {
	return interval{1<<o.fine + uint64(bucket)&(1<<o.fine-1), int(o.fine) + 63 - bucket>>o.fine}
}

// find returns the bucket that the level is in, and the line where that begins,
// given the line below all of them.
func (o octaves) find(sums *bendSums, l line) (int, line) {
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

// within returns factor times the width of the interval, and how far into it
// amount/factor is, as that many parts of its width. A width below one does
// not count: all is relative to it.
func (in interval) within(factor, amount uint64) (scaled, rest uint64) {
	// The rest is not negative and less than some factors added up: right in
	// 64 bits though the terms may wrap.
	scaled = factor << in.wide()
	return scaled, amount<<uint(max(in.places, 0)) - scaled*in.first
}

// narrow finds the level in the interval, given the line where that begins and
// the bends in it. It changes these.
//
// It goes on digit by digit as in long division: each makes the interval
// narrower, and leaves only the bends that have the same digit as the level.
// Two different fractions of numbers below 1<<63 differ by more than 2⁻¹²⁶. The level
// is such a fraction, and so are the bends: once the interval is that narrow all that are
// left are at the level, where they make no difference.
func (in interval) narrow(l line, near []bend, sums *bendSums) ratio {
	wide := in.wide()
	slope, rest := in.within(l.slope, uint64(l.left))
	for i, b := range near {
		amount := uint64(max(b.amount, -b.amount))
		near[i].factor, near[i].rest = in.within(b.factor, amount)
	}
	for places := in.places; places < 126 && rest > 0 && len(near) > 0; {
		width := uint(min(max(bits.Len(uint(len(near))), 4), maxDigitBits))
		places += int(width)
		clear(sums[:1<<width])
		for _, b := range near {
			digit, after := b.digit(width)
			// By the next digit the vessel takes factor - after more or less.
			sums[digit].add(b.sign(b.factor), b.sign(b.factor-after))
		}
		// From digit to digit the vessels take up what is left.
		hi, lo := rest>>(64-width), rest<<width
		var digit uint64
		for ; digit < 1<<width-1; digit++ {
			more := slope + sums[digit].amount
			if hi == 0 && lo < more {
				break
			}
			var borrow uint64
			lo, borrow = bits.Sub64(lo, more, 0)
			hi -= borrow
			slope += sums[digit].slope
		}
		rest = lo
		kept := near[:0]
		for _, b := range near {
			switch at, after := b.digit(width); {
			case at < digit:
				l.left += b.amount
			case at == digit:
				b.rest = after
				kept = append(kept, b)
			}
		}
		near = kept
	}
	if slope > 0 {
		return ratio{uint64(l.left), slope >> wide}
	}
	// No vessel is filling here and nothing is left: the level is anything
	// up to where the next begins to fill.
	next := ratio{1<<63 - 1, 1}
	for _, b := range near {
		if at := (ratio{uint64(b.amount), b.factor >> wide}); b.amount > 0 && at.less(next) {
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
