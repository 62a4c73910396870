package governance

import (
	"cmp"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// Contacts lists who is known to reach whom: an agency that informs another,
// and both ways two that sit on one body, whose meetings bring them together.
// Each pair stands once, in the order of the agencies. A contact that nobody has
// stated is not there: what is measured on these, such as who stands between
// whom (package brokerage), is true of what is known.
//
// Its cost is the square of the seats of a body. A policy says whether an agency
// that was invited counts as sitting there.
func (s Structure) Contacts(p Policy) [][2]engagement.AgencyID {
	v := newView(&s, p)
	reaches := map[[2]engagement.AgencyID]bool{}
	for _, c := range s.Channels {
		if c.Exists == engagement.Yes && c.From != c.To {
			reaches[[2]engagement.AgencyID{c.From, c.To}] = true
		}
	}
	for i := range s.Bodies {
		b := &s.Bodies[i]
		if b.Status == PlannedBody {
			continue
		}
		var there []engagement.AgencyID
		for _, seat := range seats(b) {
			if v.sits(seat) == engagement.Yes {
				there = append(there, seat.Agency)
			}
		}
		there = once(there)
		for _, one := range there {
			for _, other := range there {
				if one != other {
					reaches[[2]engagement.AgencyID{one, other}] = true
				}
			}
		}
	}
	var contacts [][2]engagement.AgencyID
	for pair := range reaches {
		contacts = append(contacts, pair)
	}
	v.sort(contacts)
	return contacts
}

// sort orders pairs by the place of their agencies in the structure; those of
// agencies that it does not list stand last, by their ids.
func (v *view) sort(pairs [][2]engagement.AgencyID) {
	place := func(id engagement.AgencyID) int {
		if i, listed := v.agencies[id]; listed {
			return i
		}
		return len(v.s.Agencies)
	}
	slices.SortFunc(pairs, func(a, b [2]engagement.AgencyID) int {
		return cmp.Or(cmp.Compare(place(a[0]), place(b[0])), cmp.Compare(a[0], b[0]), cmp.Compare(place(a[1]), place(b[1])), cmp.Compare(a[1], b[1]))
	})
}
