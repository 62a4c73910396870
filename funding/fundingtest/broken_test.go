package fundingtest_test

import (
	"cmp"
	"errors"
	"math/big"
	"slices"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// Allocators that are wrong on purpose. Those made by sorted refuse rounds that
// are not valid and see the claims by identifier, so that they break no law
// about that; share gets a budget that does not cover the claims.
func sorted(share func(budget funding.Pence, claims []funding.Pence) []funding.Pence) division.Allocator {
	return func(r division.Round) ([]funding.Pence, error) {
		if err := r.Validate(); err != nil {
			return nil, err
		}
		order := make([]int, len(r.Claims))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return cmp.Compare(r.Claims[a].ID, r.Claims[b].ID) })
		amounts, sum := make([]funding.Pence, len(order)), funding.Pence(0)
		for place, i := range order {
			amounts[place] = r.Claims[i].Amount
			sum += amounts[place]
		}
		shared := amounts
		if r.Budget < sum {
			shared = share(r.Budget, slices.Clone(amounts))
		}
		awards := make([]funding.Pence, len(order))
		for place, i := range order {
			awards[i] = shared[place]
		}
		return awards, nil
	}
}

func by(d division.Division) division.Allocator {
	return division.Policy{Division: d, Ties: division.TiesByID}.Awards
}

// divide is a division where it is not what is wrong.
func divide(d division.Division, budget funding.Pence, claims []funding.Pence) []funding.Pence {
	awards, err := d.Divide(budget, claims)
	if err != nil {
		panic(err)
	}
	return awards
}

// either shares by one division where odd says so and by another elsewhere.
func either(odd func(budget funding.Pence, claims []funding.Pence) bool, one, other division.Division) division.Allocator {
	return sorted(func(budget funding.Pence, claims []funding.Pence) []funding.Pence {
		if odd(budget, claims) {
			return divide(one, budget, claims)
		}
		return divide(other, budget, claims)
	})
}

func oddBudget(budget funding.Pence, _ []funding.Pence) bool { return budget%2 == 1 }

func oddLargest(_ funding.Pence, claims []funding.Pence) bool {
	return len(claims) > 0 && slices.Max(claims)%2 == 1
}

func oddNumber(_ funding.Pence, claims []funding.Pence) bool { return len(claims)%2 == 1 }

// inTurn pays in full, in the order given, while the money lasts.
func inTurn(compare func(a, b funding.Pence) int) division.Allocator {
	return sorted(func(budget funding.Pence, claims []funding.Pence) []funding.Pence {
		order := make([]int, len(claims))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return compare(claims[a], claims[b]) })
		awards := make([]funding.Pence, len(claims))
		for _, i := range order {
			awards[i] = min(budget, claims[i])
			budget -= awards[i]
		}
		return awards
	})
}

func nothing(_ funding.Pence, claims []funding.Pence) []funding.Pence {
	return make([]funding.Pence, len(claims))
}

// floors gives each claim its part of the budget by ratios, rounded down, and the
// odd pennies from the front of the list: claims of nothing too.
func floors(budget funding.Pence, ratios []funding.Pence) []funding.Pence {
	sum, left := funding.Pence(0), budget
	for _, r := range ratios {
		sum += r
	}
	awards := make([]funding.Pence, len(ratios))
	if sum == 0 {
		return awards // where all ratios are nought the money is lost
	}
	for i, r := range ratios {
		part := new(big.Int).Mul(big.NewInt(int64(budget)), big.NewInt(int64(r)))
		awards[i] = funding.Pence(part.Quo(part, big.NewInt(int64(sum))).Int64())
		left -= awards[i]
	}
	for i := 0; left > 0; i, left = i+1, left-1 {
		awards[i]++
	}
	return awards
}

// overflowing multiplies without a thought.
func overflowing(budget funding.Pence, claims []funding.Pence) []funding.Pence {
	sum, left := funding.Pence(0), budget
	for _, c := range claims {
		sum += c
	}
	awards := make([]funding.Pence, len(claims))
	for i, c := range claims {
		awards[i] = budget * c / sum
		left -= awards[i]
	}
	for i := range claims {
		if left > 0 && awards[i] < claims[i] {
			awards[i]++
			left--
		}
	}
	return awards
}

// wholePounds counts only the pounds of a claim, and so no claim below one.
func wholePounds(budget funding.Pence, claims []funding.Pence) []funding.Pence {
	if slices.IndexFunc(claims, func(c funding.Pence) bool { return c >= 100 }) < 0 {
		return floors(budget, make([]funding.Pence, len(claims)))
	}
	return divide(division.Proportional, budget, claims)
}

// overTheCap shares equally, caps everyone at the claim, and shares what that
// leaves over equally among the others, without looking at the cap again.
func overTheCap(budget funding.Pence, claims []funding.Pence) []funding.Pence {
	awards, left := make([]funding.Pence, len(claims)), budget
	var open []int
	for i, c := range claims {
		if awards[i] = min(c, budget/funding.Pence(len(claims))); awards[i] < c {
			open = append(open, i)
		}
		left -= awards[i]
	}
	for place, i := range open {
		more := left / funding.Pence(len(open)-place)
		awards[i] += more
		left -= more
	}
	return awards
}

