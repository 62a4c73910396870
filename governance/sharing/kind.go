package sharing

import "github.com/thirdsector-go/partnership/internal/word"

// A Kind is the kind of an agreement. The zero value is KindNotStated.
type Kind uint8

// The two kinds (NA2009 5.0: "a need to formalise arrangements through service
// level agreements and information sharing agreements"). Either may permit
// information to pass: the service level agreements of the Pennine unit
// "related to information sharing protocols and service delivery" (NA2009 4.1).
const (
	KindNotStated      Kind = iota
	ServiceLevel            // service level agreement (SLA)
	InformationSharing      // information sharing agreement (ISA), or protocol
)

var kinds = word.NewList[Kind]("Kind", "not-stated", "service-level", "information-sharing")

// ParseKind returns the kind that text names; empty text is KindNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseKind(text string) (Kind, error) { return kinds.Parse(text) }

// Kinds lists the two kinds.
func Kinds() []Kind { return kinds.Values() }

// String returns the word of k, such as "service-level".
func (k Kind) String() string { return kinds.String(k) }

// MarshalText returns the word of k.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParseKind.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Unmarshal(k, text) }
