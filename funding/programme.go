package funding

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An AreaID identifies an area of a programme. Empty is an area not stated.
type AreaID string

// A CriterionID identifies an outcome or a principle of a programme.
type CriterionID string

// A Programme is the policy of a grants programme: on what conditions it gives
// grants. Each field can be changed by itself for a scenario; a condition that
// is not set is not asked for. Place says where the sources state it.
type Programme struct {
	Name     string `json:"name"`
	Envelope Pence  `json:"envelope"` // the grant fund, R86; £0.00 sets none

	Areas       []Area `json:"areas,omitempty"`      // the areas it is limited to, R92; empty for any
	BidsPerArea int64  `json:"bidsPerArea,omitzero"` // consortium bids expected from an area, encouraged and not part of the gate, R92

	Window   engagement.Span `json:"window,omitzero"`   // when applications are received, R93
	Delivery engagement.Span `json:"delivery,omitzero"` // when money may be spent, R94

	VCSLed           bool               `json:"vcsLed,omitzero"`           // led by a local VCS agency, R89
	StatutorySupport bool               `json:"statutorySupport,omitzero"` // statutory partners give their support, R91
	StatutoryMayNot  StatutoryLimits    `json:"statutoryMayNot,omitzero"`  // what statutory partners may not do, R90
	NoReligious      bool               `json:"noReligious,omitzero"`      // no religious activity other than inter-faith, R97
	Levels           []engagement.Level `json:"levels,omitempty"`          // the levels of engagement an agency may have; empty for any

	Outcomes        []Criterion `json:"outcomes,omitempty"`       // R95
	MinimumOutcomes int64       `json:"minimumOutcomes,omitzero"` // how many of them an application must claim, R95
	Principles      []Criterion `json:"principles,omitempty"`     // all of which an application must show, R96

	Place string `json:"place,omitzero"`
}

// An Area is where a programme works, and the VCS agency that leads there.
type Area struct {
	ID    AreaID            `json:"id"`
	Name  string            `json:"name"`
	Lead  engagement.Agency `json:"lead,omitzero"`
	Place string            `json:"place,omitzero"`
}

// A Criterion is an outcome or a principle by which applications are assessed.
type Criterion struct {
	ID    CriterionID `json:"id"`
	Text  string      `json:"text"`
	Place string      `json:"place,omitzero"`
}

// StatutoryLimits are the things that statutory partners may not do (R90).
type StatutoryLimits struct {
	Hold     bool `json:"hold,omitzero"`     // hold the funds
	Allocate bool `json:"allocate,omitzero"` // allocate the funds
	Direct   bool `json:"direct,omitzero"`   // direct the work undertaken
}

// Validate returns every problem of p.
func (p Programme) Validate() error {
	var problems engagement.Problems
	if p.Name == "" {
		problems.Add("name", "", engagement.ErrMissing)
	}
	checkNotNegative(&problems, "envelope", p.Envelope)
	if p.BidsPerArea < 0 {
		problems.Add("bidsPerArea", strconv.FormatInt(p.BidsPerArea, 10), engagement.ErrNegative)
	}
	areas := facts.NewIDs[AreaID](&problems)
	for i, area := range p.Areas {
		path := fmt.Sprintf("areas[%d]", i)
		areas.Add(path+".id", area.ID)
		problems.AddAll(path+".lead", area.Lead.Validate())
	}
	problems.AddAll("window", p.Window.Validate())
	problems.AddAll("delivery", p.Delivery.Validate())
	for i, level := range p.Levels {
		problems.CheckWord(fmt.Sprintf("levels[%d]", i), level)
		if level == engagement.LevelNotKnown {
			problems.Add(fmt.Sprintf("levels[%d]", i), level.String(), fmt.Errorf("%w: a policy names a level", engagement.ErrOutOfRange))
		}
	}
	criteria := facts.NewIDs[CriterionID](&problems)
	for i, c := range p.Outcomes {
		criteria.Add(fmt.Sprintf("outcomes[%d].id", i), c.ID)
	}
	for i, c := range p.Principles {
		criteria.Add(fmt.Sprintf("principles[%d].id", i), c.ID)
	}
	if p.MinimumOutcomes < 0 || p.MinimumOutcomes > int64(len(p.Outcomes)) {
		problems.Add("minimumOutcomes", strconv.FormatInt(p.MinimumOutcomes, 10),
			fmt.Errorf("%w: there are %d outcomes", engagement.ErrOutOfRange, len(p.Outcomes)))
	}
	return problems.Err()
}
