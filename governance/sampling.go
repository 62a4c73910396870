package governance

import "github.com/thirdsector-go/partnership/engagement"

// SamplingChecklist returns the five criteria by which the areas of the
// programme of 2010-11 were chosen (R51). They are asked of the set of areas
// and not of each: "a mix of urban and rural areas", "differing levels of local
// infrastructure organisation activity".
func SamplingChecklist() engagement.Checklist {
	const place = "HO2012 Ch.2 footnote 6"
	return engagement.Checklist{Rule: ruleSampling, Items: []engagement.Item{
		{ID: "urban-and-rural", Text: "a mix of urban and rural areas", Place: place},
		{ID: "builds-on-partnership", Text: "opportunity to build on local partnership activity, IOM included", Place: place},
		{ID: "differing-infrastructure", Place: place,
			Text: "differing levels of local infrastructure organisations' activity and capacity to engage in IOM"},
		{ID: "women-offenders", Text: "the level of IOM engagement with services for women offenders", Place: place},
		{ID: "bme-needs", Text: "the opportunity to address the needs of Black and Minority Ethnic populations", Place: place},
	}}
}
