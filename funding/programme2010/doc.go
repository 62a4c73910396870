// Package programme2010 is the published grants programme of 2010-11 as typed
// facts, each with its place in a document: the Home Office funded it, Clinks
// administered it, and HO2012 evaluated it under the name "Innovative VCS
// Involvement in IOM Arrangements Project".
//
// [Record] is all of it: four areas, seventeen projects and their awards,
// overheads, seed-corn pots, the criteria, and every total that the documents
// print. Each call returns fresh values, the caller's to change: a scenario is
// the record with one fact or one condition changed.
//
// What the documents do not say is not known here. They print who bid, of what
// kind and experience, what was awarded, and that all applications were in
// time. What each application asked for, claimed and showed is not published.
//
// The awards are the whole pounds of HO2012 Table 1. In the text the largest is
// £73,791.82; with it, and all others whole pounds, the programme would come to
// £496,556.82. Two Leeds awards are estimates, as the Hub's and the Forum's
// budgets overlap (footnotes 16 and 17).
//
// HO2012 may be re-used under the Open Government Licence. CL2012 is © Clinks
// and Home Office, 2012; only facts are taken from it.
package programme2010
