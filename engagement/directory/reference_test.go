package directory

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

var testNeeds = []Need{housing, health, {Pathway: engagement.Attitudes}, food, {Beyond: "a haircut"}}

// random makes a synthetic directory of n services in which any fact may be
// unknown.
func random(rng *rand.Rand, n, areas, agencies int) Directory {
	d := Directory{Complete: engagement.Answer(rng.IntN(3)), Accessible: engagement.Answer(rng.IntN(3)), Updated: engagement.Answer(rng.IntN(3))}
	for i := range areas {
		d.Areas = append(d.Areas, Area{ID: AreaID(fmt.Sprint("area", i))})
	}
	for i := range agencies {
		d.Agencies = append(d.Agencies, engagement.Agency{ID: engagement.AgencyID(fmt.Sprint("agency", i)), Size: engagement.Size(rng.IntN(5))})
	}
	for i := range n {
		s := Service{ID: ServiceID(fmt.Sprint("s", i)), Agency: d.Agencies[rng.IntN(agencies)].ID, Open: engagement.Answer(rng.IntN(3)), Route: Route(rng.IntN(5))}
		for _, area := range d.Areas {
			if rng.IntN(areas+1) == 0 {
				s.Areas = append(s.Areas, area.ID)
			}
		}
		for _, need := range testNeeds {
			switch rng.IntN(7) {
			case 0:
				s.Direct = append(s.Direct, need)
			case 1:
				s.Secondary = append(s.Secondary, need)
			}
		}
		for _, group := range engagement.OffenderGroups() {
			if rng.IntN(8) == 0 {
				s.Groups = append(s.Groups, group)
			}
		}
		if rng.IntN(3) > 0 {
			s.Capacity = CountOf(rng.Int64N(4))
		}
		if rng.IntN(3) > 0 {
			s.InUse = CountOf(rng.Int64N(4))
		}
		if rng.IntN(2) > 0 {
			s.When = fmt.Sprint("day ", rng.IntN(3))
		}
		d.Services = append(d.Services, s)
	}
	rng.Shuffle(len(d.Services), func(i, j int) { d.Services[i], d.Services[j] = d.Services[j], d.Services[i] })
	return d
}

