package cohort_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
)

// R152: who, when and where, in time; short sentences too.
func TestCheckNotifications(t *testing.T) {
	release := cohort.Release{Person: "a", On: day("2009-03-10"), Area: "north-east", Sentence: cohort.MustParseTerm("11m"), EndOfCustody: isNo}
	told := cohort.Notification{Person: "a", Received: day("2009-03-01"), On: day("2009-03-10"), Area: "north-east"}
	with := func(change func(*cohort.Notification)) []cohort.Notification {
		n := told
		change(&n)
		return []cohort.Notification{n}
	}
	for _, test := range []struct {
		name   string
		told   []cohort.Notification
		want   engagement.Outcome
		failed []string
	}{
		{"in time", []cohort.Notification{told}, met, nil},
		{"on the day itself", with(func(n *cohort.Notification) { n.Received = day("2009-03-10") }), met, nil},
		{"the day after", with(func(n *cohort.Notification) { n.Received = day("2009-03-11") }), notMet, []string{"received"}},
		{"not known when it came", with(func(n *cohort.Notification) { n.Received = day("") }), open, nil},
		{"for another day", with(func(n *cohort.Notification) { n.On = day("2009-03-09") }), notMet, []string{"when"}},
		{"for no day", with(func(n *cohort.Notification) { n.On = day("") }), notMet, []string{"when"}},
		{"for another area", with(func(n *cohort.Notification) { n.Area = "north-west" }), notMet, []string{"area"}},
		{"for no area", with(func(n *cohort.Notification) { n.Area = "" }), notMet, []string{"area"}},
		{"of somebody else", with(func(n *cohort.Notification) { n.Person = "b" }), notMet, nil},
		{"none", []cohort.Notification{}, notMet, nil},
		{"not known", nil, open, nil},
		{"the closest counts", append(with(func(n *cohort.Notification) { n.On, n.Area = day("2009-01-01"), "" }), told), met, nil},
		{"the closest is named", append(with(func(n *cohort.Notification) { n.On, n.Area = day("2009-01-01"), "" }), with(func(n *cohort.Notification) { n.Area = "" })...), notMet, []string{"area"}},
		{"one that may be it", append(with(func(n *cohort.Notification) { n.Area = "" }), with(func(n *cohort.Notification) { n.Received = day("") })...), open, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := cohort.CheckNotifications([]cohort.Release{release}, test.told)
			wrong(t, err, "")
			outcome(t, got.Reason, "R152", test.want)
			subjects(t, got.Releases[0].Reason, notMet, test.failed...)
			if missed := len(got.Missed()); missed != got.MissedShort || (missed == 1) != (test.want == notMet) {
				t.Errorf("%d missed, %d after short sentences", missed, got.MissedShort)
			}
		})
	}
	release.On, release.Area = day(""), ""
	got, err := cohort.CheckNotifications([]cohort.Release{release}, []cohort.Notification{told})
	wrong(t, err, "")
	outcome(t, got.Reason, "R152", open)

	// Two of a kind, the known gap among them, and one sentence of exactly 12 months.
	ecl := cohort.Release{Person: "ecl", On: day("2009-03-10"), Area: "x", Sentence: cohort.MustParseTerm("12m"), EndOfCustody: isYes}
	got, err = cohort.CheckNotifications([]cohort.Release{ecl, {Person: "b", Sentence: cohort.MustParseTerm("11m30d")}}, []cohort.Notification{})
	wrong(t, err, "")
	if diff := cmp.Diff([]cohort.PersonID{"ecl", "b"}, got.Missed()); diff != "" || got.MissedEndOfCustody != 1 || got.MissedShort != 0 {
		t.Errorf("%d end of custody, %d short: 11 months and 30 days from a day not known may be 12 (-want +got):\n%s", got.MissedEndOfCustody, got.MissedShort, diff)
	}
	got, err = cohort.CheckNotifications(nil, nil)
	wrong(t, err, "")
	outcome(t, got.Reason, "R152", notAsks) // nobody was released
	_, err = cohort.CheckNotifications([]cohort.Release{{EndOfCustody: 9}}, []cohort.Notification{{}})
	wrong(t, err, "notifications[0].person: missing\nreleases[0].person: missing\nreleases[0].endOfCustody: unknown word Answer(9)")
}

