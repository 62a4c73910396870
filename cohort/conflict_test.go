package cohort

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

// closeCriterion draws criteria on few fields with values close together, so that many
// of them have to do with one another.
func closeCriterion(r *rand.Rand, depth int, next *int) Criterion {
	*next++
	c := Criterion{ID: CriterionID(fmt.Sprint("c", *next))}
	if depth > 0 && r.IntN(3) == 0 {
		var parts []Criterion
		for range 1 + r.IntN(3) {
			parts = append(parts, closeCriterion(r, depth-1, next))
		}
		if r.IntN(2) == 0 {
			c.Any = parts
		} else {
			c.All = parts
		}
		return c
	}
	some := func(words ...string) []string {
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		return words[:1+r.IntN(len(words))]
	}
	order := []Comparison{AtLeast, Over, AtMost, Under}[r.IntN(4)]
	word := []Comparison{OneOf, NoneOf}[r.IntN(2)]
	switch r.IntN(8) {
	case 0:
		c.Field, c.Is, c.Values = Field{Kind: FieldAge}, order, some("0", "16", "17", "18", "150")[:1]
	case 1:
		c.Field, c.Is, c.Values = Field{Kind: FieldRisk}, order, some("0", "1", "1.0001", "2")[:1]
	case 2:
		c.Field, c.Is, c.Values = Field{Kind: FieldRAG}, order, some("green", "amber", "red")[:1]
		if r.IntN(2) == 0 {
			c.Is, c.Values = word, some("green", "amber", "red")
		}
	case 3:
		c.Field, c.Is, c.Values = Field{Kind: FieldPosition}, word, some("none", "order", "licence")
	case 4:
		c.Field, c.Is, c.Values = Field{Kind: FieldArea}, word, some("a", "b", "c")
	case 5:
		c.Field, c.Is, c.Values = Field{Kind: FieldSentence}, order, some("1m", "2m", "12m")[:1]
	case 6:
		c.Field, c.Is, c.Values = Field{Kind: FieldReleased}, WithinLast, some("1m", "30d", "3m")[:1]
		switch r.IntN(5) {
		case 0:
			c.Is = WithinNext
		case 1:
			c.Is = AtLeastAgo
		case 2:
			c.Is, c.Values = Before, some("2009-01-31", "2009-02-01", "2009-02-02", "0001-01-01")[:1]
		case 3:
			c.Is, c.Values = From, some("2009-01-31", "2009-02-01", "2009-02-02", "0001-01-01")[:1]
		}
	default:
		c.Field, c.Is = Field{FieldFact, []string{"x", "y"}[r.IntN(2)]}, []Comparison{IsYes, IsNo}[r.IntN(2)]
	}
	return c
}

func oneOrNone[E any](r *rand.Rand, list ...E) E {
	if r.IntN(5) == 0 {
		var none E
		return none
	}
	return list[r.IntN(len(list))]
}

// closePerson has facts on both sides of everything that closeCriterion asks.
func closePerson(r *rand.Rand) Person {
	day := engagement.MustParseDate
	years := func(n int) Age { age, _ := NewAge(n); return age }
	p := Person{
		ID: "p", Age: oneOrNone(r, years(0), years(15), years(16), years(17), years(18), years(150)),
		Risk: oneOrNone(r, MustParseScore("0"), MustParseScore("1"), MustParseScore("1.0001"), MustParseScore("1.5"), MustParseScore("2"), MustParseScore("3")),
		RAG:  oneOrNone(r, Green, Amber, Red), Position: oneOrNone(r, NonStatutory, CommunityOrder, Licence), Area: oneOrNone(r, "a", "b", "c", "d"),
		Sentence: oneOrNone(r, Term{Months: 1}, Term{Days: 5}, Term{Days: 28}, Term{Days: 29}, Term{Days: 30}, Term{Days: 31}, Term{Days: 32}, Term{Months: 1, Days: 29},
			Term{Months: 2}, Term{Months: 2, Days: 1}, Term{Days: 59}, Term{Days: 365}, Term{Days: 366}, Term{Months: 11, Days: 30}, Term{Months: 12}, Term{Months: 12, Days: 1}, Term{Months: 30}),
		Sentenced: oneOrNone(r, day("2007-01-31"), day("2008-01-31"), day("2008-02-29")),
		Released: oneOrNone(r, day("2008-10-31"), day("2008-11-01"), day("2008-12-31"), day("2009-01-01"), day("2009-01-02"), day("2009-01-30"), day("2009-01-31"),
			day("2009-02-01"), day("2009-02-02"), day("2009-03-01"), day("2009-03-02"), day("2009-03-03"), day("2009-03-04"), day("2009-05-01"), day("2009-05-02")),
	}
	for _, fact := range []FactID{"x", "y"} {
		if answer := oneOrNone(r, engagement.Yes, engagement.No); answer.IsKnown() {
			if p.Facts == nil {
				p.Facts = map[FactID]engagement.Answer{}
			}
			p.Facts[fact] = answer
		}
	}
	return p
}

