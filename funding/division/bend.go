package division

import "math/bits"

// A bend is a level, amount/factor, at which one vessel leaves its least or
// reaches its most, and so one at which the straight line bends that says how
// much is in all of them.
type bend struct {
	factor uint64 // times the width of the interval, where that is more than one
	rest   uint64 // how far into the interval the bend is: rest/factor of its width
	amount int64  // negative where the vessel reaches its most
}

// bends is what is known of some bends together: above them there is in all
// vessels level·factor - amount more than without them.
type bends struct {
	factor, amount uint64 // differences, and so modulo 1<<64
	number         int
}

// noBend is the bucket of a bend that the level cannot be near.
const noBend = 1<<16 - 1

// level returns the level as an exact fraction. Digits is room for two a claim.
//
// It selects and does not sort (Brucker, Operations Research Letters 3, 1984;
// Kiwiel, Mathematical Programming 112, 2008): the bends are counted and added up by
// the first binary digits of their level, which tells the interval that the level
// is in, and only those in it are looked at again, by their next digits. So the cost is
// linear whatever the bounds and the factors are.
func (p *pouring) level(digits []uint16) ratio {
	o := newOctaves(len(p.of.claims))
	var sums [1 << maxDigitBits]bends
	var slope uint64 // factors of the vessels that fill at the level reached so far
	for i := range p.of.claims {
		least, most, factor := p.vessel(i)
		leaves, reaches := uint16(noBend), uint16(noBend)
		if least < most {
			if least == 0 {
				slope += factor
			} else {
				leaves = o.bucket(least, factor)
				sums[leaves].add(factor, least)
			}
			// At a level of 1 everyone would have all of the claim.
			if !p.claims || most < factor {
				reaches = o.bucket(most, factor)
				sums[reaches].add(-factor, -most)
			}
		}
		digits[2*i], digits[2*i+1] = leaves, reaches
	}

	// What is left for the vessels that fill, at the lower end of a bucket: the
	// level has reached it if they take no more.
	left := int64(p.amount - p.least)
	bucket := 0
	for ; bucket < o.size()-1; bucket++ {
		nextSlope, nextLeft := slope+sums[bucket].factor, left+int64(sums[bucket].amount)
		if !o.interval(bucket+1).reached(nextSlope, nextLeft) {
			break
		}
		slope, left = nextSlope, nextLeft
	}

	in := o.interval(bucket)
	near := make([]bend, 0, sums[bucket].number)
	for i, digit := range digits {
		if int(digit) != bucket {
			continue
		}
		least, most, factor := p.vessel(i / 2)
		b := bend{amount: int64(least)}
		if i%2 == 1 {
			b.amount = -int64(most)
			least = most
		}
		b.factor, b.rest = in.within(factor, least)
		near = append(near, b)
	}
	return in.narrow(slope, left, near)
}

func (b *bends) add(factor, amount uint64) {
	b.factor += factor
	b.amount += amount
	b.number++
}

// octaves sorts levels into buckets that grow with the level: so many to each
// doubling that all levels there can be have one.
type octaves struct{ fine uint } // 1<<fine buckets to a doubling

// newOctaves returns buckets for n claims. With few the buckets are few, as it
// is walking them that costs.
func newOctaves(n int) octaves {
	return octaves{uint(min(max(bits.Len(uint(n)), 7), maxDigitBits) - 7)}
}

func (o octaves) size() int { return 127 << o.fine }

// bucket returns the bucket of amount/factor, both from 1 to 1<<63 - 1. It
// never falls where that rises.
func (o octaves) bucket(amount, factor uint64) uint16 {
	amountZeros, factorZeros := bits.LeadingZeros64(amount), bits.LeadingZeros64(factor)
	amount <<= amountZeros & 63
	// Of two numbers of equal length the quotient is between 1/2 and 2: with
	// fine bits and one more it has these or another.
	quotient, _ := bits.Div64(amount>>((63-o.fine)&63), amount<<((o.fine+1)&63), factor<<(factorZeros&63))
	carry := quotient >> ((o.fine + 1) & 63)
	octave := uint64(62+factorZeros-amountZeros) + carry
	return uint16(octave<<(o.fine&63) + quotient>>(carry&63) - 1<<(o.fine&63))
}

