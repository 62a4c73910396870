package cohorttest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// A law says what is wrong in a world, nothing where it holds, and whether it
// speaks of the world at all.
type law struct {
	name  string
	holds func(world) (fault string, speaks bool)
}

// search returns a Violation of the law in the smallest world found, and one
// where no world had anything for it to speak of.
func (s *subject) search(l law, worlds []world) error {
	holds := func(w world) (fault string, speaks bool) {
		if panicked := try(func() { fault, speaks = l.holds(w) }); panicked != "" {
			return panicked, true
		}
		return fault, speaks
	}
	tried := false
	for _, w := range worlds {
		fault, speaks := holds(w)
		tried = tried || speaks
		if fault == "" {
			continue
		}
		w = s.smaller(w, func(less world) bool {
			fault, _ := holds(less)
			return fault != ""
		})
		fault, _ = holds(w)
		if fault == "" { // what is not repeatable may hold the next time
			fault = "not always the same"
		}
		return Violation{l.name, w.String(), fault}
	}
	if !tried {
		return Violation{Law: l.name, Detail: "it cannot be tried: none of the people drawn are a case of it; give samples"}
	}
	return nil
}

// try calls f and returns what it panics with, as text.
func try(f func()) (panicked string) {
	defer func() {
		if r := recover(); r != nil {
			panicked = fmt.Sprintf("it panics: %v", r)
		}
	}()
	f()
	return ""
}

// judge settles what is asked of every world again and again.
func (s *subject) judge(w world) world {
	w.judged, w.wrong = true, s.refuses(w)
	return w
}

// refuses says why the people are not in order, nothing where they are.
func (s *subject) refuses(w world) string {
	if w.judged {
		return w.wrong
	}
	seen := map[cohort.PersonID]bool{}
	for _, p := range w.People {
		switch err := p.Validate(); {
		case err != nil:
			return err.Error()
		case seen[p.ID]:
			return fmt.Sprintf("%q stands twice", p.ID)
		case p.Area == "" && limitsAreas(w.Room) && s.eligible(p):
			return fmt.Sprintf("the area of %q is not known", p.ID)
		}
		seen[p.ID] = true
	}
	if s.policy && (s.options.Policy.Unknown == cohort.Refuse || s.options.Policy.Ties == cohort.TieBreakNotStated) {
		if _, err := s.byLibrary(w); err != nil {
			return err.Error()
		}
	}
	return ""
}

// inOrder reports whether the people are in order whichever way one looks at
// it: an area that is missing of somebody who is not eligible may be refused.
func (s *subject) inOrder(w world) bool {
	if limitsAreas(w.Room) && slices.ContainsFunc(w.People, func(p cohort.Person) bool { return p.Area == "" }) {
		return false
	}
	return s.refuses(w) == ""
}

func (s *subject) total(w world) (string, bool) {
	if !s.inOrder(w) {
		return "", false
	}
	if _, err := s.ask(w); err != nil {
		return fmt.Sprintf("an error for people who are in order: %v", err), true
	}
	return "", true
}

func (s *subject) refusal(w world) (string, bool) {
	why := s.refuses(w)
	if why == "" {
		return "", false
	}
	if _, err := s.ask(w); err == nil {
		return "no error: " + why, true
	}
	return "", true
}

// answer returns whom the subject selects of people who are in order.
func (s *subject) answer(w world) (ids []cohort.PersonID, ok bool) {
	if !s.inOrder(w) {
		return nil, false
	}
	ids, err := s.ask(w)
	return ids, err == nil
}

func (s *subject) unchanged(w world) (string, bool) {
	if !s.inOrder(w) {
		return "", false
	}
	mine := w.clone()
	if _, err := s.selecting(mine.People, mine.Room); err != nil {
		return "", false
	}
	if !reflect.DeepEqual(mine.Room, w.Room) || !reflect.DeepEqual(mine.People, w.People) {
		return fmt.Sprintf("afterwards they are %v", mine), true
	}
	return "", len(w.People) > 0
}

