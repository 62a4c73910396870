package pioneers

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

func leeds() Site {
	const (
		operational = "NA2009 4.4 Operational"
		strategic   = "NA2009 4.4 Strategic"
		govern      = "NA2009 4.4 Governance"
	)
	division := func(id governance.BodyID, name string) governance.Body {
		return governance.Body{ID: id, Name: name + " Divisional Group", Tier: engagement.OperationalManagement, Place: operational,
			Meets: "RAG status of cases, as a BCU case conference (1.4)", Seats: members(operational, "leeds-case-managers", "leeds-police")}
	}
	return Site{ID: sites.Leeds,
		Structure: governance.Structure{
			Name: "Leeds", On: engagement.MustParseDate("2009-02-28"), Lead: []engagement.AgencyID{"leeds-police"},
			Agencies: agencies(sites.Leeds),
			Bodies: []governance.Body{
				{ID: "hub", Name: "the hub", Tier: engagement.DeliveryInside, Place: "NA2009 1.4, 4.4; Appendix 1",
					Seats: members("NA2009 1.4, 4.4; Appendix 1", "leeds-police", "leeds-probation", "cri", "disc", "leeds-case-managers")},
				{ID: "operational-group", Name: "IOM Operational Group", Tier: engagement.OperationalManagement, VCS: engagement.Yes, Place: operational},
				division("city-and-holbeck", "City and Holbeck"), division("north-east", "North East"), division("north-west", "North West"),
				{ID: "dip-operational-group", Name: "DIP Operational Group", Tier: engagement.OperationalManagement, Place: "NA2009 4.4 footnote 28"},
				{ID: "strategic-board", Name: "Leeds Strategic Board for IOM and DIP", Tier: engagement.LocalOversight, VCS: engagement.No, Commissions: engagement.Yes, Place: govern},
				{ID: "cdrp", Name: "CDRP board (Safer Leeds)", Tier: engagement.LocalOversight, VCS: engagement.Yes, Place: strategic, Seats: members(strategic, "renew")},
				{ID: "strategy-group", Name: "IOM strategy groups for West Yorkshire", Tier: engagement.PioneerSiteOversight, VCS: engagement.Yes, Place: strategic, Seats: members(strategic, "nacro")},
				{ID: "cjb", Name: "Criminal Justice Board", Tier: engagement.CountywideOversight, VCS: engagement.Yes, Place: "NA2009 3.1 Countywide oversight"},
			},
			Lines: []governance.Line{
				{From: "operational-group", To: "cdrp", Kind: governance.Link, Place: "NA2009 3.1 Strategic oversight"},
				{From: "operational-group", To: "strategy-group", Kind: governance.Oversight, Place: "NA2009 3.1 Strategic oversight"},
				{From: "strategy-group", To: "cjb", Kind: governance.Report, Place: "NA2009 3.1 Strategic oversight"},
			},
			Channels: slices.Concat(apart("NA2009 3.1 Pioneer site oversight", "nacro", "cri", "disc", "leeds-case-managers")),
			Posts:    deployed(sites.Leeds),
			Practice: governance.Practice{Escalations: governance.LeedsEscalations(),
				Staff: []governance.UnitStaff{staff(sites.Leeds, "the hub")}},
		},
		Notes: []sites.Note{
			{Text: "\"involved at every level in the strategic and operational arrangements with the exception of the Leeds Strategic Board\", because it discusses commissioning", Place: govern},
			{Text: "each Divisional Group is \"a case management team (either CRI or DISC …)\" and the Police: which is where is not stated, and the two stand as one, leeds-case-managers", Place: operational},
			{Text: "the chart of Appendix 5, which 4.4 calls appendix four, is lost", Place: "NA2009 4.4, Appendix 5"},
		}}
}
