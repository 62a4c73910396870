package engagement_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
)

const (
	unknown = engagement.NotKnown
	yes     = engagement.Yes
	no      = engagement.No
)

// exact holds a decision on n answers to its completions: where they all come
// to one outcome that is the outcome, and where they do not, it is one of
// theirs only if it says that nothing is lacking or nothing is known.
func exact(t *testing.T, name string, n int, decide func([]engagement.Answer) engagement.Outcome) {
	t.Helper()
	answers := make([]engagement.Answer, n)
	var complete func(at int, into map[engagement.Outcome]bool, facts []engagement.Answer)
	complete = func(at int, into map[engagement.Outcome]bool, facts []engagement.Answer) {
		if at == n {
			into[decide(facts)] = true
			return
		}
		options := []engagement.Answer{facts[at]}
		if facts[at] == unknown {
			options = []engagement.Answer{yes, no}
		}
		for _, option := range options {
			filled := slices.Clone(facts)
			filled[at] = option
			complete(at+1, into, filled)
		}
	}
	var each func(at int)
	each = func(at int) {
		if at < n {
			for _, answer := range []engagement.Answer{unknown, yes, no} {
				answers[at] = answer
				each(at + 1)
			}
			return
		}
		outcomes := map[engagement.Outcome]bool{}
		complete(0, outcomes, answers)
		got := decide(slices.Clone(answers))
		switch {
		case outcomes[engagement.OutcomeNotKnown]:
			t.Errorf("%s: not known although every fact is", name)
		case len(outcomes) == 1 && !outcomes[got]:
			t.Errorf("%s: %v is %v, but can only come to %v", name, answers, got, outcomes)
		case len(outcomes) > 1 && got != engagement.OutcomeNotKnown && (outcomes[engagement.NotMet] || !outcomes[got]):
			t.Errorf("%s: %v is %v, but may come to %v", name, answers, got, outcomes)
		}
	}
	each(0)
}

func TestChecks_unknownIsNotNo(t *testing.T) {
	exact(t, "R1", 3, func(a []engagement.Answer) engagement.Outcome {
		return engagement.ThirdSector(engagement.ThirdSectorFacts{NonGovernmental: a[0], ValueDriven: a[1], PrincipallyReinvests: a[2]}).Outcome
	})
	exact(t, "R15", 6, func(a []engagement.Answer) engagement.Outcome {
		return engagement.Upgrade(engagement.Ties{CoWorking: a[0], CoLocated: a[1], SharesInformation: a[2], ReceivesReferrals: a[3],
			InformationEvents: a[4], PathwaysGroup: a[5]}).Outcome
	})
	exact(t, "R47", 2, func(a []engagement.Answer) engagement.Outcome {
		return engagement.CommunityEngagement{Defined: a[0], Strategy: a[1]}.Check().Outcome
	})
	exact(t, "R54", 3, func(a []engagement.Answer) engagement.Outcome {
		return engagement.Newcomer{PriorExperience: a[0], RiskSupport: a[1], ReferralRouteExplained: a[2]}.Check().Outcome
	})
	buyIn := func(a []engagement.Answer) engagement.Reason {
		return engagement.BuyIn{Senior: a[0], Frontline: a[1], DependsOnReferrals: a[2]}.Check()
	}
	exact(t, "R55", 3, func(a []engagement.Answer) engagement.Outcome { return buyIn(a).Outcome })
	exact(t, "R55 risk", 3, func(a []engagement.Answer) engagement.Outcome { return buyIn(a).Because[2].Outcome })
	exact(t, "R57", 3, func(a []engagement.Answer) engagement.Outcome {
		return engagement.VolunteerRole{OpportunitiesStated: a[0], ConstraintsStated: a[1], FillsPublicGap: a[2]}.Check().Outcome
	})
	exact(t, "R244", 1, func(a []engagement.Answer) engagement.Outcome {
		_, reason := engagement.Conduit(a[0])
		return reason.Outcome
	})
	exact(t, "R6", 2, func(a []engagement.Answer) engagement.Outcome {
		return engagement.Presence{DeliveryOutside: a[0], DeliveryInside: a[1]}.Levels()[0].Outcome
	})
	exact(t, "R6", 5, func(a []engagement.Answer) engagement.Outcome {
		return engagement.Presence{LocalOversight: a[2], PioneerSiteOversight: a[3], CountywideOversight: a[4]}.Levels()[2].Outcome
	})
	for _, list := range []engagement.Checklist{engagement.MajorProviderChecklist(), engagement.IntegrationChecklist()} {
		exact(t, list.Rule.ID, len(list.Items), func(a []engagement.Answer) engagement.Outcome {
			done := map[string]engagement.Answer{}
			for i, item := range list.Items {
				done[item.ID] = a[i]
			}
			reason, err := list.Check(done)
			if err != nil {
				t.Fatal(err)
			}
			return reason.Outcome
		})
	}
}

