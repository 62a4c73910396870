package fairness

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// Tabulate counts people by attributes: each is the values of the named ones, in
// the order of the names, and whether the person was selected. The values need
// not be kept by the sequence. Groups come in the order of their values; those
// of nobody do not. A name missing or given twice, and people with more or fewer
// values than there are names, are Problems; of people, the first is reported,
// with a count. The cost is linear in the people.
func Tabulate(names []string, people iter.Seq2[[]string, bool]) (Table, error) {
	var problems engagement.Problems
	if len(names) == 0 {
		problems.Add("names", "", fmt.Errorf("%w: an attribute to count by", engagement.ErrMissing))
	}
	for i, name := range names {
		if name == "" {
			problems.Add("names["+strconv.Itoa(i)+"]", "", engagement.ErrMissing)
		} else if slices.Index(names, name) < i {
			problems.Add("names["+strconv.Itoa(i)+"]", strconv.Quote(name), engagement.ErrDuplicate)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	type tally struct {
		values []string
		counts Counts
	}
	place := make(map[string]int)
	var tallies []tally
	var key []byte
	first, wrong, at := 0, 0, 0
	for values, selected := range people {
		if len(values) != len(names) {
			if wrong == 0 {
				first = at
			}
			wrong++
			at++
			continue
		}
		at++
		// Lengths before the values: no two lists of values have one key.
		key = key[:0]
		for _, value := range values {
			key = append(strconv.AppendInt(key, int64(len(value)), 10), ':')
			key = append(key, value...)
		}
		i, known := place[string(key)]
		if !known {
			i = len(tallies)
			place[string(key)] = i
			tallies = append(tallies, tally{values: cloneText(values)})
		}
		tallies[i].counts.Considered++
		tallies[i].counts.Selected += int64(b2i(selected))
	}
	if wrong > 0 {
		problems.Add("people["+strconv.Itoa(first)+"]", "", fmt.Errorf("%w: other than %d values for as many names, in %d of all", engagement.ErrContradicts, len(names), wrong))
		return nil, problems.Err()
	}
	slices.SortFunc(tallies, func(a, b tally) int { return slices.Compare(a.values, b.values) })
	table := make(Table, len(tallies))
	terms := make([]Term, len(names))
	for i, one := range tallies {
		for k, name := range names {
			terms[k] = Term{name, one.values[k]}
		}
		table[i] = Row{GroupOf(terms...), one.counts.Considered, one.counts.Selected}
	}
	return table, nil
}

// cloneText copies values out of a buffer that the caller may use again.
func cloneText(values []string) []string {
	clone := make([]string, len(values))
	for i, value := range values {
		clone[i] = strings.Clone(value)
	}
	return clone
}

// By returns the table by fewer attributes: a table by sex and ethnicity as one
// by sex. The groups come in the order in which they first appear. A table that
// is not valid or holds more than one grouping, which would count people twice,
// and a name missing, given twice or one that a group does not have are Problems.
func (t Table) By(names ...string) (Table, error) {
	var problems engagement.Problems
	labels := t.check(&problems, "table")
	if len(names) == 0 {
		problems.Add("names", "", fmt.Errorf("%w: an attribute to count by", engagement.ErrMissing))
	}
	for i, name := range names {
		if slices.Index(names, name) < i {
			problems.Add("names["+strconv.Itoa(i)+"]", strconv.Quote(name), engagement.ErrDuplicate)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	var result Table
	place := make(map[Group]int)
	for i, l := range labels {
		if l.grouping != labels[0].grouping {
			problems.Add("table["+strconv.Itoa(i)+"].group", strconv.Quote(string(t[i].Group)), fmt.Errorf("%w: by %s, where the first is by %s", engagement.ErrContradicts, l.grouping, labels[0].grouping))
			continue
		}
		terms := make([]Term, 0, len(names))
		for _, name := range names {
			at, has := slices.BinarySearchFunc(l.terms, name, func(term Term, name string) int { return cmp.Compare(term.Name, name) })
			if !has {
				problems.Add("table["+strconv.Itoa(i)+"].group", strconv.Quote(string(t[i].Group)), fmt.Errorf("%w attribute as %s", engagement.ErrUnknownID, strconv.Quote(name)))
				continue
			}
			terms = append(terms, l.terms[at])
		}
		group := GroupOf(terms...)
		at, known := place[group]
		if !known {
			at = len(result)
			place[group] = at
			result = append(result, Row{Group: group})
		}
		result[at].Considered += t[i].Considered
		result[at].Selected += t[i].Selected
		if result[at].Considered > MaxCount {
			problems.Add("table["+strconv.Itoa(i)+"]", strconv.FormatInt(result[at].Considered, 10), fmt.Errorf("%w: at most %d people in a group", engagement.ErrTooMuch, int64(MaxCount)))
			result[at] = Row{Group: group}
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return result, nil
}
