package directory

import "github.com/thirdsector-go/partnership/internal/word"

// A GroupFit is how a service stands to a group of offenders. The zero value is
// GroupFitNotKnown.
type GroupFit uint8

// The ways in which a service stands to a group.
const (
	GroupFitNotKnown GroupFit = iota
	Specific                  // the service is specifically for the group
	OpenToAll                 // it is open to all, and so to the group
	NotForGroup               // it is only for other groups
)

var groupFits = word.NewList[GroupFit]("GroupFit", "not-known", "specific", "open-to-all", "not-for-group")

// ParseGroupFit returns the group fit that text names; empty text is
// GroupFitNotKnown, and other text wraps engagement.ErrUnknownWord.
func ParseGroupFit(text string) (GroupFit, error) { return groupFits.Parse(text) }

// GroupFits lists the group fits.
func GroupFits() []GroupFit { return groupFits.Values() }

// String returns the word of f, such as "specific".
func (f GroupFit) String() string { return groupFits.String(f) }

// MarshalText returns the word of f.
func (f GroupFit) MarshalText() ([]byte, error) { return groupFits.Marshal(f) }

// UnmarshalText sets f to what text names; see ParseGroupFit.
func (f *GroupFit) UnmarshalText(text []byte) error { return groupFits.Unmarshal(f, text) }
