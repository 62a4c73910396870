package barriers

import (
	"fmt"
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// Every step rests on its link: without the link the step is gone, and the
// others stay.
func TestIndex_steps(t *testing.T) {
	whole := Policy{}.index()
	tried := 0
	for _, entry := range whole.entries {
		if !entry.Kind.Hinders() {
			continue
		}
		for i, link := range whole.from[entry.ID] {
			if link.Relation != Opposite && link.Relation != AnsweredBy && link.Relation != SolvedBy {
				continue
			}
			tried++
			before := whole.steps(entry.ID, link.Relation)
			less := Policy{}.index()
			less.from[entry.ID] = slices.Delete(slices.Clone(less.from[entry.ID]), i, i+1)
			after := less.steps(entry.ID, link.Relation)
			has := func(s Step) bool { return s.Link == link }
			if len(after) != len(before)-1 || slices.ContainsFunc(after, has) || !slices.ContainsFunc(before, has) {
				t.Errorf("without %v there are %d steps of %d", link, len(after), len(before))
			}
		}
	}
	if tried == 0 {
		t.Error("no link was tried")
	}
}

// Every link from a rule turns a diagnosis: with its finding its barrier is
// found, and the link is the evidence.
func TestEvidence(t *testing.T) {
	for _, link := range evidence() {
		finding := Finding{Rule: link.From, Outcome: engagement.NotMet, Subject: link.Limb}
		d, err := Diagnose([]Finding{finding})
		if err != nil {
			t.Fatal(err)
		}
		turns := slices.ContainsFunc(d.Barriers, func(b Diagnosed) bool {
			return b.Barrier.ID == link.To && slices.ContainsFunc(b.Evidence, func(e Evidence) bool { return e.Link == link })
		})
		if !turns {
			t.Errorf("%v finds nothing", link)
		}
		finding.Outcome = engagement.Met
		if d, err = Diagnose([]Finding{finding}); err != nil || d.Barriers != nil {
			t.Errorf("%v met finds %v, %v", link, d.Barriers, err)
		}
	}
}

// The lines stand in the order of the rules.
func TestClues(t *testing.T) {
	if !slices.IsSortedFunc(clues(), func(a, b clue) int { return a.rule - b.rule }) {
		t.Error("clues are out of order")
	}
}

// A limb of a rule is named as the reasons of that rule name it: by the tie, or
// by the item of the checklist.
func TestLimbs_areSubjects(t *testing.T) {
	items := map[string]bool{}
	for _, list := range []engagement.Checklist{engagement.IntegrationChecklist(), engagement.WestMidlandsChecklist()} {
		for _, item := range list.Items {
			items[list.Rule.ID+" "+item.ID] = true
		}
	}
	for _, model := range engagement.Models() {
		for _, reason := range engagement.AppendReasons(nil, model, engagement.Ties{}) {
			items[reason.Rule.ID+" "+reason.Subject] = true
		}
	}
	checks := append([]engagement.Reason{engagement.Upgrade(engagement.Ties{}), engagement.Newcomer{}.Check(), engagement.BuyIn{}.Check()},
		engagement.Presence{}.Levels()...)
	for _, check := range checks {
		for _, reason := range append([]engagement.Reason{check}, check.Because...) {
			items[reason.Rule.ID+" "+reason.Subject] = true
		}
	}
	for _, clue := range clues() {
		if id := fmt.Sprint("R", clue.rule, " ", clue.limb); clue.limb != "" && !items[id] {
			t.Errorf("no reason of the engagement package is about %q", id)
		}
	}
}
