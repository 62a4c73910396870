package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A PoliceRole is a role of the police in a plan (R155). The zero value is
// PoliceRoleNotStated.
type PoliceRole uint8

// The four roles.
const (
	PoliceRoleNotStated PoliceRole = iota
	Intelligence
	PathwaysRole
	EnforcementRole
	DisruptionRole
)

var policeRoles = word.NewList[PoliceRole]("PoliceRole",
	"not-stated", "intel", "pathways", "enforcement", "disruption")

// ParsePoliceRole returns the role that text names; empty text is PoliceRoleNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParsePoliceRole(text string) (PoliceRole, error) { return policeRoles.Parse(text) }

// PoliceRoles lists the values other than PoliceRoleNotStated.
func PoliceRoles() []PoliceRole { return policeRoles.Values() }

// String returns the word of r, such as "intel".
func (r PoliceRole) String() string { return policeRoles.String(r) }

// MarshalText returns the word of r.
func (r PoliceRole) MarshalText() ([]byte, error) { return policeRoles.Marshal(r) }

// UnmarshalText sets r to the role that text names; see ParsePoliceRole.
func (r *PoliceRole) UnmarshalText(text []byte) error { return policeRoles.Unmarshal(r, text) }

// PoliceRoleNamed answers whether a plan names a role of the police: the item
// "police-role" of [PlanningChecklist]. Nil is not known, and a list without
// one is a no; of a role that is not stated it is not known whether it is one
// of the four.
func PoliceRoleNamed(roles []PoliceRole) engagement.Answer {
	if roles == nil {
		return engagement.NotKnown
	}
	named := engagement.No
	for _, role := range roles {
		known := engagement.NotKnown
		if role >= Intelligence && role <= DisruptionRole {
			known = engagement.Yes
		}
		named = named.Or(known)
	}
	return named
}
