package governance

import (
	"fmt"
	"slices"

	"github.com/thirdsector-go/partnership/engagement"
)

// A connection is whether two spans of tiers are joined for a sector, and by
// whom for certain.
type connection struct {
	a, b   span
	sector engagement.Sector
	joined engagement.Answer
	both   []int                // agencies known to be present in both
	pairs  [][2]int             // agencies known to inform each other, the first in a
	said   [2]engagement.Answer // whether the sector is represented in a and in b
}

// connect looks for a connection between two spans (R20): the same agency in
// both, or an agency in each with lines both ways between them. What is not
// listed may join them, too, unless bodies and channels are complete.
//
// Its cost is that of the pairs of agencies present, known or not.
func (v *view) connect(a, b span, sector engagement.Sector) connection {
	c := connection{a: a, b: b, sector: sector, joined: engagement.No, said: [2]engagement.Answer{v.represented(a, sector), v.represented(b, sector)}}
	var inA, inB []int // perhaps
	for i := range v.s.Agencies {
		atA, atB := v.in(i, a, sector), v.in(i, b, sector)
		same := atA.And(atB)
		if same == engagement.Yes {
			c.both = append(c.both, i)
		}
		c.joined = c.joined.Or(same)
		if atA != engagement.No {
			inA = append(inA, i)
		}
		if atB != engagement.No {
			inB = append(inB, i)
		}
	}
	for _, i := range inA {
		for _, j := range inB {
			if i == j {
				continue
			}
			from, to := v.s.Agencies[i], v.s.Agencies[j]
			joined := v.in(i, a, sector).And(v.in(j, b, sector)).And(v.bothWays(from.ID, to.ID))
			if joined == engagement.Yes {
				c.pairs = append(c.pairs, [2]int{i, j})
			}
			c.joined = c.joined.Or(joined)
		}
	}
	openA, openB := v.open(a, sector), v.open(b, sector)
	unlisted := openA && openB || v.s.ChannelsComplete != engagement.Yes && (openA && len(inB) > 0 || openB && len(inA) > 0)
	if unlisted && c.said[0] != engagement.No && c.said[1] != engagement.No {
		c.joined = c.joined.Or(engagement.NotKnown)
	}
	return c
}

func (c connection) name() string { return c.a.name + " and " + c.b.name }

