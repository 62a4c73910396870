package funding

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A SeedCornPolicy says what small grants a programme's lead agencies may make.
// The policy of 2010-11 is in package programme2010.
type SeedCornPolicy struct {
	Caps []AreaCap `json:"caps,omitempty"` // an area without one has no cap
}

// An AreaCap is the most that one project may have of an area's seed-corn
// money.
type AreaCap struct {
	Area  AreaID `json:"area"`
	Cap   Pence  `json:"cap"`
	Place string `json:"place,omitzero"`
}

// A SeedCornGrant is one small grant.
type SeedCornGrant struct {
	ID      string `json:"id"`
	Area    AreaID `json:"area,omitzero"`
	Project string `json:"project,omitzero"` // what it pays for; grants of an area that name one project count together, one that names none counts alone
	Amount  Pence  `json:"amount,omitzero"`  // £0.00 is not known
	Place   string `json:"place,omitzero"`
}

// Validate returns every problem of p: an area missing or with two caps, and a
// cap that is not positive.
func (p SeedCornPolicy) Validate() error {
	var problems engagement.Problems
	areas := facts.NewIDs[AreaID](&problems)
	for i, c := range p.Caps {
		path := fmt.Sprintf("caps[%d]", i)
		areas.Add(path+".area", c.Area)
		if c.Cap <= 0 {
			problems.Add(path+".cap", c.Cap.String(), fmt.Errorf("%w: a cap is positive; an area without one is left out", engagement.ErrOutOfRange))
		}
	}
	return problems.Err()
}

// capOf returns the cap of an area.
func (p SeedCornPolicy) capOf(area AreaID) (most Pence, capped bool) {
	for _, c := range p.Caps {
		if c.Area == area {
			return c.Cap, true
		}
	}
	return 0, false
}

// CheckSeedCornCaps holds each grant to the cap of its area, in the order of the
// grants (R106): "individual seed-corn grants were limited to a maximum of
// £2,000 per project" (HO2012 Ch.3). It is per project that grants are limited:
// two to one project are met or not met together. An area without a cap is not
// applicable. Where the area or an amount is not stated the outcome is not
// known, but that grants already above the cap are not met.
//
// Problems of the policy and the grants are errors; a sum that overflows wraps
// ErrOverflow. The cost is grants times caps.
func CheckSeedCornCaps(p SeedCornPolicy, grants []SeedCornGrant) ([]engagement.Reason, error) {
	var problems engagement.Problems
	problems.AddAll("policy", p.Validate())
	type project struct {
		area AreaID
		name string
	}
	type account struct {
		tally
		grants, unknown int
		total           Pence
	}
	ids := facts.NewIDs[string](&problems)
	accounts := map[project]*account{}
	each := make([]*account, len(grants))
	for i, g := range grants {
		path := fmt.Sprintf("grants[%d]", i)
		ids.Add(path+".id", g.ID)
		checkNotNegative(&problems, path+".amount", g.Amount)
		key := project{g.Area, g.Project}
		a := accounts[key]
		if a == nil || g.Project == "" {
			a = &account{}
			accounts[key] = a
		}
		a.grants++
		a.add(g.Amount)
		if g.Amount == 0 {
			a.unknown++
		}
		total, err := a.sum()
		problems.AddAll(path+".project", err)
		a.total, each[i] = total, a
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	reasons := make([]engagement.Reason, len(grants))
	for i, g := range grants {
		a := each[i]
		reason := engagement.Reason{Rule: ruleSeedCornCap, Subject: g.ID}
		most, capped := p.capOf(g.Area)
		switch {
		case len(p.Caps) > 0 && g.Area == "":
			reason.Format, reason.Values = "%v in an area not stated", []any{g.Amount}
		case !capped:
			reason.Outcome = engagement.NotApplicable
			reason.Format, reason.Values = "%v; no cap in area %s", []any{g.Amount, strconv.Quote(string(g.Area))}
		default:
			switch {
			case a.total > most:
				reason.Outcome = engagement.NotMet
			case a.unknown == 0:
				reason.Outcome = engagement.Met
			}
			reason.Format = "%v of %v to the project by %d grants (%d of amounts not known); the cap in area %s is %v"
			reason.Values = []any{g.Amount, a.total, a.grants, a.unknown, strconv.Quote(string(g.Area)), most}
		}
		reasons[i] = reason
	}
	return reasons, nil
}

// CheckPotCaps holds what is known of each pot to the cap of its area, in the
// order of the pots (R106): its largest grant where that is stated; otherwise
// its total, which settles the matter where it is more than the cap for every
// grant, or no more than one cap. In between it is not known. Each grant is
// taken to be to a project of its own.
func CheckPotCaps(p SeedCornPolicy, pots []Pot) []engagement.Reason {
	reasons := make([]engagement.Reason, len(pots))
	for i, pot := range pots {
		reason := engagement.Reason{Rule: ruleSeedCornCap, Subject: pot.ID}
		most, capped := p.capOf(pot.Area)
		all, err := most.Times(pot.Grants)
		switch {
		case !capped:
			reason.Outcome = engagement.NotApplicable
			reason.Format, reason.Values = "no cap in area %s", []any{strconv.Quote(string(pot.Area))}
		case pot.Largest > 0:
			reason.Outcome = engagement.AnswerOf(pot.Largest <= most).Outcome()
			reason.Format, reason.Values = "the largest grant is %v; the cap is %v", []any{pot.Largest, most}
		default:
			switch {
			case pot.Total <= 0 || pot.Grants <= 0:
			case pot.Total <= most:
				reason.Outcome = engagement.Met
			case err == nil && pot.Total > all:
				reason.Outcome = engagement.NotMet
			}
			reason.Format, reason.Values = "%v in %d grants; the cap is %v", []any{pot.Total, pot.Grants, most}
		}
		reasons[i] = reason
	}
	return reasons
}
