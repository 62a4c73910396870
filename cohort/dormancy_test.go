package cohort_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// green is a record in order since a day; it is synthetic.
func green(since string) cohort.CaseRecord {
	return cohort.CaseRecord{
		History:  cohort.RAGHistory{{day("2008-01-01"), cohort.Amber}, {day(since), cohort.Green}},
		Offences: []engagement.Date{}, Missed: []engagement.Date{}, TreatmentNeeded: isNo,
	}
}

// R143: four calendar months, the day they are completed on included; leap days
// and the ends of months on both sides.
func TestDormancyPolicy_Check_boundaries(t *testing.T) {
	for _, test := range []struct{ since, before, on string }{
		{"2008-10-15", "2009-02-14", "2009-02-15"},
		{"2008-10-28", "2009-02-27", "2009-02-28"},
		{"2008-10-31", "2009-02-27", "2009-02-28"}, // a month that is shorter
		{"2008-11-01", "2009-02-28", "2009-03-01"},
		{"2011-10-28", "2012-02-27", "2012-02-28"}, // a leap year
		{"2011-10-29", "2012-02-28", "2012-02-29"},
		{"2011-10-31", "2012-02-28", "2012-02-29"},
		{"2012-02-29", "2012-06-28", "2012-06-29"}, // from a leap day
		{"2009-01-31", "2009-05-30", "2009-05-31"},
		{"2009-05-31", "2009-09-29", "2009-09-30"},
		{"2008-12-31", "2009-04-29", "2009-04-30"}, // over the year's end
		{"2999-10-30", "3000-02-27", "3000-02-28"}, // 3000 is no leap year
	} {
		d, err := cohort.PublishedDormancy().Check(green(test.since), day(test.before))
		wrong(t, err, "")
		outcome(t, d.Reason, "R143", notMet)
		if d.Since.IsKnown() || d.Earliest != day(test.on) {
			t.Errorf("green since %s: since %v, earliest %v, want %s", test.since, d.Since, d.Earliest, test.on)
		}
		for _, on := range []string{test.on, "3100-01-01"} {
			d, err = cohort.PublishedDormancy().Check(green(test.since), day(on))
			wrong(t, err, "")
			outcome(t, d.Reason, "R143", met)
			if d.Since != day(test.on) {
				t.Errorf("green since %s is dormant since %v, want %s", test.since, d.Since, test.on)
			}
		}
	}
}

