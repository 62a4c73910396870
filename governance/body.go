package governance

import "github.com/thirdsector-go/partnership/engagement"

// A BodyID identifies a body. Empty is a body that is not named.
type BodyID string

// A Body is a group at a tier: a unit, a steering group, a board. Everything
// but its identifier may be unknown.
type Body struct {
	ID      BodyID            `json:"id"`
	Name    string            `json:"name,omitzero"`
	Tier    engagement.Tier   `json:"tier,omitzero"`
	Status  BodyStatus        `json:"status,omitzero"`
	Chair   Chair             `json:"chair,omitzero"`
	Seats   []Seat            `json:"seats,omitempty"`
	Meets   string            `json:"meets,omitzero"`   // how often and what for, as stated
	Cadence Cadence           `json:"cadence,omitzero"` // how often, where that is stated
	Formal  engagement.Answer `json:"formal,omitzero"`  // formally constituted

	// Complete is yes where every seat there is is listed. VCS says whether any
	// VCS agency sits on the body, where a source says so and does not name it.
	Complete engagement.Answer `json:"complete,omitzero"`
	VCS      engagement.Answer `json:"vcs,omitzero"`

	Commissions engagement.Answer `json:"commissions,omitzero"` // decides on commissioning
	Place       string            `json:"place,omitzero"`
}

// A Chair is who chairs a body: an agency, by the holder of a post. The zero
// value is a chair that is not known.
type Chair struct {
	Agency engagement.AgencyID `json:"agency,omitzero"`
	Post   string              `json:"post,omitzero"`
}

// A Seat is an agency's place on a body.
type Seat struct {
	Agency     engagement.AgencyID `json:"agency"`
	Post       string              `json:"post,omitzero"` // of who sits there, as named
	Status     SeatStatus          `json:"status,omitzero"`
	Active     engagement.Answer   `json:"active,omitzero"`     // takes an active part
	Remit      engagement.Answer   `json:"remit,omitzero"`      // has the remit or the seniority to decide (R64)
	RingFenced engagement.Answer   `json:"ringFenced,omitzero"` // the place is kept for its like (R63)

	// Whoever represents the VCS here is elected by the sector, trained for it,
	// and accountable through a forum open to every local group (R85).
	Elected     engagement.Answer `json:"elected,omitzero"`
	Trained     engagement.Answer `json:"trained,omitzero"`
	Accountable engagement.Answer `json:"accountable,omitzero"`

	Place string `json:"place,omitzero"`
}
