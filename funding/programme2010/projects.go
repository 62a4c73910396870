package programme2010

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
)

// A project is a row of HO2012 Table 1 with its heading in Table 2.
type project struct {
	id          funding.ApplicationID
	area        funding.AreaID
	name        string
	description string
	bidder      engagement.Kind
	experience  engagement.Answer // "Previous experience of working with offenders?"
	amount      funding.Pence
	heading     funding.ProjectType // of Table 2
	caseStudy   bool                // asterisk, footnote 8
	estimate    bool                // footnotes 16 and 17
}

// projects are the seventeen, in the order of Table 1. Names are the table's;
// descriptions are shortened. In the text as extracted the three Leeds amounts
// stand in a column of their own: Hub £50,231, Forum £17,711, DVD £16,000.
func projects() []project {
	const (
		vcs = engagement.VCSOrganisation
		se  = engagement.SocialEnterprise
		lio = engagement.LIO
		yes = engagement.Yes
		no  = engagement.No
	)
	return []project{
		{"BDP-1", BDP, "Strategic VCS involvement in IOM",
			"Map partners and resources and build networks, so that the VCS can take part in strategic IOM partnerships",
			lio, no, 18_170_00, funding.Strategic, false, false},
		{"BDP-2", BDP, "Volunteering and IOM",
			"Support agencies that work with IOM offenders to do more, and others to accept offenders as volunteers",
			lio, no, 55_000_00, funding.Volunteering, false, false},
		{"BDP-3", BDP, "IOM in rural Dorset",
			"Research and awareness raising with rural VCS groups about the Divert IOM project, and an action plan",
			lio, no, 10_000_00, funding.Strategic, true, false},
		{"CRO-1", Croydon, "Croydon Women's Court Service",
			"With probation, a VCS-led court-based assessment and referral service for women",
			lio, no, 25_959_00, funding.Service, true, false},
		{"CRO-2", Croydon, "Supported volunteering and mentoring programme",
			"Brokerage for IOM users to volunteer, and mentoring to link users into the community",
			lio, no, 54_159_00, funding.Volunteering, false, false},
		{"CRO-3", Croydon, "VCS Partnership Development Programme",
			"Time divided between CVA and the IOM team to achieve closer links, and to administer an IOM small grants fund",
			lio, no, 73_792_00, funding.Strategic, true, false},
		{"GLO-1", Gloucestershire, "REACH Social Enterprise",
			"Feasibility of engaging IOM offenders in restoring council houses: trial, business plan, applications for funding",
			se, yes, 29_520_00, funding.Service, true, false},
		{"GLO-2", Gloucestershire, "Cheltenham Community Projects (CCP) Social Enterprise",
			"Social enterprise for IOM offenders around computer recycling, with education, training and employment",
			se, yes, 24_912_00, funding.Service, true, false},
		{"GLO-3", Gloucestershire, "Family-focused support project",
			"Family-focused intervention for families of IOM cohort offenders",
			vcs, yes, 15_000_00, funding.Service, false, false},
		{"GLO-4", Gloucestershire, "Restorative Justice (RJ) Project",
			"Community-based RJ linked to an existing prison RJ project: train volunteers, conferencing for offenders and victims",
			vcs, yes, 22_000_00, funding.Volunteering, true, false},
		{"GLO-5", Gloucestershire, "Mentoring/Befriending Project",
			"A sustainable hub for IOM offenders to be mentored or be trained as mentors",
			vcs, yes, 15_100_00, funding.Volunteering, false, false},
		{"GLO-6", Gloucestershire, "Client Reference Group",
			"Client reference group to review policy and influence planning, and research with IOM clients",
			vcs, yes, 15_600_00, funding.Volunteering, false, false},
		{"GLO-7", Gloucestershire, "Increasing Volunteering in IOM",
			"Three-day training for workers in IOM agencies to recruit and support volunteers",
			lio, no, 3_485_00, funding.Volunteering, false, false},
		{"GLO-8", Gloucestershire, "Gloucestershire VCS Assembly Team",
			"Better linkages for VCS input into IOM, and an IOM commissioning strategy with reference to the VCS market",
			lio, no, 20_000_00, funding.Strategic, false, false},
		{"LEE-1", Leeds, "VCS engagement in new IOM Hub at Leeds Prison",
			"Co-location in the hub with police, probation and prison, and a VCS-led wrap-around service on release",
			vcs, yes, 50_231_00, funding.Service, true, true},
		{"LEE-2", Leeds, "VCS Crime Reduction Forum",
			"Forum co-ordinator co-located in the hub, a one-stop shop, a web portal and a conference in March 2011",
			vcs, yes, 17_711_00, funding.Strategic, false, true},
		{"LEE-3", Leeds, "DVD of experiences of WYCCP customers",
			"A DVD as a mechanism for feedback on the service",
			vcs, yes, 16_000_00, funding.Service, false, false},
	}
}