// R143: what starts the months anew, what does not, and what is not known.
func TestDormancyPolicy_Check(t *testing.T) {
	dates := func(days ...string) []engagement.Date {
		list := []engagement.Date{}
		for _, d := range days {
			list = append(list, day(d))
		}
		return list
	}
	strict := cohort.PublishedDormancy()
	strict.MissedRestarts = true
	for _, test := range []struct {
		name   string
		policy cohort.DormancyPolicy
		change func(*cohort.CaseRecord)
		on     string
		want   engagement.Outcome
		since  string
		failed []string
	}{
		{"in order", cohort.PublishedDormancy(), func(*cohort.CaseRecord) {}, "2009-05-01", met, "2009-05-01", nil},
		{"an offence the day before the months", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = dates("2008-12-31") }, "2009-05-01", met, "2009-05-01", nil},
		{"an offence on their first day", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = dates("2009-01-01") }, "2009-05-01", notMet, "", []string{"offences"}},
		{"and it is four months ago", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = dates("2009-01-01") }, "2009-05-02", met, "2009-05-02", nil},
		{"an offence on the day", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = dates("2009-09-01") }, "2009-09-01", notMet, "", []string{"offences"}},
		{"an offence to come", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = dates("2009-09-02") }, "2009-09-01", met, "2009-05-01", nil},
		{"the last offence counts, in any order", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = dates("2009-03-01", "2009-02-01") }, "2009-07-02", met, "2009-07-02", nil},
		{"offences not known", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = nil }, "2009-05-01", open, "", nil},
		{"offences not known, and too early", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = nil }, "2009-04-30", notMet, "", []string{"status"}},
		{"an offence nobody knows the day of", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Offences = dates("") }, "2009-05-01", open, "", nil},

		{"missed, by the status alone", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Missed = dates("2009-03-01") }, "2009-05-01", met, "2009-05-01", nil},
		{"missed, status changed", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.Missed = dates("2009-03-01")
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-03-01"), Status: cohort.Amber}, cohort.RAGEntry{From: day("2009-03-02"), Status: cohort.Green})
		}, "2009-07-01", notMet, "", []string{"status"}},
		{"missed, not known, by the status alone", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.Missed = nil }, "2009-05-01", met, "2009-05-01", nil},
		{"missed, stricter", strict, func(r *cohort.CaseRecord) { r.Missed = dates("2009-03-01") }, "2009-07-01", notMet, "", []string{"appointments"}},
		{"missed, stricter, four months ago", strict, func(r *cohort.CaseRecord) { r.Missed = dates("2009-03-01") }, "2009-07-02", met, "2009-07-02", nil},
		{"missed, stricter, not known", strict, func(r *cohort.CaseRecord) { r.Missed = nil }, "2009-05-01", open, "", nil},

		{"confirmed as green", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-03-01"), Status: cohort.Green})
		}, "2009-05-01", met, "2009-05-01", nil},
		{"amber for a day", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-03-01"), Status: cohort.Amber}, cohort.RAGEntry{From: day("2009-03-02"), Status: cohort.Green})
		}, "2009-07-02", met, "2009-07-02", nil},
		{"red now", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-06-01"), Status: cohort.Red})
		}, "2009-06-01", notMet, "", []string{"status"}},
		{"red tomorrow", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-06-01"), Status: cohort.Red})
		}, "2009-05-31", met, "2009-05-01", nil},
		{"not known for a day", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-03-01")}, cohort.RAGEntry{From: day("2009-03-02"), Status: cohort.Green})
		}, "2009-07-01", open, "", nil},
		{"not known for a day, long ago", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-03-01")}, cohort.RAGEntry{From: day("2009-03-02"), Status: cohort.Green})
		}, "2009-07-02", met, "", nil}, // dormant, and since when not known
		{"the status now not known", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.History = append(r.History, cohort.RAGEntry{From: day("2009-06-01")})
		}, "2009-12-01", open, "", nil},
		{"no history", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.History = nil }, "2009-05-01", open, "", nil},
		{"in no scheme yet", cohort.PublishedDormancy(), func(*cohort.CaseRecord) {}, "2007-12-31", notMet, "", []string{"status"}},

		{"treatment not known to be needed", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.TreatmentNeeded = notKnown }, "2009-05-01", open, "", nil},
		{"needed, and not known", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) { r.TreatmentNeeded = isYes }, "2009-05-01", open, "", nil},
		{"needed, and undertaken in time", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.TreatmentNeeded, r.Treatment = isYes, []cohort.TreatmentEntry{{day("2009-01-01"), isYes}}
		}, "2009-05-01", met, "2009-05-01", nil}, // it may have been undertaken before, but the status was not green
		{"needed, and begun late", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.TreatmentNeeded, r.Treatment = isYes, []cohort.TreatmentEntry{{day("2008-01-01"), isNo}, {day("2009-02-01"), isYes}}
		}, "2009-05-31", notMet, "", []string{"treatment"}},
		{"needed, begun late and kept up", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.TreatmentNeeded, r.Treatment = isYes, []cohort.TreatmentEntry{{day("2008-01-01"), isNo}, {day("2009-02-01"), isYes}}
		}, "2009-06-01", met, "2009-06-01", nil},
		{"given up", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.TreatmentNeeded, r.Treatment = isYes, []cohort.TreatmentEntry{{day("2008-01-01"), isYes}, {day("2009-07-01"), isNo}}
		}, "2009-07-01", notMet, "", []string{"treatment"}},
		{"given up, and not known to be needed", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.TreatmentNeeded, r.Treatment = notKnown, []cohort.TreatmentEntry{{day("2008-01-01"), isNo}}
		}, "2009-07-01", open, "", nil},
		{"not undertaken, since none is needed", cohort.PublishedDormancy(), func(r *cohort.CaseRecord) {
			r.Treatment = []cohort.TreatmentEntry{{day("2008-01-01"), isNo}}
		}, "2009-05-01", met, "2009-05-01", nil},
		{"on a day not known", cohort.PublishedDormancy(), func(*cohort.CaseRecord) {}, "", open, "", nil},
		{"five months, the caller's", cohort.DormancyPolicy{Months: 5}, func(*cohort.CaseRecord) {}, "2009-05-31", notMet, "", []string{"status"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			record := green("2009-01-01")
			test.change(&record)
			d, err := test.policy.Check(record, day(test.on))
			wrong(t, err, "")
			outcome(t, d.Reason, "R143", test.want)
			subjects(t, d.Reason, notMet, test.failed...)
			if d.Since != day(test.since) {
				t.Errorf("since %v, want %q", d.Since, test.since)
			}
		})
	}
}

