package cohort

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A test is a criterion made ready: its values read, its window turned into
// days.
type test struct {
	criterion Criterion
	rule      engagement.Rule
	any, all  []test

	pathway engagement.Pathway // of a need
	words   []string           // OneOf, NoneOf
	low     int64              // a fact that is a number holds from low
	high    int64              // to high, both included
	months  int                // of a sentence
	asOf    engagement.Date
}

// whole is the range of numbers that a comparison leaves open on a side.
const whole = int64(1) << 62

// newTest reads a criterion, or says everything that is wrong with it.
func newTest(c Criterion, asOf engagement.Date) (test, error) {
	t := test{criterion: c, rule: ruleOf(c), low: -whole, high: whole, asOf: asOf}
	var problems engagement.Problems
	if c.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	if c.Rule != "" && t.rule.ID != c.Rule {
		problems.Add("rule", strconv.Quote(c.Rule), fmt.Errorf("%w row in the catalogue of this package", engagement.ErrUnknownID))
	}
	parts := 0
	for _, has := range []bool{c.Field != Field{}, c.Any != nil, c.All != nil} {
		if has {
			parts++
		}
	}
	if parts != 1 {
		problems.Add("field", c.Field.String(), fmt.Errorf("%w: a criterion has one of field, any and all, and this has %d", engagement.ErrContradicts, parts))
		return t, problems.Err()
	}
	if c.Field != (Field{}) {
		problems.AddAll("", t.read())
		return t, problems.Err()
	}
	if c.Is != ComparisonNotStated {
		problems.Add("is", c.Is.String(), fmt.Errorf("%w: only a field is compared", engagement.ErrContradicts))
	}
	if len(c.Values) > 0 {
		problems.Add("values", "", fmt.Errorf("%w: only a field is compared", engagement.ErrContradicts))
	}
	problems.AddAll("", readParts(&t.any, "any", c.Any, asOf))
	problems.AddAll("", readParts(&t.all, "all", c.All, asOf))
	return t, problems.Err()
}

func readParts(into *[]test, path string, parts []Criterion, asOf engagement.Date) error {
	var problems engagement.Problems
	if parts != nil && len(parts) == 0 {
		problems.Add(path, "", engagement.ErrMissing)
	}
	for i, part := range parts {
		at := fmt.Sprintf("%s[%d]", path, i)
		if part.Exclude {
			problems.Add(at+".exclude", "true", fmt.Errorf("%w: only a criterion of the policy itself excludes", engagement.ErrContradicts))
		}
		t, err := newTest(part, asOf)
		problems.AddAll(at, err)
		*into = append(*into, t)
	}
	return problems.Err()
}

// catalogue is the rows by their ids; it is only read.
var catalogue = func() map[string]engagement.Rule {
	rows := map[string]engagement.Rule{}
	for _, rule := range Rules() {
		rows[rule.ID] = rule
	}
	return rows
}()

// ruleOf returns the row a reason of the criterion names.
func ruleOf(c Criterion) engagement.Rule {
	if rule, listed := catalogue[c.Rule]; listed {
		return rule
	}
	return engagement.Rule{ID: string(c.ID), Title: c.Text, Kind: engagement.CallerRule, Source: c.Source}
}

// read reads the values of a criterion on a field.
func (t *test) read() error {
	c := t.criterion
	var problems engagement.Problems
	if _, err := c.Field.MarshalText(); err != nil {
		problems.Add("field", c.Field.String(), err)
		return problems.Err()
	}
	if !slices.Contains(comparisonsOf(c.Field.Kind), c.Is) {
		problems.Add("is", c.Is.String(), fmt.Errorf("%w: %v is compared by %v", engagement.ErrOutOfRange, c.Field.Kind, comparisonsOf(c.Field.Kind)))
		return problems.Err()
	}
	if c.Field.Kind == FieldNeed {
		t.pathway, _ = engagement.ParsePathway(c.Field.Name)
	}
	switch c.Is {
	case IsYes, IsNo:
		if len(c.Values) > 0 {
			problems.Add("values", "", fmt.Errorf("%w: %v needs none", engagement.ErrOutOfRange, c.Is))
		}
	case OneOf, NoneOf:
		problems.AddAll("", t.readWords())
	default:
		if len(c.Values) != 1 {
			problems.Add("values", strconv.Itoa(len(c.Values)), fmt.Errorf("%w: %v takes one value", engagement.ErrOutOfRange, c.Is))
			break
		}
		if err := t.readValue(c.Values[0]); err != nil {
			problems.Add("values[0]", strconv.Quote(c.Values[0]), err)
		}
	}
	return problems.Err()
}

