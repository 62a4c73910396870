package engagement

// A Step is what stands between an agency and a level that it is not known to
// hold.
type Step struct {
	Level   Level   `json:"level"`
	Missing []Tie   `json:"missing"`          // the conditions not known to be met, in the order of the rule
	Ask     []Tie   `json:"ask,omitempty"`    // the facts not known on which it hangs: cannot tell without
	Routes  []Route `json:"routes,omitempty"` // ways that the sources recommend (R15)
}

// A Route is a way from referral agency to referral partner that NA2009
// recommends, and whether it is in place.
type Route struct {
	Tie     Tie    `json:"tie"`
	InPlace Answer `json:"inPlace"`
	Source  string `json:"source"`
}

// Next lists the levels of the model that are as close as the level held, or
// closer, and not known to be held, the closest first, each with what is
// missing. Where the level held is not known, all that may be held are listed.
// A referral agency may miss nothing and still hang on facts that would make it
// a delivery partner instead.
func Next(m Model, t Ties) []Step {
	c := Classify(m, t)
	steps := []Step{}
	for _, level := range m.Levels() {
		if c.Held.Has(level) || level.Compare(c.Level) < 0 {
			continue
		}
		if level == ReferralAgency && !c.Open.Has(level) && t.ReceivesReferrals != No {
			continue // it is, or may be, closer than that
		}
		step := Step{Level: level, Missing: []Tie{}}
		for _, tie := range m.conditions(level, &t) {
			if t.Get(tie) != Yes {
				step.Missing = append(step.Missing, tie)
			}
		}
		step.Ask = m.hangsOn(level, &t).list()
		if level == ReferralPartner && m != Model2011 && Upgrade(t).Outcome != NotApplicable {
			step.Routes = routes(t)
		}
		steps = append(steps, step)
	}
	return steps
}

func routes(t Ties) []Route {
	return []Route{
		{InformationEvents, t.InformationEvents, ruleUpgrade.Source},
		{PathwaysGroup, t.PathwaysGroup, ruleUpgrade.Source},
	}
}

// Upgrade says whether a referral agency (R9) is on one of the routes by which
// it becomes a referral partner (R15): "via annual information sharing events
// and/or groups convened to improve access to pathways services". One suffices.
// It is not applicable to what is not a referral agency.
//
// The partner it becomes is one in the loose sense of the study (R10). Neither
// route satisfies the 2009 definition (R8), which asks for a delivery partner,
// nor the 2011 one (R13), which asks for referrals both ways.
func Upgrade(t Ties) Reason {
	agency := t.ReceivesReferrals.And(t.deliveryPartner2009().Not())
	onRoute := t.InformationEvents.Or(t.PathwaysGroup)
	whole := Reason{Rule: ruleUpgrade, Subject: ReferralPartner.String(),
		Format: "a referral agency: %v; on a route to referral partner: %v", Values: []any{agency, onRoute}}
	switch agency {
	case Yes:
		whole.Outcome = onRoute.Outcome()
	case No:
		whole.Outcome = NotApplicable
	}
	conditions := [...]Tie{InformationEvents, PathwaysGroup}
	why := explanation{of: t}
	why.ties(&ruleUpgrade, conditions[:])
	whole.Because = why.reasons
	return whole
}
