package sharing

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// An Arrangement is how one agency works with an IOM or another body, as far as
// it bears on their agreements. The zero value knows nothing.
type Arrangement struct {
	Agency engagement.AgencyID `json:"agency,omitzero"`
	With   engagement.AgencyID `json:"with,omitzero"`

	Commissioned engagement.Answer `json:"commissioned,omitzero"` // the service is commissioned
	Funded       engagement.Answer `json:"funded,omitzero"`       // money is attached to it
	CoLocated    engagement.Answer `json:"coLocated,omitzero"`    // its staff are co-located

	// ReferralsToManage is whether referrals are rising to the point that
	// demand must be managed. The sources give no number: the answer is the
	// caller's.
	ReferralsToManage engagement.Answer `json:"referralsToManage,omitzero"`

	ServiceLevel       engagement.Answer `json:"serviceLevel,omitzero"`       // a service level agreement is in place
	InformationSharing engagement.Answer `json:"informationSharing,omitzero"` // an information sharing agreement is in place

	Contracted engagement.Answer `json:"contracted,omitzero"` // the work is contracted
	Contacts   int               `json:"contacts,omitzero"`   // people who hold the relationship; 0 is not known
}

// Validate returns a problem for every value that is no answer, and for a
// negative count.
func (a Arrangement) Validate() error {
	var problems engagement.Problems
	for _, t := range a.triggers() {
		problems.CheckWord(t.name, t.answer)
	}
	problems.CheckWord("serviceLevel", a.ServiceLevel)
	problems.CheckWord("informationSharing", a.InformationSharing)
	problems.CheckWord("contracted", a.Contracted)
	if a.Contacts < 0 {
		problems.Add("contacts", strconv.Itoa(a.Contacts), fmt.Errorf("%w count", engagement.ErrNegative))
	}
	return problems.Err()
}

// A trigger is one thing that makes agreements due.
type trigger struct {
	name   string
	answer engagement.Answer
	says   sentences
}

func (a Arrangement) triggers() [4]trigger {
	return [4]trigger{
		{"commissioned", a.Commissioned, sentences{met: "the service is commissioned", notMet: "the service is not commissioned", notKnown: "whether the service is commissioned is not known"}},
		{"funded", a.Funded, sentences{met: "the service is funded", notMet: "the service is not funded", notKnown: "whether the service is funded is not known"}},
		{"coLocated", a.CoLocated, sentences{met: "staff are co-located", notMet: "no staff are co-located", notKnown: "whether staff are co-located is not known"}},
		{"referralsToManage", a.ReferralsToManage, sentences{met: "referrals have risen to the point that demand must be managed",
			notMet: "referrals are not at the point that demand must be managed", notKnown: "whether referrals are at the point that demand must be managed is not known"}},
	}
}

// A Formalisation says whether an agreement of a kind is due, and whether it is
// there.
type Formalisation struct {
	Kind    Kind              `json:"kind"`
	Due     engagement.Answer `json:"due"`
	InPlace engagement.Answer `json:"inPlace"`

	// Reason is NotMet where the agreement is due and not in place, not
	// applicable where it is not due, Met where it is in place and may be due.
	// Its parts are the triggers, each met, not met or not known.
	Reason engagement.Reason `json:"reason"`
}

// Formalise says whether a service level and an information sharing agreement
// are due, in this order, and why (R31). NA2009 5.0: "as the project develops
// and service and operating demands are made from statutory sector agencies of
// Third Sector Agencies and vice versa, there will be a need to formalise
// arrangements through service level agreements and information sharing
// agreements". They are due as soon as one of the four triggers is known, not
// due only where all four are known not to be.
func Formalise(a Arrangement) []Formalisation {
	due := engagement.No
	parts := make([]engagement.Reason, 0, 4)
	for _, t := range a.triggers() {
		due = due.Or(t.answer)
		parts = append(parts, t.says.say(ruleDue, t.name, t.answer.Outcome()))
	}
	list := make([]Formalisation, 0, 2)
	for _, of := range []struct {
		kind    Kind
		inPlace engagement.Answer
	}{{ServiceLevel, a.ServiceLevel}, {InformationSharing, a.InformationSharing}} {
		list = append(list, Formalisation{of.kind, due, of.inPlace, formal(of.kind, due, of.inPlace, parts)})
	}
	return list
}

