package barriers

// A LooseEnd is an entry that has no partner, and why.
type LooseEnd struct {
	ID       string   `json:"id"`
	Relation Relation `json:"relation"` // the one it has no link of
	Reason   string   `json:"reason"`
}

// LooseEnds returns every barrier, barrier of a site, challenge and hindsight
// that nothing answers (AnsweredBy), the one opportunity that stands opposite
// no barrier (Opposite), and the measures of NOMS2005 that answer none
// (AnsweredBy). Links of any basis count. Other recommendations that answer no
// listed barrier are not loose ends: no document promises that each does.
func LooseEnds() []LooseEnd {
	const (
		summary = "see the barrier of the Executive summary that it is the same as"
		noPart  = "no recommendation of the document takes it up"
		advice  = "the hindsight itself is the advice; the document adds no recommendation"
	)
	return []LooseEnd{
		{"SH-3.4", AnsweredBy, "no key recommendation takes up VCS co-ordination; what answers it are the solutions of section 3.4"},
		{"SH-O4.6", Opposite, "the heading of 4.6 names no barrier"},
		{"NO-B3", AnsweredBy, "no measure in 6.7; sharing good practice is a task of the Unit in 6.1"},
		{"NO-B4", AnsweredBy, "no measure in 6.7; consultation is in 5.3 and 6.4"},
		{"NO-M10", AnsweredBy, "short-term contracts are not among the barriers of 4.1"},
		{"NO-M13", AnsweredBy, "legislation is not among the barriers of 4.1"},
		{"NA-B4", AnsweredBy, "no recommendation on vetting"},
		{"NA-B5", AnsweredBy, "no recommendation on staff to cope with demand"},
		{"NA-PEN1", AnsweredBy, summary},
		{"NA-PEN2", AnsweredBy, summary},
		{"NA-PEN3", AnsweredBy, summary},
		{"NA-PEN4", AnsweredBy, summary},
		{"NA-LEW1", AnsweredBy, summary},
		{"NA-LEW2", AnsweredBy, summary},
		{"NA-LEW3", AnsweredBy, noPart},
		{"NA-LEE1", AnsweredBy, summary},
		{"NA-LEE4", AnsweredBy, "a route from prisons was being made; no recommendation takes it up"},
		{"NA-LEE5", AnsweredBy, noPart},
		{"NA-LEE6", AnsweredBy, "resolved through the management structure"},
		{"NA-LEE7", AnsweredBy, "resolved through the management structure"},
		{"NA-WMB1", AnsweredBy, noPart},
		{"NA-WMB4", AnsweredBy, summary},
		{"NA-WMB5", AnsweredBy, "the text wants measures agreed early; no recommendation takes it up"},
		{"NA-WMB8", AnsweredBy, "the text points to the Together Women Programme; no recommendation for the West Midlands takes it up"},
		{"CL-H1", AnsweredBy, advice},
		{"CL-H2", AnsweredBy, advice},
		{"CL-H3", AnsweredBy, advice},
		{"CL-H4", AnsweredBy, advice},
		{"CL-H5", AnsweredBy, advice},
		{"CL-H6", AnsweredBy, advice},
		{"WO-C5", AnsweredBy, "the slide names a tension and no response"},
	}
}
