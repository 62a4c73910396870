package pioneers

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

func pennine() Site {
	const (
		operational = "NA2009 4.1 Operational"
		strategic   = "NA2009 4.1 Strategic"
		local       = "NA2009 4.1 Links to local stakeholder groups"
		commander   = "Police Divisional Commander"
	)
	return Site{ID: sites.Pennine,
		Structure: governance.Structure{
			Name: "Pennine Division", On: engagement.MustParseDate("2009-02-28"), Lead: []engagement.AgencyID{"pennine-police"},
			Agencies: agencies(sites.Pennine, statutory("hmps", "HMPS"), statutory("pennine-yot", "Lancashire Youth Offending Team"), statutory("pennine-daat", "DAAT")),
			Bodies: []governance.Body{
				{ID: "unit", Name: "Integrated Offender Management Unit", Tier: engagement.DeliveryInside, Complete: engagement.Yes, Place: "NA2009 4.1 Service delivery; Appendix 1",
					Seats: slices.Concat(members("NA2009 Appendix 1", "pennine-police", "pennine-probation", "inward-house", "addaction", "ads", "g4s", "pennine-co-located"),
						seatsOf(governance.Planned, "NA2009 Appendix 1", "pennine-pct", "foundation-housing", "calico"))},
				{ID: "operational-group", Name: "operational management group", Tier: engagement.OperationalManagement, Place: operational,
					Chair: governance.Chair{Agency: "pennine-police", Post: commander},
					Seats: slices.Concat(members(operational, "pennine-police", "pennine-probation", "g4s", "pennine-training-agency", "hmps", "pennine-daat"),
						seatsOf(governance.Invited, operational, "pennine-co-located", "pennine-invited-agency"))},
				{ID: "cdrp", Name: "joint strategic Crime and Disorder Reduction Partnership", Tier: engagement.LocalOversight, VCS: engagement.Yes, Place: local,
					Chair: governance.Chair{Agency: "pennine-police", Post: commander},
					Seats: []governance.Seat{{Agency: "pennine-cvs", Post: "Chief Officer", Status: governance.Member, Place: local}}},
				{ID: "strategic-board", Name: "IOM strategic management board", Tier: engagement.PioneerSiteOversight, VCS: engagement.No, Place: strategic,
					Chair: governance.Chair{Agency: "pennine-police", Post: "Assistant Chief Constable"},
					Seats: members(strategic, "pennine-police", "pennine-probation", "hmps", "pennine-yot")},
				{ID: "cjb", Name: "Lancashire Criminal Justice Board", Tier: engagement.CountywideOversight, VCS: engagement.Yes, Place: strategic,
					Seats: members(strategic, "victim-support")},
			},
			Lines: []governance.Line{
				{From: "operational-group", To: "cdrp", Kind: governance.Link, Place: local},
				{From: "operational-group", To: "strategic-board", Kind: governance.Oversight, Place: "NA2009 3.1 Strategic oversight; 4.1 Strategic"},
				{From: "strategic-board", To: "cjb", Kind: governance.Report, Place: strategic},
			},
			Channels: slices.Concat(apart(local, "pennine-cvs", "pennine-co-located"), apart("NA2009 3.1 Countywide oversight", "victim-support", "pennine-co-located")),
			Posts:    deployed(sites.Pennine),
			Practice: governance.Practice{Staff: []governance.UnitStaff{staff(sites.Pennine, "the IOMU",
				governance.StaffStatement{Number: 28, Counting: governance.Deployed, Place: "NA2009 4.1 Service delivery"},
				governance.StaffStatement{Number: 10, Counting: governance.Deployed, Sector: engagement.VCS, Place: "NA2009 4.1 Service delivery"},
				governance.StaffStatement{Number: 4, Counting: governance.ToBeDeployed, Place: "NA2009 4.1 Service delivery"},
				governance.StaffStatement{Number: 32, Counting: governance.AllStaff, Place: "NA2009 1.4"})}},
		},
		Notes: []sites.Note{
			{Text: "the operational group \"includes representatives from … Third Sector Agencies with staff co-located\"; two of the three had been invited, and one had not attended", Place: operational},
			{Text: "which agencies inform which is stated of none by name; \"there did not appear to be a feedback process\" with the CVS", Place: local},
			{Text: "the agencies with staff in the unit stand as one, pennine-co-located, where the text speaks of them together", Place: operational},
		}}
}
