package directory

import "github.com/thirdsector-go/partnership/internal/word"

// A Route is how a service is paid for, and so how a client comes into it. The
// zero value is RouteNotStated.
type Route uint8

// The routes (NA2009 4.1 Composition and Funding, 5.0).
const (
	RouteNotStated Route = iota
	Commissioned         // bought by contract for everybody it is for
	Grant                // paid for by a grant
	SpotPurchase         // bought client by client
	SelfFunded           // paid for by the agency, as from a charity shop and donations
)

var routes = word.NewList[Route]("Route", "not-stated", "commissioned", "grant", "spot-purchase", "self-funded")

// ParseRoute returns the route that text names; empty text is
// RouteNotStated, and other text wraps engagement.ErrUnknownWord.
func ParseRoute(text string) (Route, error) { return routes.Parse(text) }

// Routes lists the routes.
func Routes() []Route { return routes.Values() }

// String returns the word of r, such as "commissioned".
func (r Route) String() string { return routes.String(r) }

// MarshalText returns the word of r.
func (r Route) MarshalText() ([]byte, error) { return routes.Marshal(r) }

// UnmarshalText sets r to what text names; see ParseRoute.
func (r *Route) UnmarshalText(text []byte) error { return routes.Unmarshal(r, text) }
