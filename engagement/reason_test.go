package engagement_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

func TestReason(t *testing.T) {
	rule := engagement.Rule{ID: "R95", Title: "Outcome criterion", Kind: engagement.Normative, Source: "HO2012 Annex 1"}
	reason := engagement.Reason{Rule: rule, Outcome: engagement.Met, Format: "%d of at least %d outcomes", Values: []any{1, 1},
		Because: []engagement.Reason{{Rule: rule, Outcome: engagement.OutcomeNotKnown, Subject: "O1"}}}
	if got, want := reason.String(), "R95 met: 1 of at least 1 outcomes (HO2012 Annex 1)"; got != want {
		t.Errorf("prints %q, want %q", got, want)
	}
	if got, want := reason.Because[0].String(), "R95 O1 not-known (HO2012 Annex 1)"; got != want {
		t.Errorf("prints %q, want %q", got, want)
	}
	text, err := json.Marshal(reason)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"rule":"R95","outcome":"met","source":"HO2012 Annex 1","detail":"1 of at least 1 outcomes",` +
		`"because":[{"rule":"R95","subject":"O1","outcome":"not-known","source":"HO2012 Annex 1","detail":""}]}`
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

func TestOutcomeOf(t *testing.T) {
	met, unknown := engagement.Reason{Outcome: engagement.Met}, engagement.Reason{}
	for _, test := range []struct {
		reasons []engagement.Reason
		want    engagement.Outcome
	}{
		{nil, engagement.NotApplicable},
		{[]engagement.Reason{met, met}, engagement.Met},
		{[]engagement.Reason{met, unknown}, engagement.OutcomeNotKnown},
		{[]engagement.Reason{met, unknown, {Outcome: engagement.NotMet}, met}, engagement.NotMet},
	} {
		if got := engagement.OutcomeOf(test.reasons); got != test.want {
			t.Errorf("OutcomeOf(%v) = %v, want %v", test.reasons, got, test.want)
		}
	}
}
