package engagement_test

import (
	"fmt"
	"os"

	"github.com/thirdsector-go/partnership/engagement"
)

// DISC in Leeds (NA2009 4.4): co-located and co-working in the hub, sharing
// information, receiving referrals. Whether it delivers services outside the
// IOM is not stated, so that whether it is a referral partner too is open.
func ExampleClassify() {
	disc := engagement.Ties{CoWorking: engagement.Yes, CoLocated: engagement.Yes, SharesInformation: engagement.Yes, ReceivesReferrals: engagement.Yes}
	c := engagement.Classify(engagement.Model2009, disc)
	fmt.Println("2009:", c.Level, "holds:", c.Held, "open:", c.Open)
	// An agreed protocol, which the 2011 model asks for, is not stated either.
	c = engagement.Classify(engagement.Model2011, disc)
	fmt.Println("2011:", c.Level, "holds:", c.Held, "open:", c.Open)
	// Output:
	// 2009: delivery-partner holds: delivery-partner open: referral-partner
	// 2011: not-known holds: no role open: delivery-partner+referral-partner
}

func ExampleAppendReasons() {
	concern := engagement.Ties{ReceivesReferrals: engagement.Yes, CoLocated: engagement.No}
	for _, reason := range engagement.AppendReasons(nil, engagement.Model2011, concern) {
		fmt.Println(reason)
	}
	// Output:
	// R12 delivery-partner not-met: a condition is not met (WO2011 Revised model)
	// R12 coWorking not-known: whether it co-works with the other agencies is not known (WO2011 Revised model)
	// R12 coLocated not-met: is not co-located with the other agencies (WO2011 Revised model)
	// R12 protocolAgreed not-known: whether a protocol is agreed is not known (WO2011 Revised model)
	// R13 referral-partner not-known: cannot tell: needs sharesInformation, makesReferrals, shapesPractice (WO2011 Revised model)
	// R13 makesReferrals not-known: whether it refers clients to the IOM is not known (WO2011 Revised model)
	// R13 receivesReferrals met: the IOM refers clients to it (WO2011 Revised model)
	// R13 sharesInformation not-known: whether it shares information is not known (WO2011 Revised model)
	// R13 shapesPractice not-known: whether it can shape the IOM's practice, and the IOM its own, is not known (WO2011 Revised model)
}

// What a referral agency lacks, and the routes that recommendation 9 of NA2009
// gives it.
func ExampleNext() {
	agency := engagement.Ties{CoWorking: engagement.No, CoLocated: engagement.No, ReceivesReferrals: engagement.Yes, InformationEvents: engagement.Yes}
	for _, step := range engagement.Next(engagement.Model2009, agency) {
		fmt.Println(step.Level, "misses", step.Missing, "of which to ask", step.Ask)
		for _, route := range step.Routes {
			fmt.Println("  route:", route.Tie, route.InPlace)
		}
	}
	// Output:
	// delivery-partner misses [coWorking coLocated sharesInformation] of which to ask [sharesInformation]
	// referral-partner misses [coWorking coLocated sharesInformation deliversOutside] of which to ask [sharesInformation deliversOutside]
	//   route: informationEvents yes
	//   route: pathwaysGroup not-known
}

func ExampleUpgrade() {
	fmt.Println(engagement.Upgrade(engagement.Ties{ReceivesReferrals: engagement.Yes, CoLocated: engagement.No, PathwaysGroup: engagement.Yes}))
	// Output:
	// R15 referral-partner met: a referral agency: yes; on a route to referral partner: yes (NA2009 Executive summary; recommendations 9 and 11)
}

// A delivery partner of 2009 is none in 2011 until a protocol is agreed.
func ExampleConvert() {
	ties := engagement.Ties{CoWorking: engagement.Yes, CoLocated: engagement.Yes, SharesInformation: engagement.Yes, MakesReferrals: engagement.No}
	c, reason := engagement.Convert(engagement.DeliveryPartner, ties)
	fmt.Println(c.Level)
	fmt.Println(reason.Detail())
	// Output:
	// not-known
	// the 2009 label delivery-partner converts to nothing; by the 2011 model the ties make it, for certain, no role; they leave open delivery-partner: needs protocolAgreed
}

// NA2009 4.1 calls agencies without staff in the unit referral partners, which
// its own definition in 3.1 does not (R10).
func ExampleCheckLabel() {
	outside := engagement.Ties{CoLocated: engagement.No, ReceivesReferrals: engagement.Yes, EstablishedLink: engagement.Yes}
	for _, model := range []engagement.Model{engagement.Model2009, engagement.Model2009Loose} {
		fmt.Println(model, engagement.CheckLabel(model, engagement.ReferralPartner, outside).Outcome)
	}
	// Output:
	// 2009 not-met
	// 2009-loose met
}

