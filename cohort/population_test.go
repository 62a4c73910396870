package cohort

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thirdsector-go/partnership/engagement"
)

func pick[E any](random *rand.Rand, from ...E) E { return from[random.IntN(len(from))] }

func randomDay(random *rand.Rand, low, high string) engagement.Date {
	from := engagement.MustParseDate(low)
	most, _ := engagement.MustParseDate(high).DaysSince(from)
	day, _ := from.AddDays(random.IntN(most + 1))
	return day
}

// randomPerson returns a valid person of whom much is not known.
func randomPerson(random *rand.Rand, id int) Person {
	for {
		p := Person{ID: PersonID(fmt.Sprint(pick(random, "p", "person-", "long-identifier-"), id))}
		known := func() bool { return random.IntN(5) > 0 }
		switch random.IntN(6) {
		case 0:
		case 1:
			p.Age, _ = NewAge(pick(random, 0, 15, 16, 17, 18, 19, 40, 150))
		case 2:
			p.Born = pick(random, engagement.MustParseDate("1991-02-01"), engagement.MustParseDate("1991-02-02"), engagement.MustParseDate("1992-02-29"),
				engagement.MustParseDate("1858-02-01"), engagement.MustParseDate("1858-02-02"), engagement.MustParseDate("0001-01-01"),
				engagement.MustParseDate("1859-02-01"), engagement.MustParseDate("2009-02-01"), engagement.MustParseDate("2009-02-02"),
				engagement.MustParseDate("9999-12-31"), engagement.MustParseDate("1880-01-01"), engagement.MustParseDate("1879-12-31"))
		default:
			p.Born = randomDay(random, "1940-01-01", "2001-01-01")
		}
		if known() {
			p.Sex = pick(random, "female", "male")
		}
		if known() {
			p.Ethnicity = pick(random, "a", "b", "c", "d", "e")
		}
		if known() {
			p.Area = pick(random, "north", "south", "east")
		}
		if known() {
			p.Risk = MustParseScore(pick(random, "0", "10", "50", "74.5", "74.51", "74.5001", "100", "655.34", "655.35", fmt.Sprint(random.IntN(100))))
		}
		if known() {
			p.RAG = pick(random, RAGs()...)
			p.RAGSince = pick(random, engagement.Date{}, randomDay(random, "2008-07-01", "2009-03-01"))
		}
		if known() {
			p.Position = pick(random, Positions()...)
		}
		if known() {
			p.Schemes = pick(random, []SchemeID{}, []SchemeID{"ppo"}, []SchemeID{"dip", "ppo"}, []SchemeID{"other"})
		}
		if known() {
			p.Sentenced = randomDay(random, "2007-12-01", "2009-03-01")
		}
		if known() {
			p.Sentence = MustParseTerm(pick(random, "12m", "6m", "11m30d", "365d", "364d", "366d", "13m", "90d", fmt.Sprintf("%dd", 1+random.IntN(400))))
		}
		if known() {
			p.Released = pick(random, randomDay(random, "2008-07-28", "2008-08-05"), randomDay(random, "2008-01-01", "2009-09-01"), engagement.MustParseDate("1870-01-01"))
		}
		if known() {
			p.Needs = pick(random, []engagement.Pathway{}, []engagement.Pathway{engagement.Health}, []engagement.Pathway{engagement.Accommodation, engagement.Health})
		}
		p.Consent = pick(random, engagement.NotKnown, engagement.Yes, engagement.No)
		if known() {
			p.Sources = pick(random, []SourceID{}, []SourceID{"police"}, []SourceID{"prison", "police"})
		}
		if known() {
			p.Facts = map[FactID]engagement.Answer{"prolific": pick(random, engagement.Yes, engagement.No), "other": engagement.Yes}
		}
		if p.Validate() == nil {
			return p
		}
	}
}

func randomPeople(random *rand.Rand, n int) []Person {
	people := make([]Person, n)
	for i := range people {
		people[i] = randomPerson(random, i)
	}
	random.Shuffle(n, func(i, j int) { people[i], people[j] = people[j], people[i] })
	return people
}

