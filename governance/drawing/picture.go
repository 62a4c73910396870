package drawing

import (
	"cmp"
	"slices"
	"strings"

	"github.com/thirdsector-go/partnership/engagement"
)

// A picture is what every format writes: boxes in layers, lines between them and
// notes below. Its texts are drawn as they are: visible has been applied.
type picture struct {
	title  string
	about  []string // lines below the title
	layers []layer  // from the top; none is empty
	boxes  []box
	kinds  []kind // of the lines, only those that occur
	lines  []line // sorted, each once
	notes  []note
	letter bool // the lines' kinds are told apart by letters
}

// A layer is boxes drawn side by side.
type layer struct {
	name  string
	boxes []int // indices
}

// A box is a body with its members, or an agency of a network.
type box struct {
	name    string
	details []string
	sector  engagement.Sector // where filled
	filled  bool              // with the colour of the sector
	outline stroke
	marks   []int
	seats   []seat
}

// A seat is a row of a box.
type seat struct {
	name    string
	details []string
	sector  engagement.Sector
	outline stroke
	marks   []int
}

// A line runs from box to box.
type line struct{ from, to, kind int }

// A kind of line is drawn with a stroke and a head, and has a label that may be
// empty; letter stands for the label on the line, where labels are many.
type kind struct {
	label  string
	stroke stroke
	head   head
	letter string
}

// A stroke is how a line or an outline is drawn.
type stroke uint8

const (
	solid stroke = iota
	dashed
	dotted
	dotDashed
)

// A head is what a line ends in.
type head uint8

const (
	noHead head = iota
	arrow
	dot
)

// setLines keeps each line once, in order, and the kinds that occur in their
// order.
func (p *picture) setLines(lines []line, kinds []kind) {
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.kind, b.kind))
	})
	lines = slices.Compact(lines)
	occurs := make([]bool, len(kinds))
	for _, l := range lines {
		occurs[l.kind] = true
	}
	number := make([]int, len(kinds))
	for i, k := range kinds {
		if occurs[i] {
			number[i] = len(p.kinds)
			p.kinds = append(p.kinds, k)
		}
	}
	for i := range lines {
		lines[i].kind = number[lines[i].kind]
	}
	p.lines = lines
}

// setLayers makes the layers of which some box is, in order; of says in which
// of the names a box is.
func (p *picture) setLayers(names []string, of []int) {
	layers := make([]layer, len(names))
	for i, name := range names {
		layers[i].name = name
	}
	for i, at := range of {
		layers[at].boxes = append(layers[at].boxes, i)
	}
	p.layers = slices.DeleteFunc(layers, func(l layer) bool { return len(l.boxes) == 0 })
}

// An entry of a legend shows one thing that occurs and says what it means.
type entry struct {
	sample sample
	sector engagement.Sector // of a sectorSample
	stroke stroke            // of an outlineSample or a lineSample
	head   head              // of a lineSample
	letter string            // of a letterSample
	text   string
}

// A sample is what an entry shows.
type sample uint8

const (
	sectorSample sample = iota
	outlineSample
	lineSample
	letterSample
	markSample
	notMetSample
)

var outlineWords = [...]string{
	solid:  "sits there, or is in place",
	dashed: "invited, planned, or not stated whether it sits there",
	dotted: "inactive, or invited and has not attended",
}

// legend lists what occurs in p: sectors, outlines where they are not all the
// same, lines and marks.
func (p *picture) legend() []entry {
	var sectors [engagement.Private + 1]bool
	var outlines [dotted + 1]bool
	marked, notMet := false, false
	mark := func(marks []int) { marked, notMet = marked || len(marks) > 0, notMet || p.notMet(marks) }
	for _, b := range p.boxes {
		outlines[b.outline] = true
		mark(b.marks)
		if b.filled {
			sectors[b.sector] = true
		}
		for _, s := range b.seats {
			sectors[s.sector] = true
			outlines[s.outline] = true
			mark(s.marks)
		}
	}
	var entries []entry
	for _, s := range sectorOrder {
		if sectors[s] {
			entries = append(entries, entry{sample: sectorSample, sector: s, text: lookOf(s).words})
		}
	}
	if outlines[dashed] || outlines[dotted] {
		for s, occurs := range outlines {
			if occurs {
				entries = append(entries, entry{sample: outlineSample, stroke: stroke(s), text: outlineWords[s]})
			}
		}
	}
	entries = append(entries, p.lineEntries()...)
	if marked {
		entries = append(entries, entry{sample: markSample, text: "a finding, by its number below"})
	}
	if notMet {
		entries = append(entries, entry{sample: notMetSample, text: "what a finding that is not met is about"})
	}
	return entries
}

func (p *picture) lineEntries() []entry {
	var entries, letters []entry
	for _, k := range p.kinds {
		e := entry{sample: lineSample, stroke: k.stroke, head: k.head, text: k.label}
		if p.letter {
			e.text = tieWords[k.stroke]
			if k.letter != "" {
				letters = append(letters, entry{sample: letterSample, letter: k.letter, text: k.label})
			}
		}
		entries = append(entries, e)
	}
	compare := func(a, b entry) int { return cmp.Or(cmp.Compare(a.stroke, b.stroke), cmp.Compare(a.text, b.text)) }
	if p.letter {
		slices.SortStableFunc(entries, compare)
		entries = slices.Compact(entries)
		slices.SortStableFunc(letters, func(a, b entry) int {
			return cmp.Or(cmp.Compare(len(a.letter), len(b.letter)), cmp.Compare(a.letter, b.letter))
		})
		letters = slices.Compact(letters)
	}
	return append(entries, letters...)
}

// caption returns what a line bears where no letter and no legend of strokes
// stands for it.
func (p *picture) caption(k kind) string {
	if !p.letter || k.stroke == solid {
		return k.label
	}
	if k.label == "" {
		return tieWords[k.stroke]
	}
	return k.label + ", " + tieWords[k.stroke]
}

// noteLines returns the notes as they stand below the picture.
func (p *picture) noteLines() []string {
	lines := make([]string, len(p.notes))
	for i, n := range p.notes {
		lines[i] = badge([]int{i + 1}, p.notes) + ": " + named(n.text, "no text")
		if len(n.about) > 0 {
			lines[i] += visible(" (" + strings.Join(n.about, "; ") + ")")
		}
	}
	return lines
}

// notMet reports whether one of the notes is of something that is not met.
func (p *picture) notMet(numbers []int) bool {
	return slices.ContainsFunc(numbers, func(n int) bool { return p.notes[n-1].outcome == engagement.NotMet })
}

// labels returns the lines of text on a box or seat: its name, details and
// marks, without those that are not there.
func (p *picture) labels(name string, details []string, marks []int) []string {
	lines := []string{name}
	if len(details) > 0 {
		lines = append(lines, strings.Join(details, "; "))
	}
	if len(marks) > 0 {
		lines = append(lines, badge(marks, p.notes))
	}
	return lines
}
