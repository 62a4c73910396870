package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Composition is the places of a group, by class of member.
type Composition struct {
	Group  string        `json:"group,omitzero"`
	Places []ClassPlaces `json:"places"`
	Source string        `json:"source,omitzero"`
}

// ClassPlaces is how many places a class of member has on a group.
type ClassPlaces struct {
	Class      string `json:"class"` // such as "police", in the caller's words
	Number     int64  `json:"number"`
	RingFenced bool   `json:"ringFenced,omitzero"` // kept for the class
}

// A Membership is who sits on a group, by class.
type Membership struct {
	Members  []ClassMembers    `json:"members"`           // a class that is not listed has none listed
	Complete engagement.Answer `json:"complete,omitzero"` // yes where there are no others
}

// ClassMembers is how many members of a class are listed.
type ClassMembers struct {
	Class  string `json:"class"`
	Number int64  `json:"number"`
}

// A PlaceCount is what the members of one class are to its places. Vacant is of
// the members listed: others may fill a place as long as the list is not
// complete. Excess is certain.
type PlaceCount struct {
	Class      string `json:"class"`
	RingFenced bool   `json:"ringFenced,omitzero"`
	Places     int64  `json:"places"`
	Members    int64  `json:"members"`
	Vacant     int64  `json:"vacant"`
	Excess     int64  `json:"excess"` // members without a place
}

// Validate returns every problem of c: a class that is missing or there twice,
// and a negative number.
func (c Composition) Validate() error {
	var problems engagement.Problems
	seen := map[string]bool{}
	for i, places := range c.Places {
		checkClass(&problems, fmt.Sprintf("places[%d]", i), places.Class, places.Number, seen)
	}
	return problems.Err()
}

// Validate returns every problem of m, as [Composition.Validate] does.
func (m Membership) Validate() error {
	var problems engagement.Problems
	seen := map[string]bool{}
	for i, members := range m.Members {
		checkClass(&problems, fmt.Sprintf("members[%d]", i), members.Class, members.Number, seen)
	}
	problems.CheckWord("complete", m.Complete)
	return problems.Err()
}

func checkClass(problems *engagement.Problems, path, class string, number int64, seen map[string]bool) {
	switch {
	case class == "":
		problems.Add(path+".class", "", engagement.ErrMissing)
	case seen[class]:
		problems.Add(path+".class", strconv.Quote(class), engagement.ErrDuplicate)
	}
	seen[class] = true
	if number < 0 {
		problems.Add(path+".number", strconv.FormatInt(number, 10), engagement.ErrNegative)
	}
}

// Check holds members to the places (R63), class by class in the order of the
// places, then of the members that have none. It is met where every place is
// filled by a member of its class and nobody sits without one, not met where a
// place is vacant or somebody sits in excess: the counts tell which, for a
// caller who minds only one of the two. While the list of members is not
// complete, a vacancy is not known and excess is.
//
// The error is the Problems of both; nothing is counted then.
func (c Composition) Check(m Membership) ([]PlaceCount, engagement.Reason, error) {
	whole := engagement.Reason{Rule: ruleComposition, Subject: c.Group, Format: "the places and members cannot be counted"}
	var problems engagement.Problems
	problems.AddAll("", c.Validate())
	problems.AddAll("", m.Validate())
	if len(problems) > 0 {
		return nil, whole, problems.Err()
	}
	counts := c.counts(m)
	full, vacant, excess := true, 0, 0
	for _, count := range counts {
		part := engagement.Reason{Rule: ruleComposition, Subject: count.Class, Format: "%d places, %d members listed: %d vacant, %d in excess",
			Values: []any{count.Places, count.Members, count.Vacant, count.Excess}}
		switch {
		case count.Excess > 0:
			part.Outcome = engagement.NotMet
			excess++
		case m.Complete == engagement.Yes:
			part.Outcome = engagement.AnswerOf(count.Vacant == 0).Outcome()
		}
		if count.Vacant > 0 {
			full = false
			vacant++
		}
		whole.Because = append(whole.Because, part)
	}
	if full && m.Complete == engagement.No { // whoever is not listed has no place
		whole.Because = append(whole.Because, engagement.Reason{Rule: ruleComposition, Outcome: engagement.NotMet, Subject: "others",
			Format: "there are others, and every place is filled"})
	}
	whole.Outcome = engagement.OutcomeOf(whole.Because)
	if len(counts) == 0 {
		whole.Outcome = engagement.OutcomeNotKnown
	}
	whole.Format = "of %d classes %d have places vacant and %d have members in excess; all members listed: %v"
	whole.Values = []any{len(counts), vacant, excess, m.Complete}
	return counts, whole, nil
}

func (c Composition) counts(m Membership) []PlaceCount {
	counts, at := []PlaceCount{}, map[string]int{}
	for _, places := range c.Places {
		at[places.Class] = len(counts)
		counts = append(counts, PlaceCount{Class: places.Class, RingFenced: places.RingFenced, Places: places.Number})
	}
	for _, members := range m.Members {
		i, found := at[members.Class]
		if !found {
			i = len(counts)
			counts = append(counts, PlaceCount{Class: members.Class})
		}
		counts[i].Members = members.Number
	}
	for i, count := range counts {
		counts[i].Vacant = max(count.Places-count.Members, 0)
		counts[i].Excess = max(count.Members-count.Places, 0)
	}
	return counts
}

// CrimePreventionStrategyGroup returns the composition of the Crime Prevention
// and Reduction Strategy Group that supports the VCS Crime Reduction Forum in
// Leeds: "three places ring-fenced for police, prisons and probation, one for a
// nominated service user, and eight for VCS organisations". The three are read
// as one each, and as the only ones ring-fenced.
func CrimePreventionStrategyGroup() Composition {
	return Composition{Group: "Crime Prevention and Reduction Strategy Group", Source: "HO2012 Table 2 (VCS Crime Reduction Forum)", Places: []ClassPlaces{
		{Class: "police", Number: 1, RingFenced: true},
		{Class: "prisons", Number: 1, RingFenced: true},
		{Class: "probation", Number: 1, RingFenced: true},
		{Class: "service-user", Number: 1},
		{Class: "vcs", Number: 8},
	}}
}
