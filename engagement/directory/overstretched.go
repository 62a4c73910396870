package directory

import (
	"fmt"
	"math/bits"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Load is a share of a service's places, as the caller's limit: 9 of 10, or
// 1 of 1. It may be above one.
type Load struct {
	InUse int64 `json:"inUse"`
	Of    int64 `json:"of"`
}

// Validate returns a problem for a negative number in use and for a whole that
// is not positive.
func (l Load) Validate() error {
	var problems engagement.Problems
	if l.InUse < 0 {
		problems.Add("inUse", strconv.FormatInt(l.InUse, 10), engagement.ErrNegative)
	}
	if l.Of <= 0 {
		problems.Add("of", strconv.FormatInt(l.Of, 10), fmt.Errorf("%w: a share is of a positive number", engagement.ErrOutOfRange))
	}
	return problems.Err()
}

// String returns the share, such as "9 of 10".
func (l Load) String() string { return fmt.Sprintf("%d of %d", l.InUse, l.Of) }

// Overstretched returns the services, by identifier, that have more of their
// places in use than the limit allows, NotMet, and those of which this is not
// known because they do not state both numbers. No places in use are within
// every limit, whatever the capacity. A limit that is not valid is an error,
// engagement.Problems. Its cost is linear in the services.
func (ix *Index) Overstretched(limit Load) ([]Finding, error) {
	if err := limit.Validate(); err != nil {
		return nil, err
	}
	var findings []Finding
	for _, s := range ix.orEmpty().services {
		if s.superseded() {
			continue
		}
		if result := limit.holds(s.InUse, s.Capacity); open(result) {
			findings = append(findings, Finding{Service: s.ID, Agencies: []engagement.AgencyID{s.Agency}, Reason: engagement.Reason{
				Rule: ruleLoad, Subject: string(s.ID), Outcome: result,
				Format: "places in use: %v; places: %v; the limit: %v", Values: []any{s.InUse, s.Capacity, limit}}})
		}
	}
	return findings, nil
}

// holds says whether inUse is at most the share l of capacity, in whole numbers
// of 128 bits.
func (l Load) holds(inUse, capacity Count) engagement.Outcome {
	switch {
	case inUse.known && inUse.n == 0:
		return engagement.Met
	case !inUse.known || !capacity.known:
		return engagement.OutcomeNotKnown
	}
	useHigh, useLow := bits.Mul64(uint64(inUse.n), uint64(l.Of))
	mostHigh, mostLow := bits.Mul64(uint64(capacity.n), uint64(l.InUse))
	return engagement.AnswerOf(useHigh < mostHigh || useHigh == mostHigh && useLow <= mostLow).Outcome()
}
