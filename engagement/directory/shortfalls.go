package directory

import "github.com/thirdsector-go/partnership/engagement"

// A Shortfall is a count of people for whom there are not enough places, or of
// whom this is not known, with the bounds between which the places lie.
type Shortfall struct {
	NeedCount
	Least  int64             `json:"least"` // places that nobody else could take
	Most   Count             `json:"most"`  // places if nobody else took any; not known: no bound
	Reason engagement.Reason `json:"reason"`
}

// Shortfalls compares the people counted with the places of the services for
// them, and returns the counts that are not known to have enough, in the order
// of demand. Each count is looked at by itself:
//
//   - at most there are all the places of every service that serves the need in
//     the area, or may, and is not only for other groups. One that does not
//     state its capacity, or a directory that is not stated to be complete, sets
//     no bound. More people than that are NotMet.
//   - at least there are the places of services that state this one area and
//     this one need, directly, and are for these people alone: specifically for
//     the group and not open to all, or open to all where everybody is counted.
//     As many people as that, or fewer, are enough, Met, and not listed.
//   - in between it is not known: places may go to another area, need or group.
//
// Places are compared with all people counted, served already or not, and are
// taken to be for people such as those counted. Problems of demand are an error,
// engagement.Problems. The cost of a count is linear in the services for it and
// those that may be.
func (ix *Index) Shortfalls(demand []NeedCount) ([]Shortfall, error) {
	ix = ix.orEmpty()
	if err := ix.checkDemand(demand); err != nil {
		return nil, err
	}
	var shortfalls []Shortfall
	for _, n := range demand {
		if s := ix.shortfall(n); open(s.Reason.Outcome) {
			shortfalls = append(shortfalls, s)
		}
	}
	return shortfalls, nil
}

func (ix *Index) shortfall(n NeedCount) Shortfall {
	s := Shortfall{NeedCount: n}
	var most Places
	for i, l := range ix.candidates(n.query()) {
		for _, p := range l {
			if ix.briefs[p.service].fit(n.Group) == NotForGroup {
				continue
			}
			service := &ix.services[p.service]
			most.add(service.Capacity)
			if i == 0 && service.dedicated(n.Group) {
				s.Least += service.Capacity.n // nought where it is not known
			}
		}
	}
	if most.NotStated == 0 && ix.complete == engagement.Yes {
		s.Most = CountOf(most.Stated)
	}
	result := engagement.OutcomeNotKnown
	switch {
	case n.People <= s.Least:
		result = engagement.Met
	case s.Most.known && n.People > s.Most.n:
		result = engagement.NotMet
	}
	s.Reason = engagement.Reason{Rule: rulePlaces, Subject: n.query().String(), Outcome: result,
		Format: "people: %d; places for them alone: %d; at most: %v; services that do not state their capacity: %d; directory complete: %v",
		Values: []any{n.People, s.Least, s.Most, most.NotStated, ix.complete}}
	return s
}

// dedicated reports whether the places of a service in its area can go to no
// other area, need or group.
func (s *Service) dedicated(group engagement.OffenderGroup) bool {
	if len(s.Areas) != 1 || len(s.Direct) != 1 || len(s.Secondary) != 0 {
		return false
	}
	if group == engagement.GroupNotStated {
		return s.Open == engagement.Yes
	}
	return len(s.Groups) == 1 && s.Groups[0] == group && s.Open == engagement.No
}
