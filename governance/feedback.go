package governance

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
)

// feedback is R22 for each VCS representative on a strategic body: whether any
// agency that delivers or takes referrals informs it, and whether any hears
// back. One that delivers itself informs itself. Both directions are required.
// Where nobody is known to represent the VCS, it is not known of whoever does.
func (v *view) feedback() []Finding {
	delivery, _, local, pioneer, countywide := spans()
	var findings []Finding
	for _, at := range []span{local, pioneer, countywide} {
		if len(v.knownIn(at, engagement.VCS)) == 0 {
			findings = append(findings, v.unheard(at)...)
		}
		for i, representative := range v.s.Agencies {
			if v.in(i, at, engagement.VCS) != engagement.Yes {
				continue
			}
			informed, hears := v.presence(i, delivery), v.presence(i, delivery)
			for j, other := range v.s.Agencies {
				if i == j {
					continue
				}
				delivers := v.in(j, delivery, engagement.VCS)
				informed = informed.Or(delivers.And(v.channel(other.ID, representative.ID)))
				hears = hears.Or(delivers.And(v.channel(representative.ID, other.ID)))
			}
			if v.open(delivery, engagement.VCS) && v.s.ChannelsComplete != engagement.Yes {
				informed, hears = informed.Or(engagement.NotKnown), hears.Or(engagement.NotKnown)
			}
			for _, direction := range []struct {
				name, missing, ask string
				answer             engagement.Answer
			}{
				{"inform", "agree how agencies that deliver inform the representative", "ask whether agencies that deliver can inform the representative", informed},
				{"feedback", "agree how agencies that deliver hear back from the representative", "ask whether agencies that deliver hear back from the representative", hears},
			} {
				findings = append(findings, Finding{Reason: engagement.Reason{Rule: ruleFeedback, Outcome: direction.answer.Outcome(),
					Subject: at.name + ": " + string(representative.ID) + ": " + direction.name,
					Format:  "%s represents the VCS; %s: %v", Values: []any{string(representative.ID), direction.name, direction.answer}},
					Bodies: v.bodiesOf(at), Agencies: []engagement.AgencyID{representative.ID}, Remedy: remedy(direction.answer, direction.missing, direction.ask)})
			}
		}
	}
	return findings
}

// unheard is R22 where no VCS representative in a span is known.
func (v *view) unheard(at span) []Finding {
	represented := v.represented(at, engagement.VCS)
	var perhaps []engagement.AgencyID
	for i, a := range v.s.Agencies {
		if v.in(i, at, engagement.VCS) != engagement.No {
			perhaps = append(perhaps, a.ID)
		}
	}
	var findings []Finding
	for _, direction := range []string{"inform", "feedback"} {
		reason := engagement.Reason{Rule: ruleFeedback, Outcome: facts.Arising(represented, engagement.OutcomeNotKnown), Subject: at.name + ": " + direction,
			Format: "the VCS is represented: %v; by whom is not known", Values: []any{represented}}
		findings = append(findings, Finding{Reason: reason, Bodies: v.bodiesOf(at), Agencies: perhaps,
			Remedy: remedyOf(reason.Outcome, "", "ask who represents the VCS there, and whether the agencies that deliver inform them and hear back")})
	}
	return findings
}
