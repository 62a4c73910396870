package funding

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

// R208 on the published tables: every percentage reproduces, each row rounded
// half up by itself.
func TestPercentOf(t *testing.T) {
	for _, test := range []struct {
		part, whole Pence
		decimals    int
		want        string
	}{
		{17_928_00, 80_608_00, 0, "22%"}, {4_000_00, 80_608_00, 0, "5%"}, {2_479_50, 80_608_00, 0, "3%"}, // HO2012 Table 3
		{30_888_50, 80_608_00, 0, "38%"}, {18_202_00, 80_608_00, 0, "23%"}, {7_110_00, 80_608_00, 0, "9%"},
		{71_972, 161_687, 1, "44.5%"}, {50_729, 161_687, 1, "31.4%"}, {17_312, 161_687, 1, "10.7%"}, // WO2011, charities
		{7_822, 161_687, 1, "4.8%"}, {1_772, 161_687, 1, "1.1%"}, {12_080, 161_687, 1, "7.5%"},
		{237, 55_037, 1, "0.4%"}, {1_774, 55_037, 1, "3.2%"}, {3_924, 55_037, 1, "7.1%"}, {11_758, 55_037, 1, "21.4%"}, {37_344, 55_037, 1, "67.9%"},
		{260_565_00, 466_639_00, 2, "55.84%"}, {260_565_00, 496_557_00, 2, "52.47%"},
		{1, 200, 0, "1%"}, {1, 201, 0, "0%"}, {0, 5, 2, "0.00%"}, {5, 5, 6, "100.000000%"}, {3, 2, 0, "150%"},
	} {
		got, err := PercentOf(test.part, test.whole, test.decimals)
		require.NoError(t, err)
		require.Equal(t, test.want, got.String(), "%d of %d", test.part, test.whole)
	}
	for _, bad := range []struct {
		part, whole Pence
		decimals    int
	}{{-1, 5, 0}, {1, 0, 0}, {1, -5, 0}, {1, 5, -1}, {1, 5, 7}} {
		_, err := PercentOf(bad.part, bad.whole, bad.decimals)
		require.ErrorIs(t, err, engagement.ErrOutOfRange)
	}
	_, err := PercentOf(math.MaxInt64, 1, 0)
	require.ErrorIs(t, err, ErrOverflow)
}

func TestPercentOf_random(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		part, whole, decimals := Pence(r.Int64())>>r.IntN(63), 1+Pence(r.Int64N(math.MaxInt64))>>r.IntN(62), r.IntN(MaxDecimals+1)
		// floor(100 * 10^decimals * part / whole + 1/2)
		exact := new(big.Rat).SetFrac64(int64(part), int64(whole))
		exact.Mul(exact, new(big.Rat).SetInt64(100*powersOfTen[decimals])).Add(exact, big.NewRat(1, 2))
		want := new(big.Int).Div(exact.Num(), exact.Denom())
		got, err := PercentOf(part, whole, decimals)
		if !want.IsInt64() {
			require.ErrorIs(t, err, ErrOverflow)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, Percent{want.Int64(), decimals}, got, "%d of %d", part, whole)
	}
}

func TestParsePercent(t *testing.T) {
	for _, text := range []string{"0%", "22%", "100%", "55.84%", "0.4%", "5.000000%"} {
		p, err := ParsePercent(text)
		require.NoError(t, err)
		require.Equal(t, text, p.String())
		written, err := p.MarshalText()
		require.NoError(t, err)
		require.Equal(t, text, string(written))
	}
	for _, text := range []string{"", "%", "22", "-1%", "+1%", "1.%", ".5%", "1.2.3%", "0.1234567%", "1e2%", "007%", " 1%", "99999999999999999999%"} {
		_, err := ParsePercent(text)
		require.ErrorIs(t, err, engagement.ErrOutOfRange, text)
	}
	for _, bad := range []Percent{{-1, 0}, {1, -1}, {1, 7}} {
		_, err := bad.MarshalText()
		require.Error(t, err)
		require.Contains(t, bad.String(), "Percent(")
	}
}

func percents(t *testing.T, units ...int64) []Percent {
	t.Helper()
	var column []Percent
	for _, u := range units {
		column = append(column, Percent{Units: u})
	}
	return column
}

// R209 on SH2004 Annex 2: the eight columns add to 99, 100, 99, 100 in 2002/3
// and 100, 100, 100, 101 in 2003/4, all within the rounding of nine rows.
func TestCheckColumn(t *testing.T) {
	for _, test := range []struct {
		name  string
		units []int64
		want  Agreement
	}{
		{"Humberside 2002/3", []int64{3, 0, 39, 0, 41, 0, 0, 11, 5}, AgreesWithinRounding},
		{"North Yorkshire 2002/3", []int64{11, 0, 47, 0, 31, 7, 0, 4, 0}, Agrees},
		{"South Yorkshire 2002/3", []int64{10, 0, 26, 0, 54, 5, 4, 0, 0}, AgreesWithinRounding},
		{"West Yorkshire 2002/3", []int64{1, 0, 71, 3, 20, 4, 1, 0, 0}, Agrees},
		{"Humberside 2003/4", []int64{10, 0, 37, 0, 38, 0, 0, 10, 5}, Agrees},
		{"North Yorkshire 2003/4", []int64{8, 0, 49, 0, 35, 5, 0, 3, 0}, Agrees},
		{"South Yorkshire 2003/4", []int64{12, 0, 26, 0, 53, 5, 4, 0, 0}, Agrees},
		{"West Yorkshire 2003/4", []int64{1, 0, 71, 3, 19, 4, 1, 0, 2}, AgreesWithinRounding},
		{"HO2012 Table 3", []int64{22, 5, 3, 38, 23, 9}, Agrees},
		{"nine rows may be off by four", []int64{11, 11, 11, 11, 11, 11, 11, 11, 16}, AgreesWithinRounding},
		{"nine rows may not be off by five", []int64{11, 11, 11, 11, 11, 11, 11, 11, 17}, Disagrees},
		{"nine rows may be short by four", []int64{11, 11, 11, 11, 11, 11, 11, 11, 8}, AgreesWithinRounding},
		{"nor by five the other way", []int64{11, 11, 11, 11, 11, 11, 11, 11, 7}, Disagrees},
		{"two rows may be off by one", []int64{50, 51}, AgreesWithinRounding},
		{"a single row may not", []int64{99}, Disagrees},
	} {
		got, err := CheckColumn(percents(t, test.units...))
		require.NoError(t, err)
		require.Equal(t, test.want, got, test.name)
	}
	_, err := CheckColumn(nil)
	require.ErrorIs(t, err, engagement.ErrOutOfRange)
	_, err = CheckColumn([]Percent{{22, 0}, {220, 1}, {-1, 0}})
	require.ErrorContains(t, err, "[1]: 22.0%")
	require.ErrorContains(t, err, "[2]: -1: negative")
	_, err = CheckColumn(percents(t, math.MaxInt64, math.MaxInt64))
	require.ErrorIs(t, err, ErrOverflow)
}
