package cohort

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

// tomorrow is the day after: the only arithmetic of the calendar that the slow
// versions below use.
func tomorrow(t *testing.T, day engagement.Date) engagement.Date {
	next, err := day.AddDays(1)
	require.NoError(t, err)
	return next
}

// monthsLater walks day by day to the same day so many calendar months on, or
// to the last day of a month that is shorter.
func monthsLater(t *testing.T, day engagement.Date, n int) engagement.Date {
	_, _, want := day.YearMonthDay()
	for {
		year, month, _ := day.YearMonthDay()
		if n == 0 {
			if _, _, d := day.YearMonthDay(); d == want {
				return day
			}
			next := tomorrow(t, day)
			if _, m, _ := next.YearMonthDay(); m != month {
				return day
			}
			day = next
			continue
		}
		for { // to the first of the next month
			day = tomorrow(t, day)
			if y, m, _ := day.YearMonthDay(); m != month || y != year {
				break
			}
		}
		n--
	}
}

// ends is the day on which a term passed on a day is over.
func ends(t *testing.T, passed engagement.Date, term Term) engagement.Date {
	day := monthsLater(t, passed, int(term.Months))
	for range term.Days {
		day = tomorrow(t, day)
	}
	return day
}

// A term held to whole months is the term served day by day.
func TestTermDayByDay(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 6))
	hard := []string{"2007-01-31", "2008-01-31", "2008-01-30", "2008-02-29", "2007-02-28", "2007-08-31", "2007-12-31", "1999-12-31", "2000-02-29", "1900-02-28"}
	for round := range 1500 {
		passed := engagement.MustParseDate(hard[round%len(hard)])
		if round >= 700 {
			passed, _ = engagement.MustParseDate("2001-01-01").AddDays(r.IntN(3000))
		}
		n := 1 + r.IntN(14)
		term := Term{Months: uint16(r.IntN(n + 2)), Days: uint16(r.IntN(40))}
		if r.IntN(2) == 0 { // close to the boundary
			left := max(n-int(term.Months), 0)
			term.Days = uint16(max(left*365/12+r.IntN(7)-3, 0))
		}
		if !term.IsKnown() {
			continue
		}
		end, bound := ends(t, passed, term), monthsLater(t, passed, n)
		assert.Equal(t, engagement.AnswerOf(end.Compare(bound) < 0), term.Under(n, passed), "%v from %v under %d", term, passed, n)
		assert.Equal(t, engagement.AnswerOf(end.Compare(bound) > 0), term.Over(n, passed), "%v from %v over %d", term, passed, n)
	}
}

// Where the day is not known the answer is what every day would give, and not
// known where days differ.
func TestTermOnAnyDay(t *testing.T) {
	var days []engagement.Date
	for day := engagement.MustParseDate("1999-01-01"); day.Compare(engagement.MustParseDate("2003-02-01")) < 0; day = tomorrow(t, day) {
		days = append(days, day)
	}
	r := rand.New(rand.NewPCG(13, 6))
	for range 250 {
		n := 1 + r.IntN(13)
		term := Term{Months: uint16(r.IntN(n)), Days: 0}
		term.Days = uint16(max((n-int(term.Months))*365/12+r.IntN(9)-4, 1))
		for _, compare := range []func(engagement.Date) engagement.Answer{
			func(day engagement.Date) engagement.Answer { return term.Under(n, day) },
			func(day engagement.Date) engagement.Answer { return term.Over(n, day) },
		} {
			any, open := compare(engagement.Date{}), false
			first := compare(days[0])
			for _, day := range days[1:] {
				open = open || compare(day) != first
			}
			if any.IsKnown() {
				assert.False(t, open, "%v and %d months", term, n)
				assert.Equal(t, first, any, "%v and %d months", term, n)
			} else {
				assert.True(t, open, "%v and %d months: it could be said", term, n)
			}
		}
	}
}

