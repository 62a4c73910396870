package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Tier is where in a partnership an agency takes part. The
// zero value is TierNotStated.
type Tier uint8

// The three levels of engagement (NA2009 3.1), and what the first and the last
// are made of: service delivery, inside the IOM or outside it (WO2011);
// operational management; and strategic oversight, which is local (links to the
// CDRP), of the pioneer site (groups over several projects, county or London
// wide), and countywide (the Criminal Justice Board).
const (
	TierNotStated Tier = iota
	DeliveryOutside
	DeliveryInside
	OperationalManagement
	LocalOversight
	PioneerSiteOversight
	CountywideOversight
)

var tiers = word.NewList[Tier]("Tier", "not-stated",
	"delivery-outside", "delivery-inside", "operational-management", "local-oversight", "pioneer-site-oversight", "countywide-oversight")

// ParseTier returns the tier that text names; empty text is TierNotStated, and
// other text wraps ErrUnknownWord.
func ParseTier(text string) (Tier, error) { return tiers.Parse(text) }

// Tiers lists the tiers, from service delivery upwards.
func Tiers() []Tier { return tiers.Values() }

// String returns the word of t, such as "local-oversight".
func (t Tier) String() string { return tiers.String(t) }

// MarshalText returns the word of t.
func (t Tier) MarshalText() ([]byte, error) { return tiers.Marshal(t) }

// UnmarshalText sets t to the tier that text names; see ParseTier.
func (t *Tier) UnmarshalText(text []byte) error { return tiers.Unmarshal(t, text) }

// Strategic reports whether t is a tier of strategic oversight.
func (t Tier) Strategic() bool { return t >= LocalOversight && t <= CountywideOversight }

// Level2011 returns what the revised model calls a tier of strategic oversight
// (WO2011: "local, sub-regional and regional groups"), empty for another tier.
// That the 2009 tiers are these, in their order, is a reading: neither document
// says so.
func (t Tier) Level2011() string {
	switch t {
	case LocalOversight:
		return "local"
	case PioneerSiteOversight:
		return "sub-regional"
	case CountywideOversight:
		return "regional"
	}
	return ""
}

// Presence is where VCS agencies take part in one IOM. To be present is not to
// be connected: an agency on the CDRP may have no link to those that deliver.
type Presence struct {
	DeliveryOutside       Answer `json:"deliveryOutside,omitzero"` // services outside the IOM, which it refers to
	DeliveryInside        Answer `json:"deliveryInside,omitzero"`  // an integral part of it
	OperationalManagement Answer `json:"operationalManagement,omitzero"`
	LocalOversight        Answer `json:"localOversight,omitzero"`
	PioneerSiteOversight  Answer `json:"pioneerSiteOversight,omitzero"`
	CountywideOversight   Answer `json:"countywideOversight,omitzero"`
}

// Get returns what is known of a tier.
func (p Presence) Get(t Tier) Answer {
	switch t {
	case DeliveryOutside:
		return p.DeliveryOutside
	case DeliveryInside:
		return p.DeliveryInside
	case OperationalManagement:
		return p.OperationalManagement
	case LocalOversight:
		return p.LocalOversight
	case PioneerSiteOversight:
		return p.PioneerSiteOversight
	case CountywideOversight:
		return p.CountywideOversight
	}
	return NotKnown
}

// Levels says at which of the three levels of engagement there is a presence
// (R6), one reason each: service delivery, which is inside or outside the IOM,
// operational management, and strategic oversight, which is any of its three
// tiers. The first and the last rest on their tiers.
func (p Presence) Levels() []Reason {
	at := func(t Tier) Reason {
		return Reason{Rule: ruleLevels, Outcome: p.Get(t).Outcome(), Subject: t.String(), Format: "present: %v", Values: []any{p.Get(t)}}
	}
	delivery := p.DeliveryOutside.Or(p.DeliveryInside)
	strategic := p.LocalOversight.Or(p.PioneerSiteOversight).Or(p.CountywideOversight)
	return []Reason{
		{Rule: ruleLevels, Outcome: delivery.Outcome(), Subject: "service-delivery", Format: "present inside or outside the IOM: %v", Values: []any{delivery},
			Because: []Reason{at(DeliveryOutside), at(DeliveryInside)}},
		at(OperationalManagement),
		{Rule: ruleLevels, Outcome: strategic.Outcome(), Subject: "strategic-oversight", Format: "present in any of three tiers: %v", Values: []any{strategic},
			Because: []Reason{at(LocalOversight), at(PioneerSiteOversight), at(CountywideOversight)}},
	}
}
