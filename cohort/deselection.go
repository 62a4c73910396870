package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Direction is which way a case is de-selected (R158). The zero value is
// DirectionNotStated.
type Direction uint8

// The directions. WO2011 has "both directions" and does not explain them: that
// they are these is the natural reading.
const (
	DirectionNotStated Direction = iota
	Success                      // risk is reduced
	Failure                      // moved to enforcement, or to another scheme
)

var directions = word.NewList[Direction]("Direction",
	"not-stated", "success", "failure")

// ParseDirection returns the direction that text names; empty text is DirectionNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseDirection(text string) (Direction, error) { return directions.Parse(text) }

// Directions lists the values other than DirectionNotStated.
func Directions() []Direction { return directions.Values() }

// String returns the word of d, such as "success".
func (d Direction) String() string { return directions.String(d) }

// MarshalText returns the word of d.
func (d Direction) MarshalText() ([]byte, error) { return directions.Marshal(d) }

// UnmarshalText sets d to the direction that text names; see ParseDirection.
func (d *Direction) UnmarshalText(text []byte) error { return directions.Unmarshal(d, text) }

// A Deselection is why a case left the cohort.
type Deselection struct {
	RiskReduced   engagement.Answer `json:"riskReduced,omitzero"`
	ToEnforcement engagement.Answer `json:"toEnforcement,omitzero"`
	ToScheme      engagement.Answer `json:"toScheme,omitzero"` // moved to another scheme
}

// Validate returns a problem for every value that is no answer.
func (d Deselection) Validate() error {
	var problems engagement.Problems
	facts.CheckGiven(&problems, facts.Given("riskReduced", d.RiskReduced), facts.Given("toEnforcement", d.ToEnforcement), facts.Given("toScheme", d.ToScheme))
	return problems.Err()
}

// Direction says which way a case was de-selected (R158): for success, where
// risk is reduced and it moved nowhere else, or for failure, where it moved to
// enforcement or another scheme and risk is not reduced. The reason is met then.
// Where it is both, the facts point both ways, and where any that it turns on
// is missing nobody can tell: DirectionNotStated and not known. Where it is
// neither, the case was de-selected for no reason that counts, and the outcome
// is not met.
func (d Deselection) Direction() (Direction, engagement.Reason) {
	moved := d.ToEnforcement.Or(d.ToScheme)
	reason := engagement.Reason{Rule: ruleDeselection, Format: "risk reduced: %v; moved to enforcement: %v; to another scheme: %v",
		Values: []any{d.RiskReduced, d.ToEnforcement, d.ToScheme}}
	direction := DirectionNotStated
	switch {
	case d.RiskReduced == engagement.Yes && moved == engagement.No:
		direction = Success
	case d.RiskReduced == engagement.No && moved == engagement.Yes:
		direction = Failure
	case d.RiskReduced == engagement.No && moved == engagement.No:
		reason.Outcome = engagement.NotMet
	}
	if direction != DirectionNotStated {
		reason.Outcome, reason.Subject = engagement.Met, direction.String()
	}
	return direction, reason
}

// DeselectionChecklist returns what the stage of evaluation and de-selection
// has (R158).
func DeselectionChecklist() engagement.Checklist {
	const place = "WO2011 IOM best practice model, Evaluate/ deselect"
	return engagement.Checklist{Rule: ruleDeselection, Items: []engagement.Item{
		{ID: "both-directions", Text: "de-selection processes in both directions", Place: place},
		{ID: "impact", Text: "evaluation of the impact on the offender", Place: place},
		{ID: "exit-interviews", Text: "exit interviews", Place: place},
		{ID: "learning", Text: "learning is reflected on, captured and shared", Place: place},
		{ID: "measures", Text: "targets, performance management and measures of success", Place: place},
	}}
}
