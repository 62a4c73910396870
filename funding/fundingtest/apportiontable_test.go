package fundingtest_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding/apportion"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// What the methods keep, found by looking for counterexamples. The divisor
// methods keep every axiom that speaks of two problems, and none keeps the quota;
// only the first of them (Jefferson's) keeps the lower and only Adams' the upper.
// Largest remainder and the quota method keep the quota, and pay with their
// monotonicity (Balinski and Young, Fair Representation, 1982).
func ExampleTabulateSeats() {
	table, err := fundingtest.TabulateSeats(fundingtest.SeatColumns(), fundingtest.SeatAxioms(), fundingtest.SeatOptions{Worlds: 20, Seed: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := table.WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// axiom                   largest-remainder dhondt sainte-lague modified-sainte-lague huntington-hill adams dean quota
	// lower-quota             .                 .      X            X                     X               X     X    .
	// upper-quota             .                 X      X            X                     X               .     X    .
	// quota                   .                 X      X            X                     X               X     X    .
	// house-monotonicity      X                 .      .            .                     .               .     .    .
	// vote-ratio-monotonicity X                 .      .            .                     .               .     .    X
	// population-monotonicity X                 .      .            .                     .               .     .    X
	// own-weight-monotonicity .                 .      .            .                     .               .     .    .
	// uniformity              X                 .      .            .                     .               .     .    X
	// weight-order            .                 .      .            .                     .               .     .    .
	// balance                 .                 .      .            .                     .               .     .    .
	// exactness               .                 .      .            .                     .               .     .    .
	// homogeneity             .                 .      .            .                     .               .     .    .
}

// The paradox of Alabama, in its textbook form: of 11 seats c has fewer than of 10.
func ExampleSeatAxiom_Check() {
	largestRemainder := apportion.Policy{Method: apportion.LargestRemainder, Ties: apportion.TiesByID}.Seats
	round := apportion.Round{Seats: 10, Claimants: []apportion.Claimant{{ID: "a", Weight: 6}, {ID: "b", Weight: 6}, {ID: "c", Weight: 2}}}
	fmt.Println(fundingtest.HouseMonotonicity.Check(largestRemainder, round))
	dhondt := apportion.Policy{Method: apportion.DHondt, Ties: apportion.TiesByID}.Seats
	fmt.Println(fundingtest.HouseMonotonicity.Check(dhondt, round))
	// Output:
	// house-monotonicity: c (weight 2) has 2, and only 1 of 11 seats; 10 seats by a 6, b 6, c 2 are a 4, b 4, c 2: {"seats":10,"weights":[{"id":"a","weight":6},{"id":"b","weight":6},{"id":"c","weight":2}]}
	// <nil>
}

// It is claimed that nobody has fewer seats because there is one more: rightly of
// D'Hondt's method, wrongly of largest remainders.
func ExampleCheckApportionment() {
	options := fundingtest.SeatOptions{Axioms: []fundingtest.SeatAxiom{fundingtest.HouseMonotonicity}, Worlds: 10}
	for _, m := range []apportion.Method{apportion.DHondt, apportion.LargestRemainder} {
		fmt.Println(fundingtest.CheckApportionment(apportion.Policy{Method: m, Ties: apportion.TiesByID}.Seats, options))
	}
	// Output:
	// <nil>
	// house-monotonicity: a (weight 1) has 1, and only 0 of 4 seats; 3 seats by a 1, b 3, c 3 are a 1, b 1, c 1: {"seats":3,"weights":[{"id":"a","weight":1},{"id":"b","weight":3},{"id":"c","weight":3}]}
}

// Every method keeps the laws, and the axioms that the literature proves of it.
func TestCheckApportionment_methods(t *testing.T) {
	divisor := []fundingtest.SeatAxiom{fundingtest.HouseMonotonicity, fundingtest.VoteRatioMonotonicity, fundingtest.SeatPopulationMonotonicity,
		fundingtest.OwnWeightMonotonicity, fundingtest.Uniformity, fundingtest.WeightOrder, fundingtest.Balance, fundingtest.Exactness, fundingtest.SeatHomogeneity}
	keeps := map[apportion.Method][]fundingtest.SeatAxiom{
		apportion.LargestRemainder:    {fundingtest.StaysWithinQuota, fundingtest.OwnWeightMonotonicity, fundingtest.WeightOrder, fundingtest.Balance, fundingtest.Exactness, fundingtest.SeatHomogeneity},
		apportion.DHondt:              append(divisor[:len(divisor):len(divisor)], fundingtest.LowerQuota),
		apportion.SainteLague:         divisor,
		apportion.ModifiedSainteLague: divisor,
		apportion.HuntingtonHill:      divisor,
		apportion.Adams:               append(divisor[:len(divisor):len(divisor)], fundingtest.UpperQuota),
		apportion.Dean:                divisor,
		apportion.Quota:               {fundingtest.StaysWithinQuota, fundingtest.HouseMonotonicity, fundingtest.WeightOrder, fundingtest.Balance, fundingtest.Exactness, fundingtest.SeatHomogeneity},
	}
	for _, m := range apportion.Methods() {
		if raceEnabled && m != apportion.Quota && m != apportion.Adams {
			continue // nothing here runs at once
		}
		o := fundingtest.SeatOptions{Axioms: keeps[m], Worlds: 15, Seed: 5}
		if m == apportion.Quota {
			o.Seats = 10_000
		}
		t.Run(m.String(), func(t *testing.T) {
			t.Parallel()
			fundingtest.RunApportionment(t, apportion.Policy{Method: m, Ties: apportion.TiesByID}.Seats, o)
		})
	}
}

// Broken apportioners, one for each law and axiom, and one that hands out
// nothing. Each is rejected for what it breaks.
func TestCheckApportionment_rejects(t *testing.T) {
	method := func(m apportion.Method) apportion.Apportioner {
		return apportion.Policy{Method: m, Ties: apportion.TiesByID}.Seats
	}
	good := method(apportion.DHondt)
	// then changes what D'Hondt makes of a round.
	then := func(change func(apportion.Round, []int64)) apportion.Apportioner {
		return func(r apportion.Round) ([]int64, error) {
			seats, err := good(r)
			if err == nil {
				change(r, seats)
			}
			return seats, err
		}
	}
	bare := func(r apportion.Round) []int64 {
		weights := make([]int64, len(r.Claimants))
		for i, c := range r.Claimants {
			weights[i] = c.Weight
		}
		return weights
	}
	var shared []int64
	for _, test := range []struct {
		name   string
		broken apportion.Apportioner
		claims []fundingtest.SeatAxiom
		breaks string
	}{
		{"nothing", func(r apportion.Round) ([]int64, error) { return make([]int64, len(r.Claimants)), r.Validate() }, nil, "refusal all-seats"},
		{"no answer", func(apportion.Round) ([]int64, error) { return nil, nil }, nil, "total"},
		{"always an error", func(apportion.Round) ([]int64, error) { return nil, errors.New("busy") }, nil, "total"},
		{"a panic where nobody is", func(r apportion.Round) ([]int64, error) { _ = r.Claimants[0]; return good(r) }, nil, "total"},
		{"takes anything", func(r apportion.Round) ([]int64, error) { return method(apportion.DHondt)(valid(r)) }, nil, "refusal"},
		{"sorts the caller's list", func(r apportion.Round) ([]int64, error) {
			seats, err := good(r)
			for i := range r.Claimants {
				r.Claimants[i].Weight = 1
			}
			return seats, err
		}, nil, "input-unchanged"},
		{"one list for all", func(r apportion.Round) ([]int64, error) {
			seats, err := good(r)
			shared = append(shared[:0], seats...)
			return shared, err
		}, nil, "repeatable"},
		{"ties to the first listed", func(r apportion.Round) ([]int64, error) {
			if err := r.Validate(); err != nil {
				return nil, err
			}
			return apportion.DHondt.Seats(r.Seats, bare(r))
		}, nil, "list-order"},
		{"a seat too many", then(func(r apportion.Round, seats []int64) {
			for i, c := range r.Claimants {
				if c.Weight > 0 && seats[i] < 1<<62 {
					seats[i]++
					return
				}
			}
		}), nil, "list-order all-seats"},
		{"a seat for no votes", then(func(r apportion.Round, seats []int64) {
			for i, c := range r.Claimants {
				for j := range seats {
					if c.Weight == 0 && c.ID == "a" && seats[j] > 0 {
						seats[i]++
						seats[j]--
						return
					}
				}
			}
		}), nil, "list-order all-seats"},
		{"D'Hondt", good, []fundingtest.SeatAxiom{fundingtest.UpperQuota, fundingtest.StaysWithinQuota}, "upper-quota quota"},
		{"Adams", method(apportion.Adams), []fundingtest.SeatAxiom{fundingtest.LowerQuota}, "lower-quota"},
		{"largest remainder", method(apportion.LargestRemainder), []fundingtest.SeatAxiom{fundingtest.HouseMonotonicity, fundingtest.VoteRatioMonotonicity,
			fundingtest.SeatPopulationMonotonicity, fundingtest.Uniformity}, "house-monotonicity vote-ratio-monotonicity population-monotonicity uniformity"},
		{"all to the smallest", func(r apportion.Round) ([]int64, error) {
			seats, err := good(r)
			least := -1
			for i, c := range r.Claimants {
				if c.Weight > 0 && (least < 0 || c.Weight < r.Claimants[least].Weight || c.Weight == r.Claimants[least].Weight && c.ID < r.Claimants[least].ID) {
					least = i
				}
			}
			for i := range seats {
				seats[i] = 0
			}
			if least >= 0 && err == nil {
				seats[least] = r.Seats
			}
			return seats, err
		}, []fundingtest.SeatAxiom{fundingtest.OwnWeightMonotonicity, fundingtest.WeightOrder, fundingtest.Balance, fundingtest.Exactness, fundingtest.SeatHomogeneity},
			"own-weight-monotonicity weight-order balance exactness"},
		{"another way from a weight of 10 on", func(r apportion.Round) ([]int64, error) {
			for _, c := range r.Claimants {
				if c.Weight >= 10 {
					return good(r)
				}
			}
			return method(apportion.Adams)(r)
		}, []fundingtest.SeatAxiom{fundingtest.SeatHomogeneity}, "homogeneity"},
	} {
		found := violations(t, fundingtest.CheckApportionment(test.broken, fundingtest.SeatOptions{Axioms: test.claims, Worlds: 40, Seed: 3}))
		if got := strings.Join(laws(found), " "); got != test.breaks {
			t.Errorf("%s: breaks %q, want %q\n%v", test.name, got, test.breaks, found)
		}
		for _, v := range found {
			if v.Detail == "" || strings.Count(v.World, `"id"`) > 4 {
				t.Errorf("%s: too large to be read: %v", test.name, v)
			}
		}
	}
	if err := fundingtest.CheckApportionment(nil, fundingtest.SeatOptions{}); laws(violations(t, err))[0] != "total" {
		t.Error(err)
	}
}

// valid makes something of any round.
func valid(r apportion.Round) apportion.Round {
	if r.Validate() == nil && (r.Seats == 0 || len(r.Claimants) > 0 && r.Claimants[0].Weight+r.Claimants[len(r.Claimants)-1].Weight > 0) {
		return r
	}
	if r.Validate() == nil {
		for _, c := range r.Claimants {
			if c.Weight > 0 {
				return r
			}
		}
	}
	return apportion.Round{Seats: 1, Claimants: []apportion.Claimant{{ID: "a", Weight: 1}}}
}

func TestSeatOptions(t *testing.T) {
	good := apportion.Policy{Method: apportion.DHondt, Ties: apportion.TiesByID}.Seats
	for _, o := range []fundingtest.SeatOptions{{Axioms: []fundingtest.SeatAxiom{0}}, {Axioms: []fundingtest.SeatAxiom{99}}} {
		err := fundingtest.CheckApportionment(good, o)
		if err == nil || errors.As(err, new(fundingtest.Violation)) {
			t.Errorf("%v: %v", o, err)
		}
		if _, err := fundingtest.TabulateSeats(nil, o.Axioms, o); err == nil {
			t.Errorf("%v: no error", o)
		}
	}
	if err := fundingtest.SeatAxiom(0).Check(good, apportion.Round{}); !errors.Is(err, engagement.ErrMissing) {
		t.Error(err)
	}
	if err := fundingtest.Balance.Check(good, apportion.Round{Seats: -1}); !errors.Is(err, engagement.ErrNegative) {
		t.Error(err)
	}
	var got []string
	for _, a := range fundingtest.SeatAxioms() {
		parsed, err := fundingtest.ParseSeatAxiom(a.String())
		if err != nil || parsed != a {
			t.Errorf("%v: %v, %v", a, parsed, err)
		}
		got = append(got, a.String())
	}
	want := []string{"lower-quota", "upper-quota", "quota", "house-monotonicity", "vote-ratio-monotonicity", "population-monotonicity",
		"own-weight-monotonicity", "uniformity", "weight-order", "balance", "exactness", "homogeneity"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
