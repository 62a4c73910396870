package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// output is the part of an output that a reader of the issue's form expects.
type output struct {
	Fields   map[string]json.RawMessage `json:"fields"`
	Withheld []struct {
		Name    string   `json:"name"`
		Reasons []reason `json:"reasons"`
	} `json:"withheld"`
	Reasons []reason `json:"reasons"`
}

type reason struct {
	Rule, Subject, Outcome, Source, Detail string
	Because                                []reason
}

// of is "name: rule outcome, …" of each withheld field.
func (o output) of() []string {
	list := []string{}
	for _, w := range o.Withheld {
		text := w.Name + ":"
		for _, r := range w.Reasons {
			text += " " + r.Rule + " " + r.Outcome
		}
		list = append(list, text)
	}
	return list
}

func outputOf(t testing.TB, document string) (o output, stdout string) {
	t.Helper()
	code, stdout, stderr := runWith(document)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	decoder := json.NewDecoder(strings.NewReader(stdout))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&o); err != nil || !strings.HasSuffix(stdout, "}\n") {
		t.Fatalf("%v in\n%s", err, stdout)
	}
	return o, stdout
}

// issue is the issue's document, with its blanks filled in (synthetic) and a change.
func issue(changes ...string) string {
	text := `{"on":"2011-01-10","from":"probation","to":"addaction","purpose":"referral",
"parties":[{"id":"probation","sector":"statutory","secureHandling":true,"trained":true},{"id":"addaction","sector":"vcs","secureHandling":true,"trained":true}],
"agreements":[{"id":"isa-1","parties":["probation","addaction"],"purposes":["referral"],
"permits":[{"from":"probation","to":"addaction","categories":["health","needs"]}],"from":"2010-11-01","until":"2011-04-01"}],
"consent":["health"],"duty":{"ground":"public-protection","fields":["informant"]},
"record":{"fields":[{"name":"diagnosis","category":"health","value":"asthma"},{"name":"informant","category":"intelligence","value":"a neighbour"},
{"name":"housing","category":"needs","value":null}]}}`
	return strings.NewReplacer(changes...).Replace(text)
}

