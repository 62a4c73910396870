package governance

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A view is a structure looked at under a policy: who is present where, and who
// informs whom.
type view struct {
	s        *Structure
	policy   Policy
	agencies map[engagement.AgencyID]int
	bodies   map[engagement.Tier][]*Body // those that exist, in order
	untiered []*Body                     // those that may be at any tier
	mutual   [][2]*Body                  // those with lines both ways, each pair in both orders
	channels map[[2]engagement.AgencyID]engagement.Answer
	at       map[engagement.Tier][]engagement.Answer // presence of each agency
	classes  []engagement.Classification
}

func newView(s *Structure, policy Policy) *view {
	v := &view{s: s, policy: policy, agencies: map[engagement.AgencyID]int{}, bodies: map[engagement.Tier][]*Body{},
		channels: map[[2]engagement.AgencyID]engagement.Answer{}, at: map[engagement.Tier][]engagement.Answer{}}
	for i, a := range s.Agencies {
		v.agencies[a.ID] = i
		v.classes = append(v.classes, engagement.Classify(policy.model(), a.Ties))
	}
	for i := range s.Bodies {
		b := &s.Bodies[i]
		switch {
		case b.Status == PlannedBody:
		case b.Tier == engagement.TierNotStated:
			v.untiered = append(v.untiered, b)
		default:
			v.bodies[b.Tier] = append(v.bodies[b.Tier], b)
		}
	}
	v.mutual = bothWaysLined(s)
	for _, c := range s.Channels {
		if between := [2]engagement.AgencyID{c.From, c.To}; c.Exists.IsKnown() {
			v.channels[between] = c.Exists
		}
	}
	for _, tier := range engagement.Tiers() {
		v.at[tier] = v.present(tier)
	}
	return v
}

// sits says whether an agency with this seat is represented on the body.
func (v *view) sits(seat Seat) engagement.Answer {
	switch seat.Status {
	case Member:
		return engagement.Yes
	case Invited:
		if v.policy.CountInvited {
			return engagement.Yes
		}
		return engagement.NotKnown
	case InvitedNotAttending:
		return engagement.AnswerOf(v.policy.CountInvited)
	case Planned:
		return engagement.No
	}
	return engagement.NotKnown
}

// seats is the seats of a body with that of its chair, who takes an active part.
func seats(b *Body) []Seat {
	if b.Chair.Agency == "" {
		return b.Seats
	}
	return append(slices.Clip(b.Seats), Seat{Agency: b.Chair.Agency, Post: b.Chair.Post, Status: Member, Active: engagement.Yes})
}

// closed reports whether agencies of a sector that no seat names can sit on b.
func closed(b *Body, sector engagement.Sector) bool {
	return b.Complete == engagement.Yes || sector == engagement.VCS && b.VCS == engagement.No
}

// outside says whether an agency delivers outside the project, or takes its
// referrals: it is then present there without a seat.
func outside(t engagement.Ties) engagement.Answer { return t.ReceivesReferrals.Or(t.DeliversOutside) }

// present is the presence of every agency at a tier: by a seat, and in delivery
// outside also by its ties. A seat that is not listed may be there all the same, unless
// the body is closed; and a body whose tier is not stated may be at this one.
func (v *view) present(tier engagement.Tier) []engagement.Answer {
	bodies := v.bodies[tier]
	answers := make([]engagement.Answer, len(v.s.Agencies))
	for i, a := range v.s.Agencies {
		answer := engagement.NotKnown
		if len(bodies) > 0 {
			answer = engagement.No
		}
		for _, b := range bodies {
			answer = answer.Or(v.on(b, a))
		}
		switch {
		case tier == engagement.DeliveryOutside && len(bodies) == 0:
			answer = outside(a.Ties)
		case tier == engagement.DeliveryOutside:
			answer = answer.Or(outside(a.Ties))
		}
		for _, b := range v.untiered {
			if v.on(b, a) != engagement.No {
				answer = answer.Or(engagement.NotKnown)
			}
		}
		answers[i] = answer
	}
	return answers
}

// on says whether an agency is represented on a body: by the seats it has
// there, which say how it is represented; without one it is not, where the
// body is closed.
func (v *view) on(b *Body, a Agency) engagement.Answer {
	listed, answer := false, engagement.No
	for _, seat := range seats(b) {
		if seat.Agency == a.ID {
			listed, answer = true, answer.Or(v.sits(seat))
		}
	}
	if !listed && !closed(b, a.Sector) {
		return engagement.NotKnown
	}
	return answer
}

