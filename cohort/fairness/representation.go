package fairness

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Population is how many people there are, and how many of them belong to the
// groups of R164. A person may belong to several. A group that is not listed is
// not known, which is not nought.
type Population struct {
	Total  int64        `json:"total"` // from 0 to MaxCount
	Groups []GroupCount `json:"groups"`
}

// A GroupCount is how many people belong to a specific group.
type GroupCount struct {
	Group engagement.OffenderGroup `json:"group"`
	Count int64                    `json:"count"` // from 0 to the total
}

// A Specialist is a service for one of the groups, such as one that is BME-led
// or gender specific.
type Specialist struct {
	Service string                   `json:"service"` // its name, as it is to be printed
	Group   engagement.OffenderGroup `json:"group"`
}

// A Representation is a group's share of the cohort beside its share of the
// reference population (R163).
type Representation struct {
	Group          engagement.OffenderGroup `json:"group"`
	CohortShare    Number                   `json:"cohortShare"`
	Interval       Interval                 `json:"interval"` // Wilson's, of the share of the cohort
	ReferenceShare Number                   `json:"referenceShare"`
	Ratio          Number                   `json:"ratio"`    // the share of the cohort ÷ that of the reference
	Absent         engagement.Answer        `json:"absent"`   // nobody in the cohort, somebody in the reference
	Lower          engagement.Answer        `json:"lower"`    // the share of the cohort is below that of the reference, by however little
	Services       []string                 `json:"services"` // specialists for the group, in the order given
	Reason         engagement.Reason        `json:"reason"`
}

// Represent compares the groups' shares of a cohort with their shares of a
// reference population, flags those that are absent, and names the specialist
// services for each (R163; NA2009 recommendation 20). Women and BME groups, which
// R163 is about, are always among the results; the other groups of R164 where
// either population states them.
//
// The documents give no threshold below which a group is under-represented, and
// there is none here: absence is not met, presence is met, and by how much a
// share is lower is for the reader. A share of a cohort is not a rate of
// selection; for that see [Measure]. Absence is not applicable where the
// reference has nobody of the group either, or the cohort nobody at all.
//
// Level 0 means DefaultLevel. What is wrong is Problems, all at once.
func Represent(cohort, reference Population, services []Specialist, level float64) ([]Representation, error) {
	var problems engagement.Problems
	z, err := Quantile(level)
	if err != nil {
		problems.Add("level", plain(level), err)
	}
	in := cohort.check(&problems, "cohort")
	of := reference.check(&problems, "reference")
	for i, service := range services {
		path := "services[" + strconv.Itoa(i) + "]"
		if service.Service == "" {
			problems.Add(path+".service", "", engagement.ErrMissing)
		}
		checkGroup(&problems, path+".group", service.Group)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	var result []Representation
	for _, group := range engagement.OffenderGroups() {
		c, inCohort := in[group]
		r, inReference := of[group]
		if !inCohort && !inReference && group != engagement.Women && group != engagement.BME {
			continue
		}
		rep := Representation{Group: group, Services: []string{}}
		if inCohort {
			rep.CohortShare, rep.Interval = c.Rate(), wilson(c, z)
		}
		if inReference {
			rep.ReferenceShare = r.Rate()
		}
		rep.Ratio = c.ratio(r) // without counts there is none
		if rep.CohortShare.exists && rep.ReferenceShare.exists {
			rep.Lower = engagement.AnswerOf(c.Compare(r) < 0)
		}
		for _, service := range services {
			if service.Group == group {
				rep.Services = append(rep.Services, service.Service)
			}
		}
		rep.Absent, rep.Reason = represented(rep, c, r, inCohort, inReference)
		result = append(result, rep)
	}
	return result, nil
}

// represented says whether a group is absent, and why.
func represented(rep Representation, c, r Counts, inCohort, inReference bool) (engagement.Answer, engagement.Reason) {
	absent, outcome := engagement.NotKnown, engagement.OutcomeNotKnown
	switch {
	case inCohort && c.Selected > 0:
		absent, outcome = engagement.No, engagement.Met
	case inReference && r.Selected == 0, inCohort && c.Considered == 0:
		absent, outcome = engagement.No, engagement.NotApplicable
	case inCohort && inReference:
		absent, outcome = engagement.Yes, engagement.NotMet
	}
	text := func(counts Counts, known bool) string {
		if !known {
			return "not known"
		}
		return counts.String()
	}
	return absent, engagement.Reason{Rule: ruleRepresented, Subject: rep.Group.String(), Outcome: outcome,
		Format: "in the cohort %s, in the reference population %s; absent %v, share lower %v; specialist services: %d",
		Values: []any{text(c, inCohort), text(r, inReference), absent, rep.Lower, len(rep.Services)},
		Because: []engagement.Reason{{Rule: ruleSpecificGroups, Subject: rep.Group.String(), Outcome: engagement.Met,
			Format: "one of the groups whose services are asked after"}}}
}

// check adds what is wrong and returns the counts of the groups that are known,
// as selected of considered.
func (p Population) check(problems *engagement.Problems, path string) map[engagement.OffenderGroup]Counts {
	switch {
	case p.Total < 0:
		problems.Add(path+".total", strconv.FormatInt(p.Total, 10), engagement.ErrNegative)
	case p.Total > MaxCount:
		problems.Add(path+".total", strconv.FormatInt(p.Total, 10), fmt.Errorf("%w: at most %d people", engagement.ErrTooMuch, int64(MaxCount)))
	}
	groups := make(map[engagement.OffenderGroup]Counts, len(p.Groups))
	for i, g := range p.Groups {
		at := path + ".groups[" + strconv.Itoa(i) + "]"
		checkGroup(problems, at+".group", g.Group)
		if _, twice := groups[g.Group]; twice {
			problems.Add(at+".group", g.Group.String(), engagement.ErrDuplicate)
		}
		switch {
		case g.Count < 0:
			problems.Add(at+".count", strconv.FormatInt(g.Count, 10), engagement.ErrNegative)
		case g.Count > p.Total:
			problems.Add(at+".count", strconv.FormatInt(g.Count, 10), fmt.Errorf("%w: more than all %d", engagement.ErrTooMuch, p.Total))
		}
		groups[g.Group] = Counts{p.Total, g.Count}
	}
	return groups
}

func checkGroup(problems *engagement.Problems, path string, group engagement.OffenderGroup) {
	if group == engagement.GroupNotStated {
		problems.Add(path, "", fmt.Errorf("%w: a group of R164", engagement.ErrMissing))
		return
	}
	problems.CheckWord(path, group)
}
