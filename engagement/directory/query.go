package directory

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Query asks for services. What it leaves at the zero value it does not ask
// about.
type Query struct {
	Need  Need                     `json:"need,omitzero"`
	Area  AreaID                   `json:"area,omitzero"`
	Group engagement.OffenderGroup `json:"group,omitzero"`
}

// A Match is one service that serves a query, or may. It grades the service on
// everything that ranks it; a grade that the query does not ask for is the zero
// value.
type Match struct {
	Service      ServiceID           `json:"service"`
	Agency       engagement.AgencyID `json:"agency"`
	Query        Query               `json:"query"`
	Area         engagement.Answer   `json:"area"`         // it is to be had in the area: yes, or not known
	Contribution Contribution        `json:"contribution"` // to the need: direct, secondary or not known
	GroupFit     GroupFit            `json:"groupFit"`     // specific, open to all or not known
	Size         engagement.Size     `json:"size"`         // of the agency
	Room         Room                `json:"room"`
}

// A Result is the answer to a query.
type Result struct {
	Query    Query              `json:"query"`
	Matches  []Match            `json:"matches"`  // best first
	Certain  int                `json:"certain"`  // of the matches, those whose group fit is known, too, where a group is asked for
	ToAsk    int                `json:"toAsk"`    // services that may serve it, but state no areas or no needs; see Index.Ask
	Complete engagement.Answer  `json:"complete"` // as the directory states
	Outcome  engagement.Outcome `json:"outcome"`  // met: a service is known to serve it; not met: there is none
}

// Find returns the services that serve q, best first, in the order of, first to
// last:
//
//   - direct contributions to the need, then secondary (R242);
//   - services specifically for the group, then open to all, then those of which
//     it is not known whether they are for it;
//   - for a need beyond the pathways, small and micro agencies, then those whose
//     size is not stated, then others (R134); for a pathway size does not rank;
//   - services with a place free, then those of which it is not known, then
//     full ones;
//   - by identifier.
//
// Services known to be elsewhere, for other needs or only for other groups are
// no matches. Those that state no areas, or no needs, may serve any: they are
// counted, and [Index.Ask] returns them. The outcome is NotMet only where the
// directory is complete and no service may serve; without matches in one that
// is not stated to be complete it is not known.
//
// A query for an area that the directory does not have, or for a word outside
// its enumeration, is an error, engagement.Problems. A need that no service
// contributes to is none.
//
// Its cost is that of sorting the matches, whatever the size of the directory,
// and linear in the services to ask where a group is asked for. Matches explain
// themselves only when asked; see [Match.Reasons].
func (ix *Index) Find(q Query) (Result, error) {
	ix = ix.orEmpty()
	if err := ix.check(q); err != nil {
		return Result{}, err
	}
	lists := ix.candidates(q)
	r := Result{Query: q, Complete: ix.complete}
	for _, l := range lists[1:] {
		if q.Group == engagement.GroupNotStated {
			r.ToAsk += len(l)
			continue
		}
		may, does := ix.fits(l, q.Group)
		r.ToAsk += may + does
	}
	r.Matches = ix.rank(q, lists[0])
	r.Certain = len(r.Matches)
	if q.Group != engagement.GroupNotStated {
		_, r.Certain = ix.fits(lists[0], q.Group)
	}
	r.Outcome = outcome(r.Certain, r.possible(), ix.complete)
	return r, nil
}

// possible is how many services may serve the query and are not known to.
func (r Result) possible() int { return len(r.Matches) - r.Certain + r.ToAsk }

// Ask returns the services that may serve q, but do not state their areas or
// their needs where q asks for one: those to ask. They are in the order of
// [Index.Find], with contributions that are not known after secondary ones; its
// problems are Find's. Its cost is that of sorting them.
func (ix *Index) Ask(q Query) ([]Match, error) {
	ix = ix.orEmpty()
	if err := ix.check(q); err != nil {
		return nil, err
	}
	lists := ix.candidates(q)
	return ix.rank(q, lists[1:]...), nil
}

