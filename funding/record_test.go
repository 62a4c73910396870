package funding

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
)

func record() Record {
	a := application()
	a.Type, a.Requested = Service, 60_00
	return Record{
		Programme:    programme(),
		Applications: []Application{a, {ID: "b", Name: "another", Area: "CRO", Type: Strategic}},
		Awards:       []Award{{Application: "a", Amount: 60_00}, {Application: "b", Amount: 30_00}},
		Overheads:    []Overhead{{Area: "LEE", Amount: 5_00}},
		SeedCorn: SeedCornGrants{
			Pots:  []Pot{{ID: "pot", Area: "LEE", Project: "a", Grants: 2, Total: 10_00, Smallest: 4_00, Largest: 6_00}},
			Needs: []NeedTotal{{Need: Resettlement, Grants: 2, Amount: 10_00}},
		},
		Figures: []Figure{{ID: "all", Title: "All", Place: "synthetic", Rule: "R88", Measure: Total, Of: Selection{Ledgers: []Ledger{Projects, Overheads}}, Printed: 95_00, Unit: Pound}},
	}
}

func TestRecord_Validate(t *testing.T) {
	require.NoError(t, record().Validate())
	checks, err := Reconcile(t.Context(), record().Figures, Lines(record()))
	require.NoError(t, err)
	require.Equal(t, Agrees, checks[0].Agreement, "the fixture adds up")
	for _, test := range []struct {
		name   string
		change func(*Record)
		want   string
	}{
		{"an application twice", func(r *Record) { r.Applications[1].ID = "a"; r.Awards = r.Awards[:1] }, `applications[1].id: "a": duplicate`},
		{"an application without id", func(r *Record) { r.Applications[1].ID = ""; r.Awards = r.Awards[:1] }, `applications[1].id: missing`},
		{"an area that does not exist", func(r *Record) { r.Applications[0].Area = "XXX" }, `applications[0].area: "XXX": no such area in programme.areas`},
		{"an outcome that does not exist", func(r *Record) { r.Applications[0].Outcomes["O9"] = engagement.Yes },
			`applications[0].outcomes.O9: "O9": no such outcome in programme.outcomes`},
		{"a principle that does not exist", func(r *Record) { r.Applications[0].Principles["O1"] = engagement.Yes },
			`applications[0].principles.O1: "O1": no such principle in programme.principles`},
		{"a day that contradicts the statement", func(r *Record) { r.Applications[0].ReceivedInTime = engagement.No },
			`applications[0].receivedInTime: no: contradicts: it was received on 2010-10-15, and the window is 2010-09-10 to 2010-10-15`},
		{"two awards for one application", func(r *Record) { r.Awards[1].Application = "a" }, `awards[1].application: "a": duplicate`},
		{"an award for no application", func(r *Record) { r.Awards[1].Application = "c" }, `awards[1].application: "c": no such application in applications`},
		{"an award above its claim", func(r *Record) { r.Awards[0].Amount = 60_01 }, `awards[0].amount: £60.01: too much: £60.00 was requested`},
		{"a negative award", func(r *Record) { r.Awards[1].Amount = -1 }, `awards[1].amount: -£0.01: negative`},
		{"an overhead nowhere", func(r *Record) { r.Overheads[0].Area = "XXX" }, `overheads[0].area: "XXX": no such area in programme.areas`},
		{"a pot above its project", func(r *Record) { r.SeedCorn.Pots[0].Total = 60_01 }, `seedCorn.pots[0].total: £60.01: too much: the project's award is £60.00`},
		{"a cap below nothing", func(r *Record) { r.SeedCorn.Pots[0].Cap = -1 }, `seedCorn.pots[0].cap: -£0.01: negative`},
		{"more grants than can be counted", func(r *Record) {
			r.SeedCorn.Pots[0].Grants = math.MaxInt64
			r.SeedCorn.Pots = append(r.SeedCorn.Pots, Pot{ID: "p2", Area: "LEE", Project: "a", Grants: 1})
		},
			`seedCorn.pots.grants: too large: a sum`},
		{"more grants by need than can be counted", func(r *Record) {
			r.SeedCorn.Needs[0].Grants = math.MaxInt64
			r.SeedCorn.Needs = append(r.SeedCorn.Needs, NeedTotal{Need: YouthDiversion, Grants: 1})
		},
			`seedCorn.needs.grants: too large: a sum`},
		{"a negative figure", func(r *Record) { r.Figures[0].Printed = -5_00 }, `figures[0].printed: -£5.00: negative`},
		{"a pot of no project", func(r *Record) { r.SeedCorn.Pots[0].Project = "c" }, `seedCorn.pots[0].project: "c": no such award in awards`},
		{"a pot upside down", func(r *Record) { r.SeedCorn.Pots[0].Smallest = 7_00 }, `seedCorn.pots[0].smallest: £7.00: contradicts: the largest grant is £6.00`},
		{"a need twice", func(r *Record) { r.SeedCorn.Needs = append(r.SeedCorn.Needs, r.SeedCorn.Needs[0]) }, `seedCorn.needs[1].need: "resettlement": duplicate`},
		{"grants below nothing", func(r *Record) { r.SeedCorn.Needs[0].Grants = -1 }, `seedCorn.needs[0].grants: -1: negative`},
		{"more shares than needs", func(r *Record) { r.SeedCorn.Shares = make([]Percent, 2) }, `seedCorn.shares: 2: out of range: there are 1 needs`},
		{"a figure twice", func(r *Record) { r.Figures = append(r.Figures, r.Figures[0]) }, `figures[1].id: "all": duplicate`},
		{"a figure of no ledger", func(r *Record) { r.Figures[0].Of = Selection{} },
			`figures[0].of.ledgers: missing: seed-corn money lies inside project money, and counts twice in all ledgers together`},
		{"a figure of nowhere", func(r *Record) { r.Figures[0].Of.Area = "XXX" }, `figures[0].of.area: "XXX": no such area in programme.areas`},
		{"an area twice", func(r *Record) { r.Programme.Areas[1].ID = "LEE"; r.Applications[1].Area = "LEE" }, `programme.areas[1].id: "LEE": duplicate`},
		{"a criterion twice", func(r *Record) { r.Programme.Outcomes[1].ID = "O1"; delete(r.Applications[0].Outcomes, "O2") },
			`programme.outcomes[1].id: "O1": duplicate`},
		{"a window backwards", func(r *Record) {
			r.Programme.Window.Until = date("2010-09-01")
			r.Applications[0].Received = engagement.Date{}
		},
			`programme.window.until: 2010-09-01: out of range: not after 2010-09-10, so that the span holds no day`},
		{"more outcomes asked for than there are", func(r *Record) { r.Programme.MinimumOutcomes = 4 },
			`programme.minimumOutcomes: 4: out of range: there are 3 outcomes`},
		{"a negative fund", func(r *Record) { r.Programme.Envelope = -1 }, `programme.envelope: -£0.01: negative`},
		{"a level not known", func(r *Record) { r.Programme.Levels = []engagement.Level{0} }, `programme.levels[0]: not-known: out of range: a policy names a level`},
		{"an amount that overflows the sum", func(r *Record) { r.Applications[0].Requested = 0; r.Awards[0].Amount = math.MaxInt64 }, `awards: too large: a sum`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := record()
			test.change(&r)
			require.EqualError(t, r.Validate(), test.want)
		})
	}

	// What may be so is no problem: a pot that is the whole award, a smallest
	// grant without a largest.
	r := record()
	r.SeedCorn.Pots[0].Total, r.SeedCorn.Pots[0].Largest = 60_00, 0
	require.NoError(t, r.Validate())

	// A programme that names no areas is open to any.
	r = record()
	r.Programme.Areas = nil
	require.NoError(t, r.Validate())

	// Every enumeration of an application is checked.
	r = record()
	r.Applications[1] = Application{ID: "b", Name: "n", Type: 99, Need: 99, Local: 99, Level: 99, ReceivedInTime: 99, StatutorySupport: 99,
		Statutory: StatutoryPart{99, 99, 99}, LocalNeeds: LocalNeeds{99, 99, 99}, Religious: 99, InterFaith: 99, NeedsDevelopment: 99,
		Agency: engagement.Agency{Sector: 99}, Outcomes: map[CriterionID]engagement.Answer{"O1": 99}, Principles: map[CriterionID]engagement.Answer{"P1": 99}}
	var problems engagement.Problems
	require.ErrorAs(t, r.Validate(), &problems)
	require.Len(t, problems, 18)
	for _, problem := range problems {
		require.ErrorIs(t, problem, engagement.ErrUnknownWord)
		require.True(t, strings.HasPrefix(problem.Path, "applications[1]."), problem.Path)
	}
}

