package funding_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/programme2010"
)

// The smallest row of HO2012 Table 3 that has pence.
func ExampleParsePence() {
	amount, err := funding.ParsePence("£2,479.50")
	fmt.Println(int64(amount), amount, err)
	_, err = funding.ParsePence("£1,23.00")
	fmt.Println(err)
	// Output:
	// 247950 £2,479.50 <nil>
	// not an amount of money: "£1,23.00": the pounds should be digits, with commas between every three or none at all
}

func ExampleSum() {
	overheads, err := funding.Sum(12_168_00, 0, 5_250_00, 12_500_00) // HO2012 footnotes 13 to 15
	fmt.Println(overheads, err)
	// Output: £29,918.00 <nil>
}

// Over half of project funding went to organisations without prior experience
// (HO2012 Ch.3).
func ExamplePercentOf() {
	share, err := funding.PercentOf(260_565_00, 466_639_00, 2)
	fmt.Println(share, err)
	// Output: 55.84% <nil>
}

// SH2004 Annex 2, Humberside 2002/3: nine rounded shares that add up to 99%.
func ExampleCheckColumn() {
	column := []funding.Percent{{Units: 3}, {Units: 0}, {Units: 39}, {Units: 0}, {Units: 41}, {Units: 0}, {Units: 0}, {Units: 11}, {Units: 5}}
	agreement, err := funding.CheckColumn(column)
	fmt.Println(agreement, err)
	// Output: agrees-within-rounding <nil>
}

// A synthetic proposal to the programme of 2010-11, received a day late. What
// it does not say is not known.
func ExampleGate() {
	decision := funding.Gate(programme2010.Programme(), funding.Application{
		ID: "late", Area: programme2010.Leeds, Agency: engagement.Agency{Sector: engagement.VCS}, Local: engagement.Yes,
		Received: engagement.MustParseDate("2010-10-16"), StatutorySupport: engagement.Yes,
		Outcomes: map[funding.CriterionID]engagement.Answer{"O7": engagement.Yes},
	})
	fmt.Println(decision.State)
	for _, reason := range decision.Reasons {
		fmt.Println(reason.Rule.ID, reason.Outcome)
	}
	fmt.Println(decision.Reasons[4])
	// Output:
	// declined
	// R89 met
	// R90 not-known
	// R91 met
	// R92 met
	// R93 not-met
	// R94 not-known
	// R95 met
	// R96 not-known
	// R97 not-known
	// agency-level not-applicable
	// R99 not-met
	// R98 not-known
	// R93 not-met: received: 2010-10-16; in time, as stated: not-known; the window: by 2010-10-15 (CL2012 2.3; HO2012 Ch.4)
}

func ExampleChargeable() {
	reason := funding.Chargeable(programme2010.Programme(), engagement.MustParseDate("2011-04-01"))
	fmt.Println(reason)
	// Output: R94 not-met: spent: 2011-04-01; money may be spent: 2010-11-01 to 2011-03-31 (CL2012 2.1, 2.3; HO2012 Ch.2)
}

func ExampleConsortiumBids() {
	for _, reason := range funding.ConsortiumBids(programme2010.Programme(), programme2010.Applications()) {
		fmt.Println(reason.Subject, reason.Outcome, reason.Detail())
	}
	// Output:
	// BDP met strands: 3; bids named: 1; bids expected: 1
	// CRO met strands: 3; bids named: 1; bids expected: 1
	// GLO met strands: 8; bids named: 1; bids expected: 1
	// LEE met strands: 3; bids named: 1; bids expected: 1
}

// The lost Figure 2 of HO2012, from Table 1 (R210).
func ExampleGroupBy() {
	projects := funding.Select(funding.Lines(programme2010.Record()), funding.Selection{Ledgers: []funding.Ledger{funding.Projects}})
	byKind, err := funding.GroupBy(projects, func(l funding.Line) engagement.Kind { return l.Bidder })
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range byKind.Groups {
		share, err := byKind.Share(group.Key, 1)
		fmt.Println(group.Key, group.Lines, group.Total, share, err)
	}
	fmt.Println(byKind.Total)
	// Output:
	// vcs-organisation 7 £151,642.00 32.5% <nil>
	// social-enterprise 2 £54,432.00 11.7% <nil>
	// lio 8 £260,565.00 55.8% <nil>
	// £466,639.00
}

func ExampleAccounts() {
	areas, whole, err := funding.Accounts(funding.Lines(programme2010.Record()))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(funding.CheckArea(areas[0], 95_338_00, funding.Pound))
	reason, err := funding.CheckProgramme(whole, []funding.Pence{95_338_00, 153_910_00, 150_867_00, 96_442_00}, 496_557_00, funding.Pound)
	fmt.Println(reason.Outcome, err)
	balance, reason, err := funding.CheckEnvelope(programme2010.Programme(), whole)
	fmt.Println(balance, reason.Outcome, err)
	// Output:
	// R87 BDP met: projects £83,170.00 and overheads £12,168.00 make £95,338.00; stated £95,338.00 (HO2012 Table 1, footnotes 12-15)
	// met <nil>
	// £3,443.00 met <nil>
}

