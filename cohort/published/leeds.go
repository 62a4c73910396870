package published

import "github.com/thirdsector-go/partnership/cohort"

// Leeds divides people between four schemes (R140): prolific offenders, who
// are those of red risk, are supervised by Probation as PPOs, drug-using
// offenders by the DIP, young offenders by the YOS, and the rest by the IOM.
// PPO comes first since supervision there is a statutory duty. The IOM takes
// young people from 16 by agreement with the YOS (R141): below that age, or
// without the agreement, a young offender goes to the YOS.
func Leeds(t Terms) cohort.Routing {
	yes := func(id cohort.CriterionID, rule string, name cohort.FactID) cohort.Criterion {
		return cohort.Criterion{ID: id, Rule: rule, Field: cohort.Field{Kind: cohort.FieldFact, Name: string(name)}, Is: cohort.IsYes}
	}
	age := func(id cohort.CriterionID, is cohort.Comparison, years string) cohort.Criterion {
		return cohort.Criterion{ID: id, Rule: "R141", Field: cohort.Field{Kind: cohort.FieldAge}, Is: is, Values: []string{years}}
	}
	refuses := yes("yos-does-not-agree", "R141", YOSAgrees)
	refuses.Is = cohort.IsNo
	return cohort.Routing{
		ID: "leeds", Title: "Leeds: division between schemes", Source: "NA2009 1.4; 4.4", AsOf: t.AsOf,
		Routes: []cohort.Route{
			{Scheme: PPO, Manager: "Probation", Criteria: []cohort.Criterion{{
				ID: "prolific-or-red", Rule: "R140", Text: "prolific, high risk (red)",
				Any: []cohort.Criterion{
					yes("prolific", "R140", Prolific),
					{ID: "red", Rule: "R142", Field: cohort.Field{Kind: cohort.FieldRAG}, Is: cohort.OneOf, Values: []string{"red"}},
				},
			}}},
			{Scheme: DIP, Manager: "Drug Interventions Programme", Criteria: []cohort.Criterion{yes("drug-using", "R140", DrugUsing)}},
			{Scheme: YOS, Manager: "Youth Offending Service", Criteria: []cohort.Criterion{{
				ID: "young", Rule: "R141", Text: "below the age floor, or a young offender without the YOS's agreement",
				Any: []cohort.Criterion{
					age("under-16", cohort.Under, "16"),
					{ID: "young-without-agreement", Rule: "R141", All: []cohort.Criterion{
						yes("young-offender", "R140", YoungOffender), refuses,
					}},
				},
			}}},
			{Scheme: IOM, Manager: "IOM"},
		},
	}
}
