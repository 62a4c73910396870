package barriers_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/barriers"
)

// Counts are those of the documents' own lists, counted there.
func TestEntries_counts(t *testing.T) {
	for _, test := range []struct {
		list  string
		kind  barriers.Kind
		under string // beginning of the ids
		want  int
	}{
		{"2004 themes, Executive summary", barriers.Theme, "SH-", 5},
		{"their opportunities", barriers.OpportunityTheme, "SH-", 5},
		{"2004 numbered items that name a barrier, Part Two 1.1 to 5.5 without 4.6", barriers.Barrier, "SH-", 25},
		{"2004 numbered items, all with an opportunity", barriers.Opportunity, "SH-", 26},
		{"what 1.1 reports", barriers.Sign, "SH-1.1-", 7},
		{"mechanisms of 3.5", barriers.Solution, "SH-3.5-", 6},
		{"mechanisms of 5.5", barriers.Solution, "SH-5.5-", 5},
		{"2004 key recommendations, Part Three", barriers.Recommendation, "SH-", 8},
		{"2004 sub-recommendations", barriers.SubRecommendation, "SH-", 48},
		{"of Key Recommendation 1", barriers.SubRecommendation, "SH-KR1.", 5},
		{"of Key Recommendation 2", barriers.SubRecommendation, "SH-KR2.", 10},
		{"of Key Recommendation 3", barriers.SubRecommendation, "SH-KR3.", 7},
		{"of Key Recommendation 4", barriers.SubRecommendation, "SH-KR4.", 5},
		{"of Key Recommendation 5", barriers.SubRecommendation, "SH-KR5.", 5},
		{"of Key Recommendation 6", barriers.SubRecommendation, "SH-KR6.", 7},
		{"of Key Recommendation 7", barriers.SubRecommendation, "SH-KR7.", 3},
		{"of Key Recommendation 8", barriers.SubRecommendation, "SH-KR8.", 6},
		{"2005 barriers, 4.1: two in the lead sentence and twelve bullets", barriers.Barrier, "NO-", 14},
		{"2005 measures, 6.7", barriers.Measure, "NO-", 13},
		{"2005 practical steps, 5.4", barriers.PracticalStep, "NO-", 8},
		{"2005 tasks of the Unit, 6.1", barriers.UnitTask, "NO-", 7},
		{"2005 growing the market, 3.7", barriers.MarketGrowth, "NO-", 4},
		{"2005 added value, 2.1", barriers.AddedValue, "NO-", 5},
		{"2009 barriers, Executive summary: three general and six specific", barriers.Barrier, "NA-", 9},
		{"2009 Pennine, 4.1", barriers.SiteBarrier, "NA-PEN", 4},
		{"2009 Lewisham, 4.2", barriers.SiteBarrier, "NA-LEW", 4},
		{"2009 Nottingham, 4.3", barriers.SiteBarrier, "NA-NOT", 0},
		{"2009 Leeds, 4.4", barriers.SiteBarrier, "NA-LEE", 7},
		{"2009 West Midlands, Appendix 6", barriers.SiteBarrier, "NA-WM", 8},
		{"2009 drivers, 3.2", barriers.Driver, "NA-", 5},
		{"2009 no drivers, 3.2", barriers.NotDriver, "NA-", 2},
		{"2009 benefits to the unit, 4.1", barriers.Benefit, "NA-UB", 3},
		{"2009 benefits to agencies, 4.1 to 4.4", barriers.Benefit, "NA-AB", 9},
		{"2009 recommendations, 6.0", barriers.Recommendation, "NA-", 18},
		{"2009 West Midlands recommendations, Appendix 6", barriers.LocalRecommendation, "NA-", 12},
		{"2012 challenges, Ch.5", barriers.Challenge, "HO-", 7},
		{"2012 implication headings, Ch.6", barriers.ImplicationHeading, "HO-", 13},
		{"2012 implication items, Ch.6", barriers.Implication, "HO-", 37},
		{"2012 implications, Executive summary", barriers.ExecutiveImplication, "HO-", 8},
		{"2012 potential benefits, Ch.5", barriers.Benefit, "HO-PB", 3},
		{"2012 realised benefits, Ch.5", barriers.Benefit, "HO-RB", 3},
		{"2012 top four, Key learning", barriers.WorkshopPoint, "CL-", 4},
		{"2012 with hindsight, 2.6", barriers.Hindsight, "CL-", 6},
		{"2012 key learning", barriers.KeyLearning, "CL-", 3},
		{"2012 work strands, 2.3", barriers.WorkStrand, "CL-", 6},
		{"2011 challenges", barriers.Challenge, "WO-", 5},
		{"2011 responses, four slides", barriers.Response, "WO-", 10},
		{"2011 model stages", barriers.ModelStage, "WO-", 5},
		{"2011 model items", barriers.ModelItem, "WO-", 24},
		{"2011 enablers", barriers.Enabler, "WO-", 4},
		{"crosswalk, ours", barriers.CommonKind, "CW-", 19},
	} {
		got := 0
		for _, entry := range barriers.Entries() {
			if entry.Kind == test.kind && strings.HasPrefix(entry.ID, test.under) {
				got++
			}
		}
		if got != test.want {
			t.Errorf("%s: %d, want %d", test.list, got, test.want)
		}
	}
}

