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
		ID: WestMidlands, Code: "WM", Name: "Wolverhampton and Walsall", Pioneer: "West Midlands", Lead: "unclear: strategic co-ordination by the Police is being set up",
		Notes: []Note{
			{"agencies are involved in three ways, as service partner, referral partner and referral agency: which is which is not stated", place},
			{"studied apart, before the scheme delivered", "NA2009 1.0, Appendix 6"},
		},
		Agencies: []Agency{
			agency("addaction", "Addaction"), agency("aquarius", "Aquarius"), agency("haq", "HAQ"), agency("awaaz", "AWAAZ"),
			agency("turning-point", "Turning Point"), agency("birmingham-money-advice-group", "Birmingham Money Advice Group"),
			{Agency: vcs("west-midlands-charities", "two Birmingham based charities who receive CJA referrals"), Place: place,
				Observed: []Observation{{engagement.UnderstandsIOM, engagement.No, place, "neither were fully aware of the principles and objectives of Integrated Offender Management", ""}},
				Note:     "\"a couple\"; that the referrals are of the IOM is not stated"},
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
			{ID: "local", Agency: "west-midlands-local-services", Name: "local BME, mental health and housing services", Areas: districts,
				Direct: needs(engagement.Health, engagement.Accommodation)},
		},
	}
}
