package directory

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A ServiceID identifies a service in a directory. Empty is a service that is
// not named.
type ServiceID string

// A Service is what is known of one service of one agency. Everything but its
// identifier and its agency may be unknown. A list that is empty is not known;
// one that is stated is taken to be whole.
type Service struct {
	ID     ServiceID           `json:"id"`
	Agency engagement.AgencyID `json:"agency"`
	Name   string              `json:"name,omitzero"`

	Direct    []Need   `json:"direct,omitempty"`    // the needs it is provided for
	Secondary []Need   `json:"secondary,omitempty"` // the needs it contributes to otherwise (R242); none is in both lists
	Areas     []AreaID `json:"areas,omitempty"`     // where it is to be had
	When      string   `json:"when,omitzero"`       // days and hours, in the caller's words

	Groups []engagement.OffenderGroup `json:"groups,omitempty"`   // that it is specifically for
	Open   engagement.Answer          `json:"openToAll,omitzero"` // open to all offenders, beside those groups; no means only for them, or for others not listed

	Capacity Count `json:"capacity,omitzero"` // people at one time
	InUse    Count `json:"inUse,omitzero"`    // of those places; more than there are is overstretched, not wrong
	Route    Route `json:"route,omitzero"`

	// The record of it: the five fields of R199.
	Checked        engagement.Date   `json:"checked,omitzero"`        // when these facts were last checked
	Owner          string            `json:"owner,omitzero"`          // whom to notify of errors
	Classification string            `json:"classification,omitzero"` // a code of the caller's scheme
	Contract       string            `json:"contract,omitzero"`       // contractual nature of the relationship
	Current        engagement.Answer `json:"current,omitzero"`        // marked as the current version; no is marked as superseded
}

// Validate returns every problem of s that can be seen without its directory:
// a missing identifier or agency, values outside their enumerations, entries of
// lists that are repeated or not stated, a need contributed to both directly
// and secondarily, negative counts. Its cost is linear in the lists.
func (s Service) Validate() error {
	var problems engagement.Problems
	if s.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	if s.Agency == "" {
		problems.Add("agency", "", engagement.ErrMissing)
	}
	checkNeeds(&problems, "direct", s.Direct)
	checkNeeds(&problems, "secondary", s.Secondary)
	direct := setOf(s.Direct)
	for i, need := range s.Secondary {
		if need.IsStated() && direct(need) {
			problems.Add(fmt.Sprintf("secondary[%d]", i), need.String(), fmt.Errorf("%w: it is among the direct ones", engagement.ErrContradicts))
		}
	}
	again := repeats(s.Areas)
	for i, area := range s.Areas {
		if area == "" {
			problems.Add(fmt.Sprintf("areas[%d]", i), "", engagement.ErrMissing)
		} else if again(i) {
			problems.Add(fmt.Sprintf("areas[%d]", i), strconv.Quote(string(area)), engagement.ErrDuplicate)
		}
	}
	groupAgain := repeats(s.Groups)
	for i, group := range s.Groups {
		if group == engagement.GroupNotStated {
			problems.Add(fmt.Sprintf("groups[%d]", i), "", engagement.ErrMissing)
		} else if group > engagement.ChildrenAndFamilies {
			problems.CheckWord(fmt.Sprintf("groups[%d]", i), group)
		} else if groupAgain(i) {
			problems.Add(fmt.Sprintf("groups[%d]", i), group.String(), engagement.ErrDuplicate)
		}
	}
	problems.CheckWord("openToAll", s.Open)
	s.Capacity.check(&problems, "capacity")
	s.InUse.check(&problems, "inUse")
	problems.CheckWord("route", s.Route)
	problems.CheckWord("current", s.Current)
	return problems.Err()
}

func checkNeeds(problems *engagement.Problems, name string, needs []Need) {
	again := repeats(needs)
	for i, need := range needs {
		if !need.IsStated() {
			problems.Add(fmt.Sprintf("%s[%d]", name, i), "", engagement.ErrMissing)
		} else if err := need.problem(); err != nil {
			problems.Add(fmt.Sprintf("%s[%d]", name, i), need.String(), err)
		} else if again(i) {
			problems.Add(fmt.Sprintf("%s[%d]", name, i), need.String(), engagement.ErrDuplicate)
		}
	}
}

