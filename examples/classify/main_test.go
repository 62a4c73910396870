package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

// runWith runs the program on a document and returns its exit code and what it
// wrote.
func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// answer is the part of an output that a reader of the form expects.
type answer struct {
	Model    string `json:"model"`
	Mode     string `json:"mode"`
	Agencies []struct {
		ID      string   `json:"id"`
		Level   string   `json:"level"`
		Roles   []string `json:"roles"`
		Open    []string `json:"open"`
		Reasons []struct {
			Rule, Subject, Outcome, Source, Detail string
		} `json:"reasons"`
		Next []struct {
			Level   string   `json:"level"`
			Missing []string `json:"missing"`
			Ask     []string `json:"ask"`
			Routes  []struct {
				Tie     string `json:"tie"`
				InPlace *bool  `json:"inPlace"`
				Source  string `json:"source"`
			} `json:"routes"`
		} `json:"next"`
	} `json:"agencies"`
}

func classified(t *testing.T, document string) answer {
	t.Helper()
	code, stdout, stderr := runWith(document)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var a answer
	decoder := json.NewDecoder(strings.NewReader(stdout))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&a); err != nil || !strings.HasSuffix(stdout, "}\n") {
		t.Fatalf("%v in\n%s", err, stdout)
	}
	return a
}

// A delivery partner that also receives referrals for what it does outside:
// both roles, delivery-partner printed, nothing left to reach.
func TestClassify_strict2009(t *testing.T) {
	a := classified(t, `{"model":"2009","mode":"strict","agencies":[{"id":"a","ties":{"coWorking":true,"coLocated":true,"sharesInformation":true,
		"protocolAgreed":null,"receivesReferrals":true,"makesReferrals":false,"deliversOutside":true,"shapesPractice":null}}]}`)
	one := a.Agencies[0]
	if a.Model != "2009" || one.ID != "a" || one.Level != "delivery-partner" || !slices.Equal(one.Roles, []string{"delivery-partner", "referral-partner"}) ||
		one.Open != nil || one.Next == nil || len(one.Next) != 0 {
		t.Errorf("%+v", a)
	}
	first := one.Reasons[0]
	if first.Rule != "R7" || first.Outcome != "met" || first.Source != "NA2009 3.1" || first.Detail == "" {
		t.Errorf("the first reason is %+v", first)
	}
	// Every condition of NA2009 3.1 is there: three of a delivery partner, two
	// more of a referral partner, and those of a referral agency.
	want := []string{"R7 coWorking met", "R7 coLocated met", "R7 sharesInformation met", "R8 deliversOutside met", "R8 receivesReferrals met",
		"R9 delivery-partner not-met", "R9 understandsIOM not-known"}
	for _, w := range want {
		if !slices.ContainsFunc(one.Reasons, func(r struct{ Rule, Subject, Outcome, Source, Detail string }) bool {
			return r.Rule+" "+r.Subject+" "+r.Outcome == w
		}) {
			t.Errorf("no reason %q in %+v", w, one.Reasons)
		}
	}
}

func TestClassify_levels(t *testing.T) {
	for _, test := range []struct {
		name, model, ties string
		level             string
		roles, open       []string
		next              string // level: missing; ask
	}{
		{"an absent tie is not known", `"2009"`, `{}`, "unknown", []string{}, []string{"delivery-partner", "referral-partner", "referral-agency"},
			"delivery-partner: coWorking coLocated sharesInformation; coWorking coLocated sharesInformation, " +
				"referral-partner: coWorking coLocated sharesInformation deliversOutside receivesReferrals; coWorking coLocated sharesInformation receivesReferrals deliversOutside, " +
				"referral-agency: receivesReferrals; coWorking coLocated sharesInformation receivesReferrals"},
		{"known to be nothing", `"2009"`, `{"coLocated":false,"receivesReferrals":false,"coWorking":true,"sharesInformation":true,"deliversOutside":true}`, "none", []string{}, nil,
			"delivery-partner: coLocated; , referral-partner: coLocated receivesReferrals; , referral-agency: receivesReferrals; "},
		{"not lower by default", `"2009"`, `{"coWorking":true,"coLocated":null,"sharesInformation":true,"receivesReferrals":true,"deliversOutside":false}`, "unknown", []string{},
			[]string{"delivery-partner", "referral-agency"},
			"delivery-partner: coLocated; coLocated, referral-partner: coLocated deliversOutside; coLocated, referral-agency: ; coLocated"},
		{"an established link, loosely", `"2009","mode":"loose"`, `{"coLocated":false,"receivesReferrals":true,"establishedLink":true,"coWorking":true,"sharesInformation":true}`,
			"referral-partner", []string{"referral-partner"}, nil, "delivery-partner: coLocated; "},
		{"the same, strictly", `"2009","mode":"strict"`, `{"coLocated":false,"receivesReferrals":true,"establishedLink":true,"coWorking":true,"sharesInformation":true,"deliversOutside":true}`,
			"referral-agency", []string{"referral-agency"}, nil, "delivery-partner: coLocated; , referral-partner: coLocated; "},
		{"an agreed protocol is needed in 2011", `"2011"`, `{"coWorking":true,"coLocated":true,"sharesInformation":true,"protocolAgreed":null,"makesReferrals":false}`,
			"unknown", []string{}, []string{"delivery-partner"},
			"delivery-partner: protocolAgreed; protocolAgreed, referral-partner: makesReferrals receivesReferrals shapesPractice; receivesReferrals shapesPractice"},
		{"from outside in 2011", `"2011"`, `{"coLocated":false,"coWorking":true,"protocolAgreed":true,"makesReferrals":true,"receivesReferrals":true,"sharesInformation":true,"shapesPractice":true}`,
			"referral-partner", []string{"referral-partner"}, nil, "delivery-partner: coLocated; "},
	} {
		whole := classified(t, fmt.Sprintf(`{"model":%s,"agencies":[{"id":"a","ties":%s}]}`, test.model, test.ties))
		if loose := strings.Contains(test.model, "loose"); loose != (whole.Mode == "loose") {
			t.Errorf("%s: the mode is %q", test.name, whole.Mode)
		}
		one := whole.Agencies[0]
		var next []string
		for _, step := range one.Next {
			next = append(next, step.Level+": "+strings.Join(step.Missing, " ")+"; "+strings.Join(step.Ask, " "))
		}
		if one.Level != test.level || !slices.Equal(one.Roles, test.roles) || !slices.Equal(one.Open, test.open) || one.Roles == nil {
			t.Errorf("%s: level %s, roles %v, open %v", test.name, one.Level, one.Roles, one.Open)
		}
		if diff := cmp.Diff(test.next, strings.Join(next, ", ")); diff != "" {
			t.Errorf("%s: next (-want +got):\n%s", test.name, diff)
		}
		for _, reason := range one.Reasons {
			if reason.Outcome == "not-known" && reason.Subject == test.level && !strings.HasPrefix(reason.Detail, "cannot tell: needs ") {
				t.Errorf("%s: %+v", test.name, reason)
			}
		}
	}
}

