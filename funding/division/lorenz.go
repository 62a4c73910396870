package division

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A LorenzCurve says how much the ones with the least have together: in whole
// pence, so that nothing about it is rounded. The zero value is the curve of
// nobody. See Lorenz, Publications of the American Statistical Association 9
// (1905).
type LorenzCurve struct {
	sums []funding.Pence // of the k smallest, from k = 1
}

// A LorenzPoint is a point of the curve: what part of the whole the given part
// of the claimants has, those with the least first. Both are from 0 to 1.
type LorenzPoint struct {
	Claimants *big.Rat `json:"claimants"`
	Amount    *big.Rat `json:"amount"`
}

// Lorenz returns the curve of some amounts, such as awards, in any order. An
// amount of nothing counts as one that somebody has. A negative amount, and
// amounts that together overflow, are errors. Its cost is n log n in the
// amounts, for sorting; it allocates one copy of them.
func Lorenz(amounts []funding.Pence) (LorenzCurve, error) {
	if err := checkAmounts(amounts); err != nil {
		return LorenzCurve{}, err
	}
	sums := slices.Clone(amounts)
	slices.Sort(sums)
	var sum funding.Pence
	for i, amount := range sums {
		sum += amount
		sums[i] = sum
	}
	return LorenzCurve{sums}, nil
}

// checkAmounts reports every negative amount, and an overflow of all together.
func checkAmounts(amounts []funding.Pence) error {
	var problems engagement.Problems
	for i, amount := range amounts {
		if amount < 0 {
			problems.Add(fmt.Sprintf("[%d]", i), amount.String(), engagement.ErrNegative)
		}
	}
	if _, err := funding.Sum(amounts...); err != nil {
		problems.AddAll("", err)
	}
	return problems.Err()
}

// Total returns all amounts together.
func (c LorenzCurve) Total() funding.Pence { return c.at(len(c.sums)) }

// at returns what the k smallest have together, for k from 0 to their number.
func (c LorenzCurve) at(k int) funding.Pence {
	if k == 0 {
		return 0
	}
	return c.sums[k-1]
}

// Points returns the points of the curve from (0, 0) to (1, 1), one more than
// there are amounts, as fresh values. Between two points the curve is straight.
// It is nil, not known, where the amounts come to nothing: no part of nothing is
// anybody's. Its cost is linear.
func (c LorenzCurve) Points() []LorenzPoint {
	if c.Total() == 0 {
		return nil
	}
	points := make([]LorenzPoint, len(c.sums)+1)
	for k := range points {
		points[k] = LorenzPoint{big.NewRat(int64(k), int64(len(c.sums))), big.NewRat(int64(c.at(k)), int64(c.Total()))}
	}
	return points
}

// Largest returns what part of the whole the k largest amounts are: how
// concentrated they are. What it says of charities' incomes is R217, which
// funding.CheckConcentration decides. It is nil, not known, where the amounts
// come to nothing; k is from 0 to the number of amounts, and another is an error wrapping
// engagement.ErrOutOfRange.
func (c LorenzCurve) Largest(k int) (*big.Rat, error) {
	if k < 0 || k > len(c.sums) {
		return nil, fmt.Errorf("%w: the %d largest of %d", engagement.ErrOutOfRange, k, len(c.sums))
	}
	if c.Total() == 0 {
		return nil, nil
	}
	return big.NewRat(int64(c.Total()-c.at(len(c.sums)-k)), int64(c.Total())), nil
}

// Gini returns the Gini coefficient, exact and a fresh value: twice the area
// between the curve and that of equal amounts, which is the mean difference of
// two amounts drawn at random over twice the mean. It is 0 where all have the
// same, and 1-1/n where one of n has all. It is nil, not known, where the amounts
// come to nothing. Its cost is linear. See Gini, Variabilità e mutabilità, 1912.
func (c LorenzCurve) Gini() *big.Rat {
	if c.Total() == 0 {
		return nil
	}
	var area products // twice that under the curve, times the amounts' number and sum
	for k, sum := range c.sums {
		area.add(1, uint64(sum))
		area.add(1, uint64(c.at(k)))
	}
	var square products
	square.add(uint64(len(c.sums)), uint64(c.Total()))
	under := new(big.Rat).SetFrac(area.int(), square.int())
	return under.Sub(big.NewRat(1, 1), under)
}

// Gini returns the Gini coefficient of some amounts: see [LorenzCurve.Gini].
// Errors and cost are those of Lorenz.
func Gini(amounts []funding.Pence) (*big.Rat, error) {
	curve, err := Lorenz(amounts)
	if err != nil {
		return nil, err
	}
	return curve.Gini(), nil
}
