package cohort

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/thirdsector-go/partnership/engagement"
)

// SelectFrom is [Selector.Select] for people in columns: the same selection, and
// the same error, as from the same people in a list, for any number of workers
// and processors. It uses that many goroutines, at least one. A population that
// was loaded without a fact that the policy asks, or that people are counted
// apart by, is a Problem; an error of ctx is returned as it is.
//
// It goes over the columns twice, the second time over the eligible only, and
// keeps no more of them than there is room for, or a few of each rank that
// decides. Its cost is one step for each column that a criterion asks, whatever
// the number of criteria, some ten nanoseconds a person in all.
func (s Selector) SelectFrom(ctx context.Context, population Population, workers int, by ...Field) (Selection, error) {
	if err := s.check(by); err != nil {
		return Selection{}, err
	}
	if population.columns == nil { // the zero value
		var err error
		if population, err = NewPopulation(nil, append(s.Fields(), by...)...); err != nil {
			return Selection{}, err
		}
	}
	pl, err := newPlan(s, population, by)
	if err != nil {
		return Selection{}, err
	}
	sc := newScan(s, population, pl)
	team := make([]*worker, max(1, min(workers, sc.chunks)))
	for i := range team {
		team[i] = newWorker(sc)
	}
	if err := sc.each(ctx, team, (*worker).count); err != nil {
		return Selection{}, err
	}
	selection := Selection{Considered: population.rows, selector: s, tally: newTally(by), population: population, plan: pl}
	sc.join(team, &selection)
	if err := sc.problems(team); err != nil {
		return Selection{}, err
	}
	if err := sc.fill(ctx, team, &selection); err != nil {
		return Selection{}, err
	}
	return selection, nil
}

// A scan is one selection from a population while it goes on.
type scan struct {
	selector   Selector
	population Population
	plan       *plan
	ranking    ranking
	area, risk *column
	areas      []string // by code
	chunks     int
	heapOf     []int      // of an area, by code: a heap, or noHeap
	rooms      []int      // of each heap
	eligible   [][]uint64 // by chunk: a bit for each person
	flagged    []bool     // the buckets in which somebody may be in
}

// noHeap says that there is no limit.
const noHeap = -1

func newScan(s Selector, p Population, pl *plan) *scan {
	sc := &scan{selector: s, population: p, plan: pl, ranking: newRanking(s, p)}
	sc.area, _ = p.column(Field{Kind: FieldArea})
	sc.risk, _ = p.column(Field{Kind: FieldRisk})
	sc.areas, sc.chunks = sc.area.words, len(sc.area.chunks)
	sc.eligible = make([][]uint64, sc.chunks)
	sc.flagged = make([]bool, mostBuckets)
	overall := s.policy.Capacity.Overall
	sc.rooms = make([]int, len(sc.areas))
	for heap, name := range sc.areas {
		places, limited := s.policy.Capacity.ofArea(name)
		switch {
		case limited && overall != nil:
			places = min(places, *overall)
		case !limited && overall != nil:
			heap, places = 0, *overall // areas without a limit share one
		case !limited:
			sc.heapOf = append(sc.heapOf, noHeap)
			continue
		}
		sc.heapOf = append(sc.heapOf, heap)
		sc.rooms[heap] = places
	}
	return sc
}

// each has the workers do a piece of work for every chunk of people.
func (sc *scan) each(ctx context.Context, team []*worker, do func(w *worker, chunk int)) error {
	var next atomic.Int64
	work := func(w *worker) {
		for ctx.Err() == nil {
			chunk := int(next.Add(1)) - 1
			if chunk >= sc.chunks {
				return
			}
			do(w, chunk)
		}
	}
	var others sync.WaitGroup
	for _, w := range team[1:] {
		others.Go(func() { work(w) })
	}
	work(team[0])
	others.Wait()
	return ctx.Err()
}

// join adds up what the workers counted.
func (sc *scan) join(team []*worker, selection *Selection) {
	for _, w := range team {
		for id, n := range w.counts {
			if n > 0 {
				answers, group := sc.plan.meaning(w.numbersOf(id))
				selection.tally.add(answers, group, int(n))
			}
		}
	}
	for i := range selection.tally.cells {
		c := &selection.tally.cells[i]
		switch answer := c.answer(); {
		case answer == engagement.NotKnown:
			selection.NotKnown += c.n
			if sc.selector.policy.Unknown == LetIn {
				selection.Eligible += c.n
			}
		case answer == engagement.Yes:
			selection.Eligible += c.n
		}
	}
}

// problems returns what Select says of people who cannot be selected from.
func (sc *scan) problems(team []*worker) error {
	var bad []uint32
	all := 0
	for _, w := range team {
		bad = append(bad, w.bad...)
		all += w.allBad
	}
	slices.Sort(bad)
	var problems engagement.Problems
	for _, row := range bad {
		path := fmt.Sprintf("people[%d]", row)
		answers := sc.plan.answersOf(int(row))
		if slices.Contains(answers, engagement.NotKnown) && sc.selector.policy.Unknown == Refuse {
			problems.Add(path, string(sc.population.ids.at(int(row))), sc.selector.refusal(answers))
		} else {
			problems.Add(path+".area", "", errNoArea)
		}
	}
	return capped(problems, all).Err()
}

