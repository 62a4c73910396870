package sharing

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// An Enforcement is the standing of a VCS service in enforcement (R42). The
// zero value is EnforcementNotKnown.
type Enforcement uint8

// The ways a service can stand.
const (
	EnforcementNotKnown Enforcement = iota
	Explicit                        // part of an order, and its role is a clear part of the service level agreement
	ClauseMissing                   // part of an order, and the agreement does not say its role
	Consensual                      // no part of an order: non-attendance cannot lead to breach
)

var enforcements = word.NewList[Enforcement]("Enforcement", "not-known", "explicit", "clause-missing", "consensual")

// ParseEnforcement returns the standing that text names; empty text is
// EnforcementNotKnown, and other text wraps engagement.ErrUnknownWord.
func ParseEnforcement(text string) (Enforcement, error) { return enforcements.Parse(text) }

// Enforcements lists the three ways that can be known.
func Enforcements() []Enforcement { return enforcements.Values() }

// String returns the word of e, such as "clause-missing".
func (e Enforcement) String() string { return enforcements.String(e) }

// MarshalText returns the word of e.
func (e Enforcement) MarshalText() ([]byte, error) { return enforcements.Marshal(e) }

// UnmarshalText sets e to what text names; see ParseEnforcement.
func (e *Enforcement) UnmarshalText(text []byte) error { return enforcements.Unmarshal(e, text) }

// EnforcementIn says how a VCS service stands in enforcement, given whether it
// is part of a community sentence or order, and its agreement (R42). SH2004 Key
// Recommendation 2: "ensuring, where the VCS has a role in enforcement in
// community sentences that it is a clear part of Service Level Agreements with
// VCS organisations". Outside an order the rule is not applicable and the
// service consensual: SH2004 1.5, "users cannot get breached for not
// attending".
//
// The clause has to stand in a service level agreement: in an information
// sharing agreement it is missing, and in one of a kind not stated it is not
// known. A service without an agreement is the zero Agreement of kind
// ServiceLevel whose Enforcement is no.
func EnforcementIn(partOfOrder engagement.Answer, a Agreement) (Enforcement, engagement.Reason) {
	// A value that is no kind is not known to be a service level agreement.
	sla := engagement.NotKnown
	if a.Kind == ServiceLevel || a.Kind == InformationSharing {
		sla = engagement.AnswerOf(a.Kind == ServiceLevel)
	}
	clause := sla.And(a.Enforcement)
	standing, outcome := EnforcementNotKnown, engagement.OutcomeNotKnown
	switch {
	case partOfOrder == engagement.No:
		standing, outcome = Consensual, engagement.NotApplicable
	case partOfOrder == engagement.Yes && clause == engagement.Yes:
		standing, outcome = Explicit, engagement.Met
	case partOfOrder == engagement.Yes && clause == engagement.No:
		standing, outcome = ClauseMissing, engagement.NotMet
	}
	return standing, enforcementSentences.say(ruleEnforcement, string(a.ID), outcome, a.ID)
}

var enforcementSentences = sentences{
	met:           "the service is part of an order, and its role in enforcement is a clear part of agreement %s",
	notMet:        "the service is part of an order, and its role in enforcement is no clear part of a service level agreement (%s)",
	notKnown:      "whether the service's role in enforcement is explicit is not known: ask whether it is part of an order, and what the service level agreement says (%s)",
	notApplicable: "the service is consensual: non-attendance cannot lead to breach (%s)",
}
