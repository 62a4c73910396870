package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A ThreeWayMeeting is how a VCS agency came to take part in a case.
type ThreeWayMeeting struct {
	Case      CaseStanding      `json:"case"`
	VCS       engagement.Answer `json:"vcs,omitzero"`       // a VCS agency is involved with the case
	Held      engagement.Answer `json:"held,omitzero"`      // there was a meeting
	Client    engagement.Answer `json:"client,omitzero"`    // took part in it
	Probation engagement.Answer `json:"probation,omitzero"` // took part
	VCSAgency engagement.Answer `json:"vcsAgency,omitzero"` // the agency involved took part
}

// Validate returns every problem of m: those of its case, values that are no
// answer, and parties to a meeting that was not held.
func (m ThreeWayMeeting) Validate() error {
	var problems engagement.Problems
	problems.AddAll("case", m.Case.Validate())
	problems.CheckWord("vcs", m.VCS)
	problems.CheckWord("held", m.Held)
	for _, party := range []facts.Stated{facts.Given("client", m.Client), facts.Given("probation", m.Probation), facts.Given("vcsAgency", m.VCSAgency)} {
		facts.CheckGiven(&problems, party)
		if m.Held == engagement.No && party.Answer == engagement.Yes {
			problems.Add(party.Path, party.Answer.String(), engagement.ErrContradicts)
		}
	}
	return problems.Err()
}

// Required answers whether a three way meeting is the way into the case: yes
// where a VCS agency is involved with a case that is reserved to Probation.
func (m ThreeWayMeeting) Required() engagement.Answer {
	return m.VCS.And(answerOf(m.Case.Reserved().Outcome))
}

// Check says whether a VCS agency came into a case of Probation's by "a three
// way meeting between client, Probation and us" (R45; NA2009 4.4 Barriers): one
// was held and the three took part. It is not applicable where no VCS agency is
// involved, and to a case that is not reserved (see [CaseStanding.Reserved],
// which takes licences after sentences of over 12 months). In 2009 the practice
// was growing, "if there's a need", and not yet universal.
func (m ThreeWayMeeting) Check() engagement.Reason {
	took := func(party engagement.Answer) engagement.Answer { return m.Held.And(party) }
	whole := took(m.Client).And(m.Probation).And(m.VCSAgency)
	return engagement.Reason{Rule: ruleThreeWay, Outcome: facts.Arising(m.Required(), whole.Outcome()),
		Because: []engagement.Reason{
			facts.Answered(ruleThreeWay, "client", took(m.Client), "the client took part"),
			facts.Answered(ruleThreeWay, "probation", took(m.Probation), "Probation took part"),
			facts.Answered(ruleThreeWay, "vcsAgency", took(m.VCSAgency), "the VCS agency took part"),
		},
		Format: "required: %v; held: %v; client %v, Probation %v, VCS agency %v",
		Values: []any{m.Required(), m.Held, m.Client, m.Probation, m.VCSAgency}}
}