func TestDormancyPolicy_Check_errors(t *testing.T) {
	record := green("2009-01-01")
	_, err := cohort.DormancyPolicy{}.Check(record, day("2009-05-01"))
	wrong(t, err, "months: missing")
	_, err = cohort.DormancyPolicy{Months: -1}.Check(record, day("2009-05-01"))
	wrong(t, err, "months: -1: negative")
	record.History = cohort.RAGHistory{{Status: 9}, {day("2009-01-01"), cohort.Green}, {day("2009-01-01"), cohort.Red}}
	record.TreatmentNeeded = 9
	record.Treatment = []cohort.TreatmentEntry{{day("2009-01-02"), 9}, {day("2009-01-01"), isNo}}
	d, err := cohort.PublishedDormancy().Check(record, day("2009-05-01"))
	wrong(t, err, `history[0].from: missing
history[0].status: unknown word RAG(9)
history[2].from: out of range: not after 2009-01-01
treatmentNeeded: unknown word Answer(9)
treatment[0].undertaken: unknown word Answer(9)
treatment[1].from: 2009-01-01: out of range: not after 2009-01-02`)
	outcome(t, d.Reason, "R143", open)

	late := green("9999-12-01")
	for _, months := range []int{4, math.MaxInt} { // beyond the calendar is never
		d, err = cohort.DormancyPolicy{Months: months}.Check(late, day("9999-12-31"))
		wrong(t, err, "")
		outcome(t, d.Reason, "R143", notMet)
	}
}

func TestRAGHistory_GreenSince(t *testing.T) {
	history := cohort.RAGHistory{{day("2009-01-01"), cohort.Green}, {day("2009-02-01"), cohort.RAGNotKnown}, {day("2009-03-01"), cohort.Green}, {day("2009-04-01"), cohort.Amber}}
	for _, test := range []struct {
		on, since string
		want      engagement.Answer
		status    cohort.RAG
	}{
		{"2008-12-31", "", isNo, cohort.RAGNotKnown},
		{"2009-01-01", "2009-01-01", isYes, cohort.Green},
		{"2009-01-31", "2009-01-01", isYes, cohort.Green},
		{"2009-02-01", "", notKnown, cohort.RAGNotKnown},
		{"2009-03-31", "", isYes, cohort.Green}, // since January or since March
		{"2009-04-01", "", isNo, cohort.Amber},
		{"", "", notKnown, cohort.RAGNotKnown},
	} {
		since, got := history.GreenSince(day(test.on))
		if since != day(test.since) || got != test.want || history.At(day(test.on)) != test.status {
			t.Errorf("on %q green since %v (%v), status %v", test.on, since, got, history.At(day(test.on)))
		}
	}
	if since, got := (cohort.RAGHistory{}).GreenSince(day("2009-01-01")); since.IsKnown() || got != notKnown {
		t.Errorf("no history: %v, %v", since, got)
	}
}

