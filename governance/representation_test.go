package governance_test

import (
	"testing"

	"github.com/thirdsector-go/partnership/governance"
)

// R85: three conditions.
func TestRepresentationChecklist(t *testing.T) {
	checklist(t, governance.RepresentationChecklist(), "R85", "elected", "trained", "accountable")
}
