package fundingtest

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
)

// A trial holds what a subject makes of one problem to an axiom. The first
// fault or error ends it: from then on nothing is asked and nothing compared,
// so that axioms can be written down without a return after every line.
type trial struct {
	subject
	letter   bool // without the pence that whole pence are allowed
	budget   rat
	claims   []claim
	sum      rat
	awards   []rat // of the problem itself
	compared int
	fault    string
	err      error
}

type claim struct {
	id     string
	amount rat
}

// newTrial shares the problem itself.
func newTrial(s subject, r division.Round, letter bool) *trial {
	t := &trial{subject: s, letter: letter, budget: pennies(r.Budget), sum: new(big.Rat)}
	for _, c := range r.Claims {
		t.claims = append(t.claims, claim{c.ID, pennies(c.Amount)})
		t.sum = plus(t.sum, pennies(c.Amount))
	}
	t.awards, _ = t.ask(t.budget, t.claims)
	return t
}

// ask returns the awards of a problem derived from the trial's; not ok where
// the subject cannot be asked, or the trial is over.
func (t *trial) ask(budget rat, claims []claim) (awards []rat, ok bool) {
	if t.over() {
		return nil, false
	}
	awards, err := t.subject.ask(budget, claims)
	if err != nil && !errors.Is(err, errNotAsked) {
		t.err = fmt.Errorf("%v among %v: %w", t.money(budget), t.list(claims, nil), err)
	}
	return awards, err == nil
}

func (t *trial) over() bool { return t.fault != "" || t.err != nil }

// same holds that a is b, but for so many pence where awards are whole.
func (t *trial) same(a, b rat, pence int, format string, args ...any) {
	if compare(a, b) < 0 {
		a, b = b, a
	}
	t.atMost(a, b, pence, format, args...)
}

// atMost holds that a is at most b, but for so many pence where awards are
// whole. Format and args say what is wrong where it is not.
func (t *trial) atMost(a, b rat, pence int, format string, args ...any) {
	if t.holds(a, b) {
		return
	}
	t.exceeds(a, b, big.NewRat(int64(pence), 1), format, args...)
}

// atMostBut is atMost for fractions of a penny.
func (t *trial) atMostBut(a, b, pence rat, format string, args ...any) {
	if t.holds(a, b) {
		return
	}
	t.exceeds(a, b, pence, format, args...)
}

// holds reports whether a is at most b, or the trial is over.
func (t *trial) holds(a, b rat) bool {
	if t.over() {
		return true
	}
	t.compared++
	return compare(a, b) <= 0
}

func (t *trial) exceeds(a, b, pence rat, format string, args ...any) {
	if t.whole && !t.letter && pence.Sign() > 0 {
		if minus(a, b).Cmp(pence) <= 0 {
			return
		}
		format += fmt.Sprintf(" (to %sp)", pence.RatString())
	}
	t.fault = fmt.Sprintf(format, args...)
}

// with returns the claims with another amount for claimant i, to be changed.
func (t *trial) with(i int, amount rat) []claim {
	claims := slices.Clone(t.claims)
	claims[i].amount = amount
	return claims
}

// without returns the claims but that of claimant k.
func (t *trial) without(k int) []claim {
	return slices.Delete(slices.Clone(t.claims), k, k+1)
}

// others returns the places of the claims that without(k) returns.
func (t *trial) others(k int) []int {
	var places []int
	for i := range t.claims {
		if i != k {
			places = append(places, i)
		}
	}
	return places
}

// some returns the places of the claimants that an axiom asks another problem
// for: all where there are few, some spread over the list otherwise.
func (t *trial) some() []int {
	const most = 8
	n := len(t.claims)
	places := make([]int, min(n, most))
	for i := range places {
		places[i] = i
		if n > most {
			places[i] = i * (n - 1) / (most - 1)
		}
	}
	return places
}

// claimsOf returns the claims with other amounts.
func (t *trial) claimsOf(amounts []rat) []claim {
	claims := slices.Clone(t.claims)
	for i := range claims {
		claims[i].amount = amounts[i]
	}
	return claims
}

// left returns what is left of the claims after awards.
func (t *trial) left(awards []rat) []claim {
	claims := slices.Clone(t.claims)
	for i := range claims {
		claims[i].amount = minus(claims[i].amount, awards[i])
	}
	return claims
}

