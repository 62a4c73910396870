package cohort

import (
	"fmt"
	"math/bits"

	"github.com/thirdsector-go/partnership/engagement"
)

// A RollOut is a caseload that is aimed at where a scheme goes from some
// divisions to more.
type RollOut struct {
	Goal         Count  `json:"goal,omitzero"`      // people, in all divisions together
	Divisions    Count  `json:"divisions,omitzero"` // in the end
	Now          Count  `json:"now,omitzero"`       // people, in the divisions there are now
	NowDivisions Count  `json:"nowDivisions,omitzero"`
	Place        string `json:"place,omitzero"`
}

// Validate returns every problem of r: negative numbers, no division, and fewer
// divisions in the end than now.
func (r RollOut) Validate() error {
	var problems engagement.Problems
	r.Goal.check(&problems, "goal")
	r.Now.check(&problems, "now")
	then := r.Divisions.check(&problems, "divisions")
	now := r.NowDivisions.check(&problems, "nowDivisions")
	if then && r.Divisions.n == 0 {
		problems.Add("divisions", "0", engagement.ErrOutOfRange)
	}
	if now && r.NowDivisions.n == 0 {
		problems.Add("nowDivisions", "0", engagement.ErrOutOfRange)
	}
	if then && now && r.Divisions.n < r.NowDivisions.n {
		problems.Add("divisions", r.Divisions.String(), fmt.Errorf("%w: there are %v now", engagement.ErrContradicts, r.NowDivisions))
	}
	return problems.Err()
}

// Reached says whether a caseload reaches the goal of a roll-out (R166): met
// with that many people or more. The goal of Nottingham was "around 240 for the
// whole city" (NA2009 1.4), and what is around it is for the caller to say, who
// changes the goal. The error is the Problems of r and of the caseload.
func (r RollOut) Reached(caseload Count) (engagement.Reason, error) {
	var problems engagement.Problems
	problems.AddAll("", r.Validate())
	known := caseload.check(&problems, "caseload") && r.Goal.IsKnown()
	reason := engagement.Reason{Rule: ruleRollOut, Subject: r.Place, Format: "a caseload of %v, a goal of %v", Values: []any{caseload, r.Goal}}
	if known && len(problems) == 0 {
		reason.Outcome = engagement.AnswerOf(caseload.n >= r.Goal.n).Outcome()
	}
	return reason, problems.Err()
}

// Proportional returns what the caseload would be if every division had what
// those of now have, as a fraction, and whether it is known: 29 in one division
// are 116 in four, so that a goal of 240 is about twice that. The error is the
// Problems of r, and a product that cannot be counted.
func (r RollOut) Proportional() (people, of int64, known bool, err error) {
	if err := r.Validate(); err != nil {
		return 0, 0, false, err
	}
	if !r.Now.IsKnown() || !r.Divisions.IsKnown() || !r.NowDivisions.IsKnown() {
		return 0, 0, false, nil
	}
	high, low := bits.Mul64(uint64(r.Now.n), uint64(r.Divisions.n))
	if high != 0 || low > 1<<63-1 {
		var problems engagement.Problems
		problems.Add("now", r.Now.String(), fmt.Errorf("%w: times %v divisions", engagement.ErrOutOfRange, r.Divisions))
		return 0, 0, false, problems.Err()
	}
	return int64(low), r.NowDivisions.n, true, nil
}
