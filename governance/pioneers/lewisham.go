package pioneers

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

func lewisham() Site {
	const (
		operational = "NA2009 4.2 Operational"
		strategic   = "NA2009 4.2 Strategic"
		unlinked    = "NA2009 3.2 The way in which the IOM developed"
	)
	fifteen := governance.StaffStatement{Number: 15, Counting: governance.AllStaff, Place: "NA2009 1.4"}
	pathways := []engagement.AgencyID{"lewisham-faith-organisation", "lewisham-medium-organisation", "lewisham-third-sector"}
	return Site{ID: sites.Lewisham,
		Structure: governance.Structure{
			Name: "Lewisham (Diamond Initiative)", On: engagement.MustParseDate("2009-02-28"), HasLead: engagement.No,
			Agencies: agencies(sites.Lewisham, statutory("hmps", "HMPS"), statutory("lewisham-pct", "PCT"), statutory("lewisham-college", "the local college"),
				statutory("london-cjb", "London Criminal Justice Board")),
			Bodies: []governance.Body{
				{ID: "team", Name: "Diamond team", Tier: engagement.DeliveryInside, Complete: engagement.Yes, VCS: engagement.No, Place: "NA2009 4.2 Service delivery",
					Seats: members("NA2009 4.2 Service delivery", "lewisham-police", "lewisham-probation", "lewisham-council")},
				{ID: "steering-group", Name: "Lewisham Diamond steering group", Tier: engagement.OperationalManagement, Place: operational,
					Chair: governance.Chair{Agency: "lewisham-council", Post: "Executive Director for Community Services"},
					Seats: slices.Concat(members(operational, "lewisham-police", "lewisham-probation", "lewisham-pct", "lewisham-college"),
						seatsOf(governance.Invited, operational, "lewisham-police-consultative-committee", "lewisham-race-equality-organisation"))},
				{ID: "cdrp", Name: "Crime and Disorder Reduction Partnership", Tier: engagement.LocalOversight, Place: "NA2009 4.2 Pathways"},
				{ID: "strategic-board", Name: "Diamond strategic management board", Tier: engagement.PioneerSiteOversight, VCS: engagement.No, Place: strategic,
					Chair: governance.Chair{Agency: "london-cjb", Post: "Chief Executive"}, Seats: members(strategic, "lewisham-police", "lewisham-probation", "hmps")},
				{ID: "cjb", Name: "London Criminal Justice Board", Tier: engagement.CountywideOversight, VCS: engagement.Yes, Place: strategic,
					Seats: members(strategic, "victim-support", "lewisham-police", "lewisham-probation", "hmps")},
			},
			Lines: []governance.Line{
				{From: "steering-group", To: "strategic-board", Kind: governance.Oversight, Place: "NA2009 3.1 Strategic oversight; 4.2 Strategic"},
				{From: "strategic-board", To: "cjb", Kind: governance.Report, Place: strategic},
			},
			Channels: slices.Concat(apart(unlinked, "lewisham-police-consultative-committee", pathways...), apart(unlinked, "lewisham-race-equality-organisation", pathways...),
				apart("NA2009 3.1 Countywide oversight", "victim-support", pathways...)),
			Posts: deployed(sites.Lewisham),
			Practice: governance.Practice{Pathways: governance.LewishamPathwaysGroups(), Staff: []governance.UnitStaff{
				staff(sites.Lewisham, "the team of Appendix 1", fifteen),
				{Unit: "the team of 4.2", Stated: []governance.StaffStatement{fifteen}, List: governance.StaffList{Complete: engagement.Yes, Place: "NA2009 4.2 Service delivery",
					Lines: []governance.StaffLine{{Agency: "lewisham-police", Sector: engagement.Statutory, Deployed: 9},
						{Agency: "lewisham-probation", Sector: engagement.Statutory, Deployed: 1, ToBeDeployed: 1},
						{Agency: "lewisham-council", Sector: engagement.Statutory, ToBeDeployed: 4}}}}}},
		},
		Notes: []sites.Note{
			{Text: "the two groups on the steering group \"had been invited to participate\" (4.2); 3.2 says that \"there is Third Sector representation on this group\"", Place: "NA2009 3.2, 4.2"},
			{Text: "no overall lead partner (Appendix 1); the lead is a council employee, not operational, and the operational manager the Police Sergeant (1.4); Appendix 1 calls a council employee the operational manager", Place: "NA2009 1.4, Appendix 1"},
			{Text: "15 staff (1.4) are 9, 2 and 4 as 4.2 describes the team, and not the 9, 2 and 5 of Appendix 1 as planned: both lists are kept", Place: "NA2009 1.4, 4.2, Appendix 1"},
			{Text: "five Pathways Steering Groups, in which some Third Sector Agencies are involved; they are no bodies here, as who sits on them is not stated", Place: "NA2009 4.2 Pathways"},
		}}
}
