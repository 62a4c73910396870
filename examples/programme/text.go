package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/internal/table"
)

// width is the columns of a line.
const width = 100

func (r report) writeText(w io.Writer) error {
	var text strings.Builder
	for i, section := range []func(io.Writer) error{r.head, r.gate, r.projects, r.groups, r.reconciliation, r.seedCorn, r.whatIf} {
		if i > 0 {
			text.WriteString("\n")
		}
		if err := section(&text); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func heading(w io.Writer, format string, values ...any) {
	title := fmt.Sprintf(format, values...)
	fmt.Fprintf(w, "%s\n%s\n", title, strings.Repeat("-", utf8.RuneCountInString(title)))
}

// paragraph writes words in lines of at most width columns.
func paragraph(w io.Writer, format string, values ...any) {
	line := ""
	for _, word := range strings.Fields(fmt.Sprintf(format, values...)) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			fmt.Fprintln(w, line)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	fmt.Fprintln(w, line)
}

// fit shortens text to n columns, visibly.
func fit(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n-1]) + "…"
}

func (r report) head(w io.Writer) error {
	a := r.Results.Accounts
	fmt.Fprintln(w, strings.ToUpper(fit(r.Programme.Name, width)))
	paragraph(w, "Grant fund %v, awarded %v: projects %v, overheads %v. Not allocated %v.",
		r.Programme.Envelope, a.Whole.Total, a.Whole.Projects, a.Whole.Overheads, a.Balance)
	if r.Programme.Place != "" {
		paragraph(w, "Source: %s.", r.Programme.Place)
	}
	return nil
}

func (r report) gate(w io.Writer) error {
	heading(w, "The gate: what is known of each project's conditions")
	t := table.Table{Header: []string{"project", "decision", "met", "not met", "not known"}}
	titles := map[string]string{}
	var conditions []string
	for _, d := range r.Results.Gate {
		rules := map[engagement.Outcome][]string{}
		for _, reason := range d.Reasons {
			if reason.Outcome == engagement.NotApplicable || reason.Rule.ID == "R99" {
				continue
			}
			rules[reason.Outcome] = append(rules[reason.Outcome], reason.Rule.ID)
			if titles[reason.Rule.ID] == "" {
				titles[reason.Rule.ID] = reason.Rule.Title
				conditions = append(conditions, reason.Rule.ID)
			}
		}
		t.Add(fit(string(d.Application), 20), d.State.String(), list(rules[engagement.Met]), list(rules[engagement.NotMet]), list(rules[engagement.OutcomeNotKnown]))
	}
	if err := t.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w)
	for i, id := range conditions {
		conditions[i] = id + " " + titles[id]
	}
	paragraph(w, "%s.", strings.Join(conditions, "; "))
	paragraph(w, "A condition is not known where its facts are not stated; such an application is asked, not refused.")
	if open := r.awardedOpen(); open > 0 {
		paragraph(w, "Projects with an award and an open condition: %d. The panel that made the awards knew more than is stated here.", open)
	}
	return writeFindings(w, r.Results.Bids, "The applications of each area are strands of one bid, as was encouraged (R92).")
}

// awardedOpen counts the projects that have an award though a condition is not
// known.
func (r report) awardedOpen() int {
	open := map[funding.ApplicationID]bool{}
	for _, d := range r.Results.Gate {
		open[d.Application] = d.State == funding.ClarificationSought
	}
	count := 0
	for _, award := range r.Awards {
		if open[award.Application] {
			count++
		}
	}
	return count
}

// writeFindings writes one sentence where all is well, and what is not where
// it is not.
func writeFindings(w io.Writer, reasons []engagement.Reason, well string) error {
	switch engagement.OutcomeOf(reasons) {
	case engagement.NotApplicable:
		return nil
	case engagement.Met:
		paragraph(w, "%s", well)
		return nil
	}
	for _, reason := range reasons {
		if reason.Outcome != engagement.Met && reason.Outcome != engagement.NotApplicable {
			paragraph(w, "%v", reason)
		}
	}
	return nil
}

func list(ids []string) string {
	if len(ids) == 0 {
		return "-"
	}
	return strings.Join(ids, " ")
}

func (r report) projects(w io.Writer) error {
	heading(w, "Projects and awards")
	byID := map[funding.ApplicationID]funding.Application{}
	for _, application := range r.Applications {
		byID[application.ID] = application
	}
	t := table.Table{Header: []string{"project", "name", "bidder", "experience", ">award"}}
	estimates := 0
	for _, award := range r.Awards {
		application := byID[award.Application]
		amount := award.Amount.String()
		if award.Estimate {
			estimates++
			amount = "≈ " + amount
		}
		t.Add(fit(string(award.Application), 12), fit(application.Name, 43), application.Agency.Kind.String(),
			application.Agency.Experience.String(), amount)
	}
	t.Add("All", "", "", "", r.Results.Accounts.Whole.Projects.String())
	if err := t.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w, "Experience: prior experience of working with offenders.")
	if estimates > 0 {
		fmt.Fprintln(w, "≈ the source says that the amount is an estimate.")
	}
	return nil
}

