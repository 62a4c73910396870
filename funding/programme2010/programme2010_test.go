package programme2010

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

func lines(ledgers ...funding.Ledger) []funding.Line {
	return funding.Select(funding.Lines(Record()), funding.Selection{Ledgers: ledgers})
}

func TestRecord(t *testing.T) {
	require.NoError(t, Record().Validate())

	// The record is fresh: changing one leaves the next as it was.
	changed := Record()
	changed.Awards[0].Amount++
	changed.Programme.Areas[0].Name = "elsewhere"
	changed.SeedCorn.Shares[0].Units++
	require.Empty(t, cmp.Diff(Record(), Record()))
	require.NotEmpty(t, cmp.Diff(Record(), changed))

	// It is the same after being written and read.
	var text bytes.Buffer
	require.NoError(t, funding.WriteRecord(&text, changed))
	read, err := funding.ReadRecord(&text)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(changed, read))
}

// HO2012 Table 1, as it is printed: area totals, overheads, every award.
func TestTable1(t *testing.T) {
	areas, whole, err := funding.Accounts(lines(funding.Projects, funding.Overheads))
	require.NoError(t, err)
	require.Equal(t, []funding.Account{
		{Area: BDP, Projects: 83_170_00, Overheads: 12_168_00, Total: 95_338_00, Complete: true},
		{Area: Croydon, Projects: 153_910_00, Overheads: 0, Total: 153_910_00, Complete: true},
		{Area: Gloucestershire, Projects: 145_617_00, Overheads: 5_250_00, Total: 150_867_00, Complete: true},
		{Area: Leeds, Projects: 83_942_00, Overheads: 12_500_00, Total: 96_442_00, Complete: true},
	}, areas)
	require.Equal(t, funding.Account{Projects: 466_639_00, Overheads: 29_918_00, Total: 496_557_00, Complete: true}, whole)

	printed := map[string]string{
		"Strategic VCS involvement in IOM": "£18,170", "Volunteering and IOM": "£55,000", "IOM in rural Dorset": "£10,000",
		"Croydon Women's Court Service": "£25,959", "Supported volunteering and mentoring programme": "£54,159",
		"VCS Partnership Development Programme": "£73,792", "REACH Social Enterprise": "£29,520",
		"Cheltenham Community Projects (CCP) Social Enterprise": "£24,912", "Family-focused support project": "£15,000",
		"Restorative Justice (RJ) Project": "£22,000", "Mentoring/Befriending Project": "£15,100", "Client Reference Group": "£15,600",
		"Increasing Volunteering in IOM": "£3,485", "Gloucestershire VCS Assembly Team": "£20,000",
		"VCS engagement in new IOM Hub at Leeds Prison": "£50,231", "VCS Crime Reduction Forum": "£17,711",
		"DVD of experiences of WYCCP customers": "£16,000",
	}
	require.Len(t, printed, 17)
	record := Record()
	for i, application := range record.Applications {
		want, err := funding.ParsePence(printed[application.Name])
		require.NoError(t, err, application.Name)
		require.Equal(t, application.ID, record.Awards[i].Application)
		require.Equal(t, want, record.Awards[i].Amount, application.Name)
	}
}