func index(t testing.TB, d Directory) *Index {
	t.Helper()
	ix, err := New(d)
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// referenceFind is the order that Find documents, said again without an index:
// look at every service, grade it, sort stably from the last grade to the
// first.
func referenceFind(d Directory, q Query) (found, ask []Match) {
	sizes := map[engagement.AgencyID]engagement.Size{}
	for _, agency := range d.Agencies {
		sizes[agency.ID] = agency.Size
	}
	var matches []Match
	unsure := map[ServiceID]bool{}
	for _, s := range d.Services {
		m := Match{Service: s.ID, Agency: s.Agency, Query: q, Size: sizes[s.Agency]}
		if q.Area != "" && len(s.Areas) > 0 {
			if !slices.Contains(s.Areas, q.Area) {
				continue
			}
			m.Area = engagement.Yes
		}
		noNeeds := s.Direct == nil && s.Secondary == nil
		if q.Need != (Need{}) && !noNeeds {
			if slices.Contains(s.Direct, q.Need) {
				m.Contribution = Direct
			} else if slices.Contains(s.Secondary, q.Need) {
				m.Contribution = Secondary
			} else {
				continue
			}
		}
		if q.Group != 0 {
			if slices.Contains(s.Groups, q.Group) {
				m.GroupFit = Specific
			} else if s.Open == engagement.Yes {
				m.GroupFit = OpenToAll
			} else if s.Open == engagement.No && len(s.Groups) > 0 {
				continue
			}
		}
		capacity, hasPlaces := s.Capacity.Int64()
		inUse, hasUse := s.InUse.Int64()
		if hasPlaces && capacity == 0 || hasPlaces && hasUse && inUse >= capacity {
			m.Room = Full
		} else if hasPlaces && hasUse {
			m.Room = Free
		}
		unsure[s.ID] = q.Area != "" && len(s.Areas) == 0 || q.Need != (Need{}) && noNeeds
		matches = append(matches, m)
	}
	by := func(grade func(Match) int) {
		slices.SortStableFunc(matches, func(a, b Match) int { return grade(a) - grade(b) })
	}
	slices.SortStableFunc(matches, func(a, b Match) int { return strings.Compare(string(a.Service), string(b.Service)) })
	by(func(m Match) int { return map[Room]int{Free: 1, RoomNotKnown: 2, Full: 3}[m.Room] })
	if q.Need.Beyond != "" {
		by(func(m Match) int {
			return map[engagement.Size]int{engagement.Micro: 1, engagement.Small: 1, engagement.SizeNotStated: 2, engagement.Medium: 3, engagement.Large: 3}[m.Size]
		})
	}
	by(func(m Match) int { return map[GroupFit]int{Specific: 1, OpenToAll: 2, GroupFitNotKnown: 3}[m.GroupFit] })
	by(func(m Match) int {
		return map[Contribution]int{Direct: 1, Secondary: 2, ContributionNotKnown: 3}[m.Contribution]
	})
	for _, m := range matches {
		if unsure[m.Service] {
			ask = append(ask, m)
		} else {
			found = append(found, m)
		}
	}
	return found, ask
}

func queries(d Directory) []Query {
	var all []Query
	for _, need := range append([]Need{{}, {Beyond: "nobody lists it"}}, testNeeds...) {
		for _, area := range append([]Area{{}}, d.Areas...) {
			for _, group := range []engagement.OffenderGroup{0, engagement.Women, engagement.ChildrenAndFamilies} {
				all = append(all, Query{need, area.ID, group})
			}
		}
	}
	return all
}

func TestIndex_Find_reference(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 242))
	for range 700 {
		d := random(rng, rng.IntN(20), 1+rng.IntN(3), 1+rng.IntN(4))
		ix := index(t, d)
		for _, q := range queries(d) {
			r, err := ix.Find(q)
			if err != nil {
				t.Fatal(err)
			}
			want, toAsk := referenceFind(d, q)
			if diff := cmp.Diff(want, r.Matches); diff != "" {
				t.Fatalf("%v (-want +got):\n%s", q, diff)
			}
			ask, err := ix.Ask(q)
			if diff := cmp.Diff(toAsk, ask); diff != "" || err != nil || r.ToAsk != len(ask) {
				t.Fatalf("%v to ask, %d of them (-want +got): %v\n%s", q, r.ToAsk, err, diff)
			}
			// The grades, the reasons and the outcome agree.
			wanted := engagement.OutcomeNotKnown
			if len(want)+len(ask) == 0 && d.Complete == engagement.Yes {
				wanted = engagement.NotMet
			}
			for _, m := range append(r.Matches, ask...) {
				s, found := ix.Service(m.Service)
				if !found || s.Room() != m.Room || q.Need.IsStated() && s.Contribution(q.Need) != m.Contribution || q.Group != 0 && s.GroupFit(q.Group) != m.GroupFit {
					t.Fatalf("%+v is not what the service says: %+v", m, s)
				}
				reasons := m.Reasons()
				if sure := engagement.OutcomeOf(reasons[:3]); sure == engagement.Met || sure == engagement.NotApplicable {
					wanted = engagement.Met
				} else if sure == engagement.NotMet {
					t.Fatalf("%v is a match of %v: %v", m, q, reasons)
				}
			}
			if r.Outcome != wanted || r.Reason().Outcome != wanted {
				t.Fatalf("%v: outcome %v, want %v; %+v", q, r.Outcome, wanted, r.Matches)
			}
		}
	}
}

