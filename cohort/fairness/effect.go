package fairness

import (
	"io"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/table"
)

// An Effect is what a changed rule, such as a quota, does to the rates.
type Effect struct {
	Before Report                        `json:"before"`
	After  Report                        `json:"after"`
	Rates  engagement.Comparison[Counts] `json:"rates"` // by group; the groups of a Comparison are the groupings, with their totals
}

// Compare compares the rates before and after a rule changes: the counts of the
// two selections, both of them measured by one policy. What is wrong with
// either is Problems, all at once.
//
// As the people are largely the same in both tables, the two are not independent
// samples, and there is no test of before against after: what is selected twice
// from the same people has changed as it has.
func Compare(before, after Table, p Policy) (Effect, error) {
	var problems engagement.Problems
	var effect Effect
	var err error
	effect.Before, err = Measure(before, p)
	problems.AddAll("before", err)
	effect.After, err = Measure(after, p)
	problems.AddAll("after", err)
	if err := problems.Err(); err != nil {
		return Effect{}, err
	}
	names := make(map[string]string) // by key, the group as the table before has it
	effect.Rates, err = engagement.Compare(entries(before, names), entries(after, names))
	if err != nil {
		return Effect{}, err
	}
	return effect, nil
}

// entries makes entries of a valid table. A group that is written in another
// order of attributes after than before is the same.
func entries(t Table, names map[string]string) []engagement.Entry[Counts] {
	list := make([]engagement.Entry[Counts], len(t))
	for i, row := range t {
		l, _ := newLabel(row.Group)
		if names[l.key] == "" {
			names[l.key] = string(row.Group)
		}
		list[i] = engagement.Entry[Counts]{ID: names[l.key], Group: l.grouping, Value: row.Counts()}
	}
	return list
}

// WriteTable writes, by group, the counts, the ratio and its place in the band
// before and after.
func (e Effect) WriteTable(w io.Writer) error {
	after := make(map[string]Disparity, len(e.After.Groups))
	for _, d := range e.After.Groups {
		l, _ := newLabel(d.Group)
		after[l.key] = d
	}
	text := table.Table{Header: []string{"group", ">before", ">after", ">selected", ">ratio before", ">ratio after", "in band before", "in band after"}}
	row := func(group Group, before, after Disparity, inBefore, inAfter bool) {
		cells := []string{string(group), "-", "-", strconv.FormatInt(after.Counts.Selected-before.Counts.Selected, 10), "-", "-", "-", "-"}
		if inBefore {
			cells[1], cells[4], cells[6] = before.Counts.String(), before.Ratio.String(), before.InBand.String()
		}
		if inAfter {
			cells[2], cells[5], cells[7] = after.Counts.String(), after.Ratio.String(), after.InBand.String()
		}
		text.Add(cells...)
	}
	seen := make(map[string]bool, len(e.Before.Groups))
	for _, d := range e.Before.Groups {
		l, _ := newLabel(d.Group)
		seen[l.key] = true
		other, there := after[l.key]
		row(d.Group, d, other, true, there)
	}
	for _, d := range e.After.Groups {
		if l, _ := newLabel(d.Group); !seen[l.key] {
			row(d.Group, Disparity{}, d, false, true)
		}
	}
	return text.Write(w)
}
