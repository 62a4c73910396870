package fundingtest

import (
	"math/big"

	"github.com/thirdsector-go/partnership/funding"
)

// A rat is a number that nobody changes: whatever is worked out from it is new.
type rat = *big.Rat

var zero = new(big.Rat)

func pennies(p funding.Pence) rat { return new(big.Rat).SetInt64(int64(p)) }

func plus(a, b rat) rat     { return new(big.Rat).Add(a, b) }
func minus(a, b rat) rat    { return new(big.Rat).Sub(a, b) }
func times(a, b rat) rat    { return new(big.Rat).Mul(a, b) }
func by(a rat, n int) rat   { return new(big.Rat).Mul(a, big.NewRat(int64(n), 1)) }
func over(a rat, n int) rat { return new(big.Rat).Quo(a, big.NewRat(int64(n), 1)) }

// compare is a.Cmp(b), faster where the denominators are the same.
func compare(a, b rat) int {
	if a == b {
		return 0
	}
	if a.Denom().Cmp(b.Denom()) == 0 {
		return a.Num().Cmp(b.Num())
	}
	return a.Cmp(b)
}

func least(a, b rat) rat {
	if compare(a, b) < 0 {
		return a
	}
	return b
}

func total(amounts []rat) rat {
	sum := new(big.Rat)
	for _, amount := range amounts {
		sum.Add(sum, amount)
	}
	return sum
}
