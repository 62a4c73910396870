package programme2010

import "github.com/thirdsector-go/partnership/funding"

// SeedCorn returns the seed-corn grants: two pots, within the awards of two
// projects, and the same thirty grants by need. Which grant of which pot
// addressed which need is not published.
func SeedCorn() funding.SeedCornGrants {
	const table3 = "HO2012 Table 3"
	return funding.SeedCornGrants{
		Pots: []funding.Pot{
			{ID: "BDP seed-corn", Area: BDP, Project: "BDP-2", Grants: 7, Total: 35_000_00, Smallest: 480_00, Largest: 7_362_00,
				Place: "HO2012 Ch.3, Seed-corn grants; Table 2; footnote 9",
				Note:  "Table 2 prints £500 to £9,500; the text and footnote 9 agree on £480 to £7,362"},
			{ID: "CRO seed-corn", Area: Croydon, Project: "CRO-3", Grants: 23, Total: 45_608_00, Cap: 2_000_00,
				Place: "HO2012 Ch.3, Seed-corn grants; Table 2"},
		},
		Needs: []funding.NeedTotal{
			{Need: funding.YouthDiversion, Grants: 7, Amount: 17_928_00, Place: table3},
			{Need: funding.Resettlement, Grants: 2, Amount: 4_000_00, Place: table3},
			{Need: funding.FinancialAdvice, Grants: 2, Amount: 2_479_50, Place: table3},
			{Need: funding.SkillsEducationEmployment, Grants: 12, Amount: 30_888_50, Place: table3},
			{Need: funding.MentoringSupport, Grants: 6, Amount: 18_202_00, Place: table3},
			{Need: funding.OrganisationalCapacity, Grants: 1, Amount: 7_110_00, Place: table3},
		},
		Grants: 30, // the row "Total"; its amount is a figure
		Shares: []funding.Percent{{Units: 22}, {Units: 5}, {Units: 3}, {Units: 38}, {Units: 23}, {Units: 9}},
	}
}
