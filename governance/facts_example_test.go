package governance_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// HO2012 Ch.2: three infrastructure organisations, and in Leeds an agency that
// delivers.
func ExampleLeadBody_Check() {
	for _, body := range governance.LeadBodies2010() {
		reason := body.Check()
		fmt.Println(body.Area, reason.Outcome, reason.Subjects(engagement.Met))
	}
	// Output:
	// Bournemouth, Dorset and Poole met [infrastructure]
	// Croydon met [infrastructure]
	// Gloucestershire met [infrastructure]
	// Leeds met [delivering-agency]
}

func ExampleChain_Check() {
	chain := governance.PublishedChain()
	fmt.Println(chain.Intermediaries())
	fmt.Println(chain.Check())
	// Output:
	// [clinks lead-vcs-agency]
	// R50 met: 2 intermediaries listed, 2 at double arm's length; all of them: yes (HO2012 Ch.2 (Figure 1 text), Ch.4)
}

// A set of two cities, without a rural area.
func ExampleSamplingChecklist() {
	reason, err := governance.SamplingChecklist().Check(map[string]engagement.Answer{"urban-and-rural": engagement.No, "bme-needs": engagement.Yes})
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet), err)
	// Output: not-met [urban-and-rural] <nil>
}

func ExampleBrokeragePlan_Check() {
	fmt.Println(governance.BrokeragePlan{Assigned: engagement.Yes, FundedHours: engagement.No}.Check())
	// Output:
	// R52 not-met: brokerage assigned to a lead body: yes; hours funded for it: no (HO2012 Ch.4; Ch.6 Role of brokerage organisations)
}

func ExampleNationalBody_Check() {
	reason := governance.NationalBody{Level: governance.NationalRepresentation, Used: engagement.Yes, Resourced: engagement.No, Tasked: engagement.Yes}.Check()
	fmt.Println(governance.NationalRepresentation.KeyBody(), reason.Outcome, reason.Subjects(engagement.NotMet))
	// Output: Clinks not-met [resourced]
}

// The agencies are synthetic. A consortium partner of the shelter may bid.
func ExampleParticipation() {
	item := governance.CommissioningItem{ID: "housing", Commissioning: engagement.Yes, Complete: engagement.Yes,
		Bidders: []governance.PotentialBidder{{Agency: "hostel", MayBid: engagement.Yes}}}
	ties := governance.Partnerings{Complete: engagement.Yes,
		Ties: []governance.Partnering{{A: "shelter", B: "hostel", Kind: governance.ConsortiumPartner}}}
	for _, policy := range []governance.ConflictPolicy{{}, {BlanketExclusion: true}} {
		for _, id := range []engagement.AgencyID{"shelter", "mentors"} {
			standing, reason := governance.Participation(policy, item, engagement.Agency{ID: id, Sector: engagement.VCS}, ties)
			fmt.Println(id, standing, reason.Subjects(engagement.NotMet))
		}
	}
	// Output:
	// shelter recused [hostel]
	// mentors participate []
	// shelter recused [hostel blanketExclusion]
	// mentors recused [blanketExclusion]
}

// A panel of which one member may bid.
func ExampleCheckSitting() {
	item := governance.CommissioningItem{ID: "grant", Commissioning: engagement.Yes, Complete: engagement.Yes,
		Bidders: []governance.PotentialBidder{{Agency: "hostel", MayBid: engagement.Yes}}}
	panel := []engagement.Agency{{ID: "probation"}, {ID: "hostel"}}
	reason := governance.CheckSitting(governance.ConflictPolicy{}, item, panel, governance.Partnerings{Complete: engagement.Yes})
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet))
	// Output: not-met [hostel]
}

