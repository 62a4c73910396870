package sharing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// said is rule and outcome of each reason, with its subject.
func said(reasons []engagement.Reason) []string {
	list := []string{}
	for _, r := range reasons {
		list = append(list, strings.TrimSpace(r.Rule.ID+" "+r.Outcome.String()+" "+r.Subject))
	}
	return list
}

// In the world all is in order for health and nothing names intelligence: from
// there each case changes one fact, and what withholds the field health is
// listed whole.
func TestDisclose_cases(t *testing.T) {
	type setting struct {
		*Facts
		*Request
		a *Agreement
	}
	for _, test := range []struct {
		name   string
		change func(setting)
		want   []string // none: disclosed
		detail string   // in the first reason
	}{
		{"all in order", func(setting) {}, nil, ""},
		{"a misspelt category in the agreement", func(s setting) { s.a.Permits[0].Categories[0] = "heath" }, []string{"R39 not-met health"}, `no agreement names "health" from probation to addaction`},
		{"another case is another category", func(s setting) { s.a.Permits[0].Categories[0] = "Health" }, []string{"R39 not-met health"}, ""},
		{"the first day", func(s setting) { s.On = day("2010-11-01") }, nil, ""},
		{"the day before", func(s setting) { s.On = day("2010-10-31") }, []string{"R35 not-met isa"}, "it begins on 2010-11-01"},
		{"the last day", func(s setting) { s.On = day("2011-03-31") }, nil, ""},
		{"the day after", func(s setting) { s.On = day("2011-04-01") }, []string{"R35 not-met isa"}, "it ended before 2011-04-01"},
		{"a day not known", func(s setting) { s.On = engagement.Date{} }, []string{"R35 not-known isa"}, "ask for the day"},
		{"no beginning", func(s setting) { s.a.From = engagement.Date{} }, []string{"R35 not-known isa"}, "ask since when"},
		{"no beginning, but ended", func(s setting) { s.a.From, s.a.Until = engagement.Date{}, day("2011-01-10") }, []string{"R35 not-met isa"}, "it ended before 2011-01-10"},
		{"no end", func(s setting) { s.a.Until = engagement.Date{} }, []string{"R35 not-known isa"}, "ask until when"},
		{"no end, but not begun", func(s setting) { s.a.From, s.a.Until = day("2011-02-01"), engagement.Date{} }, []string{"R35 not-met isa"}, "it begins on 2011-02-01"},
		{"an end that is not open, and not stated", func(s setting) { s.a.Until, s.a.OpenEnded = engagement.Date{}, no }, []string{"R35 not-known isa"}, ""},
		{"an open end", func(s setting) { s.a.Until, s.a.OpenEnded = engagement.Date{}, yes }, nil, ""},
		{"the direction reversed", func(s setting) { s.a.Permits[0].From, s.a.Permits[0].To = "addaction", "probation" }, []string{"R39 not-met health"}, "agreement isa names it in the other direction only"},
		{"another recipient", func(s setting) { s.a.Permits[0].To = "turning-point" }, []string{"R39 not-met health"}, ""},
		{"another purpose", func(s setting) { s.Purpose = "enforcement" }, []string{"R35 not-met isa"}, `does not name the purpose "enforcement"`},
		{"no purpose", func(s setting) { s.Purpose = "" }, []string{"R35 not-known isa"}, "ask what the information is for"},
		{"purposes not stated", func(s setting) { s.a.Purposes = nil }, []string{"R35 not-known isa"}, `ask whether "referral" is one`},
		{"no party to it", func(s setting) { s.a.Parties[1] = "turning-point" }, []string{"R36 not-met isa"}, "not both parties"},
		{"parties not stated", func(s setting) { s.a.Parties = nil }, []string{"R36 not-known isa"}, "ask whether"},
		{"an unknown recipient", func(s setting) { s.Parties = s.Parties[:1] }, []string{"R35 not-known addaction", "R35 not-known addaction", "R37 not-known addaction"}, `nothing is stated of party "addaction"`},
		{"an unknown sender", func(s setting) { s.Parties = s.Parties[1:] }, []string{"R35 not-known probation", "R35 not-known probation"}, `nothing is stated of party "probation"`},
		{"a recipient of no known sector", func(s setting) { s.Parties[1].Sector, s.Parties[1].SecureHandling = 0, 0 }, []string{"R37 not-known addaction"}, "ask for its sector"},
		{"a recipient of no known sector that handles it badly", func(s setting) { s.Parties[1].Sector, s.Parties[1].SecureHandling = 0, no }, []string{"R37 not-known addaction"}, ""},
		{"a private recipient", func(s setting) { s.Parties[1] = Party{ID: "addaction", Sector: engagement.Private} }, nil, ""},
		{"handled badly", func(s setting) { s.Parties[1].SecureHandling = no }, []string{"R37 not-met addaction"}, "does not handle information securely"},
		{"handling not known", func(s setting) { s.Parties[1].SecureHandling = 0 }, []string{"R37 not-known addaction"}, ""},
		{"e-mail and storage secure", func(s setting) {
			s.Parties[1].SecureHandling, s.Parties[1].SecureEmail, s.Parties[1].SecureStorage = 0, yes, yes
		}, nil, ""},
		{"storage not secure", func(s setting) {
			s.Parties[1].SecureHandling, s.Parties[1].SecureEmail, s.Parties[1].SecureStorage = 0, yes, no
		}, []string{"R37 not-met addaction"}, ""},
		{"the recipient not trained", func(s setting) { s.Parties[1].Trained = no }, []string{"R35 not-met addaction"}, "not trained"},
		{"the sender not trained", func(s setting) { s.Parties[0].Trained = no }, []string{"R35 not-met probation"}, "not trained"},
		{"training not known", func(s setting) { s.Parties[1].Trained = 0 }, []string{"R35 not-known addaction"}, "ask for its sector and training"},
		{"nobody asked the person", func(s setting) { s.Consent = nil }, []string{"R40 not-known isa"}, "ask the person"},
		{"consent to something else", func(s setting) { s.Consent = []Category{"Health"} }, []string{"R40 not-known isa"}, ""},
		{"no consent needed", func(s setting) { s.Consent, s.a.Permits[0].ConsentNeeded = nil, no }, nil, ""},
		{"consent withdrawn", func(s setting) { s.Withdrawn = []Category{"health"} }, []string{"R40 not-met health"}, "is withdrawn"},
		{"consent withdrawn where none is needed", func(s setting) { s.Withdrawn, s.a.Permits[0].ConsentNeeded = []Category{"health"}, no }, []string{"R40 not-met health"}, ""},
		{"prohibited", func(s setting) {
			s.Prohibitions = []Prohibition{{From: "probation", To: "addaction", Categories: []Category{"health"}}}
		}, []string{"R39 not-met health"}, "it is prohibited"},
		{"prohibited to the world", func(s setting) { s.Prohibitions = []Prohibition{{From: "probation"}} }, []string{"R39 not-met health"}, "it is prohibited"},
		{"prohibited in the other direction", func(s setting) { s.Prohibitions = []Prohibition{{From: "addaction", To: "probation"}} }, nil, ""},
		{"another category prohibited", func(s setting) { s.Prohibitions = []Prohibition{{Categories: []Category{"intelligence"}}} }, nil, ""},
		{"no agreement", func(s setting) { s.Agreements = nil }, []string{"R39 not-met health"}, ""},
		{"several things at once", func(s setting) {
			s.Parties[1].SecureHandling, s.On, s.Purpose, s.Withdrawn = no, day("2012-01-01"), "enforcement", []Category{"health"}
		}, []string{"R37 not-met addaction", "R40 not-met health", "R35 not-met isa", "R35 not-met isa"}, ""},
		{"two agreements, of which neither applies", func(s setting) {
			second := s.Agreements[0]
			second.ID, second.Parties = "old", []engagement.AgencyID{"probation"}
			s.On, s.Agreements = day("2011-04-01"), append(s.Agreements, second)
		}, []string{"R35 not-met isa", "R36 not-met old", "R35 not-met old"}, ""},
		{"two agreements, of which one applies", func(s setting) {
			second := s.Agreements[0]
			second.ID, second.Until = "old", day("2010-12-01")
			s.Agreements = []Agreement{second, s.Agreements[0]}
		}, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, q, r := world()
			test.change(setting{&f, &q, &f.Agreements[0]})
			d, err := Disclose(f, q, r)
			if err != nil {
				t.Fatal(err)
			}
			if test.want == nil {
				if got := names(d); !slices.Equal(got, []string{"diagnosis"}) || len(d.Withheld) != 1 || d.Withheld[0].Name != "informant" {
					t.Fatalf("disclosed %v, withheld %v", got, d.Withheld)
				}
				if got := said(d.Reasons[:1]); !slices.Equal(got, []string{"R35 met health"}) {
					t.Errorf("reasons %v", got)
				}
				return
			}
			if len(d.Fields) != 0 || len(d.Withheld) != 2 {
				t.Fatalf("disclosed %v, withheld %v", d.Fields, d.Withheld)
			}
			reasons := d.Withheld[0].Reasons
			if diff := cmp.Diff(test.want, said(reasons)); diff != "" {
				t.Errorf("reasons (-want +got):\n%s", diff)
			}
			if !strings.Contains(reasons[0].Detail(), test.detail) {
				t.Errorf("the first reason is %v, want %q in it", reasons[0], test.detail)
			}
			for _, reason := range reasons {
				if text := fmt.Sprint(reason); strings.Contains(text, "%!") || reason.Detail() == "" {
					t.Errorf("a broken sentence: %q", text)
				}
				if asks := strings.Contains(reason.Detail(), "ask"); asks != (reason.Outcome == engagement.OutcomeNotKnown) {
					t.Errorf("%v asks: %v", reason, asks)
				}
			}
		})
	}
}

