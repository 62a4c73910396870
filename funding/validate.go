package funding

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// checkNotNegative adds a problem for a negative amount.
func checkNotNegative(problems *engagement.Problems, path string, amount Pence) {
	if amount < 0 {
		problems.Add(path, amount.String(), engagement.ErrNegative)
	}
}

// ids is the identifiers seen so far, with a place to report missing, repeated
// and unknown ones.
type ids[ID ~string] struct {
	problems *engagement.Problems
	seen     map[ID]bool
	open     bool // none are declared: what refers to one is not checked
}

func newIDs[ID ~string](problems *engagement.Problems) ids[ID] {
	return ids[ID]{problems: problems, seen: map[ID]bool{}}
}

func (s ids[ID]) add(path string, id ID) {
	switch {
	case id == "":
		s.problems.Add(path, "", engagement.ErrMissing)
	case s.seen[id]:
		s.problems.Add(path, strconv.Quote(string(id)), engagement.ErrDuplicate)
	}
	s.seen[id] = true
}

// refer reports an identifier that nothing has; what it should be one of is
// named by what.
func (s ids[ID]) refer(path string, id ID, what string) {
	if !s.seen[id] && !s.open {
		s.problems.Add(path, strconv.Quote(string(id)), fmt.Errorf("%w %s", engagement.ErrUnknownID, what))
	}
}

// criteria are the identifiers of a list of criteria.
func criteria(problems *engagement.Problems, list []Criterion) ids[CriterionID] {
	known := newIDs[CriterionID](problems)
	for _, c := range list {
		known.seen[c.ID] = true
	}
	return known
}

// checkCount adds a problem for a negative count.
func checkCount(problems *engagement.Problems, path string, count int64) {
	if count < 0 {
		problems.Add(path, strconv.FormatInt(count, 10), engagement.ErrNegative)
	}
}
