package pioneers_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/pioneers"
)

// NA2009 3.1 prints that VCS agencies were on the CDRP in three of the four
// sites. The text names them for two, and is silent on two.
func ExamplePrinted() {
	counts, err := governance.CountAcross(pioneers.Structures(), governance.Policy{CountInvited: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range counts {
		if c.What == "local-oversight" || c.What == "countywide-oversight" {
			fmt.Println(governance.CheckCount(c, pioneers.Printed()[c.What]))
		}
	}
	// Output:
	// R21 local-oversight not-known: printed 3; by the facts 2 to 4 of 4 (NA2009 3.1)
	// R21 countywide-oversight met: printed 4; by the facts 4 to 4 of 4 (NA2009 3.1)
}
