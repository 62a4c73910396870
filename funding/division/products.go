package division

import (
	"cmp"
	"encoding/binary"
	"math/big"
	"math/bits"
)

// products is a sum of products of two amounts, in 128 bits. What is added up
// here stays below that: it comes to at most twice the product of two sums of
// amounts, or of such a sum and a number of amounts.
type products struct{ hi, lo uint64 }

func (p *products) add(a, b uint64) {
	hi, lo := bits.Mul64(a, b)
	p.addAll(products{hi, lo})
}

// difference returns |a·b - c·d|, and whether c·d is the greater.
func difference(a, b, c, d uint64) (p products, negative bool) {
	hi, lo := bits.Mul64(a, b)
	hi2, lo2 := bits.Mul64(c, d)
	if hi < hi2 || hi == hi2 && lo < lo2 {
		hi, lo, hi2, lo2 = hi2, lo2, hi, lo
		negative = true
	}
	var borrow uint64
	p.lo, borrow = bits.Sub64(lo, lo2, 0)
	p.hi, _ = bits.Sub64(hi, hi2, borrow)
	return p, negative
}

// addAll adds another sum.
func (p *products) addAll(q products) {
	var carry uint64
	p.lo, carry = bits.Add64(p.lo, q.lo, 0)
	p.hi, _ = bits.Add64(p.hi, q.hi, carry)
}

// int returns the sum as a fresh value.
func (p products) int() *big.Int {
	var text [16]byte
	binary.BigEndian.PutUint64(text[:8], p.hi)
	binary.BigEndian.PutUint64(text[8:], p.lo)
	return new(big.Int).SetBytes(text[:])
}

// compareProducts compares a·b with c·d.
func compareProducts(a, b, c, d uint64) int {
	hi, lo := bits.Mul64(a, b)
	hi2, lo2 := bits.Mul64(c, d)
	return cmp.Or(cmp.Compare(hi, hi2), cmp.Compare(lo, lo2))
}