var askable = []Field{
	{Kind: FieldAge}, {Kind: FieldSex}, {Kind: FieldEthnicity}, {Kind: FieldArea}, {Kind: FieldRisk}, {Kind: FieldRAG}, {Kind: FieldRAGSince},
	{Kind: FieldPosition}, {Kind: FieldSentence}, {Kind: FieldSentenced}, {Kind: FieldReleased}, {Kind: FieldConsent}, {FieldScheme, "ppo"},
	{FieldScheme, "dip"}, {FieldScheme, "nobody"}, {FieldNeed, "health"}, {FieldNeed, "accommodation"}, {FieldSource, "police"}, {FieldSource, "prison"},
	{FieldFact, "prolific"}, {FieldFact, "unheard-of"},
}

func randomCriterion(random *rand.Rand, id string, depth int) Criterion {
	c := Criterion{ID: CriterionID(id)}
	if depth > 0 && random.IntN(4) == 0 {
		var parts []Criterion
		for i := range 2 + random.IntN(2) {
			parts = append(parts, randomCriterion(random, fmt.Sprint(id, "-", i), depth-1))
		}
		if random.IntN(2) == 0 {
			c.Any = parts
		} else {
			c.All = parts
		}
		return c
	}
	c.Field = pick(random, askable...)
	c.Is = pick(random, comparisonsOf(c.Field.Kind)...)
	switch c.Is {
	case IsYes, IsNo:
	case OneOf, NoneOf:
		c.Values = map[FieldKind][]string{
			FieldSex: {"female"}, FieldEthnicity: {"a", "c"}, FieldArea: {"north", "nowhere"}, FieldPosition: {"licence"}, FieldRAG: {"amber", "red"},
		}[c.Field.Kind]
	case Before, From:
		c.Values = []string{randomDay(random, "2008-07-01", "2009-03-01").String()}
	case WithinLast, WithinNext, AtLeastAgo:
		c.Values = []string{pick(random, "6m", "4m", "30d", "1m15d")}
	default:
		c.Values = []string{map[FieldKind]string{
			FieldAge: pick(random, "0", "16", "18", "30", "150"), FieldRisk: pick(random, "0", "50", "74.5", "74.505", "200000"),
			FieldRAG: "amber", FieldSentence: pick(random, "12m", "6m", "3m"),
		}[c.Field.Kind]}
	}
	return c
}

func randomPolicy(random *rand.Rand, criteria int) Policy {
	for {
		p := Policy{
			ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: pick(random, LeaveOut, LeaveOut, LeaveOut, LetIn, LetIn, LetIn, Refuse),
			Ties: pick(random, TiesByID, TiesByDraw, TieBreakNotStated), Seed: random.Uint64(),
		}
		for i := range criteria {
			c := randomCriterion(random, fmt.Sprint("c", i), 2)
			c.Exclude = random.IntN(3) == 0
			p.Criteria = append(p.Criteria, c)
		}
		fields := []FieldKind{FieldAge, FieldRisk, FieldRAG, FieldRAGSince, FieldSentenced, FieldReleased}
		random.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
		for _, kind := range fields[:random.IntN(len(fields)+1)] {
			p.Ranking = append(p.Ranking, RankKey{Field{Kind: kind}, random.IntN(2) == 0})
		}
		if len(p.Ranking) > 0 {
			if random.IntN(2) == 0 {
				p.Capacity.Overall = Room(random.IntN(40))
			}
			if random.IntN(3) == 0 {
				p.Capacity.EachArea = Room(random.IntN(20))
			}
			if random.IntN(3) == 0 {
				p.Capacity.ByArea = map[string]int{"north": random.IntN(20), "far": 3}
			}
		}
		if _, err := Prepare(p); err == nil {
			return p
		}
	}
}

// sameSelection holds everything that can be asked of two selections to be the
// same.
func sameSelection(t *testing.T, want, got Selection, people []Person, random *rand.Rand) {
	t.Helper()
	require.Equal(t, public(want), public(got))
	order := want.criteria()
	random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	wantGroups, err := want.Groups(order...)
	require.NoError(t, err)
	gotGroups, err := got.Groups(order...)
	require.NoError(t, err)
	require.Equal(t, wantGroups, gotGroups)
	wantSteps, err := want.Attrition(order...)
	require.NoError(t, err)
	gotSteps, err := got.Attrition(order...)
	require.NoError(t, err)
	require.Equal(t, wantSteps, gotSteps)
	for i, p := range people {
		wantFailed, wantUnknown := want.Failed(i)
		gotFailed, gotUnknown := got.Failed(i)
		require.Equal(t, wantFailed, gotFailed, i)
		require.Equal(t, wantUnknown, gotUnknown, i)
		require.Equal(t, want.Place(p), got.Place(p), i)
		if i < 20 {
			require.Equal(t, want.Explain(p), got.Explain(p), i)
		}
	}
}

