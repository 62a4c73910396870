package drawing

import (
	"encoding/xml"
	"html"
	"io"
	"math"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/governance"
)

// hostile are names that try to end a label.
var hostile = []string{"", "plain", `"`, `\`, `\"`, `a\`, `\N \G \l \n`, "a\nb\r\nc\td", "</text><script>", "<!--", "]]>", "&lt;", "&amp;amp;", "&#38;",
	"\x00\x1b[31m\x7f", "\xff\xfe", "\ufffe", "\u202egnp.exe", "\u2028", "שלום עולם", "🏳️‍🌈", "end", "`code`", "1. list", "- list", "#quot;", "#35;", "ﬂ°°34¶ß", "%%{init: {}}%%",
	"style a:#b;", "a --> b", "]", "];", "|x|", "---\ntitle: x\n---", strings.Repeat("W", 300), "{{}}", "<b>", "click b0 href \"x\"", "$$x$$", ":::vcs", "@{shape: x}"}

// chartOf puts text wherever a chart has text.
func chartOf(text string) Chart {
	return Chart{
		Structure: governance.Structure{Name: "n" + text, Lead: []engagement.AgencyID{"a"},
			Agencies: []governance.Agency{{Agency: engagement.Agency{ID: "a", Name: "n" + text, Sector: engagement.VCS}}},
			Bodies: []governance.Body{
				{ID: "b", Name: "n" + text, Meets: "n" + text, Chair: governance.Chair{Agency: "a", Post: "n" + text},
					Seats: []governance.Seat{{Agency: "a", Post: "n" + text}}},
				{ID: governance.BodyID("i" + text)},
			},
			Lines: []governance.Line{{From: "b", To: governance.BodyID("i" + text)}, {From: "b", To: governance.BodyID("missing" + text)}},
		},
		Marks: []Mark{{Body: "b", Text: "n" + text}, {Body: governance.BodyID("other" + text), Text: "x"}},
	}
}

func networkOf(text string) Network {
	return Network{Name: "n" + text,
		Nodes: []Node{{ID: "a", Name: "n" + text, Sector: engagement.Statutory}, {ID: engagement.AgencyID("i" + text)}},
		Ties:  []Tie{{From: "a", To: engagement.AgencyID("i" + text), Label: "n" + text}},
		Marks: []Mark{{Agency: "a", Text: "n" + text}}}
}

func addHostile(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
}

// shape lists the elements of a picture with their attributes, but for tspan, of
// which there are as many as lines.
func shape(e element) []string {
	if e.XMLName.Local == "tspan" {
		return nil
	}
	name := e.XMLName.Local + " " + e.get("class")
	for _, a := range e.Attrs {
		name += " " + a.Name.Local
	}
	names := []string{name}
	for _, c := range e.Children {
		names = append(names, shape(c)...)
	}
	return names
}

// FuzzSVG: every text is found whole as text, and the elements are those of a
// picture with harmless names.
func FuzzSVG(f *testing.F) {
	addHostile(f)
	shapes := [2][]string{shape(chartSVG(f, chartOf("x"))), shape(parseXML(f, written(f, networkOf("x").WriteSVG)))}
	f.Fuzz(func(t *testing.T, text string) {
		c, n := chartOf(text), networkOf(text)
		chart, network := chartSVG(t, c), parseXML(t, written(t, n.WriteSVG))
		for i, root := range []element{chart, network} {
			if got := shape(root); !slices.Equal(got, shapes[i]) {
				t.Errorf("elements %q, want %q", got, shapes[i])
			}
		}
		for _, class := range []string{"heading", "name"} {
			for _, root := range []element{chart, network} {
				if got, want := root.texts(class)[0], visible("n"+text); got != want {
					t.Errorf("%s %q, want %q", class, got, want)
				}
			}
		}
		boxes := chart.all("g", "box")
		if got, want := boxes[1].texts("name")[0], visible("i"+text); got != want {
			t.Errorf("name %q, want %q", got, want)
		}
		seat := boxes[0].all("g", "seat")[0]
		if got, want := seat.texts("detail")[0], visible("n"+text)+"; chair; not stated whether it sits here"; got != want {
			t.Errorf("detail %q, want %q", got, want)
		}
		if got, want := chart.texts("note")[0], "[1] not known: "+visible("n"+text); got != want {
			t.Errorf("note %q, want %q", got, want)
		}
		if got, want := network.all("g", "legend")[0].texts("meaning")[3], visible("n"+text); got != want {
			t.Errorf("meaning %q, want %q", got, want)
		}
	})
}

