package governance

import (
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
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
		others := []string{} // between the same tiers
		for _, line := range v.s.Lines {
			switch forth := tier[line.From] == want.from && tier[line.To] == want.to; {
			case forth && line.Kind == want.kind:
				answer = engagement.Yes
				finding.Bodies = append(finding.Bodies, line.From, line.To)
			case forth || tier[line.From] == want.to && tier[line.To] == want.from:
				others = append(others, fmt.Sprintf("%s to %s: %v", line.From, line.To, line.Kind))
			}
		}
		finding.Reason = engagement.Reason{Rule: ruleOversightChain, Outcome: answer.Outcome(), Subject: fmt.Sprintf("%v to %v: %v", want.from, want.to, want.kind),
			Format: "stated: %v; other lines between these tiers: %v", Values: []any{answer, others}}
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
		if b.Status == PlannedBody || b.above() == engagement.No {
			continue
		}
		remit := engagement.NotKnown
		if b.Complete == engagement.Yes {
			remit = engagement.Yes
		}
		somebody := b.Complete != engagement.Yes
		var without []engagement.AgencyID
		for _, seat := range ownSeats(b) {
			if v.sits(seat) == engagement.No {
				continue
			}
			somebody = true
			has := v.sits(seat).Not().Or(seat.Remit)
			remit = remit.And(has)
			if has == engagement.No {
				without = append(without, seat.Agency)
			}
		}
		reason := engagement.Reason{Rule: ruleEffective, Outcome: facts.Arising(b.above(), b.Formal.And(remit).Outcome()), Subject: string(b.ID),
			Format: "formally constituted: %v; every representative can decide: %v", Values: []any{b.Formal, remit}}
		if !somebody {
			reason.Format += "; nobody sits on it"
			if reason.Outcome == engagement.Met {
				reason.Outcome = engagement.NotApplicable
			}
		}
		findings = append(findings, Finding{Bodies: []BodyID{b.ID}, Agencies: without, Reason: reason,
			Remedy: remedyOf(reason.Outcome, "constitute the group formally, and seat people with the remit or seniority to decide",
				"ask whether the group is formally constituted, and which representatives can decide")})
	}
	return findings
}

// above says whether a body stands above delivery.
func (b *Body) above() engagement.Answer {
	if b.Tier == engagement.TierNotStated {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(b.Tier == engagement.OperationalManagement || b.Tier.Strategic())
}

// ownSeats is the seats of a body, with one for its chair where the chair's
// agency has none as a member: else the chair holds one of those.
func ownSeats(b *Body) []Seat {
	for _, seat := range b.Seats {
		if seat.Agency == b.Chair.Agency && seat.Status == Member {
			return b.Seats
		}
	}
	return seats(b)
}

// projects says whether a VCS agency that works with offenders, or one that may
// sit for those, is present in a span: an infrastructure organisation, the
// broker, an agency that leads (R65).
func (v *view) projects(at span) (engagement.Answer, []engagement.AgencyID) {
	answer := engagement.No
	var ids []engagement.AgencyID
	for i, a := range v.s.Agencies {
		present := v.in(i, at, engagement.VCS)
		works := outside(a.Ties).Or(a.Ties.CoWorking).Or(a.Ties.CoLocated).Or(a.Ties.MakesReferrals).Or(oriented(a.Orientation))
		if a.Kind == engagement.LIO || a.ID == v.s.Broker.Agency || slices.Contains(v.s.Lead, a.ID) {
			works = engagement.Yes
		}
		if present.And(works) == engagement.Yes {
			ids = append(ids, a.ID)
		}
		answer = answer.Or(present.And(works))
	}
	if v.open(at, engagement.VCS) {
		answer = answer.Or(engagement.NotKnown)
	}
	return answer, ids
}

// oriented says whether an organisation works with offenders as such.
func oriented(o engagement.Orientation) engagement.Answer {
	switch o {
	case engagement.OffendersOnly, engagement.DisadvantagedPriority:
		return engagement.Yes
	case engagement.CommunityReferral, engagement.Mainstream:
		return engagement.No
	}
	return engagement.NotKnown
}

// seated is R65 and R66: VCS agencies on groups at operational and at strategic
// level, where capacity allows, and at least one on each that commissions. Who
// sits there shows that capacity allowed it, whatever is stated of it.
func (v *view) seated() []Finding {
	_, operational, local, pioneer, countywide := spans()
	strategic := span{"strategic-oversight", append(append(append([]engagement.Tier{}, local.tiers...), pioneer.tiers...), countywide.tiers...)}
	var findings []Finding
	for _, at := range []span{operational, strategic} {
		is, ids := v.projects(at)
		reason := engagement.Reason{Rule: ruleSteeringSeats, Outcome: is.Outcome(), Subject: at.name,
			Format: "VCS projects that work with offenders are represented: %v; capacity allows: %v", Values: []any{is, v.s.Capacity}}
		switch {
		case v.s.Capacity == engagement.No && is != engagement.Yes:
			reason.Outcome = engagement.NotApplicable
		case v.s.Capacity != engagement.Yes && is == engagement.No:
			reason.Outcome = engagement.OutcomeNotKnown
		}
		findings = append(findings, Finding{Bodies: v.bodiesOf(at), Agencies: ids, Reason: reason,
			Remedy: remedyOf(reason.Outcome, "seat VCS projects that work with offenders, perhaps through a lead body such as an LIO",
				"ask who sits there, whether they work with offenders, and whether agencies have the capacity")})
	}
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		if !b.mayCommission() {
			continue
		}
		is := v.bodyVCS(b)
		reason := engagement.Reason{Rule: ruleCommissioningSeats, Outcome: facts.Arising(b.Commissions, is.Outcome()), Subject: string(b.ID),
			Format: "decides on commissioning: %v; a VCS agency sits on it: %v", Values: []any{b.Commissions, is}}
		findings = append(findings, Finding{Bodies: []BodyID{b.ID}, Agencies: v.sitting(b, engagement.VCS), Reason: reason,
			Remedy: remedyOf(reason.Outcome, "seat a VCS representative, recused from items that it or a partner may bid for (R61)",
				"ask whether it decides on commissioning, and who sits on it")})
	}
	return findings
}

// mayCommission reports whether a body is there and may decide on
// commissioning: one that is said to, and any above delivery.
func (b *Body) mayCommission() bool {
	return b.Status != PlannedBody && (b.Commissions == engagement.Yes || b.above() != engagement.No)
}

// sitting is the agencies of a sector that are known to sit on a body, once
// each.
func (v *view) sitting(b *Body, sector engagement.Sector) []engagement.AgencyID {
	var ids []engagement.AgencyID
	for _, seat := range seats(b) {
		i, listed := v.agencies[seat.Agency]
		if listed && is(v.s.Agencies[i], sector).And(v.sits(seat)) == engagement.Yes && !slices.Contains(ids, seat.Agency) {
			ids = append(ids, seat.Agency)
		}
	}
	return ids
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
