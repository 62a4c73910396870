package drawing

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

const (
	ink       = "#222222"
	alarm     = "#D55E00" // of the palette of Okabe and Ito
	bandFill  = "#F3F3F3"
	fontNames = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
)

// dashes is what a stroke is in SVG.
var dashes = [...]string{solid: "", dashed: "7 4", dotted: "2 3", dotDashed: "9 3 2 3"}

// markFills are behind what a finding says; text on them is black.
var markFills = map[engagement.Outcome]string{engagement.NotMet: "#FFD5BF", engagement.OutcomeNotKnown: "#E4E4E4", engagement.Met: "#CDEEDF",
	engagement.NotApplicable: "#FFFFFF"}

// An svg is a document being written.
type svg struct {
	strings.Builder
	layout *layout
	p      *picture
}

func writeSVG(w io.Writer, p *picture) error {
	s := &svg{layout: newLayout(p), p: p}
	var body svg
	body.layout, body.p = s.layout, p
	end := body.draw()
	l := s.layout
	fmt.Fprintf(s, xml.Header+`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="%d" height="%d" viewBox="0 0 %d %d" font-family="%s">`+"\n",
		l.width, end, l.width, end, fontNames)
	s.element("title", p.title)
	s.element("desc", p.description())
	fmt.Fprintf(s, `<rect class="ground" x="0" y="0" width="%d" height="%d" fill="#FFFFFF"/>`+"\n", l.width, end)
	s.WriteString(body.String())
	s.WriteString("</svg>\n")
	_, err := io.WriteString(w, s.String())
	return err
}

// description says what is drawn, for those who do not see it.
func (p *picture) description() string {
	var text strings.Builder
	text.WriteString("Layers from the top: ")
	for i, layer := range p.layers {
		if i > 0 {
			text.WriteString("; ")
		}
		fmt.Fprintf(&text, "%s (%d)", layer.name, len(layer.boxes))
	}
	if len(p.layers) == 0 {
		text.WriteString("none")
	}
	fmt.Fprintf(&text, ". Lines: %d. Findings: %d.", len(p.lines), len(p.notes))
	return text.String()
}

func (s *svg) element(name, text string) {
	s.WriteString("<" + name + ">")
	escapeXML(&s.Builder, text)
	s.WriteString("</" + name + ">\n")
}

