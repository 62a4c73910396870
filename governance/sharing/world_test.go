package sharing

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
)

// The synthetic world most tests start from: probation refers a person to
// Addaction under an agreement of the winter 2010-11, and everything is in
// order for health information.
const (
	yes     = engagement.Yes
	no      = engagement.No
	unknown = engagement.NotKnown
)

var day = engagement.MustParseDate

func world() (Facts, Request, Record) {
	return Facts{
			Parties: []Party{
				{ID: "probation", Sector: engagement.Statutory, Trained: yes},
				{ID: "addaction", Sector: engagement.VCS, SecureHandling: yes, Trained: yes},
			},
			Agreements: []Agreement{{
				ID: "isa", Kind: InformationSharing, Parties: []engagement.AgencyID{"probation", "addaction"}, Purposes: []Purpose{"referral"},
				Permits: []Permit{{From: "probation", To: "addaction", Categories: []Category{"health"}}},
				From:    day("2010-11-01"), Until: day("2011-04-01"),
			}},
			Consent: []Category{"health"},
		}, Request{On: day("2011-01-10"), From: "probation", To: "addaction", Purpose: "referral"},
		Record{Fields: []Field{{"diagnosis", "health", "asthma"}, {"informant", "intelligence", "a neighbour"}}}
}

// disclosed is the names of what is disclosed, in order.
func disclosed(t testing.TB, f Facts, q Request, r Record) []string {
	t.Helper()
	d, err := Disclose(f, q, r)
	if err != nil {
		t.Fatalf("Disclose: %v", err)
	}
	return names(d)
}

func names(d Disclosure) []string {
	list := []string{}
	for _, field := range d.Fields {
		list = append(list, field.Name)
	}
	return list
}

// truth is the slow and obvious reference: whether a field is disclosed where
// every sector is known. It shares nothing with the package.
func truth(f Facts, q Request, field Field) bool {
	return compelled(f, q, field) || agreed(f, q, field)
}

// compelled is R41.
func compelled(f Facts, q Request, field Field) bool {
	return sector(f, q.From) == engagement.VCS && sector(f, q.To) == engagement.Statutory &&
		q.Duty.Ground > 0 && slices.Contains(q.Duty.Fields, field.Name)
}

func sector(f Facts, id engagement.AgencyID) engagement.Sector {
	for _, p := range f.Parties {
		if p.ID == id {
			return p.Sector
		}
	}
	return 0
}

// agreed is everything else. A fact other than a sector that is not known is
// read against the recipient. Days are read as text.
func agreed(f Facts, q Request, field Field) bool {
	var from, to Party
	for _, p := range f.Parties {
		if p.ID == q.From {
			from = p
		}
		if p.ID == q.To {
			to = p
		}
	}
	vcsToStatutory := from.Sector == engagement.VCS && to.Sector == engagement.Statutory
	statutoryToVCS := from.Sector == engagement.Statutory && to.Sector == engagement.VCS
	if from.ID == "" || to.ID == "" || field.Category == "" || slices.Contains(f.Withdrawn, field.Category) {
		return false
	}
	if (vcsToStatutory || statutoryToVCS) && (from.Trained != yes || to.Trained != yes) {
		return false
	}
	secure := to.SecureHandling == yes || to.SecureHandling != no && to.SecureEmail == yes && to.SecureStorage == yes
	if to.Sector == engagement.VCS && !secure {
		return false
	}
	for _, p := range f.Prohibitions {
		if strings.Contains("|"+string(q.From), "|"+string(p.From)) && strings.Contains("|"+string(q.To), "|"+string(p.To)) &&
			(p.Categories == nil || slices.Contains(p.Categories, field.Category)) {
			return false
		}
	}
	on := q.On.String()
	for _, a := range f.Agreements {
		began := a.From.IsKnown() && q.On.IsKnown() && a.From.String() <= on
		over := !a.Until.IsKnown() && a.OpenEnded != yes || a.Until.IsKnown() && a.Until.String() <= on
		if !began || over || !slices.Contains(a.Purposes, q.Purpose) || q.Purpose == "" ||
			!slices.Contains(a.Parties, q.From) || !slices.Contains(a.Parties, q.To) {
			continue
		}
		for _, p := range a.Permits {
			if p.From == q.From && p.To == q.To && slices.Contains(p.Categories, field.Category) &&
				(p.ConsentNeeded == no || slices.Contains(f.Consent, field.Category)) {
				return true
			}
		}
	}
	return false
}

