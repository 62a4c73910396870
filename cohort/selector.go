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
	if !bounded(policy.Criteria) {
		var problems engagement.Problems
		problems.Add("criteria", "", errTooMany)
		return Selector{}, problems.Err()
	}
	policy = policy.clone() // the caller may change its own
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
		problems.AddAll("criteria", conflicts(s.tests, policy.Unknown))
	}
	if err := problems.Err(); err != nil {
		return Selector{}, err
	}
	return s, nil
}

// Policy returns the policy that s carries out: a copy.
func (s Selector) Policy() Policy { return s.policy.clone() }

// clone copies all that could be changed.
func (p Policy) clone() Policy {
	p.Criteria = cloneCriteria(p.Criteria)
	p.Ranking = slices.Clone(p.Ranking)
	for _, limit := range []**int{&p.Capacity.Overall, &p.Capacity.EachArea} {
		if *limit != nil {
			*limit = Room(**limit)
		}
	}
	p.Capacity.ByArea = maps.Clone(p.Capacity.ByArea)
	return p
}

func cloneCriteria(criteria []Criterion) []Criterion {
	criteria = slices.Clone(criteria)
	for i := range criteria {
		c := &criteria[i]
		c.Values, c.Any, c.All = slices.Clone(c.Values), cloneCriteria(c.Any), cloneCriteria(c.All)
	}
	return criteria
}

// newTests reads criteria that all have to be passed, or says everything that is
// wrong with them.
func newTests(criteria []Criterion, asOf engagement.Date) ([]test, error) {
	var problems engagement.Problems
	if !bounded(criteria) {
		problems.Add("criteria", "", errTooMany)
		return nil, problems.Err()
	}
	var tests []test
	ids := map[CriterionID]bool{}
	for i, criterion := range criteria {
		path := fmt.Sprintf("criteria[%d]", i)
		checkIDs(&problems, path, criterion, ids)
		t, err := newTest(criterion, asOf)
		problems.AddAll(path, err)
		tests = append(tests, t)
		if asksAge(criterion) && !asOf.IsKnown() {
			problems.Add("asOf", "", fmt.Errorf("%w: criterion %q asks an age on that day", engagement.ErrMissing, criterion.ID))
		}
	}
	return tests, problems.Err()
}

// mostCriteria bounds what a policy may hold, its parts counted: a literal whose
// list of parts holds itself would have no end.
const mostCriteria = 10_000

var errTooMany = fmt.Errorf("%w of %d criteria and parts of criteria", engagement.ErrLimit, mostCriteria)

func bounded(criteria []Criterion) bool {
	left := mostCriteria
	var count func([]Criterion)
	count = func(criteria []Criterion) {
		for i := range criteria {
			if left--; left < 0 {
				return
			}
			count(criteria[i].Any)
			count(criteria[i].All)
		}
	}
	count(criteria)
	return left >= 0
}

// checkIDs refuses identifiers that stand twice in a policy, in the parts of
// criteria too: a reason is found by its criterion's.
func checkIDs(problems *engagement.Problems, path string, c Criterion, ids map[CriterionID]bool) {
	if ids[c.ID] && c.ID != "" {
		problems.Add(path+".id", strconv.Quote(string(c.ID)), engagement.ErrDuplicate)
	}
	ids[c.ID] = true
	for i, part := range c.Any {
		checkIDs(problems, fmt.Sprintf("%s.any[%d]", path, i), part, ids)
	}
	for i, part := range c.All {
		checkIDs(problems, fmt.Sprintf("%s.all[%d]", path, i), part, ids)
	}
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