// R1: NA2009 1.2 joins the three by "that are … and which".
func TestThirdSector(t *testing.T) {
	for _, test := range []struct {
		facts engagement.ThirdSectorFacts
		want  engagement.Outcome
	}{
		{engagement.ThirdSectorFacts{yes, yes, yes}, engagement.Met},
		{engagement.ThirdSectorFacts{no, yes, yes}, engagement.NotMet}, // a statutory body
		{engagement.ThirdSectorFacts{yes, yes, no}, engagement.NotMet}, // a business that pays its owners
		{engagement.ThirdSectorFacts{yes, no, yes}, engagement.NotMet},
		{engagement.ThirdSectorFacts{yes, unknown, yes}, engagement.OutcomeNotKnown},
	} {
		if got := engagement.ThirdSector(test.facts); got.Outcome != test.want || got.Rule.ID != "R1" {
			t.Errorf("%+v: %v, want %v", test.facts, got, test.want)
		}
	}
}

// R2 as SH2004 words it, and what follows from one boundary lying inside
// another.
func TestBoundary(t *testing.T) {
	stated := map[engagement.Boundary]engagement.Breadth{
		engagement.GeneralCharities: engagement.Wider, engagement.VoluntarySector: engagement.Wider,
		engagement.NonProfit: engagement.Narrower, engagement.ThirdSector2009: engagement.Narrower, engagement.SocialEconomy: engagement.Narrower,
	}
	for other, want := range stated {
		if got := engagement.VCS2004.Beside(other); got != want {
			t.Errorf("the VCS of 2004 is %v beside %v, want %v", got, other, want)
		}
	}
	opposite := map[engagement.Breadth]engagement.Breadth{engagement.Narrower: engagement.Wider, engagement.Wider: engagement.Narrower,
		engagement.Same: engagement.Same, engagement.Unrelated: engagement.Unrelated}
	all := append(engagement.Boundaries(), engagement.BoundaryNotStated, 99)
	for _, a := range all {
		for _, b := range all {
			if a.Beside(b) != opposite[b.Beside(a)] {
				t.Errorf("%v beside %v is %v, and the other way %v", a, b, a.Beside(b), b.Beside(a))
			}
			for _, c := range all {
				if a.Beside(b) == engagement.Narrower && b.Beside(c) == engagement.Narrower && a.Beside(c) != engagement.Narrower {
					t.Errorf("%v is inside %v and that inside %v, but not the first in the last", a, b, c)
				}
			}
		}
	}
	// A record of 2009 is not silently one of 2004, nor is it none.
	if got := engagement.ThirdSector2009.Within(engagement.VCS2004); got.Outcome != engagement.OutcomeNotKnown {
		t.Errorf("a Third Sector record counts as VCS of 2004: %v", got)
	}
	if got := engagement.VCS2004.Within(engagement.ThirdSector2009); got.Outcome != engagement.Met {
		t.Errorf("a VCS record of 2004 counts as Third Sector: %v", got)
	}
	if got := engagement.VCS2004.Within(engagement.VCS2004); got.Outcome != engagement.Met {
		t.Errorf("a VCS record of 2004 counts as one: %v", got)
	}
	if got := engagement.GeneralCharities.Within(engagement.VoluntarySector); got.Outcome != engagement.OutcomeNotKnown {
		t.Errorf("a charity counts as voluntary sector: %v", got)
	}
}

