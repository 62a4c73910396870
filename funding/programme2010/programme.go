package programme2010

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// The four areas.
const (
	BDP             funding.AreaID = "BDP" // Bournemouth, Dorset and Poole
	Croydon         funding.AreaID = "CRO"
	Gloucestershire funding.AreaID = "GLO"
	Leeds           funding.AreaID = "LEE"
)

// Programme returns the conditions under which grants were given.
//
// The deadline is the day by which CL2012 says all applications were received;
// that it was one is a reading. When bidding opened differs between HO2012 Ch.4
// (five weeks before) and CL2012 2.6 (mid-September), and is left open.
func Programme() funding.Programme {
	return funding.Programme{
		Name:             "Innovative VCS Involvement in IOM Arrangements Project",
		Envelope:         500_000_00,
		Areas:            Areas(),
		BidsPerArea:      1,
		Window:           engagement.MustDays("", "2010-10-15"),
		Delivery:         engagement.MustDays("2010-11-01", "2011-03-31"),
		VCSLed:           true,
		StatutorySupport: true,
		StatutoryMayNot:  funding.StatutoryLimits{Hold: true, Allocate: true, Direct: true},
		NoReligious:      true,
		Outcomes:         Outcomes(),
		MinimumOutcomes:  1,
		Principles:       Principles(),
		Place:            "HO2012 Ch.1, Annex 1; CL2012 2.1-2.3",
	}
}

// Areas returns the four areas with the agencies that led them.
func Areas() []funding.Area {
	lio := func(id engagement.AgencyID, name string) engagement.Agency {
		return engagement.Agency{ID: id, Name: name, Sector: engagement.VCS, Kind: engagement.LIO}
	}
	return []funding.Area{
		{ID: BDP, Name: "Bournemouth, Dorset and Poole", Lead: lio("BCVS", "Bournemouth Council for Voluntary Service"), Place: "HO2012 Table 1"},
		{ID: Croydon, Name: "Croydon", Lead: lio("CVA", "Croydon Voluntary Action"), Place: "HO2012 Table 1"},
		{ID: Gloucestershire, Name: "Gloucestershire",
			Lead: lio("GAVCA", "Gloucestershire Association for Voluntary and Community Action"), Place: "HO2012 Table 1"},
		{ID: Leeds, Name: "Leeds", Lead: engagement.Agency{ID: "WYCCP", Name: "West Yorkshire Community Chaplaincy Project",
			Sector: engagement.VCS, Kind: engagement.VCSOrganisation, Experience: engagement.Yes}, Place: "HO2012 Table 1, Ch.2"},
	}
}

// Outcomes returns the eight outcomes, of which a proposal claims one or more.
// They are in HO2012's words; CL2012 2.2 has "into IOM arrangements" in the
// second.
func Outcomes() []funding.Criterion {
	const place = "HO2012 Annex 1; CL2012 2.2"
	return []funding.Criterion{
		{ID: "O1", Text: "greater involvement from the VCS in working with offenders", Place: place},
		{ID: "O2", Text: "an increased level of VCS input into IOM", Place: place},
		{ID: "O3", Text: "better linkages between VCS and statutory sector partners to implement IOM", Place: place},
		{ID: "O4", Text: "involvement of smaller VCS organisations that have not so far engaged with the criminal justice agenda", Place: place},
		{ID: "O5", Text: "greater user involvement in decisions about services and support", Place: place},
		{ID: "O6", Text: "greater community engagement and involvement in identified neighbourhoods", Place: place},
		{ID: "O7", Text: "more local people involved in volunteering/mentoring/advising", Place: place},
		{ID: "O8", Text: "reduced re-offending", Place: place},
	}
}

// Principles returns the two principles, both of which a proposal shows.
// CL2012 2.2 has "developing and implementing the plans" in the first.
func Principles() []funding.Criterion {
	const place = "HO2012 Annex 1; CL2012 2.2"
	return []funding.Criterion{
		{ID: "P1", Text: "relevant VCS and IOM partners have been fully engaged in the process of identifying the priorities and developing the plans set out in the submission", Place: place},
		{ID: "P2", Text: "how they will engage with specific local needs in relation to ethnicity/culture, disability and gender (either in the offender population or wider community)", Place: place},
	}
}

// A Dated is something that the documents date.
type Dated struct {
	What  string
	Span  engagement.Span // as exactly as they date it
	Says  string          // their words, where these are not a day
	Place string
}

// Dates returns the programme's calendar.
func Dates() []Dated {
	return []Dated{
		{"Programme", engagement.MustDays("2010-09-01", "2011-03-31"), "", "CL2012 2.1"},
		{"Applications received", engagement.MustDays("", "2010-10-15"), "", "CL2012 2.3"},
		{"Work", engagement.MustDays("2010-11-01", "2011-03-31"), "", "HO2012 Ch.1; CL2012 2.3"},
		{"First instalment", engagement.MustDays("2010-11-01", "2010-11-30"), "early November 2010", "CL2012 2.6"},
		{"Second instalment", engagement.MustDays("2011-01-01", "2011-01-31"), "late January 2011", "CL2012 2.6"},
		{"Final workshop", engagement.MustDays("2011-03-15", "2011-03-15"), "", "CL2012 Key learning"},
		{"All money spent", engagement.MustDays("", "2011-03-31"), "", "CL2012 2.1; HO2012 Ch.2"},
	}
}
