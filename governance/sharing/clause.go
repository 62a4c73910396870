package sharing

import (
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Clause is one term of an agreement or template. Clauses are told apart by
// their identifiers, compared as written.
type Clause struct {
	ID   string `json:"id"`
	Text string `json:"text,omitzero"`
}

// checkClauses reports clauses whose identifier is missing or repeated.
func checkClauses(problems *engagement.Problems, path string, clauses []Clause) {
	if len(clauses) == 0 {
		return
	}
	seen := make(map[string]bool, len(clauses))
	for i, clause := range clauses {
		switch {
		case clause.ID == "":
			problems.Add(at(path, i)+".id", "", engagement.ErrMissing)
		case seen[clause.ID]:
			problems.Add(at(path, i)+".id", strconv.Quote(clause.ID), engagement.ErrDuplicate)
		}
		seen[clause.ID] = true
	}
}
