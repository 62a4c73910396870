package main

import (
	"errors"
	"io"
	"math/big"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/internal/document"
)

// An output is one allocation as it is written.
type output struct {
	Rule        division.Division   `json:"rule"`
	Budget      funding.Pence       `json:"budget"`
	Reserve     funding.Pence       `json:"reserve,omitzero"`
	Awarded     funding.Pence       `json:"awarded"`
	Unallocated funding.Pence       `json:"unallocated"`
	Awards      []award             `json:"awards"`
	Draws       []division.Draw     `json:"draws,omitempty"`
	Reasons     []engagement.Reason `json:"reasons"`
}

type award struct {
	ID      string              `json:"id"`
	Claim   funding.Pence       `json:"claim"`
	Award   funding.Pence       `json:"award"`
	Exact   string              `json:"exact,omitzero"` // in pounds
	Reasons []engagement.Reason `json:"reasons"`
}

// outputs are the allocations of every rule.
type outputs struct {
	Allocations []output     `json:"allocations"`
	Refused     []refusal    `json:"refused,omitempty"`
	Comparison  []comparison `json:"comparison"`
}

// A refusal is why a rule shares nothing.
type refusal struct {
	Rule     division.Division `json:"rule"`
	Problems []string          `json:"problems"`
}

// A comparison is what the claims gain and lose if one rule is followed by
// another, and how much moves. A claim counts in the first group that it names.
type comparison struct {
	Before division.Division `json:"before"`
	After  division.Division `json:"after"`
	division.Comparison
}

// writeOne writes the allocation by one rule.
func writeOne(from io.Reader, to io.Writer, stated input, read reader) error {
	var out output
	err := read(from, stated, func(round division.Round, policy division.Policy) (err error) {
		_, out, err = allocate(round, policy)
		return err
	})
	if err != nil {
		return err
	}
	return document.Encode(to, out)
}

// writeAll writes the allocations of all rules. That a rule refuses is no
// problem as long as another does not.
func writeAll(from io.Reader, to io.Writer, stated input, read reader) error {
	var out outputs
	err := read(from, stated, func(round division.Round, policy division.Policy) (err error) {
		out, err = allocateAll(round, policy)
		return err
	})
	if err != nil {
		return err
	}
	return document.Encode(to, out)
}

func allocateAll(round division.Round, policy division.Policy) (outputs, error) {
	if err := round.Validate(); err != nil {
		return outputs{}, err // not once for each rule
	}
	group := make(map[string]string, len(round.Claims))
	for _, c := range round.Claims {
		if len(c.Groups) > 0 {
			group[c.ID] = c.Groups[0]
		}
	}
	out := outputs{Comparison: []comparison{}}
	var all engagement.Problems
	said := map[string]bool{}
	var shared []division.Allocation
	before := 0 // the allocation with which the others are compared
	for _, d := range division.Divisions() {
		scenario := policy
		scenario.Division = d
		allocation, written, err := allocate(round, scenario)
		if err != nil {
			refused := refusal{Rule: d}
			var problems engagement.Problems
			problems.AddAll("", err)
			for _, problem := range problems {
				text := problem.Error()
				refused.Problems = append(refused.Problems, text)
				if !said[text] {
					said[text] = true
					all = append(all, problem)
				}
			}
			out.Refused = append(out.Refused, refused)
			continue
		}
		if d == policy.Division {
			before = len(shared)
		}
		out.Allocations = append(out.Allocations, written)
		shared = append(shared, allocation)
	}
	if len(shared) == 0 {
		return outputs{}, all.Err()
	}
	for i := range shared {
		if i == before {
			continue
		}
		changes, err := division.Compare(shared[before], shared[i], func(id string) string { return group[id] })
		if err != nil {
			return outputs{}, err
		}
		out.Comparison = append(out.Comparison, comparison{out.Allocations[before].Rule, out.Allocations[i].Rule, changes})
	}
	return out, nil
}

// allocate shares a round, and works out the awards before rounding where the
// rule does so for as many claims.
func allocate(round division.Round, policy division.Policy) (division.Allocation, output, error) {
	allocation, err := division.Allocate(round, policy)
	if err != nil {
		return division.Allocation{}, output{}, renamed(err)
	}
	exact, err := policy.Exact(round)
	if err != nil && !errors.Is(err, engagement.ErrLimit) {
		return division.Allocation{}, output{}, renamed(err)
	}
	out := output{Rule: policy.Division, Budget: allocation.Budget, Reserve: allocation.Reserve, Awarded: allocation.Awarded,
		Unallocated: allocation.Unallocated, Awards: make([]award, len(allocation.Awards)), Draws: allocation.Draws, Reasons: allocation.Reasons}
	rounding := roundingRule()
	for i, a := range allocation.Awards {
		out.Awards[i] = award{ID: a.ID, Claim: a.Claim, Award: a.Award, Reasons: append([]engagement.Reason{given(allocation.Rule, a)}, a.Reasons...)}
		if exact != nil {
			out.Awards[i].Exact = new(big.Rat).Quo(exact[i], big.NewRat(int64(funding.Pound), 1)).RatString()
			if !exact[i].IsInt() {
				out.Awards[i].Reasons = append(out.Awards[i].Reasons, rounded(rounding, policy.Ties, a, exact[i]))
			}
		}
	}
	return allocation, out, nil
}

// renamed puts the document's name of a field before its problem.
func renamed(err error) error {
	var problems, found engagement.Problems
	found.AddAll("", err)
	for _, problem := range found {
		if problem.Path == "division" {
			problem.Path = "rule"
		}
		problems = append(problems, problem)
	}
	return problems.Err()
}

// given says what a claim was given of what it asked for.
func given(rule engagement.Rule, a division.Award) engagement.Reason {
	reason := engagement.Reason{Rule: rule, Outcome: engagement.NotMet, Format: "it is given %v of its claim of %v", Values: []any{a.Award, a.Claim}}
	if a.Award == a.Claim {
		reason.Outcome, reason.Format, reason.Values = engagement.Met, "it is given its claim of %v", []any{a.Claim}
	}
	return reason
}

// roundingRule is the row of the catalogue for whole pence.
func roundingRule() engagement.Rule {
	for _, rule := range division.Rules() {
		if rule.ID == "largest-remainder" {
			return rule
		}
	}
	return engagement.Rule{}
}

// rounded says to which side an award was brought to whole pence.
func rounded(rule engagement.Rule, ties division.Ties, a division.Award, exact *big.Rat) engagement.Reason {
	reason := engagement.Reason{Rule: rule, Outcome: engagement.NotMet, Format: "rounded down from %s pence: other remainders are larger", Values: []any{exact.RatString()}}
	order := ", or as large and first by %v"
	if exact.Cmp(new(big.Rat).SetInt64(int64(a.Award))) < 0 {
		reason.Outcome, reason.Format = engagement.Met, "rounded up from %s pence: its remainder is among the largest"
		order = ", of equal ones the first by %v"
	}
	if ties != division.TiesNotStated { // there may have been one to settle
		reason.Format, reason.Values = reason.Format+order, append(reason.Values, ties)
	}
	return reason
}
