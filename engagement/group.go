package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// An OffenderGroup is one of the specific groups whose services NA2009 asks
// after. The zero value is GroupNotStated.
type OffenderGroup uint8

// The five groups (NA2009 4.0).
const (
	GroupNotStated OffenderGroup = iota
	Women
	BME   // Black and minority ethnic groups
	Young // young offenders
	Older // older offenders
	ChildrenAndFamilies
)

var offenderGroups = word.NewList[OffenderGroup]("OffenderGroup",
	"not-stated", "women", "bme", "young", "older", "children-and-families")

// ParseOffenderGroup returns the group that text names; empty text is
// GroupNotStated, and other text wraps ErrUnknownWord.
func ParseOffenderGroup(text string) (OffenderGroup, error) { return offenderGroups.Parse(text) }

// OffenderGroups lists the five groups.
func OffenderGroups() []OffenderGroup { return offenderGroups.Values() }

// String returns the word of g, such as "women".
func (g OffenderGroup) String() string { return offenderGroups.String(g) }

// MarshalText returns the word of g.
func (g OffenderGroup) MarshalText() ([]byte, error) { return offenderGroups.Marshal(g) }

// UnmarshalText sets g to the group that text names; see ParseOffenderGroup.
func (g *OffenderGroup) UnmarshalText(text []byte) error { return offenderGroups.Unmarshal(g, text) }
