package governance_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// Pennine as NA2009 4.1 has it: the CVS sits on the CDRP, and there is no
// process by which the agencies in the unit inform it or hear back.
func ExampleRun() {
	structure := governance.Structure{
		Agencies: []governance.Agency{
			{Agency: engagement.Agency{ID: "addaction", Sector: engagement.VCS}},
			{Agency: engagement.Agency{ID: "cvs", Sector: engagement.VCS}, Ties: engagement.Ties{ReceivesReferrals: engagement.No, DeliversOutside: engagement.No}},
		},
		Bodies: []governance.Body{
			{ID: "unit", Tier: engagement.DeliveryInside, Complete: engagement.Yes, Seats: []governance.Seat{{Agency: "addaction", Status: governance.Member}}},
			{ID: "cdrp", Tier: engagement.LocalOversight, Complete: engagement.Yes, Seats: []governance.Seat{{Agency: "cvs", Status: governance.Member}}},
			{ID: "referral-agencies", Tier: engagement.DeliveryOutside, Complete: engagement.Yes},
		},
		ChannelsComplete: engagement.Yes, // and none is listed
	}
	audit, err := governance.Run(structure, governance.Policy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range audit.Findings {
		if f.Reason.Outcome == engagement.NotMet && (f.Reason.Rule.ID == "R20" || f.Reason.Rule.ID == "R22") {
			fmt.Println(f.ID())
			fmt.Println("  put right:", f.Remedy)
		}
	}
	// Output:
	// R20 service-delivery and local-oversight
	//   put right: seat at local-oversight an agency that is present at service-delivery, or agree lines both ways between the agencies at each
	// R22 local-oversight: cvs: inform
	//   put right: agree how agencies that deliver inform the representative
	// R22 local-oversight: cvs: feedback
	//   put right: agree how agencies that deliver hear back from the representative
}

// What breaks if the agency that does everything goes.
func ExampleWithout() {
	before, err := governance.Run(complete(), governance.Policy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	after, err := governance.Run(governance.Without(complete(), "both"), governance.Policy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("requirements of the 2011 model met:", before.Model2011.Count(engagement.Met), "and then", after.Model2011.Count(engagement.Met))
	fmt.Println("not met then:", after.Model2011.IDs(engagement.NotMet))
	// Output:
	// requirements of the 2011 model met: 13 and then 3
	// not met then: [steering-delivery-partners steering-referral-partners brokerage]
}