// R157: the day it is due on both sides, at intervals of the caller's.
func TestReviewCase_Due(t *testing.T) {
	month := published.LeedsReviews()
	for _, test := range []struct {
		name          string
		started, last string
		every         cohort.Term
		on            string
		due           string
		is            engagement.Answer
		overdue       int
		want          engagement.Outcome
	}{
		{"the day before", "2008-12-01", "2009-01-15", month, "2009-02-14", "2009-02-15", isNo, 0, met},
		{"the day itself", "2008-12-01", "2009-01-15", month, "2009-02-15", "2009-02-15", isYes, 0, met},
		{"the day after", "2008-12-01", "2009-01-15", month, "2009-02-16", "2009-02-15", isYes, 1, notMet},
		{"at the month's end", "", "2009-01-31", month, "2009-02-28", "2009-02-28", isYes, 0, met},
		{"at the end of a leap month", "", "2012-01-31", month, "2012-02-28", "2012-02-29", isNo, 0, met},
		{"over a leap day", "", "2012-01-31", month, "2012-03-01", "2012-02-29", isYes, 1, notMet},
		{"no review yet", "2009-01-15", "", month, "2009-02-16", "2009-02-15", isYes, 1, notMet},
		{"in days", "", "2009-02-20", cohort.MustParseTerm("14d"), "2009-03-06", "2009-03-06", isYes, 0, met},
		{"in months and days", "", "2009-01-31", cohort.MustParseTerm("1m1d"), "2009-03-02", "2009-03-01", isYes, 1, notMet},
		{"on the day of the last", "", "2009-01-31", month, "2009-01-31", "2009-02-28", isNo, 0, met},
		{"no interval is named", "", "2009-01-31", cohort.Term{}, "2009-12-31", "", notKnown, 0, open},
		{"neither start nor review", "", "", month, "2009-12-31", "", notKnown, 0, open},
		{"on a day not known", "", "2009-01-31", month, "", "2009-02-28", notKnown, 0, open},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := cohort.ReviewCase{"a", day(test.started), day(test.last), test.every}.Due(day(test.on))
			wrong(t, err, "")
			outcome(t, got.Reason, "R157", test.want)
			if got.On != day(test.due) || got.Due != test.is || got.Overdue != test.overdue {
				t.Errorf("due on %v: %v, %d days over", got.On, got.Due, got.Overdue)
			}
		})
	}
	for _, test := range []struct {
		c    cohort.ReviewCase
		want string
	}{
		{cohort.ReviewCase{"", day("2009-02-01"), day("2009-01-01"), month}, "id: missing\nlast: 2009-01-01: contradicts: before the start on 2009-02-01"},
		{cohort.ReviewCase{"a", day(""), day("2009-12-01"), month}, "last: 2009-12-01: out of range: after 2009-11-30"},
		{cohort.ReviewCase{"a", day("9999-12-31"), day(""), month}, "every: 1m: out of range: 9999-12-31 plus 1 months"},
	} {
		got, err := test.c.Due(day("2009-11-30"))
		wrong(t, err, test.want)
		outcome(t, got.Reason, "R157", open)
	}
}

