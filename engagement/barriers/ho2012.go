package barriers

import "fmt"

// A hoChallenge is one of the seven of HO2012 Ch.5.
type hoChallenge struct {
	text         string   // the heading in Ch.5
	summary      string   // as the Executive summary has it
	implications []string // of the same subject: ours
}

func hoChallenges() []hoChallenge {
	return []hoChallenge{
		{"Mixed levels of understanding of IOM", "Mixed levels of understanding of IOM amongst the VCS", []string{"HO-I4.2"}},
		{"Targeting effort with IOM offenders", "Targeting IOM offenders", []string{"HO-I4.2", "HO-I4.3"}},
		{"Slow or absent referral mechanisms", "Staff buy-in", []string{"HO-I8.1", "HO-I8.2", "HO-I5.3"}},
		{"Concerns around risk management", "Risk management", []string{"HO-I6.2", "HO-I5.2", "HO-I5.3"}},
		{"Sharing information at a local level", "Developing appropriate information-sharing agreements", []string{"HO-I3.1", "HO-I3.2"}},
		{"Raising unsustainable expectations", "The ability to sustain services after funding had ended", []string{"HO-I13.3", "HO-I10.1"}},
		{"Competition within the VCS", "Competition within the VCS", []string{"HO-I9.1", "HO-I11.2", "HO-I11.3"}},
	}
}

// A hoHeading is a heading of HO2012 Ch.6 with its items.
type hoHeading struct {
	heading string
	items   []string
}

// hoHeadings returns the 13 headings and 37 items. Numbers are ours; under
// "Maintaining the diversity of the VCS market" the one item is a paragraph.
func hoHeadings() []hoHeading {
	return []hoHeading{
		{"Role of brokerage organisations", []string{
			"clear understanding of, and funding for, brokerage effort",
			"well-developed trusting relationships are central",
			"government considers how to build capacity in less developed infrastructure organisations",
			"advice and guidance in bidding may be beneficial",
		}},
		{"The grant administration process", []string{
			"works well and could be a model; research cost-effectiveness",
			"not possible or desirable in all areas; keep testing",
			"clarify expectations and terms between sectors",
			"mixed bid assessment panels",
		}},
		{"Data sharing", []string{
			"protocols at the earliest stage, training, clarity on impact",
			"nationally agreed template",
		}},
		{"Engagement with IOM agenda", []string{
			"represent VCS projects on IOM steering groups at operational and strategic level where capacity allows",
			"awareness raising of IOM objectives, who is in scope, fit with PPO and DIP",
			"seed-corn to engage newcomers: target in eligibility criteria and allow more time",
		}},
		{"Roles and responsibilities", []string{
			"statutory hands-off not always appropriate",
			"consider VCS contribution to case management, enforcement, risk; monitor expectations",
			"invest time in relationships between offender managers and VCS workers: appropriate referrals, standard plans and risk assessments",
			"clarity on the role of volunteers; limits to filling gaps",
			"involve experts from the outset",
		}},
		{"Skills transfer", []string{
			"knowledge-sharing partnerships",
			"statutory agencies enhance VCS risk assessment; joint training",
		}},
		{"Enhancing the credibility of the VCS in IOM", []string{
			"MoJ as well as Home Office stamp of approval",
			"align objectives",
		}},
		{"Establishing 'buy-in'", []string{
			"cascade vision from senior management to frontline",
			"communications strategies reflect it",
		}},
		{"Maintaining the diversity of the VCS market", []string{
			"support diversity through purchasing: SLAs for volume services; small grants or spot purchase for niche",
		}},
		{"Funding and commissioning", []string{
			"some VCS representation on commissioning groups",
			"spot purchasing where a small number have a particular need",
			"do not underestimate small amounts",
		}},
		{"Widening engagement", []string{
			"further targeted seed-corn, with lessons",
			"LIOs build relationships between small and large agencies, with advice and support",
			"consortium approach to bids",
		}},
		{"Impact/sustainability", []string{
			"performance measures at the outset and data systems",
			"evaluation appropriate to timeframe, no duplication",
		}},
		{"Drawing on the VCS to deliver services", []string{
			"resource intensive",
			"bring financial processes in line",
			"how to sustain without funding incentives",
			"some managed risk",
		}},
	}
}