// R4 by the study's own examples.
func TestOrientationOf(t *testing.T) {
	for _, test := range []struct {
		example                       string
		solely, priority, asCommunity engagement.Answer
		want                          engagement.Orientation
	}{
		{"Nacro", yes, no, no, engagement.OffendersOnly},
		{"Turning Point", no, yes, no, engagement.DisadvantagedPriority},
		{"Mothers Union", no, no, yes, engagement.CommunityReferral},
		{"Samaritans", no, no, no, engagement.Mainstream},
		{"one that nobody has asked", unknown, yes, no, engagement.OrientationNotStated},
		{"one not asked the second", no, unknown, no, engagement.OrientationNotStated},
	} {
		if got := engagement.OrientationOf(test.solely, test.priority, test.asCommunity); got != test.want {
			t.Errorf("%s is %v, want %v", test.example, got, test.want)
		}
	}
}

// R5: neither answer follows from the other.
func TestCommunity(t *testing.T) {
	for _, based := range []engagement.Answer{unknown, yes, no} {
		for _, group := range []engagement.Answer{unknown, yes, no} {
			reasons := engagement.Community(engagement.Agency{CommunityBased: based, CommunityGroup: group})
			if reasons[0].Outcome != based.Outcome() || reasons[1].Outcome != group.Outcome() {
				t.Errorf("based %v, group %v: %v", based, group, reasons)
			}
		}
	}
}

// R47: the approach comes first, and others than the two named count.
func TestCommunityEngagement(t *testing.T) {
	for _, test := range []struct {
		facts engagement.CommunityEngagement
		want  engagement.Outcome
	}{
		{engagement.CommunityEngagement{Approach: engagement.NeighbourhoodPolicing, Strategy: yes}, engagement.Met},
		{engagement.CommunityEngagement{Approach: "restorative circles", Strategy: yes}, engagement.Met},
		{engagement.CommunityEngagement{Defined: no, Strategy: yes}, engagement.NotMet},
		{engagement.CommunityEngagement{Approach: engagement.CommunityDevelopment, Strategy: no}, engagement.NotMet},
		{engagement.CommunityEngagement{Strategy: yes}, engagement.OutcomeNotKnown},
	} {
		if got := test.facts.Check(); got.Outcome != test.want {
			t.Errorf("%+v: %v, want %v", test.facts, got, test.want)
		}
	}
	err := engagement.CommunityEngagement{Approach: "x", Defined: no, Strategy: 7}.Validate()
	if want := "strategy: unknown word Answer(7)\napproach: x: contradicts: an approach that is not defined"; err == nil || err.Error() != want {
		t.Errorf("%v, want %q", err, want)
	}
}

// The checklists have as many items as the documents list, each missed by name.
func TestChecklists(t *testing.T) {
	for _, test := range []struct {
		list  engagement.Checklist
		rule  string
		items int
	}{
		{engagement.IntegrationChecklist(), "R25", 7}, {engagement.WestMidlandsChecklist(), "R56", 12}, {engagement.MajorProviderChecklist(), "R53", 3},
	} {
		if test.list.Rule.ID != test.rule || len(test.list.Items) != test.items {
			t.Errorf("%s has %d items, want %d", test.list.Rule.ID, len(test.list.Items), test.items)
		}
		all := map[string]engagement.Answer{}
		for _, item := range test.list.Items {
			all[item.ID] = yes
		}
		if got, err := test.list.Check(all); err != nil || got.Outcome != engagement.Met {
			t.Errorf("all done: %v, %v", got, err)
		}
		for _, item := range test.list.Items {
			all[item.ID] = no
			got, err := test.list.Check(all)
			if err != nil || got.Outcome != engagement.NotMet || !slices.Equal(got.Subjects(engagement.NotMet), []string{item.ID}) {
				t.Errorf("without %s: %v, %v", item.ID, got, err)
			}
			delete(all, item.ID)
			if got, _ = test.list.Check(all); got.Outcome != engagement.OutcomeNotKnown {
				t.Errorf("%s not stated: %v", item.ID, got)
			}
			all[item.ID] = yes
		}
	}
	_, err := engagement.IntegrationChecklist().Check(map[string]engagement.Answer{"co-location": 9, "canteen": yes, "balcony": no})
	want := `co-location: unknown word Answer(9)
balcony: "balcony": no such item in the checklist
canteen: "canteen": no such item in the checklist`
	if err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
}