// The routes of recommendation 9, with what is in place.
func TestClassify_routes(t *testing.T) {
	one := classified(t, `{"model":"2009","agencies":[{"id":"a","ties":{"coLocated":false,"receivesReferrals":true,"informationEvents":true,"pathwaysGroup":null}}]}`).Agencies[0]
	routes := one.Next[1].Routes
	if one.Next[1].Level != "referral-partner" || len(routes) != 2 || routes[0].Tie != "informationEvents" || routes[0].InPlace == nil || !*routes[0].InPlace ||
		routes[1].Tie != "pathwaysGroup" || routes[1].InPlace != nil {
		t.Errorf("%+v", one.Next)
	}
}

func TestClassify_noAgencies(t *testing.T) {
	_, stdout, _ := runWith(`{"model":"2011","agencies":[]}`)
	if want := "{\n  \"model\": \"2011\",\n  \"agencies\": []\n}\n"; stdout != want {
		t.Errorf("%q, want %q", stdout, want)
	}
}

// All that is wrong is said at once, one problem a line, and nothing is
// written.
func TestClassify_badInput(t *testing.T) {
	for _, test := range []struct{ name, document, want string }{
		{"nothing", ``, "classify: not JSON: the text ends early (byte 0)\n"},
		{"an unknown model", `{"model":"2010","agencies":[]}`, "classify: model: \"2010\": unknown word: a model is 2009 or 2011\n"},
		{"an unknown mode", `{"model":"2009","mode":"lax","agencies":[]}`, "classify: mode: \"lax\": unknown word: a mode is strict or loose\n"},
		{"a mode that the model has not", `{"model":"2011","mode":"loose","agencies":[]}`, "classify: mode: \"loose\": contradicts: the 2011 model has no loose reading\n"},
		{"many", `{"model":"2009","agencies":[{"id":"a"},{"id":"a","ties":{"coWorking":1,"colocated":true}},{"ties":{"coLocated":"yes"}}],"x":1}`,
			`classify: agencies[1].ties.coWorking: 1: wrong type: an answer is null, true or false
classify: agencies[1].ties.colocated: true: unknown field
classify: agencies[2].ties.coLocated: "yes": wrong type: an answer is null, true or false
classify: agencies[2].id: missing
classify: x: 1: unknown field
classify: agencies[1].id: "a": duplicate
`},
		{"twice", `{"model":"2009","agencies":[{"id":"a","ties":{"coLocated":true,"coLocated":false}}]}`, "classify: agencies[0].ties.coLocated: false: given more than once\n"},
		{"a terminal's escapes", "{\"model\":\"2009\\u001b[2J\",\"agencies\":[]}", "classify: model: \"2009\\x1b[2J\": unknown word: a model is 2009 or 2011\n"},
	} {
		code, stdout, stderr := runWith(test.document)
		if code != 1 || stdout != "" {
			t.Errorf("%s: exit code %d, wrote %q", test.name, code, stdout)
		}
		if diff := cmp.Diff(test.want, stderr); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestRun_usage(t *testing.T) {
	for _, args := range [][]string{{"-site", "croydon"}, {"-site", ""}, {"-compare", "leeds"}, {"-compare", "leeds,leeds"}, {"-compare", "leeds,york"},
		{"-compare", "leeds,pennine,lewisham"}, {"-site", "leeds", "-compare", "leeds,pennine"}, {"-x"}, {"leeds"}} {
		if code, stdout, stderr := runWith("", args...); code != 2 || stdout != "" || stderr == "" {
			t.Errorf("%v: exit code %d, %q", args, code, stderr)
		}
	}
	if code, _, _ := runWith("", "-h"); code != 0 {
		t.Errorf("-h: exit code %d", code)
	}
}

// What a partnership manager is to find in the published cases, from the text
// of NA2009.
func TestRun_site(t *testing.T) {
	for site, want := range map[string][]string{
		"leeds": {"CRI", "Together Women Project: coLocated, sharesInformation", "children-families", "NA-LEE4 too few referrals"},
		"pennine": {"Inward House", "contradiction (R10)", "beyond:food-parcels", "beyond:clothing, for which only small and micro organisations is stated", "Integration checklist (R25): met: 7 of 7 items in place",
			`"not represented on the strategic management board"`, "NA-PEN4"},
		"lewisham":      {"contradiction (R10)", "Local authority as conduit (R244): met", "race equality", "NA-LEW1"},
		"nottingham":    {"three Third Sector Agencies", "Double Impact", "children-families"},
		"west-midlands": {"Aquarius", "no TSA sitting on local CDRP", "NA-WMB3", "evidence: R6 not met (local-oversight)"},
	} {
		code, stdout, stderr := runWith("", "-site", site)
		if code != 0 || stderr != "" {
			t.Fatalf("%s: exit code %d: %s", site, code, stderr)
		}
		for _, text := range want {
			if !strings.Contains(strings.ToLower(stdout), strings.ToLower(text)) {
				t.Errorf("%s: no %q", site, text)
			}
		}
		if strings.Contains(stdout, "%!") || strings.Contains(stdout, " \n") {
			t.Errorf("%s: a format is broken, or a line ends in a space", site)
		}
	}
}

// Leeds beside Nottingham: the presence that 3.1 denies Nottingham is lost, and
// what nobody said of it is no loss.
func TestRun_compare(t *testing.T) {
	_, stdout, _ := runWith("", "-compare", "leeds,nottingham")
	for _, want := range []string{"delivery-inside lost", "delivery-outside changed", "pioneer-site-oversight lost", "countywide-oversight unchanged", "co-working changed", "local-oversight changed"} {
		name, change, _ := strings.Cut(want, " ")
		found := false
		for line := range strings.Lines(stdout) {
			fields := strings.Fields(line)
			found = found || len(fields) > 0 && fields[0] == name && fields[len(fields)-1] == change
		}
		if !found {
			t.Errorf("no line says %q in\n%s", want, stdout)
		}
	}
	// The other way round, what was lost is gained.
	_, back, _ := runWith("", "-compare", "nottingham,leeds")
	if strings.Count(stdout, " lost\n") != strings.Count(back, " gained\n") || strings.Count(stdout, " gained\n") != strings.Count(back, " lost\n") {
		t.Error("the comparison is not the opposite of its opposite")
	}
}

// Whatever comes in, the program ends with 0 and a document that agrees with
// the library, or with 1 and problems.
func FuzzClassify(f *testing.F) {
	f.Add(`{"model":"2009","mode":"loose","agencies":[{"id":"a","ties":{"coWorking":true,"pathwaysGroup":null}},{"id":"b"}]}`)
	f.Add(`{"model":"2011","agencies":[{"id":"\u00e9","ties":{"shapesPractice":false}}]}`)
	f.Add(`{"model":"2010","agencies":[{}]}`)
	f.Add(`[`)
	f.Fuzz(func(t *testing.T, document string) {
		code, stdout, stderr := runWith(document)
		switch {
		case code == 0 && stderr == "":
			var out struct {
				Agencies []struct {
					ID    string
					Level string
				}
			}
			var in struct {
				Model, Mode string
				Agencies    []struct {
					ID   string
					Ties engagement.Ties
				}
			}
			if err := json.Unmarshal([]byte(stdout), &out); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(document), &in); err != nil {
				t.Fatal(err)
			}
			model, err := (input{Model: in.Model, Mode: in.Mode}).model()
			if err != nil || len(in.Agencies) != len(out.Agencies) {
				t.Fatalf("%v; %d agencies in, %d out", err, len(in.Agencies), len(out.Agencies))
			}
			for i, a := range in.Agencies {
				if want := levelWord(engagement.Classify(model, a.Ties).Level); out.Agencies[i].ID != a.ID || out.Agencies[i].Level != want {
					t.Errorf("%q is %q, want %q", a.ID, out.Agencies[i].Level, want)
				}
			}
		case code == 1 && stdout == "" && strings.HasPrefix(stderr, "classify: ") && strings.HasSuffix(stderr, "\n"):
		default:
			t.Fatalf("exit code %d, %q, %q", code, stdout, stderr)
		}
	})
}
