// Package pioneers is the four pioneer sites of 2009 and the West Midlands as
// typed facts from NA2009: the agencies, their ties to the Integrated Offender
// Management (IOM) project, their services, and where VCS agencies sit. Agencies,
// ties, labels, seats, features and notes have each their place. Services, how a
// site began and what is mapped have none of their own: they are from the site's
// section, 4.1 to 4.4 or Appendix 6, and from 1.4, 3.2 and Appendix 1.
//
// [Sites] is all of it. Each call returns fresh values, the caller's to change:
// a scenario is a site with one fact changed.
//
// A tie is here only where the text states it, with the words and their place.
// What the text does not state is not known; absence from a list is no
// statement, unless numbers close the list. Much is said of agencies together,
// and then the observation names whom it is said of. What the study calls an
// agency is kept apart from its ties, and no tie follows from a label: the label
// is what the ties are held to ([Site.Labels]). Some agencies are not named in
// the text; they are here as it describes them, and two descriptions that may
// be of one agency stay two.
//
// The sites are as at the end of February 2009. They were studied by few
// interviews in little time, and the study says that there "may … be some gaps"
// (NA2009 2.0): the directories are not complete.
package pioneers
