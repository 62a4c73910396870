package cohorttest

import (
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

func (w world) ids() []cohort.PersonID {
	ids := make([]cohort.PersonID, len(w.People))
	for i, p := range w.People {
		ids[i] = p.ID
	}
	return ids
}

// areas lists the areas of the people, each once.
func (w world) areas() []string {
	var areas []string
	for _, p := range w.People {
		areas = append(areas, p.Area)
	}
	slices.Sort(areas)
	return slices.Compact(areas)
}

// clone copies all that could be changed.
func (w world) clone() world {
	room := w.Room
	if room.Overall != nil {
		room.Overall = cohort.Room(*room.Overall)
	}
	if room.EachArea != nil {
		room.EachArea = cohort.Room(*room.EachArea)
	}
	room.ByArea = maps.Clone(room.ByArea)
	people := make([]cohort.Person, len(w.People))
	for i, p := range w.People {
		people[i] = clonePerson(p)
	}
	return world{Room: room, People: people}
}

// placed gives everybody an area where areas have room of their own.
func (w world) placed() world {
	if limitsAreas(w.Room) {
		w = w.clone()
		for i := range w.People {
			if w.People[i].Area == "" {
				w.People[i].Area = "a"
			}
		}
	}
	return w
}

func clonePerson(p cohort.Person) cohort.Person {
	p.Schemes, p.Needs, p.Sources = slices.Clone(p.Schemes), slices.Clone(p.Needs), slices.Clone(p.Sources)
	p.Facts = maps.Clone(p.Facts)
	return p
}

// worlds returns the hostile worlds and those drawn, and worlds with people who
// are not in order.
func (s *subject) worlds() (worlds, bad []world) {
	r := rand.New(rand.NewPCG(s.options.Seed, 6))
	v := valuesOf(s.options.Policy)
	in := func() cohort.Person { return s.drawn(r, v, true) }
	out := func() cohort.Person { return s.drawn(r, v, false) }
	each := func(list ...cohort.Person) {
		people := append([]cohort.Person{}, list...)
		for i := range people {
			people[i] = clonePerson(people[i])
			if people[i].ID == "" {
				people[i].ID = name(i)
			}
		}
		for _, room := range s.rooms(people) {
			worlds = append(worlds, s.judge(world{Room: room, People: people}.placed()))
		}
	}
	each()
	each(in())
	each(out())
	each(cohort.Person{})
	each(cohort.Person{Area: "a"}, cohort.Person{Area: "a"})
	for range 2 {
		// People whom nothing tells apart, in one area and in two.
		one := in()
		each(one, one, one, one, one)
		two, other := one, one
		two.Area, other.Area = "a", "b"
		each(two, other, two, other, two)
		each(out(), in(), out(), in(), in())
		// Identifiers that differ in case or blanks, or sort otherwise as numbers.
		var people []cohort.Person
		for _, id := range []cohort.PersonID{"10", "9", "a", "A", " a", "a ", "ä", "-1"} {
			p := one
			p.ID = id
			people = append(people, p)
		}
		each(people...)
	}
	for range s.options.worlds() {
		people := make([]cohort.Person, r.IntN(10))
		for i := range people {
			switch {
			case i > 0 && r.IntN(5) == 0:
				people[i] = clonePerson(people[r.IntN(i)])
			case r.IntN(3) == 0:
				people[i] = v.draw(r)
			default:
				people[i] = in()
			}
			people[i].ID = name(i)
		}
		// The identifiers must not follow the order of the list.
		for i, k := range r.Perm(len(people)) {
			people[i].ID = name(k)
		}
		rooms := s.rooms(people)
		worlds = append(worlds, s.judge(world{Room: rooms[r.IntN(len(rooms))], People: people}.placed()))
	}
	for _, spoil := range []func(p *cohort.Person){
		func(p *cohort.Person) { p.ID = "" },
		func(p *cohort.Person) { p.ID = "a" },
		func(p *cohort.Person) { p.Area = "" },
		func(p *cohort.Person) { p.RAG = 200 },
		func(p *cohort.Person) { p.RAG, p.RAGSince = cohort.RAGNotKnown, engagement.MustParseDate("2009-01-01") },
		func(p *cohort.Person) { p.Position = 200 },
		func(p *cohort.Person) { p.Consent = 200 },
		func(p *cohort.Person) { p.Schemes = []cohort.SchemeID{"x", "x"} },
		func(p *cohort.Person) { p.Needs = []engagement.Pathway{engagement.PathwayNotStated} },
		func(p *cohort.Person) { p.Sources = []cohort.SourceID{""} },
		func(p *cohort.Person) { p.Facts = map[cohort.FactID]engagement.Answer{"x": 200} },
		func(p *cohort.Person) {
			p.Sentenced, p.Released = engagement.MustParseDate("2009-01-01"), engagement.MustParseDate("2008-01-01")
		},
		func(p *cohort.Person) {
			p.Born = engagement.MustParseDate("1980-01-01")
			_ = p.Age.UnmarshalText([]byte("20")) // it is an age
		},
	} {
		for _, person := range []cohort.Person{in(), out()} {
			people := []cohort.Person{in(), clonePerson(person)}
			people[0].ID, people[1].ID = "a", "b"
			spoil(&people[1])
			for _, room := range s.rooms(people) {
				bad = append(bad, s.judge(world{Room: room, People: people}))
			}
		}
	}
	return worlds, bad
}

// drawn draws a person who is eligible, or who is not, as far as one is found
// soon.
func (s *subject) drawn(r *rand.Rand, v *values, eligible bool) cohort.Person {
	var p cohort.Person
	for range 60 {
		if len(s.options.Samples) > 0 && r.IntN(2) == 0 {
			p = clonePerson(s.options.Samples[r.IntN(len(s.options.Samples))])
			p.ID = ""
		} else {
			p = v.draw(r)
		}
		if s.eligible(p) == eligible {
			break
		}
	}
	return p
}

// rooms returns the room to be tried for people: none, for one, for all but one
// and more, overall and by area.
func (s *subject) rooms(people []cohort.Person) []cohort.Capacity {
	if s.options.FixedRoom {
		return []cohort.Capacity{s.options.Policy.Capacity}
	}
	rooms := []cohort.Capacity{{}}
	if s.compare == nil {
		return rooms // nobody comes first
	}
	n := len(people)
	for _, places := range []int{0, 1, 2, n - 1, n, n + 1} {
		if places >= 0 {
			rooms = append(rooms, cohort.Capacity{Overall: cohort.Room(places)})
		}
	}
	for _, places := range []int{0, 1, 2} {
		rooms = append(rooms, cohort.Capacity{EachArea: cohort.Room(places)}, cohort.Capacity{Overall: cohort.Room(places + 1), EachArea: cohort.Room(1)})
	}
	return append(rooms, cohort.Capacity{ByArea: map[string]int{"a": 1}},
		cohort.Capacity{Overall: cohort.Room(3), EachArea: cohort.Room(1), ByArea: map[string]int{"a": 2, "b": 0}})
}

// name returns a, b, c, …
func name(i int) cohort.PersonID {
	if i < 26 {
		return cohort.PersonID(rune('a' + i))
	}
	return name(i/26-1) + name(i%26)
}
