package division

import (
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/funding"
)

// Worked by hand from the definitions, in pence and fractions of them, where the
// comment names no source for the awards.
func TestDivision_Exact_literature(t *testing.T) {
	// The marriage contract of Ketubot 93a: 100, 200 and 300 on estates of 100,
	// 200 and 300 (Aumann and Maschler 1985; Thomson 2003).
	marriage := []funding.Pence{100, 200, 300}
	// The will of Ibn Ezra: 120 left as a whole, a half, a third and a quarter
	// (O'Neill 1982).
	will := []funding.Pence{30, 40, 60, 120}
	// A garment, of which one claims all and the other half: Bava Metzia 2a.
	garment := []funding.Pence{100, 50}
	for _, test := range []struct {
		division Division
		claims   []funding.Pence
		budget   funding.Pence
		want     []string
	}{
		{Proportional, marriage, 100, []string{"50/3", "100/3", "50/1"}},
		{Proportional, marriage, 300, []string{"50/1", "100/1", "150/1"}},
		{Proportional, will, 120, []string{"72/5", "96/5", "144/5", "288/5"}},
		{EqualAwards, marriage, 100, []string{"100/3", "100/3", "100/3"}},
		{EqualAwards, marriage, 200, []string{"200/3", "200/3", "200/3"}},
		{EqualAwards, marriage, 300, []string{"100/1", "100/1", "100/1"}},
		{EqualAwards, marriage, 400, []string{"100/1", "150/1", "150/1"}},
		{EqualAwards, will, 120, []string{"30/1", "30/1", "30/1", "30/1"}},
		{EqualLosses, marriage, 100, []string{"0/1", "0/1", "100/1"}},
		{EqualLosses, marriage, 200, []string{"0/1", "50/1", "150/1"}},
		{EqualLosses, marriage, 300, []string{"0/1", "100/1", "200/1"}},
		{EqualLosses, marriage, 500, []string{"200/3", "500/3", "800/3"}},
		// 130 is lacking: all of the first, and a third of 100 of each of the others.
		{EqualLosses, will, 120, []string{"0/1", "20/3", "80/3", "260/3"}},

		// The Talmud's own awards.
		{Talmud, marriage, 100, []string{"100/3", "100/3", "100/3"}},
		{Talmud, marriage, 200, []string{"50/1", "75/1", "75/1"}},
		{Talmud, marriage, 300, []string{"50/1", "100/1", "150/1"}},
		// The loss of 200 is shared as a gain of 200 would be.
		{Talmud, marriage, 400, []string{"50/1", "125/1", "225/1"}},
		{Talmud, marriage, 500, []string{"200/3", "500/3", "800/3"}},
		{Talmud, will, 120, []string{"15/1", "20/1", "30/1", "55/1"}},
		{Talmud, garment, 100, []string{"75/1", "25/1"}},
		// Claims of 100 and 200 on a garment worth 200 (Thomson 2003).
		{Talmud, []funding.Pence{100, 200}, 200, []string{"50/1", "150/1"}},

		// Of the halves 50, 100 and 150: 200, then 100 is lacking.
		{ReverseTalmud, marriage, 100, []string{"0/1", "25/1", "75/1"}},
		{ReverseTalmud, marriage, 200, []string{"50/3", "200/3", "350/3"}},
		{ReverseTalmud, marriage, 300, []string{"50/1", "100/1", "150/1"}},
		{ReverseTalmud, marriage, 400, []string{"250/3", "400/3", "550/3"}},
		{ReverseTalmud, marriage, 500, []string{"100/1", "175/1", "225/1"}},
		// Of the halves 15, 20, 30 and 60, which are 125, 5 are lacking.
		{ReverseTalmud, will, 120, []string{"55/4", "75/4", "115/4", "235/4"}},

		{Piniles, marriage, 100, []string{"100/3", "100/3", "100/3"}},
		{Piniles, marriage, 200, []string{"50/1", "75/1", "75/1"}},
		{Piniles, marriage, 300, []string{"50/1", "100/1", "150/1"}},
		{Piniles, marriage, 400, []string{"250/3", "400/3", "550/3"}},
		{Piniles, marriage, 500, []string{"100/1", "175/1", "225/1"}},
		{Piniles, will, 120, []string{"15/1", "20/1", "30/1", "55/1"}},

		{ConstrainedEgalitarian, marriage, 200, []string{"50/1", "75/1", "75/1"}},
		{ConstrainedEgalitarian, marriage, 300, []string{"50/1", "100/1", "150/1"}},
		// The level is 80, below the halves of the others; then 140; then 200.
		{ConstrainedEgalitarian, marriage, 330, []string{"80/1", "100/1", "150/1"}},
		{ConstrainedEgalitarian, marriage, 390, []string{"100/1", "140/1", "150/1"}},
		{ConstrainedEgalitarian, marriage, 400, []string{"100/1", "150/1", "150/1"}},
		{ConstrainedEgalitarian, marriage, 500, []string{"100/1", "200/1", "200/1"}},
		{ConstrainedEgalitarian, marriage, 501, []string{"100/1", "200/1", "201/1"}},

		{Average, marriage, 100, []string{"50/3", "50/3", "200/3"}},
		{Average, marriage, 200, []string{"100/3", "175/3", "325/3"}},
		{Average, marriage, 300, []string{"50/1", "100/1", "150/1"}},
		{Average, will, 120, []string{"15/1", "55/3", "85/3", "175/3"}},

		// No claim counts above the estate, and no two leave anything over.
		{AdjustedProportional, marriage, 100, []string{"100/3", "100/3", "100/3"}},
		{AdjustedProportional, marriage, 200, []string{"40/1", "80/1", "80/1"}},
		{AdjustedProportional, marriage, 300, []string{"50/1", "100/1", "150/1"}},
		// The others leave 100 for the last; 300 are left, and 100, 200, 200 open.
		{AdjustedProportional, marriage, 400, []string{"60/1", "120/1", "220/1"}},
		{AdjustedProportional, garment, 100, []string{"75/1", "25/1"}},

		{ConcedeAndDivide, garment, 100, []string{"75/1", "25/1"}},
		{ConcedeAndDivide, []funding.Pence{100, 100}, 100, []string{"50/1", "50/1"}},
		{ConcedeAndDivide, []funding.Pence{100, 200}, 200, []string{"50/1", "150/1"}},
		{ConcedeAndDivide, []funding.Pence{100, 200}, 50, []string{"25/1", "25/1"}},
		{ConcedeAndDivide, []funding.Pence{100, 200}, 151, []string{"50/1", "101/1"}},
	} {
		exact, err := test.division.Exact(bare(test.budget, test.claims))
		require.NoError(t, err)
		var got []string
		for _, award := range exact {
			got = append(got, award.String())
		}
		require.Equal(t, test.want, got, "%v of %d among %d", test.division, int64(test.budget), test.claims)
	}
}