// R54: HO2012 Ch.5 on agencies that took seed-corn grants.
func TestNewcomer(t *testing.T) {
	for _, test := range []struct {
		facts engagement.Newcomer
		want  engagement.Outcome
	}{
		{engagement.Newcomer{no, yes, yes}, engagement.Met},
		{engagement.Newcomer{no, yes, no}, engagement.NotMet}, // "presumption … that they would be allocated offenders"
		{engagement.Newcomer{no, no, yes}, engagement.NotMet},
		{engagement.Newcomer{yes, no, no}, engagement.NotApplicable},
		{engagement.Newcomer{unknown, no, no}, engagement.OutcomeNotKnown},
		{engagement.Newcomer{no, unknown, yes}, engagement.OutcomeNotKnown},
	} {
		if got := test.facts.Check(); got.Outcome != test.want {
			t.Errorf("%+v: %v, want %v", test.facts, got, test.want)
		}
	}
}

// R55: "senior and operational probation managers were committed …, frontline
// offender managers were less inclined to buy into the local projects",
// "particularly problematic for projects which relied on" their referrals.
func TestBuyIn(t *testing.T) {
	for _, test := range []struct {
		facts      engagement.BuyIn
		want, risk engagement.Outcome
	}{
		{engagement.BuyIn{yes, no, yes}, engagement.NotMet, engagement.NotMet},
		{engagement.BuyIn{yes, no, no}, engagement.NotMet, engagement.NotApplicable},
		{engagement.BuyIn{yes, yes, yes}, engagement.Met, engagement.Met},
		{engagement.BuyIn{no, yes, yes}, engagement.NotMet, engagement.Met},
		{engagement.BuyIn{yes, unknown, yes}, engagement.OutcomeNotKnown, engagement.OutcomeNotKnown},
		{engagement.BuyIn{yes, no, unknown}, engagement.NotMet, engagement.OutcomeNotKnown},
	} {
		got := test.facts.Check()
		if got.Outcome != test.want || got.Because[2].Outcome != test.risk {
			t.Errorf("%+v: %v; risk %v; want %v, %v", test.facts, got, got.Because[2], test.want, test.risk)
		}
	}
}

func TestVolunteerRole(t *testing.T) {
	for _, test := range []struct {
		facts engagement.VolunteerRole
		want  engagement.Outcome
		flags []string
	}{
		{engagement.VolunteerRole{yes, yes, no}, engagement.Met, nil},
		{engagement.VolunteerRole{yes, yes, yes}, engagement.NotMet, []string{"gap"}},
		{engagement.VolunteerRole{no, no, no}, engagement.NotMet, []string{"opportunities", "constraints"}},
		{engagement.VolunteerRole{yes, unknown, no}, engagement.OutcomeNotKnown, nil},
	} {
		if got := test.facts.Check(); got.Outcome != test.want || !slices.Equal(got.Subjects(engagement.NotMet), test.flags) {
			t.Errorf("%+v: %v, %v", test.facts, got, got.Subjects(engagement.NotMet))
		}
	}
}

