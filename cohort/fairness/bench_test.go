package fairness

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

var sizes = []int{10, 1_000, 100_000, 1_000_000}

func atSizes(b *testing.B, run func(b *testing.B, n int)) {
	for _, n := range sizes {
		if testing.Short() && n > 1_000 {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			run(b, n)
		})
	}
}

// By number of groups, each of some hundred people.
func BenchmarkMeasure(b *testing.B) {
	atSizes(b, func(b *testing.B, n int) {
		rng := rand.New(rand.NewPCG(5, uint64(n)))
		table := make(Table, n)
		for i := range table {
			considered := rng.Int64N(200)
			table[i] = Row{Group(fmt.Sprint("area=", i)), considered, rng.Int64N(considered + 1)}
		}
		policy := Policy{References: []Group{"area=0"}, Band: fifth}
		for b.Loop() {
			if _, err := Measure(table, policy); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/group")
	})
}

// By number of people in each of two groups.
func BenchmarkFisher(b *testing.B) {
	atSizes(b, func(b *testing.B, n int) {
		one, two := Counts{int64(n), int64(n) / 3}, Counts{int64(n), int64(n) * 3 / 10}
		for b.Loop() {
			fisher(one, two)
		}
	})
}

func BenchmarkKoopman(b *testing.B) {
	atSizes(b, func(b *testing.B, n int) {
		one, two := Counts{int64(n), int64(n) / 3}, Counts{int64(n), int64(n) * 3 / 10}
		for b.Loop() {
			koopman(one, two, 1.96)
		}
	})
}

func BenchmarkHolm(b *testing.B) {
	atSizes(b, func(b *testing.B, n int) {
		rng := rand.New(rand.NewPCG(5, uint64(n)))
		p := make([]Number, n)
		for i := range p {
			p[i] = number(rng.Float64())
		}
		for b.Loop() {
			Holm(p)
		}
	})
}

// By number of people, of two attributes.
func BenchmarkTabulate(b *testing.B) {
	atSizes(b, func(b *testing.B, n int) {
		people := func(yield func([]string, bool) bool) {
			values := make([]string, 2)
			for i := range n {
				values[0], values[1] = sexes[i%2], ethnicities[i%5]
				if !yield(values, i%3 == 0) {
					return
				}
			}
		}
		for b.Loop() {
			if _, err := Tabulate([]string{"sex", "ethnicity"}, people); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/person")
	})
}

var (
	sexes       = []string{"female", "male"}
	ethnicities = []string{"asian", "black", "mixed", "other", "white"}
)
