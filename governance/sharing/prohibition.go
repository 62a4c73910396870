package sharing

import "github.com/thirdsector-go/partnership/engagement"

// A Prohibition says what may not pass, whatever agreements permit: health
// information from a treatment agency to the police, say (NA2009 4.1: "There
// are health issues that we can't share"). What it leaves unstated it
// prohibits in every case: a prohibition without From is about every sender,
// one without Categories about every category.
type Prohibition struct {
	From       engagement.AgencyID `json:"from,omitzero"`
	To         engagement.AgencyID `json:"to,omitzero"`
	Categories []Category          `json:"categories,omitempty"`
}

// about reports whether p is about passages from one agency to the other.
func (p *Prohibition) about(from, to engagement.AgencyID) bool {
	return (p.From == "" || p.From == from) && (p.To == "" || p.To == to)
}
