package governance_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R75: five groups, every pathway in one (NA2009 4.2).
func TestLewishamPathwaysGroups(t *testing.T) {
	lewisham := governance.LewishamPathwaysGroups()
	wrong(t, lewisham.Validate(), "")
	outcome(t, lewisham.Check(), "R75", met)
	if len(lewisham.Groups) != 5 {
		t.Errorf("%d groups, want five", len(lewisham.Groups))
	}
	lewisham.Groups[2].Pathways = lewisham.Groups[2].Pathways[:1] // health alone
	outcome(t, lewisham.Check(), "R75", notMet)
	subjects(t, lewisham.Check(), notMet, "drugs-alcohol", "attitudes")
	uncovered, duplicated := lewisham.Cover()
	if diff := cmp.Diff([]engagement.Pathway{engagement.DrugsAlcohol, engagement.Attitudes}, uncovered); diff != "" || len(duplicated) != 0 {
		t.Errorf("duplicated %v, uncovered (-want +got):\n%s", duplicated, diff)
	}
	outcome(t, governance.LewishamPathwaysGroups().Check(), "R75", met) // fresh
}

func TestPathwaysGroups_Check(t *testing.T) {
	with := func(complete engagement.Answer, more ...governance.PathwaysGroup) governance.PathwaysGroups {
		p := governance.LewishamPathwaysGroups()
		p.Complete, p.Groups = complete, append(p.Groups, more...)
		return p
	}
	health := governance.PathwaysGroup{"more health", []engagement.Pathway{engagement.Health}}
	for _, test := range []struct {
		groups governance.PathwaysGroups
		want   engagement.Outcome
		failed []string
	}{
		{with(isYes, health), notMet, []string{"health"}},
		{with(notKnown, health), notMet, []string{"health"}}, // two are two
		{with(notKnown), open, nil},
		{with(isNo), open, nil},
		{with(isYes, governance.PathwaysGroup{Name: "for what, nobody knows"}), open, nil},
		{with(isYes, governance.PathwaysGroup{"for none", []engagement.Pathway{}}), met, nil},
		{with(isYes, governance.PathwaysGroup{"strange", []engagement.Pathway{0, 99}}), open, nil},
		{governance.PathwaysGroups{Complete: isYes}, notMet, []string{"accommodation", "ete", "health", "drugs-alcohol", "finance-benefit-debt", "children-families", "attitudes"}},
		{governance.PathwaysGroups{}, open, nil},
	} {
		outcome(t, test.groups.Check(), "R75", test.want)
		subjects(t, test.groups.Check(), notMet, test.failed...)
	}
	bad := governance.PathwaysGroups{Complete: 9, Groups: []governance.PathwaysGroup{{"", []engagement.Pathway{0}}, {"x", nil},
		{"x", []engagement.Pathway{engagement.Health, 99, engagement.Health}}}}
	wrong(t, bad.Validate(), `groups[0].name: missing
groups[0].pathways[0]: missing
groups[2].name: "x": duplicate
groups[2].pathways[1]: unknown word Pathway(99)
groups[2].pathways[2]: health: duplicate
complete: unknown word Answer(9)`)
	_, duplicated := bad.Cover()
	if len(duplicated) != 0 {
		t.Errorf("one group that lists a pathway twice duplicates %v", duplicated)
	}
}
