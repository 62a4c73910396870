package governance_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

// R222, from the lists of NA2009 Appendix 1.
func TestThirdSectorShare_published(t *testing.T) {
	for _, test := range []struct {
		list     governance.StaffList
		counting governance.StaffCounting
		want     governance.Share
		percent  string
	}{
		{staffOf(t, pioneers.Pennine), governance.Deployed, governance.Share{10, 28}, "35.7%"},
		{staffOf(t, pioneers.Pennine), governance.AllStaff, governance.Share{12, 32}, "37.5%"},
		{staffOf(t, pioneers.Leeds), governance.Deployed, governance.Share{15, 26}, "57.7%"},
		{staffOf(t, pioneers.Nottingham), governance.Deployed, governance.Share{0, 10}, "0.0%"},
		{staffOf(t, pioneers.Lewisham), governance.Deployed, governance.Share{0, 10}, "0.0%"},
		{staffOf(t, pioneers.Lewisham), governance.AllStaff, governance.Share{0, 16}, "0.0%"},
		{lewisham42(), governance.AllStaff, governance.Share{0, 15}, "0.0%"},
		{lewishamNow(), governance.AllStaff, governance.Share{0, 15}, "0.0%"},
	} {
		got, reason, err := test.list.ThirdSectorShare(test.counting)
		wrong(t, err, "")
		outcome(t, reason, "R222", met)
		if got != test.want || got.String() != test.percent {
			t.Errorf("%v: %+v, %v, want %+v, %s", test.list.Place, got, got, test.want, test.percent)
		}
	}
}

func TestStaffList_ThirdSectorShare(t *testing.T) {
	list := func(complete engagement.Answer, lines ...governance.StaffLine) governance.StaffList {
		return governance.StaffList{Complete: complete, Lines: lines}
	}
	vcs := governance.StaffLine{Agency: "a", Sector: engagement.VCS, Deployed: 1}
	for _, test := range []struct {
		list governance.StaffList
		want engagement.Outcome
	}{
		{list(isYes, vcs), met},
		{list(notKnown, vcs), open},
		{list(isNo, vcs), open},
		{list(isYes, vcs, governance.StaffLine{Agency: "b", Deployed: 1}), open}, // of which sector?
		{list(isYes, vcs, governance.StaffLine{Agency: "b", ToBeDeployed: 1}), met},
		{list(isYes), notAsks},
		{governance.StaffList{}, open},
	} {
		share, reason, err := test.list.ThirdSectorShare(governance.Deployed)
		wrong(t, err, "")
		outcome(t, reason, "R222", test.want)
		if share.IsKnown() != (test.want == met) {
			t.Errorf("%v: share %v", test.list, share)
		}
	}
}

func TestShare_String(t *testing.T) {
	for share, want := range map[governance.Share]string{
		{1, 1}: "100.0%", {1, 2000}: "0.1%", {999, 2000}: "50.0%", {1, 2001}: "0.0%", {math.MaxInt64, math.MaxInt64}: "100.0%",
		{math.MaxInt64 - 1, math.MaxInt64}: "100.0%", {0, 0}: "not-known", {2, 1}: "not-known", {-1, 2}: "not-known", {1, -2}: "not-known",
		{math.MinInt64, math.MinInt64}: "not-known",
	} {
		if got := share.String(); got != want {
			t.Errorf("%+v is %s, want %s", share, got, want)
		}
	}
	for whole := int64(1); whole <= 300; whole++ {
		for part := int64(0); part <= whole; part++ {
			// FloatString rounds halves away from zero.
			want := big.NewRat(100*part, whole).FloatString(1) + "%"
			if got := (governance.Share{part, whole}).String(); got != want {
				t.Fatalf("%d of %d is %s, want %s", part, whole, got, want)
			}
		}
	}
}