func ExampleThirdSector() {
	fmt.Println(engagement.ThirdSector(engagement.ThirdSectorFacts{NonGovernmental: engagement.Yes, ValueDriven: engagement.Yes}))
	// Output:
	// R1 not-known: non-governmental: yes; value driven: yes; principally reinvests its surpluses: not-known (NA2009 1.2, Appendix 2)
}

// A record of 2009 may or may not be of the VCS of 2004, which is narrower.
func ExampleBoundary_Within() {
	fmt.Println(engagement.ThirdSector2009.Within(engagement.VCS2004))
	fmt.Println(engagement.VCS2004.Within(engagement.ThirdSector2009))
	// Output:
	// R2 vcs-2004 not-known: recorded as third-sector, which is wider beside vcs-2004 (SH2004 Part One 1.1 footnote 1)
	// R2 third-sector met: recorded as vcs-2004, which is narrower beside third-sector (SH2004 Part One 1.1 footnote 1)
}

// Lewisham (NA2009 4.2): the staff had applied; of the rest 4.2 says little.
func ExampleChecklist_Check() {
	reason, err := engagement.IntegrationChecklist().Check(map[string]engagement.Answer{"volunteers-not-conscripts": engagement.Yes, "information-sharing": engagement.No})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(reason)
	fmt.Println("missing:", reason.Subjects(engagement.NotMet))
	// Output:
	// R25 not-met: 1 of 7 items in place, 1 missing, 5 not known (NA2009 4.1 Service delivery)
	// missing: [information-sharing]
}

// HO2012 Ch.5: senior managers were committed, offender managers less so.
func ExampleBuyIn_Check() {
	reason := engagement.BuyIn{Senior: engagement.Yes, Frontline: engagement.No, DependsOnReferrals: engagement.Yes}.Check()
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet))
	// Output: not-met [frontline referrals]
}

// NA2009 recommendation 18.
func ExamplePromotion() {
	reason := engagement.Promotion(engagement.VCS, []engagement.Driver{engagement.Mission})
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet))
	// Output: not-met [organisational-survival]
}

func ExampleCheckExpectedLevels() {
	reason := engagement.CheckExpectedLevels([]engagement.Placed{
		{Agency: "a", Size: engagement.Large, Level: engagement.DeliveryPartner},
		{Agency: "b", Size: engagement.Micro, Level: engagement.DeliveryPartner},
	})
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet))
	// Output: not-met [b]
}

// Grades of one site at two dates, synthetic: the study prints none by site.
func ExampleBaseline_Entries() {
	before := engagement.Baseline{Site: "here", On: engagement.MustParseDate("2009-02-28"), Graded: []engagement.Graded{
		{Metric: engagement.CommissionerSkills, Grade: engagement.GradeNone}}}
	after := engagement.Baseline{Site: "here", On: engagement.MustParseDate("2010-02-28"), Graded: []engagement.Graded{
		{Metric: engagement.CommissionerSkills, Grade: engagement.GradePartial}, {Metric: engagement.CommercialBarriers, Grade: engagement.GradeFull}}}
	c, err := engagement.Compare(before.Entries(), after.Entries())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range c.Changes {
		if change.Kind != engagement.Unchanged {
			fmt.Println(change.ID, change.Before, change.After, change.Kind)
		}
	}
	// Output:
	// commercial-barriers not-known full changed
	// commissioner-skills none partial gained
}

// Counts are synthetic: SH2004 draws its pyramid without any.
func ExamplePyramid() {
	ranked, err := engagement.Pyramid([]engagement.Mentions{{Feature: engagement.CustomerFocused, Respondents: 31}, {Feature: engagement.CommunityBasedFeature, Respondents: 40}})
	fmt.Println(ranked[0].Rank, ranked[0].Feature, ranked[1].Rank, ranked[1].Feature, err)
	// Output: 1 community-based 2 customer-focused <nil>
}

// Two agencies' levels before and after, as every result is compared.
func ExampleCompare_levels() {
	before := []engagement.Entry[engagement.Level]{{ID: "a", Value: engagement.ReferralAgency}, {ID: "b", Value: engagement.LevelNotKnown}}
	after := []engagement.Entry[engagement.Level]{{ID: "a", Value: engagement.ReferralPartner}, {ID: "b", Value: engagement.DeliveryPartner}}
	c, err := engagement.Compare(before, after)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range c.Changes {
		fmt.Fprintln(os.Stdout, change.ID, change.Kind)
	}
	// Output:
	// a gained
	// b changed
}
