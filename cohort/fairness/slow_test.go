package fairness

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// The slow versions: straight from the definitions, in exact or very long
// arithmetic.

const longBits = 300

func long(x float64) *big.Float { return new(big.Float).SetPrec(longBits).SetFloat64(x) }
func whole(n int64) *big.Float  { return new(big.Float).SetPrec(longBits).SetInt64(n) }
func plus(a, b *big.Float) *big.Float {
	return new(big.Float).SetPrec(longBits).Add(a, b)
}
func less(a, b *big.Float) *big.Float {
	return new(big.Float).SetPrec(longBits).Sub(a, b)
}
func times(a ...*big.Float) *big.Float {
	product := whole(1)
	for _, x := range a {
		product = new(big.Float).SetPrec(longBits).Mul(product, x)
	}
	return product
}
func over(a, b *big.Float) *big.Float {
	return new(big.Float).SetPrec(longBits).Quo(a, b)
}
func rootOf(a *big.Float) *big.Float { return new(big.Float).SetPrec(longBits).Sqrt(a) }
func short(a *big.Float) float64     { f, _ := a.Float64(); return f }

// slowWilson finds by bisection the rates at which (p̂-p)² = z²p(1-p)/n.
func slowWilson(c Counts, z float64) (low, high float64) {
	rate := over(whole(c.Selected), whole(c.Considered))
	rejected := func(p *big.Float) bool {
		d := less(rate, p)
		return times(d, d, whole(c.Considered)).Cmp(times(long(z), long(z), p, less(whole(1), p))) > 0
	}
	find := func(in, out *big.Float) float64 {
		for range 150 {
			middle := over(plus(in, out), whole(2))
			if rejected(middle) {
				out = middle
			} else {
				in = middle
			}
		}
		return short(in)
	}
	low, high = 0, 1
	if c.Selected > 0 {
		low = find(rate, whole(0))
	}
	if c.Selected < c.Considered {
		high = find(rate, whole(1))
	}
	return low, high
}

// slowScore is Koopman's own statistic, of the ratio θ: the squares of what was
// observed less what was expected, over what was expected, of all four cells of
// the table, under the rates of greatest likelihood, which are found by bisection
// of the likelihood's derivative.
func slowScore(a, b Counts, ratio *big.Float) *big.Float {
	x1, n1, x2, n2 := whole(a.Selected), whole(a.Considered), whole(b.Selected), whole(b.Considered)
	// d/dp of x₁ ln θp + (n₁-x₁) ln(1-θp) + x₂ ln p + (n₂-x₂) ln(1-p), times p(1-p)(1-θp).
	slope := func(p *big.Float) *big.Float {
		q1, q2 := less(whole(1), times(ratio, p)), less(whole(1), p)
		return less(times(plus(x1, x2), q1, q2),
			plus(times(less(n1, x1), ratio, p, q2), times(less(n2, x2), p, q1)))
	}
	low, high := whole(0), whole(1)
	if ratio.Cmp(whole(1)) > 0 {
		high = over(whole(1), ratio)
	}
	for range 250 {
		middle := over(plus(low, high), whole(2))
		if slope(middle).Sign() > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	p2 := low
	p1 := times(ratio, p2)
	sum := whole(0)
	for _, cell := range []struct{ observed, expected *big.Float }{
		{x1, times(n1, p1)}, {less(n1, x1), times(n1, less(whole(1), p1))},
		{x2, times(n2, p2)}, {less(n2, x2), times(n2, less(whole(1), p2))},
	} {
		if d := less(cell.observed, cell.expected); d.Sign() != 0 && cell.expected.Sign() != 0 {
			sum = plus(sum, over(times(d, d), cell.expected))
		}
	}
	return sum
}

func slowHypot(a, b *big.Float) *big.Float { return rootOf(plus(times(a, a), times(b, b))) }

// slowFisher adds up the tables, exactly: the ways of the first from the
// definition, and each from the one before.
func slowFisher(a, b Counts) *big.Rat {
	selected := a.Selected + b.Selected
	low, high := max(0, selected-b.Considered), min(selected, a.Considered)
	ways := make([]*big.Int, high-low+1)
	ways[0] = new(big.Int).Mul(new(big.Int).Binomial(a.Considered, low), new(big.Int).Binomial(b.Considered, selected-low))
	for k := low; k < high; k++ {
		w := new(big.Int).Mul(ways[k-low], big.NewInt((a.Considered-k)*(selected-k)))
		ways[k-low+1] = w.Quo(w, big.NewInt((k+1)*(b.Considered-selected+k+1)))
	}
	observed := ways[a.Selected-low]
	sum, all := new(big.Int), new(big.Int)
	for _, w := range ways {
		all.Add(all, w)
		if w.Cmp(observed) <= 0 {
			sum.Add(sum, w)
		}
	}
	// All of them together are the ways to select from both groups as one.
	if all.Cmp(new(big.Int).Binomial(a.Considered+b.Considered, selected)) != 0 {
		panic("the tables do not add up")
	}
	return new(big.Rat).SetFrac(sum, all)
}

func TestWilson_slow(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		c := randomCounts(rng)
		level := someLevels[rng.IntN(len(someLevels))]
		low, high, _ := must(Wilson(c, level)).Bounds()
		wantLow, wantHigh := slowWilson(c, must(Quantile(level)))
		if math.Abs(low-wantLow) > 4e-16*wantLow || math.Abs(high-wantHigh) > 4e-16 {
			t.Errorf("%v at %v: %.17g to %.17g, want %.17g to %.17g", c, level, low, high, wantLow, wantHigh)
		}
	}
}

