package apportion

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Policy is how seats are to be apportioned.
//
// Claimants whose weight is below the threshold as a share of all weight have
// their minimum of seats and no more; the seats go to the others as if those had all
// the weight. At exactly the threshold a claimant takes part.
//
// TiesByDraw sorts the claimants by identifier and exchanges them from the end
// on (Durstenfeld 1964), with the generator PCG of math/rand/v2 for the seeds
// Seed and 0, and numbers below a bound by multiplication and rejection (Lemire
// 2019). So the same seed and claimants give the same order for ever, whatever
// the method and the seats.
type Policy struct {
	Method    Method          `json:"method"`
	Ties      Ties            `json:"ties"`
	Seed      uint64          `json:"seed,omitempty"` // any; used by TiesByDraw alone
	Threshold funding.Percent `json:"threshold"`      // up to 100%; none where it is 0%
}

// Validate returns every problem of p in itself.
func (p Policy) Validate() error {
	var problems engagement.Problems
	problems.AddAll("", p.Method.check())
	problems.CheckWord("ties", p.Ties)
	if p.Seed != 0 && p.Ties != TiesByDraw {
		problems.Add("seed", strconv.FormatUint(p.Seed, 10), fmt.Errorf("%w: ties are settled by %v, not by draw", engagement.ErrContradicts, p.Ties))
	}
	problems.AddAll("threshold", p.Threshold.Validate())
	if p.Threshold.Validate() == nil && p.Threshold.Units > hundred(p.Threshold) {
		problems.Add("threshold", p.Threshold.String(), fmt.Errorf("%w: it is above 100%%", engagement.ErrOutOfRange))
	}
	return problems.Err()
}

// hundred returns 100% in the units of a share.
func hundred(share funding.Percent) int64 {
	units := int64(100)
	for range share.Decimals {
		units *= 10
	}
	return units
}

// exclude makes the weights below the threshold nothing, and returns their
// places.
func (p Policy) exclude(weights []int64) (below []int) {
	if p.Threshold.Units == 0 {
		return nil
	}
	sum, _ := total(weights) // of a valid round
	bound := product(uint64(p.Threshold.Units), uint64(sum))
	for i, weight := range weights {
		if product(uint64(weight), uint64(hundred(p.Threshold))).compare(bound) < 0 {
			weights[i] = 0
			below = append(below, i)
		}
	}
	return below
}

// order returns how ties are settled. Where they are not stated the order is by
// identifier, so that what is reported does not depend on the order of the
// claimants either.
func (p Policy) order(claimants []Claimant) order {
	byID := func(i, j int) int { return cmp.Compare(claimants[i].ID, claimants[j].ID) }
	switch p.Ties {
	case TiesByWeight:
		return func(i, j int) int {
			return cmp.Or(cmp.Compare(claimants[j].Weight, claimants[i].Weight), byID(i, j))
		}
	case TiesByDraw:
		var drawn []int // by place; drawn once there is a tie
		return func(i, j int) int {
			if drawn == nil {
				drawn = draw(p.Seed, len(claimants), byID)
			}
			return cmp.Compare(drawn[i], drawn[j])
		}
	}
	return byID
}
