package barriers

import (
	"fmt"

	"github.com/thirdsector-go/partnership/engagement"
)

// A naRecommendation is one of the 18 distinct recommendations of NA2009.
type naRecommendation struct {
	number     int
	heading    string
	text       string
	summary    string // as which it stands in the Executive summary: X and a bullet, or a printed number
	addressees []Actor
}

// naRecommendations returns the 18. Section 6.0 prints the numbers 9 to 24;
// the first two bullets have lost theirs and must be 7 and 8. The Executive
// summary prints 1 to 6, the texts of 19 to 24, and eight texts without a number
// (seven bullets and a paragraph), here X1 to X8: "24" is one running count over both places.
func naRecommendations() []naRecommendation {
	const engaging, commissioning, promotion, reducing = "Engagement", "Commissioning", "Promotion", "Reducing re-offending"
	projects := []Actor{IOMProjects}
	return []naRecommendation{
		{7, engaging, "adopt the model of engagement in Figure 6.1, with connections between levels, proportional and not heavy handed", "X1", projects},
		{8, engaging, "promote co-location and co-working in all regions", "X2", nil},
		{9, engaging, "extend involvement of referral agencies so they become referral partners (annual events and/or pathways groups)", "X3", nil},
		{10, engaging, "use the model as a template for reducing re-offending of all offenders", "", nil},
		{11, engaging, "clear, coherent, proportional structure with links into CDRPs and LCJBs; referral agencies become referral partners", "", nil},
		{12, engaging, "harness and resource Clinks for representation at all levels; local CVS remains key local body", "X4", projects},
		{13, commissioning, "use locally identified needs beyond the pathways to inform commissioning", "X5", nil},
		{14, commissioning, "procurement proportionate to cost, especially niche services", "X6", nil},
		{15, commissioning, "fairness to smaller agencies: capacity building, and simple processes", "", nil},
		{16, commissioning, "grants as a legitimate route for micro and small organisations", "X7", nil},
		{17, commissioning, "standard SLA plus agency specific conditions", "", nil},
		{18, promotion, "promote Action Plan and Compact by linking actions to the most important drivers", "X8", nil},
		{19, reducing, "continuity of support to 'dormant cases' in all schemes", "1", projects},
		{20, reducing, "include BME and women offenders; harness BME led TSAs", "2", nil},
		{21, reducing, "joint police and TSA management as integral part", "3", projects},
		{22, reducing, "community engagement strategy after defining the approach", "4", []Actor{IOMProjects, TheCentre}},
		{23, reducing, "increase volunteering", "5", nil},
		{24, reducing, "involve TSAs for LAA targets; communicate contribution to partners", "6", []Actor{IOMGoverningBodies}},
	}
}

func (r naRecommendation) entry() Entry {
	entry := Entry{ID: fmt.Sprint("NA-R", r.number), Kind: Recommendation, Heading: r.heading, Text: r.text,
		Place: fmt.Sprint("NA2009 6.0 recommendation ", r.number), Addressees: append([]Actor(nil), r.addressees...)}
	switch {
	case r.summary == "":
		entry.Note = "not in the Executive summary"
	case r.summary[0] == 'X':
		entry.Note = "text " + r.summary[1:] + " without a number in the Executive summary"
	default:
		entry.Note = "printed as " + r.summary + " in the Executive summary"
	}
	if r.number <= 8 {
		entry.Note += "; in 6.0 a bullet that has lost its number"
	}
	return entry
}

