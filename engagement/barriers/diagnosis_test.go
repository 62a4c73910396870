package barriers_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/barriers"
)

func notMet(rule, subject string) barriers.Finding {
	return barriers.Finding{Rule: rule, Outcome: engagement.NotMet, Subject: subject}
}

func diagnose(t *testing.T, p barriers.Policy, findings ...barriers.Finding) barriers.Diagnosis {
	t.Helper()
	diagnosis, err := p.Diagnose(findings)
	if err != nil {
		t.Fatal(err)
	}
	return diagnosis
}

func ids(steps []barriers.Step) []string {
	var all []string
	for _, step := range steps {
		all = append(all, step.Entry.ID)
	}
	return all
}

func found(d barriers.Diagnosis) []string {
	var all []string
	for _, diagnosed := range d.Barriers {
		all = append(all, diagnosed.Barrier.ID)
	}
	return all
}

// Cases worked by hand from the documents.
func TestDiagnose_published(t *testing.T) {
	for _, test := range []struct {
		finding    barriers.Finding
		barrier    string
		basis      barriers.Basis
		opposite   []string
		solutions  int
		answers    []string
		addressees []barriers.Actor
	}{
		// HO2012 Ch.5: frontline managers less inclined to buy in; Ch.6 Establishing 'buy-in', Roles and responsibilities
		{notMet("R55", "west frontline"), "HO-C3", barriers.Stated, nil, 0, []string{"HO-I8.1", "HO-I8.2", "HO-I5.3"},
			[]barriers.Actor{barriers.VCS, barriers.StatutoryAgencies}},
		// WO2011 Revised model, the limb on information; NA2009 Executive summary and recommendation 17
		{notMet("R12", "protocolAgreed"), "NA-B2", barriers.SameSubject, nil, 0, []string{"NA-R17"}, nil},
		// SH2004 5.3: undated sources; 5.3 itself commends what Key Recommendation 1 asks of the Regional Offender Manager
		{notMet("R199", "record 7"), "SH-5.3", barriers.Stated, []string{"SH-O5.3"}, 6, []string{"SH-KR1", "SH-KR1.1"},
			[]barriers.Actor{barriers.RegionalOffenderManager}},
		// SH2004 3.4: the role is inadequately resourced; no key recommendation
		{notMet("R81", "HMP"), "SH-3.4", barriers.Stated, []string{"SH-O3.4"}, 2, nil, nil},
		// SH2004 1.5 and Key Recommendation 2, Enforcement alone
		{notMet("R42", ""), "SH-1.5", barriers.Stated, []string{"SH-O1.5"}, 1, []string{"SH-KR2"}, []barriers.Actor{barriers.Region, barriers.VCS}},
		// NOMS2005 4.1 and 6.7
		{notMet("R117", ""), "NO-B10", barriers.Stated, nil, 0, []string{"NO-M9"}, []barriers.Actor{barriers.NOMS}},
		// NOMS2005 6.7: promoting contractual opportunities, in the words of 4.1
		{notMet("R191", "NO-M3"), "NO-B5", barriers.SameSubject, nil, 0, []string{"NO-M3"}, []barriers.Actor{barriers.NOMS}},
		// NA2009 Appendix 6: police, prison and drug agency all looking for housing; a co-ordinator
		{notMet("R46", "client 3"), "NA-WMB2", barriers.Stated, nil, 0, []string{"NA-WM1"}, []barriers.Actor{barriers.WestMidlandsIOM}},
		// WO2011, one for policy makers and commissioners
		{notMet("R170", ""), "WO-C4", barriers.Stated, nil, 0, []string{"WO-C4.1", "WO-C4.2"},
			[]barriers.Actor{barriers.Commissioners, barriers.PolicyMakers}},
	} {
		d := diagnose(t, barriers.Policy{}, test.finding)
		at := slices.Index(found(d), test.barrier)
		if at < 0 {
			t.Errorf("%v finds %v, want %s", test.finding, found(d), test.barrier)
			continue
		}
		got := d.Barriers[at]
		evidence := got.Evidence[0]
		if len(got.Evidence) != 1 || evidence.Link.Basis != test.basis || evidence.Link.From != test.finding.Rule ||
			!slices.Equal(evidence.Findings, []barriers.Finding{test.finding}) {
			t.Errorf("%v is evidence %v", test.finding, got.Evidence)
		}
		if !slices.Equal(ids(got.Opposite), test.opposite) || len(got.Solutions) != test.solutions || !slices.Equal(ids(got.Answers), test.answers) {
			t.Errorf("%s stands opposite %v with %d solutions and answers %v", test.barrier, ids(got.Opposite), len(got.Solutions), ids(got.Answers))
		}
		if !slices.Equal(got.Addressees(), test.addressees) || (got.Unanswered == "") != (test.answers != nil) {
			t.Errorf("%s addresses %v, want %v; unanswered %q", test.barrier, got.Addressees(), test.addressees, got.Unanswered)
		}
	}
}