func TestEntries(t *testing.T) {
	keys := []string{""}
	for _, source := range engagement.Sources() {
		keys = append(keys, source.Key)
	}
	prefix := map[string]string{"SH2004": "SH-", "NOMS2005": "NO-", "NA2009": "NA-", "HO2012": "HO-", "CL2012": "CL-", "WO2011": "WO-", "": "CW-"}
	seen := map[string]bool{}
	for _, entry := range barriers.Entries() {
		if seen[entry.ID] {
			t.Errorf("%s stands twice", entry.ID)
		}
		seen[entry.ID] = true
		key := entry.Document()
		if !slices.Contains(keys, key) || !strings.HasPrefix(entry.ID, prefix[key]) || (key == "") != (entry.Kind == barriers.CommonKind) {
			t.Errorf("%s is at %q, of the document %q", entry.ID, entry.Place, key)
		}
		if entry.Kind == barriers.KindNotStated || entry.Text == "" || entry.Text != strings.TrimSpace(entry.Text) {
			t.Errorf("%s has kind %v and text %q", entry.ID, entry.Kind, entry.Text)
		}
		if (entry.Kind == barriers.SiteBarrier) != (entry.Site != "") && entry.Kind != barriers.Benefit {
			t.Errorf("%s has kind %v and site %q", entry.ID, entry.Kind, entry.Site)
		}
		if found, ok := barriers.Lookup(entry.ID); !ok || !cmp.Equal(found, entry) {
			t.Errorf("Lookup(%q) = %v, %v", entry.ID, found, ok)
		}
	}
	for _, id := range []string{"", "SH-4.6", "sh-1.1", "R55", "CW-"} {
		if entry, ok := barriers.Lookup(id); ok || !cmp.Equal(entry, barriers.Entry{}) {
			t.Errorf("Lookup(%q) = %v, %v, want none", id, entry, ok)
		}
	}
}

// The caller may change what is returned.
func TestEntries_fresh(t *testing.T) {
	entries, links, ends := barriers.Entries(), barriers.Links(), barriers.LooseEnds()
	for i := range entries {
		entries[i].ID = "changed"
		for j := range entries[i].Addressees {
			entries[i].Addressees[j] = barriers.Practitioners
		}
	}
	clear(links)
	clear(ends)
	if entry, ok := barriers.Lookup("SH-KR1"); !ok || !slices.Equal(entry.Addressees, []barriers.Actor{barriers.RegionalOffenderManager}) {
		t.Errorf("after changes SH-KR1 is %v, %v", entry, ok)
	}
	if barriers.Links()[0].From == "" || barriers.LooseEnds()[0].ID == "" {
		t.Error("a change to the links reached the next call")
	}
}

