package cohorttest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/cohorttest"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
)

var day = engagement.MustParseDate("2009-02-01")

// adults is a policy with every kind of field that a boundary can be drawn in.
func adults() cohort.Policy {
	return cohort.Policy{
		ID: "adults", AsOf: day, Unknown: cohort.LeaveOut, Ties: cohort.TiesByID,
		Criteria: []cohort.Criterion{
			{ID: "adult", Field: cohort.Field{Kind: cohort.FieldAge}, Is: cohort.AtLeast, Values: []string{"18"}},
			{ID: "in-ppo", Exclude: true, Field: cohort.Field{Kind: cohort.FieldScheme, Name: "ppo"}, Is: cohort.IsYes},
		},
		Ranking: []cohort.RankKey{{Field: cohort.Field{Kind: cohort.FieldRisk}}},
	}
}

// by is the selection of the library.
func by(policy cohort.Policy) cohorttest.Selecting {
	ready := map[string]cohort.Selector{}
	return func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
		key, err := json.Marshal(room)
		if err != nil {
			return nil, err
		}
		selector, known := ready[string(key)]
		if !known {
			policy := policy
			policy.Capacity = room
			if selector, err = cohort.Prepare(policy); err != nil {
				return nil, err
			}
			ready[string(key)] = selector
		}
		selection, err := selector.Select(people)
		var ids []cohort.PersonID
		for _, m := range selection.Members {
			ids = append(ids, m.ID)
		}
		return ids, err
	}
}

func TestCheck_library(t *testing.T) {
	worlds := 40
	policies := published.Policies(published.Terms{AsOf: day, Unknown: cohort.LeaveOut, AdultAge: 18, Region: []string{"west-mercia"}})
	for _, unknown := range []cohort.UnknownPolicy{cohort.LeaveOut, cohort.LetIn, cohort.Refuse} {
		for _, ties := range []cohort.TieBreak{cohort.TieBreakNotStated, cohort.TiesByID, cohort.TiesByDraw} {
			policy := adults()
			policy.Unknown, policy.Ties = unknown, ties
			policies = append(policies, policy)
		}
	}
	several := adults()
	several.Ranking = []cohort.RankKey{
		{Field: cohort.Field{Kind: cohort.FieldRAG}}, {Field: cohort.Field{Kind: cohort.FieldAge}, Ascending: true},
		{Field: cohort.Field{Kind: cohort.FieldReleased}, Ascending: true}, {Field: cohort.Field{Kind: cohort.FieldSentenced}},
		{Field: cohort.Field{Kind: cohort.FieldRAGSince}},
	}
	for i, policy := range append(policies, several) {
		if raceEnabled && i%4 != 0 {
			continue // nothing here runs at once
		}
		if err := cohorttest.Check(by(policy), cohorttest.Options{Policy: policy, Agrees: true, Worlds: worlds, Seed: 1}); err != nil {
			t.Errorf("%s, %v, ties %v: %v", policy.ID, policy.Unknown, policy.Ties, err)
		}
	}
	fixed := adults()
	fixed.Capacity = cohort.Capacity{Overall: cohort.Room(3), EachArea: cohort.Room(2)}
	cohorttest.Run(t, func(people []cohort.Person, _ cohort.Capacity) ([]cohort.PersonID, error) {
		return by(fixed)(people, fixed.Capacity)
	}, cohorttest.Options{Policy: fixed, FixedRoom: true, Worlds: worlds})
}

// From columns the selection is the same, to the laws and to the list.
func TestCheck_population(t *testing.T) {
	policy := adults()
	cohorttest.Run(t, func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
		policy := policy
		policy.Capacity = room
		selector, err := cohort.Prepare(policy)
		if err != nil {
			return nil, err
		}
		population, err := cohort.NewPopulation(people, selector.Fields()...)
		if err != nil {
			return nil, err
		}
		selection, err := selector.SelectFrom(context.Background(), population, 2)
		var ids []cohort.PersonID
		for _, m := range selection.Members {
			ids = append(ids, m.ID)
		}
		return ids, err
	}, cohorttest.Options{Policy: policy, Agrees: true, Worlds: 10, Seed: 2})
}

