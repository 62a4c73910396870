package pioneers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
	"github.com/thirdsector-go/partnership/engagement/pioneers"
)

// The facts of each site, typed again from NA2009: 1.4 and 3.2 (how it began),
// 4.1 to 4.4 (mapping, communities), Appendix 1 (staff, in its order), Appendix
// 6.
func TestSites_facts(t *testing.T) {
	const want = `
pennine: evolved-from-scheme; statutory only no; mapped not-known; accessible not-known; community not-known
  staff 14 3 5 2 3 1; planned 2 1 1
lewisham: stand-alone; statutory only yes; mapped yes; accessible not-known; community not-known
  staff 9 1; planned 1 5
nottingham: two-statutory-agencies; statutory only yes; mapped yes; accessible not-known; community not-known
  staff 8 2; planned
leeds: evolved-from-scheme; statutory only no; mapped yes; accessible not-known; community no
  staff 9 2 7 8; planned
west-midlands: not-stated; statutory only not-known; mapped not-known; accessible no; community not-known
  staff; planned
`
	var got strings.Builder
	got.WriteString("\n")
	for _, site := range pioneers.Sites() {
		fmt.Fprintf(&got, "%s: %v; statutory only %v; mapped %v; accessible %v; community %v\n  staff", site.ID, site.Origin, site.StatutoryStaffOnly, site.Mapped, site.Directory().Accessible, site.Community)
		planned := ""
		for _, a := range site.Agencies {
			if a.Staff > 0 {
				fmt.Fprintf(&got, " %d", a.Staff)
			}
			if a.Planned > 0 {
				planned += fmt.Sprintf(" %d", a.Planned)
			}
			if (a.Sector == engagement.VCS) != (a.Boundary == engagement.ThirdSector2009) {
				t.Errorf("%s: %s is of the sector %v by the boundary %v", site.ID, a.ID, a.Sector, a.Boundary)
			}
		}
		fmt.Fprintf(&got, "; planned%s\n", planned)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-text +got):\n%s", diff)
	}
}

// Sizes and turnovers of 3.2, 4.1, 4.2 and 4.4, as far as they are of one
// agency.
func TestSites_sizes(t *testing.T) {
	want := map[string]string{
		"pennine-faith-organisation": "not-stated 100001-500000 1-49", // £150,000, four part time staff; "small and micro"
		"pennine-small-agency":       "small not-known not-stated", "pennine-invited-agency": "small not-known not-stated",
		"lewisham-faith-organisation":  "small 100001-500000 not-stated",                                                   // £110,000
		"lewisham-medium-organisation": "medium 500001-5000000 not-stated",                                                 // £5 million
		"cri":                          "not-stated over-5000000 not-stated", "disc": "not-stated over-5000000 not-stated", // £12 and £32 million
	}
	got := map[string]string{}
	for _, site := range pioneers.Sites() {
		for _, a := range site.Agencies {
			if text := fmt.Sprint(a.Size, " ", a.Income, " ", a.Agency.Staff); text != "not-stated not-known not-stated" {
				got[string(a.ID)] = text
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-text +got):\n%s", diff)
	}
}

// R242 and R134 on the published case: what Pennine's co-located agencies serve
// directly and what otherwise (4.1 Pathways), and the needs outside the
// pathways, which small and micro organisations meet (4.1 Composition).
func TestPennine_services(t *testing.T) {
	site, _ := pioneers.Lookup(pioneers.Pennine)
	index, err := directory.New(site.Directory())
	if err != nil {
		t.Fatal(err)
	}
	unit, ok := index.Service("unit")
	if !ok || fmt.Sprint(unit.Direct) != "[accommodation drugs-alcohol health finance-benefit-debt]" ||
		fmt.Sprint(unit.Secondary) != "[ete children-families attitudes]" {
		t.Errorf("the unit serves %v directly and %v otherwise", unit.Direct, unit.Secondary)
	}
	for _, need := range []directory.Beyond{"drop-in", "24-hour-assistance", "food-parcels", "furniture", "clothing", "emergency-funds", "legal-help"} {
		found, err := index.Find(directory.Query{Need: directory.Need{Beyond: need}, Area: "pennine"})
		if err != nil || len(found.Matches) != 1 || found.Matches[0].Agency != "pennine-small-organisations" {
			t.Errorf("%s: %+v, %v", need, found.Matches, err)
		}
	}
}

// The groups with a specific service (4.1, 4.2, 4.4, Appendix 6). In Leeds there
// is none in a division but TWP's pilot in North East.
func TestSites_groups(t *testing.T) {
	for id, want := range map[pioneers.SiteID]string{
		pioneers.Pennine:      "women young older children-and-families",
		pioneers.Lewisham:     "women bme young older",
		pioneers.Nottingham:   "children-and-families",
		pioneers.Leeds:        "women children-and-families",
		pioneers.WestMidlands: "bme",
	} {
		site, _ := pioneers.Lookup(id)
		var got []string
		for _, group := range engagement.OffenderGroups() {
			if slices.ContainsFunc(site.Services, func(s directory.Service) bool { return s.SpecificFor(group) == engagement.Yes }) {
				got = append(got, group.String())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", id, got, want)
		}
	}
	site, _ := pioneers.Lookup(pioneers.Leeds)
	index, err := directory.New(site.Directory())
	if err != nil {
		t.Fatal(err)
	}
	found, err := index.Find(directory.Query{Need: directory.Need{Pathway: engagement.ChildrenFamilies}, Area: "leeds-north-east"})
	if err != nil || len(found.Matches) != 2 || found.Matches[0].Agency != "twp" || found.Matches[0].Contribution != directory.Direct {
		t.Errorf("%+v, %v", found.Matches, err)
	}
}

// Which services were commissioned, or fund themselves.
func TestSites_routes(t *testing.T) {
	want := map[string]string{"alcohol-support": "commissioned", "triangle": "commissioned", "faith": "self-funded", "therapeutic": "commissioned",
		"case-management": "commissioned", "assessment": "commissioned", "after-care": "commissioned",
		"drugs-addaction": "commissioned", "drugs-aquarius": "commissioned"}
	got := map[string]string{}
	for _, site := range pioneers.Sites() {
		for _, s := range site.Services {
			if s.Route != directory.RouteNotStated {
				got[string(s.ID)] = s.Route.String()
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-text +got):\n%s", diff)
	}
}

// Private and statutory agencies have no level, and do not count for the
// closest one.
func TestSite_otherSectors(t *testing.T) {
	held := engagement.Ties{CoWorking: engagement.Yes, CoLocated: engagement.Yes, SharesInformation: engagement.Yes}
	var observed []pioneers.Observation
	for _, tie := range engagement.AllTies() {
		if answer := held.Get(tie); answer.IsKnown() {
			observed = append(observed, pioneers.Observation{Tie: tie, Answer: answer})
		}
	}
	for sector, want := range map[engagement.Sector]engagement.Level{engagement.Private: engagement.NoLevel, engagement.Statutory: engagement.NoLevel,
		engagement.VCS: engagement.DeliveryPartner, engagement.SectorNotStated: engagement.DeliveryPartner} {
		site := pioneers.Site{Agencies: []pioneers.Agency{{Agency: engagement.Agency{ID: "x", Sector: sector}, Observed: observed,
			Called: []pioneers.Called{{Level: engagement.DeliveryPartner}}}}}
		level, open := site.Closest(engagement.Model2009)
		if level != want || open || (len(site.Labels()) == 1) != (want == engagement.DeliveryPartner) {
			t.Errorf("%v: %v, open %v, labels %v", sector, level, open, site.Labels())
		}
	}
}
