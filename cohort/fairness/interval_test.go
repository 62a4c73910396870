package fairness

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// bounds are the ends of an interval that must exist, to be compared with
// printed ones.
func checkPrinted(t *testing.T, name string, i Interval, err error, low, high, half float64) {
	t.Helper()
	l, h, exists := i.Bounds()
	if err != nil || !exists || math.Abs(l-low) > half || math.Abs(h-high) > half {
		t.Errorf("%s: %.6f to %.6f, %v, %v; printed as %v to %v", name, l, h, exists, err, low, high)
	}
}

// Published: tables of the normal distribution.
func TestQuantile(t *testing.T) {
	for level, want := range map[float64]float64{
		0:      1.959963984540054, // the default
		0.5:    0.6744897501960817,
		0.8:    1.2815515655446004,
		0.9:    1.6448536269514722,
		0.95:   1.959963984540054,
		0.98:   2.3263478740408408,
		0.99:   2.5758293035489004,
		0.999:  3.2905267314919255,
		0.9999: 3.890591886413094,
	} {
		if got, err := Quantile(level); err != nil || math.Abs(got/want-1) > 1e-13 {
			t.Errorf("Quantile(%v) = %.17g, %v, want %.17g", level, got, err, want)
		}
	}
	for _, level := range []float64{-0.1, 1, 1.5, 95, math.NaN(), math.Inf(1), math.Inf(-1)} {
		if _, err := Quantile(level); !errors.Is(err, engagement.ErrOutOfRange) {
			t.Errorf("Quantile(%v): %v, want it out of range", level, err)
		}
	}
}

// Newcombe (1998) Two-sided confidence intervals for the single proportion:
// comparison of seven methods. Statistics in Medicine 17, 857-872, table I,
// method 3.
func TestWilson_published(t *testing.T) {
	for _, row := range []struct {
		x, n      int64
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718},
	} {
		i, err := Wilson(Counts{row.n, row.x}, 0.95)
		checkPrinted(t, fmt.Sprint(row), i, err, row.low, row.high, 0.00005)
	}
}

// Newcombe (1998) Interval estimation for the difference between independent
// proportions, table II, method 10, examples (a) to (h).
func TestNewcombe_published(t *testing.T) {
	for _, row := range []struct {
		a, m, b, n int64
		low, high  float64
	}{
		{56, 70, 48, 80, 0.0524, 0.3339},
		{9, 10, 3, 10, 0.1705, 0.8090},
		{6, 7, 2, 7, 0.0582, 0.8062},
		{5, 56, 0, 29, -0.0381, 0.1926},
		{0, 10, 0, 20, -0.1611, 0.2775},
		{0, 10, 0, 10, -0.2775, 0.2775},
		{10, 10, 0, 20, 0.6791, 1},
		{10, 10, 0, 10, 0.6075, 1},
	} {
		i, err := Newcombe(Counts{row.m, row.a}, Counts{row.n, row.b}, 0.95)
		checkPrinted(t, fmt.Sprint(row), i, err, row.low, row.high, 0.00005)
	}
}

func TestKatz_published(t *testing.T) {
	// Agresti (2007) An Introduction to Categorical Data Analysis, 2.2.2: heart
	// attacks in the Physicians' Health Study, placebo against aspirin. The upper
	// end is printed from rounded figures.
	i, err := Katz(Counts{11034, 189}, Counts{11037, 104}, 0.95)
	checkPrinted(t, "aspirin", i, err, 1.43, 2.30, 0.006)
	// Fagerland, Lydersen and Laake (2017) Statistical Analysis of Contingency
	// Tables, 4.7: the epinephrine trial of Perondi et al. (2004).
	i, err = Katz(Counts{34, 7}, Counts{34, 1}, 0.95)
	checkPrinted(t, "epinephrine", i, err, 0.9096, 53.8695, 0.00005)
	// Sahai and Khurshid (1996) Statistics in Epidemiology: 10 of 75 exposed, 12
	// of 225 not.
	i, err = Katz(Counts{75, 10}, Counts{225, 12}, 0.95)
	checkPrinted(t, "exposed", i, err, 1.126156, 5.549850, 0.000001)
}

