package governance

import "github.com/thirdsector-go/partnership/engagement"

// feedback is R22 for each VCS representative on a strategic body: whether any
// agency that delivers or takes referrals informs it, and whether any hears
// back. One that delivers itself informs itself. Both directions are required.
func (v *view) feedback() []Finding {
	delivery, _, local, pioneer, countywide := spans()
	var findings []Finding
	for _, at := range []span{local, pioneer, countywide} {
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
