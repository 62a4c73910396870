package engagement

import "github.com/thirdsector-go/partnership/internal/word"

// A Factor is one of the four to which NA2009 3.2 attributes differences in
// engagement between sites (R26). The zero value is FactorNotStated.
type Factor uint8

// The four factors.
const (
	FactorNotStated        Factor = iota
	Development                   // the way in which the IOM developed
	DriversAndFacilitators        // their strength, for statutory and Third Sector agencies
	MarketComposition             // the local provider market and its services
	CommissioningArrangements
)

var factors = word.NewList[Factor]("Factor", "not-stated",
	"development", "drivers-and-facilitators", "market-composition", "commissioning")

// ParseFactor returns the factor that text names; empty text is
// FactorNotStated, and other text wraps ErrUnknownWord.
func ParseFactor(text string) (Factor, error) { return factors.Parse(text) }

// Factors lists the four factors.
func Factors() []Factor { return factors.Values() }

// String returns the word of f, such as "development".
func (f Factor) String() string { return factors.String(f) }

// MarshalText returns the word of f.
func (f Factor) MarshalText() ([]byte, error) { return factors.Marshal(f) }

// UnmarshalText sets f to the factor that text names; see ParseFactor.
func (f *Factor) UnmarshalText(text []byte) error { return factors.Unmarshal(f, text) }

// An Origin is how an IOM developed, the first of the four factors. The zero
// value is OriginNotStated.
type Origin uint8

// The origins of NA2009 3.2.
const (
	OriginNotStated      Origin = iota
	EvolvedFromScheme           // grown from an existing scheme, such as for PPOs or the DIP
	StandAlone                  // "established as a completely new project"
	TwoStatutoryAgencies        // a model of two statutory agencies
)

var origins = word.NewList[Origin]("Origin", "not-stated", "evolved-from-scheme", "stand-alone", "two-statutory-agencies")

// ParseOrigin returns the origin that text names; empty text is
// OriginNotStated, and other text wraps ErrUnknownWord.
func ParseOrigin(text string) (Origin, error) { return origins.Parse(text) }

// Origins lists the origins.
func Origins() []Origin { return origins.Values() }

// String returns the word of o, such as "stand-alone".
func (o Origin) String() string { return origins.String(o) }

// MarshalText returns the word of o.
func (o Origin) MarshalText() ([]byte, error) { return origins.Marshal(o) }

// UnmarshalText sets o to the origin that text names; see ParseOrigin.
func (o *Origin) UnmarshalText(text []byte) error { return origins.Unmarshal(o, text) }

// Expected returns the closest level that NA2009 3.2 leads one to expect at an
// IOM of this origin: delivery partners where it evolved from a scheme, in
// which co-working and co-location had begun; referral agencies only where it
// stands alone, and at the most where two statutory agencies run it. Of the
// last, 3.2 says that there is no involvement and 1.4 and 4.3 that there are
// referral agencies: both are kept.
func (o Origin) Expected() []Level {
	switch o {
	case EvolvedFromScheme:
		return []Level{DeliveryPartner}
	case StandAlone:
		return []Level{ReferralAgency}
	case TwoStatutoryAgencies:
		return []Level{NoLevel, ReferralAgency}
	}
	return nil
}

// CheckOrigin holds the claim to a site: whether the closest level found there
// is the one its origin leads one to expect (R26). It is not known where either
// is not.
func CheckOrigin(o Origin, closest Level) Reason {
	reason := Reason{Rule: ruleVariation, Subject: Development.String(), Format: "developed: %v; closest level found: %v", Values: []any{o, closest}}
	expected := o.Expected()
	if expected == nil || !closest.IsKnown() {
		return reason
	}
	reason.Outcome = NotMet
	for _, level := range expected {
		if level.Compare(closest) == 0 {
			reason.Outcome = Met
		}
	}
	return reason
}

// A Channel is the way in which a partnership reaches VCS agencies. The zero
// value is ChannelNotStated.
type Channel uint8

// The channels of NA2009 3.2.
const (
	ChannelNotStated Channel = iota
	Direct
	ThroughLocalAuthority
)

var channels = word.NewList[Channel]("Channel", "not-stated", "direct", "through-local-authority")

// ParseChannel returns the channel that text names; empty text is
// ChannelNotStated, and other text wraps ErrUnknownWord.
func ParseChannel(text string) (Channel, error) { return channels.Parse(text) }

// Channels lists the channels.
func Channels() []Channel { return channels.Values() }

// String returns the word of c, such as "direct".
func (c Channel) String() string { return channels.String(c) }

// MarshalText returns the word of c.
func (c Channel) MarshalText() ([]byte, error) { return channels.Marshal(c) }

// UnmarshalText sets c to the channel that text names; see ParseChannel.
func (c *Channel) UnmarshalText(text []byte) error { return channels.Unmarshal(c, text) }

// Conduit says how engagement was to be mediated (R244), by whether service
// delivery is by statutory staff only. Where it is, it was "intended to be
// mediated through the local authority", as the conduit to pathways services
// and as what established and serviced the steering group; where VCS staff
// deliver too, it is direct. It is a claim about the study's sites.
func Conduit(statutoryStaffOnly Answer) (Channel, Reason) {
	channel := ChannelNotStated
	switch statutoryStaffOnly {
	case Yes:
		channel = ThroughLocalAuthority
	case No:
		channel = Direct
	}
	return channel, Reason{Rule: ruleConduit, Outcome: statutoryStaffOnly.Outcome(), Subject: channel.String(),
		Format: "delivery by statutory staff only: %v; engagement %v", Values: []any{statutoryStaffOnly, channel}}
}
