package fundingtest_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// violations lists those in err, and reports any other error.
func violations(t *testing.T, err error) []fundingtest.Violation {
	t.Helper()
	if err == nil {
		return nil
	}
	var found []fundingtest.Violation
	var one fundingtest.Violation
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			found = append(found, violations(t, err)...)
		}
	} else if errors.As(err, &one) {
		found = append(found, one)
	} else {
		t.Errorf("not a violation: %v", err)
	}
	return found
}

func laws(found []fundingtest.Violation) []string {
	var laws []string
	for _, v := range found {
		laws = append(laws, v.Law)
	}
	return laws
}

// skipRace leaves a test to runs without the race detector, which makes exact
// arithmetic ten times as slow; nothing here runs side by side.
func skipRace(t *testing.T) {
	t.Helper()
	if raceEnabled {
		t.Skip("slow with the race detector")
	}
}

// Each broken allocator is rejected, for what it breaks and nothing else, with a
// round that is small enough to be read.
func TestCheck_rejects(t *testing.T) {
	rejected := map[string]bool{}
	for i, test := range brokenAllocators() {
		if raceEnabled && i%5 > 0 {
			continue
		}
		test.options.Worlds, test.options.Seed = 40, 3
		found := violations(t, fundingtest.Check(test.allocate, test.options))
		if got := laws(found); !slices.Equal(got, test.breaks) {
			t.Errorf("%s, claiming %v: breaks %v, want %v\n%v", test.name, test.options.Axioms, got, test.breaks, found)
		}
		for _, v := range found {
			rejected[v.Law] = true
			if v.Detail == "" {
				t.Errorf("%s: %s says nothing", test.name, v.Law)
			}
			if test.allocate == nil || test.name == "overflows" {
				continue
			}
			var r division.Round
			if err := json.Unmarshal([]byte(v.World), &r); err != nil {
				t.Errorf("%s: the round %s of %s is not JSON: %v", test.name, v.World, v.Law, err)
			}
			if v.Law != "refusal" && (len(r.Claims) > 5 || r.Budget > 20_00) {
				t.Errorf("%s: the round of %s is still large: %v", test.name, v.Law, v)
			}
		}
	}
	for _, a := range fundingtest.Axioms() {
		if !rejected[a.String()] && !raceEnabled {
			t.Errorf("no broken allocator breaks %v", a)
		}
	}
}

// The divisions keep in whole pence what the literature says they keep, but for
// the pence that an axiom allows.
func TestCheck_divisions(t *testing.T) {
	for i, d := range division.Divisions() {
		if raceEnabled && i > 0 {
			break
		}
		o := fundingtest.Options{Axioms: keeps(d), MostClaims: 5, Worlds: 10, Seed: uint64(i)}
		if d == division.Proportional {
			o.MostClaims = 0
		}
		if d == division.ConcedeAndDivide {
			o.Claims = 2
		}
		if len(o.Axioms) < 13 {
			t.Errorf("%v keeps only %v", d, o.Axioms)
		}
		t.Run(d.String(), func(t *testing.T) {
			t.Parallel()
			fundingtest.Run(t, division.Policy{Division: d, Ties: division.AllTies()[i%2]}.Awards, o)
		})
	}
}

// What breaks an axiom in fractions breaks it in whole pence too, beyond the
// pence allowed, once the amounts are large enough.
func TestAxiom_Check_beyondPence(t *testing.T) {
	skipRace(t)
	found, err := table()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for column, c := range columns() {
		d, err := division.ParseDivision(divisionOf(c.Name))
		if err != nil {
			continue // not there yet
		}
		for row, a := range found.Axioms {
			var v fundingtest.Violation
			if !errors.As(found.Cells[row][column].Counterexample, &v) {
				continue
			}
			var r division.Round
			if err := json.Unmarshal([]byte(v.World), &r); err != nil {
				t.Fatal(err)
			}
			r.Budget *= 100_000
			for i := range r.Claims {
				r.Claims[i].Amount *= 100_000
			}
			tried++
			if err := a.Check(by(d), r); !errors.As(err, &v) || v.Law != a.String() {
				t.Errorf("%v keeps %v in whole pence in a round a hundred thousand times that of its counterexample: %v", d, a, err)
			}
		}
	}
	if tried < 80 {
		t.Errorf("only %d counterexamples", tried)
	}
}

