package directory

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// large makes a synthetic directory of n services: one to three areas of up to
// a thousand, one or two needs of nine, some capacity. Of a hundred services
// one states no areas and one no needs.
func large(n int) Directory {
	rng := rand.New(rand.NewPCG(9, uint64(n)))
	d := Directory{Complete: engagement.Yes}
	for i := range min(1000, 1+n/100) {
		d.Areas = append(d.Areas, Area{ID: AreaID(fmt.Sprint("area", i))})
	}
	for i := range 1 + n/5 {
		d.Agencies = append(d.Agencies, engagement.Agency{ID: engagement.AgencyID(fmt.Sprint("agency", i)), Size: engagement.Size(rng.IntN(5))})
	}
	needs := append(PathwayNeeds(), food, Need{Beyond: Clothing})
	for i := range n {
		s := Service{ID: ServiceID(fmt.Sprint("service", i)), Agency: d.Agencies[rng.IntN(len(d.Agencies))].ID, Open: engagement.Answer(rng.IntN(3)), When: "weekdays"}
		if rng.IntN(100) > 0 {
			first := rng.IntN(len(d.Areas))
			for j := range min(1+rng.IntN(3), len(d.Areas)) {
				s.Areas = append(s.Areas, d.Areas[(first+j)%len(d.Areas)].ID)
			}
		}
		if rng.IntN(100) > 0 {
			first := rng.IntN(len(needs))
			s.Direct = []Need{needs[first]}
			if rng.IntN(2) == 0 {
				s.Secondary = []Need{needs[(first+1)%len(needs)]}
			}
		}
		if rng.IntN(4) == 0 {
			s.Groups = []engagement.OffenderGroup{engagement.OffenderGroup(1 + rng.IntN(5))}
		}
		if rng.IntN(4) > 0 {
			s.Capacity, s.InUse = CountOf(rng.Int64N(50)), CountOf(rng.Int64N(50))
		}
		d.Services = append(d.Services, s)
	}
	return d
}

// sizes are the numbers of services; the last is left out where -short asks for
// a look at whether they run.
func sizes() []int {
	if testing.Short() {
		return []int{10, 1_000, 100_000}
	}
	return []int{10, 1_000, 100_000, 1_000_000}
}

func atSizes(b *testing.B, run func(b *testing.B, ix *Index, d Directory)) {
	for _, n := range sizes() {
		var d Directory
		var ix *Index
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if ix == nil {
				d = large(n)
				ix = index(b, d)
			}
			b.ReportAllocs()
			b.ResetTimer()
			run(b, ix, d)
		})
	}
}

func BenchmarkNew(b *testing.B) {
	atSizes(b, func(b *testing.B, _ *Index, d Directory) {
		for b.Loop() {
			index(b, d)
		}
	})
}

// The query by area that is to take less than 50 µs at 100,000 services and
// 1,000 areas, with and without need and group.
func BenchmarkFind(b *testing.B) {
	for _, query := range []struct {
		name string
		Query
	}{
		{"area", Query{Area: "area0"}},
		{"area,need", Query{Area: "area0", Need: housing}},
		{"area,need,group", Query{Area: "area0", Need: food, Group: engagement.Women}},
	} {
		b.Run(query.name, func(b *testing.B) {
			atSizes(b, func(b *testing.B, ix *Index, _ Directory) {
				var matches int
				for b.Loop() {
					r, err := ix.Find(query.Query)
					if err != nil {
						b.Fatal(err)
					}
					matches = len(r.Matches)
				}
				b.ReportMetric(float64(matches), "matches")
			})
		})
	}
}

func BenchmarkMap(b *testing.B) {
	atSizes(b, func(b *testing.B, ix *Index, _ Directory) {
		for b.Loop() {
			ix.Map()
		}
	})
}

func BenchmarkGaps(b *testing.B) {
	atSizes(b, func(b *testing.B, ix *Index, _ Directory) {
		for b.Loop() {
			if _, err := ix.Gaps(nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkThinCover(b *testing.B) {
	atSizes(b, func(b *testing.B, ix *Index, _ Directory) {
		for b.Loop() {
			ix.ThinCover()
		}
	})
}

func BenchmarkDuplicates(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(10, uint64(n)))
			tasks := make([]Task, n)
			for i := range tasks {
				tasks[i] = Task{fmt.Sprint(rng.IntN(n)), housing, engagement.AgencyID(fmt.Sprint(rng.IntN(9))), engagement.Answer(rng.IntN(3))}
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Duplicates(tasks); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
