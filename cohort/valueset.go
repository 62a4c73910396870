package cohort

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A valueSet is some of the values that a field can have: ranges of numbers in
// their order, or words, or all but some words. Yes and no are the numbers 1
// and 0, and the words of a scale or of a closed list their numbers. Sentences
// are counted in half months: an odd number lies between two whole ones.
type valueSet struct {
	field  Field
	ranges []valueRange
	words  []string
	none   bool // all but words
}

// A valueRange has both of its ends.
type valueRange struct{ low, high int64 }

var lastDay = engagement.MustParseDate("9999-12-31")

// domain returns the first and the last value of a field whose values are
// numbers.
func domain(kind FieldKind) (bounds valueRange, numbers bool) {
	switch kind {
	case FieldAge:
		return valueRange{1, MaxAge + 1}, true
	case FieldRisk:
		return valueRange{1, MaxScore*scoreUnit + 1}, true
	case FieldRAG:
		return valueRange{int64(Green), int64(Red)}, true
	case FieldPosition:
		return valueRange{int64(NonStatutory), int64(Licence)}, true
	case FieldSentence:
		return valueRange{1, whole}, true
	case FieldRAGSince, FieldSentenced, FieldReleased:
		return valueRange{0, dayNumber(lastDay)}, true
	case FieldSex, FieldEthnicity, FieldArea:
		return valueRange{}, false
	}
	return valueRange{0, 1}, true
}

// allValues is every value of a field.
func allValues(field Field) valueSet {
	bounds, numbers := domain(field.Kind)
	if numbers {
		return valueSet{field: field, ranges: []valueRange{bounds}}
	}
	return valueSet{field: field, none: true}
}

// values is those of its field that a criterion on one holds for.
func (t *test) values() valueSet {
	c := t.criterion
	set := valueSet{field: c.Field}
	switch c.Is {
	case OneOf, NoneOf:
		switch c.Field.Kind {
		case FieldRAG, FieldPosition:
			for _, text := range t.words {
				rag, _ := ParseRAG(text)
				position, _ := ParsePosition(text)
				n := int64(max(int(rag), int(position))) // no word is in both
				set = set.or(valueSet{field: c.Field, ranges: []valueRange{{n, n}}})
			}
		default:
			set.words = t.words
		}
		if c.Is == NoneOf {
			return set.not()
		}
		return set
	case IsYes:
		set.ranges = []valueRange{{1, 1}}
		return set
	case IsNo:
		set.ranges = []valueRange{{0, 0}}
		return set
	}
	low, high := t.low, t.high
	if c.Field.Kind == FieldSentence {
		switch months := 2 * int64(t.months); c.Is {
		case AtLeast:
			low = months
		case Over:
			low = months + 1
		case AtMost:
			high = months
		case Under:
			high = months - 1
		}
	}
	set.ranges = []valueRange{{low, high}}
	return set.and(allValues(c.Field))
}

func (s valueSet) empty() bool { return len(s.ranges) == 0 && len(s.words) == 0 && !s.none }

// full reports whether s is every value of its field.
func (s valueSet) full() bool { return s.not().empty() }

// within reports whether every value of s is in other.
func (s valueSet) within(other valueSet) bool { return s.and(other.not()).empty() }

// and returns the values in both, which are of one field.
func (s valueSet) and(other valueSet) valueSet {
	both := valueSet{field: s.field}
	if _, numbers := domain(s.field.Kind); numbers {
		for _, a := range s.ranges {
			for _, b := range other.ranges {
				if r := (valueRange{max(a.low, b.low), min(a.high, b.high)}); r.low <= r.high {
					both.ranges = append(both.ranges, r)
				}
			}
		}
		slices.SortFunc(both.ranges, func(a, b valueRange) int { return int(min(max(a.low-b.low, -1), 1)) })
		return both
	}
	switch {
	case s.none && other.none:
		both.none = true
		both.words = append(slices.Clone(s.words), other.words...)
	case s.none:
		return other.and(s)
	default:
		for _, word := range s.words {
			if slices.Contains(other.words, word) != other.none {
				both.words = append(both.words, word)
			}
		}
	}
	return both
}

// or returns the values in either.
func (s valueSet) or(other valueSet) valueSet { return s.not().and(other.not()).not() }

// not returns the values that are not in s.
func (s valueSet) not() valueSet {
	rest := valueSet{field: s.field}
	bounds, numbers := domain(s.field.Kind)
	if !numbers {
		rest.words, rest.none = s.words, !s.none
		return rest
	}
	next := bounds.low
	for _, r := range s.ranges {
		if next < r.low {
			rest.ranges = append(rest.ranges, valueRange{next, r.low - 1})
		}
		next = r.high + 1
	}
	if next <= bounds.high {
		rest.ranges = append(rest.ranges, valueRange{next, bounds.high})
	}
	return rest
}