// R41 runs from a VCS agency to a statutory body, on a ground, for the named
// fields, and stands above agreements, consent and prohibitions.
func TestDisclose_duty(t *testing.T) {
	duty := Duty{PublicProtection, []string{"informant"}}
	for _, test := range []struct {
		name     string
		from, to engagement.Sector
		duty     Duty
		want     []string
		reason   string // the first of the whole
	}{
		{"compelled", engagement.VCS, engagement.Statutory, duty, []string{"informant"}, "R41 met public-protection"},
		{"the other ground", engagement.VCS, engagement.Statutory, Duty{RiskManagement, duty.Fields}, []string{"informant"}, "R41 met risk-management"},
		{"both fields", engagement.VCS, engagement.Statutory, Duty{PublicProtection, []string{"informant", "diagnosis"}}, []string{"diagnosis", "informant"}, "R41 met public-protection"},
		{"no ground", engagement.VCS, engagement.Statutory, Duty{0, duty.Fields}, nil, "R41 not-known not-stated"},
		{"no field", engagement.VCS, engagement.Statutory, Duty{PublicProtection, nil}, nil, "R41 not-known public-protection"},
		{"a category for a field", engagement.VCS, engagement.Statutory, Duty{PublicProtection, []string{"intelligence"}}, nil, "R41 met public-protection"},
		{"from a statutory body to the VCS", engagement.Statutory, engagement.VCS, duty, nil, "R41 not-met public-protection"},
		{"between statutory bodies", engagement.Statutory, engagement.Statutory, duty, nil, "R41 not-met public-protection"},
		{"between VCS agencies", engagement.VCS, engagement.VCS, duty, nil, "R41 not-met public-protection"},
		{"to a private body", engagement.VCS, engagement.Private, duty, nil, "R41 not-met public-protection"},
		{"from an agency of no known sector", 0, engagement.Statutory, duty, nil, "R41 not-known public-protection"},
		{"to an agency of no known sector", engagement.VCS, 0, duty, nil, "R41 not-known public-protection"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, q, r := world()
			q.Duty = test.duty
			f := Facts{
				Parties:   []Party{{ID: q.From, Sector: test.from}, {ID: q.To, Sector: test.to}},
				Withdrawn: []Category{"intelligence", "health"}, Prohibitions: []Prohibition{{}},
			}
			d, err := Disclose(f, q, r)
			if err != nil {
				t.Fatal(err)
			}
			if got := names(d); !slices.Equal(got, append([]string{}, test.want...)) {
				t.Errorf("disclosed %v, want %v", got, test.want)
			}
			if got := said(d.Reasons)[0]; got != test.reason {
				t.Errorf("the first reason is %v, want %v", d.Reasons[0], test.reason)
			}
			if compelled := d.Reasons[0].Subjects(engagement.Met); !slices.Equal(compelled, test.want) {
				t.Errorf("compelled %v, want %v", compelled, test.want)
			}
			for _, w := range d.Withheld {
				named := slices.Contains(test.duty.Fields, w.Name)
				if says := slices.ContainsFunc(w.Reasons, func(r engagement.Reason) bool { return r.Rule.ID == "R41" }); says != named {
					t.Errorf("%s is withheld because of %v", w.Name, w.Reasons)
				}
			}
		})
	}
}

