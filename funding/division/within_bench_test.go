package division

import (
	"fmt"
	"testing"

	"github.com/thirdsector-go/partnership/funding"
)

// BenchmarkAllocate_constraints measures rounds with identifiers, validated, with
// reasons.
func BenchmarkAllocate_constraints(b *testing.B) {
	for _, kind := range []Constraint{WithWeights, WithFloors, WithBaselines, WithCaps, WithTiers, WithMinimums, WithGroups} {
		for _, n := range benchSizes() {
			round := Round{Groups: []Group{{ID: "small", AtLeast: Share{1, 1}}}}
			policy := Policy{Division: EqualAwards, Ties: TiesByID, Baselines: kind == WithBaselines, Minimums: DropFurthestBelow}
			var sum funding.Pence
			for i, amount := range benchClaims(n) {
				claim := Claim{ID: fmt.Sprintf("claim-%07d", i*7919%n), Amount: amount}
				switch kind {
				case WithWeights:
					claim.Weight = 1 + int64(i%5)
				case WithFloors, WithBaselines:
					claim.Floor = amount / 4
				case WithCaps:
					claim.Cap = amount/2 + 1
				case WithTiers:
					claim.Tier = 1 + i%3
				case WithMinimums:
					claim.Minimum = 1 // everybody gets that
				case WithGroups:
					if i%3 == 0 {
						claim.Groups = []string{"small"}
					}
				}
				sum += amount
				round.Claims = append(round.Claims, claim)
			}
			if kind != WithGroups {
				round.Groups = nil
			}
			round.Budget = sum / 3
			if kind == WithGroups {
				round.Budget = sum / 5
			}
			b.Run(fmt.Sprintf("%v/n=%d", kind, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Allocate(round, policy); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claim")
			})
		}
	}
}