func TestKoopman_published(t *testing.T) {
	// Koopman (1984): 36 of 40 against 16 of 80.
	i, err := Koopman(Counts{40, 36}, Counts{80, 16}, 0.95)
	checkPrinted(t, "Koopman's example", i, err, 2.94, 7.15, 0.0051)
	// Fagerland, Lydersen and Laake (2017) 4.7.
	i, err = Koopman(Counts{34, 7}, Counts{34, 1}, 0.95)
	checkPrinted(t, "epinephrine", i, err, 1.2209, 42.5757, 0.00005)
}

// randomCounts makes counts that are often small, nought or all.
func randomCounts(rng *rand.Rand) Counts {
	n := 1 + rng.Int64N([]int64{3, 20, 1000, 1e6}[rng.IntN(4)])
	x := rng.Int64N(n + 1)
	switch rng.IntN(6) {
	case 0:
		x = 0
	case 1:
		x = n
	case 2:
		x = min(n, rng.Int64N(4))
	}
	return Counts{n, x}
}

var someLevels = []float64{0.5, 0.8, 0.95, 0.99, 0.999}

// What must hold of every interval: it contains its figure, widens with the
// level, and turns round as the groups change places.
func TestIntervals_laws(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		a, b := randomCounts(rng), randomCounts(rng)
		level := someLevels[rng.IntN(len(someLevels))]
		name := fmt.Sprint(a, ", ", b, " at ", level)
		rate, _ := a.Rate().Float64()
		w, err := Wilson(a, level)
		low, high, exists := w.Bounds()
		if err != nil || !exists || low < 0 || high > 1 || low > rate || high < rate || high-low <= 0 {
			t.Fatalf("%s: Wilson %v, %v", name, w, err)
		}
		missed, _ := Wilson(Counts{a.Considered, a.Considered - a.Selected}, level)
		if l, h, _ := missed.Bounds(); math.Abs(l-(1-high)) > 1e-12 || math.Abs(h-(1-low)) > 1e-12 {
			t.Fatalf("%s: Wilson %v, of those missed %v", name, w, missed)
		}
		difference, _ := a.difference(b).Float64()
		n, err := Newcombe(a, b, level)
		low, high, exists = n.Bounds()
		if err != nil || !exists || low < -1 || high > 1 || low > difference || high < difference {
			t.Fatalf("%s: Newcombe %v, %v", name, n, err)
		}
		turned, _ := Newcombe(b, a, level)
		if l, h, _ := turned.Bounds(); math.Abs(l+high) > 1e-12 || math.Abs(h+low) > 1e-12 {
			t.Fatalf("%s: Newcombe %v, turned round %v", name, n, turned)
		}
		ratio, known := a.ratio(b).Float64()
		k, err := Katz(a, b, level)
		if low, high, exists := k.Bounds(); err != nil || exists != (a.Selected > 0 && b.Selected > 0 && a.Selected+b.Selected < a.Considered+b.Considered) || exists && (low <= 0 || low >= high || low > ratio || high < ratio || math.IsInf(high, 0)) {
			t.Fatalf("%s: Katz %v, %v", name, k, err)
		}
		s, err := Koopman(a, b, level)
		low, high, exists = s.Bounds()
		if err != nil || !exists || low < 0 || known && (low > ratio || high < ratio) || low >= high ||
			(low == 0) != (a.Selected == 0) || math.IsInf(high, 1) != (b.Selected == 0) {
			t.Fatalf("%s: Koopman %v, %v", name, s, err)
		}
		turned, _ = Koopman(b, a, level)
		if l, h, _ := turned.Bounds(); !sameNumber(l, 1/high) || !sameNumber(h, 1/low) {
			t.Fatalf("%s: Koopman %v, turned round %v", name, s, turned)
		}
		for _, wider := range []struct{ narrow, wide Interval }{
			{w, must(Wilson(a, 0.9999))}, {n, must(Newcombe(a, b, 0.9999))}, {k, must(Katz(a, b, 0.9999))}, {s, must(Koopman(a, b, 0.9999))},
		} {
			if wider.wide.low > wider.narrow.low || wider.wide.high < wider.narrow.high {
				t.Fatalf("%s: %v, and at 0.9999 %v", name, wider.narrow, wider.wide)
			}
		}
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func sameNumber(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b))
}