// What is stated but stands nowhere in the record may be misspelt: it is said,
// once.
func TestDisclose_nowhere(t *testing.T) {
	f, q, r := world()
	f.Parties[0].Sector, f.Parties[1].Sector = engagement.VCS, engagement.Statutory
	f.Prohibitions = []Prohibition{{Categories: []Category{"inteligence", "intelligence", "inteligence"}}, {From: "police", Categories: []Category{"elsewhere"}}}
	f.Withdrawn = []Category{"heath", "heath"}
	q.Duty = Duty{PublicProtection, []string{"informants", "informant", "informants"}}
	d, err := Disclose(f, q, r)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"R41 met public-protection", "R35 met health", "R41 not-known informants", "R39 not-applicable inteligence", "R40 not-applicable heath"}
	if diff := cmp.Diff(want, said(d.Reasons)); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
}

// Of many agreements that name the category in vain, those that may apply come
// first, and the rest are counted.
func TestDisclose_manyAgreements(t *testing.T) {
	f, q, r := world()
	ended, open := f.Agreements[0], f.Agreements[0]
	ended.Until, open.Until = day("2010-12-01"), engagement.Date{}
	f.Agreements = nil
	for i := range 25 {
		ended.ID = AgreementID(fmt.Sprint("ended", i))
		f.Agreements = append(f.Agreements, ended)
	}
	open.ID = "no end stated"
	f.Agreements = append(f.Agreements, open)
	d, err := Disclose(f, q, r)
	if err != nil || len(d.Withheld) != 2 {
		t.Fatalf("%+v, %v", d, err)
	}
	got := said(d.Withheld[0].Reasons)
	if len(got) != 11 || got[0] != "R35 not-known no end stated" || got[9] != "R35 not-met ended8" || got[10] != "R39 not-known health" ||
		!strings.HasPrefix(d.Withheld[0].Reasons[10].Detail(), "16 more agreements") {
		t.Errorf("reasons %v", got)
	}
	whole := MayPass(f, q, "health")
	if routes := whole.Because[len(whole.Because)-1].Because; len(routes) != 26 {
		t.Errorf("MayPass lists %d agreements", len(routes))
	}
}

