package directory

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// details prints findings as a reader sees them.
func details(findings []Finding) []string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, fmt.Sprint(f.Reason))
	}
	return lines
}

func TestIndex_Find_order(t *testing.T) {
	// R242, R134: each service differs from the one after it in one grade, in
	// the order in which grades count. The identifiers run the other way.
	d := Directory{Areas: []Area{{ID: "X"}}, Agencies: []engagement.Agency{{ID: "small", Size: engagement.Small}, {ID: "micro", Size: engagement.Micro}, {ID: "unsized"}, {ID: "large", Size: engagement.Large}}}
	free := Service{Agency: "small", Direct: []Need{food}, Areas: []AreaID{"X"}, Groups: []engagement.OffenderGroup{engagement.Women}, Capacity: CountOf(2), InUse: CountOf(1)}
	add := func(id ServiceID, change func(*Service)) {
		s := free.clone()
		s.ID = id
		change(&s)
		d.Services = append(d.Services, s)
	}
	add("9", func(*Service) {})
	add("8", func(s *Service) { s.InUse = Count{} })
	add("7", func(s *Service) { s.InUse = CountOf(2) })
	add("6", func(s *Service) { s.Agency = "unsized" })
	add("5", func(s *Service) { s.Agency = "large" })
	add("4", func(s *Service) { s.Groups, s.Open = nil, engagement.Yes })
	add("3", func(s *Service) { s.Groups = nil })
	add("2", func(s *Service) { s.Secondary, s.Direct = s.Direct, nil })
	add("1", func(s *Service) { s.Direct = nil })
	add("0", func(s *Service) { s.Areas = nil })
	add("not for women", func(s *Service) { s.Groups, s.Open = []engagement.OffenderGroup{engagement.Older}, engagement.No })
	add("micro, as good as small", func(s *Service) { s.Agency = "micro" })
	r, err := index(t, d).Find(Query{food, "X", engagement.Women})
	if err != nil {
		t.Fatal(err)
	}
	ask, err := index(t, d).Ask(r.Query)
	if err != nil {
		t.Fatal(err)
	}
	var got []ServiceID
	for _, m := range append(slices.Clone(r.Matches), ask...) {
		got = append(got, m.Service)
	}
	if r.Certain != 8 || r.ToAsk != 2 { // all but 3, of which it is not known whether it is for women
		t.Errorf("%d certain, %d to ask", r.Certain, r.ToAsk)
	}
	// 0 contributes directly, and 1 not known how: neither may be there at all.
	want := []ServiceID{"9", "micro, as good as small", "8", "7", "6", "5", "4", "3", "2", "0", "1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	// R134 of each size, and that it is not asked of a pathway.
	routed := map[engagement.Size]engagement.Outcome{}
	for _, m := range r.Matches {
		routed[m.Size] = m.Reasons()[3].Outcome
		if m.Reasons()[3].Rule.ID != "R134" {
			t.Error(m.Reasons()[3])
		}
	}
	if diff := cmp.Diff(map[engagement.Size]engagement.Outcome{engagement.Small: engagement.Met, engagement.Micro: engagement.Met,
		engagement.SizeNotStated: engagement.OutcomeNotKnown, engagement.Large: engagement.NotMet}, routed); diff != "" {
		t.Errorf("routed (-want +got):\n%s", diff)
	}
	if got := (Match{Query: Query{Need: housing}, Size: engagement.Large}).Reasons()[3].Outcome; got != engagement.NotApplicable {
		t.Errorf("housing from a large agency: %v", got)
	}
}

func TestIndex_Find_problems(t *testing.T) {
	ix := index(t, fixture())
	_, err := ix.Find(Query{Need: Need{Pathway: 99}, Area: "GLO", Group: 99})
	want := `need: unknown word Pathway(99)
area: "GLO": no such area in areas
group: unknown word OffenderGroup(99)`
	if fmt.Sprint(err) != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	// A need that nobody lists is no mistake: it is a gap, in a complete directory.
	for complete, want := range map[engagement.Answer]engagement.Outcome{engagement.Yes: engagement.NotMet, engagement.No: engagement.OutcomeNotKnown, engagement.NotKnown: engagement.OutcomeNotKnown} {
		d := fixture()
		d.Complete = complete
		r, err := index(t, d).Find(Query{Need: Need{Beyond: "a bicycle"}, Area: "LEE"})
		if err != nil || r.Matches != nil || r.Outcome != want {
			t.Errorf("complete %v: %+v, %v, want %v", complete, r, err, want)
		}
	}
	r, err := ix.Find(Query{Need: Need{Beyond: "a bicycle"}, Area: "LEE", Group: engagement.Women})
	if got, want := fmt.Sprint(r.Reason(), err), "service-listed beyond:a bicycle in LEE for women not-met: services listed: 0; that may serve it, by areas, needs or groups they do not state: 0; directory complete: yes (the caller's question, after NA2009 4.4 Mapping) <nil>"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDemand_problems(t *testing.T) {
	ix := index(t, fixture())
	demand := []NeedCount{
		{"GLO", housing, 0, 1},
		{"", Need{}, 0, 1},
		{"LEE", housing, engagement.Women, 6},
		{"LEE", housing, 0, 5},
		{"LEE", housing, 0, 5},
		{"LEE", health, 88, -1},
	}
	want := `demand[0].area: "GLO": no such area in areas
demand[1].area: missing
demand[1].need: missing
demand[4]: accommodation in LEE: duplicate
demand[5].group: unknown word OffenderGroup(88)
demand[5].people: -1: negative
demand[2].people: 6: contradicts: accommodation in LEE counts 5 people in all`
	_, err := ix.Gaps(demand)
	_, err2 := ix.Shortfalls(demand)
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" || fmt.Sprint(err2) != want {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// Nobody is counted, and every pathway in every area is asked after; only
// what is counted, where something is.
func TestIndex_Gaps(t *testing.T) {
	ix := index(t, fixture()) // housing and health in both areas
	gaps, err := ix.Gaps(nil)
	if err != nil || len(gaps) != 2*5 {
		t.Fatalf("%d gaps, want five pathways in two areas: %v, %v", len(gaps), details(gaps), err)
	}
	gaps, err = ix.Gaps([]NeedCount{
		{"CRO", food, 0, 3},                  // secondary: no gap
		{"CRO", Need{Beyond: "a job"}, 0, 0}, // nobody needs it
		{"CRO", Need{Beyond: "a bed"}, 0, 2}, // gap
		{"LEE", housing, engagement.BME, 1},  // for women and older people only
		{"LEE", housing, engagement.Women, 1},
	})
	want := []string{
		"service-listed beyond:a bed in CRO not-met: services listed: 0; that may serve it, by areas, needs or groups they do not state: 0; directory complete: yes (the caller's question, after NA2009 4.4 Mapping)",
		"service-listed accommodation in LEE for bme not-met: services listed: 0; that may serve it, by areas, needs or groups they do not state: 0; directory complete: yes (the caller's question, after NA2009 4.4 Mapping)",
	}
	if diff := cmp.Diff(want, details(gaps)); diff != "" || err != nil {
		t.Errorf("gaps (-want +got): %v\n%s", err, diff)
	}
	if gaps[0].People != CountOf(2) {
		t.Errorf("%v people, want 2", gaps[0].People)
	}
	if gaps, err := ix.Gaps([]NeedCount{}); gaps != nil || err != nil {
		t.Errorf("nobody needs anything: %v, %v", gaps, err)
	}
}

func TestIndex_ThinCover(t *testing.T) {
	// In LEE housing and health by agency a alone, health only secondarily, food
	// by two; in CRO all by a alone, health and food only secondarily.
	var got []string
	for _, f := range index(t, fixture()).ThinCover() {
		got = append(got, fmt.Sprint(f.Area, " ", f.Need, " ", f.Reason.Rule.ID, " ", f.Reason.Outcome, " ", f.Agencies))
	}
	want := []string{
		"LEE accommodation several-providers not-met [a]",
		"LEE health several-providers not-met [a]",
		"LEE health R242 not-met [a]",
		"CRO accommodation several-providers not-met [a]",
		"CRO health several-providers not-met [a]",
		"CRO health R242 not-met [a]",
		"CRO beyond:food-parcels several-providers not-met [a]",
		"CRO beyond:food-parcels R242 not-met [a]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("thin cover (-want +got):\n%s", diff)
	}
}

func TestIndex_GroupsWithoutService(t *testing.T) {
	d := fixture()
	var got []string
	for _, f := range index(t, d).GroupsWithoutService() {
		got = append(got, fmt.Sprint(f.Area, " ", f.Group, " ", f.Reason.Outcome))
	}
	// s1 is for women and older people in both areas; s2 is open to all.
	want := []string{"LEE bme not-met", "LEE young not-met", "LEE children-and-families not-met", "CRO bme not-met", "CRO young not-met", "CRO children-and-families not-met"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	d.Services[1].Open = engagement.NotKnown // in LEE alone: it may be for any of them
	got = nil
	for _, f := range index(t, d).GroupsWithoutService() {
		got = append(got, fmt.Sprint(f.Area, " ", f.Group, " ", f.Reason.Outcome))
	}
	for i := range 3 {
		want[i] = want[i][:len(want[i])-len("not-met")] + "not-known"
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

func TestIndex_Overstretched(t *testing.T) {
	for _, test := range []struct {
		inUse, capacity Count
		limit           Load
		want            engagement.Outcome
	}{
		{CountOf(9), CountOf(10), Load{9, 10}, engagement.Met},
		{CountOf(10), CountOf(10), Load{9, 10}, engagement.NotMet},
		{CountOf(10), CountOf(10), Load{1, 1}, engagement.Met},
		{CountOf(11), CountOf(10), Load{1, 1}, engagement.NotMet},
		{CountOf(11), CountOf(10), Load{12, 10}, engagement.Met},
		{CountOf(1), CountOf(0), Load{5, 1}, engagement.NotMet},
		{CountOf(0), CountOf(0), Load{0, 1}, engagement.Met},
		{CountOf(0), Count{}, Load{1, 1}, engagement.Met}, // nobody is within any limit
		{CountOf(1), Count{}, Load{1, 1}, engagement.OutcomeNotKnown},
		{Count{}, CountOf(10), Load{1, 1}, engagement.OutcomeNotKnown},
		{Count{}, Count{}, Load{1, 1}, engagement.OutcomeNotKnown},
		// Products beyond 64 bits.
		{CountOf(math.MaxInt64), CountOf(math.MaxInt64), Load{math.MaxInt64, math.MaxInt64}, engagement.Met},
		{CountOf(math.MaxInt64), CountOf(math.MaxInt64), Load{math.MaxInt64 - 1, math.MaxInt64}, engagement.NotMet},
		{CountOf(math.MaxInt64), CountOf(math.MaxInt64 - 1), Load{1, 1}, engagement.NotMet},
	} {
		d := fixture()
		d.Services[0].InUse, d.Services[0].Capacity = CountOf(0), Count{}
		d.Services[1].InUse, d.Services[1].Capacity = test.inUse, test.capacity
		findings, err := index(t, d).Overstretched(test.limit)
		if err != nil {
			t.Fatal(err)
		}
		got := engagement.Met
		if len(findings) > 0 {
			got = findings[0].Reason.Outcome
		}
		if got != test.want || len(findings) > 1 || len(findings) == 1 && findings[0].Service != "s2" {
			t.Errorf("%v of %v, limit %v: %v, want %v", test.inUse, test.capacity, test.limit, findings, test.want)
		}
	}
	_, err := index(t, fixture()).Overstretched(Load{-1, 0})
	if got, want := fmt.Sprint(err), "inUse: -1: negative\nof: 0: out of range: a share is of a positive number"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// R199: each field that is missing makes a record unreliable, by itself.
func TestIndex_Records_fields(t *testing.T) {
	asOf := Freshness{AsOf: engagement.MustParseDate("2010-11-30"), Days: CountOf(30)}
	for _, test := range []struct {
		name    string
		change  func(*Service)
		missing []Field
		listed  bool
		outcome [2]engagement.Outcome
	}{
		{"all there", func(*Service) {}, nil, false, [2]engagement.Outcome{}},
		{"date", func(s *Service) { s.Checked = engagement.Date{} }, []Field{FieldDate}, true, [2]engagement.Outcome{engagement.NotMet, engagement.NotMet}},
		{"owner", func(s *Service) { s.Owner = "" }, []Field{FieldOwner}, true, [2]engagement.Outcome{engagement.NotMet, engagement.Met}},
		{"class", func(s *Service) { s.Classification = "" }, []Field{FieldClassification}, true, [2]engagement.Outcome{engagement.NotMet, engagement.Met}},
		{"contract", func(s *Service) { s.Contract = "" }, []Field{FieldContract}, true, [2]engagement.Outcome{engagement.NotMet, engagement.Met}},
		{"mark", func(s *Service) { s.Current = 0 }, []Field{FieldCurrentVersion}, true, [2]engagement.Outcome{engagement.NotMet, engagement.Met}},
		{"superseded", func(s *Service) { s.Current = engagement.No }, nil, true, [2]engagement.Outcome{engagement.NotMet, engagement.Met}},
		{"none there", func(s *Service) { *s = Service{ID: "s1", Agency: "a"} }, Fields(), true, [2]engagement.Outcome{engagement.NotMet, engagement.NotMet}},
	} {
		d := fixture()
		d.Services = d.Services[:1]
		test.change(&d.Services[0])
		findings, err := index(t, d).Records(asOf)
		if err != nil || test.listed != (len(findings) == 1) {
			t.Errorf("%s: %v, %v", test.name, findings, err)
			continue
		}
		if test.listed {
			f := findings[0]
			if !slices.Equal(f.Missing, test.missing) || f.Owner != d.Services[0].Owner || f.Reasons[0].Rule.ID != "R199" || f.Reasons[1].Rule.ID != "R200" ||
				[2]engagement.Outcome{f.Reasons[0].Outcome, f.Reasons[1].Outcome} != test.outcome {
				t.Errorf("%s: %+v", test.name, f)
			}
		}
	}
}

// R200: what is older than the limit is flagged, what is undated always.
func TestIndex_Records_freshness(t *testing.T) {
	day := engagement.MustParseDate
	for _, test := range []struct {
		checked engagement.Date
		limit   Freshness
		want    engagement.Outcome
	}{
		{day("2010-01-31"), Freshness{day("2010-02-28"), CountOf(1), Count{}}, engagement.Met}, // a month after 31 January is the last of February
		{day("2010-01-31"), Freshness{day("2010-03-01"), CountOf(1), Count{}}, engagement.NotMet},
		{day("2010-01-31"), Freshness{day("2010-03-01"), CountOf(1), CountOf(1)}, engagement.Met},
		{day("2010-01-31"), Freshness{day("2010-02-02"), Count{}, CountOf(2)}, engagement.Met},
		{day("2010-01-31"), Freshness{day("2010-02-03"), Count{}, CountOf(2)}, engagement.NotMet},
		{day("2010-01-31"), Freshness{day("2010-01-31"), Count{}, CountOf(0)}, engagement.Met},
		{day("2010-01-31"), Freshness{day("2010-02-01"), CountOf(0), Count{}}, engagement.NotMet},
		{day("2010-01-31"), Freshness{AsOf: day("2010-02-01")}, engagement.OutcomeNotKnown}, // no limit given
		{day("2010-01-31"), Freshness{Months: CountOf(6)}, engagement.OutcomeNotKnown},      // no day to judge by
		{day("2010-01-31"), Freshness{day("9999-12-31"), CountOf(math.MaxInt64), CountOf(math.MaxInt64)}, engagement.Met},
		{day("2010-01-31"), Freshness{day("9999-12-31"), Count{}, CountOf(math.MaxInt64)}, engagement.Met},
		{engagement.Date{}, Freshness{day("2010-02-01"), CountOf(6), Count{}}, engagement.NotMet},
		{engagement.Date{}, Freshness{}, engagement.NotMet},
	} {
		d := fixture()
		d.Services = d.Services[:1]
		d.Services[0].Checked = test.checked
		findings, err := index(t, d).Records(test.limit)
		if err != nil {
			t.Fatal(err)
		}
		got := engagement.Met
		if len(findings) > 0 {
			got = findings[0].Reasons[1].Outcome
		}
		if got != test.want {
			t.Errorf("checked %v, %+v: %v, want %v", test.checked, test.limit, got, test.want)
		}
	}

	d := fixture()
	d.Services = append(d.Services, Service{ID: "s0", Agency: "a", Checked: day("2011-01-01")})
	_, err := index(t, d).Records(Freshness{AsOf: day("2010-10-31")})
	want := "services[0].checked: 2010-11-01: out of range: after 2010-10-31, the day to judge by\n" +
		"services[2].checked: 2011-01-01: out of range: after 2010-10-31, the day to judge by"
	if fmt.Sprint(err) != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if _, err := index(t, d).Records(Freshness{Months: CountOf(-1), Days: CountOf(-2)}); fmt.Sprint(err) != "months: -1: negative\ndays: -2: negative" {
		t.Error(err)
	}
}

// R201: a map that answers every question and is everybody's can be used.
func TestIndex_Usable(t *testing.T) {
	whole := fixture()
	whole.Services, whole.Updated = whole.Services[:1], engagement.Yes
	reason := index(t, whole).Usable()
	if reason.Outcome != engagement.Met || len(reason.Because) != 7 {
		t.Fatalf("%v, %v", reason, reason.Because)
	}
	for _, test := range []struct {
		name   string
		change func(*Directory)
		want   engagement.Outcome
	}{
		{"what", func(d *Directory) { d.Services[0].Direct, d.Services[0].Secondary = nil, nil }, engagement.NotMet},
		{"when", func(d *Directory) { d.Services[0].When = "" }, engagement.NotMet},
		{"for whom", func(d *Directory) { d.Services[0].Groups = nil }, engagement.NotMet},
		{"in which locality", func(d *Directory) { d.Services[0].Areas = nil }, engagement.NotMet},
		{"accessible to all", func(d *Directory) { d.Accessible = engagement.No }, engagement.NotMet},
		{"accessible to all", func(d *Directory) { d.Accessible = engagement.NotKnown }, engagement.OutcomeNotKnown},
		{"updated by all", func(d *Directory) { d.Updated = engagement.No }, engagement.NotMet},
		{"updated by all", func(d *Directory) { d.Updated = engagement.NotKnown }, engagement.OutcomeNotKnown},
	} {
		d := whole
		d.Services = slices.Clone(whole.Services)
		test.change(&d)
		reason := index(t, d).Usable()
		if reason.Outcome != test.want {
			t.Errorf("%s: %v", test.name, reason)
		}
		for _, part := range reason.Because {
			if (part.Subject == test.name) != (part.Outcome != engagement.Met) {
				t.Errorf("%s: %v", test.name, part)
			}
		}
	}
}

func TestIndex_WithoutAgency(t *testing.T) {
	d := fixture()
	d.Services = append(d.Services, Service{ID: "s3", Agency: "a", Direct: []Need{health}})
	closure, err := index(t, d).WithoutAgency("a")
	if err != nil {
		t.Fatal(err)
	}
	var lost []string
	for _, l := range closure.Cells {
		lost = append(lost, fmt.Sprint(l.Area, " ", l.Need, ": ", l.Before, "; ", l.After, "; ", l.Reason.Outcome))
	}
	want := []string{
		"LEE accommodation: 1 direct, 0 secondary; 0 direct, 0 secondary; not-met",
		"LEE health: 0 direct, 1 secondary; 0 direct, 0 secondary; not-met",
		"LEE beyond:food-parcels: 1 direct, 1 secondary; 1 direct, 0 secondary; met",
		"CRO accommodation: 1 direct, 0 secondary; 0 direct, 0 secondary; not-met",
		"CRO health: 0 direct, 1 secondary; 0 direct, 0 secondary; not-met",
		"CRO beyond:food-parcels: 0 direct, 1 secondary; 0 direct, 0 secondary; not-met",
	}
	if diff := cmp.Diff(want, lost); diff != "" {
		t.Errorf("lost (-want +got):\n%s", diff)
	}
	if closure.Places != (Places{10, 1}) || !slices.Equal(closure.Services, []ServiceID{"s1", "s3"}) || !slices.Equal(closure.NotKnown, []ServiceID{"s3"}) {
		t.Errorf("%+v", closure)
	}
	if _, err := index(t, d).WithoutAgency("z"); !errors.Is(err, engagement.ErrUnknownID) || err.Error() != `agency: "z": no such agency in agencies` {
		t.Error(err)
	}
	// Areas whose names are not one word stay apart from needs.
	d = Directory{Areas: []Area{{ID: "x"}, {ID: "x health"}}, Agencies: []engagement.Agency{{ID: "a"}}, Services: []Service{
		{ID: "s", Agency: "a", Areas: []AreaID{"x", "x health"}, Direct: []Need{health, {Beyond: "y health"}}}}}
	closure, err = index(t, d).WithoutAgency("a")
	if err != nil {
		t.Fatal(err)
	}
	if comparison, err := closure.Compare(); err != nil || len(comparison.Changes) != 4 {
		t.Error(comparison, err)
	}
	if _, err := engagement.Compare(index(t, d).Map().Entries(), index(t, fixture()).Map().Entries()); err != nil {
		t.Error(err)
	}
}

// A record marked as superseded is no service: it answers no query, covers no
// need and fills no place, and is found only as a record.
func TestIndex_superseded(t *testing.T) {
	need := Need{Pathway: engagement.Accommodation}
	old := Service{ID: "old", Agency: "a", Direct: []Need{need}, Areas: []AreaID{"here"}, Open: engagement.Yes,
		Groups: []engagement.OffenderGroup{engagement.Women}, Capacity: CountOf(5), InUse: CountOf(9), Current: engagement.No}
	d := Directory{Areas: []Area{{ID: "here"}}, Agencies: []engagement.Agency{{ID: "a"}}, Services: []Service{old}, Complete: engagement.Yes}
	ix, err := New(d)
	if err != nil {
		t.Fatal(err)
	}
	without := d
	without.Services = nil
	bare, err := New(without)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []Query{{}, {Need: need}, {Area: "here"}, {Need: need, Area: "here", Group: engagement.Women}} {
		r, err := ix.Find(q)
		if err != nil || len(r.Matches) != 0 || r.ToAsk != 0 {
			t.Errorf("%v: %+v, %v", q, r, err)
		}
	}
	if diff := cmp.Diff(bare.Map(), ix.Map()); diff != "" {
		t.Errorf("map (-without +superseded):\n%s", diff)
	}
	gaps, err := ix.Gaps([]NeedCount{{Need: need, Area: "here", People: 1}})
	if err != nil || len(gaps) != 1 || gaps[0].Reason.Outcome != engagement.NotMet {
		t.Errorf("gaps %v, %v", gaps, err)
	}
	if closure, err := ix.WithoutAgency("a"); err != nil || len(closure.Services) != 0 {
		t.Errorf("closure %+v, %v", closure, err)
	}
	over, err := ix.Overstretched(Load{InUse: 1, Of: 1})
	if err != nil || over != nil || ix.ThinCover() != nil {
		t.Errorf("overstretched %v, %v; thin %v", over, err, ix.ThinCover())
	}
	records, err := ix.Records(Freshness{})
	if err != nil || len(records) != 1 || records[0].Reasons[0].Outcome != engagement.NotMet {
		t.Errorf("records %v, %v", records, err)
	}
	if _, found := ix.Service("old"); !found {
		t.Error("the record is not to be had")
	}
}

// R242: where the only direct provider closes, what is left is secondary, and
// that is said apart.
func TestIndex_WithoutAgency_direct(t *testing.T) {
	need := Need{Pathway: engagement.Health}
	service := func(id ServiceID, agency engagement.AgencyID, direct bool) Service {
		s := Service{ID: id, Agency: agency, Areas: []AreaID{"here"}, Open: engagement.Yes}
		if direct {
			s.Direct = []Need{need}
		} else {
			s.Secondary = []Need{need}
		}
		return s
	}
	for _, test := range []struct {
		name        string
		services    []Service
		closing     engagement.AgencyID
		any, direct engagement.Outcome
	}{
		{"a secondary one is left", []Service{service("1", "a", true), service("2", "b", false)}, "a", engagement.Met, engagement.NotMet},
		{"a direct one is left", []Service{service("1", "a", true), service("2", "b", true)}, "a", engagement.Met, engagement.Met},
		{"nothing is left", []Service{service("1", "a", true)}, "a", engagement.NotMet, engagement.NotMet},
		{"it was never direct", []Service{service("1", "a", true), service("2", "b", false)}, "b", engagement.Met, engagement.Met},
		{"none was", []Service{service("1", "a", false), service("2", "b", false)}, "b", engagement.Met, engagement.NotApplicable},
	} {
		ix, err := New(Directory{Areas: []Area{{ID: "here"}}, Agencies: []engagement.Agency{{ID: "a"}, {ID: "b"}}, Services: test.services, Complete: engagement.Yes})
		if err != nil {
			t.Fatal(err)
		}
		closure, err := ix.WithoutAgency(test.closing)
		if err != nil || len(closure.Cells) != 1 {
			t.Fatalf("%s: %+v, %v", test.name, closure, err)
		}
		if l := closure.Cells[0]; l.Reason.Outcome != test.any || l.Direct.Outcome != test.direct || l.Direct.Rule.ID != "R242" {
			t.Errorf("%s: %v; %v", test.name, l.Reason, l.Direct)
		}
	}
}