// Nobody considered is no rate, and no interval.
func TestIntervals_nobody(t *testing.T) {
	some, none := Counts{10, 3}, Counts{}
	for name, i := range map[string]Interval{
		"Wilson": must(Wilson(none, 0)), "Katz": must(Katz(none, some, 0)), "Katz against": must(Katz(some, none, 0)),
		"Koopman": must(Koopman(none, some, 0)), "Koopman against": must(Koopman(some, none, 0)),
		"Newcombe": must(Newcombe(none, some, 0)), "Newcombe against": must(Newcombe(some, none, 0)),
		"Katz of none selected": must(Katz(Counts{10, 0}, some, 0)), "Katz against none selected": must(Katz(some, Counts{10, 0}, 0)),
	} {
		if i != (Interval{}) {
			t.Errorf("%s: %v", name, i)
		}
	}
	if p := must(Fisher(none, some)); p != (Number{}) {
		t.Errorf("Fisher: %v", p)
	}
}

// A group of two with none selected has no log interval, and a score interval
// all the same. Nobody selected in either leaves every ratio possible.
func TestKoopman_zeros(t *testing.T) {
	for _, test := range []struct {
		a, b      Counts
		low, high func(float64) bool
	}{
		{Counts{2, 0}, Counts{100, 30}, isZero, isFinite},
		{Counts{100, 30}, Counts{2, 0}, isFinite, isInf},
		{Counts{5, 0}, Counts{7, 0}, isZero, isInf},
		{Counts{5, 5}, Counts{7, 7}, isFinite, isFinite},
		{Counts{5, 5}, Counts{7, 0}, isFinite, isInf},
		{Counts{MaxCount, 1}, Counts{MaxCount, MaxCount}, isFinite, isFinite},
		{Counts{MaxCount, MaxCount}, Counts{MaxCount, 1}, isFinite, isFinite},
		{Counts{MaxCount, MaxCount}, Counts{MaxCount, 0}, isFinite, isInf},
	} {
		low, high, exists := must(Koopman(test.a, test.b, 0.95)).Bounds()
		if !exists || !test.low(low) || !test.high(high) {
			t.Errorf("%v against %v: %v to %v, %v", test.a, test.b, low, high, exists)
		}
	}
	// All selected in both: below 1 the statistic is n(1-θ)/θ, so that the lower
	// end is n/(n+z²); above it is that of the reference.
	z := must(Quantile(0.95))
	low, high, _ := must(Koopman(Counts{5, 5}, Counts{7, 7}, 0.95)).Bounds()
	if !sameNumber(low, 5/(5+z*z)) || !sameNumber(high, (7+z*z)/7) {
		t.Errorf("all selected in both: %v to %v", low, high)
	}
}

func isZero(x float64) bool   { return x == 0 }
func isInf(x float64) bool    { return math.IsInf(x, 1) }
func isFinite(x float64) bool { return x > 0 && x < 1e30 }

// All that is wrong is reported at once.
func TestIntervals_problems(t *testing.T) {
	bad, over := Counts{-1, 5}, Counts{MaxCount + 1, 3}
	for name, err := range map[string]error{
		"katz": second(Katz(bad, over, 7)), "koopman": second(Koopman(bad, over, 7)), "newcombe": second(Newcombe(bad, over, 7)),
	} {
		var problems engagement.Problems
		if !errors.As(err, &problems) || len(problems) != 3 || !errors.Is(err, engagement.ErrOutOfRange) || !errors.Is(err, engagement.ErrNegative) || !errors.Is(err, engagement.ErrTooMuch) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, err := range map[string]error{"wilson": second(Wilson(bad, 0)), "fisher": second(Fisher(bad, bad))} {
		if !errors.Is(err, engagement.ErrNegative) {
			t.Errorf("%s: %v", name, err)
		}
	}
	want := "level: 7: out of range: a confidence level lies between 0 and 1\n" +
		"group.considered: -1: negative\n" +
		"reference.considered: 1099511627777: too much: at most 1099511627776 people in a group"
	if got := second(Katz(bad, over, 7)).Error(); got != want {
		t.Errorf("problems\n%s\nwant\n%s", got, want)
	}
}

func second[T any](_ T, err error) error { return err }
