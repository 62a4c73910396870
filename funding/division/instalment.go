package division

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A Schedule is a round paid out in parts.
type Schedule struct {
	Rule        engagement.Rule     `json:"-"` // of the division
	Instalments []Instalment        `json:"instalments"`
	Draws       []Draw              `json:"draws,omitempty"` // what was drawn by lot
	Reasons     []engagement.Reason `json:"reasons"`
}

// An Instalment is one part. What was paid so far, what is kept back of the
// budget so far and what is left unallocated are that budget, to the penny.
type Instalment struct {
	Budget      funding.Pence `json:"budget"`           // that has come in so far, this part included
	Paid        funding.Pence `json:"paid"`             // by this instalment
	SoFar       funding.Pence `json:"soFar"`            // by this instalment and those before
	Reserve     funding.Pence `json:"reserve,omitzero"` // kept back first, of the budget so far
	Unallocated funding.Pence `json:"unallocated"`      // the budget so far less the reserve and what was paid so far: what no claim can take
	Payments    []Payment     `json:"payments"`         // in the order of the claims
}

// A Payment is what one claim gets by an instalment, never less than nothing.
type Payment struct {
	ID    string        `json:"id"`
	Paid  funding.Pence `json:"paid"`
	SoFar funding.Pence `json:"soFar"`
}

// Instalments pays out a round in parts that add up to its budget: after each
// part everyone has been paid what the division gives of the budget so far,
// within a penny, and nobody is ever asked for a penny back.
//
// With exact awards it is enough that nobody's award falls as the budget grows.
// Whole pence by largest remainder can fall all the same, as the largest
// remainders are not the same ones at each part. So the pennies are scheduled
// here: the k-th penny of a claim may be paid once its exact award is above k-1,
// and has to be paid by the time that the award is k or more. At each part the
// pennies that have to be paid soonest go first. That keeps every deadline, as
// the exact payments themselves would: so that at each part every award is its
// exact one rounded down or up. Pennies that have no deadline go first to those
// who get one in the allocation of the whole round, then to the largest
// remainders, then by the policy's ties. After the last part the awards are
// those of [Allocate] wherever any way to pay in these parts leads there.
//
// Tijdeman, Discrete Mathematics 32 (1980), and Steiner and Yeomans, Management
// Science 39 (1993), schedule products on a line in this way. Which penny has to
// be paid soonest depends on the parts to come: a plan made part by part, without
// knowing these, cannot always stay within a penny.
//
// Constraints hold for each part by itself, of the budget so far: a first part
// that does not cover the floors or the reserve is an error, and so is an exact
// award that falls, as minimums and shares of groups may make it.
//
// Errors are those of Allocate, of Policy.Exact, a negative part, parts that do
// not add up to the budget, and ties not stated where one decides who is paid a
// penny, or is paid it sooner. The cost is that of the exact awards of each part,
// and n log n in the claims for each.
func Instalments(r Round, parts []funding.Pence, p Policy) (Schedule, error) {
	whole, err := Allocate(r, p)
	var problems engagement.Problems
	problems.AddAll("", err)
	problems.AddAll("", checkParts(r.Budget, parts))
	if err := problems.Err(); err != nil {
		return Schedule{}, err
	}

	exact := make([][]*big.Rat, len(parts))
	part := r
	part.Budget = 0
	for t := range parts {
		part.Budget += parts[t]
		if exact[t], err = p.Exact(part); err != nil {
			return Schedule{}, err
		}
	}
	final := make([]funding.Pence, len(whole.Awards))
	for i, award := range whole.Awards {
		final[i] = award.Award
	}
	paid, elsewhere, tie, err := schedulePennies(exact, final, p.ranks(r.Claims))
	if err != nil {
		return Schedule{}, err
	}
	if tie.given < tie.tied && p.Ties == TiesNotStated {
		return Schedule{}, engagement.Problems{{Path: "ties", Value: p.Ties.String(), Err: fmt.Errorf(
			"%w: at part %d of %d claims with equal remainders %d are paid a penny", engagement.ErrMissing, tie.part+1, tie.tied, tie.given)}}
	}
	schedule, err := p.newSchedule(r, parts, paid)
	if err != nil {
		return Schedule{}, err
	}
	schedule.Rule = whole.Rule
	schedule.Reasons = append(slices.Clone(whole.Reasons), engagement.Reason{Rule: ruleInstalments, Outcome: engagement.Met,
		Format: "paid in %d parts, each award within a penny of the exact one at every part; pennies that end elsewhere than in the allocation at once: %d",
		Values: []any{len(parts), elsewhere}})
	schedule.Draws = whole.Draws
	if p.Ties == TiesByDraw && tie.given < tie.tied {
		draw := Draw{Rule: ruleInstalments.ID}
		for _, i := range p.order(r.Claims) {
			draw.Order = append(draw.Order, r.Claims[i].ID)
		}
		schedule.Draws = append(slices.Clip(schedule.Draws), draw)
		schedule.Reasons = append(schedule.Reasons, engagement.Reason{Rule: ruleDraw, Outcome: engagement.Met,
			Format: "who of equal claims is paid a penny sooner is drawn by seed %d", Values: []any{p.Seed}})
	}
	return schedule, nil
}

