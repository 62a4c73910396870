package governance

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// An Audit is what the rules say of a structure.
type Audit struct {
	Findings  []Finding `json:"findings"`
	Model2011 Model2011 `json:"model2011"`
}

// Run audits a structure under a policy. Every rule has its findings, whatever
// their outcomes: met, not met, not known (with what to ask), or not applicable.
// Facts that the structure does not state are not known and never a no.
//
// It does not depend on names, nor on the partnership being an IOM (R247). What
// is wrong in the structure or the policy itself is an error,
// engagement.Problems, and there is no audit then. Its cost is that of the pairs
// of agencies present at two levels.
func Run(s Structure, p Policy) (Audit, error) {
	var problems engagement.Problems
	problems.AddAll("", s.Validate())
	problems.AddAll("policy", p.Validate())
	if err := problems.Err(); err != nil {
		return Audit{}, err
	}
	v := newView(&s, p)
	practised, err := v.practised()
	if err != nil {
		problems.AddAll("practice", err)
		return Audit{}, problems.Err()
	}
	findings := slices.Concat(v.steering(), v.strategic(), []Finding{v.brokerage(), v.brokerLeaves()}, v.connected(), v.onlyLinks(), v.feedback(),
		v.heaviness(), v.lines(), v.chairs(), v.meetings(), v.effective(), v.seated(), v.accountable(), practised)
	model := v.model2011(findings)
	findings = append(findings, Finding{Reason: model.Satisfied,
		Remedy: remedyOf(model.Satisfied.Outcome, "meet the requirements that are listed as not met", "ask for the facts that are not known")})
	places := v.places()
	for i := range findings {
		findings[i].Evidence = once(slices.Concat(places.of(findings[i]), findings[i].Evidence))
	}
	return Audit{findings, model}, nil
}

// answerOf is the answer of which an outcome came.
func answerOf(o engagement.Outcome) engagement.Answer {
	switch o {
	case engagement.Met:
		return engagement.Yes
	case engagement.NotMet:
		return engagement.No
	}
	return engagement.NotKnown
}

// Entries returns the findings for comparison, of two structures or of one at
// two dates: by rule and subject, in groups by rule. What is gained is met
// where it was not.
func (a Audit) Entries() []engagement.Entry[engagement.Outcome] {
	entries := make([]engagement.Entry[engagement.Outcome], len(a.Findings))
	for i, f := range a.Findings {
		entries[i] = engagement.Entry[engagement.Outcome]{ID: f.ID(), Group: f.Reason.Rule.ID, Value: f.Reason.Outcome}
	}
	return entries
}

// Without returns s as it is when an agency has left: without its seats, chairs,
// channels and posts, without a broker where it was the one, and without what
// the practice states of it. Of a body that it sat on for the VCS it is not known
// whether the VCS still does, unless its seats are complete. What breaks if it
// goes is the comparison of the two audits.
func Without(s Structure, id engagement.AgencyID) Structure {
	sectors := map[engagement.AgencyID]engagement.Sector{}
	for _, a := range s.Agencies {
		sectors[a.ID] = a.Sector
	}
	s.Agencies = slices.DeleteFunc(slices.Clone(s.Agencies), func(a Agency) bool { return a.ID == id })
	s.Lead = slices.DeleteFunc(slices.Clone(s.Lead), func(lead engagement.AgencyID) bool { return lead == id })
	s.Bodies = slices.Clone(s.Bodies)
	for i := range s.Bodies {
		b := &s.Bodies[i]
		sat := slices.ContainsFunc(seats(b), func(seat Seat) bool { return seat.Agency == id })
		b.Seats = slices.DeleteFunc(slices.Clone(b.Seats), func(seat Seat) bool { return seat.Agency == id })
		if b.Chair.Agency == id {
			b.Chair = Chair{}
		}
		if sat && b.VCS == engagement.Yes && sectors[id] != engagement.Statutory && sectors[id] != engagement.Private {
			b.VCS = engagement.NotKnown
		}
	}
	s.Channels = slices.DeleteFunc(slices.Clone(s.Channels), func(c Channel) bool { return c.From == id || c.To == id })
	s.Posts = slices.DeleteFunc(slices.Clone(s.Posts), func(p Post) bool { return p.Agency == id })
	if s.Broker.Agency == id {
		s.Broker = Broker{Exists: engagement.No, Place: s.Broker.Place}
	}
	s.Practice = s.Practice.without(id)
	return s
}
