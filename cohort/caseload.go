package cohort

import (
	"fmt"
	"math/bits"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Caseload is a number of people as a document states it, with the parts it
// is made of.
type Caseload struct {
	Total    Count             `json:"total,omitzero"`
	Parts    []CaseloadPart    `json:"parts"`
	Complete engagement.Answer `json:"complete,omitzero"` // yes where there are no other parts
	Place    string            `json:"place,omitzero"`
}

// A CaseloadPart is the people of a caseload that one scheme manages.
type CaseloadPart struct {
	Scheme SchemeID `json:"scheme"`
	People Count    `json:"people,omitzero"`
}

// Validate returns every problem of c: negative numbers, schemes that are not
// named or stand twice, and parts whose sum cannot be counted.
func (c Caseload) Validate() error {
	var problems engagement.Problems
	c.Total.check(&problems, "total")
	schemes := make([]SchemeID, len(c.Parts))
	var sum uint64
	for i, part := range c.Parts {
		schemes[i] = part.Scheme
		path := fmt.Sprintf("parts[%d].people", i)
		if !part.People.check(&problems, path) {
			continue
		}
		total, carry := bits.Add64(sum, uint64(part.People.n), 0)
		if carry != 0 || total > 1<<63-1 {
			problems.Add(path, part.People.String(), fmt.Errorf("%w: the parts add up to more than can be counted", engagement.ErrOutOfRange))
			continue
		}
		sum = total
	}
	checkList(&problems, "parts", schemes)
	problems.CheckWord("complete", c.Complete)
	return problems.Err()
}

// CaseloadOf returns the caseload of people and who manages each, by scheme in
// the order of first appearance. Nobody is missing from it.
func CaseloadOf(assignments []Assignment) Caseload {
	c := Caseload{Total: Counted(int64(len(assignments))), Complete: engagement.Yes}
	place := map[SchemeID]int{}
	for _, a := range assignments {
		scheme := a.Scheme
		if scheme == "" {
			scheme = "not-known"
		}
		at, known := place[scheme]
		if !known {
			at = len(c.Parts)
			place[scheme] = at
			c.Parts = append(c.Parts, CaseloadPart{scheme, Counted(0)})
		}
		c.Parts[at].People.n++
	}
	return c
}

// CheckPartition says whether the parts of a caseload add up to its total
// (R139), as 7 + 17 + 5 do to the 29 of Nottingham (NA2009 1.4). It is not met
// where they add up to more, or to less with no other parts; it is not known
// while a number is missing that could make up what lacks. The error is the
// Problems of c, and nothing is decided then.
func (c Caseload) CheckPartition() (engagement.Reason, error) {
	reason := engagement.Reason{Rule: rulePartition, Subject: c.Place, Format: "the caseload cannot be added up"}
	if err := c.Validate(); err != nil {
		return reason, err
	}
	var sum int64
	all := c.Complete
	for _, part := range c.Parts {
		sum += part.People.n
		all = all.And(engagement.AnswerOf(part.People.IsKnown()).Or(engagement.NotKnown))
	}
	total, known := c.Total.Number()
	adds := engagement.NotKnown
	switch {
	case !known:
	case sum > total:
		adds = engagement.No
	case all == engagement.Yes:
		adds = engagement.AnswerOf(sum == total)
	}
	reason.Outcome = adds.Outcome()
	reason.Format, reason.Values = "%v stated, %d parts add up to %d; all parts known: %v", []any{c.Total, len(c.Parts), sum, all}
	return reason, nil
}
