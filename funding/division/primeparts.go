package division

// primeParts is the sum of fractions but for whole numbers, taken apart into
// fractions whose denominators are powers of primes: a number for each prime, as
// the numerator over its greatest power up to a bound. The sum is whole where all
// of these are 0, whatever the denominators were.
type primeParts struct {
	factor []uint32 // the smallest prime factor of each number up to the bound
	parts  []uint64 // by prime
	open   int      // how many of these are not 0
}

// newPrimeParts is a sum of fractions with denominators up to bound.
func newPrimeParts(bound int) *primeParts {
	p := &primeParts{make([]uint32, bound+1), make([]uint64, bound+1), 0}
	for n := 2; n <= bound; n++ {
		if p.factor[n] != 0 {
			continue
		}
		for m := n; m <= bound; m += n {
			if p.factor[m] == 0 {
				p.factor[m] = uint32(n)
			}
		}
	}
	return p
}

// add adds a/b, where a is less than b and b is up to the bound.
func (p *primeParts) add(a, b uint64) {
	if a == 0 {
		return
	}
	for rest := b; rest > 1; {
		prime := uint64(p.factor[rest])
		power := uint64(1) // of the prime in b
		for ; rest%prime == 0; rest /= prime {
			power *= prime
		}
		greatest, scale := power, uint64(1)
		for greatest <= uint64(len(p.parts)-1)/prime {
			greatest *= prime
			scale *= prime
		}
		// a/b is the sum of a·(b/power)⁻¹/power for each prime, but for whole numbers.
		part := a % power * inverse(b/power%power, power) % power * scale
		sum := (p.parts[prime] + part) % greatest
		switch {
		case p.parts[prime] == 0 && sum != 0:
			p.open++
		case p.parts[prime] != 0 && sum == 0:
			p.open--
		}
		p.parts[prime] = sum
	}
}

// inverse returns the number whose product with a is 1 but for multiples of
// modulus; a and modulus have no common factor and are below 1<<31.
func inverse(a, modulus uint64) uint64 {
	r0, r1, s0, s1 := int64(modulus), int64(a), int64(0), int64(1)
	for r1 != 0 {
		q := r0 / r1
		r0, r1, s0, s1 = r1, r0-q*r1, s1, s0-q*s1
	}
	if s0 < 0 {
		s0 += int64(modulus)
	}
	return uint64(s0)
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
