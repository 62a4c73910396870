package cohort

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Group is the people who have the same values of the fields that a selection
// counted apart by: how many, how many are in, and what every criterion took of
// them.
type Group struct {
	Of         []string `json:"of"` // the value of each field; empty where not known
	Considered int      `json:"considered"`
	Eligible   int      `json:"eligible"`
	NotKnown   int      `json:"notKnown"`
	Selected   int      `json:"selected"`
	Steps      []Step   `json:"steps"` // as in Attrition
}

// Groups returns every group that occurred, in the order of their values, with
// the criteria in the order given or in the policy's: the groups' tables add up
// to [Selection.Attrition]. Without fields to count apart by all are one group.
// It costs no other pass over the people. The error is that of Attrition.
func (s Selection) Groups(order ...CriterionID) ([]Group, error) {
	inOrder, err := s.order(order)
	if err != nil {
		return nil, err
	}
	cells := slices.Clone(s.tally.cells)
	slices.SortStableFunc(cells, func(a, b cell) int { return slices.Compare(a.group, b.group) })
	var groups []Group
	for from := 0; from < len(cells); {
		until := from
		g := Group{Of: slices.Clone(cells[from].group)}
		for until < len(cells) && slices.Equal(cells[until].group, g.Of) {
			c := &cells[until]
			g.Considered += c.n
			switch answer := c.answer(); {
			case answer == engagement.NotKnown:
				g.NotKnown += c.n
				if s.selector.policy.Unknown == LetIn {
					g.Eligible += c.n
				}
			case answer == engagement.Yes:
				g.Eligible += c.n
			}
			until++
		}
		g.Selected = s.tally.selected[groupKey(g.Of)]
		g.Steps = s.steps(inOrder, cells[from:until])
		groups = append(groups, g)
		from = until
	}
	return groups, nil
}

// Failed returns every criterion that the i-th person failed, and every one that
// is not known of the person, by the order in which people were given; none for
// a number that nobody has.
func (s Selection) Failed(i int) (failed, notKnown []CriterionID) {
	if i < 0 || i >= s.Considered {
		return nil, nil
	}
	var answers []engagement.Answer
	if s.plan != nil {
		answers = s.plan.answersOf(i)
	} else {
		answers = s.tally.cells[s.tally.of[i]].answers
	}
	return s.selector.criteriaOf(answers, engagement.No), s.selector.criteriaOf(answers, engagement.NotKnown)
}
