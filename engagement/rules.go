package engagement

// The rows of the catalogue that this package decides. Where the sources
// differ, the function that decides says which reading it takes.
var (
	ruleThirdSector        = Rule{"R1", "Third Sector membership", Definition, "NA2009 1.2, Appendix 2"}
	ruleBoundary           = Rule{"R2", "VCS boundary (2004)", Definition, "SH2004 Part One 1.1 footnote 1"}
	ruleBidder             = Rule{"R3", "Kind of bidding organisation (2012)", Definition, "HO2012 Ch.3, Table 1, footnotes 10-11"}
	ruleOrientation        = Rule{"R4", "Orientation to offenders (2004)", Definition, "SH2004 Role of the VCS 3.1.6"}
	ruleCommunity          = Rule{"R5", "Community-based is not community organisation", Definition, "SH2004 3.1.1"}
	ruleLevels             = Rule{"R6", "Levels of engagement", Definition, "NA2009 3.1; WO2011 Revised model"}
	ruleDelivery2009       = Rule{"R7", "Delivery partner (2009)", Definition, "NA2009 3.1"}
	rulePartner2009        = Rule{"R8", "Referral partner (2009)", Definition, "NA2009 3.1"}
	ruleAgency2009         = Rule{"R9", "Referral agency (2009)", Definition, "NA2009 3.1"}
	ruleLoose              = Rule{"R10", "Strict and loose role modes", Derived, "NA2009 3.1 v 3.2, 4.1, 4.2"}
	ruleCloseness          = Rule{"R11", "Closeness order (2009)", Definition, "NA2009 3.1"}
	ruleDelivery2011       = Rule{"R12", "Delivery partner (2011)", Definition, "WO2011 Revised model"}
	rulePartner2011        = Rule{"R13", "Referral partner (2011)", Definition, "WO2011 Revised model"}
	ruleConversion         = Rule{"R14", "Role conversion 2009 to 2011", Derived, "NA2009 3.1 against WO2011 Revised model"}
	ruleUpgrade            = Rule{"R15", "Upgrade path for a referral agency", Normative, "NA2009 Executive summary; recommendations 9 and 11"}
	ruleIntegration        = Rule{"R25", "Integration checklist", Definition, "NA2009 4.1 Service delivery"}
	ruleVariation          = Rule{"R26", "Sources of variation", Claim, "NA2009 3.2"}
	ruleDrivers            = Rule{"R27", "Drivers", Definition, "NA2009 3.2 Drivers and facilitators"}
	rulePromotion          = Rule{"R28", "Promotion must be tied to drivers", Normative, "NA2009 recommendation 18"}
	ruleSize               = Rule{"R29", "Partner role by organisation size", Claim, "NA2009 3.2 Composition of the local service provider market"}
	ruleMarketUse          = Rule{"R30", "Market use grade", Claim, "NA2009 3.5 Transforming public services"}
	ruleCommunityStrategy  = Rule{"R47", "Community engagement strategy precondition", Normative, "NA2009 recommendation 22"}
	ruleMajorProvider      = Rule{"R53", "VCS responsibilities for major provider status", Normative, "SH2004 Part Two 1.3"}
	ruleNewcomer           = Rule{"R54", "New agencies need support", Normative, "HO2012 Ch.5"}
	ruleBuyIn              = Rule{"R55", "Frontline buy-in", Normative, "HO2012 Ch.5 Slow or absent referral mechanisms; Ch.6 Establishing buy-in"}
	ruleWestMidlands       = Rule{"R56", "West Midlands engagement checklist", Normative, "NA2009 Appendix 6 Recommendations"}
	ruleVolunteeringLimits = Rule{"R57", "Limits of volunteering", Normative, "HO2012 Ch.6 Roles and responsibilities"}
	rulePathways           = Rule{"R133", "Pathways", Definition, "NA2009 4.0, 4.1 Pathways"}
	ruleStaffBand          = Rule{"R215", "Size band by paid staff", Definition, "HO2012 Ch.3"}
	ruleIncome             = Rule{"R216", "Income bracket", Definition, `WO2011, slide "VCS - A multi-headed beast?"`}
	ruleMentions           = Rule{"R231", "Pyramid ranking", Derived, "SH2004 3.1"}
	ruleOrdinal            = Rule{"R239", "Ordinal assessments", Definition, "NA2009 3.5"}
	ruleConduit            = Rule{"R244", "Local authority as conduit", Claim, "NA2009 3.2 The way in which the IOM developed"}
)

// Rules lists the rules that this package decides. Its subpackages list theirs.
func Rules() []Rule {
	return []Rule{
		ruleThirdSector, ruleBoundary, ruleBidder, ruleOrientation, ruleCommunity, ruleLevels, ruleDelivery2009, rulePartner2009,
		ruleAgency2009, ruleLoose, ruleCloseness, ruleDelivery2011, rulePartner2011, ruleConversion, ruleUpgrade, ruleIntegration,
		ruleVariation, ruleDrivers, rulePromotion, ruleSize, ruleMarketUse, ruleCommunityStrategy, ruleMajorProvider, ruleNewcomer,
		ruleBuyIn, ruleWestMidlands, ruleVolunteeringLimits, rulePathways, ruleStaffBand, ruleIncome, ruleMentions, ruleOrdinal,
		ruleConduit,
	}
}
