package funding

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// SeedCornGrants is what is known of the small grants that lead agencies made
// out of the awards of their projects: by the pot they came from, and by the
// need they sought to address.
type SeedCornGrants struct {
	Pots   []Pot       `json:"pots,omitempty"`
	Needs  []NeedTotal `json:"needs,omitempty"`
	Shares []Percent   `json:"shares,omitempty"` // printed share of each need, in the order of Needs; empty where none is printed
	Grants int64       `json:"grants,omitzero"`  // printed number of all grants; zero where none is printed
}

// A Pot is the seed-corn money of one area.
type Pot struct {
	ID       string        `json:"id"`
	Area     AreaID        `json:"area"`
	Project  ApplicationID `json:"project"` // whose award the money is part of
	Grants   int64         `json:"grants"`
	Total    Pence         `json:"total"`
	Cap      Pence         `json:"cap,omitzero"`      // the most for one grant; zero where none is stated
	Smallest Pence         `json:"smallest,omitzero"` // grant made; zero is not known
	Largest  Pence         `json:"largest,omitzero"`  // grant made; zero is not known
	Place    string        `json:"place,omitzero"`
	Note     string        `json:"note,omitzero"`
}

// A NeedTotal is the seed-corn grants that addressed one need.
type NeedTotal struct {
	Need   Need   `json:"need"`
	Grants int64  `json:"grants"`
	Amount Pence  `json:"amount"`
	Place  string `json:"place,omitzero"`
}

// check adds every problem of s in a record whose areas and awards are given.
func (s SeedCornGrants) check(problems *engagement.Problems, areas *facts.IDs[AreaID], awards map[ApplicationID]Pence) {
	pots := facts.NewIDs[string](problems)
	for i, pot := range s.Pots {
		path := fmt.Sprintf("seedCorn.pots[%d]", i)
		pots.Add(path+".id", pot.ID)
		areas.Refer(path+".area", pot.Area, "area in programme.areas")
		checkCount(problems, path+".grants", pot.Grants)
		checkNotNegative(problems, path+".total", pot.Total)
		checkNotNegative(problems, path+".cap", pot.Cap)
		checkNotNegative(problems, path+".smallest", pot.Smallest)
		checkNotNegative(problems, path+".largest", pot.Largest)
		if pot.Smallest > pot.Largest && pot.Largest > 0 {
			problems.Add(path+".smallest", pot.Smallest.String(), fmt.Errorf("%w: the largest grant is %v", engagement.ErrContradicts, pot.Largest))
		}
		award, known := awards[pot.Project]
		switch {
		case !known:
			problems.Add(path+".project", strconv.Quote(string(pot.Project)), fmt.Errorf("%w award in awards", engagement.ErrUnknownID))
		case pot.Total > award:
			problems.Add(path+".total", pot.Total.String(), fmt.Errorf("%w: the project's award is %v", engagement.ErrTooMuch, award))
		}
	}
	needs := facts.NewIDs[string](problems)
	for i, need := range s.Needs {
		path := fmt.Sprintf("seedCorn.needs[%d]", i)
		problems.CheckWord(path+".need", need.Need)
		if need.Need == NeedNotStated {
			problems.Add(path+".need", need.Need.String(), engagement.ErrMissing)
		} else {
			needs.Add(path+".need", need.Need.String())
		}
		checkCount(problems, path+".grants", need.Grants)
		checkNotNegative(problems, path+".amount", need.Amount)
	}
	checkCount(problems, "seedCorn.grants", s.Grants)
	if n := len(s.Shares); n > 0 && n != len(s.Needs) {
		problems.Add("seedCorn.shares", strconv.Itoa(n), fmt.Errorf("%w: there are %d needs", engagement.ErrOutOfRange, len(s.Needs)))
	}
	for i, share := range s.Shares {
		problems.AddAll(fmt.Sprintf("seedCorn.shares[%d]", i), share.Validate())
	}
	_, err := CheckSeedCorn(s) // sums that overflow
	problems.AddAll("seedCorn", err)
}

// CheckSeedCorn holds the table of seed-corn grants to itself: grants and
// amounts by need are those by pot, and as many as are printed for all (R213);
// each printed share is that of its row, rounded half up (R208), and the shares
// add up to 100% but for rounding (R209). What is not stated is not known. Sums
// that overflow are errors wrapping ErrOverflow.
func CheckSeedCorn(s SeedCornGrants) ([]engagement.Reason, error) {
	var needGrants, needTotal, potGrants, potTotal tally
	for _, need := range s.Needs {
		needGrants.add(Pence(need.Grants)) // a count, here
		needTotal.add(need.Amount)
	}
	for _, pot := range s.Pots {
		potGrants.add(Pence(pot.Grants))
		potTotal.add(pot.Total)
	}
	var problems engagement.Problems
	sum := func(path string, t tally) Pence {
		total, err := t.sum()
		problems.AddAll(path, err)
		return total
	}
	byNeed, byPot := sum("needs.amount", needTotal), sum("pots.total", potTotal)
	grantsByNeed, grantsByPot := int64(sum("needs.grants", needGrants)), int64(sum("pots.grants", potGrants))
	if err := problems.Err(); err != nil {
		return nil, err
	}
	same := engagement.NotKnown
	if len(s.Needs) > 0 && len(s.Pots) > 0 {
		same = engagement.AnswerOf(byNeed == byPot && grantsByNeed == grantsByPot && (s.Grants == 0 || s.Grants == grantsByNeed))
	}
	reasons := []engagement.Reason{{Rule: ruleSeedCorn, Outcome: same.Outcome(),
		Format: "by need %d grants and %v, by pot %d grants and %v", Values: []any{grantsByNeed, byNeed, grantsByPot, byPot}}}
	return append(reasons, checkShares(s, byNeed)...), nil
}

func checkShares(s SeedCornGrants, whole Pence) []engagement.Reason {
	if len(s.Shares) != len(s.Needs) || len(s.Shares) == 0 {
		return []engagement.Reason{{Rule: ruleShares, Format: "no shares are printed"}, {Rule: ruleColumn, Format: "no shares are printed"}}
	}
	var reasons []engagement.Reason
	for i, need := range s.Needs {
		reason := engagement.Reason{Rule: ruleShares, Subject: need.Need.String(), Format: "%v of %v, printed %v", Values: []any{need.Amount, whole, s.Shares[i]}}
		if share, err := PercentOf(need.Amount, whole, s.Shares[i].Decimals); err == nil {
			reason.Outcome = engagement.AnswerOf(share == s.Shares[i]).Outcome()
			reason.Format += ", computed %v"
			reason.Values = append(reason.Values, share)
		}
		reasons = append(reasons, reason)
	}
	column := engagement.Reason{Rule: ruleColumn}
	agreement, err := CheckColumn(s.Shares)
	switch {
	case err != nil:
		column.Format, column.Values = "the column cannot be added: %v", []any{err.Error()}
	default:
		column.Outcome = engagement.AnswerOf(agreement != Disagrees).Outcome()
		column.Format, column.Values = "%d shares, as 100%%: %v", []any{len(s.Shares), agreement}
	}
	return append(reasons, column)
}
