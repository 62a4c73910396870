// Package engagement says who an agency is and how closely it works with a
// partnership, and holds the words that every part of the library shares: how a
// rule, an outcome, a reason and a problem are written down.
//
// The library models partnership working between voluntary and community
// sector (VCS) agencies and statutory bodies, above all Integrated Offender
// Management (IOM) in England. Everywhere it has one shape:
//
//	facts + policy → decision + reasons
//
// # Unknown is not no
//
// The zero value of every word here is "not known" or "not stated", never
// "no". A fact that may be unknown is an [Answer], not a bool; a decision that
// lacks facts is [OutcomeNotKnown], not [NotMet].
//
// # Who works with whom
//
// [Ties] are what is observed between an agency and an Integrated Offender
// Management project. [Classify] says which roles they make by a [Model], the
// study's of 2009 or the revised one of 2011; [AppendReasons] says why, and
// [Next] what is missing for the rest. The rules about one subject are where it
// is: [ThirdSector] and [Boundary] (who belongs to the sector), [Checklist],
// [BuyIn], [Newcomer], [VolunteerRole], [CommunityEngagement], [Promotion],
// [CheckOrigin], [Presence], [Baseline].
//
// The subpackages build on it: directory (services and gaps), barriers (what
// stands in the way, and what is recommended), pioneers (the sites of 2009),
// engagementtest (laws for a classifier of one's own).
//
// # Words
//
// Every enumeration prints and parses the same hyphenated lower-case words
// (VCSOrganisation is "vcs-organisation"), refuses any other word, and lists
// its values. The words are those of its text and JSON forms too.
//
// # Sources
//
// A document is cited by key and section, such as "NA2009 3.1". [Sources]
// says what each key stands for. A [Rule] carries the citation of what it
// states; a [Reason] names the rule it rests on.
//
// # Spans of time
//
// A [Span] is half-open, [From, Until): "from 1 November 2010, all spent by
// 31 March 2011" has Until 2011-04-01. It prints as the documents do, with the
// last day included.
package engagement