// few is the length up to which a list is searched rather than mapped: nearly
// every service has so few areas and needs, and a map for each would cost more
// than all else. A longer list is mapped, so that the cost stays linear.
const few = 16

// repeats returns a function that reports whether list[i] stands in list
// before, too.
func repeats[T comparable](list []T) func(i int) bool {
	if len(list) <= few {
		return func(i int) bool { return slices.Contains(list[:i], list[i]) }
	}
	first := make(map[T]int, len(list))
	for i, v := range list {
		if _, seen := first[v]; !seen {
			first[v] = i
		}
	}
	return func(i int) bool { return first[list[i]] < i }
}

// setOf returns a function that reports whether a value is in list.
func setOf[T comparable](list []T) func(T) bool {
	if len(list) <= few {
		return func(v T) bool { return slices.Contains(list, v) }
	}
	set := make(map[T]bool, len(list))
	for _, v := range list {
		set[v] = true
	}
	return func(v T) bool { return set[v] }
}

// Contribution returns what s does for need (R242): Direct, Secondary or
// NoContribution, and ContributionNotKnown where s states no needs or need is
// not stated.
func (s Service) Contribution(need Need) Contribution {
	switch {
	case !need.IsStated() || len(s.Direct)+len(s.Secondary) == 0:
		return ContributionNotKnown
	case slices.Contains(s.Direct, need):
		return Direct
	case slices.Contains(s.Secondary, need):
		return Secondary
	}
	return NoContribution
}

// Serves answers whether s is to be had in area. It is not known where s states
// no areas or area is empty.
func (s Service) Serves(area AreaID) engagement.Answer {
	if area == "" || len(s.Areas) == 0 {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(slices.Contains(s.Areas, area))
}

// GroupFit returns how s stands to group. A service that lists groups, and is
// not open to all, is not for others; one that lists none is not known, unless
// it is open to all.
func (s Service) GroupFit(group engagement.OffenderGroup) GroupFit {
	return s.brief(engagement.SizeNotStated).fit(group)
}

// SpecificFor answers whether s is specifically for group. It is not known
// where s lists no groups and is not stated to be open to all.
func (s Service) SpecificFor(group engagement.OffenderGroup) engagement.Answer {
	return s.brief(engagement.SizeNotStated).specific(group)
}

// Room returns whether a place is free. It takes both counts to know, except
// that a service without places is full.
func (s Service) Room() Room {
	capacity, inUse := s.Capacity, s.InUse
	switch {
	case capacity.known && capacity.n <= 0:
		return Full
	case !capacity.known || !inUse.known:
		return RoomNotKnown
	case inUse.n < capacity.n:
		return Free
	}
	return Full
}

// A brief is what ranks a service in a query, in five bytes, so that a query
// reads little memory.
type brief struct {
	groups uint8 // bit g is set where the service is specifically for group g
	open   engagement.Answer
	room   Room
	size   engagement.Size
	listed bool // it lists groups
}

func (s Service) brief(size engagement.Size) brief {
	b := brief{open: s.Open, room: s.Room(), size: size, listed: len(s.Groups) > 0}
	for _, group := range s.Groups {
		b.groups |= 1 << group // no bit for a group outside the enumeration
	}
	return b
}

func (b brief) fit(group engagement.OffenderGroup) GroupFit {
	switch {
	case group == engagement.GroupNotStated || group > engagement.ChildrenAndFamilies:
		return GroupFitNotKnown
	case b.groups&(1<<group) != 0:
		return Specific
	case b.open == engagement.Yes:
		return OpenToAll
	case b.open == engagement.No && b.listed:
		return NotForGroup
	}
	return GroupFitNotKnown
}

func (b brief) specific(group engagement.OffenderGroup) engagement.Answer {
	switch {
	case group == engagement.GroupNotStated || group > engagement.ChildrenAndFamilies:
		return engagement.NotKnown
	case b.groups&(1<<group) != 0:
		return engagement.Yes
	case b.listed || b.open == engagement.Yes:
		return engagement.No
	}
	return engagement.NotKnown
}

// superseded reports whether the record of s is marked as not the current
// version.
func (s Service) superseded() bool { return s.Current == engagement.No }

// clone returns s with lists of its own.
func (s Service) clone() Service {
	s.Direct, s.Secondary = slices.Clone(s.Direct), slices.Clone(s.Secondary)
	s.Areas, s.Groups = slices.Clone(s.Areas), slices.Clone(s.Groups)
	return s
}
