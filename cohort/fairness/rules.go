package fairness

import "github.com/thirdsector-go/partnership/engagement"

// The rows that this package decides: the catalogue's, in its own words, those
// of the literature, and the caller's question.
var (
	ruleRepresented    = engagement.Rule{ID: "R163", Title: "Under-represented groups", Kind: engagement.Normative, Source: "NA2009 5.0; recommendation 20"}
	ruleSpecificGroups = engagement.Rule{ID: "R164", Title: "Specific offender groups", Kind: engagement.Definition, Source: "NA2009 4.0; Appendix 2"}

	ruleRatio = engagement.Rule{ID: "relative-rate-index", Title: "Relative rate index", Kind: engagement.Literature,
		Source: "Uhrig, N. (2016) Black, Asian and Minority Ethnic disproportionality in the Criminal Justice System in England and Wales. Ministry of Justice"}
	ruleWilson = engagement.Rule{ID: "wilson-interval", Title: "Wilson's score interval of a rate", Kind: engagement.Literature,
		Source: "Wilson, E. B. (1927) Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209-212"}
	ruleKatz = engagement.Rule{ID: "katz-log-interval", Title: "Katz' log interval of a ratio of rates", Kind: engagement.Literature,
		Source: "Katz, D., Baptista, J., Azen, S. P. and Pike, M. C. (1978) Obtaining confidence intervals for the risk ratio in cohort studies. Biometrics 34, 469-474"}
	ruleKoopman = engagement.Rule{ID: "koopman-score-interval", Title: "Koopman's score interval of a ratio of rates", Kind: engagement.Literature,
		Source: "Koopman, P. A. R. (1984) Confidence intervals for the ratio of two binomial proportions. Biometrics 40, 513-517"}
	ruleNewcombe = engagement.Rule{ID: "newcombe-interval", Title: "Newcombe's hybrid score interval of a difference of rates", Kind: engagement.Literature,
		Source: "Newcombe, R. G. (1998) Interval estimation for the difference between independent proportions: comparison of eleven methods. Statistics in Medicine 17, 873-890, method 10"}
	ruleFisher = engagement.Rule{ID: "fisher-exact", Title: "Equal rates, by Fisher's exact test", Kind: engagement.Literature,
		Source: "Fisher, R. A. (1935) The logic of inductive inference. Journal of the Royal Statistical Society 98, 39-82"}
	ruleHolm = engagement.Rule{ID: "holm-adjustment", Title: "Holm's adjustment for several comparisons", Kind: engagement.Literature,
		Source: "Holm, S. (1979) A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70"}

	ruleBand         = engagement.Rule{ID: "ratio-in-band", Title: "The ratio of rates lies in the band", Kind: engagement.CallerRule, Source: "the caller's band"}
	ruleBandInterval = engagement.Rule{ID: "interval-in-band", Title: "The ratio's interval lies in the band", Kind: engagement.CallerRule, Source: "the caller's band"}
)

// Rules lists the rules that this package decides: those of the catalogue,
// those of the literature, then the questions that a caller puts.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		ruleRepresented, ruleSpecificGroups,
		ruleRatio, ruleWilson, ruleKatz, ruleKoopman, ruleNewcombe, ruleFisher, ruleHolm,
		ruleBand, ruleBandInterval,
	}
}
