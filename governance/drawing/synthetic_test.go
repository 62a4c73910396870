package drawing

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// synthetic is a structure that resembles what NA2009 4.4 says of Leeds, made up
// where that is silent. It is no statement about Leeds: package pioneers is.
func synthetic() Chart {
	agency := func(id engagement.AgencyID, name string, sector engagement.Sector) governance.Agency {
		return governance.Agency{Agency: engagement.Agency{ID: id, Name: name, Sector: sector}}
	}
	outside := func(id engagement.AgencyID, name string) governance.Agency {
		a := agency(id, name, engagement.VCS)
		a.Ties.ReceivesReferrals = engagement.Yes
		return a
	}
	member := func(id engagement.AgencyID, post string) governance.Seat {
		return governance.Seat{Agency: id, Post: post, Status: governance.Member}
	}
	twp := outside("twp", "Together Women Project")
	twp.Ties.DeliversOutside = engagement.Yes
	division := func(id governance.BodyID, name string, vcs engagement.AgencyID) governance.Body {
		return governance.Body{ID: id, Name: name, Tier: engagement.OperationalManagement, Status: governance.InPlace,
			Seats: []governance.Seat{member("police", "Divisional IOM team"), member(vcs, "case management team")}}
	}
	inactive := member("disc", "")
	inactive.Active = engagement.No
	return Chart{
		Structure: governance.Structure{
			Name: "Leeds (synthetic)", On: engagement.MustParseDate("2009-02-28"), Lead: []engagement.AgencyID{"police"},
			Agencies: []governance.Agency{
				agency("police", "West Yorkshire Police", engagement.Statutory), agency("probation", "Probation", engagement.Statutory),
				agency("council", "Leeds City Council", engagement.Statutory), agency("cps", "Crown Prosecution Service", engagement.Statutory),
				agency("cri", "CRI", engagement.VCS), agency("disc", "DISC", engagement.VCS), agency("g4s", "G4S", engagement.Private),
				agency("nacro", "Nacro", engagement.VCS), agency("renew", "ReNew", engagement.VCS),
				outside("lhc", "Leeds Housing Concern"), twp, outside("chaplaincy", "West Yorkshire Chaplaincy Project"),
				outside("shelter", "Shelter"), outside("patchwork", "Patchwork"), outside("st-annes", "St Anne's"),
				agency("signpost", "Signpost", engagement.VCS),
			},
			Bodies: []governance.Body{
				{ID: "lcjb", Name: "West Yorkshire Local Criminal Justice Board", Tier: engagement.CountywideOversight,
					Chair: governance.Chair{Agency: "police", Post: "Chief Constable"}, Seats: []governance.Seat{member("cps", ""), member("probation", "")}, VCS: engagement.Yes},
				{ID: "strategy", Name: "IOM strategy group for West Yorkshire", Tier: engagement.PioneerSiteOversight,
					Seats: []governance.Seat{member("police", "Assistant Chief Constable"), member("nacro", "")}},
				{ID: "strategic-board", Name: "Leeds Strategic Board for IOM and DIP", Tier: engagement.LocalOversight, Commissions: engagement.Yes, VCS: engagement.No,
					Complete: engagement.Yes, Seats: []governance.Seat{member("police", "Divisional Commander"), member("council", ""), member("probation", "")}},
				{ID: "cdrp", Name: "CDRP board", Tier: engagement.LocalOversight, Seats: []governance.Seat{member("council", ""), member("renew", ""),
					{Agency: "nacro", Status: governance.InvitedNotAttending}}},
				{ID: "operational", Name: "IOM Operational Group", Tier: engagement.OperationalManagement, Meets: "monthly",
					Chair: governance.Chair{Agency: "police", Post: "Chief Inspector"},
					Seats: []governance.Seat{member("police", "Chief Inspector"), member("probation", ""), member("cri", "service manager"), inactive,
						{Agency: "g4s", Status: governance.Planned}}},
				division("city", "Divisional Group: City and Holbeck", "cri"), division("north-east", "Divisional Group: North East", "disc"),
				division("north-west", "Divisional Group: North West", "disc"),
				{ID: "hub", Name: "The hub", Tier: engagement.DeliveryInside, Seats: []governance.Seat{member("police", ""), member("probation", ""), member("cri", ""), member("disc", "")}},
				{ID: "panel", Name: "Women's panel", Tier: engagement.DeliveryInside, Status: governance.PlannedBody, Seats: []governance.Seat{{Agency: "twp", Status: governance.Invited}}},
			},
			Lines: []governance.Line{
				{From: "strategy", To: "lcjb", Kind: governance.Report}, {From: "strategic-board", To: "strategy", Kind: governance.Oversight},
				{From: "operational", To: "strategic-board", Kind: governance.Report}, {From: "operational", To: "cdrp", Kind: governance.Link},
				{From: "city", To: "operational", Kind: governance.Report}, {From: "north-east", To: "operational", Kind: governance.Report},
				{From: "north-west", To: "operational", Kind: governance.Report}, {From: "hub", To: "operational", Kind: governance.Oversight},
				{From: "hub", To: "strategy", Kind: governance.Link}, {From: "panel", To: "hub"},
				{From: "hub", To: "city", Kind: governance.Link}, {From: "hub", To: "north-east", Kind: governance.Link}, {From: "hub", To: "north-west", Kind: governance.Link},
			},
			Channels: []governance.Channel{
				{From: "cri", To: "police", Exists: engagement.Yes}, {From: "police", To: "cri", Exists: engagement.Yes}, {From: "disc", To: "nacro", Exists: engagement.No},
				{From: "cri", To: "renew"}, {From: "cri", To: "disc", Exists: engagement.Yes}, {From: "twp", To: "cri", Exists: engagement.Yes},
				{From: "nacro", To: "probation", Exists: engagement.Yes},
			},
		},
		Marks: []Mark{
			{Body: "strategic-board", Text: "R61: decides on commissioning; whether VCS agencies that bid step aside is not stated", Outcome: engagement.OutcomeNotKnown},
			{Body: "cdrp", Agency: "renew", Text: "R20: ReNew is present at local oversight, and no stated line or agency joins it with those that deliver", Outcome: engagement.NotMet},
			{Body: "strategy", Agency: "nacro", Text: "R20: Nacro is present at pioneer site oversight, and nothing joins it with those that deliver", Outcome: engagement.NotMet},
			{Agency: "cri", Text: "R16: a delivery partner sits on the steering group", Outcome: engagement.Met},
			{Body: "lcjb", Text: "R22: no feedback from the board to the agencies that deliver", Outcome: engagement.NotMet},
			{Text: "R23: no limit was given", Outcome: engagement.NotApplicable},
		},
	}
}