// R27, R28: NA2009 3.2 and recommendation 18.
func TestDrivers(t *testing.T) {
	for _, test := range []struct {
		driver engagement.Driver
		sector engagement.Sector
		want   engagement.Outcome
	}{
		{engagement.OperationalNecessity, engagement.Statutory, engagement.Met},
		{engagement.Prescription, engagement.Statutory, engagement.Met},
		{engagement.Legislation, engagement.Statutory, engagement.Met},
		{engagement.Mission, engagement.VCS, engagement.Met},
		{engagement.OrganisationalSurvival, engagement.VCS, engagement.Met},
		{engagement.Compact, engagement.Statutory, engagement.NotMet},
		{engagement.ThirdSectorActionPlan, engagement.VCS, engagement.NotMet},
		{engagement.Mission, engagement.Statutory, engagement.OutcomeNotKnown},
		{engagement.Compact, engagement.Private, engagement.OutcomeNotKnown},
		{engagement.DriverNotStated, engagement.VCS, engagement.OutcomeNotKnown},
		{engagement.Compact, engagement.SectorNotStated, engagement.OutcomeNotKnown},
	} {
		if got := test.driver.Drives(test.sector); got.Outcome != test.want {
			t.Errorf("%v for %v: %v, want %v", test.driver, test.sector, got, test.want)
		}
	}
	for _, test := range []struct {
		audience engagement.Sector
		linked   []engagement.Driver
		want     engagement.Outcome
		missing  []string
	}{
		{engagement.Statutory, []engagement.Driver{engagement.OperationalNecessity}, engagement.Met, nil},
		{engagement.Statutory, []engagement.Driver{engagement.Mission}, engagement.NotMet, []string{"operational-necessity"}},
		{engagement.VCS, []engagement.Driver{engagement.Mission}, engagement.NotMet, []string{"organisational-survival"}},
		{engagement.VCS, []engagement.Driver{engagement.OrganisationalSurvival, engagement.Mission}, engagement.Met, nil},
		{engagement.VCS, []engagement.Driver{}, engagement.NotMet, []string{"mission", "organisational-survival"}},
		{engagement.VCS, nil, engagement.OutcomeNotKnown, nil},
		{engagement.Private, nil, engagement.NotApplicable, nil},
		{engagement.SectorNotStated, []engagement.Driver{engagement.Mission}, engagement.OutcomeNotKnown, nil},
		{200, []engagement.Driver{engagement.Mission}, engagement.OutcomeNotKnown, nil},
		{engagement.Statutory, []engagement.Driver{200}, engagement.OutcomeNotKnown, nil},
	} {
		if got := engagement.Promotion(test.audience, test.linked); got.Outcome != test.want || !slices.Equal(got.Subjects(engagement.NotMet), test.missing) {
			t.Errorf("%v, linked to %v: %v, missing %v", test.audience, test.linked, got, got.Subjects(engagement.NotMet))
		}
	}
}

// R26: NA2009 3.2. Of two statutory agencies both statements are kept.
func TestCheckOrigin(t *testing.T) {
	for _, test := range []struct {
		origin engagement.Origin
		found  engagement.Level
		want   engagement.Outcome
	}{
		{engagement.EvolvedFromScheme, engagement.DeliveryPartner, engagement.Met},
		{engagement.EvolvedFromScheme, engagement.ReferralAgency, engagement.NotMet},
		{engagement.StandAlone, engagement.ReferralAgency, engagement.Met},
		{engagement.StandAlone, engagement.DeliveryPartner, engagement.NotMet},
		{engagement.StandAlone, engagement.NoLevel, engagement.NotMet},
		{engagement.TwoStatutoryAgencies, engagement.NoLevel, engagement.Met},
		{engagement.TwoStatutoryAgencies, engagement.ReferralAgency, engagement.Met},
		{engagement.TwoStatutoryAgencies, engagement.ReferralPartner, engagement.NotMet},
		{engagement.TwoStatutoryAgencies, engagement.LevelNotKnown, engagement.OutcomeNotKnown},
		{engagement.OriginNotStated, engagement.ReferralAgency, engagement.OutcomeNotKnown},
		{engagement.EvolvedFromScheme, engagement.ReferralPartner, engagement.Met}, // ranks equal, R11
	} {
		if got := engagement.CheckOrigin(test.origin, test.found); got.Outcome != test.want {
			t.Errorf("%v, %v: %v, want %v", test.origin, test.found, got, test.want)
		}
	}
	if got := len(engagement.Factors()); got != 4 {
		t.Errorf("%d factors, want four", got)
	}
}

