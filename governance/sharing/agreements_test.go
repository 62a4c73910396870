package sharing

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// R31 in every combination of the four triggers, against the ways in which what
// is not known may turn out.
func TestFormalise(t *testing.T) {
	answers := func(a engagement.Answer) []bool {
		if a == unknown {
			return []bool{false, true}
		}
		return []bool{a == yes}
	}
	for _, commissioned := range threeAnswers {
		for _, funded := range threeAnswers {
			for _, located := range threeAnswers {
				for _, referrals := range threeAnswers {
					for _, inPlace := range threeAnswers {
						a := Arrangement{Commissioned: commissioned, Funded: funded, CoLocated: located, ReferralsToManage: referrals, ServiceLevel: inPlace, InformationSharing: no}
						due, notDue, lacking, fine := false, false, false, false
						for _, c := range answers(commissioned) {
							for _, f := range answers(funded) {
								for _, l := range answers(located) {
									for _, r := range answers(referrals) {
										for _, p := range answers(inPlace) {
											if c || f || l || r {
												due = true
											} else {
												notDue = true
											}
											if (c || f || l || r) && !p {
												lacking = true
											} else {
												fine = true
											}
										}
									}
								}
							}
						}
						got := Formalise(a)
						wantDue := unknown
						if due != notDue {
							wantDue = engagement.AnswerOf(due)
						}
						if len(got) != 2 || got[0].Kind != ServiceLevel || got[1].Kind != InformationSharing || got[0].Due != wantDue || got[1].Due != wantDue || got[0].InPlace != inPlace {
							t.Fatalf("%+v gives %+v, want due %v", a, got, wantDue)
						}
						want := engagement.OutcomeNotKnown
						switch {
						case !due:
							want = engagement.NotApplicable
						case !lacking:
							want = engagement.Met
						case !fine:
							want = engagement.NotMet
						}
						if got[0].Reason.Outcome != want || len(got[0].Reason.Because) != 4 {
							t.Fatalf("%+v gives %v, want %v", a, got[0].Reason, want)
						}
					}
				}
			}
		}
	}
}

// The published arrangements (NA2009 4.1, 4.2, 4.4, Appendix 6), as far as the
// text goes: R31, R33.
func TestArrangement_published(t *testing.T) {
	for _, test := range []struct {
		name     string
		a        Arrangement
		due      engagement.Answer
		sla, isa engagement.Outcome
		expected engagement.Answer
		claim    engagement.Outcome
	}{
		{"Pennine, co-located agencies", Arrangement{CoLocated: yes, ServiceLevel: yes}, yes, engagement.Met, engagement.OutcomeNotKnown, unknown, engagement.OutcomeNotKnown},
		{"Pennine, a small referral partner, reaching the point", Arrangement{Commissioned: no, Funded: no, CoLocated: no, ReferralsToManage: yes, ServiceLevel: no},
			yes, engagement.NotMet, engagement.OutcomeNotKnown, no, engagement.Met},
		{"Leeds, CRI and DISC", Arrangement{Commissioned: yes, Funded: yes, ServiceLevel: yes, Contracted: yes}, yes, engagement.Met, engagement.OutcomeNotKnown, yes, engagement.Met},
		{"Leeds, TWP with the IOM", Arrangement{Funded: no, ServiceLevel: no}, unknown, engagement.OutcomeNotKnown, engagement.OutcomeNotKnown, no, engagement.Met},
		{"TWP with HMP New Hall", Arrangement{Funded: yes, ServiceLevel: yes}, yes, engagement.Met, engagement.OutcomeNotKnown, yes, engagement.Met},
		{"were TWP's work from the prison without one", Arrangement{Funded: yes, ServiceLevel: no}, yes, engagement.NotMet, engagement.OutcomeNotKnown, yes, engagement.NotMet},
		{"were TWP's pilot to have one", Arrangement{Funded: no, ServiceLevel: yes}, unknown, engagement.Met, engagement.OutcomeNotKnown, no, engagement.NotMet},
		{"West Midlands, commissioned services", Arrangement{Commissioned: yes, ServiceLevel: yes}, yes, engagement.Met, engagement.OutcomeNotKnown, unknown, engagement.OutcomeNotKnown},
		{"no demands at all", Arrangement{Commissioned: no, Funded: no, CoLocated: no, ReferralsToManage: no}, no, engagement.NotApplicable, engagement.NotApplicable, no, engagement.OutcomeNotKnown},
		{"nothing known", Arrangement{}, unknown, engagement.OutcomeNotKnown, engagement.OutcomeNotKnown, unknown, engagement.OutcomeNotKnown},
	} {
		got := Formalise(test.a)
		if got[0].Due != test.due || got[0].Reason.Outcome != test.sla || got[1].Reason.Outcome != test.isa {
			t.Errorf("%s: %+v", test.name, got)
		}
		expected, claim := ExpectedSLA(test.a)
		if expected != test.expected || claim.Outcome != test.claim || claim.Rule.ID != "R33" {
			t.Errorf("%s: expected %v, %v", test.name, expected, claim)
		}
	}
	got := Formalise(Arrangement{CoLocated: yes, Funded: no})[0].Reason
	if !slices.Equal(got.Subjects(engagement.Met), []string{"coLocated"}) || !slices.Equal(got.Subjects(engagement.NotMet), []string{"funded"}) ||
		!slices.Equal(got.Subjects(engagement.OutcomeNotKnown), []string{"commissioned", "referralsToManage"}) {
		t.Errorf("%v because of %v", got, got.Because)
	}
}

