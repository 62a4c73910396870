package cohort

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Selection is what a policy makes of a population: how many it considered,
// who is in, where the cut-off fell, and what every criterion took away.
type Selection struct {
	Considered int      `json:"considered"`
	Eligible   int      `json:"eligible"` // passed every criterion, or were let in where one is not known
	NotKnown   int      `json:"notKnown"` // failed none, and one is not known
	Selected   int      `json:"selected"`
	Members    []Member `json:"members"` // in order of rank
	CutOffs    []CutOff `json:"cutOffs"` // one for each limit that kept somebody out

	selector Selector
	keys     []candidate // of the members, in their order, where people were given as a list
	tally    tally

	population Population // where people were given as columns
	plan       *plan
	rows       []uint32 // of the members, in their order
}

// A Member is a person who was selected.
type Member struct {
	ID    PersonID `json:"id"`
	Rank  int      `json:"rank"` // among the eligible, from 1; the same for two whom nothing tells apart
	Area  string   `json:"area,omitzero"`
	Score Score    `json:"score"` // of risk, as stated
}

// A CutOff is a limit of room that kept somebody out.
type CutOff struct {
	Area    string   `json:"area,omitzero"` // empty for the limit overall
	Room    int      `json:"room"`
	KeptOut int      `json:"keptOut"`       // who would have been in but for it
	Last    PersonID `json:"last,omitzero"` // the last whom it let in; empty where it let in nobody
}

// Select carries out the policy on a list of people, whatever their order, and
// counts apart by the given fields for [Selection.Groups]. The error is
// Problems: people that do not validate, identifiers given twice, an area that
// is not known where areas have room of their own, ties that decide who is in
// and that the policy does not break, and those of whom a criterion is not
// known where the policy refuses them; of a great many the first are shown and
// the rest counted. It sorts the eligible: n log n.
func (s Selector) Select(people []Person, by ...Field) (Selection, error) {
	if err := s.check(by); err != nil {
		return Selection{}, err
	}
	problems := make(engagement.Problems, 0)
	selection := Selection{Considered: len(people), selector: s, tally: newTally(by)}
	selection.tally.of = make([]uint32, len(people))
	seen := make(map[PersonID]bool, len(people))
	var eligible []candidate
	answers, group := make([]engagement.Answer, len(s.tests)), make([]string, len(by))
	for i := range people {
		p := &people[i]
		checkPerson(&problems, i, p, seen)
		answer := engagement.Yes
		for k := range s.tests {
			answers[k] = s.tests[k].passes(p)
			answer = answer.And(answers[k])
		}
		for k, field := range by {
			group[k] = groupOf(field, p)
		}
		selection.tally.of[i] = selection.tally.add(answers, group, 1)
		if answer == engagement.NotKnown {
			selection.NotKnown++
			switch s.policy.Unknown {
			case Refuse:
				problems.Add(fmt.Sprintf("people[%d]", i), string(p.ID), s.refusal(answers))
			case LetIn:
				answer = engagement.Yes
			}
		}
		if answer != engagement.Yes {
			continue
		}
		if p.Area == "" && s.policy.Capacity.limitsAreas() {
			problems.Add(fmt.Sprintf("people[%d].area", i), "", errNoArea)
		}
		c := s.candidate(p)
		c.group = groupKey(group)
		eligible = append(eligible, c)
	}
	selection.Eligible = len(eligible)
	if err := capped(problems, len(problems)).Err(); err != nil {
		return Selection{}, err
	}
	slices.SortFunc(eligible, s.order)
	members := make([]Member, len(eligible))
	for i, c := range eligible {
		members[i] = c.member
	}
	room := newRoom(s.policy.Capacity)
	in, err := room.fill(members,
		func(i, j int) bool { return s.compare(eligible[i], eligible[j]) == 0 },
		func(i int) int { return i + 1 })
	if err != nil {
		return Selection{}, err
	}
	for _, i := range in {
		selection.Members = append(selection.Members, members[i])
		selection.keys = append(selection.keys, eligible[i])
		selection.tally.selected[eligible[i].group]++
	}
	selection.Selected = len(selection.Members)
	selection.CutOffs = room.cutOffs()
	return selection, nil
}

// check returns why s cannot select, or cannot count apart by the fields.
func (s Selector) check(by []Field) error {
	var problems engagement.Problems
	if !s.ready {
		problems.Add("policy", "", fmt.Errorf("%w: Prepare makes a selector", engagement.ErrMissing))
	}
	for i, field := range by {
		path := fmt.Sprintf("by[%d]", i)
		switch _, err := field.MarshalText(); {
		case err != nil:
			problems.Add(path, field.String(), err)
		case kindOf(field.Kind) > words || field.Kind == FieldNotStated:
			problems.Add(path, field.String(), fmt.Errorf("%w: people are counted apart by words, statuses and answers", engagement.ErrOutOfRange))
		case slices.Contains(by[:i], field):
			problems.Add(path, field.String(), engagement.ErrDuplicate)
		}
	}
	return problems.Err()
}

// checkPerson adds what is wrong with the i-th person.
func checkPerson(problems *engagement.Problems, i int, p *Person, seen map[PersonID]bool) {
	if err := p.Validate(); err != nil {
		problems.AddAll(fmt.Sprintf("people[%d]", i), err)
	}
	if seen[p.ID] && p.ID != "" {
		problems.Add(fmt.Sprintf("people[%d].id", i), strconv.Quote(string(p.ID)), engagement.ErrDuplicate)
	}
	seen[p.ID] = true
}

// refusal says why a person is refused.
func (s Selector) refusal(answers []engagement.Answer) error {
	return fmt.Errorf("%w: criteria not known: %v", engagement.ErrMissing, s.criteriaOf(answers, engagement.NotKnown))
}

var errNoArea = fmt.Errorf("%w: areas have room of their own", engagement.ErrMissing)

// A candidate is a person for whom there may be a place.
type candidate struct {
	member Member
	keys   []int64 // one for each key of the ranking; smaller comes first
	draw   uint64
	group  string
}

// last is the key of a value that is not known.
const last = whole

func (s Selector) candidate(p *Person) candidate {
	c := candidate{member: Member{ID: p.ID, Area: p.Area, Score: p.Risk}}
	for _, key := range s.policy.Ranking {
		value, known := number(key.Field.Kind, p, s.policy.AsOf)
		switch {
		case !known:
			value = last
		case !key.Ascending:
			value = -value
		}
		c.keys = append(c.keys, value)
	}
	if s.policy.Ties == TiesByDraw {
		c.draw = drawn(s.policy.Seed, p.ID)
	}
	return c
}

// compare orders two candidates by the ranking and the policy's way with ties,
// and is 0 where neither tells them apart.
func (s Selector) compare(a, b candidate) int {
	if order := slices.Compare(a.keys, b.keys); order != 0 {
		return order
	}
	switch s.policy.Ties {
	case TiesByID:
		return cmp.Compare(a.member.ID, b.member.ID)
	case TiesByDraw:
		return cmp.Or(cmp.Compare(a.draw, b.draw), cmp.Compare(a.member.ID, b.member.ID))
	}
	return 0
}

// order is compare, and by identifier where that does not tell two apart, so
// that the result never depends on the order of the input.
func (s Selector) order(a, b candidate) int {
	return cmp.Or(s.compare(a, b), cmp.Compare(a.member.ID, b.member.ID))
}