// R87, R88, R86: every stated area total, the programme total, and the fund of
// £500,000, of which £3,443 was not allocated.
func TestAccounts(t *testing.T) {
	areas, whole, err := funding.Accounts(lines())
	require.NoError(t, err)
	stated := []funding.Pence{95_338_00, 153_910_00, 150_867_00, 96_442_00}
	for i, area := range areas {
		require.Equal(t, engagement.Met, funding.CheckArea(area, stated[i], funding.Pound).Outcome)
		require.Equal(t, engagement.NotMet, funding.CheckArea(area, stated[i]+1_00, funding.Pound).Outcome)
		require.Equal(t, engagement.Met, funding.CheckArea(area, stated[i]+1, funding.Pound).Outcome, "stated in pounds")
		require.Equal(t, engagement.NotMet, funding.CheckArea(area, stated[i]+1, funding.Penny).Outcome, "stated in pence")
		require.Equal(t, engagement.OutcomeNotKnown, funding.CheckArea(area, stated[i], 0).Outcome, "stated in no unit")
	}
	reason, err := funding.CheckProgramme(whole, stated, 496_557_00, funding.Pound)
	require.NoError(t, err)
	require.Equal(t, engagement.Met, reason.Outcome)
	reason, err = funding.CheckProgramme(whole, stated[:3], 496_557_00, funding.Pound)
	require.NoError(t, err)
	require.Equal(t, engagement.NotMet, reason.Outcome, "without Leeds the areas do not add up")
	// With the largest award as the text has it.
	reason, err = funding.CheckProgramme(whole, stated, 496_556_82, funding.Penny)
	require.NoError(t, err)
	require.Equal(t, engagement.NotMet, reason.Outcome)
	reason, err = funding.CheckProgramme(whole, stated, 496_556_82, funding.Pound)
	require.NoError(t, err)
	require.Equal(t, engagement.Met, reason.Outcome)

	// Were Leeds' overhead not known, its total would not be known to be wrong.
	record := Record()
	record.Overheads = record.Overheads[:3]
	fewer, less, err := funding.Accounts(funding.Lines(record))
	require.NoError(t, err)
	require.Equal(t, engagement.OutcomeNotKnown, funding.CheckArea(fewer[3], 96_442_00, funding.Pound).Outcome)
	require.Equal(t, engagement.OutcomeNotKnown, funding.CheckArea(fewer[3], 83_942_00, funding.Pound).Outcome)
	require.Equal(t, engagement.NotMet, funding.CheckArea(fewer[3], 83_941_00, funding.Pound).Outcome, "less than the projects alone")
	require.Equal(t, engagement.Met, funding.CheckArea(fewer[0], 95_338_00, funding.Pound).Outcome)
	reason, err = funding.CheckProgramme(less, stated, 496_557_00, funding.Pound)
	require.NoError(t, err)
	require.Equal(t, engagement.OutcomeNotKnown, reason.Outcome)

	balance, reason, err := funding.CheckEnvelope(Programme(), whole)
	require.NoError(t, err)
	require.Equal(t, funding.Pence(3_443_00), balance)
	require.Equal(t, engagement.Met, reason.Outcome)
	for envelope, want := range map[funding.Pence]engagement.Outcome{496_557_00: engagement.Met, 496_556_99: engagement.NotMet, 0: engagement.NotApplicable} {
		programme := Programme()
		programme.Envelope = envelope
		balance, reason, err = funding.CheckEnvelope(programme, whole)
		require.NoError(t, err)
		require.Equal(t, envelope-496_557_00, balance)
		require.Equal(t, want, reason.Outcome, envelope)
	}
}

// HO2012 Table 2, added up from Table 1 (R212).
func TestTable2(t *testing.T) {
	byType, err := funding.GroupBy(lines(funding.Projects), func(l funding.Line) funding.ProjectType { return l.Type })
	require.NoError(t, err)
	require.Equal(t, funding.Grouping[funding.ProjectType]{
		Groups: []funding.Group[funding.ProjectType]{
			{Key: funding.Strategic, Lines: 5, Total: 139_673_00},
			{Key: funding.Service, Lines: 6, Total: 161_622_00},
			{Key: funding.Volunteering, Lines: 6, Total: 165_344_00},
		},
		Total: 466_639_00,
	}, byType)
}

