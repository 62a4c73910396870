package cohorttest

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
)

// An Unmet is an expectation of a case that failed.
type Unmet struct {
	Case   string          // its name, else the policy's id
	Person cohort.PersonID // empty for what is expected of the policy, or of the selection
	Wrong  []string        // what was expected and what came instead
	Why    string          // the row's own words
	Shown  string          // the criteria with their text and the facts, and the person, one a line
}

// Error returns all of it, on several lines.
func (u Unmet) Error() string {
	text := u.Case + ": "
	if u.Person != "" {
		text += fmt.Sprintf("%q: ", u.Person)
	}
	text += strings.Join(u.Wrong, "; ")
	if u.Why != "" {
		text += " (" + u.Why + ")"
	}
	if u.Shown != "" {
		text += "\n" + u.Shown
	}
	return text
}

// RunCases reports what CheckCases finds as errors of the test.
func RunCases(t TB, cases ...Case) {
	t.Helper()
	if err := CheckCases(cases...); err != nil {
		t.Errorf("%v", err)
	}
}

// CheckCases holds policies to what the cases expect and returns every
// expectation that fails, one Unmet for each person, policy and selection,
// joined; nil where there is none. What cannot be asked is Problems and no
// Unmet, such as a criterion that the policy does not have: see
// [Case.Validate].
func CheckCases(cases ...Case) error {
	var problems engagement.Problems
	if len(cases) == 0 {
		problems.Add("cases", "", engagement.ErrMissing)
	}
	for i, c := range cases {
		path := fmt.Sprintf("cases[%d]", i)
		problems.AddAll(path, c.Validate())
		problems.AddAll(path, c.checkIDs())
	}
	if err := problems.Err(); err != nil {
		return err
	}
	var errs []error
	for _, c := range cases {
		errs = append(errs, c.check()...)
	}
	return errors.Join(errs...)
}

// checkIDs refuses criteria that the policy does not have.
func (c Case) checkIDs() error {
	var problems engagement.Problems
	own, all := map[cohort.CriterionID]bool{}, map[cohort.CriterionID]bool{}
	for _, criterion := range c.Policy.Criteria {
		own[criterion.ID] = true
	}
	var walk func([]cohort.Criterion)
	walk = func(criteria []cohort.Criterion) {
		for _, criterion := range criteria {
			all[criterion.ID] = true
			walk(criterion.Any)
			walk(criterion.All)
		}
	}
	walk(c.Policy.Criteria)
	unknown := func(path string, id cohort.CriterionID, known map[cohort.CriterionID]bool) {
		if !known[id] {
			problems.Add(path, fmt.Sprintf("%q", id), fmt.Errorf("%w criterion in the policy", engagement.ErrUnknownID))
		}
	}
	for i, row := range c.People {
		for k, id := range row.Failed {
			unknown(fmt.Sprintf("people[%d].failed[%d]", i, k), id, own)
		}
		for k, id := range row.NotKnown {
			unknown(fmt.Sprintf("people[%d].notKnown[%d]", i, k), id, own)
		}
		for _, id := range slices.Sorted(maps.Keys(row.Outcomes)) {
			unknown(fmt.Sprintf("people[%d].outcomes%s", i, document.Key(string(id))), id, all)
		}
	}
	return problems.Err()
}

func (c Case) name() string {
	if c.Name != "" {
		return c.Name
	}
	return c.Policy.ID
}

// check returns the expectations that fail.
func (c Case) check() []error {
	selector, err := cohort.Prepare(c.Policy)
	err = c.withUnread(err)
	if wrong := refused("the policy", err, c.PolicyRefused); wrong != nil {
		return []error{Unmet{Case: c.name(), Wrong: wrong}}
	}
	if err != nil {
		return nil
	}
	people := make([]cohort.Person, len(c.People))
	for i, row := range c.People {
		people[i] = row.Person
	}
	selection, err := selector.Select(people)
	if wrong := refused("the selection", err, c.SelectionRefused); wrong != nil {
		return []error{Unmet{Case: c.name(), Wrong: wrong}}
	}
	if err != nil {
		return nil
	}
	ranks := map[cohort.PersonID]int{}
	for _, m := range selection.Members {
		ranks[m.ID] = m.Rank
	}
	var errs []error
	for _, row := range c.People {
		reason := selection.Explain(row.Person)
		place := selection.Place(row.Person)
		if wrong := row.wrong(c.Policy, place, ranks[row.Person.ID], selector.Explain(row.Person)); wrong != nil {
			errs = append(errs, Unmet{c.name(), row.Person.ID, wrong, row.Why, show(c.Policy, place, reason, row.Person)})
		}
	}
	return errs
}

// withUnread puts what could not be read of the policy before what is wrong with
// the rest of it.
func (c Case) withUnread(err error) error {
	problems := slices.Clone(c.unread)
	var prepared engagement.Problems
	prepared.AddAll("", err)
	for _, problem := range prepared {
		echo := slices.ContainsFunc(c.unread, func(u engagement.Problem) bool {
			rest, under := strings.CutPrefix(problem.Path, u.Path)
			return under && (rest == "" || rest[0] == '.' || rest[0] == '[')
		})
		if !echo {
			problems = append(problems, problem)
		}
	}
	return problems.Err()
}

