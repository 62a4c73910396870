package directory

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// What is not known may turn out any way. Here every way is tried: an outcome
// that is known must hold in all of them, and one that is not known must turn
// out both ways.

// completions returns the ways in which a service's unknown areas, needs and
// groups may turn out. The needs are housing, health and one other; the groups
// women and older, who stand for all others.
func completions(s Service, areas []Area) []Service {
	out := []Service{s}
	spread := func(ways func(Service) []Service) {
		var all []Service
		for _, s := range out {
			all = append(all, ways(s)...)
		}
		out = all
	}
	if len(s.Areas) == 0 {
		spread(func(s Service) (ways []Service) {
			for set := 1; set < 1<<len(areas); set++ {
				s.Areas = nil
				for i, area := range areas {
					if set>>i&1 == 1 {
						s.Areas = append(s.Areas, area.ID)
					}
				}
				ways = append(ways, s)
			}
			return ways
		})
	}
	if len(s.Direct)+len(s.Secondary) == 0 {
		spread(func(s Service) (ways []Service) {
			for _, lists := range [][2][]Need{
				{{food}, nil}, {{housing}, nil}, {{health}, nil}, {{housing, health}, nil},
				{nil, {housing}}, {nil, {health}}, {nil, {housing, health}}, {{housing}, {health}}, {{health}, {housing}},
			} {
				s.Direct, s.Secondary = lists[0], lists[1]
				ways = append(ways, s)
			}
			return ways
		})
	}
	if s.Open == engagement.NotKnown {
		spread(func(s Service) []Service {
			yes, no := s, s
			yes.Open, no.Open = engagement.Yes, engagement.No
			return []Service{yes, no}
		})
	}
	if len(s.Groups) == 0 {
		spread(func(s Service) []Service {
			if s.Open == engagement.Yes {
				return []Service{s} // open to all, and it lists none: it is specifically for none
			}
			women, older := s, s
			women.Groups, older.Groups = []engagement.OffenderGroup{engagement.Women}, []engagement.OffenderGroup{engagement.Older}
			return []Service{women, older}
		})
		if s.Open == engagement.NotKnown {
			// It may be open to all and have something for women, too.
			spread(func(s Service) []Service {
				if s.Open != engagement.Yes {
					return []Service{s}
				}
				women := s
				women.Groups = []engagement.OffenderGroup{engagement.Women}
				return []Service{s, women}
			})
		}
	}
	return out
}

// truth is what a directory says in which every fact is known.
type truth struct{ gap, gapWomen, sole, secondary, groupless bool }

func truthOf(services []Service, area AreaID, need Need) (tr truth) {
	agencies := map[engagement.AgencyID]bool{}
	var direct, women, specific bool
	for _, s := range services {
		if s.Serves(area) != engagement.Yes {
			continue
		}
		forWomen := false
		for _, group := range s.Groups {
			forWomen = forWomen || group == engagement.Women
		}
		specific = specific || forWomen
		c := s.Contribution(need)
		if c != Direct && c != Secondary {
			continue
		}
		agencies[s.Agency] = true
		direct = direct || c == Direct
		women = women || forWomen || s.Open == engagement.Yes
	}
	return truth{len(agencies) == 0, !women, len(agencies) == 1, len(agencies) > 0 && !direct, !specific}
}

