package cohort

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

// closePolicy draws a policy that Prepare takes, with a ranking and room.
func closePolicy(r *rand.Rand) Selector {
	for {
		next := 0
		policy := Policy{ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: []UnknownPolicy{LeaveOut, LetIn}[r.IntN(2)],
			Ranking: []RankKey{{Field: Field{Kind: FieldRisk}, Ascending: r.IntN(2) == 0}, {Field: Field{Kind: FieldRAG}}},
			Ties:    []TieBreak{TiesByID, TiesByDraw}[r.IntN(2)], Seed: r.Uint64N(3)}
		for range 1 + r.IntN(2) {
			c := closeCriterion(r, 1, &next)
			c.Exclude = r.IntN(3) == 0
			policy.Criteria = append(policy.Criteria, c)
		}
		if r.IntN(3) > 0 {
			policy.Capacity.Overall = Room(r.IntN(8))
		}
		if r.IntN(3) > 0 {
			policy.Capacity.EachArea = Room(r.IntN(4))
			if r.IntN(2) == 0 {
				policy.Capacity.ByArea = map[string]int{"a": r.IntN(3)}
			}
		}
		if selector, err := Prepare(policy); err == nil {
			return selector
		}
	}
}

func closePeople(r *rand.Rand, n int) []Person {
	people := make([]Person, n)
	for i := range people {
		people[i] = closePerson(r)
		people[i].ID = PersonID(fmt.Sprintf("%c%02d", 'a'+rune(r.IntN(3)), i))
		if people[i].Area == "" {
			people[i].Area = "d"
		}
	}
	return people
}

// What Explain and Place say of every person is what the selection did: each of
// the members is in and no other, the reasons have the outcomes of the criteria,
// who is kept out is told by which limit, and the numbers add up.
func TestExplainAgreesWithMembers(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 6))
	for range 300 {
		selector := closePolicy(r)
		policy := selector.Policy()
		people := closePeople(r, r.IntN(25))
		got, err := selector.Select(people)
		require.NoError(t, err)
		keptOut := map[string]int{}
		eligible, unknown := 0, 0
		for _, p := range people {
			i := slices.IndexFunc(got.Members, func(m Member) bool { return m.ID == p.ID })
			place := got.Place(p)
			require.Equal(t, i >= 0, place == In)
			require.True(t, place.IsKnown())
			reason := got.Explain(p)
			require.Equal(t, engagement.AnswerOf(place == In).Outcome(), reason.Outcome, "%v", reason)
			require.Equal(t, string(p.ID), reason.Subject)
			answer := selector.Test(p)
			require.Equal(t, answer.Outcome(), selector.Explain(p).Outcome)
			if answer == engagement.NotKnown {
				unknown++
			}
			for k, c := range policy.Criteria {
				require.Equal(t, string(c.ID), reason.Because[k].Subject)
			}
			may := answer == engagement.Yes || answer == engagement.NotKnown && policy.Unknown == LetIn
			if !may {
				require.Len(t, reason.Because, len(policy.Criteria))
				require.Equal(t, Out, place)
				continue
			}
			eligible++
			require.Len(t, reason.Because, len(policy.Criteria)+1)
			last := reason.Because[len(policy.Criteria)]
			if i >= 0 {
				require.Equal(t, fmt.Sprintf("rank %d of %d eligible", got.Members[i].Rank, got.Eligible), last.Detail())
				continue
			}
			// The limit that is named is one that kept somebody out, and is full.
			at := slices.IndexFunc(got.CutOffs, func(c CutOff) bool {
				of := "overall"
				if c.Area != "" {
					of = "in " + c.Area
				}
				return strings.HasPrefix(last.Detail(), fmt.Sprintf("no place: room for %d %s", c.Room, of)) && (c.Area == "" || c.Area == p.Area)
			})
			require.GreaterOrEqual(t, at, 0, "%v of %+v", last, got.CutOffs)
			keptOut[got.CutOffs[at].Area]++
		}
		require.Equal(t, eligible, got.Eligible)
		require.Equal(t, unknown, got.NotKnown)
		require.Equal(t, len(got.Members), got.Selected)
		for _, c := range got.CutOffs {
			require.Equal(t, keptOut[c.Area], c.KeptOut, "%+v", c)
			delete(keptOut, c.Area)
		}
		require.Empty(t, keptOut)
		require.True(t, slices.IsSortedFunc(got.Members, func(a, b Member) int { return a.Rank - b.Rank }))
	}
}