func TestConduit(t *testing.T) {
	for answer, want := range map[engagement.Answer]engagement.Channel{yes: engagement.ThroughLocalAuthority, no: engagement.Direct, unknown: engagement.ChannelNotStated} {
		if got, reason := engagement.Conduit(answer); got != want || reason.Rule.ID != "R244" || reason.Outcome != answer.Outcome() || reason.Subject != want.String() {
			t.Errorf("statutory staff only %v: %v, %v", answer, got, reason)
		}
	}
}

// R29 as a claim to test: one small delivery partner contradicts it.
func TestCheckExpectedLevels(t *testing.T) {
	large := engagement.Placed{Agency: "large", Size: engagement.Large, Level: engagement.DeliveryPartner}
	small := engagement.Placed{Agency: "small", Size: engagement.Small, Level: engagement.ReferralAgency}
	exception := engagement.Placed{Agency: "exception", Size: engagement.Micro, Level: engagement.DeliveryPartner}
	unsized := engagement.Placed{Agency: "unsized", Level: engagement.ReferralAgency}
	unplaced := engagement.Placed{Agency: "unplaced", Size: engagement.Medium}
	for _, test := range []struct {
		agencies []engagement.Placed
		want     engagement.Outcome
		against  []string
	}{
		{[]engagement.Placed{large, small}, engagement.Met, nil},
		{[]engagement.Placed{large, exception, unsized}, engagement.NotMet, []string{"exception"}},
		{[]engagement.Placed{large, unsized}, engagement.OutcomeNotKnown, nil},
		{[]engagement.Placed{unplaced}, engagement.OutcomeNotKnown, nil},
		{nil, engagement.NotApplicable, nil},
		{[]engagement.Placed{{Agency: "m", Size: engagement.Medium, Level: engagement.ReferralAgency}}, engagement.NotMet, []string{"m"}},
		{[]engagement.Placed{{Agency: "m", Size: engagement.Micro, Level: engagement.ReferralPartner}}, engagement.NotMet, []string{"m"}},
		{[]engagement.Placed{{Agency: "m", Size: engagement.Large, Level: engagement.ReferralPartner}}, engagement.Met, nil}, // ranks equal, R11
	} {
		if got := engagement.CheckExpectedLevels(test.agencies); got.Outcome != test.want || !slices.Equal(got.Subjects(engagement.NotMet), test.against) {
			t.Errorf("%v: %v, against it %v", test.agencies, got, got.Subjects(engagement.NotMet))
		}
	}
}

