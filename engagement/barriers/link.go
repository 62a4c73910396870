package barriers

import "github.com/thirdsector-go/partnership/internal/word"

// A Link joins two entries, or a rule to the barrier that it is evidence of.
// The zero value is no link.
type Link struct {
	From     string   `json:"from"` // an entry's id, or a rule's where Relation is EvidenceOf
	To       string   `json:"to"`   // an entry's id
	Relation Relation `json:"relation"`
	Basis    Basis    `json:"basis"`
	Limb     string   `json:"limb,omitzero"`   // the part of a rule, or topic of a recommendation, that the link holds for; empty for the whole
	Place    string   `json:"place,omitzero"`  // where the document draws it; empty where the link is ours
	Reason   string   `json:"reason,omitzero"` // why it is drawn; never empty where the link is ours
}

// Links returns all links: those between entries in the order of the
// catalogue, then those from rules in the order of the rules. The values are
// the caller's.
func Links() []Link {
	_, links := tables()
	return append(links, evidence()...)
}

// A Relation is what a link says of its ends. The zero value is
// RelationNotStated.
type Relation uint8

// The relations, each read from From to To.
const (
	RelationNotStated Relation = iota
	Opposite                   // a barrier has an opportunity opposite it
	AnsweredBy                 // a barrier is answered by a recommendation, measure, response or implication
	SolvedBy                   // a barrier meets a solution that its own section proposes
	PartOf                     // an entry is part of another
	SameAs                     // an entry says again, in another place of the same document, what another says
	SameKind                   // a barrier is of a common kind: the crosswalk
	UsedBy                     // a driver is used by a recommendation
	EvidenceOf                 // a rule that is not met is evidence of a barrier
)

var relations = word.NewList[Relation]("Relation", "not-stated",
	"opposite", "answered-by", "solved-by", "part-of", "same-as", "same-kind", "used-by", "evidence-of")

// ParseRelation returns the relation that text names; empty text is
// RelationNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseRelation(text string) (Relation, error) { return relations.Parse(text) }

// Relations lists the relations.
func Relations() []Relation { return relations.Values() }

// String returns the word of r, such as "answered-by".
func (r Relation) String() string { return relations.String(r) }

// MarshalText returns the word of r.
func (r Relation) MarshalText() ([]byte, error) { return relations.Marshal(r) }

// UnmarshalText sets r to the relation that text names; see ParseRelation.
func (r *Relation) UnmarshalText(text []byte) error { return relations.Unmarshal(r, text) }

// A Basis is what a link rests on. The zero value is BasisNotKnown, whose word
// is "not-known" and not, as elsewhere, "not-stated", for that would read as
// the opposite of stated.
type Basis uint8

// The bases, the strongest first.
const (
	BasisNotKnown Basis = iota
	Stated              // the document draws the link itself
	SameSubject         // ours: both ends speak of one thing
	Inferred            // ours: it follows, but a reader may well differ
)

var bases = word.NewList[Basis]("Basis", "not-known", "stated", "same-subject", "inferred")

// ParseBasis returns the basis that text names; empty text is BasisNotKnown,
// and other text wraps engagement.ErrUnknownWord.
func ParseBasis(text string) (Basis, error) { return bases.Parse(text) }

// Bases lists the bases, the strongest first.
func Bases() []Basis { return bases.Values() }

// String returns the word of b, such as "same-subject".
func (b Basis) String() string { return bases.String(b) }

// MarshalText returns the word of b.
func (b Basis) MarshalText() ([]byte, error) { return bases.Marshal(b) }

// UnmarshalText sets b to the basis that text names; see ParseBasis.
func (b *Basis) UnmarshalText(text []byte) error { return bases.Unmarshal(b, text) }