// eligible is Test and what the policy makes of unknown, by tests that no check
// for contradictions has seen.
func eligible(tests []test, unknown UnknownPolicy, p Person) bool {
	answer := engagement.Yes
	for i := range tests {
		answer = answer.And(tests[i].passes(&p))
	}
	return answer == engagement.Yes || answer == engagement.NotKnown && unknown == LetIn
}

// Whatever Prepare calls contradictory nobody passes, and whatever it says can
// never decide never changes who is eligible, all of it left out together.
func TestPrepareIsRight(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 136))
	asOf := engagement.MustParseDate("2009-02-01")
	rounds, people := 500, 100
	contradictory, idle, dead := 0, 0, 0
	for range rounds {
		next := 0
		policy := Policy{ID: "p", AsOf: asOf, Unknown: []UnknownPolicy{LeaveOut, LetIn, Refuse}[r.IntN(3)]}
		for range 1 + r.IntN(4) {
			c := closeCriterion(r, 2, &next)
			c.Exclude = r.IntN(3) == 0
			policy.Criteria = append(policy.Criteria, c)
		}
		tests, err := newTests(policy.Criteria, asOf)
		require.NoError(t, err)
		_, err = Prepare(policy)
		var problems engagement.Problems
		errors.As(err, &problems)
		needed, nobody := slices.Clone(tests), false
		for _, problem := range slices.Backward(problems) {
			at := 0
			_, scanErr := fmt.Sscanf(problem.Path, "criteria[%d]", &at)
			require.NoError(t, scanErr, problem.Path)
			switch top := strings.Count(problem.Path, "[") == 1; {
			case errors.Is(problem, engagement.ErrDuplicate):
				idle++
				needed = slices.Delete(needed, at, at+1)
			case strings.Contains(problem.Error(), "meet"):
				dead++
				part := find(&tests[at], problem.Value)
				for range people {
					p := closePerson(r)
					require.NotEqual(t, engagement.Yes, part.holds(&p), "%v of %+v", err, policy.Criteria)
				}
			default:
				require.True(t, top)
				contradictory++
				nobody = true
			}
		}
		for range people {
			p := closePerson(r)
			require.Equal(t, eligible(tests, policy.Unknown, p), eligible(needed, policy.Unknown, p), "%v\n%+v\n%+v", err, policy.Criteria, p)
			if nobody {
				require.False(t, eligible(tests, LeaveOut, p), "%v\n%+v\n%+v", err, policy.Criteria, p)
			}
		}
	}
	assert.Greater(t, contradictory, rounds/20)
	assert.Greater(t, idle, rounds/20)
	assert.Greater(t, dead, rounds/20)
}

// find returns the criterion of that name among t and its parts.
func find(t *test, id string) *test {
	if string(t.criterion.ID) == id {
		return t
	}
	for _, parts := range [][]test{t.any, t.all} {
		for i := range parts {
			if found := find(&parts[i], id); found != nil {
				return found
			}
		}
	}
	return nil
}

// Of criteria that are not choices, on facts that are known for certain, Prepare
// sees every contradiction: where it sees none there is somebody who passes.
func TestPrepareMissesNoContradiction(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 136))
	asOf := engagement.MustParseDate("2009-02-01")
	for range 150 {
		next := 0
		policy := Policy{ID: "p", AsOf: asOf, Unknown: LeaveOut}
		for len(policy.Criteria) < 3 {
			c := closeCriterion(r, 0, &next)
			c.Exclude = r.IntN(3) == 0
			if c.Field.Kind != FieldSentence && c.Values != nil {
				policy.Criteria = append(policy.Criteria, c)
			}
		}
		if _, err := Prepare(policy); errors.Is(err, engagement.ErrContradicts) {
			continue
		}
		tests, err := newTests(policy.Criteria, asOf)
		require.NoError(t, err)
		found := false
		for range 20_000 {
			if found = eligible(tests, LeaveOut, closePerson(r)); found {
				break
			}
		}
		require.True(t, found, "nobody passes %+v", policy.Criteria)
	}
}

