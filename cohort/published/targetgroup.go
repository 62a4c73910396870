package published

import (
	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/engagement"
)

// TargetGroup is those whom an IOM's target group includes (R147): released
// after a sentence of less than 12 months and not subject to statutory
// supervision. It is a part of a target group, not the whole of one.
func TargetGroup(t Terms) cohort.Policy {
	tomorrow, err := t.AsOf.AddDays(1)
	if err != nil {
		tomorrow = t.AsOf // the calendar ends
	}
	return cohort.Policy{
		ID: "target-group", Title: "Short sentences without supervision", Source: "CL2012 1.2",
		AsOf: t.AsOf, Unknown: t.Unknown,
		Criteria: []cohort.Criterion{
			{ID: "under-12-months", Rule: "R147", Field: cohort.Field{Kind: cohort.FieldSentence}, Is: cohort.Under, Values: []string{"12m"}},
			{ID: "not-supervised", Rule: "R147", Field: cohort.Field{Kind: cohort.FieldPosition}, Is: cohort.OneOf, Values: []string{"none"}},
			{ID: "released", Rule: "R147", Field: cohort.Field{Kind: cohort.FieldReleased}, Is: cohort.Before, Values: []string{text(tomorrow)}},
		},
	}
}

// text is the day as criteria have it: empty where not known.
func text(day engagement.Date) string {
	text, _ := day.MarshalText() // it has no error
	return string(text)
}
