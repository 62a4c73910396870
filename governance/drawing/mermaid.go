package drawing

import (
	"fmt"
	"io"
	"strings"
)

// writeMermaid writes p as a flowchart from the bottom to the top, since lines
// run from the lower body to the upper. Every identifier is our own, such as b1,
// and every text of the caller's is in a quoted label.
func writeMermaid(w io.Writer, p *picture) error {
	m := mermaidText{p: p}
	m.line(0, "flowchart BT")
	m.line(1, "heading[%s]", mermaidLabel(append([]string{p.title}, p.about...)...))
	m.class("plain", "heading")
	for i, layer := range p.layers {
		m.line(1, "subgraph t%d[%s]", i, mermaidLabel(layer.name))
		m.class("tier", fmt.Sprintf("t%d", i))
		for _, index := range layer.boxes {
			m.box(index, p.boxes[index])
		}
		m.line(1, "end")
	}
	for i := range p.layers[min(1, len(p.layers)):] {
		m.line(1, "t%d ~~~ t%d", i+1, i)
	}
	if len(p.layers) > 0 {
		m.line(1, "t0 ~~~ heading")
	}
	for _, l := range p.lines {
		m.line(1, "b%d %s b%d", l.from, m.arrow(p.kinds[l.kind]), l.to)
	}
	m.legend()
	m.classes()
	_, err := io.WriteString(w, m.String())
	return err
}

type mermaidText struct {
	strings.Builder
	p       *picture
	rows    int                 // labels written of seats
	of      map[string][]string // the nodes of each class
	classed []string            // the classes, in the order of their first node
}

func (m *mermaidText) line(level int, format string, values ...any) {
	m.WriteString(strings.Repeat("  ", level))
	fmt.Fprintf(m, format+"\n", values...)
}

// class puts a node in a class.
func (m *mermaidText) class(class, id string) {
	if m.of == nil {
		m.of = map[string][]string{}
	}
	if m.of[class] == nil {
		m.classed = append(m.classed, class)
	}
	m.of[class] = append(m.of[class], id)
}

func (m *mermaidText) box(index int, b box) {
	id := fmt.Sprintf("b%d", index)
	if b.filled {
		m.node(2, id, b.name, seat{details: b.details, sector: b.sector, outline: b.outline, marks: b.marks})
		return
	}
	labels := m.p.labels(b.name, b.details, b.marks)
	m.class("body", id)
	if len(b.seats) == 0 {
		m.line(2, "%s[%s]", id, mermaidLabel(labels...))
	} else {
		m.seats(id, labels, b.seats)
	}
	m.outline(id, b.outline, b.marks)
}

// seats writes a box with its seats, one below the other. The title of a
// subgraph has room for one line: what is more stands in a node of its own.
func (m *mermaidText) seats(id string, labels []string, seats []seat) {
	m.line(2, "subgraph %s[%s]", id, mermaidLabel(labels[0]))
	m.line(3, "direction TB")
	above := ""
	below := func(name string) {
		if above != "" {
			m.line(3, "%s ~~~ %s", above, name)
		}
		above = name
	}
	if len(labels) > 1 {
		m.line(3, "%sx[%s]", id, mermaidLabel(labels[1:]...))
		m.class("plain", id+"x")
		below(id + "x")
	}
	for _, s := range seats {
		name := fmt.Sprintf("s%d", m.rows)
		m.rows++
		m.node(3, name, s.name, s)
		below(name)
	}
	m.line(2, "end")
}

func (m *mermaidText) node(level int, id, name string, s seat) {
	look := lookOf(s.sector)
	m.line(level, "%s[%s]", id, mermaidLabel(m.p.labels(look.letter+": "+name, s.details, s.marks)...))
	m.class(look.class, id)
	m.outline(id, s.outline, s.marks)
}

func (m *mermaidText) outline(id string, s stroke, marks []int) {
	switch s {
	case dashed:
		m.class("dashed", id)
	case dotted:
		m.class("dotted", id)
	}
	if m.p.notMet(marks) {
		m.class("marked", id)
	}
}

// arrow returns the arrow of a kind of line with its label. Mermaid has no
// line of dots and dashes: a thick one stands for it.
func (m *mermaidText) arrow(k kind) string {
	ends := map[head][3]string{ // solid, of dots, thick
		noHead: {"---", "-.-", "==="},
		arrow:  {"-->", "-.->", "==>"},
		dot:    {"--o", "-.-o", "==o"},
	}[k.head]
	text := ends[0]
	switch k.stroke {
	case dashed, dotted:
		text = ends[1]
	case dotDashed:
		text = ends[2]
	}
	if caption := m.p.caption(k); caption != "" {
		text += "|" + mermaidLabel(caption) + "|"
	}
	return text
}

