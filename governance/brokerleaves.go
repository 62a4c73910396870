package governance

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// brokerLeaves is what breaks if the broker goes: of the representation and the
// connections that there are, or may be, those that are not, or may not be,
// without it. It is met where none is lost. That there is then no broker (R18)
// is not counted. Its cost is that of looking at the structure a second time.
func (v *view) brokerLeaves() Finding {
	b := v.s.Broker
	reason := engagement.Reason{Rule: ruleBrokerLeaves, Subject: "broker", Format: "no agency is known to broker"}
	if b.Agency == "" {
		if b.Exists == engagement.No {
			reason.Outcome = engagement.NotApplicable
		}
		return Finding{Reason: reason, Remedy: remedyOf(reason.Outcome, "", "ask which agency brokers")}
	}
	s := Without(*v.s, b.Agency)
	without := map[string]engagement.Reason{}
	for _, f := range newView(&s, v.policy).joined() {
		without[f.ID()] = f.Reason
	}
	finding := Finding{Agencies: []engagement.AgencyID{b.Agency}}
	kept := 0
	for _, f := range v.joined() {
		after := without[f.ID()]
		lost := answerOf(f.Reason.Outcome).And(answerOf(after.Outcome).Not())
		switch {
		case f.Reason.Outcome == engagement.Met && after.Outcome == engagement.Met:
			kept++
			continue
		case lost == engagement.No || f.Reason.Outcome == engagement.NotApplicable:
			continue
		}
		finding.Bodies = append(finding.Bodies, f.Bodies...)
		reason.Because = append(reason.Because, engagement.Reason{Rule: f.Reason.Rule, Outcome: lost.Not().Outcome(), Subject: f.Reason.Subject,
			Format: "without %s: " + after.Format, Values: append([]any{string(b.Agency)}, after.Values...)})
	}
	finding.Bodies = once(finding.Bodies)
	reason.Outcome = engagement.Met
	if len(reason.Because) > 0 {
		reason.Outcome = engagement.OutcomeOf(reason.Because)
	}
	reason.Format = "without %s, %d of what is met stays so, %d does not, and of %d that is not known"
	reason.Values = []any{string(b.Agency), kept, len(reason.Subjects(engagement.NotMet)), len(reason.Subjects(engagement.OutcomeNotKnown))}
	finding.Reason = reason
	finding.Remedy = remedyOf(reason.Outcome, "seat others, and agree lines, so that no link hangs on the broker alone",
		"ask who else sits there, and which agencies inform and hear back from each other")
	return finding
}

// joined is who is represented where and what is connected.
func (v *view) joined() []Finding {
	return slices.DeleteFunc(slices.Concat(v.steering(), v.strategic(), v.connected(), v.seated()), func(f Finding) bool {
		switch f.Reason.Rule.ID {
		case ruleSteering.ID, ruleStrategic.ID, ruleConnection.ID, ruleSteeringSeats.ID, ruleCommissioningSeats.ID:
			return false
		}
		return true
	})
}
