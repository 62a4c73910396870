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
	for i, section := range []func(io.Writer) error{r.head, r.gate, r.projects, r.groups, r.reconciliation, r.seedCorn, r.whatIf, glossary} {
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
		word = table.Visible(word)
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
	text = table.Visible(text)
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n-1]) + "…"
}

// plain writes a word of the library as English: "clarification sought".
func plain(word fmt.Stringer) string {
	switch word {
	case engagement.LIO:
		return "LIO"
	case engagement.VCSOrganisation:
		return "VCS organisation"
	}
	return strings.ReplaceAll(word.String(), "-", " ")
}

func (r report) head(w io.Writer) error {
	a := r.Results.Accounts
	fund := fmt.Sprintf("Grant fund %v, awarded", r.Programme.Envelope)
	balance := fmt.Sprintf(" Not allocated %v.", a.Balance)
	switch {
	case r.Programme.Envelope == 0:
		fund, balance = "No grant fund is stated. Awarded", ""
	case a.Balance < 0:
		balance = fmt.Sprintf(" Overspent by %v.", a.Whole.Total-r.Programme.Envelope)
	}
	fmt.Fprintln(w, strings.ToUpper(fit(r.Programme.Name, width)))
	paragraph(w, "%s %v: projects %v, overheads %v.%s", fund, a.Whole.Total, a.Whole.Projects, a.Whole.Overheads, balance)
	if r.Programme.Place != "" {
		paragraph(w, "Source: %s.", r.Programme.Place)
	}
	return nil
}

// mark is an outcome in the table of conditions.
func mark(outcome engagement.Outcome) string {
	switch outcome {
	case engagement.Met:
		return "yes"
	case engagement.NotMet:
		return "NO"
	case engagement.NotApplicable:
		return ""
	}
	return "?"
}

func (r report) gate(w io.Writer) error {
	heading(w, "The gate: what follows from what is known of each project")
	if len(r.Applications) == 0 {
		fmt.Fprintln(w, "No applications are given.")
		return nil
	}
	paragraph(w, "yes: the condition is met. NO: it is not. ?: not known, as its facts are not stated: such an application is asked, not refused.")
	fmt.Fprintln(w)
	t := table.Table{Header: []string{"project"}}
	for i, reason := range r.Results.Gate[0].Reasons {
		if reason.Rule.ID == "R99" || !r.asked(i) {
			continue
		}
		t.Header = append(t.Header, strings.TrimPrefix(reason.Rule.ID, "agency-"))
	}
	t.Header = append(t.Header, "what follows")
	for _, d := range r.Results.Gate {
		row := []string{fit(string(d.Application), 18)}
		for i, reason := range d.Reasons {
			if reason.Rule.ID != "R99" && r.asked(i) {
				row = append(row, mark(reason.Outcome))
			}
		}
		t.Add(append(row, plain(d.State))...)
	}
	if err := t.Write(w); err != nil {
		return err
	}
	fmt.Fprintln(w)
	var conditions []string
	for i, reason := range r.Results.Gate[0].Reasons {
		switch {
		case reason.Rule.ID == "R99" || !r.asked(i):
		case reason.Rule.ID == "R98":
			conditions = append(conditions, "R98 The panel finds no need of further development")
		default:
			conditions = append(conditions, strings.TrimPrefix(reason.Rule.ID, "agency-")+" "+reason.Rule.Title)
		}
	}
	paragraph(w, "%s.", strings.Join(conditions, "; "))
	r.awarded(w)
	return writeFindings(w, r.Results.Bids, "The applications of each area are strands of one bid, as was encouraged (R92).")
}

// asked reports whether the programme makes the i-th condition of the gate.
func (r report) asked(i int) bool {
	return slices.ContainsFunc(r.Results.Gate, func(d funding.Decision) bool { return d.Reasons[i].Outcome != engagement.NotApplicable })
}

