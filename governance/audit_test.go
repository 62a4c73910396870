package governance_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

const (
	nk  = engagement.NotKnown
	yes = engagement.Yes
	no  = engagement.No
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "SeatStatus", governance.ParseSeatStatus, governance.SeatStatuses(), "not-stated", "member", "invited", "invited-not-attending", "planned")
	wordtest.Check(t, "BodyStatus", governance.ParseBodyStatus, governance.BodyStatuses(), "not-stated", "in-place", "planned")
	wordtest.Check(t, "LineKind", governance.ParseLineKind, governance.LineKinds(), "not-stated", "link", "oversight", "report")
	wordtest.Check(t, "PostKind", governance.ParsePostKind, governance.PostKinds(), "not-stated", "delivery", "management")
}

func vcs(id engagement.AgencyID) governance.Agency {
	return governance.Agency{Agency: engagement.Agency{ID: id, Sector: engagement.VCS}}
}

// delivers is the ties of an agency that delivers outside the project, or not.
func delivers(outside engagement.Answer) engagement.Ties {
	return engagement.Ties{ReceivesReferrals: no, DeliversOutside: outside}
}

func run(t *testing.T, s governance.Structure, p governance.Policy) map[string]governance.Finding {
	t.Helper()
	audit, err := governance.Run(s, p)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]governance.Finding{}
	for _, f := range audit.Findings {
		if _, twice := found[f.ID()]; twice {
			t.Fatalf("two findings %q", f.ID())
		}
		found[f.ID()] = f
	}
	return found
}

// world is two VCS agencies, a unit and a board, both closed: everything that a
// connection hangs on, each fact known or not.
func world(seats [4]governance.SeatStatus, channels [2]engagement.Answer) governance.Structure {
	body := func(id governance.BodyID, tier engagement.Tier, a, b governance.SeatStatus) governance.Body {
		return governance.Body{ID: id, Tier: tier, Complete: yes, Seats: []governance.Seat{{Agency: "a", Status: a}, {Agency: "b", Status: b}}}
	}
	return governance.Structure{
		Agencies: []governance.Agency{vcs("a"), vcs("b")},
		Bodies: []governance.Body{body("unit", engagement.DeliveryInside, seats[0], seats[1]), body("board", engagement.LocalOversight, seats[2], seats[3]),
			{ID: "outside", Tier: engagement.DeliveryOutside, Complete: yes}},
		Channels:         []governance.Channel{{From: "a", To: "b", Exists: channels[0]}, {From: "b", To: "a", Exists: channels[1]}},
		ChannelsComplete: yes,
	}
}

// R20 is exactly what the completions of the facts have in common. The
// reference is the rule's own words on facts that are all known.
func TestConnection_completions(t *testing.T) {
	statuses := []governance.SeatStatus{governance.SeatStatusNotStated, governance.Member, governance.Planned}
	for code := range 729 {
		var seats [4]governance.SeatStatus
		var channels [2]engagement.Answer
		rest := code
		for i := range seats {
			seats[i] = statuses[rest%3]
			rest /= 3
		}
		for i := range channels {
			channels[i] = engagement.Answer(rest % 3)
			rest /= 3
		}
		outcomes := map[bool]bool{}
		for pick := range 64 {
			var sits [4]bool
			var informs [2]bool
			for i := range sits {
				sits[i] = seats[i] == governance.Member || seats[i] == governance.SeatStatusNotStated && pick>>i&1 == 1
			}
			for i := range informs {
				informs[i] = channels[i] == yes || channels[i] == nk && pick>>(4+i)&1 == 1
			}
			if channels[0] == nk || channels[1] == nk {
				continue // ChannelsComplete makes a channel not known, and listed, a no: see below
			}
			same := sits[0] && sits[2] || sits[1] && sits[3]
			lines := informs[0] && informs[1] && (sits[0] && sits[3] || sits[1] && sits[2])
			outcomes[same || lines] = true
		}
		if len(outcomes) == 0 {
			continue
		}
		ties := engagement.Ties{ReceivesReferrals: no, DeliversOutside: no}
		s := world(seats, channels)
		s.Agencies[0].Ties, s.Agencies[1].Ties = ties, ties
		got := run(t, s, governance.Policy{})["R20 service-delivery and local-oversight"].Reason.Outcome
		want := engagement.OutcomeNotKnown
		if len(outcomes) == 1 {
			want = engagement.AnswerOf(outcomes[true]).Outcome()
		}
		if got != want {
			t.Fatalf("seats %v, channels %v: %v, want %v", seats, channels, got, want)
		}
	}
}

