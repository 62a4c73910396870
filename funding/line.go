package funding

import "github.com/thirdsector-go/partnership/engagement"

// A Line is one amount of a record with everything it can be grouped by. What
// does not apply, or is not known, is the zero value.
type Line struct {
	Ledger     Ledger            `json:"ledger"`
	ID         string            `json:"id"` // unique within the ledger
	Area       AreaID            `json:"area,omitzero"`
	Type       ProjectType       `json:"type,omitzero"`
	Bidder     engagement.Kind   `json:"bidder,omitzero"`
	Experience engagement.Answer `json:"experience,omitzero"` // prior experience of working with offenders
	Need       Need              `json:"need,omitzero"`
	Amount     Pence             `json:"amount"`
}

// A Selection picks lines: those of any of the ledgers that agree with every
// field set. A zero field does not narrow it; no ledgers means all of them.
type Selection struct {
	Ledgers    []Ledger          `json:"ledgers,omitempty"`
	Area       AreaID            `json:"area,omitzero"`
	Type       ProjectType       `json:"type,omitzero"`
	Bidder     engagement.Kind   `json:"bidder,omitzero"`
	Experience engagement.Answer `json:"experience,omitzero"`
	Need       Need              `json:"need,omitzero"`
}

// Matches reports whether s picks l.
func (s Selection) Matches(l Line) bool {
	in := len(s.Ledgers) == 0
	for _, ledger := range s.Ledgers {
		in = in || ledger == l.Ledger
	}
	return in &&
		(s.Area == "" || s.Area == l.Area) &&
		(s.Type == TypeNotStated || s.Type == l.Type) &&
		(s.Bidder == engagement.KindNotStated || s.Bidder == l.Bidder) &&
		(s.Experience == engagement.NotKnown || s.Experience == l.Experience) &&
		(s.Need == NeedNotStated || s.Need == l.Need)
}

// Select returns the lines that s picks, in their order.
func Select(lines []Line, s Selection) []Line {
	var picked []Line
	for _, line := range lines {
		if s.Matches(line) {
			picked = append(picked, line)
		}
	}
	return picked
}