// belowNothing takes the same off every claim.
func belowNothing(budget funding.Pence, claims []funding.Pence) []funding.Pence {
	missing := -budget
	for _, c := range claims {
		missing += c
	}
	for i := range claims {
		less := missing / funding.Pence(len(claims)-i)
		claims[i] -= less
		missing -= less
	}
	return claims
}

// firstLargest is fair unless the first by name claims the most.
func firstLargest(_ funding.Pence, claims []funding.Pence) bool {
	return len(claims) > 0 && claims[0] == slices.Max(claims)
}

// trusting does without a look at the round.
func trusting(d division.Division) division.Allocator {
	return func(r division.Round) ([]funding.Pence, error) {
		order := slices.Clone(r.Claims)
		slices.SortFunc(order, func(a, b division.Claim) int { return cmp.Compare(a.ID, b.ID) })
		amounts, place := make([]funding.Pence, len(order)), map[string]int{}
		for i, c := range order {
			amounts[i] = c.Amount
			place[c.ID] = i
		}
		shared, err := d.Divide(r.Budget, amounts)
		if err != nil {
			return nil, err
		}
		awards := make([]funding.Pence, len(order))
		for i, c := range r.Claims {
			awards[i] = shared[place[c.ID]]
		}
		return awards, nil
	}
}

// asListed settles ties by the order of the list.
func asListed(d division.Division) division.Allocator {
	return func(r division.Round) ([]funding.Pence, error) {
		if err := r.Validate(); err != nil {
			return nil, err
		}
		amounts := make([]funding.Pence, len(r.Claims))
		for i, c := range r.Claims {
			amounts[i] = c.Amount
		}
		return d.Divide(r.Budget, amounts)
	}
}

type brokenAllocator struct {
	name     string
	allocate division.Allocator
	options  fundingtest.Options
	breaks   []string // exactly these
}

// claiming is an allocator that keeps the laws but not the axiom claimed.
func claiming(a fundingtest.Axiom, name string, allocate division.Allocator) brokenAllocator {
	return brokenAllocator{name, allocate, fundingtest.Options{Axioms: []fundingtest.Axiom{a}, MostClaims: 6}, []string{a.String()}}
}