// Under Key Recommendation 2 only the parts of the barrier's own topic answer.
func TestDiagnose_topic(t *testing.T) {
	d := diagnose(t, barriers.Policy{}, notMet("R44", ""))
	var parts []string
	for _, answer := range d.Barriers[0].Answers {
		if answer.Entry.ID == "SH-KR2" {
			for _, part := range answer.Parts {
				parts = append(parts, part.ID)
			}
		}
	}
	if want := []string{"SH-KR2.3", "SH-KR2.4", "SH-KR2.5"}; !slices.Equal(parts, want) {
		t.Errorf("Security is answered by %v, want %v", parts, want)
	}
}

// Kindred are kept apart from the barrier's own answers.
func TestDiagnose_kindred(t *testing.T) {
	kindred := map[string][]string{}
	for _, k := range diagnose(t, barriers.Policy{}, notMet("R54", "riskSupport")).Barriers[0].Kindred {
		kindred[k.Entry.ID] = ids(k.Answers)
	}
	if len(kindred) != 0 {
		t.Errorf("HO-C4 is alone in its kind, but has %v", kindred)
	}
	for _, k := range diagnose(t, barriers.Policy{}, notMet("R43", "")).Barriers[0].Kindred {
		kindred[k.Entry.ID] = ids(k.Answers)
		for _, link := range k.Via {
			if link.Basis == barriers.Stated {
				t.Errorf("NA-B4 is like %s by a stated link", k.Entry.ID)
			}
		}
	}
	want := map[string][]string{"NA-PEN4": nil, "SH-3.1": {"SH-KR2", "SH-KR3"}}
	if diff := cmp.Diff(want, kindred); diff != "" {
		t.Errorf("kindred of NA-B4 (-want +got):\n%s", diff)
	}
}

func TestDiagnose_limbs(t *testing.T) {
	for _, test := range []struct {
		rule, subject string
		want          []string
	}{
		{"R12", "protocolAgreed", []string{"NA-B2"}},
		{"R12", "Foundation protocolAgreed", []string{"NA-B2"}},
		{"R12", "leeds/foundation/protocolAgreed", []string{"NA-B2"}},
		{"R12", "non-protocolAgreed", nil},
		{"R12", "coLocated", nil},
		{"R12", "", nil},
		{"R25", "shared-culture", []string{"NA-B3"}},
		{"R13", "makesReferrals", []string{"HO-C3"}},
		{"R191", "NO-M1", []string{"NO-B2"}},
		{"R191", "NO-M11", []string{"NO-B12", "NO-B13"}},
		{"R191", "NO-M10", nil},
		{"R53", "anything", []string{"SH-1.3", "SH-2.3"}},
	} {
		d := diagnose(t, barriers.Policy{}, notMet(test.rule, test.subject))
		if !slices.Equal(found(d), test.want) {
			t.Errorf("%s %q finds %v, want %v", test.rule, test.subject, found(d), test.want)
		}
		if test.want == nil && (len(d.Uncovered) != 1 || d.Uncovered[0].Cover != barriers.OtherLimb) {
			t.Errorf("%s %q is uncovered as %v", test.rule, test.subject, d.Uncovered)
		}
	}
}

