package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An input is the document that is read, or what flags say beside rows. What a
// round or a policy takes for not stated where it is nought is a pointer here:
// written down, nought is a problem.
type input struct {
	Budget       funding.Pence     `json:"budget"`
	Rule         division.Division `json:"rule,omitzero"`
	Ties         division.Ties     `json:"ties,omitzero"`
	Seed         *seed             `json:"seed,omitempty"`
	Most         *funding.Pence    `json:"most,omitempty"`
	Minimums     division.Minimums `json:"minimums,omitzero"`
	Baselines    bool              `json:"baselines,omitzero"`
	Reserve      funding.Pence     `json:"reserve,omitzero"`
	ReserveShare division.Share    `json:"reserveShare,omitzero"`
	Claims       []claim           `json:"claims"`
	Groups       []division.Group  `json:"groups,omitempty"`
}

type claim struct {
	ID      string         `json:"id"`
	Amount  funding.Pence  `json:"amount"`
	Weight  *int64         `json:"weight,omitempty"`
	Floor   funding.Pence  `json:"floor,omitzero"`
	Cap     *funding.Pence `json:"cap,omitempty"`
	Minimum funding.Pence  `json:"minimum,omitzero"`
	Tier    *int           `json:"tier,omitempty"`
	Groups  []string       `json:"groups,omitempty"`
}

// A seed is that of a draw.
type seed uint64

// UnmarshalJSON reads a whole number.
func (s *seed) UnmarshalJSON(text []byte) error {
	number, err := strconv.ParseUint(string(text), 10, 64)
	if err != nil {
		return fmt.Errorf("%w: it should be a whole number of 64 bits that is not negative", engagement.ErrWrongType)
	}
	*s = seed(number)
	return nil
}

var _ json.Unmarshaler = (*seed)(nil)

// A reader reads what is to be shared, beside what flags state, hands it on
// to share, and reports all that is wrong with it and with what share returns.
type reader func(from io.Reader, stated input, share func(division.Round, division.Policy) error) error

// readDocument reads a JSON document. A rule that a flag states goes before the
// document's.
func readDocument(from io.Reader, stated input, share func(division.Round, division.Policy) error) error {
	var in input
	return facts.Read(from, &in, func() error {
		if stated.Rule != division.DivisionNotStated {
			in.Rule = stated.Rule
		}
		return in.share(share)
	})
}

// share hands a round and a policy on. Noughts that are written down where they
// would count as not stated are problems beside those of the round.
func (in input) share(share func(division.Round, division.Policy) error) error {
	var problems engagement.Problems
	if in.Claims == nil { // null: that there are none is an empty list
		problems.Add("claims", "", engagement.ErrMissing)
	}
	round := division.Round{Budget: in.Budget, Claims: make([]division.Claim, len(in.Claims)), Groups: in.Groups}
	for i, c := range in.Claims {
		path := func(field string) string { return fmt.Sprintf("claims[%d].%s", i, field) }
		round.Claims[i] = division.Claim{ID: c.ID, Amount: c.Amount, Floor: c.Floor, Minimum: c.Minimum, Groups: c.Groups,
			Weight: stated(&problems, path("weight"), c.Weight), Cap: stated(&problems, path("cap"), c.Cap), Tier: stated(&problems, path("tier"), c.Tier)}
	}
	policy := division.Policy{Division: in.Rule, Ties: in.Ties, Seed: uint64(stated(&problems, "seed", in.Seed)), Most: stated(&problems, "most", in.Most),
		Minimums: in.Minimums, Baselines: in.Baselines, Reserve: in.Reserve, ReserveShare: in.ReserveShare}
	if len(problems) > 0 {
		problems.AddAll("", round.Validate())
		return problems.Err()
	}
	return share(round, policy)
}

// stated returns what value points to, nought where it is nil.
func stated[N ~int | ~int64 | ~uint64](problems *engagement.Problems, path string, value *N) N {
	if value == nil {
		return 0
	}
	if *value == 0 {
		problems.Add(path, "0", fmt.Errorf("%w: leave it out where it is not to count", engagement.ErrOutOfRange))
	}
	return *value
}
