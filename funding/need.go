package funding

import "github.com/thirdsector-go/partnership/internal/word"

// A Need is what a seed-corn grant sought to address. The zero value is
// NeedNotStated.
type Need uint8

// The needs of HO2012 Table 3.
const (
	NeedNotStated Need = iota
	YouthDiversion
	Resettlement
	FinancialAdvice
	SkillsEducationEmployment
	MentoringSupport
	OrganisationalCapacity
)

var needs = word.NewList[Need]("Need", "not-stated", "youth-diversion", "resettlement", "financial-advice",
	"skills-education-employment", "mentoring-support", "organisational-capacity")

// ParseNeed returns the need that text names; empty text is NeedNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseNeed(text string) (Need, error) { return needs.Parse(text) }

// Needs lists the needs.
func Needs() []Need { return needs.Values() }

// String returns the word of n, such as "youth-diversion".
func (n Need) String() string { return needs.String(n) }

// MarshalText returns the word of n.
func (n Need) MarshalText() ([]byte, error) { return needs.Marshal(n) }

// UnmarshalText sets n to the need that text names; see ParseNeed.
func (n *Need) UnmarshalText(text []byte) error { return needs.Unmarshal(n, text) }