func public(s Selection) Selection {
	return Selection{Considered: s.Considered, Eligible: s.Eligible, NotKnown: s.NotKnown, Selected: s.Selected, Members: s.Members, CutOffs: s.CutOffs}
}

// The law of the two forms: the same selection, and the same refusal, from
// people in columns as from people in a list, which is the reference.
func TestSelectFromIsSelect(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 16))
	errs, full := 0, 0
	for round := range 150 {
		people := randomPeople(random, random.IntN(120))
		if random.IntN(2) == 0 {
			for i := range people {
				people[i].Area = pick(random, "north", "south", "east")
			}
		}
		policy := randomPolicy(random, 1+random.IntN(4))
		var by []Field
		for _, f := range []Field{{Kind: FieldSex}, {Kind: FieldEthnicity}, {FieldScheme, "ppo"}, {Kind: FieldRAG}, {Kind: FieldPosition}} {
			if random.IntN(4) == 0 {
				by = append(by, f)
			}
		}
		selector, err := Prepare(policy)
		require.NoError(t, err)
		want, wantErr := selector.Select(people, by...)
		population, err := NewPopulation(people, append(selector.Fields(), by...)...)
		require.NoError(t, err)
		got, gotErr := selector.SelectFrom(t.Context(), population, 1+random.IntN(3), by...)
		if wantErr != nil {
			errs++
			require.Error(t, gotErr, "%v", wantErr)
			require.Equal(t, wantErr.Error(), gotErr.Error(), round)
			continue
		}
		require.NoError(t, gotErr)
		if len(want.CutOffs) > 0 {
			full++
		}
		sameSelection(t, want, got, people, random)
	}
	assert.Greater(t, errs, 10)
	assert.Greater(t, full, 10)
}

// More criteria than there are bits in a word, over more fields than one number
// can hold.
func TestSelectFromManyCriteria(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 17))
	people := randomPeople(random, 500)
	policy := Policy{ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut, Ranking: []RankKey{{Field: Field{Kind: FieldRisk}}}, Ties: TiesByID, Capacity: Capacity{Overall: Room(20)}}
	for i := range people {
		people[i].Facts = map[FactID]engagement.Answer{}
		for k := range 150 {
			if random.IntN(100) > 0 {
				people[i].Facts[FactID(fmt.Sprint("f", k))] = pick(random, engagement.Yes, engagement.Yes, engagement.Yes, engagement.Yes, engagement.Yes, engagement.Yes, engagement.No)
			} else if random.IntN(2) == 0 {
				people[i].Facts = nil
				break
			}
		}
		if i%3 == 0 { // somebody has to be in
			for k := range 150 {
				if people[i].Facts == nil {
					people[i].Facts = map[FactID]engagement.Answer{}
				}
				people[i].Facts[FactID(fmt.Sprint("f", k))] = engagement.Yes
			}
		}
	}
	for k := range 150 {
		policy.Criteria = append(policy.Criteria, Criterion{ID: CriterionID(fmt.Sprint("c", k)), Field: Field{FieldFact, fmt.Sprint("f", k)}, Is: IsYes})
	}
	selector, err := Prepare(policy)
	require.NoError(t, err)
	population, err := NewPopulation(people, selector.Fields()...)
	require.NoError(t, err)
	want, err := selector.Select(people)
	require.NoError(t, err)
	require.Equal(t, 20, want.Selected)
	got, err := selector.SelectFrom(t.Context(), population, 2)
	require.NoError(t, err)
	require.Greater(t, got.plan.words, 1)
	sameSelection(t, want, got, people, random)
}