func (r report) groups(w io.Writer) error {
	heading(w, "Awards by area, type, bidder and experience")
	a := r.Results.Accounts
	names := map[funding.AreaID]string{}
	for _, area := range r.Programme.Areas {
		names[area.ID] = area.Name
	}
	t := table.Table{Header: []string{"area", ">projects", ">overheads", ">total", ">overhead share"}}
	for _, area := range a.Areas {
		t.Add(fit(cmp.Or(names[area.Area], "not stated"), 40), area.Projects.String(), area.Overheads.String(), area.Total.String(), percent(area.Overheads, area.Total))
	}
	t.Add("All", a.Whole.Projects.String(), a.Whole.Overheads.String(), a.Whole.Total.String(), percent(a.Whole.Overheads, a.Whole.Total))
	if err := t.Write(w); err != nil {
		return err
	}
	well := map[string]string{"R86": "The awards are within the fund (R86).", "R87": "Each stated area total is projects and overheads together (R87).",
		"R88": "The areas add up to the stated total (R88)."}
	var sentences []string
	for _, reason := range a.Reasons {
		if sentence := well[reason.Rule.ID]; !slices.Contains(sentences, sentence) {
			sentences = append(sentences, sentence)
		}
	}
	if err := writeFindings(w, a.Reasons, strings.Join(sentences, " ")); err != nil {
		return err
	}
	fmt.Fprintln(w)
	keys := table.Table{Header: []string{"by", "", ">projects", ">amount", ">share"}}
	addGroups(&keys, "type", r.Results.Awards.ByType)
	addGroups(&keys, "bidder", r.Results.Awards.ByBidder)
	addGroups(&keys, "experience", r.Results.Awards.ByExperience)
	return keys.Write(w)
}

type word interface {
	cmp.Ordered
	fmt.Stringer
}

func addGroups[K word](t *table.Table, by string, g funding.Grouping[K]) {
	for _, group := range g.Groups {
		t.Add(by, group.Key.String(), fmt.Sprint(group.Lines), group.Total.String(), percent(group.Total, g.Total))
		by = ""
	}
}

func (r report) reconciliation(w io.Writer) error {
	heading(w, "Reconciliation: printed figures and what their parts come to")
	checks := slices.Clone(r.Results.Reconciliation)
	slices.SortStableFunc(checks, order)
	for i, check := range checks {
		if i == 0 || checks[i-1].Agreement != check.Agreement {
			if i > 0 {
				fmt.Fprintln(w)
			}
			same := slices.IndexFunc(checks[i:], func(c funding.Check) bool { return c.Agreement != check.Agreement })
			if same < 0 {
				same = len(checks) - i
			}
			if err := r.writeChecks(w, check.Agreement, checks[i:i+same]); err != nil {
				return err
			}
		}
	}
	if len(checks) == 0 {
		fmt.Fprintln(w, "No printed figures are given.")
	}
	return nil
}

func (r report) writeChecks(w io.Writer, agreement funding.Agreement, checks []funding.Check) error {
	header := []string{strings.ToUpper(strings.ReplaceAll(agreement.String(), "-", " ")), "printed in", ">printed"}
	if agreement == funding.Disagrees || agreement == funding.AgreesWithinRounding {
		header = append(header, ">computed", ">difference")
	}
	t := table.Table{Header: header}
	var rows [][]string
	place, title := 0, width // what the other columns leave
	for i, heading := range header[2:] {
		column := utf8.RuneCountInString(heading) - 1
		for _, check := range checks {
			amount := []funding.Pence{check.Figure.Printed, check.Computed, check.Difference}[i]
			column = max(column, utf8.RuneCountInString(amount.String()))
		}
		title -= column + 2
	}
	for _, check := range checks {
		place = max(place, min(utf8.RuneCountInString(check.Figure.Place), 24))
		rows = append(rows, []string{check.Figure.Title, check.Figure.Place, check.Figure.Printed.String(), check.Computed.String(), check.Difference.String()})
	}
	title = max(title-place-2, 12)
	for _, row := range rows {
		row[0], row[1] = fit(row[0], title), fit(row[1], place)
		t.Add(row[:len(header)]...)
	}
	if err := t.Write(w); err != nil {
		return err
	}
	for _, check := range checks {
		if check.Agreement == funding.Disagrees && check.Figure.Measure == funding.Total {
			paragraph(w, "%s: %s", check.Figure.Title, r.explain(check.Explanations))
		}
	}
	return nil
}