func TestDiagnose_uncovered(t *testing.T) {
	stated := barriers.Policy{Weakest: barriers.Stated}
	for _, test := range []struct {
		policy barriers.Policy
		rule   string
		want   barriers.Cover
	}{
		{barriers.Policy{}, "R30", barriers.NoBarrier},
		{barriers.Policy{}, "R248", barriers.NoBarrier},
		{barriers.Policy{}, "R249", barriers.NoSuchRule},
		{barriers.Policy{}, "R0", barriers.NoSuchRule},
		{barriers.Policy{}, "R055", barriers.NoSuchRule},
		{barriers.Policy{}, "R99999999999999999999999", barriers.NoSuchRule},
		{barriers.Policy{}, "R", barriers.OtherRule},
		{barriers.Policy{}, "R5x", barriers.OtherRule},
		{barriers.Policy{}, "r55", barriers.OtherRule},
		{barriers.Policy{}, "equal-awards", barriers.OtherRule},
		{stated, "R16", barriers.ExcludedByPolicy},
		{barriers.Policy{Weakest: barriers.SameSubject}, "R22", barriers.ExcludedByPolicy},
		{stated, "R30", barriers.NoBarrier},
		{stated, "R12", barriers.OtherLimb},
	} {
		finding := notMet(test.rule, "it")
		got := diagnose(t, test.policy, finding)
		want := barriers.Diagnosis{Uncovered: []barriers.Uncovered{{Rule: test.rule, Cover: test.want, Findings: []barriers.Finding{finding}}}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s under %v (-want +got):\n%s", test.rule, test.policy, diff)
		}
	}
}

// Rules of the catalogue come first, by number, then other ids; findings of
// one rule that are uncovered for one reason come together.
func TestDiagnose_groups(t *testing.T) {
	var findings []barriers.Finding
	for _, rule := range []string{"b", "R30", "R249", "R200", "a", "R2", "R30"} {
		findings = append(findings, notMet(rule, ""), barriers.Finding{Rule: rule})
	}
	findings = append(findings, notMet("R25", "information-sharing"), notMet("R25", "co-location"), notMet("R25", "shared-culture"))
	d := diagnose(t, barriers.Policy{Weakest: barriers.Stated}, findings...)
	var got []string
	for _, uncovered := range d.Uncovered {
		got = append(got, fmt.Sprint(uncovered.Rule, " ", uncovered.Cover, " ", len(uncovered.Findings)))
	}
	want := []string{"R2 no-barrier 1", "R25 other-limb 1", "R25 excluded-by-policy 2", "R30 no-barrier 2", "R249 no-such-rule 1", "a other-rule 1",
		"b other-rule 1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("uncovered (-want +got):\n%s", diff)
	}
	got = nil
	for _, question := range d.Open {
		got = append(got, fmt.Sprint(question.Rule, " ", len(question.Findings)))
	}
	if diff := cmp.Diff([]string{"R2 1", "R30 2", "R200 1", "R249 1", "a 1", "b 1"}, got); diff != "" {
		t.Errorf("open (-want +got):\n%s", diff)
	}
}

// Unknown is never no; met is evidence of nothing.
func TestDiagnose_outcomes(t *testing.T) {
	open, met, inapplicable := notMet("R55", "a frontline"), notMet("R55", "b frontline"), notMet("R55", "c frontline")
	open.Outcome, met.Outcome, inapplicable.Outcome = engagement.OutcomeNotKnown, engagement.Met, engagement.NotApplicable
	d := diagnose(t, barriers.Policy{}, inapplicable, open, met)
	if d.Barriers != nil || d.Uncovered != nil || !slices.Equal(d.Passed, []barriers.Finding{inapplicable, met}) {
		t.Errorf("barriers %v, uncovered %v, passed %v", d.Barriers, d.Uncovered, d.Passed)
	}
	if len(d.Open) != 1 || !slices.Equal(d.Open[0].Findings, []barriers.Finding{open}) || !slices.Equal(ids(d.Open[0].Would), []string{"HO-C3"}) {
		t.Errorf("open %v", d.Open)
	}
	strange := barriers.Finding{Rule: "mine"}
	if d = diagnose(t, barriers.Policy{}, strange); len(d.Open) != 1 || d.Open[0].Would != nil {
		t.Errorf("an unknown outcome of another's rule is %v", d)
	}
}

