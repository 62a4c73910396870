package engagement_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "Answer", engagement.ParseAnswer, engagement.Answers(), "not-known", "yes", "no")
	wordtest.Check(t, "Sector", engagement.ParseSector, engagement.Sectors(), "not-stated", "statutory", "vcs", "private")
	wordtest.Check(t, "Kind", engagement.ParseKind, engagement.Kinds(), "not-stated", "vcs-organisation", "social-enterprise", "lio")
	wordtest.Check(t, "StaffBand", engagement.ParseStaffBand, engagement.StaffBands(),
		"not-stated", "no-paid-staff", "1-49", "50-199", "200-499", "500-or-more")
	wordtest.Check(t, "IncomeBracket", engagement.ParseIncomeBracket, engagement.IncomeBrackets(),
		"not-known", "0-10000", "10001-100000", "100001-500000", "500001-5000000", "over-5000000")
	wordtest.Check(t, "Pathway", engagement.ParsePathway, engagement.Pathways(), "not-stated",
		"accommodation", "ete", "health", "drugs-alcohol", "finance-benefit-debt", "children-families", "attitudes")
	wordtest.Check(t, "Level", engagement.ParseLevel, engagement.Levels(),
		"not-known", "none", "referral-agency", "referral-partner", "delivery-partner")
	wordtest.Check(t, "Size", engagement.ParseSize, engagement.Sizes(), "not-stated", "micro", "small", "medium", "large")
	wordtest.Check(t, "OffenderGroup", engagement.ParseOffenderGroup, engagement.OffenderGroups(),
		"not-stated", "women", "bme", "young", "older", "children-and-families")
	wordtest.Check(t, "Model", engagement.ParseModel, engagement.Models(), "not-stated", "2009", "2009-loose", "2011")
	wordtest.Check(t, "Form", engagement.ParseForm, engagement.Forms(),
		"not-stated", "voluntary-community-organisation", "social-enterprise", "cooperative", "mutual")
	wordtest.Check(t, "Boundary", engagement.ParseBoundary, engagement.Boundaries(),
		"not-stated", "general-charities", "voluntary-sector", "vcs-2004", "third-sector", "non-profit", "social-economy")
	wordtest.Check(t, "Breadth", engagement.ParseBreadth, engagement.Breadths(), "unrelated", "narrower", "same", "wider")
	wordtest.Check(t, "Orientation", engagement.ParseOrientation, engagement.Orientations(),
		"not-stated", "offenders-only", "disadvantaged-priority", "community-referral", "mainstream")
	wordtest.Check(t, "Tier", engagement.ParseTier, engagement.Tiers(), "not-stated",
		"delivery-outside", "delivery-inside", "operational-management", "local-oversight", "pioneer-site-oversight", "countywide-oversight")
	wordtest.Check(t, "Factor", engagement.ParseFactor, engagement.Factors(),
		"not-stated", "development", "drivers-and-facilitators", "market-composition", "commissioning")
	wordtest.Check(t, "Origin", engagement.ParseOrigin, engagement.Origins(),
		"not-stated", "evolved-from-scheme", "stand-alone", "two-statutory-agencies")
	wordtest.Check(t, "Channel", engagement.ParseChannel, engagement.Channels(), "not-stated", "direct", "through-local-authority")
	wordtest.Check(t, "Driver", engagement.ParseDriver, engagement.Drivers(), "not-stated", "operational-necessity", "prescription",
		"legislation", "mission", "organisational-survival", "third-sector-action-plan", "compact")
	wordtest.Check(t, "Domain", engagement.ParseDomain, engagement.Domains(), "not-stated", "voice", "communities", "services")
	wordtest.Check(t, "Grade", engagement.ParseGrade, engagement.Grades(), "not-known", "none", "partial", "full")
	wordtest.Check(t, "MarketUse", engagement.ParseMarketUse, engagement.MarketUses(), "not-stated", "very-little", "emerging", "significant")
	wordtest.Check(t, "Feature", engagement.ParseFeature, engagement.Features(),
		"not-stated", "community-based", "customer-focused", "specialist-skills", "diversity", "responsiveness", "mainstreaming")
	wordtest.Check(t, "Outcome", engagement.ParseOutcome, engagement.Outcomes(), "not-known", "met", "not-met", "not-applicable")
	wordtest.Check(t, "RuleKind", engagement.ParseRuleKind, engagement.RuleKinds(),
		"not-stated", "definition", "normative", "claim", "derived", "literature", "caller")
	wordtest.Check(t, "ChangeKind", engagement.ParseChangeKind, engagement.ChangeKinds(),
		"not-stated", "gained", "lost", "changed", "unchanged")
}

