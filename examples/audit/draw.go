package main

import (
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/drawing"
)

// marked reports whether findings of a rule are marked where they are not met.
func marked(rule string) bool {
	switch rule {
	case "R16", "R20", "R22", "R61", "R64", "R65", "R66", "R85", "broker-leaves", "only-link", "unconnected-presence":
		return true
	}
	return false
}

// chart is the structure with what is not met marked on the bodies concerned.
func chart(s governance.Structure, audit governance.Audit) drawing.Chart {
	c := drawing.Chart{Structure: s}
	for _, f := range audit.Findings {
		if f.Reason.Outcome != engagement.NotMet || !marked(f.Reason.Rule.ID) {
			continue
		}
		for _, body := range f.Bodies {
			c.Marks = append(c.Marks, drawing.Mark{Body: body, Text: f.ID() + ": " + f.Remedy, Outcome: f.Reason.Outcome})
		}
	}
	return c
}

// network is who informs whom, with what is not met marked on the agencies.
func network(s governance.Structure, audit governance.Audit) drawing.Network {
	n := drawing.ChannelNetwork(s)
	for _, f := range audit.Findings {
		if f.Reason.Outcome != engagement.NotMet || !marked(f.Reason.Rule.ID) {
			continue
		}
		for _, agency := range f.Agencies {
			n.Marks = append(n.Marks, drawing.Mark{Agency: agency, Text: f.ID(), Outcome: f.Reason.Outcome})
		}
	}
	return n
}