// R6: any tier of oversight is strategic presence, and the reason keeps them
// apart. NA2009 3.1: in Pennine the CVS sat on the CDRP and nobody on the
// management board.
func TestPresence_Levels(t *testing.T) {
	pennine := engagement.Presence{DeliveryOutside: yes, DeliveryInside: yes, OperationalManagement: yes, LocalOversight: yes, PioneerSiteOversight: no, CountywideOversight: yes}
	reasons := pennine.Levels()
	var got []string
	for _, reason := range append(reasons, reasons[2].Because...) {
		got = append(got, reason.Subject+" "+reason.Outcome.String())
	}
	want := []string{"service-delivery met", "operational-management met", "strategic-oversight met",
		"local-oversight met", "pioneer-site-oversight not-met", "countywide-oversight met"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, one := range []engagement.Presence{{LocalOversight: yes}, {PioneerSiteOversight: yes}, {CountywideOversight: yes}} {
		if got := one.Levels()[2]; got.Outcome != engagement.Met {
			t.Errorf("%+v: %v", one, got)
		}
	}
	strategic := 0
	for _, tier := range engagement.Tiers() {
		if tier.Strategic() {
			strategic++
		}
		if tier.Strategic() == (tier.Level2011() == "") {
			t.Errorf("%v is %q in 2011", tier, tier.Level2011())
		}
	}
	if strategic != 3 {
		t.Errorf("%d tiers of strategic oversight, want three", strategic)
	}
}

// R239: ordinal grades only, compared between two sites.
func TestBaseline(t *testing.T) {
	areas, parts := 0, 0
	perDomain := map[engagement.Domain]int{}
	for _, metric := range engagement.Framework() {
		if metric.PartOf == "" {
			areas++
			perDomain[metric.Domain]++
		} else {
			parts++
		}
	}
	want := map[engagement.Domain]int{engagement.Voice: 4, engagement.Communities: 3, engagement.Services: 5}
	if diff := cmp.Diff(want, perDomain); diff != "" || areas != 12 || parts != 7 {
		t.Errorf("%d areas, %d parts (-want +got):\n%s", areas, parts, diff)
	}

	// Synthetic grades: the study names none by site.
	before := engagement.Baseline{Site: "a", Graded: []engagement.Graded{
		{Metric: engagement.CommissionerSkills, Grade: engagement.GradeNone}, {Metric: engagement.CommercialBarriers, Grade: engagement.GradeFull}}}
	after := engagement.Baseline{Site: "b", Graded: []engagement.Graded{
		{Metric: engagement.CommissionerSkills, Grade: engagement.GradePartial}, {Metric: engagement.CommercialBarriers, Grade: engagement.GradePartial},
		{Metric: "mentoring", Grade: engagement.GradeFull}}}
	c, err := engagement.Compare(before.Entries(), after.Entries())
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]engagement.ChangeKind{}
	for _, change := range c.Changes {
		if change.Kind != engagement.Unchanged {
			kinds[change.ID] = change.Kind
		}
	}
	if diff := cmp.Diff(map[string]engagement.ChangeKind{"commissioner-skills": engagement.Gained, "commercial-barriers": engagement.Lost,
		"mentoring": engagement.Changed}, kinds); diff != "" { // what was not known did not rise
		t.Errorf("(-want +got):\n%s", diff)
	}

	err = engagement.Baseline{Graded: []engagement.Graded{{Metric: "x"}, {}, {Metric: "mentoring", Grade: 9}, {Metric: "mentoring"}}}.Validate()
	wantErr := `site: missing
graded[0].metric: "x": no such metric in the thematic framework
graded[1].metric: missing
graded[2].grade: unknown word Grade(9)
graded[3].metric: "mentoring": duplicate`
	if err == nil || err.Error() != wantErr {
		t.Errorf("%v, want\n%s", err, wantErr)
	}
}

