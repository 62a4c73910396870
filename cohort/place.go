package cohort

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/internal/word"
)

// A Place is whether a person is in a cohort. The zero value is
// PlaceNotStated.
type Place uint8

// The places.
const (
	PlaceNotStated Place = iota
	Out
	In
)

var places = word.NewList[Place]("Place", "not-stated", "out", "in")

// ParsePlace returns the place that text names; empty text is PlaceNotStated,
// and other text wraps ErrUnknownWord.
func ParsePlace(text string) (Place, error) { return places.Parse(text) }

// Places lists the two.
func Places() []Place { return places.Values() }

// IsKnown reports whether p is in or out.
func (p Place) IsKnown() bool { return p == In || p == Out }

// Compare returns -1, 0 or +1 as p comes before q: out before in.
func (p Place) Compare(q Place) int { return cmp.Compare(p, q) }

// String returns the word of p, such as "in".
func (p Place) String() string { return places.String(p) }

// MarshalText returns the word of p.
func (p Place) MarshalText() ([]byte, error) { return places.Marshal(p) }

// UnmarshalText sets p to the place that text names; see ParsePlace.
func (p *Place) UnmarshalText(text []byte) error { return places.Unmarshal(p, text) }

// ruleRoom is the reason's row for rank and room, which are the caller's.
var ruleRoom = engagement.Rule{ID: "capacity", Title: "Rank and room", Kind: engagement.CallerRule}

// Place returns whether p, one of the people selected from, is in. Its cost is
// the logarithm of the members.
func (s Selection) Place(p Person) Place {
	if _, in := s.member(&p); in {
		return In
	}
	return Out
}

// member finds p among the members.
func (s Selection) member(p *Person) (at int, in bool) {
	if !s.selector.ready {
		return 0, false
	}
	c := s.selector.candidate(p)
	if s.plan != nil {
		return slices.BinarySearchFunc(s.rows, c, func(row uint32, c candidate) int {
			person := s.population.Person(int(row))
			return s.selector.order(s.selector.candidate(&person), c)
		})
	}
	at, in = slices.BinarySearchFunc(s.keys, c, s.selector.order)
	return at, in
}

// Explain says why p, one of the people selected from, is in or out: a reason
// for every criterion, and one for rank and room where it came to that.
func (s Selection) Explain(p Person) engagement.Reason {
	whole := s.selector.Explain(p)
	answer := whole.Outcome
	if answer == engagement.OutcomeNotKnown && s.selector.policy.Unknown == LetIn {
		answer = engagement.Met
	}
	if answer != engagement.Met {
		whole.Outcome = engagement.NotMet // out, whatever the reason: the parts tell unknown from no
		return whole
	}
	reason := engagement.Reason{Rule: ruleRoom, Subject: string(p.ID), Outcome: engagement.Met}
	if at, in := s.member(&p); in {
		reason.Format, reason.Values = "rank %d of %d eligible", []any{s.Members[at].Rank, s.Eligible}
	} else {
		reason.Outcome = engagement.NotMet
		reason.Format, reason.Values = "no place: %s", []any{s.keptOutBy(p.Area)}
	}
	whole.Because = append(whole.Because, reason)
	whole.Outcome = reason.Outcome
	return whole
}

// keptOutBy says which limit keeps an eligible person of an area out.
func (s Selection) keptOutBy(area string) string {
	text := ""
	for _, c := range s.CutOffs {
		if c.Area != "" && c.Area != area {
			continue
		}
		of := "overall"
		if c.Area != "" {
			of = "in " + c.Area
		}
		text = fmt.Sprintf("room for %d %s", c.Room, of)
		if c.Last != "" {
			text += fmt.Sprintf(", and %q was the last for whom there was", c.Last)
		}
	}
	return text
}
