package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

func leeds() Site {
	const both = "CRI or DISC, in each division"
	divisions := []directory.AreaID{"leeds-city-and-holbeck", "leeds-north-east", "leeds-north-west"}
	hub := []Observation{
		{engagement.CoWorking, engagement.Yes, "NA2009 4.4 Operational, Barriers",
			"a case management team (either CRI or DISC …) and the Police which works with the IOM clients; a three way meeting between client, Probation and us", both},
		{engagement.CoLocated, engagement.Yes, "NA2009 1.4, 4.4 Service delivery", "co-location, with the Police, CRI, DISC and Probation", ""},
		{engagement.SharesInformation, engagement.Yes, "NA2009 1.4, 4.4 Operational",
			"their current offending and their RAG status is discussed at the IOM Divisional meetings; a case management team (either CRI or DISC …) and the Police", both},
	}
	called := []Called{
		{engagement.DeliveryPartner, "NA2009 3.2 Composition", "the medium and large agencies were involved as delivery partners", "two project areas, not named"},
		{engagement.ReferralPartner, "NA2009 Appendix 1 Pathways referral partners", "Voluntary agencies whose staff are co-located as part of the project", ""},
	}
	deliverer := func(id engagement.AgencyID, name string, staff int64, more ...Observation) Agency {
		a := vcs(id, name)
		a.Income = engagement.IncomeOver5000000
		return Agency{Agency: a, Staff: staff, Place: "NA2009 4.4; Appendix 1", Called: called, Observed: append(append([]Observation{}, hub...), more...),
			Note: "turnovers of £12 and £32 million (4.4): which has which is not named; 4.4 counts staff for IOM and DIP together, 19 and 25"}
	}
	periphery := func(id engagement.AgencyID, name string) Agency {
		return Agency{Agency: vcs(id, name), Place: "NA2009 4.4 Service delivery",
			Observed: []Observation{
				{engagement.DeliversOutside, engagement.Yes, "NA2009 4.4 Service delivery", "on the periphery of IOM … provide services to IOM clients", "organisations on the periphery of IOM"},
			},
			Note: "\"will take referrals, make referrals\": from whom and to whom is not stated"}
	}
	appendix := func(words string) []Called {
		return []Called{{engagement.ReferralPartner, "NA2009 Appendix 1 Pathways referral partners", words, ""}}
	}
	return Site{
		ID: Leeds, Code: "LEE", Name: "Leeds", Pioneer: "West Yorkshire", Lead: "West Yorkshire Police", Began: "April 2008 (operational August 2008 in 1.4, November 2008 in Appendix 1)",
		Origin: engagement.EvolvedFromScheme, StatutoryStaffOnly: engagement.No,
		Notes: []Note{
			{"a development of the Drug Interventions Programme, which CRI and DISC deliver", "NA2009 1.4, 4.4"},
			{"turnovers of £12 and £32 million (4.4), and a range \"to almost £30 million\" (3.2)", "NA2009 3.2, 4.4"},
			{"no Third Sector seat on the Leeds Strategic Board for IOM and DIP, which discusses commissioning", "NA2009 4.4 Governance"},
			{"insufficient numbers of referrals reach the Third Sector case managers", "NA2009 4.4 Problems within the IOM"},
		},
		Agencies: []Agency{
			statutory("leeds-police", "West Yorkshire Police", 9, 0), statutory("leeds-probation", "Probation", 2, 0),
			deliverer("cri", "CRI", 7,
				Observation{engagement.DeliversOutside, engagement.Yes, "NA2009 4.4 Services for specific offender groups",
					"CRI also have a separate Women's Project that is delivered from the hub", ""},
				Observation{engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.4 Services for specific offender groups", "both of these are referral pathways", "that project and TWP"}),
			deliverer("disc", "DISC", 8),
			{Agency: vcs("twp", "Together Women Project"), Place: "NA2009 4.4",
				Called: []Called{{engagement.ReferralAgency, "NA2009 4.4 Service delivery", "as referral agencies. For example, … TWP has already been mentioned", ""}},
				Observed: []Observation{
					{engagement.CoWorking, engagement.Yes, "NA2009 4.4 Services for specific offender groups", "they will carry out joint visits to female clients with the IOM Third Sector Agencies", ""},
					{engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.4 Service delivery", "also accepts female referrals from the IOM team", ""},
					{engagement.DeliversOutside, engagement.Yes, "NA2009 4.4 Service delivery", "not included under the Safer Leeds IOM umbrella", ""},
					{engagement.EstablishedLink, engagement.Yes, "NA2009 4.4 Services for specific offender groups", "there is a strong relationship between IOM and TWP", ""},
				},
				Note: "co-location is not stated; there is no service level agreement for the pilot"},
			{Agency: vcs("leeds-housing-concern", "Leeds Housing Concern"), Place: "NA2009 4.4 Service delivery",
				Called:   []Called{{engagement.ReferralAgency, "NA2009 4.4 Service delivery", "as referral agencies. For example, Leeds Housing Concern", ""}},
				Observed: []Observation{{engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.4 Service delivery", "accept referrals relating to accommodation", ""}}},
			periphery("west-yorkshire-chaplaincy-project", "West Yorkshire Chaplaincy Project"), periphery("st-annes", "St Anne's"),
			periphery("shelter", "Shelter"), periphery("patchwork", "Patchwork"),
			{Agency: vcs("signpost", "Signpost"), Place: "NA2009 4.4 Supporting the Third Sector", Note: "seconded Probation staff are placed with it, as with the Chaplaincy Project"},
			statutory("safer-leeds", "Safer Leeds", 0, 0), statutory("leeds-yos", "Youth Offending Service", 0, 0), statutory("leeds-prison-service", "Prison Service", 0, 0),
			{Agency: engagement.Agency{ID: "leeds-housing-agencies", Name: "housing agencies"}, Place: "NA2009 Appendix 1", Called: appendix("Housing agencies")},
			{Agency: vcs("leeds-faith-organisation", "a faith based community organisation"), Place: "NA2009 Appendix 1", Called: appendix("Faith based community organisation")},
			{Agency: engagement.Agency{ID: "leeds-womens-projects", Name: "women's projects"}, Place: "NA2009 Appendix 1", Called: appendix("Women's Projects")},
			{Agency: vcs("leeds-case-managers", "CRI or DISC"), Place: "NA2009 4.4 Operational", Note: "which of the two works in which division is not stated"},
			{Agency: vcs("nacro", "Nacro"), Place: "NA2009 4.4 Strategic",
				Note: "no connection with the agencies involved as delivery partners, referral partners or referral agencies (3.1); with the IOM, not stated"},
			{Agency: vcs("renew", "ReNew"), Place: "NA2009 4.4 Strategic", Called: unconnected()},
		},
		Presence: engagement.Presence{DeliveryOutside: engagement.Yes, DeliveryInside: engagement.Yes, OperationalManagement: engagement.Yes, LocalOversight: engagement.Yes,
			PioneerSiteOversight: engagement.Yes, CountywideOversight: engagement.Yes},
		Seats: []Seat{
			{engagement.DeliveryOutside, "leeds-housing-concern", engagement.Yes, "NA2009 4.4 Service delivery", "accept referrals relating to accommodation"},
			{engagement.DeliveryInside, "cri", engagement.Yes, "NA2009 4.4 Service delivery", "the main delivery agencies for the Rehabilitate and Resettle Strand"},
			{engagement.DeliveryInside, "disc", engagement.Yes, "NA2009 4.4 Service delivery", "the main delivery agencies for the Rehabilitate and Resettle Strand"},
			{engagement.OperationalManagement, "", engagement.Yes, "NA2009 3.1, 4.4 Governance", "involved at every level in the strategic and operational arrangements with the exception of the Leeds Strategic Board for IOM and DIP"},
			{engagement.LocalOversight, "renew", engagement.Yes, "NA2009 4.4 Strategic", "the CDRP board (ReNew)"},
			{engagement.PioneerSiteOversight, "nacro", engagement.Yes, "NA2009 4.4 Strategic", "IOM strategy groups for West Yorkshire (Nacro)"},
			{engagement.CountywideOversight, "", engagement.Yes, "NA2009 3.1 Countywide oversight", "TSA involvement in all four sites"},
		},
		Unit:      append(unitFeatures("NA2009 1.4, 4.4 Service delivery", "co-location"), unitFeatures("NA2009 4.4 Operational", "co-working")...),
		Areas:     []directory.Area{{ID: "leeds-city-and-holbeck", Name: "City and Holbeck"}, {ID: "leeds-north-east", Name: "North East"}, {ID: "leeds-north-west", Name: "North West"}},
		Mapped:    engagement.Yes, // Pathway Maps in the IOM Operational Guidelines, 4.4
		Community: engagement.No,  // "no formal structure to involve local communities", 4.4
		Services: []directory.Service{
			{ID: "case-management", Agency: "leeds-case-managers", Name: "case management in the division", Areas: divisions, Secondary: directory.PathwayNeeds(), Route: directory.Commissioned},
			{ID: "assessment", Agency: "cri", Name: "assessment and initial case management", Route: directory.Commissioned},
			{ID: "after-care", Agency: "disc", Name: "through and after care", Route: directory.Commissioned},
			{ID: "womens-project", Agency: "cri", Name: "Women's Project", Groups: []engagement.OffenderGroup{engagement.Women}},
			{ID: "family-intervention", Agency: "twp", Name: "family intervention pilot for families of PPO and IOM clients", Areas: []directory.AreaID{"leeds-north-east"},
				Direct: needs(engagement.ChildrenFamilies), Groups: []engagement.OffenderGroup{engagement.ChildrenAndFamilies}},
			{ID: "female-referrals", Agency: "twp", Name: "referrals of women from the IOM team", Groups: []engagement.OffenderGroup{engagement.Women}},
			{ID: "new-hall", Agency: "twp", Name: "project from HMP New Hall, not under the Safer Leeds umbrella"},
			{ID: "accommodation", Agency: "leeds-housing-concern", Name: "accommodation", Direct: needs(engagement.Accommodation)},
		},
	}
}
