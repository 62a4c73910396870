package division

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// The rules of the constraints.
var (
	ruleReserve = engagement.Rule{ID: "reserve", Title: "Reserve kept back first", Kind: engagement.CallerRule, Source: "the policy"}
	ruleWeights = engagement.Rule{ID: "weights", Title: "Claims that count with a weight", Kind: engagement.Literature,
		Source: "Moulin, Econometrica 68 (2000)"}
	ruleFloors = engagement.Rule{ID: "floors", Title: "Floors as bounds", Kind: engagement.Literature,
		Source: "Pulido, Sánchez-Soriano and Llorca, Annals of Operations Research 109 (2002)"}
	ruleBaselines = engagement.Rule{ID: "baselines", Title: "Floors paid first", Kind: engagement.Literature,
		Source: "Hougaard, Moreno-Ternero and Østerdal, Journal of Mathematical Economics 48 (2012)"}
	ruleCaps = engagement.Rule{ID: "caps", Title: "Caps", Kind: engagement.Literature,
		Source: "Brucker, Operations Research Letters 3 (1984)"}
	ruleTiers = engagement.Rule{ID: "tiers", Title: "Tiers served one after the other", Kind: engagement.Literature,
		Source: "Moulin, Econometrica 68 (2000)"}
	ruleMinimums = engagement.Rule{ID: "minimums", Title: "Nothing or at least a minimum", Kind: engagement.Literature,
		Source: "Estañ, Llorca, Martínez and Sánchez-Soriano, Group Decision and Negotiation 30 (2021)"}
	ruleGroups = engagement.Rule{ID: "groups", Title: "Least and most shares of groups", Kind: engagement.Literature,
		Source: "Borm, Carpente, Casas-Méndez and Hendrickx, Annals of Operations Research 137 (2005)"}
	ruleDraw = engagement.Rule{ID: "draw", Title: "Ties settled by a draw that can be replayed", Kind: engagement.Literature,
		Source: "RFC 3797 (2004); Moulin, Social Choice and Welfare 19 (2002)"}
)

// constraintRules lists the rules of the constraints.
func constraintRules() []engagement.Rule {
	return []engagement.Rule{ruleReserve, ruleWeights, ruleFloors, ruleBaselines, ruleCaps, ruleTiers, ruleMinimums, ruleGroups, ruleDraw}
}

// explain gives an allocation its reasons, and each award those that hold for it
// alone.
func (s *plan) explain(a *Allocation, done *result) {
	a.Reasons = []engagement.Reason{a.reason()}
	say := func(rule engagement.Rule, format string, values ...any) {
		a.Reasons = append(a.Reasons, engagement.Reason{Rule: rule, Outcome: engagement.Met, Format: format, Values: values})
	}
	if s.reserve > 0 || s.policy.ReserveShare.IsStated() {
		say(ruleReserve, "%v of the budget is kept back first", s.reserve)
	}
	s.explainHolds(a, done)
	s.explainMinimums(a, done)
	s.explainTiers(a, done)
	s.explainBounds(a, done)
	pennies := 0
	for _, portion := range done.portions {
		if portion.rounded.pennies > 0 {
			pennies += portion.rounded.pennies
			a.Reasons = append(a.Reasons, portion.rounded.reason(s.policy.Ties))
		}
	}
	if pennies == 0 {
		a.Reasons = append(a.Reasons, rounding{}.reason(s.policy.Ties))
	}
	for _, draw := range done.draws {
		say(ruleDraw, "drawn by seed %d, under %s: %d claims, of which the first %d", s.policy.Seed, draw.Rule, len(draw.Order), draw.First)
	}
}

// award is that of the claim at a place.
func (s *plan) award(a *Allocation, place int) *Award { return &a.Awards[s.order[place]] }

// because adds a reason to an award.
func (a *Award) because(rule engagement.Rule, outcome engagement.Outcome, format string, values ...any) {
	a.Reasons = append(a.Reasons, engagement.Reason{Rule: rule, Outcome: outcome, Format: format, Values: values})
}

func (s *plan) explainHolds(a *Allocation, done *result) {
	for _, hold := range done.held {
		group := s.round.Groups[hold.node.group]
		format, values := "group %q gets %v, its least share", []any{group.ID, hold.amount}
		switch {
		case hold.bound == atLeast && hold.amount < s.least(hold.node):
			format = "group %q gets %v, its least share rounded down"
		case hold.bound == atMost:
			format = "group %q gets %v, its most share"
		case hold.bound == atItsTotal:
			format = "group %q gets %v, as without the groups in it, which are then held to theirs"
		}
		a.Reasons = append(a.Reasons, engagement.Reason{Rule: ruleGroups, Outcome: engagement.Met, Subject: group.ID, Format: format, Values: values})
		for _, place := range hold.node.places {
			s.award(a, place).because(ruleGroups, engagement.Met, format, values...)
		}
	}
	missed := s.explainGroups(a, s.root)
	if s.chains != nil && len(done.held) == 0 && !missed {
		a.Reasons = append(a.Reasons, engagement.Reason{Rule: ruleGroups, Outcome: engagement.Met, Format: "every group is within its shares as it is"})
	}
}

