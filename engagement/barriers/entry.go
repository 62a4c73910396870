package barriers

import (
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// An Entry is one item of the catalogue. The zero value is no entry.
type Entry struct {
	ID         string            `json:"id"` // such as "SH-1.1", "NO-B3", "HO-I8.1"
	Kind       Kind              `json:"kind"`
	Heading    string            `json:"heading,omitzero"` // under which the document has it, where it has one
	Text       string            `json:"text"`             // condensed
	Place      string            `json:"place"`            // document key and section, such as "SH2004 Part Two 3.4"
	Addressees []Actor           `json:"addressees,omitempty"`
	Site       string            `json:"site,omitzero"`     // PEN, LEW, NOT, LEE or WM, where the entry is of one site
	Resolved   engagement.Answer `json:"resolved,omitzero"` // of a site's barrier: whether it had been resolved
	Note       string            `json:"note,omitzero"`     // what to know of the text or its place
}

// Document returns the key of the document that e is from (see
// [engagement.Sources]); empty for the crosswalk, which is ours.
func (e Entry) Document() string {
	key, _, found := strings.Cut(e.Place, " ")
	if !found {
		return ""
	}
	return key
}

// Entries returns the catalogue, in its order. The values are the caller's.
func Entries() []Entry {
	entries, _ := tables()
	return entries
}

// Lookup returns the entry with the given id, and whether there is one. There
// is none for SH-4.6, where the document names an opportunity, SH-O4.6, and no
// barrier. Its cost is linear in the catalogue.
func Lookup(id string) (Entry, bool) {
	for _, entry := range Entries() {
		if entry.ID == id {
			return entry, true
		}
	}
	return Entry{}, false
}

// tables returns the entries and the links between them.
func tables() ([]Entry, []Link) {
	var entries []Entry
	var links []Link
	for _, table := range []func() ([]Entry, []Link){sh2004, noms2005, na2009, ho2012, cl2012, wo2011, crosswalk} {
		more, between := table()
		entries = append(entries, more...)
		links = append(links, between...)
	}
	return entries, links
}

// A Kind is what an entry is in its document. The zero value is KindNotStated.
type Kind uint8

// The kinds of entry.
const (
	KindNotStated        Kind = iota
	Theme                     // one of the five of SH2004 that its barriers fall under
	OpportunityTheme          // what stands opposite a theme
	Barrier                   // of SH2004, NOMS2005 or NA2009
	Opportunity               // what stands opposite a barrier in SH2004
	Sign                      // what a section reports as showing its barrier
	Solution                  // what a section proposes against its barrier
	Recommendation            // a key recommendation of SH2004, or one of NA2009
	SubRecommendation         // how a key recommendation of SH2004 is achieved
	Measure                   // of NOMS2005 6.7
	PracticalStep             // of NOMS2005 5.4
	UnitTask                  // of NOMS2005 6.1
	MarketGrowth              // of NOMS2005 3.7
	AddedValue                // of NOMS2005 2.1
	SiteBarrier               // a barrier or problem that NA2009 reports of one site
	Driver                    // of NA2009 3.2
	NotDriver                 // what NA2009 3.2 found to drive little or nothing
	Benefit                   // of NA2009 4, HO2012 Ch.5
	LocalRecommendation       // of NA2009 Appendix 6, for the West Midlands
	Challenge                 // of HO2012 or WO2011
	ImplicationHeading        // of HO2012 Ch.6
	Implication               // of HO2012 Ch.6
	ExecutiveImplication      // of the Executive summary of HO2012
	WorkshopPoint             // one of the top four of the workshop in CL2012
	Hindsight                 // what could have been done differently, CL2012 2.6
	KeyLearning               // of CL2012
	WorkStrand                // of CL2012
	Response                  // what a slide of WO2011 sets against its challenge
	ModelStage                // of the best practice model of WO2011
	ModelItem                 // of a stage
	Enabler                   // for all stages
	CommonKind                // a code of the crosswalk, which is ours
)

var kinds = word.NewList[Kind]("Kind", "not-stated", "theme", "opportunity-theme", "barrier", "opportunity", "sign", "solution",
	"recommendation", "sub-recommendation", "measure", "practical-step", "unit-task", "market-growth", "added-value", "site-barrier",
	"driver", "not-driver", "benefit", "local-recommendation", "challenge", "implication-heading", "implication",
	"executive-implication", "workshop-point", "hindsight", "key-learning", "work-strand", "response", "model-stage", "model-item",
	"enabler", "common-kind")

// ParseKind returns the kind that text names; empty text is KindNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseKind(text string) (Kind, error) { return kinds.Parse(text) }

// Kinds lists the kinds.
func Kinds() []Kind { return kinds.Values() }

// String returns the word of k, such as "site-barrier".
func (k Kind) String() string { return kinds.String(k) }

// MarshalText returns the word of k.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParseKind.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Unmarshal(k, text) }

// Hinders reports whether entries of kind k are what a failing can be evidence
// of: barriers, barriers of a site, challenges, and hindsight.
func (k Kind) Hinders() bool {
	return k == Barrier || k == SiteBarrier || k == Challenge || k == Hindsight
}
