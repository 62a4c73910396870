package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// RepresentationChecklist returns the three conditions of accountable
// representation of the VCS on strategic boards and Community Safety
// Partnerships (R85): "electing and training VCS representatives" (CL2012 2.3),
// and a forum or e-network open to "all the local voluntary, community and
// user-led organisations / groups that have voiced an interest" (2.5).
func RepresentationChecklist() engagement.Checklist {
	return engagement.Checklist{Rule: ruleAccountable, Items: []engagement.Item{
		{ID: "elected", Text: "the representative is elected by the sector", Place: "CL2012 2.3; HO2012 Ch.5"},
		{ID: "trained", Text: "the representative is trained", Place: "CL2012 2.3"},
		{ID: "accountable", Text: "accountable through a forum or e-network open to every local group that has voiced an interest", Place: "CL2012 2.5"},
	}}
}

// accountable is R85 for each strategic body, by the VCS agencies that sit
// there.
func (v *view) accountable() []Finding {
	var findings []Finding
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		if b.Status == PlannedBody || b.Tier != engagement.TierNotStated && !b.Tier.Strategic() {
			continue
		}
		strategic := engagement.Yes
		if b.Tier == engagement.TierNotStated {
			strategic = engagement.NotKnown
		}
		var parts []engagement.Reason
		var ids []engagement.AgencyID
		for _, a := range v.s.Agencies {
			done := map[string]engagement.Answer{"elected": engagement.Yes, "trained": engagement.Yes, "accountable": engagement.Yes}
			listed := false
			for _, seat := range ownSeats(b) {
				if absent := v.sits(seat).Not(); seat.Agency == a.ID && absent != engagement.Yes {
					listed = true
					done["elected"] = done["elected"].And(absent.Or(seat.Elected))
					done["trained"] = done["trained"].And(absent.Or(seat.Trained))
					done["accountable"] = done["accountable"].And(absent.Or(seat.Accountable))
				}
			}
			sits := v.on(b, a).And(is(a, engagement.VCS))
			if !listed || sits == engagement.No {
				continue
			}
			part, _ := RepresentationChecklist().Check(done) // its own items
			part.Subject, part.Outcome = string(a.ID), facts.Arising(sits, part.Outcome)
			parts, ids = append(parts, part), append(ids, a.ID)
		}
		if !closed(b, engagement.VCS) {
			parts = append(parts, engagement.Reason{Rule: ruleAccountable, Subject: "others", Format: "others may sit there for the VCS"})
		}
		reason := engagement.Reason{Rule: ruleAccountable, Outcome: engagement.OutcomeOf(parts), Because: parts,
			Format: "%d agencies listed that sit, or may sit, there for the VCS; all of them elected, trained and accountable: %v"}
		reason.Values = []any{len(ids), answerOf(reason.Outcome)}
		if reason.Outcome != engagement.NotApplicable {
			reason.Outcome = facts.Arising(strategic, reason.Outcome)
		}
		f := found(reason, string(b.ID), "have the sector elect its representatives, train them, and have them answer to a forum open to every local group",
			"ask who represents the VCS there, and whether they are elected, trained and accountable")
		f.Bodies, f.Agencies = []BodyID{b.ID}, ids
		findings = append(findings, f)
	}
	return findings
}
