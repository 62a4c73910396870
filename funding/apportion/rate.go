package apportion

import (
	"math"
	"math/bits"
)

// A rate is a positive number t of 58 binary digits, from 2⁻⁶⁴ to below 2⁶³, as
// an exponent and, in the lower 57 bits, what follows the first digit: so
// neighbours are neighbours as integers, too. At the lowest rate no weight has
// half a seat. The end of the rates is above all of them: there every claimant
// has its most.
type rate uint64

const (
	rateDigits = 57
	endOfRates = rate(127 << rateDigits)
)

// halves returns 2·t·weight rounded down, and where that is too large the
// largest number, which is no less than twice any number of seats.
func (t rate) halves(weight int64) uint64 {
	if t >= endOfRates {
		return math.MaxUint64
	}
	mantissa := (1<<rateDigits | uint64(t)&(1<<rateDigits-1)) << (63 - rateDigits)
	high, low := bits.Mul64(uint64(weight), mantissa)
	shift := 126 - uint(t>>rateDigits)
	if shift >= 64 {
		return high >> (shift - 64)
	}
	if high>>shift != 0 {
		return math.MaxUint64
	}
	return high<<(64-shift) | low>>shift
}

// fixed returns t in units of 2⁻⁶⁴, rounded down to whole ones. All weight
// together is below 2⁶³, so that what is dropped is less than a seat.
func (t rate) fixed() wide {
	mantissa := 1<<rateDigits | uint64(t)&(1<<rateDigits-1)
	exponent := uint(t >> rateDigits)
	if exponent < rateDigits {
		return wide{0, mantissa >> (rateDigits - exponent)}
	}
	shift := exponent - rateDigits
	if shift > 64 {
		return wide{mantissa << (shift - 64), 0}
	}
	return wide{mantissa >> (64 - shift), mantissa << shift}
}

// rateNear returns the highest rate up to a number of units of 2⁻⁶⁴: the lowest
// for none, and the last before the end for too many.
func rateNear(units wide) rate {
	switch {
	case units == wide{}:
		return 0
	case units.high>>63 != 0:
		return endOfRates - 1
	}
	exponent := uint(bits.Len64(units.low)) - 1
	if units.high != 0 {
		exponent = uint(bits.Len64(units.high)) + 63
	}
	var mantissa uint64
	switch {
	case exponent <= rateDigits:
		mantissa = units.low << (rateDigits - exponent)
	case exponent-rateDigits < 64:
		shift := exponent - rateDigits
		mantissa = units.low>>shift | units.high<<(64-shift)
	default:
		mantissa = units.high >> (exponent - rateDigits - 64)
	}
	return rate(exponent)<<rateDigits | rate(mantissa)&(1<<rateDigits-1)
}

// guess returns a rate near that with so many seats, where at t there are others
// and they grow with the rate by a weight: a guess, on which no decision rests.
// Where there is none, as without a weight, it is no rate but above them all.
func (t rate) guess(has, wants uint64, weight int64) rate {
	const none = rate(math.MaxUint64)
	if weight == 0 {
		return none
	}
	by := max(wants, has) - min(wants, has)
	low, _ := bits.Div64(by%uint64(weight), 0, uint64(weight))
	step, at := wide{by / uint64(weight), low}, t.fixed()
	var over uint64
	if wants < has {
		at.low, over = bits.Sub64(at.low, step.low, 0)
		if at.high, over = bits.Sub64(at.high, step.high, over); over != 0 {
			return none
		}
		return rateNear(at)
	}
	at.low, over = bits.Add64(at.low, step.low, 0)
	if at.high, over = bits.Add64(at.high, step.high, over); over != 0 {
		return endOfRates - 1
	}
	return rateNear(at)
}

// at returns how many seats the claimant in place i has at a rate, with so many
// halves to round by.
func (c contest) at(t rate, i int, halves uint64) int64 {
	sum, carry := bits.Add64(t.halves(c.weights[i]), halves, 0)
	return max(int64(min(sum>>1|carry<<63, uint64(c.most[i]))), c.least[i])
}

// A count is what all claimants have at a rate.
type count struct {
	seats uint64 // math.MaxUint64 stands for that and all above
	free  int64  // the weight of those that stand neither at their least nor at their most
}

func (c contest) count(t rate, halves uint64) (n count) {
	for i, weight := range c.weights {
		seats := c.at(t, i, halves)
		sum, carry := bits.Add64(n.seats, uint64(seats), 0)
		n.seats = sum | -carry
		if seats > c.least[i] && seats < c.most[i] {
			n.free += weight
		}
	}
	return n
}

// bracket returns two rates: at the low one the claimants have no more than the
// seats even if each has the most that the divisor may give it, at the high one
// no fewer even if each has the least. Between the two are at most a few bids
// for each claimant on average, however large the numbers are.
func (c contest) bracket(d divisor) (low, high rate) {
	seats, claimants, few := uint64(c.seats), uint64(len(c.weights)), c.few()
	// Where bounds did not matter and the halves lost in rounding were as
	// many as those won, these would be the seats.
	more, fewer := seats+claimants/2, (few+claimants*d.atMost)/2
	guess := rate(0).guess(0, more-min(more, fewer), c.total)
	low, _ = c.search(d.atMost, seats, 0, guess, true)
	n := c.count(low, d.atLeast)
	if n.seats >= seats {
		return low, low
	}
	guess = low.guess(n.seats, seats+few/2, n.free)
	_, high = c.search(d.atLeast, seats-1, low, guess, false)
	return low, high
}

// few is how many seats off the mark are not worth another pass.
func (c contest) few() uint64 { return uint64(len(c.weights)/16 + 8) }

// search returns two rates, at the low one of which the claimants have up to
// target seats together and at the high one more: as wanted, the low one or the
// high one so close to the target that there are no more than a few seats for
// each claimant between them. It begins with a low rate and with a guess.
//
// The count of the seats is nearly a straight line where no bounds are met, so a
// guess along it is mostly right the first or second time. The bounds bend it:
// so every third guess halves what is left between the rates, as integers, of
// which there are fewer than 2⁶⁴. That makes at most some 190 passes; in practice
// there are two to five.
func (c contest) search(halves, target uint64, low, guess rate, wantLow bool) (rate, rate) {
	// At neighbouring rates every claimant can differ by one, and all by as
	// many seats as the digits of a rate cannot tell apart.
	few, enough := c.few(), uint64(len(c.weights)+64)
	aim, off := target+few/2, uint64(math.MaxUint64)
	if wantLow {
		aim, off = target-min(target, few/2), target
	}
	high := endOfRates
	for pass := 1; high-low > 1 && off > few && (off > enough || pass <= 6); pass++ {
		t := guess
		switch { // a guess too fine to tell from a rate that was looked at means its neighbour
		case pass%3 == 0 || t < low || t > high:
			t = low + (high-low)/2
		case t == low:
			t++
		case t == high:
			t--
		}
		n := c.count(t, halves)
		guess = t.guess(n.seats, aim, n.free)
		switch above := n.seats > target; {
		case above && wantLow:
			high = t
		case above:
			high, off = t, n.seats-target
		case wantLow:
			low, off = t, target-n.seats
		default:
			low = t
		}
	}
	return low, high
}
