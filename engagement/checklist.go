package engagement

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// A Checklist is a rule made of items, all of which are to hold.
type Checklist struct {
	Rule  Rule   `json:"rule"`
	Items []Item `json:"items"`
}

// An Item is one line of a checklist.
type Item struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Place string `json:"place"`
}

// Check holds what is done, by the items' ids, to the list: met where every
// item is, not met where one is not, else not known. An item that is not given
// is not known. The reason rests on one for each item; [Reason.Subjects] lists
// those that are missing. An id that the list does not have, and a value that
// is no answer, are Problems.
func (c Checklist) Check(done map[string]Answer) (Reason, error) {
	var problems Problems
	known := map[string]bool{}
	parts := make([]Reason, len(c.Items))
	for i, item := range c.Items {
		known[item.ID] = true
		answer := done[item.ID]
		problems.CheckWord(item.ID, answer)
		parts[i] = Reason{Rule: c.Rule, Outcome: answer.Outcome(), Subject: item.ID, Format: "%s: %v", Values: []any{item.Text, answer}}
	}
	for _, id := range slices.Sorted(maps.Keys(done)) {
		if !known[id] {
			problems.Add(id, strconv.Quote(id), fmt.Errorf("%w item in the checklist", ErrUnknownID))
		}
	}
	whole := Reason{Rule: c.Rule, Outcome: OutcomeOf(parts), Because: parts, Format: "%d of %d items in place, %d missing, %d not known"}
	met, missing := len(whole.Subjects(Met)), len(whole.Subjects(NotMet))
	whole.Values = []any{met, len(parts), missing, len(parts) - met - missing}
	return whole, problems.Err()
}

// IntegrationChecklist returns the seven features of an integrated unit (R25),
// described for Pennine; the staff of Lewisham were volunteers too (4.2).
func IntegrationChecklist() Checklist {
	const place = "NA2009 4.1 Service delivery"
	return Checklist{ruleIntegration, []Item{
		{"co-location", "staff of all the agencies are in the same office", place},
		{"shared-goal", "staff of all the agencies share one goal: reducing re-offending by managing offenders effectively", place},
		{"roles-recognised", "the different roles and responsibilities are recognised", place},
		{"co-working", "agencies work together on clients, such as joint visits", place},
		{"information-sharing", "information is shared under protocols", place},
		{"shared-culture", "a shared culture of service improvement", place},
		{"volunteers-not-conscripts", "every member of staff applied to work there", place},
	}}
}

// WestMidlandsChecklist returns the twelve actions recommended for building
// Third Sector engagement into a new scheme (R56).
func WestMidlandsChecklist() Checklist {
	const place = "NA2009 Appendix 6 Recommendations"
	return Checklist{ruleWestMidlands, []Item{
		{"third-sector-lead", "a Third Sector lead with a Third Sector Engagement Strategy, who oversees mapping, brokering and co-ordination", place},
		{"mapping", "organisations mapped in the operational guidelines, with Pathway Maps that all agencies can read and update", place},
		{"co-location", "police, Third Sector lead and probation co-located, with clear boundaries", place},
		{"strategic-representation", "represented on the CDRP and the IOM board, and involved at every level", place},
		{"sustainability-strategy", "a sustainability strategy, with regard to smaller organisations", place},
		{"laa-links", "links to the Local Area Agreement targets NI 18 and NI 30", place},
		{"shared-understanding", "shared understanding: marketing, communication and multi-agency training", place},
		{"themed-events", "capacity building, information sharing and networking events themed on the pathways", place},
		{"co-working", "co-working and multi-agency case conferences", place},
		{"community-structure", "a formal structure for local communities and community organisations", place},
		{"volunteers-strategy", "a strategy for volunteers and mentors", place},
		{"questionnaire", "continued use of the questionnaire", place},
	}}
}

// MajorProviderChecklist returns what the VCS offers if it is to be looked upon
// as a major provider (R53): its responsibilities, as SH2004 puts them.
func MajorProviderChecklist() Checklist {
	const place = "SH2004 Part Two 1.3"
	return Checklist{ruleMajorProvider, []Item{
		{"professional-and-accountable", "a professional and accountable service", place},
		{"public-protection", "willingness to work with the statutory sector on public protection", place},
		{"adapts-culture", "ability to adapt its culture to statutory requirements while staying accessible to users", place},
	}}
}
