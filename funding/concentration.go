package funding

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An IncomeTable is how many charities have incomes of each bracket, and how
// much these come to. The published one is [CharityIncomes].
type IncomeTable struct {
	Rows []IncomeRow     `json:"rows"`
	AsOf engagement.Date `json:"asOf,omitzero"`
}

// An IncomeRow is one bracket of the table.
type IncomeRow struct {
	Bracket     engagement.IncomeBracket `json:"bracket"` // IncomeNotKnown is the row "not yet known"
	Charities   int64                    `json:"charities"`
	Income      Pence                    `json:"income"`               // of all of them together
	OfCharities Percent                  `json:"ofCharities,omitzero"` // as printed
	OfIncome    Percent                  `json:"ofIncome,omitzero"`    // as printed
	Place       string                   `json:"place,omitzero"`
}

// CharityIncomes returns the charities of England and Wales by their yearly
// income, as registered on 31 March 2011: WO2011, slide "VCS - A multi-headed
// beast?", which prints incomes in £bn to three decimals. Each call returns
// fresh rows.
func CharityIncomes() IncomeTable {
	const (
		place   = `WO2011 slide "VCS - A multi-headed beast?"`
		million = 1_000_000 * Pound
	)
	tenths := func(units int64) Percent { return Percent{units, 1} }
	return IncomeTable{AsOf: engagement.MustParseDate("2011-03-31"), Rows: []IncomeRow{
		{engagement.IncomeTo10000, 71_972, 237 * million, tenths(445), tenths(4), place},
		{engagement.IncomeTo100000, 50_729, 1_774 * million, tenths(314), tenths(32), place},
		{engagement.IncomeTo500000, 17_312, 3_924 * million, tenths(107), tenths(71), place},
		{engagement.IncomeTo5000000, 7_822, 11_758 * million, tenths(48), tenths(214), place},
		{engagement.IncomeOver5000000, 1_772, 37_344 * million, tenths(11), tenths(679), place},
		{engagement.IncomeNotKnown, 12_080, 0, tenths(75), tenths(0), place},
	}}
}

// Validate returns every problem of t: a bracket that is none or stands twice,
// negative numbers, printed shares out of range.
func (t IncomeTable) Validate() error {
	var problems engagement.Problems
	brackets := facts.NewIDs[string](&problems)
	for i, row := range t.Rows {
		path := fmt.Sprintf("rows[%d]", i)
		problems.CheckWord(path+".bracket", row.Bracket)
		brackets.Add(path+".bracket", row.Bracket.String())
		checkCount(&problems, path+".charities", row.Charities)
		checkNotNegative(&problems, path+".income", row.Income)
		problems.AddAll(path+".ofCharities", row.OfCharities.Validate())
		problems.AddAll(path+".ofIncome", row.OfIncome.Validate())
	}
	return problems.Err()
}

// totals returns all charities, known or not, and all income.
func (t IncomeTable) totals() (charities int64, income Pence, err error) {
	var problems engagement.Problems
	problems.AddAll("", t.Validate())
	var number, money tally
	for _, row := range t.Rows {
		number.add(Pence(row.Charities)) // a count, here
		money.add(row.Income)
	}
	n, err := number.sum()
	problems.AddAll("rows.charities", err)
	income, err = money.sum()
	problems.AddAll("rows.income", err)
	return int64(n), income, problems.Err()
}

// An IncomeShare is what some brackets have of all.
type IncomeShare struct {
	Charities   int64   `json:"charities"`
	Income      Pence   `json:"income"`
	OfCharities Percent `json:"ofCharities"` // of all charities, those not yet known among them
	OfIncome    Percent `json:"ofIncome"`    // of all income
}

