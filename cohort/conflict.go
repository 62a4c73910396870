package cohort

import (
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// conflicts returns criteria that cannot all be passed, and criteria that can
// never decide because the others settle them. Only criteria on a field, and
// those that such criteria are joined into by all, are held against each other;
// a choice of limbs is looked into for limbs that nobody could take.
func (s Selector) conflicts() error {
	var problems engagement.Problems
	var passed []demand // of the criteria before
	for i := range s.tests {
		t := &s.tests[i]
		path := fmt.Sprintf("[%d]", i)
		demands := t.demands(nil, t.criterion.Exclude)
		for _, d := range demands {
			for _, other := range passed {
				switch {
				case !d.meets(other):
					problems.Add(path, string(t.criterion.ID), fmt.Errorf("%w %q: nobody can pass both", engagement.ErrContradicts, other.of))
				case other.implies(d) && len(demands) == 1:
					problems.Add(path, string(t.criterion.ID), fmt.Errorf("%w: can never decide: whoever passes %q passes it", engagement.ErrDuplicate, other.of))
				case d.implies(other) && other.alone:
					problems.Add(path, string(t.criterion.ID), fmt.Errorf("%w: %q can never decide: whoever passes this passes it", engagement.ErrDuplicate, other.of))
				}
			}
		}
		for k := range demands {
			demands[k].alone = len(demands) == 1
		}
		problems.AddAll(path, t.deadLimbs())
		passed = append(passed, demands...)
	}
	return problems.Err()
}

// deadLimbs returns the choices within a criterion that contradict themselves.
func (t *test) deadLimbs() error {
	var problems engagement.Problems
	demands := t.demands(nil, false)
	for i, d := range demands {
		for _, other := range demands[:i] {
			if !d.meets(other) {
				problems.Add("", string(t.criterion.ID), fmt.Errorf("%w itself: nobody can pass both %q and %q", engagement.ErrContradicts, other.of, d.of))
			}
		}
	}
	for i := range t.any {
		problems.AddAll(fmt.Sprintf("any[%d]", i), t.any[i].deadLimbs())
	}
	for i := range t.all {
		problems.AddAll(fmt.Sprintf("all[%d]", i), t.all[i].deadLimbs())
	}
	return problems.Err()
}

// A demand is what a criterion asks of one field: a range, or some words, or
// all but some words. A yes and a no are the numbers 1 and 0.
type demand struct {
	of        CriterionID
	field     Field
	alone     bool // the criterion asks nothing else
	low, high int64
	words     []string
	none      bool // all but words
}

// demands appends what t asks of each field where everything is asked at once.
func (t *test) demands(list []demand, excluded bool) []demand {
	c := t.criterion
	if c.Field == (Field{}) {
		// What is excluded by all holding at once is a choice to pass.
		if t.all != nil && !excluded || t.any != nil && excluded {
			for _, parts := range [][]test{t.all, t.any} {
				for i := range parts {
					list = parts[i].demands(list, excluded)
				}
			}
		}
		return list
	}
	d := demand{of: c.ID, field: c.Field, low: t.low, high: t.high}
	switch c.Is {
	case OneOf, NoneOf:
		d.words, d.none = t.words, (c.Is == NoneOf) != excluded
		if c.Field.Kind == FieldRAG {
			return append(list, d.ordered()...)
		}
		return append(list, d)
	case IsYes, IsNo:
		d.low, d.high = 0, 0
		if (c.Is == IsYes) != excluded {
			d.low, d.high = 1, 1
		}
		return append(list, d)
	}
	if c.Field.Kind == FieldSentence {
		// In twice the months: between two whole numbers of months there are terms.
		months := 2 * int64(t.months)
		switch c.Is {
		case AtLeast:
			d.low = months
		case Over:
			d.low = months + 1
		case AtMost:
			d.high = months
		case Under:
			d.high = months - 1
		}
	}
	if excluded {
		switch {
		case d.low == -whole:
			d.low, d.high = d.high+1, whole
		case d.high == whole:
			d.low, d.high = -whole, d.low-1
		default:
			return list // on either side of a window: a choice
		}
	}
	return append(list, d)
}

// ordered turns words of the RAG scale into a range, where they are one.
func (d demand) ordered() []demand {
	var in []int64
	for _, rag := range RAGs() {
		if slices.Contains(d.words, rag.String()) != d.none {
			in = append(in, int64(rag))
		}
	}
	if len(in) == 0 || int(in[len(in)-1]-in[0]) != len(in)-1 {
		return nil
	}
	d.words, d.none, d.low, d.high = nil, false, in[0], in[len(in)-1]
	return []demand{d}
}

// meets reports whether some value satisfies both.
func (d demand) meets(other demand) bool {
	if d.field != other.field {
		return true
	}
	if d.words == nil {
		return max(d.low, other.low) <= min(d.high, other.high)
	}
	switch {
	case d.none && other.none:
		return true // somebody may have yet another word
	case d.none:
		return slices.ContainsFunc(other.words, func(w string) bool { return !slices.Contains(d.words, w) })
	}
	return slices.ContainsFunc(d.words, func(w string) bool { return slices.Contains(other.words, w) != other.none })
}

// implies reports whether every value that satisfies d satisfies other.
func (d demand) implies(other demand) bool {
	if d.field != other.field {
		return false
	}
	if d.words == nil {
		return other.low <= d.low && d.high <= other.high
	}
	switch {
	case d.none && !other.none:
		return false
	case d.none:
		return !slices.ContainsFunc(other.words, func(w string) bool { return !slices.Contains(d.words, w) })
	}
	return !slices.ContainsFunc(d.words, func(w string) bool { return slices.Contains(other.words, w) == other.none })
}
