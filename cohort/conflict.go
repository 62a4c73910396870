package cohort

import (
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// conflicts returns criteria that cannot all be passed, parts of criteria that
// nobody can meet, and criteria that can never decide because the others settle
// them. It looks at each field by itself: a choice between limbs on several
// fields asks of a field only what every limb does, so that nothing is reported
// that is not so, and not everything that is.
func conflicts(tests []test, unknown UnknownPolicy) error {
	var problems engagement.Problems
	regions := make([]region, len(tests))
	for i := range tests {
		t := &tests[i]
		path := fmt.Sprintf("[%d]", i)
		dead := t.dead()
		problems.AddAll(path, dead)
		regions[i] = t.region(t.criterion.Exclude)
		if dead == nil && regions[i].empty() {
			problems.Add(path, string(t.criterion.ID), fmt.Errorf("%w itself: nobody can pass it", engagement.ErrContradicts))
		}
	}
	if len(problems) > 0 {
		return problems.Err()
	}
	// Only criteria that ask one field can clash or settle one another, so that a
	// policy of many fields is not looked at pair by pair.
	asking := map[Field][]int{}
	all := map[Field]valueSet{}
	for i := range regions {
		path, id := fmt.Sprintf("[%d]", i), string(tests[i].criterion.ID)
		nobody := false
		var clashing []int
		for _, set := range regions[i].sets {
			for _, k := range asking[set.field] {
				if theirs, _ := regions[k].set(set.field); set.and(theirs).empty() {
					clashing = append(clashing, k)
				}
			}
			asking[set.field] = append(asking[set.field], i)
			if before, asked := all[set.field]; asked {
				set = before.and(set)
			}
			all[set.field] = set
			nobody = nobody || set.empty()
		}
		slices.Sort(clashing)
		clashing = slices.Compact(clashing)
		if over := len(problems) + len(clashing) - mostProblems; over > 0 {
			for _, k := range clashing[:len(clashing)-over] {
				problems.Add(path, id, fmt.Errorf("%w %q: nobody can pass both", engagement.ErrContradicts, tests[k].criterion.ID))
			}
			problems.Add("", "", fmt.Errorf("%w of %d problems: the rest is not looked at", engagement.ErrLimit, mostProblems))
			return problems.Err()
		}
		for _, k := range clashing {
			problems.Add(path, id, fmt.Errorf("%w %q: nobody can pass both", engagement.ErrContradicts, tests[k].criterion.ID))
		}
		if len(problems) == 0 && nobody {
			problems.Add(path, id, fmt.Errorf("%w those before: nobody can pass it and them", engagement.ErrContradicts))
		}
	}
	if len(problems) > 0 {
		return problems.Err()
	}
	// From the last to the first, so that of two that ask the same the first
	// stays, and all that are reported can be left out together.
	kept := slices.Clone(regions)
	for i := len(regions) - 1; i >= 0; i-- {
		kept[i] = region{}
		together := func(field Field) (set valueSet, asks bool) {
			for _, k := range asking[field] {
				if theirs, asksToo := kept[k].set(field); !asksToo {
					continue
				} else if asks {
					set = set.and(theirs)
				} else {
					set, asks = theirs, true
				}
			}
			return set, asks
		}
		if !regions[i].exact || !regions[i].settledBy(together, unknown) {
			kept[i] = regions[i]
			continue
		}
		nobody := func(Field) (valueSet, bool) { return valueSet{}, false }
		who := "whoever passes the others"
		if regions[i].settledBy(nobody, unknown) {
			who = "everybody"
		} else if k := slices.IndexFunc(kept, func(r region) bool { return regions[i].settledBy(r.set, unknown) }); k >= 0 {
			who = fmt.Sprintf("whoever passes %q", tests[k].criterion.ID)
		}
		problems.Add(fmt.Sprintf("[%d]", i), string(tests[i].criterion.ID), fmt.Errorf("%w: can never decide: %s passes it", engagement.ErrDuplicate, who))
	}
	slices.Reverse(problems)
	return problems.Err()
}

// dead returns the innermost parts of t that nobody can meet, t itself among
// them.
func (t *test) dead() error {
	var problems engagement.Problems
	for _, parts := range []struct {
		name string
		list []test
	}{{"any", t.any}, {"all", t.all}} {
		for i := range parts.list {
			problems.AddAll(fmt.Sprintf("%s[%d]", parts.name, i), parts.list[i].dead())
		}
	}
	if len(problems) > 0 || !t.region(false).empty() {
		return problems.Err()
	}
	why := "nobody can meet it"
	for i := range t.all {
		for k := range i {
			if t.all[i].region(false).and(t.all[k].region(false)).empty() {
				why = fmt.Sprintf("nobody can meet both %q and %q", t.all[k].criterion.ID, t.all[i].criterion.ID)
			}
		}
	}
	problems.Add("", string(t.criterion.ID), fmt.Errorf("%w itself: %s", engagement.ErrContradicts, why))
	return problems.Err()
}

// A region is what a criterion asks of each field, whatever else it asks. A
// field that it does not name may have any value, or none that is known.
type region struct {
	sets  []valueSet // one for each field, in the order of first mention
	exact bool       // nothing else is asked: whoever is in all the sets meets it
}

// region returns what t asks of each field, or what its opposite does.
func (t *test) region(opposite bool) region {
	if t.any == nil && t.all == nil {
		set := t.values()
		if opposite {
			set = set.not()
		}
		return region{[]valueSet{set}, true}
	}
	parts, choice := t.all, opposite
	if t.any != nil {
		parts, choice = t.any, !opposite
	}
	if !choice {
		r := region{exact: true}
		for i := range parts {
			part := parts[i].region(opposite)
			exact := r.exact && part.exact
			r = r.and(part)
			r.exact = exact
		}
		return r
	}
	var r region
	first := true
	for i := range parts {
		limb := parts[i].region(opposite)
		switch {
		case first:
			r, first = limb, false
		case r.empty():
			r, r.exact = limb, false // a limb that nobody can take adds nothing
		case limb.empty():
			r.exact = false
		default:
			r = r.or(limb)
		}
	}
	return r
}

// empty reports whether nobody can be in r.
func (r region) empty() bool {
	return slices.ContainsFunc(r.sets, valueSet.empty)
}

// set returns what r asks of a field.
func (r region) set(field Field) (valueSet, bool) {
	i := slices.IndexFunc(r.sets, func(s valueSet) bool { return s.field == field })
	if i < 0 {
		return valueSet{}, false
	}
	return r.sets[i], true
}

// and returns what both ask.
func (r region) and(other region) region {
	var both region
	for _, set := range r.sets {
		if also, asks := other.set(set.field); asks {
			set = set.and(also)
		}
		both.sets = append(both.sets, set)
	}
	for _, set := range other.sets {
		if _, asks := r.set(set.field); !asks {
			both.sets = append(both.sets, set)
		}
	}
	return both
}

// or returns what whoever meets one of the two meets. It is exact where both ask
// one field and nothing else; a sentence whose length is known in part can be
// in two sets together and in neither for certain.
func (r region) or(other region) region {
	var either region
	for _, set := range r.sets {
		if also, asks := other.set(set.field); asks {
			either.sets = append(either.sets, set.or(also))
		}
	}
	either.exact = r.exact && other.exact && len(r.sets) == 1 && len(other.sets) == 1 && len(either.sets) == 1 &&
		r.sets[0].field.Kind != FieldSentence
	return either
}

// settledBy reports whether whoever is in the sets that others ask, field by
// field, is in r, and whoever has a fact missing that r asks lacks one that they
// ask.
func (r region) settledBy(others func(Field) (valueSet, bool), unknown UnknownPolicy) bool {
	for _, set := range r.sets {
		theirs, asks := others(set.field)
		switch {
		case set.full() && unknown == LetIn:
		case !asks || !theirs.within(set):
			return false
		}
	}
	return true
}
