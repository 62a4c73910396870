package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
	"github.com/thirdsector-go/partnership/internal/word/wordtest"
)

func TestCheckWords(t *testing.T) {
	wordtest.Check(t, "RepresentationLevel", governance.ParseRepresentationLevel, governance.RepresentationLevels(),
		"not-stated", "local", "regional", "national")
	wordtest.Check(t, "PartneringKind", governance.ParsePartneringKind, governance.PartneringKinds(),
		"not-stated", "same-agency", "consortium-partner", "broker-of")
	wordtest.Check(t, "Standing", governance.ParseStanding, governance.Standings(), "not-known", "participate", "recused")
	wordtest.Check(t, "CaseDuty", governance.ParseCaseDuty, governance.CaseDuties(), "not-stated", "enforcement", "risk-assessment", "other")
	wordtest.Check(t, "Cadence", governance.ParseCadence, governance.Cadences(), "not-stated", "weekly", "fortnightly", "monthly", "quarterly")
	wordtest.Check(t, "Issue", governance.ParseIssue, governance.Issues(),
		"not-stated", "unclear-referral-criteria", "unclear-case-responsibility", "other")
	wordtest.Check(t, "DeliveryModel", governance.ParseDeliveryModel, governance.DeliveryModels(), "not-stated", "co-located-co-working", "other")
	wordtest.Check(t, "StaffCounting", governance.ParseStaffCounting, governance.StaffCountings(), "not-stated", "deployed", "to-be-deployed", "all")
}
