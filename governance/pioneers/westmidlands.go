package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

func westMidlands() Site {
	const place = "NA2009 Appendix 6 Strategic influence"
	return Site{ID: sites.WestMidlands,
		Structure: governance.Structure{
			Name: "Wolverhampton and Walsall", On: engagement.MustParseDate("2009-02-28"), Agencies: agencies(sites.WestMidlands),
			Bodies: []governance.Body{
				{ID: "cdrp", Name: "local CDRPs", Tier: engagement.LocalOversight, VCS: engagement.No, Place: place},
				{ID: "iom-board", Name: "West Midlands IOM board", Tier: engagement.PioneerSiteOversight, Place: "NA2009 Appendix 6 Recommendations"},
			},
		},
		Notes: []sites.Note{
			{Text: "that no agency sits on the CDRPs \"was attributed to the perception that there is no need\"", Place: place},
			{Text: "a PPO co-ordinator holds the Third Sector contacts of that group in Wolverhampton; the post in Walsall was vacant", Place: "NA2009 Appendix 6"},
		}}
}
