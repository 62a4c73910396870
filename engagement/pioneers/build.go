package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

// vcs is an agency that NA2009 speaks of as Third Sector, in its boundary.
func vcs(id engagement.AgencyID, name string) engagement.Agency {
	return engagement.Agency{ID: id, Name: name, Sector: engagement.VCS, Boundary: engagement.ThirdSector2009}
}

func statutory(id engagement.AgencyID, name string, staff, planned int64) Agency {
	return Agency{Agency: engagement.Agency{ID: id, Name: name, Sector: engagement.Statutory}, Staff: staff, Planned: planned, Place: "NA2009 Appendix 1"}
}

// unconnected is what 3.1 says of the agencies on the CDRPs. It denies them the
// three roles, and states none of the ties by itself.
func unconnected() []Called {
	return []Called{{engagement.NoLevel, "NA2009 3.1 Local oversight",
		"had no connection with the IOM, as delivery partners, referral partners or referral agencies", "the Third Sector Agencies on the CDRPs"}}
}

// unitFeatures is the items that the text says a unit has.
func unitFeatures(place string, items ...string) []Feature {
	var features []Feature
	for _, item := range items {
		features = append(features, Feature{item, engagement.Yes, place})
	}
	return features
}

func needs(pathways ...engagement.Pathway) []directory.Need {
	var list []directory.Need
	for _, pathway := range pathways {
		list = append(list, directory.Need{Pathway: pathway})
	}
	return list
}

func beyond(words ...directory.Beyond) []directory.Need {
	var list []directory.Need
	for _, word := range words {
		list = append(list, directory.Need{Beyond: word})
	}
	return list
}
