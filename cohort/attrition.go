package cohort

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Step is one row of an attrition table: what a criterion took away of those
// whom the criteria before it had left.
type Step struct {
	Criterion CriterionID `json:"criterion"`
	Excluded  int         `json:"excluded"` // failed it
	NotKnown  int         `json:"notKnown"` // left out since it is not known of them
	OnlyThis  int         `json:"onlyThis"` // out by this criterion and no other, whatever the order
	Remaining int         `json:"remaining"`
}

// Attrition returns the attrition table with the criteria in the order given,
// or in the policy's where none are: each row takes its people from those whom
// the rows before have left, so that they add up from Considered to Eligible.
// Any order costs one step for each pattern of outcomes that occurred, not
// another pass over the people. Criteria that the policy does not have, that
// stand twice, or that are left out are Problems.
func (s Selection) Attrition(order ...CriterionID) ([]Step, error) {
	inOrder, err := s.order(order)
	if err != nil {
		return nil, err
	}
	return s.steps(inOrder, s.tally.cells), nil
}

// order returns the places of the criteria in the order given.
func (s Selection) order(order []CriterionID) ([]int, error) {
	var problems engagement.Problems
	places := make(map[CriterionID]int, len(s.selector.policy.Criteria))
	for i, criterion := range s.selector.policy.Criteria {
		places[criterion.ID] = i
	}
	if len(order) == 0 {
		order = s.criteria()
	}
	used := make(map[CriterionID]bool, len(order))
	for i, id := range order {
		path := fmt.Sprintf("order[%d]", i)
		if _, known := places[id]; !known {
			problems.Add(path, strconv.Quote(string(id)), fmt.Errorf("%w criterion in the policy", engagement.ErrUnknownID))
		} else if used[id] {
			problems.Add(path, strconv.Quote(string(id)), engagement.ErrDuplicate)
		}
		used[id] = true
	}
	for _, criterion := range s.selector.policy.Criteria {
		if !used[criterion.ID] {
			problems.Add("order", strconv.Quote(string(criterion.ID)), engagement.ErrMissing)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	inOrder := make([]int, len(order))
	for i, id := range order {
		inOrder[i] = places[id]
	}
	return inOrder, nil
}

// steps makes the table of the people in the given cells.
func (s Selection) steps(order []int, cells []cell) []Step {
	steps := make([]Step, len(order))
	remaining := 0
	leftOut := s.selector.policy.Unknown == LeaveOut
	for c := range cells {
		n := cells[c].n
		remaining += n
		only, hits := 0, 0
		for i, place := range order {
			answer := cells[c].answers[place]
			if answer == engagement.Yes || answer == engagement.NotKnown && !leftOut {
				continue
			}
			only = i
			if hits++; hits > 1 {
				continue
			}
			if answer == engagement.No {
				steps[i].Excluded += n
			} else {
				steps[i].NotKnown += n
			}
		}
		if hits == 1 {
			steps[only].OnlyThis += n
		}
	}
	for i, place := range order {
		remaining -= steps[i].Excluded + steps[i].NotKnown
		steps[i].Criterion, steps[i].Remaining = s.selector.policy.Criteria[place].ID, remaining
	}
	return steps
}

// criteria lists the policy's criteria in its order.
func (s Selection) criteria() []CriterionID {
	ids := make([]CriterionID, len(s.selector.policy.Criteria))
	for i, criterion := range s.selector.policy.Criteria {
		ids[i] = criterion.ID
	}
	return ids
}