func TestDiagnose_problems(t *testing.T) {
	findings := []barriers.Finding{notMet("", "x"), notMet("R1", ""), {Rule: "R2", Outcome: 9}}
	d, err := barriers.Policy{Weakest: 7}.Diagnose(findings)
	var problems engagement.Problems
	if !errors.As(err, &problems) || len(problems) != 3 || !cmp.Equal(d, barriers.Diagnosis{}) {
		t.Fatalf("%v, %v", d, err)
	}
	for i, want := range []struct {
		path string
		err  error
	}{{"policy.weakest", engagement.ErrUnknownWord}, {"findings[0].rule", engagement.ErrMissing}, {"findings[2].outcome", engagement.ErrUnknownWord}} {
		if problems[i].Path != want.path || !errors.Is(problems[i], want.err) {
			t.Errorf("problem %d is %v, want %v", i, problems[i], want)
		}
	}
	_, err = barriers.Diagnose(make([]barriers.Finding, 1000))
	if !errors.Is(err, engagement.ErrLimit) || !strings.Contains(err.Error(), "800 more findings") {
		t.Errorf("of 1000 findings without a rule: %.200v", err)
	}
}

// random returns findings on rules of every sort.
func random(r *rand.Rand, n int) []barriers.Finding {
	subjects := []string{"", "a", "sharesInformation", "west/makesReferrals", "NO-M11"}
	findings := make([]barriers.Finding, n)
	for i := range findings {
		rule := fmt.Sprint("R", r.IntN(252))
		if r.IntN(8) == 0 {
			rule = fmt.Sprint("slug-", r.IntN(4))
		}
		findings[i] = barriers.Finding{Rule: rule, Outcome: engagement.Outcome(r.IntN(4)), Subject: subjects[r.IntN(len(subjects))]}
	}
	return findings
}

func policies() []barriers.Policy {
	return []barriers.Policy{{}, {Weakest: barriers.Stated}, {Weakest: barriers.SameSubject}, {Weakest: barriers.Inferred}}
}

// slow says by the plainest reading of Links what a finding is evidence of.
func slow(links []barriers.Link, p barriers.Policy, finding barriers.Finding) []string {
	var all []string
	for _, link := range links {
		on := link.Limb == "" || finding.Subject == link.Limb || strings.HasSuffix(finding.Subject, "/"+link.Limb)
		if link.Relation == barriers.EvidenceOf && link.From == finding.Rule && on && (p.Weakest == 0 || link.Basis <= p.Weakest) {
			all = append(all, link.To)
		}
	}
	return all
}

// Every finding comes back: as evidence of exactly what the links say, or in
// one other place.
func TestDiagnose_nothingLost(t *testing.T) {
	links := barriers.Links()
	for seed := range uint64(10) {
		findings := random(rand.New(rand.NewPCG(seed, 1)), 200)
		for _, p := range policies() {
			d := diagnose(t, p, findings...)
			type place struct {
				finding barriers.Finding
				where   string
			}
			want, got := map[place]int{}, map[place]int{}
			for _, finding := range findings {
				of := slow(links, p, finding)
				switch finding.Outcome {
				case engagement.NotMet:
					for _, id := range of {
						want[place{finding, id}]++
					}
					if of == nil {
						want[place{finding, "uncovered"}]++
					}
				case engagement.OutcomeNotKnown:
					want[place{finding, "open " + strings.Join(of, " ")}]++
				default:
					want[place{finding, "passed"}]++
				}
			}
			for _, diagnosed := range d.Barriers {
				for _, evidence := range diagnosed.Evidence {
					for _, finding := range evidence.Findings {
						got[place{finding, diagnosed.Barrier.ID}]++
					}
				}
			}
			for _, question := range d.Open {
				for _, finding := range question.Findings {
					got[place{finding, "open " + strings.Join(ids(question.Would), " ")}]++
				}
			}
			for _, uncovered := range d.Uncovered {
				for _, finding := range uncovered.Findings {
					got[place{finding, "uncovered"}]++
				}
			}
			for _, finding := range d.Passed {
				got[place{finding, "passed"}]++
			}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(place{})); diff != "" {
				t.Fatalf("seed %d, policy %v (-want +got):\n%s", seed, p, diff)
			}
		}
	}
}