func (t *test) readWords() error {
	var problems engagement.Problems
	if len(t.criterion.Values) == 0 {
		problems.Add("values", "", engagement.ErrMissing)
	}
	for i, value := range t.criterion.Values {
		at := fmt.Sprintf("values[%d]", i)
		var err error
		switch t.criterion.Field.Kind {
		case FieldRAG:
			_, err = readRAG(value)
		case FieldPosition:
			_, err = readPosition(value)
		}
		switch {
		case value == "":
			problems.Add(at, "", engagement.ErrMissing)
		case err != nil:
			problems.Add(at, strconv.Quote(value), err)
		case slices.Contains(t.criterion.Values[:i], value):
			problems.Add(at, strconv.Quote(value), engagement.ErrDuplicate)
		}
	}
	t.words = t.criterion.Values
	return problems.Err()
}

// readValue reads the one value of a comparison of order or of time.
func (t *test) readValue(text string) error {
	if text == "" {
		return engagement.ErrMissing
	}
	var value int64
	switch t.criterion.Field.Kind {
	case FieldAge:
		var age Age
		if err := age.UnmarshalText([]byte(text)); err != nil {
			return err
		}
		value = int64(age.next)
	case FieldRisk:
		score, err := ParseScore(text)
		if err != nil {
			return err
		}
		value = int64(score.next)
	case FieldRAG:
		rag, err := readRAG(text)
		if err != nil {
			return err
		}
		value = int64(rag)
	case FieldSentence:
		term, err := ParseTerm(text)
		if err != nil {
			return err
		}
		if term.Days != 0 {
			return fmt.Errorf("%w: %s: sentences are held to whole months", engagement.ErrOutOfRange, word.Quote(text))
		}
		t.months = int(term.Months)
		return nil
	default:
		return t.readTime(text)
	}
	switch t.criterion.Is {
	case AtLeast:
		t.low = value
	case Over:
		t.low = value + 1
	case AtMost:
		t.high = value
	case Under:
		t.high = value - 1
	}
	return nil
}

// readRAG reads a status that a criterion names. What is not known is nothing to
// be held to: no fact that is known is it.
func readRAG(text string) (RAG, error) {
	rag, err := ParseRAG(text)
	if err == nil && rag == RAGNotKnown {
		return rag, errNotKnown(text)
	}
	return rag, err
}

// readPosition reads a position as readRAG does a status.
func readPosition(text string) (Position, error) {
	position, err := ParsePosition(text)
	if err == nil && position == PositionNotKnown {
		return position, errNotKnown(text)
	}
	return position, err
}

func errNotKnown(text string) error {
	return fmt.Errorf("%w: %s is no value: the policy says what becomes of a person of whom it is not known", engagement.ErrOutOfRange, word.Quote(text))
}

// readTime turns a window or a day into the range of days it covers.
func (t *test) readTime(text string) error {
	if t.criterion.Is == Before || t.criterion.Is == From {
		day, err := engagement.ParseDate(text)
		if err != nil {
			return err
		}
		if t.criterion.Is == Before {
			t.high = dayNumber(day) - 1
		} else {
			t.low = dayNumber(day)
		}
		return nil
	}
	term, err := ParseTerm(text)
	if err != nil {
		return err
	}
	if !t.asOf.IsKnown() {
		return fmt.Errorf("%w: the policy has no day from which to count", engagement.ErrMissing)
	}
	sign := -1
	if t.criterion.Is == WithinNext {
		sign = 1
	}
	end, err := t.asOf.AddMonths(sign * int(term.Months))
	if err != nil {
		return err
	}
	if end, err = end.AddDays(sign * int(term.Days)); err != nil {
		return err
	}
	switch t.criterion.Is {
	case WithinLast:
		t.low, t.high = dayNumber(end), dayNumber(t.asOf)
	case WithinNext:
		t.low, t.high = dayNumber(t.asOf), dayNumber(end)
	case AtLeastAgo:
		t.high = dayNumber(end)
	}
	return nil
}

