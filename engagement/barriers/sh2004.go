package barriers

import "fmt"

// A theme of SH2004 with its numbered items.
type theme struct {
	barrier, opportunity string
	items                []item
}

// An item is a numbered section of Part Two.
type item struct {
	number               string
	barrier, opportunity string   // the two halves of the heading
	signs                []string // what the section reports as showing the barrier
	solutions            []string // what the section proposes
	answers              []string // key recommendations of the same subject: ours
	note                 string   // on the opportunity
}

// themes returns the five themes and 26 items. Wording of barriers and
// opportunities is from the headings.
func themes() []theme {
	return []theme{
		{"Cultural dissonance", "Trust and respect", []item{
			{"1.1", "Stereotypes", "Professional regard",
				[]string{
					"VCS regarded as 'free'",
					"prison staff treat VCS as 'civvies'",
					"probation regards some VCS as 'unprofessional'",
					"VCS as 'do-gooders'",
					"local reputations harm wider engagement",
					"statutory agencies insist it is 'done their way'",
					"passive opposition or disdain to ex-offenders as workers",
				},
				[]string{
					"challenge stereotypes continually",
					"positive reception into prison of everyone working for the VCS, including ex-offenders",
					"VCS to respect statutory responsibilities",
				},
				[]string{"SH-KR3"}, ""},
			{"1.2", "Defensiveness", "Creating a positive culture",
				[]string{
					"re-offending target (15% over 5 years) needs trust and shared goals",
					"strategic commitment is evident, and must percolate to all levels",
				},
				[]string{"openness to challenge", "each partner an equal player at front line as well as strategic level"},
				[]string{"SH-KR3"}, ""},
			{"1.3", "Recognising difference", "Developing specific services",
				[]string{
					"VCS occupies a discrete and diverse field: needs-based; specialist; faith-based; BME and other minority services",
				},
				[]string{
					"harness VCS skills",
					"VCS offers professional accountable service, works with statutory sector on public protection, adapts its culture",
				},
				[]string{"SH-KR3"}, ""},
			{"1.4", "Output-driven targets", "Owning outcomes",
				[]string{
					"targets met literally without meaningful outcome",
					"agency-specific targets discourage work outside the gate",
				},
				[]string{"shared outcome-driven targets"},
				[]string{"SH-KR2"}, ""},
			{"1.5", "Enforcement and compliance", "Meet statutory responsibilities",
				[]string{
					"probation wants contracts to contribute to court orders",
					"VCS values voluntarism and consent; some refuse, some engage reluctantly",
				},
				[]string{"resolve the dilemma and be clear in responsibilities"},
				[]string{"SH-KR2"}, ""},
		}},
		{"Capacity concerns", "Capacity building", []item{
			{"2.1", "Skills deficits", "Utilising skills across the sector",
				[]string{
					"more differentiated system needs more varied skills",
					"shifts of policy make unrealistic demands on workforce",
				},
				[]string{"pool skills; roles based on competencies", "factor into funding arrangements"},
				[]string{"SH-KR4"}, ""},
			{"2.2", "Uncertain infrastructures", "Developing potential supports",
				[]string{
					"little use of CVS infrastructural support",
					"needs: bidding support, skills and knowledge, capacity for sustainable quality provision",
				},
				[]string{"larger VCS organisations support smaller ones, with pump priming", "Clinks"},
				[]string{"SH-KR5", "SH-KR6"}, ""},
			{"2.3", "Reaching standards", "Embracing benchmarking",
				[]string{"concern about professionalism in core services", "lack of evidence base"},
				[]string{"benchmarks and fitness for purpose", "evaluation integral to delivery and costed into tenders"},
				[]string{"SH-KR2", "SH-KR4"}, ""},
			{"2.4", "Inadequate capacity", "Invest in building capacity",
				[]string{"skills, knowledge, structures and resources stretched"},
				[]string{"remove barriers and provide investment funding"},
				[]string{"SH-KR6"}, ""},
			{"2.5", "Engagement of wider VCS", "Brokering support for the VCS",
				[]string{"wider VCS did not see itself changing priorities unless new investment"},
				[]string{"prison and probation act as brokers; Probation Boards galvanise local activity"},
				[]string{"SH-KR5", "SH-KR8"}, ""},
		}},
		{"Structural problems", "Structural development", []item{
			{"3.1", "Responding to security", "Sensitive security procedures",
				[]string{
					"prisoners moved without informing services",
					"security perceived as control of VCS staff",
					"ex-offender employment handled individually, no regional protocol",
					"frontline information gap",
				},
				[]string{
					"communicate role of VCS to frontline",
					"handle security training sensitively",
					"security not used to prevent or disrupt work",
				},
				[]string{"SH-KR2", "SH-KR3"}, ""},
			{"3.2", "Issues of confidentiality", "Open communication",
				[]string{"access to information patchy or denied", "different IT infrastructures", "'death by assessment'"},
				[]string{
					"use OASys for all",
					"regional protocols; informed consent",
					"VCS passes on public protection and risk information",
				},
				[]string{"SH-KR2"}, ""},
			{"3.3", "Training deficits", "Rationalising training",
				[]string{"skills of staff who move between sectors need to be built up sequentially"},
				[]string{"secondments", "framework for professional development (seven features)"},
				[]string{"SH-KR4"}, ""},
			{"3.4", "VCS co-ordination", "Improving co-ordination",
				[]string{
					"role inadequately resourced",
					"held by prison officer grades, seconded probation officers and a VCS secondee",
					"combined with Head of Resettlement",
					"directories static",
					"one size fits all",
					"no similar role in probation",
				},
				[]string{"cluster job role", "similar arrangements in probation"},
				nil, ""},
			{"3.5", "Developing partnerships", "Embracing partnerships",
				[]string{"partnership viewed with reluctance: contract size, sharing work, statutory v voluntary, time"},
				[]string{
					"consortium or federal approach",
					"regional ownership",
					"requiring partnership",
					"regulatory mechanisms during audit",
					"inspectorial approach",
					"mixed economy partnering",
				},
				[]string{"SH-KR5"}, ""},
		}},
		{"Difficult funding regimes", "Positive funding culture", []item{
			{"4.1", "Inadequate resourcing", "Fair costed regimes",
				[]string{
					"no funding of development, staff development, infrastructure, exit strategy",
					"cost of living increases refused; one contract cancelled",
				},
				[]string{"full cost recovery"},
				[]string{"SH-KR6"}, ""},
			{"4.2", "Short-termism", "Sustainable contracts",
				[]string{"short-term contracts regretted by all stakeholders"},
				[]string{"three year agreements minimum (a respondent)"},
				[]string{"SH-KR6"}, ""},
			{"4.3", "Procurement difficulties", "Creating a neutral bidding agency",
				[]string{
					"uneven expertise",
					"adversarial, cost cutting",
					"advantages dedicated bid writers and existing contractors",
					"disadvantages smaller organisations",
					"duplication across procurement bases",
				},
				[]string{"neutral bidding body (seven characteristics)"},
				[]string{"SH-KR7", "SH-KR6"}, ""},
			{"4.4", "Contracting nightmares", "Utilising positive practices",
				[]string{"contract compliance problems", "late unilateral changes"},
				[]string{"solutions in the contracting cycle diagram (lost)", "sub-contracting"},
				[]string{"SH-KR6"}, "the diagram that held most of the solutions is lost"},
			{"4.5", "Conflictual contestability", "Complementary contestability",
				[]string{"contestability seen as disincentive to partnership"},
				[]string{
					"weigh partnership set-up cost against co-ordination savings",
					"South Yorkshire Offender Partnership sub-contract panels",
				},
				[]string{"SH-KR5", "SH-KR6"}, "the printed heading spells it \"complimentary\"; the text means complementary"},
			{"4.6", "", "Developing the contracting cycle",
				nil,
				[]string{"VCS Contracting Cycle diagram (lost)"},
				[]string{"SH-KR6.7"}, "the heading names no barrier; the diagram is lost"},
		}},
		{"Unequal access", "Equal access", []item{
			{"5.1", "Not a level playing field", "Strive towards equal status",
				[]string{"VCS weak compared with statutory sector; junior partner"},
				[]string{"fair procedures; equal partners"},
				[]string{"SH-KR6", "SH-KR3"}, ""},
			{"5.2", "Unequal access to tenders", "Enable all to compete fairly",
				[]string{
					"wrong organisation invited",
					"invitation not communicated widely",
					"contract let outside region because locals unknown",
				},
				[]string{"bidders' portal (six parts)"},
				[]string{"SH-KR7", "SH-KR1"}, ""},
			{"5.3", "Inadequate knowledge base", "Build knowledge management",
				[]string{
					"no standard process for capturing VCS information",
					"undated, unclassified, static, no owner, no version control",
				},
				[]string{
					"evaluate and redesign capture",
					"assign responsibility",
					"legal and ethical framework",
					"technology (extranet)",
					"classification",
					"culture",
				},
				[]string{"SH-KR1"}, ""},
			{"5.4", "Problems in regionalisation", "Enhance regional networks",
				[]string{"smaller local agencies may disappear", "BME under-representation may worsen"},
				[]string{"handle region and local delivery carefully"},
				[]string{"SH-KR1", "SH-KR8"}, ""},
			{"5.5", "Not being at the strategic table", "Develop strategic representation",
				[]string{"VCS outsiders to policy; some statutory hostility"},
				[]string{
					"board representation",
					"national consultation",
					"Clinks",
					"Partnership Development Workers",
					"neutral bidding agency",
				},
				[]string{"SH-KR8"}, ""},
		}},
	}
}

