package directory_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

func pathway(word string) directory.Need {
	need, err := directory.ParseNeed(word)
	if err != nil {
		fmt.Println(err)
	}
	return need
}

// town is a synthetic directory, stated to be complete.
func town() *directory.Index {
	ix, err := directory.New(directory.Directory{
		Areas: []directory.Area{{ID: "north"}, {ID: "south"}},
		Agencies: []engagement.Agency{
			{ID: "hostel", Size: engagement.Large}, {ID: "women's centre", Size: engagement.Small}, {ID: "church hall", Size: engagement.Micro}},
		Services: []directory.Service{
			{ID: "beds", Agency: "hostel", Direct: []directory.Need{pathway("accommodation")}, Secondary: []directory.Need{pathway("beyond:food-parcels")},
				Areas: []directory.AreaID{"north", "south"}, Open: engagement.Yes, Capacity: directory.CountOf(20), InUse: directory.CountOf(19),
				When: "every night", Route: directory.Commissioned},
			{ID: "flats", Agency: "women's centre", Direct: []directory.Need{pathway("accommodation")}, Areas: []directory.AreaID{"north"},
				Groups: []engagement.OffenderGroup{engagement.Women}, Open: engagement.No, Capacity: directory.CountOf(4), InUse: directory.CountOf(5),
				When: "every night", Route: directory.SpotPurchase, Checked: engagement.MustParseDate("2010-03-31"), Owner: "the centre's manager",
				Classification: "H2", Contract: "spot purchase", Current: engagement.Yes},
			{ID: "parcels", Agency: "church hall", Direct: []directory.Need{pathway("beyond:food-parcels")}, Areas: []directory.AreaID{"north"},
				Open: engagement.Yes, When: "Fridays", Route: directory.SelfFunded},
		},
		Complete: engagement.Yes, Accessible: engagement.Yes,
	})
	if err != nil {
		fmt.Println(err)
	}
	return ix
}