var ruleInstalments = engagement.Rule{ID: "instalments", Title: "Instalments that never ask for a penny back", Kind: engagement.Literature,
	Source: "Tijdeman, Discrete Mathematics 32 (1980); Steiner and Yeomans, Management Science 39 (1993)"}

// checkParts reports parts that are negative or do not add up to the budget.
func checkParts(budget funding.Pence, parts []funding.Pence) error {
	var problems engagement.Problems
	for t, part := range parts {
		if part < 0 {
			problems.Add("parts["+strconv.Itoa(t)+"]", part.String(), engagement.ErrNegative)
		}
	}
	sum, err := funding.Sum(parts...)
	switch {
	case err != nil:
		problems.AddAll("parts", err)
	case sum != budget:
		problems.Add("parts", sum.String(), fmt.Errorf("%w: the budget is %v", engagement.ErrContradicts, budget))
	}
	return problems.Err()
}

// ranks returns the place of each claim in the order in which ties are settled.
func (p Policy) ranks(claims []Claim) []int {
	ranks := make([]int, len(claims))
	for place, i := range p.order(claims) {
		ranks[i] = place
	}
	return ranks
}

// newSchedule makes up the parts from what each claim has been paid by each.
func (p Policy) newSchedule(r Round, parts []funding.Pence, paid [][]funding.Pence) (Schedule, error) {
	schedule := Schedule{Instalments: make([]Instalment, len(parts))}
	var before Instalment
	for t := range parts {
		// At most the budget, which does not overflow.
		instalment := Instalment{Budget: before.Budget + parts[t], Payments: make([]Payment, len(r.Claims))}
		for i, claim := range r.Claims {
			payment := Payment{ID: claim.ID, Paid: paid[t][i], SoFar: paid[t][i]}
			if t > 0 {
				payment.Paid -= paid[t-1][i]
			}
			instalment.Paid += payment.Paid
			instalment.SoFar += payment.SoFar
			instalment.Payments[i] = payment
		}
		reserve, err := p.reserve(instalment.Budget)
		if err != nil {
			return Schedule{}, err
		}
		instalment.Reserve, instalment.Unallocated = reserve, instalment.Budget-reserve-instalment.SoFar
		schedule.Instalments[t], before = instalment, instalment
	}
	return schedule, nil
}

// A pennyTie is the first part at which claims with equal standing were paid a
// penny, and not all of them: none where tied is zero.
type pennyTie struct{ part, tied, given int }