// reference is whether a field is compelled, or agreed, in every way the
// sectors may turn out. One that is compelled if the recipient is statutory and
// agreed if it is not is neither while that is not known.
func reference(f Facts, q Request, field Field) bool {
	allCompelled, allAgreed := true, true
	eachSector(f, func(f Facts) {
		allCompelled = allCompelled && compelled(f, q, field)
		allAgreed = allAgreed && agreed(f, q, field)
	})
	return allCompelled || allAgreed
}

func eachSector(f Facts, visit func(Facts)) {
	for i, p := range f.Parties {
		if p.Sector != engagement.SectorNotStated {
			continue
		}
		for _, sector := range engagement.Sectors() {
			g := f
			g.Parties = slices.Clone(f.Parties)
			g.Parties[i].Sector = sector
			eachSector(g, visit)
		}
		return
	}
	visit(f)
}

// completions visits the ways in which everything that is not known may turn
// out, for one category.
func completions(f Facts, q Request, category Category, visit func(Facts, Request)) {
	with := func(change func(*Facts)) {
		g := f
		g.Parties, g.Agreements = slices.Clone(f.Parties), slices.Clone(f.Agreements)
		for i := range g.Agreements {
			g.Agreements[i].Permits = slices.Clone(g.Agreements[i].Permits)
		}
		change(&g)
		completions(g, q, category, visit)
	}
	for i, p := range f.Parties {
		switch {
		case p.Sector == engagement.SectorNotStated:
			for _, sector := range engagement.Sectors() {
				with(func(g *Facts) { g.Parties[i].Sector = sector })
			}
			return
		case p.Trained == unknown:
			with(func(g *Facts) { g.Parties[i].Trained = yes })
			with(func(g *Facts) { g.Parties[i].Trained = no })
			return
		case p.SecureHandling == unknown:
			if p.SecureEmail != no && p.SecureStorage != no { // else yes would contradict
				with(func(g *Facts) { g.Parties[i].SecureHandling = yes })
			}
			if p.SecureEmail != yes || p.SecureStorage != yes { // both examples are enough
				with(func(g *Facts) { g.Parties[i].SecureHandling = no })
			}
			return
		}
	}
	for i, a := range f.Agreements {
		switch {
		case !a.From.IsKnown():
			with(func(g *Facts) { g.Agreements[i].From = day("2000-01-01") })
			with(func(g *Facts) { g.Agreements[i].From = day("2020-01-01") })
			return
		case !a.Until.IsKnown() && a.OpenEnded != yes:
			with(func(g *Facts) { g.Agreements[i].Until = day("2000-01-02") })
			with(func(g *Facts) { g.Agreements[i].Until = day("2020-01-02") })
			return
		case a.Parties == nil:
			with(func(g *Facts) { g.Agreements[i].Parties = []engagement.AgencyID{q.From, q.To} })
			with(func(g *Facts) { g.Agreements[i].Parties = []engagement.AgencyID{q.From, "other"} })
			return
		case a.Purposes == nil:
			with(func(g *Facts) { g.Agreements[i].Purposes = []Purpose{"referral"} })
			with(func(g *Facts) { g.Agreements[i].Purposes = []Purpose{"enforcement"} })
			return
		}
		for j, p := range a.Permits {
			if p.ConsentNeeded == unknown {
				with(func(g *Facts) { g.Agreements[i].Permits[j].ConsentNeeded = yes })
				with(func(g *Facts) { g.Agreements[i].Permits[j].ConsentNeeded = no })
				return
			}
		}
	}
	visit(f, q)
	if !slices.Contains(f.Consent, category) {
		// Asked, the person may consent; what is withdrawn is listed as such.
		f.Consent = append(slices.Clip(f.Consent), category)
		visit(f, q)
	}
}