// The slow reference: day by day, for every way to fill in what is not known.
func TestDormancyPolicy_Check_dayByDay(t *testing.T) {
	random := rand.New(rand.NewPCG(143, 4))
	seen := map[engagement.Outcome]int{}
	start := day("2012-01-15")
	at := func(n int) engagement.Date {
		d, err := start.AddDays(n)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for range 3000 {
		var r cohort.CaseRecord
		for n := random.IntN(20); n < 150 && len(r.History) < 4; n += 1 + random.IntN(50) {
			r.History = append(r.History, cohort.RAGEntry{From: at(n), Status: []cohort.RAG{cohort.Green, cohort.Green, cohort.Green, cohort.Amber, cohort.RAGNotKnown}[random.IntN(5)]})
		}
		some := func() []engagement.Date {
			list := []engagement.Date{}
			switch random.IntN(8) {
			case 0:
				return nil
			case 1, 2, 3:
				list = append(list, at(random.IntN(180)))
			case 4:
				list = append(list, engagement.Date{})
			}
			return list
		}
		r.Offences, r.Missed = some(), some()
		r.TreatmentNeeded = []engagement.Answer{isNo, isNo, isYes, notKnown}[random.IntN(4)]
		for n := random.IntN(20); n < 150 && len(r.Treatment) < 3; n += 1 + random.IntN(60) {
			r.Treatment = append(r.Treatment, cohort.TreatmentEntry{From: at(n), Undertaken: []engagement.Answer{isYes, isYes, isNo, notKnown}[random.IntN(4)]})
		}
		policy := cohort.DormancyPolicy{Months: 1 + random.IntN(4), MissedRestarts: random.IntN(2) == 0}
		on := at(60 + random.IntN(160))
		d, err := policy.Check(r, on)
		wrong(t, err, "")
		best, worst := slowly(policy, r, on, isYes), slowly(policy, r, on, isNo)
		want := open
		if best == worst {
			want = engagement.AnswerOf(best).Outcome()
		}
		seen[want]++
		if d.Reason.Outcome != want {
			t.Fatalf("%+v of %+v on %v: %v, want %v", policy, r, on, d.Reason, want)
		}
		if engagement.OutcomeOf(d.Reason.Because) != want {
			t.Fatalf("the parts of %+v do not make up %v", d.Reason, want)
		}
		if d.Since.IsKnown() {
			before, _ := d.Since.AddDays(-1)
			if !slowly(policy, r, d.Since, isNo) || slowly(policy, r, before, isYes) {
				t.Fatalf("%+v of %+v: not since %v", policy, r, d.Since)
			}
		}
	}
	for _, want := range []engagement.Outcome{met, notMet, open} {
		if seen[want] < 100 {
			t.Errorf("%v occurs %d times of 3000", want, seen[want])
		}
	}
}

// slowly walks back from the day as long as every day is in order, with what is
// not known filled in as in order or as not, and asks whether the first of those
// days lies the months back.
func slowly(p cohort.DormancyPolicy, r cohort.CaseRecord, on engagement.Date, fill engagement.Answer) bool {
	in := func(a engagement.Answer) bool { return a == isYes || a == notKnown && fill == isYes }
	happened := func(list []engagement.Date, d engagement.Date) bool {
		if (list == nil || slices.Contains(list, engagement.Date{})) && fill == isNo {
			return true
		}
		return slices.Contains(list, d)
	}
	inOrder := func(d engagement.Date) bool {
		status, began := cohort.RAGNotKnown, len(r.History) == 0
		for _, entry := range r.History {
			if entry.From.Compare(d) <= 0 {
				status, began = entry.Status, true
			}
		}
		undertaken := notKnown
		for _, entry := range r.Treatment {
			if entry.From.Compare(d) <= 0 {
				undertaken = entry.Undertaken
			}
		}
		isGreen := status == cohort.Green || status == cohort.RAGNotKnown && fill == isYes
		return began && isGreen && (r.TreatmentNeeded == isNo || r.TreatmentNeeded == notKnown && fill == isYes || in(undertaken)) &&
			!happened(r.Offences, d) && !(p.MissedRestarts && happened(r.Missed, d))
	}
	first := on
	for n := 0; ; n-- {
		d, err := on.AddDays(n)
		if err != nil || n < -2000 || !inOrder(d) {
			if n == 0 {
				return false
			}
			break
		}
		first = d
	}
	y, m, dd := first.YearMonthDay()
	due := time.Date(y, m+time.Month(p.Months), 1, 0, 0, 0, 0, time.UTC)
	last := due.AddDate(0, 1, -1).Day()
	due = due.AddDate(0, 0, min(dd, last)-1)
	return on.Compare(engagement.MustParseDate(due.Format(time.DateOnly))) >= 0
}

// R144, met and not met and not known.
func TestContinuity_Check(t *testing.T) {
	for _, test := range []struct {
		dormant, managed, offered engagement.Answer
		want                      engagement.Outcome
	}{
		{isYes, isNo, isYes, met},
		{isYes, isNo, isNo, notMet},
		{isYes, isNo, notKnown, open},
		{isYes, isYes, isNo, notAsks}, // still managed
		{isNo, isNo, isNo, notAsks},
		{notKnown, isNo, isYes, open},
	} {
		outcome(t, cohort.Continuity{test.dormant, test.managed, test.offered}.Check(), "R144", test.want)
	}
	exactly(t, "R144", 3, func(a []engagement.Answer) engagement.Outcome {
		return cohort.Continuity{a[0], a[1], a[2]}.Check().Outcome
	})
	wrong(t, cohort.Continuity{7, isYes, 8}.Validate(), "dormant: unknown word Answer(7)\noffered: unknown word Answer(8)")
}

func ExampleDormancyPolicy_Check() {
	record := cohort.CaseRecord{ // synthetic
		History:  cohort.RAGHistory{{From: day("2008-06-01"), Status: cohort.Amber}, {From: day("2008-10-31"), Status: cohort.Green}},
		Offences: []engagement.Date{}, Missed: []engagement.Date{day("2009-01-05")}, TreatmentNeeded: engagement.No,
	}
	policy := cohort.PublishedDormancy()
	dormancy, _ := policy.Check(record, day("2009-02-28"))
	fmt.Println(dormancy.Reason.Outcome, dormancy.Since)
	policy.MissedRestarts = true
	dormancy, _ = policy.Check(record, day("2009-02-28"))
	fmt.Println(dormancy.Reason.Outcome, dormancy.Reason.Subjects(engagement.NotMet), dormancy.Earliest)
	// Output:
	// met 2009-02-28
	// not-met [appointments] 2009-05-06
}

func BenchmarkDormancyPolicy_Check(b *testing.B) {
	for _, n := range []int{10, 1000, 100000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := green("2009-01-01")
			r.Offences = slices.Repeat([]engagement.Date{day("2008-05-05")}, n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := cohort.PublishedDormancy().Check(r, day("2009-05-01")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