// dotStrings takes the quoted strings out of a DOT document, by the grammar of
// the language: a backslash and what follows it belong together.
func dotStrings(t testing.TB, text string) (skeleton string, quoted []string) {
	t.Helper()
	var left, inside strings.Builder
	in := false
	for i := 0; i < len(text); i++ {
		switch {
		case in && text[i] == '\\' && i+1 < len(text):
			inside.WriteString(text[i : i+2])
			i++
		case text[i] == '"':
			if in {
				quoted = append(quoted, inside.String())
				inside.Reset()
			}
			in = !in
			left.WriteByte('"')
		case in:
			if text[i] == '\n' {
				t.Fatalf("a line ends inside a string: %q", inside.String())
			}
			inside.WriteByte(text[i])
		default:
			left.WriteByte(text[i])
		}
	}
	if in {
		t.Fatal("a string does not end")
	}
	return left.String(), quoted
}

// dotLines reads a label as dot does: escapes, then entities.
func dotLines(t testing.TB, label string) []string {
	t.Helper()
	lines := []string{""}
	add := func(text string) { lines[len(lines)-1] += text }
	for i := 0; i < len(label); i++ {
		if label[i] != '\\' {
			add(label[i : i+1])
			continue
		}
		i++
		switch label[i] {
		case '\\', '"':
			add(label[i : i+1])
		case 'n', 'l':
			lines = append(lines, "")
		default:
			t.Fatalf(`escape \%c in label %q`, label[i], label)
		}
	}
	for i, line := range lines {
		lines[i] = html.UnescapeString(line)
	}
	return lines
}

// dotLabels returns the first lines of the labels of statements that begin with
// a prefix and a digit.
func dotLabels(t testing.TB, text, prefix string) []string {
	t.Helper()
	var labels []string
	for line := range strings.Lines(text) {
		if rest, is := strings.CutPrefix(line, prefix); is && rest[0] >= '0' && rest[0] <= '9' && strings.Contains(line, "label=") {
			_, quoted := dotStrings(t, line)
			labels = append(labels, dotLines(t, quoted[len(quoted)-1])[0])
		}
	}
	return labels
}

// FuzzDOT: what is outside quoted strings is the same for every name, and the
// labels read back.
func FuzzDOT(f *testing.F) {
	addHostile(f)
	wantChart, _ := dotStrings(f, written(f, chartOf("x").WriteDOT))
	wantNetwork, _ := dotStrings(f, written(f, networkOf("x").WriteDOT))
	f.Fuzz(func(t *testing.T, text string) {
		chart, network := written(t, chartOf(text).WriteDOT), written(t, networkOf(text).WriteDOT)
		for _, of := range [][2]string{{chart, wantChart}, {network, wantNetwork}} {
			if got, _ := dotStrings(t, of[0]); got != of[1] {
				t.Errorf("outside of strings:\n%s\nwant\n%s", got, of[1])
			}
			if !utf8.ValidString(of[0]) {
				t.Error("not UTF-8")
			}
		}
		for _, tt := range []struct {
			what string
			got  []string
			want string
		}{
			{"body", dotLabels(t, chart, "    b"), visible("n" + text)},
			{"seat", dotLabels(t, chart, "    s"), "[V] " + visible("n"+text)},
			{"node", dotLabels(t, network, "  b"), "[S] " + visible("n"+text)},
		} {
			if tt.got[0] != tt.want {
				t.Errorf("%s %q, want %q", tt.what, tt.got[0], tt.want)
			}
		}
		if got, want := dotLabels(t, network, "  b")[2], visible("n"+text)+", not known whether active"; got != want {
			t.Errorf("tie %q, want %q", got, want)
		}
	})
}

