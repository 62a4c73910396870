package division

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/funding"
)

// The core gives what a round of the same claims gives.
func TestDivision_DivideWithin(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	for range 2_000 {
		b := boundedFrom(r)
		round := Round{Budget: b.budget}
		for i, amount := range b.claims {
			claim := Claim{ID: fmt.Sprintf("%04d", i), Amount: amount, Floor: b.floor(i)}
			if b.weights != nil {
				claim.Weight = b.weights[i]
			}
			if b.caps != nil {
				claim.Cap = max(b.caps[i], 1) // nought is no cap there
				b.caps[i] = claim.Cap
			}
			round.Claims = append(round.Claims, claim)
		}
		for _, d := range simple {
			want, wantErr := Policy{Division: d, Ties: TiesByID}.Awards(round)
			got, err := d.DivideWithin(b.budget, b.claims, Bounds{b.weights, b.floors, b.caps})
			require.Equal(t, wantErr == nil, err == nil, "%v of %v: %v, %v", d, b, wantErr, err)
			require.Equal(t, want, got, "%v of %v", d, b)
		}
	}
}

func TestDivision_DivideWithin_problems(t *testing.T) {
	claims := []funding.Pence{10, 20}
	for _, test := range []struct {
		division Division
		bounds   Bounds
		want     string
	}{
		{EqualAwards, Bounds{[]int64{1}, []funding.Pence{}, []funding.Pence{1, 2, 3}},
			"weights: 1: out of range: there are 2 claims\nfloors: 0: out of range: there are 2 claims\ncaps: 3: out of range: there are 2 claims"},
		{EqualAwards, Bounds{[]int64{0, -1}, []funding.Pence{-1, 6}, []funding.Pence{-2, 5}},
			"weights[0]: 0: out of range: a weight is from 1\nweights[1]: -1: out of range: a weight is from 1\ncaps[0]: -£0.02: negative\nfloors[0]: -£0.01: negative\nfloors[1]: £0.06: contradicts: by £0.01 more than the most of £0.05"},
		{EqualLosses, Bounds{Floors: []funding.Pence{8, 8}}, "floors: £0.16: contradicts: together they are £0.01 more than the budget of £0.15"},
		{EqualLosses, Bounds{Weights: []int64{1, math.MaxInt64}}, "claims[1].weight: 9223372036854775807: too large: the weights together"},
		{Talmud, Bounds{}, "division: talmud: contradicts: it takes no floors, caps or weights"},
		{DivisionNotStated, Bounds{}, "division: not-stated: missing: the way to share"},
	} {
		_, err := test.division.DivideWithin(15, claims, test.bounds)
		require.EqualError(t, err, test.want)
	}
}

// Awards, digits for the bounds, and what is close to the level and to the last penny.
func BenchmarkDivideWithin(b *testing.B) {
	for _, d := range simple {
		for _, n := range benchSizes() {
			bounds := benchBounded(n, true, true, true)
			b.Run(fmt.Sprintf("%v/n=%d", d, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := d.DivideWithin(bounds.budget, bounds.claims, Bounds{bounds.weights, bounds.floors, bounds.caps}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
			})
		}
	}
}
