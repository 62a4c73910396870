package funding

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

// WO2011 prints the shares, a sub-total of 149,607 charities and £55.037bn, and
// a total of 161,687 charities.
func TestCharityIncomes(t *testing.T) {
	table := CharityIncomes()
	require.NoError(t, table.Validate())
	charities, income, err := table.totals()
	require.NoError(t, err)
	require.Equal(t, int64(161_687), charities)
	require.Equal(t, Pence(55_037_000_000_00), income)
	var ofCharities, ofIncome []Percent
	for _, row := range table.Rows {
		share, err := table.Share(1, row.Bracket)
		require.NoError(t, err)
		require.Equal(t, row.OfCharities, share.OfCharities, row.Bracket)
		require.Equal(t, row.OfIncome, share.OfIncome, row.Bracket)
		ofCharities, ofIncome = append(ofCharities, row.OfCharities), append(ofIncome, row.OfIncome)
	}
	known, err := table.Share(1, engagement.IncomeBrackets()...)
	require.NoError(t, err)
	require.Equal(t, IncomeShare{149_607, 55_037_000_000_00, Percent{925, 1}, Percent{1000, 1}}, known)
	for _, column := range [][]Percent{ofCharities, ofIncome} {
		agreement, err := CheckColumn(column)
		require.NoError(t, err)
		require.Equal(t, Agrees, agreement)
	}
}

func largest() ConcentrationClaim {
	return ConcentrationClaim{Brackets: []engagement.IncomeBracket{engagement.IncomeOver5000000}, Charities: 1_772, OfCharities: Percent{11, 1}, OfIncome: Percent{679, 1}}
}

func smaller() ConcentrationClaim {
	return ConcentrationClaim{Brackets: []engagement.IncomeBracket{engagement.IncomeTo10000, engagement.IncomeTo100000}, OfCharities: Percent{759, 1}, OfIncome: Percent{36, 1}}
}

// R217: 1.1% of charities (1,772) hold 67.9% of income; those up to £100,000
// are 75.9% and hold 3.6%, which is 3.7% before each bracket is rounded.
func TestCheckConcentration(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*IncomeTable, *ConcentrationClaim)
		claim  ConcentrationClaim
		want   engagement.Outcome
	}{
		{"the largest", func(*IncomeTable, *ConcentrationClaim) {}, largest(), engagement.Met},
		{"the smaller", func(*IncomeTable, *ConcentrationClaim) {}, smaller(), engagement.Met},
		{"the smaller, unrounded", func(_ *IncomeTable, c *ConcentrationClaim) { c.OfIncome = Percent{37, 1} }, smaller(), engagement.Met},
		{"the smaller, wrong", func(_ *IncomeTable, c *ConcentrationClaim) { c.OfIncome = Percent{38, 1} }, smaller(), engagement.NotMet},
		{"the smaller, with no printed shares", func(t *IncomeTable, _ *ConcentrationClaim) {
			for i := range t.Rows {
				t.Rows[i].OfCharities, t.Rows[i].OfIncome = Percent{}, Percent{}
			}
		}, smaller(), engagement.NotMet},
		{"of known charities only", func(_ *IncomeTable, c *ConcentrationClaim) { c.OfCharities = Percent{12, 1} }, largest(), engagement.NotMet},
		{"one charity more claimed", func(_ *IncomeTable, c *ConcentrationClaim) { c.Charities++ }, largest(), engagement.NotMet},
		{"one charity more in the table", func(t *IncomeTable, _ *ConcentrationClaim) { t.Rows[4].Charities++ }, largest(), engagement.NotMet},
		{"twice the income", func(t *IncomeTable, _ *ConcentrationClaim) { t.Rows[4].Income *= 2; t.Rows[4].OfIncome = Percent{} }, largest(), engagement.NotMet},
		{"nothing in the table", func(t *IncomeTable, _ *ConcentrationClaim) { t.Rows = nil }, largest(), engagement.OutcomeNotKnown},
		{"a claim of 0% without printed shares", func(t *IncomeTable, c *ConcentrationClaim) {
			t.Rows[4].OfIncome, c.OfIncome = Percent{}, Percent{}
		}, largest(), engagement.NotMet},
	} {
		t.Run(test.name, func(t *testing.T) {
			table, claim := CharityIncomes(), test.claim
			test.change(&table, &claim)
			reason, err := CheckConcentration(table, claim)
			require.NoError(t, err)
			require.Equal(t, test.want, reason.Outcome, reason)
			require.Equal(t, "R217", reason.Rule.ID)
		})
	}
	_, err := CheckConcentration(IncomeTable{Rows: []IncomeRow{{Bracket: 99, Charities: -1, Income: -1, OfCharities: Percent{-1, 0}, OfIncome: Percent{0, 9}}, {}, {}}}, ConcentrationClaim{})
	require.EqualError(t, err, `rows[0].bracket: unknown word IncomeBracket(99)
rows[0].charities: -1: negative
rows[0].income: -£0.01: negative
rows[0].ofCharities: -1: negative
rows[0].ofIncome: 9: out of range: decimals are from 0 to 6
rows[2].bracket: "not-known": duplicate`)
	_, err = CheckConcentration(CharityIncomes(), ConcentrationClaim{Brackets: []engagement.IncomeBracket{9}, Charities: -1, OfCharities: Percent{-1, 0}, OfIncome: Percent{-1, 0}})
	require.EqualError(t, err, "brackets[0]: unknown word IncomeBracket(9)\ncharities: -1: negative\nofCharities: -1: negative\nofIncome: -1: negative")
	_, err = IncomeTable{Rows: []IncomeRow{{Charities: math.MaxInt64, Income: math.MaxInt64}, {Bracket: 1, Charities: 1, Income: 1}}}.Share(1)
	require.ErrorIs(t, err, ErrOverflow)
	_, err = IncomeTable{}.Share(1)
	require.ErrorIs(t, err, engagement.ErrOutOfRange)
}

