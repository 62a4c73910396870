package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A CaseDuty is a duty of offender case management. The zero value is
// CaseDutyNotStated.
type CaseDuty uint8

// The two duties that HO2012 singles out, and all others.
const (
	CaseDutyNotStated CaseDuty = iota
	EnforcementDuty
	RiskAssessmentDuty
	OtherCaseDuty
)

var caseDuties = word.NewList[CaseDuty]("CaseDuty", "not-stated", "enforcement", "risk-assessment", "other")

// ParseCaseDuty returns the duty that text names; empty text is
// CaseDutyNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseCaseDuty(text string) (CaseDuty, error) { return caseDuties.Parse(text) }

// CaseDuties lists the duties.
func CaseDuties() []CaseDuty { return caseDuties.Values() }

// String returns the word of d, such as "enforcement".
func (d CaseDuty) String() string { return caseDuties.String(d) }

// MarshalText returns the word of d.
func (d CaseDuty) MarshalText() ([]byte, error) { return caseDuties.Marshal(d) }

// UnmarshalText sets d to the duty that text names; see ParseCaseDuty.
func (d *CaseDuty) UnmarshalText(text []byte) error { return caseDuties.Unmarshal(d, text) }

// A DutyReview is how the roles of VCS and statutory agencies in a duty are
// looked after.
type DutyReview struct {
	Duty         CaseDuty          `json:"duty,omitzero"`
	HandsOff     engagement.Answer `json:"handsOff,omitzero"`     // the statutory agencies are fully hands-off
	Considered   engagement.Answer `json:"considered,omitzero"`   // it was considered whether that is appropriate for the duty
	Assessed     engagement.Answer `json:"assessed,omitzero"`     // what is expected of each was ever assessed; a known day says so
	LastAssessed engagement.Date   `json:"lastAssessed,omitzero"` // the last time
	Monitored    engagement.Answer `json:"monitored,omitzero"`    // it is monitored on an ongoing basis
}

// Validate returns every problem of r: values outside their enumerations, and
// a day of what never took place.
func (r DutyReview) Validate() error {
	var problems engagement.Problems
	problems.CheckWord("duty", r.Duty)
	facts.CheckGiven(&problems, facts.Given("handsOff", r.HandsOff), facts.Given("considered", r.Considered), facts.Given("assessed", r.Assessed), facts.Given("monitored", r.Monitored))
	if r.Assessed == engagement.No && r.LastAssessed.IsKnown() {
		problems.Add("lastAssessed", r.LastAssessed.String(), fmt.Errorf("%w: never assessed", engagement.ErrContradicts))
	}
	return problems.Err()
}

// Check says whether the roles in the duty are looked after on a day (R71). It
// "will not always be appropriate or desirable for statutory agencies to take a
// fully hands-off approach": where they do, the part "handsOff" asks whether
// that was considered. What is expected of either side "should be assessed and
// monitored on an ongoing basis" (HO2012 Ch.6): the part "assessed" is not met
// where a review is due, that is, from the day on that lies the given number of
// months after the last one. No source says how often: the months are the
// caller's, and with 0 it is not known whether what was assessed is due again.
// The rule is asked of enforcement and risk assessment, and not applicable to
// other duties.
//
// The error is the Problems of r, and ErrOutOfRange for months that are
// negative, a last assessment after the day, and one whose next day lies outside
// the calendar; what depends on them is not known then.
func (r DutyReview) Check(on engagement.Date, months int) (engagement.Reason, error) {
	var problems engagement.Problems
	problems.AddAll("", r.Validate())
	inTime := r.inTime(on, months, &problems)
	covered := engagement.NotKnown
	switch r.Duty {
	case EnforcementDuty, RiskAssessmentDuty:
		covered = engagement.Yes
	case OtherCaseDuty:
		covered = engagement.No
	}
	handsOff := engagement.Reason{Rule: ruleNotHandsOff, Outcome: facts.Arising(r.HandsOff, r.Considered.Outcome()), Subject: "handsOff",
		Format: "fully hands-off: %v; considered for this duty: %v", Values: []any{r.HandsOff, r.Considered}}
	parts := []engagement.Reason{
		handsOff,
		{Rule: ruleNotHandsOff, Outcome: inTime.Outcome(), Subject: "assessed", Format: "last assessed %v, every %d months, on %v: in time: %v",
			Values: []any{r.LastAssessed, months, on, inTime}},
		facts.Answered(ruleNotHandsOff, "monitored", r.Monitored, "monitored on an ongoing basis"),
	}
	whole := r.HandsOff.Not().Or(r.Considered).And(inTime).And(r.Monitored)
	return engagement.Reason{Rule: ruleNotHandsOff, Outcome: facts.Arising(covered, whole.Outcome()), Subject: r.Duty.String(), Because: parts,
		Format: "fully hands-off: %v, considered: %v; assessed in time: %v; monitored: %v",
		Values: []any{r.HandsOff, r.Considered, inTime, r.Monitored}}, problems.Err()
}

// inTime says whether the next assessment is still to come.
func (r DutyReview) inTime(on engagement.Date, months int, problems *engagement.Problems) engagement.Answer {
	due, err := r.LastAssessed.AddMonths(months)
	switch {
	case months < 0:
		problems.Add("months", strconv.Itoa(months), engagement.ErrOutOfRange)
	case r.Assessed == engagement.No:
		return engagement.No
	case err != nil:
		problems.Add("lastAssessed", r.LastAssessed.String(), err)
	case !on.IsKnown() || !due.IsKnown():
	case r.LastAssessed.Compare(on) > 0:
		problems.Add("lastAssessed", r.LastAssessed.String(), fmt.Errorf("%w: after %v", engagement.ErrOutOfRange, on))
	case months == 0: // no interval is named
	default:
		return engagement.AnswerOf(on.Compare(due) < 0)
	}
	return engagement.NotKnown
}