func TestFindings_completions(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 46))
	seen := map[string]int{}
	for range 200 {
		d := Directory{Areas: []Area{{ID: "X"}, {ID: "Y"}}, Agencies: []engagement.Agency{{ID: "a"}, {ID: "b"}, {ID: "new"}}, Complete: engagement.Yes}
		if rng.IntN(4) == 0 {
			d.Complete = engagement.Answer(2 * rng.IntN(2))
		}
		for i := range rng.IntN(3) {
			s := Service{ID: ServiceID(fmt.Sprint(i)), Agency: d.Agencies[rng.IntN(2)].ID, Open: engagement.Yes}
			if rng.IntN(4) > 0 {
				s.Areas = [][]AreaID{{"X"}, {"Y"}, {"X", "Y"}}[rng.IntN(3)]
			}
			switch rng.IntN(6) {
			case 0, 1, 2:
				s.Direct = []Need{housing}
			case 3:
				s.Secondary = []Need{housing}
			case 4:
				s.Direct, s.Secondary = []Need{health}, []Need{housing}
			}
			switch rng.IntN(5) {
			case 0:
				s.Open = engagement.NotKnown
			case 1:
				s.Open, s.Groups = engagement.NotKnown, []engagement.OffenderGroup{engagement.Older}
			case 2:
				s.Open, s.Groups = engagement.No, []engagement.OffenderGroup{engagement.Women}
			case 3:
				s.Open = engagement.No
			}
			d.Services = append(d.Services, s)
		}

		// Every way in which it may turn out; with a directory that is not
		// stated to be complete, also with a service that is not listed.
		worlds := [][]Service{nil}
		for _, s := range d.Services {
			var more [][]Service
			for _, world := range worlds {
				for _, way := range completions(s, d.Areas) {
					more = append(more, append(world[:len(world):len(world)], way))
				}
			}
			worlds = more
		}
		if d.Complete != engagement.Yes {
			for _, world := range worlds[:len(worlds):len(worlds)] {
				for _, extra := range []Service{{Direct: []Need{housing}}, {Direct: []Need{health}}, {Secondary: []Need{health}}} {
					extra.Agency, extra.Areas, extra.Groups = "new", []AreaID{"X", "Y"}, []engagement.OffenderGroup{engagement.Women}
					worlds = append(worlds, append(world[:len(world):len(world)], extra))
				}
			}
		}

		ix := index(t, d)
		type question struct {
			name string
			Query
		}
		found := map[question]engagement.Outcome{}
		var demand []NeedCount
		for _, area := range d.Areas {
			for _, need := range []Need{housing, health} {
				demand = append(demand, NeedCount{area.ID, need, 0, 1}, NeedCount{area.ID, need, engagement.Women, 1})
			}
		}
		gaps, err := ix.Gaps(demand)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range gaps {
			name := "gap"
			if f.Group == engagement.Women {
				name = "gap for women"
			}
			found[question{name, Query{Need: f.Need, Area: f.Area}}] = f.Reason.Outcome
		}
		for _, f := range ix.ThinCover() {
			name := "sole provider"
			if f.Reason.Rule == ruleContribution {
				name = "only secondary"
			}
			found[question{name, Query{Need: f.Need, Area: f.Area}}] = f.Reason.Outcome
		}
		for _, f := range ix.GroupsWithoutService() {
			if f.Group == engagement.Women {
				found[question{"no specific service", Query{Area: f.Area}}] = f.Reason.Outcome
			}
		}
		for _, area := range d.Areas {
			for _, need := range []Need{housing, health} {
				var yes, no truth // whether a finding is true, and false, in some world
				for _, world := range worlds {
					tr := truthOf(world, area.ID, need)
					yes = truth{yes.gap || tr.gap, yes.gapWomen || tr.gapWomen, yes.sole || tr.sole, yes.secondary || tr.secondary, yes.groupless || tr.groupless}
					no = truth{no.gap || !tr.gap, no.gapWomen || !tr.gapWomen, no.sole || !tr.sole, no.secondary || !tr.secondary, no.groupless || !tr.groupless}
				}
				at := Query{Need: need, Area: area.ID}
				served := referenceCover(d, area.ID, need) != Cover{}
				for _, check := range []struct {
					question
					yes, no bool
					asked   bool
				}{
					{question{"gap", at}, yes.gap, no.gap, true},
					{question{"gap for women", at}, yes.gapWomen, no.gapWomen, true},
					// Cover is thin only where there is some: with none it is a gap.
					{question{"sole provider", at}, yes.sole, no.sole, served},
					{question{"only secondary", at}, yes.secondary, no.secondary, served},
					{question{"no specific service", Query{Area: area.ID}}, yes.groupless, no.groupless, true},
				} {
					got, is := found[check.question]
					if !is {
						got = engagement.Met
					}
					want := engagement.OutcomeNotKnown
					switch {
					case !check.asked:
						want = engagement.Met // not listed
					case !check.yes:
						want = engagement.Met
					case !check.no:
						want = engagement.NotMet
					}
					seen[check.name+" "+want.String()]++
					if got != want {
						t.Fatalf("%s %v: %v, want %v in %d worlds\n%+v", check.name, check.Query, got, want, len(worlds), d)
					}
				}
			}
		}
	}
	for _, name := range []string{"gap", "gap for women", "sole provider", "only secondary", "no specific service"} {
		for _, outcome := range []string{"met", "not-met", "not-known"} {
			if seen[name+" "+outcome] == 0 {
				t.Errorf("%s is never %s", name, outcome)
			}
		}
	}
}

