package publish

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// By number of cells, in square tables of which some tenth are sensitive.
func BenchmarkProtect(b *testing.B) {
	for _, side := range []int{3, 10, 31, 98} {
		if testing.Short() && side > 31 {
			continue
		}
		b.Run(fmt.Sprint(side*side), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(8, uint64(side)))
			counts := make([][]int64, side)
			for r := range counts {
				counts[r] = make([]int64, side)
				for c := range counts[r] {
					counts[r][c] = rng.Int64N(100)
				}
			}
			table := must(NewCounts(axis("r", side), axis("c", side), counts))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Protect(table, Policy{Minimum: 10}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
