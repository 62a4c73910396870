package drawing

import "github.com/thirdsector-go/partnership/engagement"

// A look is how a sector is drawn: never by colour alone.
type look struct {
	letter string
	class  string // an identifier, for formats that have classes
	fill   string // of the palette of Okabe and Ito, or grey; text on it is black
	words  string
}

func lookOf(s engagement.Sector) look {
	switch s {
	case engagement.Statutory:
		return look{"S", "statutory", "#56B4E9", "statutory"}
	case engagement.VCS:
		return look{"V", "vcs", "#E69F00", "voluntary and community sector"}
	case engagement.Private:
		return look{"P", "private", "#CC79A7", "private"}
	}
	return look{"?", "unstated", "#E8E8E8", "sector not stated"}
}

// sectorOrder is the order of a legend and of layers by sector.
var sectorOrder = [...]engagement.Sector{engagement.Statutory, engagement.VCS, engagement.Private, engagement.SectorNotStated}

// drawn is s, or SectorNotStated for a value that is no sector.
func drawn(s engagement.Sector) engagement.Sector {
	if s > engagement.Private {
		return engagement.SectorNotStated
	}
	return s
}

// tierOrder names the tiers, in the order of the layers.
var tierOrder = [...]struct {
	tier engagement.Tier
	name string
}{
	{engagement.CountywideOversight, "Strategic oversight: countywide"},
	{engagement.PioneerSiteOversight, "Strategic oversight: pioneer site"},
	{engagement.LocalOversight, "Strategic oversight: local"},
	{engagement.OperationalManagement, "Operational management"},
	{engagement.DeliveryInside, "Service delivery: inside"},
	{engagement.DeliveryOutside, "Service delivery: outside"},
	{engagement.TierNotStated, "Tier not stated"},
}

// layerOf is the layer of a tier in tierOrder; a value that is no tier is not
// stated.
func layerOf(t engagement.Tier) int {
	for i, row := range tierOrder {
		if row.tier == t {
			return i
		}
	}
	return len(tierOrder) - 1
}