// explainGroups names the groups that are out of their shares: those whose claims
// are too few for their least share, and those that are off by the penny to which
// shares are rounded.
func (s *plan) explainGroups(a *Allocation, n *node) (missed bool) {
	for _, child := range n.children {
		var awarded funding.Pence
		for _, place := range child.places {
			awarded += s.award(a, place).Award
		}
		id := s.round.Groups[child.group].ID
		say := func(format string, values ...any) {
			missed = true
			a.Reasons = append(a.Reasons, engagement.Reason{Rule: ruleGroups, Outcome: engagement.NotMet, Subject: id, Format: format, Values: values})
		}
		switch least, most := s.least(child), s.most(child); {
		case awarded < least && s.enough:
			say("group %q gets %v, all that its claims can take: %v less than its least share", id, awarded, least-awarded)
		case awarded < least:
			say("group %q gets %v, %v less than its least share rounded up: not all least shares can be", id, awarded, least-awarded)
		case awarded > most:
			say("group %q gets %v, %v more than its most share: no whole penny lies between its least and its most share, and the least one counts", id, awarded, awarded-most)
		}
		missed = s.explainGroups(a, child) || missed
	}
	return missed
}

func (s *plan) explainMinimums(a *Allocation, done *result) {
	if s.minimums == nil {
		return
	}
	a.Reasons = append(a.Reasons, engagement.Reason{Rule: ruleMinimums, Outcome: engagement.Met,
		Format: "claims that are not served, as they would get less than their minimum: %d", Values: []any{len(done.dropped)}})
	for _, drop := range done.dropped {
		minimum := s.minimums[drop.place]
		switch {
		case s.tops[drop.place] < minimum:
			s.award(a, drop.place).because(ruleMinimums, engagement.NotMet, "it can get %v at most, less than its minimum of %v", s.tops[drop.place], minimum)
		case s.policy.Minimums == MostMoney:
			s.award(a, drop.place).because(ruleMinimums, engagement.NotMet, "it is not in the set of claims that is paid the most with every minimum, its own being %v, reached", minimum)
		default:
			s.award(a, drop.place).because(ruleMinimums, engagement.NotMet, "it would have got %v, less than its minimum of %v", drop.award, minimum)
		}
	}
}

func (s *plan) explainTiers(a *Allocation, done *result) {
	if s.tiers == nil {
		return
	}
	for _, portion := range done.portions {
		tops := s.sum(portion.places, s.tops)
		where := ""
		if portion.node != s.root {
			where = fmt.Sprintf(" in group %q", s.round.Groups[portion.node.group].ID)
		}
		outcome := engagement.Met
		if portion.amount < tops {
			outcome = engagement.NotMet
		}
		a.Reasons = append(a.Reasons, engagement.Reason{Rule: ruleTiers, Outcome: outcome,
			Format: "tier %d%s gets %v of the %v that it can take", Values: []any{portion.tier, where, portion.amount, tops}})
		if portion.amount < tops {
			for _, place := range portion.places {
				if portion.amount == 0 {
					s.award(a, place).because(ruleTiers, engagement.NotMet, "nothing is left for tier %d", portion.tier)
					continue
				}
				s.award(a, place).because(ruleTiers, engagement.NotMet, "tier %d is served in part only: %v of %v", portion.tier, portion.amount, tops)
			}
		}
	}
}

func (s *plan) explainBounds(a *Allocation, done *result) {
	capped, cut, floored := 0, 0, 0
	weighted := 0
	for place, i := range s.order {
		claim, award := &s.round.Claims[i], &a.Awards[i]
		switch top := s.tops[place]; {
		case top == claim.Amount:
		case award.Award == top:
			capped++
			award.because(ruleCaps, engagement.Met, "it is held to its cap of %v", top)
		case !s.policy.Division.takesBounds():
			cut++
			award.because(ruleCaps, engagement.Met, "the claim counts only as far as its cap of %v", top)
		}
		if s.floors != nil && s.floors[place] > 0 {
			switch {
			case s.policy.Baselines:
				award.because(ruleBaselines, engagement.Met, "%v of it is its floor, paid first", s.floors[place])
			case award.Award == s.floors[place]:
				floored++
				award.because(ruleFloors, engagement.Met, "it gets its floor of %v", s.floors[place])
			}
		}
		if s.weights != nil && s.weights[place] != 1 {
			weighted++
			award.because(ruleWeights, engagement.Met, "it counts with a weight of %d", s.weights[place])
		}
	}
	say := func(rule engagement.Rule, format string, values ...any) {
		a.Reasons = append(a.Reasons, engagement.Reason{Rule: rule, Outcome: engagement.Met, Format: format, Values: values})
	}
	switch floors := s.sum(s.all, s.floorsOrNone()); {
	case s.floors == nil:
	case s.policy.Baselines:
		say(ruleBaselines, "floors of %v are paid first", floors)
	default:
		say(ruleFloors, "awards at their floors: %d, of floors of %v", floored, floors)
	}
	if s.policy.Most > 0 {
		say(ruleCaps, "awards held to their caps: %d; no award is above %v", capped, s.policy.Most)
	} else if capped > 0 {
		say(ruleCaps, "awards held to their caps: %d", capped)
	}
	if cut > 0 {
		say(ruleCaps, "other claims that count only as far as their caps: %d", cut)
	}
	if weighted > 0 {
		say(ruleWeights, "claims that count with another weight than 1: %d", weighted)
	}
}

func (s *plan) floorsOrNone() []funding.Pence {
	if s.floors == nil {
		return make([]funding.Pence, len(s.order))
	}
	return s.floors
}
