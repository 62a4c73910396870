package governance

import (
	"fmt"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// practised is what the rules say of how the partnership is run. The error is
// the Problems of reviews whose next day lies outside the calendar, which only
// the policy's months can tell.
func (v *view) practised() ([]Finding, error) {
	duties, err := v.duties()
	return slices.Concat(v.deliveryModels(), v.leadBodies(), v.chain(), v.fundedBrokerage(), v.nationalBodies(), v.conflicts(), v.groupPlaces(), v.plans(),
		v.strands(), v.panel(), duties, v.payments(), v.appointments(), v.pathways(), v.interim(), v.duty(), v.coordinators(), v.escalations(),
		v.alignment(), v.advisory(), v.staff(), v.checklists()), err
}

// each is the findings of a rule over a list of facts. Of a list that is nil
// nobody knows, and there is nothing to put right in one that is empty.
func each[T any](rule engagement.Rule, what, ask string, list []T, of func(T) Finding) []Finding {
	reason := engagement.Reason{Rule: rule, Subject: what, Format: "nothing is stated"}
	switch {
	case list == nil:
		return []Finding{{Reason: reason, Remedy: ask}}
	case len(list) == 0:
		reason.Outcome, reason.Format = engagement.NotApplicable, "it is stated that there is none"
		return []Finding{{Reason: reason}}
	}
	var findings []Finding
	for _, fact := range list {
		findings = append(findings, of(fact))
	}
	return findings
}

// found is a finding with what would put it right, by its outcome.
func found(reason engagement.Reason, subject, missing, ask string, places ...string) Finding {
	reason.Subject = subject
	return Finding{Reason: reason, Remedy: remedyOf(reason.Outcome, missing, ask), Evidence: slices.DeleteFunc(places, func(place string) bool { return place == "" })}
}

// deliveryModels is R24 for each VCS agency that delivers, by its ties.
func (v *view) deliveryModels() []Finding {
	delivery, _, _, _, _ := spans()
	var findings []Finding
	for i, a := range v.s.Agencies {
		delivers := v.in(i, delivery, engagement.VCS)
		if delivers == engagement.No {
			continue
		}
		reason := DeliveryModelOf(a.Ties.CoLocated, a.Ties.CoWorking).Check()
		reason.Outcome = facts.Arising(delivers, reason.Outcome)
		reason.Format, reason.Values = "co-located: %v, co-working: %v; delivers: %v", []any{a.Ties.CoLocated, a.Ties.CoWorking, delivers}
		f := found(reason, string(a.ID), "co-location with co-working is preferred: consider whether it could be had here", "ask whether it delivers, is co-located and co-works")
		f.Agencies = []engagement.AgencyID{a.ID}
		findings = append(findings, f)
	}
	if findings == nil {
		reason := engagement.Reason{Rule: ruleCoLocation, Outcome: engagement.NotApplicable, Format: "no VCS agency is known to deliver"}
		if v.open(delivery, engagement.VCS) {
			reason.Outcome = engagement.OutcomeNotKnown
		}
		findings = append(findings, found(reason, "delivery", "", "ask which VCS agencies deliver, and how"))
	}
	return findings
}

func (v *view) leadBodies() []Finding {
	return each(ruleLeadBody, "lead body", "ask which agency leads for the area, and what it is", v.s.Practice.LeadBodies, func(b LeadBody) Finding {
		f := found(b.Check(), b.subject(), "let an infrastructure organisation lead, or an agency that delivers to offenders with links to criminal justice agencies and VCS networks",
			"ask what kind of agency it is, whether it delivers to offenders, and which links it has", b.Place)
		f.Agencies = named(b.Agency.ID)
		return f
	})
}

func (v *view) chain() []Finding {
	c := v.s.Practice.Chain
	f := found(c.Check(), "brokerage chain", "for the funder to be at double arm's length, put two intermediaries between it and the agency funded", "ask who stands between the funder and the agency funded", c.Place)
	f.Agencies = named(c.Path...)
	return []Finding{f}
}

// fundedBrokerage is R52 for the broker of the structure.
func (v *view) fundedBrokerage() []Finding {
	b := v.s.Broker
	assigned := b.Exists
	if b.Agency != "" {
		assigned = engagement.Yes
	}
	f := found(BrokeragePlan{assigned, b.FundedHours}.Check(), "brokerage", "fund hours for the brokerage", "ask whether an agency brokers, and whether hours are funded for it")
	f.Agencies = named(b.Agency)
	return []Finding{f}
}

func (v *view) nationalBodies() []Finding {
	return each(ruleInfrastructureUse, "national body", "ask how the national infrastructure body is used, at which level", v.s.Practice.NationalBodies, func(n NationalBody) Finding {
		return found(n.Check(), n.Level.String(), "use the national body for representation, resource it and task it, with the local CVS as the key body locally",
			"ask how the national body is used, resourced and tasked")
	})
}

// groupPlaces is R63 for each group, and for ring-fenced seats of bodies whose
// places are not stated.
func (v *view) groupPlaces() []Finding {
	groups := each(ruleComposition, "places", "ask how many places the groups have, for whom, and who fills them", v.s.Practice.Groups, func(g GroupPlaces) Finding {
		_, reason, _ := g.Composition.Check(g.Membership) // valid: so is the structure
		return found(reason, g.Composition.Group, "fill the places that are vacant, and find places for those who sit without one",
			"ask who else sits on the group", g.Composition.Source)
	})
	for i := range v.s.Bodies {
		b := &v.s.Bodies[i]
		var holders []engagement.AgencyID
		kept, taken := 0, engagement.Yes
		for _, seat := range b.Seats {
			taken = taken.And(seat.RingFenced.Not().Or(v.sits(seat)))
			if seat.RingFenced == engagement.Yes {
				kept++
				holders = append(holders, seat.Agency)
			}
		}
		if kept == 0 || b.Status == PlannedBody {
			continue
		}
		f := found(engagement.Reason{Rule: ruleComposition, Outcome: taken.Outcome(), Format: "%d seats are ring-fenced; all are taken: %v", Values: []any{kept, taken}},
			string(b.ID)+": ring-fenced seats", "fill the seats that are ring-fenced", "ask whether the seats that are ring-fenced are taken")
		f.Bodies, f.Agencies = []BodyID{b.ID}, once(holders)
		groups = append(groups, f)
	}
	return groups
}

func (v *view) plans() []Finding {
	return each(ruleStrategicPlan, "strategic plan", "ask whether the strategic plans state involvement of the VCS in service delivery", v.s.Practice.Plans, func(p StrategicPlan) Finding {
		return found(p.Check(), p.Of, "state involvement of the VCS in service delivery in the plan", "ask what the plan says of the VCS in service delivery", p.Place)
	})
}

func (v *view) strands() []Finding {
	return each(ruleSingleOwner, "work strand", "ask which strands of work agencies share, and who leads them", v.s.Practice.Strands, func(w WorkStrand) Finding {
		f := found(w.Check(), w.Name, "have every partner name a strategic lead, and name one person over all of them", "ask who leads for each partner, and who over all")
		for _, partner := range w.Partners {
			f.Agencies = append(f.Agencies, partner.Agency)
		}
		return f
	})
}

func (v *view) panel() []Finding {
	p := v.s.Practice.Panel
	reason := p.Check()
	return []Finding{found(reason, "grants panel", "seat members from "+strings.Join(reason.Subjects(engagement.NotMet), ", "), "ask who sits on the grants panel", p.Place)}
}

// duties is R71 for each duty, as at the structure's day.
func (v *view) duties() ([]Finding, error) {
	var problems engagement.Problems
	n := -1
	findings := each(ruleNotHandsOff, "case duties", "ask how the roles in enforcement and risk assessment are looked after", v.s.Practice.Duties, func(r DutyReview) Finding {
		n++
		reason, err := r.Check(v.s.On, v.policy.ReviewMonths)
		problems.AddAll(fmt.Sprintf("duties[%d]", n), err)
		return found(reason, r.Duty.String(), "assess what is expected of either side again, monitor it, and consider whether to be hands-off is right for this duty",
			"ask when the roles were assessed last, whether they are monitored, and name after how many months they are to be assessed again")
	})
	return findings, problems.Err()
}

func (v *view) payments() []Finding {
	return each(ruleRegularity, "payments", "ask what the department can show of the money that it pays", v.s.Practice.Payments, func(p Payment) Finding {
		reason, _ := p.Check(v.s.Practice.Aims) // valid: so is the structure
		return found(reason, p.ID, "do not pay before it is regular, proper, worth the money and serves an aim", "ask which aim it serves, and whether it is regular, proper and worth the money")
	})
}

func (v *view) appointments() []Finding {
	return each(ruleAppointment, "intermediary", "ask how the intermediary was appointed", v.s.Practice.Appointments, func(a Appointment) Finding {
		f := found(a.Check(), string(a.Agency), "tender the appointment", "ask whether it is the only suitable body, and takes a management fee", a.Place)
		f.Agencies = named(a.Agency)
		return f
	})
}

func (v *view) pathways() []Finding {
	p := v.s.Practice.Pathways
	return []Finding{found(p.Check(), "pathways groups", "let exactly one group see to each pathway", "ask which groups there are, and for which pathways", p.Place)}
}

// interim is R77. Local oversight is the tier of the CDRP (NA2009 3.1).
func (v *view) interim() []Finding {
	_, _, local, _, _ := spans()
	f := found(CDRPCover{VCSSits: v.represented(local, engagement.VCS), StandsIn: v.s.Practice.StandsIn}.Check(), "interim cover",
		"consider the support of the VCS and Faith Alliance meanwhile", "ask whether the VCS sits on the CDRP, and who stands in for it")
	f.Bodies = v.bodiesOf(local)
	return []Finding{f}
}

// duty is R78 on the structure's day.
func (v *view) duty() []Finding {
	return []Finding{found(ReoffendingDuty(v.s.On), "re-offending duty", "", "say of which day the structure is")}
}

func (v *view) coordinators() []Finding {
	return each(ruleCoordinator, "prison co-ordinator", "ask which prisons have a VCS co-ordinator", v.s.Practice.Coordinators, func(c Coordinator) Finding {
		return found(c.Check(), c.Prison, "appoint a VCS co-ordinator, of the prison or of a cluster", "ask whether the prison has a VCS co-ordinator")
	})
}

func (v *view) escalations() []Finding {
	return each(ruleEscalation, "escalation", "ask which problems arose, and how they were resolved", v.s.Practice.Escalations, func(e Escalation) Finding {
		return found(e.Check(), e.subject(), "take the issue through the management structure, operational and strategic", "ask whether the issue was resolved, and how", e.Place)
	})
}

func (v *view) alignment() []Finding {
	a := v.s.Practice.Alignment
	vcs, statutory := a.Unaligned()
	return []Finding{found(a.Check(), "objectives", fmt.Sprintf("align, where appropriate: of the VCS %q, of statutory agencies %q", vcs, statutory), "ask for the objectives of either side, and which belong together")}
}

// advisory is R84 for each advisory body that the partnership works with: met
// where it is the one that stays.
func (v *view) advisory() []Finding {
	return each(ruleAdvisory, "advisory body", "ask which national advisory body the partnership works with", v.s.Practice.Advisory, func(id AdvisoryBodyID) Finding {
		by, reason := ReplacedBy(id)
		reason.Outcome = engagement.AnswerOf(by == "").Outcome()
		return found(reason, string(id), "turn to "+string(by), "")
	})
}

// staff is R221 for each number stated of a unit, and R222 for its staff as
// deployed and in all.
func (v *view) staff() []Finding {
	const ask = "ask for the staff of each unit, by agency"
	list := v.s.Practice.Staff
	findings := each(ruleStaffCount, "staff", ask, list, func(UnitStaff) Finding { return Finding{} })
	if len(list) == 0 {
		return append(findings, each(ruleStaffShare, "staff", ask, list, func(UnitStaff) Finding { return Finding{} })...)
	}
	findings = nil
	for _, u := range list {
		for _, stated := range u.Stated {
			reason, _ := u.List.CheckStated(stated) // valid: so is the structure
			findings = append(findings, found(reason, u.Unit+": "+stated.subject(), "find out which of the two is wrong, the list or the number", ask, u.List.Place, stated.Place))
		}
	}
	for _, u := range list {
		for _, counting := range []StaffCounting{Deployed, AllStaff} {
			share, reason, _ := u.List.ThirdSectorShare(counting)
			reason.Format, reason.Values = reason.Format+"; the share: %v", append(reason.Values, share)
			findings = append(findings, found(reason, fmt.Sprintf("%s: %v", u.Unit, counting), "", ask, u.List.Place))
		}
	}
	return findings
}

// checklists is R51, R70, R74, R79 and R245.
func (v *view) checklists() []Finding {
	var findings []Finding
	for _, list := range v.s.Practice.checklists() {
		reason, _ := list.checklist.Check(list.done) // valid: so is the structure
		findings = append(findings, found(reason, list.path, "see to "+strings.Join(reason.Subjects(engagement.NotMet), ", "),
			"ask about "+strings.Join(reason.Subjects(engagement.OutcomeNotKnown), ", ")))
	}
	return findings
}

// named is the ids that name somebody.
func named(ids ...engagement.AgencyID) []engagement.AgencyID {
	return slices.DeleteFunc(slices.Clone(ids), func(id engagement.AgencyID) bool { return id == "" })
}
