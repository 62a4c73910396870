package fundingtest_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/fundingtest"
)

// Whatever the round, an axiom that a division keeps is not said to be broken,
// and nothing panics.
func FuzzAxiom_Check(f *testing.F) {
	f.Add(uint8(15), uint8(1), int64(3), int64(4), int64(1), int64(5))
	f.Add(uint8(9), uint8(4), int64(1), int64(1), int64(1), int64(0))
	f.Add(uint8(13), uint8(2), int64(1)<<62, int64(1)<<61, int64(1)<<60, int64(1)<<62)
	f.Add(uint8(200), uint8(99), int64(-1), int64(1), int64(1), int64(1))
	f.Fuzz(func(t *testing.T, axiom, way uint8, budget, a, b, c int64) {
		divisions := division.Divisions()
		ax, d := fundingtest.Axiom(axiom), divisions[int(way)%len(divisions)]
		r := division.Round{Budget: funding.Pence(budget), Claims: []division.Claim{{ID: "a", Amount: funding.Pence(a)},
			{ID: "b", Amount: funding.Pence(b)}, {ID: "c", Amount: funding.Pence(c)}}}
		if d == division.ConcedeAndDivide {
			r.Claims = r.Claims[:2]
		}
		err := ax.Check(by(d), r)
		if !slices.Contains(keeps(d), ax) {
			return
		}
		var v fundingtest.Violation
		if errors.As(err, &v) || r.Validate() == nil && err != nil {
			t.Errorf("%v: %v", d, err)
		}
	})
}
