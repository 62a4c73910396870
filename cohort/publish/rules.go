package publish

import "github.com/thirdsector-go/partnership/engagement"

const hundepool = "Hundepool, A., Domingo-Ferrer, J., Franconi, L., Giessing, S., Schulte Nordholt, E., Spicer, K. and de Wolf, P.-P. (2012) Statistical Disclosure Control. Wiley"

var (
	ruleMinimum   = engagement.Rule{ID: "minimum-cell", Title: "No count of fewer people than the minimum is published", Kind: engagement.Literature, Source: hundepool}
	ruleDominance = engagement.Rule{ID: "dominance", Title: "No value is published of which a few contribute most, (n,k)", Kind: engagement.Literature, Source: hundepool}
	ruleSecondary = engagement.Rule{ID: "secondary-suppression", Title: "No suppressed cell can be worked out from the totals", Kind: engagement.Literature,
		Source: "Cox, L. H. (1980) Suppression methodology and statistical disclosure control. Journal of the American Statistical Association 75, 377-385; Kelly, J. P., Golden, B. L. and Assad, A. A. (1992) Cell suppression: disclosure protection for sensitive tabular data. Networks 22, 397-417"}
	ruleRounding = engagement.Rule{ID: "rounding-to-base", Title: "Numbers are multiples of a base", Kind: engagement.Literature, Source: hundepool}
)

// Rules lists the rules that this package decides.
func Rules() []engagement.Rule {
	return []engagement.Rule{ruleMinimum, ruleDominance, ruleSecondary, ruleRounding}
}