func (s *subject) repeatable(w world) (string, bool) {
	first, ok := s.answer(w)
	if !ok {
		return "", false
	}
	kept := slices.Clone(first)
	other := world{Room: w.Room} // somebody else in between
	for _, p := range w.People {
		p.ID += "'"
		other.People = append(other.People, p)
	}
	_, _ = s.ask(other)
	if !slices.Equal(first, kept) {
		return fmt.Sprintf("selects %q, and after another selection that list is %q", kept, first), true
	}
	for range 2 {
		again, err := s.ask(w)
		if err != nil {
			return fmt.Sprintf("selects %q, and another time it is an error: %v", kept, err), true
		}
		if !slices.Equal(again, kept) {
			return fmt.Sprintf("selects %q, and another time %q", kept, again), true
		}
	}
	return "", len(kept) > 0
}

func (s *subject) listOrder(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok || len(w.People) < 2 {
		return "", false
	}
	orders := []world{w.clone(), w.clone(), w.clone()}
	slices.Reverse(orders[0].People)
	orders[1].People = append(orders[1].People[1:], orders[1].People[0])
	r := rand.New(rand.NewPCG(uint64(len(w.People)), 1))
	r.Shuffle(len(w.People), func(i, j int) {
		orders[2].People[i], orders[2].People[j] = orders[2].People[j], orders[2].People[i]
	})
	for _, other := range orders {
		others, err := s.ask(other)
		if err != nil {
			return fmt.Sprintf("selects %q, and is an error where they come as %q: %v", sorted(ids), other.ids(), err), true
		}
		if !slices.Equal(sorted(ids), sorted(others)) {
			return fmt.Sprintf("selects %q, and where they come as %q it selects %q", sorted(ids), other.ids(), sorted(others)), true
		}
	}
	return "", len(ids) > 0
}

func (s *subject) listed(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok {
		return "", false
	}
	for _, id := range ids {
		if !slices.Contains(w.ids(), id) {
			return fmt.Sprintf("selects %q, who is not one of the people", id), true
		}
	}
	return "", len(w.People) > 0
}

func (s *subject) once(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok {
		return "", false
	}
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			return fmt.Sprintf("selects %q twice", id), true
		}
	}
	return "", len(w.People) > 0
}

func (s *subject) onlyEligible(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok {
		return "", false
	}
	excluded := false
	for _, p := range w.People {
		if s.eligible(p) {
			continue
		}
		excluded = true
		if slices.Contains(ids, p.ID) {
			return fmt.Sprintf("selects %q, who is not eligible%s", p.ID, s.why(p)), true
		}
	}
	return "", excluded
}

// why says which criteria of the policy a person does not pass.
func (s *subject) why(p cohort.Person) string {
	if s.options.Eligible != nil {
		return ""
	}
	selector, err := cohort.Prepare(s.options.Policy)
	if err != nil {
		return ""
	}
	text := ""
	for _, reason := range selector.Explain(p).Because {
		if reason.Outcome != engagement.Met {
			text += fmt.Sprintf("; %s %v: %s", reason.Subject, reason.Outcome, reason.Detail())
		}
	}
	return text
}

// full holds the numbers overall and by area. Those who are not eligible, not
// one of the people or selected twice are other laws' affair.
func (s *subject) full(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok {
		return "", false
	}
	selected, eligible, all := map[string]int{}, map[string]int{}, 0
	var areas []string
	for _, p := range w.People {
		if !s.eligible(p) {
			continue
		}
		if !slices.Contains(areas, p.Area) {
			areas = append(areas, p.Area)
		}
		eligible[p.Area]++
		if slices.Contains(ids, p.ID) {
			selected[p.Area]++
			all++
		}
	}
	slices.Sort(areas)
	most, total := 0, 0
	for _, area := range areas {
		places, limited := ofArea(w.Room, area)
		if !limited {
			places = eligible[area]
		}
		total += eligible[area]
		fill := min(places, eligible[area])
		most += fill
		if selected[area] > fill || w.Room.Overall == nil && selected[area] < fill {
			return fmt.Sprintf("selects %d in the area %q, where %d are eligible and there is room for %d", selected[area], area, eligible[area], places), true
		}
	}
	if w.Room.Overall != nil {
		most = min(most, *w.Room.Overall)
	}
	if all != most {
		return fmt.Sprintf("selects %d of %d who are eligible, and there is room for %d of them", all, total, most), true
	}
	return "", total > 0
}

