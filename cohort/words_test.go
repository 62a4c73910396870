package cohort_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/cohort"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestCaseEnumerations(t *testing.T) {
	wordtest.Check(t, "Strand", cohort.ParseStrand, cohort.Strands(), "not-stated", "prevent-and-deter", "catch-and-convict", "rehabilitate-and-resettle")
	wordtest.Check(t, "OffenderManager", cohort.ParseOffenderManager, cohort.OffenderManagers(),
		"not-stated", "probation", "police", "prison-officer", "vcs-drugs", "vcs-housing", "vcs-mentor", "other")
	wordtest.Check(t, "CaseMode", cohort.ParseCaseMode, cohort.CaseModes(), "not-stated", "one-to-one", "co-located-day-to-day", "multi-agency-conference")
	wordtest.Check(t, "Beneficiary", cohort.ParseBeneficiary, cohort.Beneficiaries(), "not-stated", "iom-offender", "other-offender", "ex-offender", "at-risk", "unknown")
	wordtest.Check(t, "CaseTask", cohort.ParseCaseTask, cohort.CaseTasks(), "not-stated", "assessment", "initial-case-management", "through-care", "after-care")
	wordtest.Check(t, "Stage", cohort.ParseStage, cohort.Stages(), "not-stated", "select", "plan", "implement", "review", "deselect")
	wordtest.Check(t, "Enabler", cohort.ParseEnabler, cohort.Enablers(), "not-stated", "training", "effective-partnerships", "communication", "leadership-and-co-ordination")
	wordtest.Check(t, "PoliceRole", cohort.ParsePoliceRole, cohort.PoliceRoles(), "not-stated", "intel", "pathways", "enforcement", "disruption")
	wordtest.Check(t, "Direction", cohort.ParseDirection, cohort.Directions(), "not-stated", "success", "failure")
	wordtest.Check(t, "Tier", cohort.ParseTier, cohort.Tiers(), "not-stated", "level-1", "level-2", "level-3", "level-4")
}