// The comparison is the two selections side by side.
func TestComparePoliciesIsTheTwoSelections(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 6))
	by := func(p Person) string { return p.Area }
	for range 200 {
		before, after := closePolicy(r), closePolicy(r)
		people := closePeople(r, r.IntN(25))
		was, err := before.Select(people)
		require.NoError(t, err)
		is, err := after.Select(people)
		require.NoError(t, err)
		got, err := ComparePolicies(before, after, people, by)
		require.NoError(t, err)
		require.Len(t, got.Changes, len(people))
		count := map[engagement.ChangeKind]int{}
		areas := map[string]map[engagement.ChangeKind]int{}
		var moved []PersonID
		for i, p := range people {
			kind := engagement.Unchanged
			switch a, b := contains(was, p.ID), contains(is, p.ID); {
			case a && !b:
				kind = engagement.Lost
			case !a && b:
				kind = engagement.Gained
			}
			at := slices.IndexFunc(got.Changes, func(c engagement.Change[Place]) bool { return c.ID == string(p.ID) })
			require.GreaterOrEqual(t, at, 0)
			require.Equal(t, kind, got.Changes[at].Kind, "%v", people[i])
			count[kind]++
			if areas[p.Area] == nil {
				areas[p.Area] = map[engagement.ChangeKind]int{}
			}
			areas[p.Area][kind]++
			if kind != engagement.Unchanged {
				moved = append(moved, p.ID)
			}
		}
		require.Equal(t, is.Selected-was.Selected, count[engagement.Gained]-count[engagement.Lost])
		for _, group := range got.Groups {
			require.Equal(t, areas[group.Group][engagement.Gained], group.Gained)
			require.Equal(t, areas[group.Group][engagement.Lost], group.Lost)
			require.Equal(t, areas[group.Group][engagement.Unchanged], group.Unchanged)
		}
		var moves []PersonID
		for _, move := range got.Moves {
			moves = append(moves, move.ID)
			p := people[slices.IndexFunc(people, func(p Person) bool { return p.ID == move.ID })]
			require.Equal(t, was.Explain(p).String(), move.Before.String())
			require.Equal(t, is.Explain(p).String(), move.After.String())
			require.Equal(t, move.Kind == engagement.Gained, move.After.Outcome == engagement.Met)
			require.Equal(t, move.Kind == engagement.Lost, move.Before.Outcome == engagement.Met)
		}
		require.Equal(t, moved, moves)
		same, err := ComparePolicies(before, before, people, nil)
		require.NoError(t, err)
		require.Empty(t, same.Moves)
		back, err := ComparePolicies(after, before, people, by)
		require.NoError(t, err)
		require.Len(t, back.Moves, len(got.Moves))
	}
}

func contains(s Selection, id PersonID) bool {
	return slices.ContainsFunc(s.Members, func(m Member) bool { return m.ID == id })
}

// A comparison as a document has the moves, too; its error tells which side.
func TestComparePoliciesDocument(t *testing.T) {
	asks := func(years string) Selector {
		selector, err := Prepare(Policy{ID: years, AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut, Criteria: []Criterion{
			{ID: "a", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{years}}}})
		require.NoError(t, err)
		return selector
	}
	age, err := NewAge(17)
	require.NoError(t, err)
	got, err := ComparePolicies(asks("18"), asks("16"), []Person{{ID: "p", Age: age}}, nil)
	require.NoError(t, err)
	text, err := json.Marshal(got)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"moves":[{"id":"p","group":"","change":"gained","before":{"rule":"18","subject":"p","outcome":"not-met"`)
	_, err = ComparePolicies(asks("18"), Selector{}, []Person{{}}, nil)
	assert.EqualError(t, err, "before.people[0].id: missing\nafter.policy: missing: Prepare makes a selector")
}

// The zero values let nobody in, and say so without a panic.
func TestZeroSelection(t *testing.T) {
	p := Person{ID: "a"}
	assert.Equal(t, engagement.No, Selector{}.Test(p))
	assert.Equal(t, engagement.NotMet, Selector{}.Explain(p).Outcome)
	assert.Equal(t, Out, Selection{}.Place(p))
	assert.Equal(t, engagement.NotMet, Selection{}.Explain(p).Outcome)
	steps, err := Selection{}.Attrition()
	assert.NoError(t, err)
	assert.Empty(t, steps)
	assert.Equal(t, engagement.NotMet, Router{}.Assign(p).Reason.Outcome)
}
