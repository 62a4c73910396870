package published

import "github.com/thirdsector-go/partnership/cohort"

// LewishamDiamond is whom the Diamond Initiative targeted in Lewisham (R136):
// adults who have served a prison sentence of less than 12 months in the last
// six months, and individuals with stand alone unpaid work orders, whatever
// their age. The sentence is less than 12 months and the release lies in the
// six months up to the day, both ends included. Appendix 1 leaves out the six
// months and "stand alone"; this is the text of 1.4.
func LewishamDiamond(t Terms) cohort.Policy {
	return cohort.Policy{
		ID: "lewisham-diamond", Title: "Diamond Initiative, Lewisham", Source: "NA2009 1.4 London; Appendix 1",
		AsOf: t.AsOf, Unknown: t.Unknown,
		Criteria: []cohort.Criterion{{
			ID: "eligible", Rule: "R136", Text: "eligible by either limb",
			Any: []cohort.Criterion{
				{
					ID: "short-sentence", Rule: "R136",
					Text: "adult offenders who have served a prison sentence of less than 12 months in the last 6 months",
					All: []cohort.Criterion{
						{ID: "adult", Rule: "R136", Field: cohort.Field{Kind: cohort.FieldAge}, Is: cohort.AtLeast, Values: t.years()},
						{ID: "under-12-months", Rule: "R136", Field: cohort.Field{Kind: cohort.FieldSentence}, Is: cohort.Under, Values: []string{"12m"}},
						{ID: "served-in-last-6-months", Rule: "R136", Field: cohort.Field{Kind: cohort.FieldReleased}, Is: cohort.WithinLast, Values: []string{"6m"}},
					},
				},
				{
					ID: "unpaid-work", Rule: "R136", Text: "individuals with stand alone unpaid work orders",
					Field: cohort.Field{Kind: cohort.FieldFact, Name: string(StandAloneUnpaidWork)}, Is: cohort.IsYes,
				},
			},
		}},
	}
}
