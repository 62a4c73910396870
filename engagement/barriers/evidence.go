package barriers

import "fmt"

// lastRule is the number of rules of the catalogue: R1 to R248.
const lastRule = 248

// A clue says that a rule that is not met is evidence of a barrier.
type clue struct {
	rule  int    // of R1 to R248
	limb  string // the part of the rule that it holds for; empty for the whole
	of    string // the barrier's id
	basis Basis
	place string // of the barrier, where it is the rule's own source; empty where the link is ours
	why   string // what not met means
}

// evidence returns the links from rules to barriers. All 248 rules were gone
// through; those without a line have none, because they define, because the
// documents report no such barrier, or because it would be a stretch.
func evidence() []Link {
	var links []Link
	for _, clue := range clues() {
		links = append(links, Link{From: fmt.Sprint("R", clue.rule), To: clue.of, Relation: EvidenceOf, Basis: clue.basis,
			Limb: clue.limb, Place: clue.place, Reason: clue.why})
	}
	for _, pair := range nomsPairs() {
		links = append(links, Link{From: "R191", To: fmt.Sprint("NO-B", pair.barrier), Relation: EvidenceOf, Basis: SameSubject,
			Limb: fmt.Sprint("NO-M", pair.measure), Reason: "the measure against it is not in place"})
	}
	return links
}