// HO2012 Ch.3 and the lost Figure 2 (R210, R211): seven projects by independent
// voluntary organisations, two by social enterprises, eight by Local
// Infrastructure Organisations, which had no prior experience.
func TestByBidder(t *testing.T) {
	byKind, err := funding.GroupBy(lines(funding.Projects), func(l funding.Line) engagement.Kind { return l.Bidder })
	require.NoError(t, err)
	require.Equal(t, []funding.Group[engagement.Kind]{
		{Key: engagement.VCSOrganisation, Lines: 7, Total: 151_642_00},
		{Key: engagement.SocialEnterprise, Lines: 2, Total: 54_432_00},
		{Key: engagement.LIO, Lines: 8, Total: 260_565_00},
	}, byKind.Groups)
	for kind, want := range map[engagement.Kind]string{engagement.LIO: "55.84%", engagement.VCSOrganisation: "32.50%", engagement.SocialEnterprise: "11.66%"} {
		share, err := byKind.Share(kind, 2)
		require.NoError(t, err)
		require.Equal(t, want, share.String(), "of project funding, %v", kind)
		whole, err := funding.PercentOf(map[engagement.Kind]funding.Pence{engagement.LIO: 260_565_00, engagement.VCSOrganisation: 151_642_00,
			engagement.SocialEnterprise: 54_432_00}[kind], 496_557_00, 1)
		require.NoError(t, err)
		require.Equal(t, map[engagement.Kind]string{engagement.LIO: "52.5%", engagement.VCSOrganisation: "30.5%", engagement.SocialEnterprise: "11.0%"}[kind],
			whole.String(), "with overheads in the base, %v", kind)
	}

	byExperience, err := funding.GroupBy(lines(funding.Projects), func(l funding.Line) engagement.Answer { return l.Experience })
	require.NoError(t, err)
	require.Equal(t, []funding.Group[engagement.Answer]{
		{Key: engagement.Yes, Lines: 9, Total: 206_074_00},
		{Key: engagement.No, Lines: 8, Total: 260_565_00},
	}, byExperience.Groups)

	// The claim of R211, and what it turns on.
	check := func(change func([]funding.Line), stated, unit funding.Pence) engagement.Outcome {
		changed := lines(funding.Projects)
		change(changed)
		reason, err := funding.CheckNewToWork(changed, stated, unit)
		require.NoError(t, err)
		return reason.Outcome
	}
	same := func([]funding.Line) {}
	require.Equal(t, engagement.Met, check(same, 260_565_00, funding.Pound))
	require.Equal(t, engagement.NotMet, check(same, 260_566_00, funding.Pound))
	require.Equal(t, engagement.OutcomeNotKnown, check(same, 260_565_00, 0), "stated in no unit")
	require.Equal(t, engagement.NotMet, check(func(l []funding.Line) { l[6].Amount += 60_000_00 }, 260_565_00, funding.Pound), "no longer over half")
	unknown := func(l []funding.Line) { l[0].Experience = engagement.NotKnown }
	require.Equal(t, engagement.OutcomeNotKnown, check(unknown, 260_565_00, funding.Pound))
	require.Equal(t, engagement.NotMet, check(unknown, 200_000_00, funding.Pound), "already more than stated")
	require.Equal(t, engagement.NotMet, check(unknown, 300_000_00, funding.Pound), "never as much as stated")
	require.Equal(t, engagement.NotMet, check(func(l []funding.Line) {
		unknown(l)
		l[6].Amount += 100_000_00
	}, 260_565_00, funding.Pound), "not over half either way")
}