// Whom the recommendations of 2004 name in their text, Part Three. Key
// Recommendation 6.3 on changes of contract names nobody.
func TestEntries_addressees(t *testing.T) {
	named := map[barriers.Actor][]string{
		barriers.RegionalOffenderManager: {"SH-KR1", "SH-KR3.1", "SH-KR5.4", "SH-KR8.2"},
		barriers.Region:                  {"SH-KR2"},
		barriers.NOMS:                    {"SH-KR4.2", "SH-KR8.1"},
		barriers.SkillsForJustice:        {"SH-KR4.2"},
		barriers.AreaPrisonService:       {"SH-KR2.4"},
		barriers.VCS:                     {"SH-KR2.5", "SH-KR2.7", "SH-KR2.8", "SH-KR2.10", "SH-KR3.5", "SH-KR4.5", "SH-KR8.4"},
		barriers.WiderVCS:                {"SH-KR3.6", "SH-KR5.1", "SH-KR8.6"},
		barriers.LargerVCS:               {"SH-KR5.2"},
		barriers.Commissioners:           {"SH-KR2.2", "SH-KR6.2", "SH-KR6.4"},
		barriers.ProbationBoards:         {"SH-KR8.3"},
		barriers.NeutralBiddingAgency:    {"SH-KR7.3"},
		barriers.AllAgencies:             {"SH-KR3", "SH-KR5"},
		barriers.PrisonService:           {"SH-KR5"},
		barriers.ProbationService:        {"SH-KR5"},
		barriers.PrivateSector:           {"SH-KR5"},
	}
	got := map[barriers.Actor][]string{}
	for _, entry := range barriers.Entries() {
		if !strings.HasPrefix(entry.ID, "SH-KR") {
			continue
		}
		for _, actor := range entry.Addressees {
			got[actor] = append(got[actor], entry.ID)
		}
	}
	if diff := cmp.Diff(named, got); diff != "" {
		t.Errorf("addressees (-want +got):\n%s", diff)
	}
	for id, want := range map[string][]barriers.Actor{
		"NA-R9": nil, "NA-R22": {barriers.IOMProjects, barriers.TheCentre}, "NA-R24": {barriers.IOMGoverningBodies},
		"NA-WM12": {barriers.WestMidlandsIOM}, "HO-I11.2": {barriers.LIOs}, "HO-X7": {barriers.HomeOffice, barriers.MinistryOfJustice},
		"CL-T3": {barriers.CentralGovernment}, "WO-C4.2": {barriers.PolicyMakers, barriers.Commissioners}, "WO-C1.1": nil,
		"NO-M13": {barriers.NOMS}, "NO-U7": {barriers.VoluntarySectorUnit}, "HO-I4.1": nil,
	} {
		if entry, _ := barriers.Lookup(id); !slices.Equal(entry.Addressees, want) {
			t.Errorf("%s addresses %v, want %v", id, entry.Addressees, want)
		}
	}
}

// Only the Leeds problems of 4.4 are reported as resolved; the shortage of
// referrals as the main one that remained.
func TestEntries_resolved(t *testing.T) {
	want := map[string]engagement.Answer{"NA-LEE4": engagement.No, "NA-LEE6": engagement.Yes, "NA-LEE7": engagement.Yes}
	for _, entry := range barriers.Entries() {
		if entry.Resolved != want[entry.ID] {
			t.Errorf("%s resolved: %v, want %v", entry.ID, entry.Resolved, want[entry.ID])
		}
	}
}

func TestLinks(t *testing.T) {
	entries := map[string]barriers.Entry{}
	for _, entry := range barriers.Entries() {
		entries[entry.ID] = entry
	}
	rule := regexp.MustCompile(`^R([1-9][0-9]?|1[0-9][0-9]|2[0-3][0-9]|24[0-8])$`)
	type ends struct {
		from, to, limb string
		relation       barriers.Relation
	}
	seen := map[ends]bool{}
	for _, link := range barriers.Links() {
		key := ends{link.From, link.To, link.Limb, link.Relation}
		if seen[key] {
			t.Errorf("%v stands twice", key)
		}
		seen[key] = true
		from, isEntry := entries[link.From]
		to, known := entries[link.To]
		if !known || isEntry == (link.Relation == barriers.EvidenceOf) || !isEntry && !rule.MatchString(link.From) {
			t.Errorf("%v has an end that is missing", key)
		}
		ours := link.Basis == barriers.SameSubject || link.Basis == barriers.Inferred
		switch {
		case link.Basis == barriers.Stated:
			if link.Place == "" || !strings.HasPrefix(link.Place, to.Document()+" ") || isEntry && from.Document() != to.Document() {
				t.Errorf("%v is stated at %q", key, link.Place)
			}
		case !ours || link.Place != "" || link.Reason == "":
			t.Errorf("%v has basis %v, place %q, reason %q", key, link.Basis, link.Place, link.Reason)
		}
		fits := true
		switch link.Relation {
		case barriers.Opposite:
			fits = from.Kind == barriers.Barrier && to.Kind == barriers.Opportunity || from.Kind == barriers.Theme && to.Kind == barriers.OpportunityTheme
		case barriers.AnsweredBy:
			fits = from.Kind.Hinders() || from.ID == "SH-O4.6"
		case barriers.SolvedBy:
			fits = to.Kind == barriers.Solution
		case barriers.SameKind:
			fits = to.Kind == barriers.CommonKind && link.Basis == barriers.Inferred
		case barriers.SameAs:
			fits = from.Document() == to.Document()
		case barriers.UsedBy:
			fits = from.Kind == barriers.Driver && to.ID == "NA-R18"
		case barriers.EvidenceOf:
			fits = to.Kind.Hinders()
		case barriers.RelationNotStated:
			fits = false
		}
		if !fits {
			t.Errorf("%v joins a %v to a %v", key, from.Kind, to.Kind)
		}
	}
}

