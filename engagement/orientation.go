package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// An Orientation is how far a VCS organisation is there for offenders (R4).
// The four can only be "loosely characterised"; here they are labels of which
// an organisation has one. The zero value is OrientationNotStated.
type Orientation uint8

// The orientations, with the study's examples (SH2004 Role of the VCS 3.1.6).
const (
	OrientationNotStated  Orientation = iota
	OffendersOnly                     // "working solely with offenders": Nacro, SOVA, Apex Trust
	DisadvantagedPriority             // with disadvantaged groups, offenders a priority group: Prince's Trust, Turning Point, Shelter
	CommunityReferral                 // with people in the community, who may be offenders but enter as community referrals: Mothers Union
	Mainstream                        // "the mainstream VCS": Samaritans, Citizen's Advice
)

var orientations = word.NewList[Orientation]("Orientation", "not-stated",
	"offenders-only", "disadvantaged-priority", "community-referral", "mainstream")

// ParseOrientation returns the orientation that text names; empty text is
// OrientationNotStated, and other text wraps ErrUnknownWord.
func ParseOrientation(text string) (Orientation, error) { return orientations.Parse(text) }

// Orientations lists the orientations, the closest to offenders first.
func Orientations() []Orientation { return orientations.Values() }

// String returns the word of o, such as "offenders-only".
func (o Orientation) String() string { return orientations.String(o) }

// MarshalText returns the word of o.
func (o Orientation) MarshalText() ([]byte, error) { return orientations.Marshal(o) }

// UnmarshalText sets o to the orientation that text names; see
// ParseOrientation.
func (o *Orientation) UnmarshalText(text []byte) error { return orientations.Unmarshal(o, text) }

// OrientationOf says how an organisation is oriented by what it does, the
// first of the source's descriptions that fits. What is not known leaves the
// later ones open: OrientationNotStated.
func OrientationOf(solelyOffenders, offendersAPriority, asCommunityReferrals Answer) Orientation {
	for _, step := range []struct {
		fits Answer
		is   Orientation
	}{{solelyOffenders, OffendersOnly}, {offendersAPriority, DisadvantagedPriority}, {asCommunityReferrals, CommunityReferral}} {
		switch step.fits {
		case Yes:
			return step.is
		case No:
		default:
			return OrientationNotStated
		}
	}
	return Mainstream
}
