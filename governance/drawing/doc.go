// Package drawing draws who sits where and who hears whom, as text that other
// programs show.
//
// A [Chart] is a structure with what findings say of it: tiers are layers, the
// countywide one on top; bodies are boxes that list their members; lines between
// bodies differ by kind. A [Network] is agencies and directed ties between them.
// Both are written as SVG, which any browser shows, as DOT for Graphviz, and as
// Mermaid for Markdown; a network also as GraphML.
//
//	drawing.Chart{Structure: s, Marks: marks}.WriteSVG(w)
//
// # How to read a picture
//
// Colour and a letter say the sector: S statutory, V voluntary and community, P
// private, ? not stated. An outline is solid where an agency sits there, dashed
// where it is invited, planned or not stated whether it does, and dotted where
// it is inactive or has not attended; the words stand there as well. A finding
// has a number on what it marks, and stands under that number below. The legend
// holds what occurs and nothing else.
//
// What a chart does not show is not thereby absent: unless a body says that all
// its members are listed, others may sit on it. An agency that sits nowhere is
// listed at the tier that its ties put it at.
//
// # Any text is safe
//
// Names are the caller's. No name can end a label, start an element or run an
// instruction of any of the four formats. In SVG, DOT and Mermaid a control
// character is shown by its picture, such as ␊, and what is not UTF-8, is not
// allowed in XML or turns the direction of the text around it by U+FFFD. GraphML
// is data: there only what XML cannot hold becomes U+FFFD.
//
// # The same every time
//
// Bodies, seats, marks and nodes are drawn in the order in which they are given.
// The order of a structure's lines and agencies, and of a network's ties, makes
// no difference to a picture where identifiers are not repeated. Nothing is required to be
// valid: what refers to nothing gets a box or a place in the list of findings,
// and the only error is the writer's. Time and memory grow as n log n with what
// is drawn.
//
// Pictures follow no source: the charts of NA2009's appendices 4 and 5 are lost.
package drawing
