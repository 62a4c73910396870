package cohorttest

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// A Case is a policy, people, and what somebody expects the policy to make of
// them. It is a literal, or read by [ReadCases].
type Case struct {
	Name   string        `json:"name,omitzero"`
	Policy cohort.Policy `json:"policy,omitzero"` // left out of a document where the program has it

	// PolicyRefused is everything that the policy is to be refused for; nothing
	// says that it is to be accepted. Nobody is selected then, and People is empty.
	PolicyRefused []Refusal `json:"policyRefused,omitzero"`

	// SelectionRefused is everything that the selection is to be refused for.
	// Nothing is asked of the rows then.
	SelectionRefused []Refusal `json:"selectionRefused,omitzero"`

	People []Row `json:"people,omitzero"`

	unread engagement.Problems // of the policy, in a document that expects its refusal
}

// A Row is a person and what is expected. What is left out is not asked; an
// empty list asks that there is none.
type Row struct {
	Person cohort.Person `json:"person"`
	Want   cohort.Place  `json:"want,omitzero"`

	Failed   []cohort.CriterionID `json:"failed,omitzero"`   // all criteria of the policy that the person fails, in any order
	NotKnown []cohort.CriterionID `json:"notKnown,omitzero"` // all that are not known of the person, in any order
	KeptOut  bool                 `json:"keptOut,omitzero"`  // asks that nothing but rank and room keeps the person out
	Rank     int                  `json:"rank,omitzero"`     // of a person who is in, from 1

	// Outcomes is what single criteria, or the limbs that they are made of, are to
	// say of the person.
	Outcomes map[cohort.CriterionID]engagement.Outcome `json:"outcomes,omitzero"`

	Why string `json:"why,omitzero"` // printed where the expectation fails
}

// A Refusal is something that is to be refused: where, and why.
type Refusal struct {
	Path  string `json:"path,omitzero"` // such as "criteria[1]" or "people[0].id"; empty for the whole
	Cause Cause  `json:"cause"`
}

// String returns path and cause.
func (r Refusal) String() string {
	if r.Path == "" {
		return r.Cause.String()
	}
	return r.Path + ": " + r.Cause.String()
}

// ReadCases reads a JSON document with a list of cases, and checks that what
// each expects can be asked at all. The error is Problems, all at once. People
// that do not validate are read: a case may expect that they are refused. So is
// a policy with words or fields that nothing has, where the case expects a
// refusal of the policy: what is wrong with the text is then held to it, too.
func ReadCases(r io.Reader) ([]Case, error) {
	var read struct {
		Cases []Case `json:"cases"`
	}
	err := facts.Read(r, &read, func() error {
		var problems engagement.Problems
		if len(read.Cases) == 0 {
			problems.Add("cases", "", engagement.ErrMissing)
		}
		for i, c := range read.Cases {
			problems.AddAll(fmt.Sprintf("cases[%d]", i), c.Validate())
		}
		return problems.Err()
	})
	var all, left engagement.Problems
	all.AddAll("", err)
	for _, problem := range all {
		if i, inner, of := ofPolicy(problem.Path); of && i < len(read.Cases) && len(read.Cases[i].PolicyRefused) > 0 {
			problem.Path = inner
			read.Cases[i].unread = append(read.Cases[i].unread, problem)
			continue
		}
		left = append(left, problem)
	}
	return read.Cases, left.Err()
}

// ofPolicy splits a path into that of the policy of a case.
func ofPolicy(path string) (i int, inner string, of bool) {
	rest, of := strings.CutPrefix(path, "cases[")
	number, rest, found := strings.Cut(rest, "].policy.")
	i, err := strconv.Atoi(number)
	return i, rest, of && found && err == nil && i >= 0
}

// WriteCases writes cases as the document that ReadCases reads.
func WriteCases(w io.Writer, cases []Case) error {
	return document.Encode(w, struct {
		Cases []Case `json:"cases"`
	}{cases})
}

