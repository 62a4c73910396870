package cohort

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// Odds are so many in so many, exactly: 3 in 4. The zero value is not stated.
type Odds struct {
	Of uint32 `json:"of"` // so many
	In uint32 `json:"in"`
}

// IsKnown reports whether o is stated.
func (o Odds) IsKnown() bool { return o.In != 0 }

// Validate returns a problem where o has more than all: 5 in 4, or any of none.
func (o Odds) Validate() error {
	var problems engagement.Problems
	if o.Of > o.In {
		problems.Add("of", strconv.FormatUint(uint64(o.Of), 10), fmt.Errorf("%w: in %d", engagement.ErrOutOfRange, o.In))
	}
	return problems.Err()
}

// String returns o as "3 in 4", or "not-known".
func (o Odds) String() string {
	if !o.IsKnown() {
		return "not-known"
	}
	return fmt.Sprintf("%d in %d", o.Of, o.In)
}

// VoluntaryCounts is how many of those identified agreed to take part.
type VoluntaryCounts struct {
	Identified Count `json:"identified,omitzero"`
	Agreed     Count `json:"agreed,omitzero"`
}

// Validate returns every problem of v: negative numbers, and more who agreed
// than were identified.
func (v VoluntaryCounts) Validate() error {
	var problems engagement.Problems
	identified := v.Identified.check(&problems, "identified")
	if v.Agreed.check(&problems, "agreed") && identified && v.Agreed.n > v.Identified.n {
		problems.Add("agreed", v.Agreed.String(), fmt.Errorf("%w: %v identified", engagement.ErrContradicts, v.Identified))
	}
	return problems.Err()
}

// CheckRate holds the rate of those who agree to a claim of it (R151): met where
// it is no further from the odds claimed than the odds within, which say what
// "around" is and are the caller's. The claim of Nottingham is "around three
// quarters of identified GOM clients" (NA2009 1.4), of how many it does not say.
// The comparison is exact. It is not known where a number or the odds are not,
// and not applicable where nobody was identified. The error is Problems: those
// of v and of the odds.
func (v VoluntaryCounts) CheckRate(claimed, within Odds) (engagement.Reason, error) {
	var problems engagement.Problems
	problems.AddAll("", v.Validate())
	problems.AddAll("claimed", claimed.Validate())
	problems.AddAll("within", within.Validate())
	reason := engagement.Reason{Rule: ruleVoluntary, Format: "%v of %v agreed; claimed %v, give or take %v", Values: []any{v.Agreed, v.Identified, claimed, within}}
	if len(problems) > 0 {
		return reason, problems.Err()
	}
	switch {
	case v.Identified == Counted(0):
		reason.Outcome = engagement.NotApplicable
	case v.Identified.IsKnown() && v.Agreed.IsKnown() && claimed.IsKnown() && within.IsKnown():
		distance := big.NewRat(v.Agreed.n, v.Identified.n)
		distance.Sub(distance, claimed.rat()).Abs(distance)
		reason.Outcome = engagement.AnswerOf(distance.Cmp(within.rat()) <= 0).Outcome()
	}
	return reason, nil
}

// rat is o as a fraction; In is not 0.
func (o Odds) rat() *big.Rat { return big.NewRat(int64(o.Of), int64(o.In)) }

// A VoluntaryCase is somebody whose taking part is voluntary.
type VoluntaryCase struct {
	Identified engagement.Answer `json:"identified,omitzero"` // as somebody for the project
	Agrees     engagement.Answer `json:"agrees,omitzero"`     // to engage with it
	Monitored  engagement.Answer `json:"monitored,omitzero"`  // by police officers
}

// Validate returns a problem for every value that is no answer.
func (c VoluntaryCase) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("identified", c.Identified), facts.Given("agrees", c.Agrees), facts.Given("monitored", c.Monitored))
	return problems.Err()
}

// Check says whether somebody who was identified and does not agree to engage is
// monitored (R151): "Those that do not are monitored by Police Officers" (NA2009
// 1.4). It is not applicable to those who agree or were not identified.
func (c VoluntaryCase) Check() engagement.Reason {
	return engagement.Reason{Rule: ruleVoluntary, Outcome: facts.Arising(c.Identified.And(c.Agrees.Not()), c.Monitored.Outcome()),
		Format: "identified: %v; agrees to engage: %v; monitored by police officers: %v", Values: []any{c.Identified, c.Agrees, c.Monitored}}
}