// A keyRecommendation of SH2004 Part Three, whom its text names, and how it is
// achieved.
type keyRecommendation struct {
	text       string
	addressees []Actor
	subs       []sub
}

type sub struct {
	topic, text string
	addressees  []Actor
}

// keyRecommendations returns the eight with their 48 sub-recommendations. The
// document numbers the eight; the numbers of the sub-recommendations are ours.
func keyRecommendations() []keyRecommendation {
	return []keyRecommendation{
		{"The Regional Offender Manager puts in place, as an early priority, a knowledge management system " +
			"giving region-wide data and retrieval to help plan and commission VCS services",
			[]Actor{RegionalOffenderManager}, []sub{
				{"", "develop a knowledge management system so that decisions are fair, equitable and achieve integrated working", nil},
				{"", "develop a regional perspective on organisations to commission", nil},
				{"", "improve dissemination of good practice, expand the evidence base, support informed decisions", nil},
				{"", "maintain a regional database of innovation and good practice and share findings which reduce re-offending", nil},
				{"", "develop a knowledge bank for all partners (prison, probation, VCS, private sector) for data sharing", nil},
			}},
		{"The region has accountability and audit structures so that target-setting, security, enforcement, " +
			"confidentiality and benchmarking are clear to both sectors",
			[]Actor{Region}, []sub{
				{"Target-setting", "targets linked across offender management, tracked for positive outcomes not just outputs", nil},
				{"Target-setting", "targets set by commissioners with the VCS are negotiated, fair and appropriate", []Actor{Commissioners}},
				{"Security", "positive procedures so that ex-offenders can work in the community for the VCS", nil},
				{"Security", "Area Prison Service security protocols for VCS work in prisons, " +
					"including ex-offender access, do not discriminate against civilian staff", []Actor{AreaPrisonService}},
				{"Security", "VCS ensures staff entering secure environments understand security", []Actor{VCS}},
				{"Enforcement", "any VCS enforcement role in community sentences is a clear part of the SLA", nil},
				{"Enforcement", "VCS considers its willingness to be accountable where a court order demands enforcement of attendance", []Actor{VCS}},
				{"Benchmarking", "VCS strives for fitness for purpose and meets benchmarks of professional practice", []Actor{VCS}},
				{"Confidentiality", "protocols give staff working for correctional services timely access to confidential material", nil},
				{"Confidentiality", "VCS works with the statutory sector on passing confidential information where public protection is at issue", []Actor{VCS}},
			}},
		{"Effective networking takes time; each agency ensures mutual respect and good working practices",
			[]Actor{AllAgencies}, []sub{
				{"", "ROM leads a culture of mutual respect and shared endeavour", []Actor{RegionalOffenderManager}},
				{"", "culturally sensitive services for BME groups through community-based organisations", nil},
				{"", "focused provision for particular groups using community-based organisations", nil},
				{"", "VCS on prison and probation premises is treated with respect and given appropriate accommodation", nil},
				{"", "VCS recognises legislative and statutory demands on the statutory services", []Actor{VCS}},
				{"", "wider voluntary sector (CVS and similar) ensures positive attitudes to offenders among members", []Actor{WiderVCS}},
				{"", "regular communication about VCS work to frontline staff in each prison and probation area", nil},
			}},
		{"More job movement between agencies enhances the skill mix, supported by rationalised professional development and training",
			nil, []sub{
				{"", "contracts are clear on benchmarks of practice and training support", nil},
				{"", "NOMS with Skills for Justice investigates co-ordinated professional development", []Actor{NOMS, SkillsForJustice}},
				{"", "investigate secondment between public, private and voluntary sectors", nil},
				{"", "robust guidelines on skills required for particular contracts", nil},
				{"", "VCS ensures staff expertise meets quality standards", []Actor{VCS}},
			}},
		{"All agencies seek effective partnerships with the VCS, supported by mechanisms that enhance partnership working",
			[]Actor{AllAgencies, PrisonService, ProbationService, PrivateSector}, []sub{
				{"", "wider VCS supports and campaigns for VCS organisations working with offenders", []Actor{WiderVCS}},
				{"", "larger VCS organisations act as conduit for smaller ones through partnering and sub-contracting", []Actor{LargerVCS}},
				{"", "develop and market strategies for partnership through regional consultation", nil},
				{"", "ROMs consider contracts which encourage consortia; " +
					"could include (a) requirements in tenders to be in partnership, " +
					"(b) regulatory measures on all agencies to demonstrate partnership, (c) inspectorial measures to audit it", []Actor{RegionalOffenderManager}},
				{"", "look for partnerships across all boundaries: public-private, private-VCS, public-VCS", nil},
			}},
		{"Procurement and contracting support best value, with care for procedures and process, including fair access for the VCS",
			nil, []sub{
				{"", "consider financial support to larger VCS organisations to give infrastructural support to smaller", nil},
				{"", "fair and reasonable processes for negotiation and compliance", []Actor{Commissioners}},
				{"", "contracts not changed in their lifespan (where conditions set and targets agreed) " +
					"unless carefully negotiated and development funding made available", nil},
				{"", "full cost recovery considered in new contracts and in commissioners business planning", []Actor{Commissioners}},
				{"", "apply the guidance 'think smart...think voluntary sector'", nil},
				{"", "draw on Compact guidance on grants and contracts", nil},
				{"", "act on the solutions in the VCS Contracting Cycle", nil},
			}},
		{"Consider a neutral bidding agency at regional level so that procuring is fair and open and all VCS agencies, large and small, compete on equal terms",
			nil, []sub{
				{"", "a process less adversarial and more inquisitorial", nil},
				{"", "a process which engages all VCS agencies so each can be fairly considered", nil},
				{"", "the agency employs Partnership Development Workers who broker partnerships on both sides", []Actor{NeutralBiddingAgency}},
			}},
		{"Mechanisms give the VCS equal access to the 'strategic table' in the region",
			nil, []sub{
				{"", "NOMS leads strategic representation nationally", []Actor{NOMS}},
				{"", "ROM leads strategic representation regionally through the National Action Plan structures", []Actor{RegionalOffenderManager}},
				{"", "galvanise local Probation Boards to enhance profile and commission the VCS", []Actor{ProbationBoards}},
				{"", "VCS takes responsibility that its voice is heard and structures are in place", []Actor{VCS}},
				{"", "mechanisms for the VCS in strategic development within prisons and probation areas", nil},
				{"", "wider VCS supports those who work with offenders and campaigns for them in strategic forums", []Actor{WiderVCS}},
			}},
	}
}