// The pence that axioms allow are forced: each axiom that allows some is broken to
// the letter by a division that keeps it in fractions.
func TestOptions_Exactly(t *testing.T) {
	skipRace(t)
	for _, a := range fundingtest.Axioms() {
		switch a {
		case fundingtest.Efficiency, fundingtest.ClaimsBoundedness, fundingtest.NonNegativity, fundingtest.ClaimMonotonicity, fundingtest.NullClaims:
			continue // they allow none
		case fundingtest.ReplicationInvariance:
			continue // of ties, and both of ours put a copy beside its original
		}
		forced := slices.ContainsFunc([]division.Division{division.Proportional, division.Average, division.Talmud, division.EqualAwards, division.EqualLosses}, func(d division.Division) bool {
			if !slices.Contains(keeps(d), a) {
				return false
			}
			o := fundingtest.Options{Exactly: []fundingtest.Axiom{a}, MostClaims: 5, Worlds: 150, Seed: 2}
			for _, ties := range []division.Ties{division.TiesByID, division.TiesByClaim} {
				err := fundingtest.Check(division.Policy{Division: d, Ties: ties}.Awards, o)
				if slices.Equal(laws(violations(t, err)), []string{a.String()}) {
					return true
				}
			}
			return false
		})
		if !forced {
			t.Errorf("no division breaks %v to the letter", a)
		}
	}
}

func divisionOf(name string) string {
	for _, c := range short {
		if c.name == name {
			return c.division
		}
	}
	return name
}

// One that trusts its callers, one that keeps money back and one whose
// instalments never ask for a penny back may say so.
func TestCheck_options(t *testing.T) {
	fundingtest.Run(t, trusting(division.EqualAwards), fundingtest.Options{Trusting: true, Worlds: 20})
	halves := func(r division.Round) ([]funding.Pence, error) {
		if err := r.Validate(); err != nil {
			return nil, err
		}
		r.Budget /= 2
		return by(division.EqualAwards)(r)
	}
	fundingtest.Run(t, halves, fundingtest.Options{KeepsMoney: true, Worlds: 20})
	exactly := []fundingtest.Axiom{fundingtest.EndowmentMonotonicity}
	fundingtest.Run(t, inTurn(func(a, b funding.Pence) int { return 0 }), fundingtest.Options{Exactly: exactly, Worlds: 20})
}

func TestCheck_seed(t *testing.T) {
	o := fundingtest.Options{Axioms: []fundingtest.Axiom{fundingtest.CompositionUp}, Worlds: 20, Seed: 8}
	first := fundingtest.Check(by(division.Talmud), o)
	if second := fundingtest.Check(by(division.Talmud), o); first == nil || second == nil || first.Error() != second.Error() {
		t.Errorf("the same seed finds\n%v\nand then\n%v", first, second)
	}
}

func TestCheck_invalidOptions(t *testing.T) {
	o := fundingtest.Options{Axioms: []fundingtest.Axiom{fundingtest.AxiomNotStated, 200}, Exactly: []fundingtest.Axiom{201}}
	for _, err := range []error{fundingtest.Check(by(division.Talmud), o), fundingtest.CheckExact(fundingtest.Fractions(division.Talmud), o)} {
		var problems engagement.Problems
		if !errors.As(err, &problems) || len(problems) != 3 || !errors.Is(err, engagement.ErrMissing) || !errors.Is(err, engagement.ErrUnknownWord) {
			t.Errorf("%v", err)
		}
	}
	if err := fundingtest.AxiomNotStated.Check(by(division.Talmud), division.Round{}); !errors.Is(err, engagement.ErrMissing) {
		t.Error(err)
	}
	if err := fundingtest.Midpoint.Check(by(division.Talmud), division.Round{Budget: -1}); !errors.Is(err, engagement.ErrNegative) {
		t.Error(err)
	}
	if err := fundingtest.Midpoint.Check(nil, division.Round{}); err == nil {
		t.Error("no allocator is no error")
	}
	if err := fundingtest.Midpoint.CheckExact(nil, division.Round{}); err == nil {
		t.Error("no rule is no error")
	}
}

