package drawing

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// A Chart is a structure to be drawn, with what findings say of it. The zero
// value is a picture without boxes. Channels, posts and places are not drawn;
// see [ChannelNetwork] for the first.
type Chart struct {
	Structure governance.Structure
	Marks     []Mark
}

// WriteSVG writes the chart as an SVG document. Where a tier has more than six
// bodies they stand in several rows. No box overlaps another, no line crosses a
// box, and lines of a kind to the same body run together; more lines than the
// edge of a box has room for, about a dozen, share places. The error is w's.
func (c Chart) WriteSVG(w io.Writer) error { return writeSVG(w, c.picture()) }

// WriteDOT writes the chart as a Graphviz digraph for dot: a cluster for each
// body, with a node for each member, tiers as ranks. The error is w's.
func (c Chart) WriteDOT(w io.Writer) error { return writeDOT(w, c.picture()) }

// WriteMermaid writes the chart as a Mermaid flowchart, without the fence that
// Markdown needs around it. Programs that show one may refuse more than some
// hundred lines or some 50,000 characters. The error is w's.
func (c Chart) WriteMermaid(w io.Writer) error { return writeMermaid(w, c.picture()) }

// chartKinds are the kinds of line between bodies, in the order of their
// legend. The words are those of NA2009 3.1, read from the lower body.
var chartKinds = []kind{
	{label: "reports to", stroke: solid, head: arrow},
	{label: "is overseen by", stroke: dashed, head: arrow},
	{label: "has links to", stroke: dotDashed, head: dot},
	{label: "is joined to, how is not stated", stroke: dotted, head: noHead},
}

func chartKind(k governance.LineKind) int {
	switch k {
	case governance.Report:
		return 0
	case governance.Oversight:
		return 1
	case governance.Link:
		return 2
	}
	return 3
}

// A charting is a picture of a structure being made.
type charting struct {
	picture
	structure governance.Structure
	agencies  map[engagement.AgencyID]governance.Agency
	box       map[governance.BodyID]int // the first of each identifier
	at        []int                     // the layer of each box
	marking   *marking
	drawn     map[engagement.AgencyID]bool // has a seat or a chair
}

func (c Chart) picture() *picture {
	s := c.Structure
	d := &charting{structure: s, agencies: map[engagement.AgencyID]governance.Agency{}, box: map[governance.BodyID]int{},
		marking: newMarking(c.Marks), drawn: map[engagement.AgencyID]bool{}}
	for _, a := range s.Agencies {
		if _, repeated := d.agencies[a.ID]; !repeated {
			d.agencies[a.ID] = a
		}
	}
	d.header()
	for _, b := range s.Bodies {
		d.add(b)
	}
	d.addLines()
	d.addOthers()
	names := make([]string, len(tierOrder))
	for i, row := range tierOrder {
		names[i] = row.name
	}
	d.setLayers(names, d.at)
	d.notes = d.marking.finish(c.Marks)
	return &d.picture
}

func (d *charting) name(id engagement.AgencyID) string {
	return named(d.agencies[id].Name, string(id))
}

func (d *charting) header() {
	s := d.structure
	d.title = named(s.Name, "Structure of a partnership")
	if s.On.IsKnown() {
		d.about = append(d.about, "As at "+s.On.String())
	}
	if len(s.Lead) > 0 {
		names := make([]string, len(s.Lead))
		for i, id := range s.Lead {
			names[i] = d.name(id)
		}
		d.about = append(d.about, "Lead: "+strings.Join(names, ", "))
	}
	if s.Broker.Agency != "" {
		d.about = append(d.about, "Broker: "+d.name(s.Broker.Agency))
	}
}

func (d *charting) addBox(b box, layer int) {
	d.boxes = append(d.boxes, b)
	d.at = append(d.at, layer)
}

// add adds the box of a body.
func (d *charting) add(b governance.Body) {
	if _, repeated := d.box[b.ID]; !repeated {
		d.box[b.ID] = len(d.boxes)
	}
	x := box{name: named(b.Name, string(b.ID))}
	if b.Status == governance.PlannedBody {
		x.outline = dashed
		x.details = append(x.details, "planned")
	}
	if b.Meets != "" {
		x.details = append(x.details, "meets "+visible(b.Meets))
	}
	if b.Commissions == engagement.Yes {
		x.details = append(x.details, "decides on commissioning")
	}
	onBody := d.marking.of(b.ID, "")
	chair := chairSeat(b)
	if chair < 0 && b.Chair != (governance.Chair{}) {
		x.seats = append(x.seats, d.chair(b))
	}
	vcs := false
	for i, s := range b.Seats {
		x.seats = append(x.seats, d.seat(b, s, i == chair))
		vcs = vcs || d.agencies[s.Agency].Sector == engagement.VCS
	}
	switch {
	case b.VCS == engagement.No:
		x.details = append(x.details, "no VCS agency")
	case b.VCS == engagement.Yes && !vcs:
		x.seats = append(x.seats, seat{name: "A VCS agency", details: []string{"not named"}, sector: engagement.VCS})
	}
	switch {
	case b.Complete == engagement.Yes:
		x.details = append(x.details, "all members listed")
	case len(b.Seats) == 0:
		x.details = append(x.details, "members not stated")
	}
	x.marks = numbersOnce(onBody, d.marking.strays(b.ID))
	d.addBox(x, layerOf(b.Tier))
}