// The claim of NA2009 3.5 is never said to hold, or not to, where a completion
// of the grades says otherwise.
func TestCheckSkills(t *testing.T) {
	all := append(engagement.Grades(), engagement.GradeNotKnown)
	complete := func(g engagement.Grade) []engagement.Grade {
		if g == engagement.GradeNotKnown {
			return engagement.Grades()
		}
		return []engagement.Grade{g}
	}
	seen := map[engagement.Outcome]int{}
	for _, s1 := range all {
		for _, i1 := range all {
			for _, s2 := range all {
				for _, i2 := range all {
					got := engagement.CheckSkills([]engagement.Skills{{"a", s1, i1}, {"b", s2, i2}}).Outcome
					seen[got]++
					holds := map[bool]bool{}
					for _, cs1 := range complete(s1) {
						for _, ci1 := range complete(i1) {
							for _, cs2 := range complete(s2) {
								for _, ci2 := range complete(i2) {
									holds[!(cs1 < cs2 && ci1 > ci2 || cs2 < cs1 && ci2 > ci1)] = true
								}
							}
						}
					}
					want := engagement.OutcomeNotKnown
					if len(holds) == 1 {
						want = engagement.AnswerOf(holds[true]).Outcome()
					}
					if got != want {
						t.Errorf("%v/%v and %v/%v: %v, want %v", s1, i1, s2, i2, got, want)
					}
				}
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("outcomes %v, want three kinds", seen)
	}
}

// R30: the text splits four sites 2, 1, 1 and names none.
func TestCheckMarketUse(t *testing.T) {
	s, e, v := engagement.SignificantUse, engagement.EmergingUse, engagement.VeryLittleUse
	for _, test := range []struct {
		sites []engagement.MarketUse
		want  engagement.Outcome
	}{
		{[]engagement.MarketUse{s, v, e, s}, engagement.Met},
		{[]engagement.MarketUse{s, s, s, e}, engagement.NotMet},
		{[]engagement.MarketUse{s, e, e, 0}, engagement.NotMet},
		{[]engagement.MarketUse{0, 0, 0, 0}, engagement.OutcomeNotKnown},
		{[]engagement.MarketUse{s, s, e, 0}, engagement.OutcomeNotKnown},
		{[]engagement.MarketUse{s, s, e}, engagement.NotMet},
		{nil, engagement.NotApplicable},
		{[]engagement.MarketUse{s, s, e, 200}, engagement.OutcomeNotKnown},
		{[]engagement.MarketUse{s, s, e, v, v}, engagement.NotMet},
		{[]engagement.MarketUse{s, e, v, v}, engagement.NotMet},
	} {
		if got := engagement.CheckMarketUse(test.sites); got.Outcome != test.want {
			t.Errorf("%v: %v, want %v", test.sites, got, test.want)
		}
	}
}

// R231: counts are synthetic; SH2004 prints none.
func TestPyramid(t *testing.T) {
	ranked, err := engagement.Pyramid([]engagement.Mentions{{engagement.Responsiveness, 12}, {engagement.Diversity, 30}, {engagement.CustomerFocused, 12}, {engagement.Mainstreaming, 0}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range ranked {
		got = append(got, fmt.Sprint(r.Rank, " ", r.Feature))
	}
	if diff := cmp.Diff("1 diversity, 2 customer-focused, 2 responsiveness, 4 mainstreaming", strings.Join(got, ", ")); diff != "" {
		t.Error(diff)
	}
	_, err = engagement.Pyramid([]engagement.Mentions{{engagement.Diversity, -1}, {0, 1}, {engagement.Diversity, 2}, {99, 1}})
	want := `[0].respondents: -1: negative
[1].feature: missing
[2].feature: diversity: duplicate
[3].feature: unknown word Feature(99)`
	if err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
}

// Facts that only a VCS body has contradict another sector.
func TestAgency_contradictions(t *testing.T) {
	a := engagement.Agency{Sector: engagement.Statutory, Kind: engagement.LIO, Boundary: engagement.VCS2004, Form: engagement.Mutual,
		Orientation: engagement.Mainstream, CommunityGroup: yes, CommunityBased: 9}
	want := "communityBased: unknown word Answer(9)"
	for _, field := range []string{"kind: lio", "boundary: vcs-2004", "form: mutual", "orientation: mainstream", "communityGroup: yes"} {
		want += "\n" + field + ": contradicts: only a VCS body has one, and the sector is statutory"
	}
	if err := a.Validate(); err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
	if err := (engagement.Agency{Sector: engagement.Statutory, CommunityBased: yes, CommunityGroup: no}).Validate(); err != nil {
		t.Errorf("a statutory body may work in its locality: %v", err)
	}
	if err := (engagement.Agency{Boundary: 99}).Validate(); err == nil {
		t.Error("a boundary outside the enumeration passes")
	}
}

// Every rule listed is listed once, with a source that begins with a document's
// key.
func TestRules(t *testing.T) {
	keys := map[string]bool{}
	for _, source := range engagement.Sources() {
		keys[source.Key] = true
	}
	seen := map[string]bool{}
	for _, rule := range engagement.Rules() {
		key, _, _ := strings.Cut(rule.Source, " ")
		if seen[rule.ID] || rule.Title == "" || rule.Kind == engagement.RuleKindNotStated || !keys[strings.TrimSuffix(key, ",")] {
			t.Errorf("%+v", rule)
		}
		seen[rule.ID] = true
	}
}
