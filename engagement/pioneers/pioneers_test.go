package pioneers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/barriers"
	"github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestWords(t *testing.T) {
	wordtest.Check(t, "Volunteer", pioneers.ParseVolunteer, pioneers.Volunteers(), "not-stated", "dip-volunteer", "special-constable")
	wordtest.Check(t, "VolunteerTask", pioneers.ParseVolunteerTask, pioneers.VolunteerTasks(), "not-stated", "dip-work", "iom-work", "prevent-and-deter")
}

// Every fact has its place and its words, and nothing is valid only by luck.
func TestSites_areCited(t *testing.T) {
	items := map[string]bool{}
	for _, item := range engagement.IntegrationChecklist().Items {
		items[item.ID] = true
	}
	cited := func(t *testing.T, what, place, words string) {
		t.Helper()
		if !strings.HasPrefix(place, "NA2009 ") || words == "" {
			t.Errorf("%s: place %q, words %q", what, place, words)
		}
	}
	for _, site := range pioneers.Sites() {
		agencies := map[engagement.AgencyID]bool{}
		for _, a := range site.Agencies {
			if agencies[a.ID] {
				t.Errorf("%s: %s twice", site.ID, a.ID)
			}
			agencies[a.ID] = true
			if err := a.Agency.Validate(); err != nil {
				t.Errorf("%s: %s: %v", site.ID, a.ID, err)
			}
			cited(t, string(a.ID), a.Place, a.Name)
			stated := map[engagement.Tie]engagement.Answer{}
			for _, o := range a.Observed {
				cited(t, fmt.Sprint(a.ID, " ", o.Tie), o.Place, o.Words)
				if !o.Answer.IsKnown() || stated[o.Tie] != engagement.NotKnown {
					t.Errorf("%s: %v: %v, and before %v", a.ID, o.Tie, o.Answer, stated[o.Tie])
				}
				stated[o.Tie] = o.Answer
				// A label is what the ties are held to: it gives none.
				for _, label := range []string{"delivery partner", "referral partner", "referral agenc"} {
					if strings.Contains(strings.ToLower(o.Words), label) {
						t.Errorf("%s: %v rests on a label: %q", a.ID, o.Tie, o.Words)
					}
				}
			}
			for _, called := range a.Called {
				cited(t, fmt.Sprint(a.ID, " called ", called.Level), called.Place, called.Words)
			}
		}
		for _, seat := range site.Seats {
			cited(t, fmt.Sprint(site.ID, " ", seat.Tier), seat.Place, seat.Words)
			if seat.Agency != "" && !agencies[seat.Agency] || site.Presence.Get(seat.Tier) != seat.Holds {
				t.Errorf("%s: %v: %q holds %v, presence %v", site.ID, seat.Tier, seat.Agency, seat.Holds, site.Presence.Get(seat.Tier))
			}
		}
		for _, tier := range engagement.Tiers() {
			seated := false
			for _, seat := range site.Seats {
				seated = seated || seat.Tier == tier
			}
			if site.Presence.Get(tier).IsKnown() != seated {
				t.Errorf("%s: %v is %v without words for it, or has words and is not known", site.ID, tier, site.Presence.Get(tier))
			}
		}
		for _, feature := range site.Unit {
			cited(t, feature.Item, feature.Place, feature.Item)
			if !items[feature.Item] {
				t.Errorf("%s: no feature %q in the checklist", site.ID, feature.Item)
			}
		}
		if err := site.Directory().Validate(); err != nil {
			t.Errorf("%s: %v", site.ID, err)
		}
		known := site.ID == pioneers.Nottingham // 4.3 has no section on barriers
		for _, entry := range barriers.Entries() {
			known = known || entry.Site == site.Code
		}
		if !known {
			t.Errorf("%s: no barrier is of the site %q", site.ID, site.Code)
		}
	}
}

