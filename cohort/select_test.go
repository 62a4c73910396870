package cohort

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

func diamond() Policy {
	return Policy{
		ID: "diamond", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut,
		Criteria: []Criterion{{ID: "eligible", Rule: "R136", Any: []Criterion{
			{ID: "short-sentence", All: []Criterion{
				{ID: "adult", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"18"}},
				{ID: "under-twelve-months", Field: Field{Kind: FieldSentence}, Is: Under, Values: []string{"12m"}},
				{ID: "in-the-last-six-months", Field: Field{Kind: FieldReleased}, Is: WithinLast, Values: []string{"6m"}},
			}},
			{ID: "unpaid-work", Field: Field{FieldFact, "stand-alone-unpaid-work"}, Is: IsYes},
		}}},
	}
}

func TestDiamondAtItsBoundaries(t *testing.T) {
	selector, err := Prepare(diamond())
	require.NoError(t, err)
	day := engagement.MustParseDate
	person := func(change func(*Person)) Person {
		p := Person{
			ID: "a", Born: day("1980-05-05"), Sentence: MustParseTerm("6m"), Sentenced: day("2008-05-01"), Released: day("2008-10-01"),
			Facts: map[FactID]engagement.Answer{"stand-alone-unpaid-work": engagement.No},
		}
		change(&p)
		return p
	}
	for _, c := range []struct {
		name string
		of   Person
		want engagement.Answer
	}{
		{"in", person(func(*Person) {}), engagement.Yes},
		{"released on the first day of the window", person(func(p *Person) { p.Released = day("2008-08-01") }), engagement.Yes},
		{"released the day before it", person(func(p *Person) { p.Released = day("2008-07-31") }), engagement.No},
		{"released on the day", person(func(p *Person) { p.Released = day("2009-02-01") }), engagement.Yes},
		{"to be released tomorrow", person(func(p *Person) { p.Released = day("2009-02-02") }), engagement.No},
		{"exactly 12 months", person(func(p *Person) { p.Sentence = MustParseTerm("12m") }), engagement.No},
		{"11 months and 30 days from 1 May, of which the 12th is April", person(func(p *Person) { p.Sentence = MustParseTerm("11m30d") }), engagement.No},
		{"11 months and 29 days", person(func(p *Person) { p.Sentence = MustParseTerm("11m29d") }), engagement.Yes},
		{"365 days in a year without a leap day", person(func(p *Person) { p.Sentence = MustParseTerm("365d") }), engagement.No},
		{"365 days, passed on a day not known", person(func(p *Person) { p.Sentence, p.Sentenced = MustParseTerm("365d"), engagement.Date{} }), engagement.NotKnown},
		{"364 days, passed on a day not known", person(func(p *Person) { p.Sentence, p.Sentenced = MustParseTerm("364d"), engagement.Date{} }), engagement.Yes},
		{"18 on the day", person(func(p *Person) { p.Born = day("1991-02-01") }), engagement.Yes},
		{"18 tomorrow", person(func(p *Person) { p.Born = day("1991-02-02") }), engagement.No},
		{"by the other limb, whatever the age", person(func(p *Person) {
			p.Born, p.Facts = day("1995-01-01"), map[FactID]engagement.Answer{"stand-alone-unpaid-work": engagement.Yes}
		}), engagement.Yes},
		{"the other limb not known", person(func(p *Person) { p.Born, p.Facts = day("1995-01-01"), nil }), engagement.NotKnown},
		{"nothing known", Person{ID: "a"}, engagement.NotKnown},
	} {
		assert.Equal(t, c.want, selector.Test(c.of), c.name)
		assert.Equal(t, c.want.Outcome(), selector.Explain(c.of).Outcome, c.name)
	}
}

