package division

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// shareMinimums shares the pot so that every award is nothing or reaches the
// claim's minimum, by the policy's reading.
func (s *plan) shareMinimums() (*result, error) {
	if s.minimums == nil {
		return s.share(nil)
	}
	in, hopeless := s.hopeless()
	all, err := s.share(in)
	if err != nil {
		return nil, s.afterDropping(err, hopeless)
	}
	short := s.short(all)
	switch {
	case len(short) == 0:
		all.dropped = hopeless
		return all, nil
	case s.policy.Minimums == DropFurthestBelow:
		return s.dropFurthest(in, hopeless)
	case s.policy.Minimums == MostMoney:
		return s.mostMoney(in, hopeless)
	}
	claim := s.round.Claims[s.order[short[0]]]
	return nil, engagement.Problems{{Path: "minimums", Value: s.policy.Minimums.String(), Err: fmt.Errorf(
		"%w: claims that would get less than their minimum: %d, such as %q %v of %v", engagement.ErrMissing, len(short), claim.ID, all.awards[short[0]], claim.Minimum)}}
}

// short returns the places of awards above nothing and below the minimum.
func (s *plan) short(done *result) (places []int) {
	for place, award := range done.awards {
		if award > 0 && award < s.minimums[place] {
			places = append(places, place)
		}
	}
	return places
}

// hopeless returns who is left when claims that may never get their minimum are
// not served: nobody gains from their being counted, by either reading.
func (s *plan) hopeless() (in []bool, dropped []drop) {
	in = make([]bool, len(s.order))
	for place := range in {
		in[place] = s.tops[place] >= s.minimums[place]
		if !in[place] {
			dropped = append(dropped, drop{place, s.tops[place]})
		}
	}
	return in, dropped
}

func (s *plan) dropFurthest(in []bool, dropped []drop) (*result, error) {
	var draws []Draw
	var tied rounding
	for {
		done, err := s.share(in)
		if err != nil {
			return nil, s.afterDropping(err, dropped)
		}
		if done.tied.decided() && !tied.decided() {
			tied = done.tied
		}
		short := s.short(done)
		if len(short) == 0 {
			done.dropped, done.draws, done.tied = dropped, append(draws, done.draws...), tied
			return done, nil
		}
		draws = append(draws, done.draws...)
		for _, portion := range done.portions {
			if portion.rounded.decided() { // who is dropped may hang on a penny
				draws = append(draws, s.draw(ruleMinimums.ID, portion.tied, portion.rounded.given)...)
			}
		}
		slices.SortStableFunc(short, func(a, b int) int { return s.compareParts(done.awards, a, b) })
		equal := 1
		for equal < len(short) && s.compareParts(done.awards, short[0], short[equal]) == 0 {
			equal++
		}
		if equal > 1 {
			if err := s.tie("%w: claims whose awards are the same part of their minimums, of which one is to be dropped: %d", equal); err != nil {
				return nil, err
			}
			draws = append(draws, s.draw(ruleMinimums.ID, short[:equal], equal-1)...)
		}
		place := short[equal-1]
		in[place] = false
		dropped = append(dropped, drop{place, done.awards[place]})
	}
}

// compareParts compares the parts that two awards are of their minimums.
func (s *plan) compareParts(awards []funding.Pence, a, b int) int {
	hi, lo := bits.Mul64(uint64(awards[a]), uint64(s.minimums[b]))
	otherHi, otherLo := bits.Mul64(uint64(awards[b]), uint64(s.minimums[a]))
	return cmp.Or(cmp.Compare(hi, otherHi), cmp.Compare(lo, otherLo))
}

// afterDropping says that a contradiction arose only as claims were dropped.
func (s *plan) afterDropping(err error, dropped []drop) error {
	if len(dropped) == 0 {
		return err
	}
	var problems, said engagement.Problems
	said.AddAll("", err)
	for _, problem := range said {
		problem.Err = fmt.Errorf("%w (claims not served, as they would get less than their minimum: %d)", problem.Err, len(dropped))
		problems = append(problems, problem)
	}
	return problems.Err()
}

// A choice is a set of the claims with a minimum: the bit of the first, by the
// order of ties, is the highest.
type choice struct {
	set   uint32
	money funding.Pence // that it could be paid at most
}

func (c choice) size() int { return bits.OnesCount32(c.set) }

