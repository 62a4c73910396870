package apportion

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// An Apportionment is a round apportioned, with the reasons.
type Apportionment struct {
	Rule    engagement.Rule     `json:"-"`     // of the method
	Seats   []Holding           `json:"seats"` // in the order of the claimants
	Ties    []Tie               `json:"ties"`  // those that decided who has a seat; empty where none did
	Reasons []engagement.Reason `json:"reasons"`
}

// A Holding is the seats of one claimant.
type Holding struct {
	ID    string `json:"id"`
	Seats Seats  `json:"seats"`
}

// A Tie is claimants of whom each has the same right to one seat more, and fewer
// seats than they are: the last ones handed out.
type Tie struct {
	IDs   []string `json:"ids"`   // in the order of the policy: the first have a seat; in that of the identifiers where ties are not stated
	Seats Seats    `json:"seats"` // how many of them have one
}

// Apportion hands out the seats of a round by a policy. The result does not
// depend on the order of the claimants, but that their seats stand in it.
//
// Problems of the round or the policy, seats that do not fit what the claimants
// have to have or can have at most, a round that the method does not take, and
// ties that decide where the policy does not settle them (see [TieError]) are
// errors. Its cost is linear in the claimants whatever the seats, and n log n in
// those that are tied, in all of them for a draw; for Quota see there.
func Apportion(r Round, p Policy) (Apportionment, error) {
	var problems engagement.Problems
	problems.AddAll("", r.Validate())
	problems.AddAll("", p.Validate())
	if p.Method == Quota {
		problems.AddAll("", r.refuseBounds())
	}
	if err := problems.Err(); err != nil {
		return Apportionment{}, err
	}
	weights := r.weights()
	below := p.exclude(weights)
	least, most := make([]int64, len(weights)), make([]int64, len(weights))
	bounded := 0
	for i, c := range r.Claimants {
		least[i], most[i] = c.Minimum, c.Maximum
		if c.Minimum > 0 || c.Maximum > 0 {
			bounded++
		}
	}
	c, err := newContest(r.Seats, weights, least, most)
	if err != nil && c.total == 0 && len(below) > 0 {
		problems.Add("threshold", p.Threshold.String(), fmt.Errorf("%w: nobody has that share of all weight", engagement.ErrContradicts))
	}
	if problems.AddAll("", err); len(problems) > 0 {
		return Apportionment{}, problems
	}
	result, err := c.run(p.Method, p.order(r.Claimants))
	if err != nil {
		return Apportionment{}, err
	}
	a := Apportionment{Rule: p.Method.Rule(), Seats: make([]Holding, len(weights)), Ties: make([]Tie, len(result.ties))}
	for i, seats := range result.seats {
		a.Seats[i] = Holding{r.Claimants[i].ID, Seats(seats)}
	}
	for i, tie := range result.ties {
		a.Ties[i].Seats = Seats(tie.seats)
		for _, place := range tie.places {
			a.Ties[i].IDs = append(a.Ties[i].IDs, r.Claimants[place].ID)
		}
	}
	undecided := len(a.Ties) > 0 && p.Ties == TiesNotStated
	if undecided {
		a.undecide(result.ties)
	}
	a.Reasons = append(a.Reasons, a.reason(r))
	if bounded > 0 {
		a.Reasons = append(a.Reasons, a.boundReason(r))
	}
	if p.Threshold.Units > 0 {
		a.Reasons = append(a.Reasons, p.thresholdReason(r, below))
	}
	for _, tie := range a.Ties {
		a.Reasons = append(a.Reasons, p.tieReason(tie))
	}
	if undecided {
		return Apportionment{}, engagement.Problems{{Path: "ties", Value: p.Ties.String(), Err: &TieError{a}}}
	}
	return a, nil
}

// refuseBounds returns a problem for each minimum and maximum, for a method that
// takes none.
func (r Round) refuseBounds() error {
	var problems engagement.Problems
	for i, c := range r.Claimants {
		for _, bound := range []struct {
			name  string
			seats int64
		}{{"minimum", c.Minimum}, {"maximum", c.Maximum}} {
			if bound.seats > 0 {
				problems.Add(fmt.Sprintf("weights[%d].%s", i, bound.name), strconv.FormatInt(bound.seats, 10),
					fmt.Errorf("%w: the quota method takes no minimum and maximum seats: it is defined by its history, seat after seat from the first on (Balinski and Young 1975), and has no such bounds", engagement.ErrContradicts))
			}
		}
	}
	return problems.Err()
}

// Seats is a number of seats as a result, for engagement.Compare.
type Seats int64

// Compare returns -1, 0 or +1 as s is less than, equal to or more than t.
func (s Seats) Compare(t Seats) int { return cmp.Compare(s, t) }

// Add returns s + t, or an error wrapping funding.ErrOverflow.
func (s Seats) Add(t Seats) (Seats, error) {
	if sum := s + t; (sum > s) == (t > 0) || t == 0 {
		return sum, nil
	}
	return 0, fmt.Errorf("%w: %v plus %v seats", funding.ErrOverflow, s, t)
}

// Sub returns s - t, or an error wrapping funding.ErrOverflow.
func (s Seats) Sub(t Seats) (Seats, error) {
	if difference := s - t; (difference < s) == (t > 0) || t == 0 {
		return difference, nil
	}
	return 0, fmt.Errorf("%w: %v less %v seats", funding.ErrOverflow, s, t)
}

// String returns s in digits.
func (s Seats) String() string { return strconv.FormatInt(int64(s), 10) }

// Entries returns the seats for engagement.Compare, each in the group that
// groupOf says its identifier counts in.
func (a Apportionment) Entries(groupOf func(id string) string) []engagement.Entry[Seats] {
	entries := make([]engagement.Entry[Seats], len(a.Seats))
	for i, holding := range a.Seats {
		entries[i] = engagement.Entry[Seats]{ID: holding.ID, Group: groupOf(holding.ID), Value: holding.Seats}
	}
	return entries
}
