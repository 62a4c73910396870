package barriers

// A commonKind is one kind of barrier over all documents.
type commonKind struct {
	code, name string
	of         []string
}

func commonKinds() []commonKind {
	return []commonKind{
		{"culture", "Cultural difference, stereotypes, attitudes", []string{"SH-1.1", "SH-1.2", "NO-B1", "NA-B3", "HO-C3"}},
		{"understanding", "Understanding of IOM and of each other", []string{"SH-1.3", "HO-C1", "HO-C2"}},
		{"enforcement", "Enforcement, compliance, values", []string{"SH-1.5", "HO-C5", "WO-C2"}},
		{"info-sharing", "Information sharing and confidentiality", []string{"SH-3.2", "NA-B2", "HO-C5", "CL-T3"}},
		{"security", "Security and vetting", []string{"SH-3.1", "NA-B4"}},
		{"skills", "Skills, training, accreditation", []string{"SH-2.1", "SH-2.3", "SH-3.3", "NO-B13", "NO-B14", "NA-B5"}},
		{"capacity", "Capacity and infrastructure", []string{"SH-2.2", "SH-2.4", "NO-B12", "NA-BG1", "NA-BG3"}},
		{"full-cost", "Level of funding, full cost recovery", []string{"SH-4.1", "NO-B8", "NA-BG1"}},
		{"short-term", "Short-term funding and sustainability", []string{"SH-4.2", "NA-BG2", "HO-C6"}},
		{"procurement", "Procurement and contracting process", []string{"SH-4.3", "SH-4.4", "SH-5.2", "NO-B2", "NO-B5", "NO-B7", "NO-B11", "NA-BG3"}},
		{"payment", "Payment terms and outcome payments", []string{"NO-B9", "NO-B10"}},
		{"competition", "Competition and collaboration", []string{"SH-4.5", "NO-B6", "HO-C7", "WO-C3"}},
		{"market-diversity", "Small and niche organisations, regionalisation", []string{"SH-5.4", "SH-2.5", "HO-C7", "WO-C4"}},
		{"voice", "Strategic voice and structures", []string{"SH-5.5", "SH-5.1", "NO-B4", "NA-B1"}},
		{"knowledge", "Knowledge of who does what", []string{"SH-5.3", "SH-3.4", "NO-B5"}},
		{"referral", "Referral flow, buy-in, ownership of cases", []string{"NA-B6", "HO-C3"}},
		{"risk", "Risk assessment and management", []string{"HO-C4"}},
		{"evidence", "Evidence of impact", []string{"SH-1.4", "SH-2.3", "WO-C1"}},
		{"partnership", "Partnership working", []string{"SH-3.5", "NO-B6", "NO-B3"}},
	}
}

// crosswalk returns the 19 common kinds, so that a diagnosis in one document's
// vocabulary can be looked up in another. It is ours: no document draws it.
func crosswalk() ([]Entry, []Link) {
	var entries []Entry
	var links []Link
	for _, kind := range commonKinds() {
		id := "CW-" + kind.code
		entries = append(entries, Entry{ID: id, Kind: CommonKind, Text: kind.name, Place: "ours"})
		for _, of := range kind.of {
			links = append(links, Link{From: of, To: id, Relation: SameKind, Basis: Inferred, Reason: "our crosswalk: " + kind.name})
		}
	}
	return entries, links
}
