package fundingtest

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// A law says what is wrong in a round, nothing where it holds, and how much it
// compared: nothing where it does not speak of the round.
type law struct {
	name  string
	holds func(division.Round) (fault string, compared int)
}

// axioms returns what every implementation is held to, and what is claimed.
func (o Options) axioms(s subject) []law {
	claimed := append([]Axiom{Efficiency, ClaimsBoundedness, NonNegativity}, o.Axioms...)
	claimed = append(claimed, o.Exactly...)
	slices.Sort(claimed)
	var laws []law
	for _, a := range slices.Compact(claimed) {
		letter := slices.Contains(o.Exactly, a)
		laws = append(laws, law{a.String(), func(r division.Round) (string, int) {
			t := a.try(s, r, letter)
			return t.detail(), t.compared
		}})
	}
	return laws
}

// detail says what is wrong, with all awards; nothing where nothing is.
func (t *trial) detail() string {
	switch {
	case t.err != nil:
		return t.err.Error()
	case t.fault == "" || len(t.claims) == 0:
		return t.fault
	}
	return fmt.Sprintf("%s; %v is shared as %s", t.fault, t.money(t.budget), t.list(t.claims, t.awards))
}

// hold returns a Violation for each law that does not hold in one of the
// rounds, in the smallest found from there.
func (o Options) hold(laws []law, rounds []division.Round) []error {
	var errs []error
	for _, l := range laws {
		switch compared, err := o.search(l, rounds); {
		case err != nil:
			errs = append(errs, err)
		case compared == 0:
			// Not to be mistaken for a law that was seen to hold.
			errs = append(errs, Violation{l.name, "", "it cannot be tried: no round has anything to compare"})
		}
	}
	return errs
}

// search returns a Violation of the law if it finds one in the rounds, and how
// much it compared.
func (o Options) search(l law, rounds []division.Round) (compared int, err error) {
	holds := func(r division.Round) (fault string, n int) {
		if panicked := try(func() { fault, n = l.holds(r) }); panicked != "" {
			return panicked, 1
		}
		return fault, n
	}
	for _, r := range rounds {
		fault, n := holds(r)
		compared += n
		if fault == "" {
			continue
		}
		r = smaller(r, func(less division.Round) bool {
			if len(less.Claims) != o.size(len(less.Claims)) {
				return false
			}
			fault, _ := holds(less)
			return fault != ""
		})
		fault, _ = holds(r)
		return compared, Violation{l.name, world(r), fault}
	}
	return compared, nil
}

// try calls f and returns what it panics with, as text.
func try(f func()) (panicked string) {
	defer func() {
		if r := recover(); r != nil {
			panicked = fmt.Sprintf("it panics: %v", r)
		}
	}()
	f()
	return ""
}

// answers holds that there is an award for each claim of a valid round.
func (s subject) answers(r division.Round) (string, int) {
	t := newTrial(s, r, false)
	if t.err != nil {
		return "a valid round has no answer: " + t.err.Error(), 1
	}
	return "", 1
}

// unchanged holds that the round is the caller's.
func unchanged(allocate division.Allocator) func(division.Round) (string, int) {
	return func(r division.Round) (string, int) {
		given := clone(r)
		if _, err := allocate(given); err != nil {
			return err.Error(), 1
		}
		if !reflect.DeepEqual(given.Claims, r.Claims) {
			return "afterwards its claims are " + world(given), 1
		}
		return "", 1
	}
}

// exactUnchanged holds that budget and claims are the caller's.
func exactUnchanged(rule Exact) func(division.Round) (string, int) {
	return func(r division.Round) (string, int) {
		given, budget := []*big.Rat{pennies(r.Budget)}, pennies(r.Budget)
		for _, c := range r.Claims {
			given = append(given, pennies(c.Amount))
		}
		claims := slices.Clone(given[1:])
		if _, err := rule(given[0], claims); err != nil {
			return err.Error(), 1
		}
		if given[0].Cmp(budget) != 0 {
			return fmt.Sprintf("afterwards the budget is %vp", given[0].RatString()), 1
		}
		for i, c := range r.Claims {
			if claims[i] == nil || claims[i] != given[i+1] || claims[i].Cmp(pennies(c.Amount)) != 0 {
				return fmt.Sprintf("afterwards the claim of %s is another", c.ID), 1
			}
		}
		return "", 1
	}
}

