package governance_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/brokerage"
	"github.com/thirdsector-go/partnership/governance/pioneers"
)

func TestStructure_Contacts(t *testing.T) {
	s := governance.Structure{Agencies: []governance.Agency{vcs("a"), vcs("b"), vcs("c"), vcs("d")},
		Bodies: []governance.Body{
			{ID: "unit", Chair: governance.Chair{Agency: "b"}, Seats: []governance.Seat{{Agency: "a", Status: governance.Member}, {Agency: "b", Status: governance.Member}, {Agency: "c", Status: governance.Invited}}},
			{ID: "board", Status: governance.PlannedBody, Seats: []governance.Seat{{Agency: "c", Status: governance.Member}, {Agency: "d", Status: governance.Member}}}},
		Channels: []governance.Channel{{From: "d", To: "a", Exists: yes}, {From: "a", To: "d", Exists: no}, {From: "a", To: "c"}}}
	type pairs = [][2]engagement.AgencyID
	if diff := cmp.Diff(pairs{{"a", "b"}, {"b", "a"}, {"d", "a"}}, s.Contacts(governance.Policy{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(pairs{{"a", "b"}, {"a", "c"}, {"b", "a"}, {"b", "c"}, {"c", "a"}, {"c", "b"}, {"d", "a"}}, s.Contacts(governance.Policy{CountInvited: true})); diff != "" {
		t.Errorf("with the invited (-want +got):\n%s", diff)
	}
	if got := (governance.Structure{}).Contacts(governance.Policy{}); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// Who the brokers of Pennine are, by what NA2009 states of who meets whom:
// without the police, who alone sit in the unit, on its groups and on the CDRP,
// twelve pairs of agencies of different sectors could no longer reach each other.
func ExampleStructure_Contacts() {
	pennine, _ := pioneers.Lookup(sites.Pennine)
	s := pennine.Structure
	var agencies []engagement.Agency
	for _, a := range s.Agencies {
		if a.Sector != engagement.SectorNotStated { // who they are between cannot be said
			agencies = append(agencies, a.Agency)
		}
	}
	g, err := brokerage.FromAgencies(agencies, s.Contacts(governance.Policy{CountInvited: true}))
	if err != nil {
		fmt.Println(err)
		return
	}
	roles, err := g.Roles(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	lost, err := g.PairsLost(context.Background(), 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, i := range g.Articulation() {
		fmt.Println(agencies[i].ID, roles[i].Total, lost[i])
	}
	// Output: pennine-police 62 12
}