func brokenAllocators() []brokenAllocator {
	const (
		pro, cea, cel, tal = division.Proportional, division.EqualAwards, division.EqualLosses, division.Talmud
		ce, av             = division.ConstrainedEgalitarian, division.Average
	)
	calls, buffer := 0, make([]funding.Pence, 100)
	return []brokenAllocator{
		// The laws.
		{"no allocator", nil, fundingtest.Options{}, []string{"total"}},
		{"refuses everything", func(division.Round) ([]funding.Pence, error) { return nil, errors.New("no") }, fundingtest.Options{}, []string{"total"}},
		{"panics where nothing is claimed", func(r division.Round) ([]funding.Pence, error) {
			_ = r.Claims[0]
			return by(pro)(r)
		}, fundingtest.Options{}, []string{"total"}},
		{"leaves out claims of nothing", func(r division.Round) ([]funding.Pence, error) {
			awards, err := by(pro)(r)
			return slices.DeleteFunc(awards, func(p funding.Pence) bool { return p == 0 }), err
		}, fundingtest.Options{}, []string{"total"}},
		{"divides by the claims", func(r division.Round) ([]funding.Pence, error) {
			var sum funding.Pence
			for _, c := range r.Claims {
				sum += c.Amount
			}
			_ = r.Budget / sum
			return by(pro)(r)
		}, fundingtest.Options{}, []string{"total"}},
		{"shares by identifier without a look at it", trusting(pro), fundingtest.Options{}, []string{"refusal"}},
		{"sorts the caller's claims", func(r division.Round) ([]funding.Pence, error) {
			awards, err := by(pro)(r)
			slices.SortFunc(r.Claims, func(a, b division.Claim) int { return cmp.Compare(a.Amount, b.Amount) })
			return awards, err
		}, fundingtest.Options{}, []string{"input-unchanged"}},
		{"keeps its awards", func(r division.Round) ([]funding.Pence, error) {
			awards, err := by(pro)(r)
			return append(buffer[:0], awards...), err
		}, fundingtest.Options{}, []string{"repeatable"}},
		{"shares every other time otherwise", func(r division.Round) ([]funding.Pence, error) {
			if calls++; calls%2 == 0 {
				return by(cea)(r)
			}
			return by(pro)(r)
		}, fundingtest.Options{}, []string{"repeatable", "list-order"}},
		{"an odd penny to the first listed", asListed(cea), fundingtest.Options{}, []string{"list-order"}},
		{"ties of remainders in the order of the list", asListed(pro), fundingtest.Options{}, []string{"list-order"}},
		{"gives nothing", sorted(nothing), fundingtest.Options{}, []string{"efficiency"}},
		{"gives nothing, and may keep money", func(r division.Round) ([]funding.Pence, error) {
			return make([]funding.Pence, len(r.Claims)), r.Validate()
		}, fundingtest.Options{KeepsMoney: true}, []string{"something"}},
		{"loses the money where all ratios are nought", sorted(wholePounds), fundingtest.Options{}, []string{"efficiency"}},
		{"pays a claim of nothing", sorted(floors), fundingtest.Options{}, []string{"claims-boundedness"}},
		{"goes over the cap when it shares again", sorted(overTheCap), fundingtest.Options{}, []string{"claims-boundedness"}},
		{"takes from small claims", sorted(belowNothing), fundingtest.Options{}, []string{"non-negativity"}},
		{"overflows", sorted(overflowing), fundingtest.Options{}, []string{"efficiency", "non-negativity"}},
		{"asks for a penny back", by(pro), fundingtest.Options{Exactly: []fundingtest.Axiom{fundingtest.EndowmentMonotonicity}}, []string{"endowment-monotonicity"}},

		// The axioms.
		claiming(fundingtest.Efficiency, "keeps a penny", sorted(func(budget funding.Pence, claims []funding.Pence) []funding.Pence {
			return divide(pro, max(budget-1, 0), claims)
		})),
		claiming(fundingtest.ClaimsBoundedness, "goes over the cap when it shares again", sorted(overTheCap)),
		claiming(fundingtest.NonNegativity, "takes from small claims", sorted(belowNothing)),
		claiming(fundingtest.EqualTreatment, "in turn by name", inTurn(func(_, _ funding.Pence) int { return 0 })),
		claiming(fundingtest.Anonymity, "looks at who claims the most", either(firstLargest, cel, cea)),
		claiming(fundingtest.AwardsOrder, "small claims first", inTurn(cmp.Compare[funding.Pence])),
		claiming(fundingtest.LossesOrder, "large claims first", inTurn(func(a, b funding.Pence) int { return cmp.Compare(b, a) })),
		claiming(fundingtest.EndowmentMonotonicity, "by the parity of the budget", either(oddBudget, cea, cel)),
		claiming(fundingtest.ClaimMonotonicity, "by the parity of the largest claim", either(oddLargest, cea, cel)),
		claiming(fundingtest.LinkedClaimEndowment, "by the parity of the budget", either(oddBudget, cea, cel)),
		claiming(fundingtest.NoTransferParadox, "by the parity of the largest claim", either(oddLargest, cea, cel)),
		claiming(fundingtest.BoundedTransferImpact, "by the parity of the largest claim", either(oddLargest, cea, cel)),
		claiming(fundingtest.Homogeneity, "small budgets equally", either(func(budget funding.Pence, _ []funding.Pence) bool { return budget < 1000 }, cea, pro)),
		claiming(fundingtest.CompositionDown, "Talmud", by(tal)),
		claiming(fundingtest.CompositionUp, "Talmud", by(tal)),
		claiming(fundingtest.Consistency, "average", by(av)),
		claiming(fundingtest.NullClaims, "by the number of claims", either(oddNumber, cea, cel)),
		claiming(fundingtest.NullCompensation, "by the number of claims", either(oddNumber, cea, cel)),
		claiming(fundingtest.FullCompensation, "by the number of claims", either(oddNumber, cea, cel)),
		claiming(fundingtest.ReplicationInvariance, "by the number of claims", either(oddNumber, cea, cel)),
		claiming(fundingtest.SelfDuality, "equal awards", by(cea)),
		claiming(fundingtest.Midpoint, "equal losses", by(cel)),
		claiming(fundingtest.PopulationMonotonicity, "by the number of claims", either(oddNumber, cea, cel)),
		claiming(fundingtest.LinkedEndowmentPopulation, "by the number of claims", either(oddNumber, cea, cel)),
		claiming(fundingtest.OrderUnderEndowment, "constrained egalitarian", by(ce)),
		claiming(fundingtest.OrderUnderClaims, "constrained egalitarian", by(ce)),
		claiming(fundingtest.OrderUnderPopulation, "constrained egalitarian", by(ce)),
		claiming(fundingtest.GroupOrder, "equal awards", by(cea)),
		claiming(fundingtest.Progressivity, "equal awards", by(cea)),
		claiming(fundingtest.Regressivity, "equal losses", by(cel)),
		claiming(fundingtest.TruncationInvariance, "proportional", by(pro)),
		claiming(fundingtest.MinimalRightsFirst, "proportional", by(pro)),
		claiming(fundingtest.AwardsLowerBound, "proportional", by(pro)),
		claiming(fundingtest.LossesLowerBound, "proportional", by(pro)),
		claiming(fundingtest.NoAdvantageousMerging, "equal losses", by(cel)),
		claiming(fundingtest.NoAdvantageousSplitting, "equal awards", by(cea)),
	}
}
