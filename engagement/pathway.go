package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Pathway is one of the seven reducing re-offending pathways (R133). The
// zero value is PathwayNotStated. A need outside the seven has no pathway and
// is not forced into one (R134).
type Pathway uint8

// The seven pathways of NA2009 4.0 and 4.1.
const (
	PathwayNotStated Pathway = iota
	Accommodation
	EducationTrainingEmployment
	Health // mental and physical
	DrugsAlcohol
	FinanceBenefitDebt
	ChildrenFamilies
	Attitudes // thinking and behaviour
)

var pathways = word.NewList[Pathway]("Pathway", "not-stated",
	"accommodation", "ete", "health", "drugs-alcohol", "finance-benefit-debt", "children-families", "attitudes")

// ParsePathway returns the pathway that text names; empty text is
// PathwayNotStated, and other text wraps ErrUnknownWord.
func ParsePathway(text string) (Pathway, error) { return pathways.Parse(text) }

// Pathways lists the seven pathways.
func Pathways() []Pathway { return pathways.Values() }

// Title returns the pathway's name for a reader, such as "Education, training
// and employment", and its word where it has none.
func (p Pathway) Title() string {
	switch p {
	case Accommodation:
		return "Accommodation"
	case EducationTrainingEmployment:
		return "Education, training and employment"
	case Health:
		return "Mental and physical health"
	case DrugsAlcohol:
		return "Drugs and alcohol"
	case FinanceBenefitDebt:
		return "Finance, benefit and debt"
	case ChildrenFamilies:
		return "Children and families"
	case Attitudes:
		return "Attitudes, thinking and behaviour"
	}
	return p.String()
}

// String returns the word of p, such as "drugs-alcohol".
func (p Pathway) String() string { return pathways.String(p) }

// MarshalText returns the word of p.
func (p Pathway) MarshalText() ([]byte, error) { return pathways.Marshal(p) }

// UnmarshalText sets p to the pathway that text names; see ParsePathway.
func (p *Pathway) UnmarshalText(text []byte) error { return pathways.Unmarshal(p, text) }
