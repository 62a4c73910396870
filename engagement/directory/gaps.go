package directory

import "github.com/thirdsector-go/partnership/engagement"

// Gaps returns the needs that no service is known to serve (R201), in the order
// of demand. A count of nought asks for nothing. Where demand is nil it asks for
// every pathway in every area, area by area, with nobody counted; needs beyond
// the pathways are asked for by counting them.
//
// A gap is NotMet where the directory is complete and no service may serve the
// need, else not known, with how many services to ask. A service that serves
// the need secondarily keeps it from being a gap; see [Index.ThinCover]. A row
// with a group is served by services specifically for the group or open to all.
//
// Problems of demand are an error, engagement.Problems. The cost of a row is
// linear in the services for it and those that may be.
func (ix *Index) Gaps(demand []NeedCount) ([]Finding, error) {
	ix = ix.orEmpty()
	if err := ix.checkDemand(demand); err != nil {
		return nil, err
	}
	var findings []Finding
	if demand == nil {
		for _, area := range ix.areas {
			for _, need := range PathwayNeeds() {
				ix.gap(&findings, Query{Need: need, Area: area.ID}, Count{})
			}
		}
	}
	for _, n := range demand {
		if n.People > 0 {
			ix.gap(&findings, n.query(), CountOf(n.People))
		}
	}
	return findings, nil
}

// gap appends the finding that nobody is known to serve q.
func (ix *Index) gap(findings *[]Finding, q Query, people Count) {
	var certain, possible int
	for i, l := range ix.candidates(q) {
		may, does := 0, len(l)
		if q.Group != engagement.GroupNotStated {
			may, does = ix.fits(l, q.Group)
		}
		if i > 0 { // they may be elsewhere, or for another need
			may, does = may+does, 0
		}
		certain += does
		possible += may
	}
	result := outcome(certain, possible, ix.complete)
	if !open(result) {
		return
	}
	*findings = append(*findings, Finding{Area: q.Area, Need: q.Need, Group: q.Group, People: people,
		Reason: gapReason(q, result, certain, possible, ix.complete)})
}

// fits counts the services of a list that may be for a group, and those that
// are.
func (ix *Index) fits(list []posting, group engagement.OffenderGroup) (may, does int) {
	for _, p := range list {
		switch ix.briefs[p.service].fit(group) {
		case Specific, OpenToAll:
			does++
		case GroupFitNotKnown:
			may++
		}
	}
	return may, does
}
