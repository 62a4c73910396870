// Package directory holds the services that agencies provide for offenders,
// finds the ones that meet a need, maps them, and says where they are missing,
// thin, overstretched or out of date.
//
// A [Directory] is facts: areas, agencies and their services, as a document
// states them. [New] makes an [Index] of it once, which never changes and may
// be shared. [Index.Find] answers a [Query] by need, area and group with the
// services that serve it, best first. [Index.Map] answers who is doing what,
// when and for whom, by pathway and locality (R201).
//
// # Needs
//
// A [Need] is one of the seven pathways, or a need beyond them such as food
// parcels, kept in the caller's words (R134). No text becomes a pathway that is
// not a pathway's own word. A service contributes to a need directly or
// secondarily, and the two are never added up (R242).
//
// # Findings
//
// Each question is a method: [Index.Gaps], [Index.ThinCover],
// [Index.WithoutAgency], [Index.Overstretched], [Index.Shortfalls],
// [Index.GroupsWithoutService], [Index.Records] and [Index.Usable]. Two
// questions are about other facts than services: [Duplicates] finds two
// agencies at work on one need of one offender (R46), and [Funnel.Rates] says
// how many people go from step to step (R218).
//
// A finding that something is wrong is [engagement.NotMet]. Lists of findings
// hold what is wrong and what is not known, with what to ask; what is in order
// is not listed.
//
// # What is not known
//
// A service that states no areas, no needs or no groups may serve any: it is a
// possible answer to every query, counted and kept apart from the certain ones,
// see [Index.Ask], and it keeps a gap from being known. So does a directory that
// is not stated to be complete: only where [Directory.Complete] is yes does the
// absence of a service from the list mean that there is none. A list that is stated is taken to be whole: a service
// that names one area serves no other.
//
// The sources give no limit of age, load or number. Dates, limits and ratios
// are the caller's.
//
// # Sources
//
// NA2009 4.0, 4.1, 4.4, 5.0 and Appendix 6; SH2004 3.4 and 5.3; HO2012 Table 2.
// [engagement.Sources] says what the keys stand for, [Rules] lists what is
// modelled.
package directory
