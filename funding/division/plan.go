package division

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A plan is a round and a policy with constraints, made ready: claims stand
// in the order in which ties are settled, unless all of them are shared among at
// one go and that order is needed for the last pennies only; and what is a problem
// has been found.
// The slices that not every plan needs are nil where it does not.
type plan struct {
	round    Round
	policy   Policy
	reserve  funding.Pence
	pot      funding.Pence // the budget less the reserve
	enough   bool          // for the top of every claim
	order    []int         // the claim at each place
	asGiven  bool          // the places are those in the round
	tops     []funding.Pence
	claims   []funding.Pence // as the division is to see them: the tops, for one that takes no caps
	floors   []funding.Pence
	minimums []funding.Pence // of claims without a floor
	weights  []int64
	tiers    []int
	all      []int // the places
	root     *node
	chains   [][]*node // nil without groups
}

// A portion is claims among which one amount was shared at one go: those of a
// tier, and of a group that is held to an amount.
type portion struct {
	node    *node
	tier    int
	places  []int
	amount  funding.Pence
	awards  []funding.Pence // beside the places
	rounded rounding
	tied    []int // places among which the order of ties decided; the first got a penny
}

// A result is a plan carried out.
type result struct {
	awards   []funding.Pence // by place
	portions []portion
	held     []hold // groups, in the order in which they were held
	dropped  []drop
	draws    []Draw
	tied     rounding // the first tie that decided anything, on the way too
}

// A hold is a group held to an amount.
type hold struct {
	node   *node
	amount funding.Pence
	bound  boundKind
}

type boundKind uint8

const (
	atItsTotal boundKind = iota // as a group in it is held
	atLeast
	atMost
)

// A drop is a claim that is not served for its minimum.
type drop struct {
	place int
	award funding.Pence // what it would have got, under DropFurthestBelow
}

