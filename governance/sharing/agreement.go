package sharing

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// An AgreementID identifies an agreement in facts and reasons. Empty is an
// agreement that is not named.
type AgreementID string

// A Category is a category of information, such as "health", in the words of
// the agreements. Categories are compared as written: another spelling is
// another category. Empty is a category that is not stated, which no agreement
// names.
type Category string

// A Purpose is what information is used for, such as "referral", in the words
// of the agreements. Purposes are compared as written. Empty is a purpose that
// is not stated.
type Purpose string

// An Agreement is a service level or information sharing agreement that its
// parties have agreed; a draft is not listed. It only permits.
type Agreement struct {
	ID   AgreementID `json:"id"`
	Kind Kind        `json:"kind,omitzero"`

	// Parties and Purposes are whole where they are stated. An agreement
	// without any does not state them.
	Parties  []engagement.AgencyID `json:"parties,omitempty"`
	Purposes []Purpose             `json:"purposes,omitempty"`

	Permits []Permit `json:"permits,omitempty"` // nothing else may pass under it

	// The agreement is in force from From up to, but not including, Until. A
	// day that is not known leaves open whether it is in force. OpenEnded is
	// yes where the agreement states that it has no end: only then does it
	// need no Until.
	From      engagement.Date   `json:"from,omitzero"`
	Until     engagement.Date   `json:"until,omitzero"`
	OpenEnded engagement.Answer `json:"openEnded,omitzero"`

	Clauses []Clause `json:"clauses,omitempty"` // none: not stated

	// Enforcement is whether the role of a VCS service in enforcement is a
	// clear part of the agreement (R42).
	Enforcement engagement.Answer `json:"enforcement,omitzero"`
}

// A Permit names the categories that may pass in one direction.
type Permit struct {
	From       engagement.AgencyID `json:"from"`
	To         engagement.AgencyID `json:"to"`
	Categories []Category          `json:"categories"`

	// ConsentNeeded is whether these categories pass only with the person's
	// consent (R40). While it is not known they do: only where the agreement
	// states that no privacy issue arises, No, do they pass without.
	ConsentNeeded engagement.Answer `json:"consentNeeded,omitzero"`
}

// Validate returns every problem of a: what is missing, a value outside its
// enumeration, an end that is not after the beginning, an end of an agreement
// stated to have none. That a permit names an agency that is no party is no
// problem of the document: nothing passes under it (R36).
func (a Agreement) Validate() error {
	var problems engagement.Problems
	if a.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	problems.CheckWord("kind", a.Kind)
	for i, id := range a.Parties {
		if id == "" {
			problems.Add(at("parties", i), "", engagement.ErrMissing)
		}
	}
	for i, purpose := range a.Purposes {
		if purpose == "" {
			problems.Add(at("purposes", i), "", engagement.ErrMissing)
		}
	}
	for i, permit := range a.Permits {
		if err := permit.Validate(); err != nil {
			problems.AddAll(at("permits", i), err)
		}
	}
	problems.AddAll("", engagement.Span{From: a.From, Until: a.Until}.Validate())
	problems.CheckWord("openEnded", a.OpenEnded)
	if a.OpenEnded == engagement.Yes && a.Until.IsKnown() {
		problems.Add("openEnded", "true", fmt.Errorf("%w: the agreement ends before %v", engagement.ErrContradicts, a.Until))
	}
	checkClauses(&problems, "clauses", a.Clauses)
	problems.CheckWord("enforcement", a.Enforcement)
	return problems.Err()
}

// Validate returns every problem of p: a side or a category that is missing,
// and a value that is no answer.
func (p Permit) Validate() error {
	var problems engagement.Problems
	if p.From == "" {
		problems.Add("from", "", engagement.ErrMissing)
	}
	if p.To == "" {
		problems.Add("to", "", engagement.ErrMissing)
	}
	checkCategories(&problems, "categories", p.Categories)
	problems.CheckWord("consentNeeded", p.ConsentNeeded)
	return problems.Err()
}

// InForce answers whether the agreement is in force on a day: its first day
// is, the day Until is not. An end or a day that is not known leaves it open,
// where it matters.
func (a Agreement) InForce(on engagement.Date) engagement.Answer {
	return begun(a.From, on).And(a.ended(on).Not())
}

// begun answers whether a day is on or after the first.
func begun(first, on engagement.Date) engagement.Answer {
	if !first.IsKnown() || !on.IsKnown() {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(on.Compare(first) >= 0)
}

// ended answers whether a day is on or after Until.
func (a *Agreement) ended(on engagement.Date) engagement.Answer {
	switch {
	case a.Until.IsKnown():
		return begun(a.Until, on)
	case a.OpenEnded == engagement.Yes:
		return engagement.No
	}
	return engagement.NotKnown
}

// covers is the outcome of R36: both sides are parties to the agreement.
func (a *Agreement) covers(from, to engagement.AgencyID) engagement.Outcome {
	if len(a.Parties) == 0 {
		return engagement.OutcomeNotKnown
	}
	return engagement.AnswerOf(slices.Contains(a.Parties, from) && slices.Contains(a.Parties, to)).Outcome()
}

// names is the outcome of R35's declared uses: the agreement names the purpose.
func (a *Agreement) names(purpose Purpose) engagement.Outcome {
	if len(a.Purposes) == 0 || purpose == "" {
		return engagement.OutcomeNotKnown
	}
	return engagement.AnswerOf(slices.Contains(a.Purposes, purpose)).Outcome()
}

// ground is the outcome of what does not depend on the category: in force,
// covering both, for the purpose.
func (a *Agreement) ground(q *Request) engagement.Outcome {
	return a.InForce(q.On).Outcome().And(a.covers(q.From, q.To)).And(a.names(q.Purpose))
}

func at(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// checkCategories reports a list of categories that is empty or holds one that
// is not stated.
func checkCategories(problems *engagement.Problems, path string, categories []Category) {
	if len(categories) == 0 {
		problems.Add(path, "", engagement.ErrMissing)
	}
	checkEach(problems, path, categories)
}

func checkEach(problems *engagement.Problems, path string, categories []Category) {
	for i, category := range categories {
		if category == "" {
			problems.Add(at(path, i), "", engagement.ErrMissing)
		}
	}
}