// fill gives the places to those of the eligible who may get one: those of the
// buckets of rank in which the best of some area stand.
func (sc *scan) fill(ctx context.Context, team []*worker, selection *Selection) error {
	first := team[0]
	for _, w := range team[1:] {
		for i := range w.heaps {
			for _, bucket := range w.heaps[i].items {
				first.heaps[i].offer(bucket)
			}
		}
		for i, n := range w.buckets {
			first.buckets[i] += n
		}
		for i, n := range w.byArea {
			first.byArea[i] += n
		}
		for i := range sc.flagged {
			first.flagged[i] = first.flagged[i] || w.flagged[i]
		}
	}
	copy(sc.flagged, first.flagged)
	for i := range first.heaps {
		for _, bucket := range first.heaps[i].items {
			sc.flagged[bucket] = true
		}
	}
	all := 0
	for bucket, n := range first.buckets {
		if sc.flagged[bucket] {
			all += int(n)
		}
	}
	first.list = make([]ranked, 0, all)
	if err := sc.each(ctx, team, (*worker).collect); err != nil {
		return err
	}
	list := first.list
	for _, w := range team[1:] {
		list = append(list, w.list...)
	}
	slices.SortFunc(list, sc.order)
	members := make([]Member, len(list))
	ranks := make([]int, len(list))
	before, bucket := 0, 0 // how many stand in lower buckets
	start := 0
	for i := range list {
		row := int(list[i].row)
		members[i] = Member{ID: sc.population.ids.at(row), Area: sc.areas[sc.area.at(row)], Score: Score{int32(sc.risk.at(row))}}
		if at := list[i].bucket(); at != bucket {
			for ; bucket < at; bucket++ {
				before += int(first.buckets[bucket])
			}
			start = i
		}
		ranks[i] = before + i - start + 1
	}
	room := newRoom(sc.selector.policy.Capacity)
	in, err := room.fill(members,
		func(i, j int) bool { return sc.tied(list[i], list[j]) },
		func(i int) int { return ranks[i] })
	if err != nil {
		return err
	}
	if len(in) < len(members) {
		kept := make([]Member, len(in))
		for k, i := range in {
			kept[k] = members[i]
		}
		members = kept
	}
	if len(in) > 0 {
		selection.Members = members
	}
	selection.Selected = len(in)
	selection.rows = make([]uint32, len(in))
	for k, i := range in {
		selection.rows[k] = list[i].row
	}
	sc.keptOut(room, first.byArea, selection)
	selection.CutOffs = room.cutOffs()
	sc.countSelected(selection)
	return nil
}

// keptOut counts those whom a limit kept out and who were not looked at: in an
// area whose places are all taken it is the area's, otherwise the limit overall.
func (sc *scan) keptOut(room *room, byArea []int, selection *Selection) {
	overall := selection.Eligible - selection.Selected
	for code, n := range byArea {
		if n == 0 {
			continue
		}
		limit := room.area(sc.areas[code])
		if limit == nil {
			continue
		}
		limit.KeptOut = 0
		if limit.left == 0 {
			limit.KeptOut = n - limit.Room
		}
		overall -= limit.KeptOut
	}
	room.overall.KeptOut = overall
}

// countSelected counts the members of each group.
func (sc *scan) countSelected(selection *Selection) {
	t := &selection.tally
	if selection.Selected == selection.Eligible || len(t.by) == 0 {
		for i := range t.cells {
			c := &t.cells[i]
			if answer := c.answer(); answer == engagement.Yes || answer == engagement.NotKnown && sc.selector.policy.Unknown == LetIn {
				t.selected[groupKey(c.group)] += c.n
			}
		}
		if len(t.by) == 0 && len(t.selected) > 0 {
			t.selected[""] = selection.Selected
		}
		return
	}
	counts := map[string]int{}
	numbers, key := make([]uint16, sc.plan.words), make([]byte, 2*sc.plan.words)
	for _, row := range selection.rows {
		sc.plan.numbers(int(row), numbers)
		for i, number := range numbers {
			key[2*i], key[2*i+1] = byte(number), byte(number>>8)
		}
		counts[string(key)]++
	}
	for key, n := range counts {
		for i := range numbers {
			numbers[i] = uint16(key[2*i]) | uint16(key[2*i+1])<<8
		}
		_, group := sc.plan.meaning(numbers)
		t.selected[groupKey(group)] += n
	}
}

// order orders two people by rank, then as the policy breaks ties, then by
// identifier, and at last, where that was not checked, by place.
func (sc *scan) order(a, b ranked) int {
	if order := compareKeys(a, b); order != 0 {
		return order
	}
	if a.tie != b.tie {
		if a.tie < b.tie {
			return -1
		}
		return 1
	}
	if order := strings.Compare(string(sc.population.ids.at(int(a.row))), string(sc.population.ids.at(int(b.row)))); order != 0 {
		return order
	}
	return int(a.row) - int(b.row)
}

// tied reports whether nothing tells two people apart.
func (sc *scan) tied(a, b ranked) bool {
	return sc.selector.policy.Ties == TieBreakNotStated && compareKeys(a, b) == 0
}

// ranked returns a person as ranked.
func (sc *scan) ranked(row uint32, high, low uint64) ranked {
	r := ranked{high: high, low: low, row: row}
	id := sc.population.ids.at(int(row))
	if sc.selector.policy.Ties == TiesByDraw {
		r.tie = drawn(sc.selector.policy.Seed, id)
	} else {
		r.tie = prefix(id[len(sc.population.ids.common):])
	}
	return r
}

// prefix returns the first eight bytes of an identifier, in whose order they
// are; a shorter one is filled up with zeros. What all identifiers begin with is
// left away before, since it tells nobody apart.
func prefix(id PersonID) uint64 {
	if len(id) >= 8 {
		return uint64(id[0])<<56 | uint64(id[1])<<48 | uint64(id[2])<<40 | uint64(id[3])<<32 |
			uint64(id[4])<<24 | uint64(id[5])<<16 | uint64(id[6])<<8 | uint64(id[7])
	}
	value := uint64(0)
	for i := range 8 {
		value <<= 8
		if i < len(id) {
			value |= uint64(id[i])
		}
	}
	return value
}
