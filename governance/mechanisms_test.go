package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
)

// R74: five mechanisms.
func TestMechanismsChecklist(t *testing.T) {
	checklist(t, governance.MechanismsChecklist(), "R74",
		"key-boards", "national-consultation", "infrastructure-bodies", "development-workers", "neutral-bidding-agency")
}
