package cohort

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Routing divides people between schemes: each goes to the first route whose
// criteria are all met, by the order of the routes.
type Routing struct {
	ID     string          `json:"id"`
	Title  string          `json:"title,omitzero"`
	Source string          `json:"source,omitzero"`
	AsOf   engagement.Date `json:"asOf,omitzero"` // the day of ages and windows
	Routes []Route         `json:"routes"`
}

// A Route is a scheme and who goes to it. A route without criteria takes
// everybody, and can only be the last.
type Route struct {
	Scheme   SchemeID    `json:"scheme"`
	Manager  string      `json:"manager,omitzero"` // who supervises there
	Criteria []Criterion `json:"criteria,omitzero"`
}

// A Router is a routing that has been checked and made ready. It is made by
// [PrepareRouting], never changes, and may be used by many goroutines. The zero
// value sends nobody anywhere.
type Router struct {
	routing Routing
	tests   [][]test
}

// An Assignment is the scheme a person goes to.
type Assignment struct {
	Scheme  SchemeID          `json:"scheme"` // empty where no route takes the person, or it is not known
	Manager string            `json:"manager,omitzero"`
	Known   engagement.Answer `json:"known"` // no where a route that comes first may take the person or not
	// Possible are the schemes that may be the one, in their order, where it is
	// not known: those with a criterion not known, and the first that is met.
	Possible []SchemeID `json:"possible,omitzero"`
	// Also are later routes whose criteria are met too: the order decided
	// against them. A route without criteria is not one of them.
	Also   []SchemeID        `json:"also,omitzero"`
	Reason engagement.Reason `json:"reason"` // rests on a reason for each route
}

// PrepareRouting checks a routing and makes it ready. The error is Problems.
func PrepareRouting(routing Routing) (Router, error) {
	r := Router{}
	var problems engagement.Problems
	r.routing, r.routing.Routes = routing, nil
	if routing.ID == "" {
		problems.Add("id", "", engagement.ErrMissing)
	}
	if len(routing.Routes) == 0 {
		problems.Add("routes", "", engagement.ErrMissing)
	}
	seen := map[SchemeID]bool{}
	for i, route := range routing.Routes {
		path := fmt.Sprintf("routes[%d]", i)
		switch {
		case route.Scheme == "":
			problems.Add(path+".scheme", "", engagement.ErrMissing)
		case seen[route.Scheme]:
			problems.Add(path+".scheme", strconv.Quote(string(route.Scheme)), engagement.ErrDuplicate)
		}
		seen[route.Scheme] = true
		if len(route.Criteria) == 0 && i < len(routing.Routes)-1 {
			problems.Add(path+".criteria", "", fmt.Errorf("%w: nobody would go to a later route", engagement.ErrMissing))
		}
		if !bounded(route.Criteria) {
			problems.Add(path+".criteria", "", errTooMany)
			continue
		}
		route.Criteria = cloneCriteria(route.Criteria) // the caller may change its own
		tests, err := newTests(route.Criteria, routing.AsOf)
		problems.AddAll(path, err)
		if err == nil {
			problems.AddAll(path+".criteria", conflicts(tests, LeaveOut))
		}
		r.tests = append(r.tests, tests)
		r.routing.Routes = append(r.routing.Routes, route)
	}
	if err := problems.Err(); err != nil {
		return Router{}, err
	}
	return r, nil
}

// Assign says to which scheme a person goes, and why. A route that comes first
// and of which a criterion is not known leaves the scheme not known: the person
// may belong there.
func (r Router) Assign(p Person) Assignment {
	a := Assignment{Known: engagement.Yes}
	rule := engagement.Rule{ID: r.routing.ID, Title: r.routing.Title, Kind: engagement.CallerRule, Source: r.routing.Source}
	decided := false
	for i, route := range r.routing.Routes {
		reason := engagement.Reason{Rule: rule, Subject: string(route.Scheme), Outcome: engagement.Met, Format: "%d of %d criteria met"}
		met := 0
		answer := engagement.Yes
		for k := range r.tests[i] {
			t := &r.tests[i][k]
			one := t.explain(&p)
			reason.Because = append(reason.Because, one)
			answer = answer.And(t.passes(&p))
			if one.Outcome == engagement.Met {
				met++
			}
		}
		reason.Outcome, reason.Values = answer.Outcome(), []any{met, len(r.tests[i])}
		a.Reason.Because = append(a.Reason.Because, reason)
		switch {
		case answer == engagement.Yes && !decided:
			a.Scheme, a.Manager, decided = route.Scheme, route.Manager, true
			a.Possible = append(a.Possible, route.Scheme)
		case answer == engagement.Yes && len(route.Criteria) > 0:
			a.Also = append(a.Also, route.Scheme)
		case answer == engagement.NotKnown && !decided:
			a.Known = engagement.No
			a.Possible = append(a.Possible, route.Scheme)
		}
	}
	a.Reason.Rule, a.Reason.Subject = rule, string(p.ID)
	switch {
	case a.Known == engagement.No:
		a.Scheme, a.Manager, a.Also = "", "", nil
		a.Reason.Outcome = engagement.OutcomeNotKnown
		a.Reason.Format, a.Reason.Values = "not known which of %v", []any{a.Possible}
	case !decided:
		a.Reason.Outcome, a.Reason.Format = engagement.NotMet, "no route takes the person"
	default:
		a.Possible = nil
		a.Reason.Outcome = engagement.Met
		a.Reason.Format, a.Reason.Values = "%s is the first of the routes whose criteria are met", []any{a.Scheme}
	}
	return a
}