// Links from barriers to recommendations of SH2004 are ours, but for those two
// that its text draws; of HO2012 all are ours; of WO2011 none.
func TestLinks_stated(t *testing.T) {
	var stated []string
	for _, link := range barriers.Links() {
		if link.Relation == barriers.AnsweredBy && link.Basis == barriers.Stated && !strings.HasPrefix(link.From, "WO-") {
			stated = append(stated, link.From+" "+link.To)
		}
		if link.Relation == barriers.AnsweredBy && link.Basis != barriers.Stated && strings.HasPrefix(link.From, "WO-") {
			t.Errorf("%s to %s is %v: its slide draws it", link.From, link.To, link.Basis)
		}
	}
	want := []string{"SH-O4.6 SH-KR6.7", "SH-5.3 SH-KR1.1", "NA-B3 NA-R8", "NA-B6 NA-R8", "NA-LEE2 NA-R8", "NA-LEE3 NA-R8"}
	if diff := cmp.Diff(want, stated); diff != "" {
		t.Errorf("stated links to recommendations (-want +got):\n%s", diff)
	}
}

// Key Recommendation 2 answers a barrier under the heading that Part Three
// gives the barrier's subject.
func TestLinks_topic(t *testing.T) {
	got := map[string]string{}
	for _, link := range barriers.Links() {
		if link.To == "SH-KR2" && link.Relation == barriers.AnsweredBy {
			got[link.From] = link.Limb
		}
	}
	want := map[string]string{"SH-1.4": "Target-setting", "SH-1.5": "Enforcement", "SH-2.3": "Benchmarking", "SH-3.1": "Security",
		"SH-3.2": "Confidentiality"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("topics (-want +got):\n%s", diff)
	}
}

func TestLinks_opposite(t *testing.T) {
	opposite := map[string]int{}
	for _, link := range barriers.Links() {
		if link.Relation == barriers.Opposite {
			opposite[link.From]++
			opposite[link.To]++
		}
	}
	for _, entry := range barriers.Entries() {
		want := 0
		switch {
		case entry.Kind == barriers.Theme || entry.Kind == barriers.OpportunityTheme:
			want = 1
		case strings.HasPrefix(entry.ID, "SH-") && entry.Kind == barriers.Barrier:
			want = 1
		case entry.Kind == barriers.Opportunity && entry.ID != "SH-O4.6":
			want = 1
		}
		if opposite[entry.ID] != want {
			t.Errorf("%s has %d opposites, want %d", entry.ID, opposite[entry.ID], want)
		}
	}
}

// What nothing answers is said, and what is said to be unanswered is.
func TestLooseEnds(t *testing.T) {
	answered := map[string]bool{}
	for _, link := range barriers.Links() {
		if link.Relation == barriers.AnsweredBy {
			answered[link.From], answered[link.To] = true, true
		}
	}
	reason := map[string]string{}
	for _, end := range barriers.LooseEnds() {
		if end.Reason == "" || reason[end.ID] != "" {
			t.Errorf("%v stands twice or without a reason", end)
		}
		reason[end.ID] = end.Reason
		if (end.Relation == barriers.Opposite) != (end.ID == "SH-O4.6") {
			t.Errorf("%v", end)
		}
	}
	for _, entry := range barriers.Entries() {
		if (entry.Kind.Hinders() || entry.Kind == barriers.Measure) && answered[entry.ID] == (reason[entry.ID] != "") {
			t.Errorf("%s: answered %v, loose end %q", entry.ID, answered[entry.ID], reason[entry.ID])
		}
	}
	for _, id := range []string{"SH-3.4", "SH-O4.6", "NO-B3", "NO-B4", "NO-M10", "NO-M13", "WO-C5"} {
		if reason[id] == "" {
			t.Errorf("%s is no loose end", id)
		}
	}
	var unanswered []string // but those of the sites and of hindsight
	for _, end := range barriers.LooseEnds() {
		if !strings.HasPrefix(end.ID, "NA-") && !strings.HasPrefix(end.ID, "CL-") {
			unanswered = append(unanswered, end.ID)
		}
	}
	if want := []string{"SH-3.4", "SH-O4.6", "NO-B3", "NO-B4", "NO-M10", "NO-M13", "WO-C5"}; !slices.Equal(unanswered, want) {
		t.Errorf("loose ends %v, want %v", unanswered, want)
	}
}