// In whole pence, the odd ones to the largest remainders and the earlier claim.
func TestDivision_Divide_literature(t *testing.T) {
	for _, test := range []struct {
		division Division
		budget   funding.Pence
		want     []funding.Pence
	}{
		{Talmud, 100, []funding.Pence{34, 33, 33}},
		{Talmud, 199, []funding.Pence{50, 75, 74}}, // 50, 74½, 74½
		{Talmud, 500, []funding.Pence{67, 167, 266}},
		{ReverseTalmud, 200, []funding.Pence{17, 67, 116}},
		{ReverseTalmud, 400, []funding.Pence{84, 133, 183}},
		{Piniles, 400, []funding.Pence{84, 133, 183}},
		{ConstrainedEgalitarian, 391, []funding.Pence{100, 141, 150}},
		{ConstrainedEgalitarian, 499, []funding.Pence{100, 200, 199}}, // 100, 199½, 199½
		{Average, 200, []funding.Pence{34, 58, 108}},
		{Average, 100, []funding.Pence{17, 17, 66}}, // 16⅔, 16⅔, 66⅔
		{AdjustedProportional, 199, []funding.Pence{40, 80, 79}},
	} {
		got, err := test.division.Divide(test.budget, []funding.Pence{100, 200, 300})
		require.NoError(t, err)
		require.Equal(t, test.want, got, "%v of %d", test.division, int64(test.budget))
	}
}