// awarded says where awards and the gate part.
func (r report) awarded(w io.Writer) {
	award := map[funding.ApplicationID]bool{}
	for _, a := range r.Awards {
		award[a.Application] = true
	}
	open := 0
	var against, without []string
	for _, d := range r.Results.Gate {
		switch has := award[d.Application]; {
		case has && d.State == funding.ClarificationSought:
			open++
		case has && d.State != funding.Approved:
			against = append(against, fmt.Sprintf("%s (%s)", d.Application, plain(d.State)))
		case !has && d.State == funding.Approved:
			without = append(without, string(d.Application))
		}
	}
	if open > 0 {
		paragraph(w, "Projects with an award though something is not known: %d. The panel that made the awards knew more than is stated here.", open)
	}
	if len(against) > 0 {
		paragraph(w, "AWARDED AGAINST THE GATE: %s.", strings.Join(against, ", "))
	}
	if len(without) > 0 {
		paragraph(w, "Without an award though the gate is passed: %s.", strings.Join(without, ", "))
	}
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

func (r report) projects(w io.Writer) error {
	heading(w, "Projects and awards")
	if len(r.Awards) == 0 {
		fmt.Fprintln(w, "No awards are given.")
		return nil
	}
	byID := map[funding.ApplicationID]funding.Application{}
	requested := false
	for _, application := range r.Applications {
		byID[application.ID] = application
		requested = requested || application.Requested > 0
	}
	header := []string{"project", "name", "bidder", "experience", ">requested", ">award"}
	room := width
	estimates := 0
	var rows [][]string
	for _, award := range r.Awards {
		application := byID[award.Application]
		amount := award.Amount.String()
		if award.Estimate {
			estimates++
			amount = "≈ " + amount
		}
		rows = append(rows, []string{fit(string(award.Application), 18), application.Name, plain(application.Agency.Kind),
			plain(application.Agency.Experience), known(application.Requested), amount})
	}
	rows = append(rows, []string{"All", "", "", "", "", r.Results.Accounts.Whole.Projects.String()})
	if !requested {
		header = slices.Delete(header, 4, 5)
		for i := range rows {
			rows[i] = slices.Delete(rows[i], 4, 5)
		}
	}
	// The name has the room that the other columns leave.
	for column, title := range header {
		if column == 1 {
			continue
		}
		widest := utf8.RuneCountInString(strings.TrimPrefix(title, ">"))
		for _, row := range rows {
			widest = max(widest, utf8.RuneCountInString(row[column]))
		}
		room -= widest + 2
	}
	for _, row := range rows {
		row[1] = fit(row[1], max(room, 12))
	}
	if err := (table.Table{Header: header, Rows: rows}).Write(w); err != nil {
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
	if len(a.Areas) == 0 {
		fmt.Fprintln(w, "No awards are given.")
		return nil
	}
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
	if len(a.NotStated) > 0 {
		paragraph(w, "No total is stated, to hold the awards to, for: %s.", strings.Join(a.NotStated, ", "))
	}
	fmt.Fprintln(w)
	keys := table.Table{Header: []string{"by", "", ">projects", ">amount", ">share"}}
	addGroups(&keys, "type", r.Results.Awards.ByType)
	addGroups(&keys, "bidder", r.Results.Awards.ByBidder)
	addGroups(&keys, "experience", r.Results.Awards.ByExperience)
	keys.Add("all", "", fmt.Sprint(len(r.Awards)), a.Whole.Projects.String(), percent(a.Whole.Projects, a.Whole.Projects))
	return keys.Write(w)
}

type word interface {
	cmp.Ordered
	fmt.Stringer
}

func addGroups[K word](t *table.Table, by string, g funding.Grouping[K]) {
	for _, group := range g.Groups {
		t.Add(by, plain(group.Key), fmt.Sprint(group.Lines), group.Total.String(), percent(group.Total, g.Total))
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

// explain puts into sentences what would account for a disagreement.
func (r report) explain(e funding.Explanations) string {
	switch {
	case e.Parts == 0 && len(r.Awards) > funding.MaxParts:
		return fmt.Sprintf("not searched for what would explain it, as there are more than %d awards.", funding.MaxParts)
	case e.Count() == 0:
		return fmt.Sprintf("no set of the %d awards, left out or added, explains the difference.", e.Parts)
	}
	const most = 3
	var ways []string
	for _, explanation := range e.Listed[:min(len(e.Listed), most)] {
		var changes []string
		if len(explanation.LeftOut) > 0 {
			changes = append(changes, "leaving out "+r.named(explanation.LeftOut))
		}
		if len(explanation.Added) > 0 {
			changes = append(changes, "adding "+r.named(explanation.Added))
		}
		ways = append(ways, strings.Join(changes, " and "))
	}
	text := strings.Join(ways, ", or ") + " explains the difference; "
	switch others := e.Count() - int64(len(ways)); others {
	case 0:
		return text + "no other set of the awards does."
	case 1:
		return text + "so does 1 other set of the awards."
	default:
		return text + fmt.Sprintf("so do %d other sets of the awards.", others)
	}
}

// named gives each project its name.
func (r report) named(ids []funding.LineID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.ID
		for _, a := range r.Applications {
			if string(a.ID) == id.ID {
				names[i] = fmt.Sprintf("%s (%s)", id.ID, a.Name)
			}
		}
	}
	return strings.Join(names, " and ")
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
		needs.Add(plain(need.Need), fmt.Sprint(need.Grants), need.Amount.String(), share)
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
	if len(r.Awards) == 0 {
		heading(w, "What if the projects shared %v?", what.Budget)
		fmt.Fprintln(w, "No awards are given.")
		return nil
	}
	heading(w, "What if the projects shared %v?", what.Budget)
	paragraph(w, "That is %s of what they were awarded. %s Pennies left over go to the largest remainders, equal ones in the order of the projects' ids.",
		percent(what.Budget, total), what.Claims)
	fmt.Fprintln(w)

	shares := table.Table{Header: []string{"project", ">awarded"}}
	for i := range r.Awards {
		shares.Add(fit(string(r.Awards[i].Application), 18), r.Awards[i].Amount.String())
	}
	shares.Add("All", total.String())
	for _, way := range what.Ways {
		shares.Header = append(shares.Header, ">"+plain(way.Division))
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

	effects := table.Table{Header: []string{"way to share", "loses most", ">loss", "largest part", ">part", ">to newcomers", ">share"}}
	before, unknown := r.experienceBefore()
	effects.Add("as awarded", "", "", "", "", before.String(), between(before, unknown, total))
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
		effects.Add(plain(way.Division), first(way.LosesMost), loss, first(way.LosesPart), part,
			way.NewToWork.String(), between(way.NewToWork, way.NotKnown, way.Allocation.Awarded))
	}
	if err := effects.Write(w); err != nil {
		return err
	}
	paragraph(w, "Loses most: of all projects the largest amount. Largest part: the largest part of its own award. To newcomers: "+
		"reaching organisations without prior experience of working with offenders.")
	if unknown > 0 {
		paragraph(w, "Of %v the experience is not known: the share lies between the two given.", unknown)
	}
	if left := what.Ways[0].Allocation.Unallocated; left > 0 {
		paragraph(w, "The budget covers every claim; %v would be left.", left)
	}
	fmt.Fprintln(w)
	return writeGroups(w, what.Ways)
}

// writeGroups says how many projects of each group gain and lose, and how much.
func writeGroups(w io.Writer, ways []way) error {
	t := table.Table{Header: []string{"way to share", "projects", ">gain", ">lose", ">keep", ">awarded", ">shared", ">difference"}}
	for _, way := range ways {
		name := plain(way.Division)
		for _, g := range way.Comparison.Groups {
			t.Add(name, g.Group, fmt.Sprint(g.Gained), fmt.Sprint(g.Lost), fmt.Sprint(g.Unchanged), g.Before.String(), g.After.String(), g.Difference.String())
			name = ""
		}
	}
	return t.Write(w)
}

// between is a share of which a part is not known: with bounds, where that
// makes a difference.
func between(part, unknown, whole funding.Pence) string {
	least, most := percent(part, whole), percent(part+unknown, whole)
	if least == most {
		return least
	}
	return strings.TrimSuffix(least, "%") + "-" + most
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

// experienceBefore is what was awarded to organisations without prior
// experience, and to those of which it is not known.
func (r report) experienceBefore() (newToWork, notKnown funding.Pence) {
	for _, group := range r.Results.Awards.ByExperience.Groups {
		switch group.Key {
		case engagement.No:
			newToWork = group.Total
		case engagement.NotKnown:
			notKnown = group.Total
		}
	}
	return newToWork, notKnown
}

func glossary(w io.Writer) error {
	heading(w, "Words and sources")
	paragraph(w, "VCS: voluntary and community sector. IOM: Integrated Offender Management. LIO: a Local Infrastructure Organisation, such as "+
		"a Council for Voluntary Service. Seed-corn: small grants that a lead agency makes from a pot within a project's award.")
	paragraph(w, "R86 and the like are the library's rules, each from a document:")
	for _, source := range engagement.Sources() {
		if source.Key == "HO2012" || source.Key == "CL2012" {
			paragraph(w, "%s: %s %s, %d.", source.Key, source.Authors, source.Title, source.Year)
		}
	}
	return nil
}