// A line one way joins nothing, and neither does presence at both levels by
// agencies that have nothing to do with each other.
func TestConnection(t *testing.T) {
	member := [4]governance.SeatStatus{governance.Member, governance.Planned, governance.Planned, governance.Member} // a delivers, b sits on the board
	for _, test := range []struct {
		name     string
		seats    [4]governance.SeatStatus
		channels [2]engagement.Answer
		want     engagement.Outcome
		presence engagement.Outcome
	}{
		{"the same agency at both", [4]governance.SeatStatus{governance.Member, governance.Planned, governance.Member, governance.Planned}, [2]engagement.Answer{no, no}, engagement.Met, engagement.Met},
		{"lines both ways", member, [2]engagement.Answer{yes, yes}, engagement.Met, engagement.Met},
		{"a line one way", member, [2]engagement.Answer{yes, no}, engagement.NotMet, engagement.NotMet},
		{"presence alone", member, [2]engagement.Answer{no, no}, engagement.NotMet, engagement.NotMet},
		{"nobody on the board", [4]governance.SeatStatus{governance.Member, governance.Member, governance.Planned, governance.Planned}, [2]engagement.Answer{yes, yes}, engagement.NotMet, engagement.NotApplicable},
	} {
		s := world(test.seats, test.channels)
		s.Agencies[0].Ties, s.Agencies[1].Ties = delivers(no), delivers(no)
		found := run(t, s, governance.Policy{})
		if got := found["R20 service-delivery and local-oversight"]; got.Reason.Outcome != test.want {
			t.Errorf("%s: %v, want %v", test.name, got.Reason, test.want)
		}
		if got := found["unconnected-presence local-oversight"]; got.Reason.Outcome != test.presence {
			t.Errorf("%s: %v, want %v", test.name, got.Reason, test.presence)
		}
	}
	// An agency that delivers outside, or takes referrals, is present at delivery
	// without a seat.
	s := world([4]governance.SeatStatus{governance.Planned, governance.Planned, governance.Planned, governance.Member}, [2]engagement.Answer{no, no})
	s.Agencies[0].Ties, s.Agencies[1].Ties = delivers(no), delivers(yes)
	if got := run(t, s, governance.Policy{})["R20 service-delivery and local-oversight"]; got.Reason.Outcome != engagement.Met {
		t.Errorf("an agency that takes referrals sits on the board: %v", got.Reason)
	}
	// A police chair of two bodies joins them for the police, not for the VCS;
	// and where nobody else of the police sits there, by one post.
	s = governance.Structure{Agencies: []governance.Agency{{Agency: engagement.Agency{ID: "police", Sector: engagement.Statutory}}, vcs("a"), vcs("b")},
		Bodies: []governance.Body{
			{ID: "steering", Tier: engagement.OperationalManagement, Complete: yes, Chair: governance.Chair{Agency: "police", Post: "commander"}, Seats: []governance.Seat{{Agency: "a", Status: governance.Member}}},
			{ID: "cdrp", Tier: engagement.LocalOversight, Complete: yes, Chair: governance.Chair{Agency: "police", Post: "commander"}, Seats: []governance.Seat{{Agency: "b", Status: governance.Member}}}},
		ChannelsComplete: yes}
	found := run(t, s, governance.Policy{})
	for id, want := range map[string]engagement.Outcome{"R20 operational-management and local-oversight": engagement.NotMet,
		"statutory-connection operational-management and local-oversight": engagement.Met,
		"only-link statutory: operational-management and local-oversight": engagement.NotMet} {
		if got := found[id].Reason; got.Outcome != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	s.Bodies[1].Seats = append(s.Bodies[1].Seats, governance.Seat{Agency: "police", Post: "inspector", Status: governance.Member})
	s.Bodies[0].Seats = append(s.Bodies[0].Seats, governance.Seat{Agency: "police", Post: "inspector", Status: governance.Member})
	if got := run(t, s, governance.Policy{})["only-link statutory: operational-management and local-oversight"].Reason; got.Outcome != engagement.Met {
		t.Errorf("two officers at both: %v", got)
	}
}

// R16 on the Pennine group: invited and active, invited and not attending, and
// who counts.
func TestSteering(t *testing.T) {
	partner := vcs("partner")
	partner.CommunityGroup = no
	partner.Ties = engagement.Ties{CoWorking: yes, CoLocated: yes, ProtocolAgreed: yes, MakesReferrals: no}
	community := vcs("community")
	community.CommunityGroup, community.Ties = yes, engagement.Ties{CoLocated: no, MakesReferrals: no}
	for _, test := range []struct {
		name     string
		seats    []governance.Seat
		complete engagement.Answer
		invited  bool
		want     [3]engagement.Outcome
	}{
		{"a member, active", []governance.Seat{{Agency: "partner", Status: governance.Member, Active: yes}}, yes, false, [3]engagement.Outcome{engagement.Met, engagement.NotMet, engagement.NotMet}},
		{"a member, whether active not known", []governance.Seat{{Agency: "partner", Status: governance.Member}}, yes, false, [3]engagement.Outcome{engagement.OutcomeNotKnown, engagement.NotMet, engagement.NotMet}},
		{"a member, not active", []governance.Seat{{Agency: "partner", Status: governance.Member, Active: no}}, yes, false, [3]engagement.Outcome{engagement.NotMet, engagement.NotMet, engagement.NotMet}},
		{"invited, not attending, counted", []governance.Seat{{Agency: "partner", Status: governance.InvitedNotAttending}}, yes, true, [3]engagement.Outcome{engagement.NotMet, engagement.NotMet, engagement.NotMet}},
		{"a community group that was invited, counted", []governance.Seat{{Agency: "community", Status: governance.Invited, Active: yes}}, yes, true, [3]engagement.Outcome{engagement.NotMet, engagement.NotMet, engagement.Met}},
		{"the same, not counted", []governance.Seat{{Agency: "community", Status: governance.Invited, Active: yes}}, yes, false, [3]engagement.Outcome{engagement.NotMet, engagement.NotMet, engagement.OutcomeNotKnown}},
		{"nobody listed, and perhaps not all", nil, nk, false, [3]engagement.Outcome{}},
		{"nobody listed", nil, yes, false, [3]engagement.Outcome{engagement.NotMet, engagement.NotMet, engagement.NotMet}},
	} {
		found := run(t, governance.Structure{Agencies: []governance.Agency{partner, community},
			Bodies: []governance.Body{{ID: "group", Tier: engagement.OperationalManagement, Complete: test.complete, Seats: test.seats}}}, governance.Policy{CountInvited: test.invited})
		for i, class := range []string{"delivery-partner", "referral-partner", "community-group"} {
			if got := found["R16 "+class].Reason; got.Outcome != test.want[i] {
				t.Errorf("%s: %v, want %v", test.name, got, test.want[i])
			}
		}
	}
}

// The complete partnership of the 2011 model meets all thirteen requirements;
// every fact taken from it leaves some requirement unmet or unknown.
func complete() governance.Structure {
	both := vcs("both")
	both.Ties = engagement.Ties{CoWorking: yes, CoLocated: yes, ProtocolAgreed: yes, SharesInformation: yes, MakesReferrals: yes, ReceivesReferrals: yes, ShapesPractice: yes}
	group := vcs("group")
	group.CommunityGroup, group.Ties = yes, engagement.Ties{CoLocated: no, MakesReferrals: no}
	s := governance.Structure{Agencies: []governance.Agency{both, group},
		Broker:   governance.Broker{Agency: "both", LinksToVCS: yes, LinksToStatutory: yes, DeliveryOutside: yes, DeliveryInside: yes, Operational: yes, Strategic: yes},
		Channels: []governance.Channel{{From: "both", To: "group", Exists: yes}, {From: "group", To: "both", Exists: yes}}}
	for _, b := range []struct {
		id   governance.BodyID
		tier engagement.Tier
	}{{"steering", engagement.OperationalManagement}, {"local", engagement.LocalOversight}, {"sub-regional", engagement.PioneerSiteOversight}, {"regional", engagement.CountywideOversight}} {
		s.Bodies = append(s.Bodies, governance.Body{ID: b.id, Tier: b.tier, Complete: yes, Seats: []governance.Seat{
			{Agency: "both", Status: governance.Member, Active: yes, Remit: yes}, {Agency: "group", Status: governance.Member, Active: yes, Remit: yes}}})
	}
	return s
}

func TestModel2011(t *testing.T) {
	audit, err := governance.Run(complete(), governance.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	if m := audit.Model2011; m.Count(engagement.Met) != 13 || len(m.IDs(engagement.NotMet)) != 0 || m.Satisfied.Outcome != engagement.Met {
		t.Errorf("%v: %v", m.Satisfied, m.Requirements)
	}
	for _, test := range []struct {
		name   string
		change func(*governance.Structure)
		unmet  []string
	}{
		{"no protocol", func(s *governance.Structure) { s.Agencies[0].Ties.ProtocolAgreed = no }, []string{"steering-delivery-partners", "strategic-connected-delivery-partners"}},
		{"no referrals made", func(s *governance.Structure) { s.Agencies[0].Ties.MakesReferrals = no }, []string{"steering-referral-partners", "strategic-connected-referral-partners"}},
		{"no active community group", func(s *governance.Structure) { s.Bodies[0].Seats[1].Active = no }, []string{"steering-community-groups"}},
		{"no seat on the regional group", func(s *governance.Structure) { s.Bodies[3].Seats = nil }, []string{"strategic-representation", "strategic-connected-delivery-partners",
			"strategic-connected-referral-partners", "strategic-connected-community-groups"}},
		{"a broker without statutory links", func(s *governance.Structure) { s.Broker.LinksToStatutory = no }, []string{"brokerage"}},
		{"a broker not at strategic level", func(s *governance.Structure) { s.Broker.Strategic = no }, []string{"brokerage"}},
		{"no broker", func(s *governance.Structure) { s.Broker = governance.Broker{Exists: no} }, []string{"brokerage"}},
	} {
		s := complete()
		test.change(&s)
		audit, err := governance.Run(s, governance.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		unmet := audit.Model2011.IDs(engagement.NotMet)
		for _, want := range test.unmet {
			if !slices.Contains(unmet, want) && !slices.Contains(audit.Model2011.IDs(engagement.OutcomeNotKnown), want) {
				t.Errorf("%s: %s is met; unmet %v", test.name, want, unmet)
			}
		}
		if audit.Model2011.Satisfied.Outcome == engagement.Met {
			t.Errorf("%s: satisfied", test.name)
		}
	}
}

// What breaks if the broker goes: every finding that it alone made is lost.
func TestWithout(t *testing.T) {
	before, err := governance.Run(complete(), governance.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	s := governance.Without(complete(), "both")
	after, err := governance.Run(s, governance.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := engagement.Compare(before.Entries(), after.Entries())
	if err != nil {
		t.Fatal(err)
	}
	lost := map[string]bool{}
	for _, change := range c.Changes {
		lost[change.ID] = change.Kind == engagement.Lost
	}
	for _, id := range []string{"R16 delivery-partner", "R18 broker", "R19 model"} {
		if !lost[id] {
			t.Errorf("%s is not lost", id)
		}
	}
	if diff := cmp.Diff(complete(), complete()); diff != "" || len(complete().Agencies) != 2 {
		t.Error("the structure itself has changed")
	}
}

// R22: who sits on a board for the VCS hears and is heard, each way by itself.
func TestFeedback(t *testing.T) {
	for _, test := range []struct {
		inform, feedback         engagement.Answer
		complete                 engagement.Answer
		wantInform, wantFeedback engagement.Outcome
	}{
		{yes, yes, nk, engagement.Met, engagement.Met},
		{yes, no, yes, engagement.Met, engagement.NotMet},
		{no, yes, yes, engagement.NotMet, engagement.Met},
		{no, no, nk, engagement.OutcomeNotKnown, engagement.OutcomeNotKnown}, // other agencies may
		{nk, nk, yes, engagement.NotMet, engagement.NotMet},
	} {
		delivers := vcs("delivers")
		delivers.Ties.ReceivesReferrals, delivers.Ties.DeliversOutside = no, no
		cvs := vcs("cvs")
		cvs.Ties.ReceivesReferrals, cvs.Ties.DeliversOutside = no, no
		found := run(t, governance.Structure{Agencies: []governance.Agency{delivers, cvs}, ChannelsComplete: test.complete,
			Bodies: []governance.Body{{ID: "unit", Tier: engagement.DeliveryInside, Complete: yes, Seats: []governance.Seat{{Agency: "delivers", Status: governance.Member}}},
				{ID: "cdrp", Tier: engagement.LocalOversight, Seats: []governance.Seat{{Agency: "cvs", Status: governance.Member}}}},
			Channels: []governance.Channel{{From: "delivers", To: "cvs", Exists: test.inform}, {From: "cvs", To: "delivers", Exists: test.feedback}}}, governance.Policy{})
		if got := found["R22 local-oversight: cvs: inform"].Reason; got.Outcome != test.wantInform {
			t.Errorf("%v/%v: %v, want %v", test.inform, test.feedback, got, test.wantInform)
		}
		if got := found["R22 local-oversight: cvs: feedback"].Reason; got.Outcome != test.wantFeedback {
			t.Errorf("%v/%v: %v, want %v", test.inform, test.feedback, got, test.wantFeedback)
		}
	}
}

// R23: ratios always, and a verdict only against the caller's limit.
func TestHeaviness(t *testing.T) {
	s := governance.Structure{Posts: []governance.Post{{Kind: governance.DeliveryPost, Number: 8}, {Kind: governance.ManagementPost, Number: 2}}}
	for i := range 3 {
		s.Bodies = append(s.Bodies, governance.Body{ID: governance.BodyID(fmt.Sprint("b", i)), Tier: engagement.OperationalManagement})
	}
	for _, test := range []struct {
		name   string
		policy governance.Policy
		change func(*governance.Structure)
		want   [2]engagement.Outcome // groups, managers
	}{
		{"no limit", governance.Policy{}, nil, [2]engagement.Outcome{engagement.NotApplicable, engagement.NotApplicable}},
		{"exactly at the limit", governance.Policy{MostGroups: governance.Limit{Number: 3, Posts: 8}, MostManagers: governance.Limit{Number: 1, Posts: 4}}, nil, [2]engagement.Outcome{engagement.Met, engagement.Met}},
		{"just above", governance.Policy{MostGroups: governance.Limit{Number: 374, Posts: 1000}, MostManagers: governance.Limit{Number: 249, Posts: 1000}}, nil, [2]engagement.Outcome{engagement.NotMet, engagement.NotMet}},
		{"a planned group does not count", governance.Policy{MostGroups: governance.Limit{Number: 1, Posts: 4}}, func(s *governance.Structure) { s.Bodies[0].Status = governance.PlannedBody }, [2]engagement.Outcome{engagement.Met, engagement.NotApplicable}},
		{"posts of a kind that is not stated", governance.Policy{MostGroups: governance.Limit{Number: 3, Posts: 8}}, func(s *governance.Structure) { s.Posts = append(s.Posts, governance.Post{Number: 1}) }, [2]engagement.Outcome{0, engagement.NotApplicable}},
		{"no posts stated", governance.Policy{MostManagers: governance.Limit{Number: 1, Posts: 1}}, func(s *governance.Structure) { s.Posts = nil }, [2]engagement.Outcome{engagement.NotApplicable, 0}},
		{"more posts than a word holds", governance.Policy{MostManagers: governance.Limit{Number: 1, Posts: 1}}, func(s *governance.Structure) {
			s.Posts = []governance.Post{{Kind: governance.DeliveryPost, Number: 1 << 62}, {Kind: governance.DeliveryPost, Number: 1 << 62}, {Kind: governance.DeliveryPost, Number: 1 << 62},
				{Kind: governance.DeliveryPost, Number: 1 << 62}, {Kind: governance.ManagementPost, Number: 1 << 62}}
		}, [2]engagement.Outcome{engagement.NotApplicable, engagement.Met}},
	} {
		changed := s
		changed.Bodies, changed.Posts = slices.Clone(s.Bodies), slices.Clone(s.Posts)
		if test.change != nil {
			test.change(&changed)
		}
		found := run(t, changed, test.policy)
		for i, what := range []string{"groups", "managers"} {
			if got := found["R23 "+what].Reason; got.Outcome != test.want[i] {
				t.Errorf("%s: %v, want %v", test.name, got, test.want[i])
			}
		}
	}
}

// R59: a line of another kind, or the other way, is not the one asked for.
func TestLines(t *testing.T) {
	s := governance.Structure{Bodies: []governance.Body{{ID: "steering", Tier: engagement.OperationalManagement}, {ID: "site", Tier: engagement.PioneerSiteOversight},
		{ID: "cjb", Tier: engagement.CountywideOversight}}}
	const oversight = "R59 operational-management to pioneer-site-oversight: oversight"
	for kind, want := range map[governance.LineKind]engagement.Outcome{governance.Oversight: engagement.Met, governance.Report: engagement.OutcomeNotKnown, governance.Link: engagement.OutcomeNotKnown} {
		s.Lines = []governance.Line{{From: "steering", To: "site", Kind: kind}}
		if got := run(t, s, governance.Policy{})[oversight].Reason; got.Outcome != want {
			t.Errorf("%v: %v, want %v", kind, got, want)
		}
	}
	s.Lines = []governance.Line{{From: "site", To: "steering", Kind: governance.Oversight}}
	if got := run(t, s, governance.Policy{})[oversight].Reason; got.Outcome == engagement.Met {
		t.Errorf("the other way: %v", got)
	}
}

// R64, R65, R66, R60, R80 on one body and one structure.
func TestBodies(t *testing.T) {
	board := func(b governance.Body) governance.Structure {
		b.ID, b.Tier = "board", engagement.LocalOversight
		return governance.Structure{Agencies: []governance.Agency{{Agency: engagement.Agency{ID: "a", Sector: engagement.VCS, Orientation: engagement.OffendersOnly}}, {Agency: engagement.Agency{ID: "police", Sector: engagement.Statutory}}}, Bodies: []governance.Body{b}, Capacity: yes}
	}
	member := func(id engagement.AgencyID, remit engagement.Answer) governance.Seat {
		return governance.Seat{Agency: id, Status: governance.Member, Remit: remit}
	}
	for _, test := range []struct {
		name string
		s    governance.Structure
		want map[string]engagement.Outcome
	}{
		{"all can decide", board(governance.Body{Formal: yes, Complete: yes, Commissions: yes, Seats: []governance.Seat{member("a", yes), member("police", yes)}}),
			map[string]engagement.Outcome{"R64 board": engagement.Met, "R66 board": engagement.Met, "R65 strategic-oversight": engagement.Met, "R65 operational-management": 0}},
		{"one cannot", board(governance.Body{Formal: yes, Complete: yes, Seats: []governance.Seat{member("a", no), member("police", yes)}}),
			map[string]engagement.Outcome{"R64 board": engagement.NotMet}},
		{"one that is only planned", board(governance.Body{Formal: yes, Complete: yes, Seats: []governance.Seat{{Agency: "a", Status: governance.Planned, Remit: no}, member("police", yes)}}),
			map[string]engagement.Outcome{"R64 board": engagement.Met}},
		{"not formal", board(governance.Body{Formal: no}), map[string]engagement.Outcome{"R64 board": engagement.NotMet}},
		{"perhaps not all listed", board(governance.Body{Formal: yes, Seats: []governance.Seat{member("a", yes)}}), map[string]engagement.Outcome{"R64 board": engagement.OutcomeNotKnown}},
		{"it commissions without the VCS", board(governance.Body{Commissions: yes, VCS: no}), map[string]engagement.Outcome{"R66 board": engagement.NotMet, "R65 strategic-oversight": engagement.OutcomeNotKnown}},
		{"whether it commissions is not known", board(governance.Body{VCS: no}), map[string]engagement.Outcome{"R66 board": engagement.OutcomeNotKnown}},
		{"chaired", board(governance.Body{Chair: governance.Chair{Agency: "police", Post: "commander"}}), map[string]engagement.Outcome{"R60 board": engagement.Met}},
		{"by nobody knows whom", board(governance.Body{}), map[string]engagement.Outcome{"R60 board": engagement.OutcomeNotKnown, "R80 lead agency": engagement.OutcomeNotKnown}},
	} {
		found := run(t, test.s, governance.Policy{})
		for id, want := range test.want {
			if got := found[id].Reason; got.Outcome != want {
				t.Errorf("%s: %s: %v, want %v", test.name, id, got, want)
			}
		}
	}
	without := board(governance.Body{Complete: yes})
	for _, capacity := range []engagement.Answer{yes, no, nk} {
		without.Capacity = capacity
		want := map[engagement.Answer]engagement.Outcome{yes: engagement.OutcomeNotKnown, no: engagement.NotApplicable, nk: engagement.OutcomeNotKnown}[capacity]
		if got := run(t, without, governance.Policy{})["R65 strategic-oversight"].Reason; got.Outcome != want {
			t.Errorf("capacity %v: %v, want %v", capacity, got, want)
		}
	}
	none := board(governance.Body{})
	none.HasLead = no
	if got := run(t, none, governance.Policy{})["R80 lead agency"].Reason; got.Outcome != engagement.NotMet {
		t.Errorf("no lead: %v", got)
	}
}

// random is a structure of any shape that is valid.
func random(r *rand.Rand) governance.Structure {
	answer := func() engagement.Answer { return engagement.Answer(r.IntN(3)) }
	s := governance.Structure{ChannelsComplete: answer(), Capacity: answer()}
	n := 1 + r.IntN(4)
	for i := range n {
		a := governance.Agency{Agency: engagement.Agency{ID: engagement.AgencyID(fmt.Sprint("a", i)), Sector: engagement.Sector(r.IntN(4))}}
		if a.Sector == engagement.VCS || a.Sector == engagement.SectorNotStated {
			a.CommunityGroup = answer()
		}
		for _, tie := range engagement.AllTies() {
			a.Ties = a.Ties.With(tie, answer())
		}
		s.Agencies = append(s.Agencies, a)
	}
	agency := func() engagement.AgencyID { return s.Agencies[r.IntN(n)].ID }
	for i := range 1 + r.IntN(5) {
		b := governance.Body{ID: governance.BodyID(fmt.Sprint("b", i)), Tier: engagement.Tier(r.IntN(7)), Formal: answer(), Complete: answer(), Commissions: answer()}
		for range r.IntN(4) {
			b.Seats = append(b.Seats, governance.Seat{Agency: agency(), Status: governance.SeatStatus(r.IntN(5)), Remit: answer(), RingFenced: answer(),
				Elected: answer(), Trained: answer(), Accountable: answer()})
		}
		if r.IntN(4) == 0 {
			b.Chair = governance.Chair{Agency: agency()}
		}
		s.Bodies = append(s.Bodies, b)
	}
	body := func() governance.BodyID { return s.Bodies[r.IntN(len(s.Bodies))].ID }
	for range r.IntN(3) {
		if from, to := body(), body(); from != to {
			s.Lines = append(s.Lines, governance.Line{From: from, To: to, Kind: governance.LineKind(r.IntN(4))}, governance.Line{From: to, To: from, Kind: governance.LineKind(r.IntN(4))})
		}
	}
	for range r.IntN(6) {
		c := governance.Channel{From: agency(), To: agency(), Exists: answer()}
		if !slices.ContainsFunc(s.Channels, func(o governance.Channel) bool { return o.From == c.From && o.To == c.To }) {
			s.Channels = append(s.Channels, c)
		}
	}
	s.Broker = governance.Broker{LinksToVCS: answer(), LinksToStatutory: answer(), DeliveryOutside: answer(), DeliveryInside: answer(), Operational: answer(), Strategic: answer()}
	if r.IntN(2) == 0 {
		s.Broker.Agency = agency()
	}
	s.Broker.FundedHours = answer()
	for i := range r.IntN(3) {
		d := governance.Decision{Body: body(), Item: governance.CommissioningItem{ID: fmt.Sprint("item", i), Commissioning: answer(), Complete: answer(),
			Bidders: []governance.PotentialBidder{{Agency: agency(), MayBid: answer()}}}}
		if r.IntN(2) == 0 {
			d.Recused = append(d.Recused, agency())
		}
		s.Practice.Decisions = append(s.Practice.Decisions, d)
	}
	if a, b := agency(), agency(); a != b {
		s.Practice.Partnerings = governance.Partnerings{Complete: answer(), Ties: []governance.Partnering{{A: a, B: b, Kind: governance.ConsortiumPartner}}}
	}
	if r.IntN(2) == 0 {
		s.Practice.StandsIn = answer()
		s.Practice.LAA = map[string]engagement.Answer{"ni-18": answer(), "ni-30": answer()}
		s.Practice.Plans = []governance.StrategicPlan{{Of: "trust", VCSInDelivery: answer()}}
	}
	for i := range s.Bodies { // what would contradict the seats
		if s.Bodies[i].VCS = engagement.NotKnown; r.IntN(3) == 0 {
			if s.Bodies[i].VCS = yes; s.Validate() != nil {
				s.Bodies[i].VCS = engagement.NotKnown
			}
		}
	}
	return s
}

// refine fills in one fact that is not known, and reports whether there was one.
func refine(r *rand.Rand, s *governance.Structure) bool {
	var unknown []*engagement.Answer
	var seats []*governance.SeatStatus
	for i := range s.Bodies {
		b := &s.Bodies[i]
		if b.Tier == engagement.TierNotStated && r.IntN(4) == 0 {
			b.Tier = engagement.Tiers()[r.IntN(6)]
			return true
		}
		for j := range b.Seats {
			if b.Seats[j].Status == governance.SeatStatusNotStated {
				seats = append(seats, &b.Seats[j].Status)
			}
			unknown = append(unknown, &b.Seats[j].Remit, &b.Seats[j].RingFenced, &b.Seats[j].Elected, &b.Seats[j].Trained, &b.Seats[j].Accountable)
		}
		unknown = append(unknown, &b.Formal, &b.Complete, &b.Commissions)
	}
	for i := range s.Channels {
		unknown = append(unknown, &s.Channels[i].Exists)
	}
	for i := range s.Practice.Decisions {
		item := &s.Practice.Decisions[i].Item
		unknown = append(unknown, &item.Commissioning, &item.Complete, &item.Bidders[0].MayBid)
	}
	for i := range s.Agencies {
		unknown = append(unknown, &s.Agencies[i].Ties.DeliversOutside, &s.Agencies[i].Ties.ReceivesReferrals, &s.Agencies[i].Ties.CoLocated, &s.Agencies[i].Ties.CoWorking)
	}
	unknown = append(unknown, &s.Practice.StandsIn, &s.Practice.Partnerings.Complete, &s.Broker.FundedHours, &s.Capacity, &s.Broker.LinksToVCS, &s.Broker.LinksToStatutory, &s.Broker.DeliveryOutside, &s.Broker.DeliveryInside, &s.Broker.Operational, &s.Broker.Strategic)
	if s.ChannelsComplete == nk && !slices.ContainsFunc(s.Channels, func(c governance.Channel) bool { return c.Exists == nk }) {
		unknown = append(unknown, &s.ChannelsComplete) // what is listed as not known would become a no
	}
	unknown = slices.DeleteFunc(unknown, func(a *engagement.Answer) bool { return *a != nk })
	if len(unknown)+len(seats) == 0 {
		return false
	}
	if pick := r.IntN(len(unknown) + len(seats)); pick < len(unknown) {
		*unknown[pick] = engagement.Answer(1 + r.IntN(2))
		if s.Validate() != nil { // a complete body on which the VCS is said to sit, and no seat of its
			*unknown[pick] = nk
			return false
		}
	} else {
		status := seats[pick-len(unknown)]
		if *status = []governance.SeatStatus{governance.Member, governance.Planned}[r.IntN(2)]; s.Validate() != nil {
			*status = governance.SeatStatusNotStated
			return false
		}
	}
	return true
}

// Whatever is known stays so when another fact becomes known: unknown was never
// taken for a no, or for a yes.
func TestRun_refinement(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	kinds := map[engagement.Outcome]int{}
	for round := range 1200 {
		s := random(r)
		policy := governance.Policy{CountInvited: r.IntN(2) == 0, Model: engagement.Model(r.IntN(4))}
		before := run(t, s, policy)
		for refine(r, &s) && r.IntN(3) > 0 {
			after := run(t, s, policy)
			for id, was := range before {
				is, there := after[id]
				kinds[was.Reason.Outcome]++
				if was.Reason.Rule.ID == "only-link" || was.Reason.Rule.ID == "R22" || was.Reason.Rule.ID == "R24" || was.Reason.Rule.ID == "R60" {
					continue // whether there is the finding, and so its sense, hangs on what is known
				}
				if was.Reason.Outcome == engagement.Met && there && is.Reason.Outcome == engagement.NotApplicable {
					continue // nothing was lacking, and nothing is
				}
				if known := was.Reason.Outcome == engagement.Met || was.Reason.Outcome == engagement.NotMet; known && (!there || is.Reason.Outcome != was.Reason.Outcome) {
					t.Fatalf("round %d: %v, and with one more fact %v\n%+v", round, was.Reason, is.Reason, s)
				}
			}
			before = after
		}
	}
	if len(kinds) != 4 {
		t.Errorf("outcomes %v: not all four occur", kinds)
	}
}

// R247: nothing hangs on what things are called.
func TestRun_namesDoNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		s := random(r)
		before, err := governance.Run(s, governance.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if err := governance.Write(&text, s); err != nil {
			t.Fatal(err)
		}
		renamed, err := governance.Read(strings.NewReader(strings.NewReplacer(`"a0"`, `"police"`, `"a1"`, `"IOM"`, `"b0"`, `"hub"`, `"b1"`, `"CDRP"`).Replace(text.String())))
		if err != nil {
			t.Fatal(err)
		}
		renamed.Name = "a partnership for other work"
		after, err := governance.Run(renamed, governance.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range before.Findings {
			if f.Reason.Outcome != after.Findings[i].Reason.Outcome {
				t.Fatalf("%v becomes %v", f.Reason, after.Findings[i].Reason)
			}
		}
	}
}

func TestStructure_Validate(t *testing.T) {
	s := governance.Structure{
		Agencies: []governance.Agency{vcs("a"), vcs("a"), {}}, Lead: []engagement.AgencyID{"x"}, HasLead: no,
		Bodies:   []governance.Body{{ID: "b", Tier: 99, VCS: no, Seats: []governance.Seat{{Agency: "a", Status: governance.Member}, {Agency: "y", Status: 77, Active: 9}, {Agency: "a", Status: governance.Planned, Active: yes}}}, {}},
		Lines:    []governance.Line{{From: "b", To: "b", Kind: 9}, {From: "z", To: "b"}},
		Channels: []governance.Channel{{From: "a", To: "w", Exists: yes}, {From: "a", To: "w", Exists: no}},
		Posts:    []governance.Post{{Number: -1, Kind: 8}}, Broker: governance.Broker{Agency: "v", Exists: no, Strategic: 5},
	}
	err := s.Validate()
	if err == nil {
		t.Fatal("valid")
	}
	for _, problem := range []string{`agencies[1].id: "a": duplicate`, "agencies[2].id: missing", `lead[0]: "x": no such agency in agencies`, `lead[0]: "x": contradicts: no agency leads`,
		"bodies[0].tier: unknown word Tier(99)", `bodies[0].seats[0].agency: "a": contradicts: no VCS agency sits on the body`, `bodies[0].seats[1].agency: "y": no such agency in agencies`,
		"bodies[0].seats[1].status: unknown word SeatStatus(77)", "bodies[0].seats[1].active: unknown word Answer(9)", "bodies[0].seats[2].active: yes: contradicts: the seat is planned",
		"bodies[1].id: missing", "lines[0].kind: unknown word LineKind(9)", `lines[0].to: "b": contradicts: a line to the same body`, `lines[1].from: "z": no such body in bodies`,
		`channels[0].to: "w": no such agency in agencies`, "channels[1].exists: no: contradicts: stated as yes before", "posts[0].kind: unknown word PostKind(8)", "posts[0].number: -1: negative",
		`broker.agency: "v": no such agency in agencies`, `broker.agency: "v": contradicts: there is no broker`, "broker.strategic: unknown word Answer(5)"} {
		if !slices.Contains(strings.Split(err.Error(), "\n"), problem) {
			t.Errorf("no problem %q in\n%v", problem, err)
		}
	}
	if _, err := governance.Run(s, governance.Policy{Model: 9, MostGroups: governance.Limit{Number: 1}}); err == nil ||
		!strings.Contains(err.Error(), "policy.model: unknown word Model(9)") || !strings.Contains(err.Error(), "policy.mostGroups.posts: 0: out of range") {
		t.Errorf("the policy: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	var text bytes.Buffer
	if err := governance.Write(&text, complete()); err != nil {
		f.Fatal(err)
	}
	f.Add(text.String())
	f.Add(`{"agencies":[{"id":"a","ties":{"coLocated":null}}],"bodies":[{"id":"b","tier":"local-oversight","seats":[{"agency":"a","status":"invited"}]}]}`)
	f.Fuzz(func(t *testing.T, document string) {
		s, err := governance.Read(strings.NewReader(document))
		if err != nil {
			return
		}
		audit, err := governance.Run(s, governance.Policy{})
		if err != nil {
			t.Fatalf("valid, and not to be audited: %v", err)
		}
		for _, finding := range audit.Findings {
			_ = finding.Reason.String()
		}
		var written bytes.Buffer
		if err := governance.Write(&written, s); err != nil {
			t.Fatal(err)
		}
		again, err := governance.Read(&written)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(s, again); diff != "" {
			t.Errorf("(-read +read again):\n%s", diff)
		}
	})
}