func TestNewcombe_slow(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 2))
	for range 60 {
		a, b := randomCounts(rng), randomCounts(rng)
		z := must(Quantile(0.95))
		low1, high1 := slowWilson(a, z)
		low2, high2 := slowWilson(b, z)
		p1, p2 := over(whole(a.Selected), whole(a.Considered)), over(whole(b.Selected), whole(b.Considered))
		wantLow := short(less(less(p1, p2), slowHypot(less(p1, long(low1)), less(long(high2), p2))))
		wantHigh := short(plus(less(p1, p2), slowHypot(less(long(high1), p1), less(p2, long(low2)))))
		low, high, _ := must(Newcombe(a, b, 0.95)).Bounds()
		if math.Abs(low-wantLow) > 1e-14 || math.Abs(high-wantHigh) > 1e-14 {
			t.Errorf("%v, %v: %.17g to %.17g, want %.17g to %.17g", a, b, low, high, wantLow, wantHigh)
		}
	}
}

// The end of a score interval is where Pearson's statistic crosses z²: just
// inside it is below, just outside above.
func TestKoopman_slow(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 60 {
		a, b := randomCounts(rng), randomCounts(rng)
		level := someLevels[rng.IntN(len(someLevels))]
		z := must(Quantile(level))
		square := times(long(z), long(z))
		low, high, _ := must(Koopman(a, b, level)).Bounds()
		const near = 1e-10
		for _, test := range []struct {
			end, factor float64
			order       int
		}{{low, 1 - near, 1}, {low, 1 + near, -1}, {high, 1 - near, -1}, {high, 1 + near, 1}} {
			if test.end == 0 || math.IsInf(test.end, 1) {
				continue
			}
			if slowScore(a, b, times(long(test.end), long(test.factor))).Cmp(square) != test.order {
				t.Errorf("%v against %v at %v: an end at %.17g is not where the statistic crosses", a, b, level, test.end)
			}
		}
	}
}

func TestKatz_slow(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		a, b := randomCounts(rng), randomCounts(rng)
		i := must(Katz(a, b, 0.99))
		if low, high, exists := i.Bounds(); exists {
			part := func(n int64) *big.Float { return over(whole(1), whole(n)) }
			variance := less(plus(part(a.Selected), part(b.Selected)), plus(part(a.Considered), part(b.Considered)))
			error := 2.5758293035489004 * short(rootOf(variance))
			ratio := short(over(times(whole(a.Selected), whole(b.Considered)), times(whole(b.Selected), whole(a.Considered))))
			if !sameNumber(low, ratio*math.Exp(-error)) || !sameNumber(high, ratio*math.Exp(error)) {
				t.Errorf("%v, %v: %v, ratio %v, error %v", a, b, i, ratio, error)
			}
		}
	}
}

// Every table of two groups of up to nine, exactly.
func TestFisher_slow(t *testing.T) {
	const most = 9
	for n := int64(1); n <= most; n++ {
		for m := int64(1); m <= most; m++ {
			for x := range n + 1 {
				for y := range m + 1 {
					checkFisher(t, Counts{n, x}, Counts{m, y})
				}
			}
		}
	}
	rng := rand.New(rand.NewPCG(3, 5))
	for range 100 {
		n, m := 1+rng.Int64N(300), 1+rng.Int64N(300)
		if rng.IntN(3) == 0 {
			m = n // ties
		}
		checkFisher(t, Counts{n, rng.Int64N(n + 1)}, Counts{m, rng.Int64N(m + 1)})
	}
	for range 4 {
		n, m := 5000+rng.Int64N(5000), 5000+rng.Int64N(5000)
		x := rng.Int64N(n + 1)
		y := x*m/n + rng.Int64N(200) - 100 // near enough for a p that is not nought
		checkFisher(t, Counts{n, x}, Counts{m, min(m, max(0, y))})
	}
}

func checkFisher(t *testing.T, a, b Counts) {
	t.Helper()
	got, exists := must(Fisher(a, b)).Float64()
	want, _ := slowFisher(a, b).Float64()
	if !exists || math.Abs(got-want) > 1e-11*want+nothing {
		t.Errorf("%v against %v: %.17g, want %.17g", a, b, got, want)
	}
}