// Applications returns what is known of the seventeen proposals.
//
// The bidder's kind makes it a VCS body (HO2012 Ch.3). Those that delivered the
// projects were "local VCS agencies" (HO2012 Ch.4, on the brokerage role), and
// "local umbrella bodies" among them (Executive summary). Each area sent one
// consortium bid, and all were received by 15 October 2010 (CL2012 2.3).
// Nothing else that the gate asks about is published.
func Applications() []funding.Application {
	var applications []funding.Application
	for _, p := range projects() {
		applications = append(applications, funding.Application{
			ID: p.id, Name: p.name, Description: p.description, Area: p.area, Bid: string(p.area) + " consortium", Type: p.heading,
			Agency:         engagement.Agency{Sector: engagement.VCS, Kind: p.bidder, Experience: p.experience},
			Local:          engagement.Yes,
			ReceivedInTime: engagement.Yes,
			CaseStudy:      p.caseStudy,
			Place:          "HO2012 Table 1, Table 2, footnote 8, Ch.4; CL2012 2.3",
		})
	}
	return applications
}

// Awards returns what the seventeen projects were awarded, in whole pounds as
// Table 1 prints them.
func Awards() []funding.Award {
	var awards []funding.Award
	for _, p := range projects() {
		award := funding.Award{Application: p.id, Amount: p.amount, Estimate: p.estimate, Place: "HO2012 Table 1"}
		switch p.id {
		case "LEE-1", "LEE-2":
			award.Place = "HO2012 Table 1, footnotes 16 and 17"
			award.Note = "estimated in the report: the budgets of the Hub and the Forum overlap"
		case "CRO-3":
			award.Note = "£73,791.82 in the text of Ch.3"
		}
		awards = append(awards, award)
	}
	return awards
}

// Overheads returns the management and overhead costs; Croydon had none
// (footnote 12: three of the areas).
func Overheads() []funding.Overhead {
	return []funding.Overhead{
		{Area: BDP, Amount: 12_168_00, Place: "HO2012 Table 1, footnote 13"},
		{Area: Croydon, Amount: 0, Place: "HO2012 Table 1, footnote 12"},
		{Area: Gloucestershire, Amount: 5_250_00, Place: "HO2012 Table 1, footnote 14"},
		{Area: Leeds, Amount: 12_500_00, Place: "HO2012 Table 1, footnote 15"},
	}
}

// A StaffCount is how many organisations have so many paid staff.
type StaffCount struct {
	Band          engagement.StaffBand
	Organisations int
	Place         string
}

// StaffCounts returns the sizes of the 36 organisations that were funded and
// responded (HO2012 Ch.3). How many did not respond is not stated.
func StaffCounts() []StaffCount {
	const place = "HO2012 Ch.3, Size of the VCS organisations"
	return []StaffCount{
		{engagement.Staff1To49, 26, place},
		{engagement.Staff50To199, 6, place},
		{engagement.Staff200To499, 3, place},
		{engagement.Staff500OrMore, 1, place},
	}
}
