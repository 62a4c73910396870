package division

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/funding"
)

// BenchmarkDivide_hard measures the divisions whose exact fractions take as many
// digits as there are claims.
func BenchmarkDivide_hard(b *testing.B) {
	for _, d := range []Division{MinimalOverlap, DominguezThomson} {
		for _, n := range benchSizes() {
			claims := benchClaims(n)
			sum, err := total(claims)
			require.NoError(b, err)
			for _, percent := range []funding.Pence{20, 80} {
				b.Run(fmt.Sprintf("%v/n=%d/budget=%d%%", d, n, int64(percent)), func(b *testing.B) {
					benchDivide(b, d, sum/100*percent, claims)
				})
			}
		}
	}
}

// BenchmarkDivide_subsets measures the divisions that are sums over sets of
// claims, at half of what is claimed, where they take longest: all claims
// distinct, and claims of three amounts.
func BenchmarkDivide_subsets(b *testing.B) {
	for _, d := range []Division{RandomArrival, AverageOfAwards} {
		for _, n := range []int{10, 20, 25, 30, 32} {
			claims := benchClaims(n)
			sum, err := total(claims)
			require.NoError(b, err)
			b.Run(fmt.Sprintf("%v/n=%d", d, n), func(b *testing.B) { benchDivide(b, d, sum/2, claims) })
		}
		for _, n := range []int{100, 200} {
			claims := make([]funding.Pence, n)
			for i := range claims {
				claims[i] = []funding.Pence{500_00, 1_000_00, 2_000_00}[i%3]
			}
			sum, err := total(claims)
			require.NoError(b, err)
			b.Run(fmt.Sprintf("%v/repeated/n=%d", d, n), func(b *testing.B) { benchDivide(b, d, sum/2, claims) })
		}
	}
}

func benchDivide(b *testing.B, d Division, budget funding.Pence, claims []funding.Pence) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Divide(budget, claims); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(claims)), "ns/claim")
}

// BenchmarkPolicy_Estimate measures a thousand drawn orders of arrival.
func BenchmarkPolicy_Estimate(b *testing.B) {
	for n := 10; n <= 10_000; n *= 10 {
		claims := benchClaims(n)
		sum, err := total(claims)
		require.NoError(b, err)
		round := bare(sum/2, claims)
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := (Policy{Division: RandomArrival, Ties: TiesByID}).Estimate(round, 1, 1_000); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n)/1_000, "ns/arrival")
		})
	}
}