// Tables that are nearly as probable as the one observed, closer than rounding
// could tell, and those exactly as probable, are told apart.
func TestFisher_ties(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 6))
	ties := 0
	for range 5_000 {
		n, m := 1+rng.Int64N(60), 1+rng.Int64N(60)
		a, b := Counts{n, rng.Int64N(n + 1)}, Counts{m, rng.Int64N(m + 1)}
		tab := newTables(a, b)
		k, at := a.Selected, tab.low+rng.Int64N(tab.high-tab.low+1)
		if (k < tab.mode) == (at < tab.mode) {
			continue
		}
		ways := func(k int64) *big.Int {
			return new(big.Int).Mul(new(big.Int).Binomial(n, k), new(big.Int).Binomial(m, tab.selected-k))
		}
		order := ways(at).Cmp(ways(k))
		if order == 0 {
			ties++
		}
		// Weights that say nothing, so that the exact comparison decides.
		if got := tab.noMore(at, 1, k, 1); got != (order <= 0) {
			t.Errorf("%v against %v: %d no more probable than %d: %v, want %v", a, b, at, k, got, order <= 0)
		}
	}
	if ties < 10 {
		t.Errorf("only %d ties were tried", ties)
	}
}

func TestFisher_published(t *testing.T) {
	for _, row := range []struct {
		name string
		a, b Counts
		want float64
		half float64
	}{
		// Fisher (1935) The Design of Experiments, chapter II: a lady tastes eight
		// cups of tea, and tells three of four in which the milk was first.
		// (1+16+16+1)/70.
		{"tea", Counts{4, 3}, Counts{4, 1}, 34.0 / 70, 1e-15},
		// Fisher (1935) The logic of inductive inference: twins of criminals who
		// were convicted, dizygotic 2 of 17, monozygotic 10 of 13. One tail is
		// 619/1330665; two-sided p is 0.0005367.
		{"twins", Counts{17, 2}, Counts{13, 10}, 0.0005367, 5e-8},
		{"all the same", Counts{5, 5}, Counts{9, 9}, 1, 0},
		{"nobody", Counts{5, 0}, Counts{9, 0}, 1, 0},
		{"at the mode", Counts{10, 3}, Counts{20, 6}, 1, 0},
	} {
		if got, exists := must(Fisher(row.a, row.b)).Float64(); !exists || math.Abs(got-row.want) > row.half {
			t.Errorf("%s: %.10g, want %.10g", row.name, got, row.want)
		}
	}
}

// Large groups: the test agrees with the normal approximation, and with itself
// turned round; the hopeless are nought.
func TestFisher_large(t *testing.T) {
	a, b := Counts{5_000_000, 1_000_000}, Counts{4_000_000, 801_000}
	p, _ := must(Fisher(a, b)).Float64()
	pooled := float64(a.Selected+b.Selected) / float64(a.Considered+b.Considered)
	z := (0.2 - 801_000.0/4_000_000) / math.Sqrt(pooled*(1-pooled)*(1.0/5_000_000+1.0/4_000_000))
	if want := math.Erfc(math.Abs(z) / math.Sqrt2); math.Abs(p/want-1) > 0.01 {
		t.Errorf("p = %v, the normal approximation %v", p, want)
	}
	turned, _ := must(Fisher(b, a)).Float64()
	missed, _ := must(Fisher(Counts{a.Considered, a.Considered - a.Selected}, Counts{b.Considered, b.Considered - b.Selected})).Float64()
	if math.Abs(turned/p-1) > 1e-10 || math.Abs(missed/p-1) > 1e-10 {
		t.Errorf("p = %v, turned round %v, of those missed %v", p, turned, missed)
	}
	if p, exists := must(Fisher(Counts{MaxCount, 0}, Counts{MaxCount, MaxCount})).Float64(); !exists || p != 0 {
		t.Errorf("p = %v, %v", p, exists)
	}
}

// slowHolm is the definition: in order of p, the greatest so far of (m-i+1)p.
func slowHolm(p []float64) []float64 {
	result := make([]float64, len(p))
	for i := range p {
		for j := range p {
			if p[j] > p[i] {
				continue
			}
			left := 0
			for k := range p {
				if c := cmp.Compare(p[k], p[j]); c > 0 || c == 0 {
					left++
				}
			}
			result[i] = max(result[i], min(1, float64(left)*p[j]))
		}
	}
	return result
}

func TestHolm(t *testing.T) {
	// Worked by hand: 4×0.01, 3×0.02, 2×0.03 is less than 0.06 so 0.06, 1×0.5.
	p := []Number{NumberOf(0.5), NumberOf(0.01), {}, NumberOf(0.03), NumberOf(0.02), NumberOf(math.NaN())}
	want := []Number{NumberOf(0.5), NumberOf(0.04), {}, NumberOf(0.06), NumberOf(0.06), {}}
	if got := Holm(p); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Holm = %v, want %v", got, want)
	}
	rng := rand.New(rand.NewPCG(3, 7))
	for range 200 {
		var numbers []Number
		var values []float64
		for range rng.IntN(8) {
			values = append(values, float64(rng.IntN(10))/20)
			numbers = append(numbers, NumberOf(values[len(values)-1]))
		}
		for i, want := range slowHolm(values) {
			if got, _ := Holm(numbers)[i].Float64(); math.Abs(got-want) > 1e-15 {
				t.Fatalf("Holm(%v)[%d] = %v, want %v", values, i, got, want)
			}
		}
	}
}

func slowRate(c Counts) *big.Rat { return big.NewRat(c.Selected, c.Considered) }