// The order in which a document lists services changes no answer.
func TestIndex_permutation(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 242))
	for range 200 {
		d := random(rng, 12, 3, 4)
		first := answers(t, index(t, d))
		before := fmt.Sprintf("%+v", d)
		rng.Shuffle(len(d.Services), func(i, j int) { d.Services[i], d.Services[j] = d.Services[j], d.Services[i] })
		rng.Shuffle(len(d.Agencies), func(i, j int) { d.Agencies[i], d.Agencies[j] = d.Agencies[j], d.Agencies[i] })
		for i := range d.Services {
			for _, list := range [][]Need{d.Services[i].Direct, d.Services[i].Secondary} {
				slices.Reverse(list)
			}
			slices.Reverse(d.Services[i].Areas)
			slices.Reverse(d.Services[i].Groups)
		}
		if diff := cmp.Diff(first, answers(t, index(t, d))); diff != "" {
			t.Fatalf("another order gives other answers:\n%s\n%s", before, diff)
		}
	}
}

// answers prints all that an index finds.
func answers(t *testing.T, ix *Index) string {
	t.Helper()
	var text strings.Builder
	say := func(v any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "%+v\n", v)
	}
	for _, area := range ix.Areas() {
		for _, need := range testNeeds {
			say(ix.Find(Query{need, area.ID, engagement.Women}))
			say(ix.Ask(Query{need, area.ID, engagement.Women}))
		}
	}
	say(ix.Gaps(nil))
	say(ix.ThinCover(), nil)
	say(ix.GroupsWithoutService(), nil)
	say(ix.Overstretched(Load{1, 2}))
	say(ix.Shortfalls([]NeedCount{{"area0", housing, 0, 3}, {"area1", food, engagement.Women, 1}}))
	say(ix.Records(Freshness{}))
	say(ix.Usable(), nil)
	say(ix.Map(), nil)
	say(ix.WithoutAgency("agency0"))
	return text.String()
}

// The index keeps nothing of the caller's, and hands nothing of its own out.
func TestIndex_isolation(t *testing.T) {
	d := fixture()
	ix := index(t, d)
	before := fmt.Sprintf("%+v", d)
	everything(t, ix, d)
	if after := fmt.Sprintf("%+v", d); before != after {
		t.Errorf("questions changed the directory:\n%s\n%s", before, after)
	}
	first, _ := ix.Service("s1")
	d.Services[0].Areas[0], d.Services[0].Direct[0], d.Services[0].Groups[0], d.Areas[0].ID = "CRO", health, engagement.BME, "X"
	handed, _ := ix.Service("s1")
	handed.Areas[0], handed.Direct[0], handed.Groups[0] = "CRO", health, engagement.BME
	ix.Areas()[0].ID = "X"
	ix.Needs()[0] = food
	again, _ := ix.Service("s1")
	if diff := cmp.Diff(first, again); diff != "" || ix.Areas()[0].ID != "LEE" || ix.Needs()[0] != housing {
		t.Errorf("the index changed:\n%s", diff)
	}
}

// referenceCover counts, the obvious way, the agencies that serve a need in an
// area.
func referenceCover(d Directory, area AreaID, need Need) Cover {
	direct, all := map[engagement.AgencyID]bool{}, map[engagement.AgencyID]bool{}
	for _, s := range d.Services {
		if !slices.Contains(s.Areas, area) {
			continue
		}
		if slices.Contains(s.Direct, need) {
			direct[s.Agency], all[s.Agency] = true, true
		}
		if slices.Contains(s.Secondary, need) {
			all[s.Agency] = true
		}
	}
	return Cover{len(direct), len(all) - len(direct)}
}

