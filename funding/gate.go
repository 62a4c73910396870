package funding

import (
	"cmp"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Decision is what follows for an application from a programme's conditions.
type Decision struct {
	Application ApplicationID       `json:"application"`
	State       State               `json:"state"`
	Eligible    engagement.Outcome  `json:"eligible"` // the gate as a whole, R99
	Reasons     []engagement.Reason `json:"reasons"`  // one for every condition, in the order of the rules, then R99 and R98
}

// Gate holds an application to every condition of a programme (R99) and says
// which of the four states follows (R98):
//
//   - a condition that is not met: [Declined];
//   - else a condition that is not known: [ClarificationSought];
//   - else the panel finds that it needs further development: [Deferred];
//   - else the panel finds that it does not: [Approved].
//
// Whether it needs development is the panel's to find; while that is not
// known, clarification is sought. Every condition is looked at, and has a
// reason, whatever the others say; one that the programme does not make is not
// applicable. Whether the money suffices is not the gate's question: see
// CheckEnvelope.
//
// Gate does not validate. What is wrong in itself, such as a word outside its
// enumeration or a span that runs backwards, is not known to it; Validate says
// what is wrong.
//
// A reason cites the documents that its rule comes from, whoever's programme
// it is applied to.
func Gate(p Programme, a Application) Decision {
	limbs := []engagement.Reason{
		vcsLed(p, a), withinLimits(p, a), supported(p, a), inArea(p, a), inTime(p, a), spendsInTime(p, a),
		claimsOutcomes(p, a), showsPrinciples(p, a), notReligious(p, a), atLevel(p, a),
	}
	d := Decision{Application: a.ID, Eligible: engagement.OutcomeOf(limbs)}
	ready := engagement.Reason{Rule: ruleStates, Outcome: a.NeedsDevelopment.Not().Outcome(),
		Format: "needs further development, as the panel finds: %v", Values: []any{a.NeedsDevelopment}}
	switch {
	case d.Eligible == engagement.NotMet:
		d.State = Declined
	case d.Eligible == engagement.OutcomeNotKnown || ready.Outcome == engagement.OutcomeNotKnown:
		d.State = ClarificationSought
	case ready.Outcome == engagement.NotMet:
		d.State = Deferred
	default:
		d.State = Approved
	}
	whole := engagement.Reason{Rule: ruleGate, Outcome: d.Eligible, Format: "%d of %d conditions met, %d not met, %d not known",
		Values: tallyOutcomes(limbs)}
	d.Reasons = append(limbs, whole, ready)
	return d
}

// tallyOutcomes counts the conditions that apply, and how they came out.
func tallyOutcomes(limbs []engagement.Reason) []any {
	var counts [4]int
	for _, limb := range limbs {
		counts[limb.Outcome]++
	}
	asked := len(limbs) - counts[engagement.NotApplicable]
	return []any{counts[engagement.Met], asked, counts[engagement.NotMet], counts[engagement.OutcomeNotKnown]}
}

// vcsLed is R89: "grants could only be awarded to projects clearly led by local
// VCS organisations".
func vcsLed(p Programme, a Application) engagement.Reason {
	sector := engagement.NotKnown
	if slices.Contains(engagement.Sectors(), a.Agency.Sector) {
		sector = engagement.AnswerOf(a.Agency.Sector == engagement.VCS)
	}
	return asked(p.VCSLed, engagement.Reason{Rule: ruleVCSLed, Outcome: sector.And(a.Local).Outcome(),
		Format: "the leading agency's sector: %v; it is local: %v", Values: []any{a.Agency.Sector, a.Local}})
}

// withinLimits is R90: they "could not hold or allocate the funds or direct the
// work undertaken".
func withinLimits(p Programme, a Application) engagement.Reason {
	parts := []engagement.Reason{
		asked(p.StatutoryMayNot.Hold, limit("hold the funds", a.Statutory.Hold)),
		asked(p.StatutoryMayNot.Allocate, limit("allocate the funds", a.Statutory.Allocate)),
		asked(p.StatutoryMayNot.Direct, limit("direct the work", a.Statutory.Direct)),
	}
	return engagement.Reason{Rule: ruleStatutoryLimits, Outcome: engagement.OutcomeOf(parts), Because: parts,
		Format: "statutory partners would hold the funds: %v; allocate them: %v; direct the work: %v",
		Values: []any{a.Statutory.Hold, a.Statutory.Allocate, a.Statutory.Direct}}
}

func limit(action string, done engagement.Answer) engagement.Reason {
	return engagement.Reason{Rule: ruleStatutoryLimits, Subject: action, Outcome: done.Not().Outcome(),
		Format: "statutory partners would %s: %v", Values: []any{action, done}}
}

// supported is R91: statutory partners "needed to give their support".
func supported(p Programme, a Application) engagement.Reason {
	return asked(p.StatutorySupport, engagement.Reason{Rule: ruleSupport, Outcome: a.StatutorySupport.Outcome(),
		Format: "statutory partners give their support: %v", Values: []any{a.StatutorySupport}})
}

// inArea is R92: "limited to" the areas of the programme, where it names any.
func inArea(p Programme, a Application) engagement.Reason {
	in := engagement.NotKnown
	if a.Area != "" {
		in = engagement.AnswerOf(slices.ContainsFunc(p.Areas, func(area Area) bool { return area.ID == a.Area }))
	}
	return asked(len(p.Areas) > 0, engagement.Reason{Rule: ruleAreas, Outcome: in.Outcome(),
		Format: "area %q; areas in the programme: %d", Values: []any{a.Area, len(p.Areas)}})
}

// inTime is R93. The deadline is hard; that it was one is a reading of "all the
// applications were received by 15th October 2010". The opening is in the
// window only where the caller puts it there, as the sources differ on it.
func inTime(p Programme, a Application) engagement.Reason {
	received := p.Window.Contains(a.Received)
	if !a.Received.IsKnown() && !received.IsKnown() {
		received = a.ReceivedInTime
	}
	return asked(p.Window != engagement.Span{}, engagement.Reason{Rule: ruleWindow, Outcome: received.Outcome(),
		Format: "received: %v; in time, as stated: %v; the window: %v", Values: []any{a.Received, a.ReceivedInTime, p.Window}})
}

// spendsInTime is R94 for the planned spending.
func spendsInTime(p Programme, a Application) engagement.Reason {
	within := p.Delivery.Covers(a.Spending)
	if a.Spending.Validate() != nil {
		within = engagement.NotKnown // backwards: it says nothing
	}
	return asked(p.Delivery != engagement.Span{}, engagement.Reason{Rule: ruleDelivery, Outcome: within.Outcome(),
		Format: "spending planned: %v; money may be spent: %v", Values: []any{a.Spending, p.Delivery}})
}

// Chargeable says whether money spent on the given day is chargeable to the
// programme (R94). That spending before the work's start is not is a reading:
// the sources state the start and the spend-by date.
func Chargeable(p Programme, spent engagement.Date) engagement.Reason {
	return asked(p.Delivery != engagement.Span{}, engagement.Reason{Rule: ruleDelivery, Outcome: p.Delivery.Contains(spent).Outcome(),
		Format: "spent: %v; money may be spent: %v", Values: []any{spent, p.Delivery}})
}

// claimsOutcomes is R95: "one or more of the following outcomes". It is known
// to fail only when even the outcomes not known could not make up the number.
func claimsOutcomes(p Programme, a Application) engagement.Reason {
	parts, yes, unknown := answers(ruleOutcomes, p.Outcomes, a.Outcomes)
	claimed := engagement.NotKnown
	switch {
	case yes >= p.MinimumOutcomes:
		claimed = engagement.Yes
	case yes+unknown < p.MinimumOutcomes:
		claimed = engagement.No
	}
	return asked(p.MinimumOutcomes > 0, engagement.Reason{Rule: ruleOutcomes, Outcome: claimed.Outcome(), Because: parts,
		Format: "%d of %d outcomes claimed, %d not known; at least %d asked for", Values: []any{yes, len(parts), unknown, p.MinimumOutcomes}})
}

// showsPrinciples is R96: "proposals will be expected to show" every principle.
// Which of ethnicity or culture, disability and gender the statement of local
// needs covers is reported, and does not decide: the sources do not say that
// it must cover all three.
func showsPrinciples(p Programme, a Application) engagement.Reason {
	parts, yes, unknown := answers(rulePrinciples, p.Principles, a.Principles)
	return asked(len(parts) > 0, engagement.Reason{Rule: rulePrinciples, Outcome: engagement.OutcomeOf(parts), Because: parts,
		Format: "%d of %d principles shown, %d not known; local needs covered: ethnicity or culture %v, disability %v, gender %v",
		Values: []any{yes, len(parts), unknown, a.LocalNeeds.EthnicityCulture, a.LocalNeeds.Disability, a.LocalNeeds.Gender}})
}

// answers gives a reason for each criterion and counts the answers.
func answers(rule engagement.Rule, list []Criterion, given map[CriterionID]engagement.Answer) (parts []engagement.Reason, yes, unknown int64) {
	seen := map[CriterionID]bool{}
	for _, c := range list {
		if seen[c.ID] {
			continue // no criterion counts twice
		}
		seen[c.ID] = true
		answer := given[c.ID]
		switch answer.Outcome() {
		case engagement.Met:
			yes++
		case engagement.OutcomeNotKnown:
			unknown++
		}
		parts = append(parts, engagement.Reason{Rule: rule, Subject: string(c.ID), Outcome: answer.Outcome(), Format: "%s", Values: []any{c.Text}})
	}
	return parts, yes, unknown
}

// notReligious is R97: no grant for religious activity "other than inter-faith
// activity". The test is on the activity, not the applicant: Leeds was led by a
// chaplaincy project.
func notReligious(p Programme, a Application) engagement.Reason {
	return asked(p.NoReligious, engagement.Reason{Rule: ruleReligious, Outcome: a.Religious.Not().Or(a.InterFaith).Outcome(),
		Format: "supports religious activity: %v; inter-faith: %v", Values: []any{a.Religious, a.InterFaith}})
}

// atLevel is a condition of the caller's: the sources fund agencies at any
// level of engagement.
func atLevel(p Programme, a Application) engagement.Reason {
	at := engagement.NotKnown
	if slices.Contains(engagement.Levels(), a.Level) {
		at = engagement.AnswerOf(slices.Contains(p.Levels, a.Level))
	}
	return asked(len(p.Levels) > 0, engagement.Reason{Rule: ruleLevel, Outcome: at.Outcome(),
		Format: "the agency's level: %v; asked for: %s", Values: []any{a.Level, words(p.Levels)}})
}

// words lists levels as a reader would.
func words(levels []engagement.Level) string {
	var text []string
	for _, level := range levels {
		text = append(text, level.String())
	}
	return cmp.Or(strings.Join(text, " or "), "any")
}

// asked makes a reason not applicable where the policy does not ask for it.
func asked(policy bool, reason engagement.Reason) engagement.Reason {
	if !policy {
		reason.Outcome = engagement.NotApplicable
	}
	return reason
}

// ConsortiumBids says of each area of the programme whether its applications
// are strands of as many bids as expected (R92): met at the number or below,
// not met above it, not known where an application's bid is not known or there
// is no application. Consortium bids were encouraged, not required (CL2012
// 2.3): this is a finding and not part of the gate.
func ConsortiumBids(p Programme, applications []Application) []engagement.Reason {
	type seen struct {
		bids    map[string]bool
		strands int
	}
	areas := map[AreaID]*seen{}
	for _, area := range p.Areas {
		areas[area.ID] = &seen{bids: map[string]bool{}}
	}
	for _, a := range applications {
		if area := areas[a.Area]; area != nil {
			area.strands++
			area.bids[a.Bid] = true
		}
	}
	var reasons []engagement.Reason
	for _, area := range p.Areas {
		seen := areas[area.ID]
		named := len(seen.bids)
		if seen.bids[""] {
			named--
		}
		outcome := engagement.Met
		switch {
		case int64(named) > p.BidsPerArea:
			outcome = engagement.NotMet
		case seen.bids[""] || seen.strands == 0:
			outcome = engagement.OutcomeNotKnown
		}
		reasons = append(reasons, asked(p.BidsPerArea > 0, engagement.Reason{Rule: ruleAreas, Subject: string(area.ID), Outcome: outcome,
			Format: "strands: %d; bids named: %d; bids expected: %d", Values: []any{seen.strands, named, p.BidsPerArea}}))
	}
	return reasons
}