// Share returns what the given brackets together have of all charities and of
// all income, rounded to the given decimals as PercentOf does (R208, R217). The
// charities whose income is not yet known count among all. A bracket that is not
// in the table has nothing; one given twice counts once. Problems of the table,
// and a table without charities or income, are errors.
func (t IncomeTable) Share(decimals int, brackets ...engagement.IncomeBracket) (IncomeShare, error) {
	charities, income, err := t.totals()
	if err != nil {
		return IncomeShare{}, err
	}
	var share IncomeShare
	for _, row := range t.Rows {
		if slices.Contains(brackets, row.Bracket) {
			share.Charities += row.Charities // at most the totals, which do not overflow
			share.Income += row.Income
		}
	}
	if share.OfCharities, err = PercentOf(Pence(share.Charities), Pence(charities), decimals); err != nil {
		return IncomeShare{}, fmt.Errorf("charities: %w", err)
	}
	if share.OfIncome, err = PercentOf(share.Income, income, decimals); err != nil {
		return IncomeShare{}, fmt.Errorf("income: %w", err)
	}
	return share, nil
}

// GiniBound returns a lower bound of the Gini coefficient of the charities'
// incomes, as an exact fraction and a fresh value (R217): the coefficient there
// would be if all charities of a bracket had the same. What they differ by
// within a bracket makes it more. It is 0 where all brackets have the same mean
// and nears 1 the more is in few hands. The row "not yet known" is left out. It
// is nil, not known, where no known charity has an income. Problems of the table
// are errors. See Gastwirth, Review of Economics and Statistics 54 (1972).
func (t IncomeTable) GiniBound() (*big.Rat, error) {
	if _, _, err := t.totals(); err != nil {
		return nil, err
	}
	var rows []IncomeRow
	for _, row := range t.Rows {
		switch {
		case row.Bracket == engagement.IncomeNotKnown:
		case row.Charities > 0:
			rows = append(rows, row)
		case row.Income > 0:
			return nil, engagement.Problems{{Path: "rows", Value: row.Bracket.String(), Err: fmt.Errorf("%w: %v of income of no charities", engagement.ErrContradicts, row.Income)}}
		}
	}
	product := func(a, b int64) *big.Int { return new(big.Int).Mul(big.NewInt(a), big.NewInt(b)) }
	// By mean income, and equal means by bracket: that order changes nothing.
	slices.SortFunc(rows, func(a, b IncomeRow) int {
		return cmp.Or(product(int64(a.Income), b.Charities).Cmp(product(int64(b.Income), a.Charities)), cmp.Compare(a.Bracket, b.Bracket))
	})
	// Twice the area under the Lorenz curve, times all charities and all income.
	area, below := new(big.Int), new(big.Int)
	var charities int64
	for _, row := range rows {
		height := new(big.Int).Lsh(below, 1) // income below the bracket and up to its end
		below.Add(below, big.NewInt(int64(row.Income)))
		height.Add(height, big.NewInt(int64(row.Income)))
		area.Add(area, height.Mul(height, big.NewInt(row.Charities)))
		charities += row.Charities
	}
	if below.Sign() == 0 {
		return nil, nil
	}
	under := new(big.Rat).SetFrac(area, below.Mul(below, big.NewInt(charities)))
	return under.Sub(big.NewRat(1, 1), under), nil
}

// A ConcentrationClaim is a statement of how much some brackets hold.
type ConcentrationClaim struct {
	Brackets    []engagement.IncomeBracket `json:"brackets"`
	Charities   int64                      `json:"charities,omitzero"` // zero where the claim does not say
	OfCharities Percent                    `json:"ofCharities"`
	OfIncome    Percent                    `json:"ofIncome"`
	Place       string                     `json:"place,omitzero"`
}