// Of more people than a chunk holds, for any number of workers and processors.
func TestSelectFromWorkers(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 18))
	some := randomPeople(random, 500)
	n := chunkRows + 1000
	people := make([]Person, n)
	for i := range people {
		people[i] = some[random.IntN(len(some))]
		people[i].ID = PersonID(fmt.Sprint("p", (i*7919)%n)) // each once
		people[i].Area = pick(random, "north", "south", "east", "west")
	}
	policy := Policy{
		ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LetIn, Ties: TiesByDraw, Seed: 5,
		Criteria: []Criterion{{ID: "a", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"18"}},
			{ID: "s", Field: Field{Kind: FieldSentence}, Is: Under, Values: []string{"12m"}}},
		Ranking: []RankKey{{Field: Field{Kind: FieldRisk}}}, Capacity: Capacity{ByArea: map[string]int{"north": 70}, Overall: Room(300)},
	}
	selector, err := Prepare(policy)
	require.NoError(t, err)
	by := Field{Kind: FieldSex}
	population, err := NewPopulation(people, append(selector.Fields(), by)...)
	require.NoError(t, err)
	want, err := selector.Select(people, by)
	require.NoError(t, err)
	wantGroups, err := want.Groups()
	require.NoError(t, err)
	for _, processors := range []int{1, 3} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		for _, workers := range []int{-1, 3} {
			got, err := selector.SelectFrom(t.Context(), population, workers, by)
			require.NoError(t, err)
			require.Equal(t, public(want), public(got))
			groups, err := got.Groups()
			require.NoError(t, err)
			require.Equal(t, wantGroups, groups)
		}
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = selector.SelectFrom(done, population, 2)
	assert.Equal(t, context.Canceled, err)
}

// Words that need two bytes and four, an area for everybody with room of its
// own, and days and scores that do not fit into two bytes in one of the chunks.
func TestSelectFromWideColumns(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 21))
	people := make([]Person, 66_500)
	for i := range people {
		people[i] = Person{ID: PersonID(fmt.Sprint("p", i)), Area: fmt.Sprint("area-", i), Ethnicity: fmt.Sprint(random.IntN(700)), Born: randomDay(random, "1950-01-01", "2000-01-01")}
		people[i].Risk.next = random.Int32N(1000)*scoreStep + 1
		if i > 65_800 && i%100 == 0 {
			people[i].Area, people[i].Risk.next = "area-1", random.Int32()
			people[i].Born = randomDay(random, "1800-01-01", "2000-01-01")
		}
	}
	policy := Policy{
		ID: "p", AsOf: engagement.MustParseDate("2009-02-01"), Unknown: LeaveOut, Ties: TiesByID,
		Criteria: []Criterion{{ID: "adult", Field: Field{Kind: FieldAge}, Is: AtLeast, Values: []string{"18"}},
			{ID: "risk", Field: Field{Kind: FieldRisk}, Is: AtLeast, Values: []string{"9.99"}},
			{ID: "area", Exclude: true, Field: Field{Kind: FieldArea}, Is: OneOf, Values: []string{"area-300", "area-66000", "elsewhere"}},
			{ID: "ethnicity", Field: Field{Kind: FieldEthnicity}, Is: NoneOf, Values: []string{"1", "500"}}},
		Ranking: []RankKey{{Field: Field{Kind: FieldAge}, Ascending: true}, {Field: Field{Kind: FieldRisk}}}, Capacity: Capacity{EachArea: Room(2), Overall: Room(500)},
	}
	selector, err := Prepare(policy)
	require.NoError(t, err)
	population, err := NewPopulation(people, append(selector.Fields(), Field{Kind: FieldSex})...)
	require.NoError(t, err)
	want, err := selector.Select(people, Field{Kind: FieldSex})
	require.NoError(t, err)
	got, err := selector.SelectFrom(t.Context(), population, 2, Field{Kind: FieldSex})
	require.NoError(t, err)
	require.Equal(t, public(want), public(got))
	steps, err := want.Attrition()
	require.NoError(t, err)
	gotSteps, err := got.Attrition()
	require.NoError(t, err)
	assert.Equal(t, steps, gotSteps)
	for i := 0; i < len(people); i += 97 {
		wantFailed, _ := want.Failed(i)
		gotFailed, _ := got.Failed(i)
		require.Equal(t, wantFailed, gotFailed)
		p := population.Person(i)
		require.Equal(t, want.Place(people[i]), got.Place(p))
	}
	_, err = selector.SelectFrom(t.Context(), population, 1, Field{Kind: FieldArea})
	assert.ErrorIs(t, err, engagement.ErrTooMuch)
	// By ethnicity in 700 words the numbers still fit; by that and more they do not.
	groups, err := got.Groups()
	require.NoError(t, err)
	assert.Len(t, groups, 1)
	byMany, err := selector.SelectFrom(t.Context(), population, 1, Field{Kind: FieldEthnicity})
	require.NoError(t, err)
	groups, err = byMany.Groups()
	require.NoError(t, err)
	assert.Len(t, groups, 700)
	selected := 0
	for _, g := range groups {
		selected += g.Selected
	}
	assert.Equal(t, byMany.Selected, selected)
}

