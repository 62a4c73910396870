package cohort

import (
	"io"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/document"
	"github.com/thirdsector-go/partnership/internal/facts"
	"github.com/thirdsector-go/partnership/internal/word"
)

// An UnknownPolicy is what becomes of a person of whom a criterion is not
// known. The zero value is UnknownNotStated, which selects nobody: a policy has
// to say.
type UnknownPolicy uint8

// What may become of a person of whom a criterion is not known.
const (
	UnknownNotStated UnknownPolicy = iota
	LeaveOut                       // the person is not selected, and is counted as not known
	LetIn                          // the criterion is passed over, and the person is counted as not known
	Refuse                         // the selection is an error that names the person
)

var unknownPolicies = word.NewList[UnknownPolicy]("UnknownPolicy", "not-stated", "leave-out", "let-in", "refuse")

// ParseUnknownPolicy returns the policy that text names; empty text is
// UnknownNotStated, and other text wraps ErrUnknownWord.
func ParseUnknownPolicy(text string) (UnknownPolicy, error) { return unknownPolicies.Parse(text) }

// UnknownPolicies lists the three.
func UnknownPolicies() []UnknownPolicy { return unknownPolicies.Values() }

// String returns the word of p, such as "leave-out".
func (p UnknownPolicy) String() string { return unknownPolicies.String(p) }

// MarshalText returns the word of p.
func (p UnknownPolicy) MarshalText() ([]byte, error) { return unknownPolicies.Marshal(p) }

// UnmarshalText sets p to the policy that text names; see ParseUnknownPolicy.
func (p *UnknownPolicy) UnmarshalText(text []byte) error { return unknownPolicies.Unmarshal(p, text) }

// A TieBreak is which of two people of the same rank comes first. The zero
// value is TieBreakNotStated: a tie that decides who is in is then an error.
type TieBreak uint8

// The ways to break a tie.
const (
	TieBreakNotStated TieBreak = iota
	TiesByID                   // the smaller identifier first, byte by byte
	TiesByDraw                 // by a draw from the seed of the policy, whatever the order of the input
)

var tieBreaks = word.NewList[TieBreak]("TieBreak", "not-stated", "id", "draw")

// ParseTieBreak returns the way that text names; empty text is
// TieBreakNotStated, and other text wraps ErrUnknownWord.
func ParseTieBreak(text string) (TieBreak, error) { return tieBreaks.Parse(text) }

// TieBreaks lists the ways.
func TieBreaks() []TieBreak { return tieBreaks.Values() }

// String returns the word of b, such as "id".
func (b TieBreak) String() string { return tieBreaks.String(b) }

// MarshalText returns the word of b.
func (b TieBreak) MarshalText() ([]byte, error) { return tieBreaks.Marshal(b) }

// UnmarshalText sets b to the way that text names; see ParseTieBreak.
func (b *TieBreak) UnmarshalText(text []byte) error { return tieBreaks.Unmarshal(b, text) }

// A Policy says who is in a cohort: the criteria, all of which a person has to
// pass, the order in which people come, and for how many there is room.
type Policy struct {
	ID       string          `json:"id"`
	Title    string          `json:"title,omitzero"`
	Source   string          `json:"source,omitzero"`
	AsOf     engagement.Date `json:"asOf,omitzero"` // the day of ages and windows
	Unknown  UnknownPolicy   `json:"unknown,omitzero"`
	Criteria []Criterion     `json:"criteria"`
	Ranking  []RankKey       `json:"ranking,omitzero"` // the first key on which two people differ decides
	Ties     TieBreak        `json:"ties,omitzero"`
	Seed     uint64          `json:"seed,omitzero"` // of the draw
	Capacity Capacity        `json:"capacity,omitzero"`
}

// A RankKey is a field by which people are ranked: age, risk, RAG or a day.
// Whoever has the higher value, or the later day, comes first, unless Ascending.
// A value that is not known comes after every value that is.
type RankKey struct {
	Field     Field `json:"field"`
	Ascending bool  `json:"ascending,omitzero"`
}

// ReadPolicy reads a policy from a JSON document and checks it as [Prepare]
// does. The error is Problems, all at once.
func ReadPolicy(r io.Reader) (Policy, error) { return ReadPolicyOn(r, engagement.Date{}) }

// ReadPolicyOn is [ReadPolicy] for the given day, where it is known: it takes the
// place of the document's, which may have none.
func ReadPolicyOn(r io.Reader, asOf engagement.Date) (Policy, error) {
	var policy Policy
	err := facts.Read(r, &policy, func() error {
		if asOf.IsKnown() {
			policy.AsOf = asOf
		}
		_, err := Prepare(policy)
		return err
	})
	return policy, err
}

// WritePolicy writes a policy as a JSON document.
func WritePolicy(w io.Writer, policy Policy) error { return document.Encode(w, policy) }