// hoAddressees returns whom the text of an implication names.
func hoAddressees(id string) []Actor {
	switch id {
	case "HO-I1.3", "HO-I2.2", "HO-I3.2", "HO-X2":
		return []Actor{GovernmentDepartments}
	case "HO-I6.2":
		return []Actor{StatutoryAgencies}
	case "HO-I7.1", "HO-X7":
		return []Actor{HomeOffice, MinistryOfJustice}
	case "HO-I8.1", "HO-I8.2", "HO-X6": // "at all levels across both VCS and statutory organisations"
		return []Actor{VCS, StatutoryAgencies}
	case "HO-I11.2":
		return []Actor{LIOs}
	}
	return nil
}

// ho2012 returns the lists of HO2012. The report does not draw links from
// challenges to implications; they follow from shared subject.
func ho2012() ([]Entry, []Link) {
	var entries []Entry
	var links []Link
	for i, challenge := range hoChallenges() {
		id := fmt.Sprint("HO-C", i+1)
		entry := Entry{ID: id, Kind: Challenge, Text: challenge.text, Place: "HO2012 Ch.5 " + challenge.text}
		if challenge.summary != challenge.text {
			entry.Note = fmt.Sprintf("in the Executive summary %q", challenge.summary)
		}
		if id == "HO-C5" {
			entry.Note += "; reported in three of the four areas in Ch.5, in all four in the Executive summary"
		}
		entries = append(entries, entry)
		for _, implication := range challenge.implications {
			links = append(links, Link{From: id, To: implication, Relation: AnsweredBy, Basis: SameSubject,
				Reason: "same subject; the report draws no links from challenges to implications"})
		}
	}
	for i, heading := range hoHeadings() {
		id, place := fmt.Sprint("HO-I", i+1), "HO2012 Ch.6 "+heading.heading
		entries = append(entries, Entry{ID: id, Kind: ImplicationHeading, Text: heading.heading, Place: place})
		for j, text := range heading.items {
			part := fmt.Sprintf("%s.%d", id, j+1)
			entries = append(entries, Entry{ID: part, Kind: Implication, Heading: heading.heading, Text: text, Place: place,
				Addressees: hoAddressees(part)})
			links = append(links, Link{From: part, To: id, Relation: PartOf, Basis: Stated, Place: place})
		}
	}
	summary := listed(ExecutiveImplication, "HO-X", "", "HO2012 Executive summary, Implications", nil,
		"national umbrella body worked; case by case",
		"mix of local and national brokerage; build capacity in less developed sectors",
		"resource needed to build local capacity; sustain without funding incentives",
		"small amounts make a marked difference; diversity through commissioning; VCS on commissioning groups",
		"VCS on local IOM steering groups, perhaps through an LIO",
		"buy-in at all levels; communications strategies",
		"national data-sharing template by Home Office and MoJ",
		"targeted seed-corn funding helps bodies with no prior experience")
	for i, to := range []string{"HO-I2.2", "HO-I1.3", "HO-I13.3", "HO-I10", "HO-I4.1", "HO-I8", "HO-I3.2", "HO-I4.3"} {
		summary[i].Addressees = hoAddressees(summary[i].ID)
		links = append(links, Link{From: summary[i].ID, To: to, Relation: SameAs, Basis: SameSubject,
			Reason: "the summary names no section; same subject"})
	}
	entries = append(entries, summary...)
	entries = append(entries, listed(Benefit, "HO-PB", "Potential", "HO2012 Ch.5 Perceived benefits of VCS involvement in IOM", nil,
		"work flexibly and responsively; trust, because no formal enforcement role",
		"distinct skills and knowledge; skills transfer",
		"embedded in local communities; informal intelligence")...)
	entries = append(entries, listed(Benefit, "HO-RB", "Realised", "HO2012 Ch.5 Perceptions of benefits of the project", nil,
		"links between sectors strengthened",
		"practitioners' views of VCS value changed",
		"diverse needs of offenders addressed")...)
	return entries, links
}