// rank grades the services of lists and sorts them, best first. All that ranks
// one is packed into one number, its place in the order of identifiers last, so
// that sorting them is sorting numbers.
func (ix *Index) rank(q Query, lists ...[]posting) []Match {
	var most int
	for _, l := range lists {
		most += len(l)
	}
	keys := make([]uint64, 0, most)
	for _, l := range lists {
		for _, p := range l {
			b := ix.briefs[p.service]
			fit := b.fit(q.Group)
			if fit == NotForGroup {
				continue
			}
			key := notKnownLast(uint64(p.contribution))
			key = key<<2 | notKnownLast(uint64(fit))
			key = key<<2 | sizeRank(q.Need, b.size)
			key = key<<2 | roomRank(b.room)
			key = key<<32 | uint64(uint32(p.service))
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	matches := make([]Match, len(keys))
	for i, key := range keys {
		at := uint32(key)
		s, b := &ix.services[at], ix.briefs[at]
		m := &matches[i]
		m.Service, m.Agency, m.Query = s.ID, s.Agency, q
		if q.Area != "" && len(s.Areas) > 0 {
			m.Area = engagement.Yes
		}
		m.Contribution = Contribution(key >> 38 % 3) // 3 stands for not known
		m.GroupFit, m.Size, m.Room = b.fit(q.Group), b.size, b.room
	}
	return matches
}

// outcome says whether there is a service: known ones settle it, possible ones
// leave it open, and with neither only a complete directory does.
func outcome(certain, possible int, complete engagement.Answer) engagement.Outcome {
	switch {
	case certain > 0:
		return engagement.Met
	case possible == 0 && complete == engagement.Yes:
		return engagement.NotMet
	}
	return engagement.OutcomeNotKnown
}

// notKnownLast puts the zero value of a grade after the two others there are.
func notKnownLast(grade uint64) uint64 {
	if grade == 0 {
		return 3
	}
	return grade
}

// sizeRank is R134's: a need beyond the pathways goes to small or micro
// organisations.
func sizeRank(need Need, size engagement.Size) uint64 {
	if !need.IsBeyond() {
		return 0
	}
	switch size {
	case engagement.Micro, engagement.Small:
		return 0
	case engagement.SizeNotStated:
		return 1
	}
	return 2
}

func roomRank(room Room) uint64 {
	switch room {
	case Free:
		return 0
	case Full:
		return 2
	}
	return 1
}

// check reports what is wrong with a query.
func (ix *Index) check(q Query) error {
	var problems engagement.Problems
	problems.AddAll("need", q.Need.Validate())
	if _, known := ix.areaNumber[q.Area]; q.Area != "" && !known {
		problems.Add("area", strconv.Quote(string(q.Area)), fmt.Errorf("%w area in areas", engagement.ErrUnknownID))
	}
	problems.CheckWord("group", q.Group)
	return problems.Err()
}

// candidates returns the services for a query's area and need, and then, in
// three more lists, those that may be. No service is in two of them.
func (ix *Index) candidates(q Query) [4][]posting {
	area := ix.areaNumber[q.Area]
	need, listed := ix.needNumber[q.Need]
	if !listed {
		need = -1 // a need that no service states: not the number of those that state none
	}
	switch {
	case q.Area != "" && q.Need.IsStated():
		return [4][]posting{ix.cells[cell{area, need}], ix.cells[cell{area, 0}], ix.cells[cell{0, need}], ix.cells[cell{0, 0}]}
	case q.Area != "":
		return [4][]posting{list(ix.inArea, area), list(ix.inArea, 0)}
	case q.Need.IsStated():
		return [4][]posting{list(ix.forNeed, need), list(ix.forNeed, 0)}
	}
	// A service with two needs is in two lists: for all services, each once,
	// there is none.
	all := make([]posting, 0, len(ix.services))
	for i, s := range ix.services {
		if !s.superseded() {
			all = append(all, posting{service: int32(i)})
		}
	}
	return [4][]posting{all}
}

// Reasons says why the match is one and what ranks it: the contribution to the
// need (R242), the area and the group (R201), the agency's size for a need
// beyond the pathways (R134), and the room. What the query does not ask is not
// applicable.
func (m Match) Reasons() []engagement.Reason {
	q := m.Query
	contribution := engagement.Reason{Rule: ruleContribution, Subject: string(m.Service), Format: "it contributes to %v: %v", Values: []any{q.Need, m.Contribution}}
	switch {
	case !q.Need.IsStated():
		contribution.Outcome = engagement.NotApplicable
	case m.Contribution == Direct || m.Contribution == Secondary:
		contribution.Outcome = engagement.Met
	case m.Contribution == NoContribution:
		contribution.Outcome = engagement.NotMet
	}
	area := engagement.Reason{Rule: ruleMap, Subject: string(m.Service), Outcome: m.Area.Outcome(), Format: "it is to be had in %s: %v", Values: []any{q.Area, m.Area}}
	if q.Area == "" {
		area.Outcome, area.Format, area.Values = engagement.NotApplicable, "any area", nil
	}
	group := engagement.Reason{Rule: ruleMap, Subject: string(m.Service), Format: "for %v it is: %v", Values: []any{q.Group, m.GroupFit}}
	switch {
	case q.Group == engagement.GroupNotStated:
		group.Outcome, group.Format, group.Values = engagement.NotApplicable, "any group", nil
	case m.GroupFit == Specific || m.GroupFit == OpenToAll:
		group.Outcome = engagement.Met
	case m.GroupFit == NotForGroup:
		group.Outcome = engagement.NotMet
	}
	room := engagement.Reason{Rule: ruleLoad, Subject: string(m.Service), Format: "room: %v", Values: []any{m.Room}}
	switch m.Room {
	case Free:
		room.Outcome = engagement.Met
	case Full:
		room.Outcome = engagement.NotMet
	}
	return []engagement.Reason{contribution, area, group, m.routed(), room}
}

// routed is R134: a need beyond the pathways is routed to small or micro
// organisations.
func (m Match) routed() engagement.Reason {
	reason := engagement.Reason{Rule: ruleBeyond, Subject: string(m.Service), Format: "%v is beyond the pathways; the agency's size: %v",
		Values: []any{m.Query.Need, m.Size}}
	switch m.Size {
	case engagement.Micro, engagement.Small:
		reason.Outcome = engagement.Met
	case engagement.Medium, engagement.Large:
		reason.Outcome = engagement.NotMet
	}
	if !m.Query.Need.IsBeyond() {
		reason.Outcome, reason.Format = engagement.NotApplicable, "%v is not a need beyond the pathways; the agency's size: %v"
	}
	return reason
}

// Reason says in one sentence what the result is, and where it is not known
// what to ask.
func (r Result) Reason() engagement.Reason {
	return gapReason(r.Query, r.Outcome, r.Certain, r.possible(), r.Complete)
}

// gapReason is the answer to who serves a query, which may be nobody. It is not
// R201, which asks for the map that gives the answer: see [Index.Usable].
func gapReason(q Query, outcome engagement.Outcome, certain, possible int, complete engagement.Answer) engagement.Reason {
	return engagement.Reason{Rule: ruleServed, Subject: q.String(), Outcome: outcome,
		Format: "services listed: %d; that may serve it, by areas, needs or groups they do not state: %d; directory complete: %v",
		Values: []any{certain, possible, complete}}
}

// String returns what q asks, such as "accommodation in LEE for women".
func (q Query) String() string {
	text := "any need"
	if q.Need.IsStated() {
		text = q.Need.String()
	}
	if q.Area != "" {
		text += " in " + string(q.Area)
	}
	if q.Group != engagement.GroupNotStated {
		text += " for " + q.Group.String()
	}
	return text
}
