package barriers

import "github.com/thirdsector-go/partnership/internal/word"

// A Cover says why a finding that is not met is evidence of no barrier. The
// zero value is CoverNotStated.
type Cover uint8

// The covers.
const (
	CoverNotStated   Cover = iota
	NoBarrier              // a rule of the catalogue that no barrier covers
	OtherLimb              // a barrier covers only a limb of the rule that the finding's subject does not name
	ExcludedByPolicy       // a barrier covers it by a link of a basis that the policy leaves out
	OtherRule              // not a rule of the catalogue, but of another package or of the caller's own
	NoSuchRule             // R and a number, as a rule of the catalogue, but not of R1 to R248: likely a slip
)

var covers = word.NewList[Cover]("Cover",
	"not-stated", "no-barrier", "other-limb", "excluded-by-policy", "other-rule", "no-such-rule")

// ParseCover returns the cover that text names; empty text is CoverNotStated,
// and other text wraps engagement.ErrUnknownWord.
func ParseCover(text string) (Cover, error) { return covers.Parse(text) }

// Covers lists the covers.
func Covers() []Cover { return covers.Values() }

// String returns the word of c, such as "no-barrier".
func (c Cover) String() string { return covers.String(c) }

// MarshalText returns the word of c.
func (c Cover) MarshalText() ([]byte, error) { return covers.Marshal(c) }

// UnmarshalText sets c to the cover that text names; see ParseCover.
func (c *Cover) UnmarshalText(text []byte) error { return covers.Unmarshal(c, text) }
