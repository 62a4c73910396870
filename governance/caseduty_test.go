package governance_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R71. The dates and the months are synthetic: no source gives any.
func TestDutyReview_Check(t *testing.T) {
	review := governance.DutyReview{governance.EnforcementDuty, isNo, notKnown, isYes, day("2010-11-30"), isYes}
	with := func(change func(*governance.DutyReview)) governance.DutyReview {
		r := review
		change(&r)
		return r
	}
	for _, test := range []struct {
		name   string
		review governance.DutyReview
		on     string
		want   engagement.Outcome
		failed []string
	}{
		{"the day itself", review, "2010-11-30", met, nil},
		{"the last day before the next", review, "2011-02-27", met, nil},
		{"due, clamped to the month's end", review, "2011-02-28", notMet, []string{"assessed"}},
		{"hands-off without a thought", with(func(r *governance.DutyReview) { r.HandsOff, r.Considered = isYes, isNo }), "2011-01-01", notMet, []string{"handsOff"}},
		{"hands-off on consideration", with(func(r *governance.DutyReview) { r.HandsOff, r.Considered = isYes, isYes }), "2011-01-01", met, nil},
		{"hands-off, not known whether", with(func(r *governance.DutyReview) { r.HandsOff, r.Considered = notKnown, isNo }), "2011-01-01", open, nil},
		{"considered, whether or not", with(func(r *governance.DutyReview) { r.HandsOff, r.Considered = notKnown, isYes }), "2011-01-01", met, nil},
		{"not monitored", with(func(r *governance.DutyReview) { r.Monitored = isNo }), "2011-01-01", notMet, []string{"monitored"}},
		{"never assessed", with(func(r *governance.DutyReview) { r.Assessed, r.LastAssessed = isNo, day("") }), "2011-01-01", notMet, []string{"assessed"}},
		{"assessed, not known when", with(func(r *governance.DutyReview) { r.LastAssessed = day("") }), "2011-01-01", open, nil},
		{"on a day not known", review, "", open, nil},
		{"another duty", with(func(r *governance.DutyReview) { r.Duty, r.Monitored = governance.OtherCaseDuty, isNo }), "2011-01-01", notAsks, []string{"monitored"}},
		{"a duty not stated", with(func(r *governance.DutyReview) { r.Duty = 0 }), "2011-01-01", open, nil},
		{"risk assessment", with(func(r *governance.DutyReview) { r.Duty = governance.RiskAssessmentDuty }), "2011-01-01", met, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.review.Check(day(test.on), 3)
			wrong(t, err, "")
			outcome(t, got, "R71", test.want)
			subjects(t, got, notMet, test.failed...)
		})
	}
	exactly(t, "R71", 3, func(a []engagement.Answer) engagement.Outcome {
		got, _ := governance.DutyReview{governance.EnforcementDuty, a[0], a[1], isYes, day("2010-11-30"), a[2]}.Check(day("2010-12-01"), 3)
		return got.Outcome
	})
}

func TestDutyReview_Check_errors(t *testing.T) {
	review := governance.DutyReview{Duty: governance.EnforcementDuty, HandsOff: isNo, Assessed: isYes, LastAssessed: day("2010-11-30"), Monitored: isYes}
	for _, test := range []struct {
		on     string
		months int
		want   string
	}{
		{"2011-01-01", 0, ""}, // no interval is named
		{"2011-01-01", -3, "months: -3: out of range"},
		{"2011-01-01", math.MinInt, "months: " + strconv.Itoa(math.MinInt) + ": out of range"},
		{"2010-11-29", 3, "lastAssessed: 2010-11-30: out of range: after 2010-11-29"},
		{"2011-01-01", 200000, "lastAssessed: out of range: 2010-11-30 plus 200000 months"},
	} {
		got, err := review.Check(day(test.on), test.months)
		wrong(t, err, test.want)
		outcome(t, got, "R71", open)
	}
	_, err := governance.DutyReview{Duty: 9, Assessed: isNo, LastAssessed: day("2010-11-30"), Monitored: 7}.Check(day("2011-01-01"), 3)
	wrong(t, err, `duty: unknown word CaseDuty(9)
monitored: unknown word Answer(7)
lastAssessed: 2010-11-30: contradicts: never assessed`)
}
