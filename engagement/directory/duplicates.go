package directory

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Task is what one agency is doing about one need of one offender.
type Task struct {
	Offender string              `json:"offender"`
	Need     Need                `json:"need"`
	Agency   engagement.AgencyID `json:"agency"`
	Open     engagement.Answer   `json:"open,omitzero"` // still to be done
}

// Validate returns every problem of t: an offender, need or agency that is
// missing, and values outside their enumerations.
func (t Task) Validate() error {
	var problems engagement.Problems
	if t.Offender == "" {
		problems.Add("offender", "", engagement.ErrMissing)
	}
	if !t.Need.IsStated() {
		problems.Add("need", "", engagement.ErrMissing)
	}
	problems.AddAll("need", t.Need.Validate())
	if t.Agency == "" {
		problems.Add("agency", "", engagement.ErrMissing)
	}
	problems.CheckWord("open", t.Open)
	return problems.Err()
}

// A Duplicate is one need of one offender that two or more agencies are at work
// on, or may be.
type Duplicate struct {
	Offender string                `json:"offender"`
	Need     Need                  `json:"need"`
	Open     []engagement.AgencyID `json:"open"`     // with an open task, by identifier
	NotKnown []engagement.AgencyID `json:"notKnown"` // with tasks of which it is not known whether they are open, and no open one
	Reason   engagement.Reason     `json:"reason"`
}

// Duplicates finds duplicated effort (R46): two or more agencies with an open
// task on the same need of one offender, as where "the police, prison and drug
// agency could all be looking for housing for one individual" (NA2009 Appendix
// 6). It is NotMet, and not known where it hangs on tasks of which it is not
// known whether they are open. Two tasks of one agency are no duplication. R46
// speaks of pathways; needs beyond them are held to the same.
//
// The duplicates are in the order of offenders and needs. Problems of tasks are
// an error, engagement.Problems. Its cost is that of sorting the tasks.
func Duplicates(tasks []Task) ([]Duplicate, error) {
	var problems engagement.Problems
	for i, t := range tasks {
		if err := t.Validate(); err != nil {
			problems.AddAll(fmt.Sprintf("tasks[%d]", i), err)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	sorted := slices.Clone(tasks)
	slices.SortFunc(sorted, func(a, b Task) int {
		return cmp.Or(cmp.Compare(a.Offender, b.Offender), a.Need.Compare(b.Need), cmp.Compare(a.Agency, b.Agency))
	})
	var duplicates []Duplicate
	for len(sorted) > 0 {
		first := sorted[0]
		end := slices.IndexFunc(sorted, func(t Task) bool { return t.Offender != first.Offender || t.Need != first.Need })
		if end < 0 {
			end = len(sorted)
		}
		if d := duplicate(sorted[:end]); open(d.Reason.Outcome) {
			duplicates = append(duplicates, d)
		}
		sorted = sorted[end:]
	}
	return duplicates, nil
}

// duplicate looks at the tasks on one need of one offender, by agency.
func duplicate(tasks []Task) Duplicate {
	d := Duplicate{Offender: tasks[0].Offender, Need: tasks[0].Need}
	for len(tasks) > 0 {
		agency, has := tasks[0].Agency, engagement.No
		for len(tasks) > 0 && tasks[0].Agency == agency {
			has = has.Or(tasks[0].Open)
			tasks = tasks[1:]
		}
		switch has {
		case engagement.Yes:
			d.Open = append(d.Open, agency)
		case engagement.NotKnown:
			d.NotKnown = append(d.NotKnown, agency)
		}
	}
	result := engagement.Met
	switch {
	case len(d.Open) >= 2:
		result = engagement.NotMet
	case len(d.Open)+len(d.NotKnown) >= 2:
		result = engagement.OutcomeNotKnown
	}
	d.Reason = engagement.Reason{Rule: ruleDuplicates, Subject: d.Offender, Outcome: result,
		Format: "%v: open tasks of %d agencies, %v; not known whether open: %v", Values: []any{d.Need, len(d.Open), d.Open, d.NotKnown}}
	return d
}