// dayNumber numbers the days of the calendar; the day must be known.
func dayNumber(day engagement.Date) int64 {
	number, _ := day.DaysSince(dayOne)
	return int64(number)
}

var dayOne = engagement.MustParseDate("0001-01-01")

// comparisonsOf returns the comparisons that a field takes.
func comparisonsOf(kind FieldKind) []Comparison {
	switch kind {
	case FieldSex, FieldEthnicity, FieldArea, FieldPosition:
		return []Comparison{OneOf, NoneOf}
	case FieldRAG:
		return []Comparison{OneOf, NoneOf, AtLeast, Over, AtMost, Under}
	case FieldAge, FieldRisk, FieldSentence:
		return []Comparison{AtLeast, Over, AtMost, Under}
	case FieldRAGSince, FieldSentenced, FieldReleased:
		return []Comparison{WithinLast, WithinNext, AtLeastAgo, Before, From}
	}
	return []Comparison{IsYes, IsNo}
}

// holds answers whether the criterion holds for p, exclusion or not. It does
// not allocate.
func (t *test) holds(p *Person) engagement.Answer {
	switch {
	case t.any != nil:
		answer := engagement.No
		for i := range t.any {
			answer = answer.Or(t.any[i].holds(p))
		}
		return answer
	case t.all != nil:
		answer := engagement.Yes
		for i := range t.all {
			answer = answer.And(t.all[i].holds(p))
		}
		return answer
	}
	switch t.criterion.Is {
	case IsYes:
		return t.answer(p)
	case IsNo:
		return t.answer(p).Not()
	case OneOf, NoneOf:
		value, known := t.word(p)
		if !known {
			return engagement.NotKnown
		}
		return engagement.AnswerOf(slices.Contains(t.words, value) == (t.criterion.Is == OneOf))
	}
	if t.criterion.Field.Kind == FieldSentence {
		return t.sentence(p)
	}
	number, known := number(t.criterion.Field.Kind, p, t.asOf)
	if !known {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(t.low <= number && number <= t.high)
}

// answer returns a fact that is a yes or a no.
func (t *test) answer(p *Person) engagement.Answer {
	name := t.criterion.Field.Name
	switch t.criterion.Field.Kind {
	case FieldConsent:
		return p.Consent
	case FieldScheme:
		return listed(p.Schemes, SchemeID(name))
	case FieldNeed:
		return listed(p.Needs, t.pathway)
	case FieldSource:
		return listed(p.Sources, SourceID(name))
	}
	return p.Facts[FactID(name)]
}

// listed answers whether a complete list holds the entry; nil is not known.
func listed[E comparable](list []E, entry E) engagement.Answer {
	if list == nil {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(slices.Contains(list, entry))
}

// word returns a fact that is a word, and whether it is known.
func (t *test) word(p *Person) (value string, known bool) {
	switch t.criterion.Field.Kind {
	case FieldSex:
		value = p.Sex
	case FieldEthnicity:
		value = p.Ethnicity
	case FieldArea:
		value = p.Area
	case FieldPosition:
		return p.Position.String(), p.Position != PositionNotKnown
	case FieldRAG:
		return p.RAG.String(), p.RAG != RAGNotKnown
	}
	return value, value != ""
}

// number returns a fact that has an order as a number, and whether it is known.
func number(kind FieldKind, p *Person, asOf engagement.Date) (value int64, known bool) {
	var day engagement.Date
	switch kind {
	case FieldAge:
		age := p.AgeOn(asOf)
		return int64(age.next), age.IsKnown()
	case FieldRisk:
		return int64(p.Risk.next), p.Risk.IsKnown()
	case FieldRAG:
		return int64(p.RAG), p.RAG.IsKnown()
	case FieldRAGSince:
		day = p.RAGSince
	case FieldSentenced:
		day = p.Sentenced
	case FieldReleased:
		day = p.Released
	}
	if !day.IsKnown() {
		return 0, false
	}
	return dayNumber(day), true
}

// sentence holds the term to whole months.
func (t *test) sentence(p *Person) engagement.Answer {
	switch t.criterion.Is {
	case Under:
		return p.Sentence.Under(t.months, p.Sentenced)
	case AtLeast:
		return p.Sentence.Under(t.months, p.Sentenced).Not()
	case Over:
		return p.Sentence.Over(t.months, p.Sentenced)
	}
	return p.Sentence.Over(t.months, p.Sentenced).Not()
}
