package drawing

import (
	"fmt"
	"io"
	"strings"
)

// writeDOT writes p as a digraph. Every identifier is our own, such as b1, and
// every text of the caller's is in a quoted label.
func writeDOT(w io.Writer, p *picture) error {
	d := dotText{p: p, at: make([]int, len(p.boxes)), lowest: make([]string, len(p.boxes))}
	d.line(`digraph drawing {`)
	d.line(`  graph [rankdir=TB, newrank=true, compound=true, splines=true, nodesep=0.3, ranksep=0.4, fontname="Helvetica", labelloc=t, label=%s];`,
		dotLabel(append([]string{p.title}, p.about...)...))
	d.line(`  node [shape=box, fontname="Helvetica", fontsize=11, margin="0.1,0.05"];`)
	d.line(`  edge [fontname="Helvetica", fontsize=10];`)
	for i, layer := range p.layers {
		d.layer(i, layer)
	}
	for _, l := range p.lines {
		d.edge(l)
	}
	d.legend()
	d.line(`}`)
	_, err := io.WriteString(w, d.String())
	return err
}

type dotText struct {
	strings.Builder
	p    *picture
	rows int // seats written

	at     []int    // the layer of each box
	lowest []string // the lowest node of each box
}

func (d *dotText) line(format string, values ...any) { fmt.Fprintf(d, format+"\n", values...) }

// layer writes the boxes of a layer on one rank. What no reader sees keeps the
// ranks in order: the name of a layer hangs on the one above it and on the last
// seats there.
func (d *dotText) layer(i int, l layer) {
	d.line(`  t%d [shape=plaintext, fontsize=12, label=%s];`, i, dotLabel(l.name))
	if i > 0 {
		d.line(`  t%d -> t%d [style=invis, weight=1000];`, i-1, i)
	}
	var same strings.Builder
	for _, index := range l.boxes {
		fmt.Fprintf(&same, " b%d;", index)
		last := d.box(index, d.p.boxes[index])
		d.at[index], d.lowest[index] = i, last
		if i+1 < len(d.p.layers) {
			d.line(`  %s -> t%d [style=invis, weight=0];`, last, i+1)
		}
	}
	d.line(`  {rank=same; t%d;%s}`, i, same.String())
}

// box writes a box and returns the lowest node of it.
func (d *dotText) box(index int, b box) (last string) {
	last = fmt.Sprintf("b%d", index)
	if b.filled {
		d.node("  ", last, b.name, seat{name: b.name, details: b.details, sector: b.sector, outline: b.outline, marks: b.marks})
		return last
	}
	d.line(`  subgraph cluster_b%d {`, index)
	d.line(`    graph [label="", style=%q, color=%q, penwidth=%s];`, dotStyle(b.outline, "rounded"), d.colour(b.marks), d.thickness(b.marks))
	d.line(`    %s [shape=plaintext, fontsize=12, label=%s];`, last, dotLabel(d.p.labels(b.name, b.details, b.marks)...))
	for _, s := range b.seats {
		name := fmt.Sprintf("s%d", d.rows)
		d.rows++
		d.node("    ", name, s.name, s)
		d.line(`    %s -> %s [style=invis, weight=100];`, last, name)
		last = name
	}
	d.line(`  }`)
	return last
}

// node writes a node in the colour of a sector, with the sector's letter.
func (d *dotText) node(indent, id, name string, s seat) {
	look := lookOf(s.sector)
	d.line(`%s%s [style=%q, fillcolor=%q, color=%q, penwidth=%s, label=%s];`, indent, id, dotStyle(s.outline, "filled"), look.fill,
		d.colour(s.marks), d.thickness(s.marks), dotLabel(d.p.labels("["+look.letter+"] "+name, s.details, s.marks)...))
}

func (d *dotText) colour(marks []int) string {
	if d.p.notMet(marks) {
		return alarm
	}
	return ink
}

func (d *dotText) thickness(marks []int) string {
	if d.p.notMet(marks) {
		return "3"
	}
	return "1"
}

