package main

import (
	"cmp"
	"context"
	"io"
	"math/big"
	"reflect"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/internal/document"
)

// A report is a record and everything found in it.
type report struct {
	funding.Record
	Results results `json:"results"`
}

type results struct {
	Gate           []funding.Decision  `json:"gate"`
	Bids           []engagement.Reason `json:"bids"`
	Accounts       accounts            `json:"accounts"`
	Awards         awards              `json:"awards"`
	Reconciliation []funding.Check     `json:"reconciliation"`
	SeedCorn       []engagement.Reason `json:"seedCorn"`
	WhatIf         whatIf              `json:"whatIf"`
}

type accounts struct {
	Areas   []funding.Account   `json:"areas"`
	Whole   funding.Account     `json:"whole"`
	Balance funding.Pence       `json:"balance"`
	Reasons []engagement.Reason `json:"reasons"`
	// NotStated are the areas, and "the programme", without a printed total.
	NotStated []string `json:"notStated,omitempty"`
}

// awards are the project awards by each of the keys.
type awards struct {
	ByArea       funding.Grouping[funding.AreaID]      `json:"byArea"`
	ByType       funding.Grouping[funding.ProjectType] `json:"byType"`
	ByBidder     funding.Grouping[engagement.Kind]     `json:"byBidder"`
	ByExperience funding.Grouping[engagement.Answer]   `json:"byExperience"`
}

// A whatIf is the project awards shared again from another budget, each way.
type whatIf struct {
	Budget funding.Pence `json:"budget"`
	Claims string        `json:"claims"` // what stands in for what was asked for
	Ties   division.Ties `json:"ties"`
	Ways   []way         `json:"ways"`
}

type way struct {
	Division   division.Division                    `json:"division"`
	Allocation division.Allocation                  `json:"allocation"`
	Comparison engagement.Comparison[funding.Pence] `json:"comparison"` // with the awards, by prior experience
	LosesMost  []string                             `json:"losesMost"`  // the projects that lose the largest amount, where any loses
	LosesPart  []string                             `json:"losesPart"`  // the projects that lose the largest part of their award
	NewToWork  funding.Pence                        `json:"newToWork"`  // reaching organisations without prior experience
	NotKnown   funding.Pence                        `json:"notKnown"`   // reaching organisations whose experience is not known
}

// newReport finds everything. The budget is nil for the default: a fifth less
// than the project awards, rounded down to the penny.
func newReport(ctx context.Context, record funding.Record, budget *funding.Pence) (report, error) {
	r := report{Record: record}
	lines := funding.Lines(record)
	projects := funding.Select(lines, funding.Selection{Ledgers: []funding.Ledger{funding.Projects}})
	for _, application := range record.Applications {
		r.Results.Gate = append(r.Results.Gate, funding.Gate(record.Programme, application))
	}
	r.Results.Bids = funding.ConsortiumBids(record.Programme, record.Applications)
	var problems engagement.Problems
	var err error
	r.Results.Accounts, err = newAccounts(record, lines)
	problems.AddAll("accounts", err)
	r.Results.Awards, err = newAwards(projects)
	problems.AddAll("awards", err)
	r.Results.Reconciliation, err = funding.Reconcile(ctx, record.Figures, lines)
	problems.AddAll("", err)
	r.Results.SeedCorn, err = funding.CheckSeedCorn(record.SeedCorn)
	problems.AddAll("seedCorn", err)
	if budget == nil {
		less := r.Results.Awards.ByArea.Total
		less -= less/5 + min(less%5, 1) // a fifth, rounded up
		budget = &less
	}
	r.Results.WhatIf, err = newWhatIf(*budget, record, projects)
	problems.AddAll("whatIf", err)
	return r, problems.Err()
}

func newAccounts(record funding.Record, lines []funding.Line) (a accounts, err error) {
	if a.Areas, a.Whole, err = funding.Accounts(lines); err != nil {
		return a, err
	}
	balance, reason, err := funding.CheckEnvelope(record.Programme, a.Whole)
	if err != nil {
		return a, err
	}
	a.Balance, a.Reasons = balance, []engagement.Reason{reason}
	var areaTotals []funding.Pence
	for _, account := range a.Areas {
		if figure := stated(record.Figures, account.Area); figure != nil {
			a.Reasons = append(a.Reasons, funding.CheckArea(account, figure.Printed, figure.Unit))
			areaTotals = append(areaTotals, figure.Printed)
		} else {
			a.NotStated = append(a.NotStated, string(account.Area))
		}
	}
	switch figure := stated(record.Figures, ""); {
	case figure == nil:
		a.NotStated = append(a.NotStated, "the programme")
	case len(a.NotStated) == 0:
		reason, err := funding.CheckProgramme(a.Whole, areaTotals, figure.Printed, figure.Unit)
		if err != nil {
			return a, err
		}
		a.Reasons = append(a.Reasons, reason)
	}
	return a, nil
}

