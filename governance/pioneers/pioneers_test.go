package pioneers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/pioneers"
)

// Every body, seat, line and channel has its place, and the structures are
// valid.
func TestSites_areCited(t *testing.T) {
	for _, site := range pioneers.Sites() {
		if err := site.Structure.Validate(); err != nil {
			t.Errorf("%s: %v", site.ID, err)
		}
		cited := func(what, place string) {
			if !strings.HasPrefix(place, "NA2009 ") {
				t.Errorf("%s: %s has the place %q", site.ID, what, place)
			}
		}
		for _, b := range site.Structure.Bodies {
			cited(string(b.ID), b.Place)
			for _, seat := range b.Seats {
				cited(string(b.ID+" "+governance.BodyID(seat.Agency)), seat.Place)
				if seat.Status == governance.SeatStatusNotStated {
					t.Errorf("%s: %s: the status of %s is not stated", site.ID, b.ID, seat.Agency)
				}
			}
		}
		for _, line := range site.Structure.Lines {
			cited(fmt.Sprint(line.From, " ", line.To), line.Place)
		}
		for _, channel := range site.Structure.Channels {
			cited(fmt.Sprint(channel.From, " ", channel.To), channel.Place)
		}
		for _, note := range site.Notes {
			cited(note.Text, note.Place)
		}
	}
}