// What the study calls each agency, beside what its own definition makes of the
// cited ties, worked out by hand from the text. Strict: agreement,
// contradiction (R10) or cannot tell; then the same by the loose reading.
func TestSite_Labels(t *testing.T) {
	const want = `
pennine inward-house delivery-partner agreement agreement
pennine inward-house referral-partner agreement agreement
pennine addaction delivery-partner agreement agreement
pennine addaction referral-partner agreement agreement
pennine ads delivery-partner agreement agreement
pennine ads referral-partner agreement agreement
pennine pennine-housing-agencies referral-partner cannot-tell cannot-tell
pennine pennine-housing-associations referral-partner cannot-tell cannot-tell
pennine pennine-faith-organisation referral-partner contradiction cannot-tell
pennine pennine-furniture-stores referral-partner contradiction cannot-tell
pennine royal-british-legion referral-partner contradiction cannot-tell
pennine pennine-small-agency referral-partner contradiction agreement
pennine pennine-invited-agency referral-partner contradiction cannot-tell
pennine pennine-invited-agency referral-agency cannot-tell contradiction
pennine pennine-small-organisations referral-agency cannot-tell cannot-tell
pennine pennine-cvs none cannot-tell cannot-tell
lewisham lewisham-faith-organisation referral-partner contradiction agreement
lewisham lewisham-faith-organisation referral-agency agreement contradiction
lewisham lewisham-medium-organisation referral-partner contradiction agreement
lewisham lewisham-medium-organisation referral-agency agreement contradiction
lewisham lewisham-third-sector referral-partner contradiction agreement
lewisham lewisham-third-sector referral-agency agreement contradiction
nottingham nottingham-three-agencies referral-partner contradiction cannot-tell
nottingham nottingham-three-agencies referral-agency cannot-tell cannot-tell
nottingham nottingham-three-agencies none cannot-tell cannot-tell
leeds cri delivery-partner agreement agreement
leeds cri referral-partner agreement agreement
leeds disc delivery-partner agreement agreement
leeds disc referral-partner cannot-tell cannot-tell
leeds twp referral-agency cannot-tell contradiction
leeds leeds-housing-concern referral-agency cannot-tell cannot-tell
leeds leeds-housing-agencies referral-partner cannot-tell cannot-tell
leeds leeds-faith-organisation referral-partner cannot-tell cannot-tell
leeds leeds-womens-projects referral-partner cannot-tell cannot-tell
leeds renew none cannot-tell cannot-tell
`
	words := map[engagement.Outcome]string{engagement.Met: "agreement", engagement.NotMet: "contradiction", engagement.OutcomeNotKnown: "cannot-tell"}
	var got strings.Builder
	got.WriteString("\n")
	for _, site := range pioneers.Sites() {
		for _, label := range site.Labels() {
			fmt.Fprintln(&got, site.ID, label.Agency, label.Called.Level, words[label.Strict.Outcome], words[label.Loose.Outcome])
			t.Logf("%s: %s, called %v (%s): %s", site.ID, label.Name, label.Called.Level, label.Called.Place, words[label.Strict.Outcome])
		}
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-by hand +got):\n%s", diff)
	}
}

// Leaving out an observation leaves its tie not known, and what rests on it
// changes: typed-in verdicts would not.
func TestSite_Labels_restOnTies(t *testing.T) {
	for _, site := range pioneers.Sites() {
		for i, a := range site.Agencies {
			for j, o := range a.Observed {
				left := a
				left.Observed = append(append([]pioneers.Observation{}, a.Observed[:j]...), a.Observed[j+1:]...)
				if got := left.Ties(); got.Get(o.Tie) != engagement.NotKnown || got.With(o.Tie, o.Answer) != a.Ties() {
					t.Errorf("%s: without %v: %+v", a.ID, o.Tie, got)
				}
				turned := a
				turned.Observed = append(append([]pioneers.Observation{}, a.Observed...), pioneers.Observation{Tie: o.Tie, Answer: o.Answer.Not()})
				if got := turned.Ties().Get(o.Tie); got != engagement.NotKnown {
					t.Errorf("%s: %v is stated both ways, and %v", a.ID, o.Tie, got)
				}
			}
			if a.ID == "cri" {
				changed := site
				changed.Agencies = append([]pioneers.Agency{}, site.Agencies...)
				changed.Agencies[i].Observed = nil
				for _, label := range changed.Labels() {
					if label.Agency == "cri" && label.Strict.Outcome != engagement.OutcomeNotKnown {
						t.Errorf("CRI without ties: %v", label.Strict)
					}
				}
			}
		}
	}
}