// interval returns where a bucket begins and how wide it is.
func (o octaves) interval(bucket int) interval {
	return interval{1<<o.fine + uint64(bucket)&(1<<o.fine-1), int(o.fine) + 63 - bucket>>o.fine}
}

// An interval is the levels from first·width up to and not with (first+1)·width,
// where width is 2 to the power of -places.
type interval struct {
	first  uint64
	places int
}

// wide returns by how many bits width is more than one, 0 where it is less.
func (in interval) wide() uint { return uint(max(-in.places, 0)) }

// reached reports whether slope times the lower end of the interval is at most left.
func (in interval) reached(slope uint64, left int64) bool {
	if left < 0 {
		return false
	}
	hi, lo := bits.Mul64(slope, in.first)
	limitHi, limitLo := shift(uint64(left), in.places)
	return hi < limitHi || hi == limitHi && lo <= limitLo
}

// shift returns n times 2 to the power of places, rounded down, with all ones
// where it is too large: no slope times a level is as large.
func shift(n uint64, places int) (hi, lo uint64) {
	switch {
	case places <= 0:
		return 0, n >> uint(-places)
	case places < 64:
		return n >> uint(64-places), n << uint(places)
	case n>>uint(128-places) != 0:
		return 1<<64 - 1, 1<<64 - 1
	}
	return n << uint(places-64), 0
}

// within returns the factor of a bend in the interval times the width, and how
// far into the interval the bend is, as that many parts of factor. The width
// counts only where it is more than one: otherwise all is relative to it.
func (in interval) within(factor, amount uint64) (scaled, rest uint64) {
	// The rest is from 0 to scaled - 1, and so right in 64 bits though the terms may wrap.
	scaled = factor << in.wide()
	return scaled, amount<<uint(max(in.places, 0)) - scaled*in.first
}

// narrow finds the level in the interval. At its lower end left is what is left
// for the vessels that fill, slope their factors together; near are the bends
// in the interval.
//
// It goes on digit by digit as in long division: each makes the interval
// narrower. Two different fractions with denominators below 1<<63 differ by more than
// 2⁻¹²⁶. The level is such a fraction, and so it is found once the interval is that narrow
// at the latest: what bends are left are then all at the level, where they make no difference.
func (in interval) narrow(slope uint64, left int64, near []bend) ratio {
	wide := in.wide()
	scaled, rest := in.within(slope, uint64(left))
	var sums [1 << maxDigitBits]bends
	for places := in.places; places < 126 && rest > 0 && len(near) > 0; {
		width := uint(min(max(bits.Len(uint(len(near))), 4), maxDigitBits))
		places += int(width)
		clear(sums[:1<<width])
		for _, b := range near {
			digit, after := b.digit(width)
			if b.amount > 0 {
				// By the end of the digit's step the vessel has filled so far.
				sums[digit].add(b.factor, b.factor-after)
			} else {
				sums[digit].add(-b.factor, after-b.factor)
			}
		}
		hi, lo := rest>>(64-width), rest<<width
		var digit uint64
		for ; digit < 1<<width-1; digit++ {
			step := scaled + sums[digit].amount
			if hi == 0 && lo < step {
				break
			}
			var borrow uint64
			lo, borrow = bits.Sub64(lo, step, 0)
			hi -= borrow
			scaled += sums[digit].factor
		}
		rest = lo
		kept := near[:0]
		for _, b := range near {
			switch at, after := b.digit(width); {
			case at < digit:
				left += b.amount
			case at == digit:
				b.rest = after
				kept = append(kept, b)
			}
		}
		near = kept
	}
	if scaled > 0 {
		return ratio{uint64(left), scaled >> wide}
	}
	// No vessel fills here, and all is poured: the level is anything up to
	// where the next begins to.
	next := ratio{1<<63 - 1, 1}
	for _, b := range near {
		if at := (ratio{uint64(b.amount), b.factor >> wide}); b.amount > 0 && at.less(next) {
			next = at
		}
	}
	return next
}

// digit returns the next digit of how far into the interval b is, and how far it is after it.
func (b bend) digit(width uint) (digit, rest uint64) {
	return bits.Div64(b.rest>>(64-width), b.rest<<width, b.factor)
}

func (r ratio) less(other ratio) bool {
	hi, lo := bits.Mul64(r.part, other.whole)
	otherHi, otherLo := bits.Mul64(other.part, r.whole)
	return hi < otherHi || hi == otherHi && lo < otherLo
}
