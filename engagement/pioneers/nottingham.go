package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

func nottingham() Site {
	outside := Observation{engagement.CoLocated, engagement.No, "NA2009 1.4, 3.2",
		"consists of two Probation Service Officers (PSOs) and eight Police Officers", "everybody but Police and Probation"}
	area := []directory.AreaID{"nottingham"}
	return Site{
		ID: Nottingham, Code: "NOT", Name: "Nottingham City (General Offender Management)", Pioneer: "Nottinghamshire", Lead: "Police and Probation", Began: "November 2008",
		Origin: engagement.TwoStatutoryAgencies, StatutoryStaffOnly: engagement.Yes,
		Notes: []Note{
			{"3.2 says that the site has no Third Sector involvement, 1.4 and 4.3 that it is as referral agencies only", "NA2009 1.4, 3.2, 4.3"},
			{"based upon the PPO programme (1.4), but a model of two statutory agencies (3.2); it covers one Police Division, West", "NA2009 1.4, 3.2"},
			{"plans for an IOM Operational Group at city level with the Third Sector", "NA2009 4.3 Governance"},
		},
		Agencies: []Agency{
			statutory("nottingham-police", "Police", 8, 0), statutory("nottingham-probation", "Probation", 2, 0),
			statutory("nottingham-city-council", "Nottingham City Council (Family Intervention Project)", 0, 0),
			{Agency: vcs("nottingham-three-agencies", "three Third Sector Agencies"), Place: "NA2009 Appendix 1",
				Called: []Called{
					{engagement.ReferralPartner, "NA2009 Appendix 1 Pathways referral partners", "Three Third Sector Agencies", ""},
					{engagement.ReferralAgency, "NA2009 1.4, 4.3", "only involved in the GOM project as referral agencies", "Third Sector Agencies"},
					{engagement.NoLevel, "NA2009 3.2 The way in which the IOM developed", "has no TSA involvement", "the site of two statutory agencies, not named"},
				},
				Observed: []Observation{outside, {engagement.ShapesPractice, engagement.No, "NA2009 4.3",
					"no involvement of the Third Sector in the development …, the governance structure or in any other way", "the Third Sector"}},
				Note: "not named"},
			{Agency: vcs("double-impact", "Double Impact"), Place: "NA2009 4.3 Composition; Appendix 3", Observed: []Observation{outside},
				Note: "whether it is one of the three is not stated"},
			{Agency: engagement.Agency{ID: "working-links", Name: "Working Links"}, Place: "NA2009 Appendix 3", Observed: []Observation{outside},
				Note: "interviewed; its sector, and what it is to the project, are not stated"},
		},
		Presence: engagement.Presence{DeliveryInside: engagement.No, OperationalManagement: engagement.No,
			PioneerSiteOversight: engagement.No, CountywideOversight: engagement.Yes},
		Seats: []Seat{
			{engagement.DeliveryInside, "", engagement.No, "NA2009 3.2", "involves only two statutory sector agencies and has no TSA involvement"},
			{engagement.OperationalManagement, "", engagement.No, "NA2009 4.3 Governance", "operational governance is carried out on a Police Divisional basis between the Police and Probation"},
			{engagement.PioneerSiteOversight, "", engagement.No, "NA2009 4.3 Governance", "a IOM Strategic Board made up of the Police, Probation and county CDRP"},
			{engagement.CountywideOversight, "", engagement.Yes, "NA2009 3.1 Countywide oversight", "TSA involvement in all four sites"},
		},
		Unit:   unitFeatures("NA2009 1.4", "co-location"), // of Police and Probation
		Areas:  []directory.Area{{ID: "nottingham", Name: "Nottingham City"}},
		Mapped: engagement.Yes, // "a mapping exercise of the Third Sector and statutory sector referral partners", 4.3
		Services: []directory.Service{
			{ID: "therapeutic", Agency: "double-impact", Name: "drug-related therapeutic services", Areas: area, Direct: needs(engagement.DrugsAlcohol), Route: directory.Commissioned},
			{ID: "fip", Agency: "nottingham-city-council", Name: "Family Intervention Project", Areas: area, Direct: needs(engagement.ChildrenFamilies),
				Groups: []engagement.OffenderGroup{engagement.ChildrenAndFamilies}},
			{ID: "courses", Agency: "nottingham-probation", Name: "Offending Behaviour and Life Skills courses", Areas: area, Direct: needs(engagement.Attitudes)},
		},
	}
}
