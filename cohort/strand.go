package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Strand is one of the three strands of the scheme for prolific and other
// priority offenders, whose terms IOM projects took over (R135). The zero value
// is StrandNotStated.
type Strand uint8

// The strands.
const (
	StrandNotStated Strand = iota
	PreventAndDeter
	CatchAndConvict
	RehabilitateAndResettle
)

var strands = word.NewList[Strand]("Strand",
	"not-stated", "prevent-and-deter", "catch-and-convict", "rehabilitate-and-resettle")

// ParseStrand returns the strand that text names; empty text is StrandNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseStrand(text string) (Strand, error) { return strands.Parse(text) }

// Strands lists the values other than StrandNotStated.
func Strands() []Strand { return strands.Values() }

// String returns the word of s, such as "catch-and-convict".
func (s Strand) String() string { return strands.String(s) }

// MarshalText returns the word of s.
func (s Strand) MarshalText() ([]byte, error) { return strands.Marshal(s) }

// UnmarshalText sets s to the strand that text names; see ParseStrand.
func (s *Strand) UnmarshalText(text []byte) error { return strands.Unmarshal(s, text) }

// A StrandHome is a strand of a project and where it lies.
type StrandHome struct {
	Strand Strand   `json:"strand"`
	Where  string   `json:"where,omitzero"` // empty where no place is named
	By     []string `json:"by,omitzero"`    // who carries it out, who does most first; nil where not known
	Place  string   `json:"place,omitzero"`
}

// CheckStrands says whether a project has a home for each of the three strands
// (R135). A part for each: it is met where a home is listed, not met where none
// is and the list is complete, and not known where it is not known to be.
// Complete is yes where the project has no other homes.
func CheckStrands(homes []StrandHome, complete engagement.Answer) engagement.Reason {
	reason := engagement.Reason{Rule: ruleStrands, Format: "%d homes of strands listed, all of them: %v", Values: []any{len(homes), complete}}
	for _, strand := range Strands() {
		listed := engagement.NotKnown
		if complete == engagement.Yes {
			listed = engagement.No
		}
		for _, home := range homes {
			if home.Strand == strand {
				listed = engagement.Yes
			}
			if home.Strand == StrandNotStated && listed == engagement.No {
				listed = engagement.NotKnown // it may be this one's
			}
		}
		reason.Because = append(reason.Because, facts.Answered(ruleStrands, strand.String(), listed, "has a home"))
	}
	reason.Outcome = engagement.OutcomeOf(reason.Because)
	return reason
}