// A rule is stated to be evidence only of a barrier that is reported in the
// section that the rule comes from.
func TestLinks_evidence(t *testing.T) {
	sources, used := ruleSources(), map[int]bool{}
	for _, link := range barriers.Links() {
		if link.Relation != barriers.EvidenceOf || link.Basis != barriers.Stated {
			continue
		}
		number, err := strconv.Atoi(strings.TrimPrefix(link.From, "R"))
		if err != nil {
			t.Fatal(err)
		}
		used[number] = true
		entry, _ := barriers.Lookup(link.To)
		if link.Place != entry.Place {
			t.Errorf("%s is stated in %q, but %s is at %q", link.From, link.Place, link.To, entry.Place)
		}
		if !cites(sources[number], link.Place) {
			t.Errorf("%s comes from %q, but is stated evidence of %s at %q", link.From, sources[number], link.To, link.Place)
		}
	}
	if len(used) != len(sources) {
		t.Errorf("%d rules are stated evidence, %d sources are listed", len(used), len(sources))
	}
}

// cites reports whether source, such as "SH2004 3.4, 5.3; HO2012 Ch.5", names
// the section place, or one around or within it.
func cites(source, place string) bool {
	source = regexp.MustCompile(` ?\([^)]*\)`).ReplaceAllString(source, "")
	plain := strings.NewReplacer("Part Two ", "", "slide ", "", "Ch.5-6", "Ch.5").Replace
	key, place, _ := strings.Cut(plain(place), " ")
	document := ""
	for _, clause := range strings.Split(source, ";") {
		for _, piece := range strings.Split(clause, ",") {
			piece = plain(strings.TrimSpace(piece))
			if first, rest, _ := strings.Cut(piece, " "); regexp.MustCompile(`^[A-Z]+[0-9]{4}$`).MatchString(first) {
				document, piece = first, rest
			}
			if document != key || piece == "" {
				continue
			}
			if strings.HasPrefix(place+" ", piece+" ") || strings.HasPrefix(piece+" ", place+" ") || strings.HasPrefix(piece, place+".") ||
				strings.HasPrefix(place, piece+",") || key == "WO2011" && strings.Contains(place, piece) ||
				strings.HasPrefix(place, "4.4 Problems") && piece == "4.4 Problems" {
				return true
			}
		}
	}
	return false
}

func TestCites(t *testing.T) {
	for _, test := range []struct {
		source, place string
		want          bool
	}{
		{"SH2004 3.4, 5.3", "SH2004 Part Two 5.3", true},
		{"SH2004 3.4, 5.3", "SH2004 Part Two 5.4", false},
		{"SH2004 3.4", "NOMS2005 3.4", false},
		{"SH2004 1", "SH2004 Part Two 1.4", false},
		{"SH2004 3.5.1", "SH2004 Part Two 3.5", true},
		{"HO2012 Ch.5", "HO2012 Ch.5 Concerns around risk management", true},
		{"HO2012 Ch.5 Targeting effort", "HO2012 Ch.5 Concerns around risk management", false},
		{"HO2012 Ch.6 Establishing buy-in", "HO2012 Ch.5 Concerns around risk management", false},
		{"NA2009 4.1 Barriers and Service delivery; Appendix 6", "NA2009 Appendix 6", true},
		{"NA2009 4.1 Benefits", "NA2009 4.1 Barriers", false},
	} {
		if got := cites(test.source, test.place); got != test.want {
			t.Errorf("cites(%q, %q) = %v", test.source, test.place, got)
		}
	}
}
