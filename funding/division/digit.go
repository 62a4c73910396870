package division

import "math/bits"

// A digit is some neighbouring bits of a number, for finding a number among
// many by counting them digit by digit from the top.
type digit struct {
	shift uint // bits below the digit
	width uint
	mask  uint64 // of the digit itself
}

// maxDigitBits makes digits whose counts stay in the fastest memory.
const maxDigitBits = 11

// digitCounts says how many numbers have each value of a digit.
type digitCounts [1 << maxDigitBits]int

// topDigit returns the first digit of numbers up to bound. Shifts are below 64,
// and say so, which spares a check of each. With few numbers the digits are
// small, as it is clearing and walking their counts that costs.
func topDigit(bound uint64, numbers int) digit {
	length := uint(max(bits.Len64(bound), 1))
	width := min(uint(max(bits.Len(uint(numbers)), 4)), maxDigitBits, length)
	return digit{length - width, width, 1<<width - 1}
}

// next returns the digit below d, which is not the last.
func (d digit) next() digit {
	width := min(d.width, d.shift)
	return digit{d.shift - width, width, 1<<width - 1}
}

// size returns how many values the digit has.
func (d digit) size() int { return int(d.mask) + 1 }

// of returns the digit of n.
func (d digit) of(n uint64) uint64 {
	return n >> (d.shift & 63) & (1<<(d.width&63) - 1) & (1<<maxDigitBits - 1)
}

// above returns what stands above the digit in n.
func (d digit) above(n uint64) uint64 { return n >> (d.shift & 63) >> (d.width & 63) }