// R133: NA2009 4.1 lists seven pathways, each with a name of its own.
func TestPathway_Title(t *testing.T) {
	titles := map[string]bool{}
	for _, p := range engagement.Pathways() {
		titles[p.Title()] = true
	}
	if len(titles) != 7 || titles["not-stated"] {
		t.Errorf("titles %v, want seven", titles)
	}
	if got := engagement.PathwayNotStated.Title(); got != "not-stated" {
		t.Errorf("the zero pathway is titled %q", got)
	}
}

// NA2009 3.1 ranks both partners above a referral agency, and not one above
// the other.
func TestLevel_Compare(t *testing.T) {
	n, a, r, d := engagement.NoLevel, engagement.ReferralAgency, engagement.ReferralPartner, engagement.DeliveryPartner
	for pair, want := range map[[2]engagement.Level]int{{a, r}: -1, {a, d}: -1, {r, d}: 0, {d, r}: 0, {d, a}: 1, {r, a}: 1, {a, a}: 0, {n, a}: -1, {0, n}: -1} {
		if got := pair[0].Compare(pair[1]); got != want {
			t.Errorf("%v compared with %v is %d, want %d", pair[0], pair[1], got, want)
		}
	}
}

func TestAnswer_JSON(t *testing.T) {
	for _, answer := range []engagement.Answer{engagement.NotKnown, engagement.Yes, engagement.No} {
		text, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[engagement.Answer]string{0: "null", engagement.Yes: "true", engagement.No: "false"}[answer]; string(text) != want {
			t.Errorf("%v is written %s, want %s", answer, text, want)
		}
		back := engagement.Answer(7)
		if err := json.Unmarshal(text, &back); err != nil || back != answer && answer != engagement.NotKnown {
			t.Errorf("%s is read as %v, %v", text, back, err)
		}
	}
	for _, text := range []string{`"yes"`, `1`, `0`, `"true"`, `{}`, `[]`} {
		var answer engagement.Answer
		if err := json.Unmarshal([]byte(text), &answer); err == nil || answer != engagement.NotKnown {
			t.Errorf("%s is read as %v", text, answer)
		}
	}
	if _, err := json.Marshal(engagement.Answer(3)); !errors.Is(err, engagement.ErrUnknownWord) {
		t.Errorf("an answer outside the enumeration is written, error %v", err)
	}
}

// The three-valued laws are tested on what an unknown stands for: it may turn
// out a yes or a no, and the result is known only if both give the same.
func TestAnswer_logic(t *testing.T) {
	all := []engagement.Answer{engagement.NotKnown, engagement.Yes, engagement.No}
	for _, a := range all {
		for _, b := range all {
			for name, op := range map[string]struct {
				got  engagement.Answer
				bool func(a, b bool) bool
			}{
				"and": {a.And(b), func(a, b bool) bool { return a && b }},
				"or":  {a.Or(b), func(a, b bool) bool { return a || b }},
				"not": {a.Not(), func(a, _ bool) bool { return !a }},
			} {
				results := map[bool]bool{}
				for _, x := range completions(a) {
					for _, y := range completions(b) {
						results[op.bool(x, y)] = true
					}
				}
				want := engagement.NotKnown
				if len(results) == 1 {
					want = engagement.AnswerOf(results[true])
				}
				if op.got != want {
					t.Errorf("%v %s %v = %v, want %v", a, name, b, op.got, want)
				}
			}
		}
	}
}

func completions(a engagement.Answer) []bool {
	if a.IsKnown() {
		return []bool{a == engagement.Yes}
	}
	return []bool{true, false}
}