// compareChoices puts the better set first.
func compareChoices(a, b choice) int {
	return cmp.Or(cmp.Compare(b.money, a.money), cmp.Compare(b.size(), a.size()), cmp.Compare(b.set, a.set))
}

func (s *plan) mostMoney(in []bool, hopeless []drop) (*result, error) {
	var places []int
	var certain funding.Pence // what the others could be paid
	for place := range in {
		switch {
		case in[place] && s.minimums[place] > 0:
			places = append(places, place)
		case in[place]:
			certain += s.tops[place]
		}
	}
	if len(places) > MaxMinimums {
		return nil, engagement.Problems{{Path: "minimums", Value: s.policy.Minimums.String(), Err: fmt.Errorf(
			"%w: sets of %d claims with a minimum are too many to try; the most is %d claims", engagement.ErrLimit, len(places), MaxMinimums)}}
	}
	choices := make([]choice, 1<<len(places))
	for set := range choices {
		money := certain
		for k, place := range places {
			if set>>(len(places)-1-k)&1 == 1 {
				money += s.tops[place]
			}
		}
		choices[set] = choice{uint32(set), min(money, s.pot)}
	}
	slices.SortFunc(choices, compareChoices)

	// A set is paid no more than it could be: the search ends at the first that
	// would be no better if it were paid all that.
	var best *result
	var chosen choice
	var equal int
	var refused error
	var tied rounding
	drawn, chosenDrawn := 0, 0 // sets in which a tie decided, and whether it did in the chosen one
	for _, c := range choices {
		// Equal ones count only where it has to be known that there are some.
		equals := c.money == chosen.money && c.size() == chosen.size()
		mustCount := s.policy.Ties == TiesNotStated || s.policy.Ties == TiesByDraw
		if best != nil && compareChoices(c, chosen) > 0 && !(equals && mustCount) {
			break
		}
		for k, place := range places {
			in[place] = c.set>>(len(places)-1-k)&1 == 1
		}
		done, err := s.share(in)
		if err != nil {
			refused = cmp.Or(refused, s.afterDropping(err, append(slices.Clip(hopeless), make([]drop, len(places)-c.size())...)))
			continue
		}
		if done.tied.decided() && !tied.decided() {
			tied = done.tied
		}
		doneDrawn := 0
		if done.tied.decided() {
			doneDrawn = 1
		}
		drawn += doneDrawn
		if len(s.short(done)) > 0 {
			continue
		}
		c.money = 0
		for _, award := range done.awards {
			c.money += award
		}
		if best == nil || compareChoices(c, chosen) < 0 && (c.money > chosen.money || c.size() > chosen.size()) {
			best, chosen, equal, chosenDrawn = done, c, 1, doneDrawn
		} else if c.money == chosen.money && c.size() == chosen.size() {
			equal++
			if c.set > chosen.set {
				best, chosen, chosenDrawn = done, c, doneDrawn
			}
		}
	}
	if best == nil {
		return nil, refused
	}
	if equal > 1 {
		if err := s.tie("%w: sets of claims, all as large, that could be paid the most: %d", equal); err != nil {
			return nil, err
		}
	}
	switch {
	case drawn > chosenDrawn: // any penny may have made a set good enough
		best.draws = append(s.draw(ruleMinimums.ID, s.all, 0), best.draws...)
	case equal > 1:
		best.draws = append(s.draw(ruleMinimums.ID, places, 0), best.draws...)
	}
	best.dropped, best.tied = hopeless, tied
	for k, place := range places {
		if chosen.set>>(len(places)-1-k)&1 == 0 {
			best.dropped = append(best.dropped, drop{place: place})
		}
	}
	return best, nil
}

// tie returns an error where ties are not stated.
func (s *plan) tie(format string, count int) error {
	if s.policy.Ties != TiesNotStated {
		return nil
	}
	return engagement.Problems{{Path: "ties", Value: s.policy.Ties.String(), Err: fmt.Errorf(format, engagement.ErrMissing, count)}}
}

// draw publishes what a draw decided, where ties are drawn. The places are in
// the order of ties.
func (s *plan) draw(rule string, places []int, first int) []Draw {
	if s.policy.Ties != TiesByDraw {
		return nil
	}
	draw := Draw{Rule: rule, First: first}
	for _, place := range places {
		draw.Order = append(draw.Order, s.round.Claims[s.order[place]].ID)
	}
	return []Draw{draw}
}
