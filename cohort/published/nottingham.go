package published

import "github.com/thirdsector-go/partnership/cohort"

// NottinghamList is who is on the list of the General Offender Management
// project (R138): identified by the multi-agency group, and in the caseload of
// neither the PPO scheme nor the CJIT. Being listed is not being managed by the
// project: that is [NottinghamManagers]. Appendix 1 leaves out young offenders,
// too; that describes the project's own clients.
func NottinghamList(t Terms) cohort.Policy {
	return cohort.Policy{
		ID: "nottingham-list", Title: "General Offender Management, Nottingham: listed", Source: "NA2009 1.4; Appendix 1",
		AsOf: t.AsOf, Unknown: t.Unknown,
		Criteria: []cohort.Criterion{
			{ID: "identified", Rule: "R138", Text: "identified by the multi-agency group",
				Field: cohort.Field{Kind: cohort.FieldFact, Name: string(Listed)}, Is: cohort.IsYes},
			notIn(PPO, "R138", "in the PPO caseload"),
			notIn(CJIT, "R138", "in the CJIT caseload"),
		},
	}
}

// NottinghamManagers divides the people on the list between those who manage
// them (R138): Probation those on a Community Order who are not PPOs, the Youth
// Offending Team young offenders, the project itself the rest. For a young
// person on a Community Order the source states no order; Probation comes
// first here and the team is among the routes that are met too.
func NottinghamManagers(t Terms) cohort.Routing {
	return cohort.Routing{
		ID: "nottingham-managers", Title: "General Offender Management, Nottingham: who manages", Source: "NA2009 1.4", AsOf: t.AsOf,
		Routes: []cohort.Route{
			{Scheme: Probation, Manager: "Probation", Criteria: []cohort.Criterion{
				{ID: "community-order", Rule: "R138", Field: cohort.Field{Kind: cohort.FieldPosition}, Is: cohort.OneOf, Values: []string{"order"}},
				{ID: "not-ppo", Rule: "R138", Field: cohort.Field{Kind: cohort.FieldScheme, Name: string(PPO)}, Is: cohort.IsNo},
			}},
			{Scheme: YOT, Manager: "Youth Offending Team", Criteria: []cohort.Criterion{
				{ID: "young", Rule: "R138", Field: cohort.Field{Kind: cohort.FieldFact, Name: string(YoungOffender)}, Is: cohort.IsYes},
			}},
			{Scheme: GOM, Manager: "General Offender Management"},
		},
	}
}
