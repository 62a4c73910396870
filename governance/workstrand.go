package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A WorkStrand is a piece of work that agencies do together, and who leads it.
type WorkStrand struct {
	Name     string            `json:"name,omitzero"`
	Partners []PartnerLead     `json:"partners"`
	Complete engagement.Answer `json:"complete,omitzero"` // yes where there are no other partners

	// Overall names who has overall project management responsibility. Nil says
	// that nobody knows, an empty list that nobody has. An empty name is a person
	// who is there and not named.
	Overall []string `json:"overall,omitzero"`
}

// A PartnerLead is whether a partner agency has named a strategic lead.
type PartnerLead struct {
	Agency engagement.AgencyID `json:"agency"`
	Lead   engagement.Answer   `json:"lead,omitzero"`
}

// Validate returns every problem of w: a partner that is missing or there
// twice, an overall lead that is there twice, and values that are no answer.
func (w WorkStrand) Validate() error {
	var problems engagement.Problems
	partners := map[engagement.AgencyID]bool{}
	for i, partner := range w.Partners {
		path := fmt.Sprintf("partners[%d]", i)
		switch {
		case partner.Agency == "":
			problems.Add(path+".agency", "", engagement.ErrMissing)
		case partners[partner.Agency]:
			problems.Add(path+".agency", strconv.Quote(string(partner.Agency)), engagement.ErrDuplicate)
		}
		partners[partner.Agency] = true
		problems.CheckWord(path+".lead", partner.Lead)
	}
	problems.CheckWord("complete", w.Complete)
	leads := map[string]bool{}
	for i, name := range w.Overall {
		if name != "" && leads[name] {
			problems.Add(fmt.Sprintf("overall[%d]", i), strconv.Quote(name), engagement.ErrDuplicate)
		}
		leads[name] = true
	}
	return problems.Err()
}

// Check says whether every partner has a strategic lead and the strand one
// owner (R68). In all four areas of 2010-11 "each partner agency allocated a
// strategic lead", and the Hub at HMP Leeds "would probably have benefited from
// the identification of one person to oversee all strategic leads and take
// overall project management responsibility" (CL2012 2.6). The part "overall" is
// met where there is exactly one: none and two are both not met. It is asked of
// several partners only, and not applicable to one.
//
// As long as the partners are not stated to be complete, "others" is a part that
// is not known. An agency that is listed twice counts once among the partners.
func (w WorkStrand) Check() engagement.Reason {
	var parts []engagement.Reason
	partners := map[engagement.AgencyID]bool{}
	for _, partner := range w.Partners {
		partners[partner.Agency] = true
		parts = append(parts, facts.Answered(ruleSingleOwner, string(partner.Agency), partner.Lead, "has named a strategic lead"))
	}
	several := engagement.NotKnown
	switch {
	case len(partners) > 1:
		several = engagement.Yes
	case w.Complete == engagement.Yes:
		several = engagement.No
	}
	if w.Complete != engagement.Yes {
		parts = append(parts, engagement.Reason{Rule: ruleSingleOwner, Subject: "others",
			Format: "other partners may have named none; all partners are listed: %v", Values: []any{w.Complete}})
	}
	least, most := w.owners()
	one := engagement.NotKnown
	switch {
	case w.Overall == nil:
	case least == 1 && most == 1:
		one = engagement.Yes
	case least > 1 || most < 1:
		one = engagement.No
	}
	parts = append(parts, engagement.Reason{Rule: ruleSingleOwner, Outcome: facts.Arising(several, one.Outcome()), Subject: "overall",
		Format: "%d named with overall responsibility, exactly one is to be: %v", Values: []any{len(w.Overall), one}})
	return engagement.Reason{Rule: ruleSingleOwner, Outcome: engagement.OutcomeOf(parts), Subject: w.Name, Because: parts,
		Format: "%d partners, all of them listed: %v; one overall lead: %v", Values: []any{len(partners), w.Complete, one}}
}

// owners is how many people have overall responsibility, at the least and at
// the most: who is not named may be one of the others.
func (w WorkStrand) owners() (least, most int) {
	names := map[string]bool{}
	unnamed := 0
	for _, name := range w.Overall {
		if name == "" {
			unnamed++
			continue
		}
		names[name] = true
	}
	least, most = len(names), len(names)+unnamed
	if unnamed > 0 {
		least = max(least, 1)
	}
	return least, most
}
