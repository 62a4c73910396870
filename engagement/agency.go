package engagement

import (
	"fmt"

	"github.com/thirdsector-go/partnership/internal/word"
)

// An AgencyID identifies an agency in facts and results. Empty is an agency
// that is not named.
type AgencyID string

// An Agency is what is known of one organisation. Every field may be unknown.
type Agency struct {
	ID         AgencyID      `json:"id,omitzero"`
	Name       string        `json:"name,omitzero"`
	Sector     Sector        `json:"sector,omitzero"`
	Kind       Kind          `json:"kind,omitzero"`
	Experience Answer        `json:"experience,omitzero"` // prior experience of working with offenders, HO2012 Table 1
	Staff      StaffBand     `json:"staff,omitzero"`
	Income     IncomeBracket `json:"income,omitzero"`
	Size       Size          `json:"size,omitzero"` // as a document calls it

	Boundary       Boundary    `json:"boundary,omitzero"`       // of the sector, as the record that names it draws it (R2)
	Form           Form        `json:"form,omitzero"`           // of a Third Sector organisation (R1)
	Orientation    Orientation `json:"orientation,omitzero"`    // to offenders (R4)
	CommunityBased Answer      `json:"communityBased,omitzero"` // draws on and works in its locality (R5)
	CommunityGroup Answer      `json:"communityGroup,omitzero"` // supports members of its own community (R5)
}

// Validate returns every problem of a: a value outside its enumeration, and
// what only a VCS body is on an agency of another sector.
func (a Agency) Validate() error {
	var problems Problems
	problems.CheckWord("sector", a.Sector)
	problems.CheckWord("kind", a.Kind)
	problems.CheckWord("experience", a.Experience)
	problems.CheckWord("staff", a.Staff)
	problems.CheckWord("income", a.Income)
	problems.CheckWord("size", a.Size)
	problems.CheckWord("boundary", a.Boundary)
	problems.CheckWord("form", a.Form)
	problems.CheckWord("orientation", a.Orientation)
	problems.CheckWord("communityBased", a.CommunityBased)
	problems.CheckWord("communityGroup", a.CommunityGroup)
	if a.Sector == Statutory || a.Sector == Private {
		for _, of := range []struct {
			field string
			value fmt.Stringer
			given bool
		}{
			{"kind", a.Kind, a.Kind != KindNotStated},
			{"boundary", a.Boundary, a.Boundary != BoundaryNotStated},
			{"form", a.Form, a.Form != FormNotStated},
			{"orientation", a.Orientation, a.Orientation != OrientationNotStated},
			{"communityGroup", a.CommunityGroup, a.CommunityGroup == Yes},
		} {
			if of.given {
				problems.Add(of.field, of.value.String(), contradiction("only a VCS body has one, and the sector is "+a.Sector.String()))
			}
		}
	}
	return problems.Err()
}

// A Sector is the part of public life an agency belongs to. The zero value is
// SectorNotStated.
type Sector uint8

// The sectors (NA2009 3.1; SH2004 Part One 1.1). VCS is what NA2009 calls the
// Third Sector.
const (
	SectorNotStated Sector = iota
	Statutory              // police, probation, prisons, local authorities, health bodies
	VCS                    // voluntary and community sector
	Private
)

var sectors = word.NewList[Sector]("Sector", "not-stated", "statutory", "vcs", "private")

// ParseSector returns the sector that text names; empty text is
// SectorNotStated, and other text wraps ErrUnknownWord.
func ParseSector(text string) (Sector, error) { return sectors.Parse(text) }

// Sectors lists the sectors.
func Sectors() []Sector { return sectors.Values() }

// String returns the word of s, such as "statutory".
func (s Sector) String() string { return sectors.String(s) }

// MarshalText returns the word of s.
func (s Sector) MarshalText() ([]byte, error) { return sectors.Marshal(s) }

// UnmarshalText sets s to the sector that text names; see ParseSector.
func (s *Sector) UnmarshalText(text []byte) error { return sectors.Unmarshal(s, text) }

// A Kind is the kind of VCS body that bids for and runs projects (R3). The
// zero value is KindNotStated.
type Kind uint8

// The kinds of bidder (HO2012 Ch.3, Table 1, footnotes 10 and 11).
const (
	KindNotStated    Kind = iota
	VCSOrganisation       // an independent voluntary organisation
	SocialEnterprise      // a business driven by a social or environmental purpose, to which its profits go
	LIO                   // a Local Infrastructure Organisation, such as a Council for Voluntary Service
)

var kinds = word.NewList[Kind]("Kind", "not-stated", "vcs-organisation", "social-enterprise", "lio")

// ParseKind returns the kind that text names; empty text is KindNotStated, and
// other text wraps ErrUnknownWord.
func ParseKind(text string) (Kind, error) { return kinds.Parse(text) }

// Kinds lists the kinds.
func Kinds() []Kind { return kinds.Values() }

// String returns the word of k, such as "social-enterprise".
func (k Kind) String() string { return kinds.String(k) }

// MarshalText returns the word of k.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Marshal(k) }

// UnmarshalText sets k to the kind that text names; see ParseKind.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Unmarshal(k, text) }
