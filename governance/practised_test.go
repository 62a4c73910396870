package governance_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// A structure of which nothing is stated has a finding of every rule that an
// audit decides, and what is not known says what to ask.
func TestRun_nothingStated(t *testing.T) {
	audit, err := governance.Run(governance.Structure{}, governance.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, f := range audit.Findings {
		asked[f.Reason.Rule.ID] = true
		if needs := f.Reason.Outcome == engagement.NotMet || f.Reason.Outcome == engagement.OutcomeNotKnown; needs == (f.Remedy == "") {
			t.Errorf("%v: remedy %q", f.Reason, f.Remedy)
		}
		if f.Reason.Outcome == engagement.NotMet {
			t.Errorf("of nothing: %v", f.Reason)
		}
	}
	// Those of single bodies, representatives and existing connections have none
	// without bodies; R21 is over several structures, R247 of the audit itself.
	perBody := []string{"R60", "R61", "R64", "R66", "R76", "R85", "only-link", "R21", "R247"}
	for _, rule := range governance.Rules() {
		if want := !slices.Contains(perBody, rule.ID); asked[rule.ID] != want {
			t.Errorf("%s has a finding: %v, want %v", rule.ID, asked[rule.ID], want)
		}
	}
}

// A stated fact settles its finding, either way.
func TestRun_practice(t *testing.T) {
	unit := func(stated int64) governance.Practice {
		return governance.Practice{Staff: []governance.UnitStaff{{Unit: "unit", List: governance.StaffList{Complete: yes, Lines: []governance.StaffLine{
			{Agency: "police", Sector: engagement.Statutory, Deployed: 3}, {Agency: "a", Sector: engagement.VCS, Deployed: 1}}},
			Stated: []governance.StaffStatement{{Number: stated, Counting: governance.Deployed}}}}}
	}
	all := func(ids ...string) map[string]engagement.Answer {
		done := map[string]engagement.Answer{}
		for _, id := range ids {
			done[id] = yes
		}
		return done
	}
	lacking := func(id string) map[string]engagement.Answer { return map[string]engagement.Answer{id: no} }
	for _, test := range []struct {
		id       string
		met, not governance.Practice
	}{
		{"R49 town: lio", governance.Practice{LeadBodies: []governance.LeadBody{{Area: "town", Agency: engagement.Agency{ID: "lio", Sector: engagement.VCS, Kind: engagement.LIO}}}},
			governance.Practice{LeadBodies: []governance.LeadBody{{Area: "town", Agency: engagement.Agency{ID: "lio", Sector: engagement.Statutory}}}}},
		{"R50 brokerage chain", governance.Practice{Chain: governance.PublishedChain()}, governance.Practice{Chain: governance.Chain{Path: []engagement.AgencyID{"funder", "a"}, Complete: yes}}},
		{"R51 sampling", governance.Practice{Sampling: all("urban-and-rural", "builds-on-partnership", "differing-infrastructure", "women-offenders", "bme-needs")}, governance.Practice{Sampling: lacking("bme-needs")}},
		{"R58 national", governance.Practice{NationalBodies: []governance.NationalBody{{Level: governance.NationalRepresentation, Used: yes, Resourced: yes, Tasked: yes}}},
			governance.Practice{NationalBodies: []governance.NationalBody{{Level: governance.NationalRepresentation, Resourced: no}}}},
		{"R63 group", governance.Practice{Groups: []governance.GroupPlaces{{governance.Composition{Group: "group", Places: []governance.ClassPlaces{{Class: "vcs", Number: 1}}}, governance.Membership{Complete: yes, Members: []governance.ClassMembers{{"vcs", 1}}}}}},
			governance.Practice{Groups: []governance.GroupPlaces{{governance.Composition{Group: "group", Places: []governance.ClassPlaces{{Class: "vcs", Number: 1}}}, governance.Membership{Complete: yes}}}}},
		{"R67 trust", governance.Practice{Plans: []governance.StrategicPlan{{Of: "trust", VCSInDelivery: yes}}}, governance.Practice{Plans: []governance.StrategicPlan{{Of: "trust", VCSInDelivery: no}}}},
		{"R68 hub", governance.Practice{Strands: []governance.WorkStrand{{Name: "hub", Complete: yes, Overall: []string{"one"}, Partners: []governance.PartnerLead{{"a", yes}, {"b", yes}}}}},
			governance.Practice{Strands: []governance.WorkStrand{{Name: "hub", Complete: yes, Overall: []string{}, Partners: []governance.PartnerLead{{"a", yes}, {"b", yes}}}}}},
		{"R69 grants panel", governance.Practice{Panel: governance.GrantsPanel{Government: yes, VCS: yes, Statutory: yes}}, governance.Practice{Panel: governance.GrantsPanel{VCS: no}}},
		{"R70 handsOff", governance.Practice{HandsOff: all("vcs-lead", "hands-off", "innovation")}, governance.Practice{HandsOff: lacking("vcs-lead")}},
		{"R71 enforcement", governance.Practice{Duties: []governance.DutyReview{{Duty: governance.EnforcementDuty, HandsOff: no, LastAssessed: day("2010-01-31"), Monitored: yes}}},
			governance.Practice{Duties: []governance.DutyReview{{Duty: governance.EnforcementDuty, HandsOff: no, LastAssessed: day("2009-01-31"), Monitored: yes}}}},
		{"R72 grant", governance.Practice{Aims: []string{"aim"}, Payments: []governance.Payment{{"grant", []string{"aim"}, yes, yes, yes}}}, governance.Practice{Payments: []governance.Payment{{"grant", nil, yes, yes, no}}}},
		{"R73 clinks", governance.Practice{Appointments: []governance.Appointment{governance.ClinksAppointment()}}, governance.Practice{Appointments: []governance.Appointment{{Agency: "clinks", Tendered: no, ManagementFee: yes}}}},
		{"R74 mechanisms", governance.Practice{Mechanisms: all("key-boards", "national-consultation", "infrastructure-bodies", "development-workers", "neutral-bidding-agency")}, governance.Practice{Mechanisms: lacking("key-boards")}},
		{"R75 pathways groups", governance.Practice{Pathways: governance.LewishamPathwaysGroups()}, governance.Practice{Pathways: governance.PathwaysGroups{Complete: yes, Groups: []governance.PathwaysGroup{{"health", []engagement.Pathway{engagement.Health}}}}}},
		{"R79 laa", governance.Practice{LAA: all("ni-18", "ni-30", "contribution-communicated")}, governance.Practice{LAA: lacking("ni-18")}},
		{"R81 leeds", governance.Practice{Coordinators: []governance.Coordinator{{Prison: "leeds", InPlace: yes}}}, governance.Practice{Coordinators: []governance.Coordinator{{Prison: "leeds", InPlace: no}}}},
		{"R82 unclear-referral-criteria", governance.Practice{Escalations: governance.LeedsEscalations()}, governance.Practice{Escalations: []governance.Escalation{{Issue: governance.UnclearReferralCriteria, Resolved: no}}}},
		{"R83 objectives", governance.Practice{Alignment: governance.Alignment{VCS: []string{"one"}, Statutory: []string{"one"}}}, governance.Practice{Alignment: governance.Alignment{VCS: []string{"one"}, Statutory: []string{}, Complete: yes}}},
		{"R84 npd-partnership-clan", governance.Practice{}, governance.Practice{Advisory: []governance.AdvisoryBodyID{governance.PartnershipCLAN}}},
		{"R84 noms-advisory-group", governance.Practice{Advisory: []governance.AdvisoryBodyID{governance.NOMSAdvisoryGroup}}, governance.Practice{}},
		{"R221 unit: 4 deployed, not-stated: ", unit(4), governance.Practice{}},
		{"R221 unit: 5 deployed, not-stated: ", governance.Practice{}, unit(5)},
		{"R222 unit: deployed", unit(4), governance.Practice{}},
		{"R245 infrastructure", governance.Practice{Infrastructure: all("sector-owned-and-led", "sustainable", "each-tier", "promotes-diversity")}, governance.Practice{Infrastructure: lacking("sustainable")}},
	} {
		for practice, want := range map[*governance.Practice]engagement.Outcome{&test.met: engagement.Met, &test.not: engagement.NotMet} {
			s := governance.Structure{On: day("2010-02-28"), Practice: *practice}
			found := run(t, s, governance.Policy{ReviewMonths: 6})
			f, there := found[test.id]
			if !there && cmp.Equal(*practice, governance.Practice{}) {
				continue
			}
			if f.Reason.Outcome != want || (want == engagement.NotMet) == (f.Remedy == "") {
				t.Errorf("%s: %v, want %v; remedy %q", test.id, f.Reason, want, f.Remedy)
			}
			var text bytes.Buffer
			if err := governance.Write(&text, s); err != nil {
				t.Fatal(err)
			}
			again, err := governance.Read(&text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(s, again); diff != "" {
				t.Errorf("%s: read again (-written +read):\n%s", test.id, diff)
			}
		}
	}
}

// What is stated not to exist is not asked for.
func TestRun_practiceNone(t *testing.T) {
	s := governance.Structure{Practice: governance.Practice{LeadBodies: []governance.LeadBody{}, NationalBodies: []governance.NationalBody{}, Plans: []governance.StrategicPlan{},
		Strands: []governance.WorkStrand{}, Duties: []governance.DutyReview{}, Payments: []governance.Payment{}, Appointments: []governance.Appointment{},
		Coordinators: []governance.Coordinator{}, Escalations: []governance.Escalation{}, Advisory: []governance.AdvisoryBodyID{}, Staff: []governance.UnitStaff{}, Groups: []governance.GroupPlaces{}}}
	found := run(t, s, governance.Policy{})
	for _, id := range []string{"R49 lead body", "R58 national body", "R63 places", "R67 strategic plan", "R68 work strand", "R71 case duties", "R72 payments",
		"R73 intermediary", "R81 prison co-ordinator", "R82 escalation", "R84 advisory body", "R221 staff", "R222 staff"} {
		if f := found[id]; f.Reason.Outcome != engagement.NotApplicable || f.Remedy != "" {
			t.Errorf("%s: %v, %q", id, f.Reason, f.Remedy)
		}
	}
}

// R78 follows the structure's day, and R77 who sits on the CDRP.
func TestRun_dutyAndCover(t *testing.T) {
	s := governance.Structure{On: day("2010-04-01"), Bodies: []governance.Body{{ID: "cdrp", Tier: engagement.LocalOversight, VCS: no}}, Practice: governance.Practice{StandsIn: no}}
	found := run(t, s, governance.Policy{})
	if got := found["R78 re-offending duty"].Reason; got.Outcome != engagement.Met {
		t.Errorf("%v", got)
	}
	if got := found["R77 interim cover"]; got.Reason.Outcome != engagement.NotMet || !slices.Equal(got.Bodies, []governance.BodyID{"cdrp"}) {
		t.Errorf("%v", got.Reason)
	}
	s.On, s.Bodies[0].VCS = day("2010-03-31"), yes
	found = run(t, s, governance.Policy{})
	if got := found["R78 re-offending duty"].Reason; got.Outcome != engagement.NotApplicable {
		t.Errorf("%v", got)
	}
	if got := found["R77 interim cover"].Reason; got.Outcome != engagement.NotApplicable {
		t.Errorf("%v", got)
	}
}

// R52: brokerage that is assigned is funded. R24: by its ties an agency delivers
// co-located and co-working, or otherwise.
func TestRun_brokerageCostAndModel(t *testing.T) {
	for funded, want := range map[engagement.Answer]engagement.Outcome{yes: engagement.Met, no: engagement.NotMet, nk: engagement.OutcomeNotKnown} {
		s := complete()
		s.Broker.FundedHours = funded
		if got := run(t, s, governance.Policy{})["R52 brokerage"].Reason; got.Outcome != want {
			t.Errorf("%v", got)
		}
	}
	if got := run(t, governance.Structure{Broker: governance.Broker{Exists: no}}, governance.Policy{})["R52 brokerage"].Reason; got.Outcome != engagement.NotApplicable {
		t.Errorf("%v", got)
	}
	s := complete()
	if got := run(t, s, governance.Policy{})["R24 both"].Reason; got.Outcome != engagement.Met {
		t.Errorf("%v", got)
	}
	s.Agencies[0].Ties.CoLocated = no
	if got := run(t, s, governance.Policy{})["R24 both"]; got.Reason.Outcome != engagement.NotMet || got.Remedy == "" {
		t.Errorf("%v", got.Reason)
	}
}

// R61: who sits on a body that decides an item for which it, or a partner, may
// bid is to stay out of it.
func TestRun_conflicts(t *testing.T) {
	world := func() governance.Structure {
		return governance.Structure{Agencies: []governance.Agency{vcs("bids"), vcs("partner"), vcs("free"), {Agency: engagement.Agency{ID: "council", Sector: engagement.Statutory}}},
			Bodies: []governance.Body{{ID: "board", Tier: engagement.LocalOversight, Complete: yes, Commissions: yes, Seats: []governance.Seat{
				{Agency: "free", Status: governance.Member}, {Agency: "council", Status: governance.Member}}}},
			Practice: governance.Practice{Decisions: []governance.Decision{{Body: "board", Item: governance.CommissioningItem{ID: "housing", Commissioning: yes, Complete: yes,
				Bidders: []governance.PotentialBidder{{Agency: "bids", MayBid: yes}}}}},
				Partnerings: governance.Partnerings{Complete: yes, Ties: []governance.Partnering{{A: "bids", B: "partner", Kind: governance.ConsortiumPartner}}}}}
	}
	sit := func(id engagement.AgencyID, status governance.SeatStatus) func(*governance.Structure) {
		return func(s *governance.Structure) {
			s.Bodies[0].Seats = append(s.Bodies[0].Seats, governance.Seat{Agency: id, Status: status})
		}
	}
	for _, test := range []struct {
		name   string
		change []func(*governance.Structure)
		policy governance.Policy
		want   engagement.Outcome
		who    []engagement.AgencyID
	}{
		{"nobody who may bid", nil, governance.Policy{}, engagement.Met, nil},
		{"one who may bid", []func(*governance.Structure){sit("bids", governance.Member)}, governance.Policy{}, engagement.NotMet, []engagement.AgencyID{"bids"}},
		{"its partner", []func(*governance.Structure){sit("partner", governance.Member)}, governance.Policy{}, engagement.NotMet, []engagement.AgencyID{"partner"}},
		{"both, who stay out", []func(*governance.Structure){sit("bids", governance.Member), sit("partner", governance.Member),
			func(s *governance.Structure) {
				s.Practice.Decisions[0].Recused = []engagement.AgencyID{"bids", "partner"}
			}}, governance.Policy{}, engagement.Met, nil},
		{"one who may bid, invited", []func(*governance.Structure){sit("bids", governance.Invited)}, governance.Policy{}, engagement.OutcomeNotKnown, []engagement.AgencyID{"bids"}},
		{"planned to sit", []func(*governance.Structure){sit("bids", governance.Planned)}, governance.Policy{}, engagement.Met, nil},
		{"others may sit", []func(*governance.Structure){func(s *governance.Structure) { s.Bodies[0].Complete = nk }}, governance.Policy{}, engagement.OutcomeNotKnown, nil},
		{"the practice of Leeds", nil, governance.Policy{Conflict: governance.ConflictPolicy{BlanketExclusion: true}}, engagement.NotMet, []engagement.AgencyID{"free"}},
		{"not about commissioning", []func(*governance.Structure){sit("bids", governance.Member), func(s *governance.Structure) { s.Practice.Decisions[0].Item.Commissioning = no }},
			governance.Policy{}, engagement.NotApplicable, nil},
	} {
		s := world()
		for _, change := range test.change {
			change(&s)
		}
		f := run(t, s, test.policy)["R61 board: housing"]
		if f.Reason.Outcome != test.want || !slices.Equal(f.Agencies, test.who) {
			t.Errorf("%s: %v, %v; want %v, %v", test.name, f.Reason, f.Agencies, test.want, test.who)
		}
	}
	// A board that decides on commissioning, of whose items nothing is stated.
	s := world()
	s.Practice.Decisions = nil
	for commissions, want := range map[engagement.Answer]engagement.Outcome{yes: engagement.OutcomeNotKnown, nk: engagement.OutcomeNotKnown, no: engagement.NotApplicable} {
		s.Bodies[0].Commissions = commissions
		if f := run(t, s, governance.Policy{})["R61 board"]; f.Reason.Outcome != want || !slices.Equal(f.Agencies, []engagement.AgencyID{"council", "free"}) {
			t.Errorf("%v %v", f.Reason, f.Agencies)
		}
	}
}

// R85: every representative is elected, trained and accountable.
func TestRun_accountable(t *testing.T) {
	for _, test := range []struct {
		name string
		body governance.Body
		want engagement.Outcome
	}{
		{"all three", governance.Body{Complete: yes, Seats: []governance.Seat{{Agency: "a", Status: governance.Member, Elected: yes, Trained: yes, Accountable: yes}}}, engagement.Met},
		{"not trained", governance.Body{Seats: []governance.Seat{{Agency: "a", Status: governance.Member, Trained: no}}}, engagement.NotMet},
		{"others may sit", governance.Body{Seats: []governance.Seat{{Agency: "a", Status: governance.Member, Elected: yes, Trained: yes, Accountable: yes}}}, engagement.OutcomeNotKnown},
		{"invited, and not trained", governance.Body{Complete: yes, Seats: []governance.Seat{{Agency: "a", Status: governance.Invited, Trained: no}}}, engagement.OutcomeNotKnown},
		{"one is, the other not", governance.Body{Complete: yes, Seats: []governance.Seat{{Agency: "a", Status: governance.Member, Elected: yes, Trained: yes, Accountable: yes}, {Agency: "b", Status: governance.Member, Elected: no}}}, engagement.NotMet},
		{"no VCS agency", governance.Body{VCS: no, Seats: []governance.Seat{{Agency: "police", Status: governance.Member}}}, engagement.NotApplicable},
		{"nobody is named", governance.Body{VCS: yes}, engagement.OutcomeNotKnown},
	} {
		test.body.ID, test.body.Tier = "cdrp", engagement.LocalOversight
		s := governance.Structure{Agencies: []governance.Agency{vcs("a"), vcs("b"), {Agency: engagement.Agency{ID: "police", Sector: engagement.Statutory}}}, Bodies: []governance.Body{test.body}}
		if got := run(t, s, governance.Policy{})["R85 cdrp"].Reason; got.Outcome != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// R63 of single seats, R76.
func TestRun_seatsAndMeetings(t *testing.T) {
	s := governance.Structure{Agencies: []governance.Agency{vcs("a")}, Bodies: []governance.Body{{ID: "board", Tier: engagement.LocalOversight, Cadence: governance.Monthly,
		Seats: []governance.Seat{{Agency: "a", Status: governance.Member, RingFenced: yes}}}}}
	for status, want := range map[governance.SeatStatus]engagement.Outcome{governance.Member: engagement.Met, governance.InvitedNotAttending: engagement.NotMet, governance.Invited: engagement.OutcomeNotKnown} {
		s.Bodies[0].Seats[0].Status = status
		if got := run(t, s, governance.Policy{})["R63 board: ring-fenced seats"].Reason; got.Outcome != want {
			t.Errorf("%v: %v", status, got)
		}
	}
	if got := run(t, s, governance.Policy{})["R76 board"].Reason; got.Outcome != engagement.Met {
		t.Errorf("%v", got)
	}
	s.Bodies[0].Cadence = governance.CadenceNotStated
	if got := run(t, s, governance.Policy{})["R76 board"].Reason; got.Outcome != engagement.OutcomeNotKnown {
		t.Errorf("%v", got)
	}
}

// What breaks if the broker goes is said of the connections that hang on it, and
// of no others.
func TestRun_brokerLeaves(t *testing.T) {
	leaves := func(s governance.Structure) governance.Finding {
		return run(t, s, governance.Policy{})["broker-leaves broker"]
	}
	f := leaves(complete())
	subjects := f.Reason.Subjects(engagement.NotMet)
	if f.Reason.Outcome != engagement.NotMet || !slices.Contains(subjects, "delivery-partner") || f.Remedy == "" || !slices.Equal(f.Agencies, []engagement.AgencyID{"both"}) {
		t.Errorf("%v %v", f.Reason, subjects)
	}
	if slices.Contains(subjects, "representation") { // the group still sits everywhere
		t.Errorf("%v", subjects)
	}
	s := complete()
	s.Broker.Agency = "group"
	another := s.Agencies[1]
	another.ID = "another-group"
	s.Agencies = append(s.Agencies, another)
	for i := range s.Bodies {
		s.Bodies[i].Seats = append(s.Bodies[i].Seats, governance.Seat{Agency: "another-group", Status: governance.Member, Active: yes, Remit: yes})
	}
	s.Channels = append(s.Channels, governance.Channel{From: "both", To: "another-group", Exists: yes}, governance.Channel{From: "another-group", To: "both", Exists: yes})
	if f := leaves(s); f.Reason.Outcome == engagement.NotMet {
		t.Errorf("%v %v", f.Reason, f.Reason.Because)
	}
	if f := leaves(governance.Structure{}); f.Reason.Outcome != engagement.OutcomeNotKnown {
		t.Errorf("%v", f.Reason)
	}
	if f := leaves(governance.Structure{Broker: governance.Broker{Exists: no}}); f.Reason.Outcome != engagement.NotApplicable {
		t.Errorf("%v", f.Reason)
	}
}

// The chief officer who alone hears and informs those that deliver is the only
// link, as the agency that alone sits at both is; a second representative ends
// that.
func TestRun_onlyLinkByLines(t *testing.T) {
	s := governance.Structure{Agencies: []governance.Agency{vcs("one"), vcs("two"), vcs("cvs"), vcs("forum")}, ChannelsComplete: yes,
		Bodies: []governance.Body{
			{ID: "outside", Tier: engagement.DeliveryOutside, Complete: yes},
			{ID: "unit", Tier: engagement.DeliveryInside, Complete: yes, Seats: []governance.Seat{{Agency: "one", Status: governance.Member}, {Agency: "two", Status: governance.Member}}},
			{ID: "cdrp", Tier: engagement.LocalOversight, Complete: yes, Seats: []governance.Seat{{Agency: "cvs", Post: "chief officer", Status: governance.Member}}}}}
	for i := range s.Agencies {
		s.Agencies[i].Ties = delivers(no)
	}
	both := func(a, b engagement.AgencyID) {
		s.Channels = append(s.Channels, governance.Channel{From: a, To: b, Exists: yes}, governance.Channel{From: b, To: a, Exists: yes})
	}
	both("one", "cvs")
	both("two", "cvs")
	const id = "only-link vcs: service-delivery and local-oversight"
	if f := run(t, s, governance.Policy{})[id]; f.Reason.Outcome != engagement.NotMet || !strings.Contains(f.Reason.Detail(), "chief officer") {
		t.Errorf("%v", f.Reason)
	}
	s.Bodies[2].Complete = nk
	if f := run(t, s, governance.Policy{})[id]; f.Reason.Outcome != engagement.OutcomeNotKnown {
		t.Errorf("others may sit: %v", f.Reason)
	}
	s.Bodies[2].Seats = append(s.Bodies[2].Seats, governance.Seat{Agency: "forum", Status: governance.Member})
	both("one", "forum")
	if f := run(t, s, governance.Policy{})[id]; f.Reason.Outcome != engagement.Met {
		t.Errorf("two representatives: %v", f.Reason)
	}
}

// Lines both ways between two bodies connect who sits on them, and one line does
// not (R20).
func TestRun_linesBothWays(t *testing.T) {
	s := world([4]governance.SeatStatus{governance.Member, governance.Planned, governance.Planned, governance.Member}, [2]engagement.Answer{no, no})
	s.Agencies[0].Ties, s.Agencies[1].Ties = delivers(no), delivers(no)
	const id = "R20 service-delivery and local-oversight"
	s.Lines = []governance.Line{{From: "unit", To: "board", Kind: governance.Report}}
	if f := run(t, s, governance.Policy{})[id]; f.Reason.Outcome != engagement.NotMet {
		t.Errorf("one line: %v", f.Reason)
	}
	s.Lines = append(s.Lines, governance.Line{From: "board", To: "unit", Kind: governance.Link})
	if f := run(t, s, governance.Policy{})[id]; f.Reason.Outcome != engagement.Met {
		t.Errorf("lines both ways: %v", f.Reason)
	}
	s.Bodies[0].Status = governance.PlannedBody
	if f := run(t, s, governance.Policy{})[id]; f.Reason.Outcome == engagement.Met {
		t.Errorf("to a body that is planned: %v", f.Reason)
	}
}

// A body of which the tier is not stated may be at any: nothing is ruled out.
func TestRun_tierNotStated(t *testing.T) {
	s := world([4]governance.SeatStatus{governance.Member, governance.Planned, governance.Planned, governance.Planned}, [2]engagement.Answer{no, no})
	s.Agencies[0].Ties, s.Agencies[1].Ties = delivers(no), delivers(no)
	const id = "R20 service-delivery and local-oversight"
	if f := run(t, s, governance.Policy{})[id]; f.Reason.Outcome != engagement.NotMet {
		t.Errorf("%v", f.Reason)
	}
	s.Bodies = append(s.Bodies, governance.Body{ID: "mystery", Complete: yes, Seats: []governance.Seat{{Agency: "a", Status: governance.Member}}})
	limits := governance.Policy{MostGroups: governance.Limit{Number: 1, Posts: 4}}
	s.Posts = []governance.Post{{Kind: governance.DeliveryPost, Number: 4}}
	found := run(t, s, limits)
	for id, want := range map[string]engagement.Outcome{id: engagement.OutcomeNotKnown, "R23 groups": engagement.OutcomeNotKnown, "R64 mystery": engagement.OutcomeNotKnown,
		"R66 mystery": engagement.OutcomeNotKnown, "R85 mystery": engagement.OutcomeNotKnown} {
		if f := found[id]; f.Reason.Outcome != want {
			t.Errorf("%s: %v", id, f.Reason)
		}
	}
}

// The evidence is the places of the facts about the bodies and agencies.
func TestRun_evidence(t *testing.T) {
	s := world([4]governance.SeatStatus{governance.Member, governance.Planned, governance.Planned, governance.Member}, [2]engagement.Answer{yes, yes})
	s.Bodies[0].Place, s.Bodies[1].Seats[1].Place, s.Channels[1].Place = "minutes 3", "minutes 4", "letter of May"
	s.Channels[0].Place = "minutes 3"
	f := run(t, s, governance.Policy{})["R20 service-delivery and local-oversight"]
	if diff := cmp.Diff([]string{"minutes 3", "minutes 4", "letter of May"}, f.Evidence); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	chain := run(t, governance.Structure{Practice: governance.Practice{Chain: governance.PublishedChain()}}, governance.Policy{})["R50 brokerage chain"]
	if diff := cmp.Diff([]string{"HO2012 Ch.2 (Figure 1 text), Ch.4"}, chain.Evidence); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// An agency that leaves takes what the practice states of it along, and the
// structure it left is as it was.
func TestWithout_practice(t *testing.T) {
	make := func() governance.Structure {
		return governance.Structure{Agencies: []governance.Agency{vcs("a"), vcs("b")},
			Bodies: []governance.Body{{ID: "board", VCS: yes, Complete: yes, Tier: engagement.LocalOversight, Seats: []governance.Seat{{Agency: "a", Status: governance.Member}}}},
			Practice: governance.Practice{
				LeadBodies: []governance.LeadBody{{Agency: engagement.Agency{ID: "a"}}}, Chain: governance.Chain{Path: []engagement.AgencyID{"funder", "a", "b"}},
				Decisions:   []governance.Decision{{Body: "board", Recused: []engagement.AgencyID{"a"}, Item: governance.CommissioningItem{Bidders: []governance.PotentialBidder{{"a", yes}, {"b", yes}}}}},
				Partnerings: governance.Partnerings{Ties: []governance.Partnering{{A: "a", B: "b"}}}, Strands: []governance.WorkStrand{{Partners: []governance.PartnerLead{{"a", yes}, {"b", yes}}}},
				Appointments: []governance.Appointment{{Agency: "a"}},
				Staff: []governance.UnitStaff{{List: governance.StaffList{Lines: []governance.StaffLine{{Agency: "a", Deployed: 1}, {Agency: "b"}}},
					Stated: []governance.StaffStatement{{Number: 1, Counting: governance.Deployed}}}}}}
	}
	s := make()
	without := governance.Without(s, "a")
	if diff := cmp.Diff(make(), s); diff != "" {
		t.Errorf("the structure has changed:\n%s", diff)
	}
	if err := without.Validate(); err != nil {
		t.Error(err)
	}
	want := governance.Structure{Agencies: []governance.Agency{vcs("b")}, Lead: nil,
		Bodies: []governance.Body{{ID: "board", Complete: yes, Tier: engagement.LocalOversight, Seats: []governance.Seat{}}},
		Practice: governance.Practice{LeadBodies: []governance.LeadBody{},
			Decisions:   []governance.Decision{{Body: "board", Recused: []engagement.AgencyID{}, Item: governance.CommissioningItem{Bidders: []governance.PotentialBidder{{"b", yes}}}}},
			Partnerings: governance.Partnerings{Ties: []governance.Partnering{}}, Strands: []governance.WorkStrand{{Partners: []governance.PartnerLead{{"b", yes}}}},
			Appointments: []governance.Appointment{}, Staff: []governance.UnitStaff{{List: governance.StaffList{Lines: []governance.StaffLine{{Agency: "b"}}}}}}}
	if diff := cmp.Diff(want, without); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// The board is empty and complete: the VCS no longer sits there.
	if got := run(t, without, governance.Policy{})["unconnected-presence local-oversight"].Reason; got.Outcome != engagement.NotApplicable {
		t.Errorf("%v", got)
	}
}

// Every problem of the practice has its path.
func TestPractice_Validate(t *testing.T) {
	_, err := governance.Read(strings.NewReader(`{"on":"2010-02-28","agencies":[{"id":"a"}],"bodies":[{"id":"b","cadence":"daily","seats":[{"agency":"a","elected":2}]}],"practice":{
		"leadBodies":[{"area":"x","agency":{"id":"a"}},{"area":"x","agency":{"id":"a"}}],
		"chain":{"path":["a"]},
		"sampling":{"rural":true},
		"decisions":[{"body":"c","item":{"bidders":[]},"recused":["z"]}],
		"duties":[{"duty":"enforcement","lastAssessed":"2010-03-01"}],
		"payments":[{"id":"p","aims":["other"]}],"aims":["aim"],
		"advisory":["council of ministers"],
		"escalations":[{"issue":"other"},{"issue":"other"}],
		"staff":[{"list":{"lines":[{"deployed":-1}]},"stated":[{"number":-2,"counting":"not-stated"}]}],
		"coordinators":[{"prison":"x","inPlace":false,"cluster":true}]}}`))
	var problems engagement.Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, p := range problems {
		got[p.Path] = true
	}
	for _, want := range []string{"bodies[0].cadence", "bodies[0].seats[0].elected", "practice.leadBodies[1]", "practice.chain.path", "practice.sampling.rural", "practice.decisions[0].body",
		"practice.decisions[0].recused[0]", "practice.duties[0].lastAssessed", "practice.payments[0].aims[0]", "practice.advisory[0]", "practice.escalations[1].issue",
		"practice.staff[0].list.lines[0].deployed", "practice.staff[0].stated[0].number", "practice.staff[0].stated[0].counting", "practice.coordinators[0].cluster"} {
		if !got[want] {
			t.Errorf("no problem at %s in\n%v", want, err)
		}
	}
	// Only the policy's months can tell that the next day lies outside the calendar.
	s := governance.Structure{Practice: governance.Practice{Duties: []governance.DutyReview{{Duty: governance.EnforcementDuty, LastAssessed: day("9999-12-31")}}}}
	if _, err := governance.Run(s, governance.Policy{ReviewMonths: 1}); err == nil || !strings.HasPrefix(err.Error(), "practice.duties[0].lastAssessed") {
		t.Errorf("%v", err)
	}
	if _, err := governance.Run(s, governance.Policy{ReviewMonths: -1}); err == nil || err.Error() != "policy.reviewMonths: -1: negative" {
		t.Errorf("%v", err)
	}
}

func day(text string) engagement.Date { return engagement.MustParseDate(text) }