type recorder struct{ errors []string }

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func TestRun_reports(t *testing.T) {
	var r recorder
	fundingtest.Run(&r, nil, fundingtest.Options{})
	fundingtest.RunExact(&r, nil, fundingtest.Options{})
	if len(r.errors) != 2 {
		t.Errorf("%q", r.errors)
	}
}

// Rules in fractions that are wrong on purpose.
func TestCheckExact_rejects(t *testing.T) {
	type rule = func(budget *big.Rat, claims []*big.Rat) []*big.Rat
	proportional := func(budget *big.Rat, claims []*big.Rat) []*big.Rat {
		awards, sum := rats(len(claims)), sumOf(claims)
		for i, c := range claims {
			awards[i].Quo(awards[i].Mul(budget, c), sum)
		}
		return awards
	}
	for _, test := range []struct {
		name   string
		share  rule
		axioms []fundingtest.Axiom
		breaks []string
	}{
		{"proportional", proportional, []fundingtest.Axiom{fundingtest.CompositionUp, fundingtest.Consistency, fundingtest.SelfDuality}, nil},
		{"gives nothing", func(_ *big.Rat, claims []*big.Rat) []*big.Rat { return rats(len(claims)) }, nil, []string{"efficiency"}},
		{"floats", func(budget *big.Rat, claims []*big.Rat) []*big.Rat {
			awards := proportional(budget, claims)
			for _, award := range awards {
				f, _ := award.Float64()
				award.SetFloat64(f)
			}
			return awards
		}, nil, []string{"efficiency"}},
		{"whole pence", func(budget *big.Rat, claims []*big.Rat) []*big.Rat {
			awards := proportional(budget, claims)
			for _, award := range awards {
				award.SetInt(new(big.Int).Quo(award.Num(), award.Denom()))
			}
			return awards
		}, nil, []string{"efficiency"}},
		{"by the squares of the claims", func(budget *big.Rat, claims []*big.Rat) []*big.Rat {
			squares := rats(len(claims))
			for i, c := range claims {
				squares[i].Mul(c, c)
			}
			return proportional(budget, squares)
		}, []fundingtest.Axiom{fundingtest.Homogeneity, fundingtest.LossesOrder}, []string{"claims-boundedness", "losses-order"}},
		{"halves the budget itself", func(budget *big.Rat, claims []*big.Rat) []*big.Rat {
			awards := proportional(budget, claims)
			budget.Quo(budget, big.NewRat(2, 1))
			return awards
		}, nil, []string{"input-unchanged"}},
		{"awards are nil", func(_ *big.Rat, claims []*big.Rat) []*big.Rat { return make([]*big.Rat, len(claims)) }, nil, []string{"total"}},
		{"one award too many", func(_ *big.Rat, claims []*big.Rat) []*big.Rat { return rats(len(claims) + 1) }, nil, []string{"total"}},
		{"panics", func(_ *big.Rat, claims []*big.Rat) []*big.Rat { panic("no") }, nil, []string{"total"}},
	} {
		found := violations(t, fundingtest.CheckExact(enough(test.share), fundingtest.Options{Axioms: test.axioms, Worlds: 40}))
		if got := laws(found); !slices.Equal(got, test.breaks) {
			t.Errorf("%s: breaks %v, want %v\n%v", test.name, got, test.breaks, found)
		}
	}
}

func TestParseAxiom(t *testing.T) {
	for _, a := range fundingtest.Axioms() {
		text, err := a.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back fundingtest.Axiom
		if err := back.UnmarshalText(text); err != nil || back != a || strings.TrimSpace(string(text)) == "" {
			t.Errorf("%v is read as %v, %v", a, back, err)
		}
		if parsed, err := fundingtest.ParseAxiom(string(text)); err != nil || parsed != a {
			t.Errorf("%v is parsed as %v, %v", a, parsed, err)
		}
	}
	if _, err := fundingtest.ParseAxiom("fairness"); !errors.Is(err, engagement.ErrUnknownWord) {
		t.Error(err)
	}
}
