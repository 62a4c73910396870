package funding_test

import (
	"fmt"
	"math/big"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/programme2010"
)

// What the programme of 2010-11 had not awarded, planned for two synthetic
// strands: one that the panel sent back for development, and a new one.
func ExampleCheckReallocation() {
	_, whole, err := funding.Accounts(funding.Lines(programme2010.Record()))
	if err != nil {
		fmt.Println(err)
		return
	}
	balance, _, err := funding.CheckEnvelope(programme2010.Programme(), whole)
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := funding.CheckReallocation(funding.Reallocation{
		Unspent: []funding.Unspent{{Amount: balance}},
		Candidates: []funding.Candidate{
			{Application: "developed", NeedsDevelopment: engagement.Yes, Given: 3_000_00},
			{Application: "new", NeedsDevelopment: engagement.No, Expansion: engagement.No, Innovative: engagement.Yes, Given: 400_00},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(plan.Unspent, plan.Given, plan.Left)
	for _, reason := range plan.Reasons {
		fmt.Println(reason)
	}
	// Output:
	// £3,443.00 £3,400.00 £43.00
	// R103 developed met: needs further development: yes; expands funded work: not-known; that work is particularly innovative: not-known (CL2012 2.3)
	// R103 new not-met: needs further development: no; expands funded work: no; that work is particularly innovative: yes (CL2012 2.3)
	// R103 not-met: given £3,400.00 of £3,443.00 unspent, to 2 of 2 candidates; left £43.00 (CL2012 2.3)
}

func ExampleCheckSeedCornCaps() {
	reasons, err := funding.CheckSeedCornCaps(programme2010.SeedCornPolicy(), programme2010.SeedCornGrants())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, reason := range reasons {
		fmt.Println(reason.Subject, reason.Outcome)
	}
	fmt.Println(reasons[3].Detail())
	// Output:
	// Kreative Education Solution met
	// Heathfield Ecology Centre met
	// Mighty Men of Valour met
	// F.W.P. Hibiscus met
	// Croydon Black Boys Can met
	// £1,935.00 of £1,935.00 to the project by 1 grants (0 of amounts not known); the cap in area "CRO" is £2,000.00
}

func ExampleCheckPotCaps() {
	for _, reason := range funding.CheckPotCaps(programme2010.SeedCornPolicy(), programme2010.SeedCorn().Pots) {
		fmt.Println(reason.Subject, reason.Outcome, reason.Detail())
	}
	// Output:
	// BDP seed-corn not-applicable no cap in area "BDP"
	// CRO seed-corn not-known £45,608.00 in 23 grants; the cap is £2,000.00
}

// Two places of HO2012 agree on the smallest and the largest grant, and its
// Table 2 does not.
func ExampleCheckSeedCornClaim() {
	for _, claim := range programme2010.SeedCornClaims() {
		reason, err := funding.CheckSeedCornClaim(programme2010.SeedCorn(), claim)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(reason.Outcome, reason.Detail())
		for _, part := range reason.Because {
			if part.Outcome == engagement.NotMet {
				fmt.Println(" ", part.Subject, part.Detail())
			}
		}
	}
	// Output:
	// met HO2012 Ch.3, Seed-corn grants: of what it says 4 hold, 0 do not, 0 are not known; pots that tell: 1
	// met HO2012 Ch.3, Seed-corn grants: of what it says 2 hold, 0 do not, 0 are not known; pots that tell: 1
	// met HO2012 footnote 9; Ch.3; Table 3: of what it says 4 hold, 0 do not, 0 are not known; pots that tell: 2
	// not-met HO2012 Table 2: of what it says 1 hold, 2 do not, 0 are not known; pots that tell: 1
	//   smallest claimed £500.00, in the pots £480.00 to £480.00
	//   largest claimed £9,500.00, in the pots £7,362.00 to £7,362.00
}

// "They had allowed one project to alter focus but required another to adhere
// to the original conditions of the bid" (HO2012 Ch.4). The report gives no
// reasons, and so it depends on what these were.
func ExampleCheckFocusChanges() {
	one := funding.FocusChange{Application: "one", Allowed: engagement.Yes}
	another := funding.FocusChange{Application: "another", Allowed: engagement.No}
	check := func() {
		unequal, reason, err := funding.CheckFocusChanges([]funding.FocusChange{one, another})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(reason.Outcome, unequal)
	}
	check()
	another.Stated = engagement.No
	check()
	one.Ground, another.Ground, another.Stated = "late-start", "fewer-referrals", engagement.NotKnown
	check()
	// Output:
	// not-known []
	// not-met [{ [one] [another]}]
	// met []
}

// WO2011: few charities hold most of the income.
func ExampleCheckConcentration() {
	reason, err := funding.CheckConcentration(funding.CharityIncomes(), funding.ConcentrationClaim{
		Brackets:  []engagement.IncomeBracket{engagement.IncomeOver5000000},
		Charities: 1_772, OfCharities: funding.Percent{Units: 11, Decimals: 1}, OfIncome: funding.Percent{Units: 679, Decimals: 1},
	})
	fmt.Println(reason, err)
	reason, err = funding.CheckConcentration(funding.CharityIncomes(), funding.ConcentrationClaim{
		Brackets:    []engagement.IncomeBracket{engagement.IncomeTo10000, engagement.IncomeTo100000},
		OfCharities: funding.Percent{Units: 759, Decimals: 1}, OfIncome: funding.Percent{Units: 36, Decimals: 1},
	})
	fmt.Println(reason.Outcome, reason.Because[2].Detail(), err)
	// Output:
	// R217 met: 1.1% of charities (1772) hold 67.9% of income; claimed 1.1% and 67.9% (WO2011 table of charities) <nil>
	// met claimed 3.6%, computed 3.7%, as printed by bracket 3.6% <nil>
}

func ExampleIncomeTable_Share() {
	table := funding.CharityIncomes()
	for _, bracket := range engagement.IncomeBrackets() {
		share, err := table.Share(2, bracket)
		fmt.Println(bracket, share.OfCharities, share.OfIncome, err)
	}
	// Output:
	// 0-10000 44.51% 0.43% <nil>
	// 10001-100000 31.37% 3.22% <nil>
	// 100001-500000 10.71% 7.13% <nil>
	// 500001-5000000 4.84% 21.36% <nil>
	// over-5000000 1.10% 67.85% <nil>
}

func ExampleCheckGiniBound() {
	bound, err := funding.CharityIncomes().GiniBound()
	fmt.Println(bound, err)
	reason, err := funding.CheckGiniBound(funding.CharityIncomes(), big.NewRat(929, 1000))
	fmt.Println(reason, err)
	// Output:
	// 7651567375/8233920459 <nil>
	// R217 gini met: at least 0.9292; claimed at least 0.9290 (WO2011 table of charities) <nil>
}
