package cohort

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

func fullPolicy() Policy {
	policy := diamond()
	policy.Title, policy.Source = "A title", "A source"
	policy.Criteria = append(policy.Criteria,
		Criterion{ID: "not-green", Exclude: true, Field: Field{Kind: FieldRAG}, Is: OneOf, Values: []string{"green"}, Text: "not the green ones", Source: "ours"},
		Criterion{ID: "needs-a-home", Field: Field{FieldNeed, "accommodation"}, Is: IsYes})
	policy.Ranking = []RankKey{{Field: Field{Kind: FieldRisk}}, {Field: Field{Kind: FieldAge}, Ascending: true}}
	policy.Ties, policy.Seed = TiesByDraw, 1<<63+1
	policy.Capacity = Capacity{Overall: Room(50), EachArea: Room(0), ByArea: map[string]int{"north": 3, "a b": 0}}
	return policy
}

func FuzzReadPolicy(f *testing.F) {
	var text bytes.Buffer
	require.NoError(f, WritePolicy(&text, fullPolicy()))
	f.Add(text.String())
	f.Add(`{"id":"p","unknown":"let-in","criteria":[{"id":"a","field":"age","is":"at-least","values":["018"]}]}`)
	f.Add(`{"id":"p","unknown":"refuse","criteria":[{"id":"a","exclude":true,"any":[{"id":"b","field":"scheme:x:y","is":"no","values":[]}]}],"capacity":{"byArea":{}},"ranking":[]}`)
	f.Add(`{"id":"p","unknown":"leave-out","asOf":null,"seed":-1,"criteria":null}`)
	f.Add(`[{"id":1}]`)
	f.Fuzz(func(t *testing.T, text string) {
		policy, err := ReadPolicy(strings.NewReader(text))
		if err != nil {
			var problems engagement.Problems
			require.ErrorAs(t, err, &problems)
			return
		}
		var first, second bytes.Buffer
		require.NoError(t, WritePolicy(&first, policy))
		again, err := ReadPolicy(strings.NewReader(first.String()))
		require.NoError(t, err, first.String())
		require.Equal(t, policy, again)
		require.NoError(t, WritePolicy(&second, again))
		require.Equal(t, first.String(), second.String())
	})
}

func TestReadPolicyThereAndBack(t *testing.T) {
	var text bytes.Buffer
	require.NoError(t, WritePolicy(&text, fullPolicy()))
	got, err := ReadPolicy(&text)
	require.NoError(t, err)
	assert.Equal(t, fullPolicy(), got)
	file, err := os.ReadFile("policy_test.go")
	require.NoError(t, err)
	_, err = ReadPolicy(bytes.NewReader(file))
	assert.ErrorIs(t, err, engagement.ErrSyntax)
}

// What is wrong with a policy is said with its path, all at once.
func TestPrepareRefuses(t *testing.T) {
	field := func(kind FieldKind, is Comparison, values ...string) Criterion {
		return Criterion{ID: "a", Field: Field{Kind: kind}, Is: is, Values: values}
	}
	endless := make([]Criterion, 2)
	endless[0], endless[1] = Criterion{ID: "x", Any: endless}, Criterion{ID: "y", All: endless}
	endless[0].Any, endless[1].All = endless, endless
	deep := field(FieldAge, AtLeast, "18")
	for range 20_000 {
		deep = Criterion{ID: "d", All: []Criterion{deep}}
	}
	for _, c := range []struct {
		name string
		of   Criterion
		path string
		want error
	}{
		{"a status that is not known", field(FieldRAG, OneOf, "not-known"), "values[0]", engagement.ErrOutOfRange},
		{"at least what is not known", field(FieldRAG, AtLeast, "not-known"), "values[0]", engagement.ErrOutOfRange},
		{"a position that is not known", field(FieldPosition, NoneOf, "order", "not-known"), "values[1]", engagement.ErrOutOfRange},
		{"no value", field(FieldAge, AtLeast), "values", engagement.ErrOutOfRange},
		{"two values", field(FieldAge, AtLeast, "1", "2"), "values", engagement.ErrOutOfRange},
		{"a sign", field(FieldAge, AtLeast, "+18"), "values[0]", engagement.ErrOutOfRange},
		{"an age nobody has", field(FieldAge, AtLeast, "151"), "values[0]", engagement.ErrOutOfRange},
		{"a sentence in days", field(FieldSentence, Under, "365d"), "values[0]", engagement.ErrOutOfRange},
		{"a window beyond the calendar", field(FieldReleased, WithinLast, "60000m"), "values[0]", engagement.ErrOutOfRange},
		{"words for an age", field(FieldAge, OneOf, "18"), "is", engagement.ErrOutOfRange},
		{"a comparison that is none", field(FieldAge, Comparison(99), "18"), "is", engagement.ErrOutOfRange},
		{"a field that is none", field(FieldKind(99), OneOf, "18"), "field", engagement.ErrUnknownWord},
		{"a name where there is none", Criterion{ID: "a", Field: Field{FieldAge, "x"}, Is: AtLeast, Values: []string{"18"}}, "field", engagement.ErrOutOfRange},
		{"a need that is none", Criterion{ID: "a", Field: Field{FieldNeed, "money"}, Is: IsYes}, "field", engagement.ErrUnknownWord},
		{"nothing at all", Criterion{ID: "a"}, "field", engagement.ErrContradicts},
		{"no limbs", Criterion{ID: "a", Any: []Criterion{}}, "any", engagement.ErrMissing},
		{"an exclusion within", Criterion{ID: "a", Any: []Criterion{{ID: "b", Exclude: true, Field: Field{FieldFact, "x"}, Is: IsYes}}}, "any[0].exclude", engagement.ErrContradicts},
		{"a rule that the catalogue does not have", Criterion{ID: "a", Rule: "R999", Field: Field{FieldFact, "x"}, Is: IsYes}, "rule", engagement.ErrUnknownID},
		{"an identifier twice, once within", Criterion{ID: "a", Any: []Criterion{{ID: "a", Field: Field{FieldFact, "x"}, Is: IsYes}}}, "any[0].id", engagement.ErrDuplicate},
		{"no identifier within", Criterion{ID: "a", Any: []Criterion{{Field: Field{FieldFact, "x"}, Is: IsYes}}}, "any[0].id", engagement.ErrMissing},
		{"parts without end", endless[0], "", engagement.ErrLimit},
		{"parts very deep", deep, "", engagement.ErrLimit},
	} {
		path := "criteria"
		if c.path != "" {
			path = "criteria[0]." + c.path
		}
		check := func(err error, path string) {
			var problems engagement.Problems
			if assert.ErrorAs(t, err, &problems, c.name) && assert.Len(t, problems, 1, "%s: %v", c.name, err) {
				assert.Equal(t, path, problems[0].Path, c.name)
				assert.ErrorIs(t, err, c.want, c.name)
			}
		}
		_, err := Prepare(Policy{ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut, Criteria: []Criterion{c.of}})
		check(err, path)
		_, err = PrepareRouting(Routing{ID: "r", AsOf: engagement.MustParseDate("2009-02-01"), Routes: []Route{{Scheme: "s", Criteria: []Criterion{c.of}}}})
		check(err, "routes[0]."+path)
	}
}

