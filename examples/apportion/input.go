package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/apportion"
)

// An input is the document that is read.
type input struct {
	Method    apportion.Method `json:"method"`
	Seats     number           `json:"seats"`
	Weights   []claimant       `json:"weights"`
	Ties      apportion.Ties   `json:"ties,omitzero"`
	Seed      *seed            `json:"seed,omitzero"`
	Threshold funding.Percent  `json:"threshold,omitzero"`
}

type claimant struct {
	ID      string `json:"id"`
	Weight  number `json:"weight"`
	Minimum number `json:"minimum,omitzero"`
	Maximum number `json:"maximum,omitzero"`
}

// A number in the document. One that was left out or could not be read is told
// from 0.
type number struct {
	value int64
	read  bool
}

// UnmarshalJSON reads a whole number.
func (n *number) UnmarshalJSON(text []byte) error {
	if text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return fmt.Errorf("%w: it should be a whole number", engagement.ErrWrongType)
	}
	value, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return fmt.Errorf("%w: not a whole number of 64 bits", engagement.ErrWrongType)
	}
	*n = number{value, true}
	return nil
}

// A seed is a number that is not negative.
type seed uint64

// UnmarshalJSON reads a whole number.
func (s *seed) UnmarshalJSON(text []byte) error {
	value, err := strconv.ParseUint(string(text), 10, 64)
	switch {
	case strings.HasPrefix(string(text), "-"):
		return engagement.ErrNegative
	case err != nil:
		return fmt.Errorf("%w: not a whole number of 64 bits", engagement.ErrWrongType)
	}
	*s = seed(value)
	return nil
}

// check returns what is wrong with the document that its round and policy do
// not tell, and whether the numbers that have to be there are.
func (in input) check() (complete bool, err error) {
	var problems engagement.Problems
	complete = in.Seats.read
	if in.Weights == nil { // null: that there are none is an empty list
		complete = false
		problems.Add("weights", "", engagement.ErrMissing)
	}
	for i, c := range in.Weights {
		complete = complete && c.Weight.read
		if c.Maximum == (number{0, true}) {
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
	return complete, problems.Err()
}

// round returns the facts, with 0 for what was not read.
func (in input) round() apportion.Round {
	r := apportion.Round{Seats: in.Seats.value, Claimants: make([]apportion.Claimant, len(in.Weights))}
	for i, c := range in.Weights {
		r.Claimants[i] = apportion.Claimant{ID: c.ID, Weight: c.Weight.value, Minimum: c.Minimum.value, Maximum: c.Maximum.value}
	}
	return r
}

// policy returns the policy, with the seed 0 where there is no draw.
func (in input) policy() apportion.Policy {
	p := apportion.Policy{Method: in.Method, Ties: in.Ties, Threshold: in.Threshold}
	if in.Ties == apportion.TiesByDraw && in.Seed != nil {
		p.Seed = uint64(*in.Seed)
	}
	return p
}
