package cohort

import (
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Stage is a stage of a case in the best practice model of IOM (R153). The
// zero value is StageNotStated.
type Stage uint8

// The stages in their order.
const (
	StageNotStated Stage = iota
	SelectStage          // select and allocate
	PlanStage            // assess and plan
	ImplementStage
	ReviewStage
	DeselectionStage // evaluate and de-select
)

var stages = word.NewList[Stage]("Stage",
	"not-stated", "select", "plan", "implement", "review", "deselect")

// ParseStage returns the stage that text names; empty text is StageNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseStage(text string) (Stage, error) { return stages.Parse(text) }

// Stages lists the values other than StageNotStated.
func Stages() []Stage { return stages.Values() }

// String returns the word of s, such as "review".
func (s Stage) String() string { return stages.String(s) }

// MarshalText returns the word of s.
func (s Stage) MarshalText() ([]byte, error) { return stages.Marshal(s) }

// UnmarshalText sets s to the stage that text names; see ParseStage.
func (s *Stage) UnmarshalText(text []byte) error { return stages.Unmarshal(s, text) }

// An Enabler is one of the four that bear on all stages (R153). The zero value
// is EnablerNotStated.
type Enabler uint8

// The enablers.
const (
	EnablerNotStated Enabler = iota
	Training
	EffectivePartnerships
	Communication
	LeadershipAndCoOrdination
)

var enablers = word.NewList[Enabler]("Enabler",
	"not-stated", "training", "effective-partnerships", "communication", "leadership-and-co-ordination")

// ParseEnabler returns the enabler that text names; empty text is EnablerNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseEnabler(text string) (Enabler, error) { return enablers.Parse(text) }

// Enablers lists the values other than EnablerNotStated.
func Enablers() []Enabler { return enablers.Values() }

// String returns the word of e, such as "training".
func (e Enabler) String() string { return enablers.String(e) }

// MarshalText returns the word of e.
func (e Enabler) MarshalText() ([]byte, error) { return enablers.Marshal(e) }

// UnmarshalText sets e to the enabler that text names; see ParseEnabler.
func (e *Enabler) UnmarshalText(text []byte) error { return enablers.Unmarshal(e, text) }

// Next returns the stages that a case may go on to from s: the next in the
// order of the model and, though the text of the model does not draw them, the
// two ways back that it implies. From a review the case goes back to the plan,
// or to carrying it out, until it is de-selected; one that is de-selected may be
// selected again. It is empty for a stage that is not stated.
func (s Stage) Next() []Stage {
	switch s {
	case SelectStage, PlanStage, ImplementStage:
		return []Stage{s + 1}
	case ReviewStage:
		return []Stage{DeselectionStage, PlanStage, ImplementStage}
	case DeselectionStage:
		return []Stage{SelectStage}
	}
	return nil
}

// CheckStages says whether a case went through the stages in an order of the
// model (R153), which begins with the selection. A part for each step: met
// where the stage may follow the one before, not met where it may not, not known
// where either is not stated. Two in a row that are the same are no step. Nil or
// none is not known. The error is Problems: a stage outside the enumeration.
func CheckStages(gone []Stage) (engagement.Reason, error) {
	reason := engagement.Reason{Rule: ruleStages, Format: "%d stages gone through", Values: []any{len(gone)}}
	var problems engagement.Problems
	for i, stage := range gone {
		problems.CheckWord(fmt.Sprintf("[%d]", i), stage)
		follows := engagement.NotKnown
		before := StageNotStated
		if i > 0 {
			before = gone[i-1]
		}
		switch {
		case stage < SelectStage || stage > DeselectionStage:
		case i == 0:
			follows = engagement.AnswerOf(stage == SelectStage)
		case before >= SelectStage && before <= DeselectionStage:
			follows = engagement.AnswerOf(stage == before || slices.Contains(before.Next(), stage))
		}
		reason.Because = append(reason.Because, engagement.Reason{Rule: ruleStages, Outcome: follows.Outcome(), Subject: stage.String(),
			Format: "after %v: %v", Values: []any{before, follows}})
	}
	reason.Outcome = engagement.OutcomeOf(reason.Because)
	if len(gone) == 0 {
		reason.Outcome = engagement.OutcomeNotKnown
	}
	return reason, problems.Err()
}

// EnablersChecklist returns the four enablers, which apply to all stages
// (R153).
func EnablersChecklist() engagement.Checklist {
	const place = "WO2011 IOM best practice model"
	return engagement.Checklist{Rule: ruleStages, Items: []engagement.Item{
		{ID: Training.String(), Text: "training", Place: place},
		{ID: EffectivePartnerships.String(), Text: "effective partnerships", Place: place},
		{ID: Communication.String(), Text: "communication", Place: place},
		{ID: LeadershipAndCoOrdination.String(), Text: "leadership and co-ordination", Place: place},
	}}
}
