package apportion

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// big returns t in units of 2⁻⁶⁴, from its definition.
func (t rate) big() *big.Rat {
	exponent := int(t >> rateDigits)
	mantissa := new(big.Int).SetUint64(1<<rateDigits | uint64(t)&(1<<rateDigits-1))
	scale := new(big.Int).Lsh(big.NewInt(1), uint(max(exponent-rateDigits, rateDigits-exponent)))
	if exponent >= rateDigits {
		return new(big.Rat).SetInt(mantissa.Mul(mantissa, scale))
	}
	return new(big.Rat).SetFrac(mantissa, scale)
}

func (a wide) big() *big.Int {
	high := new(big.Int).SetUint64(a.high)
	return high.Lsh(high, 64).Add(high, new(big.Int).SetUint64(a.low))
}

func TestRate_fixed(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	rates := []rate{0, 1, endOfRates - 1}
	for exponent := range 127 {
		first := rate(exponent) << rateDigits
		rates = append(rates, first, first+1<<rateDigits-1, first+rate(r.Uint64N(1<<rateDigits)))
	}
	for _, at := range rates {
		exact := at.big()
		fixed := at.fixed()
		if down := new(big.Int).Quo(exact.Num(), exact.Denom()); fixed.big().Cmp(down) != 0 {
			t.Errorf("rate %#x is %v units, want %v", uint64(at), fixed.big(), down)
		}
		back := rateNear(fixed)
		units := new(big.Rat).SetInt(fixed.big())
		if back.big().Cmp(units) > 0 || back+1 < endOfRates && (back+1).big().Cmp(units) <= 0 {
			t.Errorf("%v units are rate %#x, which is not the highest up to them", units, uint64(back))
		}
	}
	if rateNear(wide{}) != 0 || rateNear(wide{math.MaxUint64, 0}) != endOfRates-1 {
		t.Error("the ends are not met")
	}
}

func TestRate_guess(t *testing.T) {
	one := rate(64) << rateDigits
	for _, test := range []struct {
		from        rate
		has, wants  uint64
		weight      int64
		want        rate
		description string
	}{
		{one, 10, 30, 20, one + 1<<rateDigits, "a seat more for each unit of weight"},
		{one, 30, 20, 20, one - 1<<rateDigits, "half a seat fewer"},
		{one, 10, 10, 20, one, "none to move"},
		{one, 10, 20, 0, math.MaxUint64, "no weight"},
		{one, 30, 0, 1, math.MaxUint64, "fewer than none"},
		{endOfRates - 1, 0, math.MaxUint64, 1, endOfRates - 1, "more than there are rates"},
	} {
		if got := test.from.guess(test.has, test.wants, test.weight); got != test.want {
			t.Errorf("%s: %#x, want %#x", test.description, uint64(got), uint64(test.want))
		}
	}
}