// Synthetic members: nobody from probation, and nine of the VCS.
func ExampleComposition_Check() {
	counts, reason, err := governance.CrimePreventionStrategyGroup().Check(governance.Membership{Complete: engagement.Yes, Members: []governance.ClassMembers{
		{Class: "police", Number: 1}, {Class: "prisons", Number: 1}, {Class: "service-user", Number: 1}, {Class: "vcs", Number: 9}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(reason.Outcome)
	for _, count := range counts {
		if count.Vacant+count.Excess > 0 {
			fmt.Println(count.Class, count.Vacant, count.Excess, count.RingFenced)
		}
	}
	// Output:
	// not-met
	// probation 1 0 true
	// vcs 0 1 false
}

func ExampleStrategicPlan_Check() {
	fmt.Println(governance.StrategicPlan{Of: "trust", VCSInDelivery: engagement.No}.Check())
	// Output:
	// R67 trust not-met: the strategic plan states involvement of the VCS in service delivery: no (CL2012 Key learning (top four, 1st))
}

// CL2012 2.6 on the Hub at HMP Leeds: strategic leads, and nobody over them. It
// does not name the partners; these two stand for them.
func ExampleWorkStrand_Check() {
	hub := governance.WorkStrand{Name: "HMP Leeds Hub", Complete: engagement.Yes, Overall: []string{}, Partners: []governance.PartnerLead{
		{Agency: "one", Lead: engagement.Yes}, {Agency: "another", Lead: engagement.Yes}}}
	reason := hub.Check()
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet))
	// Output: not-met [overall]
}

func ExampleGrantsPanel_Check() {
	reason := governance.GrantsPanel2010().Check()
	fmt.Println(reason.Outcome, "present:", reason.Subjects(engagement.Met), "to ask:", reason.Subjects(engagement.OutcomeNotKnown))
	// Output: not-known present: [vcs] to ask: [government statutory]
}

func ExampleHandsOffChecklist() {
	reason, err := governance.HandsOffChecklist().Check(map[string]engagement.Answer{
		"vcs-lead": engagement.Yes, "hands-off": engagement.Yes, "innovation": engagement.Yes})
	fmt.Println(reason.Outcome, err)
	// Output: met <nil>
}

// Reviewed at the end of November, every three months: due on 28 February.
func ExampleDutyReview_Check() {
	review := governance.DutyReview{Duty: governance.EnforcementDuty, HandsOff: engagement.No, Assessed: engagement.Yes,
		LastAssessed: engagement.MustParseDate("2010-11-30"), Monitored: engagement.Yes}
	for _, day := range []string{"2011-02-27", "2011-02-28"} {
		reason, err := review.Check(engagement.MustParseDate(day), 3)
		fmt.Println(day, reason.Outcome, reason.Subjects(engagement.NotMet), err)
	}
	// Output:
	// 2011-02-27 met [] <nil>
	// 2011-02-28 not-met [assessed] <nil>
}

func ExamplePayment_Check() {
	payment := governance.Payment{ID: "grant", Aims: []string{"reduce re-offending"}, Regularity: engagement.Yes, Propriety: engagement.Yes,
		ValueForMoney: engagement.No}
	reason, err := payment.Check([]string{"reduce re-offending"})
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet), err)
	// Output: not-met [valueForMoney] <nil>
}

func ExampleAppointment_Check() {
	reason := governance.ClinksAppointment().Check()
	fmt.Println(reason.Outcome, "to ask:", reason.Subjects(engagement.OutcomeNotKnown))
	// Output: met to ask: [feeDefined expensesDefined]
}

func ExampleMechanismsChecklist() {
	reason, err := governance.MechanismsChecklist().Check(map[string]engagement.Answer{"infrastructure-bodies": engagement.Yes, "neutral-bidding-agency": engagement.No})
	fmt.Println(reason.Subjects(engagement.Met), reason.Subjects(engagement.NotMet), err)
	// Output: [infrastructure-bodies] [neutral-bidding-agency] <nil>
}

// Lewisham with a sixth group, for women's health say.
func ExamplePathwaysGroups_Check() {
	groups := governance.LewishamPathwaysGroups()
	fmt.Println(groups.Check())
	groups.Groups = append(groups.Groups, governance.PathwaysGroup{Name: "women's health", Pathways: []engagement.Pathway{engagement.Health}})
	reason := groups.Check()
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet))
	// Output:
	// R75 met: 5 groups; 0 pathways without one, 0 with several (NA2009 4.2 Pathways)
	// not-met [health]
}

func ExampleMeeting_Check() {
	for _, meeting := range governance.Meetings() {
		fmt.Println(meeting.ID, meeting.Cadence, meeting.Check(governance.Monthly).Outcome)
	}
	// Output:
	// mappom monthly met
	// tag weekly not-met
	// leeds-divisional not-stated not-known
}

func ExampleCDRPCover_Option() {
	fmt.Println(governance.CDRPCover{VCSSits: engagement.No}.Option())
	fmt.Println(governance.CDRPCover{VCSSits: engagement.No}.Check().Outcome)
	// Output:
	// VCS and Faith Alliance at the DOM office met
	// not-known
}

func ExampleReoffendingDuty() {
	for _, day := range []string{"2009-03-31", "2010-03-31", "2010-04-01", ""} {
		fmt.Println(governance.ReoffendingDuty(engagement.MustParseDate(day)))
	}
	// Output:
	// R78 not-applicable: on 2009-03-31, in force from 2010-04-01 (NA2009 3.2, 4.1; CL2012 1.1)
	// R78 not-applicable: on 2010-03-31, in force from 2010-04-01 (NA2009 3.2, 4.1; CL2012 1.1)
	// R78 met: on 2010-04-01, in force from 2010-04-01 (NA2009 3.2, 4.1; CL2012 1.1)
	// R78 not-known: on not-known, in force from 2010-04-01 (NA2009 3.2, 4.1; CL2012 1.1)
}