// repeatable holds that the same round has the same awards again, and that
// awards stay as they are when another round is shared.
func repeatable(allocate division.Allocator) func(division.Round) (string, int) {
	return func(r division.Round) (string, int) {
		first, err := allocate(clone(r))
		if err != nil {
			return err.Error(), 1
		}
		kept := slices.Clone(first)
		second, err := allocate(clone(r))
		if err != nil {
			return err.Error(), 1
		}
		if !slices.Equal(second, kept) {
			return fmt.Sprintf("the awards were %v, and are %v when asked again", kept, second), 1
		}
		other := clone(r)
		other.Budget /= 2
		if _, err := allocate(other); err != nil {
			return err.Error(), 1
		}
		if !slices.Equal(first, kept) {
			return fmt.Sprintf("the awards were %v, and are %v once another round is shared", kept, first), 1
		}
		return "", 1
	}
}

// listOrder holds that everyone gets the same in whatever order the claims
// stand: from behind, moved on by one, and with two neighbours exchanged.
func listOrder(allocate division.Allocator) func(division.Round) (string, int) {
	return func(r division.Round) (string, int) {
		want, err := allocate(clone(r))
		if err != nil || len(want) != len(r.Claims) {
			return fmt.Sprintf("%d awards, %v", len(want), err), 1
		}
		award := map[string]funding.Pence{}
		for i, c := range r.Claims {
			award[c.ID] = want[i]
		}
		reversed, rotated, exchanged := clone(r), clone(r), clone(r)
		slices.Reverse(reversed.Claims)
		if n := len(r.Claims); n > 1 {
			rotated.Claims = append(rotated.Claims[1:], rotated.Claims[0])
			exchanged.Claims[n/2-1], exchanged.Claims[n/2] = exchanged.Claims[n/2], exchanged.Claims[n/2-1]
		}
		for _, moved := range []division.Round{reversed, rotated, exchanged} {
			got, err := allocate(clone(moved))
			if err != nil || len(got) != len(moved.Claims) {
				return fmt.Sprintf("%d awards, %v, in the order of %s", len(got), err, world(moved)), 1
			}
			for i, c := range moved.Claims {
				if got[i] != award[c.ID] {
					return fmt.Sprintf("%s (claim %v) gets %v, and %v when the list is in another order", c.ID, c.Amount, award[c.ID], got[i]), 1
				}
			}
		}
		return "", 1
	}
}

// refusal holds that rounds that are not valid are errors. They are as small as
// can be already.
func refusal(allocate division.Allocator) []error {
	for _, test := range []struct {
		what  string
		round division.Round
	}{
		{"the same identifier twice", division.Round{Budget: 1, Claims: []division.Claim{{ID: "a", Amount: 1}, {ID: "a", Amount: 1}}}},
		{"no identifier", division.Round{Budget: 1, Claims: []division.Claim{{Amount: 1}, {ID: "b", Amount: 1}}}},
		{"a negative claim", division.Round{Budget: 1, Claims: []division.Claim{{ID: "a", Amount: -1}, {ID: "b", Amount: 3}}}},
		{"a negative budget", division.Round{Budget: -1, Claims: []division.Claim{{ID: "a", Amount: 1}, {ID: "b", Amount: 1}}}},
		{"claims that overflow together", division.Round{Budget: 1, Claims: []division.Claim{{ID: "a", Amount: math.MaxInt64}, {ID: "b", Amount: 1}}}},
	} {
		var awards []funding.Pence
		err := errors.New("")
		if panicked := try(func() { awards, err = allocate(clone(test.round)) }); panicked != "" {
			return []error{Violation{"refusal", world(test.round), test.what + ": " + panicked}}
		}
		if err == nil {
			return []error{Violation{"refusal", world(test.round), fmt.Sprintf("%s is no error, and is shared as %v", test.what, awards)}}
		}
	}
	return nil
}

// something holds that somebody gets something in some round.
func something(s subject, rounds []division.Round) []error {
	for _, r := range rounds {
		if t := newTrial(s, r, false); t.err == nil && total(t.awards).Sign() > 0 {
			return nil
		}
	}
	r := smaller(rounds[len(rounds)-1], func(r division.Round) bool { return r.Budget > 0 && len(r.Claims) > 0 && r.Claims[0].Amount > 0 })
	return []error{Violation{"something", world(r), "nobody gets anything in any round"}}
}

func clone(r division.Round) division.Round {
	return division.Round{Budget: r.Budget, Claims: slices.Clone(r.Claims)}
}