var (
	mermaidString = regexp.MustCompile(`"[^"\n]*"`)
	mermaidEntity = regexp.MustCompile(`#(quot|\d+);`)
	mermaidDanger = regexp.MustCompile("[\"<>&#;`{}%|\\[\\]\\\\:*_~=@$^ﬂ]|(^|[^A-Za-z])[-.]")
)

// mermaidLines reads a label as Mermaid does.
func mermaidLines(t testing.TB, label string) []string {
	t.Helper()
	lines := strings.Split(strings.Trim(label, `"`), "<br/>")
	for i, line := range lines {
		if rest := mermaidEntity.ReplaceAllString(line, "a"); mermaidDanger.MatchString(rest) {
			t.Errorf("label %q holds what has a meaning", line)
		}
		lines[i] = mermaidEntity.ReplaceAllStringFunc(line, func(entity string) string {
			if entity == "#quot;" {
				return `"`
			}
			n, err := strconv.Atoi(entity[1 : len(entity)-1])
			if err != nil {
				t.Errorf("entity %q: %v", entity, err)
			}
			return string(rune(n))
		})
	}
	return lines
}

// FuzzMermaid: what is outside quoted strings is the same for every name, and
// the labels read back.
func FuzzMermaid(f *testing.F) {
	addHostile(f)
	harmless := [...]string{written(f, chartOf("x").WriteMermaid), written(f, networkOf("x").WriteMermaid)}
	names := []string{"nx", "V: nx", "S: nx", "ix", "?: ix", "Lead: nx", "meets nx", "missingx"}
	f.Fuzz(func(t *testing.T, text string) {
		want := strings.ReplaceAll(visible(text), "ﬂ", "fl")
		for i, document := range [...]string{written(t, chartOf(text).WriteMermaid), written(t, networkOf(text).WriteMermaid)} {
			if got, want := mermaidString.ReplaceAllString(document, `""`), mermaidString.ReplaceAllString(harmless[i], `""`); got != want {
				t.Fatalf("outside of strings:\n%s\nwant\n%s", got, want)
			}
			labels := mermaidString.FindAllString(document, -1)
			for j, other := range mermaidString.FindAllString(harmless[i], -1) {
				if labels[j] == other {
					continue // no name in it
				}
				got, lines := mermaidLines(t, labels[j]), mermaidLines(t, other)
				if len(got) != len(lines) {
					t.Fatalf("label %q, want as in %q", got, lines)
				}
				for k, line := range lines {
					if name := strings.TrimSuffix(line, "x"); slices.Contains(names, line) && got[k] != name+want {
						t.Errorf("label %q, want %q", got[k], name+want)
					}
				}
			}
		}
	})
}

// onlyXML is a slow version of what XML can hold of a text.
func onlyXML(text string) string {
	var kept []rune
	for _, r := range text {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 {
			kept = append(kept, r)
		} else {
			kept = append(kept, utf8.RuneError)
		}
	}
	return string(kept)
}

// graphML is what a reader of GraphML makes of a network.
type graphML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
	} `xml:"key"`
	Graph struct {
		Nodes []graphMLItem `xml:"node"`
		Edges []graphMLItem `xml:"edge"`
	} `xml:"graph"`
}

type graphMLItem struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
}

