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

// SeedCornPolicy returns the caps on small grants: £2,000 for a project in
// Croydon, and none stated for Bournemouth, Dorset and Poole.
func SeedCornPolicy() funding.SeedCornPolicy {
	var policy funding.SeedCornPolicy
	for _, pot := range SeedCorn().Pots {
		if pot.Cap > 0 {
			policy.Caps = append(policy.Caps, funding.AreaCap{Area: pot.Area, Cap: pot.Cap, Place: pot.Place})
		}
	}
	return policy
}

// SeedCornGrants returns the five of the thirty small grants that a document
// names, all in Croydon. The Women's Court worker's £2,000 was a budget of her
// own, and not one of them.
func SeedCornGrants() []funding.SeedCornGrant {
	var grants []funding.SeedCornGrant
	for _, g := range []struct {
		recipient string
		amount    funding.Pence
	}{
		{"Kreative Education Solution", 2_000_00},
		{"Heathfield Ecology Centre", 2_000_00},
		{"Mighty Men of Valour", 1_999_00},
		{"F.W.P. Hibiscus", 1_935_00},
		{"Croydon Black Boys Can", 2_000_00},
	} {
		grants = append(grants, funding.SeedCornGrant{ID: g.recipient, Area: Croydon, Project: g.recipient, Amount: g.amount, Place: "CL2012 Key learning"})
	}
	return grants
}

// SeedCornClaims returns what HO2012 says of the small grants, place by place.
// Its Table 2 disagrees with the text of Ch.3 and with footnote 9 on the range
// in Bournemouth, Dorset and Poole: these two are taken for what was awarded,
// and the table for what was offered, or an earlier state.
func SeedCornClaims() []funding.SeedCornClaim {
	const ch3 = "HO2012 Ch.3, Seed-corn grants"
	return []funding.SeedCornClaim{
		{ID: "BDP", Area: BDP, Grants: 7, Total: 35_000_00, Smallest: 480_00, Largest: 7_362_00, Place: ch3},
		{ID: "Croydon", Area: Croydon, Grants: 23, Total: 45_608_00, Place: ch3},
		{ID: "all", Grants: 30, Total: 80_608_00, Smallest: 480_00, Largest: 7_362_00, Place: "HO2012 footnote 9; Ch.3; Table 3"},
		{ID: "BDP in Table 2", Area: BDP, Grants: 7, Smallest: 500_00, Largest: 9_500_00, Place: "HO2012 Table 2",
			Note: "read as offered, or as an earlier state"},
	}
}
