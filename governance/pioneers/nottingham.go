package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

func nottingham() Site {
	const place = "NA2009 4.3 Governance"
	return Site{ID: sites.Nottingham,
		Structure: governance.Structure{
			Name: "Nottingham City (General Offender Management)", On: engagement.MustParseDate("2009-02-28"),
			Lead:     []engagement.AgencyID{"nottingham-police", "nottingham-probation"},
			Agencies: agencies(sites.Nottingham, statutory("county-cdrp", "county CDRP"), statutory("goem", "Government Office East Midlands")),
			Bodies: []governance.Body{
				{ID: "gom", Name: "General Offender Management project", Tier: engagement.DeliveryInside, Complete: engagement.Yes, VCS: engagement.No, Place: "NA2009 1.4, 3.2",
					Meets: "weekly Tactical Advisory Group on its caseload; monthly MAPPOM", Seats: members("NA2009 1.4", "nottingham-police", "nottingham-probation")},
				{ID: "divisional", Name: "operational governance of the Police Division", Tier: engagement.OperationalManagement, VCS: engagement.No, Complete: engagement.Yes, Place: place,
					Seats: members(place, "nottingham-police", "nottingham-probation")},
				{ID: "operational-group", Name: "IOM Operational Group, city level", Tier: engagement.OperationalManagement, Status: governance.PlannedBody, VCS: engagement.Yes, Place: place},
				{ID: "cdrp", Name: "Nottingham City CDRP", Tier: engagement.LocalOversight, Place: "NA2009 4.3 Composition"},
				{ID: "strategic-board", Name: "county IOM Strategic Board", Tier: engagement.PioneerSiteOversight, VCS: engagement.No, Complete: engagement.Yes, Place: place,
					Seats: members(place, "nottingham-police", "nottingham-probation", "county-cdrp")},
				{ID: "planned-strategic-board", Name: "IOM Strategic Board that the PPO Strategic Board becomes", Tier: engagement.PioneerSiteOversight, Status: governance.PlannedBody,
					VCS: engagement.No, Place: place, Seats: seatsOf(governance.Planned, place, "goem", "county-cdrp", "nottingham-police", "nottingham-probation")},
				{ID: "cjb", Name: "Criminal Justice Board", Tier: engagement.CountywideOversight, VCS: engagement.Yes, Place: "NA2009 3.1 Countywide oversight"},
			},
			Lines: []governance.Line{
				{From: "divisional", To: "strategic-board", Kind: governance.Oversight, Place: "NA2009 3.1 Strategic oversight"},
				{From: "strategic-board", To: "cjb", Kind: governance.Report, Place: "NA2009 3.1 Strategic oversight"},
			},
			Posts:    deployed(sites.Nottingham),
			Practice: governance.Practice{Staff: []governance.UnitStaff{staff(sites.Nottingham, "the GOM project")}},
		},
		Notes: []sites.Note{
			{Text: "Appendix 1 calls the county body an IOM Steering Group of Police and Probation; 4.3 an IOM Strategic Board of Police, Probation and county CDRP", Place: "NA2009 4.3, Appendix 1"},
			{Text: "the chart of Appendix 4, which 4.3 calls appendix three, is lost", Place: "NA2009 4.3, Appendix 4"},
			{Text: "no VCS agency of the Criminal Justice Board is named", Place: "NA2009 3.1"},
		}}
}