// sh2004 returns the five themes, the 26 items and the recommendations. The
// diagram that drew barriers to recommendations is lost. What remains stated is
// the pairs in the headings, the solutions in the sections, the contracting
// cycle that Key Recommendation 6 names, and what 5.3 itself commends.
func sh2004() ([]Entry, []Link) {
	const themesPlace = "SH2004 Executive summary, Barriers and Opportunities"
	var entries []Entry
	var links []Link
	link := func(from, to string, relation Relation, place string) {
		links = append(links, Link{From: from, To: to, Relation: relation, Basis: Stated, Place: place})
	}
	for t, theme := range themes() {
		id, opposite := fmt.Sprint("SH-T", t+1), fmt.Sprint("SH-OT", t+1)
		entries = append(entries,
			Entry{ID: id, Kind: Theme, Text: theme.barrier, Place: themesPlace},
			Entry{ID: opposite, Kind: OpportunityTheme, Text: theme.opportunity, Place: themesPlace})
		link(id, opposite, Opposite, themesPlace)
		for _, item := range theme.items {
			place := "SH2004 Part Two " + item.number
			barrier, opportunity := "SH-"+item.number, "SH-O"+item.number
			from := barrier
			if item.barrier == "" {
				from = opportunity
			} else {
				entries = append(entries, Entry{ID: barrier, Kind: Barrier, Heading: theme.barrier, Text: item.barrier, Place: place})
				link(barrier, id, PartOf, place)
				link(barrier, opportunity, Opposite, place)
			}
			entries = append(entries,
				Entry{ID: opportunity, Kind: Opportunity, Heading: theme.opportunity, Text: item.opportunity, Place: place, Note: item.note})
			link(opportunity, opposite, PartOf, place)
			for i, text := range item.signs {
				sign := fmt.Sprintf("SH-%s-E%d", item.number, i+1)
				entries = append(entries, Entry{ID: sign, Kind: Sign, Heading: item.barrier, Text: text, Place: place})
				link(sign, from, PartOf, place)
			}
			for i, text := range item.solutions {
				solution := fmt.Sprintf("SH-%s-S%d", item.number, i+1)
				entries = append(entries, Entry{ID: solution, Kind: Solution, Heading: item.opportunity, Text: text, Place: place,
					Addressees: solutionAddressees(solution)})
				link(from, solution, SolvedBy, place)
			}
			for _, answer := range item.answers {
				links = append(links, shAnswer(from, answer))
			}
			if item.number == "5.3" {
				links = append(links, Link{From: from, To: "SH-KR1.1", Relation: AnsweredBy, Basis: Stated, Place: place,
					Reason: "the section itself commends it, in the same words"})
			}
		}
	}
	for i, key := range keyRecommendations() {
		id, place := fmt.Sprint("SH-KR", i+1), fmt.Sprint("SH2004 Part Three Key Recommendation ", i+1)
		entries = append(entries, Entry{ID: id, Kind: Recommendation, Text: key.text, Place: place, Addressees: key.addressees})
		for j, sub := range key.subs {
			part := fmt.Sprintf("%s.%d", id, j+1)
			entries = append(entries, Entry{ID: part, Kind: SubRecommendation, Heading: sub.topic, Text: sub.text, Place: place,
				Addressees: sub.addressees})
			link(part, id, PartOf, place)
		}
	}
	return entries, links
}

