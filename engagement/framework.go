package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Domain is one of the three of the thematic framework. The zero value is
// DomainNotStated.
type Domain uint8

// The domains (NA2009 Figure 2.1).
const (
	DomainNotStated Domain = iota
	Voice                  // voice and partnership
	Communities            // strengthening communities
	Services               // transforming public services
)

var domains = word.NewList[Domain]("Domain", "not-stated", "voice", "communities", "services")

// ParseDomain returns the domain that text names; empty text is
// DomainNotStated, and other text wraps ErrUnknownWord.
func ParseDomain(text string) (Domain, error) { return domains.Parse(text) }

// Domains lists the domains.
func Domains() []Domain { return domains.Values() }

// String returns the word of d, such as "voice".
func (d Domain) String() string { return domains.String(d) }

// MarshalText returns the word of d.
func (d Domain) MarshalText() ([]byte, error) { return domains.Marshal(d) }

// UnmarshalText sets d to the domain that text names; see ParseDomain.
func (d *Domain) UnmarshalText(text []byte) error { return domains.Unmarshal(d, text) }

// A MetricID names a metric of the thematic framework.
type MetricID string

// A Metric is a thematic area of the framework, or a part of one.
type Metric struct {
	ID     MetricID `json:"id"`
	Domain Domain   `json:"domain"`
	Title  string   `json:"title"`
	PartOf MetricID `json:"partOf,omitzero"` // the area that a part belongs to; empty for an area
}

// The metrics on which NA2009 3.5 says something of the sites.
const (
	CommercialBarriers MetricID = "commercial-barriers" // addressed, "from none to good"
	CommissionerSkills MetricID = "commissioner-skills" // "from none to full"
)

// Framework returns the thematic framework of NA2009 Figure 2.1, adapted from
// the NOMS Third Sector Action Plan, in its order: three domains, twelve areas,
// and the seven parts of two of them.
func Framework() []Metric {
	const engaged, volunteering MetricID = "engagement-at-all-levels", "volunteering"
	return []Metric{
		{engaged, Voice, "Stronger Third Sector engagement at all levels", ""},
		{"representation", Voice, "Support for representation of diverse organisations", engaged},
		{"stakeholder-groups", Voice, "Involvement in stakeholder groups and partnerships", engaged},
		{"involvement-in-time", Voice, "Mechanisms in place to involve the Third Sector at the right time in policy development and service design and implementation", engaged},
		{"smaller-organisations", Voice, "Engagement of smaller/diverse organisations", ""},
		{"compact-compliance", Voice, "Compact compliance", ""},
		{"strategic-commissioning", Voice, "Engagement in effective partnership working and strategic local commissioning", ""},
		{"local-communities", Communities, "Stronger role for local communities and community organisations in reducing re-offending and public protection", ""},
		{volunteering, Communities, "Role of volunteering", ""},
		{"volunteer-numbers", Communities, "Increase numbers and diversity of volunteers", volunteering},
		{"volunteer-development", Communities, "Strategic development of volunteers", volunteering},
		{"volunteer-support", Communities, "Improved quality of support for volunteers", volunteering},
		{"volunteer-impact", Communities, "Ways to assess the impact of volunteering", volunteering},
		{"mentoring", Communities, "Mentoring: impact, extent of this", ""},
		{"provider-market", Services, "An effective, diverse, and mixed provider market within which the Third Sector has improved opportunities", ""},
		{"assessing-impact", Services, "Having the means to assess Third Sector impact", ""},
		{CommercialBarriers, Services, "Reducing commercial barriers to the Third Sector and other provider access to funding streams", ""},
		{CommissionerSkills, Services, "The development of commissioner skills to enhance Third Sector working", ""},
		{"capacity-building", Services, "Capacity building of Third Sector Agencies", ""},
	}
}