// CheckConcentration holds a claim to a table (R217). A share claimed is met
// where it is the share of the brackets, rounded to its own decimals, or the
// sum of their shares as the table prints them, each rounded by itself: brackets
// up to £100,000 have 3.7% of income, and 0.4% and 3.2% as printed. A table
// without charities or income is not known. Errors are those of Share.
func CheckConcentration(t IncomeTable, c ConcentrationClaim) (engagement.Reason, error) {
	charities, income, err := t.totals()
	if err != nil {
		return engagement.Reason{}, err
	}
	var problems engagement.Problems
	for i, bracket := range c.Brackets {
		problems.CheckWord("brackets["+strconv.Itoa(i)+"]", bracket)
	}
	checkCount(&problems, "charities", c.Charities)
	problems.AddAll("ofCharities", c.OfCharities.Validate())
	problems.AddAll("ofIncome", c.OfIncome.Validate())
	if err := problems.Err(); err != nil {
		return engagement.Reason{}, err
	}
	if charities == 0 || income == 0 {
		return engagement.Reason{Rule: ruleConcentration, Format: "the table has no charities or no income"}, nil
	}
	byNumber, err := t.Share(c.OfCharities.Decimals, c.Brackets...)
	if err != nil {
		return engagement.Reason{}, err
	}
	byIncome, err := t.Share(c.OfIncome.Decimals, c.Brackets...)
	if err != nil {
		return engagement.Reason{}, err
	}
	part := func(subject string, claimed, computed Percent, column func(IncomeRow) Percent) engagement.Reason {
		reason := engagement.Reason{Rule: ruleConcentration, Subject: subject, Outcome: engagement.AnswerOf(claimed == computed).Outcome(),
			Format: "claimed %v, computed %v", Values: []any{claimed, computed}}
		if printed, ok := t.printed(c.Brackets, column); ok {
			reason.Outcome = engagement.AnswerOf(claimed == computed || claimed == printed).Outcome()
			reason.Format += ", as printed by bracket %v"
			reason.Values = append(reason.Values, printed)
		}
		return reason
	}
	parts := []engagement.Reason{
		{Rule: ruleConcentration, Subject: "charities", Outcome: engagement.NotApplicable, Format: "claimed %d, in the table %d", Values: []any{c.Charities, byNumber.Charities}},
		part("share of charities", c.OfCharities, byNumber.OfCharities, func(row IncomeRow) Percent { return row.OfCharities }),
		part("share of income", c.OfIncome, byIncome.OfIncome, func(row IncomeRow) Percent { return row.OfIncome }),
	}
	if c.Charities > 0 {
		parts[0].Outcome = engagement.AnswerOf(c.Charities == byNumber.Charities).Outcome()
	}
	return engagement.Reason{Rule: ruleConcentration, Outcome: engagement.OutcomeOf(parts), Because: parts,
		Format: "%v of charities (%d) hold %v of income; claimed %v and %v",
		Values: []any{byNumber.OfCharities, byNumber.Charities, byIncome.OfIncome, c.OfCharities, c.OfIncome}}, nil
}

// printed adds up the printed shares of the brackets. A row without any, 0% to
// no decimals, and shares to different decimals have no sum.
func (t IncomeTable) printed(brackets []engagement.IncomeBracket, of func(IncomeRow) Percent) (sum Percent, ok bool) {
	var units tally
	for _, row := range t.Rows {
		if !slices.Contains(brackets, row.Bracket) {
			continue
		}
		share := of(row)
		if share == (Percent{}) || ok && share.Decimals != sum.Decimals {
			return Percent{}, false
		}
		sum.Decimals, ok = share.Decimals, true
		units.add(Pence(share.Units))
	}
	total, err := units.sum()
	sum.Units = int64(total)
	return sum, ok && err == nil
}

// CheckGiniBound says whether incomes are at least as unequal as claimed: the
// table's own lower bound is no less than the one claimed (R217). A bound below
// it settles nothing, as incomes may differ within a bracket: that is not known.
// The bound is printed to four decimals, rounded down.
func CheckGiniBound(t IncomeTable, claimed *big.Rat) (engagement.Reason, error) {
	bound, err := t.GiniBound()
	if err != nil {
		return engagement.Reason{}, err
	}
	if claimed == nil {
		return engagement.Reason{}, engagement.Problems{{Path: "claimed", Err: engagement.ErrMissing}}
	}
	reason := engagement.Reason{Rule: ruleConcentration, Subject: "gini", Format: "no known charity has an income; claimed at least %v", Values: []any{claimed.FloatString(4)}}
	if bound != nil {
		reason.Format, reason.Values = "at least %v; claimed at least %v", []any{roundedDown(bound, 4), claimed.FloatString(4)}
		if bound.Cmp(claimed) >= 0 {
			reason.Outcome = engagement.Met
		}
	}
	return reason, nil
}

// roundedDown writes a fraction that is not negative to so many decimals.
func roundedDown(r *big.Rat, decimals int) string {
	one := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	units := new(big.Int).Mul(r.Num(), one)
	units.Quo(units, r.Denom())
	return new(big.Rat).SetFrac(units, one).FloatString(decimals)
}