// Validate returns everything about c that cannot be asked: the policy is not
// looked at, nor the people.
func (c Case) Validate() error {
	var problems engagement.Problems
	if len(c.PolicyRefused) == 0 && len(c.SelectionRefused) == 0 && len(c.People) == 0 {
		problems.Add("people", "", engagement.ErrMissing)
	}
	for _, list := range []struct {
		path     string
		refusals []Refusal
	}{{"policyRefused", c.PolicyRefused}, {"selectionRefused", c.SelectionRefused}} {
		for i, refusal := range list.refusals {
			path := fmt.Sprintf("%s[%d]", list.path, i)
			if refusal.Cause == CauseNotStated {
				problems.Add(path+".cause", "", engagement.ErrMissing)
			}
			problems.CheckWord(path+".cause", refusal.Cause)
		}
	}
	if len(c.PolicyRefused) > 0 {
		if len(c.People) > 0 {
			problems.Add("people", "", contradiction("nobody is selected by a policy that is to be refused"))
		}
		if len(c.SelectionRefused) > 0 {
			problems.Add("selectionRefused", "", contradiction("nobody is selected by a policy that is to be refused"))
		}
	}
	for i, row := range c.People {
		problems.AddAll(fmt.Sprintf("people[%d]", i), row.validate(len(c.SelectionRefused) > 0))
	}
	return problems.Err()
}

func (r Row) validate(refused bool) error {
	var problems engagement.Problems
	problems.CheckWord("want", r.Want)
	asks := map[string]bool{
		"want": r.Want != cohort.PlaceNotStated, "failed": r.Failed != nil, "notKnown": r.NotKnown != nil,
		"keptOut": r.KeptOut, "rank": r.Rank != 0, "outcomes": len(r.Outcomes) > 0,
	}
	asked := 0
	for _, path := range slices.Sorted(maps.Keys(asks)) {
		if !asks[path] {
			continue
		}
		asked++
		if refused {
			problems.Add(path, "", contradiction("the selection is to be refused"))
		}
	}
	if asked == 0 && !refused {
		problems.Add("want", "", fmt.Errorf("%w: nothing is asked of the person", engagement.ErrMissing))
	}
	if r.Rank < 0 {
		problems.Add("rank", strconv.Itoa(r.Rank), engagement.ErrNegative)
	}
	if r.Rank > 0 && r.Want == cohort.Out {
		problems.Add("rank", strconv.Itoa(r.Rank), contradiction("only who is in has a rank here"))
	}
	if r.KeptOut {
		if r.Want == cohort.In {
			problems.Add("keptOut", "true", contradiction("the person is to be in"))
		}
		if len(r.Failed) > 0 {
			problems.Add("keptOut", "true", contradiction("the person is to fail a criterion"))
		}
	}
	if r.Want == cohort.In && len(r.Failed) > 0 {
		problems.Add("failed", "", contradiction("the person is to be in"))
	}
	for i, id := range r.Failed {
		if slices.Contains(r.Failed[:i], id) {
			problems.Add(fmt.Sprintf("failed[%d]", i), strconv.Quote(string(id)), engagement.ErrDuplicate)
		}
	}
	for i, id := range r.NotKnown {
		path := fmt.Sprintf("notKnown[%d]", i)
		if slices.Contains(r.NotKnown[:i], id) {
			problems.Add(path, strconv.Quote(string(id)), engagement.ErrDuplicate)
		}
		if slices.Contains(r.Failed, id) {
			problems.Add(path, strconv.Quote(string(id)), contradiction("it is to be failed"))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.Outcomes)) {
		path := "outcomes" + document.Key(string(id))
		problems.CheckWord(path, r.Outcomes[id])
	}
	return problems.Err()
}

func contradiction(text string) error { return fmt.Errorf("%w: %s", engagement.ErrContradicts, text) }