// NA2009 4.1 counts 28 staff, ten of them Third Sector; Appendix 1 gives them
// by agency.
func TestPennine_staff(t *testing.T) {
	site, _ := pioneers.Lookup(pioneers.Pennine)
	bySector := map[engagement.Sector]int64{}
	var all, planned int64
	for _, a := range site.Agencies {
		bySector[a.Sector] += a.Staff
		all += a.Staff
		planned += a.Planned
	}
	if all != 28 || bySector[engagement.VCS] != 10 || planned != 4 {
		t.Errorf("%d staff, %d Third Sector, %d planned; want 28, 10 and the four of 4.1", all, bySector[engagement.VCS], planned)
	}
}

// The counts that NA2009 3.1 states over the four sites lie within what the
// facts leave possible; West Midlands is not among them.
func TestPresence_statedCounts(t *testing.T) {
	stated := map[string]int{"service-delivery": 3, "operational-management": 3, "local-oversight": 3, "pioneer-site-oversight": 1, "countywide-oversight": 4}
	seen := 0
	for name, want := range stated {
		least, most := 0, 0
		for _, site := range pioneers.Sites()[:4] {
			for _, level := range site.Presence.Levels() {
				for _, reason := range append([]engagement.Reason{level}, level.Because...) {
					if reason.Subject != name {
						continue
					}
					seen++
					switch reason.Outcome {
					case engagement.Met:
						least++
						most++
					case engagement.OutcomeNotKnown:
						most++
					}
				}
			}
		}
		// Of Nottingham 3.2 says that there is no involvement, and 1.4 that there
		// is; who sits on the CDRPs is named for two sites of the three.
		settled := name != "service-delivery" && name != "local-oversight"
		if want < least || want > most || settled && least != most {
			t.Errorf("%s: between %d and %d of four, stated %d", name, least, most, want)
		}
	}
	if seen != 20 {
		t.Errorf("%d presences counted, want five at four sites", seen)
	}
}

// R26 and R244 on the sites: who came from a scheme has delivery partners, and
// where only statutory staff deliver, agencies refer at the most.
func TestSites_variation(t *testing.T) {
	want := map[pioneers.SiteID]engagement.Outcome{pioneers.Pennine: engagement.Met, pioneers.Leeds: engagement.Met, pioneers.Lewisham: engagement.Met,
		pioneers.Nottingham: engagement.OutcomeNotKnown, pioneers.WestMidlands: engagement.OutcomeNotKnown}
	channels := map[pioneers.SiteID]engagement.Channel{pioneers.Pennine: engagement.Direct, pioneers.Leeds: engagement.Direct,
		pioneers.Lewisham: engagement.ThroughLocalAuthority, pioneers.Nottingham: engagement.ThroughLocalAuthority}
	for _, site := range pioneers.Sites() {
		level, open := site.Closest(engagement.Model2009)
		if open {
			level = engagement.LevelNotKnown
		}
		if got := engagement.CheckOrigin(site.Origin, level); got.Outcome != want[site.ID] {
			t.Errorf("%s: %v, want %v", site.ID, got, want[site.ID])
		}
		if got, _ := engagement.Conduit(site.StatutoryStaffOnly); got != channels[site.ID] {
			t.Errorf("%s: %v, want %v", site.ID, got, channels[site.ID])
		}
		statutoryOnly, staffed := true, false
		for _, a := range site.Agencies {
			staffed = staffed || a.Staff > 0
			statutoryOnly = statutoryOnly && (a.Staff == 0 || a.Sector == engagement.Statutory)
		}
		if staffed && engagement.AnswerOf(statutoryOnly) != site.StatutoryStaffOnly {
			t.Errorf("%s: statutory staff only is %v, by the numbers of staff %v", site.ID, site.StatutoryStaffOnly, statutoryOnly)
		}
	}
}