// legend writes what occurs and the findings.
func (m *mermaidText) legend() {
	var ids []string
	notes := m.p.noteLines()
	for _, e := range m.p.legend() {
		id := fmt.Sprintf("l%d", len(ids))
		label := e.text
		switch e.sample {
		case sectorSample:
			look := lookOf(e.sector)
			label = look.letter + ": " + label
			m.class(look.class, id)
		case outlineSample:
			m.class("body", id)
			m.outline(id, e.stroke, nil)
		case markSample:
			label = "[1] " + label
			m.class("plain", id)
		case notMetSample:
			m.class("body", id)
			m.class("marked", id)
		default:
			continue // lines bear their labels
		}
		if len(ids) == 0 {
			m.line(1, "subgraph legend[%s]", mermaidLabel("Legend"))
		}
		ids = append(ids, id)
		m.line(2, "%s[%s]", id, mermaidLabel(label))
	}
	if len(ids) > 0 {
		m.line(1, "end")
		m.class("tier", "legend")
	}
	if len(notes) > 0 {
		m.line(1, "subgraph notes[%s]", mermaidLabel("Findings"))
		m.line(2, "direction TB")
		for i, note := range notes {
			m.line(2, "f%d[%s]", i, mermaidLabel(note))
			m.class("plain", fmt.Sprintf("f%d", i))
			if i > 0 {
				m.line(2, "f%d ~~~ f%d", i-1, i)
			}
		}
		m.line(1, "end")
		m.class("tier", "notes")
	}
	if last := len(m.p.layers) - 1; last >= 0 {
		if len(ids) > 0 {
			m.line(1, "legend ~~~ t%d", last)
		}
		if len(notes) > 0 {
			m.line(1, "notes ~~~ t%d", last)
		}
	}
}

var mermaidClasses = map[string]string{
	"body":   "fill:#FFFFFF,color:#000000,stroke:#222222",
	"plain":  "fill:#FFFFFF,color:#000000,stroke:#FFFFFF",
	"tier":   "fill:#F3F3F3,color:#000000,stroke:#F3F3F3",
	"dashed": "stroke-dasharray:7 4",
	"dotted": "stroke-dasharray:2 3",
	"marked": "stroke:#D55E00,stroke-width:4px",
}

// classes writes how the classes that occur look, and what is in them.
func (m *mermaidText) classes() {
	for _, class := range m.classed {
		style := mermaidClasses[class]
		for _, s := range sectorOrder {
			if look := lookOf(s); look.class == class {
				style = "fill:" + look.fill + ",color:#000000,stroke:#222222"
			}
		}
		m.line(1, "classDef %s %s", class, style)
	}
	for _, class := range m.classed {
		m.line(1, "class %s %s", strings.Join(m.of[class], ","), class)
	}
}

// mermaidLabel returns lines as a quoted label. All that has a meaning in
// Mermaid, in the Markdown and HTML of its labels or in its own encoding becomes
// an entity, such as #quot; for a quotation mark; the ligature ﬂ is written fl.
func mermaidLabel(lines ...string) string {
	var text strings.Builder
	text.WriteByte('"')
	for i, line := range lines {
		if i > 0 {
			text.WriteString("<br/>")
		}
		escapeMermaid(&text, line)
	}
	text.WriteByte('"')
	return text.String()
}

func escapeMermaid(text *strings.Builder, label string) {
	before := ' '
	for _, r := range label {
		switch {
		case r == '"':
			text.WriteString("#quot;")
		case r == 'ﬂ': // Mermaid writes entities with it, and reads them twice
			text.WriteString("fl")
		case plainInMermaid(r, before):
			text.WriteRune(r)
		default:
			fmt.Fprintf(text, "#%d;", r)
		}
		before = r
	}
}

// plainInMermaid reports whether r means nothing but itself after the rune
// before it. A dot or hyphen may begin a list after a digit or at the start.
func plainInMermaid(r, before rune) bool {
	letter := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
	switch {
	case letter(r), r >= '0' && r <= '9', strings.ContainsRune(" ,()'", r):
		return true
	case r == '.' || r == '-':
		return letter(before)
	}
	return r >= 0x80
}
