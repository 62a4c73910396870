package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/barriers"
	"github.com/thirdsector-go/partnership/engagement/directory"
	"github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/internal/table"
)

// A report is text written in order; the first failure stays.
type report struct {
	w   io.Writer
	err error
}

func (r *report) line(format string, values ...any) {
	if r.err == nil {
		_, r.err = io.WriteString(r.w, table.Visible(fmt.Sprintf(format, values...))+"\n")
	}
}

func (r *report) heading(text string) {
	r.line("")
	r.line("%s", text)
	r.line("%s", strings.Repeat("=", len(text)))
	r.line("")
}

func (r *report) write(part interface{ Write(io.Writer) error }) {
	if r.err == nil {
		r.err = part.Write(r.w)
	}
}

func (r *report) try(err error) {
	if r.err == nil {
		r.err = err
	}
}

// writeSite reports on a published site for a partnership manager.
func writeSite(w io.Writer, site pioneers.Site) error {
	index, err := directory.New(site.Directory())
	if err != nil {
		return err
	}
	r := &report{w: w}
	r.line("%s (%s), as NA2009 describes it", site.Name, site.Pioneer)
	r.line("")
	r.line("Lead: %s.", site.Lead)
	if site.Began != "" {
		r.line("Began: %s.", site.Began)
	}
	for _, note := range site.Notes {
		r.line("Note: %s (%s).", note.Text, note.Place)
	}
	r.line("")
	r.line("\"Not known\" is what the study does not say. It is not a no.")

	r.heading("Who works with the IOM, and how closely")
	r.agencies(site)
	r.heading("Where VCS agencies sit")
	r.seats(site)
	r.heading("Pathway map")
	r.line("Services as far as the study states them; it does not claim to list all.")
	r.line("")
	r.pathways(site, index)
	r.heading("Gaps and thin cover")
	found := r.cover(site, index)
	r.heading("Checks")
	found = append(found, r.checks(site, index)...)
	r.heading("Diagnosis")
	r.diagnosis(site, append(found, partners(site)...))
	return r.err
}

var verdicts = map[engagement.Outcome]string{engagement.Met: "agreement", engagement.NotMet: "contradiction (R10)", engagement.OutcomeNotKnown: "cannot tell"}

// agencies is what the study calls each agency, beside what its definition and
// the model of 2011 make of the ties it states.
func (r *report) agencies(site pioneers.Site) {
	t := table.Table{Header: []string{"agency", "the study calls it", "by its own definition", "which is", "by the 2011 model"}}
	labels := site.Labels()
	for _, a := range site.Agencies {
		if a.Sector != engagement.VCS && a.Sector != engagement.SectorNotStated {
			continue
		}
		strict, revised := engagement.Classify(engagement.Model2009, a.Ties()), engagement.Classify(engagement.Model2011, a.Ties())
		called := false
		for _, label := range labels {
			if label.Agency == a.ID {
				called = true
				t.Add(a.Name, label.Called.Level.String()+" ("+label.Called.Place+")", roles(strict), verdicts[label.Strict.Outcome], roles(revised))
			}
		}
		if !called {
			t.Add(a.Name, "not said", roles(strict), "", roles(revised))
		}
	}
	r.write(t)
	r.line("")
	r.line("To settle what each is by the definition of 2009, ask:")
	for _, a := range site.Agencies {
		if a.Sector != engagement.VCS && a.Sector != engagement.SectorNotStated {
			continue
		}
		var ask []engagement.Tie
		for _, step := range engagement.Next(engagement.Model2009, a.Ties()) {
			if engagement.Classify(engagement.Model2009, a.Ties()).Open.Has(step.Level) {
				ask = append(ask, step.Ask...)
			}
		}
		slices.Sort(ask)
		if ask = slices.Compact(ask); len(ask) > 0 {
			r.line("  %s: %s", a.Name, words(ask))
		}
	}
}

func words(ties []engagement.Tie) string {
	text := make([]string, len(ties))
	for i, tie := range ties {
		text[i] = tie.String()
	}
	return strings.Join(text, ", ")
}

// roles is what a classification comes to in a few words.
func roles(c engagement.Classification) string {
	switch {
	case c.Open == 0:
		return c.Held.String()
	case c.Held == 0 && len(c.Open.Levels()) == len(c.Model.Levels()):
		return "cannot tell"
	case c.Held == 0:
		return strings.ReplaceAll(c.Open.String(), "+", " or ") + " or none"
	}
	return c.Held.String() + "; cannot tell of " + c.Open.String()
}

func (r *report) seats(site pioneers.Site) {
	t := table.Table{Header: []string{"tier", "present", "agency", "the study's words"}}
	for _, tier := range engagement.Tiers() {
		stated := false
		for _, seat := range site.Seats {
			if seat.Tier == tier {
				stated = true
				t.Add(tier.String(), seat.Holds.String(), nameOf(site, seat.Agency), fmt.Sprintf("%q (%s)", seat.Words, seat.Place))
			}
		}
		if !stated {
			t.Add(tier.String(), engagement.NotKnown.String(), "", "")
		}
	}
	r.write(t)
}

