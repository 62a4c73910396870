package governance

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// conflicts is R61 for each item that a body decides, by those who sit there and
// are not recused; and for each body that decides on commissioning, or may, and
// of whose items nothing is stated.
func (v *view) conflicts() []Finding {
	at := map[BodyID]*Body{}
	for i := range v.s.Bodies {
		at[v.s.Bodies[i].ID] = &v.s.Bodies[i]
	}
	decides := map[BodyID]bool{}
	var findings []Finding
	for _, d := range v.s.Practice.Decisions {
		decides[d.Body] = true
		reason, conflicting := v.conflict(d, at[d.Body])
		f := found(reason, d.subject(), "let those who may bid, or whose partners may, stay out of this item", "ask who may bid for the item, who is partnered with whom, and who decides it")
		f.Bodies, f.Agencies = []BodyID{d.Body}, conflicting
		findings = append(findings, f)
	}
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		if decides[b.ID] || !b.mayCommission() {
			continue
		}
		f := found(engagement.Reason{Rule: ruleConflict, Outcome: facts.Arising(b.Commissions, engagement.OutcomeNotKnown),
			Format: "decides on commissioning: %v; for what, and who may bid, is not stated", Values: []any{b.Commissions}},
			string(b.ID), "", "ask whether it decides on commissioning, for which items, and who may bid")
		f.Bodies = []BodyID{b.ID}
		for _, sector := range engagement.Sectors() {
			f.Agencies = append(f.Agencies, v.sitting(b, sector)...)
		}
		findings = append(findings, f)
	}
	return findings
}

// conflict is R61 for one item, with those who are to stay out of it and sit, or
// may sit, on the body all the same.
func (v *view) conflict(d Decision, b *Body) (engagement.Reason, []engagement.AgencyID) {
	var parts []engagement.Reason
	var conflicting []engagement.AgencyID
	deciding := 0
	for _, a := range v.s.Agencies {
		listed := slices.ContainsFunc(seats(b), func(seat Seat) bool { return seat.Agency == a.ID })
		sits := v.on(b, a)
		if !listed || sits == engagement.No || slices.Contains(d.Recused, a.ID) {
			continue
		}
		deciding++
		standing, part := Participation(v.policy.Conflict, d.Item, a.Agency, v.s.Practice.Partnerings)
		if standing == Recused {
			conflicting = append(conflicting, a.ID)
		}
		if sits == engagement.NotKnown && part.Outcome == engagement.NotMet {
			part.Outcome = engagement.OutcomeNotKnown // it may not sit there
		}
		parts = append(parts, part)
	}
	if b.Complete != engagement.Yes {
		parts = append(parts, engagement.Reason{Rule: ruleConflict, Subject: "others", Format: "others may sit on %s", Values: []any{string(b.ID)}})
	}
	return engagement.Reason{Rule: ruleConflict, Outcome: facts.Arising(d.Item.Commissioning, engagement.OutcomeOf(parts)), Because: parts,
		Format: "of those listed on %s, %d are not recused; to be recused of those: %d",
		Values: []any{string(b.ID), deciding, len(conflicting)}}, conflicting
}
