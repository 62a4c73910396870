package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Form is the form of a Third Sector organisation (R1). The zero value is
// FormNotStated. It is not the kind of a bidder of 2010-11, which is [Kind].
type Form uint8

// The forms, "categorised most simply" (NA2009 1.2).
const (
	FormNotStated Form = iota
	VoluntaryCommunityOrganisation
	SocialEnterpriseForm
	Cooperative
	Mutual
)

var forms = word.NewList[Form]("Form", "not-stated", "voluntary-community-organisation", "social-enterprise", "cooperative", "mutual")

// ParseForm returns the form that text names; empty text is FormNotStated, and
// other text wraps ErrUnknownWord.
func ParseForm(text string) (Form, error) { return forms.Parse(text) }

// Forms lists the forms.
func Forms() []Form { return forms.Values() }

// String returns the word of f, such as "mutual".
func (f Form) String() string { return forms.String(f) }

// MarshalText returns the word of f.
func (f Form) MarshalText() ([]byte, error) { return forms.Marshal(f) }

// UnmarshalText sets f to the form that text names; see ParseForm.
func (f *Form) UnmarshalText(text []byte) error { return forms.Unmarshal(f, text) }

// ThirdSectorFacts are the three things that make an organisation Third Sector (NA2009
// 1.2).
type ThirdSectorFacts struct {
	NonGovernmental      Answer `json:"nonGovernmental,omitzero"`
	ValueDriven          Answer `json:"valueDriven,omitzero"`
	PrincipallyReinvests Answer `json:"principallyReinvests,omitzero"` // its surpluses, for social, environmental or cultural objectives
}

// ThirdSector says whether an organisation is of the Third Sector as NA2009
// has it (R1): "non governmental organisations that are value driven and which
// principally reinvest their surpluses to further social, environmental and
// cultural objectives". All three must hold. Its form decides nothing: the four
// are how the sector is categorised.
//
// That is the boundary of 2009, [ThirdSector2009]. Of the VCS of 2004 it says
// nothing: see [Boundary.Within].
func ThirdSector(v ThirdSectorFacts) Reason {
	part := func(subject string, answer Answer) Reason {
		return Reason{Rule: ruleThirdSector, Outcome: answer.Outcome(), Subject: subject, Format: "%v", Values: []any{answer}}
	}
	parts := []Reason{
		part("nonGovernmental", v.NonGovernmental),
		part("valueDriven", v.ValueDriven),
		part("principallyReinvests", v.PrincipallyReinvests),
	}
	return Reason{Rule: ruleThirdSector, Outcome: OutcomeOf(parts), Because: parts,
		Format: "non-governmental: %v; value driven: %v; principally reinvests its surpluses: %v",
		Values: []any{v.NonGovernmental, v.ValueDriven, v.PrincipallyReinvests}}
}
