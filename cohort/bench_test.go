package cohort

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

// The task of the benchmarks: age, sex, ethnicity, risk, RAG, schemes, sentence,
// release and area; six criteria of inclusion and exclusion; the first 1,000 of
// each of ten areas by risk, ties by identifier; rates by ethnicity and sex.
func benchmarkPolicy() Policy {
	return Policy{
		ID: "six", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut, Ties: TiesByID,
		Criteria: []Criterion{
			{ID: "adult", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"18"}},
			{ID: "risk", Field: Field{Kind: FieldRisk}, Is: AtLeast, Values: []string{"50"}},
			{ID: "not-green", Exclude: true, Field: Field{Kind: FieldRAG}, Is: OneOf, Values: []string{"green"}},
			{ID: "not-ppo", Exclude: true, Field: Field{FieldScheme, "ppo"}, Is: IsYes},
			{ID: "short", Field: Field{Kind: FieldSentence}, Is: Under, Values: []string{"12m"}},
			{ID: "released", Field: Field{Kind: FieldReleased}, Is: WithinLast, Values: []string{"6m"}},
		},
		Ranking: []RankKey{{Field: Field{Kind: FieldRisk}}}, Capacity: Capacity{EachArea: Room(1000)},
	}
}

var benchmarkBy = []Field{{Kind: FieldEthnicity}, {Kind: FieldSex}}

func benchmarkPopulation(t testing.TB, n int) (Selector, Population) {
	selector, err := Prepare(benchmarkPolicy())
	require.NoError(t, err)
	loader, err := NewLoader(append(selector.Fields(), benchmarkBy...)...)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(1, uint64(n)))
	loader.WarrantUnique()
	for i := range n {
		require.NoError(t, loader.Add(benchmarkPerson(random, i)))
	}
	population, err := loader.Population()
	require.NoError(t, err)
	return selector, population
}

func benchmarkPerson(random *rand.Rand, i int) Person {
	day := func(from string, most int) engagement.Date {
		d, _ := engagement.MustParseDate(from).AddDays(random.IntN(most))
		return d
	}
	p := Person{
		ID: PersonID(fmt.Sprintf("synthetic-%07d", i)), Born: day("1944-01-01", 50*365), Sex: pick(random, "male", "male", "male", "female"),
		Ethnicity: pick(random, "white", "black", "asian", "mixed", "other"), Area: fmt.Sprint("area-", random.IntN(10)),
		Risk: Score{int32(random.IntN(10001))*scoreStep + 1}, RAG: pick(random, RAGs()...), Schemes: []SchemeID{},
		Sentenced: day("2007-01-01", 365), Sentence: Term{Days: uint16(1 + random.IntN(720))}, Released: day("2008-02-01", 400),
	}
	if random.IntN(5) == 0 {
		p.Schemes = []SchemeID{"ppo"}
	}
	return p
}

func BenchmarkSelectFrom(b *testing.B) {
	for _, n := range []int{1e4, 1e5, 1e6, 1e7} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 1e6 && testing.Short() {
				b.Skip("ten million people take a while to make")
			}
			selector, population := benchmarkPopulation(b, n)
			b.ReportAllocs()
			for b.Loop() {
				selection, err := selector.SelectFrom(b.Context(), population, 1, benchmarkBy...)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := selection.Groups(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(population.Bytes(selector.Fields()...))/float64(n), "bytes/person")
		})
	}
}

// The person-by-person form, to compare with.
func BenchmarkSelect(b *testing.B) {
	for _, n := range []int{1e4, 1e5, 1e6} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			selector, err := Prepare(benchmarkPolicy())
			require.NoError(b, err)
			random := rand.New(rand.NewPCG(1, uint64(n)))
			people := make([]Person, n)
			for i := range people {
				people[i] = benchmarkPerson(random, i)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := selector.Select(people, benchmarkBy...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// From CSV, and JSON lines, to a population, identifiers checked.
func BenchmarkReadCSV(b *testing.B) {
	for _, n := range []int{1e4, 1e5, 1e6, 1e7} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 1e6 && testing.Short() {
				b.Skip("ten million people take a while to write")
			}
			selector, err := Prepare(benchmarkPolicy())
			require.NoError(b, err)
			random := rand.New(rand.NewPCG(1, uint64(n)))
			var text bytes.Buffer
			text.WriteString("id,born,sex,ethnicity,area,risk,rag,schemes,sentence,released\n")
			for i := range n {
				p := benchmarkPerson(random, i)
				fmt.Fprintf(&text, "%s,%v,%s,%s,%s,%v,%v,%s,%v,%v\n", p.ID, p.Born, p.Sex, p.Ethnicity, p.Area, p.Risk, p.RAG, csvList(p.Schemes), p.Sentence, p.Released)
			}
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				_, report, err := ReadCSV(b.Context(), bytes.NewReader(text.Bytes()), ReadOptions{Fields: append(selector.Fields(), benchmarkBy...)})
				if err != nil || report.Taken != n {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReadJSONLines(b *testing.B) {
	for _, n := range []int{1e4, 1e5} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var text bytes.Buffer
			encoder := json.NewEncoder(&text)
			for p := range Synthetic(1, n, engagement.MustParseDate("2009-02-01")) {
				require.NoError(b, encoder.Encode(p))
			}
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := ReadJSONLines(b.Context(), bytes.NewReader(text.Bytes()), ReadOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDuplicates(b *testing.B) {
	for _, n := range []int{1e4, 1e5, 1e6, 1e7} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 1e6 && testing.Short() {
				b.Skip("ten million people take a while to make")
			}
			loader, err := NewLoader()
			require.NoError(b, err)
			for i := range n {
				require.NoError(b, loader.Add(Person{ID: PersonID(fmt.Sprintf("synthetic-%07d", i))}))
			}
			b.ReportAllocs()
			for b.Loop() {
				if loader.twice() != nil {
					b.Fatal("somebody is there twice")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/person")
		})
	}
}
