package directory

import "github.com/thirdsector-go/partnership/internal/word"

// A Contribution is what a service does for a need (R242). The zero value is
// ContributionNotKnown.
type Contribution uint8

// The contributions (NA2009 4.1 Pathways).
const (
	ContributionNotKnown Contribution = iota
	Direct                            // the service is provided for the need
	Secondary                         // through referral to others, or as a by-product of the main service
	NoContribution                    // known to do nothing for it
)

var contributions = word.NewList[Contribution]("Contribution", "not-known", "direct", "secondary", "none")

// ParseContribution returns the contribution that text names; empty text is
// ContributionNotKnown, and other text wraps engagement.ErrUnknownWord.
func ParseContribution(text string) (Contribution, error) { return contributions.Parse(text) }

// Contributions lists the contributions.
func Contributions() []Contribution { return contributions.Values() }

// String returns the word of c, such as "direct".
func (c Contribution) String() string { return contributions.String(c) }

// MarshalText returns the word of c.
func (c Contribution) MarshalText() ([]byte, error) { return contributions.Marshal(c) }

// UnmarshalText sets c to what text names; see ParseContribution.
func (c *Contribution) UnmarshalText(text []byte) error { return contributions.Unmarshal(c, text) }
