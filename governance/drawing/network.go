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

// A Network is agencies and directed ties between them, with what findings say
// of it. Its layers are tiers where a node states one, otherwise sectors. The
// zero value is a picture without nodes.
type Network struct {
	Name  string
	Nodes []Node
	Ties  []Tie
	Marks []Mark // on agencies; a mark with a body is only listed
}

// A Node is an agency of a network. All but its identifier may be empty or not
// stated.
type Node struct {
	ID     engagement.AgencyID
	Name   string
	Sector engagement.Sector
	Tier   engagement.Tier // the layer it is drawn in
}

// A Tie runs from one agency to another. Active says whether it is in use: a tie
// that is not is dotted, one of which it is not known dashed. An agency that no
// node names gets a node of its own.
type Tie struct {
	From, To engagement.AgencyID
	Active   engagement.Answer
	Label    string // such as "refers"; may be empty
}

// ChannelNetwork returns the agencies of s, tied by its channels: from the one
// that informs to the one that hears. A channel that is stated not to exist is a
// tie that is not active.
func ChannelNetwork(s governance.Structure) Network {
	n := Network{Name: s.Name}
	for _, a := range s.Agencies {
		n.Nodes = append(n.Nodes, Node{ID: a.ID, Name: a.Name, Sector: a.Sector})
	}
	for _, c := range s.Channels {
		n.Ties = append(n.Ties, Tie{From: c.From, To: c.To, Active: c.Exists, Label: "informs"})
	}
	return n
}

// WriteSVG writes the network as an SVG document. Where a layer has more than
// six nodes they stand in several rows. No box overlaps another, no line crosses
// a box, and ties of one label to the same node run together; a letter at their
// end says which label. The error is w's.
func (n Network) WriteSVG(w io.Writer) error { return writeSVG(w, n.picture()) }

// WriteDOT writes the network as a Graphviz digraph for dot. The error is w's.
func (n Network) WriteDOT(w io.Writer) error { return writeDOT(w, n.picture()) }

// WriteMermaid writes the network as a Mermaid flowchart, without the fence that
// Markdown needs around it. Programs that show one may refuse more than some
// hundred ties or some 50,000 characters. The error is w's.
func (n Network) WriteMermaid(w io.Writer) error { return writeMermaid(w, n.picture()) }

// whole returns the nodes of n and those that only ties name, by identifier,
// with the number of the first of each identifier.
func (n Network) whole() ([]Node, map[engagement.AgencyID]int) {
	nodes := slices.Clone(n.Nodes)
	number := map[engagement.AgencyID]int{}
	for i, node := range nodes {
		if _, repeated := number[node.ID]; !repeated {
			number[node.ID] = i
		}
	}
	var missing []engagement.AgencyID
	for _, t := range n.Ties {
		for _, id := range []engagement.AgencyID{t.From, t.To} {
			if _, known := number[id]; !known {
				number[id] = -1
				missing = append(missing, id)
			}
		}
	}
	slices.Sort(missing)
	for _, id := range missing {
		number[id] = len(nodes)
		nodes = append(nodes, Node{ID: id})
	}
	return nodes, number
}

// tieWords say what the stroke of a tie means.
var tieWords = [...]string{solid: "active", dashed: "not known whether active", dotted: "not active", dotDashed: ""}

func tieStroke(a engagement.Answer) stroke {
	switch a {
	case engagement.Yes:
		return solid
	case engagement.No:
		return dotted
	}
	return dashed
}

func (n Network) picture() *picture {
	p := &picture{title: named(n.Name, "Network of agencies"), letter: true}
	nodes, number := n.whole()
	marking := newMarking(n.Marks)
	tiers := false
	for _, node := range nodes {
		var marks []int
		if node.ID != "" {
			marks = numbersOnce(marking.of("", node.ID))
		}
		p.boxes = append(p.boxes, box{name: named(node.Name, string(node.ID)), sector: drawn(node.Sector), filled: true, marks: marks})
		tiers = tiers || layerOf(node.Tier) < layerOf(engagement.TierNotStated)
	}
	var names []string
	at := make([]int, len(nodes))
	if tiers {
		for _, row := range tierOrder {
			names = append(names, row.name)
		}
		for i, node := range nodes {
			at[i] = layerOf(node.Tier)
		}
	} else {
		for _, s := range sectorOrder {
			words := lookOf(s).words
			names = append(names, strings.ToUpper(words[:1])+words[1:])
		}
		for i, node := range nodes {
			at[i] = slices.Index(sectorOrder[:], drawn(node.Sector))
		}
	}
	p.setLayers(names, at)
	p.setLines(n.lines(number))
	p.notes = marking.finish(n.Marks)
	return p
}

// lines returns the ties as lines, and their kinds: by label and stroke.
func (n Network) lines(number map[engagement.AgencyID]int) ([]line, []kind) {
	kinds := make([]kind, len(n.Ties))
	for i, t := range n.Ties {
		label := ""
		if strings.TrimSpace(t.Label) != "" {
			label = visible(t.Label)
		}
		kinds[i] = kind{label: label, stroke: tieStroke(t.Active), head: arrow}
	}
	all := slices.Clone(kinds)
	slices.SortFunc(all, func(a, b kind) int { return cmp.Or(cmp.Compare(a.label, b.label), cmp.Compare(a.stroke, b.stroke)) })
	all = slices.Compact(all)
	at := map[kind]int{}
	letters := 0
	for i, k := range all {
		at[k] = i
		if k.label == "" {
			continue
		}
		if i == 0 || all[i-1].label != k.label {
			letters++
		}
		all[i].letter = letterOf(letters - 1)
	}
	lines := make([]line, len(n.Ties))
	for i, t := range n.Ties {
		lines[i] = line{number[t.From], number[t.To], at[kinds[i]]}
	}
	return lines, all
}

// letterOf returns a, b, …, z, a1, b1 and so on.
func letterOf(i int) string {
	letter := string(rune('a' + i%26))
	if i >= 26 {
		letter += fmt.Sprint(i / 26)
	}
	return letter
}