// stated finds the first printed total of projects and overheads together, of
// an area or, where that is empty, of the whole programme.
func stated(figures []funding.Figure, area funding.AreaID) *funding.Figure {
	of := funding.Selection{Ledgers: []funding.Ledger{funding.Projects, funding.Overheads}, Area: area}
	for i, f := range figures {
		if f.Measure == funding.Total && reflect.DeepEqual(f.Of, of) {
			return &figures[i]
		}
	}
	return nil
}

func newAwards(projects []funding.Line) (a awards, err error) {
	if a.ByArea, err = funding.GroupBy(projects, func(l funding.Line) funding.AreaID { return l.Area }); err != nil {
		return a, err
	}
	// What adds up by area adds up by any key: no amount is negative.
	a.ByType, _ = funding.GroupBy(projects, func(l funding.Line) funding.ProjectType { return l.Type })
	a.ByBidder, _ = funding.GroupBy(projects, func(l funding.Line) engagement.Kind { return l.Bidder })
	a.ByExperience, _ = funding.GroupBy(projects, func(l funding.Line) engagement.Answer { return l.Experience })
	return a, nil
}

// experience is the group of a project in the comparison.
func experience(line funding.Line) string {
	switch line.Experience {
	case engagement.Yes:
		return "experienced"
	case engagement.No:
		return newToWork
	}
	return notKnown
}

const (
	newToWork = "new to this work"
	notKnown  = "experience not known"
)

// claimsOf returns what each project claims: what it asked for, where that is
// known of all that have an award, and else the award in its stead.
func claimsOf(record funding.Record) (claims []division.Claim, says string) {
	requested := map[funding.ApplicationID]funding.Pence{}
	for _, application := range record.Applications {
		requested[application.ID] = application.Requested
	}
	known := !slices.ContainsFunc(record.Awards, func(a funding.Award) bool { return requested[a.Application] == 0 })
	for _, award := range record.Awards {
		claim := division.Claim{ID: string(award.Application), Amount: award.Amount}
		if known {
			claim.Amount = requested[award.Application]
		}
		claims = append(claims, claim)
	}
	if known {
		return claims, "The claims are what was asked for."
	}
	return claims, "What was asked for is not published: the awards stand in for the claims."
}

func newWhatIf(budget funding.Pence, record funding.Record, projects []funding.Line) (whatIf, error) {
	claims, says := claimsOf(record)
	w := whatIf{Budget: budget, Ties: division.TiesByID, Claims: says}
	round := division.Round{Budget: budget, Claims: claims}
	groups := map[string]string{}
	for _, line := range projects {
		groups[line.ID] = experience(line)
	}
	for _, d := range []division.Division{division.Proportional, division.EqualAwards, division.EqualLosses} {
		allocation, err := division.Allocate(round, division.Policy{Division: d, Ties: w.Ties})
		if err != nil {
			return w, err
		}
		comparison, err := engagement.Compare(funding.Entries(projects, experience), allocation.Entries(func(id string) string { return groups[id] }))
		if err != nil {
			return w, err
		}
		w.Ways = append(w.Ways, newWay(d, allocation, comparison))
	}
	return w, nil
}

func newWay(d division.Division, allocation division.Allocation, comparison engagement.Comparison[funding.Pence]) way {
	w := way{Division: d, Allocation: allocation, Comparison: comparison}
	w.LosesMost = losers(comparison.Changes, func(a, b engagement.Change[funding.Pence]) int { return cmp.Compare(a.Difference, b.Difference) })
	w.LosesPart = losers(comparison.Changes, func(a, b engagement.Change[funding.Pence]) int {
		return new(big.Rat).SetFrac64(int64(a.Difference), int64(a.Before)).Cmp(new(big.Rat).SetFrac64(int64(b.Difference), int64(b.Before)))
	})
	for _, group := range comparison.Groups {
		switch group.Group {
		case newToWork:
			w.NewToWork = group.After
		case notKnown:
			w.NotKnown = group.After
		}
	}
	return w
}

// losers returns the ids of those that come first in an order of losses, none
// where nobody loses. Who loses had an award to lose, so that it can be divided
// by.
func losers(changes []engagement.Change[funding.Pence], order func(a, b engagement.Change[funding.Pence]) int) []string {
	lost := slices.DeleteFunc(slices.Clone(changes), func(c engagement.Change[funding.Pence]) bool { return c.Difference >= 0 })
	if len(lost) == 0 {
		return nil
	}
	most := slices.MinFunc(lost, order)
	var ids []string
	for _, change := range lost {
		if order(change, most) == 0 {
			ids = append(ids, change.ID)
		}
	}
	return ids
}

func (r report) writeJSON(w io.Writer) error { return document.Encode(w, r) }

// percent is a share for the reader: with two decimals, or "-" of nothing.
func percent(part, whole funding.Pence) string {
	share, err := funding.PercentOf(part, whole, 2)
	if err != nil {
		return "-"
	}
	return share.String()
}

// order puts disagreements first, and what agrees exactly last.
func order(a, b funding.Check) int { return cmp.Compare(b.Agreement, a.Agreement) }