// £73,791.82 in the text of HO2012 and £73,792 in its Table 1.
func ExampleAgree() {
	fmt.Println(funding.Agree(73_791_82, 73_792_00, funding.Pound))
	fmt.Println(funding.Agree(73_791_82, 73_792_00, funding.Penny))
	// Output:
	// agrees-within-rounding
	// disagrees
}

// Two totals of HO2012 Table 2 are not what its projects add up to: one leaves
// out the Leeds Hub, and the other no set of the awards explains.
func ExampleReconcile() {
	record := programme2010.Record()
	checks, err := funding.Reconcile(context.Background(), record.Figures, funding.Lines(record))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, check := range checks {
		if check.Agreement == funding.Disagrees {
			fmt.Println(check.Figure.Title, check.Difference, check.Explanations.Count(), check.Explanations.Listed)
		}
	}
	// Output:
	// Strategic development or capacity building -£19,762.00 0 []
	// Service delivery for offenders -£50,231.00 1 [{[{projects LEE-1}] []}]
}

// The search takes other parts when asked: would seed-corn money, left out,
// explain the strategic total? Its own projects and the two pots do not.
func ExampleExplain() {
	record := programme2010.Record()
	lines := funding.Lines(record)
	strategic := record.Figures[9]
	parts := append(funding.Select(lines, strategic.Of), funding.Select(lines, funding.Selection{Ledgers: []funding.Ledger{funding.SeedCornPots}})...)
	explanations, err := funding.Explain(strategic, lines, parts)
	fmt.Println(strategic.Title, explanations.Parts, explanations.Count(), err)
	// Output: Strategic development or capacity building 7 0 <nil>
}

func ExampleCheckSeedCorn() {
	reasons, err := funding.CheckSeedCorn(programme2010.SeedCorn())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(reasons[0])
	fmt.Println(engagement.OutcomeOf(reasons))
	// Output:
	// R213 met: by need 30 grants and £80,608.00, by pot 30 grants and £80,608.00 (HO2012 Table 3, Ch.3)
	// met
}

// Every problem of a document is reported, with its path and value.
func ExampleReadRecord() {
	_, err := funding.ReadRecord(strings.NewReader(`{
		"programme": {"name": "synthetic", "envelope": "1000.00", "areas": [{"id": "LEE", "name": "Leeds"}]},
		"applications": [{"id": "a", "name": "one", "area": "LDS", "requested": "100.00"}],
		"awards": [{"application": "a", "amount": "100.01"}, {"application": "b", "amount": 1e5}]
	}`))
	fmt.Println(err)
	// Output:
	// awards[1].amount: not an amount of money: "1e5": the pounds should be digits, with commas between every three or none at all
	// applications[0].area: "LDS": no such area in programme.areas
	// awards[0].amount: £100.01: too much: £100.00 was requested
	// awards[1].application: "b": no such application in applications
}

func ExampleWriteRecord() {
	err := funding.WriteRecord(os.Stdout, funding.Record{
		Programme:    funding.Programme{Name: "synthetic", Envelope: 1_000_00, Areas: []funding.Area{{ID: "LEE", Name: "Leeds"}}},
		Applications: []funding.Application{{ID: "a", Name: "one", Area: "LEE", Local: engagement.Yes}},
		Awards:       []funding.Award{{Application: "a", Amount: 99_50}},
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "programme": {
	//     "name": "synthetic",
	//     "envelope": "1000.00",
	//     "areas": [
	//       {
	//         "id": "LEE",
	//         "name": "Leeds"
	//       }
	//     ]
	//   },
	//   "applications": [
	//     {
	//       "id": "a",
	//       "name": "one",
	//       "area": "LEE",
	//       "local": true
	//     }
	//   ],
	//   "awards": [
	//     {
	//       "application": "a",
	//       "amount": "99.50"
	//     }
	//   ]
	// }
}

// What the Leeds projects would have gained or lost, had the Forum had the
// Hub's money (a scenario).
func ExampleEntries() {
	record := programme2010.Record()
	leeds := funding.Selection{Ledgers: []funding.Ledger{funding.Projects}, Area: programme2010.Leeds}
	before := funding.Select(funding.Lines(record), leeds)
	record.Awards[14].Amount, record.Awards[15].Amount = record.Awards[15].Amount, record.Awards[14].Amount
	after := funding.Select(funding.Lines(record), leeds)

	byType := func(l funding.Line) string { return l.Type.String() }
	comparison, err := engagement.Compare(funding.Entries(before, byType), funding.Entries(after, byType))
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := comparison.WriteCSV(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// id,group,before,after,difference,change
	// LEE-1,service,50231.00,17711.00,-32520.00,lost
	// LEE-2,strategic,17711.00,50231.00,32520.00,gained
	// LEE-3,service,16000.00,16000.00,0.00,unchanged
}
