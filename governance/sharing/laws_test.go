package sharing

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// copied is a deep copy, so that a law can change what it likes.
func copied(f Facts, q Request, r Record) (Facts, Request, Record) {
	f.Parties, f.Agreements = slices.Clone(f.Parties), slices.Clone(f.Agreements)
	for i := range f.Agreements {
		a := &f.Agreements[i]
		a.Parties, a.Purposes, a.Permits = slices.Clone(a.Parties), slices.Clone(a.Purposes), slices.Clone(a.Permits)
		for j := range a.Permits {
			a.Permits[j].Categories = slices.Clone(a.Permits[j].Categories)
		}
	}
	f.Consent, f.Withdrawn, f.Prohibitions = slices.Clone(f.Consent), slices.Clone(f.Withdrawn), slices.Clone(f.Prohibitions)
	for i := range f.Prohibitions {
		f.Prohibitions[i].Categories = slices.Clone(f.Prohibitions[i].Categories)
	}
	q.Duty.Fields, r.Fields = slices.Clone(q.Duty.Fields), slices.Clone(r.Fields)
	return f, q, r
}

func within(small, large []string) bool {
	return !slices.ContainsFunc(small, func(name string) bool { return !slices.Contains(large, name) })
}

type change struct {
	name string
	make func(rng *rand.Rand, f *Facts, q *Request) bool // false: not possible here
}

// Each makes one thing more permitted, or better known to be in order.
var permissions = []change{
	{"another agreement", func(_ *rand.Rand, f *Facts, q *Request) bool {
		f.Agreements = append(f.Agreements, Agreement{ID: "new", Parties: []engagement.AgencyID{q.From, q.To}, Purposes: []Purpose{q.Purpose},
			Permits: []Permit{{From: q.From, To: q.To, Categories: []Category{"offences"}, ConsentNeeded: no}}, From: day("2011-01-01"), OpenEnded: yes})
		return true
	}},
	{"another permit", func(rng *rand.Rand, f *Facts, q *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool {
			a.Permits = append(a.Permits, Permit{From: q.From, To: q.To, Categories: []Category{"health"}})
			return true
		})
	}},
	{"another category", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool {
			return one(rng, a.Permits, func(p *Permit) bool {
				p.Categories = append(p.Categories, []Category{"offences", "Health"}[rng.IntN(2)])
				return true
			})
		})
	}},
	{"no consent needed", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool {
			return one(rng, a.Permits, func(p *Permit) bool { p.ConsentNeeded = no; return true })
		})
	}},
	{"another party", func(rng *rand.Rand, f *Facts, q *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool { a.Parties = append(a.Parties, q.From, q.To); return true })
	}},
	{"another purpose", func(rng *rand.Rand, f *Facts, q *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool { a.Purposes = append(a.Purposes, q.Purpose); return true })
	}},
	{"an earlier beginning", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool { a.From = day("2000-01-01"); return true })
	}},
	{"a later end", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool {
			if a.OpenEnded == yes {
				return false
			}
			a.Until = day("2030-01-01")
			return true
		})
	}},
	{"an open end", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Agreements, func(a *Agreement) bool { a.Until, a.OpenEnded = engagement.Date{}, yes; return true })
	}},
	{"consent", func(_ *rand.Rand, f *Facts, _ *Request) bool {
		f.Consent = append(f.Consent, "health", "offences")
		return true
	}},
	{"consent not withdrawn", func(_ *rand.Rand, f *Facts, _ *Request) bool { f.Withdrawn = nil; return true }},
	{"nothing prohibited", func(_ *rand.Rand, f *Facts, _ *Request) bool { f.Prohibitions = nil; return true }},
	{"training", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Parties, func(p *Party) bool { p.Trained = yes; return true })
	}},
	{"secure handling", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Parties, func(p *Party) bool { p.SecureHandling = yes; return true })
	}},
	{"a sector stated", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		return one(rng, f.Parties, func(p *Party) bool {
			if p.Sector != engagement.SectorNotStated {
				return false
			}
			p.Sector = engagement.Sector(1 + rng.IntN(3))
			return true
		})
	}},
	{"a wider duty", func(_ *rand.Rand, _ *Facts, q *Request) bool {
		if q.Duty.Ground == GroundNotStated {
			q.Duty.Ground = RiskManagement
		}
		q.Duty.Fields = append(q.Duty.Fields, "f1", "f2")
		return true
	}},
}