// ready makes a plan of a round and a policy, or says all that is wrong.
func (p Policy) ready(r Round) (*plan, error) {
	var problems engagement.Problems
	problems.AddAll("", r.Validate())
	problems.AddAll("", p.validate())
	problems.AddAll("", p.Division.among(len(r.Claims)))
	if err := problems.Err(); err != nil {
		return nil, err
	}
	used := p.used(r)
	problems.AddAll("", p.Division.takesAll(r, p, used))
	s := &plan{round: r, policy: p}
	s.asGiven = p.Ties != TiesByDraw && !used.has(WithTiers) && !used.has(WithMinimums) && !used.has(WithMostMoney) && !used.has(WithGroups)
	s.all = make([]int, len(r.Claims))
	for place := range s.all {
		s.all[place] = place
	}
	if s.order = s.all; !s.asGiven {
		s.order = p.order(r.Claims)
	}
	reserve, err := p.reserve(r.Budget)
	problems.AddAll("", err)
	s.reserve, s.pot = reserve, r.Budget-reserve
	s.fill(used)
	s.enough = s.pot >= s.sum(s.all, s.tops)
	problems.AddAll("", s.checkFloors())
	problems.AddAll("", s.checkWeights())
	s.root = &node{group: -1, places: s.all}
	if used.has(WithGroups) {
		if s.root, s.chains, err = r.tree(s.order); err != nil {
			problems.AddAll("", err)
			return nil, problems.Err()
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return s, s.bound(nil)
}

// fill sets what is stated of each claim.
func (s *plan) fill(used constraints) {
	n := len(s.order)
	s.tops = make([]funding.Pence, n)
	if used.has(WithFloors) || used.has(WithBaselines) {
		s.floors = make([]funding.Pence, n)
	}
	if used.has(WithMinimums) || used.has(WithMostMoney) {
		s.minimums = make([]funding.Pence, n)
	}
	if used.has(WithWeights) {
		s.weights = make([]int64, n)
	}
	if used.has(WithTiers) {
		s.tiers = make([]int, n)
	}
	for place, i := range s.order {
		claim := &s.round.Claims[i]
		s.tops[place] = claim.top(s.policy.Most)
		if s.floors != nil {
			s.floors[place] = claim.least()
		}
		if s.minimums != nil && claim.Floor == 0 {
			s.minimums[place] = claim.Minimum
		}
		if s.weights != nil {
			s.weights[place] = max(claim.Weight, 1)
		}
		if s.tiers != nil {
			s.tiers[place] = claim.Tier
		}
	}
	s.claims = s.tops
	if used.has(WithCaps) && s.policy.Division.takesBounds() {
		s.claims = make([]funding.Pence, n)
		for place, i := range s.order {
			s.claims[place] = s.round.Claims[i].Amount
		}
	}
}

// checkFloors reports floors above what the claim may get by a most for all;
// those above the claim itself are found by Round.Validate.
func (s *plan) checkFloors() error {
	var problems engagement.Problems
	for place := range s.floors {
		i := s.order[place]
		claim := &s.round.Claims[i]
		if floor, most := claim.least(), s.policy.Most; most > 0 && floor > most && floor <= claim.top(0) {
			problems.Add(fmt.Sprintf("claims[%d].%s", i, claim.leastField()), floor.String(), fmt.Errorf("%w: by %v more than the most of %v", engagement.ErrContradicts, floor-most, most))
		}
	}
	return problems.Err()
}

// checkWeights holds the weights to a bound under which no product overflows:
// all of them together, or all of weight times claim, at most 1<<63 - 1.
func (s *plan) checkWeights() error {
	var problems engagement.Problems
	left := uint64(math.MaxInt64)
	for place, weight := range s.weights {
		hi, factor := uint64(0), uint64(weight)
		if s.policy.Division == Proportional {
			hi, factor = bits.Mul64(factor, uint64(s.claims[place]))
		}
		if hi != 0 || factor > left {
			problems.Add(fmt.Sprintf("claims[%d].weight", s.order[place]), strconv.FormatInt(weight, 10), fmt.Errorf("%w: with the others", funding.ErrOverflow))
			continue
		}
		left -= factor
	}
	return problems.Err()
}

// served reports whether the claim at place is among those served.
func served(in []bool, place int) bool { return in == nil || in[place] }

// bound works out between which amounts each group gets, for the claims in; nil
// is all. It reports every group, and the whole, for which these contradict.
func (s *plan) bound(in []bool) error {
	var problems engagement.Problems
	s.boundNode(s.root, in, &problems)
	return problems.Err()
}

func (s *plan) boundNode(n *node, in []bool, problems *engagement.Problems) {
	var capacity, need funding.Pence
	for _, place := range n.places {
		if (s.chains == nil || len(s.chains[place]) == n.depth) && served(in, place) {
			capacity += s.tops[place]
			if s.floors != nil {
				need = plusUpToMost(need, s.floors[place])
			}
		}
	}
	floors := need
	lowered := []*node{} // that may get a penny less, if need be
	for _, child := range n.children {
		s.boundNode(child, in, problems)
		capacity += child.high
		need = plusUpToMost(need, child.low)
		if floor, rest := s.round.Groups[child.group].AtLeast.of(s.pot); rest > 0 && child.low > max(floor, child.need) {
			lowered = append(lowered, child)
		}
	}
	limit, least := s.pot, funding.Pence(0)
	if n != s.root {
		group := s.round.Groups[n.group]
		least = s.least(n)
		limit = s.most(n)
		if s.enough {
			least = min(least, s.sumServed(n.places, in)) // everyone gets all there is to get
		}
		if least > capacity {
			problems.Add(fmt.Sprintf("groups[%d].atLeast", n.group), group.AtLeast.String(), fmt.Errorf(
				"%w: %v is to go to group %q, whose claims can take %v: %v too little", engagement.ErrContradicts, least, group.ID, capacity, least-capacity))
		}
		limit = max(limit, least) // where no whole number of pence lies between the two
	}
	slices.SortFunc(lowered, s.compareRemainders)
	for _, child := range lowered {
		if need > limit {
			child.low--
			need--
		}
	}
	if need > limit {
		if n == s.root {
			kept := "" // what is kept back is one of those that contradict
			if s.reserve > 0 {
				kept = fmt.Sprintf(" after a reserve of %v", s.reserve)
			}
			problems.Add("budget", s.round.Budget.String(), fmt.Errorf("%w: %s come to %v, %v more than the %v that can be shared%s",
				engagement.ErrContradicts, s.needs(n, floors), need, need-limit, limit, kept))
		} else {
			problems.Add(fmt.Sprintf("groups[%d].atMost", n.group), s.round.Groups[n.group].AtMost.String(), fmt.Errorf(
				"%w: in group %q %s come to %v, %v more than the %v it may get", engagement.ErrContradicts, s.round.Groups[n.group].ID, s.needs(n, floors), need, need-limit, limit))
		}
	}
	n.need, n.low, n.high = need, max(least, need), min(limit, capacity)
}

// needs says what has to be paid in a group.
func (s *plan) needs(n *node, floors funding.Pence) string {
	text := ""
	if floors > 0 {
		text = fmt.Sprintf("floors of %v", floors)
	}
	for _, child := range n.children {
		if child.low > 0 {
			if text != "" {
				text += " and "
			}
			text += fmt.Sprintf("%v for group %q", child.low, s.round.Groups[child.group].ID)
		}
	}
	return text
}

// least is the least share of a group in whole pence.
func (s *plan) least(n *node) funding.Pence {
	floor, rest := s.round.Groups[n.group].AtLeast.of(s.pot)
	if rest > 0 {
		floor++
	}
	return floor
}

// most is the most share of a group in whole pence; the whole where none is stated.
func (s *plan) most(n *node) funding.Pence {
	share := s.round.Groups[n.group].AtMost
	if !share.IsStated() {
		return s.pot
	}
	floor, _ := share.of(s.pot)
	return floor
}

// compareRemainders orders groups by who gets a penny less first.
func (s *plan) compareRemainders(a, b *node) int {
	one, other := s.round.Groups[a.group], s.round.Groups[b.group]
	_, rest := one.AtLeast.of(s.pot)
	_, otherRest := other.AtLeast.of(s.pot)
	if rest != otherRest {
		return int(min(max(rest-otherRest, -1), 1))
	}
	return strings.Compare(other.ID, one.ID)
}

// plusUpToMost adds amounts that are not negative; too large a sum is the largest amount.
func plusUpToMost(a, b funding.Pence) funding.Pence {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

// share shares the pot among the claims in; nil is all.
func (s *plan) share(in []bool) (*result, error) {
	if err := s.bound(in); err != nil {
		return nil, err
	}
	done := &result{awards: make([]funding.Pence, len(s.order))}
	if err := s.shareNode(s.root, min(s.pot, s.root.high), in, done); err != nil {
		return nil, err
	}
	for i := range done.portions {
		portion := &done.portions[i]
		for k, place := range portion.places {
			done.awards[place] = portion.awards[k]
		}
	}
	return done, nil
}

// shareNode shares amount, which lies between the bounds of n, among its claims.
func (s *plan) shareNode(n *node, amount funding.Pence, in []bool, done *result) error {
	held := map[*node]funding.Pence{} // groups directly below
	places := n.places
	rest := amount
	for {
		if in != nil || len(held) > 0 {
			places = nil
			for _, place := range n.places {
				if served(in, place) && !s.isHeld(held, n, place) {
					places = append(places, place)
				}
			}
		}
		portions, err := s.shareTiers(n, places, rest)
		if err != nil {
			return err
		}
		more, certain := s.toHold(n, held, portions)
		for _, portion := range portions {
			if !portion.rounded.decided() || certain && len(more) > 0 {
				continue
			}
			if !done.tied.decided() {
				done.tied = portion.rounded
			}
			if len(more) > 0 { // these awards are not the last, but what is held hangs on them
				done.draws = append(done.draws, s.draw(ruleGroups.ID, portion.tied, portion.rounded.given)...)
			}
		}
		if len(more) == 0 {
			done.portions = append(done.portions, portions...)
			break
		}
		for _, h := range more {
			held[h.node] = h.amount
			rest -= h.amount
		}
		done.held = append(done.held, more...)
	}
	for _, child := range n.children {
		if amount, is := held[child]; is {
			if err := s.shareNode(child, amount, in, done); err != nil {
				return err
			}
		}
	}
	return nil
}

// isHeld reports whether a claim below n is in a group directly below that is held.
func (s *plan) isHeld(held map[*node]funding.Pence, n *node, place int) bool {
	if len(held) == 0 || len(s.chains[place]) == n.depth {
		return false
	}
	_, is := held[s.chains[place][n.depth]]
	return is
}

// toHold returns the groups directly below n that are to be held next: those
// below their least or those above their most, whichever are further off
// together, so that what is left can be shared within the bounds of the others;
// or, where there are none, those with a group in them that is out of bounds. It
// is certain where it is the same however ties are settled.
func (s *plan) toHold(n *node, held map[*node]funding.Pence, portions []portion) (more []hold, certain bool) {
	if s.chains == nil {
		return nil, true
	}
	s.total(n, portions)
	var below, above, within []hold
	var short, over funding.Pence
	certain = true
	for _, child := range n.children {
		if _, is := held[child]; is {
			continue
		}
		certain = certain && child.least() >= child.low == (child.most() >= child.low) && child.least() > child.high == (child.most() > child.high)
		switch {
		case child.total < child.low:
			short += child.low - child.total
			below = append(below, hold{child, child.low, atLeast})
		case child.total > child.high:
			over += child.total - child.high
			above = append(above, hold{child, child.high, atMost})
		case isOutside(child):
			within = append(within, hold{child, child.total, atItsTotal})
		}
	}
	switch {
	case short == 0 && over == 0:
		return within, certain && len(within) == 0
	case short >= over:
		return below, certain && over == 0
	}
	return above, certain && short == 0
}

// total adds up what each group below n gets, and by how many pennies that may
// be otherwise as ties are settled.
func (s *plan) total(n *node, portions []portion) {
	reset(n)
	for _, portion := range portions {
		for k, place := range portion.places {
			for _, group := range s.chains[place][n.depth:] {
				group.total += portion.awards[k]
			}
		}
		for k, place := range portion.tied {
			for _, group := range s.chains[place][n.depth:] {
				if k < portion.rounded.given {
					group.fewer++
				} else {
					group.more++
				}
			}
		}
	}
}

func reset(n *node) {
	n.total, n.fewer, n.more = 0, 0, 0
	for _, child := range n.children {
		reset(child)
	}
}

// least and most bound what a group gets, however ties are settled.
func (n *node) least() funding.Pence { return n.total - n.fewer }
func (n *node) most() funding.Pence  { return n.total + n.more }

// isOutside reports whether a group below n is out of its bounds.
func isOutside(n *node) bool {
	return slices.ContainsFunc(n.children, func(child *node) bool {
		return child.total < child.low || child.total > child.high || isOutside(child)
	})
}

// shareTiers shares amount among the claims at places, tier by tier: each gets
// what there is but for the floors of the later ones.
func (s *plan) shareTiers(n *node, places []int, amount funding.Pence) ([]portion, error) {
	if s.tiers == nil {
		one, err := s.sharePortion(portion{node: n, places: places, amount: amount})
		return []portion{one}, err
	}
	ordered := slices.Clone(places)
	slices.SortStableFunc(ordered, func(a, b int) int { return s.tiers[a] - s.tiers[b] })
	var later funding.Pence // the floors of tiers not yet served
	if s.floors != nil {
		for _, place := range ordered {
			later += s.floors[place]
		}
	}
	var portions []portion
	for len(ordered) > 0 {
		tier, size := s.tiers[ordered[0]], 0
		var tops funding.Pence
		for size < len(ordered) && s.tiers[ordered[size]] == tier {
			tops += s.tops[ordered[size]]
			if s.floors != nil {
				later -= s.floors[ordered[size]]
			}
			size++
		}
		one, err := s.sharePortion(portion{node: n, tier: tier, places: ordered[:size], amount: min(tops, amount-later)})
		if err != nil {
			return nil, err
		}
		portions = append(portions, one)
		amount -= one.amount
		ordered = ordered[size:]
	}
	return portions, nil
}

// sharePortion shares the amount of a portion by the division, and settles its ties.
func (s *plan) sharePortion(p portion) (portion, error) {
	b, floors := s.bounded(p)
	p.awards = make([]funding.Pence, len(p.places))
	var err error
	if tops := s.sum(p.places, s.tops); p.amount >= tops {
		p.amount = tops
		for k, place := range p.places {
			p.awards[k] = s.tops[place]
		}
		return p, nil
	} else if b.isPlain() {
		sum := funding.Pence(0)
		for _, claim := range b.claims {
			sum += claim
		}
		p.rounded, err = s.policy.Division.divide(p.awards, b.budget, sum, b.claims)
	} else {
		p.rounded, err = s.policy.Division.divideBounded(p.awards, b)
	}
	if err != nil {
		return p, err
	}
	if s.asGiven {
		s.policy.Ties.settle(p.awards, p.rounded, s.round.Claims)
	} else {
		p.tied = settle(p.awards, p.rounded, p.places)
	}
	if floors != nil {
		for k := range p.awards {
			p.awards[k] += floors[k]
		}
	}
	return p, nil
}

// settle gives the last pennies to the first of the tied, whose awards are
// marked by their complements, and returns their places in order.
func settle(awards []funding.Pence, r rounding, places []int) (tied []int) {
	if !r.decided() {
		return nil
	}
	left := r.given
	for k, award := range awards {
		if award >= 0 {
			continue
		}
		awards[k] = ^award
		tied = append(tied, places[k])
		if left > 0 {
			awards[k]++
			left--
		}
	}
	return tied
}

// isPlain reports whether there is nothing for a division to heed but the claims.
func (b bounded) isPlain() bool { return b.weights == nil && b.floors == nil && b.caps == nil }

// bounded returns what the division is to share of a portion, and the floors that
// are paid before it as baselines.
func (s *plan) bounded(p portion) (b bounded, baselines []funding.Pence) {
	b = bounded{budget: p.amount, claims: s.at(p.places, s.claims), floors: s.at(p.places, s.floors)}
	if len(s.claims) > 0 && &s.claims[0] != &s.tops[0] {
		b.caps = s.at(p.places, s.tops)
	}
	if s.weights != nil {
		b.weights = make([]int64, len(p.places))
		for k, place := range p.places {
			b.weights[k] = s.weights[place]
		}
	}
	if s.policy.Baselines && b.floors != nil {
		baselines, b.floors = b.floors, nil
		for k, floor := range baselines {
			b.budget -= floor
			b.claims[k] -= floor
			if b.caps != nil {
				b.caps[k] -= floor
			}
		}
	}
	return b, baselines
}

// at returns the amounts at places, nil where there are none of the kind.
func (s *plan) at(places []int, amounts []funding.Pence) []funding.Pence {
	if amounts == nil {
		return nil
	}
	result := make([]funding.Pence, len(places))
	for k, place := range places {
		result[k] = amounts[place]
	}
	return result
}

func (s *plan) sum(places []int, amounts []funding.Pence) (sum funding.Pence) {
	for _, place := range places {
		sum += amounts[place]
	}
	return sum
}

// sumServed adds up the tops of the claims at places that are served.
func (s *plan) sumServed(places []int, in []bool) (sum funding.Pence) {
	for _, place := range places {
		if served(in, place) {
			sum += s.tops[place]
		}
	}
	return sum
}

// exact returns the awards of a result before rounding, in the order of the round.
func (s *plan) exact(done *result) ([]*big.Rat, error) {
	exact := make([]*big.Rat, len(s.order))
	for i := range exact {
		exact[i] = new(big.Rat)
	}
	for _, portion := range done.portions {
		b, baselines := s.bounded(portion)
		values, err := s.exactPortion(portion, b)
		if err != nil {
			return nil, err
		}
		for k, place := range portion.places {
			if baselines != nil && portion.amount < s.sum(portion.places, s.tops) {
				values[k].Add(values[k], pence(baselines[k]))
			}
			exact[s.order[place]] = values[k]
		}
	}
	return exact, nil
}

func (s *plan) exactPortion(p portion, b bounded) ([]*big.Rat, error) {
	tops := s.sum(p.places, s.tops)
	switch {
	case p.amount >= tops:
		return each(s.at(p.places, s.tops), pence), nil
	case b.isPlain():
		sum := funding.Pence(0)
		for _, claim := range b.claims {
			sum += claim
		}
		return s.policy.Division.exactly(b.budget, sum, b.claims)
	}
	return s.policy.Division.exactlyBounded(b)
}