// HO2012 Table 3 and the text of Ch.3 (R213, R208, R209).
func TestTable3(t *testing.T) {
	needs := lines(funding.SeedCornNeeds)
	byNeed, err := funding.GroupBy(needs, func(l funding.Line) funding.Need { return l.Need })
	require.NoError(t, err)
	require.Equal(t, funding.Pence(80_608_00), byNeed.Total)
	for need, want := range map[funding.Need]string{funding.YouthDiversion: "£17,928.00 22%", funding.Resettlement: "£4,000.00 5%", funding.FinancialAdvice: "£2,479.50 3%",
		funding.SkillsEducationEmployment: "£30,888.50 38%", funding.MentoringSupport: "£18,202.00 23%", funding.OrganisationalCapacity: "£7,110.00 9%"} {
		share, err := byNeed.Share(need, 0)
		require.NoError(t, err)
		i := slices.IndexFunc(byNeed.Groups, func(g funding.Group[funding.Need]) bool { return g.Key == need })
		require.Equal(t, want, byNeed.Groups[i].Total.String()+" "+share.String())
	}
	reasons, err := funding.CheckSeedCorn(SeedCorn())
	require.NoError(t, err)
	require.Equal(t, engagement.Met, engagement.OutcomeOf(reasons))

	// Each fact matters to the rule that it bears on, and to no other.
	failed := func(change func(*funding.SeedCornGrants)) string {
		s := SeedCorn()
		change(&s)
		reasons, err := funding.CheckSeedCorn(s)
		require.NoError(t, err)
		var failed []string
		for _, reason := range reasons {
			if reason.Outcome == engagement.NotMet {
				failed = append(failed, strings.TrimSpace(reason.Rule.ID+" "+reason.Subject))
			}
		}
		return strings.Join(failed, ", ")
	}
	require.Equal(t, "R213", failed(func(s *funding.SeedCornGrants) { s.Pots[1].Total++ }))
	require.Equal(t, "R213", failed(func(s *funding.SeedCornGrants) { s.Pots[0].Grants-- }))
	require.Equal(t, "R213", failed(func(s *funding.SeedCornGrants) { s.Needs[3].Grants++ }))
	require.Equal(t, "R213", failed(func(s *funding.SeedCornGrants) { s.Needs[3].Amount-- }))
	require.Equal(t, "R213", failed(func(s *funding.SeedCornGrants) { s.Grants = 31 }))
	require.Equal(t, "R208 resettlement", failed(func(s *funding.SeedCornGrants) { s.Shares[1].Units++ }))
	require.Equal(t, "R208 youth-diversion, R208 resettlement, R208 financial-advice, R208 organisational-capacity, R209", failed(func(s *funding.SeedCornGrants) {
		for i := range s.Shares {
			if i != 3 && i != 4 {
				s.Shares[i].Units++
			}
		}
	}))

	// Where pots or printed shares are not known, nor is the outcome.
	unknown := SeedCorn()
	unknown.Pots, unknown.Shares = nil, nil
	reasons, err = funding.CheckSeedCorn(unknown)
	require.NoError(t, err)
	require.Len(t, reasons, 3)
	for _, reason := range reasons {
		require.Equal(t, engagement.OutcomeNotKnown, reason.Outcome)
	}
}

// check is what one line of the reconciliation says.
type check struct {
	Computed, Difference funding.Pence
	Agreement            funding.Agreement
	Explained            string
}

func reconcile(t *testing.T, record funding.Record) map[string]check {
	t.Helper()
	checks, err := funding.Reconcile(t.Context(), record.Figures, funding.Lines(record))
	require.NoError(t, err)
	result := map[string]check{}
	for _, c := range checks {
		explained := ""
		for _, e := range c.Explanations.Listed {
			for _, id := range e.LeftOut {
				explained += "-" + id.ID
			}
			for _, id := range e.Added {
				explained += "+" + id.ID
			}
		}
		result[c.Figure.ID] = check{c.Computed, c.Difference, c.Agreement, explained}
	}
	return result
}