// A way to select of somebody's own, with a score that no policy can rank by.
func TestCheck_withoutPolicy(t *testing.T) {
	eligible := func(p cohort.Person) bool { return p.Consent == engagement.Yes }
	score := func(p cohort.Person) int { return len(p.Schemes) + int(p.RAG) }
	compare := func(a, b cohort.Person) int { return score(b) - score(a) }
	mine := func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
		var list []cohort.Person
		seen := map[cohort.PersonID]bool{}
		left := map[string]int{}
		for _, p := range people {
			if err := p.Validate(); err != nil {
				return nil, err
			}
			if seen[p.ID] {
				return nil, engagement.ErrDuplicate
			}
			seen[p.ID] = true
			if !eligible(p) {
				continue
			}
			if p.Area == "" && (room.EachArea != nil || room.ByArea != nil) {
				return nil, engagement.ErrMissing
			}
			left[p.Area] = len(people)
			if room.EachArea != nil {
				left[p.Area] = *room.EachArea
			}
			list = append(list, p)
		}
		for area, places := range room.ByArea {
			left[area] = places
		}
		slices.SortFunc(list, func(a, b cohort.Person) int {
			if order := compare(a, b); order != 0 {
				return order
			}
			return strings.Compare(string(a.ID), string(b.ID))
		})
		var ids []cohort.PersonID
		for _, p := range list {
			if room.Overall != nil && len(ids) == *room.Overall {
				break
			}
			if left[p.Area] > 0 {
				left[p.Area]--
				ids = append(ids, p.ID)
			}
		}
		return ids, nil
	}
	o := cohorttest.Options{Eligible: eligible, Compare: compare, Worlds: 100}
	cohorttest.Run(t, mine, o)
	o.Agrees = true
	if err := cohorttest.Check(mine, o); !errors.Is(err, engagement.ErrContradicts) {
		t.Errorf("asked to agree with no policy: %v", err)
	}
}

// laws lists the laws of the violations in err.
func laws(err error) []string {
	var list []string
	var one cohorttest.Violation
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			list = append(list, laws(err)...)
		}
	} else if errors.As(err, &one) {
		list = append(list, one.Law)
	}
	return list
}