// chairSeat is the seat of the chair: of its agency, by the post if one is the
// chair's; -1 where there is none.
func chairSeat(b governance.Body) int {
	found := -1
	for i, s := range b.Seats {
		if b.Chair.Agency == "" || s.Agency != b.Chair.Agency {
			continue
		}
		if s.Post == b.Chair.Post {
			return i
		}
		if found < 0 && (s.Post == "" || b.Chair.Post == "") {
			found = i
		}
	}
	return found
}

// chair is the row of a chair that has no seat.
func (d *charting) chair(b governance.Body) seat {
	id := b.Chair.Agency
	s := seat{name: named(d.agencies[id].Name, string(id), b.Chair.Post), sector: drawn(d.agencies[id].Sector)}
	if id == "" {
		s.details = []string{"chair, agency not stated"}
		return s
	}
	d.drawn[id] = true
	if b.Chair.Post != "" {
		s.details = append(s.details, visible(b.Chair.Post))
	}
	s.details = append(s.details, "chair")
	s.marks = d.marksOf(b.ID, id)
	return s
}

func (d *charting) seat(b governance.Body, s governance.Seat, chair bool) seat {
	d.drawn[s.Agency] = true
	x := seat{name: d.name(s.Agency), sector: drawn(d.agencies[s.Agency].Sector), marks: d.marksOf(b.ID, s.Agency)}
	post := s.Post
	if post == "" && chair {
		post = b.Chair.Post
	}
	if post != "" {
		x.details = append(x.details, visible(post))
	}
	if chair {
		x.details = append(x.details, "chair")
	}
	switch s.Status {
	case governance.Member:
	case governance.Invited:
		x.outline = dashed
		x.details = append(x.details, "invited")
	case governance.InvitedNotAttending:
		x.outline = dotted
		x.details = append(x.details, "invited, has not attended")
	case governance.Planned:
		x.outline = dashed
		x.details = append(x.details, "planned")
	default:
		x.outline = dashed
		x.details = append(x.details, "not stated whether it sits here")
	}
	if s.Active == engagement.No {
		x.outline = dotted
		x.details = append(x.details, "inactive")
	}
	if s.RingFenced == engagement.Yes {
		x.details = append(x.details, "place kept for its like")
	}
	return x
}

func (d *charting) marksOf(body governance.BodyID, agency engagement.AgencyID) []int {
	if agency == "" {
		return nil
	}
	if body == "" {
		return numbersOnce(d.marking.of("", agency))
	}
	return numbersOnce(d.marking.of("", agency), d.marking.of(body, agency))
}

// addLines adds the lines between bodies, with a box for a body that is not
// described, by identifier.
func (d *charting) addLines() {
	var missing []governance.BodyID
	for _, l := range d.structure.Lines {
		for _, id := range []governance.BodyID{l.From, l.To} {
			if _, known := d.box[id]; !known {
				d.box[id] = -1
				missing = append(missing, id)
			}
		}
	}
	slices.Sort(missing)
	for _, id := range missing {
		d.box[id] = len(d.boxes)
		d.addBox(box{name: named(string(id)), details: []string{"not described"}, outline: dashed, marks: numbersOnce(d.marking.of(id, ""))}, layerOf(engagement.TierNotStated))
	}
	var lines []line
	for _, l := range d.structure.Lines {
		lines = append(lines, line{d.box[l.From], d.box[l.To], chartKind(l.Kind)})
	}
	d.setLines(lines, chartKinds)
}

// mostInBox is how many agencies that sit nowhere stand in one box.
const mostInBox = 12

// addOthers adds the agencies that sit nowhere, at the tier of their ties.
func (d *charting) addOthers() {
	var others []governance.Agency
	for _, a := range d.agencies {
		if !d.drawn[a.ID] {
			others = append(others, a)
		}
	}
	slices.SortFunc(others, func(a, b governance.Agency) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	seats := map[engagement.Tier][]seat{}
	for _, a := range others {
		tier, how := placeOf(a.Ties)
		seats[tier] = append(seats[tier], seat{name: d.name(a.ID), details: how, sector: drawn(a.Sector), marks: d.marksOf("", a.ID)})
	}
	for _, row := range tierOrder {
		list := seats[row.tier]
		boxes := (len(list) + mostInBox - 1) / mostInBox
		for i := range boxes {
			name := "Agencies that sit on no body listed"
			if boxes > 1 {
				name += fmt.Sprintf(", %d of %d", i+1, boxes)
			}
			d.addBox(box{name: name, seats: list[i*mostInBox : min((i+1)*mostInBox, len(list))]}, layerOf(row.tier))
		}
	}
}

// placeOf returns the tier at which ties put an agency, and the ties that do.
func placeOf(t engagement.Ties) (tier engagement.Tier, how []string) {
	if t.CoLocated == engagement.Yes {
		return engagement.DeliveryInside, []string{"co-located"}
	}
	if t.ReceivesReferrals == engagement.Yes {
		tier, how = engagement.DeliveryOutside, append(how, "takes referrals")
	}
	if t.DeliversOutside == engagement.Yes {
		tier, how = engagement.DeliveryOutside, append(how, "delivers outside")
	}
	return tier, how
}
