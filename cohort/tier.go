package cohort

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Tier is a level of offender management in the West Midlands (R169). Their
// text counts four and defines none. The zero value is TierNotStated.
type Tier uint8

// The tiers.
const (
	TierNotStated Tier = iota
	Tier1
	Tier2
	Tier3
	Tier4
)

var tiers = word.NewList[Tier]("Tier", "not-stated", "level-1", "level-2", "level-3", "level-4")

// ParseTier returns the tier that text names; empty text is TierNotStated, and
// other text wraps engagement.ErrUnknownWord.
func ParseTier(text string) (Tier, error) { return tiers.Parse(text) }

// Tiers lists the four, from the first level on.
func Tiers() []Tier { return tiers.Values() }

// String returns the word of t, such as "level-3".
func (t Tier) String() string { return tiers.String(t) }

// MarshalText returns the word of t.
func (t Tier) MarshalText() ([]byte, error) { return tiers.Marshal(t) }

// UnmarshalText sets t to the tier that text names; see ParseTier.
func (t *Tier) UnmarshalText(text []byte) error { return tiers.Unmarshal(t, text) }

// IsMainTarget answers whether t is the main target of the West Midlands IOM:
// levels 3 and 4 are (R169; NA2009 Appendix 6).
func (t Tier) IsMainTarget() engagement.Answer {
	switch t {
	case Tier3, Tier4:
		return engagement.Yes
	case Tier1, Tier2:
		return engagement.No
	}
	return engagement.NotKnown
}

// Focus returns what VCS engagement is about at t: what it was on the main
// target, and what was suggested for the two levels below. It is nil for a
// tier that is not stated.
func (t Tier) Focus() []string {
	switch t.IsMainTarget() {
	case engagement.Yes:
		return []string{"drugs", "alcohol", "neighbourhood safety", "accommodation"}
	case engagement.No:
		return []string{"local communities", "VCS agencies", "faith groups"}
	}
	return nil
}

// TierChecklist returns the four tiers, on all of which VCS agencies are
// engaged (R169): "Third Sector engagement currently operates on all 4 levels".
func TierChecklist() engagement.Checklist {
	const place = "NA2009 Appendix 6 Third Sector contribution to community cohesion"
	list := engagement.Checklist{Rule: ruleTiers}
	for _, t := range Tiers() {
		list.Items = append(list.Items, engagement.Item{ID: t.String(), Text: "VCS agencies are engaged at " + t.String(), Place: place})
	}
	return list
}