// The reconciliation finds by computation what the printed tables hide.
func TestReconciliation(t *testing.T) {
	record := Record()
	got := reconcile(t, record)
	for id, computed := range map[string]funding.Pence{
		"programme": 496_557_00, "programme-clinks": 496_557_00, "new-to-offenders": 260_565_00, "overheads": 29_918_00,
		"seed-corn-needs": 80_608_00, "seed-corn-pots": 80_608_00, "type-volunteering": 165_344_00, "award-smallest": 3_485_00,
		"area-bdp": 95_338_00, "area-croydon": 153_910_00, "area-gloucestershire": 150_867_00, "area-leeds": 96_442_00,
	} {
		require.Equal(t, check{Computed: computed, Agreement: funding.Agrees}, got[id], id)
	}
	require.Equal(t, check{496_557_00, 443_00, funding.AgreesWithinRounding, ""}, got["programme-summary"])
	require.Equal(t, check{73_792_00, -18, funding.AgreesWithinRounding, ""}, got["award-largest"])
	require.Equal(t, check{161_622_00, -50_231_00, funding.Disagrees, "-LEE-1"}, got["type-service"], "short by exactly the Leeds Hub")
	require.Equal(t, check{139_673_00, -19_762_00, funding.Disagrees, ""}, got["type-strategic"])
	require.Len(t, got, 16)

	// The Hub has no rival, and the strategic total no explanation, among
	// all sets of the seventeen awards.
	checks, err := funding.Reconcile(t.Context(), record.Figures, funding.Lines(record))
	require.NoError(t, err)
	for _, c := range checks {
		switch c.Figure.ID {
		case "type-service":
			require.Equal(t, funding.Explanations{Parts: 17, BySize: []int64{0, 1}, Listed: []funding.Explanation{{LeftOut: []funding.LineID{{Ledger: funding.Projects, ID: "LEE-1"}}}}}, c.Explanations)
		case "type-strategic":
			require.Equal(t, funding.Explanations{Parts: 17}, c.Explanations)
			require.Equal(t, int64(0), c.Explanations.Count())
			require.Equal(t, -1, c.Explanations.Fewest())
		default:
			require.Zero(t, c.Explanations.Parts)
		}
	}
}

// A penny more on any award, and a project under another heading, change the
// lines of the reconciliation that speak of it, as they should, and no other.
func TestReconciliation_perturbed(t *testing.T) {
	before := reconcile(t, Record())
	areaFigure := map[funding.AreaID]string{BDP: "area-bdp", Croydon: "area-croydon", Gloucestershire: "area-gloucestershire", Leeds: "area-leeds"}
	typeFigure := map[funding.ProjectType]string{funding.Strategic: "type-strategic", funding.Service: "type-service", funding.Volunteering: "type-volunteering"}

	for i, application := range Record().Applications {
		for _, penny := range []funding.Pence{1, -1} {
			record := Record()
			record.Awards[i].Amount += penny
			want := map[string]check{}
			speaks := []string{"programme", "programme-clinks", "programme-summary", areaFigure[application.Area], typeFigure[application.Type]}
			if application.Agency.Experience == engagement.No {
				speaks = append(speaks, "new-to-offenders")
			}
			switch application.ID {
			case "CRO-3":
				speaks = append(speaks, "award-largest")
			case "GLO-7":
				speaks = append(speaks, "award-smallest")
			}
			for id, line := range before {
				if slices.Contains(speaks, id) {
					line.Computed += penny
					line.Difference -= penny
					if line.Agreement == funding.Agrees {
						line.Agreement = funding.AgreesWithinRounding
					}
				}
				want[id] = line
			}
			require.Empty(t, cmp.Diff(want, reconcile(t, record)), "%s moved by %v", application.ID, penny)
		}

		for _, heading := range []funding.ProjectType{funding.Strategic, funding.Service, funding.Volunteering} {
			if heading == application.Type {
				continue
			}
			record := Record()
			record.Applications[i].Type = heading
			got := reconcile(t, record)
			amount := record.Awards[i].Amount
			for id, line := range before {
				switch id {
				case typeFigure[application.Type]:
					line.Computed, line.Difference = line.Computed-amount, line.Difference+amount
				case typeFigure[heading]:
					line.Computed, line.Difference = line.Computed+amount, line.Difference-amount
				default:
					require.Equal(t, line, got[id], "%s under %v", application.ID, heading)
					continue
				}
				require.Equal(t, line.Computed, got[id].Computed, "%s under %v", application.ID, heading)
				require.Equal(t, line.Difference, got[id].Difference, "%s under %v", application.ID, heading)
				agrees := map[bool]funding.Agreement{true: funding.Agrees, false: funding.Disagrees}[line.Difference == 0]
				require.Equal(t, agrees, got[id].Agreement, "%s under %v", application.ID, heading)
			}
			// Putting it back is among what explains the heading it left,
			// where that agreed before.
			if application.Type == funding.Volunteering {
				require.Contains(t, got["type-volunteering"].Explained, "+"+string(application.ID))
			}
		}
	}
}