// networkFrom reads a network back.
func networkFrom(t testing.TB, text string) Network {
	t.Helper()
	parseXML(t, text)
	var g graphML
	if err := xml.Unmarshal([]byte(text), &g); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, key := range g.Keys {
		names[key.ID] = key.For + " " + key.Name
	}
	var n Network
	ids := map[string]engagement.AgencyID{}
	values := func(item graphMLItem) map[string]string {
		of := map[string]string{}
		for _, data := range item.Data {
			if names[data.Key] == "" {
				t.Errorf("data of no key %q", data.Key)
			}
			of[names[data.Key]] = data.Value
		}
		return of
	}
	for _, item := range g.Graph.Nodes {
		of := values(item)
		sector, err := engagement.ParseSector(of["node sector"])
		tier, err2 := engagement.ParseTier(of["node tier"])
		if err != nil || err2 != nil {
			t.Error(err, err2)
		}
		node := Node{ID: engagement.AgencyID(of["node id"]), Name: of["node name"], Sector: sector, Tier: tier}
		n.Nodes = append(n.Nodes, node)
		ids[item.ID] = node.ID
	}
	for _, item := range g.Graph.Edges {
		of := values(item)
		active, err := engagement.ParseAnswer(of["edge active"])
		if err != nil {
			t.Error(err)
		}
		n.Ties = append(n.Ties, Tie{ids[item.Source], ids[item.Target], active, of["edge label"]})
	}
	return n
}

// FuzzGraphML: a network is read back as it was, but for what XML cannot hold.
func FuzzGraphML(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, text string) {
		n := networkOf(text)
		want := Network{Nodes: slices.Clone(n.Nodes), Ties: slices.Clone(n.Ties)}
		for i := range want.Nodes {
			want.Nodes[i].ID, want.Nodes[i].Name = engagement.AgencyID(onlyXML(string(want.Nodes[i].ID))), onlyXML(want.Nodes[i].Name)
		}
		for i := range want.Ties {
			want.Ties[i].To, want.Ties[i].Label = engagement.AgencyID(onlyXML(string(want.Ties[i].To))), onlyXML(want.Ties[i].Label)
		}
		got := networkFrom(t, written(t, n.WriteGraphML))
		if !slices.Equal(got.Nodes, want.Nodes) || !slices.Equal(got.Ties, want.Ties) {
			t.Errorf("read back %q, want %q", got, want)
		}
	})
}

// Where Graphviz is installed, dot takes what is written and shows the names.
func TestWriteDOT_accepted(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("Graphviz is not installed")
	}
	render := func(write func(io.Writer) error) element {
		command := exec.Command(dot, "-Tsvg")
		command.Stdin = strings.NewReader(written(t, write))
		var problems strings.Builder
		command.Stderr = &problems
		out, err := command.Output()
		if err != nil || strings.Contains(problems.String(), "rror") {
			t.Fatalf("dot: %v: %s", err, problems.String())
		}
		return parseXML(t, string(out))
	}
	render(synthetic().WriteDOT)
	render(ChannelNetwork(synthetic().Structure).WriteDOT)
	var n Network
	var want []string
	for i, text := range hostile {
		if len(text) < 100 {
			n.Nodes = append(n.Nodes, Node{ID: engagement.AgencyID(strconv.Itoa(i)), Name: "n" + text})
			want = append(want, "[?] "+visible("n"+text))
		}
	}
	var got []string
	for _, text := range render(n.WriteDOT).all("text", "") {
		got = append(got, strings.ReplaceAll(text.content(), "\u00a0", " "))
	}
	for _, name := range want {
		if !slices.Contains(got, name) {
			t.Errorf("dot does not show %q: %q", name, got)
		}
	}
}

// Text is readable on every colour: a contrast of 4.5 to 1 at least.
func TestContrast(t *testing.T) {
	fills := []string{bandFill}
	for _, s := range sectorOrder {
		fills = append(fills, lookOf(s).fill)
	}
	for _, fill := range markFills {
		fills = append(fills, fill)
	}
	for _, fill := range fills {
		if got := (luminance(t, fill) + 0.05) / 0.05; got < 4.5 {
			t.Errorf("black on %s has a contrast of %.1f", fill, got)
		}
	}
	seen := map[string]bool{}
	for _, s := range sectorOrder {
		if look := lookOf(s); seen[look.letter] || seen[look.fill] {
			t.Errorf("%v has the letter or colour of another sector", s)
		} else {
			seen[look.letter], seen[look.fill] = true, true
		}
	}
}

// luminance is the relative luminance of WCAG 2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift uint) float64 {
		c := float64(n>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