// refused holds what was refused to what was to be, each of one to one of the
// other.
func refused(what string, err error, want []Refusal) []string {
	var wrong []string
	var problems engagement.Problems
	problems.AddAll("", err)
	if len(want) == 0 {
		for _, problem := range problems {
			wrong = append(wrong, fmt.Sprintf("%s is refused: %v", what, problem))
		}
		return wrong
	}
	matched := make([]bool, len(problems))
	for _, refusal := range want {
		at := slices.IndexFunc(problems, func(p engagement.Problem) bool {
			return p.Path == refusal.Path && refusal.Cause.of(p)
		})
		for at >= 0 && matched[at] {
			next := slices.IndexFunc(problems[at+1:], func(p engagement.Problem) bool {
				return p.Path == refusal.Path && refusal.Cause.of(p)
			})
			if next < 0 {
				at = -1
			} else {
				at += 1 + next
			}
		}
		if at < 0 {
			wrong = append(wrong, fmt.Sprintf("%s is not refused for %v", what, refusal))
			continue
		}
		matched[at] = true
	}
	for i, problem := range problems {
		if !matched[i] {
			wrong = append(wrong, fmt.Sprintf("%s is refused, too: %v", what, problem))
		}
	}
	return wrong
}

// wrong says what is not as the row expects.
func (r Row) wrong(policy cohort.Policy, place cohort.Place, rank int, reason engagement.Reason) []string {
	var wrong []string
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if r.Want != cohort.PlaceNotStated && r.Want != place {
		add("want %v, and is %v", r.Want, place)
	}
	failed, unknown := criteria(reason, engagement.NotMet), criteria(reason, engagement.OutcomeNotKnown)
	if r.Failed != nil && !same(r.Failed, failed) {
		add("want %s failed, and it is %s", list(r.Failed), list(failed))
	}
	if r.NotKnown != nil && !same(r.NotKnown, unknown) {
		add("want %s not known, and it is %s", list(r.NotKnown), list(unknown))
	}
	if r.KeptOut {
		switch {
		case place == cohort.In:
			add("want out for want of room, and is in")
		case len(failed) > 0 || len(unknown) > 0 && policy.Unknown != cohort.LetIn:
			add("want out for want of room alone, and is out by %s", list(append(failed, unknown...)))
		}
	}
	if r.Rank != 0 && (place != cohort.In || r.Rank != rank) {
		if place == cohort.In {
			add("want rank %d, and has %d", r.Rank, rank)
		} else {
			add("want rank %d, and is out", r.Rank)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.Outcomes)) {
		for _, outcome := range outcomes(reason, id) {
			if outcome != r.Outcomes[id] {
				add("want %s %v, and it is %v", id, r.Outcomes[id], outcome)
			}
		}
	}
	return wrong
}

// criteria lists the criteria of the policy that came out so.
func criteria(reason engagement.Reason, outcome engagement.Outcome) []cohort.CriterionID {
	var ids []cohort.CriterionID
	for _, id := range reason.Subjects(outcome) {
		ids = append(ids, cohort.CriterionID(id))
	}
	return ids
}

// outcomes lists what the criteria or limbs of the name came out as.
func outcomes(reason engagement.Reason, id cohort.CriterionID) []engagement.Outcome {
	var found []engagement.Outcome
	for _, part := range reason.Because {
		if part.Subject == string(id) {
			found = append(found, part.Outcome)
		}
		found = append(found, outcomes(part, id)...)
	}
	return found
}

func same(a, b []cohort.CriterionID) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func list(ids []cohort.CriterionID) string {
	if len(ids) == 0 {
		return "none"
	}
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, ", ")
}

// show prints what the policy made of a person: every criterion with the words
// of its source, what it asks and the fact, and then all that is known.
func show(policy cohort.Policy, place cohort.Place, reason engagement.Reason, p cohort.Person) string {
	texts := map[string]string{}
	var walk func([]cohort.Criterion)
	walk = func(criteria []cohort.Criterion) {
		for _, c := range criteria {
			texts[string(c.ID)] = c.Text
			walk(c.Any)
			walk(c.All)
		}
	}
	walk(policy.Criteria)
	var lines []string
	var print func(engagement.Reason, string)
	print = func(r engagement.Reason, indent string) {
		line := fmt.Sprintf("%s%v %s", indent, r.Outcome, r.Subject)
		if text := texts[r.Subject]; text != "" {
			line += fmt.Sprintf(" %q", text)
		}
		lines = append(lines, line+": "+r.Detail())
		for _, part := range r.Because {
			print(part, indent+"  ")
		}
	}
	for _, part := range reason.Because {
		print(part, "  ")
	}
	facts, err := json.Marshal(p)
	if err != nil {
		facts = []byte(err.Error())
	}
	return fmt.Sprintf("%s\n  %v: %s", strings.Join(lines, "\n"), place, facts)
}