// schedulePennies brings exact awards, by part and claim, to whole pence: each
// rounded down or up, none falling from part to part, each part adding up as the
// exact ones do. It heads for the final awards, and reports how many pennies end
// elsewhere. An exact award that falls, or a part that is not whole pence, is an
// error.
func schedulePennies(exact [][]*big.Rat, final []funding.Pence, ranks []int) (paid [][]funding.Pence, elsewhere int, tie pennyTie, err error) {
	last := len(exact) - 1
	floors, remainders, pennies, err := floorsOf(exact)
	if err != nil {
		return nil, 0, pennyTie{}, err
	}
	paid = make([][]funding.Pence, len(exact))
	// When the next penny of each claim has to be paid, worked out from the end:
	// len(exact) for one that is paid in the final awards, one later for none.
	due := make([][]int, len(exact))
	for t := last; t >= 0; t-- {
		due[t] = make([]int, len(final))
		for i := range final {
			switch {
			case t < last && floors[t+1][i] > floors[t][i]:
				due[t][i] = t + 1
			case t < last:
				due[t][i] = due[t+1][i]
			case final[i] > floors[t][i]:
				due[t][i] = last + 1
			default:
				due[t][i] = last + 2
			}
		}
	}
	candidates := make([]int, 0, len(final))
	for t := range exact {
		paid[t] = slices.Clone(floors[t])
		candidates = candidates[:0]
		left := pennies[t]
		for i := range final {
			switch {
			case t > 0 && paid[t-1][i] > floors[t][i]: // a penny ahead already
				paid[t][i]++
				left--
			case remainders[t][i].Sign() > 0:
				candidates = append(candidates, i)
			}
		}
		standing := func(a, b int) int {
			return cmp.Or(cmp.Compare(due[t][a], due[t][b]), remainders[t][b].Cmp(remainders[t][a]))
		}
		slices.SortFunc(candidates, func(a, b int) int { return cmp.Or(standing(a, b), cmp.Compare(ranks[a], ranks[b])) })
		for _, i := range candidates[:left] {
			paid[t][i]++
		}
		if tie.tied == 0 && left > 0 && left < len(candidates) && standing(candidates[left-1], candidates[left]) == 0 {
			tie.part = t
			for place, i := range candidates {
				if standing(i, candidates[left]) == 0 {
					tie.tied++
					if place < left {
						tie.given++
					}
				}
			}
		}
	}
	if last >= 0 {
		for i, award := range final {
			if paid[last][i] > award {
				elsewhere++
			}
		}
	}
	return paid, elsewhere, tie, nil
}

// floorsOf returns, by part and claim, the exact awards rounded down and what is
// left of them, and by part how many pennies these come to.
func floorsOf(exact [][]*big.Rat) (floors [][]funding.Pence, remainders [][]*big.Rat, pennies []int, err error) {
	var problems engagement.Problems
	floors, remainders, pennies = make([][]funding.Pence, len(exact)), make([][]*big.Rat, len(exact)), make([]int, len(exact))
	for t := range exact {
		floors[t], remainders[t] = make([]funding.Pence, len(exact[t])), make([]*big.Rat, len(exact[t]))
		left := new(big.Rat)
		for i, award := range exact[t] {
			if t > 0 && award.Cmp(exact[t-1][i]) < 0 {
				problems.Add(fmt.Sprintf("claims[%d]", i), award.RatString(), fmt.Errorf("%w: of less it gets %v", engagement.ErrContradicts, exact[t-1][i].RatString()))
			}
			floor := new(big.Int).Quo(award.Num(), award.Denom())
			floors[t][i] = funding.Pence(floor.Int64())
			remainders[t][i] = new(big.Rat).Sub(award, new(big.Rat).SetInt(floor))
			left.Add(left, remainders[t][i])
		}
		if !left.IsInt() {
			problems.Add("parts["+strconv.Itoa(t)+"]", left.RatString(), fmt.Errorf("%w: exact awards that are not whole pence together", engagement.ErrOutOfRange))
		}
		pennies[t] = int(left.Num().Int64())
	}
	return floors, remainders, pennies, problems.Err()
}
