package funding

import (
	"fmt"
	"io"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A Record is everything known of one grants programme: its conditions, the
// applications, what was awarded, and the figures printed about it.
type Record struct {
	Programme    Programme      `json:"programme"`
	Applications []Application  `json:"applications"`
	Awards       []Award        `json:"awards"`
	Overheads    []Overhead     `json:"overheads,omitempty"`
	SeedCorn     SeedCornGrants `json:"seedCorn,omitzero"`
	Figures      []Figure       `json:"figures,omitempty"`
}

// An Award is what an application was given.
type Award struct {
	Application ApplicationID `json:"application"`
	Amount      Pence         `json:"amount"`
	Estimate    bool          `json:"estimate,omitzero"` // the source says that the amount is one
	Place       string        `json:"place,omitzero"`
	Note        string        `json:"note,omitzero"`
}

// An Overhead is the management and overhead cost awarded to an area.
type Overhead struct {
	Area   AreaID `json:"area"`
	Amount Pence  `json:"amount"`
	Place  string `json:"place,omitzero"`
}

// Validate returns every problem of r: identifiers that are missing, repeated
// or refer to nothing, values out of range, an award above what was requested,
// and facts that contradict one another. Paths are those of the JSON document.
//
// That printed figures disagree with the awards is no problem of the record
// but a finding: see Reconcile. So is an envelope that is overspent: see
// CheckEnvelope. Its cost is linear in the record.
func (r Record) Validate() error {
	var problems engagement.Problems
	problems.AddAll("programme", r.Programme.Validate())
	areas := facts.NewIDs[AreaID](&problems)
	if len(r.Programme.Areas) == 0 {
		areas.Open() // a programme of any area
	}
	for _, area := range r.Programme.Areas {
		areas.Declare(area.ID)
	}

	outcomes, principles := criteria(&problems, r.Programme.Outcomes), criteria(&problems, r.Programme.Principles)
	applications := facts.NewIDs[ApplicationID](&problems)
	requested := map[ApplicationID]Pence{}
	for i, a := range r.Applications {
		path := fmt.Sprintf("applications[%d]", i)
		if a.ID != "" { // a missing one is found with the application's other problems
			applications.Add(path+".id", a.ID)
		}
		requested[a.ID] = a.Requested
		a.check(r.Programme, &problems, path, areas, outcomes, principles)
	}

	awarded := facts.NewIDs[ApplicationID](&problems)
	awards := map[ApplicationID]Pence{}
	for i, award := range r.Awards {
		path := fmt.Sprintf("awards[%d]", i)
		awarded.Add(path+".application", award.Application)
		applications.Refer(path+".application", award.Application, "application in applications")
		checkNotNegative(&problems, path+".amount", award.Amount)
		if most := requested[award.Application]; most > 0 && award.Amount > most {
			problems.Add(path+".amount", award.Amount.String(), fmt.Errorf("%w: %v was requested", engagement.ErrTooMuch, most))
		}
		if _, twice := awards[award.Application]; !twice {
			awards[award.Application] = award.Amount
		}
	}

	overheads := facts.NewIDs[AreaID](&problems)
	for i, overhead := range r.Overheads {
		path := fmt.Sprintf("overheads[%d]", i)
		overheads.Add(path+".area", overhead.Area)
		areas.Refer(path+".area", overhead.Area, "area in programme.areas")
		checkNotNegative(&problems, path+".amount", overhead.Amount)
	}

	r.SeedCorn.check(&problems, areas, awards)

	figures := facts.NewIDs[string](&problems)
	for i, figure := range r.Figures {
		path := fmt.Sprintf("figures[%d]", i)
		if figure.ID != "" {
			figures.Add(path+".id", figure.ID)
		}
		problems.AddAll(path, figure.Validate())
		if figure.Of.Area != "" {
			areas.Refer(path+".of.area", figure.Of.Area, "area in programme.areas")
		}
	}
	if len(problems) == 0 {
		if _, err := Sum(amounts(Lines(r))...); err != nil {
			problems.Add("awards", "", err)
		}
	}
	return problems.Err()
}

func amounts(lines []Line) []Pence {
	list := make([]Pence, len(lines))
	for i, line := range lines {
		list[i] = line.Amount
	}
	return list
}

// Lines returns the amounts of r, each with what it can be grouped by: the
// awards in their order, the overheads, the seed-corn grants by need and by
// pot. An award whose application r does not have is a line without keys. Its
// cost is linear.
func Lines(r Record) []Line {
	byID := make(map[ApplicationID]*Application, len(r.Applications))
	for i := range r.Applications {
		byID[r.Applications[i].ID] = &r.Applications[i]
	}
	lines := make([]Line, 0, len(r.Awards)+len(r.Overheads)+len(r.SeedCorn.Needs)+len(r.SeedCorn.Pots))
	for _, award := range r.Awards {
		line := Line{Ledger: Projects, ID: string(award.Application), Amount: award.Amount}
		if a := byID[award.Application]; a != nil {
			line.Area, line.Type, line.Need = a.Area, a.Type, a.Need
			line.Bidder, line.Experience = a.Agency.Kind, a.Agency.Experience
		}
		lines = append(lines, line)
	}
	for _, overhead := range r.Overheads {
		lines = append(lines, Line{Ledger: Overheads, ID: string(overhead.Area), Area: overhead.Area, Amount: overhead.Amount})
	}
	for _, need := range r.SeedCorn.Needs {
		lines = append(lines, Line{Ledger: SeedCornNeeds, ID: need.Need.String(), Need: need.Need, Amount: need.Amount})
	}
	for _, pot := range r.SeedCorn.Pots {
		lines = append(lines, Line{Ledger: SeedCornPots, ID: pot.ID, Area: pot.Area, Amount: pot.Total})
	}
	return lines
}

// ReadRecord reads a record from a JSON document and validates it. Every
// problem of the document is in the error, engagement.Problems, with its path
// and value, up to a number beyond which they are counted; what could be read
// is returned with it.
//
// A member "results" is passed over: a program may write what it found beside
// the facts, and read the facts again from the same document.
func ReadRecord(from io.Reader) (Record, error) {
	var read struct {
		Record
		Results document.Ignored `json:"results,omitzero"`
	}
	err := facts.Read(from, &read, func() error { return read.Validate() })
	return read.Record, err
}

// WriteRecord writes r as a JSON document that ReadRecord reads. It does not
// validate r. A word outside its enumeration, text that is not UTF-8 and a
// failing writer are errors.
func WriteRecord(to io.Writer, r Record) error {
	return document.Encode(to, r)
}
