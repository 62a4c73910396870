package engagement

// A Source is one of the six documents that the library's facts come from.
// Citations give its key and the section, such as "HO2012 Ch.3".
type Source struct {
	Key     string `json:"key"`
	Authors string `json:"authors"`
	Title   string `json:"title"`
	Year    int    `json:"year"`
	Licence string `json:"licence,omitzero"` // as the document states it; empty where its text states none
}

// Sources lists the six documents, newest first.
func Sources() []Source {
	return []Source{
		{"HO2012", "Wong, K., O'Keeffe, C., Meadows, L., Davidson, J., Bird, H., Wilkinson, K. and Senior, P.",
			"Increasing the voluntary and community sector's involvement in Integrated Offender Management. Home Office Research Report 59",
			2012, "Open Government Licence"},
		{"CL2012", "Clinks (Frazer, L.)",
			"Building VCS Involvement in IOM, Supplement 2: Overview of the programme, with headings of Supplement 1",
			2012, "© Clinks and Home Office, 2012"},
		{"WO2011", "Wong, K.",
			"Can Big Society deliver offender management? Slides, Hallam Centre for Community Justice, 7 July 2011",
			2011, ""},
		{"NA2009", "Wong, K. and Hartworth, C.",
			"Integrated Offender Management and Third Sector engagement: case studies of four pioneer sites. Nacro for NOMS",
			2009, ""},
		{"NOMS2005", "National Offender Management Service",
			"Managing Offenders, Reducing Crime: the Role of the Voluntary and Community Sector in the National Offender Management Service",
			2005, ""},
		{"SH2004", "Senior, P. with Meadows, L., Feasey, S. and Atkinson, J.",
			"Enhancing the role of the Voluntary and Community Sector: a case study of the Yorkshire and Humber region",
			2004, ""},
	}
}
