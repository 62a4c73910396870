package barriers

import "github.com/thirdsector-go/partnership/internal/word"

// An Actor is whom a recommendation addresses, as its own text names them. The
// zero value is ActorNotStated. An entry that names nobody has no addressee:
// "contracts are not changed" asks something of purchasers without saying so.
type Actor uint8

// The actors.
const (
	ActorNotStated          Actor = iota
	RegionalOffenderManager       // SH2004
	Region                        // "the region", SH2004
	NOMS                          // National Offender Management Service, SH2004 and NOMS2005
	VoluntarySectorUnit           // of NOMS, NOMS2005 6.1
	SkillsForJustice              // SH2004
	AreaPrisonService             // SH2004
	PrisonService                 // SH2004
	ProbationService              // SH2004
	ProbationBoards               // SH2004
	PrivateSector                 // SH2004
	AllAgencies                   // "each agency", "all agencies", SH2004
	Commissioners                 // SH2004, WO2011
	NeutralBiddingAgency          // SH2004
	VCS                           // the voluntary and community sector, SH2004 and HO2012
	WiderVCS                      // the part of it that does not work with offenders, SH2004
	LargerVCS                     // organisations with infrastructure of their own, SH2004
	LIOs                          // Local Infrastructure Organisations, HO2012 and CL2012
	IOMProjects                   // "IOM projects", "all IOM schemes", NA2009
	IOMGoverningBodies            // "IOM strategic governing bodies", NA2009
	WestMidlandsIOM               // the West Midlands IOM project, NA2009 Appendix 6
	TheCentre                     // "the centre", NA2009 recommendation 22
	GovernmentDepartments         // HO2012
	CentralGovernment             // CL2012
	HomeOffice                    // HO2012
	MinistryOfJustice             // HO2012
	StatutoryAgencies             // HO2012
	PartnershipsAndTrusts         // CL2012
	Politicians                   // WO2011
	PolicyMakers                  // WO2011
	Practitioners                 // WO2011
)

var actors = word.NewList[Actor]("Actor", "not-stated", "regional-offender-manager", "region", "noms", "voluntary-sector-unit",
	"skills-for-justice", "area-prison-service", "prison-service", "probation-service", "probation-boards", "private-sector",
	"all-agencies", "commissioners", "neutral-bidding-agency", "vcs", "wider-vcs", "larger-vcs", "lios", "iom-projects",
	"iom-governing-bodies", "west-midlands-iom", "the-centre", "government-departments", "central-government", "home-office",
	"ministry-of-justice", "statutory-agencies", "partnerships-and-trusts", "politicians", "policy-makers", "practitioners")

// ParseActor returns the actor that text names; empty text is ActorNotStated,
// and other text wraps engagement.ErrUnknownWord.
func ParseActor(text string) (Actor, error) { return actors.Parse(text) }

// Actors lists the actors.
func Actors() []Actor { return actors.Values() }

// String returns the word of a, such as "probation-boards".
func (a Actor) String() string { return actors.String(a) }

// MarshalText returns the word of a.
func (a Actor) MarshalText() ([]byte, error) { return actors.Marshal(a) }

// UnmarshalText sets a to the actor that text names; see ParseActor.
func (a *Actor) UnmarshalText(text []byte) error { return actors.Unmarshal(a, text) }