func formal(kind Kind, due, inPlace engagement.Answer, parts []engagement.Reason) engagement.Reason {
	var r engagement.Reason
	switch {
	case due == engagement.No:
		r = reason(ruleDue, kind.String(), engagement.NotApplicable, "no %v agreement is due: no demands are made that need one", kind)
	case inPlace == engagement.Yes:
		// Nothing is wrong, whether it is due or not.
		r = reason(ruleDue, kind.String(), engagement.Met, "the %v agreement is in place; due: %v", kind, due)
	case due == engagement.NotKnown:
		r = reason(ruleDue, kind.String(), engagement.OutcomeNotKnown, "whether a %v agreement is due is not known: ask for what is not known of its triggers", kind)
	case inPlace == engagement.No:
		r = reason(ruleDue, kind.String(), engagement.NotMet, "a %v agreement is due and not in place", kind)
	default:
		r = reason(ruleDue, kind.String(), engagement.OutcomeNotKnown, "a %v agreement is due: ask whether it is in place", kind)
	}
	r.Because = append([]engagement.Reason(nil), parts...)
	return r
}

// ExpectedSLA says whether a service level agreement is to be expected from the
// money, and holds the claim of R33 to the arrangement: Met where it has one
// and is funded, or has none and is not; NotMet where they differ. NA2009 4.4
// on the Together Women Project in Leeds: "there is no SLA as there is currently
// no funding attached", while its work from the prison, funded by the Ministry
// of Justice, has one.
func ExpectedSLA(a Arrangement) (expected engagement.Answer, r engagement.Reason) {
	expected = a.Funded.Not().Not() // a value that is no answer is not known
	outcome := engagement.OutcomeNotKnown
	if expected.IsKnown() && a.ServiceLevel.IsKnown() {
		outcome = engagement.AnswerOf(expected == a.ServiceLevel).Outcome()
	}
	return expected, moneySentences.say(ruleMoney, string(a.Agency), outcome, a.Funded, a.ServiceLevel)
}

var moneySentences = sentences{
	met:      "money attached: %v; service level agreement in place: %v, as is to be expected",
	notMet:   "money attached: %v; service level agreement in place: %v, which is not to be expected",
	notKnown: "money attached: %v; service level agreement in place: %v: ask for what is not known",
}

// contactsAtRisk is the number of people at which a relationship without a
// contract is fragile (R34: "held by one person").
const contactsAtRisk = 1

// Fragile says whether an arrangement outlasts the person who holds it (R34).
// NotMet is fragile: no contract, and one person holds the relationship.
// NA2009 Appendix 6: "in the case of non contracted services ... if a colleague
// moved on, the relationship and intelligence wouldn't go with them". Not
// applicable to contracted work.
func Fragile(a Arrangement) engagement.Reason {
	outcome := engagement.OutcomeNotKnown
	switch {
	case a.Contracted == engagement.Yes:
		outcome = engagement.NotApplicable
	case a.Contacts > contactsAtRisk:
		outcome = engagement.Met
	case a.Contacts == contactsAtRisk && a.Contracted == engagement.No:
		outcome = engagement.NotMet
	}
	return fragileSentences.say(ruleFragile, string(a.Agency), outcome, a.Agency, a.With, a.Contacts)
}

var fragileSentences = sentences{
	met:           "the relationship of %s with %s is held by %d people",
	notMet:        "the relationship of %s with %s is not contracted and held by %d person: it and its intelligence would go if that colleague moved on",
	notKnown:      "whether the relationship of %s with %s would outlast a colleague is not known: ask for the contract, and how many people hold it (%d stated)",
	notApplicable: "the work of %s with %s is contracted, whoever holds the relationship (%d stated)",
}