// R34: no contract and one person.
func TestFragile(t *testing.T) {
	for _, test := range []struct {
		contracted engagement.Answer
		contacts   int
		want       engagement.Outcome
	}{
		{no, 1, engagement.NotMet}, {no, 2, engagement.Met}, {no, 0, engagement.OutcomeNotKnown},
		{yes, 1, engagement.NotApplicable}, {yes, 0, engagement.NotApplicable},
		{unknown, 1, engagement.OutcomeNotKnown}, {unknown, 2, engagement.Met}, {unknown, 0, engagement.OutcomeNotKnown},
		{no, -1, engagement.OutcomeNotKnown},
	} {
		if got := Fragile(Arrangement{Agency: "haq", With: "iom", Contracted: test.contracted, Contacts: test.contacts}); got.Outcome != test.want || got.Rule.ID != "R34" {
			t.Errorf("contracted %v, %d contacts: %v, want %v", test.contracted, test.contacts, got, test.want)
		}
	}
	err := Arrangement{CoLocated: 9, ServiceLevel: 8, InformationSharing: 7, Contracted: 6, Contacts: -2}.Validate()
	want := `coLocated: unknown word Answer(9)
serviceLevel: unknown word Answer(8)
informationSharing: unknown word Answer(7)
contracted: unknown word Answer(6)
contacts: -2: negative count`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// R32: the standard terms stay, whatever is added.
func TestEffectiveTerms(t *testing.T) {
	standard := []Clause{{"confidentiality", "both sides keep it"}, {"review", "yearly"}}
	for _, test := range []struct {
		name     string
		standard []Clause
		own      Conditions
		want     []Clause
		outcome  engagement.Outcome
		refused  []string
	}{
		{"nothing of its own", standard, Conditions{}, standard, engagement.Met, nil},
		{"a condition of its own", standard, Conditions{Add: []Clause{{"outreach", "by agreement"}}}, append(slices.Clone(standard), Clause{"outreach", "by agreement"}), engagement.Met, nil},
		{"a standard term again", standard, Conditions{Add: standard[:1]}, standard, engagement.Met, nil},
		{"a standard term in other words", standard, Conditions{Add: []Clause{{"review", "never"}, {"outreach", ""}}}, append(slices.Clone(standard), Clause{"outreach", ""}), engagement.NotMet, []string{"review"}},
		{"a standard term removed", standard, Conditions{Remove: []string{"review"}}, standard, engagement.NotMet, []string{"review"}},
		{"what is no standard term removed", standard, Conditions{Remove: []string{"Review"}}, standard, engagement.OutcomeNotKnown, nil},
		{"no standard agreement", nil, Conditions{Add: standard}, standard, engagement.OutcomeNotKnown, nil},
		{"nothing at all", nil, Conditions{}, []Clause{}, engagement.OutcomeNotKnown, nil},
	} {
		terms, r, err := EffectiveTerms(test.standard, test.own)
		if diff := cmp.Diff(test.want, terms); diff != "" || err != nil || r.Outcome != test.outcome || !slices.Equal(r.Subjects(engagement.NotMet), test.refused) || r.Rule.ID != "R32" {
			t.Errorf("%s: %v, %v (-want +got):\n%s", test.name, r, err, diff)
		}
		for i := range terms {
			terms[i] = Clause{}
		}
	}
	if standard[0].ID != "confidentiality" {
		t.Error("the standard terms are changed by what is done with the result")
	}
	terms, _, err := EffectiveTerms([]Clause{{}, {ID: "a"}, {ID: "a"}}, Conditions{Add: []Clause{{}}})
	if want := "standard[0].id: missing\nstandard[2].id: \"a\": duplicate\nadd[0].id: missing"; terms != nil || fmt.Sprint(err) != want || !errors.Is(err, engagement.ErrDuplicate) {
		t.Errorf("%v, %v", terms, err)
	}
}

// R38: each clause of the template is there or missing.
func TestConforms(t *testing.T) {
	template := []Clause{{"purposes", ""}, {"retention", ""}}
	for _, test := range []struct {
		name     string
		template []Clause
		local    []Clause
		want     engagement.Outcome
		missing  []string
	}{
		{"all there, and more", template, []Clause{{"retention", "six years"}, {"local", ""}, {"purposes", ""}}, engagement.Met, nil},
		{"one missing", template, []Clause{{"purposes", ""}}, engagement.NotMet, []string{"retention"}},
		{"a misspelt clause is missing", template, []Clause{{"Purposes", ""}, {"retention", ""}}, engagement.NotMet, []string{"purposes"}},
		{"clauses not stated", template, nil, engagement.OutcomeNotKnown, nil},
		{"no template, as in the documents' time", nil, template, engagement.NotApplicable, nil},
	} {
		got := Conforms(test.template, test.local)
		if got.Outcome != test.want || !slices.Equal(got.Subjects(engagement.NotMet), test.missing) || got.Rule.ID != "R38" {
			t.Errorf("%s: %v, missing %v", test.name, got, got.Subjects(engagement.NotMet))
		}
	}
}

// R42 in every combination.
func TestEnforcementIn(t *testing.T) {
	type answers [3]engagement.Answer // part of an order, a service level agreement, with the clause
	standings := map[answers]Enforcement{}
	for _, order := range threeAnswers {
		for _, sla := range threeAnswers {
			for _, clause := range threeAnswers {
				switch {
				case order == no:
					standings[answers{order, sla, clause}] = Consensual
				case order == yes && sla == yes && clause == yes:
					standings[answers{order, sla, clause}] = Explicit
				case order == yes && (sla == no || clause == no):
					standings[answers{order, sla, clause}] = ClauseMissing
				default:
					standings[answers{order, sla, clause}] = EnforcementNotKnown
				}
			}
		}
	}
	outcomes := map[Enforcement]engagement.Outcome{Explicit: engagement.Met, ClauseMissing: engagement.NotMet, Consensual: engagement.NotApplicable}
	for of, want := range standings {
		kind := map[engagement.Answer]Kind{yes: ServiceLevel, no: InformationSharing}[of[1]]
		got, r := EnforcementIn(of[0], Agreement{ID: "sla", Kind: kind, Enforcement: of[2]})
		if got != want || r.Outcome != outcomes[want] || r.Rule.ID != "R42" {
			t.Errorf("%v is %v, %v, want %v", of, got, r, want)
		}
	}
}

// R43: full vetting for posts within the unit; never a word against the agency.
func TestVet(t *testing.T) {
	for of, want := range map[[2]engagement.Answer]engagement.Outcome{
		{yes, yes}: engagement.Met, {yes, no}: engagement.NotMet, {yes, unknown}: engagement.OutcomeNotKnown,
		{no, yes}: engagement.NotApplicable, {no, no}: engagement.NotApplicable, {no, unknown}: engagement.NotApplicable,
		{unknown, yes}: engagement.Met, {unknown, no}: engagement.OutcomeNotKnown, {unknown, unknown}: engagement.OutcomeNotKnown,
	} {
		individual, agency := Vet(Applicant{Person: "p1", Agency: "cri", InUnit: of[0], Passed: of[1]})
		if individual.Outcome != want || individual.Subject != "p1" || agency.Outcome != engagement.NotApplicable || agency.Subject != "cri" || agency.Rule.ID != "R43" {
			t.Errorf("%v: %v; %v", of, individual, agency)
		}
	}
}

// R44: a regional protocol for ex-offenders, and no disruption for anybody.
func TestPrisonAccess(t *testing.T) {
	for of, want := range map[[3]engagement.Answer]engagement.Outcome{ // ex-offender, regional protocol, disrupted
		{yes, yes, no}: engagement.Met, {yes, no, no}: engagement.NotMet, {yes, unknown, no}: engagement.OutcomeNotKnown,
		{no, no, no}: engagement.Met, {no, no, yes}: engagement.NotMet, {no, unknown, unknown}: engagement.OutcomeNotKnown,
		{unknown, yes, no}: engagement.Met, {unknown, no, no}: engagement.OutcomeNotKnown, {unknown, no, yes}: engagement.NotMet,
		{yes, yes, yes}: engagement.NotMet, {yes, no, unknown}: engagement.NotMet, {yes, yes, unknown}: engagement.OutcomeNotKnown,
	} {
		got := PrisonAccess(Access{Person: "p1", ExOffender: of[0], RegionalProtocol: of[1], Disrupted: of[2]})
		if got.Outcome != want || engagement.OutcomeOf(got.Because) != want || got.Rule.ID != "R44" {
			t.Errorf("%v: %v, want %v", of, got, want)
		}
	}
}

// R37: what is missing and what to ask.
func TestSecure(t *testing.T) {
	got := Secure(Party{ID: "a", Sector: engagement.VCS, SecureEmail: no})
	if got.Outcome != engagement.NotMet || !slices.Equal(got.Subjects(engagement.NotMet), []string{"secureEmail"}) ||
		!slices.Equal(got.Subjects(engagement.OutcomeNotKnown), []string{"secureHandling", "secureStorage"}) {
		t.Errorf("%v because of %v", got, got.Because)
	}
	for sector, want := range map[engagement.Sector]engagement.Outcome{
		engagement.VCS: engagement.NotMet, engagement.Statutory: engagement.NotApplicable, engagement.Private: engagement.NotApplicable, 0: engagement.OutcomeNotKnown,
	} {
		if got := Secure(Party{Sector: sector, SecureHandling: no}); got.Outcome != want {
			t.Errorf("%v: %v, want %v", sector, got, want)
		}
	}
}

// Every sentence takes the values it is given.
func TestSentences(t *testing.T) {
	var all []engagement.Reason
	for _, of := range threeAnswers {
		for _, f := range Formalise(Arrangement{Commissioned: of, Funded: of, CoLocated: of, ReferralsToManage: of, ServiceLevel: yes, InformationSharing: no}) {
			all = append(all, f.Reason)
		}
		for _, other := range threeAnswers {
			for contacts := range 3 {
				a := Arrangement{Funded: of, ServiceLevel: other, Contracted: of, Contacts: contacts}
				_, claim := ExpectedSLA(a)
				all = append(all, claim, Fragile(a))
			}
			person, agency := Vet(Applicant{InUnit: of, Passed: other})
			_, enforcement := EnforcementIn(of, Agreement{Kind: ServiceLevel, Enforcement: other})
			all = append(all, person, agency, enforcement, PrisonAccess(Access{ExOffender: of, RegionalProtocol: other, Disrupted: of}))
		}
	}
	terms := []Clause{{ID: "a"}, {ID: "b", Text: "x"}}
	for _, own := range []Conditions{{}, {Remove: []string{"a", "z"}}, {Add: []Clause{{ID: "a"}, {ID: "b"}, {ID: "c"}}}, {Remove: []string{"z"}}} {
		_, r, _ := EffectiveTerms(terms, own)
		all = append(all, r)
	}
	all = append(all, Conforms(terms, terms[1:]), Conforms(terms, nil), Conforms(nil, nil), Conforms(terms, terms))
	var check func(engagement.Reason)
	check = func(r engagement.Reason) {
		if text := r.Detail(); text == "" || slices.Contains([]byte(text), '%') {
			t.Errorf("%v says %q", r.Rule.ID, text)
		}
		for _, part := range r.Because {
			check(part)
		}
	}
	for _, r := range all {
		check(r)
	}
}
