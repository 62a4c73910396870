package drawing

import "slices"

// The measures of an SVG picture in pixels. Boxes stand in columns whose middles
// are multiples of 16 apart from the left, so that lines can end at distinct
// places.
const (
	margin    = 16
	nameWidth = 144 // of the column that names the layers
	boxWidth  = 224
	gap       = 32 // between boxes
	mostInRow = 6
	padding   = 8   // inside a box
	letterBox = 20  // the square with a sector's letter
	track     = 10  // between parallel lines
	least     = 720 // width of a picture
	space     = 18  // between a box and the nearest line across, above and below
)

var (
	titleFont  = font{size: 20, bold: true}
	layerFont  = font{size: 13, bold: true}
	bodyFont   = font{size: 14, bold: true}
	nameFont   = font{size: 13}
	detailFont = font{size: 11}
	markFont   = font{size: 11, bold: true}
)

// A block is text in lines of one font.
type block struct {
	font  font
	lines []string
}

func newBlock(f font, text string, width int) block { return block{f, f.wrap(text, width)} }

func (b block) height() int { return len(b.lines) * b.font.lineHeight() }

// A panel is a box or seat with its texts broken into lines.
type panel struct {
	texts  []block // name, then details where there are any
	marks  block   // without lines where there are none
	height int
}

func newPanel(p *picture, f font, name string, details []string, marks []int, width int) panel {
	labels := p.labels(name, details, nil)
	x := panel{texts: []block{newBlock(f, labels[0], width)}}
	if len(labels) > 1 {
		x.texts = append(x.texts, newBlock(detailFont, labels[1], width))
	}
	if len(marks) > 0 {
		x.marks = newBlock(markFont, badge(marks, p.notes), width)
	}
	for _, text := range append(slices.Clip(x.texts), x.marks) {
		x.height += text.height()
	}
	return x
}

// A place is a box on the picture: its left and upper edges, its height and what
// stands in it.
type place struct {
	x, y, height int
	row          int
	head         panel
	seats        []panel
}

func (p place) middle() int { return p.x + boxWidth/2 }

// A row is boxes side by side, and what is between it and the row above.
type row struct {
	boxes   []int
	height  int     // of the highest box
	channel channel // above the row
}

// A channel is the space between two rows, from y, where lines run across.
type channel struct{ y, tracks int }

func (c channel) height() int {
	if c.tracks == 0 {
		return 2 * space / 3
	}
	return 2*space + (c.tracks-1)*track
}

// at is the y of the nth track.
func (c channel) at(n int) int { return c.y + space + n*track }

// A band is a layer on the picture.
type band struct {
	name        block
	first, last int // rows
	y, height   int
}

// A layout says where everything of a picture stands.
type layout struct {
	picture      *picture
	places       []place // of boxes
	rows         []row
	bands        []band
	below        channel // the last row
	nets         []net
	lanes        int
	title        []block
	contentRight int
	width        int
	bandsEnd     int // y
}

// newLayout places boxes in rows, the lines between the rows, and the rows one
// below the other.
func newLayout(p *picture) *layout {
	l := &layout{picture: p, places: make([]place, len(p.boxes))}
	columns := 1
	for _, layer := range p.layers {
		columns = max(columns, min(len(layer.boxes), mostInRow))
	}
	for _, layer := range p.layers {
		b := band{name: newBlock(layerFont, layer.name, nameWidth-margin), first: len(l.rows)}
		for boxes := range slices.Chunk(layer.boxes, mostInRow) {
			l.addRow(boxes, columns)
		}
		b.last = len(l.rows) - 1
		l.bands = append(l.bands, b)
	}
	l.contentRight = margin + nameWidth + columns*(boxWidth+gap)
	l.route()
	l.width = max(least, l.contentRight+margin)
	if l.lanes > 0 {
		l.width = max(least, l.laneX(l.lanes)+margin)
	}
	for i, text := range append([]string{p.title}, p.about...) {
		f := nameFont
		if i == 0 {
			f = titleFont
		}
		l.title = append(l.title, newBlock(f, text, l.width-2*margin))
	}
	l.stack()
	return l
}

// laneX is where the nth line runs up at the side of the boxes.
func (l *layout) laneX(n int) int { return l.contentRight + margin + n*track }

func (l *layout) addRow(boxes []int, columns int) {
	r := row{boxes: boxes}
	left := margin + nameWidth + gap/2 + (columns-len(boxes))*(boxWidth+gap)/2
	for i, index := range boxes {
		at := l.panels(l.picture.boxes[index])
		at.x, at.row = left+i*(boxWidth+gap), len(l.rows)
		l.places[index] = at
		r.height = max(r.height, at.height)
	}
	l.rows = append(l.rows, r)
}

// panels breaks the texts of a box and says how high it is.
func (l *layout) panels(b box) place {
	width := boxWidth - 2*padding
	if b.filled {
		width -= letterBox + padding
	}
	at := place{head: newPanel(l.picture, bodyFont, b.name, b.details, b.marks, width)}
	at.height = at.head.height + 2*padding
	for _, s := range b.seats {
		seat := newPanel(l.picture, nameFont, s.name, s.details, s.marks, boxWidth-4*padding-letterBox)
		seat.height += padding
		at.seats = append(at.seats, seat)
		at.height += seat.height + padding/2
	}
	if len(b.seats) > 0 {
		at.height += padding / 2
	}
	return at
}

// stack gives rows, channels and bands their heights, from the top down.
func (l *layout) stack() {
	y := margin
	for _, text := range l.title {
		y += text.height()
	}
	y += margin / 2
	for i := range l.bands {
		b := &l.bands[i]
		for n := b.first; n <= b.last; n++ {
			r := &l.rows[n]
			r.channel.y = y
			y += r.channel.height()
			if n == b.first && i > 0 {
				y = max(y, r.channel.y+3*padding) // bands stand apart
			}
			if n == b.first {
				b.y = y - padding
			}
			for _, index := range r.boxes {
				l.places[index].y = y
			}
			y += r.height
		}
		y = max(y, b.y+padding+b.name.height())
		b.height = y + padding - b.y
	}
	l.below.y = y
	l.bandsEnd = y + l.below.height()
}
