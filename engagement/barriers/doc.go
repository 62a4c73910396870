// Package barriers is the catalogue of barriers, opportunities and
// recommendations that the documents hold, and a diagnosis that finds in it
// what a partnership's failings are evidence of.
//
// [Entries] is the catalogue: every barrier, opportunity, recommendation,
// measure, challenge and implication of the six documents, each with its place.
// Texts are condensed, not quoted; where a document prints an oddity the entry's
// Note says so. [Links] joins the entries, and the rules of the catalogue to
// the barriers that they are evidence of.
//
// # Stated links and ours
//
// A link is [Stated] only where the document itself draws it, and then has the
// place where it does. All others are ours and say why: [SameSubject] where
// both ends speak of one thing, [Inferred] where a reader may well differ. In
// SH2004 the diagram that drew barriers to opportunities to recommendations is
// lost: the opportunities are stated in the headings, and what the sections
// propose in their text, but nearly all links to the key recommendations are
// ours. A rule is stated to be evidence of a barrier only where its source is
// the very section that reports the barrier. What has no partner at all, such
// as SH-3.4, which no recommendation answers, is listed by [LooseEnds].
//
// # Diagnosis
//
//	findings + policy → barriers, opportunities, answers and who is addressed
//
// A [Finding] is a rule's id and its outcome, from any package; [Findings]
// takes them from reasons. [Diagnose] sorts them: not met is evidence; not
// known is an open question, never a no; met and not applicable pass. A
// finding that no barrier covers comes back as such. Nothing is dropped.
//
// Not met must mean the bad thing. Of a rule that the catalogue words as a
// warning, such as R46 on duplicate effort or R167 on too few referrals, not
// met means that the warning holds.
//
// # Order
//
// Everything is in the order of the catalogue: SH2004, NOMS2005, NA2009,
// HO2012, CL2012, WO2011, and in each the order of the document. Barriers are
// not ranked: no document gives them weights.
package barriers
