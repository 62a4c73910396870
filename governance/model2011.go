package governance

import (
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A class is one of the three that are to be on the steering group and
// connected to the strategic level (WO2011 Revised model).
type class uint8

const (
	deliveryPartners class = iota
	referralPartners
	communityGroups
)

func (c class) String() string {
	return [...]string{"delivery-partner", "referral-partner", "community-group"}[c]
}

func classes() []class { return []class{deliveryPartners, referralPartners, communityGroups} }

// of says whether a VCS agency is of a class.
func (v *view) of(agency int, c class) engagement.Answer {
	a, roles := v.s.Agencies[agency], v.classes[agency]
	held := func(level engagement.Level) engagement.Answer {
		switch {
		case roles.Held.Has(level):
			return engagement.Yes
		case roles.Open.Has(level):
			return engagement.NotKnown
		}
		return engagement.No
	}
	switch c {
	case deliveryPartners:
		return is(a, engagement.VCS).And(held(engagement.DeliveryPartner))
	case referralPartners:
		return is(a, engagement.VCS).And(held(engagement.ReferralPartner))
	}
	return is(a, engagement.VCS).And(a.CommunityGroup)
}

// steering is R16 for each class: whether an agency of it sits on the steering
// group and takes an active part.
func (v *view) steering() []Finding {
	_, operational, _, _, _ := spans()
	var findings []Finding
	for _, c := range classes() {
		represented, active := engagement.No, engagement.No
		if v.open(operational, engagement.VCS) {
			represented, active = engagement.NotKnown, engagement.NotKnown
		}
		finding := Finding{Bodies: v.bodiesOf(operational)}
		for _, b := range slices.Concat(v.bodies[engagement.OperationalManagement], v.untiered) {
			for _, seat := range seats(b) {
				i := v.agencies[seat.Agency]
				sits := v.of(i, c).And(v.sits(seat))
				if b.Tier == engagement.TierNotStated {
					sits = sits.And(engagement.NotKnown) // whether this is the steering group is not known
				}
				represented = represented.Or(sits)
				takesPart := seat.Active
				if seat.Status == InvitedNotAttending || seat.Status == Planned {
					takesPart = engagement.No
				}
				active = active.Or(sits.And(takesPart))
				if sits == engagement.Yes {
					finding.Agencies = append(finding.Agencies, seat.Agency)
				}
			}
		}
		finding.Reason = engagement.Reason{Rule: ruleSteering, Outcome: active.Outcome(), Subject: c.String(),
			Format: "represented on the steering group: %v; takes an active part: %v", Values: []any{represented, active}}
		switch {
		case represented == engagement.No:
			finding.Remedy = fmt.Sprintf("seat a %s on the steering group", c)
		case active == engagement.No:
			finding.Remedy = fmt.Sprintf("find out why no %s takes an active part", c)
		case active == engagement.NotKnown:
			finding.Remedy = fmt.Sprintf("ask which agencies on the steering group are a %s, and whether they take part", c)
		}
		findings = append(findings, finding)
	}
	return findings
}

// strategic is R17: representation on local, sub-regional and regional groups,
// and the connection of whoever represents with each class.
func (v *view) strategic() []Finding {
	_, _, local, pioneer, countywide := spans()
	tiers := []span{local, pioneer, countywide}
	var parts []engagement.Reason
	all := engagement.Yes
	var ids []engagement.AgencyID
	for _, at := range tiers {
		is := v.represented(at, engagement.VCS)
		ids = append(ids, v.knownIn(at, engagement.VCS)...)
		all = all.And(is)
		parts = append(parts, engagement.Reason{Rule: ruleStrategic, Outcome: is.Outcome(), Subject: at.name, Format: "the VCS is represented: %v", Values: []any{is}})
	}
	findings := []Finding{{Reason: engagement.Reason{Rule: ruleStrategic, Outcome: all.Outcome(), Subject: "representation", Because: parts,
		Format: "the VCS is represented on local, sub-regional and regional groups: %v", Values: []any{all}},
		Bodies: v.bodiesOf(tiers...), Agencies: once(ids), Remedy: remedy(all, "seat the VCS on every strategic group", "ask who sits on the strategic groups")}}
	for _, c := range classes() {
		var parts []engagement.Reason
		all := engagement.Yes
		for _, at := range tiers {
			joined := v.heard(at, c)
			all = all.And(joined)
			parts = append(parts, engagement.Reason{Rule: ruleStrategic, Outcome: joined.Outcome(), Subject: at.name,
				Format: "the VCS representative is connected with a %s: %v", Values: []any{c.String(), joined}})
		}
		findings = append(findings, Finding{Reason: engagement.Reason{Rule: ruleStrategic, Outcome: all.Outcome(), Subject: "connected with " + c.String(), Because: parts,
			Format: "at every strategic group the VCS representative is connected with a %s: %v", Values: []any{c.String(), all}},
			Bodies: v.bodiesOf(tiers...), Agencies: once(ids),
			Remedy: remedy(all, fmt.Sprintf("agree lines both ways between the representatives and a %s", c), fmt.Sprintf("ask which representatives are, or inform and hear back from, a %s", c))})
	}
	return findings
}

// heard says whether a VCS representative in a span is of a class, or is joined
// by lines both ways to an agency that is.
func (v *view) heard(at span, c class) engagement.Answer {
	represented := v.represented(at, engagement.VCS)
	answer := engagement.No
	if represented != engagement.No && v.open(at, engagement.VCS) {
		answer = engagement.NotKnown
	}
	for i, representative := range v.s.Agencies {
		sits := v.in(i, at, engagement.VCS)
		if sits == engagement.No {
			continue
		}
		joined := v.of(i, c)
		for j, other := range v.s.Agencies {
			if j != i {
				joined = joined.Or(v.of(j, c).And(v.bothWays(representative.ID, other.ID)))
			}
		}
		if v.s.ChannelsComplete != engagement.Yes {
			joined = joined.Or(engagement.NotKnown) // an agency that is not listed
		}
		answer = answer.Or(sits.And(joined))
	}
	return answer
}

// brokerage is R18.
func (v *view) brokerage() Finding {
	b := v.s.Broker
	part := func(subject string, answer engagement.Answer) engagement.Reason {
		return engagement.Reason{Rule: ruleBrokerage, Outcome: answer.Outcome(), Subject: subject, Format: "%v", Values: []any{answer}}
	}
	vcs := engagement.NotKnown
	finding := Finding{}
	if i, listed := v.agencies[b.Agency]; listed {
		vcs = is(v.s.Agencies[i], engagement.VCS)
		finding.Agencies = []engagement.AgencyID{b.Agency}
	}
	if b.Agency == "" && b.Exists == engagement.No {
		vcs = engagement.No
	}
	parts := []engagement.Reason{part("lead VCS agency", vcs), part("links to the VCS", b.LinksToVCS), part("links to statutory bodies", b.LinksToStatutory),
		part("delivery-outside", b.DeliveryOutside), part("delivery-inside", b.DeliveryInside), part("operational-management", b.Operational), part("strategic", b.Strategic)}
	finding.Reason = engagement.Reason{Rule: ruleBrokerage, Outcome: engagement.OutcomeOf(parts), Subject: "broker", Because: parts,
		Format: "a lead VCS agency %q with links to both sides brokers across all levels", Values: []any{string(b.Agency)}}
	switch finding.Reason.Outcome {
	case engagement.NotMet:
		finding.Remedy = "name and resource a lead VCS agency with links to the VCS and to statutory bodies, to broker at every level"
	case engagement.OutcomeNotKnown:
		finding.Remedy = "ask which agency brokers, between whom, and at which levels"
	}
	return finding
}

// remedy is what would put right that something is not so, or is not known.
func remedy(answer engagement.Answer, missing, unknown string) string {
	return remedyOf(answer.Outcome(), missing, unknown)
}

func remedyOf(outcome engagement.Outcome, missing, unknown string) string {
	switch outcome {
	case engagement.NotMet:
		return missing
	case engagement.OutcomeNotKnown:
		return unknown
	}
	return ""
}

// A Requirement is one of the thirteen that the 2011 model makes, by our count
// (R19).
type Requirement struct {
	ID      string             `json:"id"`
	Text    string             `json:"text"`
	Outcome engagement.Outcome `json:"outcome"`
	Rule    string             `json:"rule"`
}

// Model2011 is how far a structure satisfies the 2011 model.
type Model2011 struct {
	Requirements []Requirement     `json:"requirements"`
	Satisfied    engagement.Reason `json:"satisfied"` // R19: R12 and R13 by an agency each, R16, R17 and R18
}

// Count returns how many requirements have the outcome.
func (m Model2011) Count(outcome engagement.Outcome) int {
	n := 0
	for _, r := range m.Requirements {
		if r.Outcome == outcome {
			n++
		}
	}
	return n
}

// IDs lists the requirements that have the outcome.
func (m Model2011) IDs(outcome engagement.Outcome) []string {
	ids := []string{}
	for _, r := range m.Requirements {
		if r.Outcome == outcome {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// model2011 lists the requirements. Those of a referral and a delivery partner
// hold where some VCS agency meets them; that one agency meets all of a role's
// is asked of Satisfied.
func (v *view) model2011(findings []Finding) Model2011 {
	outcome := func(rule engagement.Rule, subject string) engagement.Outcome {
		for _, f := range findings {
			if f.Reason.Rule.ID == rule.ID && f.Reason.Subject == subject {
				return f.Reason.Outcome
			}
		}
		return engagement.OutcomeNotKnown
	}
	// An agency that is not listed may be one: nothing is ruled out.
	some := func(of func(t engagement.Ties) engagement.Answer) engagement.Outcome {
		answer := engagement.NotKnown
		if delivery, _, _, _, _ := spans(); !v.open(delivery, engagement.VCS) {
			answer = engagement.No
		}
		for _, a := range v.s.Agencies {
			answer = answer.Or(is(a, engagement.VCS).And(of(a.Ties)))
		}
		return answer.Outcome()
	}
	role := func(level engagement.Level) engagement.Outcome {
		return some(func(t engagement.Ties) engagement.Answer {
			c := engagement.Classify(engagement.Model2011, t)
			switch {
			case c.Held.Has(level):
				return engagement.Yes
			case c.Open.Has(level):
				return engagement.NotKnown
			}
			return engagement.No
		})
	}
	m := Model2011{Requirements: []Requirement{
		{"strategic-representation", "VCS representation on local, sub-regional and regional groups", outcome(ruleStrategic, "representation"), "R17"},
		{"strategic-connected-delivery-partners", "the VCS representative is connected with delivery partners", outcome(ruleStrategic, "connected with delivery-partner"), "R17"},
		{"strategic-connected-referral-partners", "the VCS representative is connected with referral partners", outcome(ruleStrategic, "connected with referral-partner"), "R17"},
		{"strategic-connected-community-groups", "the VCS representative is connected with community groups", outcome(ruleStrategic, "connected with community-group"), "R17"},
		{"steering-delivery-partners", "delivery partners are represented and active on the steering group", outcome(ruleSteering, "delivery-partner"), "R16"},
		{"steering-referral-partners", "referral partners are represented and active on the steering group", outcome(ruleSteering, "referral-partner"), "R16"},
		{"steering-community-groups", "community groups are represented and active on the steering group", outcome(ruleSteering, "community-group"), "R16"},
		{"referral-two-way", "two way referrals", some(func(t engagement.Ties) engagement.Answer { return t.MakesReferrals.And(t.ReceivesReferrals) }), "R13"},
		{"referral-share-and-shape", "opportunities to share information and shape practice",
			some(func(t engagement.Ties) engagement.Answer { return t.SharesInformation.And(t.ShapesPractice) }), "R13"},
		{"delivery-co-working", "co-working", some(func(t engagement.Ties) engagement.Answer { return t.CoWorking }), "R12"},
		{"delivery-co-location", "co-location", some(func(t engagement.Ties) engagement.Answer { return t.CoLocated }), "R12"},
		{"delivery-protocols", "information sharing based on agreed protocols", some(func(t engagement.Ties) engagement.Answer { return t.ProtocolAgreed }), "R12"},
		{"brokerage", "brokerage by a lead VCS agency across all levels", outcome(ruleBrokerage, "broker"), "R18"},
	}}
	parts := []engagement.Reason{
		{Rule: ruleModel2011, Outcome: role(engagement.DeliveryPartner), Subject: "a delivery partner", Format: "by R12"},
		{Rule: ruleModel2011, Outcome: role(engagement.ReferralPartner), Subject: "a referral partner", Format: "by R13"},
	}
	for _, r := range m.Requirements {
		if r.Rule != "R12" && r.Rule != "R13" {
			parts = append(parts, engagement.Reason{Rule: ruleModel2011, Outcome: r.Outcome, Subject: r.ID, Format: "%s", Values: []any{r.Text}})
		}
	}
	m.Satisfied = engagement.Reason{Rule: ruleModel2011, Outcome: engagement.OutcomeOf(parts), Subject: "model", Because: parts,
		Format: "%d of %d requirements met, %d not met, %d not known",
		Values: []any{m.Count(engagement.Met), len(m.Requirements), m.Count(engagement.NotMet), m.Count(engagement.OutcomeNotKnown)}}
	return m
}