// The conditions and the facts that no sum checks, as the documents have them:
// HO2012 Annex 1, Table 1 (asterisks, footnotes 16 and 17), Ch.3 Seed-corn
// grants, footnote 9; CL2012 2.1 to 2.3.
func TestConditions(t *testing.T) {
	p := Programme()
	require.Equal(t, funding.Pence(500_000_00), p.Envelope)
	require.Equal(t, "by 2010-10-15", p.Window.String())
	require.Equal(t, "2010-11-01 to 2011-03-31", p.Delivery.String())
	require.True(t, p.VCSLed && p.StatutorySupport && p.NoReligious)
	require.Equal(t, funding.StatutoryLimits{Hold: true, Allocate: true, Direct: true}, p.StatutoryMayNot)
	require.Equal(t, int64(1), p.MinimumOutcomes, "one or more of the following outcomes")
	var texts []string
	for _, c := range append(p.Outcomes, p.Principles...) {
		texts = append(texts, string(c.ID)+" "+c.Text)
	}
	require.Equal(t, []string{
		"O1 greater involvement from the VCS in working with offenders",
		"O2 an increased level of VCS input into IOM",
		"O3 better linkages between VCS and statutory sector partners to implement IOM",
		"O4 involvement of smaller VCS organisations that have not so far engaged with the criminal justice agenda",
		"O5 greater user involvement in decisions about services and support",
		"O6 greater community engagement and involvement in identified neighbourhoods",
		"O7 more local people involved in volunteering/mentoring/advising",
		"O8 reduced re-offending",
		"P1 relevant VCS and IOM partners have been fully engaged in the process of identifying the priorities and developing the plans set out in the submission",
		"P2 how they will engage with specific local needs in relation to ethnicity/culture, disability and gender (either in the offender population or wider community)",
	}, texts)
	var leads []string
	for _, area := range p.Areas {
		leads = append(leads, area.Name+": "+area.Lead.Name+", "+area.Lead.Kind.String())
	}
	require.Equal(t, []string{
		"Bournemouth, Dorset and Poole: Bournemouth Council for Voluntary Service, lio",
		"Croydon: Croydon Voluntary Action, lio",
		"Gloucestershire: Gloucestershire Association for Voluntary and Community Action, lio",
		"Leeds: West Yorkshire Community Chaplaincy Project, vcs-organisation",
	}, leads)

	var studies, estimates []funding.ApplicationID
	for i, a := range Applications() {
		if a.CaseStudy {
			studies = append(studies, a.ID)
		}
		if Awards()[i].Estimate {
			estimates = append(estimates, a.ID)
		}
	}
	require.Equal(t, []funding.ApplicationID{"BDP-3", "CRO-1", "CRO-3", "GLO-1", "GLO-2", "GLO-4", "LEE-1"}, studies)
	require.Equal(t, []funding.ApplicationID{"LEE-1", "LEE-2"}, estimates)

	bdp, croydon := SeedCorn().Pots[0], SeedCorn().Pots[1]
	require.Equal(t, []funding.Pence{35_000_00, 480_00, 7_362_00, 0}, []funding.Pence{bdp.Total, bdp.Smallest, bdp.Largest, bdp.Cap})
	require.Equal(t, []funding.Pence{45_608_00, 0, 0, 2_000_00}, []funding.Pence{croydon.Total, croydon.Smallest, croydon.Largest, croydon.Cap})
	require.Equal(t, []int64{7, 23, 30}, []int64{bdp.Grants, croydon.Grants, SeedCorn().Grants})
}