// agree holds a world to its completions: what is disclosed is disclosed in
// every one, and only that; what is known not to pass passes in none; and the
// forms of the decision agree.
func agree(t *testing.T, f Facts, q Request, field Field) engagement.Outcome {
	t.Helper()
	var some, all = false, true
	completions(f, q, field.Category, func(f Facts, q Request) {
		passes := truth(f, q, field)
		some, all = some || passes, all && passes
	})
	want := engagement.OutcomeNotKnown
	switch {
	case all:
		want = engagement.Met
	case !some:
		want = engagement.NotMet
	}
	r := MayPass(f, q, field.Category)
	if r.Outcome != want {
		t.Fatalf("%v, want %v, in\n%+v\n%+v", r, want, f, q)
	}
	if got := Allows(f, q, field.Category); got != r.Outcome {
		t.Fatalf("Allows is %v, MayPass %v", got, r)
	}
	if got := engagement.OutcomeOf(r.Because); got != r.Outcome {
		t.Fatalf("the parts make %v, the whole is %v", got, r)
	}
	d, err := Disclose(f, q, Record{[]Field{field}})
	if err != nil {
		t.Fatal(err)
	}
	if (len(d.Fields) == 1) != all || len(d.Fields)+len(d.Withheld) != 1 {
		t.Fatalf("disclosed %v, withheld %v, in all completions %v, in\n%+v\n%+v", d.Fields, d.Withheld, all, f, q)
	}
	for _, w := range d.Withheld {
		if len(w.Reasons) == 0 {
			t.Fatalf("%s is withheld without a reason", w.Name)
		}
		for _, reason := range w.Reasons {
			if !open(reason.Outcome) {
				t.Fatalf("%s is withheld because of %v", w.Name, reason)
			}
		}
	}
	return r.Outcome
}

var threeAnswers = []engagement.Answer{unknown, yes, no}

// Every combination of facts about the two sides, the agreement being in order.
func TestMayPass_sides(t *testing.T) {
	f, q, r := world()
	seen := map[engagement.Outcome]int{}
	for from := engagement.SectorNotStated; from <= engagement.Private; from++ {
		for to := engagement.SectorNotStated; to <= engagement.Private; to++ {
			for _, fromTrained := range threeAnswers {
				for _, toTrained := range threeAnswers {
					for _, secure := range threeAnswers {
						for _, parts := range threeAnswers {
							f.Parties = []Party{
								{ID: "probation", Sector: from, Trained: fromTrained, SecureHandling: no},
								{ID: "addaction", Sector: to, Trained: toTrained, SecureHandling: secure, SecureEmail: parts, SecureStorage: parts},
							}
							if f.Validate() == nil { // secure, with an e-mail that is not
								seen[agree(t, f, q, r.Fields[0])]++
							}
						}
					}
				}
			}
		}
	}
	if seen[engagement.Met] == 0 || seen[engagement.NotMet] == 0 || seen[engagement.OutcomeNotKnown] == 0 {
		t.Errorf("not every outcome occurs: %v", seen)
	}
}