// shAnswer returns the link from a barrier to a key recommendation, ours but
// for the contracting cycle.
func shAnswer(from, answer string) Link {
	if from == "SH-O4.6" {
		return Link{From: from, To: answer, Relation: AnsweredBy, Basis: Stated, Place: "SH2004 Part Three Key Recommendation 6",
			Reason: "it asks to act on the solutions of the VCS Contracting Cycle"}
	}
	link := Link{From: from, To: answer, Relation: AnsweredBy, Basis: SameSubject,
		Reason: "same subject; the diagram that drew the link is lost"}
	if answer == "SH-KR2" {
		link.Limb = keyTopic(from)
	}
	return link
}

// keyTopic returns the heading of Key Recommendation 2 that is a barrier's
// subject.
func keyTopic(barrier string) string {
	switch barrier {
	case "SH-1.4":
		return "Target-setting"
	case "SH-1.5":
		return "Enforcement"
	case "SH-2.3":
		return "Benchmarking"
	case "SH-3.1":
		return "Security"
	case "SH-3.2":
		return "Confidentiality"
	}
	return ""
}

// solutionAddressees returns whom the text of a solution names.
func solutionAddressees(id string) []Actor {
	switch id {
	case "SH-1.1-S3", "SH-1.3-S2", "SH-1.5-S1", "SH-3.2-S3":
		return []Actor{VCS}
	case "SH-2.2-S1":
		return []Actor{LargerVCS}
	case "SH-2.5-S1":
		return []Actor{PrisonService, ProbationService, ProbationBoards}
	}
	return nil
}
