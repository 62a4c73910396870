package published

import "github.com/thirdsector-go/partnership/cohort"

// Pennine is whom the Pennine unit focused on (R137): individuals who commit
// volume acquisitive crime and are not in the PPO scheme already, and, as a
// pilot, those most at risk of committing domestic violence. They are ranked by
// risk of re-offending, as the agencies assess it together day to day. The
// sources name no capacity.
func Pennine(t Terms) cohort.Policy {
	return cohort.Policy{
		ID: "pennine", Title: "Pennine Division, Lancashire", Source: "NA2009 1.4; Appendix 1",
		AsOf: t.AsOf, Unknown: t.Unknown,
		Criteria: []cohort.Criterion{{
			ID: "eligible", Rule: "R137", Text: "eligible by either route",
			Any: []cohort.Criterion{
				{
					ID: "volume-crime", Rule: "R137", Text: "commits volume acquisitive crime and is not in the PPO scheme",
					All: []cohort.Criterion{
						pennineFact("acquisitive", VolumeAcquisitive),
						{ID: "not-ppo", Rule: "R137", Field: cohort.Field{Kind: cohort.FieldScheme, Name: string(PPO)}, Is: cohort.IsNo},
					},
				},
				pennineFact("domestic-violence-pilot", DomesticViolence),
			},
		}},
		Ranking: []cohort.RankKey{{Field: cohort.Field{Kind: cohort.FieldRisk}}},
	}
}

// PennineAtFieldwork is the groups that the Pennine unit managed besides when
// it was studied (NA2009 4.1): young offenders who commit volume crime, and sex
// workers, reached by outreach. They are kept apart from the definition.
func PennineAtFieldwork(t Terms) cohort.Policy {
	policy := Pennine(t)
	policy.ID, policy.Title, policy.Source = "pennine-at-fieldwork", "Pennine Division, groups managed besides", "NA2009 4.1"
	policy.Criteria = []cohort.Criterion{{
		ID: "managed-besides", Rule: "R137", Text: "in either of the further groups",
		Any: []cohort.Criterion{
			{
				ID: "young", Rule: "R137", Text: "young offenders committing volume crime",
				All: []cohort.Criterion{pennineFact("young-offender", YoungOffender), pennineFact("acquisitive", VolumeAcquisitive)},
			},
			pennineFact("sex-work", SexWork),
		},
	}}
	return policy
}

func pennineFact(id cohort.CriterionID, name cohort.FactID) cohort.Criterion {
	return cohort.Criterion{ID: id, Rule: "R137", Field: cohort.Field{Kind: cohort.FieldFact, Name: string(name)}, Is: cohort.IsYes}
}