// na2009 returns the lists of NA2009.
func na2009() ([]Entry, []Link) {
	const summary = "NA2009 Executive summary, Barriers to engagement"
	entries := listed(Barrier, "NA-BG", "General", summary, nil,
		"funding and resource shortages",
		"short term contracts",
		"lack of capacity to respond to commissioning opportunities")
	entries = append(entries, listed(Barrier, "NA-B", "Specific", summary, nil,
		"structure and governance arrangements unclear or inaccessible",
		"sharing of information between statutory and Third Sector",
		"cultural differences between agencies",
		"vetting: full police vetting may exclude individuals",
		"lack of staff and skilled personnel to cope with demand",
		"'ownership' of statutory PPOs by Probation restricts Third Sector involvement")...)
	entries[3].Note = "no site's section reports it"
	entries = append(entries, siteBarriers()...)
	entries = append(entries, listed(Driver, "NA-DS", "Statutory sector", "NA2009 3.2 Drivers and facilitators", nil,
		"operational necessity (key)",
		"prescription directly tied to resources, outcomes and targets",
		"legislation placing responsibilities")...)
	entries = append(entries, listed(Driver, "NA-DT", "Third Sector", "NA2009 3.2 Drivers and facilitators", nil,
		"mission",
		"organisational survival")...)
	entries = append(entries, listed(NotDriver, "NA-ND", "", "NA2009 3.2 Drivers and facilitators", nil,
		"NOMS Third Sector Action Plan",
		"Voluntary Sector Compact")...)
	entries = append(entries, listed(Benefit, "NA-UB", "To the unit", "NA2009 4.1 Benefits", nil,
		"better agency and inter-agency working (whole picture; no duplication; speed; opportunistic transfer; "+
			"offenders cannot play agencies off; less cultural dissonance; conflicting information resolved)",
		"specialist knowledge of needs and services",
		"changed perception offenders have of the police")...)
	entries = append(entries, agencyBenefits()...)
	for _, recommendation := range naRecommendations() {
		entries = append(entries, recommendation.entry())
	}
	entries = append(entries, listed(LocalRecommendation, "NA-WM", "Recommendations for the West Midlands IOM project",
		"NA2009 Appendix 6 Recommendations", []Actor{WestMidlandsIOM},
		"TS lead with a Third Sector Engagement Strategy; mapping, brokering, co-ordination; mentoring for non statutory PPOs",
		"map organisations in operational guidelines with Pathway Maps, accessible to and updated by all",
		"police, TS lead and probation co-located; clear boundaries",
		"representation on CDRP and West Midlands IOM board, every level",
		"sustainability strategy for smaller organisations",
		"links to LAA targets NI 18 and NI 30",
		"shared understanding; marketing, multi-agency training",
		"capacity building and networking events themed on pathways",
		"co-working and multi agency case conferences",
		"formal structure for local communities",
		"strategy for volunteers and mentors",
		"continue to explore with the questionnaire")...)
	return entries, naLinks()
}

// siteBarriers returns what the sites' own sections report. That of Nottingham,
// 4.3, reports no barriers.
func siteBarriers() []Entry {
	const mostly = "4.1 says that in most cases these difficulties appeared to have been resolved, not which"
	site := func(code, place string, texts ...string) []Entry {
		entries := listed(SiteBarrier, "NA-"+code, "", place, nil, texts...)
		for i := range entries {
			entries[i].Site = code
		}
		return entries
	}
	pennine := site("PEN", "NA2009 4.1 Barriers",
		"information sharing",
		"cultural differences (treatment by consent v coercion)",
		"short term funding, in one case renewed annually",
		"vetting")
	for i := range pennine {
		pennine[i].Note = mostly
	}
	pennine[0].Note += "; of this one a manager says that it was worked through"
	leeds := site("LEE", "NA2009 4.4 Barriers",
		"funding and resources",
		"ownership of statutory PPOs",
		"Probation manages licence cases over 12 months",
		"too few referrals",
		"divisions have different targets",
		"unclear referral criteria",
		"unclear responsibility for cases")
	leeds[1].Note, leeds[2].Note = "starting to change", "starting to change"
	for i := 3; i < len(leeds); i++ {
		leeds[i].Place = "NA2009 4.4 Problems within the IOM"
		leeds[i].Note = "reported as a problem, not as a barrier"
	}
	leeds[3].Resolved = engagement.No
	leeds[5].Resolved, leeds[6].Resolved = engagement.Yes, engagement.Yes
	leeds[5].Note += "; resolved through the management structure"
	leeds[6].Note += "; resolved through the management structure"
	entries := append(pennine, site("LEW", "NA2009 4.2 Barriers",
		"lack of funding to work with Diamond offenders",
		"lack of staff and skilled personnel",
		"misunderstanding of the role of Diamond (competing for clients)",
		"Diamond offenders not the same as agencies' clients")...)
	entries = append(entries, leeds...)
	midlands := site("WM", "NA2009 Appendix 6",
		"relationships depend on individuals where not contracted",
		"duplication of assessment, intervention and effort",
		"no accessible database of agencies",
		"information sharing protocols",
		"different outcomes and measures of success by funder",
		"mutual lack of understanding of IOM and of statutory roles",
		"no TSA on CDRPs",
		"women held outside the region; patchy information on services")
	for i := range midlands {
		midlands[i].ID = fmt.Sprint("NA-WMB", i+1) // NA-WM1 is the first recommendation
	}
	midlands[6].Place = "NA2009 Appendix 6 Strategic influence"
	midlands[7].Place = "NA2009 Appendix 6 Addressing the needs of minority groups"
	return append(entries, midlands...)
}

