package funding

import "github.com/thirdsector-go/partnership/engagement"

// CheckNewToWork holds a stated amount to what went to organisations without
// prior experience of working with offenders, and that to being more than half
// of project funding, as HO2012 Ch.3 claims of both (R211). Where the
// experience of some is not known, all, none or some of theirs may be part of
// it: the outcome is known only where these bounds decide it. Without a project
// nothing is known. A total that overflows is an error wrapping ErrOverflow.
func CheckNewToWork(lines []Line, stated, unit Pence) (engagement.Reason, error) {
	projects := Select(lines, Selection{Ledgers: []Ledger{Projects}})
	byExperience, err := GroupBy(projects, func(l Line) engagement.Answer { return l.Experience })
	if err != nil {
		return engagement.Reason{}, err
	}
	least, _ := byExperience.of(engagement.No)
	experienced, _ := byExperience.of(engagement.Yes)
	open, _ := byExperience.of(engagement.NotKnown)
	most, err := least.Add(open)
	if err != nil {
		return engagement.Reason{}, err
	}
	others, err := experienced.Add(open)
	if err != nil {
		return engagement.Reason{}, err
	}

	right := Agree(stated, least, unit).outcome()
	if open != 0 && unit > 0 && stated.inUnits(unit) >= least.inUnits(unit) && stated.inUnits(unit) <= most.inUnits(unit) {
		right = engagement.OutcomeNotKnown
	}
	half := engagement.OutcomeNotKnown
	switch {
	case len(projects) == 0:
		right = engagement.OutcomeNotKnown
	case least > others:
		half = engagement.Met
	case most <= experienced:
		half = engagement.NotMet
	}
	return engagement.Reason{Rule: ruleNewToWork, Outcome: right.And(half), Format: "new to this work %v of %v, and of %v it is not known; stated %v",
		Values: []any{least, byExperience.Total, open, stated}}, nil
}
