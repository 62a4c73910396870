package governance_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// R76: NA2009 1.4.
func TestMeetings(t *testing.T) {
	got := map[string]string{}
	for _, meeting := range governance.Meetings() {
		got[meeting.ID] = meeting.Cadence.String()
		for _, found := range append(governance.Cadences(), 0, 99) {
			want := open
			if meeting.Cadence != 0 && found != 0 && found != 99 {
				want = engagement.AnswerOf(found == meeting.Cadence).Outcome()
			}
			outcome(t, meeting.Check(found), "R76", want)
		}
		if meeting.Purpose == "" || meeting.Place == "" {
			t.Errorf("%+v", meeting)
		}
	}
	if diff := cmp.Diff(map[string]string{"mappom": "monthly", "tag": "weekly", "leeds-divisional": "not-stated"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	outcome(t, governance.Meeting{Cadence: 77}.Check(77), "R76", open)
}