// R25: Pennine has all seven features, and what is not said of the others is
// not known.
func TestSites_integration(t *testing.T) {
	for _, site := range pioneers.Sites() {
		want := engagement.OutcomeNotKnown
		if site.ID == pioneers.Pennine {
			want = engagement.Met
		}
		got, err := engagement.IntegrationChecklist().Check(site.Features())
		if err != nil || got.Outcome != want {
			t.Errorf("%s: %v, %v; want %v", site.ID, got, err, want)
		}
	}
}

// R29 on the two sites with much involvement: the text sizes few agencies, and
// none of them stands against the claim.
func TestSites_expectedLevels(t *testing.T) {
	for _, id := range []pioneers.SiteID{pioneers.Pennine, pioneers.Leeds} {
		site, _ := pioneers.Lookup(id)
		var placed []engagement.Placed
		for _, a := range site.Agencies {
			if a.Sector == engagement.VCS {
				placed = append(placed, engagement.Placed{Agency: a.ID, Size: a.Size, Level: engagement.Classify(engagement.Model2009, a.Ties()).Level})
			}
		}
		got := engagement.CheckExpectedLevels(placed)
		if against := got.Subjects(engagement.NotMet); got.Outcome != engagement.OutcomeNotKnown || against != nil {
			t.Errorf("%s: %v, against it %v", id, got, against)
		}
	}
}

// R48: practice in Leeds, and nowhere else stated.
func TestVolunteersUsed(t *testing.T) {
	for _, test := range []struct {
		site pioneers.SiteID
		kind pioneers.Volunteer
		task pioneers.VolunteerTask
		want engagement.Outcome
	}{
		{pioneers.Leeds, pioneers.DIPVolunteer, pioneers.DIPWork, engagement.Met},
		{pioneers.Leeds, pioneers.DIPVolunteer, pioneers.IOMWork, engagement.NotMet},
		{pioneers.Leeds, pioneers.SpecialConstable, pioneers.PreventAndDeter, engagement.Met},
		{pioneers.Leeds, pioneers.SpecialConstable, pioneers.DIPWork, engagement.OutcomeNotKnown},
		{pioneers.Pennine, pioneers.DIPVolunteer, pioneers.DIPWork, engagement.OutcomeNotKnown},
	} {
		if got := pioneers.VolunteersUsed(test.site, test.kind, test.task); got.Outcome != test.want {
			t.Errorf("%v, want %v", got, test.want)
		}
	}
}

func TestLookup(t *testing.T) {
	for _, site := range pioneers.Sites() {
		if got, ok := pioneers.Lookup(site.ID); !ok || got.Name != site.Name {
			t.Errorf("%s is %v, %v", site.ID, got.Name, ok)
		}
	}
	if _, ok := pioneers.Lookup("croydon"); ok { // planned in 2009, an area of 2010-11
		t.Error("Croydon is a site")
	}
}

// What is returned is the caller's: changing it changes nothing else.
func TestSites_areFresh(t *testing.T) {
	sites := pioneers.Sites()
	for i := range sites {
		for j := range sites[i].Agencies {
			for k := range sites[i].Agencies[j].Observed {
				sites[i].Agencies[j].Observed[k].Answer = engagement.NotKnown
			}
		}
	}
	other := sites[0]
	other.Agencies[2].Observed[0].Words = "changed"
	if again := pioneers.Sites()[0].Agencies[2].Observed[0]; again.Answer != engagement.Yes || again.Words == "changed" {
		t.Errorf("a later call returns %+v", again)
	}
	if sites[0].Agencies[3].Observed[0].Words == "changed" {
		t.Error("two agencies of the unit share their observations")
	}
}