func TestOutcome_And(t *testing.T) {
	n, m, x, a := engagement.OutcomeNotKnown, engagement.Met, engagement.NotMet, engagement.NotApplicable
	want := map[[2]engagement.Outcome]engagement.Outcome{
		{n, n}: n, {n, m}: n, {n, x}: x, {n, a}: n,
		{m, m}: m, {m, x}: x, {m, a}: m,
		{x, x}: x, {x, a}: x,
		{a, a}: a,
	}
	for pair, outcome := range want {
		if got := pair[0].And(pair[1]); got != outcome {
			t.Errorf("%v and %v = %v, want %v", pair[0], pair[1], got, outcome)
		}
		if got := pair[1].And(pair[0]); got != outcome {
			t.Errorf("%v and %v = %v, want %v", pair[1], pair[0], got, outcome)
		}
	}
}

// R215: HO2012 Ch.3 has bands of 1-49, 50-199, 200-499 and 500 plus, and none
// for an organisation without paid staff.
func TestStaffBandOf(t *testing.T) {
	for staff, want := range map[int64]string{
		0: "no-paid-staff", 1: "1-49", 49: "1-49", 50: "50-199", 199: "50-199", 200: "200-499", 499: "200-499",
		500: "500-or-more", 1<<63 - 1: "500-or-more",
	} {
		if got, err := engagement.StaffBandOf(staff); got.String() != want || err != nil {
			t.Errorf("StaffBandOf(%d) = %v, %v, want %s", staff, got, err, want)
		}
	}
	if got, err := engagement.StaffBandOf(-1); got != engagement.StaffNotStated || !errors.Is(err, engagement.ErrNegative) {
		t.Errorf("StaffBandOf(-1) = %v, %v, want ErrNegative", got, err)
	}
}

// R216: as printed exactly £5,000,000 is in two brackets; it counts in the
// lower, as the other edges do.
func TestIncomeBracketOf(t *testing.T) {
	for pounds, want := range map[int64]string{
		0: "0-10000", 10_000: "0-10000", 10_001: "10001-100000", 100_000: "10001-100000", 100_001: "100001-500000",
		500_000: "100001-500000", 500_001: "500001-5000000", 5_000_000: "500001-5000000", 5_000_001: "over-5000000",
		1<<63 - 1: "over-5000000",
	} {
		if got, err := engagement.IncomeBracketOf(pounds); got.String() != want || err != nil {
			t.Errorf("IncomeBracketOf(%d) = %v, %v, want %s", pounds, got, err, want)
		}
	}
	if got, err := engagement.IncomeBracketOf(-1); got != engagement.IncomeNotKnown || !errors.Is(err, engagement.ErrNegative) {
		t.Errorf("IncomeBracketOf(-1) = %v, %v, want ErrNegative", got, err)
	}
}

// R3: the three kinds are kinds of VCS body.
func TestAgency_Validate(t *testing.T) {
	for _, ok := range []engagement.Agency{
		{}, {Kind: engagement.LIO}, {Sector: engagement.VCS, Kind: engagement.SocialEnterprise}, {Sector: engagement.Private},
	} {
		if err := ok.Validate(); err != nil {
			t.Errorf("%+v: %v", ok, err)
		}
	}
	err := engagement.Agency{Sector: 9, Kind: 8, Experience: 7, Staff: 60, Income: 50}.Validate()
	want := `sector: unknown word Sector(9)
kind: unknown word Kind(8)
experience: unknown word Answer(7)
staff: unknown word StaffBand(60)
income: unknown word IncomeBracket(50)`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	for _, sector := range []engagement.Sector{engagement.Statutory, engagement.Private} {
		if err := (engagement.Agency{Sector: sector, Kind: engagement.LIO}).Validate(); !errors.Is(err, engagement.ErrContradicts) {
			t.Errorf("a %v LIO gives %v, want ErrContradicts", sector, err)
		}
	}
}

func TestSources(t *testing.T) {
	years := map[string]int{}
	for _, s := range engagement.Sources() {
		if s.Title == "" || s.Authors == "" {
			t.Errorf("source %+v is incomplete", s)
		}
		years[s.Key] = s.Year
	}
	want := map[string]int{"HO2012": 2012, "CL2012": 2012, "WO2011": 2011, "NA2009": 2009, "NOMS2005": 2005, "SH2004": 2004}
	if diff := cmp.Diff(want, years); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}
