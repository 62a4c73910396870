package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

func lewisham() Site {
	const partners = "Third Sector Agencies, none by name"
	outside := Observation{engagement.CoLocated, engagement.No, "NA2009 4.2 Service delivery",
		"The design of Diamond does not involve the co-location of Third Sector Agency staff within the team", "Third Sector Agencies"}
	linked := []Observation{
		outside,
		{engagement.CoWorking, engagement.No, "NA2009 3.2 The way in which the IOM developed", "the co-location and co-working of statutory sector staff only", partners},
		{engagement.ReceivesReferrals, engagement.Yes, "NA2009 4.2 Benefits to Third Sector Agencies", "Providing Third Sector Agencies with their clients – through referrals", partners},
		{engagement.EstablishedLink, engagement.Yes, "NA2009 4.2 Referral partners", "Diamond appears to have established links with a wide range of Third Sector Agencies", partners},
	}
	called := []Called{
		{engagement.ReferralPartner, "NA2009 4.2 Composition", "Third Sector Agencies that have been identified by the Diamond team as referral partners", ""},
		{engagement.ReferralAgency, "NA2009 3.2 Composition", "TSAs were involved as referral agencies", "one project area, not named"},
	}
	faith := vcs("lewisham-faith-organisation", "a small community based faith organisation")
	faith.Size, faith.Income, faith.CommunityBased = engagement.Small, engagement.IncomeTo500000, engagement.Yes
	medium := vcs("lewisham-medium-organisation", "a medium sized organisation")
	medium.Size, medium.Income = engagement.Medium, engagement.IncomeTo5000000
	interviewed := func(id engagement.AgencyID, name string) Agency {
		return Agency{Agency: engagement.Agency{ID: id, Name: name}, Place: "NA2009 Appendix 3",
			Observed: []Observation{{engagement.CoLocated, engagement.No, "NA2009 4.2 Service delivery",
				"The Diamond team are comprised of statutory sector staff: nine Police staff; two Probation staff; and four local authority resettlement officers",
				"everybody but Police, Probation and the council"}},
			Note: "interviewed; its sector, and what it is to Diamond, are not stated by name"}
	}
	area := []directory.AreaID{"lewisham"}
	group := func(id directory.ServiceID, name string, direct []directory.Need, groups ...engagement.OffenderGroup) directory.Service {
		return directory.Service{ID: id, Agency: "lewisham-reported", Name: name, Areas: []directory.AreaID{"lewisham"}, Direct: direct, Groups: groups}
	}

	return Site{
		ID: Lewisham, Code: "LEW", Name: "Lewisham (Diamond Initiative)", Pioneer: "London", Lead: "no overall lead partner", Began: "November 2008",
		Origin: engagement.StandAlone, StatutoryStaffOnly: engagement.Yes,
		Notes: []Note{
			{"a new project, to test the potential for justice reinvestment; 3.2 does not name it", "NA2009 1.4, 3.2"},
			{"\"across the range of pathways services\" is read as all seven; which agency serves which is not stated", "NA2009 4.2 Referral partners"},
			{"five Pathways Steering Groups have some Third Sector members, and briefing meetings were held: who took part is not stated", "NA2009 4.2"},
			{"the council deploys 5 staff in Appendix 1 and 4 in 4.2; the operational manager is a Police Sergeant in 1.4 and a council employee in Appendix 1", "NA2009 1.4, 4.2, Appendix 1"},
			{"offenders managed through Diamond were not the clients of the Third Sector Agencies", "NA2009 4.2 Barriers"},
		},
		Agencies: []Agency{
			statutory("lewisham-police", "Police", 9, 0), statutory("lewisham-probation", "Probation", 1, 1),
			statutory("lewisham-council", "Lewisham Borough Council", 0, 5),
			{Agency: faith, Place: "NA2009 4.2 Composition; Appendix 1", Called: called, Observed: linked, Note: "turnover £110,000"},
			{Agency: medium, Place: "NA2009 4.2 Composition", Called: called, Observed: linked, Note: "turnover £5 million"},
			{Agency: vcs("lewisham-third-sector", "other Third Sector Agencies that Diamond refers to"), Place: "NA2009 4.2 Referral partners", Called: called, Observed: linked,
				Note: "not named"},
			{Agency: vcs("lewisham-reported", "agencies whose services for specific groups interviewees reported"), Place: "NA2009 4.2 Offender groups", Observed: []Observation{outside},
				Note: "not named; none of these services is directly associated with Diamond"},
			interviewed("deptford-churches-centre", "Deptford Churches Centre"),
			interviewed("lewisham-reach", "Lewisham Reach"),
			interviewed("st-giles-trust", "St Giles Trust"),
			{Agency: vcs("lewisham-police-consultative-committee", "local Police consultative committee"), Place: "NA2009 4.2 Operational", Observed: []Observation{outside}},
			{Agency: vcs("lewisham-race-equality-organisation", "local race equality organisation"), Place: "NA2009 4.2 Operational", Observed: []Observation{outside}},
			{Agency: vcs("victim-support", "Victim Support"), Place: "NA2009 4.2 Strategic", Observed: []Observation{outside}},
		},
		Presence: engagement.Presence{DeliveryOutside: engagement.Yes, DeliveryInside: engagement.No, OperationalManagement: engagement.Yes,
			PioneerSiteOversight: engagement.No, CountywideOversight: engagement.Yes},
		Seats: []Seat{
			{engagement.DeliveryOutside, "", engagement.Yes, "NA2009 3.2 The way in which the IOM developed", "co-location and co-working of statutory sector staff only, with TSAs as referral agencies"},
			{engagement.DeliveryInside, "", engagement.No, "NA2009 4.2 Service delivery", "does not involve the co-location of Third Sector Agency staff within the team"},
			{engagement.OperationalManagement, "lewisham-police-consultative-committee", engagement.Yes, "NA2009 3.2, 4.2 Operational", "There is Third Sector representation on this group; had been invited to participate"},
			{engagement.OperationalManagement, "lewisham-race-equality-organisation", engagement.Yes, "NA2009 3.2, 4.2 Operational", "There is Third Sector representation on this group; had been invited to participate"},
			{engagement.PioneerSiteOversight, "", engagement.No, "NA2009 4.2 Strategic", "not represented on the strategic management board"},
			{engagement.CountywideOversight, "victim-support", engagement.Yes, "NA2009 4.2 Strategic", "represented by Victim Support at the London CJB"},
		},
		Unit: append(unitFeatures("NA2009 3.2 The way in which the IOM developed", "co-location", "co-working"), // of statutory staff
			unitFeatures("NA2009 4.2 Service delivery", "volunteers-not-conscripts")...),
		Areas:  []directory.Area{{ID: "lewisham", Name: "Lewisham"}},
		Mapped: engagement.Yes, // by the local authority before the initiative began, 4.2
		Services: []directory.Service{
			{ID: "pathways", Agency: "lewisham-third-sector", Name: "services across the range of pathways", Areas: area, Direct: directory.PathwayNeeds()},
			{ID: "dip", Agency: "lewisham-council", Name: "Drug Intervention Programme", Areas: area, Direct: needs(engagement.DrugsAlcohol)},
			{ID: "housing", Agency: "lewisham-council", Name: "access to housing and housing support", Areas: area, Direct: needs(engagement.Accommodation)},
			group("breast-screening", "breast screening as part of a healthy living group", needs(engagement.Health), engagement.Women),
			group("domestic-violence", "domestic violence floating support", nil, engagement.Women),
			group("esol", "ESOL and language classes", nil, engagement.BME),
			{ID: "under-18s", Agency: "lewisham-reported", Name: "substance misuse, under 18", Areas: area, Direct: needs(engagement.DrugsAlcohol),
				Groups: []engagement.OffenderGroup{engagement.Young}, Open: engagement.No},
			group("healthy-living", "healthy living and reminiscence group", needs(engagement.Health), engagement.Older),
		},
	}
}