func TestPrepareRoutingSeesContradictions(t *testing.T) {
	is := func(id CriterionID, is Comparison) Criterion {
		return Criterion{ID: id, Field: Field{FieldScheme, "ppo"}, Is: is}
	}
	_, err := PrepareRouting(Routing{ID: "r", Routes: []Route{{Scheme: "s", Criteria: []Criterion{is("a", IsYes), is("b", IsNo)}}}})
	assert.EqualError(t, err, `routes[0].criteria[1]: b: contradicts "a": nobody can pass both`)
}

// A selector stays what it was, whatever becomes of the policy it was made of
// or of the one it hands out.
func TestSelectorNeverChanges(t *testing.T) {
	policy := fullPolicy()
	selector, err := Prepare(policy)
	require.NoError(t, err)
	spoil := func(p Policy) {
		p.Criteria[0].Any[0].All[1].Values[0] = "1m"
		p.Criteria[1].Values[0] = "red"
		p.Criteria[2].ID = "x"
		p.Ranking[0].Ascending = true
		*p.Capacity.Overall = 0
		p.Capacity.ByArea["north"] = 99
	}
	spoil(policy)
	assert.True(t, reflect.DeepEqual(fullPolicy(), selector.Policy()))
	spoil(selector.Policy())
	assert.True(t, reflect.DeepEqual(fullPolicy(), selector.Policy()))

	routing := Routing{ID: "r", Routes: []Route{{Scheme: "s", Criteria: []Criterion{{ID: "a", Field: Field{Kind: FieldArea}, Is: OneOf, Values: []string{"north"}}}}}}
	router, err := PrepareRouting(routing)
	require.NoError(t, err)
	routing.Routes[0].Criteria[0].Values[0] = "south"
	assert.Equal(t, SchemeID("s"), router.Assign(Person{ID: "p", Area: "north"}).Scheme)
	routing.Routes[0].Scheme = "t"
	assert.Equal(t, SchemeID("s"), router.Assign(Person{ID: "p", Area: "north"}).Scheme)
}

// Where nobody can get a place any more, a tie decides nothing.
func TestTieWithoutRoomOverall(t *testing.T) {
	policy := Policy{ID: "p", Unknown: LeaveOut, Criteria: []Criterion{{ID: "a", Field: Field{FieldFact, "x"}, Is: IsYes}},
		Ranking: []RankKey{{Field: Field{Kind: FieldRisk}}}, Capacity: Capacity{Overall: Room(1), EachArea: Room(1)}}
	selector, err := Prepare(policy)
	require.NoError(t, err)
	person := func(id PersonID, area, risk string) Person {
		return Person{ID: id, Area: area, Risk: MustParseScore(risk), Facts: map[FactID]engagement.Answer{"x": engagement.Yes}}
	}
	got, err := selector.Select([]Person{person("a", "north", "2"), person("b", "south", "1"), person("c", "south", "1")})
	require.NoError(t, err)
	require.Len(t, got.Members, 1)
	assert.Equal(t, PersonID("a"), got.Members[0].ID)
	_, err = selector.Select([]Person{person("b", "south", "1"), person("c", "south", "1")})
	assert.ErrorIs(t, err, engagement.ErrMissing)
	var problems engagement.Problems
	require.True(t, errors.As(err, &problems))
	assert.Equal(t, "ties", problems[0].Path)
}
