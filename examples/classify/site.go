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
	if r.err == nil {
		r.err = index.Map().WriteTable(w)
	}
	r.heading("Gaps and thin cover")
	found := r.cover(index)
	r.heading("Checks")
	found = append(found, r.checks(site, index)...)
	r.heading("Diagnosis")
	r.diagnosis(site, append(found, ties(site)...))
	return r.err
}

var verdicts = map[engagement.Outcome]string{engagement.Met: "agreement", engagement.NotMet: "contradiction (R10)", engagement.OutcomeNotKnown: "cannot tell"}

// agencies is what the study calls each agency, beside what its definition and
// the model of 2011 make of the ties it states.
func (r *report) agencies(site pioneers.Site) {
	t := table.Table{Header: []string{"agency", "the study calls it", "by its own definition", "so", "by the 2011 model"}}
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
	var ask []string
	for _, a := range site.Agencies {
		for _, step := range engagement.Next(engagement.Model2009, a.Ties()) {
			if len(a.Observed) > 0 && len(step.Ask) > 0 && len(step.Ask) == len(step.Missing) {
				ask = append(ask, fmt.Sprintf("  %s, for %v: cannot tell: needs %s", a.Name, step.Level, words(step.Ask)))
			}
		}
	}
	if len(ask) > 0 {
		r.line("")
		r.line("To settle it by the definition of 2009, ask:")
		for _, line := range ask {
			r.line("%s", line)
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
	names := map[engagement.AgencyID]string{"": ""}
	for _, a := range site.Agencies {
		names[a.ID] = a.Name
	}
	t := table.Table{Header: []string{"tier", "present", "agency", "the study's words"}}
	for _, tier := range engagement.Tiers() {
		stated := false
		for _, seat := range site.Seats {
			if seat.Tier == tier {
				stated = true
				t.Add(tier.String(), seat.Holds.String(), names[seat.Agency], fmt.Sprintf("%q (%s)", seat.Words, seat.Place))
			}
		}
		if !stated {
			t.Add(tier.String(), engagement.NotKnown.String(), "", "")
		}
	}
	r.write(t)
}

// cover lists gaps, thin cover and groups, and returns their reasons.
func (r *report) cover(index *directory.Index) []engagement.Reason {
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
	}{{"No service is stated", gaps}, {"Thin", index.ThinCover()}, {"No service specifically for the group is stated", index.GroupsWithoutService()}} {
		if len(part.findings) == 0 {
			r.line("%s: none found", part.name)
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
			text := fmt.Sprintf("%s: %v: %s", what, finding.Reason.Outcome, finding.Reason.Detail())
			if areas[text] == nil {
				order = append(order, text)
			}
			areas[text] = append(areas[text], names[finding.Area])
			reasons = append(reasons, finding.Reason)
		}
		r.line("%s:", part.name)
		for _, text := range order {
			r.line("  %s; in %s", text, strings.Join(areas[text], ", "))
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
	reasons := append(site.Presence.Levels(), integration, engagement.CheckOrigin(site.Origin, closest), conduit, index.Usable())
	records, err := index.Records(directory.Freshness{})
	r.try(err)
	for _, record := range records {
		reasons = append(reasons, record.Reasons...)
	}
	rest := map[string]int{}
	for _, reason := range reasons {
		if reason.Rule.ID == "R199" || reason.Rule.ID == "R200" {
			rest[reason.Rule.ID]++
			continue
		}
		r.line("%s", reason)
		if missing := reason.Subjects(engagement.NotMet); len(missing) > 0 {
			r.line("  missing: %s", strings.Join(missing, ", "))
		}
		if unknown := reason.Subjects(engagement.OutcomeNotKnown); len(unknown) > 0 {
			r.line("  not known: %s", strings.Join(unknown, ", "))
		}
	}
	r.line("R199, R200: the study keeps no record of a service as a directory would: of %d services none states who answers for it and when it was checked", rest["R199"])
	return reasons
}

// ties is why each agency is what it is, its name before the subject.
func ties(site pioneers.Site) []engagement.Reason {
	var reasons []engagement.Reason
	for _, a := range site.Agencies {
		if len(a.Observed) == 0 {
			continue
		}
		for _, model := range []engagement.Model{engagement.Model2009, engagement.Model2011} {
			for _, reason := range engagement.AppendReasons(nil, model, a.Ties()) {
				reason.Subject = string(a.ID) + " " + reason.Subject
				reasons = append(reasons, reason)
			}
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
	if r.err == nil {
		r.err = diagnosis.WriteText(r.w)
	}
}
