package programme2010_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/programme2010"
)

func ExampleRecord() {
	record := programme2010.Record()
	fmt.Println(record.Programme.Name)
	fmt.Println(len(record.Applications), "projects in", len(record.Programme.Areas), "areas")
	hub, award := record.Applications[14], record.Awards[14]
	fmt.Println(hub.Name, award.Amount, award.Place)
	// Output:
	// Innovative VCS Involvement in IOM Arrangements Project
	// 17 projects in 4 areas
	// VCS engagement in new IOM Hub at Leeds Prison £50,231.00 HO2012 Table 1, footnotes 16 and 17
}

// A scenario is the policy with one field changed: a programme for delivery
// partners only has one more thing to ask.
func ExampleProgramme() {
	programme := programme2010.Programme()
	programme.Levels = []engagement.Level{engagement.DeliveryPartner}
	application := programme2010.Applications()[14]
	for _, reason := range funding.Gate(programme, application).Reasons {
		if reason.Rule.ID == "agency-level" {
			fmt.Println(reason)
		}
	}
	// Output: agency-level not-known: the agency's level: not-known; asked for: delivery-partner (the caller's policy)
}

func ExampleDates() {
	for _, date := range programme2010.Dates() {
		fmt.Printf("%s: %v %q\n", date.What, date.Span, date.Says)
	}
	// Output:
	// Programme: 2010-09-01 to 2011-03-31 ""
	// Applications received: by 2010-10-15 ""
	// Work: 2010-11-01 to 2011-03-31 ""
	// First instalment: 2010-11-01 to 2010-11-30 "early November 2010"
	// Second instalment: 2011-01-01 to 2011-01-31 "late January 2011"
	// Final workshop: 2011-03-15 ""
	// All money spent: by 2011-03-31 ""
}

func ExampleStaffCounts() {
	for _, count := range programme2010.StaffCounts() {
		fmt.Println(count.Band, count.Organisations)
	}
	// Output:
	// 1-49 26
	// 50-199 6
	// 200-499 3
	// 500-or-more 1
}
