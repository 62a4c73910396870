package engagementtest

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// A combination of the twelve ties is a number in base three, of which each
// digit is what is known of a tie: 0 not known, 1 yes, 2 no. The laws work on
// these, half a million at a time.
const combinations = 531441 // 3^12

// places are the ties with the place values of their digits.
type place struct {
	tie   engagement.Tie
	value int
}

func places() []place {
	var list []place
	value := 1
	for _, tie := range engagement.AllTies() {
		list = append(list, place{tie, value})
		value *= 3
	}
	return list
}

func (p place) digit(code int) engagement.Answer { return engagement.Answer(code / p.value % 3) }

// with returns code with the digit at p changed.
func (p place) with(code int, answer engagement.Answer) int {
	return code + (int(answer)-int(p.digit(code)))*p.value
}

// A law says what is wrong with the answer for a combination; empty for
// nothing.
type law func(code int) string

type check struct {
	classify Classifier
	places   []place
	answers  []engagement.Classification // by combination, once they are known to be there
}

func (c *check) ties(code int) engagement.Ties {
	var ties engagement.Ties
	for _, p := range c.places {
		if digit := p.digit(code); digit != engagement.NotKnown {
			ties = ties.With(p.tie, digit)
		}
	}
	return ties
}

// violation makes the ties of a counterexample as plain as they can be while
// the law stays broken: not known where it can be, else no.
func (c *check) violation(name string, holds law, code int) Violation {
	found := holds(code)
	for _, p := range c.places {
		for _, plainer := range []engagement.Answer{engagement.NotKnown, engagement.No} {
			if p.digit(code) == plainer {
				break
			}
			if simpler := p.with(code, plainer); holds(simpler) != "" {
				code = simpler
				break
			}
		}
	}
	if detail := holds(code); detail != "" { // a classifier that changes its mind may be right by now
		found = detail
	}
	return Violation{Law: name, Ties: c.ties(code), Detail: found}
}

func (c *check) total(code int) (detail string) {
	defer func() {
		if r := recover(); r != nil {
			detail = fmt.Sprintf("it panics: %v", r)
		}
	}()
	ties := c.ties(code)
	got := c.classify(ties)
	switch {
	case got.Level > engagement.DeliveryPartner:
		return fmt.Sprintf("the level is %v", got.Level)
	case (got.Held|got.Open)&^engagement.RolesOf(engagement.ReferralAgency, engagement.ReferralPartner, engagement.DeliveryPartner) != 0:
		return fmt.Sprintf("roles outside the enumeration: held %b, open %b", got.Held, got.Open)
	}
	if again := c.classify(ties); again.Level != got.Level || again.Held != got.Held || again.Open != got.Open {
		return fmt.Sprintf("asked twice it answers %v, and then %v", text(got), text(again))
	}
	c.answers[code] = got
	return ""
}

func (c *check) decided(code int) string {
	for _, p := range c.places {
		if p.digit(code) == engagement.NotKnown {
			return ""
		}
	}
	if got := c.answers[code]; got.Level == engagement.LevelNotKnown || got.Open != 0 {
		return fmt.Sprintf("every tie is known, and the answer is %s", text(got))
	}
	return ""
}

func (c *check) coherent(code int) string {
	got := c.answers[code]
	closest := engagement.NoLevel
	for level := engagement.ReferralAgency; level <= engagement.DeliveryPartner; level++ {
		if got.Held.Has(level) {
			closest = level
		}
	}
	switch {
	case got.Held&got.Open != 0:
		return fmt.Sprintf("%v is both held and open", got.Held&got.Open)
	case got.Level == engagement.LevelNotKnown && got.Open == 0:
		return fmt.Sprintf("the level is not known, and no role is open: %s", text(got))
	case got.Level == engagement.NoLevel && got.Open != 0:
		return fmt.Sprintf("the level is none, and %v is open", got.Open)
	case got.Level != engagement.LevelNotKnown && got.Level != closest:
		return fmt.Sprintf("the level is %v, and the closest role held %v", got.Level, closest)
	}
	return ""
}

