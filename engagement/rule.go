package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Rule is a row of the catalogue: something a source defines, prescribes or
// claims, or that follows from it. The ids R1 to R248 are the catalogue's own;
// a rule from the literature has a lower-case slug such as "equal-awards", and
// so has a criterion of the caller's own.
type Rule struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Kind   RuleKind `json:"kind"`
	Source string   `json:"source"` // document key and section, see Sources; or a work of the literature; or the caller
}

// A RuleKind says on what a rule rests. The zero value is RuleKindNotStated.
type RuleKind uint8

// The kinds of rule.
const (
	RuleKindNotStated RuleKind = iota
	Definition                 // the documents define a term or list
	Normative                  // the documents prescribe or recommend
	Claim                      // a statement of fact or finding that can be checked
	Derived                    // our consequence; no document says it in this form
	Literature                 // from other published work, cited in the source
	CallerRule                 // set by the caller
)

var ruleKinds = word.NewList[RuleKind]("RuleKind",
	"not-stated", "definition", "normative", "claim", "derived", "literature", "caller")

// ParseRuleKind returns the kind that text names; empty text is
// RuleKindNotStated, and other text wraps ErrUnknownWord.
func ParseRuleKind(text string) (RuleKind, error) { return ruleKinds.Parse(text) }

// RuleKinds lists the kinds.
func RuleKinds() []RuleKind { return ruleKinds.Values() }

// String returns the word of k, such as "normative".
func (k RuleKind) String() string { return ruleKinds.String(k) }

// MarshalText returns the word of k.
func (k RuleKind) MarshalText() ([]byte, error) { return ruleKinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParseRuleKind.
func (k *RuleKind) UnmarshalText(text []byte) error { return ruleKinds.Unmarshal(k, text) }