// The places for one count of people lie between the bounds in every way in
// which capacities and the shares of other cells may turn out, and reach them.
func TestShortfalls_completions(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 46))
	seen := map[engagement.Outcome]int{}
	for range 2000 {
		group := []engagement.OffenderGroup{engagement.GroupNotStated, engagement.Women}[rng.IntN(2)]
		n := NeedCount{Area: "X", Need: housing, Group: group, People: rng.Int64N(6)}
		d := Directory{Areas: []Area{{ID: "X"}, {ID: "Y"}}, Agencies: []engagement.Agency{{ID: "a"}}, Complete: engagement.Yes}
		// How many places there may be for the count, at the least and most; most
		// below nought is without bound.
		least, most := int64(0), int64(0)
		for i := range rng.IntN(4) {
			capacity := rng.Int64N(4)
			s := Service{ID: ServiceID(fmt.Sprint(i)), Agency: "a", Direct: []Need{housing}, Areas: []AreaID{"X"}, Capacity: CountOf(capacity), Open: engagement.Yes}
			if group == engagement.Women {
				s.Open, s.Groups = engagement.No, []engagement.OffenderGroup{group}
			}
			low, high := capacity, capacity
			switch rng.IntN(10) {
			case 0: // places may all go to another area
				s.Areas, low = []AreaID{"Y", "X"}, 0
			case 1: // or to another need
				s.Direct, low = []Need{health, housing}, 0
			case 2:
				s.Secondary, low = []Need{health}, 0
			case 3: // it may be elsewhere
				s.Areas, low = nil, 0
			case 4: // it may be for something else
				s.Direct, low = nil, 0
			case 5: // it is elsewhere
				s.Areas, low, high = []AreaID{"Y"}, 0, 0
			case 6: // its places are not known
				s.Capacity, low, high = Count{}, 0, -1
			case 7: // places may all go to others
				if group == engagement.Women {
					s.Open, low = engagement.Yes, 0
				} else {
					s.Open, s.Groups, low = engagement.No, []engagement.OffenderGroup{engagement.Women}, 0
				}
			case 8: // for others only, which matters to a count of a group alone
				s.Open, s.Groups, low = engagement.No, []engagement.OffenderGroup{engagement.Older}, 0
				if group == engagement.Women {
					high = 0
				}
			}
			least += low
			if high < 0 || most < 0 {
				most = -1
			} else {
				most += high
			}
			d.Services = append(d.Services, s)
		}
		if rng.IntN(6) == 0 {
			d.Complete, most = engagement.Answer(2*rng.IntN(2)), -1
		}
		want := engagement.OutcomeNotKnown
		switch {
		case n.People <= least:
			want = engagement.Met
		case most >= 0 && n.People > most:
			want = engagement.NotMet
		}
		seen[want]++
		shortfalls, err := index(t, d).Shortfalls([]NeedCount{n})
		if err != nil {
			t.Fatal(err)
		}
		if want == engagement.Met {
			if len(shortfalls) != 0 {
				t.Fatalf("%+v of %+v", shortfalls, d)
			}
			continue
		}
		if len(shortfalls) != 1 {
			t.Fatalf("%v is not found: %+v", n, d)
		}
		got := shortfalls[0]
		bound := int64(-1)
		if m, known := got.Most.Int64(); known {
			bound = m
		}
		if got.NeedCount != n || got.Reason.Outcome != want || got.Least != least || bound != most {
			t.Fatalf("%+v, want %v from %d to %d\n%+v", got, want, least, most, d)
		}
	}
	if len(seen) != 3 {
		t.Errorf("outcomes %v", seen)
	}
}
