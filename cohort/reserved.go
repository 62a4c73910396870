package cohort

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A CaseStanding is what decides whether a case is reserved to Probation.
type CaseStanding struct {
	StatutoryPPO engagement.Answer `json:"statutoryPPO,omitzero"` // a prolific or other priority offender under statutory supervision
	Position     Position          `json:"position,omitzero"`
	Sentence     Term              `json:"sentence,omitzero"`  // of imprisonment
	Sentenced    engagement.Date   `json:"sentenced,omitzero"` // matters where days are held against months
}

// StandingOf returns the standing of a person, who is a statutory PPO where the
// scheme named is one of the person's and a court's order or a licence holds:
// no source says what makes a PPO statutory.
func StandingOf(p Person, ppo SchemeID) CaseStanding {
	scheme := engagement.NotKnown
	if p.Schemes != nil {
		scheme = engagement.AnswerOf(slices.Contains(p.Schemes, ppo))
	}
	return CaseStanding{StatutoryPPO: scheme.And(p.Position.statutory()), Position: p.Position, Sentence: p.Sentence, Sentenced: p.Sentenced}
}

// statutory answers whether p is under the supervision of Probation.
func (p Position) statutory() engagement.Answer {
	switch p {
	case CommunityOrder, Licence:
		return engagement.Yes
	case NonStatutory:
		return engagement.No
	}
	return engagement.NotKnown
}

// Validate returns every problem of s: values outside their enumerations, and a
// statutory PPO who is under no supervision.
func (s CaseStanding) Validate() error {
	var problems engagement.Problems
	problems.CheckWord("statutoryPPO", s.StatutoryPPO)
	problems.CheckWord("position", s.Position)
	if s.StatutoryPPO == engagement.Yes && s.Position == NonStatutory {
		problems.Add("position", s.Position.String(), engagement.ErrContradicts)
	}
	return problems.Err()
}

// reservedOver is the sentence, in calendar months, over which a licence
// reserves a case: "custodial sentences of over 12 months".
const reservedOver = 12

// Reserved says whether a case is reserved to Probation (R145): that of a
// statutory PPO, and that of an offender released on licence after a custodial
// sentence of over 12 months (NA2009 4.4 Barriers). Exactly 12 months is not
// over 12, which the source leaves open. It is met where the case is reserved.
// The parts are "statutoryPPO" and "licence".
func (s CaseStanding) Reserved() engagement.Reason {
	onLicence := engagement.NotKnown
	if s.Position >= NonStatutory && s.Position <= Licence {
		onLicence = engagement.AnswerOf(s.Position == Licence)
	}
	over := s.Sentence.Over(reservedOver, s.Sentenced)
	return engagement.Reason{Rule: ruleReserved, Outcome: s.StatutoryPPO.Or(onLicence.And(over)).Outcome(),
		Because: []engagement.Reason{
			facts.Answered(ruleReserved, "statutoryPPO", s.StatutoryPPO, "a statutory PPO"),
			{Rule: ruleReserved, Outcome: onLicence.And(over).Outcome(), Subject: "licence", Format: "on licence: %v; a sentence of %v is over %d months: %v",
				Values: []any{onLicence, s.Sentence, reservedOver, over}},
		},
		Format: "a statutory PPO: %v; on licence: %v after a sentence of %v", Values: []any{s.StatutoryPPO, onLicence, s.Sentence}}
}

// answerOf is the answer that an outcome gives.
func answerOf(outcome engagement.Outcome) engagement.Answer {
	switch outcome {
	case engagement.Met:
		return engagement.Yes
	case engagement.NotMet:
		return engagement.No
	}
	return engagement.NotKnown
}

// CheckManager says whether a case is held by those who may hold it (R145): a
// case that is reserved is managed by Probation, and by nobody else: "there are
// many clients … that the Third Sector cannot manage" (NA2009 4.4). It is not
// applicable to a case that is not reserved. Others may be involved through a
// three way meeting: see [ThreeWayMeeting].
func (s CaseStanding) CheckManager(m OffenderManager) engagement.Reason {
	reserved := s.Reserved()
	probation := engagement.NotKnown
	if m > OffenderManagerNotStated && m <= OtherManager {
		probation = engagement.AnswerOf(m == ProbationManager)
	}
	return engagement.Reason{Rule: ruleReserved, Outcome: facts.Arising(answerOf(reserved.Outcome), probation.Outcome()), Subject: m.String(),
		Because: []engagement.Reason{reserved}, Format: "reserved to Probation: %v; managed by Probation: %v",
		Values: []any{answerOf(reserved.Outcome), probation}}
}
