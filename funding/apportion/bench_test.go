package apportion

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// benchWeights are weights with a long tail. Synthetic.
func benchWeights(n int) []int64 {
	r := rand.New(rand.NewPCG(11, 12))
	weights := make([]int64, n)
	for i := range weights {
		weights[i] = int64(math.Exp(r.NormFloat64()*1.5+10)) + 1
	}
	return weights
}

// BenchmarkSeats measures the core. Ten seats a claimant, and 10,000,000,000 as
// of a budget in pence.
func BenchmarkSeats(b *testing.B) {
	for _, m := range Methods() {
		for n := 10; n <= 1_000_000; n *= 10 {
			if testing.Short() && n > 10_000 {
				continue
			}
			weights := benchWeights(n)
			for _, seats := range []int64{int64(10 * n), 10_000_000_000} {
				if m == Quota && seats > MaxQuotaSeats {
					continue
				}
				b.Run(fmt.Sprintf("%v/n=%d/seats=%d", m, n, seats), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if _, err := m.Seats(seats, weights); err != nil {
							b.Fatal(err)
						}
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claimant")
				})
			}
		}
	}
}

// BenchmarkApportion measures the whole of it: identifiers, validation, reasons.
func BenchmarkApportion(b *testing.B) {
	for n := 10; n <= 1_000_000; n *= 10 {
		round := Round{Seats: 10_000_000_000}
		for i, weight := range benchWeights(n) {
			round.Claimants = append(round.Claimants, Claimant{ID: fmt.Sprint("claimant-", i), Weight: weight})
		}
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Apportion(round, Policy{Method: DHondt, Ties: TiesByID}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/claimant")
		})
	}
}