func TestPopulationKeepsWhatItIsAsked(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 19))
	people := randomPeople(random, 300)
	population, err := NewPopulation(people, askable...)
	require.NoError(t, err)
	assert.Equal(t, 300, population.Len())
	for i := range people {
		p := population.Person(i)
		require.NoError(t, p.Validate())
		for _, f := range askable {
			c := newColumn(f)
			require.Equal(t, c.code(&people[i]), c.code(&p), "%v of %v", f, people[i])
			require.Equal(t, c.words, newWords(c, &p))
		}
		assert.Equal(t, people[i].ID, population.ID(i))
	}
	assert.Zero(t, population.Person(-1))
	assert.Zero(t, population.Person(300))
	assert.Zero(t, Population{}.Person(0))
}

func newWords(c *column, p *Person) []string {
	other := newColumn(c.fields...)
	other.code(p)
	return other.words
}

func TestPopulationProblems(t *testing.T) {
	selector, err := Prepare(diamond())
	require.NoError(t, err)
	people := []Person{{ID: "a"}, {ID: "b", RAG: 9}, {ID: "a"}, {}, {ID: "a"}}
	_, want := selector.Select(people)
	_, got := NewPopulation(people, selector.Fields()...)
	assert.Equal(t, want.Error(), got.Error())
	assert.ErrorIs(t, got, engagement.ErrDuplicate)

	many := make([]Person, 1000)
	_, want = selector.Select(many)
	_, got = NewPopulation(many, selector.Fields()...)
	assert.Equal(t, want.Error(), got.Error())
	assert.ErrorIs(t, got, engagement.ErrLimit)
	assert.Contains(t, got.Error(), "800 more not shown")

	_, err = NewPopulation(nil, Field{Kind: 99}, Field{}, Field{Kind: FieldScheme})
	assert.Equal(t, 3, len(strings.Split(err.Error(), "\n")), err)

	population, err := NewPopulation([]Person{{ID: "a"}})
	require.NoError(t, err)
	_, err = selector.SelectFrom(t.Context(), population, 1, Field{Kind: FieldSex})
	assert.Equal(t, 6, len(strings.Split(err.Error(), "\n")), err)
	assert.ErrorIs(t, err, engagement.ErrMissing)
	_, err = selector.SelectFrom(t.Context(), population, 1, Field{Kind: FieldRisk}, Field{Kind: 99}, Field{Kind: FieldArea}, Field{Kind: FieldArea})
	assert.Equal(t, 3, len(strings.Split(err.Error(), "\n")), err)
	_, err = Selector{}.SelectFrom(t.Context(), population, 1)
	assert.ErrorIs(t, err, engagement.ErrMissing)
	nobody, err := selector.SelectFrom(t.Context(), Population{}, 1)
	require.NoError(t, err)
	assert.Zero(t, nobody.Considered)
}

func TestDuplicates(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 20))
	for range 50 {
		loader, err := NewLoader()
		require.NoError(t, err)
		seen := map[PersonID]bool{}
		var want []int
		for i := range random.IntN(5000) {
			id := PersonID(fmt.Sprint(random.IntN(20000)))
			if seen[id] {
				want = append(want, i)
			}
			seen[id] = true
			require.NoError(t, loader.Add(Person{ID: id}))
		}
		assert.Equal(t, want, loader.twice())
		_, err = loader.Population()
		assert.Equal(t, want != nil, err != nil)
		assert.ErrorIs(t, loader.Add(Person{ID: "x"}), engagement.ErrLimit)
		loader.WarrantUnique()
		_, err = loader.Population()
		assert.NoError(t, err)
	}
}

func TestNarrowCodes(t *testing.T) {
	assert.EqualValues(t, dayNumber(engagement.MustParseDate("1880-01-01")), dayBase)
	for _, kind := range []columnKind{births, days, scores} {
		codes := []uint32{0, 1, 2, 150, 151, 152, 153, firstBirth + dayBase - 1, firstBirth + dayBase, dayBase, dayBase + 1, dayBase + 65535, dayBase + 65536, 101, 201, 6553301, 6553401, 6553501, 1 << 30}
		slices.Sort(codes)
		before := -1
		for _, code := range codes {
			two, fits := kind.narrow(code)
			if !fits {
				continue
			}
			assert.Equal(t, code, kind.widen(two), "%d", code)
			assert.Greater(t, int(two), before)
			before = int(two)
		}
	}
}
