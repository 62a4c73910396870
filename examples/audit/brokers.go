package main

import (
	"cmp"
	"context"
	"io"
	"math"
	"runtime"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/governance/brokerage"
	"github.com/thirdsector-go/partnership/internal/document"
)

// A broker is what is measured of one agency on the graph of who reaches whom.
type broker struct {
	Agency      engagement.AgencyID     `json:"agency"`
	Sector      engagement.Sector       `json:"sector"`
	PairsLost   int64                   `json:"pairsLost"` // of agencies of different sectors, if it leaves
	CutPoint    bool                    `json:"cutPoint"`
	Roles       brokerage.ByRole[int64] `json:"roles"`
	Constraint  *float64                `json:"constraint"` // null for an agency without contacts
	Betweenness float64                 `json:"betweenness"`
}

// brokers is who stands between whom, those first without whom most is lost.
type brokers struct {
	Brokers []broker                 `json:"brokers"`
	Bridges [][2]engagement.AgencyID `json:"bridges"`
	LeftOut []engagement.AgencyID    `json:"leftOut"` // those of a sector that is not stated
}

// writeBrokers measures who the brokers are by what is known of who informs whom
// and who sits together.
func writeBrokers(w io.Writer, s governance.Structure, policy governance.Policy) error {
	out := brokers{Brokers: []broker{}, Bridges: [][2]engagement.AgencyID{}, LeftOut: []engagement.AgencyID{}}
	var agencies []engagement.Agency
	known := map[engagement.AgencyID]bool{}
	for _, a := range s.Agencies {
		if a.Sector == engagement.SectorNotStated {
			out.LeftOut = append(out.LeftOut, a.ID)
			continue
		}
		agencies = append(agencies, a.Agency)
		known[a.ID] = true
	}
	contacts := slices.DeleteFunc(s.Contacts(policy), func(pair [2]engagement.AgencyID) bool { return !known[pair[0]] || !known[pair[1]] })
	g, err := brokerage.FromAgencies(agencies, contacts)
	if err != nil {
		return err
	}
	ctx, workers := context.Background(), runtime.GOMAXPROCS(0)
	roles, err := g.Roles(ctx)
	if err != nil {
		return err
	}
	lost, err := g.PairsLost(ctx, workers)
	if err != nil {
		return err
	}
	constraint, err := g.Constraint(ctx)
	if err != nil {
		return err
	}
	betweenness, err := g.Betweenness(ctx, workers)
	if err != nil {
		return err
	}
	for i, a := range agencies {
		b := broker{Agency: a.ID, Sector: a.Sector, PairsLost: lost[i], Roles: roles[i], Betweenness: betweenness[i]}
		if !math.IsNaN(constraint[i]) {
			b.Constraint = &constraint[i]
		}
		out.Brokers = append(out.Brokers, b)
	}
	for _, i := range g.Articulation() {
		out.Brokers[i].CutPoint = true
	}
	for _, bridge := range g.Bridges() {
		out.Bridges = append(out.Bridges, [2]engagement.AgencyID{agencies[bridge[0]].ID, agencies[bridge[1]].ID})
	}
	slices.SortStableFunc(out.Brokers, func(a, b broker) int {
		return cmp.Or(cmp.Compare(b.PairsLost, a.PairsLost), cmp.Compare(b.Roles.Total, a.Roles.Total))
	})
	return document.Encode(w, out)
}
