package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/apportion"
)

// An input is the document that is read. Numbers that were left out are told
// from 0.
type input struct {
	Method    apportion.Method `json:"method"`
	Seats     *int64           `json:"seats"`
	Weights   []claimant       `json:"weights"`
	Ties      apportion.Ties   `json:"ties,omitzero"`
	Seed      *seed            `json:"seed,omitzero"`
	Threshold funding.Percent  `json:"threshold,omitzero"`
}

type claimant struct {
	ID      string `json:"id"`
	Weight  *int64 `json:"weight"`
	Minimum *int64 `json:"minimum,omitzero"`
	Maximum *int64 `json:"maximum,omitzero"`
}

// A seed is a number that is not negative.
type seed uint64

// UnmarshalJSON reads a whole number.
func (s *seed) UnmarshalJSON(text []byte) error {
	number, err := strconv.ParseUint(string(text), 10, 64)
	switch {
	case errors.Is(err, strconv.ErrSyntax) && strings.HasPrefix(string(text), "-"):
		return engagement.ErrNegative
	case err != nil:
		return fmt.Errorf("%w: not a whole number of 64 bits", engagement.ErrWrongType)
	}
	*s = seed(number)
	return nil
}

// missing returns a problem for each number that was left out and has to be
// there, and for what can be told from nothing stated only here.
func (in input) missing() error {
	var problems engagement.Problems
	need := func(path string, number *int64) {
		if number == nil {
			problems.Add(path, "", engagement.ErrMissing)
		}
	}
	need("seats", in.Seats)
	if in.Weights == nil { // null: that there are none is an empty list
		problems.Add("weights", "", engagement.ErrMissing)
	}
	for i, c := range in.Weights {
		if c.Weight == nil { // paths cost more than numbers
			need(fmt.Sprintf("weights[%d].weight", i), c.Weight)
		}
		if c.Maximum != nil && *c.Maximum == 0 {
			problems.Add(fmt.Sprintf("weights[%d].maximum", i), "0",
				fmt.Errorf("%w: leave it out where there is none, and the claimant where it has no seats", engagement.ErrOutOfRange))
		}
	}
	switch {
	case in.Ties == apportion.TiesByDraw && in.Seed == nil:
		problems.Add("seed", "", fmt.Errorf("%w: of the draw", engagement.ErrMissing))
	case in.Ties != apportion.TiesByDraw && in.Seed != nil:
		problems.Add("seed", strconv.FormatUint(uint64(*in.Seed), 10), fmt.Errorf("%w: ties are settled by %v, not by draw", engagement.ErrContradicts, in.Ties))
	}
	return problems.Err()
}

// round returns the facts, with 0 for what was left out.
func (in input) round() apportion.Round {
	r := apportion.Round{Seats: value(in.Seats), Claimants: make([]apportion.Claimant, len(in.Weights))}
	for i, c := range in.Weights {
		r.Claimants[i] = apportion.Claimant{ID: c.ID, Weight: value(c.Weight), Minimum: value(c.Minimum), Maximum: value(c.Maximum)}
	}
	return r
}

func (in input) policy() apportion.Policy {
	p := apportion.Policy{Method: in.Method, Ties: in.Ties, Threshold: in.Threshold}
	if in.Ties == apportion.TiesByDraw {
		p.Seed = uint64(value(in.Seed))
	}
	return p
}

// value returns what p points to, 0 where that is nothing.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
