package governance

import (
	"fmt"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// PathwaysGroups is the groups that see to access to the pathways' services.
type PathwaysGroups struct {
	Groups   []PathwaysGroup   `json:"groups"`
	Complete engagement.Answer `json:"complete,omitzero"` // yes where there are no others
	Place    string            `json:"place,omitzero"`
}

// A PathwaysGroup is a group and the pathways it is for; nil where nobody knows
// which.
type PathwaysGroup struct {
	Name     string               `json:"name"`
	Pathways []engagement.Pathway `json:"pathways,omitzero"`
}

// Validate returns every problem of p: a group without a name or with that of
// another, and a pathway that is missing, unknown or there twice in one group.
func (p PathwaysGroups) Validate() error {
	var problems engagement.Problems
	names := map[string]bool{}
	for i, group := range p.Groups {
		path := fmt.Sprintf("groups[%d]", i)
		switch {
		case group.Name == "":
			problems.Add(path+".name", "", engagement.ErrMissing)
		case names[group.Name]:
			problems.Add(path+".name", strconv.Quote(group.Name), engagement.ErrDuplicate)
		}
		names[group.Name] = true
		listed := map[engagement.Pathway]bool{}
		for j, pathway := range group.Pathways {
			at := fmt.Sprintf("%s.pathways[%d]", path, j)
			problems.CheckWord(at, pathway)
			switch {
			case pathway == engagement.PathwayNotStated:
				problems.Add(at, "", engagement.ErrMissing)
			case listed[pathway]:
				problems.Add(at, pathway.String(), engagement.ErrDuplicate)
			}
			listed[pathway] = true
		}
	}
	problems.CheckWord("complete", p.Complete)
	return problems.Err()
}

// Cover lists the pathways that no group listed is for, and those that more
// than one is for.
func (p PathwaysGroups) Cover() (uncovered, duplicated []engagement.Pathway) {
	groups := p.perPathway()
	uncovered, duplicated = []engagement.Pathway{}, []engagement.Pathway{}
	for _, pathway := range engagement.Pathways() {
		switch n := len(groups[pathway]); {
		case n == 0:
			uncovered = append(uncovered, pathway)
		case n > 1:
			duplicated = append(duplicated, pathway)
		}
	}
	return uncovered, duplicated
}

func (p PathwaysGroups) perPathway() map[engagement.Pathway][]string {
	groups := map[engagement.Pathway][]string{}
	for _, group := range p.Groups {
		seen := map[engagement.Pathway]bool{}
		for _, pathway := range group.Pathways {
			if !seen[pathway] {
				groups[pathway] = append(groups[pathway], group.Name)
			}
			seen[pathway] = true
		}
	}
	return groups
}

// closed reports whether no pathway can have a group that is not listed for it.
func (p PathwaysGroups) closed() bool {
	for _, group := range p.Groups {
		if group.Pathways == nil {
			return false
		}
		for _, pathway := range group.Pathways {
			if pathway == engagement.PathwayNotStated || pathway > engagement.Attitudes {
				return false
			}
		}
	}
	return p.Complete == engagement.Yes
}

// Check says whether every pathway has exactly one group (R75) "to address
// blockages that may occur in offenders accessing relevant pathways services"
// (NA2009 4.2). Each of the seven pathways is a part: not met where two groups
// are for it, and where none is and every group and its pathways are known.
// That one is the number, the source does not say: it is the catalogue's
// reading of groups that share the pathways out.
func (p PathwaysGroups) Check() engagement.Reason {
	groups, closed := p.perPathway(), p.closed()
	var parts []engagement.Reason
	for _, pathway := range engagement.Pathways() {
		n := len(groups[pathway])
		part := engagement.Reason{Rule: rulePathwaysGroups, Subject: pathway.String(), Format: "%d groups listed for it %q, one is to be",
			Values: []any{n, groups[pathway]}}
		switch {
		case n > 1:
			part.Outcome = engagement.NotMet
		case closed:
			part.Outcome = engagement.AnswerOf(n == 1).Outcome()
		}
		parts = append(parts, part)
	}
	uncovered, duplicated := p.Cover()
	return engagement.Reason{Rule: rulePathwaysGroups, Outcome: engagement.OutcomeOf(parts), Because: parts,
		Format: "%d groups; %d pathways without one, %d with several", Values: []any{len(p.Groups), len(uncovered), len(duplicated)}}
}

// LewishamPathwaysGroups returns the "5 Pathways Steering Groups" that the
// Diamond Steering Group had established. The text runs "mental and physical
// health (including alcohol) drugs, attitudes and thinking" together: read as
// one group, as only then there are five and every pathway has one.
func LewishamPathwaysGroups() PathwaysGroups {
	return PathwaysGroups{Complete: engagement.Yes, Place: "NA2009 4.2 Pathways", Groups: []PathwaysGroup{
		{"accommodation", []engagement.Pathway{engagement.Accommodation}},
		{"education, training and employment", []engagement.Pathway{engagement.EducationTrainingEmployment}},
		{"mental and physical health (including alcohol) drugs, attitudes and thinking",
			[]engagement.Pathway{engagement.Health, engagement.DrugsAlcohol, engagement.Attitudes}},
		{"finance, benefit and debt", []engagement.Pathway{engagement.FinanceBenefitDebt}},
		{"children, family and support networks", []engagement.Pathway{engagement.ChildrenFamilies}},
	}}
}