// slowGini is the coefficient straight from its definition: the mean difference
// of two drawn at random, over twice the mean, of every charity with the mean
// income of its bracket.
func slowGini(rows []IncomeRow) *big.Rat {
	var incomes []*big.Rat
	for _, row := range rows {
		for range row.Charities {
			incomes = append(incomes, big.NewRat(int64(row.Income), row.Charities))
		}
	}
	differences, sum := new(big.Rat), new(big.Rat)
	for _, a := range incomes {
		sum.Add(sum, a)
		for _, b := range incomes {
			differences.Add(differences, new(big.Rat).Abs(new(big.Rat).Sub(a, b)))
		}
	}
	if sum.Sign() == 0 {
		return nil
	}
	return differences.Quo(differences, sum.Mul(sum, big.NewRat(2*int64(len(incomes)), 1)))
}

func TestIncomeTable_GiniBound(t *testing.T) {
	r := rand.New(rand.NewPCG(217, 1))
	for range 400 {
		var table IncomeTable
		for _, bracket := range engagement.IncomeBrackets()[:1+r.IntN(5)] {
			row := IncomeRow{Bracket: bracket, Charities: r.Int64N(4)}
			if row.Charities > 0 {
				row.Income = Pence(r.IntN(30))
			}
			table.Rows = append(table.Rows, row)
		}
		want := slowGini(table.Rows)
		table.Rows = append(table.Rows, IncomeRow{Charities: 5}) // not yet known
		r.Shuffle(len(table.Rows), func(i, j int) { table.Rows[i], table.Rows[j] = table.Rows[j], table.Rows[i] })
		before := slices.Clone(table.Rows)
		got, err := table.GiniBound()
		require.NoError(t, err)
		require.Equal(t, before, table.Rows)
		if want == nil {
			require.Nil(t, got)
			continue
		}
		require.Zero(t, want.Cmp(got), "%+v: %v, want %v", table.Rows, got, want)
	}

	// Ten charities: nine without income and one with all of it.
	gini, err := IncomeTable{Rows: []IncomeRow{{Bracket: 1, Charities: 9}, {Bracket: 5, Charities: 1, Income: 7}}}.GiniBound()
	require.NoError(t, err)
	require.Equal(t, "9/10", gini.String())
	_, err = IncomeTable{Rows: []IncomeRow{{Bracket: 1, Income: 9}}}.GiniBound()
	require.ErrorIs(t, err, engagement.ErrContradicts)
	_, err = IncomeTable{Rows: []IncomeRow{{Bracket: 99}}}.GiniBound()
	require.ErrorIs(t, err, engagement.ErrUnknownWord)
}

// The published bound, 0.929, as an exact fraction worked out from the table in
// whole numbers of £ million.
func TestCheckGiniBound(t *testing.T) {
	gini, err := CharityIncomes().GiniBound()
	require.NoError(t, err)
	charities, incomes := []int64{71_972, 50_729, 17_312, 7_822, 1_772}, []int64{237, 1_774, 3_924, 11_758, 37_344}
	var area, below int64
	for i, n := range charities {
		area += n * (2*below + incomes[i])
		below += incomes[i]
	}
	require.Equal(t, int64(55_037), below)
	require.Zero(t, gini.Cmp(new(big.Rat).Sub(big.NewRat(1, 1), big.NewRat(area, 149_607*55_037))))
	require.Equal(t, "0.929", roundedDown(gini, 3))

	for claimed, want := range map[string]engagement.Outcome{"929/1000": engagement.Met, "93/100": engagement.OutcomeNotKnown, gini.String(): engagement.Met} {
		bound, _ := new(big.Rat).SetString(claimed)
		reason, err := CheckGiniBound(CharityIncomes(), bound)
		require.NoError(t, err)
		require.Equal(t, want, reason.Outcome, claimed)
	}
	equal := CharityIncomes()
	for i := range equal.Rows {
		equal.Rows[i].Income = Pence(equal.Rows[i].Charities)
	}
	reason, err := CheckGiniBound(equal, big.NewRat(929, 1000))
	require.NoError(t, err)
	require.Equal(t, "R217 gini not-known: at least 0.0000; claimed at least 0.9290 (WO2011 table of charities)", reason.String())
	reason, err = CheckGiniBound(IncomeTable{}, big.NewRat(1, 2))
	require.NoError(t, err)
	require.Equal(t, engagement.OutcomeNotKnown, reason.Outcome)
	_, err = CheckGiniBound(CharityIncomes(), nil)
	require.ErrorIs(t, err, engagement.ErrMissing)
	_, err = CheckGiniBound(IncomeTable{Rows: []IncomeRow{{Bracket: 99}}}, big.NewRat(1, 2))
	require.ErrorIs(t, err, engagement.ErrUnknownWord)
}
