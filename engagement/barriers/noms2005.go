package barriers

import "fmt"

// listed returns entries of one kind numbered from 1 after prefix.
func listed(kind Kind, prefix, heading, place string, addressees []Actor, texts ...string) []Entry {
	entries := make([]Entry, len(texts))
	for i, text := range texts {
		entries[i] = Entry{ID: fmt.Sprint(prefix, i+1), Kind: kind, Heading: heading, Text: text, Place: place,
			Addressees: append([]Actor(nil), addressees...)}
	}
	return entries
}

// noms2005 returns the lists of NOMS2005. The pairs of barriers and measures
// follow from near identical wording in 4.1 and 6.7, not from the document.
func noms2005() ([]Entry, []Link) {
	entries := listed(Barrier, "NO-B", "", "NOMS2005 4.1", nil,
		"negative cultural attitudes of some staff",
		"inappropriate procurement procedures",
		"not learning the lessons of current and developing practice (example Prospects)",
		"lack of consultation with voluntary groups about the design of programmes",
		"difficulty in finding out about contractual opportunities",
		"no processes that encourage links between VCS organisations, or with other contractors",
		"complex and costly pre-qualification and tendering",
		"need for full cost recovery not acknowledged",
		"payments and outcome measures insensitive to different offender needs",
		"delays in payment that create cash flow problems for smaller organisations",
		"poor management of contracts with inappropriate and disproportionate reporting",
		"lack of access to capital for building and infrastructure",
		"lack of business, financial and contracting skills in the VCS",
		"need to gain training and accreditation to provide certain programmes")
	entries[0].Note = "named in the lead sentence; the other twelve are bullets"
	entries[1].Note = "named in the lead sentence; the other twelve are bullets"
	entries[2].Note = `printed as "learning the lessons", under the lead "other barriers include"; the text means not learning them`
	noms := []Actor{NOMS}
	entries = append(entries, listed(Measure, "NO-M", "", "NOMS2005 6.7", noms,
		"appropriate procurement procedures",
		"outcome payments adjusted to level of service required by different offenders",
		"promoting contractual opportunities",
		"encouraging links between VCS organisations and with other contractors",
		"avoiding complex and costly pre-qualification and tendering",
		"cultural change and training to create a 'voluntary sector friendly culture'",
		"acknowledging the need for full cost recovery",
		"better management of contracts; appropriate and proportional reporting",
		"prompt payment and payment in advance where necessary",
		"avoiding short-term contracts",
		"futurebuilders and ACU infrastructure funding to overcome capital and skills constraints",
		"training and accreditation strategy for providers",
		"legislative changes to underpin the work")...)
	entries = append(entries, listed(PracticalStep, "NO-P", "", "NOMS2005 5.4", noms,
		"analysis of VCS organisations not working with offenders and approaches to potential new players",
		"review of lessons from related disciplines (asylum, health, education)",
		"private/voluntary partnerships through joint events",
		"new vehicles such as joint ventures",
		"full mapping and assessment of the market and capabilities",
		"events open to private and voluntary, large and small",
		"ask existing prime contractors to involve the VCS more",
		"new procurements: VCS welcome in supply chain; where essential, contractors demonstrate involvement")...)
	entries = append(entries, listed(UnitTask, "NO-U", "", "NOMS2005 6.1", []Actor{VoluntarySectorUnit},
		"build on work in prisons and probation",
		"share good practice between prisons and probation",
		"practical shared vision",
		"extend capacity and capability in proportion to offenders in the community",
		"VCS views represented in all areas of NOMS",
		"explore funding such as futurebuilders",
		"cultural change and training")...)
	entries = append(entries, listed(MarketGrowth, "NO-G", "", "NOMS2005 3.7", noms,
		"bring in new players where demand is high",
		"confront existing private providers to partner with the VCS",
		"get groups to prepare for new demands",
		"encourage collaboration to combine expertise and size")...)
	entries = append(entries, listed(AddedValue, "NO-V", "", "NOMS2005 2.1", nil,
		"client centred approach and user involvement",
		"increased trust from independence",
		"volunteers increase social contact and community links",
		"continuity for prisoners returning",
		"flexible, innovative, non-bureaucratic, less risk averse")...)

	var links []Link
	for _, pair := range nomsPairs() {
		links = append(links, Link{From: fmt.Sprint("NO-B", pair.barrier), To: fmt.Sprint("NO-M", pair.measure), Relation: AnsweredBy,
			Basis: SameSubject, Reason: "the same subject in 4.1 and 6.7, mostly in near identical words"})
	}
	return entries, links
}

// A nomsPair is a barrier of 4.1 and the measure of 6.7 that answers it.
type nomsPair struct{ barrier, measure int }

func nomsPairs() []nomsPair {
	return []nomsPair{{1, 6}, {2, 1}, {5, 3}, {6, 4}, {7, 5}, {8, 7}, {9, 2}, {10, 9}, {11, 8}, {12, 11}, {13, 11}, {14, 12}}
}