// sorted returns d with each list of findings in one order.
func sorted(d barriers.Diagnosis) barriers.Diagnosis {
	byAll := func(a, b barriers.Finding) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	slices.SortFunc(d.Passed, byAll)
	for _, question := range d.Open {
		slices.SortFunc(question.Findings, byAll)
	}
	for _, uncovered := range d.Uncovered {
		slices.SortFunc(uncovered.Findings, byAll)
	}
	for _, diagnosed := range d.Barriers {
		for _, evidence := range diagnosed.Evidence {
			slices.SortFunc(evidence.Findings, byAll)
		}
	}
	return d
}

func TestDiagnose_orderOfFindings(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 2))
		findings := random(r, 300)
		want := sorted(diagnose(t, barriers.Policy{}, findings...))
		before := slices.Clone(findings)
		r.Shuffle(len(findings), func(i, j int) { findings[i], findings[j] = findings[j], findings[i] })
		if diff := cmp.Diff(want, sorted(diagnose(t, barriers.Policy{}, findings...))); diff != "" {
			t.Fatalf("seed %d: another order gives another diagnosis:\n%s", seed, diff)
		}
		if slices.Equal(before, findings) {
			t.Fatal("nothing was shuffled")
		}
	}
}

// One more finding never takes a barrier away.
func TestDiagnose_adding(t *testing.T) {
	findings := random(rand.New(rand.NewPCG(3, 3)), 150)
	for _, p := range policies() {
		var before []string
		for n := range findings {
			after := found(diagnose(t, p, findings[:n+1]...))
			for _, id := range before {
				if !slices.Contains(after, id) {
					t.Fatalf("finding %d, %v, takes %s away", n, findings[n], id)
				}
			}
			before = after
		}
		if len(before) == 0 {
			t.Errorf("nothing was found under %v", p)
		}
	}
}

// A policy leaves out what rests on weaker links, all of it and nothing else.
func TestPolicy(t *testing.T) {
	findings := random(rand.New(rand.NewPCG(4, 4)), 1000)
	all := diagnose(t, barriers.Policy{}, findings...)
	if diff := cmp.Diff(all, diagnose(t, barriers.Policy{Weakest: barriers.Inferred}, findings...)); diff != "" {
		t.Errorf("the weakest basis leaves something out:\n%s", diff)
	}
	for _, weakest := range []barriers.Basis{barriers.Stated, barriers.SameSubject} {
		weaker := func(steps []barriers.Step) []barriers.Step {
			var left []barriers.Step
			for _, step := range steps {
				if step.Link.Basis <= weakest {
					left = append(left, step)
				}
			}
			return left
		}
		var want []barriers.Diagnosed
		for _, d := range all.Barriers {
			d.Evidence = slices.DeleteFunc(slices.Clone(d.Evidence), func(e barriers.Evidence) bool { return e.Link.Basis > weakest })
			if len(d.Evidence) == 0 {
				continue
			}
			d.Opposite, d.Solutions, d.Answers = weaker(d.Opposite), weaker(d.Solutions), weaker(d.Answers)
			if d.Answers == nil && d.Unanswered == "" {
				d.Unanswered = "the policy leaves out the links to its answers"
			}
			var kindred []barriers.Kindred
			for _, k := range d.Kindred {
				if !slices.ContainsFunc(k.Via, func(l barriers.Link) bool { return l.Basis > weakest }) {
					k.Answers = weaker(k.Answers)
					kindred = append(kindred, k)
				}
			}
			d.Kindred = kindred
			want = append(want, d)
		}
		if diff := cmp.Diff(want, diagnose(t, barriers.Policy{Weakest: weakest}, findings...).Barriers); diff != "" {
			t.Errorf("up to %v (-want +got):\n%s", weakest, diff)
		}
	}
}