// is says whether an agency is of a sector.
func is(a Agency, sector engagement.Sector) engagement.Answer {
	if a.Sector == engagement.SectorNotStated || a.Sector > engagement.Private {
		return engagement.NotKnown
	}
	return engagement.AnswerOf(a.Sector == sector)
}

// A span is tiers taken together, such as delivery inside and outside.
type span struct {
	name  string
	tiers []engagement.Tier
}

// one is a span of one tier.
func one(t engagement.Tier) span { return span{t.String(), []engagement.Tier{t}} }

func (at span) has(tier engagement.Tier) bool { return slices.Contains(at.tiers, tier) }

// The spans between which connections are looked for (NA2009 3.1).
func spans() (delivery, operational, local, pioneer, countywide span) {
	return span{"service-delivery", []engagement.Tier{engagement.DeliveryOutside, engagement.DeliveryInside}},
		one(engagement.OperationalManagement), one(engagement.LocalOversight), one(engagement.PioneerSiteOversight), one(engagement.CountywideOversight)
}

// presence is that of one agency anywhere in a span.
func (v *view) presence(agency int, at span) engagement.Answer {
	answer := engagement.No
	for _, tier := range at.tiers {
		answer = answer.Or(v.at[tier][agency])
	}
	return answer
}

// in says whether an agency is of a sector and present in a span. Where it is
// stated that no VCS agency sits on a body, one whose sector is not stated sits
// there as another or not at all.
func (v *view) in(agency int, at span, sector engagement.Sector) engagement.Answer {
	a := v.s.Agencies[agency]
	of := is(a, sector)
	if of != engagement.NotKnown || sector != engagement.VCS {
		return of.And(v.presence(agency, at))
	}
	answer := engagement.No
	for _, tier := range at.tiers {
		if tier == engagement.DeliveryOutside {
			answer = answer.Or(of.And(outside(a.Ties)))
		}
		if len(v.bodies[tier]) == 0 && tier != engagement.DeliveryOutside {
			answer = answer.Or(engagement.NotKnown)
		}
		for _, b := range slices.Concat(v.bodies[tier], v.untiered) {
			if b.VCS != engagement.No {
				answer = answer.Or(of.And(v.on(b, a)))
			}
		}
	}
	return answer
}

// open reports whether agencies of the sector that the structure does not list
// may be present in a span. Where no body of a tier is listed, they may.
func (v *view) open(at span, sector engagement.Sector) bool {
	for _, b := range v.untiered {
		if !closed(b, sector) {
			return true
		}
	}
	for _, tier := range at.tiers {
		if len(v.bodies[tier]) == 0 {
			return true
		}
		for _, b := range v.bodies[tier] {
			if !closed(b, sector) {
				return true
			}
		}
	}
	return false
}

// represented says whether any agency of a sector is present in a span.
func (v *view) represented(at span, sector engagement.Sector) engagement.Answer {
	answer := engagement.No
	if v.open(at, sector) {
		answer = engagement.NotKnown
	}
	for i := range v.s.Agencies {
		answer = answer.Or(v.in(i, at, sector))
	}
	if sector == engagement.VCS {
		for _, tier := range at.tiers {
			for _, b := range v.bodies[tier] {
				if b.VCS == engagement.Yes {
					answer = engagement.Yes
				}
			}
		}
	}
	return answer
}

// knownIn is the agencies of a sector that are known to be present in a span.
func (v *view) knownIn(at span, sector engagement.Sector) []engagement.AgencyID {
	var ids []engagement.AgencyID
	for i, a := range v.s.Agencies {
		if v.in(i, at, sector) == engagement.Yes {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// once is ids, each the first time it occurs.
func once[ID comparable](ids []ID) []ID {
	var each []ID
	seen := map[ID]bool{}
	for _, id := range ids {
		if !seen[id] {
			each = append(each, id)
		}
		seen[id] = true
	}
	return each
}

// bodiesOf is the ids of the bodies in spans.
func (v *view) bodiesOf(all ...span) []BodyID {
	var ids []BodyID
	for _, at := range all {
		for _, tier := range at.tiers {
			for _, b := range v.bodies[tier] {
				ids = append(ids, b.ID)
			}
		}
	}
	return ids
}

// channel says whether from informs to.
func (v *view) channel(from, to engagement.AgencyID) engagement.Answer {
	if answer, stated := v.channels[[2]engagement.AgencyID{from, to}]; stated {
		return answer
	}
	if v.s.ChannelsComplete == engagement.Yes {
		return engagement.No
	}
	return engagement.NotKnown
}

// bothWays says whether two agencies inform each other.
func (v *view) bothWays(a, b engagement.AgencyID) engagement.Answer {
	return v.channel(a, b).And(v.channel(b, a))
}
