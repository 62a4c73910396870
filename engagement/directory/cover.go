package directory

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Cover is how many agencies serve a need in an area: directly, and only
// secondarily (R242). The two are kept apart. Several services of one agency
// count once. The zero value is no cover.
type Cover struct {
	Direct    int `json:"direct"`
	Secondary int `json:"secondary"` // of agencies that do not serve it directly
}

// Compare returns -1, 0 or +1 as c is less than, the same as or more than d: by
// the agencies that serve directly, then by those that do so secondarily.
func (c Cover) Compare(d Cover) int {
	return cmp.Or(cmp.Compare(c.Direct, d.Direct), cmp.Compare(c.Secondary, d.Secondary))
}

// String returns both numbers, such as "2 direct, 1 secondary".
func (c Cover) String() string { return fmt.Sprintf("%d direct, %d secondary", c.Direct, c.Secondary) }

// cover returns how many agencies the services of a list belong to, and which,
// by identifier. An agency that is left out, where it is not empty, counts as
// closed.
func (ix *Index) cover(list []posting, leftOut engagement.AgencyID) (Cover, []engagement.AgencyID) {
	var direct, all []engagement.AgencyID
	for _, p := range list {
		agency := ix.services[p.service].Agency
		if agency == leftOut {
			continue // valid services name their agency, so that empty leaves out none
		}
		all = append(all, agency)
		if p.contribution == Direct {
			direct = append(direct, agency)
		}
	}
	direct, all = distinct(direct), distinct(all)
	return Cover{Direct: len(direct), Secondary: len(all) - len(direct)}, all
}

// distinct sorts list and removes what is repeated.
func distinct[T ~string](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// Places is the capacity of several services: what is stated, added up, and how
// many services state none. The zero value is that of no services.
type Places struct {
	Stated    int64 `json:"stated"`    // people at one time, at the services that state it
	NotStated int   `json:"notStated"` // services that do not
}

// add adds a service's capacity. A valid directory's capacities do not overflow
// together, and a service is added once.
func (p *Places) add(capacity Count) {
	if !capacity.known {
		p.NotStated++
		return
	}
	p.Stated += capacity.n
}

// String returns the places, such as "25", or "25 or more (not stated by 2)".
func (p Places) String() string {
	text := fmt.Sprint(p.Stated)
	if p.NotStated > 0 {
		text += fmt.Sprintf(" or more (not stated by %d)", p.NotStated)
	}
	return text
}