// agencyBenefits returns the nine; four are Lewisham's alone, the last Leeds's.
func agencyBenefits() []Entry {
	entries := listed(Benefit, "NA-AB", "To Third Sector agencies", "NA2009 4.1 Benefits", nil,
		"access to client information",
		"better risk assessment",
		"access to hard to reach clients",
		"raised profile",
		"clients through referrals",
		"offenders kept in treatment, helping targets",
		"council support in obtaining funding",
		"unpaid work as a resource",
		"increased capacity through two year contracts")
	for i := 4; i < 8; i++ {
		entries[i].Place, entries[i].Site = "NA2009 4.2", "LEW"
	}
	entries[8].Place, entries[8].Site = "NA2009 4.4", "LEE"
	return entries
}

// naLinks returns the links of NA2009. A sentence that draws the effect of
// co-location on a barrier is what makes a link to recommendation 8 stated.
func naLinks() []Link {
	stated := func(from, to string, relation Relation, place, reason string) Link {
		return Link{From: from, To: to, Relation: relation, Basis: Stated, Place: place, Reason: reason}
	}
	ours := func(from, to string, relation Relation, basis Basis, reason string) Link {
		return Link{From: from, To: to, Relation: relation, Basis: basis, Reason: reason}
	}
	const changing = "co-location is starting to change it"
	return []Link{
		ours("NA-BG1", "NA-R16", AnsweredBy, Inferred, "grants are a route to money for micro and small organisations"),
		ours("NA-BG2", "NA-R16", AnsweredBy, Inferred, "grants are a route beside short term contracts"),
		ours("NA-BG3", "NA-R15", AnsweredBy, SameSubject, "capacity building and simple processes, so that agencies can bid"),
		ours("NA-B1", "NA-R11", AnsweredBy, SameSubject, "a clear and coherent structure"),
		ours("NA-B2", "NA-R17", AnsweredBy, Inferred, "SLAs cover information sharing protocols (4.1)"),
		stated("NA-B3", "NA-R8", AnsweredBy, "NA2009 4.1 Benefits", "co-location reduces cultural dissonance"),
		stated("NA-B6", "NA-R8", AnsweredBy, "NA2009 4.4 Barriers", changing),
		stated("NA-LEE2", "NA-R8", AnsweredBy, "NA2009 4.4 Barriers", changing),
		stated("NA-LEE3", "NA-R8", AnsweredBy, "NA2009 4.4 Barriers", changing),
		ours("NA-LEW4", "NA-R17", AnsweredBy, SameSubject, "4.2 itself would address it through service level agreements"),
		ours("NA-WMB2", "NA-WM1", AnsweredBy, SameSubject, "the text wants an overall co-ordinator against duplication; the TS lead co-ordinates"),
		ours("NA-WMB3", "NA-WM2", AnsweredBy, SameSubject, "a map of agencies that all can use and update"),
		ours("NA-WMB6", "NA-WM7", AnsweredBy, SameSubject, "shared understanding"),
		ours("NA-WMB7", "NA-WM4", AnsweredBy, SameSubject, "representation on the CDRP"),
		ours("NA-PEN1", "NA-B2", SameAs, SameSubject, "the Executive summary names no site; the wording is the same"),
		ours("NA-PEN2", "NA-B3", SameAs, SameSubject, "the Executive summary names no site; the wording is the same"),
		ours("NA-PEN3", "NA-BG2", SameAs, SameSubject, "short term funding"),
		ours("NA-PEN4", "NA-B4", SameAs, SameSubject, "the Executive summary names no site; the wording is the same"),
		ours("NA-LEW1", "NA-BG1", SameAs, SameSubject, "lack of funding"),
		ours("NA-LEW2", "NA-B5", SameAs, SameSubject, "the Executive summary names no site; the wording is the same"),
		ours("NA-LEE1", "NA-BG1", SameAs, SameSubject, "lack of funding and resources"),
		ours("NA-LEE2", "NA-B6", SameAs, SameSubject, "the Executive summary names no site; the wording is the same"),
		ours("NA-WMB4", "NA-B2", SameAs, SameSubject, "information sharing"),
		stated("NA-DS1", "NA-R18", UsedBy, "NA2009 6.0 recommendation 18", ""),
		stated("NA-DT1", "NA-R18", UsedBy, "NA2009 6.0 recommendation 18", ""),
		stated("NA-DT2", "NA-R18", UsedBy, "NA2009 6.0 recommendation 18", ""),
	}
}