func TestFindings(t *testing.T) {
	rule := func(id string) engagement.Rule { return engagement.Rule{ID: id} }
	reasons := []engagement.Reason{
		{Rule: rule("R12"), Outcome: engagement.NotMet, Subject: "a", Because: []engagement.Reason{
			{Rule: rule("R12"), Outcome: engagement.Met, Subject: "coLocated"},
			{Rule: rule("R12"), Outcome: engagement.NotMet, Subject: "protocolAgreed", Because: []engagement.Reason{{Rule: rule("R35")}}},
		}},
		{Rule: rule("mine"), Outcome: engagement.NotApplicable},
	}
	want := []barriers.Finding{
		{Rule: "R12", Outcome: engagement.NotMet, Subject: "a"},
		{Rule: "R12", Outcome: engagement.Met, Subject: "coLocated"},
		{Rule: "R12", Outcome: engagement.NotMet, Subject: "protocolAgreed"},
		{Rule: "R35"},
		{Rule: "mine", Outcome: engagement.NotApplicable},
	}
	if diff := cmp.Diff(want, barriers.Findings(reasons)); diff != "" {
		t.Errorf("Findings (-want +got):\n%s", diff)
	}
	if got := barriers.Findings(nil); len(got) != 0 {
		t.Errorf("Findings(nil) = %v", got)
	}
}

func TestDiagnosis_json(t *testing.T) {
	want := diagnose(t, barriers.Policy{}, random(rand.New(rand.NewPCG(5, 5)), 300)...)
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got barriers.Diagnosis
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("there and back (-want +got):\n%s", diff)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestDiagnosis_WriteText(t *testing.T) {
	var findings []barriers.Finding
	for i := range 8 {
		findings = append(findings, notMet("R81", fmt.Sprint("prison ", i)))
	}
	findings = append(findings, notMet("mine", "a\nb\x1b[31m"), barriers.Finding{Rule: "R45", Subject: "case 4"})
	d := diagnose(t, barriers.Policy{Weakest: barriers.Stated}, findings...)
	var got strings.Builder
	if err := d.WriteText(&got); err != nil {
		t.Fatal(err)
	}
	want := `SH-3.4 VCS co-ordination (SH2004 Part Two 3.4)
  evidence: R81 not met, 8 times (prison 0, prison 1, prison 2, prison 3, prison 4, …) ` +
		`[stated in SH2004 Part Two 3.4: the co-ordinator's role is missing, unresourced or confused]
  opportunity: SH-O3.4 Improving co-ordination [stated in SH2004 Part Two 3.4]
  solution: SH-3.4-S1 cluster job role [stated in SH2004 Part Two 3.4]
  solution: SH-3.4-S2 similar arrangements in probation [stated in SH2004 Part Two 3.4]
  no answer: no key recommendation takes up VCS co-ordination; what answers it are the solutions of section 3.4

Open questions: 1
  R45 not known (case 4)
    if not met, evidence of NA-LEE2 ownership of statutory PPOs (reported of LEE) ` +
		`[stated in NA2009 4.4 Barriers: Probation's case is closed to the VCS, for want of a three way meeting]
Evidence of no barrier: 1
  mine not met (a\nb\x1b[31m) [other-rule]
Passed: 0
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("WriteText (-want +got):\n%s", diff)
	}
	if err := d.WriteText(failing{}); err == nil {
		t.Error("a writer's error is lost")
	}
}

// An answer is written with how it is achieved and whom that addresses; of
// what is alike the answer is enough.
func TestDiagnosis_WriteText_parts(t *testing.T) {
	var got strings.Builder
	if err := diagnose(t, barriers.Policy{}, notMet("R44", "")).WriteText(&got); err != nil {
		t.Fatal(err)
	}
	want := "\n    by SH-KR2.5 VCS ensures staff entering secure environments understand security, addressed to vcs\n"
	if !strings.Contains(got.String(), want) || !strings.Contains(got.String(), "\n  alike: NA-B4 ") {
		t.Errorf("wrote\n%s\nwithout %q or what is alike", got.String(), want)
	}
	got.Reset()
	if err := diagnose(t, barriers.Policy{}, notMet("R43", "")).WriteText(&got); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got.String(), "\n    answer there: SH-KR2 ") || strings.Contains(got.String(), "by SH-KR2.") {
		t.Errorf("wrote\n%s\nwithout the answer elsewhere, or with its parts", got.String())
	}
}

// In many findings most are on few rules; all are kept.
func BenchmarkDiagnose(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000, 1_000_000} {
		findings := random(rand.New(rand.NewPCG(6, 6)), n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := barriers.Diagnose(findings); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/finding")
		})
	}
}