// explain puts into a sentence what would account for a disagreement.
func (r report) explain(e funding.Explanations) string {
	switch {
	case e.Parts == 0:
		return fmt.Sprintf("not searched for what would explain it, as there are no awards or more than %d.", funding.MaxParts)
	case e.Count() == 0:
		return fmt.Sprintf("no set of the %d awards, left out or added, explains the difference.", e.Parts)
	}
	first := e.Listed[0]
	var changes []string
	if len(first.LeftOut) > 0 {
		changes = append(changes, "leaving out "+r.named(first.LeftOut))
	}
	if len(first.Added) > 0 {
		changes = append(changes, "adding "+r.named(first.Added))
	}
	rivals := "no other set of the awards does"
	switch others := e.Count() - 1; {
	case others == 1:
		rivals = "so does 1 other set of the awards"
	case others > 1:
		rivals = fmt.Sprintf("so do %d other sets of the awards", others)
	}
	return strings.Join(changes, " and ") + " explains the difference; " + rivals + "."
}

// named gives each project its name.
func (r report) named(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		for _, a := range r.Applications {
			if string(a.ID) == id {
				names[i] = fmt.Sprintf("%s (%s)", id, a.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

func (r report) seedCorn(w io.Writer) error {
	heading(w, "Seed-corn grants, made out of project awards")
	s := r.SeedCorn
	if len(s.Pots) == 0 && len(s.Needs) == 0 {
		fmt.Fprintln(w, "None are given.")
		return nil
	}
	pots := table.Table{Header: []string{"pot", "out of", ">grants", ">total", ">cap", ">smallest", ">largest"}}
	for _, pot := range s.Pots {
		pots.Add(fit(pot.ID, 24), fit(string(pot.Project), 12), fmt.Sprint(pot.Grants), pot.Total.String(), known(pot.Cap), known(pot.Smallest), known(pot.Largest))
	}
	if err := pots.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w)
	needs := table.Table{Header: []string{"need", ">grants", ">total", ">printed share"}}
	for i, need := range s.Needs {
		share := "-"
		if i < len(s.Shares) {
			share = s.Shares[i].String()
		}
		needs.Add(need.Need.String(), fmt.Sprint(need.Grants), need.Amount.String(), share)
	}
	if err := needs.Write(w); err != nil {
		return err
	}
	return writeFindings(w, r.Results.SeedCorn,
		"Grants and amounts by need are those by pot, and every printed share is that of its row (R213, R208, R209).")
}

// known is an amount, and "-" where it is not stated.
func known(amount funding.Pence) string {
	if amount == 0 {
		return "-"
	}
	return amount.String()
}

func (r report) whatIf(w io.Writer) error {
	what := r.Results.WhatIf
	total := r.Results.Accounts.Whole.Projects
	heading(w, "What if the projects shared %v?", what.Budget)
	paragraph(w, "That is %s of what they were awarded. %s Pennies left over go to the largest remainders, equal ones in the order of the projects' ids.",
		percent(what.Budget, total), what.Claims)
	fmt.Fprintln(w)

	shares := table.Table{Header: []string{"project", ">awarded"}}
	for i := range r.Awards {
		shares.Add(fit(string(r.Awards[i].Application), 20), r.Awards[i].Amount.String())
	}
	shares.Add("All", total.String())
	for _, way := range what.Ways {
		shares.Header = append(shares.Header, ">"+strings.ReplaceAll(way.Division.String(), "-", " "))
		for i, award := range way.Allocation.Awards {
			shares.Rows[i] = append(shares.Rows[i], award.Award.String())
		}
		last := len(shares.Rows) - 1
		shares.Rows[last] = append(shares.Rows[last], way.Allocation.Awarded.String())
	}
	if err := shares.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w)

	effects := table.Table{Header: []string{"way to share", "loses most", ">loss", "largest part", ">part", ">" + newToWork, ">share"}}
	before := r.newBefore()
	effects.Add("as awarded", "", "", "", "", before.String(), percent(before, total))
	for _, way := range what.Ways {
		loss, part := "", ""
		for _, change := range way.Comparison.Changes {
			if len(way.LosesMost) > 0 && change.ID == way.LosesMost[0] {
				loss = (-change.Difference).String()
			}
			if len(way.LosesPart) > 0 && change.ID == way.LosesPart[0] {
				part = percent(-change.Difference, change.Before)
			}
		}
		effects.Add(strings.ReplaceAll(way.Division.String(), "-", " "), first(way.LosesMost), loss, first(way.LosesPart), part,
			way.NewToWork.String(), percent(way.NewToWork, way.Allocation.Awarded))
	}
	if err := effects.Write(w); err != nil {
		return err
	}
	if len(what.Ways) > 0 && what.Ways[0].Allocation.Unallocated > 0 {
		paragraph(w, "The budget covers every award; %v would be left.", what.Ways[0].Allocation.Unallocated)
	}
	return nil
}

// first names the first of some projects and counts the rest.
func first(ids []string) string {
	switch len(ids) {
	case 0:
		return "nobody"
	case 1:
		return fit(ids[0], 14)
	}
	return fmt.Sprintf("%s and %d more", fit(ids[0], 10), len(ids)-1)
}

// newBefore is what organisations without prior experience were awarded.
func (r report) newBefore() funding.Pence {
	for _, group := range r.Results.Awards.ByExperience.Groups {
		if group.Key == engagement.No {
			return group.Total
		}
	}
	return 0
}
