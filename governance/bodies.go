package governance

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// lines is the oversight chain of R59: steering group linked to the CDRP,
// overseen by the pioneer site group, which reports to the Criminal Justice
// Board. Each is asked for between bodies at the tiers, whatever they are
// called, and of its own kind: what is overseen does not thereby report.
func (v *view) lines() []Finding {
	tier := map[BodyID]engagement.Tier{}
	for _, b := range v.s.Bodies {
		if b.Status != PlannedBody {
			tier[b.ID] = b.Tier
		}
	}
	var findings []Finding
	for _, want := range []struct {
		from, to engagement.Tier
		kind     LineKind
	}{
		{engagement.OperationalManagement, engagement.LocalOversight, Link},
		{engagement.OperationalManagement, engagement.PioneerSiteOversight, Oversight},
		{engagement.PioneerSiteOversight, engagement.CountywideOversight, Report},
	} {
		answer := engagement.NotKnown
		finding := Finding{}
		for _, line := range v.s.Lines {
			if tier[line.From] == want.from && tier[line.To] == want.to && line.Kind == want.kind {
				answer = engagement.Yes
				finding.Bodies = append(finding.Bodies, line.From, line.To)
			}
		}
		finding.Reason = engagement.Reason{Rule: ruleOversightChain, Outcome: answer.Outcome(), Subject: fmt.Sprintf("%v to %v: %v", want.from, want.to, want.kind),
			Format: "stated: %v", Values: []any{answer}}
		finding.Remedy = remedy(answer, "", "ask whether there is such a line")
		findings = append(findings, finding)
	}
	return findings
}

// chairs is R60 for each body, whether its chair is known, and R80, whether an
// agency leads.
func (v *view) chairs() []Finding {
	var findings []Finding
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		answer := engagement.NotKnown
		f := Finding{Bodies: []BodyID{b.ID}, Remedy: "ask who chairs it"}
		if b.Chair.Agency != "" {
			answer, f.Remedy = engagement.Yes, ""
			f.Agencies = []engagement.AgencyID{b.Chair.Agency}
		}
		f.Reason = engagement.Reason{Rule: ruleSiteFacts, Outcome: answer.Outcome(), Subject: string(b.ID), Format: "chaired by %s, %s", Values: []any{string(b.Chair.Agency), b.Chair.Post}}
		if answer != engagement.Yes {
			f.Reason.Format, f.Reason.Values = "who chairs it is not known", nil
		}
		findings = append(findings, f)
	}
	leads := v.s.HasLead
	if len(v.s.Lead) > 0 {
		leads = engagement.Yes
	}
	return append(findings, Finding{Agencies: v.s.Lead, Reason: engagement.Reason{Rule: ruleLeadAgency, Outcome: leads.Outcome(), Subject: "lead agency",
		Format: "agencies that lead: %d; stated that one does: %v", Values: []any{len(v.s.Lead), leads}},
		Remedy: remedy(leads, "name a lead agency", "ask which agency leads")})
}

// effective is R64 for each body above delivery: formally constituted, and
// every representative with the remit or seniority to decide.
func (v *view) effective() []Finding {
	var findings []Finding
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		if b.Status == PlannedBody || b.Tier != engagement.OperationalManagement && !b.Tier.Strategic() {
			continue
		}
		remit := engagement.NotKnown
		if b.Complete == engagement.Yes {
			remit = engagement.Yes
		}
		var without []engagement.AgencyID
		for _, seat := range b.Seats {
			if v.sits(seat) == engagement.No {
				continue
			}
			has := seat.Remit
			if v.sits(seat) == engagement.NotKnown && has == engagement.No {
				has = engagement.NotKnown // whether it sits there is not known
			}
			remit = remit.And(has)
			if has == engagement.No {
				without = append(without, seat.Agency)
			}
		}
		answer := b.Formal.And(remit)
		findings = append(findings, Finding{Bodies: []BodyID{b.ID}, Agencies: without, Reason: engagement.Reason{Rule: ruleEffective, Outcome: answer.Outcome(),
			Subject: string(b.ID), Format: "formally constituted: %v; every representative can decide: %v", Values: []any{b.Formal, remit}},
			Remedy: remedy(answer, "constitute the group formally, and seat people with the remit or seniority to decide",
				"ask whether the group is formally constituted, and which representatives can decide")})
	}
	return findings
}

// seated is R65 and R66: VCS agencies on groups at operational and at strategic
// level, where capacity allows, and at least one on each that commissions.
func (v *view) seated() []Finding {
	_, operational, local, pioneer, countywide := spans()
	strategic := span{"strategic-oversight", append(append(append([]engagement.Tier{}, local.tiers...), pioneer.tiers...), countywide.tiers...)}
	var findings []Finding
	for _, at := range []span{operational, strategic} {
		is := engagement.No
		for _, tier := range at.tiers {
			is = is.Or(v.represented(span{tier.String(), []engagement.Tier{tier}}, engagement.VCS))
		}
		reason := engagement.Reason{Rule: ruleSteeringSeats, Outcome: is.Outcome(), Subject: at.name, Format: "represented: %v; capacity allows: %v", Values: []any{is, v.s.Capacity}}
		switch {
		case v.s.Capacity == engagement.No && is != engagement.Yes:
			reason.Outcome = engagement.NotApplicable
		case v.s.Capacity != engagement.Yes && is == engagement.No:
			reason.Outcome = engagement.OutcomeNotKnown
		}
		f := Finding{Bodies: v.bodiesOf(at), Reason: reason}
		switch reason.Outcome {
		case engagement.NotMet:
			f.Remedy = "seat VCS projects, perhaps through a lead body such as an LIO"
		case engagement.OutcomeNotKnown:
			f.Remedy = "ask who sits there, and whether agencies have the capacity"
		}
		findings = append(findings, f)
	}
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		above := b.Tier == engagement.OperationalManagement || b.Tier.Strategic()
		if b.Status == PlannedBody || b.Commissions != engagement.Yes && !above {
			continue
		}
		is := v.bodyVCS(b)
		reason := engagement.Reason{Rule: ruleCommissioningSeats, Outcome: is.Outcome(), Subject: string(b.ID), Format: "decides on commissioning: %v; a VCS agency sits on it: %v",
			Values: []any{b.Commissions, is}}
		switch {
		case b.Commissions == engagement.No:
			reason.Outcome = engagement.NotApplicable
		case b.Commissions != engagement.Yes && reason.Outcome == engagement.NotMet:
			reason.Outcome = engagement.OutcomeNotKnown
		}
		f := Finding{Bodies: []BodyID{b.ID}, Reason: reason}
		switch reason.Outcome {
		case engagement.NotMet:
			f.Remedy = "seat a VCS representative, recused from items that it or a partner may bid for (R61)"
		case engagement.OutcomeNotKnown:
			f.Remedy = "ask whether it decides on commissioning, and who sits on it"
		}
		findings = append(findings, f)
	}
	return findings
}

// bodyVCS says whether any VCS agency sits on a body.
func (v *view) bodyVCS(b *Body) engagement.Answer {
	if b.VCS == engagement.Yes {
		return engagement.Yes
	}
	answer := engagement.NotKnown
	if closed(b, engagement.VCS) {
		answer = engagement.No
	}
	for _, seat := range seats(b) {
		if i, listed := v.agencies[seat.Agency]; listed {
			answer = answer.Or(is(v.s.Agencies[i], engagement.VCS).And(v.sits(seat)))
		}
	}
	return answer
}
