package directory

import "github.com/thirdsector-go/partnership/engagement"

// usable is what decides whether the map is one that can be used.
type usable struct {
	services, agency, needs, when, groups, areas int // services, and those that state each
	accessible, updated                          engagement.Answer
}

func (u *usable) count(s Service) {
	u.services++
	u.agency++ // every valid service names its agency
	u.needs += one(len(s.Direct)+len(s.Secondary) > 0)
	u.when += one(s.When != "")
	u.groups += one(len(s.Groups) > 0 || s.Open == engagement.Yes)
	u.areas += one(len(s.Areas) > 0)
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Usable says whether the directory makes a usable map (R201): one that answers
// "who is doing what, when and for whom", by pathway and locality, for every
// service it lists, and that is "accessible, and updated by, all agencies" (NA2009
// Appendix 6). A service that does not state one of these leaves the map without
// the answer, which is not met: what it does not say is then known. Without
// services there is nothing to answer, and those parts are not applicable.
func (ix *Index) Usable() engagement.Reason {
	u := ix.orEmpty().usable
	parts := []engagement.Reason{
		u.answers("who is doing it", u.agency),
		u.answers("what", u.needs),
		u.answers("when", u.when),
		u.answers("for whom", u.groups),
		u.answers("in which locality", u.areas),
		{Rule: ruleMap, Subject: "accessible to all", Outcome: u.accessible.Outcome(), Format: "accessible to all agencies: %v", Values: []any{u.accessible}},
		{Rule: ruleMap, Subject: "updated by all", Outcome: u.updated.Outcome(), Format: "updated by all agencies: %v", Values: []any{u.updated}},
	}
	return engagement.Reason{Rule: ruleMap, Subject: "the map", Outcome: engagement.OutcomeOf(parts), Because: parts,
		Format: "services: %d; accessible to all agencies: %v; updated by all: %v", Values: []any{u.services, u.accessible, u.updated}}
}

func (u usable) answers(question string, stated int) engagement.Reason {
	reason := engagement.Reason{Rule: ruleMap, Subject: question, Outcome: engagement.AnswerOf(stated == u.services).Outcome(),
		Format: "stated by %d of %d services", Values: []any{stated, u.services}}
	if u.services == 0 {
		reason.Outcome = engagement.NotApplicable
	}
	return reason
}
