package cohort

import "github.com/thirdsector-go/partnership/engagement"

// The rows of the catalogue on managing a case.
var (
	ruleThreeWay       = engagement.Rule{ID: "R45", Title: "Three way meeting", Kind: engagement.Normative, Source: "NA2009 4.4 Barriers"}
	ruleStrands        = engagement.Rule{ID: "R135", Title: "Strands", Kind: engagement.Definition, Source: "NA2009 1.4"}
	rulePartition      = engagement.Rule{ID: "R139", Title: "GOM caseload partition", Kind: engagement.Claim, Source: "NA2009 1.4"}
	ruleDormant        = engagement.Rule{ID: "R143", Title: "Dormant case", Kind: engagement.Normative, Source: "NA2009 4.1 footnote 19"}
	ruleContinuity     = engagement.Rule{ID: "R144", Title: "Continuity after dormancy", Kind: engagement.Normative, Source: "NA2009 4.1 Benefits; recommendation 19"}
	ruleReserved       = engagement.Rule{ID: "R145", Title: "Cases reserved to Probation", Kind: engagement.Normative, Source: "NA2009 4.4 Barriers"}
	ruleBeneficiary    = engagement.Rule{ID: "R149", Title: "Scope of a beneficiary", Kind: engagement.Definition, Source: "HO2012 Ch.5 Targeting effort"}
	ruleMultiAgency    = engagement.Rule{ID: "R150", Title: "Sources of identification", Kind: engagement.Definition, Source: "NA2009 1.4; WO2011 best practice"}
	ruleVoluntary      = engagement.Rule{ID: "R151", Title: "Voluntary engagement", Kind: engagement.Claim, Source: "NA2009 1.4"}
	ruleNotification   = engagement.Rule{ID: "R152", Title: "Prison notification", Kind: engagement.Normative, Source: "NA2009 1.4; 4.4 Problems"}
	ruleStages         = engagement.Rule{ID: "R153", Title: "Best practice stages", Kind: engagement.Definition, Source: "WO2011 IOM best practice model"}
	ruleSelection      = engagement.Rule{ID: "R154", Title: "Selection stage checks", Kind: engagement.Normative, Source: "WO2011 IOM best practice model"}
	rulePlanning       = engagement.Rule{ID: "R155", Title: "Planning stage checks", Kind: engagement.Normative, Source: "WO2011 IOM best practice model"}
	ruleImplementation = engagement.Rule{ID: "R156", Title: "Implementation stage checks", Kind: engagement.Normative, Source: "WO2011 IOM best practice model"}
	ruleReview         = engagement.Rule{ID: "R157", Title: "Review rule", Kind: engagement.Normative, Source: "WO2011 IOM best practice model; NA2009 4.4"}
	ruleDeselection    = engagement.Rule{ID: "R158", Title: "De-selection in both directions", Kind: engagement.Normative, Source: "WO2011 IOM best practice model"}
	ruleLead           = engagement.Rule{ID: "R159", Title: "Lead professional continuity", Kind: engagement.Normative, Source: "WO2011 IOM best practice model"}
	ruleModes          = engagement.Rule{ID: "R160", Title: "Case management modes", Kind: engagement.Definition, Source: "WO2011 Integrated Offender Management"}
	ruleManagers       = engagement.Rule{ID: "R161", Title: "Who can be an offender manager", Kind: engagement.Definition, Source: "WO2011 A plurality of offender managers"}
	ruleLabour         = engagement.Rule{ID: "R162", Title: "Division of labour in Leeds", Kind: engagement.Definition, Source: "NA2009 4.4"}
	ruleGroups         = engagement.Rule{ID: "R164", Title: "Specific offender groups", Kind: engagement.Definition, Source: "NA2009 4.0; Appendix 2"}
	ruleContact        = engagement.Rule{ID: "R165", Title: "Single assessment and 24 hour contact", Kind: engagement.Normative, Source: "SH2004 3.5.1 (DAWN)"}
	ruleRollOut        = engagement.Rule{ID: "R166", Title: "Roll-out target", Kind: engagement.Claim, Source: "NA2009 1.4"}
	ruleShortfall      = engagement.Rule{ID: "R167", Title: "Referral shortfall", Kind: engagement.Normative, Source: "NA2009 4.4; HO2012 Ch.5"}
	ruleDesistance     = engagement.Rule{ID: "R168", Title: "Desistance statements", Kind: engagement.Definition, Source: "WO2011 Desistance journeys (McNeill 2010)"}
	ruleTiers          = engagement.Rule{ID: "R169", Title: "Tiers (West Midlands)", Kind: engagement.Definition, Source: "NA2009 Appendix 6"}
	ruleInterviews     = engagement.Rule{ID: "R219", Title: "Interviews are not people", Kind: engagement.Normative, Source: "HO2012 Ch.1 footnote 5"}
	ruleOutputData     = engagement.Rule{ID: "R240", Title: "Beneficiary data must be recorded", Kind: engagement.Normative, Source: "HO2012 Ch.5 Targeting effort"}
	ruleFeeder         = engagement.Rule{ID: "R243", Title: "Feeder bias", Kind: engagement.Normative, Source: "NA2009 5.0"}
	ruleJoint          = engagement.Rule{ID: "R248", Title: "Joint management by police and VCS staff", Kind: engagement.Normative, Source: "NA2009 recommendation 21"}
)

// caseRules lists the rows on managing a case, by number.
func caseRules() []engagement.Rule {
	return []engagement.Rule{
		ruleThreeWay, ruleStrands, rulePartition, ruleDormant, ruleContinuity, ruleReserved, ruleBeneficiary, ruleMultiAgency,
		ruleVoluntary, ruleNotification, ruleStages, ruleSelection, rulePlanning, ruleImplementation, ruleReview, ruleDeselection,
		ruleLead, ruleModes, ruleManagers, ruleLabour, ruleGroups, ruleContact, ruleRollOut, ruleShortfall, ruleDesistance,
		ruleTiers, ruleInterviews, ruleOutputData, ruleFeeder, ruleJoint,
	}
}
