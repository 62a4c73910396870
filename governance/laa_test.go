package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
)

// R79: two indicators, and the contribution is communicated.
func TestLAAChecklist(t *testing.T) {
	checklist(t, governance.LAAChecklist(), "R79", "ni-18", "ni-30", "contribution-communicated")
}
