package funding

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A SeedCornClaim is what a document says of the seed-corn grants of an area,
// or of all. What it does not say is zero.
type SeedCornClaim struct {
	ID       string `json:"id"`
	Area     AreaID `json:"area,omitzero"` // empty for all areas
	Grants   int64  `json:"grants,omitzero"`
	Total    Pence  `json:"total,omitzero"`
	Smallest Pence  `json:"smallest,omitzero"` // grant
	Largest  Pence  `json:"largest,omitzero"`  // grant
	Place    string `json:"place,omitzero"`
	Note     string `json:"note,omitzero"`
}

// CheckSeedCornClaim holds a claim to what is known of the pots (R113): the
// number of grants, their total, the smallest and the largest, each a part of
// the reason under its name, and not applicable where the claim is silent.
//
// Where a pot's smallest or largest grant is not stated, its total, number of
// grants and cap still bound it: 23 grants of £2,000 at the most that come to
// £45,608 are none of them below £1,608. A part is met where these bounds leave
// nothing else, not met where they rule the claim out, else not known. A pot of
// no grants and no money tells nothing; one of money and no grants is one whose
// grants are not counted.
//
// A claim with negative values, and a pot whose facts contradict one another,
// are errors; a sum that overflows wraps ErrOverflow. The cost is linear.
func CheckSeedCornClaim(s SeedCornGrants, c SeedCornClaim) (engagement.Reason, error) {
	var problems engagement.Problems
	checkCount(&problems, "claim.grants", c.Grants)
	checkNotNegative(&problems, "claim.total", c.Total)
	checkNotNegative(&problems, "claim.smallest", c.Smallest)
	checkNotNegative(&problems, "claim.largest", c.Largest)
	var grants, total tally
	var smallest, largest bounds
	pots, uncounted := 0, 0
	for i, pot := range s.Pots {
		if c.Area != "" && pot.Area != c.Area || pot.Grants == 0 && pot.Total == 0 {
			continue
		}
		if pot.Grants == 0 {
			uncounted++
		}
		low, high, err := pot.bounds()
		problems.AddAll(fmt.Sprintf("pots[%d]", i), err)
		if pots++; pots == 1 {
			smallest, largest = low, high
		}
		grants.add(Pence(pot.Grants)) // a count, here
		total.add(pot.Total)
		smallest = bounds{min(smallest.least, low.least), min(smallest.most, low.most)}
		largest = bounds{max(largest.least, high.least), max(largest.most, high.most)}
	}
	number, err := grants.sum()
	problems.AddAll("pots.grants", err)
	sum, err := total.sum()
	problems.AddAll("pots.total", err)
	if err := problems.Err(); err != nil {
		return engagement.Reason{}, err
	}
	parts := []engagement.Reason{
		{Subject: "grants", Outcome: bounds{number, number}.outcome(Pence(c.Grants)), Format: "claimed %d, in the pots %d", Values: []any{c.Grants, int64(number)}},
		{Subject: "total", Outcome: bounds{sum, sum}.outcome(c.Total), Format: "claimed %v, in the pots %v", Values: []any{c.Total, sum}},
		{Subject: "smallest", Outcome: smallest.outcome(c.Smallest), Format: "claimed %v, in the pots %v to %v", Values: []any{c.Smallest, smallest.least, smallest.most}},
		{Subject: "largest", Outcome: largest.outcome(c.Largest), Format: "claimed %v, in the pots %v to %v", Values: []any{c.Largest, largest.least, largest.most}},
	}
	for i := range parts {
		parts[i].Rule = ruleSeedCornRange
		if pots == 0 && parts[i].Outcome != engagement.NotApplicable {
			parts[i].Outcome = engagement.OutcomeNotKnown
		}
	}
	if uncounted > 0 && c.Grants >= int64(number) && c.Grants > 0 {
		parts[0].Outcome = engagement.OutcomeNotKnown
	}
	return engagement.Reason{Rule: ruleSeedCornRange, Subject: c.ID, Outcome: engagement.OutcomeOf(parts), Because: parts,
		Format: "%s: of what it says %d hold, %d do not, %d are not known; pots that tell: %d",
		Values: append(append([]any{c.Place}, counted(parts)...), pots)}, nil
}

// counted returns how many parts are met, not met and not known.
func counted(parts []engagement.Reason) []any {
	var counts [4]int
	for _, part := range parts {
		counts[part.Outcome]++
	}
	return []any{counts[engagement.Met], counts[engagement.NotMet], counts[engagement.OutcomeNotKnown]}
}

// bounds are the least and the most that an amount may be.
type bounds struct{ least, most Pence }

// outcome says of a claimed amount whether it is the one; zero claims nothing.
func (b bounds) outcome(claimed Pence) engagement.Outcome {
	switch {
	case claimed == 0:
		return engagement.NotApplicable
	case claimed < b.least || claimed > b.most:
		return engagement.NotMet
	case b.least == b.most:
		return engagement.Met
	}
	return engagement.OutcomeNotKnown
}

// bounds returns what the pot's facts leave open of its smallest and largest
// grant.
func (p Pot) bounds() (smallest, largest bounds, err error) {
	var problems engagement.Problems
	checkCount(&problems, "grants", p.Grants)
	checkNotNegative(&problems, "total", p.Total)
	checkNotNegative(&problems, "cap", p.Cap)
	checkNotNegative(&problems, "smallest", p.Smallest)
	checkNotNegative(&problems, "largest", p.Largest)
	if err := problems.Err(); err != nil {
		return bounds{}, bounds{}, err
	}
	most := p.Total // of any one grant
	for _, limit := range []Pence{p.Largest, p.Cap} {
		if limit > 0 {
			most = min(most, limit)
		}
	}
	smallest, largest = bounds{p.Smallest, most}, bounds{p.Smallest, most}
	if p.Grants > 0 {
		others := Pence(p.Grants - 1)
		// All others as large as can be leave the smallest at least, and as
		// small as can be the largest at most. A product that overflows is
		// more than the total.
		if all, err := most.Times(int64(others)); err == nil {
			smallest.least = max(smallest.least, p.Total-all)
		}
		all, err := p.Smallest.Times(int64(others))
		if err != nil {
			all = p.Total + 1
		}
		largest.most = min(largest.most, p.Total-all)
		// The smallest is at most the mean of all but the largest, and the
		// largest at least the mean of all but the smallest.
		smallest.most = min(smallest.most, p.Total/(others+1))
		largest.least = max(largest.least, p.Total/(others+1)+min(p.Total%(others+1), 1))
		if others > 0 && p.Largest > 0 {
			smallest.most = min(smallest.most, (p.Total-p.Largest)/others)
		}
		if others > 0 && p.Smallest > 0 {
			rest := p.Total - p.Smallest
			largest.least = max(largest.least, rest/others+min(rest%others, 1))
		}
	}
	if p.Smallest > 0 {
		smallest.least = max(smallest.least, p.Smallest)
		smallest.most = min(smallest.most, p.Smallest)
	}
	if p.Largest > 0 {
		largest.least = max(largest.least, p.Largest)
	}
	if smallest.least > smallest.most || largest.least > largest.most {
		return bounds{}, bounds{}, engagement.Problems{{Value: strconv.Quote(p.ID), Err: fmt.Errorf(
			"%w: %d grants of %v in all, none above %v, the smallest stated %v and the largest %v", engagement.ErrContradicts, p.Grants, p.Total, most, p.Smallest, p.Largest)}}
	}
	return smallest, largest, nil
}
