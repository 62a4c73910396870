package published

import "github.com/thirdsector-go/partnership/cohort"

// WestYorkshire is the cohort of the projects of West Yorkshire (R146): all
// offenders who are not in those of the PPO, DIP or YOS. In Leeds there is a
// particular focus on burglary, for which the source states no rule.
func WestYorkshire(t Terms) cohort.Policy {
	return cohort.Policy{
		ID: "west-yorkshire", Title: "West Yorkshire", Source: "NA2009 Appendix 1",
		AsOf: t.AsOf, Unknown: t.Unknown,
		Criteria: []cohort.Criterion{
			notIn(PPO, "R146", "in the PPO cohort"), notIn(DIP, "R146", "in the DIP cohort"), notIn(YOS, "R146", "in the YOS cohort"),
		},
	}
}
