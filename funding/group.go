package funding

import (
	"cmp"
	"fmt"
	"slices"
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