// draw draws everything and returns the height of the picture.
func (s *svg) draw() int {
	l := s.layout
	y := margin
	for i, b := range l.title {
		class := "about"
		if i == 0 {
			class = "heading"
		}
		s.text(class, b, margin, y)
		y += b.height()
	}
	for _, b := range l.bands {
		fmt.Fprintf(s, `<g class="layer"><rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, margin, b.y, l.contentRight-margin, b.height, bandFill)
		s.text("tier", b.name, margin+padding, b.y+padding)
		s.WriteString("</g>\n")
	}
	for i := range l.nets {
		s.net(&l.nets[i])
	}
	for i, b := range s.p.boxes {
		s.box(b, l.places[i])
	}
	return s.notes(s.legend(l.bandsEnd)) + margin
}

// text writes a block, its upper edge at y. The lines are spans of one text, so
// that the text is found whole.
func (s *svg) text(class string, b block, x, y int) {
	weight := ""
	if b.font.bold {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(s, `<text class="%s" font-size="%d"%s fill="#000000">`, class, b.font.size, weight)
	for i, line := range b.lines {
		fmt.Fprintf(s, `<tspan x="%d" y="%d">`, x, y+i*b.font.lineHeight()+b.font.size)
		escapeXML(&s.Builder, line)
		s.WriteString("</tspan>")
	}
	s.WriteString("</text>")
}

// rect writes a rectangle; class may be empty.
func (s *svg) rect(class string, x, y, width, height int, fill, stroke string, thickness string, dash stroke) {
	fmt.Fprintf(s, `<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="3" fill="%s" stroke="%s" stroke-width="%s"%s/>`,
		class, x, y, width, height, fill, stroke, thickness, dashArray(dash))
}

func dashArray(dash stroke) string {
	if dash == solid {
		return ""
	}
	return ` stroke-dasharray="` + dashes[dash] + `"`
}

// edge returns the colour and thickness of an outline.
func (s *svg) edge(marks []int) (colour, thickness string) {
	if s.p.notMet(marks) {
		return alarm, "3"
	}
	return ink, "1.2"
}

func (s *svg) box(b box, at place) {
	fill, left := "#FFFFFF", at.x+padding
	if b.filled {
		fill, left = lookOf(b.sector).fill, at.x+2*padding+letterBox
	}
	colour, thickness := s.edge(b.marks)
	s.WriteString(`<g class="box">`)
	s.rect("outline", at.x, at.y, boxWidth, at.height, fill, colour, thickness, b.outline)
	if b.filled {
		s.letter(b.sector, at.x+padding, at.y+padding)
	}
	y := s.panel(at.head, b.marks, left, at.y+padding)
	for i, seat := range b.seats {
		y += padding / 2
		inner := at.seats[i]
		colour, thickness := s.edge(seat.marks)
		s.WriteString(`<g class="seat">`)
		s.rect("outline", at.x+padding, y, boxWidth-2*padding, inner.height, lookOf(seat.sector).fill, colour, thickness, seat.outline)
		s.letter(seat.sector, at.x+padding+padding/2, y+padding/2)
		s.panel(inner, seat.marks, at.x+2*padding+letterBox, y+padding/2)
		s.WriteString("</g>")
		y += inner.height
	}
	s.WriteString("</g>\n")
}

// letter writes the letter of a sector in a square.
func (s *svg) letter(sector engagement.Sector, x, y int) {
	look := lookOf(sector)
	fmt.Fprintf(s, `<text class="sector" x="%d" y="%d" font-size="13" font-weight="bold" fill="#000000" text-anchor="middle">%s</text>`,
		x+letterBox/2-2, y+nameFont.size, look.letter)
}

// panel writes the texts of a box or seat and returns where they end.
func (s *svg) panel(p panel, marks []int, x, y int) int {
	classes := [...]string{"name", "detail"}
	for i, text := range p.texts {
		s.text(classes[i], text, x, y)
		y += text.height()
	}
	if len(p.marks.lines) > 0 {
		width := 0
		for _, line := range p.marks.lines {
			width = max(width, p.marks.font.width(strings.TrimRight(line, " ")))
		}
		s.rect("badge", x-2, y, width+4, p.marks.height(), s.markFill(marks), ink, "0.5", solid)
		s.text("mark", p.marks, x, y)
		y += p.marks.height()
	}
	return y
}

// markFill is the colour of the worst of some notes: not met, not known, met,
// not applicable.
func (s *svg) markFill(marks []int) string {
	worst := engagement.NotApplicable
	for _, n := range marks {
		worst = worst.And(s.p.notes[n-1].outcome)
	}
	return markFills[worst]
}

// net draws the lines of a net and its head. Each line is drawn once, so that
// dashes stay dashes.
func (s *svg) net(n *net) {
	l := s.layout
	kind := s.p.kinds[n.kind]
	across := map[int]int{} // y by channel
	var path strings.Builder
	for _, part := range n.parts {
		y := l.channel(part.channel).at(part.track)
		across[part.channel] = y
		if part.from < part.to {
			fmt.Fprintf(&path, "M%d %dH%d", part.from, y, part.to)
		}
	}
	if first, last := n.parts[0], n.parts[len(n.parts)-1]; n.lane >= 0 {
		fmt.Fprintf(&path, "M%d %dV%d", l.laneX(n.lane), across[last.channel], across[first.channel])
	}
	drawn := map[[3]int]bool{}
	for _, p := range n.pins {
		from := l.edgeOf(p.box, p.under)
		stub := [3]int{p.x, from, across[p.channel]}
		if !drawn[stub] {
			fmt.Fprintf(&path, "M%d %dV%d", stub[0], stub[1], stub[2])
			drawn[stub] = true
		}
	}
	end, back := l.edgeOf(n.to, n.under), 8
	if !n.under {
		back = -8
	}
	fmt.Fprintf(&path, "M%d %dV%d", n.x, across[n.channel], end)
	fmt.Fprintf(s, `<g class="line"><path d="%s" fill="none" stroke="%s" stroke-width="1.5"%s/>`, path.String(), ink, dashArray(kind.stroke))
	s.head(kind.head, n.x, end, back)
	if kind.letter != "" {
		y := end + 14
		if !n.under {
			y = end - 6
		}
		fmt.Fprintf(s, `<text class="letter" x="%d" y="%d" font-size="11" fill="#000000">%s</text>`, n.x+5, y, kind.letter)
	}
	s.WriteString("</g>\n")
}

// head draws the head of a line that ends at x, y, having come by way of back.
func (s *svg) head(h head, x, y, back int) {
	switch h {
	case arrow:
		fmt.Fprintf(s, `<path d="M%d %dL%d %dL%d %dZ" fill="%s"/>`, x, y, x-4, y+back, x+4, y+back, ink)
	case dot:
		fmt.Fprintf(s, `<circle cx="%d" cy="%d" r="4" fill="%s"/>`, x, y+back/2, ink)
	}
}

// edgeOf is the y of the upper or lower edge of a box.
func (l *layout) edgeOf(box int, under bool) int {
	if under {
		return l.places[box].y + l.places[box].height
	}
	return l.places[box].y
}

// legend draws the legend and returns where it ends.
func (s *svg) legend(y int) int {
	const sampleWidth, most = 40, 300
	entries := s.p.legend()
	if len(entries) == 0 {
		return y
	}
	s.WriteString(`<g class="legend">`)
	y += padding
	s.text("caption", newBlock(layerFont, "Legend", most), margin, y)
	y += layerFont.lineHeight() + padding/2
	x, high := margin, 0
	for _, e := range entries {
		text := newBlock(nameFont, e.text, most)
		width := 0
		for _, line := range text.lines {
			width = max(width, nameFont.width(strings.TrimRight(line, " ")))
		}
		if x > margin && x+sampleWidth+width > s.layout.width-margin {
			x, y, high = margin, y+high+padding/2, 0
		}
		s.WriteString(`<g class="entry">`)
		s.sample(e, x, y)
		s.text("meaning", text, x+sampleWidth, y)
		s.WriteString("</g>")
		x, high = x+sampleWidth+width+gap, max(high, text.height())
	}
	s.WriteString("</g>\n")
	return y + high + padding
}

func (s *svg) sample(e entry, x, y int) {
	switch e.sample {
	case sectorSample:
		s.rect("swatch", x, y, letterBox+8, 16, lookOf(e.sector).fill, ink, "1.2", solid)
		s.letter(e.sector, x+6, y)
	case outlineSample:
		s.rect("swatch", x, y, letterBox+8, 16, "#FFFFFF", ink, "1.2", e.stroke)
	case markSample:
		s.rect("swatch", x, y+1, letterBox+8, 15, markFills[engagement.NotApplicable], ink, "0.5", solid)
		fmt.Fprintf(s, `<text class="letter" x="%d" y="%d" font-size="%d" font-weight="bold" fill="#000000">[1]</text>`, x+6, y+1+markFont.size, markFont.size)
	case notMetSample:
		s.rect("swatch", x, y, letterBox+8, 16, "#FFFFFF", alarm, "3", solid)
	case letterSample:
		fmt.Fprintf(s, `<text class="letter" x="%d" y="%d" font-size="11" fill="#000000">%s</text>`, x+10, y+nameFont.size, e.letter)
	case lineSample:
		fmt.Fprintf(s, `<path d="M%d %dH%d" fill="none" stroke="%s" stroke-width="1.5"%s/>`, x, y+8, x+26, ink, dashArray(e.stroke))
		switch e.head {
		case arrow:
			fmt.Fprintf(s, `<path d="M%d %dL%d %dL%d %dZ" fill="%s"/>`, x+32, y+8, x+24, y+4, x+24, y+12, ink)
		case dot:
			fmt.Fprintf(s, `<circle cx="%d" cy="%d" r="4" fill="%s"/>`, x+28, y+8, ink)
		}
	}
}

// notes draws the findings and returns where they end.
func (s *svg) notes(y int) int {
	lines := s.p.noteLines()
	if len(lines) == 0 {
		return y
	}
	s.WriteString(`<g class="notes">`)
	y += padding
	width := s.layout.width - 2*margin
	s.text("caption", newBlock(layerFont, "Findings", width), margin, y)
	y += layerFont.lineHeight() + padding/2
	for _, line := range lines {
		text := newBlock(nameFont, line, width)
		s.text("note", text, margin, y)
		y += text.height()
	}
	s.WriteString("</g>\n")
	return y + padding
}
