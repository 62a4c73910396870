package directory

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Closure is what goes if an agency closes.
type Closure struct {
	Agency   engagement.AgencyID `json:"agency"`
	Services []ServiceID         `json:"services"` // that go, by identifier
	Places   Places              `json:"places"`   // that go
	Cells    []Loss              `json:"cells"`    // where it is known to serve, in the order of the map
	NotKnown []ServiceID         `json:"notKnown"` // of the services, those that state no areas or no needs: what goes with them is not known
}

// A Loss is what becomes of one need in one area.
type Loss struct {
	Area   AreaID            `json:"area"`
	Need   Need              `json:"need"`
	Before Cover             `json:"before"`
	After  Cover             `json:"after"`
	Reason engagement.Reason `json:"reason"` // met: another agency is listed; not met: none is left
	Direct engagement.Reason `json:"direct"` // the same of agencies that serve it directly (R242); not applicable where none did
}

// WithoutAgency says what would go if an agency closed: its services, their
// places, and the cover of every need that it serves in every area. A need that
// loses its only provider is NotMet where the directory is complete and no other
// agency's service may serve it, else not known.
//
// An agency that the directory does not list is an error, engagement.Problems.
// The cost is linear in the services that share a need and an area with it.
func (ix *Index) WithoutAgency(id engagement.AgencyID) (Closure, error) {
	ix = ix.orEmpty()
	services, listed := ix.byAgency[id]
	if !listed {
		var problems engagement.Problems
		problems.Add("agency", strconv.Quote(string(id)), fmt.Errorf("%w agency in agencies", engagement.ErrUnknownID))
		return Closure{}, problems
	}
	closure := Closure{Agency: id}
	at := map[cell]bool{}
	var in numbers
	for _, i := range services {
		s := &ix.services[i]
		closure.Services = append(closure.Services, s.ID)
		closure.Places.add(s.Capacity)
		in.set(ix, s)
		if in.areas[0] == 0 || in.needs[0].need == 0 {
			closure.NotKnown = append(closure.NotKnown, s.ID)
			continue
		}
		for _, area := range in.areas {
			for _, n := range in.needs {
				at[cell{area, n.need}] = true
			}
		}
	}
	cells := make([]cell, 0, len(at))
	for c := range at {
		cells = append(cells, c)
	}
	slices.SortFunc(cells, cell.compare)
	others := map[int32]bool{} // by need: another agency may serve it in any area
	for _, c := range cells {
		may, known := others[c.need]
		if !known {
			may = ix.anotherIn(ix.cells[cell{0, c.need}], id) || ix.anotherIn(ix.cells[cell{0, 0}], id)
			others[c.need] = may
		}
		may = may || ix.anotherIn(ix.cells[cell{c.area, 0}], id)
		closure.Cells = append(closure.Cells, ix.loss(c, id, may))
	}
	return closure, nil
}

func (ix *Index) loss(c cell, closing engagement.AgencyID, may bool) Loss {
	l := Loss{Area: ix.areas[c.area-1].ID, Need: ix.needs[c.need-1]}
	var left []engagement.AgencyID
	l.Before, _ = ix.cover(ix.cells[c], "")
	l.After, left = ix.cover(ix.cells[c], closing)
	direct := outcome(l.After.Direct, one(may), ix.complete)
	if l.Before.Direct == 0 {
		direct = engagement.NotApplicable
	}
	l.Direct = engagement.Reason{Rule: ruleContribution, Subject: Query{Need: l.Need, Area: l.Area}.String(), Outcome: direct,
		Format: "agencies that serve it directly without %s: %d; otherwise: %d", Values: []any{closing, l.After.Direct, l.After.Secondary}}
	l.Reason = engagement.Reason{Rule: ruleProviders, Subject: Query{Need: l.Need, Area: l.Area}.String(), Outcome: outcome(len(left), one(may), ix.complete),
		Format: "agencies listed without %s: %d; others may serve it, by areas or needs they do not state: %v; directory complete: %v",
		Values: []any{closing, len(left), engagement.AnswerOf(may), ix.complete}}
	return l
}

// anotherIn reports whether a list has a service of another agency.
func (ix *Index) anotherIn(list []posting, agency engagement.AgencyID) bool {
	return slices.ContainsFunc(list, func(p posting) bool { return ix.services[p.service].Agency != agency })
}

// Compare compares the cover of each need in each area before and after, as
// results are compared everywhere. The needs are the groups.
func (c Closure) Compare() (engagement.Comparison[Cover], error) {
	before, after := make([]engagement.Entry[Cover], len(c.Cells)), make([]engagement.Entry[Cover], len(c.Cells))
	for i, l := range c.Cells {
		before[i], after[i] = entry(l.Area, l.Need, l.Before), entry(l.Area, l.Need, l.After)
	}
	return engagement.Compare(before, after)
}