// steps returns what a claim is raised by: a penny, as much as the smallest
// claim, and as much as the budget.
func (t *trial) steps() []rat {
	penny := big.NewRat(1, 1)
	steps, smallest := []rat{penny}, zero
	for _, c := range t.claims {
		if c.amount.Sign() > 0 && (smallest.Sign() == 0 || compare(c.amount, smallest) < 0) {
			smallest = c.amount
		}
	}
	for _, more := range []rat{smallest, t.budget} {
		if compare(more, steps[len(steps)-1]) > 0 {
			steps = append(steps, more)
		}
	}
	return steps
}

// few is how many whole numbers are all tried.
const few = 6

// below returns lower whole budgets: all where there are few.
func below(budget rat) []rat { return places(budget, minus(budget, big.NewRat(1, 1)), 0) }

// parts returns whole amounts that a claim can be split into, the smaller ones:
// all where there are few.
func parts(amount rat) []rat { return places(amount, over(amount, 2), 1) }

// places returns whole numbers from first to last: all where whole is small,
// otherwise some spread over the range.
func places(whole, last rat, first int64) []rat {
	var found []rat
	if whole.Cmp(big.NewRat(few, 1)) <= 0 {
		for n := first; big.NewRat(n, 1).Cmp(last) <= 0; n++ {
			found = append(found, big.NewRat(n, 1))
		}
		return found
	}
	found = append(found, big.NewRat(1, 1))
	for _, part := range []rat{over(last, 3), over(by(last, 2), 3), last} {
		found = append(found, new(big.Rat).SetInt(new(big.Int).Quo(part.Num(), part.Denom())))
	}
	return found
}

// group returns what the claimants whose bits are set claim and get.
func (t *trial) group(set uint64) (claimed, awarded rat, size int) {
	claimed, awarded = new(big.Rat), new(big.Rat)
	for i := range t.claims {
		if set>>i&1 == 1 {
			claimed, awarded, size = plus(claimed, t.claims[i].amount), plus(awarded, t.awards[i]), size+1
		}
	}
	return claimed, awarded, size
}

// fresh returns an identifier that no claim has, made from id.
func fresh(claims []claim, id string) string {
	for slices.ContainsFunc(claims, func(c claim) bool { return c.id == id }) {
		id += "'"
	}
	return id
}

// What follows is printed only where something is wrong.

type money struct {
	amount rat
	whole  bool
}

// money prints an amount of the trial: pounds where it is whole pence, pence
// otherwise.
func (t *trial) money(amount rat) money { return money{amount, t.whole} }

// exactly prints a bound, which may be a fraction whatever the awards are.
func (t *trial) exactly(amount rat) money { return money{amount, t.whole && amount.IsInt()} }

func (m money) String() string {
	if m.whole && m.amount.IsInt() && m.amount.Num().IsInt64() {
		return funding.Pence(m.amount.Num().Int64()).String()
	}
	return m.amount.RatString() + "p"
}

type who struct {
	t     *trial
	place int
}

// who prints a claimant with the claim.
func (t *trial) who(i int) who { return who{t, i} }

func (w who) String() string {
	c := w.t.claims[w.place]
	return fmt.Sprintf("%s (claim %v)", c.id, w.t.money(c.amount))
}

type which struct {
	t   *trial
	set uint64
}

// which prints a group of claimants.
func (t *trial) which(set uint64) which { return which{t, set} }

func (w which) String() string {
	var all []string
	for i := range w.t.claims {
		if w.set>>i&1 == 1 {
			all = append(all, w.t.who(i).String())
		}
	}
	if all == nil {
		return "none"
	}
	return strings.Join(all, " with ")
}

// list prints claims, and what each of them gets if given.
func (t *trial) list(claims []claim, awards []rat) string {
	const most = 12
	var all []string
	for i, c := range claims {
		if i == most {
			all = append(all, fmt.Sprintf("… (%d in all)", len(claims)))
			break
		}
		amount := c.amount
		if awards != nil {
			amount = awards[i]
		}
		all = append(all, fmt.Sprintf("%s %v", c.id, t.money(amount)))
	}
	return strings.Join(all, ", ")
}
