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
// both, or an agency in each with lines both ways between them, or between the
// bodies on which they sit. What is not listed may join them, too, unless bodies
// and channels are complete.
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
			informed := v.bothWays(from.ID, to.ID).Or(v.lined(i, a, j, b))
			joined := v.in(i, a, sector).And(v.in(j, b, sector)).And(informed)
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

// bothWaysLined is the pairs of bodies with a stated line each way, of whatever
// kind.
func bothWaysLined(s *Structure) [][2]*Body {
	at := map[BodyID]*Body{}
	for i := range s.Bodies {
		if b := &s.Bodies[i]; b.Status != PlannedBody {
			at[b.ID] = b
		}
	}
	stated := map[[2]BodyID]bool{}
	for _, line := range s.Lines {
		stated[[2]BodyID{line.From, line.To}] = true
	}
	var pairs [][2]*Body
	for _, line := range s.Lines {
		from, to := at[line.From], at[line.To]
		if way := ([2]BodyID{line.From, line.To}); from != nil && to != nil && stated[way] && stated[[2]BodyID{line.To, line.From}] {
			pairs = append(pairs, [2]*Body{from, to})
		}
	}
	return once(pairs)
}

// lined says whether agencies i, in span a, and j, in span b, sit on two bodies
// between which lines run both ways.
func (v *view) lined(i int, a span, j int, b span) engagement.Answer {
	answer := engagement.No
	for _, pair := range v.mutual {
		if a.has(pair[0].Tier) && b.has(pair[1].Tier) {
			answer = answer.Or(v.on(pair[0], v.s.Agencies[i]).And(v.on(pair[1], v.s.Agencies[j])))
		}
	}
	return answer
}

func (c connection) name() string { return c.a.name + " and " + c.b.name }

// concerned is those known to join the two; where none do, those known to be
// present at either.
func (v *view) concerned(c connection) []engagement.AgencyID {
	if c.joined == engagement.Yes {
		return v.joining(c)
	}
	return once(slices.Concat(v.knownIn(c.a, c.sector), v.knownIn(c.b, c.sector)))
}

// joining is those known to join the two.
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

// connections is the pairs of spans that NA2009 3.1 asks after, and the others.
func connections() [][2]span {
	delivery, operational, local, pioneer, countywide := spans()
	outside, inside := one(engagement.DeliveryOutside), one(engagement.DeliveryInside)
	return [][2]span{{delivery, operational}, {delivery, local}, {delivery, pioneer}, {delivery, countywide},
		{operational, local}, {operational, pioneer}, {operational, countywide},
		{local, pioneer}, {local, countywide}, {pioneer, countywide}, {outside, inside}}
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
			Bodies: v.bodiesOf(c.a, c.b), Agencies: v.concerned(c)}
		finding.Remedy = c.remedy()
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
		finding := Finding{Reason: reason, Bodies: v.bodiesOf(at), Agencies: v.knownIn(at, engagement.VCS)}
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
			Bodies: v.bodiesOf(c.a, c.b), Agencies: v.concerned(c), Remedy: c.remedy()})
	}
	return findings
}

func (c connection) remedy() string {
	return remedy(c.joined, fmt.Sprintf("seat at %s an agency that is present at %s, or agree lines both ways between the agencies at each", c.b.name, c.a.name),
		"ask who sits on each body, and which of them inform and hear back from the agencies at the other level")
}

// onlyLinks is, for each connection that there is, whether it hangs on one
// post. It does where one agency joins the two, and at one of them nobody but
// the holder of a post that sits at the other, too; and where all lines lead to
// one agency, for which nobody but the holder of one post sits there. If the
// holder leaves, nothing joins them. Where more people may sit there than are
// listed, it is not known.
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
			hangs := engagement.No
			for _, agency := range c.common() {
				post, on := v.hangs(c, agency)
				hangs = hangs.Or(on)
				if on != engagement.No {
					finding.Reason.Format += "; of those listed, by %s alone, and its post %q"
					finding.Reason.Values = append(finding.Reason.Values, string(v.s.Agencies[agency].ID), post)
				}
			}
			finding.Reason.Outcome = hangs.Not().Outcome()
			finding.Remedy = remedy(hangs.Not(), "seat a second person, or agree a line, so that the link does not hang on one post", "ask who sits for the agency on each body")
			findings = append(findings, finding)
		}
	}
	return findings
}

// common is the agencies of which every way to join the two spans makes use.
func (c connection) common() []int {
	var candidates []int
	switch {
	case len(c.both) > 1:
	case len(c.both) == 1:
		candidates = []int{c.both[0]}
	case len(c.pairs) > 0:
		candidates = []int{c.pairs[0][0], c.pairs[0][1]}
	}
	return slices.DeleteFunc(candidates, func(agency int) bool {
		return slices.ContainsFunc(c.pairs, func(pair [2]int) bool { return pair[0] != agency && pair[1] != agency })
	})
}

// hangs says whether a connection that cannot do without an agency hangs on one
// post of it, and on which.
func (v *view) hangs(c connection, agency int) (string, engagement.Answer) {
	post, answer := "", engagement.Yes
	narrow := func(on string, hangs engagement.Answer) {
		if post != "" && on != "" && on != post {
			hangs = engagement.No // two people
		}
		if post == "" {
			post = on
		}
		answer = answer.And(hangs)
	}
	if len(c.both) > 0 {
		narrow(v.hangsOn(agency, c.a, c.b))
	}
	for side, at := range []span{c.a, c.b} {
		if slices.ContainsFunc(c.pairs, func(pair [2]int) bool { return pair[side] == agency }) {
			narrow(v.single(agency, at))
		}
	}
	return post, answer
}

// single says whether an agency is represented in a span by the holder of one
// post alone, and of which; empty for one that is not named.
func (v *view) single(agency int, at span) (string, engagement.Answer) {
	if ties := v.byTies(agency, at); ties == engagement.Yes {
		return "", engagement.No // it delivers, whoever sits where
	}
	posts, open := v.posts(agency, at)
	unnamed := slices.Contains(posts, "")
	switch {
	case len(posts) == 0, len(posts) > 2, len(posts) == 2 && !unnamed:
		return "", engagement.No
	case len(posts) == 2, open, unnamed && v.seatsOf(agency, at) > 1, v.byTies(agency, at) == engagement.NotKnown:
		return posts[0], engagement.NotKnown
	}
	return posts[0], engagement.Yes
}

// byTies says whether an agency is present in a span by what it does.
func (v *view) byTies(agency int, at span) engagement.Answer {
	if at.has(engagement.DeliveryOutside) {
		return outside(v.s.Agencies[agency].Ties)
	}
	return engagement.No
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
	// Where it is at one of them by what it does, the other hangs on who sits there.
	if len(atA) == 0 && v.byTies(agency, a) == engagement.Yes {
		return v.single(agency, b)
	}
	if len(atB) == 0 && v.byTies(agency, b) == engagement.Yes {
		return v.single(agency, a)
	}
	return "", engagement.No
}

// seatsOf counts the seats that an agency has, or may have, in a span.
func (v *view) seatsOf(agency int, at span) int {
	n := 0
	for _, tier := range at.tiers {
		for _, b := range v.bodies[tier] {
			for _, seat := range seats(b) {
				if seat.Agency == v.s.Agencies[agency].ID && v.sits(seat) != engagement.No {
					n++
				}
			}
		}
	}
	return n
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
	for _, b := range v.untiered {
		open = open || v.on(b, v.s.Agencies[agency]) != engagement.No
	}
	return posts, open
}