func TestTermAtTheEnds(t *testing.T) {
	const most = int(^uint(0) >> 1)
	term := Term{Months: 5, Days: 65535}
	for _, passed := range []engagement.Date{{}, engagement.MustParseDate("9999-12-31"), engagement.MustParseDate("0001-01-01")} {
		assert.Equal(t, engagement.Yes, term.Under(most, passed))
		assert.Equal(t, engagement.No, term.Over(most, passed))
		assert.Equal(t, engagement.No, term.Under(-most-1, passed))
		assert.Equal(t, engagement.Yes, term.Over(-most-1, passed))
		assert.Equal(t, engagement.No, term.Under(0, passed))
		assert.Equal(t, engagement.Yes, term.Over(0, passed))
	}
	assert.Equal(t, engagement.NotKnown, Term{}.Under(12, engagement.Date{}))
}

// The windows hold the days that are counted one by one.
func TestWindowsDayByDay(t *testing.T) {
	for _, asOf := range []string{"2009-02-01", "2008-02-29", "2009-08-31", "2009-03-31", "2009-12-31"} {
		day := engagement.MustParseDate(asOf)
		for _, length := range []string{"1m", "6m", "12m", "30d", "1d", "1m1d"} {
			for _, is := range []Comparison{WithinLast, WithinNext, AtLeastAgo} {
				selector, err := Prepare(Policy{ID: "p", AsOf: day, Unknown: LeaveOut, Criteria: []Criterion{
					{ID: "a", Field: Field{Kind: FieldReleased}, Is: is, Values: []string{length}}}})
				require.NoError(t, err)
				// The months first and then the days, backwards as forwards.
				term := MustParseTerm(length)
				start, err := day.AddMonths(-int(term.Months))
				require.NoError(t, err)
				start, err = start.AddDays(-int(term.Days))
				require.NoError(t, err)
				end := ends(t, day, term)
				at, _ := day.AddDays(-450)
				last, _ := day.AddDays(450)
				for ; at.Compare(last) < 0; at = tomorrow(t, at) {
					in := map[Comparison]bool{
						WithinLast: start.Compare(at) <= 0 && at.Compare(day) <= 0,
						WithinNext: day.Compare(at) <= 0 && at.Compare(end) <= 0,
						AtLeastAgo: at.Compare(start) <= 0,
					}[is]
					if got := selector.Test(Person{ID: "p", Released: at}); got != engagement.AnswerOf(in) {
						t.Fatalf("%v %v of %v: released %v is %v", is, length, asOf, at, got)
					}
				}
			}
		}
	}
	// By hand: six months back from the end of August lead to the end of February.
	for _, c := range []struct {
		asOf, first string
	}{{"2009-02-01", "2008-08-01"}, {"2009-08-31", "2009-02-28"}, {"2008-08-31", "2008-02-29"}, {"2009-08-28", "2009-02-28"}, {"2008-02-29", "2007-08-29"}} {
		selector, err := Prepare(Policy{ID: "p", AsOf: engagement.MustParseDate(c.asOf), Unknown: LeaveOut, Criteria: []Criterion{
			{ID: "a", Field: Field{Kind: FieldReleased}, Is: WithinLast, Values: []string{"6m"}}}})
		require.NoError(t, err)
		first := engagement.MustParseDate(c.first)
		before, _ := first.AddDays(-1)
		assert.Equal(t, engagement.Yes, selector.Test(Person{ID: "p", Released: first}), c.asOf)
		assert.Equal(t, engagement.No, selector.Test(Person{ID: "p", Released: before}), c.asOf)
	}
}

