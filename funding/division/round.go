package division

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Round is the facts of a division: a budget, the claims on it, and what
// groups of them are to get.
type Round struct {
	Budget funding.Pence `json:"budget"`
	Claims []Claim       `json:"claims"`
	Groups []Group       `json:"groups,omitempty"`
}

// Validate returns every problem of r: a negative budget or claim, an
// identifier missing or repeated, claims that together overflow, bounds of a
// claim or group that are negative or contradict each other, tiers stated for
// some claims only. Its cost is linear in the claims.
func (r Round) Validate() error {
	var problems engagement.Problems
	if r.Budget < 0 {
		problems.Add("budget", r.Budget.String(), engagement.ErrNegative)
	}
	if !distinct(r.Claims) {
		problems.AddAll("", idProblems(r.Claims))
	}
	_, err := total(r.amounts())
	problems.AddAll("", err)
	problems.AddAll("", r.checkConstraints())
	problems.AddAll("", r.checkGroups())
	return problems.Err()
}

// idProblems reports every identifier missing or repeated.
func idProblems(claims []Claim) error {
	var problems engagement.Problems
	seen := make(map[string]struct{}, len(claims))
	for i, claim := range claims {
		if claim.ID == "" {
			problems.Add(fmt.Sprintf("claims[%d].id", i), "", engagement.ErrMissing)
			continue
		}
		before := len(seen)
		if seen[claim.ID] = struct{}{}; len(seen) == before {
			problems.Add(fmt.Sprintf("claims[%d].id", i), strconv.Quote(claim.ID), engagement.ErrDuplicate)
		}
	}
	return problems.Err()
}

// clone returns a round whose claims can be changed without changing r's.
func (r Round) clone() Round {
	clone := Round{r.Budget, slices.Clone(r.Claims), slices.Clone(r.Groups)}
	for i := range clone.Claims {
		if groups := &clone.Claims[i].Groups; *groups != nil {
			*groups = slices.Clone(*groups)
		}
	}
	return clone
}

func (r Round) amounts() []funding.Pence {
	amounts := make([]funding.Pence, len(r.Claims))
	for i, claim := range r.Claims {
		amounts[i] = claim.Amount
	}
	return amounts
}

// total adds up claims, and reports every negative one and an overflow.
func total(claims []funding.Pence) (funding.Pence, error) {
	var sum funding.Pence
	for _, claim := range claims {
		// A sum of amounts that are not negative has overflowed once it
		// is negative; a second overflow could hide that, so stop there.
		if claim < 0 || sum+claim < 0 {
			return 0, totalProblems(claims)
		}
		sum += claim
	}
	return sum, nil
}

func totalProblems(claims []funding.Pence) error {
	var problems engagement.Problems
	for i, claim := range claims {
		if claim < 0 {
			problems.Add(fmt.Sprintf("claims[%d].amount", i), claim.String(), engagement.ErrNegative)
		}
	}
	if len(problems) == 0 {
		problems.Add("claims", "", fmt.Errorf("%w: the claims together", funding.ErrOverflow))
	}
	return problems
}