// The gate on the published facts: the areas and the deadline are met, the
// bidders are VCS bodies, nothing fails, and what is not published is asked.
func TestGate(t *testing.T) {
	record := Record()
	for _, application := range record.Applications {
		decision := funding.Gate(record.Programme, application)
		require.Equal(t, funding.ClarificationSought, decision.State, application.ID)
		require.Equal(t, engagement.OutcomeNotKnown, decision.Eligible)
		outcomes := map[string]engagement.Outcome{}
		for _, reason := range decision.Reasons {
			outcomes[reason.Rule.ID] = reason.Outcome
		}
		require.Equal(t, map[string]engagement.Outcome{
			"R89": engagement.Met, "R92": engagement.Met, "R93": engagement.Met,
			"R90": 0, "R91": 0, "R94": 0, "R95": 0, "R96": 0, "R97": 0, "R98": 0, "R99": 0, "agency-level": engagement.NotApplicable,
		}, outcomes, application.ID)
	}
	for _, reason := range funding.ConsortiumBids(record.Programme, record.Applications) {
		require.Equal(t, engagement.Met, reason.Outcome, "a single consortium bid from each location (CL2012 2.3)")
	}
}

// No fact without its place in one of the six documents.
func TestPlaces(t *testing.T) {
	keys := map[string]bool{}
	for _, source := range engagement.Sources() {
		keys[source.Key] = true
	}
	places := map[string]string{"programme": Programme().Place}
	for _, area := range Areas() {
		places["area "+string(area.ID)] = area.Place
	}
	for _, c := range append(Outcomes(), Principles()...) {
		places["criterion "+string(c.ID)] = c.Place
	}
	for _, a := range Applications() {
		places["application "+string(a.ID)] = a.Place
	}
	for _, a := range Awards() {
		places["award "+string(a.Application)] = a.Place
	}
	for _, o := range Overheads() {
		places["overhead "+string(o.Area)] = o.Place
	}
	for _, p := range SeedCorn().Pots {
		places["pot "+p.ID] = p.Place
	}
	for _, n := range SeedCorn().Needs {
		places["need "+n.Need.String()] = n.Place
	}
	for _, g := range SeedCornGrants() {
		places["grant "+g.ID] = g.Place
	}
	for _, c := range SeedCornClaims() {
		places["claim "+c.ID] = c.Place
	}
	for _, c := range SeedCornPolicy().Caps {
		places["cap "+string(c.Area)] = c.Place
	}
	for _, row := range funding.CharityIncomes().Rows {
		places["bracket "+row.Bracket.String()] = row.Place
	}
	for _, f := range Figures() {
		places["figure "+f.ID] = f.Place
	}
	for _, d := range Dates() {
		places["date "+d.What] = d.Place
		require.NoError(t, d.Span.Validate())
	}
	for _, s := range StaffCounts() {
		places["staff "+s.Band.String()] = s.Place
	}
	for _, rule := range funding.Rules() {
		if rule.Kind != engagement.CallerRule {
			places["rule "+rule.ID] = rule.Source
		}
	}
	for fact, place := range places {
		key, section, _ := strings.Cut(place, " ")
		require.True(t, keys[key] && section != "", "%s is placed at %q", fact, place)
	}
	require.Len(t, Applications(), 17)
	require.Len(t, Outcomes(), 8)
	require.Len(t, Principles(), 2)
	for _, f := range Figures() {
		require.True(t, slices.ContainsFunc(funding.Rules(), func(r engagement.Rule) bool { return r.ID == f.Rule }), "figure %s names rule %s", f.ID, f.Rule)
	}

	// R215: 26, 6, 3 and 1 of 36.
	sum := 0
	for _, s := range StaffCounts() {
		sum += s.Organisations
	}
	require.Equal(t, 36, sum)

	// HO2012 Ch.1 names seven case studies; Table 1 marks the same.
	studies := 0
	for _, a := range Applications() {
		if a.CaseStudy {
			studies++
		}
	}
	require.Equal(t, 7, studies)
}
