package sharing

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "Kind", ParseKind, Kinds(), "not-stated", "service-level", "information-sharing")
	wordtest.Check(t, "Ground", ParseGround, Grounds(), "not-stated", "public-protection", "risk-management")
	wordtest.Check(t, "Enforcement", ParseEnforcement, Enforcements(), "not-known", "explicit", "clause-missing", "consensual")
}

// The rows are R31 to R44, each once and whole; R33 is a claim, R34 derived, the
// rest normative.
func TestRules(t *testing.T) {
	for i, rule := range Rules() {
		want := engagement.Normative
		switch rule.ID {
		case "R33":
			want = engagement.Claim
		case "R34":
			want = engagement.Derived
		}
		if rule.ID != fmt.Sprint("R", 31+i) || rule.Kind != want || rule.Title == "" || rule.Source == "" {
			t.Errorf("row %d is %+v", i, rule)
		}
	}
	if len(Rules()) != 14 {
		t.Errorf("%d rules, want 14", len(Rules()))
	}
}

func TestFacts_Validate(t *testing.T) {
	if err := (Facts{}).Validate(); err != nil {
		t.Errorf("the zero value: %v", err)
	}
	f := Facts{
		Parties: []Party{{ID: "a", Sector: 9}, {ID: "a", SecureHandling: yes, SecureStorage: no}, {Trained: 7}},
		Agreements: []Agreement{
			{ID: "x", Kind: 9, Parties: []engagement.AgencyID{"a", ""}, Purposes: []Purpose{""}, From: day("2011-01-01"), Until: day("2011-01-01"), Enforcement: 5},
			{ID: "x", Until: day("2011-01-01"), OpenEnded: yes, Permits: []Permit{{}, {From: "a", To: "b", Categories: []Category{""}, ConsentNeeded: 4}}},
			{Clauses: []Clause{{ID: "c"}, {}, {ID: "c"}}, OpenEnded: 8},
		},
		Consent: []Category{"", "health"}, Withdrawn: []Category{"health", ""},
		Prohibitions: []Prohibition{{}, {Categories: []Category{"health", ""}}},
	}
	want := `parties[0].sector: unknown word Sector(9)
parties[1].secureHandling: true: contradicts: e-mail or storage is not secure
parties[1].id: "a": duplicate
parties[2].id: missing
parties[2].trained: unknown word Answer(7)
agreements[0].kind: unknown word Kind(9)
agreements[0].parties[1]: missing
agreements[0].purposes[0]: missing
agreements[0].until: out of range: not after 2011-01-01, so that the span holds no day
agreements[0].enforcement: unknown word Answer(5)
agreements[1].permits[0].from: missing
agreements[1].permits[0].to: missing
agreements[1].permits[0].categories: missing
agreements[1].permits[1].categories[0]: missing
agreements[1].permits[1].consentNeeded: unknown word Answer(4)
agreements[1].openEnded: true: contradicts: the agreement ends before 2011-01-01
agreements[1].id: "x": duplicate
agreements[2].id: missing
agreements[2].openEnded: unknown word Answer(8)
agreements[2].clauses[1].id: missing
agreements[2].clauses[2].id: "c": duplicate
consent[0]: missing
withdrawn[1]: missing
prohibitions[1].categories[1]: missing`
	if diff := cmp.Diff(want, fmt.Sprint(f.Validate())); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	want = `from: missing
to: missing
duty.ground: unknown word Ground(9)
duty.fields[1]: missing`
	if diff := cmp.Diff(want, fmt.Sprint(Request{Duty: Duty{9, []string{"a", ""}}}.Validate())); diff != "" {
		t.Errorf("problems of a request (-want +got):\n%s", diff)
	}
}

// What is written is read again, and what is disclosed of it is the same.
func TestWrite_Read(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for range 200 {
		f, q, r := random(rng)
		var text bytes.Buffer
		if err := Write(&text, f); err != nil {
			t.Fatal(err)
		}
		back, err := Read(&text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(f, back); diff != "" {
			t.Fatalf("read again (-written +read):\n%s", diff)
		}
		if got, want := disclosed(t, back, q, r), disclosed(t, f, q, r); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	}
	f, err := Read(strings.NewReader(`{"agreements":[{"id":"a","kind":"verbal","permits":[{"from":"a","to":"b","Categories":[]}]}],"duty":{}}`))
	want := `agreements[0].kind: unknown word "verbal": a Kind is one of service-level, information-sharing
agreements[0].permits[0].Categories: […]: unknown field
agreements[0].permits[0].categories: missing
duty: {…}: unknown field`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" || len(f.Agreements) != 1 {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
