package publish

import (
	"cmp"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A plan is which cells of a table are suppressed, and why.
type plan struct {
	needs map[int]need // of the sensitive cells
	order []int        // of the sensitive cells
	*search
}

// fewEnough bounds the work of looking for cells that need not be suppressed
// after all: sensitive cells times others suppressed.
const fewEnough = 10_000

// suppress plans the suppression of a table: the sensitive cells, and as many
// others as keep them from being worked out. Which others is a heuristic: it
// looks for the cheapest at each sensitive cell in turn, and gives back what
// turns out to be superfluous; it does not look for the least in all, which
// takes exponential time.
func suppress(t Table, p Policy) plan {
	n := newNetwork(t, p)
	s := plan{needs: make(map[int]need), search: newSearch(n)}
	for i, c := range t.cells {
		if need, sensitive := p.sensitive(t, c); sensitive {
			s.needs[i] = need
			s.order = append(s.order, i)
			n.arcs[i].open = true
		}
	}
	for _, i := range s.order {
		need, value := s.needs[i], s.arcs[i].value
		s.provide(i, true, need.high-value)
		s.provide(i, false, value-need.low)
	}
	s.giveBack()
	return s
}

// provide opens arcs until arc i can change by as much as is wanted. Every arc
// that can be opened together with the totals of its row and column and of all
// can change so, which is why enough are found.
func (s plan) provide(i int, up bool, want int64) {
	if want <= 0 || s.move(i, up, want, false) >= want {
		return
	}
	s.move(i, up, want, true)
	for _, changed := range s.touched {
		if s.change[changed] != 0 {
			s.arcs[changed].open = true
		}
	}
}

// satisfied reports whether all that has to remain possible of arc i does.
func (s plan) satisfied(i int) bool {
	need, value := s.needs[i], s.arcs[i].value
	return s.move(i, true, need.high-value, false) >= need.high-value && s.move(i, false, value-need.low, false) >= value-need.low
}

// secondary lists the arcs that are open and not sensitive.
func (s plan) secondary() []int {
	var list []int
	for i, a := range s.arcs {
		if _, sensitive := s.needs[i]; a.open && !sensitive {
			list = append(list, i)
		}
	}
	return list
}

// giveBack closes arcs without which every need is satisfied, largest first, in a
// table that is small enough. No arc that stays open can be worked out: it was
// opened, and is kept, because a change that some need asks for goes through it.
func (s plan) giveBack() {
	list := s.secondary()
	if len(list)*len(s.order) > fewEnough {
		return
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(s.arcs[b].weight, s.arcs[a].weight) })
	for _, i := range list {
		s.arcs[i].open = false
		for _, sensitive := range s.order {
			if !s.satisfied(sensitive) {
				s.arcs[i].open = true
				break
			}
		}
	}
}

// Explain says why cells of a table are suppressed, if any: the rule of each, in
// the order of the cells, and none of their numbers; and to what the others are
// rounded. Which of them are sensitive and
// which protect others is not for publication: it says that the former are
// small. What is wrong is as with [Protect].
func Explain(t Table, p Policy) ([]engagement.Reason, error) {
	if err := check(t, p); err != nil {
		return nil, err
	}
	var reasons []engagement.Reason
	if p.Base > 0 {
		reasons = append(reasons, engagement.Reason{Rule: ruleRounding, Outcome: engagement.Met, Format: "multiples of %d", Values: []any{p.Base}})
	}
	if !p.suppresses() {
		return reasons, nil
	}
	s := suppress(t, p)
	for i, a := range s.arcs {
		if !a.open {
			continue
		}
		reason := engagement.Reason{Rule: ruleSecondary, Subject: t.name(i), Outcome: engagement.NotMet, Format: "others could be worked out from it"}
		if need, sensitive := s.needs[i]; sensitive {
			reason.Rule, reason.Format = need.rule, "sensitive"
		}
		reasons = append(reasons, reason)
	}
	return reasons, nil
}

// name is what a cell is called: its labels.
func (t Table) name(i int) string {
	_, width := t.size()
	r, c := i/width, i%width
	if t.oneWay() {
		return label(t.rows, r)
	}
	return label(t.rows, r) + ", " + label(t.columns, c)
}

func label(a Axis, i int) string {
	if i < len(a.Labels) {
		return a.Labels[i]
	}
	return TotalLabel
}
