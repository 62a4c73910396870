package funding

import "github.com/thirdsector-go/partnership/engagement"

// The rows of the catalogue that this package decides. Texts are in the
// catalogue's own words, shortened; where the sources differ the function that
// decides says which reading it takes.
var (
	ruleEnvelope        = engagement.Rule{ID: "R86", Title: "Programme envelope", Kind: engagement.Normative, Source: "HO2012 Ch.1, Ch.3; CL2012 2.1, 2.3"}
	ruleAreaTotal       = engagement.Rule{ID: "R87", Title: "Area accounting identity", Kind: engagement.Normative, Source: "HO2012 Table 1, footnotes 12-15"}
	ruleProgrammeTotal  = engagement.Rule{ID: "R88", Title: "Programme accounting identity", Kind: engagement.Normative, Source: "HO2012 Ch.3"}
	ruleVCSLed          = engagement.Rule{ID: "R89", Title: "VCS-led projects only", Kind: engagement.Normative, Source: "CL2012 2.1"}
	ruleStatutoryLimits = engagement.Rule{ID: "R90", Title: "Limits on statutory partners", Kind: engagement.Normative, Source: "CL2012 2.1"}
	ruleSupport         = engagement.Rule{ID: "R91", Title: "Statutory support required", Kind: engagement.Normative, Source: "CL2012 2.1"}
	ruleAreas           = engagement.Rule{ID: "R92", Title: "Eligible areas", Kind: engagement.Normative, Source: "HO2012 Ch.1; CL2012 2.1, 2.3"}
	ruleWindow          = engagement.Rule{ID: "R93", Title: "Application window", Kind: engagement.Normative, Source: "CL2012 2.3; HO2012 Ch.4"}
	ruleDelivery        = engagement.Rule{ID: "R94", Title: "Delivery window and spend-by date", Kind: engagement.Normative, Source: "CL2012 2.1, 2.3; HO2012 Ch.2"}
	ruleOutcomes        = engagement.Rule{ID: "R95", Title: "Outcome criterion", Kind: engagement.Normative, Source: "HO2012 Annex 1; CL2012 2.2"}
	rulePrinciples      = engagement.Rule{ID: "R96", Title: "Principles criterion", Kind: engagement.Normative, Source: "HO2012 Annex 1; CL2012 2.2"}
	ruleReligious       = engagement.Rule{ID: "R97", Title: "Religious activity exclusion", Kind: engagement.Normative, Source: "HO2012 Annex 1"}
	ruleStates          = engagement.Rule{ID: "R98", Title: "Grant decision states", Kind: engagement.Normative, Source: "HO2012 Ch.2; CL2012 2.3"}
	ruleGate            = engagement.Rule{ID: "R99", Title: "Eligibility gate as a whole", Kind: engagement.Derived, Source: "HO2012 Annex 1; CL2012 2.1-2.3"}
	ruleReallocation    = engagement.Rule{ID: "R103", Title: "Reallocation of unspent funds", Kind: engagement.Normative, Source: "CL2012 2.3"}
	ruleSeedCornCap     = engagement.Rule{ID: "R106", Title: "Seed-corn cap", Kind: engagement.Normative, Source: "HO2012 Ch.3, Seed-corn grants; Table 2; CL2012 Key learning"}
	ruleSeedCornRange   = engagement.Rule{ID: "R113", Title: "Seed-corn observed range", Kind: engagement.Claim, Source: "HO2012 footnote 9; Ch.3"}
	ruleEqualTreatment  = engagement.Rule{ID: "R123", Title: "Change of focus must be treated alike", Kind: engagement.Normative, Source: "HO2012 Ch.4, The bidding process"}
	ruleExact           = engagement.Rule{ID: "R207", Title: "Money is exact", Kind: engagement.Normative, Source: "HO2012 Ch.3, Table 1"}
	ruleShares          = engagement.Rule{ID: "R208", Title: "Share of total, whole percent", Kind: engagement.Normative, Source: "HO2012 Table 3; WO2011 table of charities"}
	ruleColumn          = engagement.Rule{ID: "R209", Title: "Column sum tolerance", Kind: engagement.Normative, Source: "SH2004 Annex 2"}
	ruleByKind          = engagement.Rule{ID: "R210", Title: "Funding by type of organisation", Kind: engagement.Derived, Source: "HO2012 Table 1 (Figure 2 is lost)"}
	ruleNewToWork       = engagement.Rule{ID: "R211", Title: "Funding to organisations without prior experience", Kind: engagement.Claim, Source: "HO2012 Ch.3"}
	ruleTypeTotals      = engagement.Rule{ID: "R212", Title: "Project type totals", Kind: engagement.Claim, Source: "HO2012 Table 2"}
	ruleSeedCorn        = engagement.Rule{ID: "R213", Title: "Seed-corn table identity", Kind: engagement.Claim, Source: "HO2012 Table 3, Ch.3"}
	ruleConcentration   = engagement.Rule{ID: "R217", Title: "Concentration", Kind: engagement.Claim, Source: "WO2011 table of charities"}

	// ruleLevel is a condition that the sources do not make.
	ruleLevel = engagement.Rule{ID: "agency-level", Title: "Agency's engagement level", Kind: engagement.CallerRule, Source: "the caller's policy"}
)

// Rules lists the rules that this package decides.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		ruleEnvelope, ruleAreaTotal, ruleProgrammeTotal, ruleVCSLed, ruleStatutoryLimits, ruleSupport, ruleAreas, ruleWindow,
		ruleDelivery, ruleOutcomes, rulePrinciples, ruleReligious, ruleStates, ruleGate, ruleReallocation, ruleSeedCornCap,
		ruleSeedCornRange, ruleEqualTreatment, ruleExact, ruleShares, ruleColumn, ruleByKind, ruleNewToWork, ruleTypeTotals,
		ruleSeedCorn, ruleConcentration, ruleLevel,
	}
}