func TestReadRecord(t *testing.T) {
	var text bytes.Buffer
	require.NoError(t, WriteRecord(&text, record()))
	require.True(t, strings.HasSuffix(text.String(), "}\n"))
	read, err := ReadRecord(bytes.NewReader(text.Bytes()))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(record(), read))

	// Results beside the facts are passed over.
	with := strings.Replace(text.String(), "{", `{"results":{"anything":[1,2,{"at":"all"}]},`, 1)
	read, err = ReadRecord(strings.NewReader(with))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(record(), read))
}

// All problems of a document at once, those of its form and those of its
// sense, each with path and value, and none of them twice.
func TestReadRecord_problems(t *testing.T) {
	_, err := ReadRecord(strings.NewReader(`{
		"programme": {"name": "p", "envelope": "1e5", "areas": [{"id": "LEE", "name": "Leeds"}, {"id": "LEE", "name": "again"}], "colour": "red",
			"window": {"from": null, "until": "2010-02-30"}},
		"applications": [
			{"id": "a", "name": "x", "area": "XXX", "requested": "£1,23.00"},
			{"id": "a", "name": 7, "type": "strategical", "agency": {"sector": "third-sector"}},
			{"name": "no id"}],
		"awards": [{"application": "a", "amount": "1.2.3"}, {"application": "zz", "amount": -5}, {"application": "a", "amount": 1.005},
			{"application": "a"}, {"application": "a", "amount": "92233720368547758.08"}, {"application": "a", "amount": ""}]
	}`))
	want := `programme.envelope: "1e5": not an amount of money: "1e5": the pounds should be digits, with commas between every three or none at all
programme.colour: "red": unknown field
programme.window.until: "2010-02-30": out of range: "2010-02-30" is not a day such as 2010-11-01
applications[0].requested: "£1,23.00": not an amount of money: "£1,23.00": the pounds should be digits, with commas between every three or none at all
applications[1].name: 7: wrong type: it should be text
applications[1].type: "strategical": unknown word "strategical": a ProjectType is one of strategic, service, volunteering, seed-corn
applications[1].agency.sector: "third-sector": unknown word "third-sector": a Sector is one of statutory, vcs, private
applications[2].id: missing
awards[0].amount: "1.2.3": not an amount of money: "1.2.3": after the point there should be one or two digits
awards[2].amount: 1.005: not an amount of money: "1.005": after the point there should be one or two digits
awards[3].amount: missing
awards[4].amount: "92233720368547758.08": too large: "92233720368547758.08"
awards[5].amount: "": not an amount of money: "": it is empty
programme.areas[1].id: "LEE": duplicate
applications[0].area: "XXX": no such area in programme.areas
applications[1].id: "a": duplicate
awards[1].application: "zz": no such application in applications
awards[1].amount: -£5.00: negative
awards[2].application: "a": duplicate
awards[3].application: "a": duplicate
awards[4].application: "a": duplicate
awards[5].application: "a": duplicate`
	// The value is not said twice where the cause quotes it.
	var lines []string
	for _, line := range strings.Split(want, "\n") {
		path, rest, _ := strings.Cut(line, ": ")
		value, cause, found := strings.Cut(rest, ": ")
		if found && strings.Count(cause, value) > 0 {
			rest = cause
		}
		lines = append(lines, path+": "+rest)
	}
	if diff := cmp.Diff(strings.Join(lines, "\n"), fmt.Sprint(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	for _, cause := range []error{ErrAmount, ErrOverflow, engagement.ErrUnknownWord, engagement.ErrUnknownID, engagement.ErrDuplicate,
		engagement.ErrMissing, engagement.ErrNegative, engagement.ErrUnknownName, engagement.ErrWrongType, engagement.ErrOutOfRange} {
		if !errors.Is(err, cause) {
			t.Errorf("%v is not found", cause)
		}
	}
}

// A file with problems without end is told of some and the number of the rest.
func TestReadRecord_manyProblems(t *testing.T) {
	many := record()
	for range 500 {
		many.Awards = append(many.Awards, Award{Application: "a", Amount: 1})
	}
	var text bytes.Buffer
	require.NoError(t, WriteRecord(&text, many))
	_, err := ReadRecord(&text)
	var problems engagement.Problems
	require.ErrorAs(t, err, &problems)
	require.Len(t, problems, 201)
	require.EqualError(t, problems[200], "over the limit of 200 problems: 300 more not shown")

	// Trailing data does not hide what is wrong with the document before it.
	text.Reset()
	bad := record()
	bad.Awards[1].Amount = -1
	require.NoError(t, WriteRecord(&text, bad))
	_, err = ReadRecord(strings.NewReader(text.String() + "x"))
	require.ErrorIs(t, err, engagement.ErrTrailing)
	require.ErrorIs(t, err, engagement.ErrNegative)
	// A criterion that needs quotes in a path has them, and is named once.
	_, err = ReadRecord(strings.NewReader(`{"programme":{"name":"p","envelope":0},"applications":[{"id":"a","name":"n","outcomes":{"x\ny":7,"a b":true}}],"awards":[]}`))
	require.EqualError(t, err, `applications[0].outcomes["x\ny"]: 7: wrong type: an answer is null, true or false
applications[0].outcomes["a b"]: "a b": no such outcome in programme.outcomes`)
}

func FuzzReadRecord(f *testing.F) {
	var text bytes.Buffer
	if err := WriteRecord(&text, record()); err != nil {
		f.Fatal(err)
	}
	f.Add(text.Bytes())
	f.Add([]byte(`{"programme":{"name":"p","envelope":0,"areas":[]},"applications":[],"awards":[]}`))
	f.Add([]byte(`{"programme":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadRecord(bytes.NewReader(data))
		if err != nil {
			return
		}
		// A record that is accepted can be used whole, and is the same
		// when written and read again.
		lines := Lines(r)
		for _, a := range r.Applications {
			Gate(r.Programme, a)
		}
		if _, _, err := Accounts(lines); err != nil {
			t.Fatal(err)
		}
		if _, err := CheckSeedCorn(r.SeedCorn); err != nil && !errors.Is(err, ErrOverflow) {
			t.Fatal(err)
		}
		if _, err := Reconcile(t.Context(), r.Figures, lines); err != nil && !errors.Is(err, ErrOverflow) {
			t.Fatal(err)
		}
		var again bytes.Buffer
		if err := WriteRecord(&again, r); err != nil {
			t.Fatal(err)
		}
		back, err := ReadRecord(bytes.NewReader(again.Bytes()))
		if err != nil {
			t.Fatalf("what was written is refused: %v\n%s", err, again.Bytes())
		}
		var third bytes.Buffer
		if err := WriteRecord(&third, back); err != nil || third.String() != again.String() {
			t.Fatalf("written differently the second time, %v:\n%s\n%s", err, again.Bytes(), third.Bytes())
		}
	})
}

func TestLines(t *testing.T) {
	require.Equal(t, []Line{
		{Ledger: Projects, ID: "a", Area: "LEE", Type: Service, Amount: 60_00},
		{Ledger: Projects, ID: "b", Area: "CRO", Type: Strategic, Amount: 30_00},
		{Ledger: Overheads, ID: "LEE", Area: "LEE", Amount: 5_00},
		{Ledger: SeedCornNeeds, ID: "resettlement", Need: Resettlement, Amount: 10_00},
		{Ledger: SeedCornPots, ID: "pot", Area: "LEE", Amount: 10_00},
	}, Lines(record()))
	require.Equal(t, []Line{{Ledger: Projects, ID: "x", Amount: 1}}, Lines(Record{Awards: []Award{{Application: "x", Amount: 1}}}), "without its application")
}

func TestSelection_Matches(t *testing.T) {
	line := Line{Projects, "a", "LEE", Service, engagement.LIO, engagement.No, Resettlement, 5}
	for _, yes := range []Selection{
		{}, {Ledgers: []Ledger{Overheads, Projects}}, {Area: "LEE"}, {Type: Service}, {Bidder: engagement.LIO}, {Experience: engagement.No}, {Need: Resettlement},
		{[]Ledger{Projects}, "LEE", Service, engagement.LIO, engagement.No, Resettlement},
	} {
		require.True(t, yes.Matches(line), yes)
	}
	for _, no := range []Selection{
		{Ledgers: []Ledger{Overheads}}, {Area: "CRO"}, {Type: Strategic}, {Bidder: engagement.VCSOrganisation}, {Experience: engagement.Yes}, {Need: YouthDiversion},
		{Area: "LEE", Type: Strategic},
	} {
		require.False(t, no.Matches(line), no)
	}
}

func TestGroupBy(t *testing.T) {
	lines := []Line{{ID: "a", Area: "X", Amount: 5}, {ID: "b", Amount: 7}, {ID: "c", Area: "X", Amount: -2}}
	g, err := GroupBy(lines, func(l Line) AreaID { return l.Area })
	require.NoError(t, err)
	require.Equal(t, Grouping[AreaID]{[]Group[AreaID]{{"", 1, 7}, {"X", 2, 3}}, 10}, g)
	share, err := g.Share("X", 1)
	require.NoError(t, err)
	require.Equal(t, "30.0%", share.String())
	share, err = g.Share("elsewhere", 0)
	require.NoError(t, err)
	require.Equal(t, "0%", share.String())
	empty, err := GroupBy(nil, func(l Line) AreaID { return l.Area })
	require.NoError(t, err)
	_, err = empty.Share("X", 0)
	require.ErrorIs(t, err, engagement.ErrOutOfRange, "a share of nothing")
	_, err = GroupBy([]Line{{Area: "X", Amount: math.MaxInt64}, {Area: "X", Amount: 1}}, func(l Line) AreaID { return l.Area })
	require.ErrorIs(t, err, ErrOverflow)
	require.ErrorContains(t, err, "group X")
	_, err = GroupBy([]Line{{Area: "X", Amount: math.MaxInt64}, {Area: "Y", Amount: 1}}, func(l Line) AreaID { return l.Area })
	require.ErrorIs(t, err, ErrOverflow)
}

// What is not stated leaves an account incomplete, and a stated total of as
// much or more undecided.
func TestAccounts_incomplete(t *testing.T) {
	project, overhead := Line{Ledger: Projects, Area: "X", Amount: 10_00}, Line{Ledger: Overheads, Area: "X", Amount: 2_00}
	other := Line{Ledger: Projects, Area: "A", Amount: 1_00} // before X, without overheads
	for _, test := range []struct {
		name     string
		lines    []Line
		complete bool
		stated   Pence
		want     engagement.Outcome
	}{
		{"complete", []Line{project, overhead}, true, 12_00, engagement.Met},
		{"complete, and other", []Line{project, overhead}, true, 13_00, engagement.NotMet},
		{"overheads not stated", []Line{project}, false, 12_00, engagement.OutcomeNotKnown},
		{"projects not stated", []Line{overhead}, false, 12_00, engagement.OutcomeNotKnown},
		{"as much as is stated", []Line{project}, false, 10_00, engagement.OutcomeNotKnown},
		{"within rounding of it", []Line{project}, false, 10_01, engagement.OutcomeNotKnown},
		{"less than is stated", []Line{project}, false, 9_00, engagement.NotMet},
		{"another area not complete", []Line{other, project, overhead}, false, 14_00, engagement.OutcomeNotKnown},
		{"nothing at all", nil, false, 12_00, engagement.OutcomeNotKnown},
	} {
		_, whole, err := Accounts(test.lines)
		require.NoError(t, err)
		require.Equal(t, test.complete, whole.Complete, test.name)
		require.Equal(t, test.want, CheckArea(whole, test.stated, Pound).Outcome, test.name)
		reason, err := CheckProgramme(whole, []Pence{test.stated}, test.stated, Pound)
		require.NoError(t, err)
		require.Equal(t, test.want, reason.Outcome, test.name)
	}
}

// R211 at its edges: exactly half is not over half, and what is not known
// decides only where it can make no difference.
func TestCheckNewToWork(t *testing.T) {
	line := func(experience engagement.Answer, amount Pence) Line {
		return Line{Ledger: Projects, Experience: experience, Amount: amount}
	}
	yes, no, open := engagement.Yes, engagement.No, engagement.NotKnown
	for _, test := range []struct {
		name   string
		lines  []Line
		stated Pence
		unit   Pence
		want   engagement.Outcome
	}{
		{"over half by a penny", []Line{line(no, 10_00), line(yes, 9_99)}, 10_00, Penny, engagement.Met},
		{"exactly half", []Line{line(no, 10_00), line(yes, 10_00)}, 10_00, Penny, engagement.NotMet},
		{"unknown but nothing", []Line{line(no, 10_00), line(open, 0)}, 10_00, Penny, engagement.Met},
		{"half at most", []Line{line(no, 8_00), line(open, 2_00), line(yes, 10_00)}, 8_00, Penny, engagement.NotMet},
		{"over half perhaps", []Line{line(no, 8_00), line(open, 3_00), line(yes, 10_00)}, 8_00, Penny, engagement.OutcomeNotKnown},
		{"over half by all but the other unknown", []Line{line(no, 10_00), line(open, 3_00), line(yes, 7_00)}, 10_00, Penny, engagement.OutcomeNotKnown},
		{"too much by a penny, in pounds", []Line{line(no, 10_00), line(open, 3_00), line(yes, 1_00)}, 13_01, Pound, engagement.OutcomeNotKnown},
		{"too much by a penny, in pence", []Line{line(no, 10_00), line(open, 3_00), line(yes, 1_00)}, 13_01, Penny, engagement.NotMet},
		{"no unit", []Line{line(no, 10_00), line(open, 3_00)}, 10_00, 0, engagement.OutcomeNotKnown},
		{"no projects", nil, 10_00, Penny, engagement.OutcomeNotKnown},
	} {
		reason, err := CheckNewToWork(test.lines, test.stated, test.unit)
		require.NoError(t, err)
		require.Equal(t, test.want, reason.Outcome, test.name)
	}
	for _, lines := range [][]Line{
		{line(no, math.MaxInt64), line(no, 1)},
		{line(no, math.MaxInt64), line(open, 1), line(yes, -5)},
		{line(yes, math.MaxInt64), line(open, 1), line(no, -5)},
	} {
		_, err := CheckNewToWork(lines, 1, Penny)
		require.ErrorIs(t, err, ErrOverflow)
	}
}

func TestAccounts_overflow(t *testing.T) {
	for _, ledgers := range [][2]Ledger{{Projects, Projects}, {Overheads, Overheads}, {Projects, Overheads}} {
		_, _, err := Accounts([]Line{{Ledger: ledgers[0], Area: "X", Amount: math.MaxInt64}, {Ledger: ledgers[1], Area: "X", Amount: 1}})
		require.ErrorIs(t, err, ErrOverflow)
	}
	_, err := CheckProgramme(Account{}, []Pence{math.MaxInt64, 1}, 0, Penny)
	require.ErrorIs(t, err, ErrOverflow)
	_, _, err = CheckEnvelope(Programme{Envelope: math.MinInt64}, Account{Total: 1})
	require.ErrorIs(t, err, ErrOverflow)
	_, err = CheckSeedCorn(SeedCornGrants{Needs: []NeedTotal{{Amount: math.MaxInt64}, {Amount: 1}}})
	require.ErrorIs(t, err, ErrOverflow)
}

// Two awards as a comparison: what each project and each area gained or lost.
func TestEntries(t *testing.T) {
	area := func(l Line) string { return string(l.Area) }
	before := Select(Lines(record()), Selection{Ledgers: []Ledger{Projects}})
	after := []Line{{ID: "a", Area: "LEE", Amount: 50_00}, {ID: "b", Area: "CRO", Amount: 30_00}}
	c, err := engagement.Compare(Entries(before, area), Entries(after, area))
	require.NoError(t, err)
	require.Equal(t, []engagement.GroupChange[Pence]{
		{Group: "LEE", Lost: 1, Before: 60_00, After: 50_00, Difference: -10_00},
		{Group: "CRO", Unchanged: 1, Before: 30_00, After: 30_00},
	}, c.Groups)
	var text bytes.Buffer
	require.NoError(t, c.WriteCSV(&text))
	require.Equal(t, "id,group,before,after,difference,change\na,LEE,60.00,50.00,-10.00,lost\nb,CRO,30.00,30.00,0.00,unchanged\n", text.String())
}

func BenchmarkGroupBy(b *testing.B) {
	for n := 10; n <= 1_000_000; n *= 10 {
		lines := make([]Line, n)
		for i := range lines {
			lines[i] = Line{Area: AreaID([]string{"BDP", "CRO", "GLO", "LEE"}[i%4]), Amount: Pence(i)}
		}
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := GroupBy(lines, func(l Line) AreaID { return l.Area }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/line")
		})
	}
}

func BenchmarkGate(b *testing.B) {
	p, a := programme(), application()
	b.ReportAllocs()
	for b.Loop() {
		if Gate(p, a).State != Approved {
			b.Fatal("not approved")
		}
	}
}
