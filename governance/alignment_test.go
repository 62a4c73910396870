package governance_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R83. The objectives are synthetic: HO2012 names none.
func TestAlignment_Check(t *testing.T) {
	vcs, statutory := []string{"housing", "mentoring", "shared"}, []string{"accommodation", "shared", "enforcement"}
	pairs := []governance.Counterpart{{"housing", "accommodation"}}
	all := []governance.Counterpart{{"housing", "accommodation"}, {"mentoring", "accommodation"}, {"mentoring", "enforcement"}}
	for _, test := range []struct {
		facts  governance.Alignment
		want   engagement.Outcome
		failed []string
	}{
		{governance.Alignment{vcs, statutory, all, notKnown}, met, nil},
		{governance.Alignment{vcs, statutory, pairs, isYes}, notMet, []string{"vcs", "statutory"}},
		{governance.Alignment{vcs, statutory, pairs, notKnown}, open, nil}, // there may be counterparts nobody has stated
		{governance.Alignment{vcs, statutory, pairs, isNo}, open, nil},
		{governance.Alignment{vcs, statutory, all[:2], isYes}, notMet, []string{"statutory"}},
		{governance.Alignment{vcs, []string{}, nil, notKnown}, notMet, []string{"vcs"}}, // nothing to be aligned with
		{governance.Alignment{vcs, nil, nil, isYes}, open, nil},
		{governance.Alignment{[]string{}, []string{}, nil, notKnown}, notAsks, nil},
		{governance.Alignment{}, open, nil},
	} {
		outcome(t, test.facts.Check(), "R83", test.want)
		subjects(t, test.facts.Check(), notMet, test.failed...)
	}
	onlyVCS, onlyStatutory := governance.Alignment{vcs, statutory, pairs, isYes}.Unaligned()
	if diff := cmp.Diff([][]string{{"mentoring"}, {"enforcement"}}, [][]string{onlyVCS, onlyStatutory}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"housing", "mentoring", "shared"}, vcs); diff != "" {
		t.Errorf("the input is changed:\n%s", diff)
	}
	onlyVCS, _ = governance.Alignment{VCS: vcs, Counterparts: pairs}.Unaligned() // the other side is not known
	_, onlyStatutory = governance.Alignment{Statutory: statutory, Counterparts: pairs}.Unaligned()
	if diff := cmp.Diff([][]string{{"mentoring", "shared"}, {"shared", "enforcement"}}, [][]string{onlyVCS, onlyStatutory}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	onlyVCS, onlyStatutory = governance.Alignment{VCS: vcs, Statutory: statutory, Counterparts: []governance.Counterpart{{"housing", "z"}, {"y", "enforcement"}}}.Unaligned()
	if len(onlyVCS) != 2 || len(onlyStatutory) != 2 {
		t.Errorf("counterparts outside the sets count: %q, %q", onlyVCS, onlyStatutory)
	}
	bad := governance.Alignment{[]string{"a", "", "a"}, []string{"b"}, []governance.Counterpart{{"a", "z"}, {"y", "b"}}, 9}
	wrong(t, bad.Validate(), `vcs[1]: missing
vcs[2]: "a": duplicate
counterparts[0].statutory: "z": no such objective in statutory
counterparts[1].vcs: "y": no such objective in vcs
complete: unknown word Answer(9)`)
	outcome(t, bad.Check(), "R83", open) // what is not in the sets is no counterpart
}
