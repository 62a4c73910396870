package sharing

import "github.com/thirdsector-go/partnership/engagement"

// A Request is one passage of information that is asked about.
type Request struct {
	On      engagement.Date     `json:"on"` // the day; while it is not known, no agreement is known to be in force
	From    engagement.AgencyID `json:"from"`
	To      engagement.AgencyID `json:"to"`
	Purpose Purpose             `json:"purpose"`
	Duty    Duty                `json:"duty,omitzero"`
}

// A Duty is the caller's assertion that a VCS agency has to pass fields on: a
// ground has arisen, and these fields bear on it (R41). It stands above
// agreements, consent and prohibitions, and runs from the VCS to a statutory
// body only. The zero value asserts nothing.
type Duty struct {
	Ground Ground   `json:"ground,omitzero"`
	Fields []string `json:"fields,omitempty"` // names of the record's fields
}

// asserted reports whether the caller asserts anything.
func (d Duty) asserted() bool { return d.Ground != GroundNotStated || len(d.Fields) > 0 }

// Validate returns every problem of q: a side that is missing, a value that is
// no ground, a field without a name. A day, purpose or ground that is not
// stated is no problem; it withholds.
func (q Request) Validate() error {
	var problems engagement.Problems
	if q.From == "" {
		problems.Add("from", "", engagement.ErrMissing)
	}
	if q.To == "" {
		problems.Add("to", "", engagement.ErrMissing)
	}
	problems.CheckWord("duty.ground", q.Duty.Ground)
	for i, name := range q.Duty.Fields {
		if name == "" {
			problems.Add(at("duty.fields", i), "", engagement.ErrMissing)
		}
	}
	return problems.Err()
}
