package fairness

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Row is a group and its counts.
type Row struct {
	Group      Group `json:"group"`
	Considered int64 `json:"considered"` // from 0 to MaxCount
	Selected   int64 `json:"selected"`   // from 0 to Considered
}

// Counts returns the row's counts.
func (r Row) Counts() Counts { return Counts{r.Considered, r.Selected} }

// A Table is groups and their counts, in any order. It may hold more than one
// grouping, as by sex and by ethnicity and by both. The groups of one grouping
// are taken to hold each person once.
type Table []Row

// Validate returns all that is wrong with the table, as engagement.Problems: no
// groups, text that is no group, a group given twice, counts out of range.
func (t Table) Validate() error {
	_, err := t.labels()
	return err
}

func (t Table) labels() ([]label, error) {
	var problems engagement.Problems
	labels := t.check(&problems, "")
	return labels, problems.Err()
}

func (t Table) check(problems *engagement.Problems, path string) []label {
	if len(t) == 0 {
		problems.Add(path, "", fmt.Errorf("%w: a table of at least one group", engagement.ErrMissing))
	}
	groups := make([]Group, len(t))
	for i, row := range t {
		groups[i] = row.Group
		row.Counts().check(problems, path+"["+strconv.Itoa(i)+"]")
	}
	return checkGroups(problems, groups, func(i int) string { return path + "[" + strconv.Itoa(i) + "].group" })
}

func checkGroups(problems *engagement.Problems, groups []Group, path func(i int) string) []label {
	labels := make([]label, len(groups))
	seen := make(map[string]bool, len(groups))
	for i, group := range groups {
		l, err := newLabel(group)
		switch {
		case err != nil:
			problems.Add(path(i), "", err)
		case seen[l.key]:
			problems.Add(path(i), strconv.Quote(string(group)), engagement.ErrDuplicate)
		}
		seen[l.key] = true
		labels[i] = l
	}
	return labels
}
