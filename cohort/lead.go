package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A LeadName is who the lead professional of a stage is.
type LeadName struct {
	Named engagement.Answer `json:"named,omitzero"` // a name says so, too
	Who   string            `json:"who,omitzero"`   // empty where not known, or nobody
}

// named answers whether there is a lead professional.
func (n LeadName) named() engagement.Answer {
	if n.Who != "" {
		return engagement.Yes
	}
	return n.Named
}

// Leads is who leads a case at the three stages at which WO2011 asks for a lead
// professional.
type Leads struct {
	Selection      LeadName `json:"selection"`
	Planning       LeadName `json:"planning"`
	Implementation LeadName `json:"implementation"`
}

// Validate returns every problem of l: values that are no answer, and a name
// where there is said to be none.
func (l Leads) Validate() error {
	var problems engagement.Problems
	for _, stage := range l.stages() {
		problems.CheckWord(stage.id+".named", stage.lead.Named)
		if stage.lead.Named == engagement.No && stage.lead.Who != "" {
			problems.Add(stage.id+".who", stage.lead.Who, engagement.ErrContradicts)
		}
	}
	return problems.Err()
}

type leadStage struct {
	id   string
	lead LeadName
}

func (l Leads) stages() []leadStage {
	return []leadStage{{"selection", l.Selection}, {"planning", l.Planning}, {"implementation", l.Implementation}}
}

// Check says whether a case has a lead professional at selection, planning and
// implementation, and the same one (R159; WO2011 IOM best practice model). The
// parts "selection", "planning" and "implementation" are not met where nobody is
// named, and "selection to planning" and "planning to implementation" where
// another one is; a change from or to nobody is an absence and not a change, and
// not applicable there. That a change is to be flagged is our reading of a lead
// professional being asked for at each stage: it can have its good reasons.
func (l Leads) Check() engagement.Reason {
	reason := engagement.Reason{Rule: ruleLead, Format: "selection %q, planning %q, implementation %q",
		Values: []any{l.Selection.Who, l.Planning.Who, l.Implementation.Who}}
	stages := l.stages()
	for _, stage := range stages {
		reason.Because = append(reason.Because, facts.Answered(ruleLead, stage.id, stage.lead.named(), "a lead professional is named"))
	}
	for i, to := range stages[1:] {
		from := stages[i]
		kept := engagement.NotKnown
		if from.lead.Who != "" && to.lead.Who != "" {
			kept = engagement.AnswerOf(from.lead.Who == to.lead.Who)
		}
		reason.Because = append(reason.Because, engagement.Reason{Rule: ruleLead, Subject: from.id + " to " + to.id,
			Outcome: facts.Arising(from.lead.named().And(to.lead.named()), kept.Outcome()), Format: "%q, then %q", Values: []any{from.lead.Who, to.lead.Who}})
	}
	reason.Outcome = engagement.OutcomeOf(reason.Because)
	return reason
}
