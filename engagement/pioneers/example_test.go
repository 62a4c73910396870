package pioneers_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/pioneers"
)

// The agencies that Diamond refers to are referral partners in 4.2 and referral
// agencies in 3.2. By the definition in 3.1 they are referral agencies.
func ExampleSite_Labels() {
	site, _ := pioneers.Lookup(pioneers.Lewisham)
	for _, label := range site.Labels()[:2] {
		fmt.Println(label.Name, "is called", label.Called.Level, "in", label.Called.Place)
		fmt.Println("  strictly:", label.Strict.Outcome, "loosely:", label.Loose.Outcome)
	}
	// Output:
	// a small community based faith organisation is called referral-partner in NA2009 4.2 Composition
	//   strictly: not-met loosely: met
	// a small community based faith organisation is called referral-agency in NA2009 3.2 Composition
	//   strictly: met loosely: not-met
}

// What would change if TWP turned out to be co-located and to share
// information: a scenario is the site with a fact changed.
func ExampleAgency_Ties() {
	site, _ := pioneers.Lookup(pioneers.Leeds)
	for _, a := range site.Agencies {
		if a.ID != "twp" {
			continue
		}
		ties := a.Ties()
		fmt.Println("as stated:", engagement.Classify(engagement.Model2009, ties).Level)
		ties.CoLocated, ties.SharesInformation = engagement.Yes, engagement.Yes
		fmt.Println("co-located and sharing:", engagement.Classify(engagement.Model2009, ties).Held)
		ties.CoLocated = engagement.No
		fmt.Println("not co-located:", engagement.Classify(engagement.Model2009, ties).Held)
	}
	// Output:
	// as stated: not-known
	// co-located and sharing: delivery-partner+referral-partner
	// not co-located: referral-agency
}

func ExampleVolunteersUsed() {
	fmt.Println(pioneers.VolunteersUsed(pioneers.Leeds, pioneers.DIPVolunteer, pioneers.IOMWork))
	// Output: R48 leeds not-met: dip-volunteer for iom-work: no: "these are not directly involved in IOM" (NA2009 4.4)
}