func TestPrepareLooksIntoParts(t *testing.T) {
	age := func(id CriterionID, is Comparison, years string) Criterion {
		return Criterion{ID: id, Field: Field{Kind: FieldAge}, Is: is, Values: []string{years}}
	}
	fact := func(id CriterionID, name string) Criterion {
		return Criterion{ID: id, Field: Field{FieldFact, name}, Is: IsYes}
	}
	area := func(id CriterionID, is Comparison, words ...string) Criterion {
		return Criterion{ID: id, Field: Field{Kind: FieldArea}, Is: is, Values: words}
	}
	sentence := func(id CriterionID, is Comparison, months string) Criterion {
		return Criterion{ID: id, Field: Field{Kind: FieldSentence}, Is: is, Values: []string{months}}
	}
	position := func(id CriterionID, words ...string) Criterion {
		return Criterion{ID: id, Field: Field{Kind: FieldPosition}, Is: NoneOf, Values: words}
	}
	for _, c := range []struct {
		name string
		who  []Criterion
		want string // the whole error; empty where there is none
	}{
		{"asks an age and something else: it is not idle",
			[]Criterion{{ID: "a", All: []Criterion{age("a1", AtLeast, "16"), {ID: "a2", Any: []Criterion{fact("x", "x"), fact("y", "y")}}}}, age("b", AtLeast, "18")}, ""},
		{"all of it is asked by others", []Criterion{{ID: "a", All: []Criterion{age("a1", AtLeast, "16"), age("a2", AtMost, "60")}}, age("b", AtLeast, "18"), age("c", Under, "50")},
			`criteria[0]: a: duplicate: can never decide: whoever passes the others passes it`},
		{"a limb that asks more than the age",
			[]Criterion{{ID: "a", Any: []Criterion{{ID: "l", All: []Criterion{age("a1", AtLeast, "18"), {ID: "m", Any: []Criterion{fact("x", "x"), fact("y", "y")}}}}, age("a2", AtLeast, "60")}}, age("b", AtLeast, "20")}, ""},
		{"365 days from a day not known are in neither limb for certain",
			[]Criterion{{ID: "a", Any: []Criterion{sentence("a1", Under, "12m"), sentence("a2", AtLeast, "12m")}}, sentence("b", Under, "24m")}, ""},
		{"over a term and at most it", []Criterion{sentence("a", Over, "12m"), sentence("b", AtMost, "12m")}, `criteria[1]: b: contradicts "a": nobody can pass both`},
		{"between two months", []Criterion{sentence("a", Over, "11m"), sentence("b", Under, "12m")}, ""},
		{"three words that leave none", []Criterion{area("a", OneOf, "x", "y"), area("b", NoneOf, "x"), area("c", NoneOf, "y")},
			`criteria[2]: c: contradicts those before: nobody can pass it and them`},
		{"all positions ruled out", []Criterion{position("a", "none", "order"), position("b", "licence")}, `criteria[1]: b: contradicts "a": nobody can pass both`},
		{"a choice that is no choice", []Criterion{{ID: "a", Any: []Criterion{age("a1", Under, "16"), age("a2", Over, "60")}}, age("b", AtLeast, "18"), age("c", AtMost, "60")},
			`criteria[2]: c: contradicts those before: nobody can pass it and them`},
		{"below nought", []Criterion{age("a", Under, "0")}, `criteria[0]: a: contradicts itself: nobody can meet it`},
		{"a limb that nobody takes", []Criterion{{ID: "a", Any: []Criterion{fact("x", "x"), {ID: "l", All: []Criterion{age("l1", Under, "16"), age("l2", AtLeast, "18")}}}}},
			`criteria[0].any[1]: l: contradicts itself: nobody can meet both "l1" and "l2"`},
		{"everybody is excluded", []Criterion{{ID: "a", Exclude: true, Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"0"}}},
			`criteria[0]: a: contradicts itself: nobody can pass it`},
	} {
		_, err := Prepare(Policy{ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut, Criteria: c.who})
		if c.want == "" {
			assert.NoError(t, err, c.name)
		} else {
			assert.EqualError(t, err, c.want, c.name)
		}
	}
}

// Whoever is not known is let in, so a criterion that every value meets is met
// by everybody: that is not said of itself.
func TestPrepare_everybodyPasses(t *testing.T) {
	_, err := Prepare(Policy{ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LetIn, Criteria: []Criterion{
		{ID: "a", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"0"}},
		{ID: "b", Field: Field{Kind: FieldConsent}, Is: IsYes},
	}})
	assert.EqualError(t, err, `criteria[0]: a: duplicate: can never decide: everybody passes it`)
}

// With the cube of the criteria this would take minutes.
func TestPrepare_manyCriteria(t *testing.T) {
	policy := Policy{ID: "p", Unknown: LeaveOut}
	for i := range 1000 {
		id := fmt.Sprint("c", i)
		policy.Criteria = append(policy.Criteria, Criterion{ID: CriterionID(id), Field: Field{FieldFact, id}, Is: IsYes})
	}
	_, err := Prepare(policy)
	assert.NoError(t, err)
}