func (s *subject) rank(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok {
		return "", false
	}
	count := map[string]int{}
	var in, out []cohort.Person
	for _, p := range w.People {
		switch {
		case slices.Contains(ids, p.ID):
			in = append(in, p)
			count[p.Area]++
		case s.eligible(p):
			out = append(out, p)
		}
	}
	speaks := false
	for _, x := range out {
		places, limited := ofArea(w.Room, x.Area)
		full := limited && count[x.Area] >= places
		for _, y := range in {
			if !s.eligible(y) || full && x.Area != y.Area {
				continue
			}
			speaks = true
			if s.compare(x, y) < 0 {
				return fmt.Sprintf("%q is passed over for %q, who comes after%s", x.ID, y.ID, s.keys(x, y)), true
			}
		}
	}
	return "", speaks
}

// keys prints what two people are ranked by.
func (s *subject) keys(x, y cohort.Person) string {
	if s.options.Compare != nil {
		return ""
	}
	text := ""
	for _, key := range s.options.Policy.Ranking {
		text += fmt.Sprintf(", %v %v and %v", key.Field, s.key(key, x), s.key(key, y))
	}
	return text
}

func (s *subject) key(key cohort.RankKey, p cohort.Person) fmt.Stringer {
	switch key.Field.Kind {
	case cohort.FieldAge:
		return p.AgeOn(s.options.Policy.AsOf)
	case cohort.FieldRisk:
		return p.Risk
	case cohort.FieldRAG:
		return p.RAG
	case cohort.FieldRAGSince:
		return p.RAGSince
	case cohort.FieldSentenced:
		return p.Sentenced
	}
	return p.Released
}

func (s *subject) monotone(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok {
		return "", false
	}
	holds := func(more world, stays func(cohort.Person) bool) string {
		others, ok := s.answer(more)
		if !ok {
			return ""
		}
		for _, p := range w.People {
			if slices.Contains(ids, p.ID) && !slices.Contains(others, p.ID) && stays(p) {
				return fmt.Sprintf("%q loses the place with more room: %q are selected, and %q with %v", p.ID, sorted(ids), sorted(others), text(more.Room))
			}
		}
		return ""
	}
	speaks := false
	if w.Room.Overall != nil {
		for _, step := range []int{1, 3} {
			more := w.clone()
			*more.Room.Overall += step
			speaks = len(ids) > 0
			if fault := holds(more, func(cohort.Person) bool { return true }); fault != "" {
				return fault, true
			}
		}
	}
	for _, area := range w.areas() {
		places, limited := ofArea(w.Room, area)
		if !limited {
			continue
		}
		more := w.clone()
		if more.Room.ByArea == nil {
			more.Room.ByArea = map[string]int{}
		}
		more.Room.ByArea[area] = places + 1
		speaks = speaks || len(ids) > 0
		fault := holds(more, func(p cohort.Person) bool { return w.Room.Overall == nil || p.Area == area })
		if fault != "" {
			return fault, true
		}
	}
	return "", speaks
}

func (s *subject) agrees(w world) (string, bool) {
	ids, ok := s.answer(w)
	if !ok {
		return "", false
	}
	want, err := s.byLibrary(w)
	if err != nil {
		return "", false
	}
	if !slices.Equal(sorted(ids), sorted(want)) {
		return fmt.Sprintf("selects %q, and the library %q", sorted(ids), sorted(want)), true
	}
	return "", len(want) > 0
}

func sorted(ids []cohort.PersonID) []cohort.PersonID {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}

func limitsAreas(room cohort.Capacity) bool { return room.EachArea != nil || len(room.ByArea) > 0 }

// ofArea returns the room of an area, and whether it is limited.
func ofArea(room cohort.Capacity, area string) (places int, limited bool) {
	if places, limited = room.ByArea[area]; limited || room.EachArea == nil {
		return places, limited
	}
	return *room.EachArea, true
}
