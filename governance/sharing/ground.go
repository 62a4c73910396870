package sharing

import "github.com/thirdsector-go/partnership/internal/word"

// A Ground is why a VCS agency has to pass information on (R41). The zero value
// is GroundNotStated, on which nothing has to be passed.
type Ground uint8

// The two grounds, and no other (SH2004 3.2: "information is passed to the
// statutory sector when issues of public protection and risk management are
// needed").
const (
	GroundNotStated Ground = iota
	PublicProtection
	RiskManagement
)

var grounds = word.NewList[Ground]("Ground", "not-stated", "public-protection", "risk-management")

// ParseGround returns the ground that text names; empty text is
// GroundNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseGround(text string) (Ground, error) { return grounds.Parse(text) }

// Grounds lists the two grounds.
func Grounds() []Ground { return grounds.Values() }

// known reports whether g is one of the two grounds.
func (g Ground) known() bool { return g == PublicProtection || g == RiskManagement }

// String returns the word of g, such as "public-protection".
func (g Ground) String() string { return grounds.String(g) }

// MarshalText returns the word of g.
func (g Ground) MarshalText() ([]byte, error) { return grounds.Marshal(g) }

// UnmarshalText sets g to the ground that text names; see ParseGround.
func (g *Ground) UnmarshalText(text []byte) error { return grounds.Unmarshal(g, text) }
