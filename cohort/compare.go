package cohort

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// A PolicyComparison is what another policy would do to the same people.
type PolicyComparison struct {
	engagement.Comparison[Place]
	Moves []Move `json:"moves"` // who entered or left, in the order of the people
}

// A Move is a person who is in under one policy and out under the other.
type Move struct {
	ID     PersonID              `json:"id"`
	Group  string                `json:"group"`
	Kind   engagement.ChangeKind `json:"change"` // gained a place, or lost it
	Before engagement.Reason     `json:"before"`
	After  engagement.Reason     `json:"after"`
}

// ComparePolicies selects from the same people by two policies and says who
// entered, who left and why, by the group that by gives a person, such as the
// area. Nil is no groups. The error is that of either selection.
func ComparePolicies(before, after Selector, people []Person, by func(Person) string) (PolicyComparison, error) {
	var problems engagement.Problems
	first, err := before.Select(people)
	problems.AddAll("before", err)
	second, err := after.Select(people)
	problems.AddAll("after", err)
	if err := problems.Err(); err != nil {
		return PolicyComparison{}, err
	}
	var c PolicyComparison
	entries := [2][]engagement.Entry[Place]{}
	for _, p := range people {
		group := ""
		if by != nil {
			group = by(p)
		}
		was, is := first.Place(p), second.Place(p)
		entries[0] = append(entries[0], engagement.Entry[Place]{ID: string(p.ID), Group: group, Value: was})
		entries[1] = append(entries[1], engagement.Entry[Place]{ID: string(p.ID), Group: group, Value: is})
		if was == is {
			continue
		}
		kind := engagement.Gained
		if is == Out {
			kind = engagement.Lost
		}
		c.Moves = append(c.Moves, Move{p.ID, group, kind, first.Explain(p), second.Explain(p)})
	}
	c.Comparison, err = engagement.Compare(entries[0], entries[1])
	if err != nil {
		return PolicyComparison{}, fmt.Errorf("comparing the selections: %w", err)
	}
	return c, nil
}
