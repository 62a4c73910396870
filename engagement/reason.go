package engagement

import (
	"encoding/json"
	"fmt"
)

// A Reason is why a decision came out as it did: a rule, what it said of the
// facts, and the facts themselves. It holds identifiers and values and renders
// its sentence only when asked, so that reasons cost little to carry.
type Reason struct {
	Rule    Rule
	Outcome Outcome
	Subject string   // what the rule was asked about, where it is a part: a criterion, an agency; may be empty
	Format  string   // the sentence, in the manner of package fmt
	Values  []any    // plain values for Format
	Because []Reason // the parts this outcome rests on, where it has parts
}

// Detail returns the sentence with its values.
func (r Reason) Detail() string { return fmt.Sprintf(r.Format, r.Values...) }

// String returns rule, subject, outcome, sentence and source on one line.
func (r Reason) String() string {
	text := r.Rule.ID
	if r.Subject != "" {
		text += " " + r.Subject
	}
	text += " " + r.Outcome.String()
	if detail := r.Detail(); detail != "" {
		text += ": " + detail
	}
	if r.Rule.Source != "" {
		text += " (" + r.Rule.Source + ")"
	}
	return text
}

// MarshalJSON returns the reason with its sentence rendered: rule, subject,
// outcome, source, detail, because.
func (r Reason) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Rule    string   `json:"rule"`
		Subject string   `json:"subject,omitzero"`
		Outcome Outcome  `json:"outcome"`
		Source  string   `json:"source"`
		Detail  string   `json:"detail"`
		Because []Reason `json:"because,omitempty"`
	}{r.Rule.ID, r.Subject, r.Outcome, r.Rule.Source, r.Detail(), r.Because})
}

// Subjects lists the subjects of the parts of r with the given outcome, in
// their order: what is missing, where the outcome is NotMet.
func (r Reason) Subjects(outcome Outcome) []string {
	var subjects []string
	for _, part := range r.Because {
		if part.Outcome == outcome {
			subjects = append(subjects, part.Subject)
		}
	}
	return subjects
}

// OutcomeOf returns the outcome of rules that must all hold, by
// [Outcome.And]; NotApplicable where there are none.
func OutcomeOf(reasons []Reason) Outcome {
	outcome := NotApplicable
	for _, reason := range reasons {
		outcome = outcome.And(reason.Outcome)
	}
	return outcome
}
