package engagement_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/thirdsector-go/partnership/engagement"
)

func day(text string) engagement.Date { return engagement.MustParseDate(text) }

func TestParseDate(t *testing.T) {
	for _, text := range []string{"0001-01-01", "1970-01-01", "2010-11-01", "2012-02-29", "9999-12-31"} {
		d, err := engagement.ParseDate(text)
		if err != nil || d.String() != text || !d.IsKnown() {
			t.Errorf("ParseDate(%q) = %v, %v", text, d, err)
		}
	}
	for _, text := range []string{"2011-02-29", "2010-13-01", "2010-00-01", "2010-11-31", "2010-1-1", "01/11/2010", "0000-12-31",
		"10000-01-01", "-001-01-01", "2010-11-01T00:00:00Z", " 2010-11-01", "not-known"} {
		if d, err := engagement.ParseDate(text); !errors.Is(err, engagement.ErrOutOfRange) || d.IsKnown() {
			t.Errorf("ParseDate(%q) = %v, %v, want ErrOutOfRange", text, d, err)
		}
	}
}

func TestNewDate(t *testing.T) {
	if d, err := engagement.NewDate(2010, time.October, 15); err != nil || d != day("2010-10-15") {
		t.Errorf("NewDate(2010, October, 15) = %v, %v", d, err)
	}
	for _, parts := range [][3]int{{0, 1, 1}, {10000, 1, 1}, {2010, 0, 1}, {2010, 13, 1}, {2010, 2, 29}, {2010, 6, 31}, {2010, 6, 0}, {2010, 6, -1},
		{-1 << 31, 1, 1}, {2010, 1 << 30, 1}, {2010, 1, 1 << 30}} {
		if d, err := engagement.NewDate(parts[0], time.Month(parts[1]), parts[2]); !errors.Is(err, engagement.ErrOutOfRange) {
			t.Errorf("NewDate%v = %v, %v, want ErrOutOfRange", parts, d, err)
		}
	}
}

// Every day of the calendar is numbered one after the day before, and is the
// day that package time says.
func TestDate_everyDay(t *testing.T) {
	d, at := day("0001-01-01"), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := 0; ; n++ {
		year, month, dd := d.YearMonthDay()
		if y, m, want := at.Date(); y != year || m != month || want != dd {
			t.Fatalf("day %d is %v, want %v", n, d, at)
		}
		next, err := d.AddDays(1)
		if err != nil {
			if d != day("9999-12-31") || n != 3652058 {
				t.Fatalf("the calendar ends on %v, day %d: %v", d, n, err)
			}
			return
		}
		if since, known := next.DaysSince(d); since != 1 || !known || next.Compare(d) != 1 || d.Compare(next) != -1 {
			t.Fatalf("%v is not the day after %v", next, d)
		}
		d, at = next, at.AddDate(0, 0, 1)
	}
}

// A window of calendar months ends on the same day of the month, or on the
// month's last day where it has no such day.
func TestDate_AddMonths(t *testing.T) {
	for _, test := range []struct {
		from   string
		months int
		want   string
	}{
		{"2010-11-01", 0, "2010-11-01"},
		{"2010-11-01", 5, "2011-04-01"},
		{"2011-01-31", 1, "2011-02-28"},
		{"2012-01-31", 1, "2012-02-29"},
		{"2011-03-31", -1, "2011-02-28"},
		{"2011-05-31", -12 * 3, "2008-05-31"},
		{"2012-02-29", 12, "2013-02-28"},
		{"2012-02-29", 48, "2016-02-29"},
		{"2010-12-31", 2, "2011-02-28"},
		{"0001-01-31", 12*9999 - 1, "9999-12-31"},
		{"9999-12-31", -12*9999 + 1, "0001-01-31"},
	} {
		if got, err := day(test.from).AddMonths(test.months); got != day(test.want) || err != nil {
			t.Errorf("%s plus %d months = %v, %v, want %s", test.from, test.months, got, err, test.want)
		}
	}
	const most = int(^uint(0) >> 1)
	for _, test := range []struct {
		from   string
		months int
	}{{"0001-01-31", -1}, {"9999-12-01", 1}, {"2010-11-01", most}, {"2010-11-01", -most - 1}} {
		if got, err := day(test.from).AddMonths(test.months); !errors.Is(err, engagement.ErrOutOfRange) {
			t.Errorf("%s plus %d months = %v, %v, want ErrOutOfRange", test.from, test.months, got, err)
		}
		if got, err := day(test.from).AddDays(test.months * 31); test.months != -1 && test.months != 1 && !errors.Is(err, engagement.ErrOutOfRange) {
			t.Errorf("%s plus days = %v, %v, want ErrOutOfRange", test.from, got, err)
		}
	}
}

// A day that is not known stays not known, whatever is done with it.
func TestDate_zero(t *testing.T) {
	var unknown engagement.Date
	for _, add := range []func(int) (engagement.Date, error){unknown.AddDays, unknown.AddMonths} {
		if got, err := add(1); got.IsKnown() || err != nil {
			t.Errorf("an unknown day plus one is %v, %v", got, err)
		}
	}
	if _, known := unknown.DaysSince(day("2010-11-01")); known {
		t.Error("days since a day are known of an unknown day")
	}
	if y, m, d := unknown.YearMonthDay(); y != 0 || m != 0 || d != 0 {
		t.Errorf("an unknown day is in %d-%d-%d", y, m, d)
	}
	if unknown.String() != "not-known" || unknown.Compare(day("0001-01-01")) != -1 || !unknown.Equal(engagement.Date{}) {
		t.Error("an unknown day should print as such and sort first")
	}
}

func TestDate_JSON(t *testing.T) {
	type facts struct {
		On  engagement.Date         `json:"on"`
		Per map[engagement.Date]int `json:"per,omitempty"`
	}
	for text, want := range map[string]engagement.Date{`{"on":"2010-11-01"}`: day("2010-11-01"), `{"on":null}`: {}} {
		var got facts
		if err := json.Unmarshal([]byte(text), &got); err != nil || got.On != want {
			t.Errorf("%s is read as %v, %v", text, got.On, err)
		}
		if back, err := json.Marshal(got); string(back) != text || err != nil {
			t.Errorf("%v is written %s, %v, want %s", got, back, err, text)
		}
	}
	keyed := facts{day("2010-11-01"), map[engagement.Date]int{day("2011-03-31"): 1}}
	if text, err := json.Marshal(keyed); string(text) != `{"on":"2010-11-01","per":{"2011-03-31":1}}` || err != nil {
		t.Errorf("a day as a key is written %s, %v", text, err)
	}
	for _, text := range []string{`20101101`, `"2010-11-31"`, `"1 November 2010"`, `""`, `true`, `{}`} {
		d := day("2010-11-01")
		if err := json.Unmarshal([]byte(text), &d); err == nil || d != day("2010-11-01") {
			t.Errorf("%s is read as %v, want an error and the day unchanged", text, d)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2010-11-01", "2012-02-29", "0001-01-01", "9999-12-31", "", "2010-2-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := engagement.ParseDate(text)
		if err != nil {
			return
		}
		back, err := d.MarshalText()
		if err != nil || string(back) != text {
			t.Fatalf("%q is read as %v and written %q, %v", text, d, back, err)
		}
	})
}
