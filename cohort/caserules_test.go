package cohort_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/cohort/published"
	"github.com/thirdsector-go/partnership/engagement"
)

// R145: exactly 12 months is not over 12, in months and in days, and only a
// licence or a statutory PPO reserves.
func TestCaseStanding_Reserved(t *testing.T) {
	for _, test := range []struct {
		name     string
		standing cohort.CaseStanding
		want     engagement.Outcome
	}{
		{"a statutory PPO", cohort.CaseStanding{StatutoryPPO: isYes}, met},
		{"a licence after exactly 12 months", cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.Licence, Sentence: cohort.MustParseTerm("12m")}, notMet},
		{"a licence after a day more", cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.Licence, Sentence: cohort.MustParseTerm("12m1d")}, met},
		{"after 13 months", cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.Licence, Sentence: cohort.MustParseTerm("13m")}, met},
		{"365 days, which are 12 months", cohort.CaseStanding{isNo, cohort.Licence, cohort.MustParseTerm("365d"), day("2007-03-01")}, notMet},
		{"366 days, a day over", cohort.CaseStanding{isNo, cohort.Licence, cohort.MustParseTerm("366d"), day("2006-03-01")}, met},
		{"366 days over a leap day", cohort.CaseStanding{isNo, cohort.Licence, cohort.MustParseTerm("366d"), day("2007-03-01")}, notMet},
		{"367 days over a leap day", cohort.CaseStanding{isNo, cohort.Licence, cohort.MustParseTerm("367d"), day("2007-03-01")}, met},
		{"366 days, from when not known", cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.Licence, Sentence: cohort.MustParseTerm("366d")}, open},
		{"long, and on an order", cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.CommunityOrder, Sentence: cohort.MustParseTerm("24m")}, notMet},
		{"long, and on nothing", cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.NonStatutory, Sentence: cohort.MustParseTerm("24m")}, notMet},
		{"long, position not known", cohort.CaseStanding{StatutoryPPO: isNo, Sentence: cohort.MustParseTerm("24m")}, open},
		{"short, position not known", cohort.CaseStanding{StatutoryPPO: isNo, Sentence: cohort.MustParseTerm("6m")}, notMet},
		{"licence, sentence not known", cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.Licence}, open},
		{"short, PPO not known", cohort.CaseStanding{Position: cohort.Licence, Sentence: cohort.MustParseTerm("6m")}, open},
		{"nothing known", cohort.CaseStanding{}, open},
	} {
		t.Run(test.name, func(t *testing.T) {
			wrong(t, test.standing.Validate(), "")
			outcome(t, test.standing.Reserved(), "R145", test.want)
			manager := map[engagement.Outcome]engagement.Outcome{met: notMet, notMet: notAsks, open: open}
			for _, m := range []cohort.OffenderManager{cohort.PoliceManager, cohort.PrisonOfficer, cohort.VCSDrugsStaff, cohort.VCSHousingStaff, cohort.VCSMentor, cohort.OtherManager} {
				outcome(t, test.standing.CheckManager(m), "R145", manager[test.want])
			}
			manager[met] = met
			outcome(t, test.standing.CheckManager(cohort.ProbationManager), "R145", manager[test.want])
			manager[met] = open
			for _, m := range []cohort.OffenderManager{0, 99} {
				outcome(t, test.standing.CheckManager(m), "R145", manager[test.want])
			}
		})
	}
	wrong(t, cohort.CaseStanding{StatutoryPPO: isYes, Position: cohort.NonStatutory}.Validate(), "position: none: contradicts")
	wrong(t, cohort.CaseStanding{StatutoryPPO: 9, Position: 9}.Validate(), "statutoryPPO: unknown word Answer(9)\nposition: unknown word Position(9)")
}