// Broken ways to select, each by what somebody would get wrong, and exactly the
// laws that each breaks.
func TestCheck_rejects(t *testing.T) {
	right := by(adults())
	// then changes what the right one returns.
	then := func(change func(people []cohort.Person, room cohort.Capacity, ids []cohort.PersonID) []cohort.PersonID) cohorttest.Selecting {
		return func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			if err != nil {
				return nil, err
			}
			return change(people, room, ids), nil
		}
	}
	policy := func(change func(*cohort.Policy)) cohorttest.Selecting {
		p := adults()
		change(&p)
		return by(p)
	}
	asked := 0
	var shared []cohort.PersonID
	var last []cohort.PersonID
	for i, test := range []struct {
		name   string
		broken cohorttest.Selecting
		breaks string
	}{
		{"none at all", nil, "total"},
		{"the empty one", func([]cohort.Person, cohort.Capacity) ([]cohort.PersonID, error) { return nil, nil },
			"refusal repeatable list-order full rank monotone agrees"},
		{"selects nobody", then(func([]cohort.Person, cohort.Capacity, []cohort.PersonID) []cohort.PersonID { return nil }),
			"repeatable list-order full rank monotone agrees"},
		{"always an error", func([]cohort.Person, cohort.Capacity) ([]cohort.PersonID, error) { return nil, errors.New("busy") }, "total"},
		{"a panic where nobody is", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			_ = people[0]
			return right(people, room)
		}, "total"},
		{"takes anything", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			if err != nil {
				return nil, nil
			}
			return ids, nil
		}, "refusal"},
		{"an identifier twice", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			if errors.Is(err, engagement.ErrDuplicate) {
				return nil, nil
			}
			return ids, err
		}, "refusal"},
		{"sorts the caller's list", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			slices.SortFunc(people, func(a, b cohort.Person) int { return strings.Compare(string(a.ID), string(b.ID)) })
			return right(people, room)
		}, "input-unchanged"},
		{"changes a fact", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			for _, p := range people {
				if len(p.Schemes) > 0 {
					p.Schemes[0] = "seen"
				}
			}
			return ids, err
		}, "input-unchanged"},
		{"uses up the room", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			if room.Overall != nil {
				*room.Overall -= len(ids)
			}
			return ids, err
		}, "input-unchanged"},
		{"one list for all", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			shared = append(shared[:0], ids...)
			return shared, err
		}, "repeatable"},
		{"remembers the last", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			was := last
			last = ids
			if err == nil && len(ids) > 1 && slices.Equal(was, ids) {
				return ids[1:], nil
			}
			return ids, err
		}, "*repeatable"},
		{"forgets somebody every other time", then(func(_ []cohort.Person, _ cohort.Capacity, ids []cohort.PersonID) []cohort.PersonID {
			asked++
			if asked%2 == 0 && len(ids) > 1 {
				return ids[1:]
			}
			return ids
		}), "*repeatable"},
		{"ties to the first listed", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			if _, err := right(people, room); err != nil {
				return nil, err
			}
			// The identifiers put the people in the order of the list.
			renamed := slices.Clone(people)
			for i := range renamed {
				renamed[i].ID = cohort.PersonID(fmt.Sprintf("%04d", i))
			}
			places, err := right(renamed, room)
			var ids []cohort.PersonID
			for _, place := range places {
				var i int
				_, _ = fmt.Sscanf(string(place), "%d", &i)
				ids = append(ids, people[i].ID)
			}
			return ids, err
		}, "list-order agrees"},
		{"somebody from elsewhere", then(func(_ []cohort.Person, _ cohort.Capacity, ids []cohort.PersonID) []cohort.PersonID {
			return append(ids, "elsewhere")
		}), "listed agrees"},
		{"the first twice", then(func(_ []cohort.Person, _ cohort.Capacity, ids []cohort.PersonID) []cohort.PersonID {
			if len(ids) > 0 {
				ids = append(ids, ids[0])
			}
			return ids
		}), "once agrees"},
		{"over the age, not at it", policy(func(p *cohort.Policy) { p.Criteria[0].Is = cohort.Over }), "full rank agrees"},
		{"a year too young", policy(func(p *cohort.Policy) { p.Criteria[0].Values = []string{"17"} }), "eligible full agrees"},
		{"leaves out a criterion", policy(func(p *cohort.Policy) { p.Criteria = p.Criteria[:1] }), "eligible full agrees"},
		{"unknown is passed", policy(func(p *cohort.Policy) { p.Unknown = cohort.LetIn }), "*eligible"},
		{"the lowest risk first", policy(func(p *cohort.Policy) { p.Ranking[0].Ascending = true }), "rank agrees"},
		{"whoever has no score comes first", then(func(people []cohort.Person, room cohort.Capacity, _ []cohort.PersonID) []cohort.PersonID {
			people = slices.Clone(people)
			for i := range people {
				if !people[i].Risk.IsKnown() {
					people[i].Risk = cohort.MustParseScore("1000")
				}
			}
			ids, _ := right(people, room)
			return ids
		}), "rank agrees"},
		{"one too many", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			if room.Overall != nil {
				room.Overall = cohort.Room(*room.Overall + 1)
			}
			return right(people, room)
		}, "full agrees"},
		{"never fills the last place", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			if room.Overall != nil && *room.Overall > 0 {
				room.Overall = cohort.Room(*room.Overall - 1)
			}
			return right(people, room)
		}, "full agrees"},
		{"overlooks the room of areas", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			if _, err := right(people, room); err != nil {
				return nil, err
			}
			return right(people, cohort.Capacity{Overall: room.Overall})
		}, "full agrees"},
		{"overlooks an area's own room", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			if _, err := right(people, room); err != nil {
				return nil, err
			}
			return right(people, cohort.Capacity{Overall: room.Overall, EachArea: room.EachArea})
		}, "*full"},
		{"takes the first so many, then looks at areas", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			if _, err := right(people, room); err != nil || room.Overall == nil {
				return right(people, room)
			}
			first, err := right(people, cohort.Capacity{Overall: room.Overall})
			if err != nil {
				return nil, err
			}
			var left []cohort.Person
			for _, p := range people {
				if slices.Contains(first, p.ID) {
					left = append(left, p)
				}
			}
			return right(left, room)
		}, "full agrees"},
		{"with little room the next in line", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			if err != nil || room.Overall == nil || *room.Overall != 1 || len(ids) == 0 {
				return ids, err
			}
			// By the largest identifier among those of the same rank: a tie is a tie.
			best := slices.IndexFunc(people, func(p cohort.Person) bool { return p.ID == ids[0] })
			selector, _ := cohort.Prepare(adults())
			for _, p := range people {
				area := room.EachArea == nil && room.ByArea == nil || p.Area == people[best].Area
				if area && p.ID > ids[0] && selector.Test(p) == engagement.Yes && p.Risk == people[best].Risk {
					ids[0] = p.ID
				}
			}
			return ids, nil
		}, "monotone agrees"},
		{"by draw, not by identifier", policy(func(p *cohort.Policy) { p.Ties = cohort.TiesByDraw }), "agrees"},
	} {
		if raceEnabled && i%4 != 0 {
			continue
		}
		o := cohorttest.Options{Policy: adults(), Worlds: 60, Seed: 3, Agrees: true}
		err := cohorttest.Check(test.broken, o)
		got := strings.Join(laws(err), " ")
		if one, some := strings.CutPrefix(test.breaks, "*"); some && slices.Contains(laws(err), one) {
			continue // and others besides
		}
		if got != test.breaks {
			t.Errorf("%s: breaks %q, want %q\n%v", test.name, got, test.breaks, err)
		}
	}
}

type recorder struct{ failures []string }

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func TestRun(t *testing.T) {
	var r recorder
	cohorttest.Run(&r, nil, cohorttest.Options{Policy: adults()})
	if len(r.failures) != 1 || !strings.Contains(r.failures[0], "there is nothing that selects") {
		t.Errorf("reports %q", r.failures)
	}
}

