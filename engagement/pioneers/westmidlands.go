package pioneers

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

func westMidlands() Site {
	const place = "NA2009 Appendix 6"
	agency := func(id engagement.AgencyID, name string) Agency {
		return Agency{Agency: vcs(id, name), Place: place}
	}
	districts := []directory.AreaID{"walsall", "wolverhampton"}
	return Site{
		ID: WestMidlands, Code: "WM", Name: "Wolverhampton and Walsall", Pioneer: "West Midlands", Lead: "not stated",
		Notes: []Note{
			{"agencies are involved in three ways, as service partner, referral partner and referral agency: which is which is not stated", place},
			{"studied apart, before the scheme delivered", "NA2009 1.0, Appendix 6"},
			{"\"it was unclear where strategic coordination of third sector engagement by the Police sits\"", place},
			{"two Birmingham charities who receive CJA referrals were not \"fully aware of the principles and objectives\" of IOM; that the referrals are of the IOM is not stated", place},
			{"The Haven is cited for its work on domestic violence, and the VCS and Faith Alliance as an interim support for the CDRPs", place},
		},
		Agencies: []Agency{
			agency("addaction", "Addaction"), agency("aquarius", "Aquarius"), agency("haq", "HAQ"), agency("awaaz", "AWAAZ"),
			agency("turning-point", "Turning Point"), agency("birmingham-money-advice-group", "Birmingham Money Advice Group"),
			agency("west-midlands-charities", "a couple of Birmingham based charities who receive CJA referrals"), agency("the-haven", "The Haven"),
			agency("vcs-and-faith-alliance", "VCS and Faith Alliance"),
			agency("west-midlands-local-services", "HAQ, AWAAZ, Turning Point and Birmingham Money Advice Group together"),
		},
		Presence: engagement.Presence{DeliveryOutside: engagement.Yes, DeliveryInside: engagement.Yes, LocalOversight: engagement.No},
		Seats: []Seat{
			{engagement.DeliveryOutside, "", engagement.Yes, place, "in the three ways identified in the national study – as service partner, referral partner and as a referral agency"},
			{engagement.DeliveryInside, "", engagement.Yes, place, "in the three ways identified in the national study – as service partner, referral partner and as a referral agency"},
			{engagement.LocalOversight, "", engagement.No, place, "there is no TSA sitting on local CDRP's"},
		},
		Areas:      []directory.Area{{ID: "walsall", Name: "Walsall"}, {ID: "wolverhampton", Name: "Wolverhampton"}},
		Accessible: engagement.No, // "no accessible database of third sector agencies …, who is doing what, when and for whom"
		Services: []directory.Service{
			{ID: "drugs-addaction", Agency: "addaction", Name: "drug and alcohol services", Areas: districts, Direct: needs(engagement.DrugsAlcohol), Route: directory.Commissioned},
			{ID: "drugs-aquarius", Agency: "aquarius", Name: "drug and alcohol services", Areas: districts, Direct: needs(engagement.DrugsAlcohol), Route: directory.Commissioned},
			{ID: "local-bme", Agency: "west-midlands-local-services", Name: "local BME services", Areas: districts, Groups: []engagement.OffenderGroup{engagement.BME}},
			{ID: "local-mental-health", Agency: "west-midlands-local-services", Name: "local mental health services", Areas: districts, Direct: needs(engagement.Health)},
			{ID: "local-housing", Agency: "west-midlands-local-services", Name: "local housing services", Areas: districts, Direct: needs(engagement.Accommodation)},
		},
	}
}
