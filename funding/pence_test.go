package funding

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParsePence(t *testing.T) {
	for text, want := range map[string]Pence{
		"0": 0, "0.00": 0, "-0.00": 0, "£0.05": 5, "-£0.05": -5, "0.5": 50,
		"2479.50": 2_479_50, "2479.5": 2_479_50, "2479": 2_479_00, "£2,479.50": 2_479_50, "2,479.50": 2_479_50, "£2479.50": 2_479_50,
		"£496,557": 496_557_00, "£1,234,567.89": 1_234_567_89, "123,456": 123_456_00,
		"92233720368547758.07": math.MaxInt64, "-92233720368547758.08": math.MinInt64, "-£92,233,720,368,547,758.08": math.MinInt64,
	} {
		got, err := ParsePence(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
}

func TestParsePence_refuses(t *testing.T) {
	for _, text := range []string{
		"", "£", "-", "-£", ".", "1.", ".5", "1.2.3", "1..2", "1.234", "1.2x", "1e5", "1E5", "£1,23.00", "12,34", "1234,567", "1,2345", ",123", "1,",
		"1,,000", "£-5", "--5", "+5", " 5", "5 ", "£ 5", "££5", "5£", "$5", "€5", "007", "00", "01,234", "0,123", "NaN", "Inf", "0x10", "1_000",
		"1.٠٥", "٥", "five", "null", "1.5p", "1,000.0,0", "-−5",
	} {
		got, err := ParsePence(text)
		require.ErrorIs(t, err, ErrAmount, "%q is read as %v", text, got)
		require.Contains(t, err.Error(), fmt.Sprintf("%q", text))
	}
	for _, text := range []string{"92233720368547758.08", "-92233720368547758.09", "£999,999,999,999,999,999,999", "184467440737095516.16",
		"100000000000000000000000000000000000000000"} {
		got, err := ParsePence(text)
		require.ErrorIs(t, err, ErrOverflow, "%q is read as %v", text, got)
	}
}

func TestPence_text(t *testing.T) {
	for amount, want := range map[Pence][2]string{
		0: {"£0.00", "0.00"}, 5: {"£0.05", "0.05"}, -5: {"-£0.05", "-0.05"}, 99_999: {"£999.99", "999.99"}, 100_000: {"£1,000.00", "1000.00"},
		2_479_50: {"£2,479.50", "2479.50"}, -1_234_567_89: {"-£1,234,567.89", "-1234567.89"},
		math.MaxInt64: {"£92,233,720,368,547,758.07", "92233720368547758.07"}, math.MinInt64: {"-£92,233,720,368,547,758.08", "-92233720368547758.08"},
	} {
		text, err := amount.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, [2]string{amount.String(), string(text)})
	}
}

func TestPence_JSON(t *testing.T) {
	for text, want := range map[string]Pence{`"2479.50"`: 2_479_50, `"£2,479.50"`: 2_479_50, `2479.5`: 2_479_50, `2479.50`: 2_479_50, `2479`: 2_479_00,
		`-1`: -1_00, `0`: 0, `90071992547409.93`: 9007199254740993, `"\u00a35"`: 5_00} {
		var got Pence
		require.NoError(t, json.Unmarshal([]byte(text), &got), text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{`1e5`, `1.005`, `1E0`, `""`, `null`, `true`, `[]`, `{}`, `"1e5"`, `"NaN"`, `99999999999999999999`} {
		got := Pence(7)
		require.Error(t, json.Unmarshal([]byte(text), &got), text)
		require.Equal(t, Pence(7), got, "%s changed the amount", text)
	}
	for _, text := range []string{"", `"`, `"x`, "x"} { // what encoding/json never passes on
		require.Error(t, new(Pence).UnmarshalJSON([]byte(text)), text)
	}
	text, err := json.Marshal(map[string]Pence{"amount": 2_479_50})
	require.NoError(t, err)
	require.Equal(t, `{"amount":"2479.50"}`, string(text))
}

// edge draws amounts that overflow often: near the ends, near zero, and any.
func edge(r *rand.Rand) Pence {
	switch r.IntN(4) {
	case 0:
		return Pence(math.MaxInt64 - r.Int64N(3))
	case 1:
		return Pence(math.MinInt64 + r.Int64N(3))
	case 2:
		return Pence(r.Int64N(7) - 3)
	}
	return Pence(r.Uint64()) >> r.IntN(64)
}

// Arithmetic is held to math/big: the same where the result fits, an error
// where it does not.
func TestPence_arithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	of := func(p Pence) *big.Int { return big.NewInt(int64(p)) }
	check := func(name string, got Pence, err error, want *big.Int) {
		t.Helper()
		if want.IsInt64() {
			require.NoError(t, err, name)
			require.Equal(t, want.Int64(), int64(got), name)
			return
		}
		require.ErrorIs(t, err, ErrOverflow, name)
	}
	for range 20_000 {
		p, q := edge(r), edge(r)
		sum, err := p.Add(q)
		check(fmt.Sprint(p, " + ", q), sum, err, new(big.Int).Add(of(p), of(q)))
		difference, err := p.Sub(q)
		check(fmt.Sprint(p, " - ", q), difference, err, new(big.Int).Sub(of(p), of(q)))
		product, err := p.Times(int64(q))
		check(fmt.Sprint(p, " times ", int64(q)), product, err, new(big.Int).Mul(of(p), of(q)))

		var amounts []Pence
		total := new(big.Int)
		for range r.IntN(6) {
			amounts = append(amounts, edge(r))
			total.Add(total, of(amounts[len(amounts)-1]))
		}
		sum, err = Sum(amounts...)
		check(fmt.Sprint("sum of ", amounts), sum, err, total)

		require.Equal(t, of(p).Cmp(of(q)), p.Compare(q))
	}
}

// Rounding to units is held to rationals, and the range of amounts that round
// alike to a walk.
func TestPence_units(t *testing.T) {
	for _, unit := range []Pence{1, 2, 3, 100, 7} {
		for p := Pence(-250); p <= 250; p++ {
			// floor(p/unit + 1/2) = floor((2p + unit) / 2 unit)
			want := new(big.Int).Div(big.NewInt(int64(2*p+unit)), big.NewInt(int64(2*unit))).Int64()
			require.Equal(t, want, p.inUnits(unit), "%d in units of %d", p, unit)
			least, greatest := p, p
			for (least - 1).inUnits(unit) == want {
				least--
			}
			for (greatest + 1).inUnits(unit) == want {
				greatest++
			}
			gotLeast, gotGreatest := p.sameUnits(unit)
			require.Equal(t, [2]Pence{least, greatest}, [2]Pence{gotLeast, gotGreatest}, "amounts that round as %d in units of %d", p, unit)
		}
	}
	for _, unit := range []Pence{1, 2, Pound, math.MaxInt64 - 1, math.MaxInt64} {
		for _, p := range []Pence{math.MaxInt64, math.MinInt64, math.MaxInt64 - 30, math.MinInt64 + 30, 0, 1, -1} {
			least, greatest := p.sameUnits(unit)
			require.Equal(t, p.inUnits(unit), least.inUnits(unit), "%d in units of %d", int64(p), int64(unit))
			require.Equal(t, p.inUnits(unit), greatest.inUnits(unit), "%d in units of %d", int64(p), int64(unit))
			require.True(t, least == math.MinInt64 || (least-1).inUnits(unit) < p.inUnits(unit), "%d in units of %d", int64(p), int64(unit))
			require.True(t, greatest == math.MaxInt64 || (greatest+1).inUnits(unit) > p.inUnits(unit), "%d in units of %d", int64(p), int64(unit))
		}
	}
}

func FuzzPence(f *testing.F) {
	for _, seed := range []int64{0, 1, -1, 99, -100, 247950, math.MaxInt64, math.MinInt64} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, n int64) {
		p := Pence(n)
		text, err := p.MarshalText()
		require.NoError(t, err)
		for _, form := range []string{p.String(), string(text)} {
			back, err := ParsePence(form)
			if err != nil || back != p {
				t.Fatalf("%d is written %q and read as %d, %v", n, form, back, err)
			}
		}
		data, err := json.Marshal(p)
		require.NoError(t, err)
		var back Pence
		if err := json.Unmarshal(data, &back); err != nil || back != p {
			t.Fatalf("%d is written %s and read as %d, %v", n, data, back, err)
		}
	})
}

func FuzzParsePence(f *testing.F) {
	for _, seed := range []string{"£2,479.50", "2479.50", "-£0.05", "1e5", "£1,23.00", "1.2.3", "007", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePence(text)
		if err != nil {
			if !errors.Is(err, ErrAmount) && !errors.Is(err, ErrOverflow) {
				t.Fatalf("%q: %v is neither ErrAmount nor ErrOverflow", text, err)
			}
			return
		}
		// What is accepted means the rational number that it reads as.
		plain := ""
		for _, r := range text {
			if r != '£' && r != ',' {
				plain += string(r)
			}
		}
		want, ok := new(big.Rat).SetString(plain)
		if !ok || want.Mul(want, big.NewRat(100, 1)).Cmp(new(big.Rat).SetInt64(int64(p))) != 0 {
			t.Fatalf("%q is read as %d pence", text, p)
		}
	})
}

func BenchmarkParsePence(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParsePence("£2,479.50"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSum(b *testing.B) {
	for _, n := range []int{10, 1_000, 1_000_000} {
		amounts := make([]Pence, n)
		for i := range amounts {
			amounts[i] = Pence(i)
		}
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Sum(amounts...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
