package cohort

import (
	"fmt"
	"maps"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// Capacity is for how many there is room. Nil is no limit, and 0 is room for
// nobody. Where several limits are set a person needs a place under each.
type Capacity struct {
	Overall  *int           `json:"overall,omitzero"`
	EachArea *int           `json:"eachArea,omitzero"` // in every area that byArea does not name
	ByArea   map[string]int `json:"byArea,omitzero"`
}

// Room returns a limit for a literal: Capacity{Overall: Room(50)}.
func Room(places int) *int { return &places }

// limitsAreas reports whether it matters in which area a person is.
func (c Capacity) limitsAreas() bool { return c.EachArea != nil || len(c.ByArea) > 0 }

// ofArea returns the room of one area, and whether it is limited.
func (c Capacity) ofArea(area string) (places int, limited bool) {
	if places, limited = c.ByArea[area]; limited {
		return places, true
	}
	if c.EachArea != nil {
		return *c.EachArea, true
	}
	return 0, false
}

// room is the places of a capacity while they are given away.
type room struct {
	capacity Capacity
	overall  limit
	areas    map[string]*limit
}

// limit is the places of one limit and what became of them.
type limit struct {
	CutOff
	left int
}

func newRoom(c Capacity) *room {
	r := &room{capacity: c, areas: map[string]*limit{}}
	if c.Overall != nil {
		r.overall = limit{CutOff{Room: *c.Overall}, *c.Overall}
	}
	return r
}

// area returns the limit of an area, nil where it has none.
func (r *room) area(name string) *limit {
	places, limited := r.capacity.ofArea(name)
	if !limited {
		return nil
	}
	l := r.areas[name]
	if l == nil {
		l = &limit{CutOff{Area: name, Room: places}, places}
		r.areas[name] = l
	}
	return l
}

// take gives a place to m, or counts m under the limit that keeps m out: that
// of the area first.
func (r *room) take(m Member) bool {
	area := r.area(m.Area)
	if area != nil && area.left == 0 {
		area.KeptOut++
		return false
	}
	if r.capacity.Overall != nil {
		if r.overall.left == 0 {
			r.overall.KeptOut++
			return false
		}
		r.overall.left--
		r.overall.Last = m.ID
	}
	if area != nil {
		area.left--
		area.Last = m.ID
	}
	return true
}

// fill gives the places to people in the order of their rank, which it writes,
// and returns who gets one. Whether two neighbours are tied and at which rank a
// person stands is told.
func (r *room) fill(members []Member, tied func(i, j int) bool, rank func(i int) int) (in []int, err error) {
	for from := 0; from < len(members); {
		until := from + 1
		for until < len(members) && tied(from, until) {
			until++
		}
		if err := r.decides(members[from:until]); err != nil {
			return nil, err
		}
		at := rank(from)
		for i := from; i < until; i++ {
			members[i].Rank = at
			if r.take(members[i]) {
				in = append(in, i)
			}
		}
		from = until
	}
	return in, nil
}

// decides returns a problem where there is room for some of those tied and not
// for others: then their order would decide, and nothing orders them.
func (r *room) decides(tied []Member) error {
	if len(tied) == 1 || r.capacity.Overall != nil && r.overall.left == 0 {
		return nil // nobody gets a place, in whichever area
	}
	var problems engagement.Problems
	in := map[string]int{}
	places := 0 // for which the areas have room
	for _, c := range tied {
		in[c.Area]++
	}
	for _, name := range slices.Sorted(maps.Keys(in)) {
		area := r.area(name)
		switch {
		case area == nil:
			places += in[name]
		case area.left >= in[name] || area.left == 0:
			places += min(area.left, in[name])
		default:
			places += area.left
			problems.Add("ties", name, fmt.Errorf("%w: %d places left in the area for %d people of one rank, from %q on: say how ties are broken",
				engagement.ErrMissing, area.left, in[name], tied[0].ID))
		}
	}
	if left := r.overall.left; r.capacity.Overall != nil && left > 0 && left < places {
		problems.Add("ties", "", fmt.Errorf("%w: %d places left for %d people of one rank, from %q on: say how ties are broken",
			engagement.ErrMissing, left, places, tied[0].ID))
	}
	return problems.Err()
}

// cutOffs returns the limits that kept somebody out, overall first, then by
// area.
func (r *room) cutOffs() []CutOff {
	var list []CutOff
	if r.overall.KeptOut > 0 {
		list = append(list, r.overall.CutOff)
	}
	for _, name := range slices.Sorted(maps.Keys(r.areas)) {
		if l := r.areas[name]; l.KeptOut > 0 {
			list = append(list, l.CutOff)
		}
	}
	return list
}
