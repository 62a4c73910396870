package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Chain is the way of money and relations from a funder, which stands first,
// to the agency funded, which stands last. An empty identifier is an agency
// that is there and not named.
type Chain struct {
	Path     []engagement.AgencyID `json:"path"`              // nil where nobody knows it
	Complete engagement.Answer     `json:"complete,omitzero"` // yes where nobody stands between those listed
	Place    string                `json:"place,omitzero"`
}

// Validate returns every problem of c: a path without two ends, an agency that
// stands in it twice, and a value that is no answer.
func (c Chain) Validate() error {
	var problems engagement.Problems
	if len(c.Path) < 2 {
		problems.Add("path", strconv.Itoa(len(c.Path)), fmt.Errorf("%w: a chain has a funder and an agency funded", engagement.ErrMissing))
	}
	seen := map[engagement.AgencyID]bool{}
	for i, id := range c.Path {
		if id != "" && seen[id] {
			problems.Add(fmt.Sprintf("path[%d]", i), strconv.Quote(string(id)), engagement.ErrDuplicate)
		}
		seen[id] = true
	}
	problems.CheckWord("complete", c.Complete)
	return problems.Err()
}

// Intermediaries lists those that stand between the two ends, from the funder
// on: none in a path without two ends.
func (c Chain) Intermediaries() []engagement.AgencyID {
	between := []engagement.AgencyID{}
	if len(c.Path) > 2 {
		between = append(between, c.Path[1:len(c.Path)-1]...)
	}
	return between
}

// Check says whether the funder is at "double arms-length …, through two
// intermediary layers (Clinks and the local VCS lead agencies)" (R50; HO2012
// Ch.4): met where exactly two stand between it and the agency funded, not met
// where fewer or more do. That another number is wrong is not said anywhere. It
// is not known where the path has no two ends, and where others may stand
// between those listed.
func (c Chain) Check() engagement.Reason {
	const expected = 2
	n := len(c.Intermediaries())
	double := engagement.NotKnown
	switch {
	case len(c.Path) < 2:
	case c.Complete == engagement.Yes:
		double = engagement.AnswerOf(n == expected)
	case n > expected, n == expected && c.Complete == engagement.No:
		double = engagement.No // there are more than two already
	}
	return engagement.Reason{Rule: ruleChain, Outcome: double.Outcome(), Format: "%d intermediaries listed, %d at double arm's length; all of them: %v",
		Values: []any{n, expected, c.Complete}}
}

// PublishedChain returns the chain of the programme of 2010-11, the same in
// each of the four areas: one lead agency for an area, whose relations run to
// the statutory partners as well. Figure 1, which drew it, is lost.
func PublishedChain() Chain {
	return Chain{Path: []engagement.AgencyID{"home-office", "clinks", "lead-vcs-agency", "vcs-delivery-agency"}, Complete: engagement.Yes,
		Place: "HO2012 Ch.2 (Figure 1 text), Ch.4"}
}