func ExampleLAAChecklist() {
	reason, err := governance.LAAChecklist().Check(map[string]engagement.Answer{"ni-18": engagement.Yes, "ni-30": engagement.Yes, "contribution-communicated": engagement.No})
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet), err)
	// Output: not-met [contribution-communicated] <nil>
}

// What SH2004 3.4 found of the role.
func ExampleCoordinator_Check() {
	reason := governance.Coordinator{InPlace: engagement.Yes, DedicatedHours: engagement.No, HeadOfResettlement: engagement.Yes,
		ProbationEquivalent: engagement.No}.Check()
	fmt.Println(reason.Outcome, "flags:", reason.Subjects(engagement.NotMet))
	// Output: met flags: [dedicatedHours headOfResettlement probationEquivalent]
}

func ExampleEscalation_Check() {
	for _, escalation := range governance.LeedsEscalations() {
		fmt.Println(escalation.Issue, escalation.Check().Outcome)
	}
	// Output:
	// unclear-referral-criteria met
	// unclear-case-responsibility met
}

// The objectives are synthetic.
func ExampleAlignment_Check() {
	alignment := governance.Alignment{VCS: []string{"housing", "mentoring"}, Statutory: []string{"accommodation", "enforcement"},
		Counterparts: []governance.Counterpart{{VCS: "housing", Statutory: "accommodation"}}, Complete: engagement.Yes}
	vcs, statutory := alignment.Unaligned()
	fmt.Println(alignment.Check().Outcome, vcs, statutory)
	// Output: not-met [mentoring] [enforcement]
}

func ExampleReplacedBy() {
	for _, body := range governance.AdvisoryBodies() {
		by, reason := governance.ReplacedBy(body.ID)
		fmt.Printf("%s: %v %q\n", body.ID, reason.Outcome, by)
	}
	// Output:
	// noms-advisory-group: not-applicable ""
	// prison-service-advisory-group: met "noms-advisory-group"
	// npd-partnership-clan: met "noms-advisory-group"
}

func ExampleRepresentationChecklist() {
	reason, err := governance.RepresentationChecklist().Check(map[string]engagement.Answer{"elected": engagement.Yes, "trained": engagement.Yes})
	fmt.Println(reason, err)
	// Output:
	// R85 not-known: 2 of 3 items in place, 0 missing, 1 not known (CL2012 2.3, 2.5; HO2012 Ch.5) <nil>
}

func ExampleInfrastructureChecklist() {
	reason, err := governance.InfrastructureChecklist().Check(map[string]engagement.Answer{"sustainable": engagement.No})
	fmt.Println(reason.Outcome, reason.Subjects(engagement.NotMet), err)
	// Output: not-met [sustainable] <nil>
}

// Leeds, NA2009 Appendix 1: 9 and 2, 7 and 8.
func ExampleStaffList_ThirdSectorShare() {
	leeds := governance.StaffList{Complete: engagement.Yes, Lines: []governance.StaffLine{
		{Agency: "police", Sector: engagement.Statutory, Deployed: 9}, {Agency: "probation", Sector: engagement.Statutory, Deployed: 2},
		{Agency: "cri", Sector: engagement.VCS, Deployed: 7}, {Agency: "disc", Sector: engagement.VCS, Deployed: 8}}}
	share, reason, err := leeds.ThirdSectorShare(governance.Deployed)
	fmt.Println(share.Part, share.Whole, share, reason.Outcome, err)
	// Output: 15 26 57.7% met <nil>
}

// Lewisham is 15 in NA2009 1.4, and 16 by Appendix 1 as planned.
func ExampleStaffList_CheckStated() {
	planned := governance.StaffList{Complete: engagement.Yes, Lines: []governance.StaffLine{
		{Agency: "police", Sector: engagement.Statutory, Deployed: 9}, {Agency: "probation", Sector: engagement.Statutory, Deployed: 1, ToBeDeployed: 1},
		{Agency: "council", Sector: engagement.Statutory, ToBeDeployed: 5}}}
	for _, number := range []int64{15, 16} {
		reason, err := planned.CheckStated(governance.StaffStatement{Number: number, Counting: governance.AllStaff})
		fmt.Println(number, reason.Outcome, err)
	}
	// Output:
	// 15 not-met <nil>
	// 16 met <nil>
}

func ExampleDeliveryModel_Check() {
	model := governance.DeliveryModelOf(engagement.Yes, engagement.No)
	fmt.Println(model, model.Rank(), model.Check().Outcome)
	// Output: other 2 not-met
}