// NA2009 4.1: the Third Sector Agencies in the IOMU of the Pennine division,
// taken together, provide directly for four pathways, and contribute to three
// through referrals or as a secondary benefit (R242).
func ExampleIndex_Map() {
	ix, err := directory.New(directory.Directory{
		Areas:    []directory.Area{{ID: "PEN", Name: "Pennine Police division"}},
		Agencies: []engagement.Agency{{ID: "co-located", Name: "Third Sector Agencies within the IOMU", Sector: engagement.VCS}},
		Services: []directory.Service{{ID: "iomu", Agency: "co-located", Areas: []directory.AreaID{"PEN"},
			Direct:    []directory.Need{pathway("accommodation"), pathway("drugs-alcohol"), pathway("health"), pathway("finance-benefit-debt")},
			Secondary: []directory.Need{pathway("ete"), pathway("children-families"), pathway("attitudes")}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := ix.Map().WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	for _, finding := range ix.ThinCover() {
		if finding.Reason.Rule.ID == "R242" {
			fmt.Println(finding.Need, "only secondarily:", finding.Reason.Outcome)
		}
	}
	// Output:
	// area  need                  direct  secondary  who         when  for whom  places
	// PEN   accommodation              1          0  co-located                  0 or more (not stated by 1)
	// PEN   ete                        0          1  co-located                  0 or more (not stated by 1)
	// PEN   health                     1          0  co-located                  0 or more (not stated by 1)
	// PEN   drugs-alcohol              1          0  co-located                  0 or more (not stated by 1)
	// PEN   finance-benefit-debt       1          0  co-located                  0 or more (not stated by 1)
	// PEN   children-families          0          1  co-located                  0 or more (not stated by 1)
	// PEN   attitudes                  0          1  co-located                  0 or more (not stated by 1)
	// ete only secondarily: not-known
	// children-families only secondarily: not-known
	// attitudes only secondarily: not-known
}

func ExampleMap_WriteCSV() {
	m := town().Map()
	m.Cells = m.Cells[:1]
	if err := m.WriteCSV(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// area,need,directAgencies,secondaryAgencies,agencies,direct,secondary,notKnown,when,groups,openToAll,placesStated,placesNotStated
	// north,accommodation,2,0,hostel;women's centre,beds;flats,,,every night,women,1,24,0
}

// Somewhere to live for a woman: the service for women comes first, although it
// is full.
func ExampleIndex_Find() {
	result, err := town().Find(directory.Query{Need: pathway("accommodation"), Area: "north", Group: engagement.Women})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range result.Matches {
		fmt.Println(m.Service, m.Contribution, m.GroupFit, m.Room)
	}
	for _, reason := range result.Matches[0].Reasons() {
		fmt.Println(reason)
	}
	// Output:
	// flats direct specific full
	// beds direct open-to-all free
	// R242 flats met: it contributes to accommodation: direct (NA2009 4.1 Pathways)
	// R201 flats met: it is to be had in north: yes (NA2009 Appendix 6; 4.4 Mapping)
	// R201 flats met: for women it is: specific (NA2009 Appendix 6; 4.4 Mapping)
	// R134 flats not-applicable: accommodation is not a need beyond the pathways; the agency's size: small (NA2009 4.1 Composition; 5.0; recommendation 13)
	// places-in-use flats not-met: room: full (the caller's limit)
}

// A need beyond the pathways stays one (R134).
func ExampleParseNeed() {
	need, err := directory.ParseNeed("beyond:food-parcels")
	fmt.Println(need, need.IsBeyond(), err)
	_, err = directory.ParseNeed("beyond:accommodation")
	fmt.Println(err)
	// Output:
	// beyond:food-parcels true <nil>
	// contradicts: "accommodation" is the pathway accommodation, not beyond the pathways
}

// Needs as a cohort might count them.
func ExampleIndex_Gaps() {
	gaps, err := town().Gaps([]directory.NeedCount{
		{Area: "south", Need: pathway("accommodation"), People: 12},
		{Area: "south", Need: pathway("health"), People: 3},
		{Area: "south", Need: pathway("beyond:furniture"), People: 2},
	})
	for _, gap := range gaps {
		fmt.Println(gap.Area, gap.Need, gap.People, gap.Reason.Outcome)
	}
	fmt.Println(err)
	// Output:
	// south health 3 not-met
	// south beyond:furniture 2 not-met
	// <nil>
}

func ExampleIndex_ThinCover() {
	for _, finding := range town().ThinCover() {
		fmt.Println(finding.Area, finding.Need, finding.Agencies, finding.Reason.Rule.Title)
	}
	// Output:
	// south accommodation [hostel] More than one provider
	// south beyond:food-parcels [hostel] More than one provider
	// south beyond:food-parcels [hostel] Direct and secondary pathway contribution
}

// What if the hostel closes?
func ExampleIndex_WithoutAgency() {
	closure, err := town().WithoutAgency("hostel")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("places:", closure.Places)
	for _, loss := range closure.Cells {
		fmt.Println(loss.Area, loss.Need, "is still served:", loss.Reason.Outcome)
	}
	comparison, err := closure.Compare()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := comparison.WriteTable(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// places: 20
	// north accommodation is still served: met
	// north beyond:food-parcels is still served: met
	// south accommodation is still served: not-met
	// south beyond:food-parcels is still served: not-met
	// id                         group                before                 after                  change
	// north accommodation        accommodation        2 direct, 0 secondary  1 direct, 0 secondary  lost
	// north beyond:food-parcels  beyond:food-parcels  1 direct, 1 secondary  1 direct, 0 secondary  lost
	// south accommodation        accommodation        1 direct, 0 secondary  0 direct, 0 secondary  lost
	// south beyond:food-parcels  beyond:food-parcels  0 direct, 1 secondary  0 direct, 0 secondary  lost
	//
	// group                gained  lost  changed  unchanged
	// accommodation             0     2        0          0
	// beyond:food-parcels       0     2        0          0
}

// Services with more than 9 in 10 of their places in use; the limit is the
// caller's.
func ExampleIndex_Overstretched() {
	findings, err := town().Overstretched(directory.Load{InUse: 9, Of: 10})
	for _, finding := range findings {
		fmt.Println(finding.Service, finding.Reason.Outcome, finding.Reason.Detail())
	}
	fmt.Println(err)
	// Output:
	// beds not-met places in use: 19; places: 20; the limit: 9 of 10
	// flats not-met places in use: 5; places: 4; the limit: 9 of 10
	// parcels not-known places in use: not-known; places: not-known; the limit: 9 of 10
	// <nil>
}

// The hostel's 20 beds may all be taken by people of the other area.
func ExampleIndex_Shortfalls() {
	shortfalls, err := town().Shortfalls([]directory.NeedCount{
		{Area: "north", Need: pathway("accommodation"), People: 25},
		{Area: "north", Need: pathway("accommodation"), Group: engagement.Women, People: 4},
		{Area: "south", Need: pathway("accommodation"), People: 12},
	})
	for _, s := range shortfalls {
		fmt.Println(s.Reason)
	}
	fmt.Println(err)
	// Output:
	// enough-places accommodation in north not-met: people: 25; places for them alone: 0; at most: 24; services that do not state their capacity: 0; directory complete: yes (the caller's counts)
	// enough-places accommodation in south not-known: people: 12; places for them alone: 0; at most: 20; services that do not state their capacity: 0; directory complete: yes (the caller's counts)
	// <nil>
}

func ExampleIndex_GroupsWithoutService() {
	for _, finding := range town().GroupsWithoutService() {
		if finding.Area == "north" {
			fmt.Println(finding.Group, finding.Reason.Outcome)
		}
	}
	// Output:
	// bme not-met
	// young not-met
	// older not-met
	// children-and-families not-met
}

// Records older than six months, and those that lack a field.
func ExampleIndex_Records() {
	findings, err := town().Records(directory.Freshness{AsOf: engagement.MustParseDate("2010-10-01"), Months: directory.CountOf(6)})
	for _, finding := range findings {
		fmt.Println(finding.Service, finding.Missing, finding.Reasons[1].Outcome, finding.Reasons[1].Detail())
	}
	fmt.Println(err)
	// Output:
	// beds [date owner classification contract current-version] not-met checked: not-known; judged on: 2010-10-01; the limit: 6 months
	// flats [] not-met checked: 2010-03-31; judged on: 2010-10-01; the limit: 6 months
	// parcels [date owner classification contract current-version] not-met checked: not-known; judged on: 2010-10-01; the limit: 6 months
	// <nil>
}

// Whether the map answers its questions and is everybody's.
func ExampleIndex_Usable() {
	reason := town().Usable()
	fmt.Println(reason.Outcome)
	for _, part := range reason.Because {
		fmt.Println(part.Subject, part.Outcome)
	}
	// Output:
	// not-known
	// who is doing it met
	// what met
	// when met
	// for whom met
	// in which locality met
	// accessible to all met
	// updated by all not-known
}

// NA2009 Appendix 6: "the police, prison and drug agency could all be looking
// for housing for one individual".
func ExampleDuplicates() {
	duplicates, err := directory.Duplicates([]directory.Task{
		{Offender: "one individual", Need: pathway("accommodation"), Agency: "police", Open: engagement.Yes},
		{Offender: "one individual", Need: pathway("accommodation"), Agency: "prison", Open: engagement.Yes},
		{Offender: "one individual", Need: pathway("accommodation"), Agency: "drug agency", Open: engagement.Yes},
		{Offender: "one individual", Need: pathway("drugs-alcohol"), Agency: "drug agency", Open: engagement.Yes},
	})
	for _, duplicate := range duplicates {
		fmt.Println(duplicate.Reason)
	}
	fmt.Println(err)
	// Output:
	// R46 one individual not-met: accommodation: open tasks of 3 agencies, [drug agency police prison]; not known whether open: [] (NA2009 4.1 Benefits; Appendix 6)
	// <nil>
}

// HO2012 Table 2: referrals are events, and no share of the women.
func ExampleFunnel_Rates() {
	for _, funnel := range directory.PublishedFunnels() {
		rates, err := funnel.Rates()
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(funnel.Name)
		for _, rate := range rates {
			fmt.Printf("%v %s: %v\n", rate.Part, rate.Step, rate)
		}
	}
	// Output:
	// Croydon Women's Court Service
	// 45 women interviewed voluntarily: not-applicable
	// 21 took up the offer of supportive contact and referral: 46.7%
	// 12 referred to volunteering opportunities: not-applicable
	// 22 referred to other support organisations: not-applicable
	// 14 still engaged as at March 2011: 66.7%
	// Supported volunteering and mentoring programme
	// 44 potential mentors applied for training: not-applicable
	// 25 attended training: 56.8%
	// 22 completed it: 88.0%
}

func ExampleRead() {
	d, err := directory.Read(strings.NewReader(`{
		"areas": [{"id": "LEE", "name": "Leeds"}],
		"agencies": [{"id": "a", "sector": "vcs", "size": "small"}],
		"services": [{"id": "s", "agency": "a", "direct": ["accommodation"], "secondary": ["beyond:furniture"], "areas": ["LEE"], "capacity": 6}]
	}`))
	fmt.Println(len(d.Services), d.Services[0].Secondary, err)
	_, err = directory.Read(strings.NewReader(`{"areas": [], "agencies": [], "services": [{"id": "s", "agency": "a", "direct": ["health"], "secondary": ["health"], "areas": ["LEE"], "capacity": -6}]}`))
	fmt.Println(err)
	// Output:
	// 1 [beyond:furniture] <nil>
	// services[0].secondary[0]: health: contradicts: it is among the direct ones
	// services[0].capacity: -6: negative
	// services[0].agency: "a": no such agency in agencies
	// services[0].areas[0]: "LEE": no such area in areas
}
