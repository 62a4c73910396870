package brokerage

import "github.com/thirdsector-go/partnership/engagement"

// The measures, and the work that each is taken from.
var (
	ruleRoles = engagement.Rule{ID: "brokerage-roles", Title: "Five roles of a broker between groups", Kind: engagement.Literature,
		Source: "Gould, R.V. and Fernandez, R.M. (1989). Structures of mediation. Sociological Methodology 19, 89-126"}
	ruleShared = engagement.Rule{ID: "brokerage-shared", Title: "Brokers of one pair share it", Kind: engagement.Literature,
		Source: "Gould, R.V. and Fernandez, R.M. (1989). Structures of mediation. Sociological Methodology 19, 89-126 (partial brokerage)"}
	rulePermutation = engagement.Rule{ID: "brokerage-permutation", Title: "Roles against random draws", Kind: engagement.Literature,
		Source: "Davison, A.C. and Hinkley, D.V. (1997). Bootstrap Methods and their Application, 4.2-4.3. Cambridge University Press"}
	ruleArticulation = engagement.Rule{ID: "articulation-points", Title: "Agencies whose loss breaks the network apart", Kind: engagement.Literature,
		Source: "Hopcroft, J. and Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16, 372-378"}
	ruleBridges = engagement.Rule{ID: "bridges", Title: "Links whose loss breaks the network apart", Kind: engagement.Literature,
		Source: "Tarjan, R.E. (1974). A note on finding the bridges of a graph. Information Processing Letters 2, 160-161"}
	ruleConstraint = engagement.Rule{ID: "constraint", Title: "Constraint", Kind: engagement.Literature,
		Source: "Burt, R.S. (1992). Structural Holes, ch. 2. Harvard University Press"}
	ruleBetweenness = engagement.Rule{ID: "betweenness", Title: "Betweenness", Kind: engagement.Literature,
		Source: "Freeman, L.C. (1977). A set of measures of centrality based on betweenness. Sociometry 40, 35-41; " +
			"Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, 163-177"}
	rulePairsLost = engagement.Rule{ID: "pairs-lost", Title: "Pairs of different groups that lose every path", Kind: engagement.Derived,
		Source: "WO2011 Revised model and HO2012 Ch.4 (brokerage across levels); counted with Lengauer, T. and Tarjan, R.E. (1979). " +
			"A fast algorithm for finding dominators in a flowgraph. ACM Transactions on Programming Languages and Systems 1, 121-141"}
)

// Rules lists the measures of this package as rules, with their sources.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		ruleRoles, ruleShared, rulePermutation, ruleArticulation, ruleBridges, ruleConstraint, ruleBetweenness, rulePairsLost,
	}
}