// agencies is those known to join the two.
func (v *view) joining(c connection) []engagement.AgencyID {
	var ids []engagement.AgencyID
	add := func(i int) {
		if id := v.s.Agencies[i].ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, i := range c.both {
		add(i)
	}
	for _, pair := range c.pairs {
		add(pair[0])
		add(pair[1])
	}
	return ids
}

// connections is the pairs of spans that NA2009 3.1 asks after.
func connections() [][2]span {
	delivery, operational, local, pioneer, countywide := spans()
	return [][2]span{{delivery, operational}, {delivery, local}, {delivery, pioneer}, {delivery, countywide},
		{operational, local}, {operational, pioneer}, {operational, countywide}}
}

// connected is R20 for the VCS, presence without connection, and the same for
// statutory agencies apart.
func (v *view) connected() []Finding {
	var findings []Finding
	for _, pair := range connections() {
		c := v.connect(pair[0], pair[1], engagement.VCS)
		finding := Finding{Reason: engagement.Reason{Rule: ruleConnection, Outcome: c.joined.Outcome(), Subject: c.name(),
			Format: "connected for the VCS: %v; represented: %v and %v; by the same agency: %d, by lines both ways: %d",
			Values: []any{c.joined, c.said[0], c.said[1], len(c.both), len(c.pairs)}},
			Bodies: v.bodiesOf(c.a, c.b), Agencies: v.joining(c)}
		switch c.joined {
		case engagement.No:
			finding.Remedy = fmt.Sprintf("seat at %s an agency that is present at %s, or agree lines both ways between the agencies at each", c.b.name, c.a.name)
		case engagement.NotKnown:
			finding.Remedy = "ask who sits on each body, and which of them inform and hear back from the agencies at the other level"
		}
		findings = append(findings, finding)
	}
	delivery, operational, local, pioneer, countywide := spans()
	for _, at := range []span{operational, local, pioneer, countywide} {
		c := v.connect(delivery, at, engagement.VCS)
		reason := engagement.Reason{Rule: rulePresence, Subject: at.name, Format: "the VCS is present: %v; connected with service delivery: %v", Values: []any{c.said[1], c.joined}}
		switch c.said[1] {
		case engagement.Yes:
			reason.Outcome = c.joined.Outcome()
		case engagement.No:
			reason.Outcome = engagement.NotApplicable
		}
		finding := Finding{Reason: reason, Bodies: v.bodiesOf(at)}
		for i, a := range v.s.Agencies {
			if v.in(i, at, engagement.VCS) == engagement.Yes {
				finding.Agencies = append(finding.Agencies, a.ID)
			}
		}
		switch reason.Outcome {
		case engagement.NotMet:
			finding.Remedy = "a seat alone joins nothing: agree lines both ways between whoever sits there and the agencies that deliver"
		case engagement.OutcomeNotKnown:
			finding.Remedy = "ask who sits there, and whether they inform and hear back from the agencies that deliver"
		}
		findings = append(findings, finding)
	}
	for _, pair := range connections() {
		c := v.connect(pair[0], pair[1], engagement.Statutory)
		findings = append(findings, Finding{Reason: engagement.Reason{Rule: ruleStatutoryConnection, Outcome: c.joined.Outcome(), Subject: c.name(),
			Format: "connected for statutory agencies: %v; by the same agency: %d, by lines both ways: %d", Values: []any{c.joined, len(c.both), len(c.pairs)}},
			Bodies: v.bodiesOf(c.a, c.b), Agencies: v.joining(c)})
	}
	return findings
}

// onlyLinks is, for each connection that there is, whether it hangs on one
// post: one agency joins the two, and at one of them nobody but the holder of a
// post that sits at the other, too. If the holder leaves, nothing joins them.
// Where more people may sit there than are listed, it is not known.
func (v *view) onlyLinks() []Finding {
	var findings []Finding
	for _, sector := range []engagement.Sector{engagement.VCS, engagement.Statutory} {
		for _, pair := range connections() {
			c := v.connect(pair[0], pair[1], sector)
			if c.joined != engagement.Yes {
				continue
			}
			finding := Finding{Reason: engagement.Reason{Rule: ruleOnlyLink, Outcome: engagement.Met, Subject: sector.String() + ": " + c.name(),
				Format: "joined by %d agencies and %d pairs with lines both ways", Values: []any{len(c.both), len(c.pairs)}},
				Bodies: v.bodiesOf(c.a, c.b), Agencies: v.joining(c)}
			if len(c.both) == 1 && len(c.pairs) == 0 {
				post, hangs := v.hangsOn(c.both[0], c.a, c.b)
				finding.Reason.Outcome = hangs.Not().Outcome()
				if post != "" && hangs != engagement.No {
					finding.Reason.Format += "; of those listed, only the holder of the post %q"
					finding.Reason.Values = append(finding.Reason.Values, post)
				}
				finding.Remedy = remedy(hangs.Not(), "seat a second person, or agree a line, so that the link does not hang on one post", "ask who sits for the agency on each body")
			}
			findings = append(findings, finding)
		}
	}
	return findings
}

// hangsOn says whether an agency joins two spans by the holder of one post
// alone, and of which.
func (v *view) hangsOn(agency int, a, b span) (string, engagement.Answer) {
	atA, openA := v.posts(agency, a)
	atB, openB := v.posts(agency, b)
	for _, only := range []struct {
		posts, others []string
		open          bool
	}{{atA, atB, openA}, {atB, atA, openB}} {
		if len(only.posts) != 1 || only.posts[0] == "" || !slices.Contains(only.others, only.posts[0]) {
			continue
		}
		if only.open {
			return only.posts[0], engagement.NotKnown
		}
		return only.posts[0], engagement.Yes
	}
	if slices.Contains(atA, "") || slices.Contains(atB, "") {
		return "", engagement.NotKnown // whoever it is may sit at both
	}
	return "", engagement.No
}

// posts is the posts by which an agency is, or may be, represented in a span,
// empty for one that is not named, and whether it may have other seats there.
func (v *view) posts(agency int, at span) (posts []string, open bool) {
	for _, tier := range at.tiers {
		for _, b := range v.bodies[tier] {
			open = open || !closed(b, v.s.Agencies[agency].Sector)
			for _, seat := range seats(b) {
				if seat.Agency == v.s.Agencies[agency].ID && v.sits(seat) != engagement.No && !slices.Contains(posts, seat.Post) {
					posts = append(posts, seat.Post)
				}
			}
		}
	}
	return posts, open
}