func (c *check) monotone(code int) string {
	before := c.answers[code].Level
	if before == engagement.LevelNotKnown {
		return ""
	}
	for _, p := range c.places {
		if p.digit(code) != engagement.No {
			continue
		}
		after := c.answers[p.with(code, engagement.Yes)].Level
		if after != engagement.LevelNotKnown && after.Compare(before) < 0 {
			return fmt.Sprintf("it is %v, and with %v it is %v", before, p.tie, after)
		}
	}
	return ""
}

// A halfLaw says what is wrong with an answer beside the two when one tie that
// is not known turns out a yes and a no. What holds of every completion is what
// holds of both halves, and of theirs, and so on: one tie of each combination
// suffices to find a law broken.
type halfLaw func(got, yes, no engagement.Classification, tie engagement.Tie) string

// first looks at the first tie that is not known.
func (c *check) first(holds halfLaw) law {
	return func(code int) string {
		for _, p := range c.places {
			if p.digit(code) == engagement.NotKnown {
				return holds(c.answers[code], c.answers[p.with(code, engagement.Yes)], c.answers[p.with(code, engagement.No)], p.tie)
			}
		}
		return ""
	}
}

// any looks at every tie that is not known, which finds plainer
// counterexamples.
func (c *check) any(holds halfLaw) law {
	return func(code int) string {
		for _, p := range c.places {
			if p.digit(code) != engagement.NotKnown {
				continue
			}
			if detail := holds(c.answers[code], c.answers[p.with(code, engagement.Yes)], c.answers[p.with(code, engagement.No)], p.tie); detail != "" {
				return detail
			}
		}
		return ""
	}
}

// contradicts says what an answer gives away that a half denies.
func contradicts(got, yes, no engagement.Classification, tie engagement.Tie) string {
	for _, half := range []struct {
		answer engagement.Answer
		then   engagement.Classification
	}{{engagement.Yes, yes}, {engagement.No, no}} {
		switch then := half.then; {
		case got.Level != engagement.LevelNotKnown && then.Level != got.Level:
			return fmt.Sprintf("the level is %v, and with %v %v it is %v", got.Level, tie, half.answer, then.Level)
		case got.Held&^then.Held != 0:
			return fmt.Sprintf("%v is held, and with %v %v it is not", got.Held&^then.Held, tie, half.answer)
		case (then.Held|then.Open)&^(got.Held|got.Open) != 0:
			return fmt.Sprintf("%v is ruled out, and with %v %v it is not", (then.Held|then.Open)&^(got.Held|got.Open), tie, half.answer)
		}
	}
	return ""
}

// undecided says what an answer leaves open that both halves settle.
func undecided(got, yes, no engagement.Classification, tie engagement.Tie) string {
	either := (yes.Held | yes.Open | no.Held | no.Open) &^ (yes.Held & no.Held)
	switch {
	case got.Level == engagement.LevelNotKnown && yes.Level == no.Level && yes.Level != engagement.LevelNotKnown:
		return fmt.Sprintf("the level is not known, and %v whether %v or not", yes.Level, tie)
	case yes.Held&no.Held&^got.Held != 0:
		return fmt.Sprintf("%v is not held, and is whether %v or not", yes.Held&no.Held&^got.Held, tie)
	case got.Open&^either != 0:
		return fmt.Sprintf("%v is open, and is not whether %v or not", got.Open&^either, tie)
	}
	return ""
}

func (c *check) agrees(model engagement.Model) law {
	return func(code int) string {
		got, want := c.answers[code], engagement.Classify(model, c.ties(code))
		if got.Level == want.Level && got.Held == want.Held && got.Open == want.Open {
			return ""
		}
		return fmt.Sprintf("it is %s; by the model %v %s", text(got), model, text(want))
	}
}

func text(c engagement.Classification) string {
	return fmt.Sprintf("level %v, roles %v, open %v", c.Level, c.Held, c.Open)
}
