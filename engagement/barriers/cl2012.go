package barriers

// cl2012 returns the lists of CL2012. It draws no links between them.
func cl2012() ([]Entry, []Link) {
	const hindsight = "What, with hindsight, could have been done differently?"
	entries := listed(WorkshopPoint, "CL-T", "Top four recommendations of the workshop of 15 March 2011, in priority order",
		"CL2012 Key learning", nil,
		"involving the VCS in service delivery MUST feature in strategic plans of partnerships and trusts",
		"Local Infrastructure Organisations as 'brokers' to guide case managers; not all services offenders need are labelled as such",
		"central government to remove unintended data protection barriers: a simple template as minimum standard",
		"find people who will JUST DO IT")
	entries[0].Addressees = []Actor{PartnershipsAndTrusts}
	entries[1].Addressees = []Actor{LIOs}
	entries[2].Addressees = []Actor{CentralGovernment}
	entries = append(entries, listed(Hindsight, "CL-H", hindsight, "CL2012 2.6", nil,
		"all four areas: too little time to reflect or widen; three month lead in",
		"little time to think through key issues (location of the Hub); no induction in early stages",
		"statutory partners had little time for internal change; progress evident from late January 2011",
		"strategic lead per agency worked; a single overall project lead was missing for the Hub",
		"two instalments made it difficult to pay small grants in time; single payment suggested",
		"evaluation effort unknown or underestimated")...)
	entries = append(entries, listed(KeyLearning, "CL-K", "", "CL2012 Key learning", nil,
		"VCS innovates at speed; statutory systems could not match it; awareness raised when engagement may be hard to sustain",
		"brokerage by LSDOs or leading VCS organisations appreciated; seeking to sustain it",
		"small grants pots unlock goodwill and resources at low cost (BDP, Croydon)")...)
	entries = append(entries, listed(WorkStrand, "CL-W", "", "CL2012 2.3", nil,
		"building strategic partnerships",
		"capacity building the VCS to engage with IOM",
		"volunteering with and by offenders",
		"involving service users",
		"local social action in dispersed rural communities",
		"innovative VCS service approaches")...)
	return entries, nil
}
