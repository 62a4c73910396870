package cohorttest

import (
	"maps"
	"slices"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// smaller leaves out people, facts and room while the law stays broken. It tries
// so many worlds at most: enough for those that are drawn, and an end for
// implementations that are slow.
func (s *subject) smaller(w world, broken func(world) bool) world {
	tries := 4000
	better := func(less world) bool {
		if tries == 0 {
			return false
		}
		tries--
		if !broken(less) {
			return false
		}
		w = less
		return true
	}
	// Each step leaves out something, so that there is an end.
	for again := true; again; {
		again = false
		for i := len(w.People) - 1; i >= 0; i-- {
			less := w.clone()
			less.People = slices.Delete(less.People, i, i+1)
			again = better(less) || again
		}
		if !s.options.FixedRoom {
			for _, leaveOut := range lessRoom {
				less := w.clone()
				again = leaveOut(&less.Room) && better(less) || again
			}
		}
		for i := range w.People {
			for _, forget := range known(w.People[i]) {
				less := w.clone()
				forget(&less.People[i])
				again = better(less) || again
			}
		}
	}
	// Plain names, where the fault does not hang on them.
	plain := w.clone()
	for i := range plain.People {
		plain.People[i].ID = name(i)
	}
	if broken(plain) {
		return plain
	}
	return w
}

// lessRoom is what leaves out a limit of room, or a place of one. Each reports
// whether there was any to leave out.
var lessRoom = []func(*cohort.Capacity) bool{
	func(c *cohort.Capacity) bool { return drop(&c.Overall) },
	func(c *cohort.Capacity) bool { return drop(&c.EachArea) },
	func(c *cohort.Capacity) bool {
		had := c.ByArea != nil
		c.ByArea = nil
		return had
	},
	func(c *cohort.Capacity) bool { return lower(c.Overall) },
	func(c *cohort.Capacity) bool { return lower(c.EachArea) },
}

func drop(limit **int) bool {
	had := *limit != nil
	*limit = nil
	return had
}

func lower(limit *int) bool {
	if limit == nil || *limit <= 0 {
		return false
	}
	*limit--
	return true
}

// known returns what forgets each of the facts that are known of p.
func known(p cohort.Person) []func(*cohort.Person) {
	var list []func(*cohort.Person)
	add := func(is bool, forget func(*cohort.Person)) {
		if is {
			list = append(list, forget)
		}
	}
	add(p.Born.IsKnown(), func(p *cohort.Person) { p.Born = engagement.Date{} })
	add(p.Age.IsKnown(), func(p *cohort.Person) { p.Age = cohort.Age{} })
	add(p.Sex != "", func(p *cohort.Person) { p.Sex = "" })
	add(p.Ethnicity != "", func(p *cohort.Person) { p.Ethnicity = "" })
	add(p.Area != "", func(p *cohort.Person) { p.Area = "" })
	add(p.Risk.IsKnown(), func(p *cohort.Person) { p.Risk = cohort.Score{} })
	add(p.RAGSince.IsKnown(), func(p *cohort.Person) { p.RAGSince = engagement.Date{} })
	add(p.RAG != 0, func(p *cohort.Person) { p.RAG = 0 })
	add(p.RAG != 0, func(p *cohort.Person) { p.RAG, p.RAGSince = 0, engagement.Date{} })
	add(p.Position != 0, func(p *cohort.Person) { p.Position = 0 })
	add(p.Schemes != nil, func(p *cohort.Person) { p.Schemes = nil })
	add(p.Sentenced.IsKnown(), func(p *cohort.Person) { p.Sentenced = engagement.Date{} })
	add(p.Sentence.IsKnown(), func(p *cohort.Person) { p.Sentence = cohort.Term{} })
	add(p.Released.IsKnown(), func(p *cohort.Person) { p.Released = engagement.Date{} })
	add(p.Needs != nil, func(p *cohort.Person) { p.Needs = nil })
	add(p.Consent != 0, func(p *cohort.Person) { p.Consent = 0 })
	add(p.Sources != nil, func(p *cohort.Person) { p.Sources = nil })
	add(p.Facts != nil, func(p *cohort.Person) { p.Facts = nil })
	for _, id := range slices.Sorted(maps.Keys(p.Facts)) {
		add(len(p.Facts) > 1, func(p *cohort.Person) { delete(p.Facts, id) })
	}
	return list
}
