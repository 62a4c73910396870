package drawing

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// An element is any element of an XML document.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

func (e element) get(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) number(name string) int {
	n, err := strconv.Atoi(e.get(name))
	if err != nil {
		panic(fmt.Sprintf("%s of %s: %v", name, e.XMLName.Local, err))
	}
	return n
}

// content is the text of e and what is in it.
func (e element) content() string {
	text := e.Text
	for _, c := range e.Children {
		text += c.content()
	}
	return text
}

// all returns the elements of a name and class in e; class may be empty.
func (e element) all(name, class string) []element {
	var found []element
	for _, c := range e.Children {
		if c.XMLName.Local == name && (class == "" || c.get("class") == class) {
			found = append(found, c)
		}
		found = append(found, c.all(name, class)...)
	}
	return found
}

// own is all without what is in a group inside e.
func (e element) own(name, class string) []element {
	flat := e
	flat.Children = slices.DeleteFunc(slices.Clone(e.Children), func(c element) bool { return c.XMLName.Local == "g" })
	return flat.all(name, class)
}

func (e element) texts(class string) []string {
	var texts []string
	for _, text := range e.all("text", class) {
		texts = append(texts, text.content())
	}
	return texts
}

func parseXML(t testing.TB, text string) element {
	t.Helper()
	var root element
	d := xml.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&root); err != nil {
		t.Fatalf("not XML: %v\n%.2000s", err, text)
	}
	if token, err := d.Token(); err != nil || string(token.(xml.CharData)) != "\n" {
		t.Fatalf("after the document: %v, %v", token, err)
	}
	return root
}