// Each prohibits more, or takes a permission away.
var prohibitions = []change{
	{"a prohibition", func(_ *rand.Rand, f *Facts, q *Request) bool {
		f.Prohibitions = append(f.Prohibitions, Prohibition{From: q.From, To: q.To, Categories: []Category{"health"}})
		return true
	}},
	{"a prohibition of everything", func(_ *rand.Rand, f *Facts, _ *Request) bool {
		f.Prohibitions = append(f.Prohibitions, Prohibition{})
		return true
	}},
	{"withdrawal", func(_ *rand.Rand, f *Facts, _ *Request) bool {
		f.Withdrawn = append(f.Withdrawn, "offences")
		return true
	}},
	{"one agreement less", func(rng *rand.Rand, f *Facts, _ *Request) bool {
		if len(f.Agreements) == 0 {
			return false
		}
		i := rng.IntN(len(f.Agreements))
		f.Agreements = slices.Delete(f.Agreements, i, i+1)
		return true
	}},
	{"another purpose asked for", func(_ *rand.Rand, _ *Facts, q *Request) bool { q.Purpose = "research"; return true }},
	{"after every end", func(_ *rand.Rand, f *Facts, q *Request) bool {
		for _, a := range f.Agreements {
			if a.OpenEnded == yes {
				return false
			}
		}
		q.On = day("2011-04-01")
		return true
	}},
	{"before every beginning", func(_ *rand.Rand, _ *Facts, q *Request) bool { q.On = day("2010-10-31"); return true }},
	{"a day not known", func(_ *rand.Rand, _ *Facts, q *Request) bool { q.On = engagement.Date{}; return true }},
	{"no consent", func(_ *rand.Rand, f *Facts, _ *Request) bool { f.Consent = nil; return true }},
	{"consent needed", func(_ *rand.Rand, f *Facts, _ *Request) bool {
		for i := range f.Agreements {
			for j := range f.Agreements[i].Permits {
				f.Agreements[i].Permits[j].ConsentNeeded = yes
			}
		}
		return true
	}},
	{"no ground", func(_ *rand.Rand, _ *Facts, q *Request) bool { q.Duty.Ground = GroundNotStated; return true }},
	{"no duty", func(_ *rand.Rand, _ *Facts, q *Request) bool { q.Duty = Duty{}; return true }},
	{"nobody stated", func(_ *rand.Rand, f *Facts, _ *Request) bool { f.Parties = nil; return true }},
}

func one[T any](rng *rand.Rand, list []T, change func(*T) bool) bool {
	return len(list) > 0 && change(&list[rng.IntN(len(list))])
}

// More permission never discloses less, more prohibition never more; and every
// change makes a difference somewhere, or it would test nothing.
func TestDisclose_monotone(t *testing.T) {
	for k, changes := range [][]change{permissions, prohibitions} {
		for _, c := range changes {
			t.Run(c.name, func(t *testing.T) {
				rng := rand.New(rand.NewPCG(uint64(k), 41))
				differs := 0
				for tries := 0; tries < 300 || differs < 3 && tries < 5000; tries++ {
					f, q, r := random(rng)
					g, p, s := copied(f, q, r)
					if !c.make(rng, &g, &p) {
						continue
					}
					before, after := disclosed(t, f, q, r), disclosed(t, g, p, s)
					small, large := before, after
					if k == 1 {
						small, large = after, before
					}
					if !within(small, large) {
						t.Fatalf("from %v to %v, in\n%+v\n%+v\nto\n%+v\n%+v", before, after, f, q, g, p)
					}
					if len(small) < len(large) {
						differs++
					}
				}
				if differs == 0 {
					t.Error("it never made a difference")
				}
			})
		}
	}
}

// Without agreements nothing passes but what R41 compels: the two named
// fields, from a VCS agency to a statutory body, on a ground.
func TestDisclose_withoutAgreements(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 41))
	compelled := 0
	for range 5000 {
		f, q, r := random(rng)
		f.Agreements = nil
		from, _ := lookUp(f.Parties, q.From)
		to, _ := lookUp(f.Parties, q.To)
		want := []string{}
		if from.Sector == engagement.VCS && to.Sector == engagement.Statutory && q.Duty.Ground != GroundNotStated {
			want = append(want, q.Duty.Fields...)
			compelled++
		}
		if got := disclosed(t, f, q, r); !slices.Equal(got, want) {
			t.Fatalf("disclosed %v, want %v, in\n%+v\n%+v", got, want, f, q)
		}
	}
	if compelled == 0 {
		t.Error("nothing was ever compelled")
	}
}

// Every field is in one list, in the record's order, with its own value; the
// arguments stay as they are, and a change to the result reaches nothing.
func TestDisclose_whole(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		f, q, r := random(rng)
		g, p, s := copied(f, q, r)
		d, err := Disclose(f, q, r)
		if err != nil {
			t.Fatal(err)
		}
		i, j := 0, 0
		for _, field := range r.Fields {
			switch {
			case i < len(d.Fields) && d.Fields[i] == field:
				i++
			case j < len(d.Withheld) && d.Withheld[j].Name == field.Name:
				j++
			default:
				t.Fatalf("%v is in neither list of %+v", field, d)
			}
		}
		if i < len(d.Fields) || j < len(d.Withheld) {
			t.Fatalf("more than the record in %+v", d)
		}
		again, err := Disclose(f, q, r)
		if diff := cmp.Diff(d, again); diff != "" || err != nil {
			t.Fatalf("the same question twice: %s", diff)
		}
		for i := range d.Fields {
			d.Fields[i].Name = ""
		}
		for i := range d.Withheld {
			clear(d.Withheld[i].Reasons)
			_ = append(d.Withheld[i].Reasons, engagement.Reason{})
		}
		clear(d.Reasons)
		if diff := cmp.Diff([]any{g, p, s}, []any{f, q, r}); diff != "" {
			t.Fatalf("the arguments changed: %s", diff)
		}
	}
}