// Every combination of facts about one agreement, the sides being in order.
func TestMayPass_agreement(t *testing.T) {
	f, q, r := world()
	var a Agreement
	seen := map[engagement.Outcome]int{}
	for _, a.From = range []engagement.Date{{}, day("2011-01-10"), day("2011-01-11")} {
		for _, a.Until = range []engagement.Date{{}, day("2011-01-10"), day("2011-01-12")} {
			for _, a.OpenEnded = range threeAnswers {
				for _, a.Parties = range [][]engagement.AgencyID{nil, {"addaction", "probation"}, {"probation", "police"}} {
					for _, a.Purposes = range [][]Purpose{nil, {"enforcement", "referral"}, {"Referral"}} {
						for _, permit := range []Permit{{From: "probation", To: "addaction"}, {From: "addaction", To: "probation"}, {From: "probation", To: "police"}} {
							for _, category := range []Category{"health", "Health"} {
								for _, permit.ConsentNeeded = range threeAnswers {
									for _, f.Consent = range [][]Category{nil, {"health"}} {
										for _, f.Withdrawn = range [][]Category{nil, {"health"}} {
											permit.Categories = []Category{category}
											a.ID, a.Permits = "a", []Permit{permit}
											f.Agreements = []Agreement{a}
											if f.Validate() != nil { // an end before the beginning, or of what has none
												continue
											}
											seen[agree(t, f, q, r.Fields[0])]++
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
	if seen[engagement.Met] == 0 || seen[engagement.NotMet] == 0 || seen[engagement.OutcomeNotKnown] == 0 {
		t.Errorf("not every outcome occurs: %v", seen)
	}
}

// random is a small valid world of three parties, two categories and up to
// three agreements, in which anything may be unknown.
func random(rng *rand.Rand) (Facts, Request, Record) {
	ids := []engagement.AgencyID{"a", "b", "c"}
	categories := []Category{"health", "offences"}
	answer := func(often int) engagement.Answer {
		if rng.IntN(often) > 0 {
			return yes
		}
		return engagement.Answer(rng.IntN(3))
	}
	var f Facts
	for _, id := range ids {
		p := Party{ID: id, Sector: engagement.Sector(rng.IntN(4)), Trained: answer(5), SecureHandling: answer(5)}
		if rng.IntN(12) > 0 {
			f.Parties = append(f.Parties, p)
		}
	}
	for i := range min(3, rng.IntN(6)) {
		a := Agreement{ID: AgreementID(fmt.Sprint(i)), OpenEnded: engagement.Answer(rng.IntN(3))}
		if rng.IntN(5) > 0 {
			a.From = day([]string{"2010-11-01", "2010-12-01", "2011-01-10", "2011-02-01"}[rng.IntN(4)])
		}
		if a.OpenEnded != yes && rng.IntN(4) > 0 {
			a.Until = day([]string{"2011-01-10", "2011-01-11", "2011-03-01", "2011-04-01"}[rng.IntN(4)])
		}
		if a.Validate() != nil && a.Until.IsKnown() {
			if a.Until.Compare(a.From) <= 0 {
				a.From = day("2010-11-01")
			}
		}
		for _, id := range ids {
			if rng.IntN(7) > 0 {
				a.Parties = append(a.Parties, id)
			}
		}
		for _, purpose := range []Purpose{"referral", "enforcement"} {
			if rng.IntN(3) > 0 {
				a.Purposes = append(a.Purposes, purpose)
			}
		}
		for range 1 + rng.IntN(3) {
			from := rng.IntN(2)
			p := Permit{From: ids[from], To: ids[[]int{1 - from, 1 - from, 1 - from, 2, from}[rng.IntN(5)]], Categories: categories[:1+rng.IntN(2)], ConsentNeeded: engagement.Answer(rng.IntN(3))}
			a.Permits = append(a.Permits, p)
		}
		f.Agreements = append(f.Agreements, a)
	}
	for _, category := range categories {
		switch rng.IntN(6) {
		case 0:
			f.Withdrawn = append(f.Withdrawn, category)
		case 1, 2, 3:
			f.Consent = append(f.Consent, category)
		}
	}
	if rng.IntN(3) == 0 {
		f.Prohibitions = []Prohibition{{From: []engagement.AgencyID{"", "a", "b"}[rng.IntN(3)], To: []engagement.AgencyID{"", "a", "b"}[rng.IntN(3)], Categories: categories[rng.IntN(2):]}}
	}
	q := Request{On: day("2011-01-10"), From: "a", To: "b", Purpose: "referral"}
	if rng.IntN(3) == 0 {
		q.From, q.To = "b", "a"
	}
	if rng.IntN(2) == 0 {
		q.Duty = Duty{Ground(rng.IntN(3)), []string{"f0", "f3"}}
	}
	var r Record
	for i := range 4 {
		r.Fields = append(r.Fields, Field{fmt.Sprint("f", i), []Category{"health", "offences", "Health", ""}[(i+rng.IntN(2))%4], i})
	}
	return f, q, r
}

// The same of worlds with several agreements, prohibitions and parties of whom
// nothing is stated.
func TestMayPass_random(t *testing.T) {
	rng := rand.New(rand.NewPCG(35, 39))
	seen := map[engagement.Outcome]int{}
	for range 1500 {
		f, q, r := random(rng)
		q.Duty = Duty{}
		if len(f.Agreements) > 2 {
			f.Agreements = f.Agreements[:2]
		}
		// A party nobody stated may be of any kind.
		for _, id := range []engagement.AgencyID{q.From, q.To} {
			if _, declared := lookUp(f.Parties, id); !declared {
				f.Parties = append(f.Parties, Party{ID: id})
			}
		}
		for _, field := range r.Fields[:2] {
			if field.Category != "" {
				seen[agree(t, f, q, field)]++
			}
		}
	}
	if seen[engagement.Met] < 50 || seen[engagement.NotMet] < 50 || seen[engagement.OutcomeNotKnown] < 50 {
		t.Errorf("hardly every outcome occurs: %v", seen)
	}
}

// Disclose is the reference, applied field by field.
func TestDisclose_reference(t *testing.T) {
	rng := rand.New(rand.NewPCG(40, 41))
	fields := 0
	for range 8000 {
		f, q, r := random(rng)
		want := []string{}
		for _, field := range r.Fields {
			if reference(f, q, field) {
				want = append(want, field.Name)
			}
		}
		fields += len(want)
		if got := disclosed(t, f, q, r); !slices.Equal(got, want) {
			t.Fatalf("disclosed %v, want %v, in\n%+v\n%+v\n%+v", got, want, f, q, r)
		}
	}
	if fields < 1000 {
		t.Errorf("only %d fields are ever disclosed", fields)
	}
}
