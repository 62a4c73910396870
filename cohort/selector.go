package cohort

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
)

// A Selector is a policy that has been checked and made ready: values read,
// windows turned into days. It is made by [Prepare], never changes, and may be
// used by many goroutines. The zero value lets nobody in.
type Selector struct {
	policy Policy
	tests  []test
	ready  bool
}

// Prepare checks a policy before any person is seen and makes it ready. The
// error is Problems: everything that is wrong with the policy, criteria that
// contradict one another, criteria that can never decide, and a limit of room
// without a ranking among them.
func Prepare(policy Policy) (Selector, error) {
	s := Selector{policy: policy, ready: true}
	var problems engagement.Problems
	if policy.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	problems.CheckWord("unknown", policy.Unknown)
	if policy.Unknown == UnknownNotStated {
		problems.Add("unknown", "", fmt.Errorf("%w: say what becomes of a person of whom a criterion is not known", engagement.ErrMissing))
	}
	if len(policy.Criteria) == 0 {
		problems.Add("criteria", "", engagement.ErrMissing)
	}
	tests, err := newTests(policy.Criteria, policy.AsOf)
	problems.AddAll("", err)
	s.tests = tests
	problems.AddAll("", policy.checkRanking())
	if len(problems) == 0 {
		problems.AddAll("criteria", s.conflicts())
	}
	if err := problems.Err(); err != nil {
		return Selector{}, err
	}
	return s, nil
}

// Policy returns the policy that s carries out.
func (s Selector) Policy() Policy { return s.policy }

// newTests reads criteria that all have to be passed, or says everything that is
// wrong with them.
func newTests(criteria []Criterion, asOf engagement.Date) ([]test, error) {
	var problems engagement.Problems
	var tests []test
	ids := map[CriterionID]bool{}
	for i, criterion := range criteria {
		path := fmt.Sprintf("criteria[%d]", i)
		if ids[criterion.ID] {
			problems.Add(path+".id", strconv.Quote(string(criterion.ID)), engagement.ErrDuplicate)
		}
		ids[criterion.ID] = true
		t, err := newTest(criterion, asOf)
		problems.AddAll(path, err)
		tests = append(tests, t)
		if asksAge(criterion) && !asOf.IsKnown() {
			problems.Add("asOf", "", fmt.Errorf("%w: criterion %q asks an age on that day", engagement.ErrMissing, criterion.ID))
		}
	}
	return tests, problems.Err()
}

func asksAge(c Criterion) bool {
	return c.Field.Kind == FieldAge || slices.ContainsFunc(c.Any, asksAge) || slices.ContainsFunc(c.All, asksAge)
}

// checkRanking returns what is wrong with the ranking and the room.
func (p Policy) checkRanking() error {
	var problems engagement.Problems
	for i, key := range p.Ranking {
		path := fmt.Sprintf("ranking[%d].field", i)
		switch key.Field.Kind {
		case FieldAge:
			if !p.AsOf.IsKnown() {
				problems.Add("asOf", "", fmt.Errorf("%w: the ranking asks an age on that day", engagement.ErrMissing))
			}
		case FieldRisk, FieldRAG, FieldRAGSince, FieldSentenced, FieldReleased:
		default:
			problems.Add(path, key.Field.String(), fmt.Errorf("%w: people are ranked by age, risk, rag or a day", engagement.ErrOutOfRange))
		}
		for _, before := range p.Ranking[:i] {
			if before.Field == key.Field {
				problems.Add(path, key.Field.String(), engagement.ErrDuplicate)
			}
		}
	}
	problems.CheckWord("ties", p.Ties)
	limited := false
	check := func(path string, room int) {
		limited = true
		if room < 0 {
			problems.Add("capacity."+path, strconv.Itoa(room), engagement.ErrNegative)
		}
	}
	if p.Capacity.Overall != nil {
		check("overall", *p.Capacity.Overall)
	}
	if p.Capacity.EachArea != nil {
		check("eachArea", *p.Capacity.EachArea)
	}
	for _, area := range slices.Sorted(maps.Keys(p.Capacity.ByArea)) {
		check("byArea"+document.Key(area), p.Capacity.ByArea[area])
		if area == "" {
			problems.Add("capacity.byArea", "", engagement.ErrMissing)
		}
	}
	if limited && len(p.Ranking) == 0 {
		problems.Add("ranking", "", fmt.Errorf("%w: there is room for some only, and nothing says who comes first", engagement.ErrMissing))
	}
	return problems.Err()
}

// Test answers whether a person passes every criterion of the policy, without
// reasons and without allocating: not known where one that decides is. It does
// not look at rank and room. Its cost is one step for each criterion.
func (s Selector) Test(p Person) engagement.Answer {
	if !s.ready {
		return engagement.No
	}
	answer := engagement.Yes
	for i := range s.tests {
		answer = answer.And(s.tests[i].passes(&p))
	}
	return answer
}

// passes answers whether p passes the criterion: does not meet an exclusion.
func (t *test) passes(p *Person) engagement.Answer {
	answer := t.holds(p)
	if t.criterion.Exclude {
		return answer.Not()
	}
	return answer
}

// Explain says of a person what Test says, with a reason for every criterion,
// those that limbs are made of included.
func (s Selector) Explain(p Person) engagement.Reason {
	whole := engagement.Reason{Rule: engagement.Rule{ID: s.policy.ID, Title: s.policy.Title, Kind: engagement.CallerRule, Source: s.policy.Source}, Subject: string(p.ID)}
	passed := 0
	for i := range s.tests {
		reason := s.tests[i].explain(&p)
		whole.Because = append(whole.Because, reason)
		if reason.Outcome == engagement.Met {
			passed++
		}
	}
	whole.Outcome = s.Test(p).Outcome()
	whole.Format, whole.Values = "%d of %d criteria passed", []any{passed, len(s.tests)}
	return whole
}