// The map has every service, each in all its cells and no other, and its cover
// is the obvious one.
func TestIndex_Map_reference(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 201))
	for range 300 {
		d := random(rng, rng.IntN(15), 2, 3)
		cells := map[string]Cell{}
		for _, c := range index(t, d).Map().Cells {
			key := string(c.Area) + " " + c.Need.String()
			if _, twice := cells[key]; twice {
				t.Fatalf("cell %s twice", key)
			}
			cells[key] = c
		}
		for _, area := range d.Areas {
			for _, need := range PathwayNeeds() {
				if _, there := cells[string(area.ID)+" "+need.String()]; !there {
					t.Fatalf("no cell for %v in %s", need, area.ID)
				}
			}
		}
		listed := map[string]bool{}
		for _, c := range cells {
			if c.Area != "" && c.Need.IsStated() && c.Cover != referenceCover(d, c.Area, c.Need) {
				t.Fatalf("%+v, want cover %v", c, referenceCover(d, c.Area, c.Need))
			}
			var places Places
			for kind, ids := range [][]ServiceID{c.NotKnown, c.Direct, c.Secondary} {
				for _, id := range ids {
					listed[fmt.Sprint(c.Area, " ", c.Need, " ", id, " ", Contribution(kind))] = true
					s := d.Services[slices.IndexFunc(d.Services, func(s Service) bool { return s.ID == id })]
					if n, known := s.Capacity.Int64(); known {
						places.Stated += n
					} else {
						places.NotStated++
					}
				}
			}
			if places != c.Places {
				t.Fatalf("%+v, want places %v", c, places)
			}
		}
		want := map[string]bool{}
		for _, s := range d.Services {
			areas := s.Areas
			if areas == nil {
				areas = []AreaID{""}
			}
			for _, area := range areas {
				if s.Direct == nil && s.Secondary == nil {
					want[fmt.Sprint(area, " ", Need{}, " ", s.ID, " ", ContributionNotKnown)] = true
				}
				for _, need := range s.Direct {
					want[fmt.Sprint(area, " ", need, " ", s.ID, " ", Direct)] = true
				}
				for _, need := range s.Secondary {
					want[fmt.Sprint(area, " ", need, " ", s.ID, " ", Secondary)] = true
				}
			}
		}
		if diff := cmp.Diff(want, listed); diff != "" {
			t.Fatalf("services in cells (-want +got):\n%s", diff)
		}
	}
}

// Closing an agency is the same as a directory without its services, never
// improves cover, and never ends a gap.
func TestIndex_WithoutAgency_reference(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 201))
	for range 400 {
		d := random(rng, rng.IntN(12), 2, 3)
		ix := index(t, d)
		for _, agency := range d.Agencies {
			without := d
			without.Services = slices.DeleteFunc(slices.Clone(d.Services), func(s Service) bool { return s.Agency == agency.ID })
			closure, err := ix.WithoutAgency(agency.ID)
			if err != nil {
				t.Fatal(err)
			}
			if gone := len(d.Services) - len(without.Services); gone != len(closure.Services) {
				t.Fatalf("%d services go, want %d", len(closure.Services), gone)
			}
			at := map[Query]Loss{}
			for _, l := range closure.Cells {
				at[Query{Need: l.Need, Area: l.Area}] = l
			}
			gaps := map[Query]engagement.Outcome{}
			var demand []NeedCount
			for _, area := range d.Areas {
				for _, need := range testNeeds {
					demand = append(demand, NeedCount{Area: area.ID, Need: need, People: 1})
				}
			}
			findings, err := index(t, without).Gaps(demand)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range findings {
				gaps[Query{Need: f.Need, Area: f.Area}] = f.Reason.Outcome
			}
			for _, n := range demand {
				before, after := referenceCover(d, n.Area, n.Need), referenceCover(without, n.Area, n.Need)
				l, there := at[n.query()]
				if there != (before != after) || there && (l.Before != before || l.After != after) {
					t.Fatalf("%v without %s: %+v, want %v then %v", n.query(), agency.ID, l, before, after)
				}
				if after.Compare(before) > 0 {
					t.Fatalf("%v without %s is better", n.query(), agency.ID)
				}
				want, gap := gaps[n.query()]
				if !gap {
					want = engagement.Met
				}
				if there && l.Reason.Outcome != want {
					t.Fatalf("%v without %s: %v, and the directory without it says %v", n.query(), agency.ID, l.Reason, want)
				}
			}
			comparison, err := closure.Compare()
			if err != nil || len(comparison.Changes) != len(closure.Cells) {
				t.Fatal(comparison, err)
			}
			for _, change := range comparison.Changes {
				if change.Kind != engagement.Lost { // every cell that it serves has an agency fewer
					t.Fatalf("%+v", change)
				}
			}
		}
	}
}
