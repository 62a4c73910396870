package funding

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

// R123, request by request.
func TestCheckFocusChanges(t *testing.T) {
	const (
		yes     = engagement.Yes
		no      = engagement.No
		unknown = engagement.NotKnown
	)
	request := func(id ApplicationID, allowed engagement.Answer, ground string) FocusChange {
		return FocusChange{Application: id, Allowed: allowed, Ground: ground}
	}
	for _, test := range []struct {
		name     string
		requests []FocusChange
		want     engagement.Outcome
		pairs    []string
	}{
		{"one ground, one decision", []FocusChange{request("a", yes, "late-start"), request("b", yes, "late-start")}, engagement.Met, nil},
		{"one ground, two decisions", []FocusChange{request("a", yes, "late-start"), request("b", no, "late-start")}, engagement.NotMet, []string{"a b late-start"}},
		{"two grounds, two decisions", []FocusChange{request("a", yes, "late-start"), request("b", no, "less-demand")}, engagement.Met, nil},
		{"held without a reason", []FocusChange{request("a", yes, "late-start"), {Application: "b", Allowed: no, Stated: no}}, engagement.NotMet, []string{"a b "}},
		{"allowed without a reason, held for one", []FocusChange{{Application: "a", Allowed: yes, Stated: no}, request("b", no, "late-start")}, engagement.Met, nil},
		{"both without a reason", []FocusChange{{Application: "a", Allowed: yes, Stated: no}, {Application: "b", Allowed: no, Stated: no}}, engagement.NotMet, []string{"a b "}},
		{"reasons not known", []FocusChange{request("a", yes, ""), request("b", no, "")}, engagement.OutcomeNotKnown, nil},
		{"one reason not known", []FocusChange{request("a", yes, "late-start"), request("b", no, "")}, engagement.OutcomeNotKnown, nil},
		{"a reason was stated, not known which", []FocusChange{request("a", yes, "late-start"), {Application: "b", Allowed: no, Stated: yes}}, engagement.OutcomeNotKnown, nil},
		{"no reason to allow, one stated to hold", []FocusChange{{Application: "a", Allowed: yes, Stated: no}, {Application: "b", Allowed: no, Stated: yes}}, engagement.Met, nil},
		{"a decision not known, on one ground", []FocusChange{request("a", yes, "late-start"), request("b", unknown, "late-start")}, engagement.OutcomeNotKnown, nil},
		{"a decision not known, on another ground", []FocusChange{request("a", yes, "late-start"), request("b", unknown, "less-demand")}, engagement.Met, nil},
		{"all held", []FocusChange{request("a", no, ""), request("b", no, "")}, engagement.Met, nil},
		{"one request", []FocusChange{request("a", no, "")}, engagement.NotApplicable, nil},
		{"none", nil, engagement.NotApplicable, nil},
		{"an inconsistent pair beside an unknown", []FocusChange{request("a", yes, "g"), request("b", no, "g"), request("c", unknown, "")}, engagement.NotMet, []string{"a b g"}},
		{"every pair", []FocusChange{request("a", yes, "g"), request("b", no, "g"), request("c", yes, "g"), request("d", no, "g"), request("e", no, "h"), request("f", yes, "h")},
			engagement.NotMet, []string{"a b g", "a d g", "c b g", "c d g", "f e h"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			unequal, reason, err := CheckFocusChanges(test.requests)
			require.NoError(t, err)
			require.Equal(t, test.want, reason.Outcome, reason)
			require.Equal(t, "R123", reason.Rule.ID)
			var pairs []string
			for _, u := range unequal {
				for allowed, held := range u.Pairs() {
					pairs = append(pairs, fmt.Sprintf("%s %s %s", allowed, held, u.Ground))
				}
			}
			require.Equal(t, test.pairs, pairs)
		})
	}
	_, _, err := CheckFocusChanges([]FocusChange{{Allowed: 7, Stated: 8}, {Application: "a", Stated: no, Ground: "g"}})
	require.EqualError(t, err, `requests[0].application: missing
requests[0].allowed: unknown word Answer(7)
requests[0].stated: unknown word Answer(8)
requests[1].ground: "g": contradicts: that no reason was stated`)
	for range (UnequalTreatment{Allowed: []ApplicationID{"a", "b"}, Held: []ApplicationID{"c"}}).Pairs() {
		break
	}
}

// The outcome is what every way to fill in the unknown facts agrees on, and not
// known where they differ.
func TestCheckFocusChanges_completions(t *testing.T) {
	r := rand.New(rand.NewPCG(123, 1))
	// Two grounds of the requests, one of neither, and none.
	grounds := []string{"g", "h", "other", ""}
	seen := map[engagement.Outcome]int{}
	for range 1_500 {
		requests := make([]FocusChange, 2+r.IntN(2))
		for i := range requests {
			requests[i] = FocusChange{Application: ApplicationID(rune('a' + i)), Allowed: engagement.Answer(r.IntN(3))}
			switch r.IntN(4) {
			case 0:
				requests[i].Stated = engagement.Answer(r.IntN(3))
			default:
				requests[i].Ground = grounds[r.IntN(2)]
			}
		}
		unequal, equal := false, false
		var complete func(filled []FocusChange)
		complete = func(filled []FocusChange) {
			i := len(filled)
			if i == len(requests) {
				bad := false
				for _, a := range filled {
					for _, b := range filled {
						bad = bad || a.Allowed == engagement.Yes && b.Allowed == engagement.No && (b.Ground == "" || a.Ground == b.Ground)
					}
				}
				unequal, equal = unequal || bad, equal || !bad
				return
			}
			for _, allowed := range engagement.Answers() {
				for _, ground := range grounds {
					q := requests[i]
					if q.Allowed.IsKnown() && q.Allowed != allowed || q.Ground != "" && q.Ground != ground ||
						q.Stated == engagement.No && ground != "" || q.Stated == engagement.Yes && ground == "" {
						continue
					}
					complete(append(slices.Clone(filled), FocusChange{Application: q.Application, Allowed: allowed, Ground: ground}))
				}
			}
		}
		complete(nil)
		want := engagement.OutcomeNotKnown
		switch {
		case unequal && !equal:
			want = engagement.NotMet
		case equal && !unequal:
			want = engagement.Met
		}
		_, reason, err := CheckFocusChanges(requests)
		require.NoError(t, err)
		require.Equal(t, want, reason.Outcome, "%+v", requests)
		seen[want]++
	}
	require.Len(t, seen, 3)
}