// The order in which facts are stated does not matter, and neither does the
// calendar: a year later on every side nothing is different.
func TestDisclose_invariance(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		f, q, r := random(rng)
		want := disclosed(t, f, q, r)
		g, p, s := copied(f, q, r)
		rng.Shuffle(len(g.Parties), func(i, j int) { g.Parties[i], g.Parties[j] = g.Parties[j], g.Parties[i] })
		rng.Shuffle(len(g.Agreements), func(i, j int) { g.Agreements[i], g.Agreements[j] = g.Agreements[j], g.Agreements[i] })
		slices.Reverse(g.Consent)
		for i := range g.Agreements {
			a := &g.Agreements[i]
			slices.Reverse(a.Parties)
			slices.Reverse(a.Purposes)
			slices.Reverse(a.Permits)
			a.From, _ = a.From.AddDays(400)
			a.Until, _ = a.Until.AddDays(400)
		}
		p.On, _ = p.On.AddDays(400)
		if got := disclosed(t, g, p, s); !slices.Equal(got, want) {
			t.Fatalf("disclosed %v, want %v, in\n%+v\n%+v", got, want, f, q)
		}
	}
}

// Nothing panics on values made by hand, and what is no answer permits nothing.
func TestMayPass_strangers(t *testing.T) {
	if got := MayPass(Facts{}, Request{}, ""); got.Outcome != engagement.NotMet {
		t.Errorf("nothing known, no agreement: %v", got)
	}
	for _, test := range []struct {
		name  string
		spoil func(*Facts)
	}{
		{"sector", func(f *Facts) { f.Parties[0].Sector, f.Parties[0].Trained = 200, unknown }},
		{"trained", func(f *Facts) { f.Parties[0].Trained = 200 }},
		{"secure", func(f *Facts) { f.Parties[1].SecureHandling = 200 }},
		{"consent", func(f *Facts) { f.Consent, f.Agreements[0].Permits[0].ConsentNeeded = nil, 200 }},
		{"open end", func(f *Facts) { f.Agreements[0].Until, f.Agreements[0].OpenEnded = engagement.Date{}, 200 }},
		{"two statements about a party, the second of which says less", func(f *Facts) {
			f.Parties = append(f.Parties, Party{ID: "addaction", Sector: engagement.VCS, SecureHandling: yes})
		}},
		{"two statements about a party, the first of which says no", func(f *Facts) {
			f.Parties = append([]Party{{ID: "addaction", Sector: engagement.VCS, SecureHandling: no, Trained: yes}}, f.Parties...)
		}},
		{"two statements about a party of two sectors", func(f *Facts) {
			f.Parties[1].SecureHandling = unknown
			f.Parties = append(f.Parties, Party{ID: "addaction", Sector: engagement.Private, Trained: yes})
		}},
	} {
		f, q, r := world()
		test.spoil(&f)
		got := MayPass(f, q, "health")
		if got.Outcome != engagement.OutcomeNotKnown || Allows(f, q, "health") != got.Outcome {
			t.Errorf("%s: %v, want not known; Allows says %v", test.name, got, Allows(f, q, "health"))
		}
		if d, err := Disclose(f, q, r); err == nil || d.Fields != nil || d.Withheld != nil {
			t.Errorf("%s: disclosed %v, error %v", test.name, d.Fields, err)
		}
	}
	f, q, _ := world()
	q.Duty = Duty{Ground: 200, Fields: []string{"informant"}}
	if d := dutyOf(&f, &q); d.Outcome == engagement.Met {
		t.Errorf("a ground that is none: %v", d)
	}
	Vet(Applicant{InUnit: 9, Passed: 9})
	PrisonAccess(Access{ExOffender: 9, RegionalProtocol: 9, Disrupted: 9})
	Formalise(Arrangement{Commissioned: 9, ServiceLevel: 9})
	EnforcementIn(9, Agreement{Kind: 9, Enforcement: 9})
	ExpectedSLA(Arrangement{Funded: 9, ServiceLevel: 9})
	Fragile(Arrangement{Contracted: 9, Contacts: -1})
}

// Allows is the form for hot loops.
func TestAllows_allocations(t *testing.T) {
	f, q, _ := world()
	if n := testing.AllocsPerRun(100, func() { Allows(f, q, "health") }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}
