package funding

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Group is the lines that share a key, added up.
type Group[K cmp.Ordered] struct {
	Key   K     `json:"key"`
	Lines int   `json:"lines"` // how many
	Total Pence `json:"total"`
}

// A Grouping is lines added up by a key.
type Grouping[K cmp.Ordered] struct {
	Groups []Group[K] `json:"groups"` // in the order of their keys
	Total  Pence      `json:"total"`  // of all: the groups add up to it exactly
}

// GroupBy adds up lines by any key, such as
//
//	GroupBy(lines, func(l Line) engagement.Kind { return l.Bidder })
//
// for the kind of bidder (R210). Lines whose key is not known form a group of
// their own, under the key's zero value. A total that overflows is an error
// wrapping ErrOverflow. Its cost is linear in the lines, and k log k in the
// groups.
func GroupBy[K cmp.Ordered](lines []Line, key func(Line) K) (Grouping[K], error) {
	type group struct {
		key   K
		lines int
		tally
	}
	var groups []group
	place := map[K]int{}
	var whole tally
	for _, line := range lines {
		k := key(line)
		at, known := place[k]
		if !known {
			at = len(groups)
			place[k] = at
			groups = append(groups, group{key: k})
		}
		groups[at].lines++
		groups[at].add(line.Amount)
		whole.add(line.Amount)
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(a.key, b.key) })
	var grouping Grouping[K]
	for _, g := range groups {
		total, err := g.sum()
		if err != nil {
			return Grouping[K]{}, fmt.Errorf("group %v: %w", g.key, err)
		}
		grouping.Groups = append(grouping.Groups, Group[K]{g.key, g.lines, total})
	}
	total, err := whole.sum()
	if err != nil {
		return Grouping[K]{}, err
	}
	grouping.Total = total
	return grouping, nil
}

// Share returns the share that the group with the given key has of the total,
// rounded as PercentOf does (R208). A key without lines has 0%. Where the total
// is not positive or the group negative the error is PercentOf's.
func (g Grouping[K]) Share(key K, decimals int) (Percent, error) {
	var total Pence
	for _, group := range g.Groups {
		if group.Key == key {
			total = group.Total
		}
	}
	return PercentOf(total, g.Total, decimals)
}

// CheckNewToWork holds a stated amount to what went to organisations without
// prior experience of working with offenders, and that to being more than half
// of project funding, as HO2012 Ch.3 claims of both (R211). Where the
// experience of some is not known, theirs may or may not be part of it. A total
// that overflows is an error wrapping ErrOverflow.
func CheckNewToWork(lines []Line, stated, unit Pence) (engagement.Reason, error) {
	projects := Select(lines, Selection{Ledgers: []Ledger{Projects}})
	byExperience, err := GroupBy(projects, func(l Line) engagement.Answer { return l.Experience })
	if err != nil {
		return engagement.Reason{}, err
	}
	least, _ := byExperience.of(engagement.No)
	experienced, _ := byExperience.of(engagement.Yes)
	open, unknown := byExperience.of(engagement.NotKnown)
	most, err := least.Add(open)
	if err != nil {
		return engagement.Reason{}, err
	}
	others, err := experienced.Add(open)
	if err != nil {
		return engagement.Reason{}, err
	}

	right := Agree(stated, least, unit).outcome()
	if unknown && right != engagement.OutcomeNotKnown && stated.inUnits(unit) >= least.inUnits(unit) && stated.inUnits(unit) <= most.inUnits(unit) {
		right = engagement.OutcomeNotKnown
	}
	half := engagement.OutcomeNotKnown
	switch {
	case least > others:
		half = engagement.Met
	case most <= experienced:
		half = engagement.NotMet
	}
	return engagement.Reason{Rule: ruleNewToWork, Outcome: right.And(half), Format: "new to this work %v of %v, and of %v it is not known; stated %v",
		Values: []any{least, byExperience.Total, open, stated}}, nil
}