// Birthdays counted one by one; somebody born on a leap day has one on 1 March
// in other years.
func TestAgeOnDayByDay(t *testing.T) {
	for _, born := range []string{"1992-02-29", "1992-02-28", "1992-03-01", "1991-12-31", "1992-01-01", "1899-06-30", "0001-01-01", "9999-12-31"} {
		birth := engagement.MustParseDate(born)
		_, month, dayOfMonth := birth.YearMonthDay()
		years := 0
		day := birth
		for range 150*366 + 400 {
			age, known := AgeOn(birth, day).Years()
			if known != (years <= MaxAge) || known && age != years {
				t.Fatalf("born %v: %d (known: %v) on %v, counted %d", born, age, known, day, years)
			}
			next, err := day.AddDays(1)
			if err != nil {
				break
			}
			_, m, d := next.YearMonthDay()
			y, _, _ := next.YearMonthDay()
			leap := y%4 == 0 && (y%100 != 0 || y%400 == 0)
			if m == month && d == dayOfMonth || dayOfMonth == 29 && month == 2 && !leap && m == 3 && d == 1 {
				years++
			}
			day = next
		}
	}
	day := engagement.MustParseDate
	for _, c := range []struct {
		born, on string
		want     int
	}{{"1993-02-28", "2009-02-27", 15}, {"1993-02-28", "2009-02-28", 16}, {"1992-02-29", "2009-02-28", 16}, {"1992-02-29", "2009-03-01", 17}, {"1992-02-29", "2008-02-29", 16}, {"1992-02-29", "2008-02-28", 15}} {
		years, known := AgeOn(day(c.born), day(c.on)).Years()
		assert.True(t, known)
		assert.Equal(t, c.want, years, "born %s, on %s", c.born, c.on)
	}
	assert.False(t, AgeOn(day("2009-02-02"), day("2009-02-01")).IsKnown(), "not born yet")
	assert.False(t, AgeOn(engagement.Date{}, day("2009-02-01")).IsKnown())
	assert.False(t, AgeOn(day("2009-02-02"), engagement.Date{}).IsKnown())
}

// A score is the fraction that its digits say, held exactly.
func FuzzParseScore(f *testing.F) {
	for _, text := range []string{"", "0", "74", "74.5", "74.50", "0.0001", "0.00001", "214748", "214748.0001", "214749", "+1", "-0", ".5", "5.", "1e3", "0x1", "٣", "1.-5", " 1", "999999999999999999999", "1_000"} {
		f.Add(text)
	}
	most := new(big.Rat).SetInt64(MaxScore)
	f.Fuzz(func(t *testing.T, text string) {
		score, err := ParseScore(text)
		// What it should take, from the definition.
		whole, decimals, point := strings.Cut(text, ".")
		digits := strings.Trim(whole+decimals, "0123456789") == "" && whole != "" && (decimals != "") == point && len(decimals) <= 4
		value, ok := new(big.Rat), false
		if digits {
			value, ok = value.SetString(text)
		}
		valid := ok && value.Cmp(most) <= 0
		if text == "" {
			require.NoError(t, err)
			require.False(t, score.IsKnown())
			return
		}
		if !valid {
			require.ErrorIs(t, err, engagement.ErrOutOfRange, text)
			require.False(t, score.IsKnown())
			return
		}
		require.NoError(t, err, text)
		back, _ := new(big.Rat).SetString(score.String())
		require.Zero(t, value.Cmp(back), "%s is printed %s", text, score)
		again, err := ParseScore(score.String())
		require.NoError(t, err)
		require.Equal(t, score, again)
		other := MustParseScore("74.5")
		require.Equal(t, value.Cmp(big.NewRat(149, 2)), score.Compare(other))
		data, err := score.MarshalJSON()
		require.NoError(t, err)
		var read Score
		require.NoError(t, read.UnmarshalJSON(data))
		require.Equal(t, score, read)
	})
}

func FuzzParseTerm(f *testing.F) {
	for _, text := range []string{"", "12m", "90d", "3m14d", "0m", "3m0d", "14d3m", "3", "m", "d", "+3m", "65535m65535d", "65536m", "03m"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		term, err := ParseTerm(text)
		if err != nil {
			require.ErrorIs(t, err, engagement.ErrOutOfRange)
			require.False(t, term.IsKnown())
			return
		}
		require.Equal(t, text != "", term.IsKnown())
		written, err := term.MarshalText()
		require.NoError(t, err)
		again, err := ParseTerm(string(written))
		require.NoError(t, err)
		require.Equal(t, term, again)
		if strings.Trim(text, "0") == text && !strings.Contains(text, "m0") {
			require.Equal(t, text, string(written))
		}
	})
}
