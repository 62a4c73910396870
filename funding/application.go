package funding

import (
	"fmt"
	"maps"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// An ApplicationID identifies an application, and the project that comes of
// it.
type ApplicationID string

// An Application is what is known of one proposal to a programme, a strand of
// an area's bid. Every fact may be unknown, and is where it is the zero value.
type Application struct {
	ID          ApplicationID `json:"id"`
	Name        string        `json:"name"`
	Description string        `json:"description,omitzero"`
	Area        AreaID        `json:"area,omitzero"`
	Bid         string        `json:"bid,omitzero"` // the consortium bid it is a strand of
	Type        ProjectType   `json:"type,omitzero"`
	Need        Need          `json:"need,omitzero"`

	Agency engagement.Agency `json:"agency,omitzero"` // that leads the project
	Local  engagement.Answer `json:"local,omitzero"`  // the agency is a local one
	Level  engagement.Level  `json:"level,omitzero"`  // how closely the agency works with the IOM

	Requested      Pence             `json:"requested,omitzero"`      // what was asked for; zero is not known
	Received       engagement.Date   `json:"received,omitzero"`       // when it was received
	ReceivedInTime engagement.Answer `json:"receivedInTime,omitzero"` // what a source says where the day is not known
	Spending       engagement.Span   `json:"spending,omitzero"`       // when the money is planned to be spent

	StatutorySupport engagement.Answer `json:"statutorySupport,omitzero"` // statutory partners give their support
	Statutory        StatutoryPart     `json:"statutory,omitzero"`        // what statutory partners would do

	Outcomes   map[CriterionID]engagement.Answer `json:"outcomes,omitempty"`   // claimed
	Principles map[CriterionID]engagement.Answer `json:"principles,omitempty"` // shown
	LocalNeeds LocalNeeds                        `json:"localNeeds,omitzero"`  // what the second principle's statement covers

	Religious        engagement.Answer `json:"religious,omitzero"`        // supports or promotes religious activity
	InterFaith       engagement.Answer `json:"interFaith,omitzero"`       // that activity is inter-faith
	NeedsDevelopment engagement.Answer `json:"needsDevelopment,omitzero"` // the panel finds that it needs further development

	CaseStudy bool   `json:"caseStudy,omitzero"` // an evaluation studied it in depth
	Place     string `json:"place,omitzero"`     // where the sources state these facts
}

// StatutoryPart says what statutory partners would do under a proposal (R90).
type StatutoryPart struct {
	Hold     engagement.Answer `json:"hold,omitzero"`     // hold the funds
	Allocate engagement.Answer `json:"allocate,omitzero"` // allocate the funds
	Direct   engagement.Answer `json:"direct,omitzero"`   // direct the work undertaken
}

// LocalNeeds says which of the three local needs a statement covers (R96).
type LocalNeeds struct {
	EthnicityCulture engagement.Answer `json:"ethnicityCulture,omitzero"`
	Disability       engagement.Answer `json:"disability,omitzero"`
	Gender           engagement.Answer `json:"gender,omitzero"`
}

// Validate returns every problem of a that can be seen without a programme.
func (a Application) Validate() error {
	var problems engagement.Problems
	if a.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	if a.Name == "" {
		problems.Add("name", "", engagement.ErrMissing)
	}
	problems.CheckWord("type", a.Type)
	problems.CheckWord("need", a.Need)
	problems.AddAll("agency", a.Agency.Validate())
	problems.CheckWord("local", a.Local)
	problems.CheckWord("level", a.Level)
	checkNotNegative(&problems, "requested", a.Requested)
	problems.CheckWord("receivedInTime", a.ReceivedInTime)
	problems.AddAll("spending", a.Spending.Validate())
	problems.CheckWord("statutorySupport", a.StatutorySupport)
	problems.CheckWord("statutory.hold", a.Statutory.Hold)
	problems.CheckWord("statutory.allocate", a.Statutory.Allocate)
	problems.CheckWord("statutory.direct", a.Statutory.Direct)
	for _, id := range slices.Sorted(maps.Keys(a.Outcomes)) {
		problems.CheckWord("outcomes"+document.Key(string(id)), a.Outcomes[id])
	}
	for _, id := range slices.Sorted(maps.Keys(a.Principles)) {
		problems.CheckWord("principles"+document.Key(string(id)), a.Principles[id])
	}
	problems.CheckWord("localNeeds.ethnicityCulture", a.LocalNeeds.EthnicityCulture)
	problems.CheckWord("localNeeds.disability", a.LocalNeeds.Disability)
	problems.CheckWord("localNeeds.gender", a.LocalNeeds.Gender)
	problems.CheckWord("religious", a.Religious)
	problems.CheckWord("interFaith", a.InterFaith)
	problems.CheckWord("needsDevelopment", a.NeedsDevelopment)
	return problems.Err()
}

// check adds the problems of a that a programme shows: an area and criteria
// that the programme does not have, and a day that contradicts what a source
// says of it.
func (a Application) check(p Programme, problems *engagement.Problems, path string, areas *facts.IDs[AreaID], outcomes, principles *facts.IDs[CriterionID]) {
	problems.AddAll(path, a.Validate())
	if a.Area != "" {
		areas.Refer(path+".area", a.Area, "area in programme.areas")
	}
	for _, id := range slices.Sorted(maps.Keys(a.Outcomes)) {
		outcomes.Refer(path+".outcomes"+document.Key(string(id)), id, "outcome in programme.outcomes")
	}
	for _, id := range slices.Sorted(maps.Keys(a.Principles)) {
		principles.Refer(path+".principles"+document.Key(string(id)), id, "principle in programme.principles")
	}
	if inTime := p.Window.Contains(a.Received); inTime.IsKnown() && a.ReceivedInTime.IsKnown() && a.Received.IsKnown() && inTime != a.ReceivedInTime {
		problems.Add(path+".receivedInTime", a.ReceivedInTime.String(),
			fmt.Errorf("%w: it was received on %v, and the window is %v", engagement.ErrContradicts, a.Received, p.Window))
	}
}
