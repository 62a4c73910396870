package governance

import "github.com/thirdsector-go/partnership/engagement"

// places is where the facts of a structure are stated.
type places struct {
	bodies   map[BodyID]string
	seats    map[BodyID][]Seat
	channels map[engagement.AgencyID][]Channel // by the agency that informs
	lines    map[BodyID][]Line                 // by the body from which they run
	broker   Broker
}

func (v *view) places() places {
	p := places{map[BodyID]string{}, map[BodyID][]Seat{}, map[engagement.AgencyID][]Channel{}, map[BodyID][]Line{}, v.s.Broker}
	for _, b := range v.s.Bodies {
		p.bodies[b.ID] = b.Place
		p.seats[b.ID] = b.Seats
	}
	for _, c := range v.s.Channels {
		p.channels[c.From] = append(p.channels[c.From], c)
	}
	for _, l := range v.s.Lines {
		p.lines[l.From] = append(p.lines[l.From], l)
	}
	return p
}

// of is the places of the facts that a finding may rest on: of its bodies, of
// the seats that its agencies have there, of the lines between its bodies and
// the channels between its agencies.
func (p places) of(f Finding) []string {
	var found []string
	add := func(place string) {
		if place != "" {
			found = append(found, place)
		}
	}
	concerned, among := map[engagement.AgencyID]bool{}, map[BodyID]bool{}
	for _, id := range f.Agencies {
		concerned[id] = true
	}
	for _, id := range f.Bodies {
		among[id] = true
	}
	for _, id := range f.Bodies {
		add(p.bodies[id])
		for _, seat := range p.seats[id] {
			if concerned[seat.Agency] {
				add(seat.Place)
			}
		}
		for _, line := range p.lines[id] {
			if among[line.To] {
				add(line.Place)
			}
		}
	}
	for _, id := range f.Agencies {
		for _, channel := range p.channels[id] {
			if concerned[channel.To] {
				add(channel.Place)
			}
		}
	}
	switch f.Reason.Rule.ID {
	case ruleBrokerage.ID, ruleBrokerLeaves.ID, ruleFundedBrokerage.ID:
		add(p.broker.Place)
	}
	return found
}
