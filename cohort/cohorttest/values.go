package cohorttest

import (
	"math/rand/v2"
	"slices"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// values are the facts that people are drawn from: on both sides of every
// boundary that the policy has, and a few others.
type values struct {
	asOf    engagement.Date
	ages    []cohort.Age
	risks   []cohort.Score
	terms   []cohort.Term
	days    []engagement.Date
	words   map[cohort.FieldKind][]string
	schemes []cohort.SchemeID
	needs   []engagement.Pathway
	sources []cohort.SourceID
	facts   []cohort.FactID
}

func valuesOf(policy cohort.Policy) *values {
	v := &values{
		asOf: policy.AsOf,
		days: []engagement.Date{engagement.MustParseDate("2009-01-31")},
		words: map[cohort.FieldKind][]string{
			cohort.FieldSex: {"male", "female"}, cohort.FieldEthnicity: {"x", "y"}, cohort.FieldArea: {"a", "b"},
		},
		schemes: []cohort.SchemeID{"another"}, sources: []cohort.SourceID{"another"},
		needs: engagement.Pathways()[:1],
	}
	for _, years := range []int{15, 17, 18, 30} {
		v.age(years)
	}
	for _, score := range []string{"0", "1", "1.5", "2"} {
		v.risks = append(v.risks, cohort.MustParseScore(score))
	}
	for _, term := range []string{"1m", "364d", "12m"} {
		v.terms = append(v.terms, cohort.MustParseTerm(term))
	}
	v.day(v.asOf)
	v.read(policy.Criteria)
	return v
}

func (v *values) read(criteria []cohort.Criterion) {
	for _, c := range criteria {
		v.read(c.Any)
		v.read(c.All)
		switch c.Field.Kind {
		case cohort.FieldScheme:
			v.schemes = with(v.schemes, cohort.SchemeID(c.Field.Name))
		case cohort.FieldNeed:
			if need, err := engagement.ParsePathway(c.Field.Name); err == nil {
				v.needs = with(v.needs, need)
			}
		case cohort.FieldSource:
			v.sources = with(v.sources, cohort.SourceID(c.Field.Name))
		case cohort.FieldFact:
			v.facts = with(v.facts, cohort.FactID(c.Field.Name))
		}
		for _, value := range c.Values {
			v.value(c, value)
		}
	}
}

// value adds the facts about a value of a criterion.
func (v *values) value(c cohort.Criterion, value string) {
	switch c.Field.Kind {
	case cohort.FieldSex, cohort.FieldEthnicity, cohort.FieldArea:
		v.words[c.Field.Kind] = with(v.words[c.Field.Kind], value)
	case cohort.FieldAge:
		var age cohort.Age
		if age.UnmarshalText([]byte(value)) == nil {
			years, _ := age.Years()
			v.age(years - 1)
			v.age(years)
			v.age(years + 1)
		}
	case cohort.FieldRisk:
		if score, err := cohort.ParseScore(value); err == nil {
			v.risks = append(v.risks, score)
		}
	case cohort.FieldSentence:
		if term, err := cohort.ParseTerm(value); err == nil && term.Months > 0 {
			for _, days := range []uint16{1, 29, 30} {
				v.terms = append(v.terms, cohort.Term{Months: term.Months, Days: days}, cohort.Term{Months: term.Months - 1, Days: days})
			}
			v.terms = append(v.terms, cohort.Term{Months: term.Months}, cohort.Term{Days: uint16(min(int(term.Months)*365/12, 60_000))})
		}
	case cohort.FieldRAGSince, cohort.FieldSentenced, cohort.FieldReleased:
		if day, err := engagement.ParseDate(value); err == nil {
			v.day(day)
		}
		if term, err := cohort.ParseTerm(value); err == nil {
			sign := -1
			if c.Is == cohort.WithinNext {
				sign = 1
			}
			end, errMonths := v.asOf.AddMonths(sign * int(term.Months))
			end, errDays := end.AddDays(sign * int(term.Days))
			if errMonths == nil && errDays == nil {
				v.day(end)
			}
		}
	}
}

func (v *values) age(years int) {
	if age, err := cohort.NewAge(years); err == nil && !slices.Contains(v.ages, age) {
		v.ages = append(v.ages, age)
	}
}

// day adds a day and those beside it.
func (v *values) day(day engagement.Date) {
	for _, n := range []int{-1, 0, 1} {
		if beside, err := day.AddDays(n); err == nil && beside.IsKnown() {
			v.days = with(v.days, beside)
		}
	}
}

func with[E comparable](list []E, e E) []E {
	if slices.Contains(list, e) {
		return list
	}
	return append(list, e)
}

// pick draws one of a list, or nothing: what is not known.
func pick[E any](r *rand.Rand, list []E) E {
	var none E
	if len(list) == 0 || r.IntN(6) == 0 {
		return none
	}
	return list[r.IntN(len(list))]
}

// some draws some of a list, or nil.
func some[E any](r *rand.Rand, list []E) []E {
	if r.IntN(6) == 0 {
		return nil
	}
	found := []E{}
	for _, e := range list {
		if r.IntN(2) == 0 {
			found = append(found, e)
		}
	}
	return found
}

// draw draws a person who is in order, but for the identifier.
func (v *values) draw(r *rand.Rand) cohort.Person {
	p := cohort.Person{
		Sex: pick(r, v.words[cohort.FieldSex]), Ethnicity: pick(r, v.words[cohort.FieldEthnicity]), Area: pick(r, v.words[cohort.FieldArea]),
		Risk: pick(r, v.risks), RAG: pick(r, cohort.RAGs()), Position: pick(r, cohort.Positions()),
		Schemes: some(r, v.schemes), Needs: some(r, v.needs), Sources: some(r, v.sources),
		Sentence: pick(r, v.terms), Sentenced: pick(r, v.days), Released: pick(r, v.days),
		Consent: pick(r, engagement.Answers()),
	}
	if p.RAG.IsKnown() {
		p.RAGSince = pick(r, v.days)
	}
	if p.Sentenced.IsKnown() && p.Released.Compare(p.Sentenced) < 0 {
		p.Sentenced = engagement.Date{}
	}
	p.Age = pick(r, v.ages)
	if years, known := p.Age.Years(); known && v.asOf.IsKnown() && r.IntN(2) == 0 {
		// Of this age on the day: since that day, or for as long as can be.
		born, err := v.asOf.AddMonths(-12 * years)
		if r.IntN(2) == 0 && err == nil {
			born, err = v.asOf.AddMonths(-12 * (years + 1))
			if err == nil {
				born, err = born.AddDays(1)
			}
		}
		if err == nil && (!p.Sentenced.IsKnown() || p.Sentenced.Compare(born) >= 0) {
			p.Age, p.Born = cohort.Age{}, born
		}
	}
	for _, fact := range v.facts {
		if answer := pick(r, engagement.Answers()); answer.IsKnown() {
			if p.Facts == nil {
				p.Facts = map[cohort.FactID]engagement.Answer{}
			}
			p.Facts[fact] = answer
		}
	}
	return p
}
