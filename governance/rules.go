package governance

import "github.com/thirdsector-go/partnership/engagement"

// The rows of the catalogue that this package decides. Where the sources
// differ, the function that decides says which reading it takes.
var (
	ruleSteering           = engagement.Rule{ID: "R16", Title: "Steering group representation (2011)", Kind: engagement.Normative, Source: "WO2011 Revised model"}
	ruleStrategic          = engagement.Rule{ID: "R17", Title: "Strategic representation (2011)", Kind: engagement.Normative, Source: "WO2011 Revised model"}
	ruleBrokerage          = engagement.Rule{ID: "R18", Title: "Brokerage (2011)", Kind: engagement.Normative, Source: "WO2011 Revised model"}
	ruleModel2011          = engagement.Rule{ID: "R19", Title: "2011 model completeness", Kind: engagement.Derived, Source: "WO2011 Revised model"}
	ruleConnection         = engagement.Rule{ID: "R20", Title: "Connection between levels", Kind: engagement.Derived, Source: "NA2009 3.1 Connections between levels; recommendation 7"}
	ruleCounts             = engagement.Rule{ID: "R21", Title: "Connection fixture", Kind: engagement.Claim, Source: "NA2009 3.1"}
	ruleFeedback           = engagement.Rule{ID: "R22", Title: "Feedback gap", Kind: engagement.Normative, Source: "NA2009 4.1 Links to local stakeholder groups"}
	ruleProportional       = engagement.Rule{ID: "R23", Title: "Proportional structures", Kind: engagement.Normative, Source: "NA2009 recommendation 7 (first bullet) and 11"}
	ruleCoLocation         = engagement.Rule{ID: "R24", Title: "Co-location and co-working preferred", Kind: engagement.Normative, Source: "NA2009 recommendation 8 (second bullet)"}
	ruleLeadBody           = engagement.Rule{ID: "R49", Title: "Lead body eligibility", Kind: engagement.Normative, Source: "HO2012 Ch.2; CL2012 2.3"}
	ruleChain              = engagement.Rule{ID: "R50", Title: "Brokerage chain and arm's length", Kind: engagement.Definition, Source: "HO2012 Ch.2 (Figure 1 text), Ch.4"}
	ruleSampling           = engagement.Rule{ID: "R51", Title: "Area sampling criteria", Kind: engagement.Normative, Source: "HO2012 Ch.2 footnote 6"}
	ruleFundedBrokerage    = engagement.Rule{ID: "R52", Title: "Local brokerage is not resource neutral", Kind: engagement.Normative, Source: "HO2012 Ch.4; Ch.6 Role of brokerage organisations"}
	ruleInfrastructureUse  = engagement.Rule{ID: "R58", Title: "Use of the national infrastructure body", Kind: engagement.Normative, Source: "NA2009 recommendation 12"}
	ruleOversightChain     = engagement.Rule{ID: "R59", Title: "Oversight chain (2009)", Kind: engagement.Definition, Source: "NA2009 3.1 Strategic oversight"}
	ruleSiteFacts          = engagement.Rule{ID: "R60", Title: "Site governance facts", Kind: engagement.Definition, Source: "NA2009 4.1-4.4"}
	ruleConflict           = engagement.Rule{ID: "R61", Title: "Commissioning conflict of interest", Kind: engagement.Normative, Source: "NA2009 4.4 Governance; HO2012 Ch.6 Funding and commissioning; SH2004 4.5"}
	ruleComposition        = engagement.Rule{ID: "R63", Title: "Crime Prevention and Reduction Strategy Group composition", Kind: engagement.Normative, Source: "HO2012 Table 2 (VCS Crime Reduction Forum)"}
	ruleEffective          = engagement.Rule{ID: "R64", Title: "Group effectiveness", Kind: engagement.Normative, Source: "HO2012 Ch.5 Building positive relationships"}
	ruleSteeringSeats      = engagement.Rule{ID: "R65", Title: "VCS on IOM steering groups", Kind: engagement.Normative, Source: "HO2012 Executive summary Implications; Ch.6 Engagement with IOM agenda"}
	ruleCommissioningSeats = engagement.Rule{ID: "R66", Title: "VCS on commissioning groups", Kind: engagement.Normative, Source: "HO2012 Ch.6 Funding and commissioning"}
	ruleStrategicPlan      = engagement.Rule{ID: "R67", Title: "Involving the VCS in strategic plans", Kind: engagement.Normative, Source: "CL2012 Key learning (top four, 1st)"}
	ruleSingleOwner        = engagement.Rule{ID: "R68", Title: "Strategic leads and a single owner", Kind: engagement.Normative, Source: "CL2012 2.6"}
	rulePanel              = engagement.Rule{ID: "R69", Title: "Grants panel composition", Kind: engagement.Normative, Source: "CL2012 2.3; HO2012 Ch.6 The grant administration process"}
	ruleHandsOff           = engagement.Rule{ID: "R70", Title: "Hands-off parameters", Kind: engagement.Normative, Source: "HO2012 Ch.2"}
	ruleNotHandsOff        = engagement.Rule{ID: "R71", Title: "Statutory hands-off is not always right", Kind: engagement.Normative, Source: "HO2012 Ch.6 Roles and responsibilities"}
	ruleRegularity         = engagement.Rule{ID: "R72", Title: "Regularity test", Kind: engagement.Normative, Source: "HO2012 Ch.2 Agreeing funding arrangements"}
	ruleAppointment        = engagement.Rule{ID: "R73", Title: "Appointing the intermediary without competition", Kind: engagement.Normative, Source: "HO2012 Ch.2 Incorrect assumptions"}
	ruleMechanisms         = engagement.Rule{ID: "R74", Title: "Mechanisms for strategic representation", Kind: engagement.Definition, Source: "SH2004 5.5; Key Recommendation 8"}
	rulePathwaysGroups     = engagement.Rule{ID: "R75", Title: "Pathways steering groups", Kind: engagement.Normative, Source: "NA2009 4.2 Pathways"}
	ruleCadence            = engagement.Rule{ID: "R76", Title: "Meeting cadence", Kind: engagement.Definition, Source: "NA2009 1.4"}
	ruleInterim            = engagement.Rule{ID: "R77", Title: "Interim CDRP cover", Kind: engagement.Normative, Source: "NA2009 Appendix 6 Strategic influence"}
	ruleDuty               = engagement.Rule{ID: "R78", Title: "CDRP re-offending duty", Kind: engagement.Definition, Source: "NA2009 3.2, 4.1; CL2012 1.1"}
	ruleLAA                = engagement.Rule{ID: "R79", Title: "LAA link", Kind: engagement.Normative, Source: "NA2009 3.4; recommendation 24; Appendix 6"}
	ruleLeadAgency         = engagement.Rule{ID: "R80", Title: "Lead agency", Kind: engagement.Definition, Source: "NA2009 1.4; Appendix 1"}
	ruleCoordinator        = engagement.Rule{ID: "R81", Title: "Prison VCS co-ordinator role", Kind: engagement.Normative, Source: "SH2004 3.4"}
	ruleEscalation         = engagement.Rule{ID: "R82", Title: "Escalation through structure", Kind: engagement.Claim, Source: "NA2009 4.4 Problems within the IOM"}
	ruleAlign              = engagement.Rule{ID: "R83", Title: "Align strategies", Kind: engagement.Normative, Source: "HO2012 Ch.5; Ch.6 Enhancing the credibility"}
	ruleAdvisory           = engagement.Rule{ID: "R84", Title: "2005 advisory structure", Kind: engagement.Definition, Source: "NOMS2005 6.2"}
	ruleAccountable        = engagement.Rule{ID: "R85", Title: "Accountable representation", Kind: engagement.Normative, Source: "CL2012 2.3, 2.5; HO2012 Ch.5"}
	ruleStaffCount         = engagement.Rule{ID: "R221", Title: "Staff count identity", Kind: engagement.Claim, Source: "NA2009 1.4, 4.1, 4.2, Appendix 1"}
	ruleStaffShare         = engagement.Rule{ID: "R222", Title: "Third Sector share of unit staff", Kind: engagement.Derived, Source: "NA2009 Appendix 1"}
	ruleInfrastructure     = engagement.Rule{ID: "R245", Title: "Conditions for sector infrastructure", Kind: engagement.Normative, Source: "SH2004 1.2 (quoting NCVO 2004)"}
	ruleTemplate           = engagement.Rule{ID: "R247", Title: "Model as a general template", Kind: engagement.Normative, Source: "NA2009 recommendation 10"}

	// Questions that the sources answer for a site and do not put as rules.
	rulePresence            = engagement.Rule{ID: "unconnected-presence", Title: "Presence without connection", Kind: engagement.Derived, Source: "NA2009 3.1 Strategic oversight"}
	ruleStatutoryConnection = engagement.Rule{ID: "statutory-connection", Title: "Connection between levels for statutory agencies", Kind: engagement.Derived, Source: "NA2009 3.1 Connections between levels"}
	ruleBrokerLeaves        = engagement.Rule{ID: "broker-leaves", Title: "What breaks if the broker goes", Kind: engagement.Derived, Source: "ours, after WO2011 Revised model; NA2009 3.1 Connections between levels"}
	ruleOnlyLink            = engagement.Rule{ID: "only-link", Title: "A post that alone joins two levels", Kind: engagement.Derived, Source: "ours, after NA2009 4.1 Links to local stakeholder groups"}
)

// Rules lists the rules that this package decides. Its subpackages list theirs.
func Rules() []engagement.Rule {
	return []engagement.Rule{
		ruleSteering, ruleStrategic, ruleBrokerage, ruleModel2011, ruleConnection, ruleCounts, ruleFeedback,
		ruleProportional, ruleCoLocation, ruleLeadBody, ruleChain, ruleSampling, ruleFundedBrokerage, ruleInfrastructureUse,
		ruleOversightChain, ruleSiteFacts, ruleConflict, ruleComposition, ruleEffective, ruleSteeringSeats, ruleCommissioningSeats,
		ruleStrategicPlan, ruleSingleOwner, rulePanel, ruleHandsOff, ruleNotHandsOff, ruleRegularity, ruleAppointment,
		ruleMechanisms, rulePathwaysGroups, ruleCadence, ruleInterim, ruleDuty, ruleLAA, ruleLeadAgency,
		ruleCoordinator, ruleEscalation, ruleAlign, ruleAdvisory, ruleAccountable, ruleStaffCount, ruleStaffShare,
		ruleInfrastructure, ruleTemplate, rulePresence, ruleStatutoryConnection, ruleBrokerLeaves, ruleOnlyLink,
	}
}
