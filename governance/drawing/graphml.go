package drawing

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// WriteGraphML writes the network as a GraphML document. Nodes are n0, n1 and so
// on, with their identifier, name, sector and tier as data; edges have whether
// they are active, a word of [engagement.Answer], and their label. Marks are left
// out, and the lines are those of n: ties that are repeated are repeated.
// Texts are kept as they are; only what XML cannot hold becomes U+FFFD. The
// error is w's.
func (n Network) WriteGraphML(w io.Writer) error {
	var b strings.Builder
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, key := range [...][2]string{{"node", "id"}, {"node", "name"}, {"node", "sector"}, {"node", "tier"}, {"edge", "active"}, {"edge", "label"}} {
		id := key[0] + "-" + key[1]
		b.WriteString(`  <key id="` + id + `" for="` + key[0] + `" attr.name="` + key[1] + `" attr.type="string"/>` + "\n")
	}
	b.WriteString(`  <graph id="network" edgedefault="directed">` + "\n")
	nodes, number := n.whole()
	for i, node := range nodes {
		b.WriteString(`    <node id="n` + strconv.Itoa(i) + `">`)
		writeData(&b, "node-id", string(node.ID))
		writeData(&b, "node-name", node.Name)
		writeData(&b, "node-sector", node.Sector.String())
		writeData(&b, "node-tier", node.Tier.String())
		b.WriteString("</node>\n")
	}
	for i, t := range n.Ties {
		b.WriteString(`    <edge id="e` + strconv.Itoa(i) + `" source="n` + strconv.Itoa(number[t.From]) + `" target="n` + strconv.Itoa(number[t.To]) + `">`)
		writeData(&b, "edge-active", t.Active.String())
		writeData(&b, "edge-label", t.Label)
		b.WriteString("</edge>\n")
	}
	b.WriteString("  </graph>\n</graphml>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeData(b *strings.Builder, key, value string) {
	b.WriteString(`<data key="` + key + `">`)
	escapeXML(b, value)
	b.WriteString("</data>")
}

// escapeXML writes text as character data.
func escapeXML(b *strings.Builder, text string) {
	_ = xml.EscapeText(b, []byte(text)) // a Builder takes everything
}