func TestStandingOf(t *testing.T) {
	for _, test := range []struct {
		schemes  []cohort.SchemeID
		position cohort.Position
		want     engagement.Answer
	}{
		{[]cohort.SchemeID{"dip", "ppo"}, cohort.Licence, isYes},
		{[]cohort.SchemeID{"ppo"}, cohort.CommunityOrder, isYes},
		{[]cohort.SchemeID{"ppo"}, cohort.NonStatutory, isNo}, // a PPO, and not a statutory one
		{[]cohort.SchemeID{"ppo"}, cohort.PositionNotKnown, notKnown},
		{[]cohort.SchemeID{}, cohort.Licence, isNo},
		{nil, cohort.Licence, notKnown},
		{nil, cohort.NonStatutory, isNo},
	} {
		p := cohort.Person{ID: "synthetic", Schemes: test.schemes, Position: test.position, Sentence: cohort.MustParseTerm("9m"), Sentenced: day("2009-01-01")}
		want := cohort.CaseStanding{test.want, test.position, p.Sentence, p.Sentenced}
		if got := cohort.StandingOf(p, published.PPO); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

// R45
func TestThreeWayMeeting_Check(t *testing.T) {
	reserved, free := cohort.CaseStanding{StatutoryPPO: isYes}, cohort.CaseStanding{StatutoryPPO: isNo, Position: cohort.NonStatutory}
	for _, test := range []struct {
		name     string
		meeting  cohort.ThreeWayMeeting
		required engagement.Answer
		want     engagement.Outcome
		absent   []string
	}{
		{"the three of them", cohort.ThreeWayMeeting{reserved, isYes, isYes, isYes, isYes, isYes}, isYes, met, nil},
		{"without the client", cohort.ThreeWayMeeting{reserved, isYes, isYes, isNo, isYes, isYes}, isYes, notMet, []string{"client"}},
		{"without Probation", cohort.ThreeWayMeeting{reserved, isYes, isYes, isYes, isNo, isYes}, isYes, notMet, []string{"probation"}},
		{"without the agency", cohort.ThreeWayMeeting{reserved, isYes, isYes, isYes, isYes, isNo}, isYes, notMet, []string{"vcsAgency"}},
		{"no meeting", cohort.ThreeWayMeeting{Case: reserved, VCS: isYes, Held: isNo}, isYes, notMet, []string{"client", "probation", "vcsAgency"}},
		{"not known who came", cohort.ThreeWayMeeting{Case: reserved, VCS: isYes, Held: isYes, Client: isYes}, isYes, open, nil},
		{"no VCS agency", cohort.ThreeWayMeeting{Case: reserved, VCS: isNo, Held: isNo}, isNo, notAsks, []string{"client", "probation", "vcsAgency"}},
		{"not Probation's", cohort.ThreeWayMeeting{Case: free, VCS: isYes, Held: isNo}, isNo, notAsks, []string{"client", "probation", "vcsAgency"}},
		{"whose not known", cohort.ThreeWayMeeting{VCS: isYes, Held: isYes, Client: isYes, Probation: isYes, VCSAgency: isYes}, notKnown, open, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			wrong(t, test.meeting.Validate(), "")
			if got := test.meeting.Required(); got != test.required {
				t.Errorf("required %v, want %v", got, test.required)
			}
			outcome(t, test.meeting.Check(), "R45", test.want)
			subjects(t, test.meeting.Check(), notMet, test.absent...)
		})
	}
	exactly(t, "R45", 6, func(a []engagement.Answer) engagement.Outcome {
		return cohort.ThreeWayMeeting{cohort.CaseStanding{StatutoryPPO: a[0], Position: cohort.CommunityOrder}, a[1], a[2], a[3], a[4], a[5]}.Check().Outcome
	})
	wrong(t, cohort.ThreeWayMeeting{Case: cohort.CaseStanding{Position: 7}, VCS: 7, Held: isNo, Client: isYes, Probation: 7}.Validate(), `case.position: unknown word Position(7)
vcs: unknown word Answer(7)
client: yes: contradicts
probation: unknown word Answer(7)`)
}

// R161
func TestManagementSetting_MayManage(t *testing.T) {
	asks := map[cohort.OffenderManager]func(engagement.Answer) cohort.ManagementSetting{
		cohort.ProbationManager: func(a engagement.Answer) cohort.ManagementSetting {
			return cohort.ManagementSetting{a, isYes, isYes, isYes}
		},
		cohort.PoliceManager: func(a engagement.Answer) cohort.ManagementSetting {
			return cohort.ManagementSetting{isYes, a, isYes, isYes}
		},
		cohort.PrisonOfficer: func(a engagement.Answer) cohort.ManagementSetting {
			return cohort.ManagementSetting{isYes, isYes, a, isYes}
		},
		cohort.VCSDrugsStaff: func(a engagement.Answer) cohort.ManagementSetting {
			return cohort.ManagementSetting{isYes, a, isYes, isYes}
		},
		cohort.VCSHousingStaff: func(a engagement.Answer) cohort.ManagementSetting {
			return cohort.ManagementSetting{isYes, a, isYes, isYes}
		},
		cohort.VCSMentor: func(a engagement.Answer) cohort.ManagementSetting {
			return cohort.ManagementSetting{isYes, isYes, isYes, a}
		},
	}
	for m, setting := range asks {
		outcome(t, setting(isYes).MayManage(m), "R161", met)
		outcome(t, setting(isNo).MayManage(m), "R161", notMet)
		outcome(t, setting(notKnown).MayManage(m), "R161", open)
	}
	all := cohort.ManagementSetting{isYes, isYes, isYes, isYes}
	outcome(t, all.MayManage(cohort.OtherManager), "R161", notMet)
	outcome(t, all.MayManage(cohort.OffenderManagerNotStated), "R161", open)
	outcome(t, all.MayManage(99), "R161", open)
	wrong(t, cohort.ManagementSetting{9, isYes, 9, notKnown}.Validate(), "statutory: unknown word Answer(9)\ninPrison: unknown word Answer(9)")
	vcs := map[engagement.Answer]int{}
	for _, m := range cohort.OffenderManagers() {
		vcs[m.IsVCS()]++
	}
	if diff := cmp.Diff(map[engagement.Answer]int{isYes: 3, isNo: 3, notKnown: 1}, vcs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// R160
func TestCaseHandling_Modes(t *testing.T) {
	got := cohort.CaseHandling{DedicatedManager: isNo, CoLocatedStaff: isYes, Conference: isYes, MultiAgency: isYes, Regular: isYes}.Modes()
	outcome(t, got, "R160", met)
	subjects(t, got, met, "co-located-day-to-day", "multi-agency-conference")
	subjects(t, got, notMet, "one-to-one")
	for _, c := range []cohort.CaseHandling{
		{isNo, isNo, isYes, isYes, isNo}, // conferences now and then
		{isNo, isNo, isYes, isNo, isYes}, // of one agency
		{isNo, isNo, isNo, isYes, isYes},
	} {
		outcome(t, c.Modes(), "R160", notMet)
	}
	exactly(t, "R160", 5, func(a []engagement.Answer) engagement.Outcome {
		return cohort.CaseHandling{a[0], a[1], a[2], a[3], a[4]}.Modes().Outcome
	})
	wrong(t, cohort.CaseHandling{Regular: 4}.Validate(), "regular: unknown word Answer(4)")
}

// R135
func TestCheckStrands(t *testing.T) {
	leeds := published.LeedsStrands()
	outcome(t, cohort.CheckStrands(leeds, isYes), "R135", met)
	for i, home := range leeds { // each of the three is missed by its name
		others := append(append([]cohort.StrandHome{}, leeds[:i]...), leeds[i+1:]...)
		got := cohort.CheckStrands(others, isYes)
		outcome(t, got, "R135", notMet)
		subjects(t, got, notMet, home.Strand.String())
		outcome(t, cohort.CheckStrands(others, isNo), "R135", open)
		outcome(t, cohort.CheckStrands(others, notKnown), "R135", open)
		outcome(t, cohort.CheckStrands(append(others, cohort.StrandHome{}), isYes), "R135", open) // one that is not stated
	}
	if leeds[0].Where != "the hub" || leeds[0].Strand != cohort.RehabilitateAndResettle {
		t.Errorf("%+v", leeds[0])
	}
	if diff := cmp.Diff([]string{"police", "probation"}, leeds[1].By); diff != "" {
		t.Errorf("mostly the police (-want +got):\n%s", diff)
	}
}

// R162: CRI and DISC, two case managers for each of three divisions.
func TestDivisionOfLabour(t *testing.T) {
	leeds := published.LeedsLabour()
	wrong(t, leeds.Validate(), "")
	holders := map[cohort.CaseTask]engagement.AgencyID{
		cohort.Assessment: "cri", cohort.InitialCaseManagement: "cri", cohort.ThroughCare: "disc", cohort.AfterCare: "disc",
	}
	for task, agency := range holders {
		if got := leeds.Holder(task); got != agency {
			t.Errorf("%v is for %q, want %q", task, got, agency)
		}
		outcome(t, leeds.CheckTask(task, agency), "R162", met)
		outcome(t, leeds.CheckTask(task, "twp"), "R162", notMet)
		outcome(t, leeds.CheckTask(task, ""), "R162", open)
	}
	outcome(t, leeds.CheckTask(cohort.Assessment, "disc"), "R162", notMet)
	outcome(t, leeds.CheckTask(cohort.CaseTaskNotStated, "disc"), "R162", open)
	outcome(t, cohort.DivisionOfLabour{}.CheckTask(cohort.Assessment, "disc"), "R162", notAsks)

	two := cohort.Counted(2)
	teams := []cohort.CaseTeam{{"city-and-holbeck", "cri", two}, {"north-east", "disc", two}, {"north-west", "cri", two}} // which has which is synthetic
	check := func(teams []cohort.CaseTeam, want engagement.Outcome, failed ...string) {
		t.Helper()
		got, err := leeds.CheckTeams(teams)
		wrong(t, err, "")
		outcome(t, got, "R162", want)
		subjects(t, got, notMet, failed...)
	}
	check(teams, met)
	check(teams[:2], notMet, "divisions")
	check(nil, open)
	check([]cohort.CaseTeam{teams[0], teams[1], {"north-west", "twp", two}}, notMet, "north-west agency")
	check([]cohort.CaseTeam{teams[0], teams[1], {"north-west", "cri", cohort.Counted(3)}}, notMet, "north-west managers")
	check([]cohort.CaseTeam{teams[0], teams[1], {"", "cri", cohort.Counted(1)}}, notMet, "[2] managers")
	check([]cohort.CaseTeam{teams[0], teams[1], {"north-west", "cri", cohort.Count{}}}, open)
	check([]cohort.CaseTeam{teams[0], teams[1], {"north-west", "", two}}, open)
	leeds.Tasks = append(leeds.Tasks, cohort.TaskHolder{Task: cohort.AfterCare}, cohort.TaskHolder{}, cohort.TaskHolder{Task: 9})
	leeds.PerDivision = cohort.Counted(-1)
	got, err := leeds.CheckTeams([]cohort.CaseTeam{{"a", "cri", cohort.Counted(-2)}})
	wrong(t, err, `tasks[4].task: after-care: duplicate
tasks[5].task: missing
tasks[6].task: unknown word CaseTask(9)
perDivision: -1: negative
[0].managers: -2: negative`)
	outcome(t, got, "R162", open)
}

// R149
func TestBeneficiaryFacts_Class(t *testing.T) {
	for _, test := range []struct {
		facts cohort.BeneficiaryFacts
		want  cohort.Beneficiary
		as    engagement.Outcome
	}{
		{cohort.BeneficiaryFacts{isYes, isYes, isYes, isYes}, cohort.IOMOffender, met},
		{cohort.BeneficiaryFacts{isNo, isYes, isYes, isYes}, cohort.OtherOffender, met},
		{cohort.BeneficiaryFacts{isNo, isNo, isYes, isYes}, cohort.ExOffender, met},
		{cohort.BeneficiaryFacts{isNo, isNo, isNo, isYes}, cohort.AtRisk, met},
		{cohort.BeneficiaryFacts{isNo, isNo, isNo, isNo}, cohort.BeneficiaryNotStated, notMet},
		{cohort.BeneficiaryFacts{notKnown, isYes, isYes, isYes}, cohort.BeneficiaryUnknown, open}, // "some VCS staff did not know"
		{cohort.BeneficiaryFacts{isNo, notKnown, isYes, isYes}, cohort.BeneficiaryUnknown, open},
		{cohort.BeneficiaryFacts{isNo, isNo, 99, isYes}, cohort.BeneficiaryUnknown, open},
		{cohort.BeneficiaryFacts{isNo, isNo, isNo, notKnown}, cohort.BeneficiaryUnknown, open},
	} {
		class, reason := test.facts.Class()
		outcome(t, reason, "R149", test.as)
		if class != test.want {
			t.Errorf("%+v is %v, want %v", test.facts, class, test.want)
		}
	}
	wrong(t, cohort.BeneficiaryFacts{isYes, isNo, 9, isYes}.Validate(), "offended: unknown word Answer(9)\noffender: no: contradicts")
}

// R240
func TestOutputData_Check(t *testing.T) {
	programme := published.Programme2010Output()
	outcome(t, programme.Check(), "R240", notMet)
	subjects(t, programme.Check(), notMet, "required")
	programme.Required = isYes // flipping the fact flips what follows from it
	outcome(t, programme.Check(), "R240", open)
	programme.ByClass, programme.Recorded = isYes, isYes
	outcome(t, programme.Check(), "R240", met)
	exactly(t, "R240", 3, func(a []engagement.Answer) engagement.Outcome {
		return cohort.OutputData{Required: a[0], ByClass: a[1], Recorded: a[2]}.Check().Outcome
	})
	wrong(t, cohort.OutputData{ByClass: 9}.Validate(), "byClass: unknown word Answer(9)")

	reach, err := cohort.ReachOf([]cohort.Beneficiary{cohort.IOMOffender, cohort.BeneficiaryUnknown, cohort.AtRisk, cohort.BeneficiaryNotStated, cohort.IOMOffender})
	wrong(t, err, "")
	if reach.People != 5 || reach.Least != 2 || reach.Most != 4 || reach.Counts[cohort.AtRisk] != 1 {
		t.Errorf("%+v", reach)
	}
	_, err = cohort.ReachOf([]cohort.Beneficiary{0, 77})
	wrong(t, err, "[1]: unknown word Beneficiary(77)")
}

// R150: at least two, on both sides, and the sites as published.
func TestMultiAgency(t *testing.T) {
	for _, test := range []struct {
		sources []cohort.SourceID
		want    engagement.Outcome
	}{
		{[]cohort.SourceID{"police", "probation"}, met},
		{[]cohort.SourceID{"police"}, notMet},
		{[]cohort.SourceID{"police", "police"}, notMet}, // counted once
		{[]cohort.SourceID{}, notMet},
		{nil, open},
		{[]cohort.SourceID{"police", ""}, open}, // who else is not named
		{[]cohort.SourceID{""}, notMet},
		{[]cohort.SourceID{"police", "", "prisons"}, met},
	} {
		outcome(t, cohort.MultiAgency(test.sources), "R150", test.want)
	}
	for site, n := range map[string]int{"leeds": 4, "pennine": 3, "nottingham": 4, "lewisham": 0} {
		sources := published.SiteSources(site)
		if len(sources) != n {
			t.Errorf("%s: %q", site, sources)
		}
		want := met
		if n == 0 {
			want = open
		}
		outcome(t, cohort.MultiAgency(sources), "R150", want)
	}
}

// R154, R155, R156 and R158, R168, R169 and the enablers of R153: each item is
// missed by its name.
func TestCaseChecklists(t *testing.T) {
	checklist(t, cohort.SelectionChecklist(), "R154", "criteria", "multi-agency", "intelligence", "defensible", "lead-professional")
	checklist(t, cohort.PlanningChecklist(), "R155", "services", "shared-it", "single-plan", "lead-professional", "police-role")
	checklist(t, cohort.ImplementationChecklist(), "R156", "lead-professional", "links-out", "links-levels", "pathways", "disruption", "enforcement")
	checklist(t, cohort.ReviewChecklist(), "R157", "regular", "scheduled", "multi-agency", "formal", "informal", "frequency")
	checklist(t, cohort.DeselectionChecklist(), "R158", "both-directions", "impact", "exit-interviews", "learning", "measures")
	checklist(t, cohort.EnablersChecklist(), "R153", "training", "effective-partnerships", "communication", "leadership-and-co-ordination")
	checklist(t, cohort.DesistanceChecklist(), "R168", "process", "re-biography", "life-events", "belief", "active", "social-capital", "certified")
	checklist(t, cohort.TierChecklist(), "R169", "level-1", "level-2", "level-3", "level-4")
}

func TestPoliceRoleNamed(t *testing.T) {
	for _, test := range []struct {
		roles []cohort.PoliceRole
		want  engagement.Answer
	}{
		{nil, notKnown}, {[]cohort.PoliceRole{}, isNo}, {[]cohort.PoliceRole{0}, notKnown}, {[]cohort.PoliceRole{99}, notKnown},
		{[]cohort.PoliceRole{0, cohort.DisruptionRole}, isYes}, {[]cohort.PoliceRole{cohort.Intelligence}, isYes},
	} {
		if got := cohort.PoliceRoleNamed(test.roles); got != test.want {
			t.Errorf("%v: %v, want %v", test.roles, got, test.want)
		}
	}
}

// R169: levels 3 and 4 are the main target.
func TestTier(t *testing.T) {
	for tier, want := range map[cohort.Tier]engagement.Answer{cohort.Tier1: isNo, cohort.Tier2: isNo, cohort.Tier3: isYes, cohort.Tier4: isYes, 0: notKnown, 99: notKnown} {
		if got := tier.IsMainTarget(); got != want {
			t.Errorf("%v: %v, want %v", tier, got, want)
		}
	}
	if got := cohort.Tier3.Focus(); len(got) != 4 || got[3] != "accommodation" {
		t.Errorf("%q", got)
	}
	if got := cohort.Tier1.Focus(); len(got) != 3 || got[0] != "local communities" || cohort.Tier(0).Focus() != nil {
		t.Errorf("%q", got)
	}
}

// R153: the five in their order, and the ways back.
func TestCheckStages(t *testing.T) {
	const s, p, i, r, d = cohort.SelectStage, cohort.PlanStage, cohort.ImplementStage, cohort.ReviewStage, cohort.DeselectionStage
	for _, test := range []struct {
		gone []cohort.Stage
		want engagement.Outcome
	}{
		{[]cohort.Stage{s, p, i, r, d}, met},
		{[]cohort.Stage{s, p, i, r, p, i, r, i, r, d, s, p}, met}, // plans change, cases come back
		{[]cohort.Stage{s, s, p, p}, met},
		{[]cohort.Stage{s, i}, notMet}, // no plan
		{[]cohort.Stage{s, p, i, d}, notMet},
		{[]cohort.Stage{p, i}, notMet}, // nobody selected
		{[]cohort.Stage{s, p, s}, notMet},
		{[]cohort.Stage{s, p, i, r, d, p}, notMet},
		{[]cohort.Stage{s, 0, i}, open},
		{[]cohort.Stage{0}, open},
		{[]cohort.Stage{}, open},
		{nil, open},
	} {
		got, err := cohort.CheckStages(test.gone)
		wrong(t, err, "")
		outcome(t, got, "R153", test.want)
	}
	_, err := cohort.CheckStages([]cohort.Stage{s, 9})
	wrong(t, err, "[1]: unknown word Stage(9)")
	for n, stage := range cohort.Stages()[:4] {
		if stage.Next()[0] != cohort.Stages()[n+1] {
			t.Errorf("after %v comes %v", stage, stage.Next())
		}
	}
}

// R158: both ways, neither and not known.
func TestDeselection_Direction(t *testing.T) {
	for _, test := range []struct {
		facts cohort.Deselection
		want  cohort.Direction
		as    engagement.Outcome
	}{
		{cohort.Deselection{isYes, isNo, isNo}, cohort.Success, met},
		{cohort.Deselection{isNo, isYes, isNo}, cohort.Failure, met},
		{cohort.Deselection{isNo, isNo, isYes}, cohort.Failure, met},
		{cohort.Deselection{isNo, isYes, notKnown}, cohort.Failure, met},
		{cohort.Deselection{isNo, isNo, isNo}, cohort.DirectionNotStated, notMet},
		{cohort.Deselection{isYes, isYes, isNo}, cohort.DirectionNotStated, open}, // both ways
		{cohort.Deselection{isYes, isNo, notKnown}, cohort.DirectionNotStated, open},
		{cohort.Deselection{notKnown, isYes, isNo}, cohort.DirectionNotStated, open},
		{cohort.Deselection{notKnown, isNo, isNo}, cohort.DirectionNotStated, open},
		{cohort.Deselection{}, cohort.DirectionNotStated, open},
	} {
		direction, reason := test.facts.Direction()
		outcome(t, reason, "R158", test.as)
		if direction != test.want {
			t.Errorf("%+v: %v, want %v", test.facts, direction, test.want)
		}
	}
	wrong(t, cohort.Deselection{ToScheme: 9}.Validate(), "toScheme: unknown word Answer(9)")
}

// R159
func TestLeads_Check(t *testing.T) {
	is := func(who string) cohort.LeadName { return cohort.LeadName{Named: isYes, Who: who} }
	none := cohort.LeadName{Named: isNo}
	for _, test := range []struct {
		name   string
		leads  cohort.Leads
		want   engagement.Outcome
		failed []string
	}{
		{"the same all through", cohort.Leads{is("a"), is("a"), is("a")}, met, nil},
		{"a name says that there is one", cohort.Leads{cohort.LeadName{Who: "a"}, is("a"), is("a")}, met, nil},
		{"changed at planning", cohort.Leads{is("a"), is("b"), is("b")}, notMet, []string{"selection to planning"}},
		{"changed at implementation", cohort.Leads{is("a"), is("a"), is("b")}, notMet, []string{"planning to implementation"}},
		{"changed, and back", cohort.Leads{is("a"), is("b"), is("a")}, notMet, []string{"selection to planning", "planning to implementation"}},
		{"nobody at planning", cohort.Leads{is("a"), none, is("a")}, notMet, []string{"planning"}},
		{"nobody at all", cohort.Leads{none, none, none}, notMet, []string{"selection", "planning", "implementation"}},
		{"one at planning, who not known", cohort.Leads{is("a"), cohort.LeadName{Named: isYes}, is("a")}, open, nil},
		{"not known at selection", cohort.Leads{cohort.LeadName{}, is("a"), is("a")}, open, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			wrong(t, test.leads.Validate(), "")
			outcome(t, test.leads.Check(), "R159", test.want)
			subjects(t, test.leads.Check(), notMet, test.failed...)
		})
	}
	wrong(t, cohort.Leads{cohort.LeadName{9, ""}, cohort.LeadName{isNo, "a"}, none}.Validate(), "selection.named: unknown word Answer(9)\nplanning.who: a: contradicts")
}

// R165: 24 hours, to the second on either side, whatever zone and whatever the
// clocks do.
func TestContact_Check(t *testing.T) {
	at := func(text string) time.Time {
		if text == "" {
			return time.Time{}
		}
		moment, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return moment
	}
	for _, test := range []struct {
		name        string
		point       engagement.Answer
		referred    string
		seen        engagement.Answer
		seenAt, now string
		want        engagement.Outcome
		late        time.Duration
	}{
		{"at once", isYes, "2004-06-01T09:00:00Z", notKnown, "2004-06-01T09:00:00Z", "", met, 0},
		{"after 23:59", isYes, "2004-06-01T09:00:00Z", isYes, "2004-06-02T08:59:00Z", "", met, 0},
		{"after exactly 24 hours", isYes, "2004-06-01T09:00:00Z", isYes, "2004-06-02T09:00:00Z", "", met, 0},
		{"a second more", isYes, "2004-06-01T09:00:00Z", isYes, "2004-06-02T09:00:01Z", "", notMet, time.Second},
		{"after 24:01", isYes, "2004-06-01T09:00:00Z", isYes, "2004-06-02T09:01:00Z", "", notMet, time.Minute},
		{"another zone, the same instant", isYes, "2004-06-01T09:00:00Z", isYes, "2004-06-02T10:00:00+01:00", "", met, 0},
		{"another zone, a minute late", isYes, "2004-06-01T09:00:00Z", isYes, "2004-06-02T10:01:00+01:00", "", notMet, time.Minute},
		{"the clocks go forward: 23 hours by the wall are 22", isYes, "2004-03-27T10:00:00Z", isYes, "2004-03-28T11:00:00+01:00", "", met, 0},
		{"and 25 by the wall are 24", isYes, "2004-03-27T10:00:00Z", isYes, "2004-03-28T11:01:00+01:00", "", notMet, time.Minute},
		{"over a leap day", isYes, "2004-02-28T12:00:00Z", isYes, "2004-02-29T12:00:00Z", "", met, 0},
		{"several points", isNo, "2004-06-01T09:00:00Z", isYes, "2004-06-01T10:00:00Z", "", notMet, 0},
		{"not known how many", notKnown, "2004-06-01T09:00:00Z", isYes, "2004-06-01T10:00:00Z", "", open, 0},
		{"not known how many, and late", notKnown, "2004-06-01T09:00:00Z", isYes, "2004-06-03T09:00:00Z", "", notMet, 24 * time.Hour},
		{"not seen, and time is left", isYes, "2004-06-01T09:00:00Z", isNo, "", "2004-06-02T09:00:00Z", open, 0},
		{"not seen, and time is up", isYes, "2004-06-01T09:00:00Z", isNo, "", "2004-06-02T09:01:00Z", notMet, time.Minute},
		{"seen some time before now", isYes, "2004-06-01T09:00:00Z", isYes, "", "2004-06-02T09:00:00Z", met, 0},
		{"seen, nobody knows when", isYes, "2004-06-01T09:00:00Z", isYes, "", "2004-06-03T09:00:00Z", open, 0},
		{"not known whether seen", isYes, "2004-06-01T09:00:00Z", notKnown, "", "2004-06-03T09:00:00Z", open, 0},
		{"referred, nobody knows when", isYes, "", isYes, "2004-06-02T09:00:00Z", "2004-06-03T09:00:00Z", open, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			late, got, err := cohort.Contact{test.point, at(test.referred), test.seen, at(test.seenAt)}.Check(at(test.now))
			wrong(t, err, "")
			outcome(t, got, "R165", test.want)
			if late != test.late {
				t.Errorf("late by %v, want %v", late, test.late)
			}
		})
	}
	_, got, err := cohort.Contact{9, at("2004-06-01T09:00:00Z"), isNo, at("2004-06-01T08:59:00Z")}.Check(time.Time{})
	wrong(t, err, `singlePoint: unknown word Answer(9)
seenAt: 2004-06-01T08:59:00Z: contradicts: not seen
seenAt: 2004-06-01T08:59:00Z: contradicts: before the referral at 2004-06-01T09:00:00Z`)
	outcome(t, got, "R165", open)
}

// R167
func TestReferrals_Check(t *testing.T) {
	leeds := published.LeedsReferrals()
	wrong(t, leeds.Validate(), "")
	outcome(t, leeds.Check(), "R167", notMet)
	if diff := cmp.Diff([]string{"otherSchemes", "prisonLeavers"}, leeds.Causes()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	leeds.SlowReferral, leeds.OtherSchemes, leeds.OtherObstacles = isYes, isNo, []string{"no transport"}
	if diff := cmp.Diff([]string{"prisonLeavers", "slowReferral", "no transport"}, leeds.Causes()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, test := range []struct {
		planned, actual cohort.Count
		below           engagement.Answer
		want            engagement.Outcome
	}{
		{cohort.Counted(10), cohort.Counted(9), notKnown, notMet},
		{cohort.Counted(10), cohort.Counted(10), notKnown, met},
		{cohort.Counted(10), cohort.Counted(11), notKnown, met},
		{cohort.Counted(10), cohort.Counted(0), notKnown, notMet},
		{cohort.Counted(10), cohort.Count{}, notKnown, open}, // not known is not none
		{cohort.Count{}, cohort.Counted(0), notKnown, open},
		{cohort.Count{}, cohort.Counted(9), isNo, met},
	} {
		r := cohort.Referrals{Planned: test.planned, Actual: test.actual, Below: test.below, PrisonLeavers: isYes}
		wrong(t, r.Validate(), "")
		outcome(t, r.Check(), "R167", test.want)
		if n := len(r.Causes()); (n == 1) != (test.want == notMet) {
			t.Errorf("%+v has %d causes", r, n)
		}
	}
	wrong(t, cohort.Referrals{Planned: cohort.Counted(3), Actual: cohort.Counted(4), Below: isYes, SlowReferral: 9}.Validate(),
		"slowReferral: unknown word Answer(9)\nbelow: yes: contradicts: 4 of 3")
	wrong(t, cohort.Referrals{Planned: cohort.Counted(3), Actual: cohort.Counted(3), Below: isYes}.Validate(), "below: yes: contradicts: 3 of 3")
	wrong(t, cohort.Referrals{Planned: cohort.Counted(3), Actual: cohort.Counted(3), Below: isNo}.Validate(), "")
	wrong(t, cohort.Referrals{Planned: cohort.Counted(-3)}.Validate(), "planned: -3: negative")
}

// R151
func TestVoluntary(t *testing.T) {
	claimed := published.NottinghamEngagement()
	for _, test := range []struct {
		identified, agreed cohort.Count
		within             cohort.Odds
		want               engagement.Outcome
	}{
		{cohort.Counted(4), cohort.Counted(3), cohort.Odds{Of: 0, In: 1}, met},  // exactly
		{cohort.Counted(5), cohort.Counted(4), cohort.Odds{Of: 1, In: 20}, met}, // no number of five is three quarters
		{cohort.Counted(5), cohort.Counted(4), cohort.Odds{Of: 4, In: 100}, notMet},
		{cohort.Counted(5), cohort.Counted(3), cohort.Odds{Of: 15, In: 100}, met},
		{cohort.Counted(5), cohort.Counted(3), cohort.Odds{Of: 14, In: 100}, notMet},
		{cohort.Counted(5), cohort.Count{}, cohort.Odds{Of: 1, In: 20}, open},
		{cohort.Count{}, cohort.Counted(3), cohort.Odds{Of: 1, In: 20}, open}, // "base number not stated"
		{cohort.Counted(5), cohort.Counted(4), cohort.Odds{}, open},           // what around is, nobody said
		{cohort.Counted(0), cohort.Counted(0), cohort.Odds{Of: 1, In: 20}, notAsks},
	} {
		got, err := cohort.VoluntaryCounts{test.identified, test.agreed}.CheckRate(claimed, test.within)
		wrong(t, err, "")
		outcome(t, got, "R151", test.want)
	}
	_, err := cohort.VoluntaryCounts{cohort.Counted(3), cohort.Counted(4)}.CheckRate(cohort.Odds{Of: 5, In: 4}, cohort.Odds{Of: 1})
	wrong(t, err, "agreed: 4: contradicts: 3 identified\nclaimed.of: 5: out of range: in 4\nwithin.of: 1: out of range: in 0")

	for _, test := range []struct {
		identified, agrees, monitored engagement.Answer
		want                          engagement.Outcome
	}{
		{isYes, isNo, isYes, met}, {isYes, isNo, isNo, notMet}, {isYes, isNo, notKnown, open}, {isYes, notKnown, isYes, open},
		{isYes, isYes, isNo, notAsks}, {isNo, isNo, isNo, notAsks},
	} {
		outcome(t, cohort.VoluntaryCase{test.identified, test.agrees, test.monitored}.Check(), "R151", test.want)
	}
	exactly(t, "R151", 3, func(a []engagement.Answer) engagement.Outcome {
		return cohort.VoluntaryCase{a[0], a[1], a[2]}.Check().Outcome
	})
	wrong(t, cohort.VoluntaryCase{Agrees: 9}.Validate(), "agrees: unknown word Answer(9)")
}

// R139: as published, and as people constructed to it add up (see package
// published, whose test constructs them).
func TestCaseload_CheckPartition(t *testing.T) {
	check := func(c cohort.Caseload, want engagement.Outcome) {
		t.Helper()
		got, err := c.CheckPartition()
		wrong(t, err, "")
		outcome(t, got, "R139", want)
	}
	change := func(f func(*cohort.Caseload)) cohort.Caseload {
		c := published.NottinghamCaseload()
		f(&c)
		return c
	}
	check(published.NottinghamCaseload(), met)
	for i := range 3 { // one person more or fewer
		for _, by := range []int64{-1, 1} {
			check(change(func(c *cohort.Caseload) {
				n, _ := c.Parts[i].People.Number()
				c.Parts[i].People = cohort.Counted(n + by)
			}), notMet)
		}
		check(change(func(c *cohort.Caseload) { c.Parts[i].People = cohort.Count{} }), open)
	}
	check(change(func(c *cohort.Caseload) { c.Total = cohort.Counted(30) }), notMet)
	check(change(func(c *cohort.Caseload) { c.Total = cohort.Count{} }), open)
	check(change(func(c *cohort.Caseload) { c.Complete = isNo }), open)
	check(change(func(c *cohort.Caseload) { c.Complete = notKnown }), open)
	check(change(func(c *cohort.Caseload) { c.Total, c.Complete = cohort.Counted(28), notKnown }), notMet) // more already
	c := change(func(c *cohort.Caseload) {
		c.Total, c.Complete, c.Parts[1].Scheme, c.Parts[0].Scheme = cohort.Counted(-1), 9, "", "gom"
		c.Parts[2].People = cohort.Counted(1<<63 - 1)
	})
	got, err := c.CheckPartition()
	wrong(t, err, `total: -1: negative
parts[2].people: 9223372036854775807: out of range: the parts add up to more than can be counted
parts[1]: missing
parts[2]: "gom": duplicate
complete: unknown word Answer(9)`)
	outcome(t, got, "R139", open)
}

// R166: the goal on both sides; 29 in one division are 116 in four.
func TestRollOut(t *testing.T) {
	city := published.NottinghamRollOut()
	for people, want := range map[int64]engagement.Outcome{239: notMet, 240: met, 241: met, 0: notMet} {
		got, err := city.Reached(cohort.Counted(people))
		wrong(t, err, "")
		outcome(t, got, "R166", want)
	}
	got, err := city.Reached(cohort.Count{})
	wrong(t, err, "")
	outcome(t, got, "R166", open)
	people, of, known, err := city.Proportional()
	wrong(t, err, "")
	if people != 116 || of != 1 || !known {
		t.Errorf("%d/%d %v, want 116", people, of, known)
	}
	if goal, _ := city.Goal.Number(); goal < 2*people || goal > 2*people+people/10 {
		t.Errorf("%d is not about twice %d", goal, people)
	}
	city.Now, city.NowDivisions = cohort.Counted(29), cohort.Counted(3)
	if people, of, _, _ = city.Proportional(); people != 116 || of != 3 {
		t.Errorf("%d/%d", people, of)
	}
	city.Now = cohort.Count{}
	if _, _, known, err = city.Proportional(); known || err != nil {
		t.Errorf("%v %v", known, err)
	}
	city.Now = cohort.Counted(1 << 62)
	_, _, _, err = city.Proportional()
	wrong(t, err, "now: 4611686018427387904: out of range: times 4 divisions")
	wrong(t, cohort.RollOut{Goal: cohort.Counted(-1), Divisions: cohort.Counted(0), NowDivisions: cohort.Counted(1)}.Validate(),
		"goal: -1: negative\ndivisions: 0: out of range\ndivisions: 0: contradicts: there are 1 now")
}

// R219: 42 and 58 interviews, and a number of people on both sides of the range.
func TestInterviews(t *testing.T) {
	evaluation := published.EvaluationInterviews()
	got, err := evaluation.People()
	wrong(t, err, "")
	if want := (cohort.Reached{Interviews: cohort.Counted(100), Least: cohort.Counted(58), Most: cohort.Counted(99)}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	stated := func(i cohort.Interviews, people cohort.Count, want engagement.Outcome) {
		t.Helper()
		got, err := i.CheckStated(people)
		wrong(t, err, "")
		outcome(t, got, "R219", want)
	}
	for people, want := range map[int64]engagement.Outcome{57: notMet, 58: open, 99: open, 100: notMet} {
		stated(evaluation, cohort.Counted(people), want)
	}
	stated(evaluation, cohort.Count{}, open)
	evaluation.Repeats = notKnown // then they may be a hundred
	stated(evaluation, cohort.Counted(100), open)
	stated(evaluation, cohort.Counted(101), notMet)
	evaluation.Repeats = isNo
	stated(evaluation, cohort.Counted(100), met)
	stated(evaluation, cohort.Counted(99), notMet)
	evaluation.Waves[0] = cohort.Count{}
	stated(evaluation, cohort.Counted(1000), open)
	stated(evaluation, cohort.Counted(57), notMet)
	stated(cohort.Interviews{Waves: []cohort.Count{cohort.Counted(7)}}, cohort.Counted(7), met) // one wave
	_, err = cohort.Interviews{Repeats: isYes}.People()                                         // of no wave nothing else is said
	wrong(t, err, "waves: missing")
	_, err = cohort.Interviews{Waves: []cohort.Count{cohort.Counted(-1), cohort.Counted(1<<63 - 1), cohort.Counted(1)}, Repeats: 9}.CheckStated(cohort.Counted(-5))
	wrong(t, err, `waves[0]: -1: negative
waves[2]: 1: out of range: the interviews add up to more than can be counted
repeats: unknown word Answer(9)
people: -5: negative`)
	wrong(t, cohort.Interviews{Waves: []cohort.Count{cohort.Counted(7), cohort.Counted(0)}, Repeats: isYes}.Validate(), "repeats: yes: contradicts")
}

func ExampleInterviews_People() {
	people, _ := published.EvaluationInterviews().People()
	fmt.Printf("%v interviews of %v to %v people\n", people.Interviews, people.Least, people.Most)
	// Output: 100 interviews of 58 to 99 people
}

func ExampleCaseStanding_CheckManager() {
	standing := cohort.CaseStanding{StatutoryPPO: engagement.No, Position: cohort.Licence, Sentence: cohort.MustParseTerm("18m")}
	fmt.Println(standing.CheckManager(cohort.VCSHousingStaff))
	standing.Sentence = cohort.MustParseTerm("12m")
	fmt.Println(standing.CheckManager(cohort.VCSHousingStaff).Outcome)
	// Output:
	// R145 vcs-housing not-met: reserved to Probation: yes; managed by Probation: no (NA2009 4.4 Barriers)
	// not-applicable
}

func ExampleContact_Check() {
	referred := time.Date(2004, 6, 1, 9, 0, 0, 0, time.UTC)
	contact := cohort.Contact{SinglePoint: engagement.Yes, Referred: referred, SeenAt: referred.Add(25 * time.Hour)}
	late, reason, err := contact.Check(time.Time{})
	fmt.Println(reason.Outcome, late, err)
	// Output: not-met 1h0m0s <nil>
}

func ExampleReferrals_Causes() {
	leeds := published.LeedsReferrals()
	fmt.Println(leeds.Check().Outcome, leeds.Causes())
	// Output: not-met [otherSchemes prisonLeavers]
}