// pathways is the map: who serves what where, directly and otherwise.
func (r *report) pathways(site pioneers.Site, index *directory.Index) {
	agency := map[directory.ServiceID]string{}
	for _, service := range site.Services {
		agency[service.ID] = nameOf(site, service.Agency)
	}
	who := func(services []directory.ServiceID) string {
		var names []string
		for _, id := range services {
			if !slices.Contains(names, agency[id]) {
				names = append(names, agency[id])
			}
		}
		return strings.Join(names, ", ")
	}
	areas := map[directory.AreaID]string{"": "area not stated"}
	for _, area := range index.Areas() {
		areas[area.ID] = area.Name
	}
	t := table.Table{Header: []string{"area", "need", "served directly by", "otherwise by", "with a service for"}}
	for _, cell := range index.Map().Cells {
		var groups []string
		for _, group := range cell.Groups {
			groups = append(groups, group.String())
		}
		need, otherwise := cell.Need.String(), who(cell.Secondary)
		if !cell.Need.IsStated() {
			need, otherwise = "need not stated", who(cell.NotKnown)
		}
		t.Add(areas[cell.Area], need, who(cell.Direct), otherwise, strings.Join(groups, ", "))
	}
	r.write(t)
}

func nameOf(site pioneers.Site, id engagement.AgencyID) string {
	for _, a := range site.Agencies {
		if a.ID == id {
			return a.Name
		}
	}
	return ""
}

// cover lists gaps, thin cover and groups, and returns their reasons.
func (r *report) cover(site pioneers.Site, index *directory.Index) []engagement.Reason {
	r.line("The study does not claim to list all services: whether these are gaps is not known, and to be asked.")
	gaps, err := index.Gaps(nil)
	r.try(err)
	var reasons []engagement.Reason
	names := map[directory.AreaID]string{}
	for _, area := range index.Areas() {
		names[area.ID] = area.Name
	}
	for _, part := range []struct {
		name     string
		findings []directory.Finding
		thin     bool
	}{
		{"No service is stated for", gaps, false}, {"Cover is thin for", index.ThinCover(), true},
		{"No service is stated specifically for", index.GroupsWithoutService(), false},
	} {
		if len(part.findings) == 0 {
			continue
		}
		// The same is often found of several areas: say it once.
		var order []string
		areas := map[string][]string{}
		for _, finding := range part.findings {
			what := finding.Group.String()
			if finding.Need.IsStated() {
				what = finding.Need.String()
			}
			text := what
			if part.thin && finding.Reason.Rule.ID == "R242" {
				text += ", which is served only secondarily"
			} else if part.thin {
				text += ", for which only " + nameOf(site, finding.Agencies[0]) + " is stated"
			}
			if areas[text] == nil {
				order = append(order, text)
			}
			areas[text] = append(areas[text], names[finding.Area])
			reasons = append(reasons, finding.Reason)
		}
		r.line("%s:", part.name)
		for _, text := range order {
			r.line("  %s (%s)", text, strings.Join(areas[text], ", "))
		}
	}
	return reasons
}

// checks lists what the rules say of the site as a whole.
func (r *report) checks(site pioneers.Site, index *directory.Index) []engagement.Reason {
	closest, open := site.Closest(engagement.Model2009)
	if open {
		closest = engagement.LevelNotKnown
	}
	integration, err := engagement.IntegrationChecklist().Check(site.Features())
	r.try(err)
	_, conduit := engagement.Conduit(site.StatutoryStaffOnly)
	reasons := append(site.Presence.Levels(), integration, engagement.CheckOrigin(site.Origin, closest), conduit)
	// How the study writes services down is no fault of the site's: of the map
	// only what it says of the site's own.
	for _, part := range index.Usable().Because {
		if part.Subject == "accessible to all" && part.Outcome.IsKnown() {
			reasons = append(reasons, part)
		}
	}
	for _, reason := range reasons {
		r.line("%s (%s): %v: %s", reason.Rule.Title, reason.Rule.ID, reason.Outcome, reason.Detail())
		if missing := reason.Subjects(engagement.NotMet); len(missing) > 0 {
			r.line("  missing: %s", strings.Join(missing, ", "))
		}
		if unknown := reason.Subjects(engagement.OutcomeNotKnown); len(unknown) > 0 {
			r.line("  not known: %s", strings.Join(unknown, ", "))
		}
	}
	r.line("Services for offenders have been mapped: %v", site.Mapped)
	r.line("There is a formal structure for local communities: %v", site.Community)
	return reasons
}

// partners is what the model of 2011 says of the agencies that the study calls
// partners. That an agency is none is no fault of its.
func partners(site pioneers.Site) []engagement.Reason {
	var reasons []engagement.Reason
	for _, a := range site.Agencies {
		partner := slices.ContainsFunc(a.Called, func(c pioneers.Called) bool { return c.Level == engagement.DeliveryPartner })
		if !partner {
			continue
		}
		for _, reason := range engagement.AppendReasons(nil, engagement.Model2011, a.Ties()) {
			reason.Subject = a.Name + " " + reason.Subject
			reasons = append(reasons, reason)
		}
	}
	return reasons
}

// diagnosis is the barriers that the site's section itself reports, and then
// those that the findings are evidence of.
func (r *report) diagnosis(site pioneers.Site, reasons []engagement.Reason) {
	reported := slices.DeleteFunc(barriers.Entries(), func(e barriers.Entry) bool { return e.Kind != barriers.SiteBarrier || e.Site != site.Code })
	r.line("Reported by the study of this site: %d", len(reported))
	for _, entry := range reported {
		r.line("  %s %s (%s)", entry.ID, entry.Text, entry.Place)
	}
	r.line("")
	r.line("By the findings above:")
	r.line("")
	diagnosis, err := barriers.Diagnose(barriers.Findings(reasons))
	r.try(err)
	for i := range diagnosis.Barriers {
		diagnosis.Barriers[i].Kindred = nil // what is alike in other documents would be most of the report
	}
	if r.err == nil {
		r.err = diagnosis.WriteText(r.w)
	}
}
