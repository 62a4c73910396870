package fundingtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding/apportion"
)

// SeatOptions say what is claimed for an apportioner, and how much is tried. The
// zero value claims nothing beyond the laws, and tries a thousand rounds from the
// seed nought.
type SeatOptions struct {
	// Axioms are what the implementer claims besides the laws.
	Axioms []SeatAxiom

	// Seats is how many seats the implementation is for at most; it is for any
	// number where Seats is not positive.
	Seats int64

	// Trusting says that its callers validate rounds; otherwise it is itself to
	// return an error for one that is not valid.
	Trusting bool

	Worlds int    // how many rounds are drawn, beside those that are always tried; 1,000 where it is not positive
	Seed   uint64 // the same seed draws the same rounds
}

func (o SeatOptions) worlds() int { return Options{Worlds: o.Worlds}.worlds() }

func (o SeatOptions) apportioner(a apportion.Apportioner) apportioner {
	if o.Seats <= 0 {
		o.Seats = math.MaxInt64
	}
	return apportioner{a, o.Seats}
}

// validate returns what is wrong with the options.
func (o SeatOptions) validate() error {
	var problems engagement.Problems
	for i, a := range o.Axioms {
		path := fmt.Sprintf("options.axioms[%d]", i)
		if a == SeatAxiomNotStated {
			problems.Add(path, a.String(), engagement.ErrMissing)
		}
		problems.CheckWord(path, a)
	}
	return problems.Err()
}

// RunApportionment reports what CheckApportionment finds as errors of the test.
func RunApportionment(t TB, apportion apportion.Apportioner, o SeatOptions) {
	t.Helper()
	if err := CheckApportionment(apportion, o); err != nil {
		t.Errorf("%v", err)
	}
}

// CheckApportionment tries an apportioner on hostile rounds and on rounds drawn
// from the seed, all without minimum and maximum seats, and returns the laws it
// breaks and the axioms claimed that it does not keep, one Violation for each,
// joined; nil where there is none. One that is not total is held to nothing else.
// What is wrong with the options is an error that is no Violation.
//
// The laws, by the name that a violation has: total, refusal, input-unchanged,
// repeatable and list-order as for Check, and all-seats: all seats are handed
// out, none to a weight of nothing.
//
// Its cost is that of some hundred calls for each round and axiom, times the square
// of the claimants.
func CheckApportionment(apportion apportion.Apportioner, o SeatOptions) error {
	if err := o.validate(); err != nil {
		return err
	}
	if apportion == nil {
		return Violation{Law: "total", Detail: "there is no apportioner"}
	}
	a, rounds := o.apportioner(apportion), o.rounds()
	if err := a.hold("total", func(*sitting) {}, rounds); err != nil {
		return err
	}
	var errs []error
	if !o.Trusting {
		errs = append(errs, seatRefusal(apportion))
	}
	for _, l := range []struct {
		name  string
		holds func(*sitting)
	}{{"input-unchanged", (*sitting).unchanged}, {"repeatable", (*sitting).repeatable}, {"list-order", (*sitting).listOrder}, {"all-seats", (*sitting).allSeats}} {
		errs = append(errs, a.hold(l.name, l.holds, rounds))
	}
	claimed := slices.Clone(o.Axioms)
	slices.Sort(claimed)
	for _, axiom := range slices.Compact(claimed) {
		errs = append(errs, a.hold(axiom.String(), axiom.law(), rounds))
	}
	return errors.Join(errs...)
}

// Check holds what an apportioner makes of one round to the axiom. It returns a
// Violation where the axiom is broken, nil where it holds or says nothing of the
// round, and otherwise the error of the apportioner, or of a round that is not
// valid.
func (a SeatAxiom) Check(apportion apportion.Apportioner, r apportion.Round) error {
	if err := (SeatOptions{Axioms: []SeatAxiom{a}}).validate(); err != nil {
		return err
	}
	if apportion == nil {
		return Violation{Law: "total", Detail: "there is no apportioner"}
	}
	if err := r.Validate(); err != nil {
		return err
	}
	s := SeatOptions{}.apportioner(apportion).newSitting(r)
	if s.seats != nil {
		a.law()(s)
	}
	switch {
	case s.err != nil:
		return s.err
	case s.fault != "":
		return Violation{a.String(), seatWorld(r), s.detail()}
	}
	return nil
}

// hold returns a Violation of the law if it finds one in the rounds, in the
// smallest round found from there.
func (a apportioner) hold(name string, law func(*sitting), rounds []apportion.Round) error {
	_, err := a.search(name, law, rounds)
	return err
}

// search is hold, and says how much was compared.
func (a apportioner) search(name string, law func(*sitting), rounds []apportion.Round) (compared int, err error) {
	holds := func(r apportion.Round) (fault string) {
		if panicked := try(func() {
			s := a.newSitting(r)
			if s.seats != nil {
				law(s)
			}
			compared += s.compared
			fault = s.detail()
		}); panicked != "" {
			return panicked
		}
		return fault
	}
	for _, r := range rounds {
		if r.Seats > a.most || holds(r) == "" {
			continue
		}
		r = smallerSeats(r, func(less apportion.Round) bool { return holds(less) != "" })
		return compared, Violation{name, seatWorld(r), holds(r)}
	}
	return compared, nil
}

// seatWorld prints a round.
func seatWorld(r apportion.Round) string {
	text, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func copied(r apportion.Round) apportion.Round {
	return apportion.Round{Seats: r.Seats, Claimants: slices.Clone(r.Claimants)}
}

// What follows is printed only where something is wrong.

func weightsText(r apportion.Round) string {
	return listed(len(r.Claimants), func(i int) string { return fmt.Sprintf("%s %d", r.Claimants[i].ID, r.Claimants[i].Weight) })
}

func seatsText(r apportion.Round, seats []int64) string {
	return listed(len(seats), func(i int) string { return fmt.Sprintf("%s %d", r.Claimants[i].ID, seats[i]) })
}

func listed(n int, item func(i int) string) string {
	const most = 12
	var all []string
	for i := range min(n, most) {
		all = append(all, item(i))
	}
	if n > most {
		all = append(all, fmt.Sprintf("… (%d in all)", n))
	}
	return strings.Join(all, ", ")
}
