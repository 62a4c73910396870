package pioneers

import "github.com/thirdsector-go/partnership/engagement"

// An Agency is what NA2009 states of one agency of a site.
type Agency struct {
	engagement.Agency
	Staff    int64         `json:"staff,omitzero"`   // deployed in the project; 0 where none is stated
	Planned  int64         `json:"planned,omitzero"` // shortly to be deployed
	Place    string        `json:"place"`            // where the agency and its staff stand
	Called   []Called      `json:"called,omitempty"`
	Observed []Observation `json:"observed,omitempty"`
	Note     string        `json:"note,omitzero"`
}

// Called is what the study calls an agency.
type Called struct {
	Level engagement.Level `json:"level"`
	Place string           `json:"place"`
	Words string           `json:"words"`
	Of    string           `json:"of,omitzero"` // whom the text says it of, where not of the agency by name
}

// An Observation is a tie that the text states, with its words.
type Observation struct {
	Tie    engagement.Tie    `json:"tie"`
	Answer engagement.Answer `json:"answer"`
	Place  string            `json:"place"`
	Words  string            `json:"words"`
	Of     string            `json:"of,omitzero"` // whom the text says it of, where not of the agency by name
}

// Ties returns what the observations come to: what none states is not known.
// Two that contradict each other leave the tie not known.
func (a Agency) Ties() engagement.Ties {
	var ties engagement.Ties
	stated := map[engagement.Tie]engagement.Answer{}
	for _, o := range a.Observed {
		if before, again := stated[o.Tie]; again && before != o.Answer {
			ties = ties.With(o.Tie, engagement.NotKnown)
			continue
		}
		stated[o.Tie] = o.Answer
		ties = ties.With(o.Tie, o.Answer)
	}
	return ties
}

// A Label is what the study calls an agency beside what its own definition
// makes of the agency's cited ties.
type Label struct {
	Agency engagement.AgencyID `json:"agency"`
	Name   string              `json:"name"`
	Called Called              `json:"called"`

	// Strict and Loose hold the label to the ties by the two readings of the
	// 2009 model: met where they agree, not met where they contradict each
	// other (R10), not known where the ties do not tell.
	Strict engagement.Reason `json:"strict"`
	Loose  engagement.Reason `json:"loose"`
}

// Labels returns every label that the study gives the site's VCS agencies, in
// their order. An agency it calls nothing has none.
func (s Site) Labels() []Label {
	var labels []Label
	for _, a := range s.Agencies {
		if a.Sector != engagement.VCS && a.Sector != engagement.SectorNotStated {
			continue // the definitions are of Third Sector agencies
		}
		for _, called := range a.Called {
			labels = append(labels, Label{a.ID, a.Name, called,
				engagement.CheckLabel(engagement.Model2009, called.Level, a.Ties()),
				engagement.CheckLabel(engagement.Model2009Loose, called.Level, a.Ties())})
		}
	}
	return labels
}

// Closest returns the closest level, under the model, that an agency of the
// site is known to hold, and whether another may hold a closer one.
func (s Site) Closest(m engagement.Model) (level engagement.Level, open bool) {
	level = engagement.NoLevel
	var held, may engagement.Roles
	for _, a := range s.Agencies {
		if a.Sector == engagement.Statutory || a.Sector == engagement.Private {
			continue
		}
		c := engagement.Classify(m, a.Ties())
		held |= c.Held
		may |= c.Open
	}
	if levels := held.Levels(); len(levels) > 0 {
		level = levels[0]
	}
	for _, l := range (may &^ held).Levels() {
		open = open || l.Compare(level) > 0
	}
	return level, open
}