func TestReviewsDue(t *testing.T) {
	month := published.LeedsReviews()
	cases := []cohort.ReviewCase{
		{"c", day(""), day("2009-01-01"), month}, {"a", day(""), day("2009-01-01"), month}, {"b", day(""), day("2008-12-31"), month},
		{"later", day(""), day("2009-02-14"), month}, {ID: "who knows"},
	}
	due, unknown, err := cohort.ReviewsDue(cases, day("2009-02-15"))
	wrong(t, err, "")
	var ids []string
	for _, one := range due {
		ids = append(ids, fmt.Sprintf("%s %d", one.ID, one.Overdue))
	}
	if diff := cmp.Diff([]string{"b 15", "a 14", "c 14"}, ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(unknown) != 1 || unknown[0].ID != "who knows" {
		t.Errorf("%v", unknown)
	}
	due, unknown, err = cohort.ReviewsDue(append(cases, cases[0], cohort.ReviewCase{}), day("2009-02-15"))
	wrong(t, err, "[5].id: \"c\": duplicate\n[6].id: missing")
	if due != nil || unknown != nil {
		t.Error("a list is returned with an error")
	}
}

func ExampleReviewCase_Due() {
	c := cohort.ReviewCase{ID: "synthetic-1", Last: day("2009-01-31"), Every: published.LeedsReviews()}
	due, _ := c.Due(day("2009-03-02"))
	fmt.Println(due.On, due.Due, due.Overdue, due.Reason.Outcome)
	// Output: 2009-02-28 yes 2 not-met
}

// R243: the flag is for absence of another route, not for a small share.
func TestFeedersOf(t *testing.T) {
	from := func(sources ...cohort.SourceID) cohort.Person {
		return cohort.Person{ID: "synthetic", Sources: sources}
	}
	existing := []cohort.SourceID{"ppo", "dip"}
	for _, test := range []struct {
		name   string
		people []cohort.Person
		want   engagement.Outcome
	}{
		{"existing schemes only", []cohort.Person{from("ppo"), from("dip"), from("ppo", "dip")}, notMet},
		{"one other route", []cohort.Person{from("ppo"), from("dip"), from("ppo", "police")}, met},
		{"some not known", []cohort.Person{from("ppo"), {ID: "b"}}, open},
		{"some not known, another route is", []cohort.Person{from("police"), {ID: "b"}}, met},
		{"no source at all", []cohort.Person{{ID: "a", Sources: []cohort.SourceID{}}}, notMet},
		{"nobody", nil, notAsks},
	} {
		got, err := cohort.FeedersOf(test.people, existing)
		wrong(t, err, "")
		outcome(t, got.Reason, "R243", test.want)
	}
	got, err := cohort.FeedersOf([]cohort.Person{from("ppo"), from("ppo", "police"), from("dip"), {ID: "b"}, {ID: "c", Sources: []cohort.SourceID{}}}, existing)
	wrong(t, err, "")
	var table, csv strings.Builder
	if err := errors.Join(got.WriteTable(&table), got.WriteCSV(&csv)); err != nil {
		t.Fatal(err)
	}
	wantTable := `source       existing scheme  people  alone  of
dip          yes                   1      1   5
police       no                    1      0   5
ppo          yes                   2      1   5
(none)                             1          5
(not known)                        1          5
`
	wantCSV := "source,existing,people,alone,of\ndip,yes,1,1,5\npolice,no,1,0,5\nppo,yes,2,1,5\n(none),,1,,5\n(not known),,1,,5\n"
	if diff := cmp.Diff(wantTable, table.String()) + cmp.Diff(wantCSV, csv.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err = cohort.FeedersOf([]cohort.Person{from("ppo", "")}, []cohort.SourceID{"ppo", "ppo"})
	wrong(t, err, "existing[1]: \"ppo\": duplicate\npeople[0].sources[1]: missing")
}

// R164: who belongs, at the caller's lines and their boundaries.
func TestCountGroups(t *testing.T) {
	years := func(n int) cohort.Age {
		age, err := cohort.NewAge(n)
		wrong(t, err, "")
		return age
	}
	terms := cohort.GroupTerms{ // the lines are synthetic: no source draws any
		AsOf: day("2009-02-28"), Women: []string{"female"}, BME: []string{"black", "asian"}, YoungUnder: years(18), OlderFrom: years(50), Families: "has-children",
	}
	born := func(text string) cohort.Person { return cohort.Person{ID: "synthetic", Born: day(text)} }
	for _, test := range []struct {
		p     cohort.Person
		group engagement.OffenderGroup
		want  engagement.Answer
	}{
		{born("1991-02-28"), engagement.Young, isNo}, // 18 today
		{born("1991-03-01"), engagement.Young, isYes},
		{born("1992-02-29"), engagement.Young, isYes},
		{born("1959-02-28"), engagement.Older, isYes}, // 50 today
		{born("1959-03-01"), engagement.Older, isNo},
		{born(""), engagement.Young, notKnown},
		{cohort.Person{Age: years(17)}, engagement.Young, isYes},
		{cohort.Person{Age: years(50)}, engagement.Older, isYes},
		{cohort.Person{Age: years(49)}, engagement.Older, isNo},
		{cohort.Person{}, engagement.Older, notKnown},
		{cohort.Person{Sex: "female"}, engagement.Women, isYes},
		{cohort.Person{Sex: "male"}, engagement.Women, isNo},
		{cohort.Person{}, engagement.Women, notKnown},
		{cohort.Person{Ethnicity: "asian"}, engagement.BME, isYes},
		{cohort.Person{Ethnicity: "white"}, engagement.BME, isNo},
		{cohort.Person{Facts: map[cohort.FactID]engagement.Answer{"has-children": isYes}}, engagement.ChildrenAndFamilies, isYes},
		{cohort.Person{}, engagement.ChildrenAndFamilies, notKnown},
		{cohort.Person{Sex: "female"}, 99, notKnown},
	} {
		if got := terms.Belongs(test.p, test.group); got != test.want {
			t.Errorf("%+v in %v: %v, want %v", test.p, test.group, got, test.want)
		}
		if got := (cohort.GroupTerms{}).Belongs(test.p, test.group); got != notKnown {
			t.Errorf("with no line drawn %+v in %v is %v", test.p, test.group, got)
		}
	}
	full := func(sex, ethnicity string, age int, children engagement.Answer) cohort.Person {
		return cohort.Person{ID: "synthetic", Sex: sex, Ethnicity: ethnicity, Age: years(age), Facts: map[cohort.FactID]engagement.Answer{"has-children": children}}
	}
	people := []cohort.Person{full("female", "black", 17, isYes), full("male", "white", 50, isNo)}
	counts, reason, err := cohort.CountGroups(people, terms)
	wrong(t, err, "")
	outcome(t, reason, "R164", met)
	for _, count := range counts {
		if count.Members != 1 || count.Others != 1 || count.Unknown != 0 {
			t.Errorf("%+v", count)
		}
	}
	_, reason, err = cohort.CountGroups(people[1:], terms) // as the cohort of Leeds was
	wrong(t, err, "")
	outcome(t, reason, "R164", notMet)
	subjects(t, reason, notMet, "women", "bme", "young", "children-and-families")
	people[1].Sex = ""
	_, reason, err = cohort.CountGroups([]cohort.Person{people[1], full("male", "asian", 17, isYes)}, terms)
	wrong(t, err, "")
	outcome(t, reason, "R164", open)
	subjects(t, reason, open, "women")
	_, reason, err = cohort.CountGroups(nil, terms)
	wrong(t, err, "")
	outcome(t, reason, "R164", notAsks)
	terms.OlderFrom = years(17)
	_, _, err = cohort.CountGroups(people, terms)
	wrong(t, err, "olderFrom: 17: contradicts: the young are under 18")
}

// R248
func TestJointWorkOf(t *testing.T) {
	police := cohort.JointStaff{Agency: "police", Sector: engagement.Statutory, Police: isYes}
	probation := cohort.JointStaff{Agency: "probation", Sector: engagement.Statutory, Police: isNo}
	cri := cohort.JointStaff{Agency: "cri", Sector: engagement.VCS}
	twp := cohort.JointStaff{Agency: "twp", Sector: engagement.VCS}
	private := cohort.JointStaff{Agency: "g4s", Sector: engagement.Private}
	staff := func(list ...cohort.JointStaff) []cohort.JointStaff { return append([]cohort.JointStaff{}, list...) }
	for _, test := range []struct {
		name               string
		visits, management []cohort.JointStaff
		want               engagement.Outcome
	}{
		{"a joint visit", staff(police, cri), staff(), met},
		{"joint management", staff(), staff(cri, probation, police), met},
		{"probation and a VCS agency", staff(probation, cri), staff(cri), notMet},
		{"police and probation", staff(police, probation), staff(), notMet},
		{"two VCS agencies", staff(), staff(cri, twp), notMet},
		{"police alone, and a VCS agency alone", staff(police), staff(cri), notMet},
		{"with a private company", staff(police, private), staff(), notMet},
		{"with somebody of a sector not known", staff(police, cohort.JointStaff{}), staff(), open},
		{"with a statutory agency that may be the police", staff(cri, cohort.JointStaff{Sector: engagement.Statutory}), staff(), open},
		{"police of a sector that is not stated", staff(cri, cohort.JointStaff{Police: isYes}), staff(), met},
		{"visits not known", nil, staff(), open},
		{"visits not known, management is", nil, staff(police, cri), met},
	} {
		got, err := cohort.JointWorkOf([]cohort.JointCase{{"a", test.visits, test.management}})
		wrong(t, err, "")
		if outcome(t, got.Reason, "R248", test.want); t.Failed() {
			t.Fatal(test.name)
		}
	}
	w, err := cohort.JointWorkOf([]cohort.JointCase{
		{"a", staff(police, cri), staff(police, cri)}, {"b", staff(twp, cri), staff()}, {"c", staff(), staff(police, probation, cri)}, {"d", nil, staff()},
	})
	wrong(t, err, "")
	var table, csv strings.Builder
	if err := errors.Join(w.WriteTable(&table), w.WriteCSV(&csv)); err != nil {
		t.Fatal(err)
	}
	want := `sector     with       visits  management  either  not known  of
statutory  statutory       0           1       1          1   4
statutory  vcs             1           2       2          1   4
statutory  private         0           0       0          1   4
vcs        vcs             1           0       1          1   4
vcs        private         0           0       0          1   4
private    private         0           0       0          1   4
`
	if diff := cmp.Diff(want, table.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.HasPrefix(csv.String(), "sector,with,visits,management,either,notKnown,of\nstatutory,statutory,0,1,1,1,4\n") || len(w.Absent()) != 0 {
		t.Errorf("%s\n%v", csv.String(), w.Absent())
	}
	w, err = cohort.JointWorkOf([]cohort.JointCase{{"a", staff(police, cri), staff()}})
	wrong(t, err, "")
	if got := fmt.Sprint(w.Absent()); got != "[statutory, statutory statutory, private vcs, vcs vcs, private private, private]" {
		t.Error(got)
	}
	w, err = cohort.JointWorkOf(nil)
	wrong(t, err, "")
	outcome(t, w.Reason, "R248", notAsks)
	cri.Police = isYes
	_, err = cohort.JointWorkOf([]cohort.JointCase{{"a", staff(police, police), staff(cri)}, {"a", nil, staff(cohort.JointStaff{Sector: 9, Police: 9})}, {}})
	wrong(t, err, `[0].visits[1].agency: "police": duplicate
[0].management[0].police: yes: contradicts: of sector vcs
[1].id: "a": duplicate
[1].management[0].sector: unknown word Sector(9)
[1].management[0].police: unknown word Answer(9)
[2].id: missing`)
}

func TestCount(t *testing.T) {
	for _, test := range []struct{ text, want, err string }{
		{`{"total":29,"parts":null}`, "29", ""}, {`{"total":0,"parts":null}`, "0", ""}, {`{"total":null,"parts":null}`, "not-known", ""},
		{`{"total":-1,"parts":null}`, "", "negative"}, {`{"total":1.5,"parts":null}`, "", "wrong type: a count is null or a whole number"},
	} {
		var c cohort.Caseload
		err := json.Unmarshal([]byte(test.text), &c)
		wrong(t, err, test.err)
		if err != nil {
			continue
		}
		if c.Total.String() != test.want {
			t.Errorf("%s: %v", test.text, c.Total)
		}
		written, err := json.Marshal(c.Total)
		if again := strings.Contains(test.text, `"total":`+string(written)+`,`); !again || err != nil {
			t.Errorf("%s is written %s, %v", test.text, written, err)
		}
	}
	inOrder := []cohort.Count{{}, cohort.Counted(-1), cohort.Counted(0), cohort.Counted(7)}
	for i, a := range inOrder {
		for k, b := range inOrder {
			if got, want := a.Compare(b), min(max(i-k, -1), 1); got != want {
				t.Errorf("%v and %v compare as %d, want %d", a, b, got, want)
			}
		}
	}
}

// The rows of the catalogue, each once, by number, and with a source that is
// one of the six documents.
func TestRules(t *testing.T) {
	last := 0
	for _, rule := range cohort.Rules() {
		var n int
		if _, err := fmt.Sscanf(rule.ID, "R%d", &n); err != nil || n <= last {
			t.Errorf("%s after R%d: %v", rule.ID, last, err)
		}
		last = n
		known := false
		for _, source := range engagement.Sources() {
			known = known || strings.HasPrefix(rule.Source, source.Key+" ")
		}
		if !known || rule.Title == "" || rule.Kind == engagement.RuleKindNotStated {
			t.Errorf("%+v", rule)
		}
	}
}

func ExampleCheckNotifications() {
	releases := []cohort.Release{ // synthetic
		{Person: "synthetic-1", On: day("2009-03-10"), Area: "north-east"},
		{Person: "synthetic-2", On: day("2009-03-12"), Area: "north-west", EndOfCustody: engagement.Yes},
	}
	told := []cohort.Notification{{Person: "synthetic-1", Received: day("2009-03-02"), On: day("2009-03-10"), Area: "north-east"}}
	got, err := cohort.CheckNotifications(releases, told)
	fmt.Println(got.Reason.Outcome, got.Missed(), got.MissedEndOfCustody, err)
	// Output: not-met [synthetic-2] 1 <nil>
}

func ExampleFeedersOf() {
	people := []cohort.Person{ // synthetic
		{ID: "synthetic-1", Sources: []cohort.SourceID{"ppo"}},
		{ID: "synthetic-2", Sources: []cohort.SourceID{"ppo", "dip"}},
	}
	got, err := cohort.FeedersOf(people, []cohort.SourceID{"ppo", "dip"})
	fmt.Println(got.Reason, err)
	// Output: R243 not-met: 2 people, of 0 of them no source known; identified by other than existing schemes: no (NA2009 5.0) <nil>
}

func BenchmarkCaseLists(b *testing.B) {
	for _, n := range []int{10, 1000, 100000} {
		var people []cohort.Person
		var releases []cohort.Release
		var told []cohort.Notification
		var reviews []cohort.ReviewCase
		var joint []cohort.JointCase
		for i := range n {
			id := cohort.PersonID(fmt.Sprint("synthetic-", i))
			people = append(people, cohort.Person{ID: id, Sources: []cohort.SourceID{"ppo", "police"}[i%2 : 1+i%2]})
			releases = append(releases, cohort.Release{Person: id, On: day("2009-03-10"), Area: "a"})
			told = append(told, cohort.Notification{Person: id, Received: day("2009-03-01"), On: day("2009-03-10"), Area: "a"})
			reviews = append(reviews, cohort.ReviewCase{ID: id, Last: day("2009-01-31"), Every: cohort.Term{Months: 1}})
			joint = append(joint, cohort.JointCase{ID: id, Visits: []cohort.JointStaff{{Agency: "police", Police: isYes}, {Agency: "cri", Sector: engagement.VCS}}})
		}
		for _, list := range []struct {
			name string
			do   func() error
		}{
			{"feeders", func() error { _, err := cohort.FeedersOf(people, []cohort.SourceID{"ppo"}); return err }},
			{"notifications", func() error { _, err := cohort.CheckNotifications(releases, told); return err }},
			{"reviews", func() error { _, _, err := cohort.ReviewsDue(reviews, day("2009-03-10")); return err }},
			{"joint", func() error { _, err := cohort.JointWorkOf(joint); return err }},
		} {
			b.Run(fmt.Sprintf("%s/%d", list.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := list.do(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