// With a problem nothing is disclosed, and all problems are said.
func TestDisclose_problems(t *testing.T) {
	f, q, r := world()
	r.Fields = append(r.Fields, Field{"diagnosis", "health", 1}, Field{"", "health", 2})
	q.From = ""
	f.Agreements = append(f.Agreements, f.Agreements[0])
	d, err := Disclose(f, q, r)
	want := `from: missing
agreements[1].id: "isa": duplicate
record.fields[2].name: "diagnosis": duplicate
record.fields[3].name: missing`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(Disclosure{}, d); diff != "" {
		t.Errorf("disclosed in spite of them: %s", diff)
	}
}

// HO2012 Ch.5: the agreements that public agencies had were "primarily between
// public bodies", not for "information sharing between probation and VCS
// agencies to enable offenders to take up volunteering opportunities" (R36).
// They go on to cover the public bodies.
func TestMayPass_publicBodies(t *testing.T) {
	f, q, _ := world()
	f.Parties = append(f.Parties, Party{ID: "police", Sector: engagement.Statutory})
	f.Agreements[0] = Agreement{ID: "crime reduction", Parties: []engagement.AgencyID{"probation", "police"}, Purposes: []Purpose{"volunteering"},
		Permits: []Permit{{From: "probation", To: "police", Categories: []Category{"offences"}, ConsentNeeded: no},
			{From: "probation", To: "addaction", Categories: []Category{"offences"}, ConsentNeeded: no}},
		From: day("2008-04-01"), OpenEnded: yes}
	q.Purpose = "volunteering"
	got := MayPass(f, q, "offences")
	if got.Outcome != engagement.NotMet || len(withholding(got)) != 1 || withholding(got)[0].Detail() != "agreement crime reduction is between public bodies only: it does not cover probation and addaction" {
		t.Errorf("to the VCS: %v, %v", got, withholding(got))
	}
	q.To = "police"
	if got := MayPass(f, q, "offences"); got.Outcome != engagement.Met {
		t.Errorf("to the police: %v, %v", got, withholding(got))
	}
}

