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
	keys     []candidate // of the members, in their order
	tally    tally
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

// Select carries out the policy on a list of people, whatever their order. The
// error is Problems: people that do not validate, identifiers given twice, an
// area that is not known where areas have room of their own, ties that decide
// who is in and that the policy does not break, and those of whom a criterion
// is not known where the policy refuses them. It sorts the eligible: n log n.
func (s Selector) Select(people []Person) (Selection, error) {
	var problems engagement.Problems
	if !s.ready {
		problems.Add("policy", "", fmt.Errorf("%w: Prepare makes a selector", engagement.ErrMissing))
		return Selection{}, problems.Err()
	}
	selection := Selection{Considered: len(people), selector: s, tally: newTally(s.tests)}
	seen := make(map[PersonID]bool, len(people))
	var eligible []candidate
	for i := range people {
		p := &people[i]
		path := fmt.Sprintf("people[%d]", i)
		problems.AddAll(path, p.Validate())
		if seen[p.ID] && p.ID != "" {
			problems.Add(path+".id", strconv.Quote(string(p.ID)), engagement.ErrDuplicate)
		}
		seen[p.ID] = true
		answer := s.count(&selection.tally, p)
		if answer == engagement.NotKnown {
			selection.NotKnown++
			switch s.policy.Unknown {
			case Refuse:
				problems.Add(path, string(p.ID), fmt.Errorf("%w: criteria not known: %v", engagement.ErrMissing, selection.tally.unknown()))
			case LetIn:
				answer = engagement.Yes
			}
		}
		if answer != engagement.Yes {
			continue
		}
		if p.Area == "" && s.policy.Capacity.limitsAreas() {
			problems.Add(path+".area", "", fmt.Errorf("%w: areas have room of their own", engagement.ErrMissing))
		}
		eligible = append(eligible, s.candidate(p))
	}
	selection.Eligible = len(eligible)
	if err := problems.Err(); err != nil {
		return Selection{}, err
	}
	if err := s.fill(&selection, eligible); err != nil {
		return Selection{}, err
	}
	return selection, nil
}

// count adds what the criteria say of p to the tally and returns the answer of
// all of them.
func (s Selector) count(t *tally, p *Person) engagement.Answer {
	t.begin()
	answer := engagement.Yes
	for i := range s.tests {
		one := s.tests[i].passes(p)
		t.set(i, one)
		answer = answer.And(one)
	}
	t.add()
	return answer
}

// A candidate is a person for whom there may be a place.
type candidate struct {
	member Member
	keys   []int64 // one for each key of the ranking; smaller comes first
	draw   uint64
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

// fill gives the places to the eligible in the order of their rank.
func (s Selector) fill(selection *Selection, eligible []candidate) error {
	slices.SortFunc(eligible, s.order)
	room := newRoom(s.policy.Capacity)
	for from := 0; from < len(eligible); {
		until := from + 1
		for until < len(eligible) && s.compare(eligible[from], eligible[until]) == 0 {
			until++
		}
		tied := eligible[from:until]
		if err := room.decides(tied); err != nil {
			return err
		}
		for _, c := range tied {
			c.member.Rank = from + 1
			if room.take(c.member) {
				selection.Members = append(selection.Members, c.member)
				selection.keys = append(selection.keys, c)
			}
		}
		from = until
	}
	selection.Selected = len(selection.Members)
	selection.CutOffs = room.cutOffs()
	return nil
}