// The reference for Select: one person after the other, by nothing but Test
// and the ranking.
func TestSelectIsTheObviousLoop(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	for range 300 {
		policy := Policy{
			ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: []UnknownPolicy{LeaveOut, LetIn}[random.IntN(2)],
			Criteria: []Criterion{
				{ID: "adult", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"18"}},
				{ID: "not-ppo", Exclude: true, Field: Field{FieldScheme, "ppo"}, Is: IsYes},
			},
			Ranking: []RankKey{{Field: Field{Kind: FieldRisk}}}, Ties: TiesByID,
			Capacity: Capacity{Overall: Room(random.IntN(12)), EachArea: Room(random.IntN(6))},
		}
		selector, err := Prepare(policy)
		require.NoError(t, err)
		var people []Person
		for i := range random.IntN(30) {
			p := Person{ID: PersonID(fmt.Sprint("p", i)), Area: string(rune('a' + random.IntN(3)))}
			if random.IntN(4) > 0 {
				p.Age, _ = NewAge(10 + random.IntN(20))
			}
			if random.IntN(4) > 0 {
				p.Schemes = [][]SchemeID{{}, {"ppo"}, {"dip"}}[random.IntN(3)]
			}
			if random.IntN(4) > 0 {
				p.Risk = MustParseScore(fmt.Sprint(random.IntN(5)))
			}
			people = append(people, p)
		}
		got, err := selector.Select(people)
		require.NoError(t, err)

		var want []PersonID
		left := people
		area := map[string]int{}
		for len(left) > 0 {
			best := slices.MaxFunc(left, func(a, b Person) int {
				if order := a.Risk.Compare(b.Risk); order != 0 {
					return order
				}
				return -slices.Compare([]byte(a.ID), []byte(b.ID))
			})
			left = slices.DeleteFunc(slices.Clone(left), func(p Person) bool { return p.ID == best.ID })
			answer := selector.Test(best)
			if answer == engagement.No || answer == engagement.NotKnown && policy.Unknown == LeaveOut {
				continue
			}
			if len(want) < *policy.Capacity.Overall && area[best.Area] < *policy.Capacity.EachArea {
				want = append(want, best.ID)
				area[best.Area]++
			}
		}
		var ids []PersonID
		for _, m := range got.Members {
			ids = append(ids, m.ID)
		}
		assert.Equal(t, want, ids)
		steps, err := got.Attrition()
		require.NoError(t, err)
		turned, err := got.Attrition("not-ppo", "adult")
		require.NoError(t, err)
		assert.Equal(t, got.Eligible, steps[1].Remaining)
		assert.Equal(t, got.Eligible, turned[1].Remaining)
		assert.Equal(t, steps[0].OnlyThis, turned[1].OnlyThis, "the same in any order")
		assert.Equal(t, got.Considered, steps[0].Remaining+steps[0].Excluded+steps[0].NotKnown)
	}
}

func TestPrepareSeesContradictions(t *testing.T) {
	age := func(id CriterionID, is Comparison, years string, exclude bool) Criterion {
		return Criterion{ID: id, Field: Field{Kind: FieldAge}, Is: is, Values: []string{years}, Exclude: exclude}
	}
	ppo := func(id CriterionID, is Comparison, exclude bool) Criterion {
		return Criterion{ID: id, Field: Field{FieldScheme, "ppo"}, Is: is, Exclude: exclude}
	}
	for _, c := range []struct {
		name string
		who  []Criterion
		want error
	}{
		{"a range", []Criterion{age("a", AtLeast, "16", false), age("b", Under, "18", false)}, nil},
		{"a range of nothing", []Criterion{age("a", AtLeast, "18", false), age("b", Under, "18", false)}, engagement.ErrContradicts},
		{"an exclusion that leaves nobody", []Criterion{age("a", AtLeast, "18", false), age("b", AtLeast, "18", true)}, engagement.ErrContradicts},
		{"an exclusion that never fires", []Criterion{age("a", AtLeast, "18", false), age("b", Under, "16", true)}, engagement.ErrDuplicate},
		{"a yes and a no", []Criterion{ppo("a", IsYes, false), ppo("b", IsNo, false)}, engagement.ErrContradicts},
		{"a yes that is excluded", []Criterion{ppo("a", IsYes, false), ppo("b", IsYes, true)}, engagement.ErrContradicts},
		{"the same thing twice", []Criterion{ppo("a", IsNo, false), ppo("b", IsYes, true)}, engagement.ErrDuplicate},
	} {
		_, err := Prepare(Policy{ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut, Criteria: c.who})
		if c.want == nil {
			assert.NoError(t, err, c.name)
		} else {
			assert.ErrorIs(t, err, c.want, c.name)
		}
	}
}
