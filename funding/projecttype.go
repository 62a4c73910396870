package funding

import "github.com/thirdsector-go/partnership/internal/word"

// A ProjectType is the heading a project falls under. The zero value is
// TypeNotStated.
type ProjectType uint8

// The headings of HO2012 Ch.3 and Table 2. No project has SeedCorn: it is the
// report's fourth heading, but its money lies inside two projects of the other
// types (footnote 18), and adding it as a row would count it twice.
const (
	TypeNotStated ProjectType = iota
	Strategic                 // strategic development or capacity building
	Service                   // service delivery for offenders
	Volunteering              // volunteering or mentoring
	SeedCorn                  // grants to small organisations
)

var projectTypes = word.NewList[ProjectType]("ProjectType", "not-stated", "strategic", "service", "volunteering", "seed-corn")

// ParseProjectType returns the type that text names; empty text is
// TypeNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseProjectType(text string) (ProjectType, error) { return projectTypes.Parse(text) }

// ProjectTypes lists the types.
func ProjectTypes() []ProjectType { return projectTypes.Values() }

// String returns the word of t, such as "service".
func (t ProjectType) String() string { return projectTypes.String(t) }

// MarshalText returns the word of t.
func (t ProjectType) MarshalText() ([]byte, error) { return projectTypes.Marshal(t) }

// UnmarshalText sets t to the type that text names; see ParseProjectType.
func (t *ProjectType) UnmarshalText(text []byte) error { return projectTypes.Unmarshal(t, text) }