// R21: the audit's own counts over the four sites contain the printed ones, and
// where the text names who sits there they are the printed ones. The steering
// groups count invited agencies, as the report does.
func TestCounts(t *testing.T) {
	want := map[string]string{ // with invited agencies; and without
		"service-delivery":                 "3-4 3-4", // of Nottingham 3.2 says none, 1.4 that there is
		"operational-management":           "3-3 1-3",
		"operational-management connected": "2-3 1-3",
		"local-oversight":                  "2-4 2-4", // named for Pennine and Leeds only; printed 3
		"local-oversight connected":        "0-4 0-4",
		"pioneer-site-oversight":           "1-1 1-1",
		"pioneer-site-oversight connected": "0-1 0-1",
		"countywide-oversight":             "4-4 4-4",
		"countywide-oversight connected":   "0-4 0-4",
	}
	invited, err := governance.CountAcross(pioneers.Structures(), governance.Policy{CountInvited: true})
	if err != nil {
		t.Fatal(err)
	}
	without, err := governance.CountAcross(pioneers.Structures(), governance.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	if len(invited) != len(want) {
		t.Errorf("%d counts, want %d", len(invited), len(want))
	}
	for i, c := range invited {
		got := fmt.Sprintf("%d-%d %d-%d", c.Least, c.Most, without[i].Least, without[i].Most)
		if got != want[c.What] || c.Of != 4 {
			t.Errorf("%s: %s of %d, want %s of 4", c.What, got, c.Of, want[c.What])
		}
		printed, ok := pioneers.Printed()[c.What]
		if reason := governance.CheckCount(c, printed); !ok || reason.Outcome == engagement.NotMet {
			t.Errorf("%v", reason)
		}
		if reason := governance.CheckCount(c, c.Most+1); reason.Outcome != engagement.NotMet {
			t.Errorf("one more than possible: %v", reason)
		}
		if reason := governance.CheckCount(c, c.Least-1); reason.Outcome != engagement.NotMet {
			t.Errorf("one fewer than possible: %v", reason)
		}
	}
}

// Each site's own findings, as the text states them.
func TestSites_findings(t *testing.T) {
	for id, want := range map[sites.SiteID]map[string]string{
		sites.Pennine: {
			"R20 service-delivery and operational-management":                 "met",
			"R22 local-oversight: pennine-cvs: inform":                        "not-known", // other agencies than those in the unit may
			"only-link statutory: operational-management and local-oversight": "not-known", // the Divisional Commander chairs both, and whether other police officers sit on the CDRP is not stated
			"unconnected-presence pioneer-site-oversight":                     "not-applicable",
			"R59 operational-management to local-oversight: link":             "met",
			"R59 pioneer-site-oversight to countywide-oversight: report":      "met",
			"R80 lead agency":       "met",
			"R60 operational-group": "met",
			"R60 cjb":               "not-known",
			"R221 the IOMU: 28 deployed, not-stated: NA2009 4.1 Service delivery":      "met",
			"R221 the IOMU: 10 deployed, vcs: NA2009 4.1 Service delivery":             "met",
			"R221 the IOMU: 4 to-be-deployed, not-stated: NA2009 4.1 Service delivery": "met",
			"R221 the IOMU: 32 all, not-stated: NA2009 1.4":                            "met",
			"R222 the IOMU: deployed":                                                  "met",
			"R64 cjb":                                                                  "not-known",
		},
		sites.Lewisham: {
			"R20 service-delivery and operational-management": "not-known",
			"R80 lead agency":    "not-met", // "no overall lead partner"
			"R17 representation": "not-met", // not on the strategic management board
			"R59 operational-management to local-oversight: link": "not-known",
			"R75 pathways groups": "met",
			// "The full staff complement dedicated to the project is 15."
			"R221 the team of Appendix 1: 15 all, not-stated: NA2009 1.4": "not-met",
			"R221 the team of 4.2: 15 all, not-stated: NA2009 1.4":        "met",
		},
		sites.Nottingham: {
			"R20 service-delivery and operational-management": "not-met",
			"R16 delivery-partner":                            "not-met",
			"R65 operational-management":                      "not-known", // whether capacity allows is not stated
			"R80 lead agency":                                 "met",
		},
		sites.Leeds: {
			"R20 service-delivery and operational-management": "met",
			"R66 strategic-board":                             "not-met",   // it discusses commissioning, and the VCS is kept out
			"R61 strategic-board":                             "not-known", // which items, and who may bid, is not stated
			"R82 unclear-referral-criteria":                   "met",
			"R82 unclear-case-responsibility":                 "met",
			"broker-leaves broker":                            "not-known",
			"unconnected-presence pioneer-site-oversight":     "not-known",
		},
		sites.WestMidlands: {
			"R17 representation":                   "not-met", // "no TSA sitting on local CDRP's"
			"unconnected-presence local-oversight": "not-applicable",
			"R77 interim cover":                    "not-known", // whether the Alliance stands in is not stated
			"R78 re-offending duty":                "not-applicable",
		},
	} {
		site, ok := pioneers.Lookup(id)
		if !ok {
			t.Fatalf("no site %s", id)
		}
		audit, err := governance.Run(site.Structure, governance.Policy{CountInvited: true})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, f := range audit.Findings {
			if _, twice := got[f.ID()]; twice {
				t.Errorf("%s: two findings %q", id, f.ID())
			}
			got[f.ID()] = f.Reason.Outcome.String()
			if strings.Contains(f.Reason.Detail(), "%!") {
				t.Errorf("%s: %v", id, f.Reason)
			}
			if (f.Reason.Outcome == engagement.NotMet || f.Reason.Outcome == engagement.OutcomeNotKnown) == (f.Remedy == "") {
				t.Errorf("%s: %v has the remedy %q", id, f.Reason, f.Remedy)
			}
		}
		for finding, outcome := range want {
			if got[finding] != outcome {
				t.Errorf("%s: %s is %q, want %s", id, finding, got[finding], outcome)
			}
		}
		if m := audit.Model2011; len(m.Requirements) != 13 || m.Satisfied.Outcome == engagement.Met {
			t.Errorf("%s: %v", id, m.Satisfied)
		}
	}
}

// A fact changed moves its finding, and is gained in the comparison: Leeds with
// a VCS seat on its Strategic Board, and lines both ways for Nacro.
func TestLeeds_changed(t *testing.T) {
	site, _ := pioneers.Lookup(sites.Leeds)
	before, err := governance.Run(site.Structure, governance.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	changed, _ := pioneers.Lookup(sites.Leeds)
	s := changed.Structure
	for i := range s.Bodies {
		if s.Bodies[i].ID == "strategic-board" {
			s.Bodies[i].VCS = engagement.NotKnown
			s.Bodies[i].Seats = []governance.Seat{{Agency: "renew", Status: governance.Member}}
		}
	}
	for i := range s.Channels {
		if c := &s.Channels[i]; c.From == "nacro" && c.To == "cri" || c.From == "cri" && c.To == "nacro" {
			c.Exists = engagement.Yes
		}
	}
	after, err := governance.Run(s, governance.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := engagement.Compare(before.Entries(), after.Entries())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, change := range c.Changes {
		if change.Kind != engagement.Unchanged {
			got[change.ID] = change.Before.String() + " " + change.After.String() + " " + change.Kind.String()
		}
	}
	for id, want := range map[string]string{
		"R66 strategic-board":                             "not-met met gained",
		"R20 service-delivery and pioneer-site-oversight": "not-known met changed",
		"unconnected-presence pioneer-site-oversight":     "not-known met changed",
		"R22 pioneer-site-oversight: nacro: inform":       "not-known met changed",
		"R22 pioneer-site-oversight: nacro: feedback":     "not-known met changed",
	} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
}
