package programme2010

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// Figures returns every amount printed about the programme's money that other
// amounts add up to, with its place, and the smallest and the largest award.
// What nothing adds up to, such as a pot or an overhead, is a fact of its own.
func Figures() []funding.Figure {
	var (
		projects  = []funding.Ledger{funding.Projects}
		overheads = []funding.Ledger{funding.Overheads}
		all       = []funding.Ledger{funding.Projects, funding.Overheads}
	)
	const table1, table2, table3, ch3 = "HO2012 Table 1", "HO2012 Table 2", "HO2012 Table 3", "HO2012 Ch.3"
	figures := []funding.Figure{
		total("programme", "Total value of the grants awarded", ch3, "R88", funding.Selection{Ledgers: all}, 496_557_00),
		total("programme-clinks", "Total funding allocated", "CL2012 2.3", "R88", funding.Selection{Ledgers: all}, 496_557_00),
		total("programme-summary", "Total value of the grants (£497k)", "HO2012 Executive summary", "R207", funding.Selection{Ledgers: all}, 497_000_00),
		total("area-bdp", "Bournemouth, Dorset and Poole", table1, "R87", funding.Selection{Ledgers: all, Area: BDP}, 95_338_00),
		total("area-croydon", "Croydon", table1, "R87", funding.Selection{Ledgers: all, Area: Croydon}, 153_910_00),
		total("area-gloucestershire", "Gloucestershire", table1, "R87", funding.Selection{Ledgers: all, Area: Gloucestershire}, 150_867_00),
		total("area-leeds", "Leeds", table1, "R87", funding.Selection{Ledgers: all, Area: Leeds}, 96_442_00),
		total("overheads", "Management and overhead costs", "HO2012 footnote 12", "R88", funding.Selection{Ledgers: overheads}, 29_918_00),
		total("new-to-offenders", "Organisations with no previous experience", ch3, "R211",
			funding.Selection{Ledgers: projects, Experience: engagement.No}, 260_565_00),
		total("type-strategic", "Strategic development or capacity building", table2, "R212",
			funding.Selection{Ledgers: projects, Type: funding.Strategic}, 119_911_00),
		total("type-service", "Service delivery for offenders", table2, "R212",
			funding.Selection{Ledgers: projects, Type: funding.Service}, 111_391_00),
		total("type-volunteering", "Volunteering or mentoring projects", table2, "R212",
			funding.Selection{Ledgers: projects, Type: funding.Volunteering}, 165_344_00),
		total("award-smallest", "Smallest project award", ch3, "R207", funding.Selection{Ledgers: projects}, 3_485_00),
		total("award-largest", "Largest project award", ch3, "R207", funding.Selection{Ledgers: projects}, 73_791_82),
		total("seed-corn-needs", "Seed-corn grants, by need", table3, "R213", funding.Selection{Ledgers: []funding.Ledger{funding.SeedCornNeeds}}, 80_608_00),
		total("seed-corn-pots", "Seed-corn grants, against the two pots", table3, "R213", funding.Selection{Ledgers: []funding.Ledger{funding.SeedCornPots}}, 80_608_00),
	}
	for i := range figures {
		switch f := &figures[i]; f.ID {
		case "programme-summary":
			f.Unit = 1_000 * funding.Pound
		case "award-smallest":
			f.Measure = funding.Smallest
		case "award-largest":
			f.Measure = funding.Largest
			f.Note = "the text prints £73,791. followed by a raised 82.9, read as 82 pence and the mark of footnote 9; Table 1 is in whole pounds"
		}
	}
	return figures
}

// total is a figure printed in whole pounds for the total of some lines.
func total(id, title, place, rule string, of funding.Selection, printed funding.Pence) funding.Figure {
	return funding.Figure{ID: id, Title: title, Place: place, Rule: rule, Measure: funding.Total, Of: of, Printed: printed, Unit: funding.Pound}
}

// Record returns everything known of the programme.
func Record() funding.Record {
	return funding.Record{
		Programme:    Programme(),
		Applications: Applications(),
		Awards:       Awards(),
		Overheads:    Overheads(),
		SeedCorn:     SeedCorn(),
		Figures:      Figures(),
	}
}
