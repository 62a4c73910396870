package division

import (
	"math/big"
	"math/bits"
)

// A wide is a whole number of a fixed number of words, the lowest first, in two's
// complement. What does not fit is dropped: where a result fits, it is right
// whatever was dropped on the way to it.
type wide []uint64

// wideOf returns a wide of so many words.
func wideOf(n *big.Int, words int) wide {
	w := make(wide, words)
	// A negative number is the complement of one less.
	bare := n
	if n.Sign() < 0 {
		bare = new(big.Int).Not(n)
	}
	for i, mask := 0, new(big.Int).SetUint64(1<<64-1); i < words; i++ {
		word := new(big.Int).Rsh(bare, uint(i)*64)
		w[i] = word.And(word, mask).Uint64()
		if n.Sign() < 0 {
			w[i] = ^w[i]
		}
	}
	return w
}

func (w wide) big() *big.Int {
	n := new(big.Int)
	if len(w) == 0 {
		return n
	}
	negative := w.negative()
	word := new(big.Int)
	for i := len(w) - 1; i >= 0; i-- {
		bare := w[i]
		if negative {
			bare = ^bare
		}
		n.Lsh(n, 64).Or(n, word.SetUint64(bare))
	}
	if negative {
		n.Not(n)
	}
	return n
}

func (w wide) negative() bool { return w[len(w)-1]>>63 == 1 }

// add adds v, which is as long.
func (w wide) add(v wide) {
	v = v[:len(w)]
	carry := uint64(0)
	for i := range w {
		w[i], carry = bits.Add64(w[i], v[i], carry)
	}
}

func (w wide) sub(v wide) {
	v = v[:len(w)]
	borrow := uint64(0)
	for i := range w {
		w[i], borrow = bits.Sub64(w[i], v[i], borrow)
	}
}

// scale multiplies w by factor and adds v.
func (w wide) scale(factor uint64, v wide) {
	v = v[:len(w)]
	high := uint64(0)
	for i := range w {
		next, low := bits.Mul64(w[i], factor)
		var carry uint64
		low, carry = bits.Add64(low, high, 0)
		next += carry
		w[i], carry = bits.Add64(low, v[i], 0)
		high = next + carry
	}
}

// addTimes adds v, as long or longer, times factor.
func (w wide) addTimes(v wide, factor uint64) {
	v = v[:len(w)]
	high := uint64(0)
	for i := range w {
		next, low := bits.Mul64(v[i], factor)
		var carry uint64
		low, carry = bits.Add64(low, high, 0)
		next += carry
		w[i], carry = bits.Add64(low, w[i], 0)
		high = next + carry
	}
}

// addProduct adds v, as long, times a factor that may be shorter; it is taken as
// it is, below 0 where its highest bit is set.
func (w wide) addProduct(v, factor wide) {
	for i, word := range factor {
		if i < len(w) && word != 0 {
			w[i:].addTimes(v, word)
		}
	}
	if factor.negative() && len(factor) < len(w) {
		w[len(factor):].sub(v)
	}
}
