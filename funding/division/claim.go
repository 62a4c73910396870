package division

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Claim is what one claimant asks of the budget, and within what bounds. All
// but ID and Amount may be left out; which division takes what says Matrix.
type Claim struct {
	ID     string        `json:"id"`
	Amount funding.Pence `json:"amount"`
	// Weight is how much the claim counts beside others: its award rises by so
	// many times as much (Proportional: per pound of the claim), or under
	// EqualLosses its loss. Nought is not stated and counts as 1. The weights
	// together, for Proportional each times its claim, are at most 1<<63 - 1.
	Weight int64 `json:"weight,omitzero"`
	// Floor is the least that the claim gets. Policy.Baselines says whether it is
	// a bound or is paid first. A claim with a floor is always served: with a
	// Minimum too it gets at least the larger of the two.
	Floor funding.Pence `json:"floor,omitzero"`
	// Cap is the most that the claim gets, where that is less than the claim.
	// Nought is no cap.
	Cap funding.Pence `json:"cap,omitzero"`
	// Minimum is the least that is of use: the claim gets nothing or at least so
	// much. Which claims get nothing says Policy.Minimums.
	Minimum funding.Pence `json:"minimum,omitzero"`
	// Tier is when the claim is served: tier 1 whole, as far as caps allow,
	// before any of tier 2. It is stated for all claims or for none.
	Tier int `json:"tier,omitzero"`
	// Groups are the identifiers of the groups that the claim counts in.
	Groups []string `json:"groups,omitempty"`
}

// isPlain reports whether a claim states no more than what is asked.
func (c *Claim) isPlain() bool {
	return c.Weight == 0 && c.Floor == 0 && c.Cap == 0 && c.Minimum == 0 && c.Tier == 0 && len(c.Groups) == 0
}

// top is the most that the claim may get, where most is the cap for all; nought
// is no cap.
func (c *Claim) top(most funding.Pence) funding.Pence {
	top := c.Amount
	if c.Cap > 0 {
		top = min(top, c.Cap)
	}
	if most > 0 {
		top = min(top, most)
	}
	return top
}

// least is what a claim with a floor gets at least.
func (c *Claim) least() funding.Pence {
	if c.Floor == 0 {
		return 0
	}
	return max(c.Floor, c.Minimum)
}

// leastField is the field that states it.
func (c *Claim) leastField() string {
	if c.Minimum > c.Floor {
		return "minimum"
	}
	return "floor"
}

// checkConstraints returns the problems of what claims state beside what they ask.
func (r Round) checkConstraints() error {
	var problems engagement.Problems
	tiers, first := 0, 0
	for i := range r.Claims {
		claim := &r.Claims[i]
		if claim.isPlain() {
			continue
		}
		path := func(field string) string { return fmt.Sprintf("claims[%d].%s", i, field) }
		for _, amount := range []struct {
			field string
			value funding.Pence
		}{{"floor", claim.Floor}, {"cap", claim.Cap}, {"minimum", claim.Minimum}} {
			if amount.value < 0 {
				problems.Add(path(amount.field), amount.value.String(), engagement.ErrNegative)
			}
		}
		if claim.Weight < 0 {
			problems.Add(path("weight"), strconv.FormatInt(claim.Weight, 10), engagement.ErrNegative)
		}
		if claim.Tier < 0 {
			problems.Add(path("tier"), strconv.Itoa(claim.Tier), engagement.ErrNegative)
		}
		if claim.Tier != 0 {
			if tiers == 0 {
				first = i
			}
			tiers++
		}
		if claim.Floor <= 0 || claim.Amount < 0 || claim.Cap < 0 || claim.Minimum < 0 {
			continue
		}
		least, field := claim.least(), path(claim.leastField())
		if least > claim.Amount {
			problems.Add(field, least.String(), fmt.Errorf("%w: it is %v more than the claim of %v", engagement.ErrContradicts, least-claim.Amount, claim.Amount))
		}
		if claim.Cap > 0 && least > claim.Cap {
			problems.Add(field, least.String(), fmt.Errorf("%w: it is %v more than the cap of %v", engagement.ErrContradicts, least-claim.Cap, claim.Cap))
		}
	}
	if tiers > 0 && tiers < len(r.Claims) {
		for i := range r.Claims {
			if r.Claims[i].Tier == 0 {
				problems.Add(fmt.Sprintf("claims[%d].tier", i), "", fmt.Errorf("%w: claim %q is in a tier, so that every claim has to be", engagement.ErrMissing, r.Claims[first].ID))
			}
		}
	}
	return problems.Err()
}
