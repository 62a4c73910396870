package cohort

import (
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
