package governance_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

func strategyGroup(complete engagement.Answer, police, prisons, probation, user, vcs int64) governance.Membership {
	return governance.Membership{Complete: complete, Members: []governance.ClassMembers{
		{"vcs", vcs}, {"police", police}, {"prisons", prisons}, {"probation", probation}, {"service-user", user}}}
}

// R63: HO2012 Table 2: three ring-fenced, one, eight.
func TestCrimePreventionStrategyGroup(t *testing.T) {
	group := governance.CrimePreventionStrategyGroup()
	var total, fenced int64
	for _, places := range group.Places {
		total += places.Number
		if places.RingFenced {
			fenced += places.Number
		}
	}
	if total != 12 || fenced != 3 {
		t.Errorf("%d places, %d ring-fenced, want 12 and 3", total, fenced)
	}
	for _, test := range []struct {
		members governance.Membership
		want    engagement.Outcome
		missing []string
	}{
		{strategyGroup(isYes, 1, 1, 1, 1, 8), met, nil},
		{strategyGroup(isYes, 1, 1, 1, 0, 8), notMet, []string{"service-user"}},
		{strategyGroup(isYes, 1, 1, 0, 1, 9), notMet, []string{"probation", "vcs"}},
		{strategyGroup(notKnown, 1, 1, 1, 1, 8), open, nil}, // another may sit
		{strategyGroup(notKnown, 1, 1, 1, 0, 7), open, nil}, // the places may be filled
		{strategyGroup(notKnown, 0, 2, 0, 0, 0), notMet, []string{"prisons"}},
		{strategyGroup(isNo, 1, 1, 1, 1, 8), notMet, []string{"others"}}, // another does sit
		{strategyGroup(isNo, 1, 1, 1, 1, 7), open, nil},
		{governance.Membership{Complete: isYes}, notMet, []string{"police", "prisons", "probation", "service-user", "vcs"}},
		{governance.Membership{}, open, nil},
	} {
		_, reason, err := group.Check(test.members)
		wrong(t, err, "")
		outcome(t, reason, "R63", test.want)
		subjects(t, reason, notMet, test.missing...)
	}
}

func TestComposition_Check(t *testing.T) {
	sits := strategyGroup(isYes, 2, 1, 1, 1, 6)
	sits.Members = append(sits.Members, governance.ClassMembers{Class: "council", Number: math.MaxInt64})
	counts, reason, err := governance.CrimePreventionStrategyGroup().Check(sits)
	wrong(t, err, "")
	outcome(t, reason, "R63", notMet)
	if got := reason.Detail(); got != "of 6 classes 1 have places vacant and 2 have members in excess; all members listed: yes" {
		t.Error(got)
	}
	want := []governance.PlaceCount{
		{Class: "police", RingFenced: true, Places: 1, Members: 2, Excess: 1},
		{Class: "prisons", RingFenced: true, Places: 1, Members: 1},
		{Class: "probation", RingFenced: true, Places: 1, Members: 1},
		{Class: "service-user", Places: 1, Members: 1},
		{Class: "vcs", Places: 8, Members: 6, Vacant: 2},
		{Class: "council", Members: math.MaxInt64, Excess: math.MaxInt64},
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	bad := governance.Composition{Places: []governance.ClassPlaces{{Class: "vcs", Number: math.MinInt64}, {Class: "vcs", Number: 1}}}
	counts, reason, err = bad.Check(governance.Membership{Members: []governance.ClassMembers{{"", 1}, {"vcs", -1}}, Complete: 9})
	wrong(t, err, `places[0].number: -9223372036854775808: negative
places[1].class: "vcs": duplicate
members[0].class: missing
members[1].number: -1: negative
complete: unknown word Answer(9)`)
	outcome(t, reason, "R63", open)
	if counts != nil {
		t.Errorf("counted %v all the same", counts)
	}
	_, reason, err = governance.Composition{}.Check(governance.Membership{Complete: isYes})
	wrong(t, err, "")
	outcome(t, reason, "R63", open) // nobody knows its places
}
