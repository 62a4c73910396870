package published

import "github.com/thirdsector-go/partnership/cohort"

// Connect is whom the project Connect took (R148): prisoners from the region
// serving less than 12 months. Mentoring starts in custody and completes after
// release. The areas of the region are the caller's.
func Connect(t Terms) cohort.Policy {
	return cohort.Policy{
		ID: "connect", Title: "Connect", Source: "NOMS2005 Appendix 3",
		AsOf: t.AsOf, Unknown: t.Unknown,
		Criteria: []cohort.Criterion{
			{ID: "under-12-months", Rule: "R148", Field: cohort.Field{Kind: cohort.FieldSentence}, Is: cohort.Under, Values: []string{"12m"}},
			{ID: "from-the-region", Rule: "R148", Field: cohort.Field{Kind: cohort.FieldArea}, Is: cohort.OneOf, Values: t.Region},
		},
	}
}
