package cohort

import (
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// GroupTerms says who belongs to the specific offender groups. NA2009 names the
// groups and draws none: every line is the caller's, and a group that has none
// is one of which nobody's membership is known.
type GroupTerms struct {
	AsOf       engagement.Date `json:"asOf,omitzero"`       // the day of ages
	Women      []string        `json:"women,omitzero"`      // words for the sex
	BME        []string        `json:"bme,omitzero"`        // words for the ethnicity
	YoungUnder Age             `json:"youngUnder,omitzero"` // younger than this
	OlderFrom  Age             `json:"olderFrom,omitzero"`  // this and older
	// Families is the fact that a child or the family of the person is concerned.
	Families FactID `json:"families,omitzero"`
}

// Validate returns a problem where one could be young and older at once.
func (t GroupTerms) Validate() error {
	var problems engagement.Problems
	if t.YoungUnder.IsKnown() && t.OlderFrom.IsKnown() && t.OlderFrom.Compare(t.YoungUnder) < 0 {
		problems.Add("olderFrom", t.OlderFrom.String(), fmt.Errorf("%w: the young are under %v", engagement.ErrContradicts, t.YoungUnder))
	}
	return problems.Err()
}

// Belongs answers whether a person belongs to a group (R164). NotKnown where the
// person's fact is not known, or the terms do not draw the group.
func (t GroupTerms) Belongs(p Person, group engagement.OffenderGroup) engagement.Answer {
	oneOf := func(words []string, word string) engagement.Answer {
		if len(words) == 0 || word == "" {
			return engagement.NotKnown
		}
		return engagement.AnswerOf(slices.Contains(words, word))
	}
	age := p.AgeOn(t.AsOf)
	switch group {
	case engagement.Women:
		return oneOf(t.Women, p.Sex)
	case engagement.BME:
		return oneOf(t.BME, p.Ethnicity)
	case engagement.Young:
		if age.IsKnown() && t.YoungUnder.IsKnown() {
			return engagement.AnswerOf(age.Compare(t.YoungUnder) < 0)
		}
	case engagement.Older:
		if age.IsKnown() && t.OlderFrom.IsKnown() {
			return engagement.AnswerOf(age.Compare(t.OlderFrom) >= 0)
		}
	case engagement.ChildrenAndFamilies:
		if t.Families != "" {
			return p.Facts[t.Families]
		}
	}
	return engagement.NotKnown
}

// A GroupCount is how many people belong to a group.
type GroupCount struct {
	Group   engagement.OffenderGroup `json:"group"`
	Members int                      `json:"members"`
	Others  int                      `json:"others"`
	Unknown int                      `json:"unknown"`
}

// CountGroups counts the people of each of the five specific offender groups
// (R164; NA2009 4.0): "Women; BME groups; young offenders; older offenders; and
// the children and families of offenders". A person may belong to several. The
// reason has a part for each group: met where it has a member, not met where it
// has none, and not known where only people may be members of whom it is not
// known. Whether a share is too small is another question. The error is
// Problems: terms that contradict. Its cost is linear.
func CountGroups(people []Person, t GroupTerms) ([]GroupCount, engagement.Reason, error) {
	reason := engagement.Reason{Rule: ruleGroups, Format: "%d people", Values: []any{len(people)}}
	if err := t.Validate(); err != nil {
		return nil, reason, err
	}
	var counts []GroupCount
	for _, group := range engagement.OffenderGroups() {
		count := GroupCount{Group: group}
		for _, p := range people {
			switch t.Belongs(p, group) {
			case engagement.Yes:
				count.Members++
			case engagement.No:
				count.Others++
			default:
				count.Unknown++
			}
		}
		present := engagement.AnswerOf(count.Members > 0)
		if count.Members == 0 && count.Unknown > 0 {
			present = engagement.NotKnown
		}
		counts = append(counts, count)
		reason.Because = append(reason.Because, engagement.Reason{Rule: ruleGroups, Subject: group.String(), Outcome: present.Outcome(),
			Format: "%d members, %d others, %d not known", Values: []any{count.Members, count.Others, count.Unknown}})
	}
	reason.Outcome = facts.Arising(engagement.AnswerOf(len(people) > 0), engagement.OutcomeOf(reason.Because))
	return counts, reason, nil
}