// dotStyle adds the style of an outline to another. DOT has no line of dots and
// dashes: a bold one stands for it.
func dotStyle(s stroke, other string) string {
	var styles []string
	if other != "" {
		styles = append(styles, other)
	}
	switch s {
	case dashed:
		styles = append(styles, "dashed")
	case dotted:
		styles = append(styles, "dotted")
	case dotDashed:
		styles = append(styles, "bold")
	}
	return strings.Join(styles, ",")
}

// edge writes a line. One to a layer above is written from there, turned round,
// so that dot puts the boxes below each other; another does not move the ranks.
func (d *dotText) edge(l line) {
	k := d.p.kinds[l.kind]
	head := [...]string{noHead: "none", arrow: "normal", dot: "dot"}[k.head]
	from, to := fmt.Sprintf("b%d", l.from), fmt.Sprintf("b%d", l.to)
	tail, end, label := l.from, l.to, "xlabel"
	attributes := fmt.Sprintf("constraint=false, arrowhead=%s", head)
	if d.at[l.from] > d.at[l.to] {
		from, to = d.lowest[l.to], from
		tail, end, label = l.to, l.from, "label"
		attributes = fmt.Sprintf("dir=back, arrowtail=%s", head)
	}
	if l.from != l.to {
		attributes += d.clip("ltail", tail) + d.clip("lhead", end)
	}
	if caption := d.p.caption(k); caption != "" {
		attributes += ", " + label + "=" + dotLabel(caption)
	}
	d.line(`  %s -> %s [style=%q, %s];`, from, to, orElse(dotStyle(k.stroke, ""), "solid"), attributes)
}

// clip lets a line end at the outline of a box that is a cluster.
func (d *dotText) clip(end string, box int) string {
	if d.p.boxes[box].filled {
		return ""
	}
	return fmt.Sprintf(", %s=cluster_b%d", end, box)
}

// legend writes what occurs, on one rank below the last layer, and the findings
// below that. Lines bear their words and are not in it.
func (d *dotText) legend() {
	above := ""
	below := func(id string) {
		if above != "" {
			d.line(`  %s -> %s [style=invis];`, above, id)
		} else if last := len(d.p.layers) - 1; last >= 0 {
			d.line(`  t%d -> %s [style=invis];`, last, id)
			for _, index := range d.p.layers[last].boxes {
				d.line(`  %s -> %s [style=invis, weight=0];`, d.lowest[index], id)
			}
		}
		above = id
	}
	var same strings.Builder
	shown := 0
	for _, e := range d.p.legend() {
		id := fmt.Sprintf("l%d", shown)
		switch e.sample {
		case sectorSample:
			look := lookOf(e.sector)
			d.line(`  %s [style="filled", fillcolor=%q, label=%s];`, id, look.fill, dotLabel("["+look.letter+"] "+e.text))
		case outlineSample:
			d.line(`  %s [style=%q, label=%s];`, id, dotStyle(e.stroke, "rounded"), dotLabel(e.text))
		case markSample:
			d.line(`  %s [penwidth=0, label=%s];`, id, dotLabel("[1] "+e.text))
		case notMetSample:
			d.line(`  %s [color=%q, penwidth=3, label=%s];`, id, alarm, dotLabel(e.text))
		default:
			continue
		}
		if shown == 0 {
			below(id)
		}
		shown++
		fmt.Fprintf(&same, " %s;", id)
	}
	if shown > 0 {
		d.line(`  {rank=same;%s}`, same.String())
	}
	if notes := d.p.noteLines(); len(notes) > 0 {
		d.line(`  notes [shape=plaintext, label=%s];`, dotLeft(notes))
		below("notes")
	}
}

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`)

// dotLabel returns lines as a quoted label. A backslash would otherwise stand
// for the name of the node and the like, and an ampersand begin an entity.
func dotLabel(lines ...string) string {
	var text strings.Builder
	for i, line := range lines {
		if i > 0 {
			text.WriteString(`\n`)
		}
		text.WriteString(dotEscapes.Replace(line))
	}
	return `"` + text.String() + `"`
}

// dotLeft returns lines as a quoted label, flush left and broken where they are
// long.
func dotLeft(lines []string) string {
	var text strings.Builder
	for _, line := range lines {
		for _, part := range nameFont.wrap(line, 800) {
			text.WriteString(dotEscapes.Replace(part) + `\l`)
		}
	}
	return `"` + text.String() + `"`
}
