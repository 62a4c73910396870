package governance

import "github.com/thirdsector-go/partnership/engagement"

// LAAChecklist returns what the strategic body does about Local Area Agreements
// (R79): "explicit links … between the IOM initiatives and targets within the
// LAAs, particularly NI 18 … and NI 30" (NA2009 Appendix 6, and 3.4), and the
// contribution of Third Sector agencies "communicated to all local authority
// partners" (recommendation 24).
func LAAChecklist() engagement.Checklist {
	return engagement.Checklist{Rule: ruleLAA, Items: []engagement.Item{
		{ID: "ni-18", Text: "linked to NI 18, adult re-offending rates for those under Probation supervision", Place: "NA2009 3.4; Appendix 6"},
		{ID: "ni-30", Text: "linked to NI 30, the re-offending rate of prolific and priority offenders", Place: "NA2009 3.4; Appendix 6"},
		{ID: "contribution-communicated", Text: "the contribution of the VCS is communicated to all local authority partners",
			Place: "NA2009 recommendation 24"},
	}}
}
