package pioneers

import (
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/engagement/directory"
)

// A SiteID names one of the five.
type SiteID string

// The four pioneer sites' study projects, and the West Midlands, which were
// studied apart (NA2009 1.0, Appendix 6).
const (
	Pennine      SiteID = "pennine"
	Lewisham     SiteID = "lewisham"
	Nottingham   SiteID = "nottingham"
	Leeds        SiteID = "leeds"
	WestMidlands SiteID = "west-midlands"
)

// A Site is what NA2009 states of one IOM project.
type Site struct {
	ID      SiteID            `json:"id"`
	Code    string            `json:"code"` // by which the barriers catalogue names it
	Name    string            `json:"name"`
	Pioneer string            `json:"pioneer"` // the pioneer site that the project is in
	Lead    string            `json:"lead"`
	Began   string            `json:"began,omitzero"` // as printed
	Origin  engagement.Origin `json:"origin,omitzero"`
	Notes   []Note            `json:"notes,omitempty"`

	// StatutoryStaffOnly is whether the delivery team is of statutory staff
	// only.
	StatutoryStaffOnly engagement.Answer `json:"statutoryStaffOnly,omitzero"`

	Agencies   []Agency            `json:"agencies"`
	Presence   engagement.Presence `json:"presence"` // of VCS agencies; Seats says who and where
	Seats      []Seat              `json:"seats,omitempty"`
	Unit       []Feature           `json:"unit,omitempty"` // the integration checklist, R25
	Areas      []directory.Area    `json:"areas"`
	Services   []directory.Service `json:"services,omitempty"`  // as far as the text states them
	Mapped     engagement.Answer   `json:"mapped,omitzero"`     // services for offenders have been mapped
	Accessible engagement.Answer   `json:"accessible,omitzero"` // the map is accessible to all agencies
	Community  engagement.Answer   `json:"community,omitzero"`  // there is a formal structure for communities
}

// A Note is something stated of a site, or of how it is read here.
type Note struct {
	Text  string `json:"text"`
	Place string `json:"place"`
}

// A Seat is a VCS body at a table, or stated not to be.
type Seat struct {
	Tier   engagement.Tier     `json:"tier"`
	Agency engagement.AgencyID `json:"agency,omitzero"` // empty where the text names none
	Holds  engagement.Answer   `json:"holds"`
	Place  string              `json:"place"`
	Words  string              `json:"words"`
}

// A Feature is an item of the integration checklist as the text has it.
type Feature struct {
	Item   string            `json:"item"`
	Answer engagement.Answer `json:"answer"`
	Place  string            `json:"place"`
}

// Features returns the unit's features as the checklist takes them.
func (s Site) Features() map[string]engagement.Answer {
	done := map[string]engagement.Answer{}
	for _, feature := range s.Unit {
		done[feature.Item] = feature.Answer
	}
	return done
}

// Sites returns the five, in the order of the document.
func Sites() []Site {
	sites := []Site{pennine(), lewisham(), nottingham(), leeds(), westMidlands()}
	for i := range sites {
		sites[i].own()
	}
	return sites
}

// own gives every agency and service lists of its own: where the text says the
// same of several, they are written once.
func (s *Site) own() {
	for i := range s.Agencies {
		a := &s.Agencies[i]
		a.Called, a.Observed = slices.Clone(a.Called), slices.Clone(a.Observed)
	}
	for i := range s.Services {
		service := &s.Services[i]
		service.Areas, service.Direct, service.Secondary = slices.Clone(service.Areas), slices.Clone(service.Direct), slices.Clone(service.Secondary)
	}
}

// Lookup returns the site with the given id, and whether there is one.
func Lookup(id SiteID) (Site, bool) {
	for _, site := range Sites() {
		if site.ID == id {
			return site, true
		}
	}
	return Site{}, false
}

// Directory returns the services of the site as a directory that is not
// complete.
func (s Site) Directory() directory.Directory {
	var agencies []engagement.Agency
	for _, a := range s.Agencies {
		agencies = append(agencies, a.Agency)
	}
	return directory.Directory{Areas: s.Areas, Agencies: agencies, Services: s.Services, Accessible: s.Accessible}
}
