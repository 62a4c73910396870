package engagement

import (
	"encoding/json"
	"strings"
)

// Roles is a set of the three levels: under the 2009 model a referral partner
// is also a delivery partner, and under the 2011 model an agency may be both or
// either. The zero value is the empty set.
type Roles uint8

// RolesOf returns the set of levels; LevelNotKnown and NoLevel are no roles and
// add nothing.
func RolesOf(levels ...Level) Roles {
	var r Roles
	for _, level := range levels {
		r |= role(level)
	}
	return r
}

func role(level Level) Roles {
	if level < ReferralAgency || level > DeliveryPartner {
		return 0
	}
	return 1 << (level - ReferralAgency)
}

// Has reports whether r holds level.
func (r Roles) Has(level Level) bool { return r&role(level) != 0 }

// Levels lists the levels in r, the delivery partner first.
func (r Roles) Levels() []Level {
	levels := []Level{}
	for level := DeliveryPartner; level >= ReferralAgency; level-- {
		if r.Has(level) {
			levels = append(levels, level)
		}
	}
	return levels
}

// UnmarshalJSON reads the list of words that MarshalJSON writes.
func (r *Roles) UnmarshalJSON(data []byte) error {
	var levels []Level
	if err := json.Unmarshal(data, &levels); err != nil {
		return err
	}
	*r = RolesOf(levels...)
	return nil
}

// String returns the words of r with "+" between, "no role" for the empty set:
// that none is held for certain does not say that none is held.
func (r Roles) String() string {
	var words []string
	for _, level := range r.Levels() {
		words = append(words, level.String())
	}
	if len(words) == 0 {
		return "no role"
	}
	return strings.Join(words, "+")
}

// MarshalJSON returns the list of words, such as ["delivery-partner"].
func (r Roles) MarshalJSON() ([]byte, error) { return json.Marshal(r.Levels()) }
