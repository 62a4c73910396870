package division

import (
	"fmt"
	"math/big"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Holding is what some of the claimants were given of all. Its fractions are
// exact, from 0 to 1, and nil where they are of nothing, and so not known.
type Holding struct {
	Claims    int           `json:"claims"`
	Funded    int           `json:"funded"` // given more than nothing
	Claimed   funding.Pence `json:"claimed"`
	Awarded   funding.Pence `json:"awarded"`
	OfClaimed *big.Rat      `json:"ofClaimed"` // of what all claimed
	OfAwarded *big.Rat      `json:"ofAwarded"` // of what all were given
	Met       *big.Rat      `json:"met"`       // how much of what these claimed they were given
}

// Holding returns what those whose identifiers belong were given: a group, or
// any others. Groups that have no claim in common and leave none out add up to
// the whole. A negative amount and a sum that overflows, which no allocation of
// this package has, are errors. Its cost is linear.
func (a Allocation) Holding(belongs func(id string) bool) (Holding, error) {
	if err := a.checkAmounts(); err != nil {
		return Holding{}, err
	}
	var h Holding
	var claimed, awarded funding.Pence
	for _, award := range a.Awards {
		claimed += award.Claim
		awarded += award.Award
		if !belongs(award.ID) {
			continue
		}
		h.Claims++
		if award.Award > 0 {
			h.Funded++
		}
		h.Claimed += award.Claim
		h.Awarded += award.Award
	}
	h.OfClaimed, h.OfAwarded, h.Met = fraction(h.Claimed, claimed), fraction(h.Awarded, awarded), fraction(h.Awarded, h.Claimed)
	return h, nil
}

// fraction returns an amount as a fraction of a whole, nil where the whole is nothing.
func fraction(amount, whole funding.Pence) *big.Rat {
	if whole == 0 {
		return nil
	}
	return big.NewRat(int64(amount), int64(whole))
}

// checkAmounts reports claims and awards that are negative or together overflow.
func (a Allocation) checkAmounts() error {
	var problems engagement.Problems
	claims, awards := a.amounts()
	for i := range a.Awards {
		if claims[i] < 0 {
			problems.Add(fmt.Sprintf("awards[%d].claim", i), claims[i].String(), engagement.ErrNegative)
		}
		if awards[i] < 0 {
			problems.Add(fmt.Sprintf("awards[%d].award", i), awards[i].String(), engagement.ErrNegative)
		}
	}
	_, err := funding.Sum(claims...)
	problems.AddAll("awards.claim", err)
	_, err = funding.Sum(awards...)
	problems.AddAll("awards.award", err)
	return problems.Err()
}

// amounts returns what was claimed and what was given.
func (a Allocation) amounts() (claims, awards []funding.Pence) {
	claims, awards = make([]funding.Pence, len(a.Awards)), make([]funding.Pence, len(a.Awards))
	for i, award := range a.Awards {
		claims[i], awards[i] = award.Claim, award.Award
	}
	return claims, awards
}