// clues returns the lines in the order of the rules, but for R191, whose limbs
// are the measures of NOMS2005.
func clues() []clue {
	const (
		prisonRole   = "SH2004 Part Two 3.4"
		knowledge    = "SH2004 Part Two 5.3"
		targeting    = "HO2012 Ch.5 Targeting effort with IOM offenders"
		risk         = "HO2012 Ch.5 Concerns around risk management"
		referral     = "HO2012 Ch.5 Slow or absent referral mechanisms"
		information  = "HO2012 Ch.5 Sharing information at a local level"
		expectations = "HO2012 Ch.5 Raising unsustainable expectations"
		competition  = "HO2012 Ch.5 Competition within the VCS"
		pennine      = "NA2009 4.1 Barriers"
		leeds        = "NA2009 4.4 Barriers"
		problems     = "NA2009 4.4 Problems within the IOM"
		midlands     = "NA2009 Appendix 6"
		hindsight    = "CL2012 2.6"
	)
	return []clue{
		{6, "local-oversight", "NA-WMB7", SameSubject, "", "no VCS agency sits on the CDRP"},
		{6, "local-oversight", "SH-5.5", SameSubject, "", "the VCS is not at the strategic table"},
		{6, "pioneer-site-oversight", "SH-5.5", SameSubject, "", "the VCS is not at the strategic table"},
		{6, "countywide-oversight", "SH-5.5", SameSubject, "", "the VCS is not at the strategic table"},
		{7, "sharesInformation", "NA-B2", SameSubject, "", "intelligence is not shared within the unit"},
		{9, "understandsIOM", "HO-C1", SameSubject, "", "the agency has no understanding of the IOM"},
		{12, "protocolAgreed", "NA-B2", SameSubject, "", "no information sharing on agreed protocols"},
		{13, "makesReferrals", "HO-C3", SameSubject, "", "referrals do not pass both ways"},
		{13, "receivesReferrals", "HO-C3", SameSubject, "", "referrals do not pass both ways"},
		{13, "sharesInformation", "NA-B2", SameSubject, "", "no opportunity to share information"},
		{15, "referral-partner", "NA-B1", Inferred, "", "no route leads an agency closer; recommendation 11 asks for structure and route in one"},
		{16, "", "NA-B1", SameSubject, "", "the steering group is not open to the VCS"},
		{17, "", "SH-5.5", SameSubject, "", "the VCS is not at the strategic table, or its seat is unconnected"},
		{20, "", "NA-B1", SameSubject, "", "levels are unconnected, so that the structure does not reach the sector"},
		{22, "", "NA-B1", Inferred, "", "agencies neither inform their representative nor hear back"},
		{25, "information-sharing", "NA-B2", SameSubject, "", "no information sharing under protocols in the unit"},
		{25, "shared-culture", "NA-B3", SameSubject, "", "no shared culture in the unit"},
		{31, "", "NA-B2", Inferred, "", "an information sharing agreement is due and absent"},
		{34, "", "NA-WMB1", Stated, midlands, "one person holds a relationship that no contract secures"},
		{35, "", "HO-C5", SameSubject, "", "sensitive data pass without a protocol"},
		{36, "", "HO-C5", Stated, information, "the agreement in place is between public bodies only"},
		{37, "", "HO-C5", Stated, information, "the recipient lacks secure IT"},
		{38, "", "HO-C5", SameSubject, "", "no template, or a protocol that lacks its clauses"},
		{39, "", "NA-PEN1", Stated, pennine, "what may be shared in this direction is overstepped or unsettled"},
		{39, "", "NA-WMB4", Stated, midlands, "what may be shared in this direction is overstepped or unsettled"},
		{40, "", "SH-3.2", Stated, "SH2004 Part Two 3.2", "privacy stands in the way and consent was not sought"},
		{41, "", "SH-3.2", Stated, "SH2004 Part Two 3.2", "risk information is not passed on"},
		{42, "", "SH-1.5", Stated, "SH2004 Part Two 1.5", "the role in enforcement is not clear"},
		{42, "", "WO-C2", SameSubject, "", "inclusion and enforcement are not reconciled"},
		{43, "", "NA-B4", Stated, "NA2009 Executive summary, Barriers to engagement", "vetting excludes the individual"},
		{43, "", "NA-PEN4", Stated, pennine, "vetting excludes the individual"},
		{44, "", "SH-3.1", Stated, "SH2004 Part Two 3.1", "access is decided case by case, or security disrupts the work"},
		{45, "", "NA-LEE2", Stated, leeds, "Probation's case is closed to the VCS, for want of a three way meeting"},
		{45, "", "NA-B6", SameSubject, "", "Probation's case is closed to the VCS"},
		{46, "", "NA-WMB2", Stated, midlands, "two agencies do the same for one offender"},
		{53, "", "SH-1.3", Stated, "SH2004 Part Two 1.3", "a responsibility that the section lays on the VCS is not met"},
		{53, "", "SH-2.3", Inferred, "", "no professional and accountable service is no standard reached"},
		{54, "referralRouteExplained", "HO-C2", Stated, targeting, "nobody told the agency how offenders would reach it"},
		{54, "riskSupport", "HO-C4", Stated, risk, "a newcomer lacks the support in risk assessment that the section calls for"},
		{55, "frontline", "HO-C3", Stated, referral, "frontline staff who should refer have not bought in"},
		{55, "referrals", "HO-C3", Stated, referral, "a project depends on referrals that nobody has bought in to"},
		{56, "mapping", "NA-WMB3", SameSubject, "", "agencies are not mapped"},
		{56, "strategic-representation", "NA-WMB7", SameSubject, "", "no representation on the CDRP"},
		{56, "sustainability-strategy", "NA-BG2", SameSubject, "", "no strategy against short-term, unstable funding"},
		{56, "shared-understanding", "NA-WMB6", SameSubject, "", "no shared understanding"},
		{58, "", "SH-5.5", SameSubject, "", "the national body is not used; the section names it among its mechanisms"},
		{62, "", "SH-4.5", Stated, "SH2004 Part Two 4.5", "bidders sit on the panel that lets the sub-contract"},
		{65, "", "NA-B1", SameSubject, "", "VCS projects have no seat on the steering group"},
		{66, "", "SH-5.5", SameSubject, "", "no VCS seat where commissioning is decided"},
		{67, "", "SH-5.5", SameSubject, "", "strategic plans leave the VCS out"},
		{68, "", "CL-H4", Stated, hindsight, "nobody owns the work over all leads"},
		{77, "", "NA-WMB7", Stated, "NA2009 Appendix 6 Strategic influence", "no VCS body on the CDRP and no interim cover"},
		{81, "", "SH-3.4", Stated, prisonRole, "the co-ordinator's role is missing, unresourced or confused"},
		{104, "", "CL-H5", Stated, hindsight, "instalments delay sub-grants in a short window"},
		{109, "", "HO-C2", Stated, targeting, "the activity serves none of those in scope"},
		{111, "", "HO-C2", Stated, targeting, "the agency can neither progress alone nor gets guidance"},
		{115, "", "SH-4.1", Stated, "SH2004 Part Two 4.1", "the price does not cover the full cost"},
		{115, "", "NO-B8", Stated, "NOMS2005 4.1", "the price does not cover the full cost"},
		{116, "", "SH-4.2", Stated, "SH2004 Part Two 4.2", "the contract is short-term"},
		{116, "", "NA-BG2", SameSubject, "", "the contract is short-term"},
		{117, "", "NO-B10", Stated, "NOMS2005 4.1", "payment is late"},
		{118, "", "NO-B9", Stated, "NOMS2005 4.1", "payment does not follow need"},
		{124, "", "HO-C2", Inferred, "", "the bid does not say what it has to do with the IOM cohort"},
		{126, "", "CL-H1", Stated, hindsight, "the lead-in is too short"},
		{128, "", "HO-C6", Stated, expectations, "a short service without a plan to continue"},
		{129, "", "CL-H6", Stated, hindsight, "hours for the evaluation are not planned"},
		{130, "", "WO-C3", SameSubject, "", "a statutory team competes for charitable funds"},
		{131, "", "HO-C7", Stated, competition, "sharing of funds is relied on without direction"},
		{152, "", "NA-LEE4", Stated, problems, "prison leavers are not notified, one cause of too few referrals"},
		{159, "", "NA-LEE7", Inferred, "", "no lead professional, so that responsibility for the case is unclear"},
		{165, "", "SH-3.2", Inferred, "", "more than one assessment: 'death by assessment'"},
		{167, "", "NA-LEE4", Stated, problems, "referrals are below plan"},
		{167, "", "HO-C3", Stated, referral, "referrals are below plan"},
		{170, "", "WO-C4", Stated, "WO2011 slide Maintaining a varied VCS market", "the purchase method does not fit volume and size"},
		{172, "", "SH-4.3", SameSubject, "", "procurement costs too much for what is bought"},
		{172, "", "NO-B7", SameSubject, "", "procurement costs too much for what is bought"},
		{174, "", "NA-BG3", SameSubject, "", "smaller agencies are not enabled to bid"},
		{174, "", "SH-4.3", SameSubject, "", "the process disadvantages smaller organisations"},
		{178, "", "SH-5.2", Stated, "SH2004 Part Two 5.2", "the invitation missed those it was for"},
		{181, "", "SH-3.5", Stated, "SH2004 Part Two 3.5", "trust, willingness or statutory commitment is missing"},
		{182, "", "SH-4.4", SameSubject, "", "the contract was changed without negotiation or funding"},
		{183, "", "SH-4.4", Stated, "SH2004 Part Two 4.4", "change was imposed with little notice"},
		{184, "", "SH-2.3", SameSubject, "", "the contract states no benchmark or training"},
		{186, "", "NO-B4", SameSubject, "", "the provider had no part in the design"},
		{189, "", "NA-B5", SameSubject, "", "referrals exceed capacity"},
		{192, "", "NO-B6", SameSubject, "", "the procurement does not open the supply chain"},
		{193, "", "NO-B11", Stated, "NOMS2005 4.1", "reporting is disproportionate"},
		{197, "", "SH-5.4", Stated, "SH2004 Part Two 5.4", "a regional contract leaves local agencies no route"},
		{198, "", "SH-2.2", SameSubject, "", "the larger organisation has no funding for supporting smaller ones"},
		{199, "", "SH-5.3", Stated, knowledge, "the record lacks what the section misses"},
		{200, "", "SH-3.4", Stated, prisonRole, "the directory is a static snapshot"},
		{200, "", "SH-5.3", Stated, knowledge, "the entry is undated or out of date"},
		{201, "", "NA-WMB3", Stated, midlands, "no map says who does what, when and for whom"},
		{201, "", "SH-5.3", SameSubject, "", "knowledge of who works with whom is missing"},
		{202, "", "SH-2.5", Inferred, "", "the market is not grown to organisations outside this work"},
		{224, "", "WO-C1", SameSubject, "", "impact is claimed without a comparison"},
		{226, "", "WO-C1", Stated, "WO2011 slide An uncertain funding/commissioning landscape, Evidencing impact and cost effectiveness", "the evidence is anecdote"},
		{227, "", "WO-C1", SameSubject, "", "outcomes were not measured from the outset"},
		{228, "", "CL-H6", SameSubject, "", "evaluation burdens those taking part"},
		{229, "", "NA-WMB5", Stated, midlands, "agencies measure success differently"},
		{230, "", "SH-1.4", Stated, "SH2004 Part Two 1.4", "targets count outputs, or are one agency's own"},
		{240, "", "HO-C2", Stated, targeting, "nobody can say whom the work reached"},
		{245, "", "SH-2.2", Inferred, "", "a condition for the sector's infrastructure is not met"},
	}
}
