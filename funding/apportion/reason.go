package apportion

import (
	"math/big"

	"github.com/thirdsector-go/partnership/engagement"
)

// reason says what was done.
func (a Apportionment) reason(r Round) engagement.Reason {
	with, sum := 0, new(big.Int)
	for i, holding := range a.Seats {
		sum.Add(sum, big.NewInt(r.Claimants[i].Weight))
		if holding.Seats > 0 {
			with++
		}
	}
	return engagement.Reason{Rule: a.Rule, Outcome: engagement.Met,
		Format: "%d seats for a weight of %v: %d of %d claimants have one or more",
		Values: []any{r.Seats, sum, with, len(a.Seats)}}
}

// boundReason says how many claimants are held by their bounds.
func (a Apportionment) boundReason(r Round) engagement.Reason {
	atLeast, atMost := 0, 0
	for i, c := range r.Claimants {
		if c.Minimum > 0 && int64(a.Seats[i].Seats) == c.Minimum {
			atLeast++
		}
		if c.Maximum > 0 && int64(a.Seats[i].Seats) == c.Maximum {
			atMost++
		}
	}
	return engagement.Reason{Rule: ruleMinimumAndMaximum, Outcome: engagement.Met,
		Format: "claimants with just their minimum: %d; with their maximum: %d", Values: []any{atLeast, atMost}}
}

// thresholdReason says who was left out.
func (p Policy) thresholdReason(r Round, below []int) engagement.Reason {
	reason := engagement.Reason{Rule: ruleThreshold, Outcome: engagement.Met,
		Format: "of %d claimants %d are below %v of all weight", Values: []any{len(r.Claimants), len(below), p.Threshold}}
	for _, i := range below {
		reason.Because = append(reason.Because, engagement.Reason{Rule: ruleThreshold, Outcome: engagement.NotMet, Subject: r.Claimants[i].ID,
			Format: "a weight of %d is below %v of all", Values: []any{r.Claimants[i].Weight, p.Threshold}})
	}
	return reason
}

// tieReason says how a tie was settled.
func (p Policy) tieReason(t Tie) engagement.Reason {
	reason := engagement.Reason{Rule: ruleTies, Outcome: engagement.Met,
		Format: "claimants with the same right to a last seat: %d, of which get one: %d; the first by %v",
		Values: []any{len(t.IDs), t.Seats, p.Ties}}
	switch p.Ties {
	case TiesNotStated:
		reason.Outcome = engagement.OutcomeNotKnown
		reason.Format = "claimants with the same right to a last seat: %d, of which get one: %d; who is not stated"
		reason.Values = reason.Values[:2]
	case TiesByDraw:
		reason.Format += " with seed %d"
		reason.Values = append(reason.Values, p.Seed)
	}
	return reason
}