func TestDisclose(t *testing.T) {
	none := []string{}
	for _, test := range []struct {
		name     string
		document string
		fields   []string
		withheld []string
	}{
		// A duty from probation to a VCS agency compels nothing (R41).
		{"the issue's document", issue(), []string{"diagnosis"}, []string{"informant: R39 not-met R41 not-met", "housing: R40 not-known"}},
		{"consent to both", issue(`"consent":["health"]`, `"consent":["health","needs"]`), []string{"diagnosis", "housing"}, []string{"informant: R39 not-met R41 not-met"}},
		{"no consent needed for either", issue(`"health","needs"]`, `"health","needs"],"consentNeeded":false`), []string{"diagnosis", "housing"}, []string{"informant: R39 not-met R41 not-met"}},
		{"consent withdrawn", issue(`"duty"`, `"withdrawn":["health"],"duty"`), none, []string{"diagnosis: R40 not-met", "informant: R39 not-met R41 not-met", "housing: R40 not-known"}},
		{"prohibited", issue(`"duty"`, `"prohibitions":[{"from":"probation","to":"addaction","categories":["health"]}],"duty"`), none,
			[]string{"diagnosis: R39 not-met", "informant: R39 not-met R41 not-met", "housing: R40 not-known"}},
		{"the last day", issue("2011-01-10", "2011-03-31"), []string{"diagnosis"}, []string{"informant: R39 not-met R41 not-met", "housing: R40 not-known"}},
		{"the day after", issue("2011-01-10", "2011-04-01"), none, []string{"diagnosis: R35 not-met", "informant: R39 not-met R41 not-met", "housing: R35 not-met R40 not-known"}},
		{"a day not known", issue(`"2011-01-10"`, `null`), none, []string{"diagnosis: R35 not-known", "informant: R39 not-met R41 not-met", "housing: R35 not-known R40 not-known"}},
		{"no end", issue(`,"until":"2011-04-01"`, ``), none, []string{"diagnosis: R35 not-known", "informant: R39 not-met R41 not-met", "housing: R35 not-known R40 not-known"}},
		{"open-ended", issue(`"until":"2011-04-01"`, `"openEnded":true`), []string{"diagnosis"}, []string{"informant: R39 not-met R41 not-met", "housing: R40 not-known"}},
		{"a misspelt category", issue(`"category":"health"`, `"category":"Health"`), none, []string{"diagnosis: R39 not-met", "informant: R39 not-met R41 not-met", "housing: R40 not-known"}},
		{"no category", issue(`"category":"health",`, ``), none, []string{"diagnosis: R39 not-known R39 not-met", "informant: R39 not-met R41 not-met", "housing: R40 not-known"}},
		{"an unknown recipient", issue(`"to":"addaction","purpose"`, `"to":"aquarius","purpose"`), none,
			[]string{"diagnosis: R35 not-known R35 not-known R37 not-known R39 not-met", "informant: R35 not-known R35 not-known R37 not-known R39 not-met R41 not-met",
				"housing: R35 not-known R35 not-known R37 not-known R39 not-met"}},
		{"the duty, from the VCS", issue(`"from":"probation","to":"addaction","purpose"`, `"from":"addaction","to":"probation","purpose"`), []string{"informant"},
			[]string{"diagnosis: R39 not-met", "housing: R39 not-met"}},
		{"the duty without a ground", issue(`"from":"probation","to":"addaction","purpose"`, `"from":"addaction","to":"probation","purpose"`, `"ground":"public-protection",`, ``), none,
			[]string{"diagnosis: R39 not-met", "informant: R39 not-met R41 not-known", "housing: R39 not-met"}},
		{"the least there can be", `{"on":null,"from":"a","to":"b","purpose":"","record":{"fields":[]}}`, none, none},
	} {
		t.Run(test.name, func(t *testing.T) {
			o, _ := outputOf(t, test.document)
			got := []string{}
			for name := range o.Fields {
				got = append(got, name)
			}
			slices.Sort(got)
			if diff := cmp.Diff(test.fields, got); diff != "" || o.Fields == nil || o.Withheld == nil || o.Reasons == nil {
				t.Errorf("fields (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.withheld, o.of()); diff != "" {
				t.Errorf("withheld (-want +got):\n%s", diff)
			}
			for _, w := range o.Withheld {
				for _, r := range w.Reasons {
					if r.Source == "" || r.Detail == "" {
						t.Errorf("%s: %+v", w.Name, r)
					}
				}
			}
		})
	}
}

// Values come out byte for byte, in the order of the record; names are escaped
// as JSON needs it and no further.
func TestDisclose_values(t *testing.T) {
	values := []string{`{"a": [1.10, -0, 1E+400, 12345678901234567890],  "a":"twice"}`, `[ ]`, `0.1000`, `"\u00e9\ud83d\ude00\ud800 <&> \/ é"`, `true`, `false`, `null`,
		"{\n  \"lines\": 2\n}", "\"\uFFFD\""}
	names := []string{"z", "a", `quote\"d`, "<&>", `\u00e9`, "é é", "7", "\u2028", "%d"}
	var in, out []string
	for i, value := range values {
		in = append(in, fmt.Sprintf(`{"name":"%s","category":"health","value":%s}`, names[i], value))
		out = append(out, fmt.Sprintf(`    "%s": %s`, strings.Replace(names[i], `\u00e9`, "é", 1), value))
	}
	text := issue()
	text = text[:strings.Index(text, `"record"`)] + `"record":{"fields":[` + strings.Join(in, " ,\n") + `]}}`
	_, stdout := outputOf(t, text)
	want := "{\n  \"fields\": {\n" + strings.Join(out, ",\n") + "\n  },\n  \"withheld\": [],\n  \"reasons\": [\n"
	want = strings.Replace(want, "\"\u2028\"", `"\u2028"`, 1) // encoding/json escapes it, which is the same name
	if !strings.HasPrefix(stdout, want) {
		t.Errorf("the output begins\n%.*s\nwant\n%s", len(want), stdout, want)
	}
}

// All that is wrong is said at once, one problem a line, and nothing is
// written.
func TestDisclose_badInput(t *testing.T) {
	allMissing := "disclose: on: missing\ndisclose: from: missing\ndisclose: to: missing\ndisclose: purpose: missing\ndisclose: record: missing\n"
	for _, test := range []struct{ name, document, want string }{
		{"nothing", ``, "disclose: not JSON: the text ends early (byte 0)\n"},
		{"an empty object", `{}`, allMissing},
		{"a field twice", issue(`"name":"housing"`, `"name":"diagnosis"`), "disclose: record.fields[2].name: \"diagnosis\": duplicate\n"},
		{"a field twice, spelt differently", issue(`"name":"housing"`, `"name":"\u0064iagnosis"`), "disclose: record.fields[2].name: \"diagnosis\": duplicate\n"},
		{"a field without a value", issue(`,"value":null`, ``), "disclose: record.fields[2].value: missing\n"},
		{"two values", issue(`"value":null`, `"value":null,"value":1`), "disclose: record.fields[2].value: 1: given more than once\n"},
		{"a value in another case", issue(`"value":null`, `"value":null,"Value":1`), "disclose: record.fields[2].Value: 1: unknown field\n"},
		{"two records", issue(`"consent"`, `"record":{"fields":[]},"consent"`), "disclose: record: {…}: given more than once\n"},
		{"a value that is not UTF-8", issue(`"asthma"`, "[\"\xff\"]"), "disclose: record.fields[0].value: text that is not UTF-8, or that lost a character before\n"},
		{"a ground that is none", issue("public-protection", "curiosity"),
			"disclose: duty.ground: unknown word \"curiosity\": a Ground is one of public-protection, risk-management\n"},
		{"many", issue(`"trained":true},`, `"trained":1},`, `"until":"2011-04-01"`, `"until":"2010-11-01"`, `"consent":["health"]`, `"consent":[""],"x":{}`, `"id":"addaction"`, `"id":"probation"`),
			`disclose: parties[0].trained: 1: wrong type: an answer is null, true or false
disclose: x: {…}: unknown field
disclose: parties[1].id: "probation": duplicate
disclose: agreements[0].until: out of range: not after 2010-11-01, so that the span holds no day
disclose: consent[0]: missing
`},
		{"a control character", "{\"\\u001b[1m\":1}", "disclose: [\"\\x1b[1m\"]: 1: unknown field\n" + allMissing},
	} {
		code, stdout, stderr := runWith(test.document)
		if code != 1 || stdout != "" || stderr != test.want {
			t.Errorf("%s: exit code %d, %q (-want +got):\n%s", test.name, code, stdout, cmp.Diff(test.want, stderr))
		}
		if strings.ContainsRune(stderr, '\x1b') {
			t.Errorf("a control character reaches the terminal: %q", stderr)
		}
	}
}

func TestRun_usage(t *testing.T) {
	for _, test := range []struct {
		args []string
		code int
	}{{[]string{"-h"}, 0}, {[]string{"-why"}, 2}, {[]string{"x"}, 2}} {
		if code, stdout, stderr := runWith(issue(), test.args...); code != test.code || stdout != "" || stderr == "" {
			t.Errorf("%v: exit code %d, %q, %q", test.args, code, stdout, stderr)
		}
	}
}

// A reader or writer that fails is bad input, not success.
func TestRun_failing(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run(nil, iotest.ErrReader(errors.New("unplugged")), &out, &errs); code != 1 || out.Len() > 0 || !strings.Contains(errs.String(), "unplugged") {
		t.Errorf("exit code %d, %q", code, errs.String())
	}
	if code := run(nil, strings.NewReader(issue()), failing{}, &errs); code != 1 || !strings.Contains(errs.String(), "full") {
		t.Errorf("exit code %d, %q", code, errs.String())
	}
	// Read byte by byte the answer is the same.
	out.Reset()
	_, want, _ := runWith(issue())
	if code := run(nil, iotest.OneByteReader(strings.NewReader(issue())), &out, io.Discard); code != 0 || out.String() != want {
		t.Errorf("exit code %d, %s", code, cmp.Diff(want, out.String()))
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

// permitted is the reference, written from the issue's text on the document as
// encoding/json reads it: the names of the fields that may be disclosed where
// every sector is stated. A sector that is not is read against the recipient.
func permitted(t testing.TB, text string) map[string]string {
	var in struct {
		On, From, To, Purpose string
		Parties               []struct {
			ID, Sector                                          string
			SecureHandling, SecureEmail, SecureStorage, Trained *bool
		}
		Agreements []struct {
			Parties, Purposes []string
			Permits           []struct {
				From, To      string
				Categories    []string
				ConsentNeeded *bool
			}
			From, Until string
			OpenEnded   *bool
		}
		Consent, Withdrawn []string
		Prohibitions       []struct {
			From, To   string
			Categories []string
		}
		Duty struct {
			Ground string
			Fields []string
		}
		Record struct {
			Fields []struct {
				Name, Category string
				Value          json.RawMessage
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &in); err != nil {
		t.Fatal(err)
	}
	is := func(answer *bool) bool { return answer != nil && *answer }
	sector, trained, secure := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, p := range in.Parties {
		sector[p.ID], trained[p.ID], secure[p.ID] = p.Sector, is(p.Trained), is(p.SecureHandling)
		if p.SecureHandling == nil {
			secure[p.ID] = is(p.SecureEmail) && is(p.SecureStorage)
		}
	}
	known := func(s string) bool { return s != "" && s != "not-stated" }
	from, to := sector[in.From], sector[in.To]
	pair := from + " " + to
	// Where a sector is open the pair may be one that needs training, unless
	// the other side rules it out.
	needsTraining := pair == "vcs statutory" || pair == "statutory vcs" ||
		!known(from) && (!known(to) || to != "private") || !known(to) && from != "private"
	needsSecurity := to == "vcs" || !known(to)
	_, declaredFrom := sector[in.From]
	_, declaredTo := sector[in.To]
	may := map[string]string{}
	for _, f := range in.Record.Fields {
		ground := in.Duty.Ground == "public-protection" || in.Duty.Ground == "risk-management"
		if ground && pair == "vcs statutory" && slices.Contains(in.Duty.Fields, f.Name) {
			may[f.Name] = string(f.Value)
			continue
		}
		if f.Category == "" || !declaredFrom || !declaredTo || needsTraining && !(trained[in.From] && trained[in.To]) ||
			needsSecurity && !secure[in.To] || slices.Contains(in.Withdrawn, f.Category) {
			continue
		}
		prohibited := false
		for _, p := range in.Prohibitions {
			prohibited = prohibited || (p.From == "" || p.From == in.From) && (p.To == "" || p.To == in.To) &&
				(len(p.Categories) == 0 || slices.Contains(p.Categories, f.Category))
		}
		for _, a := range in.Agreements {
			force := in.On != "" && a.From != "" && a.From <= in.On && (in.On < a.Until || a.Until == "" && is(a.OpenEnded))
			if prohibited || !force || in.Purpose == "" || !slices.Contains(a.Purposes, in.Purpose) ||
				!slices.Contains(a.Parties, in.From) || !slices.Contains(a.Parties, in.To) {
				continue
			}
			for _, p := range a.Permits {
				free := p.ConsentNeeded != nil && !*p.ConsentNeeded
				if p.From == in.From && p.To == in.To && slices.Contains(p.Categories, f.Category) && (free || slices.Contains(in.Consent, f.Category)) {
					may[f.Name] = string(f.Value)
				}
			}
		}
	}
	return may
}

// Whatever comes in, the program ends with 1 and problems, or with 0 and a
// document in which exactly the permitted fields stand, each with its bytes.
func FuzzDisclose(f *testing.F) {
	f.Add(issue())
	f.Add(issue("2011-01-10", "2011-04-01"))
	f.Add(issue(`"sector":"vcs"`, `"sector":""`, `"trained":true`, `"trained":null`))
	f.Add(issue(`"until":"2011-04-01"`, `"openEnded":true`, `"duty"`, `"withdrawn":["needs"],"prohibitions":[{"from":"","categories":["x"]}],"duty"`))
	f.Add(issue(`"from":"probation","to":"addaction","purpose"`, `"from":"addaction","to":"probation","purpose"`, `null`, `{"a":[1e400,"\ud800"]}`))
	f.Add(`{"on":null,"from":"a","to":"b","purpose":"","record":{"fields":[{"name":"x","value":[[[]]]}]}}`)
	f.Add(`[`)
	f.Fuzz(func(t *testing.T, text string) {
		code, stdout, stderr := runWith(text)
		switch {
		case code == 0 && stderr == "":
			want := permitted(t, text)
			got := map[string]string{}
			o, _ := outputOf(t, text)
			for name, value := range o.Fields {
				got[name] = string(value)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("fields (-want +got):\n%s", diff)
			}
			if !json.Valid([]byte(stdout)) {
				t.Fatalf("not JSON: %s", stdout)
			}
			for _, w := range o.Withheld {
				if _, twice := o.Fields[w.Name]; twice || len(w.Reasons) == 0 {
					t.Fatalf("%s is withheld because of %v", w.Name, w.Reasons)
				}
			}
		case code == 1 && stdout == "" && strings.HasPrefix(stderr, "disclose: ") && strings.HasSuffix(stderr, "\n"):
		default:
			t.Fatalf("exit code %d, %q, %q", code, stdout, stderr)
		}
	})
}

// A million fields in a few seconds: reading dominates.
func BenchmarkDisclose(b *testing.B) {
	for _, n := range []int{10, 1_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := issue()
			var long strings.Builder
			long.WriteString(text[:strings.Index(text, `"record"`)] + `"record":{"fields":[`)
			for i := range n {
				if i > 0 {
					long.WriteByte(',')
				}
				fmt.Fprintf(&long, `{"name":"f%d","category":"%s","value":%d}`, i, []string{"health", "needs"}[i%2], i)
			}
			long.WriteString("]}}")
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				if code := run(nil, strings.NewReader(long.String()), io.Discard, io.Discard); code != 0 {
					b.Fatal(code)
				}
			}
		})
	}
}