// What is wrong with the options is no violation of the implementation's.
func TestCheck_options(t *testing.T) {
	for _, c := range []struct {
		o    cohorttest.Options
		want string
	}{
		{cohorttest.Options{}, "options.policy.id: missing"},
		{cohorttest.Options{Policy: adults(), Samples: []cohort.Person{{}}}, "options.samples[0].id: missing"},
	} {
		err := cohorttest.Check(by(adults()), c.o)
		if err == nil || !strings.Contains(err.Error(), c.want) || len(laws(err)) > 0 {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}

// A law that had nothing to speak of was not seen to hold.
func TestCheck_saysWhatItCouldNotTry(t *testing.T) {
	policy := adults()
	policy.Criteria = append(policy.Criteria, cohort.Criterion{ID: "old", Field: cohort.Field{Kind: cohort.FieldRisk}, Is: cohort.Over, Values: []string{"214747"}})
	err := cohorttest.Check(by(policy), cohorttest.Options{Policy: policy, Worlds: 20})
	if err == nil || !strings.Contains(err.Error(), "give samples") {
		t.Errorf("%v", err)
	}
	age, _ := cohort.NewAge(20)
	cohorttest.Run(t, by(policy), cohorttest.Options{Policy: policy, Worlds: 50, Samples: []cohort.Person{
		{ID: "s", Age: age, Risk: cohort.MustParseScore("214748"), Schemes: []cohort.SchemeID{}},
	}})
}

// A counterexample has nobody and no fact that the fault does not need, and plain
// names.
func TestCheck_counterexampleIsMinimal(t *testing.T) {
	right := by(adults())
	for _, c := range []struct {
		name   string
		broken cohorttest.Selecting
		want   string
	}{
		{"drops the licensed", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			ids, err := right(people, room)
			for _, p := range people {
				if p.Position == cohort.Licence {
					ids = slices.DeleteFunc(ids, func(id cohort.PersonID) bool { return id == p.ID })
				}
			}
			return ids, err
		}, `"people":[{"id":"a",AGE,"position":"licence","schemes":LIST}]}`},
		{"panics where three are of one area", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			count := map[string]int{}
			for _, p := range people {
				if count[p.Area]++; p.Area == "b" && count[p.Area] == 3 {
					panic("no room")
				}
			}
			return right(people, room)
		}, `total: it panics: no room: {"people":[{"id":"a","area":"b"},{"id":"b","area":"b"},{"id":"c","area":"b"}]}`},
		{"with one place, none", func(people []cohort.Person, room cohort.Capacity) ([]cohort.PersonID, error) {
			if room.EachArea != nil && *room.EachArea == 1 {
				room.EachArea = cohort.Room(0)
			}
			return right(people, room)
		}, `full: selects 0 in the area AREA, where 1 are eligible and there is room for 1: {"room":{"eachArea":1},"people":[{"id":"a",AGE,"area":AREA,"schemes":LIST}]}`},
	} {
		err := cohorttest.Check(c.broken, cohorttest.Options{Policy: adults(), Worlds: 100, Seed: 4})
		if err == nil {
			t.Errorf("%s: no law is broken", c.name)
			continue
		}
		// Which age, and which list of schemes without the one, is a matter of the seed.
		got := regexp.MustCompile(`"(age":\d+|born":"[0-9-]+")`).ReplaceAllString(err.Error(), "AGE")
		got = regexp.MustCompile(`\[("another")?\]`).ReplaceAllString(got, "LIST")
		if strings.Contains(c.want, "AREA") {
			got = regexp.MustCompile(`(area"?[ :])"[ab]"`).ReplaceAllString(got, "${1}AREA")
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Somebody who lets in those of whom nothing is known.
func ExampleCheck() {
	policy := cohort.Policy{
		ID: "adults", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: cohort.LeaveOut,
		Criteria: []cohort.Criterion{{ID: "adult", Field: cohort.Field{Kind: cohort.FieldAge}, Is: cohort.AtLeast, Values: []string{"18"}}},
	}
	mine := func(people []cohort.Person, _ cohort.Capacity) ([]cohort.PersonID, error) {
		var in []cohort.PersonID
		for _, p := range people {
			if years, known := p.AgeOn(policy.AsOf).Years(); years >= 18 || !known {
				in = append(in, p.ID)
			}
		}
		return in, nil
	}
	fmt.Println(cohorttest.Check(mine, cohorttest.Options{Policy: policy, Trusting: true}))
	// Output:
	// eligible: selects "a", who is not eligible; adult not-known: age at least 18; it is not-known: {"people":[{"id":"a"}]}
}
