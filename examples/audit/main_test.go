package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/pioneers"
)

func runWith(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

type answer struct {
	Findings []struct {
		Rule, Subject, Outcome string
		Bodies, Agencies       []string
		Detail, Remedy, Source string
		Evidence               []string
		Because                []any
	} `json:"findings"`
	Model2011 struct {
		Met, Of        int
		Unmet, Unknown []string
	} `json:"model2011"`
}

func audited(t *testing.T, stdin string, args ...string) answer {
	t.Helper()
	code, stdout, stderr := runWith(stdin, args...)
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

func (a answer) outcome(rule, subject string) string {
	for _, f := range a.Findings {
		if f.Rule == rule && f.Subject == subject {
			return f.Outcome
		}
	}
	return "none"
}

// A partnership in which one agency delivers and another sits on the board:
// presence is not connection, and what would put it right is said.
const apart = `{"agencies":[{"id":"delivers","sector":"vcs","ties":{"receivesReferrals":false,"deliversOutside":false}},{"id":"sits","sector":"vcs","ties":{"receivesReferrals":false,"deliversOutside":false}}],
"bodies":[{"id":"outside","tier":"delivery-outside","complete":true},{"id":"unit","tier":"delivery-inside","complete":true,"seats":[{"agency":"delivers","status":"member"}]},
{"id":"board","tier":"local-oversight","complete":true,"seats":[{"agency":"sits","status":"member"}]}],"channelsComplete":true}`

func TestRun_findings(t *testing.T) {
	a := audited(t, apart)
	if got := a.outcome("R20", "service-delivery and local-oversight"); got != "not-met" {
		t.Errorf("R20 is %s", got)
	}
	for _, f := range a.Findings {
		if f.Rule == "R20" && f.Subject == "service-delivery and local-oversight" &&
			(!slices.Equal(f.Bodies, []string{"outside", "unit", "board"}) || f.Agencies == nil || f.Remedy == "" || f.Source == "" || f.Detail == "") {
			t.Errorf("%+v", f)
		}
	}
	if m := a.Model2011; m.Of != 13 || m.Met+len(m.Unmet)+len(m.Unknown) != 13 {
		t.Errorf("%+v", m)
	}
	joined := strings.Replace(apart, `"channelsComplete":true`, `"channels":[{"from":"delivers","to":"sits","exists":true},{"from":"sits","to":"delivers","exists":true}],"channelsComplete":true`, 1)
	if got := audited(t, joined).outcome("R20", "service-delivery and local-oversight"); got != "met" {
		t.Errorf("with lines both ways R20 is %s", got)
	}
}

// The published sites, with and without the agencies that were only invited.
func TestRun_sites(t *testing.T) {
	const subject = "service-delivery and operational-management"
	for site, want := range map[string][2]string{"pennine": {"met", "not-known"}, "leeds": {"met", "met"}, "nottingham": {"not-met", "not-met"}} {
		got := [2]string{audited(t, "", "-site", site, "-invited").outcome("R20", subject), audited(t, "", "-site", site).outcome("R20", subject)}
		if got != want {
			t.Errorf("%s: %v, want %v", site, got, want)
		}
	}
}

// Every drawing of every site is well formed and names every body and, where
// they are drawn, the agencies.
func TestRun_drawings(t *testing.T) {
	for _, site := range pioneers.Sites() {
		for _, format := range []string{"-svg", "-dot", "-mermaid", "-graphml"} {
			code, stdout, stderr := runWith("", "-site", string(site.ID), format)
			if code != 0 || stderr != "" || stdout == "" {
				t.Fatalf("%s %s: exit code %d: %s", site.ID, format, code, stderr)
			}
			if format == "-svg" || format == "-graphml" {
				decoder := xml.NewDecoder(strings.NewReader(stdout))
				for {
					if _, err := decoder.Token(); err == io.EOF {
						break
					} else if err != nil {
						t.Fatalf("%s %s: %v", site.ID, format, err)
					}
				}
			}
			if format == "-graphml" {
				continue
			}
			for _, b := range site.Structure.Bodies {
				if first, _, _ := strings.Cut(b.Name, " "); !strings.Contains(stdout, first) {
					t.Errorf("%s %s: no body %q", site.ID, format, b.Name)
				}
			}
		}
	}
}

func TestRun_differences(t *testing.T) {
	code, stdout, stderr := runWith("", "-site", "leeds", "-without", "renew")
	if code != 0 || stderr != "" || !strings.Contains(stdout, "R22 local-oversight: renew: inform") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
	code, stdout, stderr = runWith("", "-site", "leeds", "-compare", "nottingham")
	if code != 0 || stderr != "" || !strings.Contains(stdout, "lost") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
	if code, _, _ := runWith("", "-site", "leeds", "-without", "nobody"); code != 2 {
		t.Errorf("exit code %d", code)
	}
}

func TestRun_badInput(t *testing.T) {
	for document, want := range map[string]string{
		``: "audit: not JSON: the text ends early (byte 0)\n",
		`{"agencies":[{"id":"a"},{"id":"a"}],"bodies":[{"id":"b","tier":"attic","seats":[{"agency":"x","status":"member"}]}],"more":1}`: `audit: bodies[0].tier: unknown word "attic": a Tier is one of delivery-outside, delivery-inside, operational-management, local-oversight, pioneer-site-oversight, countywide-oversight
audit: more: 1: unknown field
audit: agencies[1].id: "a": duplicate
audit: bodies[0].seats[0].agency: "x": no such agency in agencies
`,
	} {
		code, stdout, stderr := runWith(document)
		if code != 1 || stdout != "" {
			t.Errorf("exit code %d, wrote %q", code, stdout)
		}
		if diff := cmp.Diff(want, stderr); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestRun_usage(t *testing.T) {
	for _, args := range [][]string{{"-site", "york"}, {"-compare", ""}, {"-svg", "-dot", "-site", "leeds"}, {"-model", "2010"}, {"-groups", "x"}, {"-managers", "1:0"}, {"-groups", "-1:2"}, {"-review", "-1"}, {"-brokers", "-svg", "-site", "leeds"}, {"x"}, {"-y"}} {
		if code, stdout, stderr := runWith("", args...); code != 2 || stdout != "" || stderr == "" {
			t.Errorf("%v: exit code %d, %q", args, code, stderr)
		}
	}
	if code, _, _ := runWith("", "-h"); code != 0 {
		t.Errorf("-h: exit code %d", code)
	}
}

// Who the brokers are: in Pennine the police, without whom the agencies on the
// CDRP are cut off; an agency of an unknown sector is left out, and named.
func TestRun_brokers(t *testing.T) {
	code, stdout, stderr := runWith("", "-site", "pennine", "-invited", "-brokers")
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var got brokers
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if first := got.Brokers[0]; first.Agency != "pennine-police" || !first.CutPoint || first.PairsLost == 0 || first.Roles.Total == 0 {
		t.Errorf("%+v", first)
	}
	if want := []engagement.AgencyID{"pennine-housing-agencies", "pennine-range-of-partners"}; !slices.Equal(got.LeftOut, want) {
		t.Errorf("left out %v", got.LeftOut)
	}
	// a tells b, b tells c of another sector, and nobody else does.
	_, stdout, _ = runWith(`{"agencies":[{"id":"a","sector":"vcs"},{"id":"b","sector":"vcs"},{"id":"c","sector":"statutory"}],"bodies":[],
		"channels":[{"from":"a","to":"b","exists":true},{"from":"b","to":"c","exists":true}]}`, "-brokers")
	got = brokers{}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if b := got.Brokers[0]; b.Agency != "b" || b.PairsLost != 1 || b.Roles.Representative != 1 || b.Roles.Total != 1 || b.Betweenness != 1 || len(got.Bridges) != 2 {
		t.Errorf("%+v", got)
	}
}

// A partnership that keeps the VCS out of commissioning, by the caller's policy.
func TestRun_exclude(t *testing.T) {
	const document = `{"agencies":[{"id":"a","sector":"vcs"}],"bodies":[{"id":"b","tier":"local-oversight","complete":true,"seats":[{"agency":"a","status":"member"}]}],
		"practice":{"decisions":[{"body":"b","item":{"id":"i","commissioning":true,"complete":true,"bidders":[]}}],"partnerings":{"ties":[],"complete":true},
		"duties":[{"duty":"enforcement","handsOff":false,"monitored":true,"lastAssessed":"2010-01-01"}]},"on":"2010-03-01"}`
	if got := audited(t, document).outcome("R61", "b: i"); got != "met" {
		t.Errorf("R61 is %s", got)
	}
	if got := audited(t, document, "-exclude").outcome("R61", "b: i"); got != "not-met" {
		t.Errorf("R61 is %s", got)
	}
	for months, want := range map[string]string{"0": "not-known", "2": "not-met", "3": "met"} {
		if got := audited(t, document, "-review", months).outcome("R71", "enforcement"); got != want {
			t.Errorf("after %s months R71 is %s, want %s", months, got, want)
		}
	}
}

// The limits of the caller give a verdict, and none is given without.
func TestRun_limits(t *testing.T) {
	if got := audited(t, "", "-site", "leeds").outcome("R23", "groups"); got != "not-applicable" {
		t.Errorf("without a limit R23 is %s", got)
	}
	if got := audited(t, "", "-site", "leeds", "-groups", "1:26").outcome("R23", "groups"); got != "not-met" { // nine groups beside 26 posts
		t.Errorf("R23 is %s", got)
	}
	if got := audited(t, "", "-site", "leeds", "-groups", "9:26").outcome("R23", "groups"); got != "met" {
		t.Errorf("R23 is %s", got)
	}
}

// Whatever comes in, the program ends with 0 and an audit that agrees with the
// library's, or with 1 and problems.
func FuzzAudit(f *testing.F) {
	f.Add(apart)
	f.Add(`{"agencies":[],"bodies":[{"id":"b"}]}`)
	f.Add(`[`)
	f.Fuzz(func(t *testing.T, document string) {
		code, stdout, stderr := runWith(document)
		switch {
		case code == 0 && stderr == "":
			var a answer
			if err := json.Unmarshal([]byte(stdout), &a); err != nil {
				t.Fatal(err)
			}
			s, err := governance.Read(strings.NewReader(document))
			if err != nil {
				t.Fatal(err)
			}
			audit, err := governance.Run(s, governance.Policy{Model: engagement.Model2011})
			if err != nil || len(audit.Findings) != len(a.Findings) {
				t.Fatalf("%v; %d findings, want %d", err, len(a.Findings), len(audit.Findings))
			}
			for i, f := range audit.Findings {
				if a.Findings[i].Outcome != f.Reason.Outcome.String() {
					t.Errorf("%s is %s, want %v", f.ID(), a.Findings[i].Outcome, f.Reason.Outcome)
				}
			}
		case code == 1 && stdout == "" && strings.HasPrefix(stderr, "audit: ") && strings.HasSuffix(stderr, "\n"):
		default:
			t.Fatalf("exit code %d, %q, %q", code, stdout, stderr)
		}
	})
}
