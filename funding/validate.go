package funding

import (
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// checkNotNegative adds a problem for a negative amount.
func checkNotNegative(problems *engagement.Problems, path string, amount Pence) {
	if amount < 0 {
		problems.Add(path, amount.String(), engagement.ErrNegative)
	}
}

// criteria are the identifiers of a list of criteria.
func criteria(problems *engagement.Problems, list []Criterion) *facts.IDs[CriterionID] {
	known := facts.NewIDs[CriterionID](problems)
	for _, c := range list {
		known.Declare(c.ID)
	}
	return known
}

// checkCount adds a problem for a negative count.
func checkCount(problems *engagement.Problems, path string, count int64) {
	if count < 0 {
		problems.Add(path, strconv.FormatInt(count, 10), engagement.ErrNegative)
	}
}
