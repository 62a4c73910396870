package fundingtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding/division"
)

// Options say what is claimed for an implementation, and how much is tried. The
// zero value claims nothing beyond the laws, and tries a thousand rounds from
// the seed nought.
type Options struct {
	// Axioms are what the implementer claims besides the laws.
	Axioms []Axiom

	// Exactly are those of the axioms claimed that whole pence are held to without
	// the pence that the axiom allows them: EndowmentMonotonicity, for an allocator
	// whose instalments never ask for a penny back. They need not be in Axioms too.
	Exactly []Axiom

	// Claims is how many claims the implementation is for; it is for any number
	// where Claims is not positive.
	Claims int

	// MostClaims is more than how many claims it refuses, as an implementation does
	// whose cost grows fast; it refuses none where MostClaims is not positive.
	MostClaims int

	// KeepsMoney lets it give out less than it could, as one does that has caps or
	// that pays nothing below a minimum. It is to give somebody something in some
	// round.
	KeepsMoney bool

	// Trusting says that its callers validate rounds; otherwise it is itself to
	// return an error for one that is not valid.
	Trusting bool

	Worlds int    // how many rounds are drawn, beside those that are always tried; 1,000 where it is not positive
	Seed   uint64 // the same seed draws the same rounds
}

func (o Options) worlds() int {
	if o.Worlds <= 0 {
		return 1000
	}
	return o.Worlds
}

// validate returns what is wrong with the options.
func (o Options) validate() error {
	var problems engagement.Problems
	for _, list := range []struct {
		path   string
		axioms []Axiom
	}{{"options.axioms", o.Axioms}, {"options.exactly", o.Exactly}} {
		for i, a := range list.axioms {
			path := fmt.Sprintf("%s[%d]", list.path, i)
			if a == AxiomNotStated {
				problems.Add(path, a.String(), engagement.ErrMissing)
			}
			problems.CheckWord(path, a)
		}
	}
	return problems.Err()
}

// A Violation is a law or an axiom that is broken, with the smallest round found
// that it is broken in.
type Violation struct {
	Law    string
	World  string // the round as JSON
	Detail string
}

// Error returns the law, what is wrong and the world.
func (v Violation) Error() string { return fmt.Sprintf("%s: %s: %s", v.Law, v.Detail, v.World) }

// TB is the part of *testing.T that Run and RunExact need.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
}

// Run reports what Check finds as errors of the test.
func Run(t TB, allocate division.Allocator, o Options) {
	t.Helper()
	if err := Check(allocate, o); err != nil {
		t.Errorf("%v", err)
	}
}

// RunExact reports what CheckExact finds as errors of the test.
func RunExact(t TB, rule Exact, o Options) {
	t.Helper()
	if err := CheckExact(rule, o); err != nil {
		t.Errorf("%v", err)
	}
}

// Check tries an allocator on hostile rounds and on rounds drawn from the seed,
// and returns the laws it breaks and the axioms claimed that it does not keep,
// one Violation for each, joined; nil where there is none. An allocator that is
// not total is held to nothing else. What is wrong with the options is an error
// that is no Violation.
//
// Its cost is that of at most some forty calls for each round and axiom, on at
// most thirty claims.
func Check(allocate division.Allocator, o Options) error {
	if err := o.validate(); err != nil {
		return err
	}
	if allocate == nil {
		return Violation{Law: "total", Detail: "there is no allocator"}
	}
	s := ofAllocator(allocate, o)
	laws := []law{{"total", s.answers}, {"input-unchanged", unchanged(allocate)}, {"repeatable", repeatable(allocate)}, {"list-order", listOrder(allocate)}}
	laws = append(laws, o.axioms(s)...)
	if o.KeepsMoney {
		laws = slices.DeleteFunc(laws, func(l law) bool { return l.name == Efficiency.String() })
	}
	rounds := o.rounds()
	if errs := o.hold(laws[:1], rounds); errs != nil {
		return errors.Join(errs...)
	}
	var errs []error
	if !o.Trusting {
		errs = append(errs, refusal(allocate)...)
	}
	errs = append(errs, o.hold(laws[1:], rounds)...)
	if o.KeepsMoney {
		errs = append(errs, something(s, rounds)...)
	}
	return errors.Join(errs...)
}

// CheckExact is Check for a rule that shares in fractions: axioms are held to
// the letter, and the rounds are small enough for that. The laws of identifiers
// and of rounds that are not valid say nothing of it, and Options.Exactly and
// Options.Trusting nothing more.
func CheckExact(rule Exact, o Options) error {
	if err := o.validate(); err != nil {
		return err
	}
	if rule == nil {
		return Violation{Law: "total", Detail: "there is no rule"}
	}
	s := ofExact(rule, o)
	laws := append([]law{{"total", s.answers}, {"input-unchanged", exactUnchanged(rule)}}, o.axioms(s)...)
	if o.KeepsMoney {
		laws = slices.DeleteFunc(laws, func(l law) bool { return l.name == Efficiency.String() })
	}
	rounds := o.smallRounds()
	if errs := o.hold(laws[:1], rounds); errs != nil {
		return errors.Join(errs...)
	}
	errs := o.hold(laws[1:], rounds)
	if o.KeepsMoney {
		errs = append(errs, something(s, rounds)...)
	}
	return errors.Join(errs...)
}

// Check holds what an allocator makes of one round to the axiom. It returns a
// Violation where the axiom is broken, nil where it holds or says nothing of the
// round, and otherwise the error of the allocator, or of a round that is not
// valid.
func (a Axiom) Check(allocate division.Allocator, r division.Round) error {
	if allocate == nil {
		return Violation{Law: "total", Detail: "there is no allocator"}
	}
	return a.check(ofAllocator(allocate, Options{}), r)
}

// CheckExact is Check for a rule that shares in fractions, held to the letter.
// Identifiers of the round only name claims.
func (a Axiom) CheckExact(rule Exact, r division.Round) error {
	if rule == nil {
		return Violation{Law: "total", Detail: "there is no rule"}
	}
	return a.check(ofExact(rule, Options{}), r)
}

func (a Axiom) check(s subject, r division.Round) error {
	if err := (Options{Axioms: []Axiom{a}}).validate(); err != nil {
		return err
	}
	if err := r.Validate(); err != nil {
		return err
	}
	t := a.try(s, r, false)
	switch {
	case t.err != nil:
		return t.err
	case t.fault != "":
		return Violation{a.String(), world(r), t.detail()}
	}
	return nil
}

// try holds the subject to the axiom in one round.
func (a Axiom) try(s subject, r division.Round, letter bool) *trial {
	t := newTrial(s, r, letter)
	if t.awards != nil && (a.basic() || t.budget.Cmp(t.sum) <= 0) {
		a.law()(t)
	}
	return t
}

// world prints a round.
func world(r division.Round) string {
	text, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
