package division_test

import (
	"fmt"

	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/funding/programme2010"
)

// The programme of 2010-11 paid in two instalments, in November and in January
// (CL2012 2.6); amounts and claims here are synthetic. Shared anew each time,
// c would get two pennies of the first ten and one of all eleven.
func ExampleInstalments() {
	round := division.Round{Budget: 11, Claims: []division.Claim{{ID: "a", Amount: 6}, {ID: "b", Amount: 6}, {ID: "c", Amount: 2}}}
	schedule, err := division.Instalments(round, []funding.Pence{10, 1}, division.Policy{Division: division.Proportional, Ties: division.TiesByID})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, instalment := range schedule.Instalments {
		fmt.Println(instalment.Budget, instalment.Paid, instalment.Payments)
	}
	fmt.Println(schedule.Reasons[2].Detail())
	// Output:
	// £0.10 £0.10 [{a £0.05 £0.05} {b £0.04 £0.04} {c £0.01 £0.01}]
	// £0.11 £0.01 [{a £0.00 £0.05} {b £0.01 £0.05} {c £0.00 £0.01}]
	// paid in 2 parts, each award within a penny of the exact one at every part; pennies that end elsewhere than in the allocation at once: 0
}

// The programme of 2010-11: its fund of £500,000 went to Clinks, from there to the
// lead agencies of four areas, and from these to projects and their own
// overheads (HO2012 Ch.2, Table 1). Had it been £400,000 and shared in proportion
// by area, and in each by equal awards, every layer would be made up as well.
func ExampleAllocateEnvelopes() {
	clinks := division.Envelope{Claim: division.Claim{ID: "clinks"}}
	for _, area := range programme2010.Programme().Areas {
		envelope := division.Envelope{Claim: division.Claim{ID: string(area.ID)}}
		for _, line := range funding.Lines(programme2010.Record()) {
			if line.Area == area.ID && (line.Ledger == funding.Projects || line.Ledger == funding.Overheads) {
				id := line.Ledger.String() + "/" + line.ID
				envelope.Parts = append(envelope.Parts, division.Envelope{Claim: division.Claim{ID: id, Amount: line.Amount}})
			}
		}
		clinks.Parts = append(clinks.Parts, envelope)
	}
	policies := []division.Policy{
		{Division: division.Proportional, Ties: division.TiesByID},
		{Division: division.Proportional, Ties: division.TiesByID},
		{Division: division.EqualAwards, Ties: division.TiesByID},
	}
	for _, budget := range []funding.Pence{500_000_00, 400_000_00} {
		cascade, err := division.AllocateEnvelopes(budget, []division.Envelope{clinks}, policies)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, layer := range cascade.Check().Because {
			fmt.Println(layer.Subject, layer.Outcome, layer.Detail())
		}
		fmt.Println(cascade.Parts[0].Awards)
	}
	// Output:
	// layer 1 met envelopes: 1; received £500,000.00, passed on £496,557.00, paid £0.00 to 0, left £3,443.00
	// layer 2 met envelopes: 1; received £496,557.00, passed on £496,557.00, paid £0.00 to 0, left £0.00
	// layer 3 met envelopes: 4; received £496,557.00, passed on £0.00, paid £496,557.00 to 21, left £0.00
	// [{BDP £95,338.00 £95,338.00} {CRO £153,910.00 £153,910.00} {GLO £150,867.00 £150,867.00} {LEE £96,442.00 £96,442.00}]
	// layer 1 met envelopes: 1; received £400,000.00, passed on £400,000.00, paid £0.00 to 0, left £0.00
	// layer 2 met envelopes: 1; received £400,000.00, passed on £400,000.00, paid £0.00 to 0, left £0.00
	// layer 3 met envelopes: 4; received £400,000.00, passed on £0.00, paid £400,000.00 to 21, left £0.00
	// [{BDP £95,338.00 £76,799.24} {CRO £153,910.00 £123,981.74} {GLO £150,867.00 £121,530.46} {LEE £96,442.00 £77,688.56}]
}

// Two areas share £300 in proportion, and each shares its part equally: who is
// paid in the end is compared with equal awards at once.
func ExampleCascade_Paid() {
	claim := func(id string, amount funding.Pence) division.Claim { return division.Claim{ID: id, Amount: amount} }
	atOnce := division.Round{Budget: 300_00, Claims: []division.Claim{claim("a", 100_00), claim("b", 200_00), claim("c", 300_00)}}
	areas := []division.Envelope{
		{Claim: claim("north", 0), Parts: []division.Envelope{{Claim: atOnce.Claims[0]}, {Claim: atOnce.Claims[1]}}},
		{Claim: claim("south", 0), Parts: []division.Envelope{{Claim: atOnce.Claims[2]}}},
	}
	cascade, err := division.AllocateEnvelopes(atOnce.Budget, areas, []division.Policy{{Division: division.Proportional}, {Division: division.EqualAwards}})
	if err != nil {
		fmt.Println(err)
		return
	}
	paid, err := cascade.Paid()
	if err != nil {
		fmt.Println(err)
		return
	}
	equal, err := division.Allocate(atOnce, division.Policy{Division: division.EqualAwards})
	if err != nil {
		fmt.Println(err)
		return
	}
	comparison, err := division.Compare(equal, paid, nil)
	fmt.Println(paid.Awards)
	fmt.Println("moved", comparison.Moved, "from", comparison.Lost.Claimants, "to", comparison.Gained.Claimants, err)
	// Output:
	// [{a £100.00 £75.00} {b £200.00 £75.00} {c £300.00 £150.00}]
	// moved £50.00 from 2 to 1 <nil>
}

// An award altered by a penny does not go unnoticed.
func ExampleCascade_Check() {
	cascade, err := division.AllocateEnvelopes(100_00, []division.Envelope{{Claim: division.Claim{ID: "a", Amount: 80_00}}, {Claim: division.Claim{ID: "b", Amount: 80_00}}},
		[]division.Policy{{Division: division.EqualAwards}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(cascade.Check())
	cascade.Awards[0].Award++
	check := cascade.Check()
	fmt.Println(check.Outcome, check.Because[0].Because[0].Detail())
	// Output:
	// envelopes met: £100.00 through layers: 1; paid £100.00, left in envelopes £0.00 (HO2012 Ch.2, Ch.4 (the chain of R50); Ch.3, Table 1 (the identities of R87 and R88))
	// not-met awarded £100.00, and its awards together are £100.01
}

// £300 for two areas that claim £600, each a tenth kept back for overheads.
func ExampleCascade_Layers() {
	claim := func(id string, amount funding.Pence) division.Envelope {
		return division.Envelope{Claim: division.Claim{ID: id, Amount: amount}}
	}
	north, south := claim("north", 0), claim("south", 0)
	north.Parts = []division.Envelope{claim("a", 100_00), claim("b", 200_00)}
	south.Parts = []division.Envelope{claim("c", 300_00)}
	cascade, err := division.AllocateEnvelopes(300_00, []division.Envelope{north, south}, []division.Policy{
		{Division: division.Proportional},
		{Division: division.EqualAwards, ReserveShare: division.Share{Units: 1, Decimals: 1}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, layer := range cascade.Layers() {
		fmt.Printf("envelopes %d: received %v, passed on %v, paid %v to %d, kept back %v\n",
			layer.Envelopes, layer.Received, layer.PassedOn, layer.Paid, layer.Payees, layer.Reserve)
	}
	// Output:
	// envelopes 1: received £300.00, passed on £300.00, paid £0.00 to 0, kept back £0.00
	// envelopes 2: received £300.00, passed on £0.00, paid £270.00 to 3, kept back £30.00
}
