package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
)

// R245: four conditions.
func TestInfrastructureChecklist(t *testing.T) {
	checklist(t, governance.InfrastructureChecklist(), "R245", "sector-owned-and-led", "sustainable", "each-tier", "promotes-diversity")
}