func written(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	var text strings.Builder
	if err := write(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func chartSVG(t testing.TB, c Chart) element { t.Helper(); return parseXML(t, written(t, c.WriteSVG)) }

func TestChart_WriteSVG(t *testing.T) {
	c := synthetic()
	root := chartSVG(t, c)
	boxes := map[string]element{}
	for _, b := range root.all("g", "box") {
		boxes[b.own("text", "name")[0].content()] = b
	}
	names := map[engagement.AgencyID]string{}
	for _, a := range c.Structure.Agencies {
		names[a.ID] = a.Name
	}
	for _, body := range c.Structure.Bodies {
		b, found := boxes[body.Name]
		if !found {
			t.Fatalf("no box %q", body.Name)
		}
		for _, s := range body.Seats {
			if !slices.Contains(b.texts("name"), names[s.Agency]) {
				t.Errorf("%s does not list %s: %q", body.Name, names[s.Agency], b.texts("name"))
			}
		}
	}
	if got := boxes["West Yorkshire Local Criminal Justice Board"].texts("detail"); !slices.Contains(got, "Chief Constable; chair") {
		t.Errorf("the chair is not marked: %q", got)
	}
	if got, want := boxes["Agencies that sit on no body listed"].texts("name"), []string{"Agencies that sit on no body listed", "Signpost"}; !cmp.Equal(got, want) {
		t.Errorf("the last box lists %q, want %q", got, want)
	}
	if got, want := root.texts("heading"), []string{"Leeds (synthetic)"}; !cmp.Equal(got, want) {
		t.Errorf("heading %q, want %q", got, want)
	}
	if got, want := root.texts("about"), []string{"As at 2009-02-28", "Lead: West Yorkshire Police"}; !cmp.Equal(got, want) {
		t.Errorf("about %q, want %q", got, want)
	}
}

// Tiers stand in order, and each body in its own.
func TestChart_WriteSVG_layers(t *testing.T) {
	c := synthetic()
	root := chartSVG(t, c)
	bands := map[string]element{}
	last := -1
	var order []string
	for _, layer := range root.all("g", "layer") {
		rect := layer.all("rect", "")[0]
		if rect.number("y") <= last {
			t.Errorf("layer %q stands above the one before", layer.texts("tier"))
		}
		last = rect.number("y") + rect.number("height")
		name := layer.texts("tier")[0]
		bands[name] = rect
		order = append(order, name)
	}
	want := []string{"Strategic oversight: countywide", "Strategic oversight: pioneer site", "Strategic oversight: local", "Operational management",
		"Service delivery: inside", "Service delivery: outside", "Tier not stated"}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Error(diff)
	}
	tier := map[string]engagement.Tier{}
	for _, b := range c.Structure.Bodies {
		tier[b.Name] = b.Tier
	}
	for _, b := range root.all("g", "box") {
		name := b.own("text", "name")[0].content()
		if at, listed := tier[name]; listed {
			if band := bands[want[engagement.CountywideOversight-at]]; !boxOf(b).inside(rectOf(band)) {
				t.Errorf("%s is not in the layer of %v", name, at)
			}
		}
	}
}

// What bears a mark is what the findings name.
func TestChart_WriteSVG_marks(t *testing.T) {
	root := chartSVG(t, synthetic())
	got := map[string][]string{}
	for _, b := range root.all("g", "box") {
		name := b.own("text", "name")[0].content()
		for _, mark := range b.own("text", "mark") {
			got[name] = append(got[name], mark.content())
		}
		for _, s := range b.all("g", "seat") {
			for _, mark := range s.texts("mark") {
				at := name + "/" + s.texts("name")[0]
				got[at] = append(got[at], mark)
			}
		}
	}
	want := map[string][]string{
		"Leeds Strategic Board for IOM and DIP":       {"[1] not known"},
		"CDRP board/ReNew":                            {"[2] not met"},
		"IOM strategy group for West Yorkshire/Nacro": {"[3] not met"},
		"IOM Operational Group/CRI":                   {"[4] met"},
		"Divisional Group: City and Holbeck/CRI":      {"[4] met"},
		"The hub/CRI":                                 {"[4] met"},
		"West Yorkshire Local Criminal Justice Board": {"[5] not met"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := root.texts("note"); len(got) != 6 || got[5] != "[6] not applicable: R23: no limit was given" {
		t.Errorf("notes %q", got)
	}
}

// A mark on what is not drawn, or on an agency that has no seat on the body, is
// not lost; the same text has one number.
func TestMark(t *testing.T) {
	s := governance.Structure{
		Agencies: []governance.Agency{{Agency: engagement.Agency{ID: "a"}}, {Agency: engagement.Agency{ID: "b"}}},
		Bodies:   []governance.Body{{ID: "x", Seats: []governance.Seat{{Agency: "a"}}}, {ID: "y"}},
	}
	c := Chart{s, []Mark{
		{Body: "x", Agency: "b", Text: "absent"}, {Body: "x", Text: "same", Outcome: engagement.Met}, {Body: "y", Text: "same", Outcome: engagement.Met},
		{Body: "z", Agency: "a", Text: "lost"}, {Agency: "c", Text: "lost"},
	}}
	root := chartSVG(t, c)
	got := map[string][]string{}
	for _, b := range root.all("g", "box") {
		got[b.own("text", "name")[0].content()] = b.texts("mark")
	}
	want := map[string][]string{"x": {"[1] not known, [2] met"}, "y": {"[2] met"}, "Agencies that sit on no body listed": nil}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got, want := root.texts("note"), []string{"[1] not known: absent", "[2] met: same",
		"[3] not known: lost (not drawn: agency c; not drawn: body z, agency a)"}; !cmp.Equal(got, want) {
		t.Errorf("notes %q, want %q", got, want)
	}
}

// The legend is what occurs, in every format.
func TestLegend(t *testing.T) {
	const (
		statutory, vcs, private, unstated = "statutory", "voluntary and community sector", "private", "sector not stated"
		mark                              = "a finding, by its number below"
		notMet                            = "what a finding that is not met is about"
	)
	body := func(sector engagement.Sector, seat governance.Seat) Chart {
		seat.Agency = "a"
		return Chart{Structure: governance.Structure{Agencies: []governance.Agency{{Agency: engagement.Agency{ID: "a", Sector: sector}}},
			Bodies: []governance.Body{{ID: "x", Seats: []governance.Seat{seat}}}}}
	}
	marked := body(engagement.VCS, governance.Seat{Status: governance.Member})
	marked.Marks = []Mark{{Body: "x"}}
	failed := marked
	failed.Marks = []Mark{{Agency: "a", Outcome: engagement.NotMet}}
	unplaced := marked
	unplaced.Marks = []Mark{{Body: "y"}}
	lined := Chart{Structure: governance.Structure{Bodies: []governance.Body{{ID: "x"}, {ID: "y"}},
		Lines: []governance.Line{{From: "x", To: "y", Kind: governance.Link}, {From: "y", To: "x", Kind: governance.Report}}}}
	for _, tt := range []struct {
		name string
		p    *picture
		want []string
	}{
		{"nothing", Chart{}.picture(), nil},
		{"a member", body(engagement.Statutory, governance.Seat{Status: governance.Member}).picture(), []string{statutory}},
		{"not stated", body(9, governance.Seat{}).picture(), []string{unstated, outlineWords[solid], outlineWords[dashed]}},
		{"planned", body(engagement.Private, governance.Seat{Status: governance.Planned}).picture(), []string{private, outlineWords[solid], outlineWords[dashed]}},
		{"inactive", body(engagement.VCS, governance.Seat{Status: governance.Member, Active: engagement.No}).picture(), []string{vcs, outlineWords[solid], outlineWords[dotted]}},
		{"a finding", marked.picture(), []string{vcs, mark}},
		{"a finding that is not met", failed.picture(), []string{vcs, mark, notMet}},
		{"a finding that is not drawn", unplaced.picture(), []string{vcs}},
		{"lines", lined.picture(), []string{"reports to", "has links to"}},
		{"ties", Network{Ties: []Tie{{From: "a", To: "b", Label: "refers"}, {From: "a", To: "c", Active: engagement.No, Label: "refers"}, {From: "b", To: "c", Active: engagement.No}}}.picture(),
			[]string{unstated, tieWords[dashed], tieWords[dotted], "refers"}},
	} {
		root := parseXML(t, written(t, func(w io.Writer) error { return writeSVG(w, tt.p) }))
		if got := root.texts("meaning"); !slices.Equal(got, tt.want) {
			t.Errorf("%s: legend of the SVG %q, want %q", tt.name, got, tt.want)
		}
		var got []string
		for _, label := range dotLabels(t, written(t, func(w io.Writer) error { return writeDOT(w, tt.p) }), "  l") {
			got = append(got, regexp.MustCompile(`^\[.\] `).ReplaceAllString(label, ""))
		}
		want := slices.DeleteFunc(slices.Clone(tt.want), func(s string) bool {
			return s == "reports to" || s == "has links to" || s == "refers" || slices.Contains(tieWords[:], s)
		})
		if !slices.Equal(got, want) {
			t.Errorf("%s: legend of the DOT %q, want %q", tt.name, got, want)
		}
	}
}

// A frame is a rectangle, its right and lower edges not included.
type frame struct{ x, y, right, below int }

func rectOf(e element) frame {
	return frame{e.number("x"), e.number("y"), e.number("x") + e.number("width"), e.number("y") + e.number("height")}
}

func boxOf(g element) frame { return rectOf(g.own("rect", "outline")[0]) }

func (f frame) inside(g frame) bool {
	return f.x >= g.x && f.y >= g.y && f.right <= g.right && f.below <= g.below
}

func (f frame) overlaps(g frame) bool {
	return f.x < g.right && g.x < f.right && f.y < g.below && g.y < f.below
}

// textFrame is the space of the lines of a text by the width model.
func textFrame(text element) frame {
	f := font{size: text.number("font-size"), bold: text.get("font-weight") == "bold"}
	lines := text.all("tspan", "")
	if len(lines) == 0 { // a letter
		x := text.number("x")
		if text.get("text-anchor") == "middle" {
			x -= f.width(text.content()) / 2
		}
		return frame{x, text.number("y") - f.size, x + f.width(text.content()), text.number("y")}
	}
	all := frame{lines[0].number("x"), lines[0].number("y") - f.size, 0, 0}
	for _, line := range lines {
		all.right = max(all.right, line.number("x")+f.width(strings.TrimRight(line.Text, " ")))
		all.below = line.number("y") + f.size/4
	}
	return all
}

// A stretch is a straight part of a line, from the lesser to the greater end.
type stretch struct {
	x, y, right, below int
	line               int
}

var pathParts = regexp.MustCompile(`M(-?\d+) (-?\d+)([HV])(-?\d+)`)

func stretches(root element) []stretch {
	var found []stretch
	for i, g := range root.all("g", "line") {
		for _, m := range pathParts.FindAllStringSubmatch(g.all("path", "")[0].get("d"), -1) {
			n := make([]int, 5)
			for j := range n {
				n[j], _ = strconv.Atoi(m[j])
			}
			s := stretch{n[1], n[2], n[1], n[2], i}
			if m[3] == "H" {
				s.x, s.right = min(n[1], n[4]), max(n[1], n[4])
			} else {
				s.y, s.below = min(n[2], n[4]), max(n[2], n[4])
			}
			found = append(found, s)
		}
	}
	return found
}

// checkGeometry holds a picture to what its documentation says.
func checkGeometry(t *testing.T, root element, distinct bool) {
	t.Helper()
	picture := frame{0, 0, root.number("width"), root.number("height")}
	if want := fmt.Sprintf("0 0 %d %d", picture.right, picture.below); root.get("viewBox") != want {
		t.Errorf("viewBox %q, want %q", root.get("viewBox"), want)
	}
	var boxes []frame
	for _, b := range root.all("g", "box") {
		outer := boxOf(b)
		for _, before := range boxes {
			if outer.overlaps(before) {
				t.Errorf("boxes %v and %v overlap", outer, before)
			}
		}
		boxes = append(boxes, outer)
		inner := []frame{}
		for _, text := range b.own("text", "") {
			if text.get("class") != "sector" {
				inner = append(inner, textFrame(text))
			}
		}
		for _, s := range b.all("g", "seat") {
			inner = append(inner, boxOf(s))
			for _, text := range s.all("text", "") {
				if f := textFrame(text); !f.inside(boxOf(s)) {
					t.Errorf("text %q at %v is not in its seat %v", text.content(), f, boxOf(s))
				}
			}
		}
		for i, f := range inner {
			if !f.inside(outer) {
				t.Errorf("%v is not in its box %v", f, outer)
			}
			for _, g := range inner[:i] {
				if f.overlaps(g) {
					t.Errorf("%v and %v overlap in box %v", f, g, outer)
				}
			}
		}
	}
	for _, rect := range root.all("rect", "") {
		if f := rectOf(rect); !f.inside(picture) {
			t.Errorf("%s %v is not in the picture %v", rect.get("class"), f, picture)
		}
	}
	var outside []frame
	for _, class := range []string{"heading", "about", "tier", "caption", "meaning", "note"} {
		for _, text := range root.all("text", class) {
			f := textFrame(text)
			if !f.inside(picture) {
				t.Errorf("%s %q at %v is not in the picture %v", class, text.content(), f, picture)
			}
			outside = append(outside, f)
		}
	}
	for i, f := range outside {
		for _, g := range append(slices.Clip(outside[:i]), boxes...) {
			if f.overlaps(g) {
				t.Errorf("text at %v overlaps %v", f, g)
			}
		}
	}
	lines := stretches(root)
	for i, s := range lines {
		f := frame{s.x, s.y, s.right + 1, s.below + 1}
		if !f.inside(picture) {
			t.Errorf("line %v is not in the picture", s)
		}
		for _, b := range boxes {
			if f.overlaps(frame{b.x + 1, b.y + 1, b.right - 1, b.below - 1}) {
				t.Errorf("line %v crosses box %v", s, b)
			}
		}
		for _, other := range lines[:i] {
			vertical := s.x == s.right && other.x == other.right && s.x == other.x && s.y < other.below && other.y < s.below
			level := s.y == s.below && other.y == other.below && s.y == other.y && s.x <= other.right && other.x <= s.right && s.x < s.right && other.x < other.right
			if distinct && s.line != other.line && (vertical || level) {
				t.Errorf("lines %v and %v run together", s, other)
			}
		}
	}
}

func TestGeometry(t *testing.T) {
	checkGeometry(t, chartSVG(t, synthetic()), true)
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		c, n := randomChart(r, 1+r.IntN(20)), randomNetwork(r, 1+r.IntN(20))
		checkGeometry(t, chartSVG(t, c), true)
		checkGeometry(t, parseXML(t, written(t, n.WriteSVG)), true)
		if t.Failed() {
			t.Fatal(written(t, c.WriteSVG))
		}
	}
	huge := synthetic()
	huge.Structure.Name = strings.Repeat("W", 500)
	huge.Structure.Bodies[0].Name = strings.Repeat("long words ", 100)
	huge.Structure.Bodies[0].Seats[0].Post = strings.Repeat("🏛️", 100)
	huge.Structure.Agencies[0].Name = strings.Repeat(" ", 300) + "x" + strings.Repeat("\u0301", 300)
	huge.Marks[0].Text = strings.Repeat("m", 1000)
	checkGeometry(t, chartSVG(t, huge), true)
	for range 100 { // many lines to few boxes
		huge.Structure.Lines = append(huge.Structure.Lines, governance.Line{From: "hub", To: governance.BodyID(strconv.Itoa(r.IntN(50)))})
	}
	checkGeometry(t, chartSVG(t, huge), false)
}

var someNames = []string{"", "a", "West Yorkshire Police", "an agency with a name that goes on for rather a long time indeed", "Ünïçødé", "שלום", "<b>&amp;\"",
	strings.Repeat("x", 60), "line\nline", "日本語の名前です", "end", "\xff"}

func randomChart(r *rand.Rand, size int) Chart {
	var c Chart
	name := func() string { return someNames[r.IntN(len(someNames))] }
	agency := func() engagement.AgencyID { return engagement.AgencyID(strconv.Itoa(r.IntN(size + 1))) }
	body := func() governance.BodyID { return governance.BodyID(strconv.Itoa(r.IntN(size))) }
	for i := range size {
		a := governance.Agency{Agency: engagement.Agency{ID: engagement.AgencyID(strconv.Itoa(i)), Name: name(), Sector: engagement.Sector(r.IntN(5))}}
		a.Ties.ReceivesReferrals = engagement.Answer(r.IntN(3))
		a.Ties.CoLocated = engagement.Answer(r.IntN(3))
		c.Structure.Agencies = append(c.Structure.Agencies, a)
		b := governance.Body{ID: governance.BodyID(strconv.Itoa(i)), Name: name(), Tier: engagement.Tier(r.IntN(8)), Status: governance.BodyStatus(r.IntN(3)),
			Complete: engagement.Answer(r.IntN(3)), VCS: engagement.Answer(r.IntN(3)), Commissions: engagement.Answer(r.IntN(3))}
		if r.IntN(2) == 0 {
			b.Chair = governance.Chair{Agency: agency(), Post: name()}
		}
		for range r.IntN(5) {
			b.Seats = append(b.Seats, governance.Seat{Agency: agency(), Post: name(), Status: governance.SeatStatus(r.IntN(6)), Active: engagement.Answer(r.IntN(3))})
		}
		c.Structure.Bodies = append(c.Structure.Bodies, b)
		if i%2 == 0 {
			c.Structure.Lines = append(c.Structure.Lines, governance.Line{From: body(), To: body(), Kind: governance.LineKind(r.IntN(4))})
		}
		if i%3 == 0 {
			c.Marks = append(c.Marks, Mark{Body: body(), Agency: agency(), Text: name(), Outcome: engagement.Outcome(r.IntN(4))}, Mark{Agency: agency(), Text: "t"})
		}
	}
	return c
}

func randomNetwork(r *rand.Rand, size int) Network {
	n := Network{Name: "network"}
	agency := func() engagement.AgencyID { return engagement.AgencyID(strconv.Itoa(r.IntN(size + 1))) }
	for i := range size {
		n.Nodes = append(n.Nodes, Node{ID: engagement.AgencyID(strconv.Itoa(i)), Name: someNames[r.IntN(len(someNames))], Sector: engagement.Sector(r.IntN(5))})
		if size%2 == 0 {
			n.Nodes[i].Tier = engagement.Tier(r.IntN(7))
		}
		if i%2 == 0 {
			n.Ties = append(n.Ties, Tie{agency(), agency(), engagement.Answer(r.IntN(3)), someNames[r.IntN(3)]})
		}
	}
	n.Marks = []Mark{{Agency: agency(), Text: "x", Outcome: engagement.NotMet}}
	return n
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// writers are all writers of a chart and a network.
func writers(c Chart, n Network) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{"chart.svg": c.WriteSVG, "chart.dot": c.WriteDOT, "chart.mmd": c.WriteMermaid,
		"network.svg": n.WriteSVG, "network.dot": n.WriteDOT, "network.mmd": n.WriteMermaid, "network.graphml": n.WriteGraphML}
}

func TestWrite_errors(t *testing.T) {
	for name, write := range writers(synthetic(), ChannelNetwork(synthetic().Structure)) {
		if err := write(full{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want that of the writer", name, err)
		}
	}
}

func TestWrite_zero(t *testing.T) {
	for name, write := range writers(Chart{}, Network{}) {
		if text := written(t, write); !strings.HasSuffix(text, "\n") {
			t.Errorf("%s: %q", name, text)
		}
	}
	checkGeometry(t, chartSVG(t, Chart{}), true)
}

// The order of lines, agencies and ties makes no difference, and nothing given
// is changed.
func TestWrite_order(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		c, n := randomChart(r, 12), randomNetwork(r, 12)
		before := map[string]string{}
		for name, write := range writers(c, n) {
			before[name] = written(t, write)
		}
		for name, write := range writers(c, n) {
			if written(t, write) != before[name] {
				t.Fatalf("%s: differs from one time to the next", name)
			}
		}
		c.Structure.Lines, c.Structure.Agencies, n.Ties = slices.Clone(c.Structure.Lines), slices.Clone(c.Structure.Agencies), slices.Clone(n.Ties)
		r.Shuffle(len(c.Structure.Lines), func(i, j int) {
			c.Structure.Lines[i], c.Structure.Lines[j] = c.Structure.Lines[j], c.Structure.Lines[i]
		})
		r.Shuffle(len(c.Structure.Agencies), func(i, j int) {
			c.Structure.Agencies[i], c.Structure.Agencies[j] = c.Structure.Agencies[j], c.Structure.Agencies[i]
		})
		r.Shuffle(len(n.Ties), func(i, j int) { n.Ties[i], n.Ties[j] = n.Ties[j], n.Ties[i] })
		for name, write := range writers(c, n) {
			if name == "network.graphml" {
				continue // data: edges in their order
			}
			if diff := cmp.Diff(before[name], written(t, write)); diff != "" {
				t.Fatalf("%s: differs in another order:\n%s", name, diff)
			}
		}
	}
}
