// Package pioneers is the governance of the four pioneer sites of 2009 and the
// West Midlands: who sits where, who chairs, what line runs where, and who is
// said to inform whom, each with its place in NA2009.
//
// The agencies and their ties are those of engagement/pioneers. The charts of
// Nottingham and Leeds, Appendices 4 and 5, are lost from the text: these are
// the facts of the prose. Where it is silent, nothing is filled in. Where it
// contradicts itself both statements are kept, as notes.
//
// NA2009 counts agencies that had been invited to a group as represented there.
// Here they are invited, and the policy of an audit says whether that counts.
// Much is said of agencies together; such a group of agencies stands in a
// structure as one.
//
// What the report counts over its four sites (3.1) is apart from these facts:
// [Printed] is its numbers, to hold to the counts of the audit.
package pioneers