// NA2009 4.1, the Pennine unit: "protocols had been established ... which
// allowed, for example, Police Officers to share intelligence information with
// Third Sector Agencies"; and "There are health issues that we can't share".
// The names of the agencies and the dates are synthetic.
func TestMayPass_pennine(t *testing.T) {
	f := Facts{
		Parties: []Party{{ID: "police", Sector: engagement.Statutory, Trained: yes}, {ID: "treatment", Sector: engagement.VCS, Trained: yes, SecureHandling: yes}},
		Agreements: []Agreement{{ID: "iomu", Kind: ServiceLevel, Parties: []engagement.AgencyID{"police", "treatment"}, Purposes: []Purpose{"case management"},
			Permits: []Permit{{From: "police", To: "treatment", Categories: []Category{"intelligence"}, ConsentNeeded: no},
				{From: "treatment", To: "police", Categories: []Category{"attendance"}, ConsentNeeded: no}},
			From: day("2008-07-01"), OpenEnded: yes}},
	}
	toVCS := Request{On: day("2009-03-01"), From: "police", To: "treatment", Purpose: "case management"}
	toPolice := Request{On: toVCS.On, From: "treatment", To: "police", Purpose: toVCS.Purpose}
	for _, test := range []struct {
		q        Request
		category Category
		want     engagement.Outcome
	}{
		{toVCS, "intelligence", engagement.Met}, {toPolice, "intelligence", engagement.NotMet}, // the matrix is by direction
		{toPolice, "attendance", engagement.Met}, {toPolice, "health", engagement.NotMet}, {toVCS, "health", engagement.NotMet},
	} {
		if got := MayPass(f, test.q, test.category); got.Outcome != test.want {
			t.Errorf("%v, want %v", got, test.want)
		}
	}
	// The duty overrides the withholding of health information (R41), the
	// protocol or a prohibition notwithstanding.
	f.Prohibitions = []Prohibition{{From: "treatment", To: "police", Categories: []Category{"health"}}}
	record := Record{[]Field{{"overdose", "health", true}, {"therapy", "health", true}}}
	if got := disclosed(t, f, toPolice, record); len(got) != 0 {
		t.Errorf("without a ground %v is disclosed", got)
	}
	toPolice.Duty = Duty{RiskManagement, []string{"overdose"}}
	if got := disclosed(t, f, toPolice, record); !slices.Equal(got, []string{"overdose"}) {
		t.Errorf("with a ground %v is disclosed", got)
	}
}

// NA2009 Appendix 6, the West Midlands workshop: "it is unnecessary for TS
// agencies to view police intelligence on PPO's but ... this system could be
// the conduit for multi agency entry". Where the protocol leaves intelligence
// out, it does not pass, whatever another area's protocol says.
func TestMayPass_westMidlands(t *testing.T) {
	f := Facts{
		Parties: []Party{{ID: "police", Sector: engagement.Statutory, Trained: yes}, {ID: "aquarius", Sector: engagement.VCS, Trained: yes, SecureHandling: yes}},
		Agreements: []Agreement{{ID: "workshop", Parties: []engagement.AgencyID{"police", "aquarius"}, Purposes: []Purpose{"case management"},
			Permits: []Permit{{From: "police", To: "aquarius", Categories: []Category{"interventions"}, ConsentNeeded: no},
				{From: "aquarius", To: "police", Categories: []Category{"interventions"}, ConsentNeeded: no}},
			From: day("2009-01-01"), OpenEnded: yes}},
	}
	q := Request{On: day("2009-03-01"), From: "police", To: "aquarius", Purpose: "case management"}
	for category, want := range map[Category]engagement.Outcome{"interventions": engagement.Met, "intelligence": engagement.NotMet} {
		if got := MayPass(f, q, category); got.Outcome != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
