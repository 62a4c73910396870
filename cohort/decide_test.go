package cohort_test

import (
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

const (
	notKnown = engagement.NotKnown
	isYes    = engagement.Yes
	isNo     = engagement.No

	open    = engagement.OutcomeNotKnown
	met     = engagement.Met
	notMet  = engagement.NotMet
	notAsks = engagement.NotApplicable
)

var day = engagement.MustParseDate

// completions lists every way to fill in the answers that are not known.
func completions(answers []engagement.Answer) [][]engagement.Answer {
	all := [][]engagement.Answer{{}}
	for _, answer := range answers {
		options := []engagement.Answer{answer}
		if !answer.IsKnown() {
			options = []engagement.Answer{isYes, isNo}
		}
		var next [][]engagement.Answer
		for _, filled := range all {
			for _, option := range options {
				next = append(next, append(slices.Clone(filled), option))
			}
		}
		all = next
	}
	return all
}

// exactly holds a decision on n answers to its completions: it is the outcome
// that they have in common, and not known where they have none. A value that is
// no answer is one that is not known.
func exactly(t *testing.T, name string, n int, decide func([]engagement.Answer) engagement.Outcome) {
	t.Helper()
	answers := make([]engagement.Answer, n)
	seen := map[engagement.Outcome]bool{}
	var each func(at int)
	each = func(at int) {
		if at < n {
			for _, answer := range []engagement.Answer{notKnown, isYes, isNo, 200} {
				answers[at] = answer
				each(at + 1)
			}
			return
		}
		outcomes := map[engagement.Outcome]bool{}
		var want engagement.Outcome
		for _, filled := range completions(answers) {
			want = decide(filled)
			outcomes[want] = true
		}
		if len(outcomes) > 1 {
			want = open
		} else if want == open {
			t.Errorf("%s: %v is not known although every fact is", name, answers)
		}
		got := decide(slices.Clone(answers))
		seen[got] = true
		if got != want {
			t.Errorf("%s: %v is %v, want %v", name, answers, got, want)
		}
	}
	each(0)
	if !seen[met] || !seen[notMet] || !seen[open] {
		t.Errorf("%s is never met, not met or not known: %v", name, seen)
	}
}

// subjects checks which parts of a reason have an outcome.
func subjects(t *testing.T, reason engagement.Reason, outcome engagement.Outcome, want ...string) {
	t.Helper()
	if got := reason.Subjects(outcome); !slices.Equal(got, want) {
		t.Errorf("%v: %v are %q, want %q", reason, outcome, got, want)
	}
}

// outcome checks the outcome and the rule of a reason.
func outcome(t *testing.T, reason engagement.Reason, rule string, want engagement.Outcome) {
	t.Helper()
	if reason.Outcome != want || reason.Rule.ID != rule {
		t.Errorf("%v, want %s %v", reason, rule, want)
	}
}

// wrong checks the text of an error, empty for none.
func wrong(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != want {
		t.Errorf("the error is\n%s\nwant\n%s", got, want)
	}
}

// checklist holds a list to its length and each of its items: it is missed by
// its id, not known where nobody states it, and nothing else is asked.
func checklist(t *testing.T, list engagement.Checklist, rule string, ids ...string) {
	t.Helper()
	done := map[string]engagement.Answer{}
	var got []string
	for _, item := range list.Items {
		got = append(got, item.ID)
		done[item.ID] = isYes
		if item.Text == "" || item.Place == "" {
			t.Errorf("%+v", item)
		}
	}
	if !slices.Equal(got, ids) {
		t.Fatalf("items %q, want %q", got, ids)
	}
	check := func(want engagement.Outcome, missing ...string) {
		t.Helper()
		reason, err := list.Check(done)
		wrong(t, err, "")
		outcome(t, reason, rule, want)
		subjects(t, reason, notMet, missing...)
	}
	check(met)
	for _, id := range ids {
		done[id] = isNo
		check(notMet, id)
		delete(done, id)
		check(open)
		done[id] = isYes
	}
	if _, err := list.Check(map[string]engagement.Answer{"stranger": isYes}); err == nil {
		t.Error("an item that the list does not have is accepted")
	}
}
