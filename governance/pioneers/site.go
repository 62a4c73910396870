package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	sites "github.com/thirdsector-go/partnership/engagement/pioneers"
	"github.com/thirdsector-go/partnership/governance"
)

// A Site is the governance of one IOM project as NA2009 states it.
type Site struct {
	ID        sites.SiteID         `json:"id"`
	Structure governance.Structure `json:"structure"`
	Notes     []sites.Note         `json:"notes,omitempty"`
}

// Sites returns the five, in the order of the document. The values are the
// caller's.
func Sites() []Site {
	return []Site{pennine(), lewisham(), nottingham(), leeds(), westMidlands()}
}

// Lookup returns the site with the given id, and whether there is one.
func Lookup(id sites.SiteID) (Site, bool) {
	for _, site := range Sites() {
		if site.ID == id {
			return site, true
		}
	}
	return Site{}, false
}

// Structures returns the structures of the four sites that NA2009 3.1 counts
// over; the West Midlands are studied apart.
func Structures() []governance.Structure {
	var structures []governance.Structure
	for _, site := range Sites()[:4] {
		structures = append(structures, site.Structure)
	}
	return structures
}

// Printed returns what NA2009 3.1 counts over its four sites (R21), by the names
// of governance.CountAcross.
func Printed() map[string]int {
	return map[string]int{
		"service-delivery": 3, "operational-management": 3, "operational-management connected": 2,
		"local-oversight": 3, "local-oversight connected": 0,
		"pioneer-site-oversight": 1, "pioneer-site-oversight connected": 0,
		"countywide-oversight": 4, "countywide-oversight connected": 0,
	}
}

// agencies is the agencies of a site with their ties, and others that only its
// groups name.
func agencies(id sites.SiteID, others ...engagement.Agency) []governance.Agency {
	site, _ := sites.Lookup(id)
	var list []governance.Agency
	for _, a := range site.Agencies {
		list = append(list, governance.Agency{Agency: a.Agency, Ties: a.Ties()})
	}
	for _, other := range others {
		list = append(list, governance.Agency{Agency: other})
	}
	return list
}

func statutory(id engagement.AgencyID, name string) engagement.Agency {
	return engagement.Agency{ID: id, Name: name, Sector: engagement.Statutory}
}

// members is seats of members at one place.
func members(place string, ids ...engagement.AgencyID) []governance.Seat {
	return seatsOf(governance.Member, place, ids...)
}

func seatsOf(status governance.SeatStatus, place string, ids ...engagement.AgencyID) []governance.Seat {
	var seats []governance.Seat
	for _, id := range ids {
		seats = append(seats, governance.Seat{Agency: id, Status: status, Place: place})
	}
	return seats
}

// apart is channels that are said not to be, both ways.
func apart(place string, a engagement.AgencyID, others ...engagement.AgencyID) []governance.Channel {
	var channels []governance.Channel
	for _, b := range others {
		channels = append(channels, governance.Channel{From: a, To: b, Exists: engagement.No, Place: place},
			governance.Channel{From: b, To: a, Exists: engagement.No, Place: place})
	}
	return channels
}

// deployed is the posts that Appendix 1 counts, which deliver.
func deployed(id sites.SiteID) []governance.Post {
	site, _ := sites.Lookup(id)
	var posts []governance.Post
	for _, a := range site.Agencies {
		if a.Staff > 0 {
			posts = append(posts, governance.Post{Agency: a.ID, Title: "staff deployed", Kind: governance.DeliveryPost, Number: a.Staff, Place: "NA2009 Appendix 1"})
		}
	}
	return posts
}

// staff is the staff of a site's unit as Appendix 1 lists it, and what is stated
// of their number.
func staff(id sites.SiteID, unit string, stated ...governance.StaffStatement) governance.UnitStaff {
	site, _ := sites.Lookup(id)
	list := governance.StaffList{Complete: engagement.Yes, Place: "NA2009 Appendix 1"}
	for _, a := range site.Agencies {
		if a.Staff+a.Planned > 0 {
			list.Lines = append(list.Lines, governance.StaffLine{Agency: a.ID, Sector: a.Sector, Deployed: a.Staff, ToBeDeployed: a.Planned})
		}
	}
	return governance.UnitStaff{Unit: unit, List: list, Stated: stated}
}
