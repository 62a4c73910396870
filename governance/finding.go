package governance

import (
	"encoding/json"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Finding is what a rule says of a structure: its outcome with the reason,
// the bodies and agencies concerned, and what would put it right.
type Finding struct {
	Reason   engagement.Reason
	Bodies   []BodyID
	Agencies []engagement.AgencyID
	Evidence []string // the places of the facts about those bodies and agencies, each once
	Remedy   string   // empty where nothing is to be put right
}

// ID names what the finding is about: its rule and subject. No two findings of
// an audit have the same.
func (f Finding) ID() string { return f.Reason.Rule.ID + " " + f.Reason.Subject }

// MarshalJSON returns rule, subject, outcome, bodies, agencies, detail, evidence,
// remedy, source and the parts that the finding rests on.
func (f Finding) MarshalJSON() ([]byte, error) {
	bodies, agencies, evidence := f.Bodies, f.Agencies, f.Evidence
	if bodies == nil {
		bodies = []BodyID{}
	}
	if agencies == nil {
		agencies = []engagement.AgencyID{}
	}
	if evidence == nil {
		evidence = []string{}
	}
	return json.Marshal(struct {
		Rule     string                `json:"rule"`
		Subject  string                `json:"subject"`
		Outcome  engagement.Outcome    `json:"outcome"`
		Bodies   []BodyID              `json:"bodies"`
		Agencies []engagement.AgencyID `json:"agencies"`
		Detail   string                `json:"detail"`
		Evidence []string              `json:"evidence"`
		Remedy   string                `json:"remedy"`
		Source   string                `json:"source"`
		Because  []engagement.Reason   `json:"because,omitempty"`
	}{f.Reason.Rule.ID, f.Reason.Subject, f.Reason.Outcome, bodies, agencies, f.Reason.Detail(), evidence, f.Remedy, f.Reason.Rule.Source, f.Reason.Because})
}
